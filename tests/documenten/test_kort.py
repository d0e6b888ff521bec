"""The newest documents of a corporation or theme, as the pages of these show them."""

import pytest

from tests.factories.corporaties import KringFactory, OrganisatieFactory, ThemaFactory, guest, person
from tests.factories.documenten import DocumentFactory

pytestmark = pytest.mark.django_db
URL = "/documenten/kort/"


def titles(response) -> list[str]:
    return [row.titel for row in response.context["rijen"]]


def test_the_newest_five_that_one_may_see(login):
    organisatie, thema = OrganisatieFactory(), ThemaFactory(slug="loting")
    for number in range(7):
        DocumentFactory(organisatie=organisatie, titel=f"Stuk {number}", bereik="leden", themas=[thema])
    DocumentFactory(organisatie=organisatie, titel="Geheim")
    DocumentFactory(titel="Ander", bereik="leden")
    browser = login(person())
    for query in (f"corporatie={organisatie.pk}", "thema=loting"):
        response = browser.get(f"{URL}?{query}")
        assert len(titles(response)) == 5
        assert {"Geheim", "Ander"}.isdisjoint(titles(response))
        assert f'href="/documenten/?{query}"' in response.content.decode()
        assert "7 documenten" in response.content.decode()
        assert b"<html" not in response.content


def test_nothing_to_see_says_so(login):
    organisatie = OrganisatieFactory()
    DocumentFactory(organisatie=organisatie)
    response = login(person()).get(URL, {"corporatie": organisatie.pk})
    assert "nog geen documenten" in response.content.decode()


def test_an_organisation_a_guest_may_not_see_does_not_exist(login):
    browser = login(guest(KringFactory()))
    assert browser.get(URL, {"corporatie": OrganisatieFactory().pk}).status_code == 404
    assert browser.get(URL, {"corporatie": "x"}).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow(login, count, django_assert_num_queries):
    organisatie = OrganisatieFactory()
    DocumentFactory.create_batch(count, organisatie=organisatie, bereik="leden")
    browser = login(person())
    with django_assert_num_queries(7):  # session, user, stamps, themes, organisations, rows, counts
        browser.get(URL, {"corporatie": organisatie.pk})
