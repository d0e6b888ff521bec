"""Installable, and open without a line: manifest, service worker and a page that holds nothing of anybody (P7)."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

from tests.factories.corporaties import person

pytestmark = pytest.mark.django_db


def test_the_manifest_names_icons_that_are_what_it_says(client):
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    data = json.loads(response.content)
    assert (data["lang"], data["scope"], data["display"], data["start_url"]) == ("nl", "/", "standalone", "/")
    found = set()
    for icon in data["icons"]:
        with Image.open(finders.find(icon["src"].removeprefix("/static/"))) as image:
            assert f"{image.width}x{image.height}" == icon["sizes"]
            if icon["purpose"] == "maskable":
                assert image.convert("RGBA").getpixel((0, 0))[3] == 255, "a mask needs paper up to the edge"
        found.add((icon["sizes"], icon["purpose"]))
    assert found == {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}


def test_the_service_worker_keeps_only_files_that_are_the_same_for_everybody(client, login):
    response = client.get("/sw.js")
    text = response.content.decode()
    assert response["Content-Type"].startswith("text/javascript")
    assert response["Cache-Control"] == "no-cache"
    files = json.loads(re.search(r"const FILES = (\[.*?\]);", text, re.S)[1])
    assert all(
        name.startswith("/static/") and Path(finders.find(name.removeprefix("/static/"))).is_file() for name in files
    )
    assert 'SHELL = "/op-dit-apparaat/"' in text
    assert re.search(r'CACHE = "mkw-[0-9a-f]{12}"', text)
    assert login(person()).get("/sw.js").content == response.content
    policy = response["Content-Security-Policy"]
    assert "worker-src 'self'" in policy
    assert "manifest-src 'self'" in policy


def test_the_page_to_keep_holds_nothing_of_anybody(client, login):
    stranger = client.get("/op-dit-apparaat/")
    html = stranger.content.decode()
    assert "csrfmiddlewaretoken" not in html
    assert "data-gebruiker" not in html
    assert not stranger.cookies
    user = person()
    assert f'data-gebruiker="{user.pk}"' in login(user).get("/op-dit-apparaat/").content.decode()
