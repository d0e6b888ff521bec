"""From text to the lexemes of the index, the same way for documents and for questions. Pure: no database.

fold (no accents, lower case) -> words -> stem and stems of the compound's parts. Bump VERSIE with every change of
the rules here, in `stemming`, `compounds` and `lists`: a job then renews all rows (`reindexing`).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .compounds import in_between, smallest, split
from .lists import STOP
from .stemming import stem

VERSIE = 1
WOORD = re.compile(r"[^\W_]+(?:['\u2019&./\u2010\u2011-][^\W_]+)*")
LANGSTE = 60  # letters of a word that count
_GELIJK = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "`": "'",
        "\u00b4": "'",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u00ad": None,
    }
)
_ACHTERVOEGSEL = re.compile(r"'(?:s|tjes?)$")
_ONZICHTBAAR = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_STUURTEKEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_AFGEBROKEN = re.compile(r"(?<=[a-z\u00e0-\u00ff])-\n(?!en\b|of\b|tot\b)(?=[a-z])")


class Woord(NamedTuple):
    """A folded word: its stem, the stems of its parts (coarse, smallest, all), the smallest parts as words."""

    woord: str
    stam: str
    grof: tuple[str, ...] = ()
    fijn: tuple[str, ...] = ()
    delen: tuple[str, ...] = ()
    stukken: tuple[str, ...] = ()


class Token(NamedTuple):
    """A word in its place: position counts words, start and end count characters."""

    plek: int
    start: int
    eind: int
    woord: Woord


def clean(tekst: str | None) -> str:
    """Return text as it is kept: composed letters, nothing invisible, no words broken off at a line end."""
    tekst = unicodedata.normalize("NFC", _STUURTEKEN.sub(" ", tekst or ""))
    return _AFGEBROKEN.sub("", _ONZICHTBAAR.sub("", tekst))


def fold(tekst: str) -> str:
    """Lower case, without accents, with one kind of apostrophe and hyphen."""
    if tekst.isascii():
        return tekst.lower()
    los = unicodedata.normalize("NFKD", tekst.translate(_GELIJK)).lower()
    return "".join(c for c in los if not unicodedata.combining(c))


@lru_cache(20_000)
def units(vorm: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the words in one run of characters, each with its parts between hyphens.

    risico's -> risico; RI&E -> rie; R.v.C. -> rvc; en/of -> en, of; VvE-beheer -> vvebeheer (vve, beheer)
    """
    uit: list[tuple[str, tuple[str, ...]]] = []
    for stuk in fold(vorm).split("/"):
        punten = [p for p in stuk.split(".") if p]
        if len(punten) > 1 and not (all(len(p) == 1 for p in punten) or all(p.isdigit() for p in punten)):
            for punt in punten:
                uit.extend(units(punt))
            continue
        stuk = _ACHTERVOEGSEL.sub("", "".join(punten)).replace("'", "").replace("&", "")
        delen = tuple(deel[:LANGSTE] for deel in stuk.split("-") if deel)
        if delen:
            uit.append(("".join(delen)[:LANGSTE], delen if len(delen) > 1 else ()))
    return tuple(uit)


@lru_cache(20_000)
def analyse(woord: str, koppel: tuple[str, ...] = ()) -> Woord:
    """Return the stem and the compound parts of a folded word; `koppel` are its parts between hyphens."""
    grof: tuple[str, ...] = ()
    for deel in koppel or (woord,):
        grof += split(deel) or ((deel,) if koppel else ())
    stam = stem(woord)

    def stems(delen: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s for s in map(stem, delen) if s != stam and len(s) > 1))

    fijn = smallest(grof)
    return Woord(woord, stam, stems(grof), stems(fijn), stems(in_between(grof)), fijn)


@lru_cache(20_000)
def words(vorm: str, splits: bool = True) -> tuple[Woord | None, ...]:
    """Return the analysed words in one run of characters, None for a stop word: it only takes a place."""
    return tuple(
        None if w in STOP else analyse(w, koppel) if splits else Woord(w, stem(w)) for w, koppel in units(vorm)
    )


def tokens(tekst: str, *, splits: bool = True) -> Iterator[Token]:
    """Yield the words of a text in their places, without stop words; `splits=False` leaves compounds whole."""
    plek = 0
    for m in WOORD.finditer(tekst):
        for woord in words(m[0], splits):
            plek += 1
            if woord is not None:
                yield Token(plek, m.start(), m.end(), woord)


def stem_key(tekst: str, *, stop: bool = False) -> tuple[str, ...]:
    """Return the stems of the words in order: the key of a synonym, or (with stop words) of a name."""
    return tuple(stem(w) for m in WOORD.finditer(tekst) for w, _ in units(m[0]) if stop or w not in STOP)
