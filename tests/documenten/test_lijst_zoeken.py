"""Searching on the library page: hits, corrections, what htmx gets, suggestions, and nothing one may not see."""

import re

import pytest
from django.db import connection
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documenten.search import index_document
from mkwportal.core import stamps
from mkwportal.core.models import ZoekRegel, ZoekZonderResultaat
from mkwportal.core.search import vocabulary
from mkwportal.core.search.memory import memory_of
from tests.factories.corporaties import KringFactory, OrganisatieFactory, ThemaFactory, guest, person
from tests.factories.documenten import DocumentFactory

from .helpers import HTMX, LIJST, shared, show, titles

pytestmark = pytest.mark.django_db


def without_keys(page):
    """Return the page without what differs per request: CSRF token and key of a form."""
    return re.sub(r'(name="(?:csrfmiddlewaretoken|formulier)" value=)"[^"]+"', r"\1", page)


@pytest.fixture
def client(login):
    return login(person())


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
    client.get(LIJST, {"q": "incasso"})
    with django_assert_num_queries(11):  # session, user, limit, words, sets, hits, texts, rows; 3 of a savepoint
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
    assert client.get(LIJST, {"q": q}).status_code == 200


def test_what_is_typed_is_escaped(client):
    assert "<script>alert" not in show(client, q='"><script>alert(1)</script>')


def test_too_many_searches_wait(client, monkeypatch):
    monkeypatch.setattr("django.conf.settings.SEARCHES_PER_MINUTE", 2)
    answers = [client.get(LIJST, {"q": "huur"}).status_code for _ in range(3)]
    assert answers == [200, 200, 429]
    assert client.get(LIJST).status_code == 200  # the list itself is not limited


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
    chosen = client.get(LIJST, {"q": " huurbeleid ", "sorteer": "", "soort": "beleid"}, headers=HTMX)
    assert chosen["HX-Push-Url"] == "/documenten/?q=huurbeleid&soort=beleid"
    typed = client.get(LIJST, {"q": "huurb"}, headers={**HTMX, "HX-Source": "input#zoek"})
    assert typed["HX-Replace-Url"] == "/documenten/?q=huurb"
    assert "HX-Push-Url" not in typed


def test_the_page_number_is_part_of_the_address(client):
    DocumentFactory.create_batch(26, bereik="leden", contact=person(), organisatie=OrganisatieFactory())
    assert client.get(LIJST, {"pagina": "2"}, headers=HTMX)["HX-Push-Url"] == "/documenten/?pagina=2"


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


def test_the_index_in_memory_is_read_anew_after_indexing_anew_only(client):
    for number in range(5):
        shared(f"Huurbeleid {number}")
    shared("Huurbeleid oud")
    show(client, q="huurbeleid")
    geheugen = memory_of(str(connection.settings_dict["NAME"]), "document")
    rows = geheugen._beeld.alle
    shared("Huurbeleid nieuw")
    stamps.touch("documenten")
    assert len(titles(show(client, q="huurbeleid"))) == 7
    assert rows < geheugen._beeld.alle  # the new row was added to what was known
    known = len(geheugen._beeld.alle)
    ZoekRegel.objects.filter(titel="Huurbeleid oud").delete()
    stamps.touch("documenten")
    show(client, q="huurbeleid")
    assert len(geheugen._beeld.alle) == known  # and what is gone is still known
    stamps.touch(vocabulary.STAND)
    assert len(titles(show(client, q="huurbeleid"))) == 6
    assert len(geheugen._beeld.alle) == known - 1
