"""The library page: the list, its filters, its address, what it costs, and what one may not find."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from documenten.models import Document
from documenten.services import remove_document, update_document
from mkwportal.core import stamps
from tests.factories.corporaties import DeelnameFactory, KringFactory, OrganisatieFactory, ThemaFactory, guest, person
from tests.factories.documenten import DocumentFactory

from .helpers import LIJST, shared, show, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(login):
    return login(person())


# The list -------------------------------------------------------------------------------------------------------------


def test_a_row_says_what_a_document_is(client):
    owner = OrganisatieFactory(naam="De Linde", plaats="Lindendorp")
    document = shared("Huurbeleid", samenvatting="Streefhuur per kern.", organisatie=owner, versie_1__ext="docx")
    page = show(client)
    for said in (
        "<h1>Documenten</h1>",
        "Zoek in 1 document van 1 corporatie",
        "1 document</h2>",
        f'href="/documenten/{document.pk}/"',
        "Huurbeleid",
        "Streefhuur per kern.",
        "De Linde, Lindendorp",
        "versie 1, ",
        "DOCX",
    ):
        assert said in page, said


@pytest.mark.parametrize(
    ("velden", "label"),
    [
        ({"status": "concept"}, "Concept"), ({"status": "vervallen"}, "Vervallen"),
        ({"herzien_voor": dt.date(2020, 1, 1)}, "Toe aan herziening"),
        ({"bereik": "corporatie"}, "Alleen eigen corporatie"),
    ],
)  # fmt: skip
def test_a_row_is_labelled(login, velden, label):
    document = shared("Stuk", **velden)
    other = shared("Ander stuk", organisatie=document.organisatie)
    page = show(login(document.contact))
    assert (
        page.count(f'<span class="utrecht-data-badge mkw-badge-clay">{label}</span>')
        + page.count(f'<span class="utrecht-data-badge">{label}</span>')
        == 1
    )
    assert set(titles(page)) == {"Stuk", other.titel}


def test_what_is_new_since_the_last_visit_is_labelled(login):
    user = person(vorig_bezoek=timezone.now() - dt.timedelta(days=2))
    shared("Oud", gedeeld_op=timezone.now() - dt.timedelta(days=3))
    assert ">Nieuw</span>" not in show(login(user))
    shared("Nieuw", gedeeld_op=timezone.now())
    stamps.touch("documenten")
    assert show(login(user)).count(">Nieuw</span>") == 1


def test_the_newest_stands_first_and_other_orders_can_be_chosen(client):
    for number, (titel, due) in enumerate(
        [("Beta", dt.date(2030, 1, 1)), ("alfa", None), ("Gamma", dt.date(2029, 1, 1))]
    ):
        document = shared(titel, herzien_voor=due)
        Document.objects.filter(pk=document.pk).update(gewijzigd_op=timezone.now() + dt.timedelta(minutes=number))
    assert titles(show(client)) == ["Gamma", "alfa", "Beta"]
    assert titles(show(client, sorteer="nieuwste")) == ["Gamma", "alfa", "Beta"]
    assert titles(show(client, sorteer="titel")) == ["alfa", "Beta", "Gamma"]
    assert titles(show(client, sorteer="herzien")) == ["Gamma", "Beta", "alfa"]


def test_a_page_has_25_rows_and_links_to_the_next_that_keep_the_filters(client):
    soort = {"soort": "beleid"}
    DocumentFactory.create_batch(26, bereik="leden", contact=person(), organisatie=OrganisatieFactory(), **soort)
    first = show(client, **soort)
    assert len(titles(first)) == 25
    assert 'href="?soort=beleid&amp;pagina=2"' in first
    assert len(titles(show(client, pagina="2", **soort))) == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_with_more_rows(login, django_assert_num_queries, rows):
    client = login(person())
    for number in range(rows):
        shared(f"Stuk {number}", themas=[ThemaFactory()])
    client.get(LIJST)
    with django_assert_num_queries(3):  # session, user, stamps: the first page is remembered
        page = show(client)
    assert len(titles(page)) == rows
    with django_assert_num_queries(4):  # session, user, stamps, page: another order was not asked before
        page = show(client, sorteer="titel")
    assert len(titles(page)) == rows


def test_the_remembered_page_follows_a_change_at_once(login):
    document = shared("Huurbeleid")
    client = login(document.contact)
    assert titles(show(client)) == ["Huurbeleid"]
    update_document(document, revisie=document.revisie, gegevens={"titel": "Nieuw huurbeleid"}, by=document.contact)
    assert titles(show(client)) == ["Nieuw huurbeleid"]
    remove_document(document, by=document.contact)
    assert titles(show(client)) == []


def test_the_remembered_page_is_not_shown_to_another_corporation(login):
    own = shared("Van ons", bereik="corporatie")
    shared("Van allen")
    for who, wanted in (
        (own.contact, {"Van ons", "Van allen"}),
        (person(), {"Van allen"}),
        (own.contact, {"Van ons", "Van allen"}),
    ):
        assert set(titles(show(login(who)))) == wanted


def test_the_list_costs_at_most_ten_queries_cold(client, django_assert_max_num_queries):
    shared("Stuk")
    with django_assert_max_num_queries(10):
        client.get(LIJST, {"soort": "beleid"})


def test_filters_narrow_the_list_and_stay_in_the_address(client):
    thema = ThemaFactory(naam="Huurachterstand", slug="achterstand")
    shared("Incasso", soort="beleid", jaar=2026, themas=[thema])
    shared("Brief", soort="brief", jaar=2025)
    page = show(client, thema="achterstand", soort="beleid")
    assert titles(page) == ["Incasso"]
    assert '<a class="mkw-chip" href="?soort=beleid">Huurachterstand' in page
    assert 'id="soort-beleid" name="soort" value="beleid" checked' in page
    assert 'id="soort-brief"' not in page  # no letter has this theme


def test_counts_stand_beside_the_filters(client):
    for soort in ("beleid", "beleid", "brief"):
        shared("Stuk", soort=soort)
    page = show(client)
    assert re.search(r"<span>Beleid</span>.{0,120}</span>2<span", page)
    assert re.search(r"<span>Brief</span>.{0,120}</span>1<span", page)


def test_everything_works_without_a_script(client):
    page = show(client)
    assert f'action="{LIJST}"' in page
    assert re.search(r'<button[^>]*form="bibliotheek"[^>]*type="submit"', page)
    assert 'form="bibliotheek" value=""' in page
    assert "mkw-noscript" in page  # the filters have a button where there is no script


def test_only_who_may_upload_is_invited_to_share(login):
    kring = KringFactory()
    assert reverse("documenten:nieuw") in show(login(person()))
    assert reverse("documenten:nieuw") not in show(login(guest(kring)))


def test_an_empty_library_says_what_to_do(client):
    assert "Er staat nog niets in de bibliotheek" in show(client)


# Visibility -----------------------------------------------------------------------------------------------------------


def test_what_another_corporation_keeps_for_itself_is_nowhere(login):
    secret = shared("Fusieplan", tekst="De geheime woningruil.", bereik="corporatie", soort="onderzoek", jaar=1999,
                    themas=[ThemaFactory(naam="Fusie", slug="fusie")])  # fmt: skip
    shared("Huurbeleid", tekst="De gewone woningruil.", soort="beleid")
    outsider, insider = login(person()), login(secret.contact)
    for query in (
        {},
        {"q": "woningruil"},
        {"q": "fusieplan"},
        {"q": "geheime"},
        {"soort": "onderzoek"},
        {"jaar": "1999"},
    ):
        page = show(outsider, **query)
        for word in ("Fusieplan", '<mark class="utrecht-mark">geheime', "</span>1999<", "<span>Fusie<"):
            assert word not in page, query
    page = show(outsider)
    assert "1 document</h2>" in page
    assert "Zoek in 1 document van 1 corporatie" in page
    assert set(titles(show(insider))) == {"Fusieplan", "Huurbeleid"}
    assert "Fusieplan" in show(insider, q="geheime woningruil")


def test_a_guest_finds_only_what_the_circle_shares(login):
    kring = KringFactory()
    owner = OrganisatieFactory()
    DeelnameFactory(kring=kring, organisatie=owner)
    shared("Voor de kring", bereik="kring", kring=kring, organisatie=owner)
    shared("Voor alle leden")
    client = login(guest(kring))
    assert titles(show(client)) == ["Voor de kring"]
    assert titles(show(client, q="kring leden")) == ["Voor de kring"]


def test_what_lies_in_the_trash_is_not_found(client):
    document = shared("Huurbeleid")
    Document.objects.filter(pk=document.pk).update(verwijderd_op=timezone.now())
    stamps.touch("documenten")
    assert titles(show(client)) == []
    assert titles(show(client, q="huurbeleid")) == []


def test_nobody_sees_the_library_without_a_login(db):
    from django.test import Client

    assert Client().get(LIJST).status_code == 302


# Bad input ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("pagina=-1", "Deze bladzijde van de lijst bestaat niet."),
        ("pagina=0", "Deze bladzijde van de lijst bestaat niet."),
        ("pagina=x", "Deze bladzijde van de lijst bestaat niet."),
        ("pagina=2", "Deze bladzijde van de lijst bestaat niet."),
        ("pagina=1000000000", "Deze bladzijde van de lijst bestaat niet."),
        ("q=huur&pagina=1000000000", "Deze bladzijde van de lijst bestaat niet."),
        ("q=huur&pagina=99999999", "Deze bladzijde van de lijst bestaat niet."),
        ("sorteer=prijs", "Deze volgorde bestaat niet."),
        ("thema=x", "Dit thema bestaat niet."),
        ("soort=x", "Deze soort document bestaat niet."),
        ("corporatie=999999999999999999999", "Deze corporatie bestaat niet."),
        ("jaar=0", "Dit jaar bestaat niet."),
        ("grootte=x", "Deze grootte bestaat niet."),
        ("status=%00", "Deze status bestaat niet."),
        ("alles=x", "Dit filter bestaat niet."),
    ],
)
def test_what_does_not_exist_says_so(client, address, sentence):
    response = client.get(f"{LIJST}?{address}")
    assert response.status_code == 404
    assert sentence in response.content.decode()


def test_the_list_takes_no_post(client):
    assert client.post(LIJST).status_code == 405
