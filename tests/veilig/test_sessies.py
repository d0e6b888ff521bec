"""Sessions: fixation, logging out, and access that ends while somebody is inside."""

import datetime as dt

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from corporaties.models import Aanstelling
from tests.factories.corporaties import PASSWORD, person

pytestmark = pytest.mark.django_db
LOGIN, LOGOUT = reverse("account_login"), reverse("account_logout")


def _log_in(web: Client, user) -> None:
    assert web.post(LOGIN, {"login": user.email, "password": PASSWORD}).status_code == 302
    assert web.get("/profiel/").status_code == 200


def _key(web: Client) -> str:
    return web.cookies[settings.SESSION_COOKIE_NAME].value


def test_a_session_that_somebody_else_chose_is_not_the_one_after_login():
    user, web = person(), Client()
    web.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32  # never made by the portal
    _log_in(web, user)
    assert _key(web) != "a" * 32
    assert not Session.objects.filter(session_key="a" * 32).exists()


def test_a_session_from_before_the_login_gets_a_new_key():
    user, web = person(), Client()
    web.post("/profiel/", {"over": "een tekst die bewaard wordt"})  # an expired login: its text waits in a session
    before = _key(web)
    assert Client(headers={"Cookie": f"{settings.SESSION_COOKIE_NAME}={before}"}).get("/profiel/").status_code == 302
    _log_in(web, user)
    assert _key(web) != before
    assert not Session.objects.filter(session_key=before).exists()
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = before
    assert thief.get("/profiel/").status_code == 302


def test_logging_out_ends_the_session_on_the_server():
    user, web = person(), Client()
    _log_in(web, user)
    stolen = Client()
    stolen.cookies[settings.SESSION_COOKIE_NAME] = _key(web)
    assert stolen.get("/profiel/").status_code == 200
    response = web.post(LOGOUT)
    assert response["Clear-Site-Data"] == '"cache"'
    assert stolen.get("/profiel/").status_code == 302
    assert not Session.objects.filter(session_key=_key(stolen)).exists()


def test_a_get_of_the_logout_does_not_log_out():
    """An image on another site must not throw anybody out."""
    user, web = person(), Client()
    _log_in(web, user)
    assert "Clear-Site-Data" not in web.get(LOGOUT)
    assert web.get("/profiel/").status_code == 200


def test_a_new_password_ends_the_other_sessions():
    user, web, other = person(), Client(), Client()
    _log_in(web, user)
    _log_in(other, user)
    fields = {"oldpassword": PASSWORD, "password1": "drie-andere-woorden", "password2": "drie-andere-woorden"}
    assert web.post(reverse("account_change_password"), fields).status_code == 302
    assert web.get("/profiel/").status_code == 200
    assert other.get("/profiel/").status_code == 302


def test_access_that_ends_is_felt_in_an_open_session():
    user, web = person(), Client()
    _log_in(web, user)
    Aanstelling.objects.filter(gebruiker=user).update(tot=dt.date(2020, 2, 1))
    assert web.get("/profiel/").status_code == 302
    assert web.post("/meldingen/gelezen/").status_code == 302


def test_a_session_made_up_or_of_another_key_is_nobody():
    user, web = person(), Client()
    _log_in(web, user)
    for value in (
        "",
        "x",
        "0" * 32,
        _key(web)[:-1],
        _key(web).upper(),
        _key(web) + "a",
        "../../etc/passwd",
        "a" * 5000,
    ):
        thief = Client()
        thief.cookies[settings.SESSION_COOKIE_NAME] = value
        assert thief.get("/profiel/").status_code == 302, value


def test_the_session_is_not_in_an_address_or_a_page():
    user, web = person(), Client()
    _log_in(web, user)
    for path in ("/", "/profiel/", reverse("usersessions_list")):
        assert _key(web) not in web.get(path).content.decode()
    thief = Client()
    assert thief.get(f"/profiel/?{settings.SESSION_COOKIE_NAME}={_key(web)}").status_code == 302


def test_the_login_says_the_same_of_a_known_and_an_unknown_address():
    """Also of somebody whose access ended, until the password is right."""
    known, gone = person(), person()
    Aanstelling.objects.filter(gebruiker=gone).update(tot=dt.date(2020, 2, 1))
    answers = {
        address: Client().post(LOGIN, {"login": address, "password": "fout-fout-fout"})
        for address in (known.email, gone.email, "niemand@polder.example")
    }
    pages = {address: r.content.decode().replace(address, "ADRES") for address, r in answers.items()}
    assert {r.status_code for r in answers.values()} == {200}
    strip = {address: _without_tokens(page) for address, page in pages.items()}
    assert len(set(strip.values())) == 1
    forgot = reverse("account_reset_password")
    redirects = {Client().post(forgot, {"email": address}).url for address in answers}
    assert len(redirects) == 1


def _without_tokens(page: str) -> str:
    import re

    return re.sub(r'csrfmiddlewaretoken" value="\w+"|referentie [\w-]+', "", page)
