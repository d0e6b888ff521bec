"""The figures of the library for Prometheus (P3)."""

from collections.abc import Iterator

from django.db.models import Count, F, Q, Sum
from prometheus_client.core import Metric

from mkwportal.core.metrics import gauge, measure

from .models import Document, Versie


@measure("documents")
def documents() -> Iterator[Metric]:
    """Documents, versions and their size; how reading and scanning of the current versions went."""
    found = Document.objects.aggregate(
        er=Count("id", filter=Q(verwijderd_op=None)), weg=Count("id", filter=Q(verwijderd_op__isnull=False))
    )
    counts = {("present",): found["er"], ("trash",): found["weg"]}
    yield gauge("mkw_documents", "Documents in the library and in the trash", counts, ("state",))
    files = Versie.objects.aggregate(aantal=Count("id"), bytes=Sum("grootte"))
    yield gauge("mkw_versions", "Files in the library", {(): files["aantal"]})
    yield gauge("mkw_versions_bytes", "Size of the files in the library", {(): files["bytes"] or 0})
    current = Versie.objects.filter(document__versie=F("pk"), document__verwijderd_op=None)
    for field, name, choices in (
        ("tekst_status", "mkw_extractions", Versie.TekstStatus.values),
        ("scan_status", "mkw_scans", Versie.Scan.values),
    ):
        rows = {(value,): 0 for value in choices}
        rows |= {(value,): count for value, count in current.values_list(field).annotate(n=Count("id")).order_by()}
        yield gauge(name, f"Current versions by {field}", rows, ("state",))
