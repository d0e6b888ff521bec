"""Another name, leaving the platform, coming back (C6)."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Aanstelling, Deelname, Gebruiker, Organisatie, Organisatiewijziging, Rol, Uitnodiging
from corporaties.services import (
    accept_uitnodiging,
    edit_organisatie,
    end_membership,
    people_of_then,
    rename_organisatie,
    renew_after_leaving,
    resume_membership,
    undo_wijziging,
)
from corporaties.services.uitnodigingen import find_uitnodiging
from documenten.models import Document
from mkwportal.core.models import AuditRegel, ZoekRegel
from tests.factories.corporaties import DeelnameFactory, OrganisatieFactory, person, platform_admin
from tests.factories.documenten import DocumentFactory
from tests.support.fusie import picture
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def linde():
    """A corporation with an admin, a member, two documents, a circle and a waiting invitation."""
    linde = OrganisatieFactory(naam="De Linde")
    person(linde, Rol.CORPORATIEBEHEERDER, voornaam="Baas")
    lid = person(linde, voornaam="Lid")
    DocumentFactory(organisatie=linde, contact=lid, bereik="leden", titel="Voor allen")
    DocumentFactory(organisatie=linde, contact=lid, titel="Besloten")
    DeelnameFactory(organisatie=linde)
    Uitnodiging.objects.create(
        organisatie=linde,
        email="nieuw@linde.example",
        door=lid,
        token_hash="x",
        verloopt_op=timezone.now() + dt.timedelta(5),
    )
    return linde


def members_of(organisatie):
    return [Gebruiker.objects.get(pk=pk) for pk in organisatie.aanstellingen.values_list("gebruiker", flat=True)]


def test_the_old_name_is_found_and_the_page_says_it(login, linde):
    admin = platform_admin()
    rename_organisatie(linde, naam="Wonen aan de Maas", datum=timezone.localdate(), by=admin)
    run_jobs()
    linde.refresh_from_db()
    assert linde.namen == ["Wonen aan de Maas", "De Linde"]
    client = login(admin)
    page = client.get(linde.get_absolute_url()).content.decode()
    assert "Voorheen De Linde." in page
    assert "De Linde heet nu Wonen aan de Maas." in page
    assert "Wonen aan de Maas" in client.get("/corporaties/?q=de+linde").content.decode()
    assert "Wonen aan de Maas" in client.get("/zoeken/?q=linde").content.decode()
    assert "De Linde" in ZoekRegel.objects.get(soort="document", titel="Voor allen").namen
    assert [message.subject for message in mail.outbox] == ["De Linde heet nu Wonen aan de Maas."]


def test_a_name_goes_back(linde):
    admin, before = platform_admin(), picture()
    undo_wijziging(rename_organisatie(linde, naam="Anders", datum=timezone.localdate(), by=admin), by=admin)
    assert picture() == before
    linde.refresh_from_db()
    assert (linde.naam, linde.oude_namen) == ("De Linde", [])


@pytest.mark.parametrize("naam", ["De Linde", "Polder"])
def test_its_own_name_or_that_of_another_is_refused(login, linde, naam):
    OrganisatieFactory(naam="Polder", plaats=linde.plaats)
    url = reverse("corporaties:naam", args=[linde.pk])
    response = login(platform_admin()).post(url, {"naam": naam, "datum": timezone.localdate().isoformat()})
    assert response.status_code == 422
    assert f'value="{naam}"' in response.content.decode()


def test_a_corporation_leaves_and_all_it_owns_stays(login, linde):
    admin, reader = platform_admin(), person()
    url = reverse("corporaties:vertrek", args=[linde.pk])
    client = login(admin)
    page = client.get(url).content.decode()
    assert "2 mensen verliezen" in page
    assert "1 deelname aan een verkenning stopt" in page
    people = members_of(linde)
    client.post(url, {"laatste_dag": timezone.localdate().isoformat(), "contact": "info@linde.example"})
    assert all(Gebruiker.objects.get(pk=one.pk).heeft_toegang for one in people)  # until tonight
    assert Uitnodiging.objects.get().staat == "ingetrokken"
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        assert not any(Gebruiker.objects.get(pk=one.pk).heeft_toegang for one in people)
        assert Document.objects.zichtbaar_voor(Gebruiker.objects.get(pk=reader.pk)).get().titel == "Voor allen"
        page = login(reader).get(linde.get_absolute_url()).content.decode()
        assert "Was lid van MKW tot en met" in page
        assert "Vragen? info@linde.example." in page
        assert renew_after_leaving(timezone.localdate()) == 1
        assert renew_after_leaving(timezone.localdate()) == 0


def test_people_lose_their_sessions_when_the_last_day_was_yesterday(login, linde):
    lid = members_of(linde)[1]
    browser = login(lid)
    assert browser.get("/documenten/").status_code == 200
    end_membership(linde, laatste_dag=timezone.localdate() - dt.timedelta(days=1), by=platform_admin())
    assert browser.get("/documenten/").status_code == 302


def test_leaving_is_undone_to_the_row(linde):
    admin, before = platform_admin(), picture()
    wijziging = end_membership(linde, laatste_dag=timezone.localdate(), by=admin)
    undo_wijziging(wijziging, by=admin)
    assert picture() == before


def test_who_is_no_member_cannot_leave_and_who_is_cannot_come_back(linde):
    admin = platform_admin()
    with pytest.raises(ValidationError, match="geen lid"):
        end_membership(OrganisatieFactory(lid_van=None), laatste_dag=timezone.localdate(), by=admin)
    with pytest.raises(ValidationError, match="niet vertrokken"):
        resume_membership(linde, vanaf=timezone.localdate(), mensen=[], by=admin)


def test_coming_back_invites_who_is_chosen_and_opens_the_circle_again(login, linde):
    admin = platform_admin()
    baas, lid = sorted(members_of(linde), key=lambda one: one.voornaam)
    end_membership(linde, laatste_dag=timezone.localdate() - dt.timedelta(days=1), by=admin)
    linde.refresh_from_db()
    assert set(people_of_then(linde)) == {baas, lid}
    url = reverse("corporaties:terugkeer", args=[linde.pk])
    client = login(admin)
    assert "Wie nodigt u weer uit?" in client.get(url).content.decode()
    client.post(url, {"vanaf": timezone.localdate().isoformat(), "mensen": [baas.pk]})
    linde.refresh_from_db()
    assert (linde.is_lid, linde.lid_van, linde.lid_tot) == (True, timezone.localdate(), None)
    assert Deelname.objects.get(organisatie=linde).tot is None
    assert not Gebruiker.objects.get(pk=lid.pk).heeft_toegang
    run_jobs()
    [message] = [one for one in mail.outbox if one.to == [baas.email] and "/uitnodiging/" in one.body]
    token = message.body.split("/uitnodiging/")[1].split("/")[0]
    uitnodiging, staat = find_uitnodiging(token)
    assert staat == "open"
    accept_uitnodiging(uitnodiging, voornaam="Baas", achternaam="Visser", wachtwoord="drie-losse-woorden")
    assert Aanstelling.objects.lopend().get(gebruiker=baas).rol == Rol.CORPORATIEBEHEERDER
    assert AuditRegel.objects.filter(actie="lidmaatschap hervat", organisatie_id=linde.pk).exists()


def test_coming_back_is_undone_and_its_invitations_with_it(linde):
    admin = platform_admin()
    [baas, *_] = members_of(linde)
    end_membership(linde, laatste_dag=timezone.localdate() - dt.timedelta(days=1), by=admin)
    linde.refresh_from_db()
    terug = resume_membership(linde, vanaf=timezone.localdate(), mensen=[baas], by=admin)
    undo_wijziging(terug, by=admin)
    assert not Organisatie.objects.get(pk=linde.pk).is_lid
    assert not Uitnodiging.objects.wachtend().exists()
    assert Organisatiewijziging.objects.uitgevoerd().get().soort == "vertrek"


@pytest.mark.parametrize(
    ("nieuw", "voorheen"),
    [
        ("Wonen aan de Maas", ["De Linde"]),
        ("De Linde Wonen", ["De Linde"]),
        ("De Lijnde", []),
        ("De Lidne", []),
        ("de Linde", []),
    ],
)
def test_the_ordinary_form_keeps_an_old_name_and_drops_a_slip_of_the_pen(linde, nieuw, voorheen):
    edit_organisatie(linde, revisie=linde.revisie, naam=nieuw, by=platform_admin())
    linde.refresh_from_db()
    assert (linde.naam, linde.oude_namen) == (nieuw, voorheen)


def test_a_long_name_in_which_one_word_changes_is_another_name():
    west = OrganisatieFactory(naam="Woonstichting Waterland-Oost")
    edit_organisatie(west, revisie=west.revisie, naam="Woonstichting Waterland-West", by=platform_admin())
    west.refresh_from_db()
    assert west.oude_namen == ["Woonstichting Waterland-Oost"]


def test_a_name_that_comes_back_is_no_old_name_any_more(linde):
    admin = platform_admin()
    for naam in ("Wonen aan de Maas", "De Linde"):
        linde = edit_organisatie(linde, revisie=linde.revisie, naam=naam, by=admin)
    assert linde.oude_namen == ["Wonen aan de Maas"]
