"""The index of one kind of object as bits in memory: who may see what, which values it has, which words are in it.

What a row of the index says never changes after it was written (a change makes a row with a new number), so what is
known of a row stays true: a refresh only adds the new rows and forgets those that are gone. Each row has a place; a set
of rows is one whole number with a bit per place. Counting 100,000 rows for every value of six filters takes some
milliseconds that way.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, reduce
from itertools import compress
from operator import and_
from threading import Lock
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

KOLOMMEN = ("thema_ids", "subsoort", "organisatie_id", "jaar", "grootte", "status")
MEESTE_BEGRIPPEN, MEESTE_ZICHT = 400, 24  # sets that are kept: 12.5 kB each at 100,000 rows
MEESTE_GEVRAAGD = 4_000  # tsqueries of which is known that they were asked for
WEINIG = 3_000  # rows whose places are looked up one by one
KOP_VAN_ARRAY = 20  # bytes: dimensions, flags, type, length, first index
ALS_CIJFERS = bytes.maketrans(b"\0\1", b"01")
VERNIEUW = """
SELECT (SELECT array_send(array_agg(id)) FROM core_zoekregel WHERE soort = %s AND id <= %s),
(SELECT json_agg(json_build_array(id, thema_ids, subsoort, organisatie_id, jaar, grootte, status) ORDER BY id)
FROM core_zoekregel WHERE soort = %s AND id > %s)"""
MET = """(SELECT array_send(array_agg(id)) FROM (SELECT id FROM core_zoekregel
WHERE soort = %s AND id + 0 > %s AND vec @@ %s::tsquery OFFSET 0) r)"""  # id + 0: not along the numbers, but by word


class Geheugen:
    """What this process knows of one kind, as of one stamp."""

    def __init__(self, soort: str) -> None:
        self.soort, self._lock, self._stempel = soort, Lock(), ""
        self._forget()

    def _forget(self) -> None:
        self.ids = array("q")
        self.leeft, self._gebruikt = 0, b""
        self.waarden: dict[str, dict[Any, int]] = {kolom: {} for kolom in KOLOMMEN}
        self._begrippen: dict[str, tuple[int, int]] = {}
        self._zicht: dict[str, int] = {}
        self._gevraagd: dict[str, bool] = {}

    def refresh(self, stempel: str, cursor: CursorWrapper) -> None:
        """Take in what changed since the last stamp; the first part of a stamp says when all rows are made anew."""
        if stempel == self._stempel:
            return
        with self._lock:
            if stempel == self._stempel:
                return
            dood = len(self.ids) - self.leeft.bit_count()
            if stempel.partition(".")[0] != self._stempel.partition(".")[0] or dood > len(self.ids) // 4:
                self._forget()
            laatste = self.ids[-1] if self.ids else 0
            cursor.execute(VERNIEUW, [self.soort, laatste, self.soort, laatste])
            er_nog, nieuw = cursor.fetchone()
            self._zicht = {}
            self.leeft = self._places(er_nog)
            self._add(nieuw or [])
            self._stempel = stempel

    def _add(self, rijen: Sequence[Sequence[Any]]) -> None:
        begin = len(self.ids)
        per_kolom: list[defaultdict[Any, list[int]]] = [defaultdict(list) for _ in KOLOMMEN]
        for plek, (pk, themas, *los) in enumerate(rijen, begin):
            self.ids.append(pk)
            for thema in themas:
                per_kolom[0][thema].append(plek)
            for waarden, waarde in zip(per_kolom[1:], los, strict=True):
                if waarde:
                    waarden[waarde].append(plek)
        self.leeft |= ((1 << len(rijen)) - 1) << begin
        for kolom, waarden in zip(KOLOMMEN, per_kolom, strict=True):
            oud = self.waarden[kolom]
            self.waarden[kolom] = oud | {w: oud.get(w, 0) | _bits(plekken) for w, plekken in waarden.items()}

    def _places(self, ids: bytes | None) -> int:
        """Return the set of rows with these numbers, an array of bigint as PostgreSQL sends it."""
        nummers = array("q")
        if ids:
            nummers.frombytes(_without_lengths(ids))
            nummers.byteswap()
        if len(nummers) < WEINIG:
            plekken = sorted((bisect_left(self.ids, pk), pk) for pk in nummers)
            return _bits([p for p, pk in plekken if p < len(self.ids) and self.ids[p] == pk])
        begin = self.ids[0]
        vlaggen = bytearray(self.ids[-1] - begin + 1)
        for pk in nummers:
            if 0 <= pk - begin < len(vlaggen):
                vlaggen[pk - begin] = 1
        if len(vlaggen) > len(self.ids):  # numbers that are gone have no place
            vlaggen = bytearray(compress(vlaggen, self._numbers_in_use()))
        return int(vlaggen[::-1].translate(ALS_CIJFERS) or b"0", 2)

    def _numbers_in_use(self) -> bytes:
        """Return a 1 for every number from the first to the last that is the number of a row, a 0 for the others."""
        if len(self._gebruikt) != self.ids[-1] - self.ids[0] + 1:
            gebruikt, begin = bytearray(self.ids[-1] - self.ids[0] + 1), self.ids[0]
            for pk in self.ids:
                gebruikt[pk - begin] = 1
            self._gebruikt = bytes(gebruikt)
        return self._gebruikt

    def visible(self, sleutel: str, queryset: QuerySet, cursor: CursorWrapper) -> int:
        """Return the set of rows that a person may see; `sleutel` says for whom that is the same."""
        if sleutel not in self._zicht:
            try:
                binnen, waarden = queryset.order_by().values("pk").query.get_compiler(connection=connection).as_sql()
            except EmptyResultSet:
                return 0
            cursor.execute(
                f"SELECT array_send(array_agg(id)) FROM core_zoekregel WHERE soort = %s AND object_id IN ({binnen})",
                [self.soort, *waarden],
            )
            _keep(self._zicht, sleutel, self._places(cursor.fetchone()[0]), MEESTE_ZICHT)
        return self._zicht[sleutel] & self.leeft

    def having(self, tsqueries: Iterable[str], cursor: CursorWrapper) -> dict[str, int]:
        """Return per tsquery the set of rows that fit; what is not known yet is asked in one statement."""
        laatste = self.ids[-1] if self.ids else 0
        kent = {q: self._begrippen.get(q, (0, 0)) for q in dict.fromkeys(tsqueries)}
        vraag = [(q, tot) for q, (_, tot) in kent.items() if tot < laatste]
        if vraag:
            waarden = [waarde for q, tot in vraag for waarde in (self.soort, tot, q)]
            cursor.execute(f"SELECT {', '.join([MET] * len(vraag))}", waarden)
            for (q, _), ids in zip(vraag, cursor.fetchone(), strict=True):
                kent[q] = kent[q][0] | self._places(ids), laatste
        for q, gevonden in kent.items():
            _keep(self._begrippen, q, gevonden, MEESTE_BEGRIPPEN)
        return {q: rijen & self.leeft for q, (rijen, _) in kent.items()}

    def having_all(self, groepen: Sequence[Sequence[str]], cursor: CursorWrapper) -> list[int]:
        """Return per group the set of rows that fit all of its tsqueries, in at most one statement.

        A tsquery that is asked for the second time is kept on its own; those that are new here are asked for together
        with the rest of their group, because that finds fewer rows.
        """
        nodig = []
        for groep in groepen:
            vaker = [q for q in groep if q in self._begrippen or q in self._gevraagd]
            nieuw = len(vaker) < len(groep)
            nodig.append([*vaker, " & ".join(groep)] if nieuw and len(groep) > 1 else list(groep))
            for q in groep:
                _keep(self._gevraagd, q, True, MEESTE_GEVRAAGD)
        met = self.having([q for delen in nodig for q in delen], cursor)
        return [reduce(and_, (met[q] for q in delen)) for delen in nodig]

    def newest(self, rijen: int, aantal: int) -> Iterator[int]:
        """Yield the numbers of the last rows in a set, the last one first."""
        while rijen and aantal:
            plek = rijen.bit_length() - 1
            yield self.ids[plek]
            rijen ^= 1 << plek
            aantal -= 1


def _without_lengths(data: bytes) -> bytes:
    """Return the numbers in an array of bigint: each of 8 bytes stands behind its length of 4."""
    vier = array("I", bytes(data)[KOP_VAN_ARRAY:])
    uit = array("I", bytes(len(vier) // 3 * 8))
    uit[::2], uit[1::2] = vier[1::3], vier[2::3]
    return uit.tobytes()


def _bits(plekken: Sequence[int]) -> int:
    if not plekken:
        return 0
    bits = bytearray((plekken[-1] >> 3) + 1)
    for plek in plekken:
        bits[plek >> 3] |= 1 << (plek & 7)
    return int.from_bytes(bits, "little")


def _keep(waar: dict[str, Any], sleutel: str, waarde: Any, meeste: int) -> None:
    """Keep a value; of too many the oldest goes."""
    waar.pop(sleutel, None)
    while len(waar) >= meeste:
        waar.pop(next(iter(waar)))
    waar[sleutel] = waarde


@cache
def memory_of(database: str, soort: str) -> Geheugen:
    """Return what this process knows of a kind in a database."""
    return Geheugen(soort)
