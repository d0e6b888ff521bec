"""What a text says about itself: title, kind, year and themes, for somebody to correct (D2). Pure."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from corporaties.models import Thema
from mkwportal.core.search.analysis import stem_key, tokens

from .extraction import Extractie, plain_text
from .extraction.prefill import title_from_text, year_from_title
from .models import Soort

MEESTE_THEMAS = 3
_TEKENS = 60_000  # of the text that is looked at for themes
_TITEL_TELT = 12  # mentions that one in the title is worth
_MINSTENS = 4
_BEGIN = 4  # blocks in which a subtitle stands
_NOEMT_ZICHZELF = 2  # times that a text says "this protocol"
# In a title the kind that is named first wins: "Format huurovereenkomst" is a format.
_SOORTEN = (
    (Soort.PRESTATIEAFSPRAKEN, r"prestatie-?afspraken|prestatieovereenkomst"),
    (
        Soort.ONDERNEMINGSPLAN,
        r"ondernemings(?:plan|strategie)|koersplan|koersdocument|strategisch plan|meerjarenplan",
    ),
    (Soort.JAARVERSLAG, r"jaarverslag\w*|jaarrekening|jaarstukken|bestuursverslag|volkshuisvestingsverslag"),
    (Soort.VISITATIERAPPORT, r"visitatie\w*"),
    (Soort.STATUUT, r"\w*statu(?:ut|ten)"),
    (Soort.REGLEMENT, r"\w*reglement(?:en)?|huisregels|(?!betalings)\w*regeling"),
    (Soort.PROTOCOL, r"\w*protocol(?:len)?"),
    (Soort.PROCEDURE, r"\w*procedures?|werkinstructies?|werkwijze|stappenplan|draaiboek|handleiding"),
    (Soort.FORMAT, r"format|sjabloon|model(?=[ -])|modelbrief|invulformulier|checklist"),
    (Soort.OVEREENKOMST, r"\w*overeenkomst(?:en)?|convenant|contract|samenwerkingsafspraken"),
    (Soort.ONDERZOEK, r"\w*onderzoek|onderzoeksrapport|evaluatie|enqu[eê]te|monitor|benchmark|rapportage"),
    (Soort.PRESENTATIE, r"presentatie"),
    (Soort.BRIEF, r"brief|\w+brief|nieuwsbrief|circulaire"),
    (
        Soort.BELEID,
        r"\w*beleid|beleids\w+|\w*visie|notitie|nota|\w*strategie|\w*aanpak|\w*kader|uitgangspunten|\w*code",
    ),
)
_GENOEMD = [(soort, re.compile(rf"\b(?:{woorden})\b")) for soort, woorden in _SOORTEN]
_ZICHZELF = re.compile(r"\b(?:dit|deze) ")
_NAAR_TYPE = {"pptx": Soort.PRESENTATIE, "odp": Soort.PRESENTATIE, "eml": Soort.BRIEF, "msg": Soort.BRIEF}


def propose(gevonden: Extractie, *, naam: str, titel: str, ext: str, themas: Iterable[Thema]) -> dict[str, Any]:
    """Return titel, soort, jaar and themas (ids); `naam` is the file name, `titel` the title so far."""
    beste = title_from_text(gevonden.titel, gevonden.blokken) or titel
    tekst = plain_text(gevonden.blokken)[:_TEKENS]
    start = [
        blok["t"] for blok in gevonden.blokken[:_BEGIN] if blok["s"] in ("kop", "alinea") and len(blok["t"]) <= 120
    ]
    return {
        "titel": beste,
        "soort": propose_soort([beste, titel, *start], tekst, ext),
        "jaar": year_from_title(beste, naam) or gevonden.jaar,
        "themas": propose_themas(f"{beste} {titel}", tekst, themas),
    }


def propose_soort(titels: Iterable[str], tekst: str, ext: str) -> str:
    """Return the kind that the first telling title names, else the file type, else how the text calls itself."""
    for titel in titels:
        if soort := _named_first(titel):
            return soort
    if ext in _NAAR_TYPE:
        return _NAAR_TYPE[ext]
    tekst = tekst.lower()
    places = [match.end() for match in _ZICHZELF.finditer(tekst)]
    counts = [(sum(1 for place in places if woord.match(tekst, place)), soort) for soort, woord in _GENOEMD]
    count, soort = max(counts, key=lambda pair: pair[0])
    return soort if count >= _NOEMT_ZICHZELF else Soort.OVERIG


def propose_themas(titel: str, tekst: str, themas: Iterable[Thema]) -> list[int]:
    """Return at most three theme ids whose name or keywords the text really uses, the strongest first.

    A word counts in every form, in the title twelve times and inside compounds as well. With a theme of the
    second level the one above it is left out.
    """
    themas = list(themas)
    words = {thema.pk: {stem_key(word) for word in (thema.naam, *thema.trefwoorden)} - {()} for thema in themas}
    wanted = set().union(*words.values())
    lexemes = _lexemes(tekst, wanted, parts=False)
    for key, count in _lexemes(titel, wanted, parts=True).items():
        lexemes[key] += count * _TITEL_TELT
    scores = {pk: sum(min(lexemes[key], 60) for key in keys) for pk, keys in words.items()}
    above = {thema.pk: thema.ouder_id for thema in themas}
    ranked = sorted((pk for pk, score in scores.items() if score >= _MINSTENS), key=lambda pk: -scores[pk])
    strong = [pk for pk in ranked if scores[pk] * 5 >= scores[ranked[0]] * 2]
    return [pk for pk in strong if pk not in {above[other] for other in strong}][:MEESTE_THEMAS]


def _named_first(titel: str) -> str:
    """Return the kind whose word stands first in a title, the longer word at the same place; "" for none."""
    titel = titel.lower()
    found = [(match.start(), -len(match[0]), soort) for soort, woord in _GENOEMD if (match := woord.search(titel))]
    return min(found)[2] if found else ""


def _lexemes(tekst: str, wanted: set[tuple[str, ...]], *, parts: bool) -> Counter[tuple[str, ...]]:
    """Count the wanted stems, runs of two or three and, with `parts`, parts of compounds; a place counts once."""
    counts: Counter[tuple[str, ...]] = Counter()
    last_ones = {key[-1] for key in wanted}
    two = one = ""
    for token in tokens(tekst, splits=parts):
        woord = token.woord
        stam = woord.stam
        keys = [(stam,), (one, stam), (two, one, stam)] if stam in last_ones else []
        if parts:
            keys += [(deel,) for deel in dict.fromkeys((*woord.grof, *woord.fijn)) if deel != stam]
        for key in keys:
            if key in wanted:
                counts[key] += 1
        two, one = one, stam
    return counts
