"""Uploading and sharing through the pages: what arrives, what is refused with which sentence, what is kept."""

import datetime as dt
import html
import re
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Bereik
from documenten import ontvangen
from documenten.models import Document, Versie
from documenten.services import update_document
from mkwportal.core.files import storage
from tests.factories.corporaties import (
    PASSWORD,
    AanstellingFactory,
    DeelnameFactory,
    KringFactory,
    OrganisatieFactory,
    ThemaFactory,
    guest,
    person,
    platform_admin,
)
from tests.factories.documenten import TEKST, DocumentFactory, docx, uploaded_document
from tests.support.jobs import run_jobs

NIEUW, BESTAND, NAKIJKEN = (reverse(f"documenten:{name}") for name in ("nieuw", "upload-bestand", "nakijken"))


@pytest.fixture
def directeur(db):
    return person(OrganisatieFactory(naam="De Linde"))


@pytest.fixture
def web(directeur, login):
    return login(directeur)


def send(web, *files, url=NIEUW, **fields):
    """Post files as (name, content) to the form without a script, or with url=BESTAND as the script does."""
    data = {"bestanden": [SimpleUploadedFile(name, data) for name, data in files], **fields}
    return web.post(url, data)


def page(response):
    return html.unescape(response.content.decode())


def review_data(*documents, actie="deel", bereik="leden", **changes):
    """Return what the browser sends for these documents when nothing was corrected."""
    data = {"document": [d.pk for d in documents], "actie": actie, "bereik": bereik, "geen_huurders": "on"}
    for document in documents:
        data |= {
            f"d{document.pk}-revisie": document.revisie,
            f"d{document.pk}-titel": document.titel,
            f"d{document.pk}-soort": "beleid",
            f"d{document.pk}-status": "vastgesteld",
            f"d{document.pk}-contact": document.contact_id,
        }
    return data | changes


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


# Step two -------------------------------------------------------------------------------------------------


def test_a_row_is_prefilled_from_the_text(web, directeur):
    thema = ThemaFactory(naam="Incasso", trefwoorden=["huurachterstand"])
    data = docx("Bij huurachterstand bellen wij. " * 6, titel="Incassobeleid 2025")
    document = uploaded_document(directeur, "x.docx", data)
    run_jobs()
    text = page(web.get(f"{NAKIJKEN}?document={document.pk}"))
    field = f"d{document.pk}"
    assert f'name="{field}-titel" value="Incassobeleid 2025"' in text
    assert f'name="{field}-jaar" value="2025"' in text
    assert re.search(rf'id="id_{field}-soort".*?<option value="beleid" selected>', text, re.S)
    assert re.search(rf'id="id_{field}-thema_1".*?<option value="{thema.pk}" selected>', text, re.S)
    assert re.search(rf'id="id_{field}-contact".*?<option value="{directeur.pk}" selected>', text, re.S)
    assert "Klaar om te delen." in text
    assert "Overgenomen uit het document." in text


def test_a_row_whose_text_is_being_read_waits_and_then_gets_its_fields(web, directeur):
    document = uploaded_document(directeur)
    url = reverse("documenten:nakijken-rij", args=[document.pk]) + f"?document={document.pk}"
    text = page(web.get(f"{NAKIJKEN}?document={document.pk}"))
    assert f'data-hx-get="{url}"' in text
    assert f"d{document.pk}-titel" not in text
    assert "Kijk of het klaar is" in text
    waiting = page(web.get(url, headers={"HX-Request": "true"}))
    assert "Wij lezen de tekst van dit bestand." in waiting
    assert "deel-tekst" not in waiting
    run_jobs()
    ready = page(web.get(url, headers={"HX-Request": "true"}))
    assert f'name="d{document.pk}-titel"' in ready
    assert "data-hx-get" not in ready
    assert '<details class="mkw-disclosure mkw-file__more" open>' in ready  # it is the first one
    assert '<span id="deel-tekst" data-hx-swap-oob="innerHTML">Deel 1 document</span>' in ready


