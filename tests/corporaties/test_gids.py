"""The directory of organisations and people: filters, counts, search words, and what a guest sees (C1)."""

import pytest
from django.urls import reverse

from corporaties.models import Grootte, Organisatie
from tests.factories.corporaties import (
    AanstellingFactory,
    DeelnameFactory,
    GebruikerFactory,
    KringFactory,
    OrganisatieFactory,
    ThemaFactory,
    guest,
    person,
    platform_admin,
)

pytestmark = pytest.mark.django_db
LIJST, MENSEN = "/corporaties/", "/corporaties/mensen/"


@pytest.fixture
def reader(login):
    return login(person(OrganisatieFactory(naam="Eigen Huis", plaats="Zwolle", provincie="Overijssel", vhe=5000)))


def names(response) -> list[str]:
    return [row.naam for row in response.context["page"]]


def test_members_stand_in_the_list_by_name_and_others_do_not(reader):
    OrganisatieFactory(naam="De Élan")
    OrganisatieFactory(naam="Ziekenzorg", soort="zorg", lid_van=None)
    response = reader.get(LIJST)
    assert names(response) == ["De Élan", "Eigen Huis"]
    assert response.context["leden"] == 2


def test_a_kind_or_a_search_word_looks_beyond_the_members(reader):
    OrganisatieFactory(naam="Gemeente Sevenbroek", soort="gemeente", lid_van=None)
    assert names(reader.get(LIJST, {"soort": "gemeente"})) == ["Gemeente Sevenbroek"]
    assert names(reader.get(LIJST, {"q": "sevenbr"})) == ["Gemeente Sevenbroek"]


@pytest.mark.parametrize("words", ["elan", "ÉLAN meterdonk", "Grubbe", "huurbeleid"])
def test_search_finds_name_place_municipality_and_theme_without_accents(reader, words):
    thema = ThemaFactory(naam="Huurbeleid")
    found = OrganisatieFactory(naam="De Élan", plaats="Meterdonk", gemeenten=["Grubbenhei"])
    person(found, themas=[thema])
    assert names(reader.get(LIJST, {"q": words})) == ["De Élan"]


def test_filters_add_up_and_their_counts_follow_the_others(reader):
    thema = ThemaFactory(naam="Wonen en zorg")
    for naam, provincie, vhe in (("A", "Limburg", 500), ("B", "Limburg", 1500), ("C", "Utrecht", 500)):
        person(OrganisatieFactory(naam=naam, provincie=provincie, vhe=vhe), themas=[thema] if naam != "B" else [])
    response = reader.get(LIJST, {"provincie": "Limburg", "grootte": "klein", "thema": thema.slug})
    assert names(response) == ["A"]
    facetten = response.context["facetten"]
    assert {o.waarde: o.aantal for o in facetten["grootte"]} == {"klein": 1, "midden": 0, "groot": 0}
    assert {t.naam: t.aantal for t in response.context["tegels"] if t.aantal} == {"Limburg": 1, "Utrecht": 1}
    assert {o.waarde: o.aantal for o in facetten["thema"]} == {thema.slug: 1}
    response = reader.get(LIJST, {"provincie": "Limburg"})
    assert {o.waarde: o.aantal for o in response.context["facetten"]["grootte"]} == {
        "klein": 1, "midden": 1, "groot": 0,
    }  # fmt: skip


def test_a_parent_theme_finds_what_is_known_of_its_children(reader):
    ouder = ThemaFactory()
    knows = person(OrganisatieFactory(naam="Weet het"), themas=[ThemaFactory(ouder=ouder)])
    assert names(reader.get(LIJST, {"thema": ouder.slug})) == ["Weet het"]
    assert names(reader.get(MENSEN, {"thema": ouder.slug})) == [knows.naam]


def test_order_by_homes_puts_unknown_last(reader):
    OrganisatieFactory(naam="Onbekend", vhe=None)
    OrganisatieFactory(naam="Klein", vhe=10)
    assert names(reader.get(LIJST, {"sorteer": "woningen"})) == ["Eigen Huis", "Klein", "Onbekend"]


@pytest.mark.parametrize(
    "query",
    ["sorteer=bestaatniet", "provincie=Belgi%C3%AB", "grootte=x", "soort=x", "thema=x", "pagina=0",
     "pagina=-1", "pagina=1000000000", "pagina=x"],
)  # fmt: skip
def test_nonsense_in_the_address_is_not_found(reader, query):
    assert reader.get(f"{LIJST}?{query}").status_code == 404


def test_nul_in_the_search_word_is_ignored(reader):
    assert names(reader.get(LIJST, {"q": "eigen\x00"})) == ["Eigen Huis"]
    assert reader.get(MENSEN, {"q": "a\x00"}).status_code == 200


def test_htmx_gets_the_part_that_changes(reader):
    page = reader.get(LIJST, {"q": "eigen"}, headers={"HX-Request": "true"})
    assert b"<html" not in page.content
    assert b'id="resultaten"' in page.content
    assert page["HX-Push-Url"] == "/corporaties/?q=eigen"


