"""Stopping the digest from the mail: one POST without a login, and a GET that changes nothing (RFC 8058)."""

import pytest
from django.test import Client

from corporaties.models import Gebruiker
from mkwportal.core.models import AuditRegel
from mkwportal.pages.afmelden import link
from tests.factories.corporaties import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Gebruiker:
    return person()


def path(user: Gebruiker) -> str:
    return link(user).removeprefix("http://127.0.0.1:8000")


def choice(user: Gebruiker) -> str:
    return Gebruiker.objects.get(pk=user.pk).overzicht


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_changes_nothing(reader, method):
    assert getattr(Client(), method)(path(reader)).status_code == 200
    assert choice(reader) == "week"


def test_one_post_without_login_or_token_stops_it(reader):
    browser = Client(enforce_csrf_checks=True)
    response = browser.post(path(reader), {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert "U krijgt geen overzicht meer" in response.content.decode()
    assert choice(reader) == "nooit"
    assert not browser.cookies


def test_it_can_be_started_again_and_stopping_twice_is_stopping_once(reader):
    for _ in range(2):
        Client().post(path(reader))
    assert AuditRegel.objects.filter(actie="overzicht per mail gekozen").count() == 1
    assert "met de link in de mail" in AuditRegel.objects.get(actie="overzicht per mail gekozen").wie_naam
    response = Client().post(path(reader), {"actie": "weer"})
    assert "U krijgt het overzicht weer" in response.content.decode()
    assert choice(reader) == "week"


def test_starting_again_leaves_a_monthly_choice_as_it_is(reader):
    Gebruiker.objects.update(overzicht="maand")
    Client().post(path(reader), {"actie": "weer"})
    assert choice(reader) == "maand"


def test_an_address_that_was_made_up_does_not_exist(reader):
    other = person()
    signed = path(reader)
    for wrong in (signed.replace(f"/{reader.pk}:", f"/{other.pk}:"), signed[:-3] + "/", "/afmelden/1/"):
        assert Client().post(wrong).status_code == 404
    assert choice(reader) == choice(other) == "week"


def test_the_address_tells_nothing_of_the_person(reader):
    html = Client().get(path(reader)).content.decode()
    assert reader.email not in html
    assert reader.achternaam not in html


def test_who_may_no_longer_log_in_has_no_page(reader):
    Gebruiker.objects.update(is_active=False)
    assert Client().get(path(reader)).status_code == 404


def test_the_choice_is_made_with_a_login_too(reader, login):
    browser = login(reader)
    form = browser.get("/meldingen/voorkeuren/").context["form"]
    assert form["overzicht"].value() == "week"
    assert browser.post("/meldingen/voorkeuren/", {"overzicht": "maand"}).status_code == 302
    assert choice(reader) == "maand"
    response = browser.post("/meldingen/voorkeuren/", {"overzicht": "elk uur"})
    assert response.status_code == 422
    assert choice(reader) == "maand"
