"""New versions and the trash through the pages."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from documenten.models import Document, Versie
from documenten.services import remove_document
from mkwportal.core.files import storage
from tests.factories.corporaties import (
    PASSWORD,
    person,
    platform_admin,
)
from tests.factories.documenten import TEKST, DocumentFactory, VersieFactory, docx, uploaded_document

from .helpers import address, page, upload

pytestmark = pytest.mark.django_db
KEY = "0b8d2b4e-7b7e-4f7e-9d4e-6a3a0a9d0003"


# Versions -------------------------------------------------------------------------------------------------


def test_a_new_version_needs_a_note_and_says_its_number(web, document):
    url = address("versies", document)
    assert "Bewaar als versie 2" in page(web.get(url))
    missing = web.post(url, {"bestand": upload()})
    assert missing.status_code == 422
    assert "Schrijf kort op wat er veranderd is." in page(missing)
    response = web.post(url, {"bestand": upload(), "toelichting": "Streefhuur aangepast."}, follow=True)
    assert "Versie 2 is nu de versie die anderen lezen." in page(response)
    document.refresh_from_db()
    assert (document.versie.nummer, document.versie.toelichting) == (2, "Streefhuur aangepast.")
    assert document.versies.count() == 2


@pytest.mark.parametrize(
    ("name", "data", "status", "sentence"),
    [
        ("leeg.txt", b"", 422, "Dit bestand is leeg (0 bytes)."),
        ("plan.docx", docx(extra={"word/vbaProject.bin": b"x"}), 422, "Dit bestand bevat macro's."),
        ("groot.txt", b"x" * 1001, 413, "Dat is te groot"),
        (None, None, 422, "Kies het bestand van de nieuwe versie."),
    ],
)
def test_a_refused_version_keeps_the_note(web, document, settings, name, data, status, sentence):
    settings.MAX_UPLOAD_BYTES = 1000
    fields = {"toelichting": "Mijn toelichting"} | ({"bestand": upload(data, name)} if name else {})
    response = web.post(address("versies", document), fields)
    assert response.status_code == status
    assert sentence in page(response)
    assert "Mijn toelichting" in page(response)
    assert document.versies.count() == 1
    assert len(list(storage.stored_keys())) == 1


def test_a_double_click_makes_one_version(web, document):
    for _ in range(2):
        data = {"bestand": upload(), "toelichting": "Een keer.", "formulier": KEY}
        response = web.post(address("versies", document), data)
        assert response.url == f"/documenten/{document.pk}/"
    assert document.versies.count() == 2
    assert len(list(storage.stored_keys())) == 2


def test_the_note_survives_an_expired_login(client, document, directeur):
    data = {"bestand": upload(), "toelichting": "Niet kwijt"}
    response = client.post(address("versies", document), data)
    client.post(response.url, {"login": directeur.email, "password": PASSWORD})
    assert "Niet kwijt" in page(client.get("/verder/"))
    again = client.post(address("versies", document), {"toelichting": "Niet kwijt"})
    assert "Kies het bestand van de nieuwe versie." in page(again)
    assert "Niet kwijt" in page(again)


def test_a_file_that_just_arrived_becomes_the_version(web, document, directeur):
    loose = uploaded_document(directeur, "nieuw.txt", TEKST + b"3")
    url = address("versies", document)
    assert "nieuw.txt" in page(web.get(f"{url}?uit={loose.pk}"))
    response = web.post(url, {"uit": loose.pk, "toelichting": "Andere tekst."})
    assert response.url == f"/documenten/{document.pk}/"
    document.refresh_from_db()
    assert (document.versie.nummer, document.versie.naam) == (2, "nieuw.txt")
    assert not Document.objects.filter(pk=loose.pk).exists()


@pytest.mark.parametrize("value", ["abc", "-1", "99999999999999999999", "999999"])
def test_a_loose_document_that_does_not_exist_is_not_found(web, document, value):
    assert web.get(f"{address('versies', document)}?uit={value}").status_code == 404


def test_another_corporations_file_is_never_taken_as_a_version(web, document):
    other = DocumentFactory()
    shared = DocumentFactory(bereik="leden", gedeeld_op=timezone.now())
    for loose in (other, shared):
        data = {"uit": loose.pk, "toelichting": "Weg ermee."}
        assert web.post(address("versies", document), data).status_code == 404
    assert Versie.objects.filter(document=document).count() == 1


def test_readers_see_every_version_and_no_form(login):
    document = DocumentFactory(bereik="leden")
    VersieFactory(document=document, toelichting="Tweede tekst.")
    text = page(login(person()).get(address("versies", document)))
    assert "Tweede tekst." in text
    assert "Download versie 1" in text
    assert "Lees versie 2" in text
    assert "<form" not in text.split("<main")[1]


# Trash ----------------------------------------------------------------------------------------------------


def test_a_document_goes_to_the_trash_after_a_question_and_comes_back(web, document):
    asked = page(web.get(address("verwijderen", document)))
    assert "Wilt u ‘Huurbeleid’ verwijderen?" in asked
    assert "30 dagen lang" in asked
    response = web.post(address("verwijderen", document), {"reden": "Staat er dubbel in"}, follow=True)
    assert response.redirect_chain == [("/documenten/", 302)]
    assert '<a href="/documenten/prullenbak/">naar de prullenbak</a>' in page(response)
    assert web.get(f"/documenten/{document.pk}/").status_code == 404
    trash = page(web.get(reverse("documenten:prullenbak")))
    assert "Reden: Staat er dubbel in" in trash
    assert "Nog 30 dagen terug te zetten." in trash
    back = web.post(address("terugzetten", document), follow=True)
    assert "‘Huurbeleid’ is teruggezet. Zichtbaar voor 1 persoon bij 1 corporatie." in page(back)
    assert web.post(address("terugzetten", document)).url == f"/documenten/{document.pk}/"  # a second click


def test_the_script_takes_a_row_away(web, document):
    response = web.post(address("verwijderen", document), headers={"HX-Request": "true"})
    assert (response.status_code, response.content) == (200, b"")
    assert Document.objects.get().verwijderd_op


def test_what_expired_is_not_in_the_trash_any_more(web, document, directeur):
    remove_document(document, by=directeur)
    Document.objects.update(verwijderd_op=timezone.now() - dt.timedelta(days=31))
    assert "De prullenbak is leeg." in page(web.get(reverse("documenten:prullenbak")))
    response = web.post(address("terugzetten", document), follow=True)
    assert "langer dan 30 dagen in de prullenbak" in page(response)
    assert Document.objects.get().verwijderd_op


def test_the_trash_of_another_corporation_is_not_shown(web, login):
    other = DocumentFactory(titel="Geheim plan", bereik="leden")
    remove_document(other, by=other.contact)
    assert "Geheim plan" not in page(web.get(reverse("documenten:prullenbak")))
    assert web.post(address("terugzetten", other)).status_code == 404
    assert "Geheim plan" not in page(login(platform_admin()).get(reverse("documenten:prullenbak")))


@pytest.mark.parametrize("count", [1, 3])
def test_the_trash_costs_as_many_queries_for_three_as_for_one(web, directeur, count, django_assert_num_queries):
    for _ in range(count):
        remove_document(uploaded_document(directeur), by=directeur, reden="Oud")
    with django_assert_num_queries(4):  # session, user, documents, reasons
        assert web.get(reverse("documenten:prullenbak")).status_code == 200


def test_a_new_version_asks_whether_the_dates_still_hold(web, document):
    Document.objects.filter(pk=document.pk).update(vastgesteld_op=dt.date(2026, 5, 12))
    web.post(address("versies", document), {"bestand": upload(), "toelichting": "Drempel lager"})
    page = web.get(document.get_absolute_url()).content.decode()
    assert "Er staat nog: vastgesteld op 12 mei 2026. Klopt dat ook voor versie 2?" in page
    assert f'<a href="/documenten/{document.pk}/bewerken/">Werk de gegevens bij</a>' in page


def test_a_file_that_came_with_a_wrong_form_is_asked_for_again(web, document):
    response = web.post(address("versies", document), {"bestand": upload(), "toelichting": ""})
    assert response.status_code == 422
    assert "Het bestand is nog niet bewaard. Kies het opnieuw." in response.content.decode()
    assert document.versies.count() == 1
