"""Beginning and changing an exploration, and who takes part in it."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from corporaties.models import Deelname, Gebruiker, Rol
from mkwportal.core import stamps
from mkwportal.core.edits import EditConflict
from mkwportal.core.models import AuditRegel, Melding
from tests.factories.corporaties import GebruikerFactory, OrganisatieFactory, guest, person, platform_admin
from tests.factories.verkenningen import VerkenningFactory, participant
from tests.support.jobs import run_jobs
from verkenningen import audience
from verkenningen.models import Verkenning
from verkenningen.services import (
    add_gast,
    add_organisatie,
    create_verkenning,
    join_verkenning,
    leave_verkenning,
    remove_deelname,
    update_verkenning,
)
from verkenningen.services.verkenning import short_name

pytestmark = pytest.mark.django_db
VANDAAG = dt.date.today()
LANG = "Kunnen wij samenwerken op beleid en grote thema’s, zonder te fuseren?"


def begin(**fields):
    linde = OrganisatieFactory()
    leider = person(linde, Rol.PROJECTLEIDER)
    return create_verkenning(organisatie=linde, vraag=LANG, by=leider, **fields), leider


@pytest.mark.parametrize(
    ("vraag", "naam"),
    [
        ("Wat werkt?", "Wat werkt"),
        (LANG, "Kunnen wij samenwerken op beleid en grote thema’s, zonder…"),
        ("x" * 80, "x" * 59 + "…"),
        ("??", "??"),
    ],
)
def test_short_name_is_cut_between_words(vraag, naam):
    assert short_name(vraag) == naam


def test_a_question_is_enough():
    before = stamps.current("verkenningen")
    verkenning, leider = begin()
    assert verkenning.bereik == "kring"
    assert verkenning.status == "voorbereiding"
    assert verkenning.kring.naam == verkenning.naam
    deelname = Deelname.objects.get(kring=verkenning.kring)
    assert (deelname.organisatie, deelname.wijze, deelname.tot) == (verkenning.organisatie, "meedoen", None)
    line = AuditRegel.objects.get(soort="verkenning")
    assert (line.actie, line.wie_id, line.organisatie_id) == (
        "verkenning gemaakt",
        leider.pk,
        verkenning.organisatie_id,
    )
    assert stamps.current("verkenningen") != before
    assert run_jobs() == ["verkenningen.index_verkenning"]


def test_only_for_the_own_corporation():
    leider = person(rol=Rol.PROJECTLEIDER)
    with pytest.raises(PermissionDenied):
        create_verkenning(organisatie=OrganisatieFactory(), vraag="Wat nu?", by=leider)
    assert not Verkenning.objects.exists()


def test_a_reworded_question_keeps_the_old_one_with_its_insight():
    verkenning, leider = begin()
    update_verkenning(verkenning, revisie=1, by=leider, vraag="Wat levert het op?", inzicht="Kosten tellen.")
    verkenning.refresh_from_db()
    regel = verkenning.eerdere_vragen.get()
    assert (regel.vraag, regel.inzicht, regel.door) == (LANG, "Kosten tellen.", leider)
    assert (verkenning.vraag, verkenning.revisie) == ("Wat levert het op?", 2)
    [met] = Verkenning.objects.met_eerdere_vragen()
    assert [(row["vraag"], row["inzicht"], row["door"]) for row in met.eerdere] == [
        (LANG, "Kosten tellen.", leider.naam)
    ]


def test_saving_without_a_change_leaves_no_line_and_no_revision():
    verkenning, leider = begin()
    lines = AuditRegel.objects.count()
    update_verkenning(verkenning, revisie=1, by=leider, vraag=LANG, inzicht="")
    verkenning.refresh_from_db()
    assert (AuditRegel.objects.count(), verkenning.revisie) == (lines, 1)
    assert not verkenning.eerdere_vragen.exists()


def test_a_wider_audience_stands_in_the_trail_and_in_the_index():
    verkenning, leider = begin()
    run_jobs()
    update_verkenning(verkenning, revisie=1, by=leider, bereik="leden", naam="Nieuw")
    line = AuditRegel.objects.first()
    assert (line.actie, line.voor["bereik"], line.na["bereik"]) == ("bereik gewijzigd", "kring", "leden")
    verkenning.kring.refresh_from_db()
    assert verkenning.kring.naam == "Nieuw"
    assert run_jobs() == ["verkenningen.index_verkenning"]


def test_the_second_saver_does_not_overwrite_the_first():
    verkenning, leider = begin()
    update_verkenning(verkenning, revisie=1, by=leider, naam="Eerst")
    with pytest.raises(EditConflict) as conflict:
        update_verkenning(verkenning, revisie=1, by=leider, naam="Daarna")
    assert conflict.value.current.naam == "Eerst"
    verkenning.refresh_from_db()
    assert verkenning.naam == "Eerst"


def test_the_leader_takes_part_and_is_no_guest():
    verkenning, leider = begin()
    for wie in (person(), guest(verkenning.kring, VANDAAG), participant(verkenning, Deelname.Wijze.TRIBUNE)):
        with pytest.raises(ValidationError, match="meedoet"):
            update_verkenning(verkenning, revisie=1, by=leider, leider=wie)
    nieuw = participant(verkenning)
    assert update_verkenning(verkenning, revisie=1, by=leider, leider=nieuw).leider == nieuw


def test_who_does_not_lead_changes_nothing():
    verkenning, _ = begin(bereik="leden")
    for user in (person(), person(verkenning.organisatie), platform_admin()):
        for act in (
            lambda user=user: update_verkenning(verkenning, revisie=1, by=user, naam="x"),
            lambda user=user: add_organisatie(verkenning, OrganisatieFactory(), by=user),
            lambda user=user: add_gast(verkenning, GebruikerFactory(), tot=VANDAAG, by=user),
            lambda user=user: remove_deelname(verkenning, verkenning.deelnames().get(), by=user),
        ):
            with pytest.raises(PermissionDenied):
                act()


def test_an_added_corporation_hears_it_once_and_sees_the_exploration():
    verkenning, leider = begin()
    lid = person()
    organisatie_id = lid.organisatie_ids[0]
    organisatie = lid.aanstellingen.get().organisatie
    for wijze in ("meedoen", "meedoen", "tribune"):
        add_organisatie(verkenning, organisatie, by=leider, wijze=wijze)
    assert verkenning.deelnames().get(organisatie=organisatie_id).wijze == "tribune"
    assert Melding.objects.filter(ontvanger=lid, url=verkenning.get_absolute_url()).count() == 1
    assert Verkenning.objects.zichtbaar_voor(Gebruiker.objects.get(pk=lid.pk)).exists()


def test_an_ended_participation_runs_again_when_the_corporation_is_added_again():
    verkenning, leider = begin()
    organisatie = OrganisatieFactory()
    Deelname.objects.create(kring=verkenning.kring, organisatie=organisatie, tot=VANDAAG - dt.timedelta(days=9))
    add_organisatie(verkenning, organisatie, by=leider)
    assert verkenning.deelnames().filter(organisatie=organisatie, tot=None).count() == 1


def test_an_organisation_is_no_guest_and_the_owner_does_not_listen():
    verkenning, leider = begin()
    with pytest.raises(ValidationError, match="persoon"):
        add_organisatie(verkenning, OrganisatieFactory(), by=leider, wijze="gast")
    with pytest.raises(ValidationError, match="altijd"):
        add_organisatie(verkenning, verkenning.organisatie, by=leider, wijze="tribune")
    with pytest.raises(ValidationError, match="altijd"):
        remove_deelname(verkenning, verkenning.deelnames().get(organisatie=verkenning.organisatie), by=leider)


def test_a_guest_comes_in_until_a_day_and_goes():
    verkenning, leider = begin()
    gast = GebruikerFactory()
    assert not gast.heeft_toegang
    with pytest.raises(ValidationError, match="al geweest"):
        add_gast(verkenning, gast, tot=VANDAAG - dt.timedelta(days=1), by=leider)
    deelname = add_gast(verkenning, gast, tot=VANDAAG, by=leider)
    assert Gebruiker.objects.get(pk=gast.pk).heeft_toegang
    assert Melding.objects.get(ontvanger=gast).url == verkenning.get_absolute_url()
    remove_deelname(verkenning, deelname, by=leider)
    assert not Gebruiker.objects.get(pk=gast.pk).heeft_toegang


def test_somebody_of_another_circle_is_not_removed_here():
    verkenning, leider = begin()
    ander = VerkenningFactory()
    with pytest.raises(ValidationError, match="andere verkenning"):
        remove_deelname(verkenning, ander.deelnames().get(), by=leider)


def test_a_member_joins_listens_and_stops_with_the_own_corporation():
    verkenning, leider = begin(bereik="leden")
    lid = person()
    organisatie = lid.aanstellingen.get().organisatie
    join_verkenning(verkenning, organisatie, wijze="tribune", by=lid)
    join_verkenning(verkenning, organisatie, wijze="meedoen", by=lid)
    assert verkenning.deelnames().get(organisatie=organisatie).wijze == "meedoen"
    assert Melding.objects.filter(ontvanger=leider).count() == 2
    leave_verkenning(verkenning, organisatie, by=lid)
    leave_verkenning(verkenning, organisatie, by=lid)
    assert not verkenning.deelnames().filter(organisatie=organisatie).exists()


def test_nobody_joins_with_another_corporation_and_the_owner_is_in_already():
    verkenning, _ = begin(bereik="leden")
    with pytest.raises(PermissionDenied):
        join_verkenning(verkenning, OrganisatieFactory(), wijze="meedoen", by=person())
    lid = person(verkenning.organisatie)
    for act in (
        lambda: join_verkenning(verkenning, verkenning.organisatie, wijze="tribune", by=lid),
        lambda: leave_verkenning(verkenning, verkenning.organisatie, by=lid),
    ):
        with pytest.raises(ValidationError, match="altijd"):
            act()


@pytest.mark.parametrize("bereik", ["kring", "leden"])
def test_the_sentence_counts_exactly_who_sees_it(bereik, django_assert_num_queries):
    verkenning = VerkenningFactory(bereik=bereik)
    partner = OrganisatieFactory(lid_van=None, soort="gemeente")
    Deelname.objects.create(kring=verkenning.kring, organisatie=partner)
    dubbel = person(partner)
    for user in (participant(verkenning), participant(verkenning, Deelname.Wijze.TRIBUNE), person(partner), person()):
        assert user
    Deelname.objects.create(kring=verkenning.kring, gebruiker=dubbel, wijze="gast", tot=VANDAAG)
    guest(verkenning.kring, VANDAAG)
    guest(verkenning.kring, VANDAAG - dt.timedelta(days=1))
    person(verkenning.organisatie, is_active=False)
    platform_admin()
    seeing = [
        user
        for user in Gebruiker.objects.filter(is_platformbeheerder=False, is_active=True)
        if Verkenning.objects.zichtbaar_voor(user).exists()
    ]
    with django_assert_num_queries(1):
        telling = audience.viewers(verkenning)
    assert telling.mensen == len(seeing)
    organisaties = {pk for user in seeing for pk in user.organisatie_ids}
    assert telling.organisaties == len(organisaties)
    assert telling.zin == f"Zichtbaar voor {len(seeing)} mensen bij {len(organisaties)} organisaties."
