"""How much a document is used, by corporation and month; never by whom (D13, R11)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import caches
from django.db import connection
from django.db.models import Sum
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from corporaties.models import Gebruiker, Organisatie

from .models import Document, Gebruik, Overname

MINUTEN = 10  # the same person at the same document counts once in this time
MAANDEN = 12
# A count that a power cut takes away is no loss, so nobody waits for the disk.
_SQL = (
    "WITH vlot AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true)) "
    "INSERT INTO documenten_gebruik (document_id, organisatie_id, maand, soort, aantal) "
    "SELECT document, %s, %s, %s, 1 FROM unnest(%s::bigint[]) AS d(document), vlot "
    "ON CONFLICT (document_id, maand, organisatie_id, soort) DO UPDATE SET aantal = documenten_gebruik.aantal + 1"
)


def count_use(documents: Iterable[Document], soort: str, *, by: Gebruiker) -> None:
    """Count that somebody opened or downloaded documents of others, in one statement; their own are not counted.

    Outside a transaction, which would not wait for the disk either. Who works nowhere (a guest, a
    platform admin) is not counted: use is of corporations.
    """
    if not by.organisatie_ids:
        return
    recent = caches["kort"]
    counted = [
        document.pk
        for document in documents
        if document.organisatie_id not in by.organisatie_ids
        and recent.add(f"gebruik:{soort}:{document.pk}:{by.pk}", 1, MINUTEN * 60)
    ]
    if not counted:
        return
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [by.organisatie_ids[0], timezone.localdate().replace(day=1), soort, sorted(counted)])


def count_opening(request: HttpRequest, document: Document) -> None:
    """Count that the page or the text of a document was opened; asking only for its headers does not count."""
    if request.method == "GET":
        count_use([document], Gebruik.Soort.GEOPEND, by=request.user)


def count_download(request: HttpRequest, document: Document, response: HttpResponseBase) -> None:
    """Count that a whole file was handed out; not a part of it, and not that it was unchanged."""
    if request.method == "GET" and response.status_code == 200:
        count_use([document], Gebruik.Soort.GEDOWNLOAD, by=request.user)


@dataclass
class Maand:
    """A month of use of one document: totals, and (name, opened, downloaded, took over) per corporation."""

    begin: dt.date
    geopend: int = 0
    gedownload: int = 0
    overgenomen: int = 0
    corporaties: list[tuple[str, int, int, int]] = field(default_factory=list)


def downloads(document: Document) -> int:
    """Return how often others downloaded a document."""
    rows = Gebruik.objects.filter(document=document, soort=Gebruik.Soort.GEDOWNLOAD)
    return rows.aggregate(som=Sum("aantal"))["som"] or 0


def part(document: Document, user: Gebruiker) -> dict[str, Any]:
    """Return for the page of a document how often others downloaded it."""
    return {"gedownload": downloads(document)}


def months(document: Document) -> list[Maand]:
    """Return the last twelve months, the newest first, each with the corporations in the order of their names."""
    first = _months_back(timezone.localdate().replace(day=1), MAANDEN - 1)
    found: dict[dt.date, dict[int, list[int]]] = {}
    for row in Gebruik.objects.filter(document=document, maand__gte=first):
        place = 0 if row.soort == Gebruik.Soort.GEOPEND else 1
        found.setdefault(row.maand, {}).setdefault(row.organisatie_id, [0, 0, 0])[place] += row.aantal
    for organisatie_id, day in _takeovers(document, first):
        found.setdefault(day.replace(day=1), {}).setdefault(organisatie_id, [0, 0, 0])[2] += 1
    wanted = {pk for per_month in found.values() for pk in per_month}
    names = dict(Organisatie.objects.filter(pk__in=wanted).values_list("pk", "naam"))
    return [_month(_months_back(timezone.localdate().replace(day=1), back), found, names) for back in range(MAANDEN)]


def _month(begin: dt.date, found: dict[dt.date, dict[int, list[int]]], names: dict[int, str]) -> Maand:
    rows = sorted((names[pk], *numbers) for pk, numbers in found.get(begin, {}).items())
    opened, downloaded, taken = (sum(row[place] for row in rows) for place in (1, 2, 3))
    return Maand(begin, opened, downloaded, taken, rows)


def _takeovers(document: Document, since: dt.date) -> Iterable[tuple[int, dt.date]]:
    """Return (corporation, day) of each time that the document was taken over and kept."""
    rows = Overname.objects.lopend().filter(document=document, op__date__gte=since)
    return [(pk, timezone.localdate(moment)) for pk, moment in rows.values_list("organisatie_id", "op")]


def _months_back(day: dt.date, count: int) -> dt.date:
    months = day.year * 12 + day.month - 1 - count
    return dt.date(months // 12, months % 12 + 1, 1)
