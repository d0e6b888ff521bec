"""Who is somebody today: what the factories make and what the models derive from it."""

import datetime as dt

import pytest

from corporaties.models import Gebruiker, Organisatie, Rol
from tests.factories.corporaties import (
    AanstellingFactory,
    DeelnameFactory,
    KringFactory,
    OrganisatieFactory,
    guest,
    person,
    platform_admin,
)

pytestmark = pytest.mark.django_db


def test_person_has_a_running_appointment_at_a_member():
    organisatie = OrganisatieFactory()
    admin = person(organisatie, Rol.CORPORATIEBEHEERDER)
    assert admin.is_lid
    assert admin.heeft_toegang
    assert admin.organisatie_ids == admin.beheerde_organisatie_ids == [organisatie.pk]


def test_guest_has_access_until_and_including_the_last_day():
    kring = KringFactory()
    today = dt.date.today()
    assert guest(kring, today).kring_ids == [kring.pk]
    assert not guest(kring, today - dt.timedelta(days=1)).heeft_toegang


def test_circle_of_the_organisation_is_a_circle_of_the_person():
    deelname = DeelnameFactory()
    assert person(deelname.organisatie).kring_ids == [deelname.kring_id]


def test_platform_admin_is_no_member():
    assert platform_admin().heeft_toegang
    assert not platform_admin().is_lid


def test_personele_unie_gives_two_organisations():
    eerste = AanstellingFactory()
    tweede = AanstellingFactory(gebruiker=eerste.gebruiker)
    gebruiker = Gebruiker.objects.get(pk=eerste.gebruiker_id)
    assert set(gebruiker.organisatie_ids) == {eerste.organisatie_id, tweede.organisatie_id}


def test_login_fixture_is_somebody(login):
    gebruiker = person()
    client = login(gebruiker)
    assert client.session["_auth_user_id"] == str(gebruiker.pk)
    assert client.get("/account/inloggen/").status_code == 302  # who is in, is sent on


def test_a_province_is_called_by_its_name():
    assert all(value == label for value, label in Organisatie.Provincie.choices)
