"""Step two of uploading: what is proposed, who may see it, and that nothing typed is lost."""

import datetime as dt
import re
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Bereik
from documenten.models import Document, Versie
from documenten.services import update_document
from tests.factories.corporaties import (
    PASSWORD,
    DeelnameFactory,
    KringFactory,
    OrganisatieFactory,
    ThemaFactory,
    person,
    platform_admin,
)
from tests.factories.documenten import DocumentFactory, docx, uploaded_document
from tests.support.jobs import run_jobs

from .helpers import NAKIJKEN, NIEUW, page, review_data

# Step one -------------------------------------------------------------------------------------------------


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
    with django_assert_num_queries(
        9
    ):  # session, user, documents, their themes, themes, people, stamp, duplicates, alike
        assert web.get(f"{NAKIJKEN}?{ids}").status_code == 200
