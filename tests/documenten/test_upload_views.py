"""Uploading and sharing through the pages: what arrives, what is refused with which sentence, what is kept."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from documenten import ontvangen
from documenten.models import Document, Versie
from mkwportal.core.files import storage
from tests.factories.corporaties import (
    AanstellingFactory,
    KringFactory,
    OrganisatieFactory,
    guest,
    person,
    platform_admin,
)
from tests.factories.documenten import TEKST, docx, uploaded_document
from tests.support.jobs import run_jobs

from .helpers import BESTAND, NAKIJKEN, NIEUW, page, review_data, send

# Step one -------------------------------------------------------------------------------------------------


def test_several_files_in_one_request_become_documents_and_go_to_step_two(web):
    response = send(web, ("huurbeleid.txt", TEKST), ("protocol.docx", docx()))
    first, second = Document.objects.order_by("pk")
    assert response.status_code == 302
    assert response.url == f"{NAKIJKEN}?document={first.pk}&document={second.pk}"
    assert [first.titel, second.titel] == ["Huurbeleid", "Protocol"]


def test_the_good_files_stay_and_the_refused_one_gets_its_sentence(web):
    response = send(web, ("goed.txt", TEKST), ("leeg.pdf", b""))
    assert response.status_code == 422
    document = Document.objects.get()
    text = page(response)
    assert "Dit bestand is leeg (0 bytes)" in text
    assert f'<input type="hidden" name="document" value="{document.pk}">' in text
    assert len(list(storage.stored_keys())) == 1


def test_going_on_after_a_refusal_keeps_the_good_ones(web, directeur):
    document = uploaded_document(directeur)
    response = web.post(NIEUW, {"document": document.pk})
    assert response.url == f"{NAKIJKEN}?document={document.pk}"


def test_nothing_chosen_asks_for_a_file(web):
    response = web.post(NIEUW, {})
    assert response.status_code == 422
    assert "Kies eerst een of meer bestanden." in page(response)


def test_the_script_gets_a_row_per_file(web):
    response = send(web, ("huurbeleid.txt", TEKST), url=BESTAND)
    document = Document.objects.get()
    assert response.status_code == 201
    assert page(response).strip().startswith("{") is False
    row = re.search(r'<li class="mkw-file" id="upload-(\d+)" data-klaar>', page(response))
    assert row[1] == str(document.pk)
    assert f"Goed aangekomen. {len(TEKST)} bytes" in page(response)


def zip_bomb():
    return docx(extra={"word/media/groot.bin": b"\0" * (60 * 1024 * 1024)})


BAD = {
    "leeg": ("leeg.pdf", lambda: b"", 422, "Dit bestand is leeg (0 bytes). Controleer het bestand"),
    "onbekend": (
        "film.mp4",
        lambda: b"\0\0\0\x18ftypmp42" + b"\0" * 90,
        415,
        "Dit soort bestand kunnen wij niet verwerken",
    ),
    "tegenspraak": ("foto.pdf", docx, 422, "De naam eindigt op .pdf, maar de inhoud is Word (DOCX)."),
    "macro": ("plan.docx", lambda: docx(extra={"word/vbaProject.bin": b"x"}), 422, "Dit bestand bevat macro's."),
    "zipbom": ("bom.docx", zip_bomb, 422, "zo sterk ingepakt"),
    "programma": ("beleid.pdf", lambda: b"MZ\x90\0" + b"\0" * 100, 422, "maar de inhoud is een programma"),
    "afgebroken": ("beleid.pdf", lambda: b"%PDF-1.7\n1 0 obj", 422, "Dit bestand is beschadigd of niet volledig."),
    "nul": ("tekst.txt", lambda: b"tekst met \0 erin" * 20, 422, "maar de inhoud is onherkenbaar"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_with_its_own_sentence_and_leaves_nothing(web, case):
    name, content, status, sentence = BAD[case]
    response = send(web, (name, content()), url=BESTAND)
    assert response.status_code == status
    assert sentence in page(response)
    assert 'class="mkw-file mkw-file--error"' in page(response)
    assert not Document.objects.exists()
    assert list(storage.stored_keys()) == []


def test_an_encrypted_file_is_refused(web, encrypted_pdf):
    response = send(web, ("geheim.pdf", encrypted_pdf), url=BESTAND)
    assert response.status_code == 422
    assert "Deze PDF is beveiligd met een wachtwoord." in page(response)
    assert not Document.objects.exists()


@pytest.fixture
def encrypted_pdf():
    """A PDF of one empty page whose encryption dictionary asks for a password that nobody has."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Filter/Standard/V 1/R 2/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">/P -4>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<aa><aa>]>>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


