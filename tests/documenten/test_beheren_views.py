"""Keeping documents through the pages: edit, both texts, versions, trash."""

import datetime as dt
import re
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from documenten.models import Document, Versie
from documenten.services import remove_document, update_document
from mkwportal.core.models import AuditRegel
from tests.factories.corporaties import (
    PASSWORD,
    DeelnameFactory,
    KringFactory,
    ThemaFactory,
    guest,
    person,
    platform_admin,
)
from tests.factories.documenten import DocumentFactory, VersieFactory
from tests.support.jobs import run_jobs

from .helpers import address, edit_data, page

pytestmark = pytest.mark.django_db
KEY = "0b8d2b4e-7b7e-4f7e-9d4e-6a3a0a9d0003"


# Edit -----------------------------------------------------------------------------------------------------


def test_all_fields_are_shown_and_saved(web, document, directeur):
    thema, collega = ThemaFactory(naam="Incasso"), person(document.organisatie, achternaam="Kučera")
    text = page(web.get(address("bewerken", document)))
    assert 'name="titel" value="Huurbeleid"' in text
    assert "Kučera" in text
    changes = {
        "titel": "Incassobeleid", "soort": "protocol", "status": "vastgesteld", "thema_1": thema.pk,
        "thema_3": thema.pk, "contact": collega.pk, "jaar": "2024", "samenvatting": "Handig", "bereik": "leden",
        "vastgesteld_op": "2024-05-01", "vastgesteld_door": "bestuur", "viel_af": "Deurwaarder",
        "herzien_voor": "31-12-2028",
    }  # fmt: skip
    response = web.post(address("bewerken", document), edit_data(document, **changes), follow=True)
    assert response.redirect_chain == [(f"/documenten/{document.pk}/", 302)]
    assert "Bewaard. Zichtbaar voor 2 mensen bij 1 corporatie." in page(response)
    document.refresh_from_db()
    saved = {name: getattr(document, name) for name in changes if not name.startswith("thema_")}
    assert saved == {
        "titel": "Incassobeleid", "soort": "protocol", "status": "vastgesteld", "contact": collega, "jaar": 2024,
        "samenvatting": "Handig", "vastgesteld_op": dt.date(2024, 5, 1), "vastgesteld_door": "bestuur",
        "viel_af": "Deurwaarder", "herzien_voor": dt.date(2028, 12, 31), "bereik": "leden",
    }  # fmt: skip
    assert list(document.themas.all()) == [thema]
    again = page(web.get(address("bewerken", document)))
    assert 'name="herzien_voor" value="2028-12-31"' in again
    assert re.search(rf'<option value="{thema.pk}" selected', again)


def test_a_contact_who_left_stays_until_another_is_chosen(web, document):
    gone = person()
    Document.objects.filter(pk=document.pk).update(contact=gone)
    assert (
        web.post(address("bewerken", document), edit_data(document, contact=gone.pk, titel="Zelfde")).status_code == 302
    )
    assert Document.objects.get().contact == gone


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("titel", "", "Geef het document een titel."),
        ("vastgesteld_op", "2025-02-31", "Deze datum bestaat niet."),
        ("herzien_voor", "31-02-2025", "Deze datum bestaat niet."),
        ("jaar", "0", "Vul een jaar in van vier cijfers"),
        ("viel_af", "x" * 2001, "gebruik hoogstens 2.000 tekens."),
        ("vastgesteld_door", "x\0", "een teken dat wij niet kunnen bewaren"),
        ("revisie", "nul", "Voer een geheel getal in."),
    ],
)
def test_a_wrong_field_keeps_what_was_typed(web, document, field, value, sentence):
    response = web.post(address("bewerken", document), edit_data(document, samenvatting="Van mij") | {field: value})
    assert response.status_code == 422
    assert sentence in page(response)
    assert "Van mij" in page(response)
    document.refresh_from_db()
    assert (document.titel, document.revisie) == ("Huurbeleid", 1)


def test_only_a_wider_audience_asks_for_the_confirmation(web, document):
    url = address("bewerken", document)
    response = web.post(url, edit_data(document, bereik="leden", geen_huurders=""))
    assert response.status_code == 422
    assert "Bevestig dat er geen gegevens van huurders in staan." in page(response)
    assert web.post(url, edit_data(document, geen_huurders="", titel="Kan wel")).status_code == 302
    assert web.post(url, edit_data(document, revisie=2, bereik="leden")).status_code == 302
    assert web.post(url, edit_data(document, revisie=3, bereik="corporatie", geen_huurders="")).status_code == 302


