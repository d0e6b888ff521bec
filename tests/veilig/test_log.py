"""The server's log: logins and refusals stand in it, secrets never do, and nobody writes lines of their own in it."""

import json
import logging

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from corporaties.sleutels import code_of, renew_sleutel
from mkwportal.core.logs import JsonFormatter, RequestIdFilter
from mkwportal.core.models import Verzoekteller
from tests.factories.corporaties import PASSWORD, person

pytestmark = pytest.mark.django_db
LOGIN, LOGOUT = reverse("account_login"), reverse("account_logout")


def test_logins_refusals_and_logouts_are_logged_without_address_or_password(caplog):
    caplog.set_level(logging.INFO, "mkwportal.toegang")
    user, web = person(email="anna.visser@polder.example"), Client()
    web.post(LOGIN, {"login": user.email, "password": "fout-fout-fout"})
    web.post(LOGIN, {"login": user.email.upper(), "password": "nog-eens-fout"})
    web.post(LOGIN, {"login": "niemand@polder.example", "password": "fout-fout-fout"})
    web.post(LOGIN, {"login": user.email, "password": PASSWORD})
    web.post(LOGOUT)
    lines = [record.getMessage() for record in caplog.records if record.name == "mkwportal.toegang"]
    marks = [line.split()[4] for line in lines if line.startswith("login refused")]
    assert len(marks) == 3
    assert marks[0] == marks[1] != marks[2]
    assert f"login of person {user.pk} from 127.0.0.1" in lines
    assert f"logout of person {user.pk} from 127.0.0.1" in lines
    for secret in ("anna", "visser", "niemand@", "fout", PASSWORD):
        assert secret not in caplog.text.lower()


def test_what_is_refused_is_logged_with_who_asked(login, caplog):
    user = person()
    login(user).get("/beheer/zoeken/")
    assert f"status 403 for GET /beheer/zoeken/ by person {user.pk}" in caplog.text


def test_a_personal_code_never_reaches_the_log(caplog):
    """A code that still works: the answer is an error of another kind."""
    code = code_of(renew_sleutel("feed", by=person()))
    for _ in range(242):
        response = Client().get(f"/feed/{code}.xml")
        if response.status_code == 429:
            break
        Verzoekteller.objects.update(aantal=240)
    assert response.status_code == 429
    assert "status 429 for GET /feed/<code>.xml" in caplog.text
    assert code not in caplog.text
    caches["local"].clear()


def test_djangos_own_line_about_an_error_has_no_code_either(rf):
    request = rf.get("/feed/17-geheim.xml")
    request.resolver_match = type("Match", (), {"kwargs": {"code": "17-geheim"}})()
    record = logging.makeLogRecord(
        {"msg": "%s: %s", "args": ("Internal Server Error", request.path), "request": request}
    )
    RequestIdFilter().filter(record)
    assert record.getMessage() == "Internal Server Error: /feed/<code>.xml"


def test_a_line_break_in_an_address_makes_no_second_line(caplog):
    Client().get("/bestaat-niet/%0a%0d2026 status 200 for GET /verzonnen/")
    [record] = [record for record in caplog.records if record.name == "mkwportal.errors"]
    record.request_id = "x"
    line = JsonFormatter().format(record)
    assert "\n" not in line
    assert json.loads(line)["message"].startswith("status 404 for GET /bestaat-niet/")


@pytest.mark.parametrize("given", ["x" * 200, "a\r\nSet-Cookie: a=b", "<script>", "é" * 10, ""])
def test_a_request_id_of_a_stranger_is_only_taken_when_it_is_harmless(given):
    headers = {"X-Request-ID": given.encode("ascii", "ignore").decode().replace("\r\n", " ")}
    answer = Client().get("/gezond/", headers=headers)["X-Request-ID"]
    assert answer.isalnum()
    assert len(answer) == 12
