"""Pages for everybody: they need no login and no database."""

import datetime as dt

import pytest
import time_machine
from django.test import Client

from tests.factories.corporaties import person


@pytest.mark.parametrize("url", ["/privacy/", "/verwerking/", "/toegankelijkheid/", "/hulp/"])
def test_pages_open_without_a_login_and_name_an_address(url):
    response = Client().get(url)
    assert response.status_code == 200
    assert "mailto:portaal@mkw.example" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["/privacy/", "/verwerking/", "/toegankelijkheid/", "/hulp/"])
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


@pytest.mark.parametrize("days", [0, 179, 181, 4000])
def test_security_txt_never_lapses(days):
    with time_machine.travel(dt.datetime(2026, 5, 12, tzinfo=dt.UTC) + dt.timedelta(days=days), tick=False):
        lines = Client().get("/.well-known/security.txt").content.decode().splitlines()
        [expires] = [line.partition(": ")[2] for line in lines if line.startswith("Expires: ")]
        left = dt.datetime.fromisoformat(expires) - dt.datetime.now(dt.UTC)
    assert dt.timedelta(days=90) < left < dt.timedelta(days=365)  # RFC 9116: less than a year


def test_the_facts_for_an_agreement_are_those_of_this_installation(settings):
    plain = Client().get("/verwerking/").content.decode()
    assert "een virusscanner kan worden aangezet" in plain
    assert "Back-ups regelt de hostingpartij" in plain
    settings.CLAMAV, settings.BACKUP_DIR, settings.BACKUP_RECIPIENT = "127.0.0.1:3310", "/srv/backup", "age1x"
    text = Client().get("/verwerking/").content.decode()
    assert "een virusscanner kijkt elk bestand na voordat iemand het kan openen" in text
    assert "versleuteld met een sleutel die de server niet heeft" in text


def test_every_page_leads_to_them():
    footer = Client().get("/hulp/").content.decode()
    for url in ("/privacy/", "/verwerking/", "/toegankelijkheid/"):
        assert f'href="{url}"' in footer
