"""Page images from upload to screen: the job, the addresses, what is remade, and what goes away."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob

from documenten.models import Document, Paginabeeld, Versie
from documenten.preview import TekenenMislukt
from documenten.services import beelden, empty_trash
from mkwportal.core.files import storage
from tests.factories.corporaties import OrganisatieFactory, person, platform_admin
from tests.factories.documenten import DocumentFactory, paginabeeld, uploaded_document
from tests.support.files import image, pdf
from tests.support.html import html_problems
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def scan(directeur):
    """A photo that came in as a document: there is no text in it."""
    document = uploaded_document(directeur, "brief.jpg", image("JPEG", (800, 1100)))
    run_jobs()
    document.refresh_from_db()
    return document


def pdf_document(by, *pages):
    document = uploaded_document(by, "beleid.pdf", pdf(*pages))
    run_jobs()
    document.refresh_from_db()
    return document


def address(name, document, *more):
    return reverse(f"documenten:{name}", args=[document.pk, document.versie.nummer, *more])


def stored() -> set[str]:
    return set(storage.stored_keys("beelden"))


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_an_uploaded_pdf_gets_its_pictures_after_its_text(directeur):
    document = uploaded_document(directeur, "beleid.pdf", pdf("Een", "Twee"))
    names = run_jobs()
    assert names.index("documenten.read_text") < names.index("documenten.page_images")
    versie = document.versies.get()
    assert (versie.beeld_status, versie.beeld_paginas, versie.beeld_fout) == ("gemaakt", 2, "")
    assert list(versie.beelden.values_list("nummer", "breedte")) == [(1, 1440), (2, 1440)]
    assert len(stored()) == 4


def test_texts_are_read_before_pictures_are_drawn(directeur):
    uploaded_document(directeur, "beleid.pdf", pdf("Een"))
    ProcrastinateJob.objects.get(task_name="documenten.read_text", priority=0)
    run_jobs(limit=200)
    assert ProcrastinateJob.objects.get(task_name="documenten.page_images").priority == -10


def test_a_word_document_has_no_pictures(directeur):
    document = uploaded_document(directeur)
    assert "documenten.page_images" not in run_jobs()
    assert document.versies.get().beeld_status == "niet"


def test_the_job_draws_the_first_pages_and_the_rest_on_request(directeur, web, monkeypatch):
    monkeypatch.setattr(beelden, "EERSTE", 3)
    monkeypatch.setattr(beelden, "_BEURT", 0)
    monkeypatch.setattr(beelden, "_VOORUIT", 2)
    document = pdf_document(directeur, *(f"Pagina {n}" for n in range(1, 7)))
    versie = document.versie
    assert (versie.beeld_status, versie.beeld_paginas, versie.beelden.count()) == ("gemaakt", 6, 3)
    monkeypatch.setattr(beelden, "_BEURT", 20)
    page = web.get(address("versie-pagina", document, 5))
    assert page["Content-Type"] == "image/webp"
    assert Image.open(io.BytesIO(body(page))).size == (1440, 2038)
    assert set(versie.beelden.values_list("nummer", flat=True)) == {1, 2, 3, 5, 6}
    assert web.get(address("versie-pagina", document, 7)).status_code == 404


def test_a_picture_is_private_and_kept_by_the_browser(directeur, web):
    document = pdf_document(directeur, "Een")
    response = web.get(address("versie-pagina-klein", document, 1))
    assert Image.open(io.BytesIO(body(response))).size == (720, 1019)
    assert response["Cache-Control"] == "private, max-age=86400, immutable"
    assert "Cookie" in response["Vary"]
    again = web.get(address("versie-pagina-klein", document, 1), headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_who_may_not_see_the_document_gets_no_picture(directeur, login):
    document = pdf_document(directeur, "Geheim")
    stranger = login(person(OrganisatieFactory()))
    for name, more in (("versie-paginas", []), ("versie-pagina", [1]), ("versie-pagina-klein", [1])):
        assert stranger.get(address(name, document, *more)).status_code == 404


def test_a_file_that_may_not_go_out_has_no_pictures(directeur, web, settings):
    document = pdf_document(directeur, "Een")
    Versie.objects.update(scan_status="besmet")
    assert web.get(address("versie-pagina", document, 1)).status_code == 404
    assert web.get(address("versie-paginas", document)).status_code == 404


def test_a_platform_admin_leaves_a_trace(directeur, login):
    from mkwportal.core.models import AuditRegel

    document = pdf_document(directeur, "Een")
    login(platform_admin()).get(address("versie-paginas", document))
    assert AuditRegel.objects.filter(actie="document geopend door platformbeheerder").count() == 1


def test_a_picture_that_is_gone_is_made_again(directeur, web):
    document = pdf_document(directeur, "Een")
    for key in stored():
        storage.delete(key)
    assert web.get(address("versie-pagina", document, 1)).status_code == 200
    assert Paginabeeld.objects.count() == 1
    assert storage.exists(Paginabeeld.objects.get().sleutel)


def test_one_bad_page_does_not_take_the_others_along(directeur, web, monkeypatch):
    real = beelden.draw_pages

    def draw(path, mime, *, first, count, **options):
        if first <= 2 < first + count:
            raise TekenenMislukt("tijd")
        return real(path, mime, first=first, count=count, seconds=20)

    monkeypatch.setattr(beelden, "draw_pages", draw)
    document = pdf_document(directeur, "Een", "Twee", "Drie")
    versie = document.versie
    assert list(versie.beelden.values_list("nummer", flat=True)) == [1, 3]
    assert versie.beeld_status == "gemaakt"
    assert versie.beeld_fout.startswith("Pagina 2 kon niet worden getekend.")
    assert "Pagina 2 kon niet worden getekend." in web.get(document.get_absolute_url()).content.decode()
    assert web.get(address("versie-pagina", document, 2)).status_code == 404


def test_what_cannot_be_drawn_stands_on_the_document(directeur, web, monkeypatch):
    def draw(*args, **options):
        raise TekenenMislukt("geheugen")

    monkeypatch.setattr(beelden, "draw_pages", draw)
    document = pdf_document(directeur, "Een")
    assert document.versie.beeld_status == "mislukt"
    sentence = "De pagina’s van dit bestand zijn te zwaar om te tekenen."
    assert sentence in web.get(document.get_absolute_url()).content.decode()
    assert web.get(address("versie-paginas", document)).status_code == 404


def test_the_pages_stand_below_each_other_with_their_text(directeur, web):
    document = pdf_document(directeur, "Wij bezoeken huurders.", "Wij bellen eerst.")
    page = web.get(address("versie-paginas", document)).content.decode()
    assert html_problems({"paginas": page}) == []
    assert page.count('loading="lazy"') == 2
    assert 'width="1440" height="2038"' in page
    assert f"{address('versie-pagina-klein', document, 2)} 720w" in page
    assert '<div class="mkw-visually-hidden"><p>Wij bellen eerst.</p></div>' in page
    assert f'href="{address("versie", document)}#pagina-2"' in page
    text = web.get(reverse("documenten:lezen", args=[document.pk])).content.decode()
    assert f'href="{address("versie-paginas", document)}#pagina-2"' in text
    assert 'id="pagina-1"' in text


def test_a_long_document_is_cut_into_parts(directeur, web, django_assert_max_num_queries):
    document = DocumentFactory(organisatie_id=directeur.organisatie_ids[0], bereik="leden")
    paginabeeld(document.versie, 1000)
    with django_assert_max_num_queries(8):
        page = web.get(address("versie-paginas", document) + "?pagina=50").content.decode()
    assert page.count("<img ") == 20
    assert "Pagina 981 tot en met 1.000 van 1.000" in page
    assert web.get(address("versie-paginas", document) + "?pagina=51").status_code == 404


def test_a_scan_says_so_and_shows_its_pages(scan, web):
    assert scan.versie.tekst_status == "geen"
    page = web.get(reverse("documenten:lezen", args=[scan.pk])).content.decode()
    assert "Dit is een scan of een afbeelding, zonder tekst erin." in page
    assert "U ziet hieronder de pagina’s zoals zij zijn." in page
    assert f'src="{address("versie-pagina-klein", scan, 1)}"' in page
    assert html_problems({"scan": page}) == []
    assert "zonder tekst erin" in web.get(scan.get_absolute_url()).content.decode()
    row = web.get(reverse("documenten:lijst")).content.decode()
    assert "Scan zonder tekst" in row


def test_existing_versions_get_pictures(directeur):
    document = pdf_document(directeur, "Een")
    Versie.objects.update(beeld_status="niet", beeld_paginas=0)
    Paginabeeld.objects.all().delete()
    assert beelden.queue_missing() == 1
    assert run_jobs() == ["documenten.page_images"]
    assert document.versies.get().beelden.count() == 1
    assert beelden.queue_missing() == 0


def test_pictures_go_with_the_trash(directeur, django_capture_on_commit_callbacks):
    document = pdf_document(directeur, "Een")
    assert len(stored()) == 2
    Document.objects.update(verwijderd_op=timezone.now() - dt.timedelta(days=31))
    with django_capture_on_commit_callbacks(execute=True):
        empty_trash()
    assert not Document.objects.filter(pk=document.pk).exists()
    assert stored() == set()


def test_pictures_behind_the_first_pages_and_files_without_a_row_go(
    directeur, monkeypatch, django_capture_on_commit_callbacks
):
    document = DocumentFactory()
    kept, old, fresh = (paginabeeld(document.versie, number) for number in (20, 21, 22))
    lost = storage.save_bytes(b"zonder rij", "beelden")
    Paginabeeld.objects.filter(pk__in=[kept.pk, old.pk]).update(gemaakt_op=timezone.now() - dt.timedelta(days=8))
    with django_capture_on_commit_callbacks(execute=True):
        beelden.tidy_images()
    assert set(Paginabeeld.objects.all()) == {kept, fresh}
    assert stored() == {kept.sleutel, kept.sleutel_klein, fresh.sleutel, fresh.sleutel_klein, lost}
    monkeypatch.setattr(beelden, "WEES", dt.timedelta(0))
    beelden.tidy_images()
    assert lost not in stored()
    assert len(stored()) == 4
