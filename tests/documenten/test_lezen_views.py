"""The reading view and the file: what they show and what they cost."""

import pytest
from django.urls import reverse

from documenten.models import Versie
from documenten.services import check_upload, create_versie, read_text, stage_file, storing_checked
from tests.factories.corporaties import person
from tests.factories.documenten import TEKST, DocumentFactory, VersieFactory, docx, uploaded_document

from .helpers import BLOKKEN, addresses, readable_document, text_of

pytestmark = pytest.mark.django_db
WORD = docx()


@pytest.fixture
def document():
    return readable_document()


# The reading view -----------------------------------------------------------------------------------------------------


def test_the_whole_text_can_be_read(login, document):
    page = text_of(login(person()).get(reverse("documenten:lezen", args=[document.pk])))
    assert "<h1>Incasso met aandacht</h1>" in page
    assert "<h2>Incassobeleid</h2>" in page
    assert "<h3>Betalingsregeling</h3>" in page
    assert "<ul><li>Eerst bellen</li><li>Dan schrijven</li></ul>" in page
    assert "Versie 1, <time" in page
    assert '<a href="#p3">Betalingsregeling</a>' in page  # the table of contents
    assert 'id="pagina-2">Pagina 2<' in page


@pytest.mark.parametrize(
    ("ext", "word", "words"), [("pptx", "Dia 2", "12 dia’s"), ("xlsx", "Werkblad 2", "12 werkbladen")]
)
def test_a_page_is_called_what_it_is(login, document, ext, word, words):
    Versie.objects.update(ext=ext)
    client = login(person())
    assert f'id="pagina-2">{word}<' in text_of(client.get(reverse("documenten:lezen", args=[document.pk])))
    assert words in text_of(client.get(document.get_absolute_url()))


def test_every_paragraph_has_an_address_that_stays(login, document):
    VersieFactory(document=document, tekst=BLOKKEN)
    page = text_of(login(person()).get(reverse("documenten:lezen", args=[document.pk])))
    for nummer in range(1, 6):
        assert f'id="p{nummer}"' in page
        assert f'href="/documenten/{document.pk}/versies/2/#p{nummer}" data-kopieer' in page


def test_search_words_are_marked_in_another_form(login, document):
    client = login(person())
    address = reverse("documenten:lezen", args=[document.pk])
    page = text_of(client.get(address, {"q": "huurder"}))
    assert '<mark class="utrecht-mark">huurders</mark>' in page
    assert "‘huurder’" in page
    assert "<mark" not in text_of(client.get(address))


@pytest.mark.parametrize("q", ['"><script>alert(1)</script>', "\x00huur", "&" * 500, "-", '"'])
def test_nothing_that_is_typed_breaks_the_reading_view(login, document, q):
    response = login(person()).get(reverse("documenten:lezen", args=[document.pk]), {"q": q})
    assert response.status_code == 200
    assert "<script>alert" not in text_of(response)


def test_an_old_version_says_that_it_is_old(login, document):
    VersieFactory(document=document, tekst=[{"s": "alinea", "t": "Nieuwe tekst.", "p": 1}])
    client = login(person())
    old = text_of(client.get(reverse("documenten:versie", args=[document.pk, 1])))
    assert "U leest versie 1. Dit is niet de nieuwste." in old
    assert "Wij bezoeken huurders" in old
    new = text_of(client.get(reverse("documenten:lezen", args=[document.pk])))
    assert "Dit is niet de nieuwste" not in new
    assert "Nieuwe tekst." in new


def test_html_in_a_file_is_text_on_the_screen(login):
    document = DocumentFactory(
        titel="<b>Titel</b>", bereik="leden", versie_1__tekst=[{"s": "alinea", "t": "<img src=x onerror=a>", "p": 1}]
    )
    client = login(person())
    for address in addresses(document)[:3]:
        page = text_of(client.get(address))
        assert "&lt;img src=x onerror=a&gt;" in page
        assert "<b>Titel" not in page


@pytest.mark.parametrize("blokken", [1, 3])
def test_the_reading_view_costs_the_same_with_more_paragraphs(login, document, django_assert_num_queries, blokken):
    VersieFactory(document=document, tekst=BLOKKEN[:1] * blokken)
    client = login(person())
    address = reverse("documenten:lezen", args=[document.pk])
    with django_assert_num_queries(7):  # session, user, document, use, text, stamps, questions
        response = client.get(address)
    assert response.context["tekst"].html.count('class="mkw-read__block"') == blokken
    with django_assert_num_queries(4):  # session, user, document, stamps
        client.get(address)


# The file -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def twee_versies():
    """A document with a text file and a Word file, through the real services."""
    by = person()
    document = uploaded_document(by, "Huurbeleid.txt", TEKST)
    with storing_checked(check_upload(stage_file("nieuw.docx", WORD))) as [bestand]:
        create_versie(document, bestand, toelichting="In Word.", by=by)
    document.refresh_from_db()
    type(document).objects.filter(pk=document.pk).update(bereik="leden", titel="Huurbeleid 2026: één/twee")
    return document


def test_the_file_is_byte_for_byte_what_was_uploaded(login, twee_versies):
    client = login(person())
    newest = client.get(reverse("documenten:bestand", args=[twee_versies.pk]))
    oldest = client.get(reverse("documenten:versie-bestand", args=[twee_versies.pk, 1]))
    assert b"".join(newest.streaming_content) == WORD
    assert b"".join(oldest.streaming_content) == TEKST


def test_the_file_gets_the_name_of_the_document_and_the_version(login, twee_versies):
    response = login(person()).get(reverse("documenten:bestand", args=[twee_versies.pk]))
    assert b"".join(response.streaming_content) == WORD
    named = response["Content-Disposition"]
    assert named.startswith("attachment;")
    assert "%20%28versie%202%29.docx" in named or "(versie 2).docx" in named
    assert "één".encode().hex().upper()[:4] not in named.split(";")[1]  # the first name is plain ASCII
    assert "/" not in named.split("filename=")[1].split(";")[0]


def test_part_of_a_file_can_be_fetched(login, twee_versies):
    address = reverse("documenten:versie-bestand", args=[twee_versies.pk, 1])
    response = login(person()).get(address, headers={"Range": "bytes=0-3"})
    assert response.status_code == 206
    assert b"".join(response.streaming_content) == TEKST[:4]


def test_a_file_that_is_gone_from_the_storage_does_not_exist(login, document):
    response = login(person()).get(reverse("documenten:bestand", args=[document.pk]))
    assert response.status_code == 404
    assert "Het bestand is niet gevonden." in text_of(response)


# R10 ------------------------------------------------------------------------------------------------------------------


def test_reading_through_the_real_job_shows_the_text(login):
    by = person()
    document = uploaded_document(by)
    read_text(document.versie_id)
    page = text_of(login(by).get(reverse("documenten:lezen", args=[document.pk])))
    assert Versie.objects.get(pk=document.versie_id).tekst_status == "gelezen"
    assert "Wij bezoeken huurders met een achterstand" in page
