"""Bad input at an exploration and its participants: a Dutch sentence, 4xx, nothing saved, what was typed still there."""

import pytest

from corporaties.models import Deelname, Rol, Uitnodiging
from mkwportal.core import once
from tests.factories.corporaties import GebruikerFactory, OrganisatieFactory, person
from tests.factories.verkenningen import VerkenningFactory, participant
from verkenningen.models import Verkenning

from .helpers import STRAKS, refused, url

pytestmark = pytest.mark.django_db


def test_an_exploration_without_a_question(login):
    client = login(person(rol=Rol.PROJECTLEIDER))
    html = refused(
        client.post(url("nieuw"), {"naam": "Mijn naam", "bereik": "kring"}), "Schrijf de vraag op die u wilt verkennen."
    )
    assert "Mijn naam" in html
    assert "<title>Fout: " in html
    refused(client.post(url("nieuw"), {"vraag": "x" * 301, "bereik": "kring"}), "300")
    refused(client.post(url("nieuw"), {"vraag": "nul\x00teken", "bereik": "kring"}), "Null")
    refused(client.post(url("nieuw"), {"vraag": "Wat nu?", "bereik": "corporatie"}), "corporatie")
    assert not Verkenning.objects.exists()


def test_a_double_click_begins_one_exploration(login):
    client = login(person(rol=Rol.PROJECTLEIDER))
    data = {"vraag": "Wat nu?", "bereik": "kring", once.FIELD: once.new_key()}
    answers = {client.post(url("nieuw"), data).url for _ in range(2)}
    assert answers == {Verkenning.objects.get().get_absolute_url()}


def test_a_question_on_several_lines_becomes_one(login):
    client = login(person(rol=Rol.PROJECTLEIDER))
    client.post(url("nieuw"), {"vraag": "Wat\r\n  nu? ", "bereik": "leden"})
    assert Verkenning.objects.get().vraag == "Wat nu?"


def test_two_leaders_change_an_exploration(login):
    verkenning = VerkenningFactory(naam="Oud")
    client = login(verkenning.leider)
    data = {
        "revisie": 1,
        "naam": "Van mij",
        "vraag": verkenning.vraag,
        "status": "loopt",
        "bereik": "kring",
        "leider": verkenning.leider_id,
    }
    assert client.post(url("bewerken", verkenning.pk), data | {"naam": "Van de ander"}).status_code == 302
    html = refused(
        client.post(url("bewerken", verkenning.pk), data),
        "Iemand anders bewaarde dit eerder",
        "Van de ander",
        status=409,
    )
    assert 'value="Van mij"' in html
    assert 'name="revisie" value="2"' in html
    client.post(url("bewerken", verkenning.pk), data | {"revisie": 2})
    verkenning.refresh_from_db()
    assert verkenning.naam == "Van mij"


def test_changing_an_exploration_badly(login):
    verkenning = VerkenningFactory()
    client = login(verkenning.leider)
    data = {"revisie": 1, "naam": "", "vraag": "", "status": "zomaar", "bereik": "kring", "leider": person().pk}
    refused(
        client.post(url("bewerken", verkenning.pk), data), "Schrijf de vraag op", "korte naam", "Kies als projectleider"
    )
    for revisie in ("", "x", "-1", "9" * 30):
        data = {"naam": "a", "vraag": "b", "status": "loopt", "bereik": "kring", "leider": verkenning.leider_id}
        refused(client.post(url("bewerken", verkenning.pk), data | {"revisie": revisie}), status=409)


def test_participants_are_added_and_taken_away(login):
    verkenning, linde = VerkenningFactory(), OrganisatieFactory(naam="De Linde")
    client = login(verkenning.leider)
    page = url("deelnemers", verkenning.pk)
    assert client.post(page, {"actie": "organisatie", "organisatie": "de linde", "wijze": "tribune"}).status_code == 302
    deelname = verkenning.deelnames().get(organisatie=linde)
    assert deelname.wijze == "tribune"
    html = refused(
        client.post(page, {"actie": "organisatie", "organisatie": "Bestaat niet", "wijze": "meedoen"}),
        "kennen wij niet",
    )
    assert 'value="Bestaat niet"' in html
    refused(client.post(page, {"actie": "organisatie", "organisatie": "", "wijze": "meedoen"}), "Kies een corporatie")
    assert client.post(page, {"actie": "weg", "deelname": deelname.pk}).status_code == 302
    for wat in (deelname.pk, "x", Deelname.objects.get().pk):
        refused(client.post(page, {"actie": "weg", "deelname": wat}))
    refused(client.post(page, {"actie": "iets"}))


def test_two_corporations_of_one_name_are_told_apart(login):
    verkenning = VerkenningFactory()
    OrganisatieFactory(naam="Woonzorg", plaats="Horst")
    doel = OrganisatieFactory(naam="Woonzorg", plaats="Leiden")
    client = login(verkenning.leider)
    page = url("deelnemers", verkenning.pk)
    refused(
        client.post(page, {"actie": "organisatie", "organisatie": "Woonzorg", "wijze": "meedoen"}), "kennen wij niet"
    )
    client.post(page, {"actie": "organisatie", "organisatie": "Woonzorg (Leiden)", "wijze": "meedoen"})
    assert verkenning.deelnames().filter(organisatie=doel).exists()


def test_a_guest_is_let_in_or_invited(login):
    verkenning = VerkenningFactory()
    client = login(verkenning.leider)
    page, bekend = url("deelnemers", verkenning.pk), GebruikerFactory()
    client.post(page, {"actie": "gast", "email": bekend.email.upper(), "tot": STRAKS.isoformat()})
    assert verkenning.deelnames().get(gebruiker=bekend).tot == STRAKS
    data = {"actie": "gast", "email": "nieuw@uni.example", "tot": STRAKS.isoformat(), "voornaam": "Nina"}
    assert client.post(page, data).status_code == 302
    invitation = Uitnodiging.objects.get()
    assert (invitation.email, invitation.kring, invitation.gast_tot) == ("nieuw@uni.example", verkenning.kring, STRAKS)
    html = refused(client.post(page, data), "staat al een uitnodiging open")
    assert "nieuw@uni.example" in html
    refused(
        client.post(page, {"actie": "gast", "email": "geen adres", "tot": "2026-02-31"}),
        "geen e-mailadres",
        "bestaat niet",
    )
    refused(client.post(page, {"actie": "gast", "email": bekend.email, "tot": "2020-01-01"}), "al geweest")


def test_a_leader_who_is_no_projectleider_is_told_who_invites(login):
    verkenning = VerkenningFactory()
    verkenning.leider = participant(verkenning)
    verkenning.save()
    client = login(verkenning.leider)
    data = {"actie": "gast", "email": "nieuw@uni.example", "tot": STRAKS.isoformat()}
    refused(client.post(url("deelnemers", verkenning.pk), data), "Vraag de beheerder van MKW")
    assert not Uitnodiging.objects.exists()
