"""Appointments: changing a role, ending one at once everywhere, and what the successor gets (C4)."""

import datetime as dt

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from corporaties.models import Aanstelling, Gebruiker, Rol
from corporaties.services import edit_aanstelling, end_aanstelling, end_gast, opvolgers
from corporaties.signals import aanstelling_beeindigd
from mkwportal.core.models import AuditRegel, Melding
from tests.factories.corporaties import (
    AanstellingFactory,
    KringFactory,
    OrganisatieFactory,
    guest,
    person,
    platform_admin,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisatie():
    return OrganisatieFactory()


@pytest.fixture
def beheerder(organisatie):
    return person(organisatie, Rol.CORPORATIEBEHEERDER, achternaam="Beheer")


@pytest.fixture
def collega(organisatie):
    return person(organisatie, achternaam="Collega")


def job(gebruiker) -> Aanstelling:
    return gebruiker.aanstellingen.get()


def end(gebruiker, opvolger, by, per=None) -> int:
    return end_aanstelling(job(gebruiker), per=per or timezone.localdate(), opvolger=opvolger, by=by)


def test_ending_closes_every_live_session_at_once(login, beheerder, collega):
    laptop, phone = login(collega), login(collega)
    assert UserSession.objects.filter(user=collega).count() == 2
    end(collega, beheerder, beheerder)
    for browser in (laptop, phone):
        answer = browser.get("/profiel/")
        assert answer.status_code == 302
        assert answer.url.startswith("/account/inloggen/")
    assert not UserSession.objects.filter(user=collega).exists()


def test_a_session_that_survived_is_anonymous_all_the_same(login, beheerder, collega):
    browser = login(collega)
    key = browser.session.session_key
    UserSession.objects.all().delete()  # nobody knows of this session
    end(collega, beheerder, beheerder)
    assert browser.session.session_key == key
    assert browser.get("/profiel/").status_code == 302


def test_a_second_appointment_keeps_access_but_only_to_its_own(login, beheerder, collega, organisatie):
    elders = AanstellingFactory(gebruiker=collega)
    browser = login(collega)
    end_aanstelling(
        collega.aanstellingen.get(organisatie=organisatie),
        per=timezone.localdate(), opvolger=beheerder, by=beheerder,
    )  # fmt: skip
    assert UserSession.objects.filter(user=collega).exists()
    assert browser.session["_auth_user_id"] == str(collega.pk)
    assert Gebruiker.objects.get(pk=collega.pk).organisatie_ids == [elders.organisatie_id]


def test_a_later_date_ends_access_on_that_day_and_not_before(beheerder, collega):
    per = timezone.localdate() + dt.timedelta(days=10)
    end(collega, beheerder, beheerder, per=per)
    with time_machine.travel(dt.datetime.combine(per - dt.timedelta(days=1), dt.time(20), tzinfo=dt.UTC)):
        assert Gebruiker.objects.get(pk=collega.pk).heeft_toegang
    with time_machine.travel(dt.datetime.combine(per, dt.time(6), tzinfo=dt.UTC)):
        assert not Gebruiker.objects.get(pk=collega.pk).heeft_toegang


def test_ending_on_the_first_day_is_possible_and_earlier_is_not(organisatie, beheerder, collega):
    Aanstelling.objects.filter(gebruiker=collega).update(van=timezone.localdate())
    with pytest.raises(ValidationError, match="begon op"):
        end(collega, beheerder, beheerder, per=timezone.localdate() - dt.timedelta(days=1))
    end(collega, beheerder, beheerder)
    assert not Gebruiker.objects.get(pk=collega.pk).heeft_toegang


def test_ending_twice_says_so(beheerder, collega):
    end(collega, beheerder, beheerder)
    with pytest.raises(ValidationError, match="al beëindigd"):
        end(collega, beheerder, beheerder)


def test_the_apps_above_hand_over_inside_the_transaction(beheerder, collega):
    heard = []

    def receiver(sender, aanstelling, opvolger, by, **kwargs):
        heard.append((aanstelling.gebruiker, opvolger, by))
        return 3

    aanstelling_beeindigd.connect(receiver)
    try:
        assert end(collega, beheerder, beheerder) == 3
    finally:
        aanstelling_beeindigd.disconnect(receiver)
    assert heard == [(collega, beheerder, beheerder)]
    assert "U bent nu contactpersoon" in Melding.objects.get(ontvanger=beheerder).tekst


def test_a_successor_is_a_colleague_of_today(organisatie, beheerder, collega):
    vreemd, weg = person(), person(organisatie)
    Aanstelling.objects.filter(gebruiker=weg).update(tot=timezone.localdate() - dt.timedelta(days=1))
    assert list(opvolgers(job(collega))) == [beheerder]
    for nobody in (None, vreemd, weg, collega):
        with pytest.raises(ValidationError) as error:
            end(collega, nobody, beheerder)
        assert "opvolger" in error.value.message_dict


def test_the_last_of_a_corporation_needs_no_successor(collega):
    admin = platform_admin()
    assert end(collega, None, admin) == 0
    assert not Gebruiker.objects.get(pk=collega.pk).heeft_toegang


def test_the_only_admin_stays_unless_the_platform_says_otherwise(beheerder, collega):
    with pytest.raises(ValidationError, match="enige beheerder"):
        end(beheerder, collega, beheerder)
    with pytest.raises(ValidationError, match="enige beheerder"):
        edit_aanstelling(job(beheerder), rol=Rol.LID, functie="", by=beheerder)
    end(beheerder, collega, platform_admin())
    assert not Gebruiker.objects.get(pk=beheerder.pk).heeft_toegang


def test_editing_changes_role_and_post_with_a_trail(beheerder, collega, organisatie):
    edit_aanstelling(job(collega), rol=Rol.PROJECTLEIDER, functie="Projectleider wonen", by=beheerder)
    assert Gebruiker.objects.get(pk=collega.pk).is_projectleider
    line = AuditRegel.objects.get(actie="aanstelling gewijzigd")
    assert (line.voor["rol"], line.na["rol"]) == ("lid", "projectleider")
    assert (line.wie_id, line.organisatie_id) == (beheerder.pk, organisatie.pk)


def test_editing_without_a_change_leaves_no_trail(beheerder, collega):
    edit_aanstelling(job(collega), rol=Rol.LID, functie="Beleidsmedewerker", by=beheerder)
    assert not AuditRegel.objects.exists()


@pytest.mark.parametrize("who", ["lid", "projectleider", "beheerder elders", "gast", "zelf"])
def test_others_may_not_touch_an_appointment(who, organisatie, collega, beheerder):
    actor = {
        "lid": lambda: person(organisatie),
        "projectleider": lambda: person(organisatie, Rol.PROJECTLEIDER),
        "beheerder elders": lambda: person(rol=Rol.CORPORATIEBEHEERDER),
        "gast": lambda: guest(KringFactory()),
        "zelf": lambda: collega,
    }[who]()
    with pytest.raises(PermissionDenied):
        edit_aanstelling(job(collega), rol=Rol.CORPORATIEBEHEERDER, functie="", by=actor)
    with pytest.raises(PermissionDenied):
        end(collega, beheerder, actor)


def test_only_the_platform_ends_a_guest_at_once(login, beheerder):
    gast = guest(KringFactory())
    browser = login(gast)
    with pytest.raises(PermissionDenied):
        end_gast(gast.deelname_set.get(), by=beheerder)
    end_gast(gast.deelname_set.get(), by=platform_admin())
    assert browser.get("/profiel/").status_code == 302
    assert not UserSession.objects.filter(user=gast).exists()
