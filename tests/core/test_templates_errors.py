"""Error pages: every status in style, with its reference, also when nothing else works."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

PAGES = {
    "400.html": "Dit verzoek klopt niet",
    "403.html": "Het hek zit dicht",
    "403_csrf.html": "Uw formulier is verlopen",
    "404.html": "Hier ligt geen brug",
    "413.html": "Dit is te groot om te versturen",
    "429.html": "Even rustig aan",
    "500.html": "Er ging bij ons iets mis",
}


@pytest.mark.parametrize(("template", "head"), PAGES.items())
def test_page_has_one_head_a_title_and_the_reference(template, head):
    html = render_to_string(template, {"referentie": "a1b2c3<"}, RequestFactory().get("/weg/"))
    assert re.findall(r"<h1>(.*?)</h1>", html) == [head]
    assert html.count("<main") == 1
    assert '<strong class="mkw-num">a1b2c3&lt;</strong>' in html
    assert re.search(r"<title>[^<]{5,} - MKW Portal</title>", html)
    assert f"Fout {template[:3]}" in html
    assert "mkw-scene-full" in html


@pytest.mark.parametrize("template", [name for name in PAGES if name not in ("500.html", "403_csrf.html")])
def test_page_says_what_the_view_knows(template):
    html = render_to_string(template, {"uitleg": "Dit bestand is <leeg>."}, RequestFactory().get("/"))
    assert "<p data-uitleg>Dit bestand is &lt;leeg&gt;.</p>" in html


def test_500_needs_no_database_session_request_or_addresses(settings):
    settings.ROOT_URLCONF = "bestaat.niet"
    html = render_to_string("500.html", {"referentie": "a1b2c3"})
    assert "a1b2c3" in html
    assert "accountmenu" not in html
    assert 'href=""' in html
    assert "Vraagt u hulp" not in render_to_string("500.html")


def test_404_offers_search_to_members_only():
    request = RequestFactory().get("/weg/")
    assert 'role="search"' not in render_to_string("404.html", {}, request)
    member = {"account": {"naam": "Ilse Janssen", "rol": "Lid", "mag_beheren": False}}
    assert 'role="search"' in render_to_string("404.html", member)