def test_a_double_click_is_saved_once(web, document):
    data = edit_data(document, titel="Een keer", formulier=KEY)
    responses = [web.post(address("bewerken", document), data) for _ in range(2)]
    assert {r.url for r in responses} == {f"/documenten/{document.pk}/"}
    assert Document.objects.get().revisie == 2


def test_without_csrf_nothing_is_saved(directeur, document, login):
    response = login(directeur, enforce_csrf_checks=True).post(
        address("bewerken", document), edit_data(document, titel="X")
    )
    assert response.status_code == 403
    assert Document.objects.get().titel == "Huurbeleid"


def test_what_was_typed_survives_an_expired_login(client, document, directeur):
    data = urlencode(edit_data(document, samenvatting="Niet kwijt"))
    response = client.post(address("bewerken", document), data, content_type="application/x-www-form-urlencoded")
    client.post(response.url, {"login": directeur.email, "password": PASSWORD})
    kept = page(client.get("/verder/"))
    assert "Niet kwijt" in kept
    assert f'action="/documenten/{document.pk}/bewerken/"' in kept


@pytest.mark.parametrize("count", [1, 3])
def test_the_edit_page_costs_at_most_ten_queries(web, document, directeur, count, django_assert_num_queries):
    kringen = [KringFactory() for _ in range(count)]
    for kring in kringen:
        DeelnameFactory(kring=kring, organisatie=document.organisatie)
    Document.objects.filter(pk=document.pk).update(bereik="kring", kring=kringen[0])
    web.get(address("bewerken", document))  # the counts of the audiences are remembered from here on
    with django_assert_num_queries(
        10
    ):  # session, user, document, its themes, themes, people, circles, stamp, 2 for a circle
        assert web.get(address("bewerken", document)).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_versions_cost_as_many_queries_for_three_as_for_one(web, document, count, django_assert_num_queries):
    for _ in range(count):
        VersieFactory(document=document)
    with django_assert_num_queries(5):  # session, user, document, questions to take in, versions
        assert web.get(address("versies", document)).status_code == 200


# Two people save at once (R6) -----------------------------------------------------------------------------


def conflict(web, document, directeur, **mine):
    """Return the answer to the second saver, after a colleague saved a title and a summary."""
    collega = person(document.organisatie)
    theirs = {"titel": "Titel van een collega", "samenvatting": "Collega"}
    update_document(document, revisie=1, gegevens=theirs, by=collega)
    return web.post(address("bewerken", document), edit_data(document, **mine))


