"""Pieces of text around the hits, with the same analysis as the index, so that compounds and synonyms light up too."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from .analysis import WOORD, words
from .question import Begrip
from .terms import Groep, Term

LENGTE, AANTAL, GRENS, STUK, MEESTE = 170, 2, 200_000, 3_000, 30  # characters; pieces; characters; hits looked at
MEESTE_BEKEND = 30_000  # runs of characters whose lexemes are remembered
LEESTEKENS = ".,;:!?()[]\"'\u2018\u2019\u201c\u201d"  # around a run: with and without them it has the same words
_BREUK = re.compile(r"(?<![\s.,:;!?])[^\S\n\t]*[\n\t]\s*(?=\S)")  # a heading, item or cell that ends without a point
_WIT = re.compile(r"\s+")
_BEKEND: dict[str, tuple[str, ...]] = {}
_MET: dict[str, set[str]] = {}  # the same the other way round: in which runs a lexeme is


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of safe HTML with the hits marked, and the character where its first hit stands."""

    html: str
    plek: int


class Markeerder:
    """What lights up: single lexemes, beginnings, and sets of lexemes that one word must hold together."""

    def __init__(self, begrippen: Sequence[Begrip]) -> None:
        self._los: dict[str, int] = {}
        self._begin: list[tuple[str, int]] = []
        self._samen: list[tuple[frozenset[str], int]] = []
        for i, begrip in enumerate(begrippen):
            for _, term in begrip.keuzes + begrip.ruimer:
                self._add(term, i)
        self._half = {lexeem: i for samen, i in self._samen for lexeem in samen if lexeem not in self._los}
        self._nodig = {i for i, begrip in enumerate(begrippen) if not begrip.zacht and not begrip.naam}
        self._gezien: dict[str, tuple[int, bool] | None] = {}
        self._gezocht = {*self._los, *self._half}
        self._begint = tuple(begin for begin, _ in self._begin)

    def _add(self, term: Term, i: int) -> None:
        bladen = list(term.leaves())
        los = isinstance(term, Groep) and (term.sprongen or any(isinstance(d, Groep) for d in term.delen))
        if len(bladen) == 1 or los:
            for blad in bladen:
                if blad.begin:
                    self._begin.append((blad.tekst, i))
                else:
                    self._los.setdefault(blad.tekst.lstrip("="), i)
        else:
            self._samen.append((frozenset(blad.tekst.lstrip("=") for blad in bladen), i))

    def concept(self, vorm: str) -> tuple[int, bool] | None:
        """Return which concept a word as written belongs to and whether it holds all of it, None when it is no hit."""
        if vorm not in self._gezien:
            self._gezien[vorm] = self._concept(vorm)
        return self._gezien[vorm]

    def _concept(self, vorm: str) -> tuple[int, bool] | None:
        half = None
        for woord in words(vorm):
            if woord is None:
                continue
            lexemen = {woord.stam, *woord.delen}
            for lexeem in lexemen:
                if lexeem in self._los:
                    return self._los[lexeem], True
                if lexeem in self._half:
                    half = self._half[lexeem], False
            for samen, i in self._samen:
                if samen <= lexemen:
                    return i, True
            for begin, i in self._begin:
                if woord.woord.startswith(begin):
                    return i, True
        return half

    def hits(self, tekst: str, elders: Iterable[int] = ()) -> list[tuple[int, int, int]]:
        """Return (start, end, concept) in order; parts count only for a concept that no word holds whole.

        A text is read piece by piece until all that matters was seen, here or `elders` (in the title).
        """
        heel: list[tuple[int, int, int]] = []
        half: list[tuple[int, int, int]] = []
        al: set[int] = set()
        begin = 0
        while begin < len(tekst) and (not al or self._nodig - al.union(elders)):
            eind = _piece_end(tekst, begin)
            for vorm in self._likely(tekst[begin:eind]):
                if gevonden := self.concept(vorm):
                    plekken = _places(tekst, vorm, begin, eind, MEESTE)
                    (heel if gevonden[1] else half).extend((s, s + len(vorm), gevonden[0]) for s in plekken)
            al = {concept for *_, concept in heel}
            begin = eind
        return sorted(heel + [h for h in half if h[2] not in al])[:MEESTE]

    def _likely(self, tekst: str) -> set[str]:
        """Return the words of a text that may light up: those with a lexeme that is looked for."""
        gevonden = likely({stuk.strip(LEESTEKENS) for stuk in tekst.split()}, self._gezocht, self._begint)
        return {vorm for stuk in gevonden for vorm in WOORD.findall(stuk)}

    def show(self, titel: str, tekst: str) -> tuple[str, list[Fragment]]:
        """Return the title as safe HTML with its hits marked, and the best pieces of the text in their order."""
        in_titel = self.hits(titel)
        treffers = self.hits(tekst, {concept for *_, concept in in_titel})
        gekozen: list[tuple[int, int]] = []
        for a, b in _windows(treffers):
            if all(b < x - LENGTE or a > y + LENGTE for x, y in gekozen):
                gekozen.append((a, b))
            if len(gekozen) == AANTAL:
                break
        return _html(titel, 0, len(titel), in_titel), [_cut(tekst, a, b, treffers) for a, b in sorted(gekozen)]


