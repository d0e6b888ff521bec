"""Fixtures of every test."""

from collections.abc import Callable

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import caches
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations
from django.test import Client
from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core.search.memory import memory_of

TRIGGER = ("DISABLE", "ENABLE ALWAYS")


@pytest.fixture(autouse=True)
def _own_place(settings, tmp_path):
    """Give each test its own folder for files, and nothing kept in memory from the one before."""
    settings.PRIVATE_ROOT = tmp_path / "bestanden"
    settings.STATIC_ROOT = tmp_path  # whitenoise warns about a folder that is not there
    caches["local"].clear()
    memory_of.cache_clear()


@pytest.fixture(autouse=True, scope="session")
def _emptied_trail():
    """Let Django empty the tables after a test that commits; the trail refuses that, and no test goes around it."""
    run = DatabaseOperations.execute_sql_flush

    def flush(self, sql_list):
        around = [f"ALTER TABLE core_auditregel {way} TRIGGER core_auditregel_niet_legen" for way in TRIGGER]
        return run(self, [around[0], *sql_list, around[1]])

    DatabaseOperations.execute_sql_flush = flush
    yield
    DatabaseOperations.execute_sql_flush = run


@pytest.fixture
def login() -> Callable[[Gebruiker], Client]:
    """Return a function that gives a new browser (test client) logged in as this person, seen a moment ago.

    So the first page costs no query for laatst_gezien, and the session is listed as after a real login.
    """

    def start(gebruiker: Gebruiker, **options) -> Client:
        client = Client(**options)
        client.force_login(gebruiker, backend="corporaties.auth.PortalBackend")
        Gebruiker.objects.filter(pk=gebruiker.pk).update(laatst_gezien=timezone.now())
        UserSession.objects.create(user=gebruiker, ip="127.0.0.1", session_key=client.session.session_key)
        return client

    return start


@pytest.fixture(autouse=True)
def _no_jobs_left(request):
    """Throw away the jobs of a test that commits: Django empties only the tables of its own models after it."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if "transactional_db" in request.fixturenames or (marker and marker.kwargs.get("transaction")):
        blocker = request.getfixturevalue("django_db_blocker")
        with blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs")
