"""Lists of rows per common word, kept in the database: a process need not visit the rows of a word it never saw.

PostgreSQL visits every row that has a word. A list holds the same numbers as a compressed bitmap of some kilobytes.
Lists are complete up to one row (`tot`); which words the rows after it have, `memory` finds out by itself, once per
row. The job brings the lists up to date and makes new ones.
"""

import time
from collections.abc import Mapping
from typing import TypeVar

from django.db import connection, transaction
from django.db.models import Max
from pyroaring import BitMap

from mkwportal.core.models import Stand, ZoekLijst, ZoekRegel

from . import vocabulary
from .vector import quote

STAND = "zoeklijsten:{}"  # the core.Stand per kind: {"tot": number of a row, "editie": rises with every change}
SLOT = 7_203_115  # number of the advisory lock: one job at a time
GEWOON = 500  # objects that have a word: from here on it has a list
ACHTER = 200  # rows after `tot`: from here on the lists are brought up to date
PER_KEER = 100  # new lists per transaction
NAMEN = "SELECT json_agg(lexeem) FROM core_zoeklijst WHERE soort = %s"
NIEUW = """
SELECT json_object_agg(lexeem, nummers) FROM (
  SELECT u.lexeem, json_agg(r.id) AS nummers FROM core_zoekregel r
  CROSS JOIN LATERAL unnest(tsvector_to_array(r.vec)) AS u(lexeem)
  JOIN core_zoeklijst l ON l.soort = %s AND l.lexeem = u.lexeem
  WHERE r.soort = %s AND r.id > %s GROUP BY u.lexeem) n"""
ONTBREEKT = """
SELECT z.stam FROM core_zoekstam z WHERE z.freq >= %s AND left(z.stam, 1) <> '#'
AND NOT EXISTS (SELECT FROM core_zoeklijst l WHERE l.soort = %s AND l.lexeem = z.stam) ORDER BY z.freq DESC, z.stam"""
OVERBODIG = """
DELETE FROM core_zoeklijst l WHERE soort = %s AND NOT EXISTS (
SELECT FROM core_zoekstam z WHERE z.stam = l.lexeem AND z.freq >= %s)"""
MET = """
SELECT array_agg(id) FROM (SELECT id FROM core_zoekregel WHERE soort = %s AND vec @@ %s::tsquery OFFSET 0) r"""


T = TypeVar("T")


def merged(oud: Mapping[T, BitMap], erbij: Mapping[T, BitMap]) -> dict[T, BitMap]:
    """Return the union per key; neither is changed."""
    return {**oud, **{sleutel: oud[sleutel] | rijen if sleutel in oud else rijen for sleutel, rijen in erbij.items()}}


def edition(soort: str) -> tuple[int, int]:
    """Return the row up to which the lists of a kind are complete, and how often they changed; zeros without lists."""
    stand = Stand.objects.filter(naam=STAND.format(soort)).first()
    return (stand.gegevens["tot"], stand.gegevens["editie"]) if stand else (0, 0)


def keep_up(seconden: float = 20.0) -> bool:
    """Bring the lists of every kind up to date, as far as it can in this time; return whether all are."""
    eind = time.monotonic() + seconden
    soorten = ZoekRegel.objects.order_by().values_list("soort", flat=True).distinct()
    klaar = {soort: _keep_up(soort, eind) for soort in sorted(soorten)}
    return all(klaar.values())


def forget() -> None:
    """Throw all lists away: the rows get other words. Call it inside the transaction that begins to change them."""
    ZoekLijst.objects.all().delete()
    Stand.objects.filter(naam__startswith=STAND.format("")).delete()


def _keep_up(soort: str, eind: float) -> bool:
    if not _advance(soort):
        return True
    while (bezig := _add_lists(soort)) and time.monotonic() < eind:
        pass
    return not bezig


@transaction.atomic
def _advance(soort: str) -> bool:
    """Add the rows that came since the last time to the lists; return whether lists may be added as well."""
    if not _my_turn():
        return False
    (tot, editie), laatste = edition(soort), ZoekRegel.objects.filter(soort=soort).aggregate(m=Max("pk"))["m"] or 0
    achter = ZoekRegel.objects.filter(soort=soort, pk__gt=tot, pk__lte=laatste).count()
    with connection.cursor() as cursor:
        if tot and achter >= ACHTER:
            cursor.execute(NIEUW, [soort, soort, tot])
            erbij = {lexeem: BitMap(nummers) for lexeem, nummers in (cursor.fetchone()[0] or {}).items()}
            leeft = BitMap(ZoekRegel.objects.filter(soort=soort).values_list("pk", flat=True))
            for lijst in ZoekLijst.objects.filter(soort=soort, lexeem__in=erbij).iterator(100):
                rijen = (BitMap.deserialize(bytes(lijst.rijen)) | erbij[lijst.lexeem]) & leeft
                ZoekLijst.objects.filter(pk=lijst.pk).update(rijen=_stored(rijen))
        if not tot or achter >= ACHTER:
            cursor.execute(OVERBODIG, [soort, GEWOON // 2])
            _publish(soort, laatste, editie + 1)
    return True


@transaction.atomic
def _add_lists(soort: str) -> bool:
    """Make the next lists of words that have become common; return whether there may be more."""
    if not _my_turn():
        return False
    with connection.cursor() as cursor:
        cursor.execute(f"{ONTBREEKT} LIMIT {PER_KEER}", [GEWOON, soort])
        lexemen = [lexeem for (lexeem,) in cursor.fetchall()]
        cursor.execute("SET LOCAL enable_seqscan = off")
        for lexeem in lexemen:
            cursor.execute(MET, [soort, quote(lexeem)])
            ZoekLijst.objects.create(soort=soort, lexeem=lexeem, rijen=_stored(BitMap(cursor.fetchone()[0] or ())))
    if lexemen:
        tot, editie = edition(soort)
        _publish(soort, tot, editie + 1)
    return len(lexemen) == PER_KEER


def _publish(soort: str, tot: int, editie: int) -> None:
    gegevens = {"tot": tot, "editie": editie}
    Stand.objects.update_or_create(naam=STAND.format(soort), defaults={"gegevens": gegevens})


def _my_turn() -> bool:
    """Whether this transaction may change the lists: no other does, and no round that gives rows other words runs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SLOT])
        alleen = cursor.fetchone()[0]
    return alleen and not Stand.objects.filter(naam=vocabulary.STAND).exclude(gegevens__staat="klaar").exists()


def _stored(rijen: BitMap) -> bytes:
    rijen.run_optimize()
    return rijen.serialize()
