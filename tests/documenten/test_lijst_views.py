"""The library page: list, filters, search, its address, what htmx gets, and what one may not find."""

import datetime as dt
import html
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documenten.models import Document
from documenten.search import index_document
from documenten.services import remove_document, update_document
from mkwportal.core import stamps
from mkwportal.core.models import ZoekZonderResultaat
from tests.factories.corporaties import DeelnameFactory, KringFactory, OrganisatieFactory, ThemaFactory, guest, person
from tests.factories.documenten import DocumentFactory

pytestmark = pytest.mark.django_db
URL = reverse("documenten:lijst")
HTMX = {"HX-Request": "true"}


def shared(titel, tekst="", paginas=1, **velden):
    """Return a document that every member sees, in the index; `tekst` has a form feed between pages."""
    blokken = [{"s": "alinea", "t": deel, "p": page} for page, deel in enumerate(tekst.split("\f"), 1) if deel]
    velden = {"bereik": "leden", "status": "vastgesteld", "versie_1__paginas": paginas} | velden
    document = DocumentFactory(titel=titel, versie_1__tekst=blokken or None, **velden)
    index_document(document.pk)
    return document


def show(client, headers=None, **query):
    """Return the page as text; without htmx the main part only, so that the menu does not count."""
    response = client.get(URL, query, headers=headers or {})
    assert response.status_code == 200, response.content.decode()
    return " ".join(response.content.decode().split("<main")[-1].split("<footer")[0].split())


def without_keys(page):
    """Return the page without what differs per request: CSRF token and key of a form."""
    return re.sub(r'(name="(?:csrfmiddlewaretoken|formulier)" value=)"[^"]+"', r"\1", page)


def titles(page):
    return [
        html.unescape(re.sub("<[^>]+>", "", title))
        for title in re.findall(r'mkw-entry__title"><a[^>]*>(.*?)</a>', page)
    ]


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
    client.get(URL)
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
        client.get(URL, {"soort": "beleid"})


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
    assert f'action="{URL}"' in page
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

    assert Client().get(URL).status_code == 302


# Search ---------------------------------------------------------------------------------------------------------------


def test_a_word_inside_the_file_is_found_in_another_form_and_marked_with_its_page(client):
    document = shared("Incasso", "Voorwoord.\fWij bezoeken huurders thuis.", paginas=2)
    shared("Iets anders")
    page = show(client, q="huurder")
    assert titles(page) == ["Incasso"]
    assert '<mark class="utrecht-mark">huurders</mark>' in page
    assert f'href="/documenten/{document.pk}/lezen/?q=huurder#pagina-2">lees op pagina 2</a>' in page
    assert "1 document over ‘huurder’" in page
    assert 'value="huurder"' in page


def test_search_and_filters_go_together_with_exact_counts(client):
    for number in range(3):
        shared(f"Huurbeleid {number}", soort="beleid", jaar=2024 + number)
    shared("Brief over huurbeleid", soort="brief", jaar=2026)
    shared("Protocol asbest", soort="protocol")
    page = show(client, q="huurbeleid", soort="beleid")
    assert len(titles(page)) == 3
    assert re.search(r"<span>Beleid</span>.{0,120}</span>3<span", page)
    assert re.search(r"<span>Brief</span>.{0,120}</span>1<span", page)  # another choice within this facet
    assert re.search(r"<span>2026</span>.{0,120}</span>1<span", page)
    assert "<span>Protocol</span>" not in page


def test_a_filter_on_a_main_theme_finds_the_documents_of_the_themes_below_it(client):
    main = ThemaFactory(naam="Huren", slug="huren")
    below = ThemaFactory(naam="Incasso", slug="incasso", ouder=main)
    shared("Huurbeleid", themas=[below])
    for query in ({}, {"q": "huurbeleid"}):
        page = show(client, thema="huren", **query)
        assert titles(page) == ["Huurbeleid"]
        assert re.search(r"<span>Huren</span>.{0,120}</span>1<span", page)


