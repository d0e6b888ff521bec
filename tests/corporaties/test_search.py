"""What search knows of organisations and people, kept up by jobs."""

import pytest
from django.utils import timezone

from corporaties.models import Gebruiker, Rol
from corporaties.search import index_all, index_organisatie, index_persoon
from corporaties.services import create_organisatie, edit_organisatie, edit_profiel, end_aanstelling
from mkwportal.core.models import ZoekRegel
from tests.factories.corporaties import KringFactory, OrganisatieFactory, ThemaFactory, guest, person, platform_admin
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


def row(soort: str, pk: int) -> ZoekRegel:
    return ZoekRegel.objects.get(soort=soort, object_id=pk)


def test_an_organisation_is_known_by_name_place_and_municipalities():
    admin = platform_admin()
    organisatie = create_organisatie(
        naam="De Linde", plaats="Stramproy", gemeenten=["Weert"], over="Wij loten.", vhe=900, by=admin
    )
    run_jobs()
    known = row("organisatie", organisatie.pk)
    assert (known.titel, known.openbaar, known.grootte) == ("De Linde", True, "klein")
    assert set(known.namen.split("\n")) == {"Stramproy", "Weert"}
    assert known.tekst == "Wij loten."
    edit_organisatie(organisatie, revisie=1, naam="De Wilg", by=admin)
    run_jobs()
    assert row("organisatie", organisatie.pk).titel == "De Wilg"


def test_a_person_is_known_by_post_organisation_and_themes_until_they_leave():
    organisatie = OrganisatieFactory(naam="De Linde")
    beheerder = person(organisatie, Rol.CORPORATIEBEHEERDER)
    expert, thema = person(organisatie, functie="Wijkbeheerder"), ThemaFactory(naam="Loting")
    edit_profiel(expert, voornaam="Ilse", achternaam="Jansen", themas=[thema], by=expert)
    run_jobs()
    known = row("persoon", expert.pk)
    assert (known.titel, known.meta, known.thema_ids) == ("Ilse Jansen", "Wijkbeheerder, Loting", [thema.pk])
    assert "De Linde" in known.namen
    end_aanstelling(expert.aanstellingen.get(), per=timezone.localdate(), opvolger=beheerder, by=beheerder)
    run_jobs()
    assert not ZoekRegel.objects.filter(soort="persoon", object_id=expert.pk).exists()


def test_indexing_twice_changes_nothing_and_what_is_gone_is_forgotten():
    organisatie = OrganisatieFactory()
    expert = person(organisatie)
    for _ in range(2):
        index_organisatie(organisatie.pk)
        index_persoon(expert.pk)
    assert ZoekRegel.objects.count() == 2
    index_persoon(999_999)
    index_organisatie(999_999)
    assert ZoekRegel.objects.count() == 2


def test_all_at_once_leaves_out_guests():
    person()
    guest(KringFactory())
    assert index_all() == 2
    assert {line.soort for line in ZoekRegel.objects.all()} == {"organisatie", "persoon"}


def test_a_profile_belongs_to_the_person():
    mine, theirs = person(), person()
    with pytest.raises(ValueError, match="belongs to the person"):
        edit_profiel(mine, voornaam="Kwaad", achternaam="Wil", themas=[], by=theirs)
    assert not Gebruiker.objects.filter(voornaam="Kwaad").exists()
