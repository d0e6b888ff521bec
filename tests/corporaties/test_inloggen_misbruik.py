"""Guessing, flooding and listening at the door: limits, equal answers, and a notice of a device never seen (C3)."""

import datetime as dt
import re

import pytest
from django.conf import settings as portal
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from corporaties.apparaten import forget_old_devices
from corporaties.models import Aanstelling, BekendApparaat, Gebruiker
from tests.factories.corporaties import PASSWORD, person
from tests.support import hasher
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
WRONG = "niet-het-goede-wachtwoord"
LOGIN, FORGOTTEN = "/account/inloggen/", "/account/wachtwoord/vergeten/"


def attempt(email: str, password: str = WRONG, **extra):
    return Client(**extra).post(LOGIN, {"login": email, "password": password})


@pytest.fixture
def hashings(settings):
    """Return a function that says how many passwords were hashed since the last time it was asked."""
    settings.PASSWORD_HASHERS = ["tests.support.hasher.CountingHasher"]

    def count() -> int:
        done, hasher.COUNT[0] = hasher.COUNT[0], 0
        return done

    return count


def test_many_addresses_at_once_guess_no_more_than_five_times(hashings):
    gebruiker = person()
    hashings()
    for number in range(15):
        attempt(gebruiker.email, REMOTE_ADDR=f"10.0.{number}.1")
    assert hashings() == 5
    assert attempt(gebruiker.email, PASSWORD, REMOTE_ADDR="10.9.9.9").status_code == 200
    assert attempt(person().email, PASSWORD, REMOTE_ADDR="10.9.9.9").status_code == 302  # others notice nothing


def test_the_counts_are_shared_by_all_web_processes_and_survive_a_flood():
    gebruiker = person()
    for _ in range(5):
        attempt(gebruiker.email)
    table = portal.CACHES["default"]["LOCATION"]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE cache_key LIKE '%login_failed%'")
        assert cursor.fetchone()[0] >= 1  # not in the memory of one process
        cursor.execute(
            f"INSERT INTO {table} SELECT ':1:vol-' || n, 'gAR9lC4=', now() + interval '1 hour' "
            "FROM generate_series(1, 2000) AS n"
        )
    assert attempt(gebruiker.email, PASSWORD).status_code == 200


def test_behind_a_proxy_an_address_that_somebody_made_up_does_not_count(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(10):
        made_up = f"10.1.1.{number}, 203.0.113.7"
        attempt(f"mens{number}@nergens.example", HTTP_X_FORWARDED_FOR=made_up, REMOTE_ADDR="192.0.2.1")
    gebruiker = person()
    same = {"HTTP_X_FORWARDED_FOR": "10.2.2.2, 203.0.113.7", "REMOTE_ADDR": "192.0.2.1"}
    other = {"HTTP_X_FORWARDED_FOR": "10.2.2.2, 203.0.113.8", "REMOTE_ADDR": "192.0.2.1"}
    assert attempt(gebruiker.email, PASSWORD, **same).status_code == 200
    assert attempt(gebruiker.email, PASSWORD, **other).status_code == 302


def test_without_a_proxy_the_header_is_not_believed(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    for number in range(10):
        attempt(f"mens{number}@nergens.example", HTTP_X_FORWARDED_FOR=f"10.1.1.{number}", REMOTE_ADDR="192.0.2.1")
    assert (
        attempt(person().email, PASSWORD, HTTP_X_FORWARDED_FOR="10.5.5.5", REMOTE_ADDR="192.0.2.1").status_code == 200
    )
    client = Client(HTTP_X_FORWARDED_FOR="10.5.5.5", REMOTE_ADDR="192.0.2.2")
    client.post(LOGIN, {"login": person().email, "password": PASSWORD})
    assert "192.0.2.2" in client.get("/account/veiligheid/").content.decode()


def gone() -> Gebruiker:
    gebruiker = person()
    Aanstelling.objects.filter(gebruiker=gebruiker).update(tot=timezone.localdate() - dt.timedelta(days=1))
    return gebruiker


def what_is_seen(path: str, email: str, fields: dict, hashings) -> tuple:
    """Return status, headers that say something, body and work of one request."""
    client = Client()
    hashings()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.post(path, fields)
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode()).replace(email, "ADRES")
    headers = {name: answer.headers.get(name) for name in ("Location", "Content-Type", "Cache-Control", "Set-Cookie")}
    return answer.status_code, headers, body, hashings(), len(queries)


def test_a_wrong_login_looks_and_works_the_same_for_every_address(hashings):
    emails = [person().email, gone().email, person(is_active=False).email, "niemand@nergens.example"]
    seen = [what_is_seen(LOGIN, email, {"login": email, "password": "fout-wachtwoord"}, hashings) for email in emails]
    assert all(one == seen[0] for one in seen)
    assert seen[0][3] == 1


def test_a_forgotten_password_looks_and_works_the_same_for_every_address(hashings):
    emails = [person().email, gone().email, person(is_active=False).email, "niemand@nergens.example"]
    seen = [what_is_seen(FORGOTTEN, email, {"email": email}, hashings) for email in emails]
    assert all(one == seen[0] for one in seen)
    run_jobs()
    assert [message.to for message in mail.outbox] == [[emails[0]], [emails[1]]]


def devices_mailed() -> int:
    run_jobs()
    return sum("nieuw apparaat" in message.subject for message in mail.outbox)


def test_a_login_from_a_browser_never_seen_before_is_mailed():
    gebruiker = person()
    known = Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Firefox/140.0")
    known.post(LOGIN, {"login": gebruiker.email, "password": PASSWORD})
    assert devices_mailed() == 0  # the first ever: nothing to compare with
    known.post("/account/uitloggen/")
    known.post(LOGIN, {"login": gebruiker.email, "password": PASSWORD})
    assert devices_mailed() == 0  # the same browser
    attempt(gebruiker.email, PASSWORD, HTTP_USER_AGENT="Mozilla/5.0 (iPad) Safari", REMOTE_ADDR="203.0.113.9")
    assert devices_mailed() == 1
    message = mail.outbox[-1]
    assert message.to == [gebruiker.email]
    assert "203.0.113.9" in message.body


def test_the_cookie_of_a_browser_is_not_a_way_in_and_forged_ones_are_replaced():
    gebruiker = person()
    client = Client()
    client.cookies[portal.DEVICE_COOKIE_NAME] = "kort"
    client.post(LOGIN, {"login": gebruiker.email, "password": PASSWORD})
    cookie = client.cookies[portal.DEVICE_COOKIE_NAME]
    assert len(cookie.value) == 43
    assert cookie["httponly"]
    assert cookie.value not in str(list(BekendApparaat.objects.values_list("sleutel", flat=True)))
    thief = Client()
    thief.cookies[portal.DEVICE_COOKIE_NAME] = cookie.value
    assert thief.get("/profiel/").status_code == 302


def test_browsers_that_came_long_ago_are_forgotten():
    gebruiker = person()
    for number, days in enumerate((10, 500)):
        when = timezone.now() - dt.timedelta(days=days)
        BekendApparaat.objects.create(gebruiker=gebruiker, sleutel=f"{number}" * 64, gezien_op=when)
    assert forget_old_devices() == 1
    assert BekendApparaat.objects.get().sleutel[0] == "0"


@pytest.mark.parametrize("sleutel", ["a" * 64, "geen hash"])
def test_the_database_keeps_one_hash_per_browser(sleutel):
    gebruiker = person()
    BekendApparaat.objects.create(gebruiker=gebruiker, sleutel="a" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        BekendApparaat.objects.create(gebruiker=gebruiker, sleutel=sleutel)
