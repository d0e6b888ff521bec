"""What is not released is handed out by no page, and each says why (R14)."""

import pytest
from django.urls import reverse

from documenten.models import Versie
from tests.documenten.helpers import address, page
from tests.factories.documenten import DocumentFactory, uploaded_document
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
WOORDEN = "achterstand binnen drie weken"
STATES = [
    ("niet", "", "Dit bestand wordt gecontroleerd."),
    ("besmet", "", "Dit bestand is geblokkeerd."),
    ("geweigerd", "", "Dit bestand is geblokkeerd."),
    ("schoon", "weg", "Dit bestand is geblokkeerd."),
    ("schoon", "anders", "Dit bestand is geblokkeerd."),
]


@pytest.fixture
def document(directeur):
    document = uploaded_document(directeur)
    run_jobs()
    return document


def mark(scan, fout=""):
    Versie.objects.update(scan_status=scan, bestand_fout=fout)


@pytest.mark.parametrize(("scan", "fout", "kop"), STATES)
def test_a_blocked_file_goes_out_by_no_door(web, document, settings, scan, fout, kop):
    settings.CLAMAV = "127.0.0.1:1"
    mark(scan, fout)
    for url in (address("bestand", document), reverse("documenten:versie-bestand", args=[document.pk, 1])):
        answer = web.get(url)
        assert answer.status_code == 404
        assert document.versie.geblokkeerd == "" or "bestand" in page(answer)
        assert b"Huurbeleid van de corporatie" not in answer.content
    for name in ("detail", "lezen"):
        text = page(web.get(address(name, document)))
        assert kop in text
        assert WOORDEN not in text
        assert "Download TXT" not in text
    assert web.get(reverse("documenten:versie-paginas", args=[document.pk, 1])).status_code == 404


def test_a_clean_file_goes_out(web, document, settings):
    settings.CLAMAV = "127.0.0.1:1"
    mark("schoon")
    assert WOORDEN in page(web.get(address("lezen", document)))
    answer = web.get(address("bestand", document))
    assert b"Huurbeleid" in b"".join(answer.streaming_content)


def test_the_404_says_what_to_do(web, document):
    mark("besmet")
    assert "vond onze controle een virus" in page(web.get(address("bestand", document)))


def test_the_page_changes_when_the_verdict_comes(web, settings, directeur):
    settings.CLAMAV = "127.0.0.1:1"
    document = DocumentFactory(organisatie_id=directeur.organisatie_ids[0], contact=directeur)
    assert "wordt gecontroleerd" in page(web.get(address("detail", document)))
    mark("schoon")
    from mkwportal.core import stamps

    stamps.touch("documenten")
    assert "wordt gecontroleerd" not in page(web.get(address("detail", document)))