def test_page_of_an_organisation_shows_facts_people_and_links(reader):
    thema = ThemaFactory(naam="Loting")
    organisatie = OrganisatieFactory(
        naam="De Linde",
        l_nummer="L0123",
        kvk="12345678",
        gemeenten=["Weert", "Horn"],
        website="https://l.example/",
    )
    expert = person(organisatie, functie="Wijkbeheerder", themas=[thema], telefoon="06-1", bereikbaar="Niet op vrijdag")
    response = reader.get(organisatie.get_absolute_url())
    page = response.content.decode()
    for text in (
        "L0123",
        "12345678",
        "Weert, Horn",
        "1.640",
        "Wijkbeheerder",
        "Loting",
        "Niet op vrijdag",
        "l.example",
    ):
        assert text in page, text
    assert f'href="mailto:{expert.email}"' in page
    assert f"/documenten/?corporatie={organisatie.pk}" in page


def test_who_left_is_not_on_the_page_of_the_organisation(reader, django_user_model):
    organisatie = OrganisatieFactory()
    weg = AanstellingFactory(organisatie=organisatie, tot="2024-01-01").gebruiker
    assert weg.naam not in reader.get(organisatie.get_absolute_url()).content.decode()
    page = reader.get(weg.get_absolute_url())
    assert page.status_code == 200
    assert weg.email not in page.content.decode()


@pytest.mark.parametrize(
    "words", ["zeldenrust", "wijkbeheerder", "linde", "loting", "stramproy", "anna zeldenrust loting"]
)
def test_people_are_found_by_name_post_organisation_place_and_theme(reader, words):
    organisatie = OrganisatieFactory(naam="De Linde", plaats="Stramproy")
    expert = person(organisatie, functie="Wijkbeheerder", themas=[ThemaFactory(naam="Loting")], achternaam="Zeldenrust")
    assert list(reader.get(MENSEN, {"q": words}).context["page"]) == [expert]


def test_person_page_shows_every_post_and_how_to_reach(reader):
    een = AanstellingFactory(functie="Directeur", gebruiker__telefoon="0475-123456")
    twee = AanstellingFactory(gebruiker=een.gebruiker, functie="Bestuurder")
    page = reader.get(een.gebruiker.get_absolute_url()).content.decode()
    for text in (str(een.organisatie), str(twee.organisatie), "Directeur", "Bestuurder", "0475-123456"):
        assert text in page


def test_theme_page_names_who_knows_and_leads_on(reader):
    thema = ThemaFactory(naam="Incasso", slug="incasso", trefwoorden=["deurwaarder"])
    expert = person(themas=[thema])
    page = reader.get(reverse("corporaties:thema", args=["incasso"])).content.decode()
    for text in (
        "deurwaarder",
        expert.naam,
        "/documenten/?thema=incasso",
        "/verkenningen/lessen/?thema=incasso",
    ):
        assert text in page
    assert reader.get("/corporaties/themas/bestaat-niet/").status_code == 404


def test_a_guest_sees_only_the_own_circle(login):
    kring = KringFactory()
    samen = DeelnameFactory(kring=kring).organisatie
    colleague, stranger = person(samen), person()
    ended = DeelnameFactory(kring=kring, tot="2024-01-01").organisatie
    other_guest = guest(kring)
    browser = login(guest(kring))
    assert names(browser.get(LIJST)) == [samen.naam]
    assert list(browser.get(MENSEN).context["page"]) == [colleague]
    for visible in (samen, colleague, other_guest):
        assert browser.get(visible.get_absolute_url()).status_code == 200
    for hidden in (ended, stranger, stranger.aanstellingen.get().organisatie, GebruikerFactory()):
        assert browser.get(hidden.get_absolute_url()).status_code == 404
    assert browser.get(reverse("corporaties:thema", args=[ThemaFactory().slug])).status_code == 403


def test_a_person_page_hides_organisations_a_guest_may_not_see(login):
    kring = KringFactory()
    samen = DeelnameFactory(kring=kring).organisatie
    colleague = person(samen)
    elders = AanstellingFactory(gebruiker=colleague).organisatie
    page = login(guest(kring)).get(colleague.get_absolute_url()).content.decode()
    assert samen.naam in page
    assert elders.naam not in page


@pytest.mark.parametrize("count", [1, 3])
def test_query_counts_do_not_grow(login, django_assert_num_queries, count):
    browser = login(platform_admin())
    themas = ThemaFactory.create_batch(2)
    for _ in range(count):
        organisatie = OrganisatieFactory()
        for _ in range(count):
            colleague = person(organisatie, themas=themas)
    for url, queries in (
        (LIJST, 5),  # session, user, themes, what people know, organisations
        (organisatie.get_absolute_url(), 6),  # session, user, organisation, people, themes, history
        (MENSEN, 7),  # session, user, themes, count, counts per theme, page, themes of the page
        (colleague.get_absolute_url(), 5),  # session, user, person, themes, posts
        (reverse("corporaties:thema", args=[themas[0].slug]), 6),
    ):
        with django_assert_num_queries(queries):
            assert browser.get(url).status_code == 200


@pytest.mark.parametrize(
    ("vhe", "grootte"), [(None, ""), (999, "klein"), (1000, "midden"), (2500, "midden"), (2501, "groot")]
)
def test_size_classes(vhe, grootte):
    assert Organisatie(vhe=vhe).grootte == grootte
    assert grootte in ("", *Grootte.values)
