"""Who changes a row does not stop others from referring to it; who did, could wait for each other until one was broken off.

A job holds the row of a version and waits for a stamp; a person holds the stamp, and at the end of the transaction
PostgreSQL looks whether the version that a new document refers to is there. With FOR UPDATE the one waits for the other.
"""

import re
from pathlib import Path

import pytest
from django.db import connections, transaction

from documenten.models import Versie
from documenten.services.tekst import _lock
from tests.factories.documenten import DocumentFactory, VersieFactory

ROOT = Path(__file__).parent.parent.parent
APPS = ("mkwportal", "corporaties", "documenten", "verkenningen")
WITH_ITS_KEY = {"documenten/services/prullenbak.py": 1}  # the row is deleted next


def test_rows_are_locked_without_their_key():
    found = {}
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            calls = re.findall(r"select_for_update\(((?:[^()]|\([^()]*\))*)\)", path.read_text("utf-8"))
            if heavy := [call for call in calls if "no_key=True" not in call]:
                found[str(path.relative_to(ROOT))] = len(heavy)
    assert found == WITH_ITS_KEY


@pytest.mark.django_db(transaction=True)
def test_a_version_that_is_being_read_can_be_referred_to():
    versie = VersieFactory(document=DocumentFactory())
    Versie.objects.filter(pk=versie.pk).update(tekst_status=Versie.TekstStatus.WACHT)
    other = connections.create_connection("default")
    try:
        with transaction.atomic():
            assert _lock(versie.pk) is not None
            with other.cursor() as cursor:
                cursor.execute("SELECT 1 FROM documenten_versie WHERE id = %s FOR KEY SHARE NOWAIT", [versie.pk])
                assert cursor.fetchone() == (1,)
    finally:
        other.close()
