"""Open redirects and the host header: a link never leaves the portal because of what a stranger wrote in it."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.factories.corporaties import PASSWORD, person
from tests.support.jobs import run_jobs
from tests.support.world import make_world

from .conftest import browser_of
from .lopen import addresses, fetch, forms_of, is_page

pytestmark = pytest.mark.django_db
LOGIN, LOGOUT = reverse("account_login"), reverse("account_logout")
EVIL = [
    "https://kwaad.example/",
    "//kwaad.example/",
    "///kwaad.example/",
    "////kwaad.example/",
    "/\\kwaad.example/",
    "\\\\kwaad.example/",
    "/\\/kwaad.example",
    "https:kwaad.example",
    "https:/kwaad.example",
    "http:///kwaad.example",
    "\thttps://kwaad.example",
    "/\t/kwaad.example/",
    "/%09/kwaad.example",
    "/\n/kwaad.example/",
    "https://testserver@kwaad.example/",
    "https://testserver.kwaad.example/",
    "//testserver@kwaad.example/",
    "//kwaad.example\\@testserver/",
    "javascript:alert(1)//testserver",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "//\u3002kwaad\u3002example/",
    "https://\uff4b\uff57\uff41\uff41\uff44.example/",
    "/\uff0fkwaad.example/",
    "//[::1]/",
    "//3232235777/",
    "ftp://kwaad.example/",
    "\x00//kwaad.example",
]
# Every parameter in which the portal, or somebody who guesses, puts an address to go to.
NAMES = ("next", "terug", "url", "redirect", "redirect_to", "return", "return_to", "continue", "van", "pad", "back")


def _inside(address: str) -> bool:
    """Whether a browser stays at the portal with this value of Location."""
    address = "".join(sign for sign in address if sign not in "\t\r\n").strip("".join(map(chr, range(33))))
    address = address.replace("\\", "/")
    parts = urlsplit(address)
    return parts.scheme in ("", "http") and parts.netloc in ("", "testserver") and not address.startswith("//")


@pytest.mark.parametrize("evil", EVIL)
def test_after_the_login_one_is_still_here(evil):
    user = person()
    for data, query in (({"next": evil}, ""), ({}, {"next": evil})):
        web = Client()
        path = LOGIN if not query else f"{LOGIN}?{urlencode(query)}"
        response = web.post(path, {"login": user.email, "password": PASSWORD, **data})
        assert response.status_code == 302
        assert _inside(response.url), response.url
        assert _inside(web.get(path).get("Location", "/"))  # who is logged in already is sent on
        assert _inside(web.post(LOGOUT, {"next": evil}).url)


def test_no_address_sends_anybody_away():
    """Every address, with each of those parameters and a host in the headers: no redirect, form or link leaves."""
    world = make_world()
    web, away = browser_of(world, "projectleider"), set()
    spoof = {"X-Forwarded-Host": "vals.example", "X-Forwarded-Server": "vals.example", "X-Original-URL": "/beheer/"}
    query = urlencode(dict.fromkeys(NAMES, "//kwaad.example/"))
    for path in addresses(world):
        response = fetch(web, f"{path}{'&' if '?' in path else '?'}{query}", headers=spoof)
        if not _inside(response.get("Location", "/")):
            away.add((path, response["Location"]))
        if is_page(response):
            away |= {(path, form.action) for form in forms_of(path, response.body) if not _inside(form.action)}
        away |= {(path, found) for found in _LEAVES.findall(response.body)}
    assert away == set()


_LEAVES = re.compile(rb'(?:href|src|action|hx-get|hx-post)="(?:https?:)?//kwaad|vals\.example')


def test_htmx_does_not_lead_away_either():
    """The page that a fragment was asked from is a header that a stranger's page can set."""
    for evil in EVIL:
        headers = {
            "HX-Request": "true",
            "HX-Current-URL": evil.encode("ascii", "replace").decode().replace("\n", "").replace("\x00", ""),
        }
        response = Client().get("/profiel/", headers=headers)
        assert response.status_code == 204
        assert _inside(response["HX-Redirect"])
        assert _inside(parse_qs(urlsplit(response["HX-Redirect"]).query)["next"][0])


@pytest.mark.parametrize("host", ["kwaad.example", "testserver.kwaad.example", "testserver@kwaad", "a b"])
def test_an_unknown_host_is_refused(host):
    assert Client().get("/account/inloggen/", headers={"Host": host}).status_code == 400


def test_links_come_from_the_settings_and_not_from_a_header():
    user, web = person(), Client()
    spoof = {"X-Forwarded-Host": "kwaad.example", "X-Host": "kwaad.example", "Forwarded": "host=kwaad.example"}
    page = web.get("/account/inloggen/", headers=spoof)
    assert "kwaad.example" not in page.content.decode()
    response = Client().get("/profiel", headers=spoof)  # Django adds the slash
    assert "kwaad" not in response["Location"]
    web.post(reverse("account_reset_password"), {"email": user.email}, headers=spoof)
    run_jobs()
    [message] = mail.outbox
    assert settings.BASE_URL in message.body
    for part in (message.body, *[body for body, _ in getattr(message, "alternatives", [])]):
        assert "kwaad" not in str(part)
