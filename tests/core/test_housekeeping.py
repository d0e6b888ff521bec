"""What is forgotten at night, and what stays."""

import datetime as dt
import uuid

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from mkwportal.core.housekeeping import tidy
from mkwportal.core.limits import limit
from mkwportal.core.models import AuditRegel, Formulierslot, Verzoekteller
from mkwportal.core.tasks import tidy_job

pytestmark = pytest.mark.django_db


def old_line(days: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_auditregel (tijd, wie_naam, actie, soort, object_naam, verzoek_id) "
            "VALUES (%s, 'a', %s, 'c', 'd', '')",
            [timezone.now() - dt.timedelta(days=days), f"{days} dagen"],
        )


def old_form(days: int) -> None:
    slot = Formulierslot.objects.create(sleutel=uuid.uuid4(), gebruiker_id=days)
    Formulierslot.objects.filter(pk=slot.pk).update(gemaakt_op=timezone.now() - dt.timedelta(days=days))


def test_each_thing_goes_in_its_time():
    for days in (1, 700, 735):
        old_line(days)
    for days in (1, 3):
        old_form(days)
    for number, days in enumerate((-1, 1)):
        Session.objects.create(session_key=str(number), expire_date=timezone.now() + dt.timedelta(days=days))
    limit("x", 1, times=9, seconds=60)
    cache.set("verlopen", True, -60)
    cache.set("nog-niet", True, 60)
    gone = {name: count for name, count in tidy().items() if count}
    assert gone == {"tijdelijk": 1, "sessies": 1, "logboek": 1, "formulieren": 1, "tellers": 1}
    assert cache.get("nog-niet")
    assert {line.actie for line in AuditRegel.objects.all()} == {"1 dagen", "700 dagen"}
    assert Formulierslot.objects.get().gebruiker_id == 1
    assert Session.objects.get().session_key == "1"
    assert not Verzoekteller.objects.exists()


def test_the_job_may_run_twice():
    for _ in range(2):
        tidy_job(timestamp=0)
    assert not AuditRegel.objects.exists()