def test_nobody_waits_for_a_reader_that_is_stuck(web, directeur):
    document = uploaded_document(directeur)
    Versie.objects.update(gemaakt_op=timezone.now() - dt.timedelta(seconds=21))
    text = page(web.get(f"{NAKIJKEN}?document={document.pk}"))
    assert "Het lezen van de tekst duurt langer dan normaal." in text
    assert f'name="d{document.pk}-titel" value="Huurbeleid"' in text


def test_the_fields_can_be_filled_in_without_waiting(web, directeur):
    document = uploaded_document(directeur)
    assert f"d{document.pk}-titel" in page(web.get(f"{NAKIJKEN}?document={document.pk}&zelf={document.pk}"))


def test_a_text_that_could_not_be_read_says_so_in_its_row(web, directeur):
    document = uploaded_document(directeur, "kapot.docx", docx(tekst="<w:niet gesloten"))
    run_jobs()
    assert "De tekst van dit bestand kon niet worden gelezen" in page(web.get(f"{NAKIJKEN}?document={document.pk}"))


def test_looking_again_keeps_what_was_typed_and_says_nothing_is_wrong(web, directeur):
    first, second = uploaded_document(directeur), uploaded_document(directeur)
    typed = {f"d{first.pk}-titel": "", f"d{first.pk}-jaar": "abc", f"d{first.pk}-samenvatting": "Mijn eigen woorden"}
    data = review_data(first, actie="ververs", **typed) | {"document": [first.pk, second.pk], "bereik": "corporatie"}
    run_jobs()
    response = web.post(NAKIJKEN, data)
    text = page(response)
    assert response.status_code == 200
    assert "Mijn eigen woorden" in text
    assert f'name="d{first.pk}-jaar" value="abc"' in text
    assert re.search(r'value="corporatie"[^>]* checked', text)
    assert f'name="d{second.pk}-titel" value="Huurbeleid' in text
    assert "utrecht-form-field-error-message" not in text


def test_one_document_can_be_taken_away_while_the_rest_is_kept(web, directeur):
    first, second = uploaded_document(directeur), uploaded_document(directeur)
    data = review_data(first, second, actie="", weg=second.pk) | {f"d{first.pk}-titel": "Blijft staan"}
    text = page(web.post(NAKIJKEN, data))
    assert "Blijft staan" in text
    assert Document.objects.get(pk=second.pk).verwijderd_op is not None
    assert f'id="rij-{second.pk}"' not in text
    last = web.post(NAKIJKEN, {"document": first.pk, "weg": first.pk})
    assert last.url == NIEUW


def test_each_audience_says_for_how_many_it_is(web, directeur):
    person(), person()
    document = uploaded_document(directeur)
    text = page(web.get(f"{NAKIJKEN}?document={document.pk}"))
    assert "Zichtbaar voor 3 mensen bij 3 corporaties. Zij kunnen het lezen" in text
    assert "Zichtbaar voor 1 persoon bij 1 corporatie. Handig voor een concept." in text
    assert "Deelnemers van" not in text


def test_own_circles_can_be_chosen_and_counted(web, directeur):
    kring, strange = KringFactory(naam="Wonen en zorg"), KringFactory(naam="Niet van ons")
    DeelnameFactory(kring=kring, organisatie_id=directeur.organisatie_ids[0])
    DeelnameFactory(kring=kring, organisatie=person().lopende_aanstellingen and OrganisatieFactory())
    document = uploaded_document(directeur)
    text = page(web.get(f"{NAKIJKEN}?document={document.pk}"))
    assert "Wonen en zorg" in text
    assert "Niet van ons" not in text
    address = reverse("documenten:bereik")
    counted = web.get(f"{address}?organisatie={document.organisatie_id}&kring={kring.pk}")
    assert page(counted).strip() == "Zichtbaar voor 1 persoon bij 1 organisatie."
    assert web.get(f"{address}?organisatie={document.organisatie_id}&kring={strange.pk}").status_code == 404
    assert web.get(f"{address}?organisatie={OrganisatieFactory().pk}&kring={kring.pk}").status_code == 404
    assert "Kies eerst" in page(web.get(f"{address}?organisatie={document.organisatie_id}&kring="))