def test_ten_hits_to_a_page(client):
    for number in range(12):
        shared(f"Huurbeleid {number:02}")
    first, second = (titles(show(client, q="huurbeleid", pagina=number)) for number in ("1", "2"))
    assert (len(first), len(second)) == (10, 2)
    assert len({*first, *second}) == 12


def test_hits_can_be_sorted(client):
    for titel in ("Beta huurbeleid", "Alfa huurbeleid"):
        shared(titel)
    assert titles(show(client, q="huurbeleid", sorteer="titel")) == ["Alfa huurbeleid", "Beta huurbeleid"]


def test_the_usual_order_follows_the_search_term(client):
    shared("Huurbeleid")
    assert '<option value="" selected>Nieuwste eerst</option>' in show(client)
    page = show(client, q="huurbeleid", sorteer="")
    assert '<option value="" selected>Best passend</option>' in page
    assert "Herzien vóór</option>" not in page


def test_a_typing_error_is_corrected_and_the_literal_question_stays_possible(client):
    shared("Verduurzamingscoach", "De verduurzamingscoach helpt huurders.")
    page = show(client, q="verduurzaamingscoach")
    assert titles(page) == ["Verduurzamingscoach"]
    assert 'Bedoelde u <a href="?q=verduurzamingscoach"><strong>verduurzamingscoach</strong></a>?' in page
    assert 'href="?q=%22verduurzaamingscoach%22"' in page
    assert titles(show(client, q='"verduurzaamingscoach"')) == []


def test_a_correction_never_comes_from_what_one_may_not_see(login):
    shared("Fusiegesprekken", "De fusiegesprekken lopen.", bereik="corporatie")
    assert "fusiegesprekken" not in show(login(person()), q="fusiegesprekkem").replace("fusiegesprekkem", "")


def test_nothing_found_helps_on_and_is_counted_without_the_person(client):
    thema = ThemaFactory(naam="Energie", slug="energie")
    shared("Zonnepanelen", "Verduurzaming.", themas=[thema])
    page = show(client, q="xylofoon")
    assert "Geen documenten over ‘xylofoon’" in page
    assert "Gebruik een korter of een ander woord." in page
    assert '<a href="?thema=energie">Energie</a>: 1 document.' in page
    assert f"{reverse('zoeken')}?q=xylofoon" in page
    assert ZoekZonderResultaat.objects.get().tekst == "xylofoon"
    show(client, q="xylofoon", thema="energie")
    assert ZoekZonderResultaat.objects.get().aantal == 1, "a filter may be why nothing was found"


def test_a_guest_gets_no_words_from_what_members_wrote_and_is_not_counted(login):
    shared("Huurverhoging", "Alles over huurverhoging.")
    for url in ("/documenten/", "/documenten/passages/"):
        page = login(guest(KringFactory())).get(url, {"q": "huurverhogin"}).content.decode()
        assert "huurverhoging" not in page.replace("huurverhogin’", "").lower()
    assert not ZoekZonderResultaat.objects.exists()


def test_filters_that_exclude_everything_can_be_taken_off(client):
    shared("Huurbeleid", soort="beleid")
    page = show(client, q="huurbeleid", soort="brief")
    assert titles(page) == []
    assert '<a href="?q=huurbeleid">Haal de filters weg</a>' in page


@pytest.mark.parametrize("rows", [1, 3])
def test_a_search_costs_the_same_with_more_hits(client, django_assert_num_queries, rows):
    for number in range(rows):
        shared(f"Huurbeleid {number}", "Over huurbeleid.")
    client.get(URL, {"q": "incasso"})
    with django_assert_num_queries(12):  # session, user, limit, words (2), sets, hits, texts, rows; 3 of a savepoint
        page = show(client, q="huurbeleid")
    assert len(titles(page)) == rows
    with django_assert_num_queries(3):  # session, user, limit with stamps
        assert without_keys(show(client, q="huurbeleid")) == without_keys(page)


