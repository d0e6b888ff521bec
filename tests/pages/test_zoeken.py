"""One search box over everything (R7): every kind is found, only by who may see it."""

import html
import re

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corporaties.search import index_organisatie, index_persoon
from documenten.search import index_document
from mkwportal.core.models import ZoekZonderResultaat
from mkwportal.pages.zoeken import KINDS
from tests.factories.corporaties import DeelnameFactory, KringFactory, OrganisatieFactory, guest, person
from tests.factories.documenten import DocumentFactory
from tests.factories.verkenningen import BezoekFactory, LesFactory, VerkenningFactory, VraagstukFactory
from verkenningen.search import index_bezoek, index_les, index_verkenning, index_vraagstuk

pytestmark = pytest.mark.django_db
URL = reverse("zoeken")
HTMX = {"HX-Request": "true"}


def show(client, headers=None, **query):
    response = client.get(URL, query, headers=headers or {})
    assert response.status_code == 200
    return " ".join(response.content.decode().split("<main")[-1].split("<footer")[0].split())


def found(page):
    """Return the titles in order."""
    return [
        html.unescape(re.sub("<[^>]+>", "", title)) for title in re.findall(r'entry__title"><a[^>]*>(.*?)</a>', page)
    ]


@pytest.fixture
def everything():
    """One of each kind about the polder; explorations, visits and lessons for the circle only."""
    owner = OrganisatieFactory(naam="Polderwonen", plaats="Zeewolde", over="")
    verkenning = VerkenningFactory(organisatie=owner, vraag="Hoe wonen wij in de polder?", naam="Polderleven")
    bezoek = BezoekFactory(verkenning=verkenning, titel="Fietstocht door de polder", plaats="Almere")
    les = LesFactory(verkenning=verkenning, bezoek=bezoek, tekst="In de polder begint alles met vertrouwen.")
    document = DocumentFactory(organisatie=owner, titel="Polderbeleid", bereik="leden", soort="beleid")
    contact = document.contact
    type(contact).objects.filter(pk=contact.pk).update(achternaam="Van de Polder")
    index_organisatie(owner.pk)
    index_persoon(contact.pk)
    index_document(document.pk)
    index_verkenning(verkenning.pk)
    index_bezoek(bezoek.pk)
    index_les(les.pk)
    return {
        "document": document, "bezoek": bezoek, "les": les, "verkenning": verkenning, "organisatie": owner,
        "persoon": contact,
    }  # fmt: skip


def test_every_kind_is_found_and_links_to_its_own_page(login, everything):
    everything["vraagstuk"] = VraagstukFactory(vraag="Wie woont er in de polder?")
    index_vraagstuk(everything["vraagstuk"].pk)
    page = show(login(everything["verkenning"].leider), q="polder")
    for kind, thing in everything.items():
        assert f'href="{thing.get_absolute_url()}"' in page, kind
    assert len(found(page)) == len(KINDS) == 7


def test_a_hit_says_what_it_is_and_where_it_comes_from(login, everything):
    page = show(login(everything["verkenning"].leider), q="polder")
    for said in (
        "<li>Beleid</li><li>Polderwonen</li>", "<li>Bezoek</li><li>Almere</li>", "<li>Les</li><li>Polderleven</li>",
        "<li>Verkenning</li><li>Polderwonen</li>", "<li>Woningcorporatie</li><li>Zeewolde</li>",
        "<li>Persoon</li><li>Beleidsmedewerker, Polderwonen</li>", '<mark class="utrecht-mark">polder</mark>',
        "6 resultaten voor ‘polder’",
    ):  # fmt: skip
        assert said in page, said


def test_a_member_outside_the_circle_finds_neither_the_exploration_nor_what_is_in_it(login, everything):
    page = show(login(person()), q="polder")
    assert set(found(page)) == {"Polderbeleid", "Polderwonen", "Anna Van de Polder"} or len(found(page)) == 3
    for kind in ("bezoek", "les", "verkenning"):
        assert everything[kind].get_absolute_url() not in page
    assert "Bezoeken (" not in page
    assert "3 resultaten" in page


def test_a_guest_finds_what_belongs_to_the_own_circle(login, everything):
    visitor = guest(everything["verkenning"].kring)
    page = show(login(visitor), q="polder")
    assert everything["bezoek"].get_absolute_url() in page
    assert everything["document"].get_absolute_url() not in page
    stranger = guest(KringFactory())
    assert "Niets gevonden voor ‘polder’" in show(login(stranger), q="polder")