def hidden_fields(response):
    """Return what the page with both texts would send back, without a choice."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page(response))
    data: dict[str, list[str]] = {}
    for name, value in found:
        data.setdefault(name, []).append(value)
    return data


def test_the_second_saver_sees_both_texts_with_the_choice_that_lies_at_hand(web, document, directeur):
    response = conflict(web, document, directeur, titel="Mijn titel", jaar="2020")
    text = page(response)
    assert response.status_code == 409
    for part in ("Titel van een collega", "Mijn titel", "Collega", "2020", "Iemand anders was u net voor"):
        assert part in text
    choice = {
        name: re.search(rf'name="keuze-{name}" value="(\w+)"[^>]* checked', text)
        for name in ("titel", "samenvatting", "jaar")
    }
    assert choice["titel"] is None  # both changed it
    assert choice["samenvatting"][1] == "nu"  # only the colleague did
    assert choice["jaar"][1] == "mijn"  # only this person did
    assert Document.objects.get().titel == "Titel van een collega"


def test_the_choice_per_field_is_saved(web, document, directeur):
    first = conflict(web, document, directeur, titel="Mijn titel", jaar="2020")
    data = hidden_fields(first) | {"keuze-titel": "mijn", "keuze-samenvatting": "nu", "keuze-jaar": "mijn"}
    assert web.post(address("bewerken", document), data).status_code == 302
    document.refresh_from_db()
    assert (document.titel, document.samenvatting, document.jaar, document.revisie) == (
        "Mijn titel",
        "Collega",
        2020,
        3,
    )


def test_without_a_choice_nothing_is_saved_and_nothing_lost(web, document, directeur):
    first = conflict(web, document, directeur, titel="Mijn titel", jaar="2020")
    data = hidden_fields(first) | {"keuze-samenvatting": "nu", "keuze-jaar": "mijn"}
    response = web.post(address("bewerken", document), data)
    assert response.status_code == 422
    assert "Kies bij elk onderdeel welke tekst blijft." in page(response)
    assert hidden_fields(response)["titel"] == ["Mijn titel"]
    assert hidden_fields(response)["basis"] == ["1"]
    assert Document.objects.get().titel == "Titel van een collega"


def test_a_third_saver_in_between_brings_the_page_again(web, document, directeur):
    first = conflict(web, document, directeur, titel="Mijn titel")
    document.refresh_from_db()
    update_document(document, revisie=2, gegevens={"samenvatting": "Nog nieuwer"}, by=directeur)
    data = hidden_fields(first) | {"keuze-titel": "mijn", "keuze-samenvatting": "nu"}
    response = web.post(address("bewerken", document), data)
    assert response.status_code == 409
    assert "Nog nieuwer" in page(response)
    assert Document.objects.get().titel == "Titel van een collega"


def test_the_audience_is_chosen_as_one_thing_with_its_circle(web, document, directeur):
    kring = KringFactory(naam="Zorg")
    DeelnameFactory(kring=kring, organisatie=document.organisatie)
    update_document(document, revisie=1, gegevens={"bereik": "leden"}, by=directeur)
    first = web.post(address("bewerken", document), edit_data(document, revisie=1, bereik="kring", kring=kring.pk))
    text = page(first)
    assert "deelnemers van Zorg" in text
    assert "alle leden" in text
    data = hidden_fields(first) | {"keuze-bereik": "mijn"}
    assert web.post(address("bewerken", document), data).status_code == 302
    document.refresh_from_db()
    assert (document.bereik, document.kring) == ("kring", kring)


# Who may --------------------------------------------------------------------------------------------------

CHANGES = ("bewerken", "verwijderen", "versies")


@pytest.mark.parametrize("name", CHANGES)
def test_other_members_are_refused_and_those_who_may_not_see_it_find_nothing(login, name):
    shared, own = DocumentFactory(bereik="leden"), DocumentFactory()
    for somebody, status in ((person(), 403), (platform_admin(), 403), (guest(KringFactory()), 404)):
        web = login(somebody)
        assert web.post(address(name, shared), edit_data(shared)).status_code == status
    assert login(person()).post(address(name, own), edit_data(own)).status_code == 404
    assert login(platform_admin()).post(address(name, own), edit_data(own)).status_code == 403
    assert set(Document.objects.values_list("revisie", "verwijderd_op")) == {(1, None)}
    assert Versie.objects.count() == 2


def test_somebody_who_left_changes_nothing_any_more(directeur, document, login):
    directeur.aanstellingen.update(tot=timezone.localdate() - dt.timedelta(days=1))
    assert login(directeur).get(address("bewerken", document)).status_code == 302  # to the login


def test_a_platform_admin_who_looks_at_the_versions_leaves_a_trace(login):
    document = DocumentFactory()
    admin = platform_admin()
    assert login(admin).get(address("versies", document)).status_code == 200
    line = AuditRegel.objects.get(actie="document geopend door platformbeheerder")
    assert (line.wie_id, line.organisatie_id) == (admin.pk, document.organisatie_id)


def test_removed_documents_answer_not_found_everywhere(web, document, directeur):
    remove_document(document, by=directeur)
    for name in (*CHANGES, "detail", "lezen", "bestand"):
        assert web.get(address(name, document)).status_code == 404


@pytest.mark.parametrize("name", [*CHANGES, "terugzetten"])
def test_a_number_that_does_not_exist_is_not_found(web, name):
    assert web.post(reverse(f"documenten:{name}", args=[10**9])).status_code == 404


def test_the_search_finds_the_new_text_after_an_edit(web, document):
    run_jobs()
    web.post(address("bewerken", document), edit_data(document, titel="Woonruimteverordening", bereik="leden"))
    run_jobs()
    assert "Woonruimteverordening" in page(web.get("/documenten/?q=woonruimteverordening"))
