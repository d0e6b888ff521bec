"""What the pages of explorations show, and to whom; joining and leaving."""

import pytest
from django.utils import timezone

from corporaties.models import Deelname, Rol
from mkwportal.core.models import Melding
from tests.factories.corporaties import (
    AanstellingFactory,
    OrganisatieFactory,
    ThemaFactory,
    guest,
    person,
    platform_admin,
)
from tests.factories.verkenningen import AanwezigheidFactory, BezoekFactory, LesFactory, VerkenningFactory, participant
from verkenningen.models import Verkenning, VraagRegel

from .helpers import HTMX, TOEN, body, url

pytestmark = pytest.mark.django_db


def test_the_list_shows_question_state_owner_participants_and_next_visit(login):
    verkenning = VerkenningFactory(bereik="leden", naam="Samen", vraag="Hoe dan?")
    BezoekFactory(verkenning=verkenning, titel="Op de fiets")
    afgerond = VerkenningFactory(bereik="leden", status="afgerond", vraag="Wat was dat?")
    client = login(person())
    html = body(client, url("lijst"))
    for text in (
        "Hoe dan?",
        "Samen",
        "Loopt",
        verkenning.organisatie.naam,
        "1 organisatie doet mee",
        "Op de fiets",
        "over",
    ):
        assert text in html
    assert afgerond.vraag in html
    assert "Begin een verkenning" not in html
    assert "Begin een verkenning" in body(login(person(rol=Rol.PROJECTLEIDER)), url("lijst"))
    html = body(client, url("lijst") + "?status=afgerond")
    assert afgerond.vraag in html
    assert verkenning.vraag not in html


def test_pages_of_the_list(login):
    for _ in range(26):
        VerkenningFactory(bereik="leden")
    client = login(person())
    assert "?pagina=2" in body(client, url("lijst"))
    assert body(client, url("lijst") + "?pagina=2").count("mkw-entry__title") == 1


def test_a_platform_admin_chooses_for_which_corporation(login):
    een, twee = OrganisatieFactory(), OrganisatieFactory()
    client = login(platform_admin())
    assert een.naam in body(client, url("nieuw"))
    client.post(url("nieuw"), {"vraag": "Wat nu?", "bereik": "kring", "organisatie": twee.pk})
    assert Verkenning.objects.get().organisatie == twee
    response = client.post(url("nieuw"), {"vraag": "Wat nu?", "bereik": "kring", "organisatie": "x"})
    assert response.status_code == 422


def test_the_page_tells_the_whole_story(login):
    verkenning = VerkenningFactory(bereik="leden", vraag="Hoe dan?", toelichting="Zes gaan op pad.")
    VraagRegel.objects.create(verkenning=verkenning, vraag="Waarom?", inzicht="Het hoe telt.", door=verkenning.leider)
    geweest = BezoekFactory(verkenning=verkenning, begint_op=TOEN, titel="Toen")
    AanwezigheidFactory(bezoek=geweest, was_er=True)
    BezoekFactory(verkenning=verkenning, titel="Straks")
    BezoekFactory(verkenning=verkenning, titel="Nooit", status="afgelast")
    les = LesFactory(verkenning=verkenning, bezoek=geweest, themas=[ThemaFactory(naam="Vertrouwen", slug="vertrouwen")])
    luistert = participant(verkenning, Deelname.Wijze.TRIBUNE)
    gast = guest(verkenning.kring, timezone.localdate(), voornaam="Gijs")
    html = body(login(luistert), verkenning.get_absolute_url())
    for text in (
        "<h1>Hoe dan?</h1>",
        "Zes gaan op pad.",
        "Waarom?",
        "Het hoe telt.",
        "Toen",
        "1 aanwezige",
        "Straks",
        "Gaat niet door",
        les.tekst,
        "Vertrouwen 1",
        gast.naam,
        "1 corporatie luistert mee",
        verkenning.leider.naam,
        "Zichtbaar voor",
    ):
        assert text in html, text
    for text in ("Ik ga mee", "Plan een bezoek", "Schrijf een les op", "Wijzig"):
        assert text not in html, text
    html = body(login(verkenning.leider), verkenning.get_absolute_url())
    for text in ("Ik ga mee", "Plan een bezoek", "Schrijf een les op"):
        assert text in html, text


def test_lessons_of_one_theme_as_page_and_as_part(login):
    verkenning = VerkenningFactory()
    een, twee = ThemaFactory(), ThemaFactory()
    erbij = LesFactory(verkenning=verkenning, themas=[een])
    anders = LesFactory(verkenning=verkenning, themas=[twee])
    client = login(verkenning.leider)
    address = f"{verkenning.get_absolute_url()}?thema={een.slug}"
    for headers, whole in (({}, True), (HTMX, False)):
        html = body(client, address, **headers)
        assert erbij.tekst in html
        assert anders.tekst not in html
        assert ("<h1>" in html) is whole
    assert client.get(f"{verkenning.get_absolute_url()}?thema=onzin").status_code == 404


def test_many_lessons_are_shown_in_part(login):
    verkenning = VerkenningFactory()
    for _ in range(14):
        LesFactory(verkenning=verkenning, bezoek=None)
    html = body(login(verkenning.leider), verkenning.get_absolute_url())
    assert html.count('class="mkw-lesson__text"') == 12
    assert "Toon alle 14 lessen" in html


def test_a_member_joins_from_the_page_and_leaves(login):
    verkenning = VerkenningFactory(bereik="leden")
    lid = person()
    tweede = AanstellingFactory(gebruiker=lid).organisatie
    client = login(lid)
    assert body(client, verkenning.get_absolute_url()).count("Volg vanaf de tribune") == 2
    page, data = url("meedoen", verkenning.pk), {"organisatie": tweede.pk}
    response = client.post(page, data | {"wijze": "meedoen"}, follow=True)
    assert f"{tweede.naam} doet nu mee." in response.content.decode()
    assert Melding.objects.filter(ontvanger=verkenning.leider).count() == 1
    client.post(page, data | {"wijze": "stop"})
    assert not verkenning.deelnames().filter(organisatie=tweede).exists()
    assert client.post(page, data | {"wijze": "gast"}).status_code == 404


def test_leaving_an_exploration_that_one_then_no_longer_sees(login):
    verkenning = VerkenningFactory(bereik="kring")
    lid = participant(verkenning)
    data = {"organisatie": lid.organisatie_ids[0], "wijze": "stop"}
    response = login(lid).post(url("meedoen", verkenning.pk), data)
    assert response.url == url("lijst")
    eigenaar = person(verkenning.organisatie)
    response = login(eigenaar).post(
        url("meedoen", verkenning.pk), {"organisatie": verkenning.organisatie_id, "wijze": "stop"}, follow=True
    )
    assert "doet altijd mee" in response.content.decode()


def test_the_first_stop_stands_there_until_there_is_a_visit(login):
    verkenning = VerkenningFactory(eerste_plaats="Venlo", eerste_gastheer="Het energieteam")
    client = login(verkenning.leider)
    assert "Nog zonder datum, Venlo" in body(client, verkenning.get_absolute_url())
    BezoekFactory(verkenning=verkenning)
    assert "Venlo" not in body(client, verkenning.get_absolute_url())
    assert "Venlo" not in body(client, url("bezoek-nieuw", verkenning.pk))
