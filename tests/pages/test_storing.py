"""The database is away, or a disk is full: a page in Dutch that says what to do, with what was typed (R5, R12)."""

import datetime as dt
import errno
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.utils import OperationalError
from django.test import RequestFactory
from django.utils import timezone
from procrastinate.jobs import Job

from documenten.models import Document
from mkwportal.core.faults import is_away, is_full
from mkwportal.core.queue import DATABASE_GONE, WAIT_AWAY, WAIT_FULL
from mkwportal.pages.errors import server_error
from tests.factories.corporaties import OrganisatieFactory, person

FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def member():
    return person(OrganisatieFactory())


def cut() -> None:
    """Break the connection of this thread as a restart of the database does."""
    with connection.cursor() as cursor, pytest.raises(OperationalError):
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


@pytest.mark.django_db(transaction=True)
def test_a_page_says_that_the_database_is_away_and_the_next_request_works(member, login):
    browser = login(member, raise_request_exception=False)
    cut()
    answer = browser.get("/")
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "Het portaal is even niet bereikbaar" in page
    assert answer["X-Request-ID"] in page
    connection.close()
    assert browser.get("/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_what_was_typed_is_in_a_form_that_sends_it_again(member, login):
    browser = login(member, raise_request_exception=False)
    typed = {"tekst": "\nEen regel <b>\nen nog een", "formulier": "1c7a7f6e-2d33-4d2b-8d4f-1b1a1c1d1e1f", "bron": "4"}
    cut()
    answer = browser.post("/documenten/nieuw/?stap=1", typed)
    page = answer.content.decode()
    connection.close()
    assert answer.status_code == 503
    assert 'action="/documenten/nieuw/?stap=1"' in page
    areas = dict(re.findall(r'<textarea name="(\w+)" hidden>\n(.*?)</textarea>', page, re.S))
    assert areas == {**typed, "tekst": "\nEen regel &lt;b&gt;\nen nog een"}


@pytest.mark.django_db(transaction=True)
def test_a_password_is_not_in_the_page(client):
    client.raise_request_exception = False
    cut()
    page = client.post("/account/inloggen/", {"login": "a@b.nl", "password": "zeer-geheim"}).content.decode()
    connection.close()
    assert "even niet bereikbaar" in page
    assert "zeer-geheim" not in page
    assert "<form" not in page


def test_a_full_disk_has_words_of_its_own():
    request = RequestFactory().post("/x/", {"tekst": "Hallo"})
    try:
        raise FULL
    except OSError:
        page = server_error(request).content.decode()
    assert "De schijf van het portaal is vol" in page
    assert "Hallo" in page


def test_another_error_keeps_its_own_page():
    try:
        raise ValueError
    except ValueError:
        assert server_error(RequestFactory().get("/")).status_code == 500


def test_trouble_is_known_by_its_cause():
    error = ValueError()
    error.__cause__ = FULL
    assert is_full(error)
    assert is_away(OperationalError())
    assert not is_full(OSError(errno.EACCES, ""))
    assert not is_away(error)


@time_machine.travel(dt.datetime(2026, 11, 29, tzinfo=dt.UTC), tick=False)
def test_a_job_waits_for_room_and_for_the_database():
    job = Job(id=1, queue="tekst", lock=None, queueing_lock=None, task_name="x", attempts=20)
    waits = []
    for error in (FULL, OperationalError()):
        decision = DATABASE_GONE.get_retry_decision(exception=error, job=job)
        waits.append((decision.retry_at - timezone.now()).total_seconds())
    assert waits == [WAIT_FULL, WAIT_AWAY]
    assert DATABASE_GONE.get_retry_decision(exception=ValueError(), job=job) is None


@pytest.mark.django_db
def test_an_upload_that_finds_no_room_leaves_nothing_and_says_so(member, login, settings, tmp_path):
    """/dev/full refuses each write as a full disk does."""
    place = tmp_path / "bestanden" / "tmp"
    place.mkdir(parents=True)
    browser = login(member)
    page = browser.get("/documenten/nieuw/")
    organisatie = member.aanstellingen.get().organisatie_id
    with FullDisk(place):
        answer = browser.post(
            "/documenten/nieuw/",
            {"organisatie": organisatie, "bestanden": SimpleUploadedFile("beleid.txt", b"Woorden. " * 90_000)},
        )
    assert page.status_code == 200
    assert "geen ruimte voor dit bestand" in answer.content.decode()
    assert not Document.objects.exists()
    assert list(place.iterdir()) == []


class FullDisk:
    """Files in this folder get no more room than 64 kB, by the limit of the kernel on what a process may write."""

    def __init__(self, place) -> None:
        self.place = place

    def __enter__(self) -> None:
        import resource
        import signal

        self.ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        self.limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, self.limits[1]))

    def __exit__(self, *_: object) -> None:
        import resource
        import signal

        resource.setrlimit(resource.RLIMIT_FSIZE, self.limits)
        signal.signal(signal.SIGXFSZ, self.ignored)
