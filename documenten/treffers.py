"""Which paragraphs of a text are about a question, by the words, synonyms and compounds that search looks for (D12).

A word counts most when it stands there itself; the parts of a compound count only together in one sentence.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from mkwportal.core.search.analysis import WOORD, words
from mkwportal.core.search.knowledge import Kennis
from mkwportal.core.search.query import understand, undisturbed
from mkwportal.core.search.question import Begrip
from mkwportal.core.search.terms import Groep, Lexeem, Term

_ZIN = re.compile(r"(?<=[.!?;\n])\s+|\n")


@dataclass(frozen=True, slots=True)
class Raak:
    """How well a text fits: the weight (0 to 1) of each concept in it by number, and the lexemes that count."""

    gewicht: dict[int, float]
    lexemen: frozenset[Lexeem]

    @property
    def score(self) -> float:
        """The weights together."""
        return sum(self.gewicht.values())


class Zoeker:
    """Finds and marks what a question asks for, paragraph by paragraph."""

    def __init__(self, begrippen: Sequence[Begrip]) -> None:
        # "beleid" or "reglement" makes no paragraph a hit
        self.begrippen = [begrip for begrip in begrippen if not begrip.zacht] or list(begrippen)

    @classmethod
    def read(cls, vraag: str) -> "Zoeker":
        """Return what finds the concepts of a question, as search understands it."""
        with undisturbed() as cursor:
            return cls(understand(vraag, Kennis(), cursor).begrippen)

    def weigh(self, tekst: str) -> Raak:
        """Return how well a text fits; what is parted over several sentences does not count."""
        alles = _lexemes(WOORD.findall(tekst))
        weights: dict[int, float] = {}
        lit: set[Lexeem] = set()
        zinnen: list[set[str]] | None = None
        for number, begrip in enumerate(self.begrippen):
            for gewicht, term in sorted(begrip.keuzes + begrip.ruimer, key=lambda keuze: -keuze[0]):
                if not _holds(term, alles) or (number in weights and gewicht < weights[number]):
                    continue
                if isinstance(term, Groep):
                    zinnen = zinnen or [_lexemes(WOORD.findall(zin)) for zin in _ZIN.split(tekst)]
                    if not any(_holds(term, zin) for zin in zinnen):
                        continue
                weights[number] = max(gewicht, weights.get(number, 0))
                lit.update(blad for blad in term.leaves() if _holds(blad, alles))
        return Raak(weights, frozenset(lit))

    def mark(self, tekst: str, raak: Raak | None = None) -> str:
        """Return a text as safe HTML with the words marked that made it fit."""
        lexemen = (raak or self.weigh(tekst)).lexemen
        parts, here = [], 0
        for match in WOORD.finditer(tekst):
            lexemes = _lexemes([match[0]])
            if any(_holds(lexeem, lexemes) for lexeem in lexemen):
                parts += [escape(tekst[here : match.start()]), f'<mark class="utrecht-mark">{escape(match[0])}</mark>']
                here = match.end()
        return "".join(parts) + escape(tekst[here:])

    def first(self, tekst: str) -> int:
        """Return the place of the first word that fits, 0 when there is none."""
        lexemen = self.weigh(tekst).lexemen
        found = (m.start() for m in WOORD.finditer(tekst) if any(_holds(x, _lexemes([m[0]])) for x in lexemen))
        return next(found, 0)


def _lexemes(vormen: Iterable[str]) -> set[str]:
    return {
        lexeem
        for vorm in set(vormen)
        for woord in words(vorm)
        if woord is not None
        for lexeem in (woord.stam, woord.woord, *woord.delen)
    }


def _holds(term: Term, lexemen: set[str]) -> bool:
    """Whether a text with these lexemes has what the term asks for."""
    if isinstance(term, Lexeem):
        tekst = term.tekst.lstrip("=")
        return any(lexeem.startswith(tekst) for lexeem in lexemen) if term.begin else tekst in lexemen
    return (any if term.tussen == "|" else all)(_holds(deel, lexemen) for deel in term.delen)
