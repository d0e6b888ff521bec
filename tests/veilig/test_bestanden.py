"""Files of others: never a page of our origin, never outside their folder, never under a name that does something."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from documenten.models import Document
from documenten.services.verzamelingen import add_to_set, create_verzameling
from mkwportal.core.files.downloads import content_disposition
from tests.factories.corporaties import person
from tests.factories.documenten import uploaded_document

pytestmark = pytest.mark.django_db

ATTACKS = {
    "pagina.html": b"<!doctype html><html><body><script>alert(document.cookie)</script></body></html>",
    "tekening.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
    "pagina.xhtml": b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
    "notitie.txt": b"<script>alert(document.cookie)</script>\n" * 40,
    "stuk.pdf": b"<html><script>alert(1)</script></html>",
    "foto.png": b"\x89PNG\r\n\x1a\n<script>alert(1)</script>",
    "script.js": b"alert(1)",
    "stijl.css": b"body{background:url(//kwaad.example)}",
    "mail.eml": b"From: a@b.nl\nContent-Type: text/html\n\n<script>alert(1)</script>",
}
RUNS = ("text/html", "application/xhtml+xml", "image/svg+xml", "text/xml", "application/xml", "text/javascript")


@pytest.mark.parametrize("naam", ATTACKS)
def test_an_uploaded_file_is_refused_or_never_runs(login, naam):
    user = person()
    web = login(user)
    file = SimpleUploadedFile(naam, ATTACKS[naam], content_type="text/html")
    response = web.post("/documenten/nieuw/", {"bestanden": [file]})
    assert response.status_code in (200, 302, 415, 422)
    for document in Document.objects.all():
        for address in (f"/documenten/{document.pk}/bestand/", f"/documenten/{document.pk}/bestand/?tonen=1"):
            answer = web.get(address)
            kind = answer["Content-Type"].partition(";")[0]
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert "sandbox" in answer["Content-Security-Policy"] or kind == "application/pdf"
            if kind in RUNS:
                assert answer["Content-Disposition"].startswith("attachment")
            assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..\\..\\boot.ini", "/etc/shadow", "C:\\a.txt", "a\r\nSet-Cookie: x=y.txt", 'a";b.txt', "\u202etxt.exe", "a\x00b.txt", "."],
)  # fmt: skip
def test_a_name_is_only_a_name(name):
    value = content_disposition(name)
    for sign in ("\r", "\n", "\x00", "/", "\\", "\u202e"):
        assert sign not in value
    assert value.count('"') == 2
    assert "%2F" not in value
    assert "%5C" not in value


def test_names_inside_a_zip_stay_inside_the_folder(login):
    user = person()
    organisatie = user.aanstellingen.get().organisatie
    fields = {"naam": "../../weg", "uitleg": "", "bereik": "leden", "kring": None}
    verzameling = create_verzameling(organisatie_id=organisatie.pk, gegevens=fields, by=user)
    for title in ("../../../etc/cron.d/x", "C:\\Windows\\x", "/abs", "..", "a/../../b", "CON"):
        document = uploaded_document(user, naam="x.txt")
        Document.objects.filter(pk=document.pk).update(titel=title)
        add_to_set(verzameling, document, by=user)
    response = login(user).get(f"/documenten/verzamelingen/{verzameling.pk}/download/")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    names = archive.namelist()
    assert len(names) >= 6
    assert len(names) == len(set(names))
    for name in names:
        assert not name.startswith(("/", "\\", "."))
        assert ".." not in name.split("/")
        assert "\\" not in name
        assert ":" not in name
    assert "/" not in response["Content-Disposition"]


@pytest.mark.parametrize(
    "path",
    [
        "/static/../mkwportal/settings.py", "/static/..%2fmkwportal%2fsettings.py", "/static/%2e%2e/%2e%2e/etc/passwd",
        "/static/....//....//etc/passwd", "/static/", "/static/css/", "/static//etc/passwd", "/.git/config", "/.env",
        "/static/%00", "/static/css/base.css%00.py", "/manage.py", "/var/secret-key", "/static/..\\..\\x", "/server-status",
    ],
)  # fmt: skip
def test_nothing_but_the_static_files_is_handed_out(path):
    response = Client().get(path)
    assert response.status_code in (302, 404), response.status_code
    if response.status_code == 302:
        assert response.url.startswith("/account/inloggen/")


@pytest.mark.parametrize(
    "path", ["/documenten/%2e%2e/", "/documenten/1%2f..%2f2/", "/verkenningen/fotos/..%2f1/", "/feed/../1.xml"]
)
def test_an_address_with_a_way_up_is_no_other_address(login, path):
    assert login(person()).get(path).status_code in (301, 404)
