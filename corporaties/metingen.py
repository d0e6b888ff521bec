"""The figures of people and corporations for Prometheus (P3)."""

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone
from prometheus_client.core import Metric

from mkwportal.core.metrics import gauge, measure

from .models import Aanstelling, Organisatie, Overzichtsbericht


@measure("people")
def people() -> Iterator[Metric]:
    """How many people work at how many organisations today, and how the last digest went."""
    running = Aanstelling.objects.lopend()
    yield gauge("mkw_people", "People with a running appointment", {(): running.values("gebruiker").distinct().count()})
    yield gauge("mkw_organisations", "Organisations that are a member today", {(): Organisatie.objects.leden().count()})
    last = Overzichtsbericht.objects.order_by("-pk").first()
    made = {(): last.gemaakt_op.timestamp()} if last else {}
    yield gauge("mkw_digest_last_timestamp_seconds", "When a digest was last made", made)
    late = timezone.now() - dt.timedelta(hours=26)
    waits = Overzichtsbericht.objects.filter(staat__in=("wacht", "bezig"), gemaakt_op__lt=late).count()
    yield gauge("mkw_digest_late", "Digests that wait longer than a day to be sent", {(): waits})
