"""Planning a visit, its programme, the answers to it and who was there."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from corporaties.models import Deelname, Gebruiker
from documenten.models import Document
from mkwportal.core.edits import EditConflict
from mkwportal.core.models import AuditRegel, Melding
from tests.factories.corporaties import DeelnameFactory, OrganisatieFactory, guest, person
from tests.factories.verkenningen import (
    AanwezigheidFactory,
    BezoekFactory,
    HalteFactory,
    LesFactory,
    VerkenningFactory,
    participant,
)
from verkenningen.models import Aanwezigheid, Bezoek, Halte, Verkenning
from verkenningen.services import (
    HalteRij,
    answer_bezoek,
    create_bezoek,
    record_attendance,
    set_haltes,
    update_bezoek,
)
from verkenningen.services.aanwezig import Erbij

pytestmark = pytest.mark.django_db
NU = timezone.now().replace(microsecond=0)
DAG = dt.timedelta(days=1)


def plan(verkenning, **fields):
    values = {"titel": "Op de fiets", "begint_op": NU + DAG, "eindigt_op": NU + 2 * DAG, "plaats": "Leiden"}
    return create_bezoek(verkenning, by=verkenning.leider, **{**values, **fields})


def document(bereik="leden", **fields):
    eigenaar = fields.pop("eigenaar", None) or person()
    return Document.objects.create(
        titel="Stuk",
        contact=eigenaar,
        gemaakt_door=eigenaar,
        organisatie_id=eigenaar.organisatie_ids[0],
        bereik=bereik,
        **fields,
    )


def told(user):
    return list(Melding.objects.filter(ontvanger=user).values_list("tekst", flat=True))


# Planning -------------------------------------------------------------------------------------------------------------


def test_a_visit_starts_the_exploration_and_is_told_to_who_takes_part():
    verkenning = VerkenningFactory(status="voorbereiding")
    mee, tribune = participant(verkenning), participant(verkenning, Deelname.Wijze.TRIBUNE)
    gast = guest(verkenning.kring, timezone.localdate())
    bezoek = plan(verkenning)
    verkenning.refresh_from_db()
    assert verkenning.status == "loopt"
    for user in (mee, gast):
        assert len(told(user)) == 1
        assert "Op de fiets" in told(user)[0]
    assert told(tribune) == told(verkenning.leider) == []
    line = AuditRegel.objects.get(soort="bezoek")
    assert (line.actie, line.object_id, line.organisatie_id) == ("bezoek gepland", bezoek.pk, verkenning.organisatie_id)


def test_a_visit_of_the_past_is_told_to_nobody():
    verkenning = VerkenningFactory()
    mee = participant(verkenning)
    bezoek = plan(verkenning, begint_op=NU - 9 * DAG, eindigt_op=NU - 8 * DAG)
    update_bezoek(bezoek, revisie=1, by=verkenning.leider, begint_op=NU - 10 * DAG)
    assert told(mee) == []


def test_the_end_comes_after_the_begin():
    verkenning = VerkenningFactory()
    with pytest.raises(ValidationError, match="vóór het begin"):
        plan(verkenning, eindigt_op=NU + DAG)
    bezoek = plan(verkenning)
    with pytest.raises(ValidationError, match="vóór het begin"):
        update_bezoek(bezoek, revisie=1, by=verkenning.leider, eindigt_op=NU)
    bezoek.refresh_from_db()
    assert bezoek.revisie == 1


def test_only_the_leader_plans_and_changes():
    verkenning = VerkenningFactory(bereik="leden")
    bezoek = plan(verkenning)
    for user in (participant(verkenning), person()):
        for act in (
            lambda user=user: create_bezoek(verkenning, by=user, titel="x", begint_op=NU, eindigt_op=NU + DAG),
            lambda user=user: update_bezoek(bezoek, revisie=1, by=user, titel="x"),
            lambda user=user: set_haltes(bezoek, revisie=1, rijen=[], by=user),
        ):
            with pytest.raises(PermissionDenied):
                act()
    assert Bezoek.objects.get().titel == "Op de fiets"


def test_another_time_and_calling_off_are_told_once_per_change():
    verkenning = VerkenningFactory()
    mee, leider = participant(verkenning), verkenning.leider
    bezoek = plan(verkenning)
    bezoek = update_bezoek(bezoek, revisie=1, by=leider, adres="Hooigracht 10")
    assert len(told(mee)) == 1
    bezoek = update_bezoek(bezoek, revisie=2, by=leider, eindigt_op=bezoek.eindigt_op + DAG)
    bezoek = update_bezoek(bezoek, revisie=3, by=leider, status=Bezoek.Status.AFGELAST)
    afgelast, verzet, nieuw = told(mee)
    assert afgelast == "Het bezoek Op de fiets gaat niet door."
    assert verzet.startswith("Het bezoek Op de fiets is nu op ")
    assert nieuw.startswith("Nieuw bezoek op ")


def test_saving_without_a_change_keeps_the_revision():
    verkenning = VerkenningFactory()
    bezoek = plan(verkenning)
    update_bezoek(bezoek, revisie=1, by=verkenning.leider, titel="Op de fiets", vooraf=[])
    bezoek.refresh_from_db()
    assert bezoek.revisie == 1


def test_the_second_saver_of_a_visit_or_programme_sees_the_first():
    verkenning = VerkenningFactory()
    bezoek = plan(verkenning)
    update_bezoek(bezoek, revisie=1, by=verkenning.leider, titel="Eerst")
    with pytest.raises(EditConflict):
        update_bezoek(bezoek, revisie=1, by=verkenning.leider, titel="Daarna")
    with pytest.raises(EditConflict):
        set_haltes(bezoek, revisie=1, rijen=[HalteRij(titel="x")], by=verkenning.leider)
    assert not Halte.objects.exists()


def test_documents_that_the_planner_may_not_see_are_neither_attached_nor_lost():
    verkenning = VerkenningFactory()
    open_, geheim = document(), document(bereik="corporatie")
    bezoek = plan(verkenning, vooraf=[open_, geheim])
    assert set(bezoek.vooraf.all()) == {open_}
    bezoek.vooraf.add(geheim)
    bezoek = update_bezoek(bezoek, revisie=1, by=verkenning.leider, vooraf=[])
    assert set(bezoek.vooraf.all()) == {geheim}
    assert bezoek.revisie == 2


# Programme ------------------------------------------------------------------------------------------------------------


def test_six_stops_in_order_then_moved_and_one_gone():
    verkenning = VerkenningFactory()
    bezoek = plan(verkenning)
    rijen = [HalteRij(titel=f"Halte {i}", tijd=dt.time(10 + i), rol="wethouder") for i in range(6)]
    bezoek = set_haltes(bezoek, revisie=1, rijen=rijen, by=verkenning.leider)
    haltes = list(bezoek.haltes.all())
    assert [(halte.volgorde, halte.titel) for halte in haltes] == [(i + 1, f"Halte {i}") for i in range(6)]
    Halte.objects.filter(pk=haltes[5].pk).update(gezien="Veel", revisie=4)
    rijen = [HalteRij(id=halte.pk, titel=halte.titel.upper()) for halte in reversed(haltes[1:])]
    bezoek = set_haltes(bezoek, revisie=2, rijen=rijen, by=verkenning.leider)
    assert [halte.titel for halte in bezoek.haltes.all()] == [f"HALTE {i}" for i in (5, 4, 3, 2, 1)]
    eerste = bezoek.haltes.first()
    assert (eerste.pk, eerste.gezien, eerste.revisie, eerste.rol) == (haltes[5].pk, "Veel", 4, "")


def test_a_stop_with_notes_or_lessons_stays():
    verkenning = VerkenningFactory()
    bezoek = plan(verkenning)
    met_notities = HalteFactory(bezoek=bezoek, gehoord="Samen")
    met_les = HalteFactory(bezoek=bezoek)
    LesFactory(verkenning=verkenning, bezoek=bezoek, halte=met_les)
    for gehouden in (met_notities, met_les):
        with pytest.raises(ValidationError, match="aantekeningen of lessen"):
            set_haltes(bezoek, revisie=1, rijen=[HalteRij(id=gehouden.pk, titel="x")], by=verkenning.leider)
    assert bezoek.haltes.count() == 2


def test_a_stop_of_a_lesson_that_was_taken_away_may_go():
    verkenning = VerkenningFactory()
    bezoek = plan(verkenning)
    halte = HalteFactory(bezoek=bezoek)
    les = LesFactory(verkenning=verkenning, bezoek=bezoek, halte=halte, verwijderd_op=NU)
    set_haltes(bezoek, revisie=1, rijen=[], by=verkenning.leider)
    les.refresh_from_db()
    assert les.halte is None


def test_a_stop_of_another_visit_is_refused():
    verkenning = VerkenningFactory()
    bezoek, vreemd = plan(verkenning), HalteFactory()
    with pytest.raises(ValidationError, match="weggehaald"):
        set_haltes(bezoek, revisie=1, rijen=[HalteRij(id=vreemd.pk, titel="x")], by=verkenning.leider)
    vreemd.refresh_from_db()
    assert vreemd.titel != "x"


# Answers and attendance -----------------------------------------------------------------------------------------------


def test_an_answer_may_change_and_names_the_corporation():
    bezoek = BezoekFactory()
    mee = participant(bezoek.verkenning)
    answer_bezoek(bezoek, gaat_mee=True, by=mee)
    answer_bezoek(bezoek, gaat_mee=False, by=mee)
    row = Aanwezigheid.objects.get()
    assert (row.gebruiker, row.gaat_mee, row.organisatie_id) == (mee, False, mee.organisatie_ids[0])


def test_the_tribune_and_strangers_cannot_answer_and_nobody_after_the_visit():
    bezoek = BezoekFactory(verkenning=VerkenningFactory(bereik="leden"))
    for user in (participant(bezoek.verkenning, Deelname.Wijze.TRIBUNE), person()):
        with pytest.raises(PermissionDenied):
            answer_bezoek(bezoek, gaat_mee=True, by=user)
    mee = participant(bezoek.verkenning)
    for fields in ({"status": "afgelast"}, {"begint_op": NU - 2 * DAG, "eindigt_op": NU - DAG}):
        voorbij = BezoekFactory(verkenning=bezoek.verkenning, **fields)
        with pytest.raises(ValidationError, match="voorbij"):
            answer_bezoek(voorbij, gaat_mee=True, by=mee)


def test_attendance_of_people_and_walk_ins():
    bezoek = BezoekFactory()
    mee, gast = participant(bezoek.verkenning), guest(bezoek.verkenning.kring)
    bekend = OrganisatieFactory()
    by = person(bezoek.verkenning.organisatie)
    record_attendance(bezoek, mensen={mee.pk: True, gast.pk: False}, rijen={}, by=by)
    for erbij in (
        Erbij(naam="Joke", organisatie=bekend, organisatie_naam="x"),
        Erbij(naam="Piet", organisatie_naam="HV"),
    ):
        record_attendance(bezoek, mensen={}, rijen={}, erbij=erbij, by=by)
    rows = {str(row): (row.was_er, row.van) for row in Aanwezigheid.objects.all()}
    naam = mee.aanstellingen.get().organisatie.naam
    assert rows == {
        mee.naam: (True, naam),
        gast.naam: (False, ""),
        "Joke": (True, bekend.naam),
        "Piet": (True, "HV"),
    }
    joke = Aanwezigheid.objects.get(naam="Joke")
    record_attendance(bezoek, mensen={mee.pk: False}, rijen={joke.pk: False}, by=by)
    assert Aanwezigheid.objects.filter(was_er=True).count() == 1


def test_attendance_of_a_stranger_or_of_another_visit_is_refused():
    bezoek, ander = BezoekFactory(), AanwezigheidFactory()
    by = bezoek.verkenning.leider
    with pytest.raises(ValidationError, match="doet niet meer mee"):
        record_attendance(bezoek, mensen={person().pk: True}, rijen={}, by=by)
    record_attendance(bezoek, mensen={}, rijen={ander.pk: True}, by=by)
    ander.refresh_from_db()
    assert ander.was_er is None
    for user in (person(), participant(bezoek.verkenning, Deelname.Wijze.TRIBUNE), guest(bezoek.verkenning.kring)):
        with pytest.raises(PermissionDenied):
            record_attendance(bezoek, mensen={}, rijen={}, by=user)
    bezoek.status = "afgelast"
    with pytest.raises(ValidationError, match="niet door"):
        record_attendance(bezoek, mensen={}, rijen={}, by=by)


def test_who_answered_and_then_left_can_still_have_been_there():
    bezoek = BezoekFactory()
    weg = participant(bezoek.verkenning)
    answer_bezoek(bezoek, gaat_mee=True, by=weg)
    Deelname.objects.filter(organisatie__in=weg.organisatie_ids).delete()
    record_attendance(bezoek, mensen={weg.pk: True}, rijen={}, by=bezoek.verkenning.leider)
    row = Aanwezigheid.objects.get()
    assert (row.was_er, row.organisatie_id) == (True, weg.organisatie_ids[0])


def test_somebody_of_two_corporations_counts_for_the_one_that_takes_part():
    bezoek = BezoekFactory()
    lid = person()
    mee = DeelnameFactory(kring=bezoek.verkenning.kring).organisatie
    lid.aanstellingen.create(organisatie=mee)
    answer_bezoek(bezoek, gaat_mee=True, by=Gebruiker.objects.get(pk=lid.pk))
    assert Aanwezigheid.objects.get().organisatie == mee
    assert Verkenning.objects.count() == 1
