"""The order of the hits: BM25 in SQL, then likeness to the best ones in Python.

tf is ts_rank_cd over the alternatives of a concept: of one lexeme it is the weighted number of places, of several the
same damped by their distance (the parts of a compound stand on one place). A text that mentions the subject in passing
scores like one that is about it; likeness to the first hits, over the lexemes in `kop`, tells these apart.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .knowledge import Kennis
from .question import LOS_DEEL, TE_VAAK, ZACHT, Begrip, Vraag
from .terms import Groep, Lexeem, Term

GEWICHTEN = "'{0.1,0.3,0.3,1}'"  # of places D (parts in the text), C (text), B (parts in the title, meta), A (title)
K1, B, NABIJ, ZACHT_GEWICHT = 0.8, 0.3, 0.5, 0.5
VENSTER = 30  # hits that are ordered anew
LIJKT_OP, GELIJKENIS = 2, 0.6  # by their likeness to the first two, and how much that weighs


@dataclass(slots=True)
class Sql:
    """SQL with its parameters, in order."""

    tekst: str = ""
    waarden: list[Any] = field(default_factory=list)

    def add(self, tekst: str, *waarden: object) -> "Sql":
        """Add a piece of SQL and its parameters."""
        self.tekst += tekst
        self.waarden += waarden
        return self

    def join(self, ander: "Sql") -> "Sql":
        """Add another piece."""
        return self.add(ander.tekst, *ander.waarden)


def loose_parts(begrip: Begrip, kennis: Kennis) -> list[Lexeem]:
    """Return the parts of a compound that may count on their own when the compound finds little."""
    uit = []
    for _, term in begrip.keuzes + begrip.ruimer:
        if isinstance(term, Groep) and not term.sprongen:
            for deel in term.leaves():
                if deel.tekst not in ZACHT and 0 < deel.freq(kennis.freq) < max(kennis.aantal * TE_VAAK, 1):
                    uit.append(deel)
    return list(dict.fromkeys(uit))


def score(vraag: Vraag, kennis: Kennis, laatste: int) -> Sql:
    """Return the score of a hit, BM25 with ts_rank_cd as frequency.

    It reads `lengte`, `stadium` and `v`, an array with the vector. `laatste` is the loosest stage: only there the parts
    of a compound count on their own.
    """
    demping = f"({K1 * (1 - B):.4f}+{K1 * B / kennis.gemiddeld:.7f}*lengte)"
    som = Sql("0")

    def term(gewicht: float, keuzes: Sequence[tuple[float, Term]]) -> None:
        per_gewicht: dict[float, list[str]] = {}
        beste: dict[str, float] = {}
        for w, keuze in keuzes:
            beste[keuze.tsquery()] = max(beste.get(keuze.tsquery(), 0), round(w, 1))
        for tekst, w in beste.items():
            per_gewicht.setdefault(w, []).append(tekst)
        tf = "+".join(f"{w}*ts_rank_cd({GEWICHTEN},v[1],%s::tsquery)" for w in per_gewicht)
        som.add(f"+{gewicht:.4f}*(1-{demping}/({demping}+{tf}))", *(" | ".join(t) for t in per_gewicht.values()))

    for b in vraag.begrippen:
        term(idf(b, kennis) * (ZACHT_GEWICHT if b.zacht else 1), b.keuzes + b.ruimer)
    hard = vraag.hard
    if len(hard) > 1:
        samen = " & ".join(b.tsquery() for b in hard)
        som.add(f"+{NABIJ}*(1-{demping}/({demping}+ts_rank_cd({GEWICHTEN},v[1],%s::tsquery)))", samen)
    elif delen := loose_parts(hard[0], kennis):
        som.add(f"+CASE WHEN stadium < {laatste} THEN 0 ELSE 0")
        for deel in delen:
            term(LOS_DEEL * idf(Begrip([(1.0, deel)]), kennis), [(1.0, deel)])
        som.add(" END")
    return som


def idf(begrip: Begrip, kennis: Kennis) -> float:
    """Return how telling a concept is: large when few objects have it."""
    return _rarity(max((t.freq(kennis.freq) for _, t in begrip.keuzes + begrip.ruimer), default=1), kennis.aantal)


def _rarity(df: int, aantal: int) -> float:
    df = min(df, aantal)
    return math.log(1 + (aantal - df + 0.5) / (df + 0.5))


def by_likeness(rijen: Sequence[list[Any]], freq: Mapping[str, int], aantal: int) -> list[list[Any]]:
    """Return rows (..., score 3, stage 4, lexemes 6) ordered by score and likeness to the first, per stage."""
    if len(rijen) < 3 or not rijen[0][3]:
        return list(rijen)
    gewicht = {x: _rarity(n, aantal) ** 2 for x, n in freq.items() if x[0] != "@"}
    lexemen = [set(rij[6] or ()) for rij in rijen]
    kernen = []
    for plek, rij in enumerate(rijen[:LIJKT_OP]):
        eigen = lexemen[plek] & gewicht.keys()
        kernen.append((plek, eigen, rij[3] / rijen[0][3] / (sum(gewicht[x] for x in eigen) or 1)))

    def rank(i: int) -> tuple[int, float, int]:
        gelijk = [deel * sum(gewicht[x] for x in eigen & lexemen[i]) for plek, eigen, deel in kernen if plek != i]
        return rijen[i][4], -(rijen[i][3] / rijen[0][3] + GELIJKENIS * sum(gelijk) / len(gelijk)), i

    return [rijen[i] for i in sorted(range(len(rijen)), key=rank)]