def test_what_another_corporation_keeps_for_itself_is_not_found(login):
    document = DocumentFactory(titel="Fusieplan")
    index_document(document.pk)
    assert found(show(login(person()), q="fusieplan")) == []
    assert found(show(login(document.contact), q="fusieplan")) == ["Fusieplan"]


def test_one_kind_can_be_kept_and_the_numbers_of_the_others_stay(login, everything):
    page = show(login(everything["verkenning"].leider), q="polder", soort="les")
    assert found(page) == ["In de polder begint alles met vertrouwen."]
    assert re.search(r'href="\?q=polder&amp;soort=les" aria-current="true">Lessen \(1\)', page)
    assert 'href="?q=polder&amp;soort=document">Documenten (1)' in page
    assert 'href="?q=polder">Alles (6)' in page


def test_a_kind_that_does_not_exist_says_so(login):
    response = login(person()).get(URL, {"q": "x", "soort": "auto"})
    assert response.status_code == 404
    assert "Deze soort bestaat niet." in response.content.decode()


@pytest.mark.parametrize("pagina", ["-1", "0", "x", "2", "1000000000"])
def test_a_page_that_does_not_exist_says_so(login, pagina):
    response = login(person()).get(URL, {"q": "huur", "pagina": pagina})
    assert response.status_code == 404
    assert "Deze bladzijde van de lijst bestaat niet." in response.content.decode()


def test_without_a_term_the_page_shows_the_ways_in(login, django_assert_num_queries):
    client = login(person())
    with django_assert_num_queries(2):  # session, user
        page = show(client)
    assert reverse("corporaties:mensen") in page
    assert "resultaten" not in found(page)


def test_nothing_found_helps_on_and_is_counted_without_the_person(login):
    page = show(login(person()), q="xylofoon")
    assert "Niets gevonden voor ‘xylofoon’" in page
    assert "wie weet hier iets van?" in page
    assert ZoekZonderResultaat.objects.get().tekst == "xylofoon"


def test_a_typing_error_is_corrected(login):
    index_document(DocumentFactory(titel="Participatie", bereik="leden").pk)
    page = show(login(person()), q="partisipatie")
    assert found(page) == ["Participatie"]
    assert '<a href="?q=participatie"><strong>participatie</strong></a>' in page


@pytest.mark.parametrize("rows", [1, 3])
def test_a_search_costs_the_same_with_more_hits_of_more_kinds(login, everything, django_assert_num_queries, rows):
    for number in range(rows - 1):
        index_document(DocumentFactory(titel=f"Polder {number}", bereik="leden").pk)
    client = login(everything["verkenning"].leider)
    client.get(URL, {"q": "polder"})
    with django_assert_num_queries(10):  # session, user, limit, words, hits, texts, facts, 3 for a savepoint
        page = show(client, q="polder")
    assert len(found(page)) == 5 + rows


def test_ten_hits_to_a_page(login):
    for number in range(12):
        index_document(DocumentFactory(titel=f"Huurbeleid {number}", bereik="leden").pk)
    client = login(person())
    first, second = (found(show(client, q="huurbeleid", pagina=number)) for number in ("1", "2"))
    assert (len(first), len(second), len({*first, *second})) == (10, 2, 12)


def test_htmx_gets_only_what_changes(login):
    index_document(DocumentFactory(titel="Huurbeleid", bereik="leden").pk)
    page = show(login(person()), HTMX, q="huurbeleid")
    assert page.startswith('<div id="resultaten">')
    assert "1 resultaat voor ‘huurbeleid’" in page.split('id="melding"')[1]


def test_a_member_of_the_circle_through_the_corporation_finds_the_visit(login, everything):
    partner = OrganisatieFactory()
    DeelnameFactory(kring=everything["verkenning"].kring, organisatie=partner)
    assert everything["bezoek"].get_absolute_url() in show(login(person(partner)), q="fietstocht")


@given(st.text(max_size=80))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_typed_breaks_the_search(login, q):
    client = login(person())
    response = client.get(URL, {"q": q})
    assert response.status_code == 200


def test_what_is_typed_is_escaped(login):
    page = show(login(person()), q='"><script>alert(1)</script>')
    assert "<script>alert" not in page


def test_too_many_searches_wait(login, monkeypatch):
    monkeypatch.setattr("django.conf.settings.SEARCHES_PER_MINUTE", 1)
    client = login(person())
    assert [client.get(URL, {"q": "huur"}).status_code for _ in range(2)] == [200, 429]


def test_the_search_takes_no_post_and_needs_a_login(login, client):
    assert login(person()).post(URL).status_code == 405
    assert client.get(URL).status_code == 302
