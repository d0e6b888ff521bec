"""Arbitrary text in every filter and every form gives a page, never an error."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.corporaties import person, platform_admin

pytestmark = pytest.mark.django_db
TEXT = st.text(max_size=40)
FIELDS = (
    "naam", "soort", "plaats", "provincie", "gemeenten", "l_nummer", "kvk", "vhe", "fte", "website", "over", "aanhef",
    "lid_van", "lid_tot", "email", "organisatie", "rol", "functie", "voornaam", "achternaam", "telefoon", "themas",
    "per", "opvolger", "formulier", "revisie", "keuze-naam", "gast_tot", "kring", "nieuwste", "login", "password",
    "wachtwoord", "nogmaals",
)  # fmt: skip
LISTS = {
    "/corporaties/": ("q", "provincie", "grootte", "soort", "thema", "sorteer", "pagina"),
    "/corporaties/mensen/": ("q", "thema", "pagina"),
    "/beheer/leden/": ("q", "corporatie", "rol", "status", "sorteer", "pagina"),
    "/beheer/uitnodigingen/": ("staat", "pagina"),
    "/beheer/uitnodigingen/nieuw/": ("gast", "corporatie"),
    "/beheer/logboek/": ("van", "tot", "wie", "actie", "corporatie", "pagina"),
    "/meldingen/": ("pagina",),
}
relaxed = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@relaxed
@given(data=st.data())
def test_filters(login, data):
    browser = login(platform_admin())
    for url, names in LISTS.items():
        query = data.draw(st.dictionaries(st.sampled_from(names), TEXT))
        assert browser.get(url, query).status_code in (200, 404), (url, query)


@relaxed
@given(fields=st.dictionaries(st.sampled_from(FIELDS), TEXT))
def test_forms(login, fields):
    browser, post = login(platform_admin()), person().aanstellingen.get()
    for url in (
        "/beheer/corporaties/nieuw/",
        f"/corporaties/{post.organisatie_id}/bewerken/",
        "/beheer/uitnodigingen/nieuw/",
        "/beheer/uitnodigingen/nieuw/?gast=1",
        f"/beheer/aanstellingen/{post.pk}/",
        f"/beheer/aanstellingen/{post.pk}/beeindigen/",
        "/profiel/",
        "/meldingen/gelezen/",
    ):
        assert browser.post(url, fields).status_code in (302, 409, 422), (url, fields)


@relaxed
@given(fields=st.dictionaries(st.sampled_from(FIELDS), TEXT), token=st.text(st.characters(codec="ascii"), max_size=60))
def test_what_strangers_send(settings, fields, token):
    settings.ACCOUNT_RATE_LIMITS = False
    stranger = Client()
    assert stranger.post("/account/inloggen/", fields).status_code == 200
    assert stranger.post("/account/wachtwoord/vergeten/", fields).status_code in (200, 302)
    path = "".join(sign for sign in token if sign.isalnum() or sign in "-_=~.") or "x"
    if path not in (".", ".."):
        assert stranger.post(f"/uitnodiging/{path}/", fields).status_code in (404, 429)
