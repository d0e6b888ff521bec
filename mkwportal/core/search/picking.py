"""Choose and count the hits with the index in memory: what the one statement does, without walking through the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_, sub
from typing import Any, NamedTuple

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet
from pyroaring import BitMap

from .knowledge import Kennis
from .memory import Beeld, memory_of, newest
from .question import Vraag
from .statement import FACETTEN, MINIMAAL, Trap, promises, stage_parts
from .terms import Term


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
    """Return which rows are worth scoring, with exact counts; few statements, and none for known words."""
    beeld = memory_of(str(connection.settings_dict["NAME"]), soort).at(waarvoor.stempel, cursor)
    mag = beeld.visible(waarvoor.zicht, queryset, cursor)
    trappen, rangen = stage_parts(vraag, kennis), promises(vraag, kennis, kandidaten)
    # with ranks of promise many rows have these words: looser ones are asked for only when it turns out otherwise
    nu = [*trappen[0].delen, *(term for rang in rangen for term in rang)] if rangen else _parts(trappen)
    met = beeld.having([*nu, *vraag.niet], kennis.freq, cursor)
    mag = reduce(sub, (met[term] for term in vraag.niet), mag)
    lagen = [_fits(trappen[0], met) & mag]
    if len(lagen[0]) < MINIMAAL:
        if rangen:
            met |= beeld.having(_parts(trappen), kennis.freq, cursor)
        lagen = _looser(trappen, met, mag)
    binnen = {naam: _with_values(beeld, naam, waarden) for naam, waarden in filters.items()}
    alles = reduce(or_, lagen, BitMap())
    goed = reduce(and_, binnen.values(), alles)
    return Gekozen(
        _best([laag & goed for laag in lagen], [reduce(and_, (met[t] for t in rang)) for rang in rangen], kandidaten),
        len(trappen),
        len(goed),
        {
            naam: _counts(beeld, naam, reduce(and_, (b for eigen, b in binnen.items() if eigen != naam), alles))
            for naam in facetten
        },
    )


def _parts(trappen: Sequence[Trap]) -> list[Term]:
    return [term for trap in trappen for term in trap.delen]


def _fits(trap: Trap, met: Mapping[Term, BitMap]) -> BitMap:
    return reduce(or_ if trap.iets else and_, (met[term] for term in trap.delen))


def _looser(trappen: Sequence[Trap], met: Mapping[Term, BitMap], mag: BitMap) -> list[BitMap]:
    """Return the rows per stage: each its own, and a looser one only while there are few before it."""
    lagen, gezien = [], BitMap()
    ruimst = reduce(or_, (_fits(trap, met) for trap in trappen))
    for trap in trappen:
        laag = (_fits(trap, met) & ruimst & mag) - gezien if len(gezien) < MINIMAAL else BitMap()
        lagen.append(laag)
        gezien |= laag
    return lagen


def _with_values(beeld: Beeld, naam: str, waarden: Sequence[Any]) -> BitMap:
    per_waarde = beeld.waarden[FACETTEN[naam]]
    return reduce(or_, (per_waarde[waarde] for waarde in waarden if waarde in per_waarde), BitMap())


def _counts(beeld: Beeld, naam: str, rijen: BitMap) -> dict[Any, int]:
    return {w: n for w, met in beeld.waarden[FACETTEN[naam]].items() if (n := met.intersection_cardinality(rijen))}


def _best(lagen: Sequence[BitMap], beloftes: Sequence[BitMap], aantal: int) -> list[tuple[int, int]]:
    """Return the most promising rows with their stage: per stage by promise, the newest first."""
    gekozen: list[tuple[int, int]] = []
    for stadium, laag in enumerate(lagen, 1):
        for belofte in (*beloftes, laag):
            if len(gekozen) >= aantal:
                return gekozen
            gekozen += [(pk, stadium) for pk in newest(laag & belofte, aantal - len(gekozen))]
            laag = laag - belofte
    return gekozen
