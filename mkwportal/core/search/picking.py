"""Choose and count the hits with the index in memory: what the one statement does, without walking through the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any, NamedTuple

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from .knowledge import Kennis
from .memory import Geheugen, memory_of
from .question import Vraag
from .statement import FACETTEN, MINIMAAL, Trap, promises, stage_parts


@dataclass(frozen=True, slots=True)
class Waarvoor:
    """For whom and of when an answer may come from memory.

    `zicht` is the same for people who see the same; `stempel` changes with every change of what is found or seen.
    """

    zicht: str
    stempel: str


class Gekozen(NamedTuple):
    """The rows to score (number, stage), how many stages there are, how many hits, and the counts per facet."""

    rijen: list[tuple[int, int]]
    trappen: int
    totaal: int
    facetten: dict[str, dict[Any, int]]


def pick(
    vraag: Vraag, kennis: Kennis, cursor: CursorWrapper, *, soort: str, queryset: QuerySet, waarvoor: Waarvoor,
    filters: Mapping[str, Sequence[Any]], facetten: Sequence[str], kandidaten: int,
) -> Gekozen:  # fmt: skip
    """Return which rows are worth scoring, with exact counts; at most three statements, and none for known words."""
    geheugen = memory_of(str(connection.settings_dict["NAME"]), soort)
    geheugen.refresh(waarvoor.stempel, cursor)
    mag = geheugen.visible(waarvoor.zicht, queryset, cursor)
    trappen, rangen = stage_parts(vraag, kennis), promises(vraag, kennis, kandidaten)
    if rangen:
        strikt, *beloftes = geheugen.having_all([trappen[0].delen, *rangen], cursor)
    else:  # few rows have these words: the looser ones may well be needed
        met = geheugen.having([q for trap in trappen for q in trap.delen], cursor)
        strikt, beloftes = _fits(trappen[0], met), []
    if vraag.niet:
        weg = geheugen.having([term.tsquery() for term in vraag.niet], cursor)
        mag &= ~reduce(or_, weg.values())
    lagen = [strikt & mag]
    if lagen[0].bit_count() < MINIMAAL:
        met = geheugen.having([q for trap in trappen for q in trap.delen], cursor)
        lagen = _looser(trappen, met, mag)
    fout = {naam: ~_with_values(geheugen, naam, waarden) for naam, waarden in filters.items()}
    alles = reduce(or_, lagen, 0)
    goed = _without(alles, fout.values())
    return Gekozen(
        _best(geheugen, [laag & goed for laag in lagen], beloftes, kandidaten),
        len(trappen),
        goed.bit_count(),
        {
            naam: _counts(geheugen, naam, _without(alles, [f for eigen, f in fout.items() if eigen != naam]))
            for naam in facetten
        },
    )


def _fits(trap: Trap, met: Mapping[str, int]) -> int:
    return reduce(or_ if trap.iets else and_, (met[q] for q in trap.delen))


def _looser(trappen: Sequence[Trap], met: Mapping[str, int], mag: int) -> list[int]:
    """Return the rows per stage: each its own, and a looser one only while there are few before it."""
    lagen, gezien = [], 0
    ruimst = reduce(or_, (_fits(trap, met) for trap in trappen))
    for trap in trappen:
        laag = (_fits(trap, met) & ruimst & mag) & ~gezien if gezien.bit_count() < MINIMAAL else 0
        lagen.append(laag)
        gezien |= laag
    return lagen


def _with_values(geheugen: Geheugen, naam: str, waarden: Sequence[Any]) -> int:
    per_waarde = geheugen.waarden[FACETTEN[naam]]
    return reduce(or_, (per_waarde.get(waarde, 0) for waarde in waarden), 0)


def _without(rijen: int, fouten: Any) -> int:
    return reduce(lambda over, fout: over & ~fout, fouten, rijen)


def _counts(geheugen: Geheugen, naam: str, rijen: int) -> dict[Any, int]:
    return {w: n for w, bits in geheugen.waarden[FACETTEN[naam]].items() if (n := (bits & rijen).bit_count())}


def _best(geheugen: Geheugen, lagen: Sequence[int], beloftes: Sequence[int], aantal: int) -> list[tuple[int, int]]:
    """Return the most promising rows with their stage: per stage by promise, the newest first."""
    gekozen: list[tuple[int, int]] = []
    for stadium, laag in enumerate(lagen, 1):
        for belofte in (*beloftes, laag):
            if len(gekozen) >= aantal:
                return gekozen
            gekozen += [(pk, stadium) for pk in geheugen.newest(laag & belofte, aantal - len(gekozen))]
            laag &= ~belofte
    return gekozen