def test_sharing_says_for_how_many_it_is_visible_now(web, directeur):
    person()
    document = uploaded_document(directeur)
    response = web.post(NAKIJKEN, review_data(document), follow=True)
    assert response.redirect_chain == [(f"/documenten/{document.pk}/", 302)]
    assert "1 document is gedeeld. Zichtbaar voor 2 mensen bij 2 corporaties." in page(response)
    document.refresh_from_db()
    assert (document.bereik, document.status, document.soort) == ("leden", "vastgesteld", "beleid")


def test_several_are_shared_with_one_choice(web, directeur):
    documents = [uploaded_document(directeur) for _ in range(3)]
    kring = KringFactory()
    DeelnameFactory(kring=kring, organisatie_id=directeur.organisatie_ids[0])
    response = web.post(NAKIJKEN, review_data(*documents, bereik="kring", kring=kring.pk))
    assert response.url == reverse("documenten:lijst")
    assert set(Document.objects.values_list("bereik", "kring")) == {("kring", kring.pk)}


def test_keeping_as_concept_needs_no_audience(web, directeur):
    document = uploaded_document(directeur)
    data = review_data(document, actie="concept", bereik="", geen_huurders="")
    response = web.post(NAKIJKEN, data, follow=True)
    assert "1 document is bewaard als concept. Zichtbaar voor 1 persoon bij 1 corporatie." in page(response)
    document.refresh_from_db()
    assert (document.bereik, document.status, document.gedeeld_op, document.soort) == (
        "corporatie",
        "concept",
        None,
        "beleid",
    )


def test_sharing_what_is_ready_leaves_the_rest_for_later(web, directeur):
    ready, waiting = uploaded_document(directeur), uploaded_document(directeur)
    data = review_data(ready) | {"document": [ready.pk, waiting.pk]}
    assert web.post(NAKIJKEN, data).url == f"{NAKIJKEN}?document={waiting.pk}"
    nothing = web.post(NAKIJKEN, {"document": waiting.pk, "actie": "deel", "bereik": "leden"})
    assert nothing.status_code == 422
    assert "Er is nog geen document klaar om te delen." in page(nothing)


