"""A comparison as it is shown (D6): sections of changes per chapter, what stayed the same folded, and the sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from mkwportal.core.templatetags.formats import plural_text

from .reading import table
from .vergelijking import SOORTEN, Ongewijzigd, Stuk, Verschil, Wijziging
from .vergelijking.alineas import CEL

PER_PAGE = 60  # sections
_BEGIN = "Begin van de tekst"
_FOLDED = 40  # paragraphs without a change that are shown in a fold; of a longer one its begin, and a link
_GRENS = re.compile(f"([{CEL}\n])")
_COLOUR = {"nieuw": "green", "vervallen": "clay"}


class Taal(NamedTuple):
    """How a comparison speaks: of two versions of one document, or of two documents."""

    woord: str
    labels: dict[str, str]
    zinnen: dict[str, tuple[str, str]]  # one, more
    geen: str
    geheel_oud: str
    geheel_nieuw: str

    @property
    def een(self) -> str:
        """What one of them is called."""
        return self.woord.partition(",")[0]


VERSIES = Taal(
    "wijziging,wijzigingen",
    {"aangepast": "Aangepast", "nieuw": "Nieuw", "vervallen": "Vervallen", "verplaatst": "Verplaatst"},
    {
        "aangepast": ("is aangepast", "zijn aangepast"),
        "nieuw": ("is nieuw", "zijn nieuw"),
        "vervallen": ("is vervallen", "zijn vervallen"),
        "verplaatst": ("is verplaatst", "zijn verplaatst"),
    },
    "Er zijn geen wijzigingen in de tekst.",
    "Vervalt",
    "Wordt toegevoegd",
)
DOCUMENTEN = Taal(
    "verschil,verschillen",
    {"aangepast": "Anders", "nieuw": "Alleen hier", "vervallen": "Hier niet", "verplaatst": "Andere plek"},
    {
        "aangepast": ("is anders", "zijn anders"),
        "nieuw": ("staat alleen in dit document", "staan alleen in dit document"),
        "vervallen": ("staat alleen in het andere document", "staan alleen in het andere document"),
        "verplaatst": ("staat op een andere plek", "staan op een andere plek"),
    },
    "De tekst van beide documenten is gelijk.",
    "Staat alleen in het andere document",
    "Staat alleen in dit document",
)


class Sectie(NamedTuple):
    """Changes of one kind in a row, ready to print; `hoofdstuk` only where a new chapter begins."""

    nummer: int
    hoofdstuk: str
    soort: str
    label: str
    kleur: str
    omvang: str  # "3 regels van een tabel" when it is more than one
    was: SafeString
    wordt: SafeString
    van: str  # where it stood, of what moved
    blok_oud: int | None
    blok_nieuw: int | None
    pagina: int | None


class Vouw(NamedTuple):
    """Paragraphs without a change: how many, the first of them as HTML, the block after those, or None."""

    aantal: int
    html: SafeString
    verder: int | None


class Inhoudsregel(NamedTuple):
    """A chapter with changes, and the numbers of the first and the last of its sections."""

    titel: str
    eerste: int
    laatste: int


def summary(verschil: Verschil, taal: Taal = VERSIES) -> str:
    """Return "7 wijzigingen in 3 hoofdstukken: 4 stukken tekst zijn aangepast, 2 zijn nieuw en 1 is vervallen.".

    It counts the sections that are shown, by the numbers that they have there.
    """
    kinds = [part[0].soort for part in _parts(verschil) if not isinstance(part, Ongewijzigd)]
    if not kinds:
        return taal.geen
    parts: list[str] = []
    for soort in SOORTEN:
        if number := kinds.count(soort):
            what = plural_text(number, "" if parts else "stuk tekst,stukken tekst").strip()
            parts.append(f"{what} {taal.zinnen[soort][number != 1]}")
    chapters = len([titel for titel in verschil.hoofdstukken if titel])
    places = [plural_text(chapters, "hoofdstuk,hoofdstukken")] if chapters else []
    if chapters and chapters < len(verschil.hoofdstukken):
        places.append("aan het begin van de tekst")
    where = f" in {_and(places)}" if places else ""
    return f"{plural_text(len(kinds), taal.woord)}{where}: {_and(parts)}."


def _and(parts: list[str]) -> str:
    return " en ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def sections(verschil: Verschil, taal: Taal = VERSIES) -> list[Sectie | Vouw]:
    """Return the sections and the folds between them, in reading order."""
    shown: list[Sectie | Vouw] = []
    nummer, chapter = 0, -1
    for changes in _parts(verschil):
        if isinstance(changes, Ongewijzigd):
            shown.append(_fold(changes, nummer))
            continue
        nummer += 1
        titel = verschil.hoofdstukken[changes[0].hoofdstuk] or _BEGIN
        shown.append(_section(nummer, changes, titel if changes[0].hoofdstuk != chapter else "", taal))
        chapter = changes[0].hoofdstuk
    return shown


def contents(verschil: Verschil) -> list[Inhoudsregel]:
    """Return the chapters with changes, in the order and with the numbers in which they are shown."""
    chapters = [part[0].hoofdstuk for part in _parts(verschil) if not isinstance(part, Ongewijzigd)]
    found: list[Inhoudsregel] = []
    nummer = 0
    for chapter, group in groupby(chapters):
        eerste = nummer + 1
        nummer += len(list(group))
        found.append(Inhoudsregel(verschil.hoofdstukken[chapter] or _BEGIN, eerste, nummer))
    return found


def _parts(verschil: Verschil) -> Iterator[list[Wijziging] | Ongewijzigd]:
    """Yield what stands together in one section, and the unchanged parts between."""
    for _, group in groupby(verschil.delen, key=_together):
        delen = list(group)
        changes = [deel for deel in delen if isinstance(deel, Wijziging)]
        if changes:
            yield changes
        else:
            yield from (deel for deel in delen if isinstance(deel, Ongewijzigd))


def _together(deel: Wijziging | Ongewijzigd) -> object:
    """Return what decides that paragraphs stand in one section: rows of one table, what was added, dropped or moved.

    Always within one chapter.
    """
    if isinstance(deel, Ongewijzigd):
        return "gelijk"
    if deel.soort == "aangepast" and deel.vorm == "rij":
        return ("rij", deel.hoofdstuk, deel.oud and deel.oud.blok, deel.nieuw and deel.nieuw.blok)
    if deel.soort == "aangepast" or deel.opnieuw:
        return id(deel)
    place = deel.oud.hoofdstuk if deel.soort == "verplaatst" and deel.oud else ""
    return (deel.soort, deel.hoofdstuk, place)


def _section(nummer: int, changes: list[Wijziging], hoofdstuk: str, taal: Taal) -> Sectie:
    first = changes[0]
    moved = first.soort == "verplaatst"
    return Sectie(
        nummer,
        hoofdstuk,
        first.soort,
        taal.labels[first.soort],
        _COLOUR.get(first.soort, ""),
        _size(changes),
        _html(changes, "oud", nummer) if first.oud and (not moved or first.opnieuw) else SafeString(""),
        _html(changes, "nieuw", nummer) if first.nieuw else SafeString(""),
        (first.oud.hoofdstuk or "het begin van de tekst") if moved and first.oud else "",
        first.oud.blok if first.oud else None,
        first.nieuw.blok if first.nieuw else None,
        (first.nieuw or first.oud).pagina if first.nieuw or first.oud else None,
    )


def _size(changes: list[Wijziging]) -> str:
    """Return of more than one change how many, and of what."""
    if len(changes) == 1:
        return ""
    rows = all(change.vorm == "rij" for change in changes)
    return plural_text(len(changes), "regel,regels van een tabel" if rows else "alinea,alinea’s")


class _Alinea(NamedTuple):
    """A paragraph as HTML per row and cell; `blok` and `kolommen` say of a row in which table it stands."""

    vorm: str
    rijen: list[list[str]]
    blok: int
    kolommen: tuple[str, ...] = ()


def _html(changes: list[Wijziging], kant: str, nummer: int) -> SafeString:
    """Return one side of changes, each with what is only on that side in <del> or <ins>."""
    alineas = []
    for change in changes:
        place = change.oud if kant == "oud" else change.nieuw
        cells = _cells(change.stukken, kant)
        alineas.append(_Alinea(change.vorm, cells, place.blok if place else 0, place.kolommen if place else ()))
    name = f"Tabel bij {nummer}, {'was' if kant == 'oud' else 'wordt'}"
    return mark_safe(_lines(alineas, name))  # noqa: S308 - escaped in _marked


def _cells(stukken: Iterable[Stuk], kant: str) -> list[list[str]]:
    """Return one side of a text as HTML: a list per line of what stands in its cells; no mark runs on over a cell."""
    lines = [[""]]
    for stuk in stukken:
        for deel in _GRENS.split(stuk.oud if kant == "oud" else stuk.nieuw):
            if deel == CEL:
                lines[-1].append("")
            elif deel == "\n":
                lines.append([""])
            else:
                lines[-1][-1] += _marked(deel, stuk.soort)
    return lines


def _marked(text: str, soort: str) -> str:
    tag = {"weg": "del", "nieuw": "ins"}.get(soort)
    kern = text.rstrip()
    return f"<{tag}>{escape(kern)}</{tag}>{text[len(kern) :]}" if tag and kern else escape(text)


def _lines(alineas: Sequence[_Alinea], name: str) -> str:
    """Return paragraphs as HTML; rows of one table together, a heading is bold, and an item has its bullet."""
    html = ""
    for (vorm, blok), group in groupby(alineas, key=lambda a: (a.vorm, a.blok if a.vorm == "rij" else 0)):
        together = list(group)
        if vorm == "rij":
            html += _table(together, f"{name}, alinea {blok}")
            continue
        for alinea in together:
            text = "<br>".join(" ".join(cells).strip() for cells in alinea.rijen)
            if vorm == "kop":
                html += f"<p><strong>{text}</strong></p>"
            else:
                html += f'<p class="mkw-change__item">{text}</p>' if vorm == "punt" else f"<p>{text}</p>"
    return html


def _table(alineas: Sequence[_Alinea], name: str) -> str:
    """Return rows of one table, under the titles of its columns unless the row with these is one of them."""
    lines: list[list[str]] = [
        [escape(title) for title in alineas[0].kolommen],
        *(row for alinea in alineas for row in alinea.rijen),
    ]
    width = max(map(len, lines))
    titles, *rows = [[cell.strip() for cell in line] + [""] * (width - len(line)) for line in lines]
    return table(rows, titles if any(titles) else (), name, str)


def _fold(deel: Ongewijzigd, nummer: int) -> Vouw:
    shown = deel.regels if len(deel.regels) <= _FOLDED else deel.regels[: _FOLDED // 2]
    alineas = [_Alinea(r.vorm, _cells([Stuk("gelijk", r.tekst, r.tekst)], "nieuw"), r.blok) for r in shown]
    rest = deel.regels[len(shown)].blok if len(shown) < len(deel.regels) else None
    html = _lines(alineas, f"Tabel zonder wijziging na {nummer}")
    return Vouw(len(deel.regels), mark_safe(html), rest)  # noqa: S308 - escaped in _marked
