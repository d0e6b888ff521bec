"""Pages for everybody: they need no login and no database."""

import datetime as dt

import pytest
import time_machine
from django.test import Client

from tests.factories.corporaties import person


@pytest.mark.parametrize("url", ["/privacy/", "/toegankelijkheid/", "/hulp/"])
def test_pages_open_without_a_login_and_name_an_address(url):
    response = Client().get(url)
    assert response.status_code == 200
    assert "mailto:portaal@mkw.example" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["/privacy/", "/toegankelijkheid/", "/hulp/"])
def test_who_is_logged_in_keeps_the_menu(login, url):
    assert "Mijn account" in login(person()).get(url).content.decode()


def test_robots_stay_out():
    response = Client().get("/robots.txt")
    assert response.content == b"User-agent: *\nDisallow: /\n"
    assert response["Content-Type"].startswith("text/plain")


def test_security_txt_is_never_older_than_its_date():
    with time_machine.travel(dt.datetime(2026, 5, 12, 15, tzinfo=dt.UTC)):
        response = Client().get("/.well-known/security.txt")
    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert lines["Contact"] == "mailto:portaal@mkw.example"
    assert lines["Expires"] == "2026-11-08T00:00:00Z"
    assert lines["Canonical"].endswith("/.well-known/security.txt")