WRONG = {
    "titel leeg": ({"titel": ""}, "Geef het document een titel."),
    "titel te lang": ({"titel": "x" * 201}, "Deze titel is te lang: gebruik hoogstens 200 tekens."),
    "nul": ({"titel": "a\0b"}, "In deze tekst staat een teken dat wij niet kunnen bewaren."),
    "jaar nul": ({"jaar": "0"}, "Vul een jaar in van vier cijfers"),
    "jaar met letters": ({"jaar": "20x6"}, "Vul een jaar in van vier cijfers"),
    "31 februari": ({"herzien_voor": "2027-02-31"}, "Deze datum bestaat niet."),
    "soort": ({"soort": "gedicht"}, "Deze keuze bestaat niet (meer)."),
    "thema": ({"thema_1": "999999"}, "Deze keuze bestaat niet (meer)."),
    "contact": ({"contact": "999999"}, "Deze persoon werkt nu niet bij uw corporatie."),
    "te lang verhaal": ({"samenvatting": "x" * 1001}, "gebruik hoogstens 1.000 tekens."),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_field_keeps_everything_that_was_typed(web, directeur, case):
    fields, sentence = WRONG[case]
    document = uploaded_document(directeur)
    typed = {f"d{document.pk}-{name}": value for name, value in fields.items()}
    data = review_data(document, **{f"d{document.pk}-samenvatting": "Van mij"}) | typed
    response = web.post(NAKIJKEN, data)
    text = page(response)
    assert response.status_code == 422
    assert sentence in text
    assert text.count(sentence) >= 2  # on top and beside the field
    assert "samenvatting" in fields or "Van mij" in text
    assert "checked" in text
    document.refresh_from_db()
    assert (document.bereik, document.revisie) == ("corporatie", 1)


def test_sharing_with_others_asks_to_confirm_that_no_tenant_is_named(web, directeur):
    document = uploaded_document(directeur)
    response = web.post(NAKIJKEN, review_data(document, geen_huurders=""))
    assert response.status_code == 422
    assert "Bevestig dat er geen gegevens van huurders in staan." in page(response)
    assert web.post(NAKIJKEN, review_data(document, geen_huurders="", bereik="corporatie")).status_code == 302


def test_an_audience_that_does_not_exist_or_lacks_its_circle_is_refused(web, directeur):
    DeelnameFactory(organisatie_id=directeur.organisatie_ids[0])
    document = uploaded_document(directeur)
    assert "Kies wie dit mogen zien." in page(web.post(NAKIJKEN, review_data(document, bereik="")))
    assert "Deze keuze bestaat niet" in page(web.post(NAKIJKEN, review_data(document, bereik="wereld")))
    assert "Kies van welke verkenning" in page(web.post(NAKIJKEN, review_data(document, bereik="kring")))
    assert "Deze keuze bestaat niet" in page(
        web.post(NAKIJKEN, review_data(document, bereik="kring", kring=KringFactory().pk))
    )
    assert Document.objects.get().bereik == "corporatie"


def test_a_double_click_shares_once(web, directeur):
    document = uploaded_document(directeur)
    data = review_data(document, formulier="0b8d2b4e-7b7e-4f7e-9d4e-6a3a0a9d0002")
    first, second = web.post(NAKIJKEN, data), web.post(NAKIJKEN, data)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url
    assert Document.objects.get().revisie == 2


def test_who_saves_second_sees_what_the_other_saved_and_keeps_the_own_text(web, directeur):
    document = uploaded_document(directeur)
    update_document(document, revisie=1, gegevens={"titel": "Van een collega"}, by=directeur)
    data = review_data(document, **{f"d{document.pk}-titel": "Van mij"})
    response = web.post(NAKIJKEN, data)
    text = page(response)
    assert response.status_code == 409
    assert "Iemand anders was u net voor" in text
    assert "Van een collega" in text
    assert 'value="Van mij"' in text
    assert f'name="d{document.pk}-revisie" value="2"' in text
    again = web.post(NAKIJKEN, data | {f"d{document.pk}-revisie": 2})
    assert again.status_code == 302
    assert Document.objects.get().titel == "Van mij"


def test_a_form_sent_after_the_login_expired_is_kept(client, directeur):
    document = uploaded_document(directeur)
    data = review_data(document, **{f"d{document.pk}-samenvatting": "Niet kwijt"})
    response = client.post(NAKIJKEN, urlencode(data, doseq=True), content_type="application/x-www-form-urlencoded")
    assert "/account/inloggen/" in response.url
    client.post(reverse("account_login"), {"login": directeur.email, "password": PASSWORD})
    assert "Niet kwijt" in page(client.get("/verder/"))


@pytest.mark.parametrize("url", [NAKIJKEN, f"{NAKIJKEN}?document=abc", f"{NAKIJKEN}?document=999999999999"])
def test_a_document_that_does_not_exist_is_not_found(web, url):
    assert web.get(url).status_code == 404


def test_somebody_elses_document_is_not_found(web, login):
    document = DocumentFactory(bereik=Bereik.LEDEN)
    for somebody in (web, login(platform_admin())):
        assert somebody.get(f"{NAKIJKEN}?document={document.pk}").status_code == 404
        assert somebody.get(reverse("documenten:nakijken-rij", args=[document.pk])).status_code == 404
        assert somebody.post(NAKIJKEN, review_data(document)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_documents(web, directeur, count, django_assert_num_queries):
    ids = "&".join(f"document={uploaded_document(directeur).pk}" for _ in range(count))
    run_jobs()
    web.get(f"{NAKIJKEN}?{ids}")  # the counts of the audiences are remembered from here on
    with django_assert_num_queries(8):  # session, user, documents, their themes, themes, people, stamp, duplicates
        assert web.get(f"{NAKIJKEN}?{ids}").status_code == 200
