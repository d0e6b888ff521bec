"""From the blocks of a version to paragraphs in words that can be compared, whatever format they came from.

A paragraph is a heading, a paragraph, an item, a row of a table or a note. What formats do differently is no
difference here: line ends, words broken off at a line end, kinds of quotes and dashes, numbers of headings and items.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from mkwportal.core.search.lists import STOP

MEESTE_WOORDEN = 600  # a longer paragraph is compared sentence by sentence
CEL = "\t"  # between the cells of a row; not a word, so that a row and a line of text can be the same

_WIT = re.compile(r"[^\S\t]+")
_AFGEBROKEN = re.compile(r"(?<=[a-zà-ÿ])-\n(?!(?:en|of|tot)\b)(?=[a-zà-ÿ])")
_WOORD = re.compile(r"(?:\w+(?:[-‐‑–'’./,:&+]\w+)*%?|[^\w\s])\s*")
_ZIN = re.compile(r"(?<=[.!?;:])\s+(?=\S)")
_NUMMER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,3}[.)]|\(\d{1,3}\)|[a-zA-Z][.)]|\([a-z]\)|[ivx]{1,5}[.)])\s+(?=\S)"
)
_KOPNUMMER = re.compile(r"\d{1,2}\s+(?=[A-ZÀ-Þ])")
_OPSOMMING = re.compile(r"[•▪◦●○■□‣⁃∙·➢➤►✓✔❖*–—-]\s+(?=\S)")
_GELIJK = str.maketrans("‘’‚‛`´“”„‟«»‐‑‒–—―\u00a0", "''''''\"\"\"\"\"\"------ ")


@dataclass(frozen=True, slots=True)
class Alinea:
    """One paragraph: `merk` (its number or bullet) and `delen` (words with the space after them) are its text.

    `woorden` are numbers, the same for words that count as the same; `inhoud` are those that say something.
    `blok` is the number of its block from 1, `kop` the level of a heading or 0, `kolommen` the titles above a row.
    """

    soort: str
    merk: str
    delen: tuple[str, ...]
    woorden: tuple[int, ...]
    inhoud: tuple[int, ...]
    blok: int
    pagina: int | None
    kop: int
    kolommen: tuple[str, ...] = ()

    @property
    def tekst(self) -> str:
        """The whole text, on one line."""
        return self.merk + "".join(self.delen)


@dataclass(slots=True)
class Woordenboek:
    """Gives each word a number, over both versions."""

    nummers: dict[str, int] = field(default_factory=dict)
    licht: set[int] = field(default_factory=set)  # stop words and punctuation: they never make a match on their own
    _gezien: dict[str, int] = field(default_factory=dict)

    def nummer(self, deel: str) -> int:
        """Return the number of a word as it stands in a text."""
        if (gezien := self._gezien.get(deel)) is not None:
            return gezien
        woord = unicodedata.normalize("NFC", deel.strip().translate(_GELIJK))
        nummer = self.nummers.setdefault(woord, len(self.nummers))
        if woord.casefold() in STOP or not any(map(str.isalnum, woord)):
            self.licht.add(nummer)
        self._gezien[deel] = nummer
        return nummer


def paragraphs(blokken: Sequence[dict[str, Any]], woorden: Woordenboek) -> list[Alinea]:
    """Return the paragraphs of a version in reading order; none of them is empty."""
    found = []
    for nummer, blok in enumerate(blokken, 1):
        for soort, ruw, kolommen in _texts(blok):
            for tekst in _sentences(ruw):
                found.append(_paragraph(tekst, soort, blok, nummer, woorden, kolommen))
    return [alinea for alinea in found if alinea.delen]


def _texts(blok: dict[str, Any]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield what kind of paragraph, its text, and of a row the titles of its columns; empty cells keep their place."""
    if blok["s"] == "lijst":
        yield from (("punt", _one_line(item), ()) for item in blok["items"])
    elif blok["s"] == "tabel":
        rows = [[_one_line(cell).replace(CEL, " ") for cell in row] for row in blok["rijen"]]
        titles = tuple(rows[0]) if blok.get("kop") and rows else ()
        yield from (("rij", CEL.join(row), titles if n else ()) for n, row in enumerate(rows))
    else:
        yield blok["s"], _one_line(blok["t"]), ()


def _one_line(tekst: str) -> str:
    return _WIT.sub(" ", _AFGEBROKEN.sub("", tekst)).strip()


def _sentences(tekst: str) -> list[str]:
    """Return the text as it is, or cut at its sentences when it is too long to be compared at once."""
    if len(tekst) <= MEESTE_WOORDEN or len(_WOORD.findall(tekst)) <= MEESTE_WOORDEN:
        return [tekst]
    pieces = []
    for zin in _ZIN.split(tekst):
        delen = _WOORD.findall(zin)
        pieces += ["".join(delen[at : at + MEESTE_WOORDEN]).strip() for at in range(0, len(delen), MEESTE_WOORDEN)]
    return pieces


def _paragraph(
    tekst: str, soort: str, blok: dict[str, Any], nummer: int, boek: Woordenboek, kolommen: tuple[str, ...]
) -> Alinea:
    merk = _NUMMER.match(tekst) or _OPSOMMING.match(tekst) if soort != "rij" else None
    if merk is None and soort == "kop":
        merk = _KOPNUMMER.match(tekst)
    begin = merk.end() if merk else len(tekst) - len(tekst.lstrip(CEL))  # or empty cells
    delen = tuple(_WOORD.findall(tekst, begin))
    woorden = tuple(map(boek.nummer, delen))
    inhoud = tuple(woord for woord in woorden if woord not in boek.licht)
    level = blok["n"] if soort == "kop" else 0
    return Alinea(soort, tekst[:begin], delen, woorden, inhoud or woorden, nummer, blok.get("p"), level, kolommen)