def test_a_file_over_the_limit_is_refused_and_the_others_arrive(web, settings):
    settings.MAX_UPLOAD_BYTES = 1000
    response = send(web, ("groot.txt", b"x" * 1001), ("goed.txt", TEKST))
    assert response.status_code == 422
    assert "Dat is te groot: wij nemen bestanden tot 1000 bytes aan." in page(response)
    assert Document.objects.get().titel == "Goed"
    alone = send(web, ("groot.txt", b"x" * 1001), url=BESTAND)
    assert alone.status_code == 413


def test_the_twenty_first_file_is_refused(web, settings):
    settings.MAX_UPLOAD_FILES = 2
    response = send(web, *[(f"{n}.txt", TEKST) for n in range(3)])
    assert response.status_code == 422
    assert "hooguit 2 bestanden tegelijk" in page(response)
    assert Document.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/huurbeleid.txt", "huurbeleid.txt"),
        ("C:\\Users\\M\\huurbeleid.txt", "huurbeleid.txt"),
        ("huur\x07be\u202eleid.txt", "huurbeleid.txt"),
        ("h" * 300 + ".txt", "h" * 146 + ".txt"),
    ],
)
def test_a_strange_file_name_is_made_safe(web, name, kept):
    boundary, head = "grens", f'Content-Disposition: form-data; name="bestanden"; filename="{name}"'
    body = (
        f"--{boundary}\r\n{head}\r\nContent-Type: text/plain\r\n\r\n".encode()
        + TEKST
        + f"\r\n--{boundary}--\r\n".encode()
    )
    response = web.generic("POST", BESTAND, body, content_type=f"multipart/form-data; boundary={boundary}")
    assert response.status_code == 201
    assert Versie.objects.get().naam == kept


def test_the_limit_answers_with_a_row_and_takes_nothing_in(web, monkeypatch):
    monkeypatch.setattr(ontvangen, "FILES_PER_HOUR", 1)
    send(web, ("een.txt", TEKST), url=BESTAND)
    response = send(web, ("twee.txt", TEKST), url=BESTAND)
    assert response.status_code == 429
    assert "heel veel bestanden verstuurd" in page(response)
    assert Document.objects.count() == 1


def test_a_double_click_is_saved_once(web):
    key = "0b8d2b4e-7b7e-4f7e-9d4e-6a3a0a9d0001"
    first = send(web, ("huurbeleid.txt", TEKST), formulier=key)
    second = send(web, ("huurbeleid.txt", TEKST), formulier=key)
    assert Document.objects.count() == 1
    assert second.status_code == 302
    assert second.url == first.url
    assert len(list(storage.stored_keys())) == 1


def test_without_csrf_nothing_is_taken_in(directeur, login):
    response = send(login(directeur, enforce_csrf_checks=True), ("huurbeleid.txt", TEKST), url=BESTAND)
    assert response.status_code == 403
    assert not Document.objects.exists()


def test_who_works_at_two_corporations_chooses_the_owner(db, login):
    somebody = person(OrganisatieFactory(naam="De Linde"))
    other = AanstellingFactory(gebruiker=somebody, organisatie__naam="De Eik").organisatie
    web = login(somebody)
    assert "De Eik" in page(web.get(NIEUW))
    response = send(web, ("huurbeleid.txt", TEKST))
    assert response.status_code == 422
    assert not Document.objects.exists()
    send(web, ("huurbeleid.txt", TEKST), organisatie=other.pk)
    assert Document.objects.get().organisatie == other
    strange = send(web, ("huurbeleid.txt", TEKST), organisatie=OrganisatieFactory().pk)
    assert strange.status_code == 422
    assert Document.objects.count() == 1


