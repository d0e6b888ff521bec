"""What the pages of lessons show, and to whom: the line, reactions, filters, search, parts for other pages."""

import pytest

from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, person, platform_admin
from tests.factories.verkenningen import BezoekFactory, LesFactory, LesReactieFactory, VerkenningFactory
from verkenningen import search
from verkenningen.models import Les, LesReactie

from .helpers import HTMX, body, url

pytestmark = pytest.mark.django_db


def test_recognising_from_a_card_as_page_and_as_part(login):
    les = LesFactory(verkenning=VerkenningFactory(bereik="leden"))
    lid = person()
    client = login(lid)
    data = {"soort": "herkent", "organisatie": lid.organisatie_ids[0]}
    html = client.post(url("les-reactie", les.pk), data, headers=HTMX).content.decode()
    assert html.startswith('<div class="mkw-lesson__foot"')
    assert 'aria-pressed="true"' in html
    assert "Herkennen wij (1)" in html
    html = client.post(url("les-reactie", les.pk), data | {"actie": "terug"}, headers=HTMX).content.decode()
    assert 'aria-pressed="false"' in html
    assert not LesReactie.objects.exists()


def test_a_lesson_names_who_applies_it_and_how(login):
    les = LesFactory(verkenning=VerkenningFactory(bereik="leden"))
    reactie = LesReactieFactory(les=les, soort="past_toe", hoe="Met een hof")
    html = body(login(person()), les.get_absolute_url())
    assert reactie.organisatie.naam in html
    assert "Met een hof" in html
    assert "Nog geen corporatie reageerde." in body(login(platform_admin()), LesFactory().get_absolute_url())


def test_how_a_lesson_is_applied_can_be_said_later_and_changed(login):
    les = LesFactory(verkenning=VerkenningFactory(bereik="leden"))
    lid = person()
    client, own = login(lid), lid.organisatie_ids[0]
    data = {"soort": "past_toe", "organisatie": own}
    client.post(url("les-reactie", les.pk), data)
    for hoe in ("Met een <hof>", "Samen met de buurt"):
        client.post(url("les-reactie", les.pk), data | {"hoe": hoe})
        assert LesReactie.objects.get().hoe == hoe
    assert 'name="hoe" maxlength="300" value="Samen met de buurt"' in body(client, les.get_absolute_url())
    client.post(url("les-reactie", les.pk), data | {"hoe": "Samen met de buurt", "actie": "terug"})
    assert not LesReactie.objects.exists()


def test_the_list_of_lessons_filters(login):
    ouder = ThemaFactory()
    kind, ander = ThemaFactory(ouder=ouder), ThemaFactory()
    een, twee = VerkenningFactory(bereik="leden"), VerkenningFactory(bereik="leden")
    a = LesFactory(verkenning=een, themas=[kind], soort="tip", tekst="Les A")
    b = LesFactory(verkenning=twee, themas=[ander, kind], soort="les", tekst="Les B")
    c = LesFactory(verkenning=twee, themas=[ander], soort="tip", tekst="Les C")
    LesFactory(themas=[kind], tekst="Les verborgen")
    client = login(person())

    def shown(query):
        html = body(client, f"{url('lessen')}?{query}")
        return {les.tekst for les in Les.objects.all() if les.tekst in html}

    assert shown("") == {a.tekst, b.tekst, c.tekst}
    assert shown(f"thema={kind.slug}") == shown(f"thema={ouder.slug}") == {a.tekst, b.tekst}
    assert shown("soort=tip") == {a.tekst, c.tekst}
    assert shown(f"verkenning={twee.pk}&soort=tip") == {c.tekst}
    html = body(client, f"{url('lessen')}?thema={kind.slug}&soort=vraag")
    assert "Geen lessen" in html
    assert "Haal de filters weg" in html


def test_lessons_are_found_in_another_form_and_with_a_typing_error(login):
    verkenning = VerkenningFactory(bereik="leden")
    raak = LesFactory(verkenning=verkenning, tekst="Draagvlak begint bij huurders.")
    LesFactory(verkenning=verkenning, tekst="Neem de tijd.")
    geheim = LesFactory(tekst="Draagvlak is geheim.")
    for les in Les.objects.all():
        search.index_les(les.pk)
    client = login(person())
    for vraag in ("draagvlakken", "huurder", "draagvlka"):
        html = body(client, f"{url('lessen')}?q={vraag}")
        assert (html.count('class="mkw-lesson__text"'), raak.get_absolute_url() in html) == (1, True), vraag
    html = body(client, f"{url('lessen')}?q=draagvlka")
    assert "Bedoelde u" in html
    assert geheim.tekst not in html
    assert "Geen lessen over ‘xyzzy’" in body(client, f"{url('lessen')}?q=xyzzy")
    response = client.get(url("lessen"), {"q": "draagvlak", "soort": ""}, headers=HTMX)
    assert response["HX-Push-Url"] == f"{url('lessen')}?q=draagvlak"
    assert response.content.decode().startswith('<div id="lessen">')
    assert client.get(url("lessen"), {"q": "draagvlak", "pagina": "2"}).status_code == 404


def test_pages_of_lessons(login):
    verkenning = VerkenningFactory(bereik="leden")
    for i in range(25):
        LesFactory(verkenning=verkenning, bezoek=None, tekst=f"Huurders weten het, les {i}.")
    for les in Les.objects.all():
        search.index_les(les.pk)
    client = login(person())
    for query, expected in (("", [24, 1]), ("q=huurder&", [10, 10, 5])):
        pages = [body(client, f"{url('lessen')}?{query}pagina={page}") for page in range(1, len(expected) + 1)]
        assert [page.count('class="mkw-lesson__text"') for page in pages] == expected, query
    response = client.get(f"{url('lessen')}?pagina=2", headers=HTMX)
    assert response["HX-Push-Url"] == f"{url('lessen')}?pagina=2"


def test_parts_for_other_pages(login):
    verkenning = VerkenningFactory(bereik="leden", vraag="Hoe dan?")
    ontvanger = OrganisatieFactory()
    BezoekFactory(verkenning=verkenning, gastheer=ontvanger, titel="Bij ons op bezoek")
    thema = ThemaFactory()
    for _ in range(7):
        LesFactory(verkenning=verkenning, bezoek=None, themas=[thema])
    client = login(person())
    html = body(client, f"{url('lessen-kort')}?thema={thema.slug}")
    assert "<h1>" not in html
    assert html.count('class="mkw-lesson__text"') == 6
    assert f"{url('lessen')}?thema={thema.slug}" in html
    assert "nog geen lessen" in body(client, f"{url('lessen-kort')}?thema={ThemaFactory().slug}")
    assert "Hoe dan?" in body(client, f"{url('kort')}?corporatie={verkenning.organisatie_id}")
    assert "Bij ons op bezoek" in body(client, f"{url('kort')}?corporatie={ontvanger.pk}")
    assert "nog niet mee" in body(client, f"{url('kort')}?corporatie={OrganisatieFactory().pk}")
    assert client.get(f"{url('kort')}?corporatie=x").status_code == 404