def likely(stukken: set[str], gezocht: Iterable[str], begint: tuple[str, ...]) -> set[str]:
    """Return the runs of characters with one of these lexemes, or with one that begins like this."""
    _learn(stukken.difference(_BEKEND))
    met = [_MET[lexeem] for lexeem in gezocht if lexeem in _MET]
    gevonden = stukken.intersection(set().union(*met)) if met else set()
    if begint:
        gevonden.update(s for s in stukken if any(x.startswith(begint) for x in _BEKEND.get(s, ())))
    return gevonden


def _learn(stukken: set[str]) -> None:
    """Remember the lexemes and the folded words in runs of characters between white space, in both directions."""
    if len(_BEKEND) + len(stukken) > MEESTE_BEKEND:
        _BEKEND.clear()
        _MET.clear()
    for stuk in stukken:
        woorden = [woord for vorm in WOORD.findall(stuk) for woord in words(vorm) if woord]
        _BEKEND[stuk] = lexemen = tuple({x for woord in woorden for x in (woord.stam, *woord.delen, woord.woord)})
        for lexeem in lexemen:
            _MET.setdefault(lexeem, set()).add(stuk)


def _piece_end(tekst: str, begin: int) -> int:
    """Return where a piece of text that starts here ends: between two words."""
    if begin + STUK >= len(tekst):
        return len(tekst)
    wit = _WIT.search(tekst, begin + STUK)
    return wit.start() if wit else len(tekst)


def _places(tekst: str, vorm: str, begin: int, eind: int, meeste: int) -> Iterator[int]:
    """Yield the first places between two points where a word stands on its own."""
    start, aantal = tekst.find(vorm, begin, eind), 0
    while start >= 0 and aantal < meeste:
        na = start + len(vorm)
        if not tekst[start - 1 : start].isalnum() and not tekst[na : na + 1].isalnum():
            yield start
            aantal += 1
        start = tekst.find(vorm, na, eind)


def _windows(treffers: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Return stretches of one piece's length from hit to hit: most concepts first, then most hits, then earliest."""
    vensters = []
    for i, (start, _, _) in enumerate(treffers):
        binnen = [t for t in treffers[i : i + 8] if t[1] <= start + LENGTE] or [treffers[i]]
        vensters.append((-10 * len({t[2] for t in binnen}) - min(4, len(binnen)), start, binnen[-1][1]))
    return [(start, eind) for _, start, eind in sorted(vensters)]


def _cut(tekst: str, a: int, b: int, treffers: list[tuple[int, int, int]]) -> Fragment:
    """Return the piece around a..b, cut between words and within its page."""
    ruim = max(0, (LENGTE - (b - a)) // 2)
    begin = max(tekst.rfind("\f", 0, a) + 1, a - ruim, 0)
    bladeinde = tekst.find("\f", b)
    eind = min(len(tekst) if bladeinde < 0 else bladeinde, b + ruim)
    voor, na = begin > 0 and tekst[begin - 1] != "\f", eind < len(tekst) and tekst[eind] != "\f"
    if voor:
        begin = tekst.find(" ", begin, a) + 1 or a
    if na:
        eind = max(b, tekst.rfind(" ", b, eind + 1))
    html = _html(tekst, begin, eind, treffers)
    return Fragment(("\u2026 " if voor else "") + html + (" \u2026" if na else ""), a)


def _html(tekst: str, begin: int, eind: int, treffers: list[tuple[int, int, int]]) -> str:
    uit, hier = [], begin
    for start, stop, _ in treffers:
        if start >= hier and stop <= eind:
            uit += [escape(tekst[hier:start]), '<mark class="utrecht-mark">', escape(tekst[start:stop]), "</mark>"]
            hier = stop
    html = _BREUK.sub(" · ", "".join(uit) + escape(tekst[hier:eind]))
    return _WIT.sub(" ", html).strip(" ·")