def test_the_same_question_finds_what_came_since(client):
    shared("Huurbeleid 1", "Over huurbeleid.")
    assert titles(show(client, q="huurbeleid")) == ["Huurbeleid 1"]
    index_document(shared("Huurbeleid 2", "Over huurbeleid.").pk)
    assert len(titles(show(client, q="huurbeleid"))) == 2


@given(st.text(max_size=80))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_typed_breaks_the_list(client, q):
    assert client.get(URL, {"q": q}).status_code == 200


def test_what_is_typed_is_escaped(client):
    assert "<script>alert" not in show(client, q='"><script>alert(1)</script>')


def test_too_many_searches_wait(client, monkeypatch):
    monkeypatch.setattr("documenten.views.lijst.SEARCHES_PER_MINUTE", 2)
    answers = [client.get(URL, {"q": "huur"}).status_code for _ in range(3)]
    assert answers == [200, 200, 429]
    assert client.get(URL).status_code == 200  # the list itself is not limited


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
    response = client.get(f"{URL}?{address}")
    assert response.status_code == 404
    assert sentence in response.content.decode()


def test_the_list_takes_no_post(client):
    assert client.post(URL).status_code == 405


# htmx -----------------------------------------------------------------------------------------------------------------


def test_htmx_gets_only_what_changes(client):
    shared("Huurbeleid", soort="beleid")
    page = show(client, HTMX, q="huurbeleid", soort="beleid")
    assert page.startswith('<div id="resultaten">')
    assert "<html" not in page
    assert '<div id="facetten" data-hx-swap-oob="innerHTML">' in page
    assert 'id="soort-beleid"' in page
    assert '<div id="melding" data-hx-swap-oob="innerHTML"><span' in page
    assert "1 document over ‘huurbeleid’ gevonden." in page
    assert '<span id="filters-gekozen" data-hx-swap-oob="true"> (1 gekozen)</span>' in page


def test_the_address_in_the_browser_follows_the_choice(client):
    shared("Huurbeleid", soort="beleid")
    chosen = client.get(URL, {"q": " huurbeleid ", "sorteer": "", "soort": "beleid"}, headers=HTMX)
    assert chosen["HX-Push-Url"] == "/documenten/?q=huurbeleid&soort=beleid"
    typed = client.get(URL, {"q": "huurb"}, headers={**HTMX, "HX-Source": "input#zoek"})
    assert typed["HX-Replace-Url"] == "/documenten/?q=huurb"
    assert "HX-Push-Url" not in typed


def test_the_page_number_is_part_of_the_address(client):
    DocumentFactory.create_batch(26, bereik="leden", contact=person(), organisatie=OrganisatieFactory())
    assert client.get(URL, {"pagina": "2"}, headers=HTMX)["HX-Push-Url"] == "/documenten/?pagina=2"


def test_the_last_word_counts_as_unfinished_while_typing(client):
    shared("Verduurzaming", "Over verduurzaming.")
    typing = {**HTMX, "HX-Source": "input#zoek"}
    assert titles(show(client, typing, q="verduurz")) == ["Verduurzaming"]


def test_an_unfinished_word_is_not_counted_as_a_search_without_a_hit(client):
    show(client, {**HTMX, "HX-Source": "input#zoek"}, q="xylof")
    assert not ZoekZonderResultaat.objects.exists()


# Suggestions ----------------------------------------------------------------------------------------------------------


def test_suggestions_hold_only_words_that_every_member_may_see(login):
    shared("Huurbeleid", "Over huurachterstand.")
    shared("Huurgeheim", "Over huurgeheim.", bereik="corporatie")
    options = login(person()).get(reverse("documenten:suggesties"), {"q": "beleid huur"}).content.decode()
    assert '<option value="beleid huurachterstand">' in options
    assert "huurgeheim" not in options


def test_a_guest_gets_no_suggestions(login):
    shared("Huurbeleid", "Over huurachterstand.")
    response = login(guest(KringFactory())).get(reverse("documenten:suggesties"), {"q": "huur"})
    assert response.content.decode().strip() == ""
