"""What a concept looks for, as small expressions: known to PostgreSQL as a tsquery, to Python as a test on a word.

Every lexeme comes out of the analysis (folded letters and digits) and is quoted, so nothing typed can break a tsquery.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from .vector import quote

Frequentie = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Lexeem:
    """One lexeme; with `begin` every lexeme that starts like it."""

    tekst: str
    begin: bool = False

    def tsquery(self) -> str:
        """Return the expression for PostgreSQL."""
        return quote(self.tekst) + (":*" if self.begin else "")

    def freq(self, freq: Frequentie) -> int:
        """Return in how many objects it can occur at most."""
        return 1 if self.begin else freq(self.tekst)

    def leaves(self) -> "Iterator[Lexeem]":
        """Yield the lexemes in it."""
        yield self


@dataclass(frozen=True, slots=True)
class Groep:
    """Several expressions joined by & (all) or | (any), or lexemes in order: a phrase with the gap before each."""

    delen: "tuple[Term, ...]"
    tussen: str = "&"
    sprongen: tuple[int, ...] = ()

    def tsquery(self) -> str:
        """Return the expression for PostgreSQL."""
        tekst = self.delen[0].tsquery()
        for i, deel in enumerate(self.delen[1:]):
            tekst += (f" <{self.sprongen[i]}> " if self.sprongen else f" {self.tussen} ") + deel.tsquery()
        return f"({tekst})" if len(self.delen) > 1 else tekst

    def freq(self, freq: Frequentie) -> int:
        """Return in how many objects it can occur at most."""
        return (max if self.tussen == "|" else min)(deel.freq(freq) for deel in self.delen)

    def leaves(self) -> Iterator[Lexeem]:
        """Yield the lexemes in it."""
        for deel in self.delen:
            yield from deel.leaves()


Term = Lexeem | Groep


def every(lexemen: tuple[str, ...]) -> Term:
    """Return the expression for all of these lexemes, in any order."""
    return Lexeem(lexemen[0]) if len(lexemen) == 1 else Groep(tuple(map(Lexeem, lexemen)))


def phrase(plekken: list[tuple[int, str]]) -> Term:
    """Return the expression for lexemes in this order; each comes with the place where it stands."""
    sprongen = tuple(b[0] - a[0] for a, b in pairwise(plekken))
    return (
        Groep(tuple(Lexeem(lexeem) for _, lexeem in plekken), sprongen=sprongen) if sprongen else Lexeem(plekken[0][1])
    )
