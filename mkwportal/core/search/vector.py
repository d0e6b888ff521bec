"""Build the text of a tsvector: where each lexeme of an object stands, and how much that place weighs.

Weight A is the title, B its compound parts, kind, themes and names, C the text, D the compound parts in the text.
`=lexeme` marks a word of the title and `~lexeme` one that says what the text is about, so that the index alone
answers both; `@name` is a whole name. `kop` is small: title, kind, themes, names, and the words
that say what the text is about.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from .analysis import WOORD, clean, fold, stem_key, tokens, units
from .lists import RECHTSVORM
from .stemming import stem

LAATSTE_PLEK, MEESTE_PLEKKEN = 16_383, 150  # PostgreSQL keeps 16,383 and 255
MEESTE_BYTES = 900_000  # a tsvector holds 1 MB
MEESTE_TEKENS = 1_000_000  # of one text; what follows is neither indexed nor kept
LANGSTE_WOORD = 40  # a longer run of letters is no word to suggest
KENMERKEN = 48  # lexemes of the text that say what it is about: frequent and long


class Inhoud(NamedTuple):
    """What is indexed of one object: both vectors as text, length in words, lexemes, and word -> (as written, stem)."""

    kop: str
    vec: str
    lengte: int
    lexemen: frozenset[str]
    woorden: dict[str, tuple[str, str]]


class _Bouwer:
    def __init__(self) -> None:
        self.plekken: dict[str, dict[int, str]] = {}
        self.bytes = self.lengte = self.begin = 0
        self.woorden: dict[str, tuple[str, str]] = {}

    def put(self, lexeem: str, plek: int, gewicht: str) -> None:
        """Note one place of a lexeme; the heaviest weight on a place wins."""
        plekken = self.plekken.get(lexeem)
        if plekken is None:
            plekken = self.plekken[lexeem] = {}
            self.bytes += len(lexeem.encode()) + 4
        if plek and len(plekken) < MEESTE_PLEKKEN:
            eerder = plekken.get(plek)
            if eerder is None:
                self.bytes += 2
                plekken[plek] = gewicht
            elif eerder > gewicht:
                plekken[plek] = gewicht

    def add(self, tekst: str, gewicht: str, gewicht_delen: str, *, splits: bool = True, titel: bool = False) -> None:
        """Add one field; fields stand ten places apart so that no phrase runs from one into the other."""
        plek, begin, put = 0, self.begin, self.put
        for plek, start, eind, woord in tokens(tekst, splits=splits):
            self.lengte += 1
            plaats = begin + plek
            if plaats > LAATSTE_PLEK:
                plaats = LAATSTE_PLEK
            put(woord.stam, plaats, gewicht)
            for deel in woord.delen:
                put(deel, plaats, gewicht_delen)
            if titel:
                for lexeem in (woord.stam, *woord.delen):
                    self.put("=" + lexeem, 0, gewicht)
            if woord.woord not in self.woorden and len(woord.woord) <= LANGSTE_WOORD:
                vorm = tekst[start:eind].lower()
                self.woorden[woord.woord] = (vorm if fold(vorm) == woord.woord else woord.woord, woord.stam)
                for stuk in woord.stukken:
                    self.woorden.setdefault(stuk, (stuk, stem(stuk)))
            if self.bytes > MEESTE_BYTES:
                break
        self.begin += plek + 10

    def text(self) -> str:
        """Return the vector in the notation of PostgreSQL."""
        return " ".join(
            quote(lexeem) + (":" + ",".join(f"{p}{g}" for p, g in sorted(plekken.items())) if plekken else "")
            for lexeem, plekken in self.plekken.items()
        )


def _weight(lexeem: str, aantal: int) -> float:
    """Return how much a lexeme says of a text, without knowing other texts: in Dutch, long words are rare ones."""
    return (1 + math.log(max(aantal, 1))) * len(lexeem)


def quote(lexeem: str) -> str:
    """Return a lexeme as tsvector and tsquery read it."""
    return "'" + lexeem.replace("\\", "\\\\").replace("'", "''") + "'"


def name_lexeme(stammen: Sequence[str]) -> str:
    """Return the lexeme of a whole name."""
    return ("@" + " ".join(stammen))[: LANGSTE_WOORD * 2]


def name_keys(namen: Sequence[str]) -> set[str]:
    """Return the lexemes of names: whole, and without the legal form in front (Woonstichting De Peel -> Peel)."""
    uit = set()
    for naam in namen:
        woorden = [w for m in WOORD.finditer(clean(naam)[:200]) for w, _ in units(m[0])]
        while woorden:
            uit.add(name_lexeme(stem_key(" ".join(woorden), stop=True)))
            if woorden[0] not in RECHTSVORM:
                break
            woorden = woorden[1:]
    return uit


def build(titel: str, meta: str, namen: Sequence[str], tekst: str) -> Inhoud:
    """Analyse one object. `meta` is kind and themes, `namen` are names that count as one notion and are never split."""
    bouwer = _Bouwer()
    bouwer.add(titel, "A", "B", titel=True)
    bouwer.add(meta, "B", "B")
    bouwer.add(" ".join(namen), "B", "B", splits=False)
    for sleutel in sorted(name_keys(namen)):
        bouwer.put(sleutel, min(bouwer.begin, LAATSTE_PLEK), "B")
    bouwer.begin += 10
    kop = {lexeem: dict(plekken) for lexeem, plekken in bouwer.plekken.items() if lexeem[0] != "="}
    bouwer.add(tekst, "C", "D")
    kenmerken = [
        (_weight(lexeem, len(plekken)), lexeem) for lexeem, plekken in bouwer.plekken.items() if lexeem[0] not in "=@"
    ]
    for _, lexeem in sorted(kenmerken, reverse=True)[:KENMERKEN]:
        kop.setdefault(lexeem, {})
        bouwer.put("~" + lexeem, 0, "D")
    vec, lexemen = bouwer.text(), frozenset(bouwer.plekken)
    bouwer.plekken = kop
    return Inhoud(bouwer.text(), vec, bouwer.lengte, lexemen, bouwer.woorden)
