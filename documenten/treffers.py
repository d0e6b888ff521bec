"""Which paragraphs of a text are about a question, by the words, synonyms and compounds that search looks for (D12).

A word counts most when it stands there itself; the parts of a compound count only together in one sentence.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from html import escape

from mkwportal.core.search.analysis import WOORD, words
from mkwportal.core.search.knowledge import Kennis
from mkwportal.core.search.query import understand, undisturbed
from mkwportal.core.search.question import Begrip
from mkwportal.core.search.snippets import likely
from mkwportal.core.search.terms import Groep, Lexeem, Term

_ZIN = re.compile(r"(?<=[.!?;\n])\s+|\n")
_MARK = '<mark class="utrecht-mark">{}</mark>'


class Zoeker:
    """Finds and marks what a question asks for, paragraph by paragraph."""

    def __init__(self, begrippen: Sequence[Begrip]) -> None:
        # "beleid" or "reglement" makes no paragraph a hit
        chosen = [begrip for begrip in begrippen if not begrip.zacht] or list(begrippen)
        self.begrippen = [sorted(b.keuzes + b.ruimer, key=lambda keuze: -keuze[0]) for b in chosen]
        self._exact: dict[str, set[Lexeem]] = defaultdict(set)
        self._begin: list[Lexeem] = []
        for blad in {blad for keuzes in self.begrippen for _, term in keuzes for blad in term.leaves()}:
            if blad.begin:
                self._begin.append(blad)
            else:
                self._exact[blad.tekst.lstrip("=")].add(blad)
        self._begint = tuple(blad.tekst for blad in self._begin)
        self._bekend: dict[str, frozenset[Lexeem]] = {}
        self._koud: set[str] = set()  # runs of characters without a hit: nearly all of a long text

    @classmethod
    def read(cls, vraag: str) -> "Zoeker":
        """Return what finds the concepts of a question, as search understands it."""
        with undisturbed() as cursor:
            return cls(understand(vraag, Kennis(), cursor).begrippen)

    def weigh(self, tekst: str) -> dict[int, float]:
        """Return the weight (0 to 1) of each concept in a text by number; what is parted over sentences counts not."""
        alles = self._all(tekst)
        if not alles:
            return {}
        weights: dict[int, float] = {}
        zinnen: list[set[Lexeem]] | None = None
        for number, keuzes in enumerate(self.begrippen):
            for gewicht, term in keuzes:
                if not _holds(term, alles):
                    continue
                if isinstance(term, Groep):
                    zinnen = zinnen or [self._all(zin) for zin in _ZIN.split(tekst)]
                    if not any(_holds(term, zin) for zin in zinnen):
                        continue
                weights[number] = gewicht
                break
        return weights

    def mark(self, tekst: str) -> str:
        """Return a text as safe HTML with the words marked that made it fit."""
        parts, here = [], 0
        for start, end in self._places(tekst):
            parts += [escape(tekst[here:start]), _MARK.format(escape(tekst[start:end]))]
            here = end
        return "".join(parts) + escape(tekst[here:])

    def first(self, tekst: str) -> int:
        """Return the place of the first word that fits, 0 when there is none."""
        return next((start for start, _ in self._places(tekst)), 0)

    def _places(self, tekst: str) -> Iterator[tuple[int, int]]:
        """Yield where the words stand that fit, sentence by sentence."""
        if not self._all(tekst):
            return
        begin = 0
        for eind in [*(match.end() for match in _ZIN.finditer(tekst)), len(tekst)]:
            zin = self._all(tekst[begin:eind])
            if zin and any(_holds(term, zin) for keuzes in self.begrippen for _, term in keuzes):
                matches = list(WOORD.finditer(tekst, begin, eind))
                fitting = self._fitting({match[0] for match in matches})
                yield from (match.span() for match in matches if match[0] in fitting)
            begin = eind

    def _fitting(self, vormen: set[str]) -> set[str]:
        """Return which words of one sentence fit: those that hold a choice whole, else all that hold one together."""
        held = {vorm: found for vorm in vormen if (found := self._leaves(vorm))}
        fitting: set[str] = set()
        for keuzes in self.begrippen:
            whole = {vorm for vorm, found in held.items() if any(_holds(term, found) for _, term in keuzes)}
            fitting |= whole or self._together(keuzes, held)
        return fitting

    def _together(self, keuzes: Sequence[tuple[float, Term]], held: dict[str, frozenset[Lexeem]]) -> set[str]:
        """Return the words that hold the best choice only together."""
        zin = frozenset().union(*held.values())
        best = next((frozenset(term.leaves()) for _, term in keuzes if _holds(term, zin)), frozenset())
        return {vorm for vorm, found in held.items() if found & best}

    def _all(self, tekst: str) -> set[Lexeem]:
        """Return what of the question a text holds."""
        found: set[Lexeem] = set()
        if stukken := set(tekst.split()) - self._koud:
            warm = likely(stukken, self._exact, self._begint)
            self._koud |= stukken - warm
            found.update(*map(self._leaves, warm))
        return found

    def _leaves(self, stuk: str) -> frozenset[Lexeem]:
        """Return what of the question a run of characters holds: a word, with what stands against it."""
        known = self._bekend.get(stuk)
        if known is None:
            analysed = [woord for vorm in WOORD.findall(stuk) for woord in words(vorm) if woord]
            lexemes = {x for woord in analysed for x in (woord.stam, woord.woord, *woord.delen)}
            found = set().union(*(self._exact[x] for x in lexemes & self._exact.keys()))
            found |= {blad for blad in self._begin if any(x.startswith(blad.tekst) for x in lexemes)}
            known = self._bekend[stuk] = frozenset(found)
        return known


def _holds(term: Term, bladen: Set[Lexeem]) -> bool:
    """Whether a text that has these lexemes has what the term asks for."""
    if isinstance(term, Lexeem):
        return term in bladen
    return (any if term.tussen == "|" else all)(_holds(deel, bladen) for deel in term.delen)
