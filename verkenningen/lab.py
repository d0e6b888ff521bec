"""What the lines of a praktijklab say together: per moment, for who takes part and for who looks on (V15).

At each day on which somebody filled in, the last line of every organisation counts. A moment is compared with the two
before it: when content went one way and the working relation the other, they drift apart. Who takes part sees the
lines of the newest day after filling in the own one; who looks on sees only what two or more say together.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from mkwportal.core.templatetags.formats import date_text

from .models import Labregel

Fase, Relatie = Labregel.Fase, Labregel.Relatie
TERUG = 2  # moments that a moment is compared with
SAMEN = 2  # organisations that must have spoken before others than they see it
BREED, STAP, RAND = 1000, 100, 40  # of the drawing: its width, the height of a level, room for the dots
_INHOUD = {1: "ging de inhoud verder", 0: "bleef de inhoud waar zij was", -1: "deed de inhoud een stap terug"}
_RELATIE = {1: "werd de werkrelatie beter", 0: "bleef de werkrelatie gelijk", -1: "ging de werkrelatie achteruit"}
UITEEN = "Inhoud en werkrelatie lopen uit elkaar."


@dataclass(frozen=True)
class Moment:
    """A day with what all said until then: means on the scales of Fase and Relatie, and how both went since before."""

    dag: dt.date
    inhoud: float
    relatie: float
    organisaties: int
    regels: list[Labregel] = field(default_factory=list)
    zin: str = ""
    uiteen: bool = False

    @property
    def inhoud_tekst(self) -> str:
        """The content in words."""
        return in_words(self.inhoud, Fase)

    @property
    def relatie_tekst(self) -> str:
        """The working relation in words."""
        return in_words(self.relatie, Relatie)


@dataclass(frozen=True)
class Lijn:
    """A line of the drawing: its points, and a dot for each of them as a path; `mijn` is an own organisation."""

    punten: str
    stippen: str
    mijn: bool = False
    samen: bool = False


@dataclass(frozen=True)
class Figuur:
    """One of the two drawings: its levels from top to bottom, their heights, and its lines, all together last."""

    soort: str
    kop: str
    niveaus: list[str]
    hoogte: int
    strepen: list[int]
    lijnen: list[Lijn]
    tekst: str


def moments(regels: Iterable[Labregel], *, vanaf: int = 1) -> list[Moment]:
    """Return the moments of lines that are ordered by day, the oldest first, as soon as so many organisations spoke."""
    found: list[Moment] = []
    states: list[tuple[dt.date, dict[int, Labregel]]] = []
    last: dict[int, Labregel] = {}
    for dag, group in groupby(regels, lambda regel: regel.dag):
        own = list(group)
        last = last | {regel.organisatie_id: regel for regel in own}
        if len(last) < vanaf:
            continue
        zin, uiteen = _compare(last, states[-TERUG:])
        inhoud, relatie = _mean([r.fase for r in last.values()]), _mean([r.relatie for r in last.values()])
        found.append(Moment(dag, inhoud, relatie, len(last), own, zin, uiteen))
        states.append((dag, last))
    return found


def visible_lines(regels: list[Labregel], mijn: Iterable[int]) -> tuple[list[Labregel], list[Labregel]]:
    """Return the lines that who takes part for these organisations may read, and those still hidden.

    The newest day stays hidden until the own line of that day is there; who fills in for nobody sees all.
    """
    own = set(mijn)
    if not regels or not own:
        return regels, []
    newest = regels[-1].dag
    if any(regel.dag == newest and regel.organisatie_id in own for regel in regels):
        return regels, []
    return [r for r in regels if r.dag != newest], [r for r in regels if r.dag == newest]


def figures(found: list[Moment], per_organisatie: Iterable[Labregel] = (), mijn: Iterable[int] = ()) -> list[Figuur]:
    """Return both drawings of these moments, with a line per organisation when their lines are given."""
    if not found:
        return []
    first, days = found[0].dag, (found[-1].dag - found[0].dag).days
    own, lines = set(mijn), sorted(per_organisatie, key=lambda regel: (regel.organisatie_id, regel.dag))

    def x(dag: dt.date) -> int:
        return BREED // 2 if not days else RAND + round((BREED - 2 * RAND) * (dag - first).days / days)

    result = []
    for soort, kop, schaal in (("inhoud", "Inhoud", Fase), ("relatie", "Werkrelatie", Relatie)):
        height = len(schaal) * STAP
        veld = "fase" if soort == "inhoud" else "relatie"

        def point(dag: dt.date, value: float, height: int = height) -> tuple[int, int]:
            return x(dag), height - round((value - 0.5) * STAP)

        drawn = [
            _line([point(r.dag, getattr(r, veld)) for r in rows], mijn=pk in own)
            for pk, rows in groupby(lines, lambda regel: regel.organisatie_id)
        ]
        drawn.append(_line([point(m.dag, getattr(m, soort)) for m in found], samen=True))
        steps = [f"{date_text(m.dag)}: {in_words(getattr(m, soort), schaal).lower()}" for m in found]
        result.append(
            Figuur(
                soort,
                kop,
                [str(choice.label) for choice in reversed(schaal)],
                height,
                [height - round((choice - 0.5) * STAP) for choice in schaal],
                drawn,
                f"{kop}, alle organisaties samen. {'; '.join(steps)}.",
            )
        )
    return result


def in_words(value: float, schaal: type[Fase] | type[Relatie]) -> str:
    """Return a mean in words: "Agenda", or "tussen Agenda en Draagvlak"."""
    low = int(value)
    rest = value - low
    if rest < 0.25:
        return str(schaal(low).label)
    if rest > 0.75:
        return str(schaal(low + 1).label)
    return f"tussen {schaal(low).label} en {schaal(low + 1).label}"


def _compare(now: Mapping[int, Labregel], before: list[tuple[dt.date, dict[int, Labregel]]]) -> tuple[str, bool]:
    """Return the sentence on how both went, and whether they drift apart; of who spoke both then and now."""
    sentence = ""
    for dag, then in reversed(before):
        both = now.keys() & then.keys()
        inhoud = _sign(sum(now[pk].fase - then[pk].fase for pk in both))
        relatie = _sign(sum(now[pk].relatie - then[pk].relatie for pk in both))
        text = f"Sinds {date_text(dag)} {_INHOUD[inhoud]} en {_RELATIE[relatie]}."
        if inhoud * relatie < 0:
            return f"{text} {UITEEN}", True
        sentence = sentence or text
    return sentence, False


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _mean(values: list[int]) -> float:
    return sum(values) / len(values)


def _line(points: list[tuple[int, int]], *, mijn: bool = False, samen: bool = False) -> Lijn:
    return Lijn(
        " ".join(f"{x},{y}" for x, y in points), " ".join(f"M{x} {y}h0" for x, y in points), mijn=mijn, samen=samen
    )
