"""The index of one kind of object as sets in memory: who may see what, which values it has, which words are in it.

What a row of the index says never changes after it was written (a change makes a row with a new number), so what is
known of a row stays true: a refresh only adds the new rows and forgets those that are gone. A set of rows is a
compressed bitmap of their numbers (Roaring, numbers up to 2**32): counting 100,000 rows for every value of six filters
takes half a millisecond.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import and_, or_
from threading import Lock
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet
from pyroaring import BitMap

from .terms import Groep, Lexeem, Term
from .wordlists import NAMEN, NIEUW, STAND, merged

KOLOMMEN = ("thema_ids", "subsoort", "organisatie_id", "jaar", "grootte", "status")
MEESTE_BEGRIPPEN, MEESTE_ZICHT = 1_000, 24  # sets that are kept: at most 12.5 kB each at 100,000 rows
MEESTE_STAART = 1_500  # rows that may be newer than the lists of words; with more of them the lists are of no use
KOP_VAN_ARRAY = 20  # bytes: dimensions, flags, type, length, first index
VERNIEUW = """
SELECT (SELECT array_send(array_agg(id)) FROM core_zoekregel WHERE soort = %s AND id <= %s),
(SELECT json_agg(json_build_array(id, thema_ids, subsoort, organisatie_id, jaar, grootte, status) ORDER BY id)
FROM core_zoekregel WHERE soort = %s AND id > %s),
(SELECT gegevens::json FROM core_stand WHERE naam = %s)"""
WAAR = """
SELECT v.plek, l.rijen, CASE WHEN l.rijen IS NULL THEN (SELECT array_send(array_agg(id)) FROM (
  SELECT id FROM core_zoekregel WHERE soort = %s AND vec @@ v.vraag::tsquery OFFSET 0) r) END
FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS v(lexeem, vraag, plek)
LEFT JOIN core_zoeklijst l ON l.soort = %s AND l.lexeem = v.lexeem"""


@dataclass(slots=True)
class Beeld:
    """What this process knows of one kind as of one stamp; a later stamp has a picture of its own."""

    soort: str
    laatste: int = 0
    alle: BitMap = field(default_factory=BitMap)
    leeft: BitMap = field(default_factory=BitMap)
    waarden: dict[str, dict[Any, BitMap]] = field(default_factory=lambda: {kolom: {} for kolom in KOLOMMEN})
    tot: int = 0  # the row up to which the lists of words are complete
    editie: int = 0  # of these lists
    lijsten: frozenset[str] = frozenset()  # the lexemes that have a list
    staart: Mapping[str, BitMap] = field(default_factory=dict)  # where these occur in the rows after `tot`
    _begrippen: dict[Term, BitMap] = field(default_factory=dict)
    _zicht: dict[str, BitMap] = field(default_factory=dict)

    def later(self, cursor: CursorWrapper) -> "Beeld":
        """Return the picture of now: this one, with what is new and without what is gone."""
        cursor.execute(VERNIEUW, [self.soort, self.laatste, self.soort, self.laatste, STAND.format(self.soort)])
        er_nog, rijen, stand = cursor.fetchone()
        nieuw, waarden = _values(rijen or [])
        leeft = _numbers(er_nog) | nieuw
        alle = self.alle | nieuw
        if len(alle) - len(leeft) > len(alle) // 4 and self.laatste:
            return Beeld(self.soort).later(cursor)  # what is gone takes too much room
        beeld = Beeld(
            self.soort,
            nieuw.max() if nieuw else self.laatste,
            alle,
            leeft,
            {kolom: merged(self.waarden[kolom], waarden[kolom]) for kolom in KOLOMMEN},
        )
        beeld.tot, beeld.editie = (stand["tot"], stand["editie"]) if stand else (0, 0)
        if beeld.editie != self.editie:
            beeld._start_lists(cursor)
        else:
            beeld._go_on_with_lists(self, bool(nieuw), cursor)
        return beeld

    def _start_lists(self, cursor: CursorWrapper) -> None:
        """Take the lists as they are now, if few rows are newer than they are."""
        if self._behind() <= MEESTE_STAART:
            cursor.execute(NAMEN, [self.soort])
            self.lijsten = frozenset(cursor.fetchone()[0] or ())
            self.staart = self._occurring(self.tot, cursor)

    def _behind(self) -> int:
        return self.leeft.range_cardinality(self.tot + 1, self.laatste + 1)

    def _go_on_with_lists(self, vorig: "Beeld", nieuw: bool, cursor: CursorWrapper) -> None:
        """Keep what was known of words, with the rows that are new."""
        if not nieuw:
            self.lijsten, self.staart, self._begrippen = vorig.lijsten, vorig.staart, vorig._begrippen
        elif vorig.lijsten and self._behind() <= MEESTE_STAART:
            erbij = self._occurring(vorig.laatste, cursor)
            self.lijsten, self.staart = vorig.lijsten, merged(vorig.staart, erbij)
            for term, rijen in list(vorig._begrippen.items()):
                if isinstance(term, Lexeem) and term.tekst in self.lijsten and not term.begin:
                    self._begrippen[term] = rijen | erbij[term.tekst] if term.tekst in erbij else rijen

    def _occurring(self, na: int, cursor: CursorWrapper) -> dict[str, BitMap]:
        cursor.execute(NIEUW, [self.soort, self.soort, na])
        return {lexeem: BitMap(nummers) for lexeem, nummers in (cursor.fetchone()[0] or {}).items()}

    def visible(self, sleutel: str, queryset: QuerySet, cursor: CursorWrapper) -> BitMap:
        """Return the rows that a person may see; `sleutel` says for whom that is the same."""
        if sleutel not in self._zicht:
            try:
                binnen, waarden = queryset.order_by().values("pk").query.get_compiler(connection=connection).as_sql()
            except EmptyResultSet:
                return BitMap()
            cursor.execute(
                f"SELECT array_send(array_agg(id)) FROM core_zoekregel WHERE soort = %s AND object_id IN ({binnen})",  # noqa: S608 - own words, values as parameters
                [self.soort, *waarden],
            )
            _keep(self._zicht, sleutel, _numbers(cursor.fetchone()[0]) & self.leeft, MEESTE_ZICHT)
        return self._zicht[sleutel]

    def having(self, termen: Iterable[Term], freq: Callable[[str], int], cursor: CursorWrapper) -> dict[Term, BitMap]:
        """Return per expression the rows that fit; what is not known yet is asked in one statement.

        `freq` tells in how many objects a lexeme occurs: of one that occurs nowhere, nothing is asked.
        """
        termen = list(dict.fromkeys(termen))
        nodig = dict.fromkeys(deel for term in termen for deel in _atoms(term))
        kent = {deel: self._begrippen[deel] for deel in nodig if deel in self._begrippen}
        nergens = [d for d in nodig if isinstance(d, Lexeem) and not d.begin and not freq(d.tekst)]
        vraag = [deel for deel in nodig if deel not in kent and deel not in nergens]
        if vraag:
            los = [deel.tekst if isinstance(deel, Lexeem) and not deel.begin else None for deel in vraag]
            lijst = [tekst if tekst in self.lijsten else None for tekst in los]
            cursor.execute(WAAR, [self.soort, lijst, [deel.tsquery() for deel in vraag], self.soort])
            for plek, rijen, nummers in cursor.fetchall():
                deel, tekst = vraag[plek - 1], lijst[plek - 1]
                gevonden = BitMap.deserialize(bytes(rijen)) if rijen is not None else _numbers(nummers)
                if rijen is not None and tekst in self.staart:
                    gevonden |= self.staart[tekst]
                kent[deel] = gevonden
        for deel, gevonden in kent.items():
            _keep(self._begrippen, deel, gevonden, MEESTE_BEGRIPPEN)
        kent |= dict.fromkeys(nergens, BitMap())
        return {term: _rows(term, kent) & self.leeft for term in termen}


class Geheugen:
    """What this process knows of one kind; a picture per stamp, of which the last one is kept."""

    def __init__(self, soort: str) -> None:
        self._lock, self._stempel, self._beeld = Lock(), "", Beeld(soort)

    def at(self, stempel: str, cursor: CursorWrapper) -> Beeld:
        """Return the picture of this stamp; the first part of a stamp says when all rows are made anew."""
        with self._lock:
            if stempel != self._stempel:
                opnieuw = stempel.partition(".")[0] != self._stempel.partition(".")[0]
                self._beeld = (Beeld(self._beeld.soort) if opnieuw else self._beeld).later(cursor)
                self._stempel = stempel
            return self._beeld


def newest(rijen: BitMap, aantal: int) -> Iterator[int]:
    """Yield the last numbers in a set, the last one first."""
    yield from reversed(rijen[-aantal:] if len(rijen) > aantal else rijen)


def _values(rijen: Sequence[Sequence[Any]]) -> tuple[BitMap, dict[str, dict[Any, BitMap]]]:
    """Return the numbers of rows, and per column which of them have which value."""
    per_kolom: list[defaultdict[Any, list[int]]] = [defaultdict(list) for _ in KOLOMMEN]
    for pk, themas, *los in rijen:
        for thema in themas:
            per_kolom[0][thema].append(pk)
        for waarden, waarde in zip(per_kolom[1:], los, strict=True):
            if waarde:
                waarden[waarde].append(pk)
    return BitMap([rij[0] for rij in rijen]), {
        kolom: {waarde: BitMap(nummers) for waarde, nummers in waarden.items()}
        for kolom, waarden in zip(KOLOMMEN, per_kolom, strict=True)
    }


def _numbers(data: bytes | None) -> BitMap:
    """Return the numbers in an array of bigint as PostgreSQL sends it: of 8 bytes each, behind their length of 4."""
    laag = array("I", bytes(data)[KOP_VAN_ARRAY:])[2::3] if data else array("I")
    laag.byteswap()
    return BitMap(laag)


def _atoms(term: Term) -> Iterator[Term]:
    """Yield what of an expression is asked on its own: lexemes and phrases."""
    if isinstance(term, Groep) and not term.sprongen:
        for deel in term.delen:
            yield from _atoms(deel)
    else:
        yield term


def _rows(term: Term, kent: Mapping[Term, BitMap]) -> BitMap:
    if isinstance(term, Groep) and not term.sprongen:
        return reduce(or_ if term.tussen == "|" else and_, (_rows(deel, kent) for deel in term.delen))
    return kent[term]


def _keep(waar: dict[Any, Any], sleutel: Any, waarde: Any, meeste: int) -> None:
    """Keep a value; of too many the oldest goes."""
    waar.pop(sleutel, None)
    while len(waar) >= meeste:
        waar.pop(next(iter(waar)), None)
    waar[sleutel] = waarde


@cache
def memory_of(database: str, soort: str) -> Geheugen:
    """Return what this process knows of a kind in a database."""
    return Geheugen(soort)
