"""Who may do what: one literal table, for the question and for the refusal alike."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from corporaties.models import Deelname, Gebruiker, Rol
from tests.factories.corporaties import OrganisatieFactory, guest, person, platform_admin
from tests.factories.verkenningen import BezoekFactory, FotoFactory, LesFactory, VerkenningFactory, participant
from verkenningen import permissions as may

pytestmark = pytest.mark.django_db

#                          lead   write  come   les    foto
TABLE = {
    "leider": (True, True, True, True, True),
    "projectleider van de eigenaar": (True, True, True, True, True),
    "lid van de eigenaar": (False, True, True, False, False),
    "schrijver": (False, True, True, True, True),
    "doet mee": (False, True, True, False, False),
    "projectleider die meedoet": (False, True, True, False, False),
    "tribune": (False, False, False, False, False),
    "gast": (False, False, True, False, False),
    "lid elders": (False, False, False, False, False),
    "platformbeheerder": (False, False, False, False, False),
}


@pytest.mark.parametrize("wie", TABLE)
def test_who_may_do_what(wie):
    verkenning = VerkenningFactory(bereik="leden")
    schrijver = participant(verkenning)
    people = {
        "leider": verkenning.leider,
        "projectleider van de eigenaar": person(verkenning.organisatie, Rol.PROJECTLEIDER),
        "lid van de eigenaar": person(verkenning.organisatie),
        "schrijver": schrijver,
        "doet mee": participant(verkenning),
        "projectleider die meedoet": participant(verkenning, rol=Rol.PROJECTLEIDER),
        "tribune": participant(verkenning, Deelname.Wijze.TRIBUNE),
        "gast": guest(verkenning.kring, dt.date.today()),
        "lid elders": person(),
        "platformbeheerder": platform_admin(),
    }
    user = Gebruiker.objects.get(pk=people[wie].pk)
    bezoek = BezoekFactory(verkenning=verkenning)
    les = LesFactory(verkenning=verkenning, bezoek=bezoek, door=schrijver)
    foto = FotoFactory(bezoek=bezoek, door=schrijver)
    pairs = [
        (may.can_lead, may.require_lead, verkenning),
        (may.can_write, may.require_write, verkenning),
        (may.can_come, may.require_come, bezoek),
        (may.can_edit_les, may.require_edit_les, les),
        (may.can_delete_foto, may.require_delete_foto, foto),
    ]
    assert tuple(can(user, obj) for can, _, obj in pairs) == TABLE[wie]
    for (_, require, obj), allowed in zip(pairs, TABLE[wie], strict=True):
        if allowed:
            require(user, obj)
        else:
            with pytest.raises(PermissionDenied):
                require(user, obj)


def test_who_may_begin_and_for_which_corporation():
    linde, elders, partner = OrganisatieFactory(), OrganisatieFactory(), OrganisatieFactory(lid_van=None)
    leider, lid, admin = person(linde, Rol.PROJECTLEIDER), person(linde), platform_admin()
    van_partner = person(partner, Rol.PROJECTLEIDER)
    assert [may.can_create(user) for user in (leider, lid, admin, van_partner)] == [True, False, True, False]
    assert [may.can_create(leider, pk) for pk in (linde.pk, elders.pk, partner.pk)] == [True, False, False]
    assert [may.can_create(admin, pk) for pk in (linde.pk, elders.pk, partner.pk)] == [True, True, False]
    with pytest.raises(PermissionDenied, match="projectleider"):
        may.require_create(lid)


def test_a_member_speaks_for_the_own_member_corporations_only():
    partner = OrganisatieFactory(lid_van=None)
    lid, van_partner = person(), person(partner)
    assert may.can_speak_for(lid, lid.organisatie_ids[0])
    assert not may.can_speak_for(lid, partner.pk)
    assert not may.can_speak_for(van_partner, partner.pk)
    assert not may.can_speak_for(platform_admin(), lid.organisatie_ids[0])
    with pytest.raises(PermissionDenied):
        may.require_speak_for(van_partner, partner.pk)