@pytest.mark.parametrize("url", [NIEUW, BESTAND])
def test_guests_and_platform_admins_do_not_upload(db, login, url):
    for somebody in (guest(KringFactory()), platform_admin()):
        assert send(login(somebody), ("huurbeleid.txt", TEKST), url=url).status_code == 403
    assert not Document.objects.exists()


def test_an_expired_login_sends_the_script_to_the_login_page(client, db):
    response = client.post(BESTAND, {"bestanden": SimpleUploadedFile("a.txt", TEKST)}, headers={"HX-Request": "true"})
    assert response.headers["HX-Redirect"].startswith("/account/inloggen/")
    assert not Document.objects.exists()


def test_a_file_can_be_taken_away_again_in_step_one(web, directeur):
    first, second = uploaded_document(directeur), uploaded_document(directeur)
    response = web.post(NIEUW, {"document": [first.pk, second.pk], "weg": first.pk})
    assert response.status_code == 200
    assert [d.pk for d in Document.objects.zichtbaar_voor(directeur)] == [second.pk]
    assert f'name="document" value="{second.pk}"' in page(response)


def test_what_was_uploaded_and_never_looked_over_is_offered_again(web, directeur):
    first, second = uploaded_document(directeur), uploaded_document(directeur)
    uploaded_document(person(first.organisatie))
    text = page(web.get(NIEUW))
    assert "Er staan nog 2 documenten van u klaar om na te kijken." in text
    assert f'href="{NAKIJKEN}?document={second.pk}&document={first.pk}">Kijk ze na</a>' in text
    web.post(NAKIJKEN, review_data(first, actie="concept"))
    assert "Er staat nog een document van u klaar" in page(web.get(NIEUW))
    web.post(NAKIJKEN, review_data(second))
    assert "van u klaar" not in page(web.get(NIEUW))


# Duplicates (D14) -----------------------------------------------------------------------------------------


def test_the_same_file_is_told_with_a_link_and_taken_in(web, directeur):
    own = uploaded_document(directeur, "huurbeleid.txt")
    text = page(send(web, ("kopie.txt", TEKST), url=BESTAND))
    assert f'Dit bestand staat al in het portaal: <a href="/documenten/{own.pk}/">Huurbeleid</a>, van De Linde.' in text
    assert Document.objects.count() == 2


def test_a_duplicate_of_another_corporation_is_told_when_it_may_be_seen(web):
    other = person(OrganisatieFactory(naam="De Eik"))
    document = uploaded_document(other, "geheim.txt")
    assert "staat al in het portaal" not in page(send(web, ("kopie.txt", TEKST), url=BESTAND))
    Document.objects.filter(pk=document.pk).update(bereik="leden", gedeeld_op=timezone.now())
    Document.objects.exclude(pk=document.pk).update(verwijderd_op=timezone.now())
    text = page(send(web, ("kopie2.txt", TEKST), url=BESTAND))
    assert ">Geheim</a>, van De Eik." in text


def test_step_two_offers_a_new_version_of_an_own_duplicate_only(web, directeur):
    own, again = uploaded_document(directeur), uploaded_document(directeur)
    run_jobs()
    text = page(web.get(f"{NAKIJKEN}?document={again.pk}"))
    assert f'href="/documenten/{own.pk}/versies/?uit={again.pk}"' in text
    assert "Maak er een nieuwe versie van" in text
    Document.objects.filter(pk=own.pk).update(organisatie=OrganisatieFactory(), bereik="leden")
    assert "Maak er een nieuwe versie van" not in page(web.get(f"{NAKIJKEN}?document={again.pk}"))
