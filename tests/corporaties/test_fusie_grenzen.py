"""What can go wrong with a fusion: too late, twice, in the wrong order, at the same moment, halfway (C6)."""

import datetime as dt

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from corporaties.models import (
    BEDENKTIJD,
    Aanstelling,
    Deelname,
    Gebruiker,
    Organisatie,
    Organisatiewijziging,
    Rol,
    Uitnodiging,
    Wijzigingsregel,
)
from corporaties.services import (
    accept_uitnodiging,
    cancel_wijziging,
    carry_out_planned,
    end_aanstelling,
    fusies,
    plan_fusie,
    rename_organisatie,
    tidy_wijzigingen,
    try_fusie,
    try_undo,
    undo_wijziging,
)
from documenten.models import Document, Volging
from mkwportal.core.models import AuditRegel, Melding
from tests.factories.corporaties import DeelnameFactory, OrganisatieFactory, person, platform_admin
from tests.factories.documenten import DocumentFactory
from tests.factories.verkenningen import LesFactory, LesReactieFactory
from tests.support.fusie import KEUZE, make_pair, picture
from tests.support.gelijktijdig import at_once, first_sentence
from tests.support.jobs import run_jobs
from verkenningen.models import LesReactie

pytestmark = pytest.mark.django_db


def fuse(one, other, admin, *, datum=None, **keuze):
    gegevens = KEUZE | keuze
    gezien = try_fusie(one, other, gegevens=gegevens, by=admin).sleutel
    return plan_fusie(one, other, datum=datum or timezone.localdate(), gegevens=gegevens, gezien=gezien, by=admin)


def later(days):
    return timezone.localdate() + dt.timedelta(days=days)


def small():
    """Return two corporations with an admin and a document each, and the platform admin."""
    one, other = OrganisatieFactory(), OrganisatieFactory()
    for organisatie in (one, other):
        DocumentFactory(organisatie=organisatie, contact=person(organisatie, Rol.CORPORATIEBEHEERDER))
    return one, other, platform_admin()


def test_undoing_twice_is_refused():
    one, other, admin = small()
    wijziging = fuse(one, other, admin)
    undo_wijziging(wijziging, by=admin)
    with pytest.raises(ValidationError, match="al ongedaan gemaakt"):
        undo_wijziging(wijziging, by=admin)


@pytest.mark.parametrize(("days", "goes"), [(30, True), (31, False)])
def test_undo_until_the_thirtieth_day(days, goes):
    one, other, admin = small()
    wijziging = fuse(one, other, admin)
    Organisatiewijziging.objects.update(uitgevoerd_op=timezone.now() - dt.timedelta(days=days))
    if goes:
        undo_wijziging(wijziging, by=admin)
        assert Organisatie.objects.get(pk=one.pk).is_lid
    else:
        with pytest.raises(ValidationError, match="Dat is voorbij"):
            undo_wijziging(wijziging, by=admin)


def test_the_window_closes_and_history_stays():
    one, other, admin = small()
    fuse(one, other, admin)
    assert tidy_wijzigingen(timezone.localdate()) == 0
    Organisatiewijziging.objects.update(uitgevoerd_op=timezone.now() - BEDENKTIJD - dt.timedelta(days=2))
    assert tidy_wijzigingen(timezone.localdate()) == 1
    assert not Wijzigingsregel.objects.exists()
    assert Organisatiewijziging.objects.get().uitkomst["documenten.document.organisatie"] == {"mee": 1}


def test_a_chain_is_undone_from_its_end():
    one, other, admin = small()
    third = OrganisatieFactory()
    before = picture()
    first, second = fuse(one, other, admin), fuse(other, third, admin)
    assert Document.objects.filter(organisatie=third).count() == 2
    with pytest.raises(ValidationError, match="Maak dat eerst ongedaan"):
        undo_wijziging(first, by=admin)
    undo_wijziging(second, by=admin)
    undo_wijziging(first, by=admin)
    assert picture() == before


def test_what_was_changed_since_stays_and_is_told():
    one, other, admin = small()
    moved, gone = Document.objects.get(organisatie=one), DocumentFactory(organisatie=one, versie_1=False)
    wijziging = fuse(one, other, admin)
    third = OrganisatieFactory()
    Document.objects.filter(pk=moved.pk).update(organisatie=third, titel="Nu van een ander")
    Document.objects.filter(pk=gone.pk).delete()
    terug = undo_wijziging(wijziging, by=admin)
    assert Document.objects.get(pk=moved.pk).organisatie == third
    assert terug.niet == [
        ("documenten.document", "bestaat niet meer", 1),
        ("documenten.document", "sindsdien gewijzigd", 1),
    ]
    assert "2 gegevens bleven zoals het nu is" in terug.zin


def test_a_title_that_was_changed_since_does_not_keep_a_document_from_going_back():
    one, other, admin = small()
    document = Document.objects.get(organisatie=one)
    wijziging = fuse(one, other, admin)
    Document.objects.filter(pk=document.pk).update(titel="Nieuwe titel")
    undo_wijziging(wijziging, by=admin)
    document.refresh_from_db()
    assert (document.organisatie, document.titel) == (one, "Nieuwe titel")


def test_a_reaction_to_a_lesson_that_is_gone_does_not_come_back():
    one, other, admin = small()
    les = LesFactory()
    for organisatie in (one, other):
        LesReactieFactory(les=les, organisatie=organisatie)
    wijziging = fuse(one, other, admin)
    assert LesReactie.objects.count() == 1
    les.delete()
    assert ("verkenningen.lesreactie", "past niet meer bij wat er nu staat", 1) in undo_wijziging(
        wijziging, by=admin
    ).niet
    assert Document.objects.filter(organisatie=one).count() == 1


def test_who_left_after_the_fusion_does_not_come_back():
    one, other, admin = small()
    leaver, blijver = person(one), person(one)
    wijziging = fuse(one, other, admin)
    row = Aanstelling.objects.lopend().get(gebruiker=leaver)
    end_aanstelling(row, per=timezone.localdate(), opvolger=blijver, by=admin)
    undo_wijziging(wijziging, by=admin)
    assert not Gebruiker.objects.get(pk=leaver.pk).heeft_toegang
    assert Gebruiker.objects.get(pk=blijver.pk).organisatie_ids == [one.pk]


def test_a_new_corporation_holds_everything_and_falls_apart_again():
    paar = make_pair()
    keuze = {"naar": "nieuw", "naam": "Samen Wonen", "plaats": "Weert", "l_nummer": "L0099", "besloten": "apart"}
    proef = try_fusie(paar.a, paar.b, gegevens=KEUZE | keuze, by=paar.admin)
    assert not any("besloten" in one.wat for one in proef.zicht)
    wijziging = fuse(paar.a, paar.b, paar.admin, **keuze)
    nieuw = wijziging.naar
    assert nieuw.is_lid
    assert nieuw.oude_namen == ["De Linde", "Wonen Peel"]
    assert not Organisatie.objects.leden().filter(pk__in=(paar.a.pk, paar.b.pk)).exists()
    assert set(Gebruiker.objects.get(pk=paar.lid_a.pk).organisatie_ids) == {paar.a.pk, nieuw.pk}
    since = DocumentFactory(organisatie=nieuw, contact=paar.lid_a)
    with pytest.raises(ValidationError, match="Kies bij wie"):
        undo_wijziging(wijziging, by=paar.admin)
    undo_wijziging(wijziging, rest=paar.b, by=paar.admin)
    since.refresh_from_db()
    assert since.organisatie == paar.b
    assert Document.objects.get(pk=paar.gedeeld.pk).organisatie == paar.a
    assert Gebruiker.objects.get(pk=paar.lid_a.pk).organisatie_ids == [paar.a.pk]
    nieuw.refresh_from_db()
    assert not nieuw.is_lid
    assert nieuw.opgegaan_in == paar.b  # its address leads on


def test_the_name_of_another_one_is_refused_and_nothing_happened():
    paar = make_pair()
    keuze = KEUZE | {"naam": "Derde", "plaats": paar.c.plaats}
    with pytest.raises(ValidationError, match="is al een organisatie met deze naam"):
        try_fusie(paar.a, paar.b, gegevens=keuze, by=paar.admin)
    assert Organisatie.objects.get(pk=paar.b.pk).naam == "Wonen Peel"


def test_a_corporation_cannot_merge_with_itself_or_with_what_is_gone():
    one, other, admin = small()
    with pytest.raises(ValidationError, match="twee verschillende"):
        try_fusie(one, one, gegevens=KEUZE, by=admin)
    fuse(one, other, admin)
    with pytest.raises(ValidationError, match="al opgegaan in"):
        try_fusie(OrganisatieFactory(), one, gegevens=KEUZE, by=admin)


def test_a_planned_fusion_is_carried_out_once():
    one, other, admin = small()
    wijziging = fuse(one, other, admin, datum=later(3))
    assert Organisatie.objects.get(pk=one.pk).is_lid
    assert carry_out_planned(later(2)) == 0
    with pytest.raises(ValidationError, match="al iets gepland"):
        try_fusie(OrganisatieFactory(), other, gegevens=KEUZE, by=admin)
    assert carry_out_planned(later(3)) == 1
    assert carry_out_planned(later(3)) == 0
    wijziging.refresh_from_db()
    assert wijziging.stand == "uitgevoerd"
    assert AuditRegel.objects.filter(actie="fusie uitgevoerd").count() == 2
    with pytest.raises(ValidationError, match="Annuleren kan niet meer"):
        cancel_wijziging(wijziging, by=admin)


def test_a_planned_change_that_cannot_be_done_tells_the_platform_admins():
    one, _, admin = small()
    wijziging = rename_organisatie(one, naam="Nieuw", datum=later(1), by=admin)
    OrganisatieFactory(naam="Nieuw", plaats=one.plaats)
    assert carry_out_planned(later(1)) == 0
    wijziging.refresh_from_db()
    assert (wijziging.stand, "al een organisatie met deze naam" in wijziging.reden) == ("mislukt", True)
    assert "is al een organisatie" in Melding.objects.get(ontvanger=admin).tekst


def test_admins_and_followers_hear_it_once():
    one, other, admin = small()
    volger = person()
    Volging.objects.create(gebruiker=volger, organisatie=one)
    fuse(one, other, admin)
    run_jobs()
    assert (
        sorted(message.subject for message in mail.outbox)
        == [f"{one} en {other} zijn gefuseerd. Zij heten nu {other}."] * 2
    )
    assert Melding.objects.filter(ontvanger=volger).count() == 1


def test_an_invitation_from_before_leads_to_the_corporation_of_now():
    one, other, admin = small()
    uitnodiging = Uitnodiging.objects.create(
        organisatie=one,
        email="nieuw@polder.example",
        door=admin,
        token_hash="x",
        verloopt_op=timezone.now() + dt.timedelta(1),
    )
    fuse(one, other, admin)
    nieuw = accept_uitnodiging(uitnodiging, voornaam="Joke", achternaam="Lammers", wachtwoord="drie-losse-woorden")
    assert nieuw.organisatie_ids == [other.pk]


def test_an_upload_that_came_in_meanwhile_goes_along_later():
    one, other, admin = small()
    fuse(one, other, admin)
    late = DocumentFactory(organisatie=one, contact=person(other))
    tidy_wijzigingen(timezone.localdate())
    late.refresh_from_db()
    assert late.organisatie == other


def test_trying_to_undo_changes_nothing():
    one, other, admin = small()
    wijziging = fuse(one, other, admin)
    before = picture()
    assert try_undo(wijziging, by=admin).niet == []
    assert picture() == before


def test_the_library_finds_the_documents_under_the_old_address(login):
    one, other, admin = small()
    Document.objects.filter(organisatie=one).update(bereik="leden", titel="Incasso")
    fuse(one, other, admin)
    page = login(admin).get(f"/documenten/?corporatie={one.pk}").content.decode()
    assert "Incasso" in page


def test_five_thousand_documents_take_as_many_queries_as_one(django_assert_max_num_queries):
    one, other, admin = small()
    first = Document.objects.get(organisatie=one)
    fields = {"organisatie": one, "contact": first.contact, "gemaakt_door": first.contact, "versie": None}
    Document.objects.bulk_create(Document(titel=f"Stuk {n}", **fields) for n in range(5000))
    with django_assert_max_num_queries(400):
        wijziging = fuse(one, other, admin)
    assert Document.objects.filter(organisatie=other).count() == 5002
    with django_assert_max_num_queries(300):
        undo_wijziging(wijziging, by=admin)
    assert Document.objects.filter(organisatie=one).count() == 5001


@pytest.mark.parametrize(
    ("naam", "fields"),
    [
        ("organisatiewijziging_soort", {"soort": "opheffing"}),
        ("organisatiewijziging_stand", {"stand": "bezig"}),
        ("organisatiewijziging_fusie_van_twee", {"soort": "fusie"}),
        ("organisatiewijziging_uitgevoerd_op", {"stand": "ongedaan"}),
        ("organisatiewijziging_heeft_uitkomst", {"stand": "uitgevoerd", "uitgevoerd_op": timezone.now()}),
    ],
)
def test_the_database_refuses_a_change_that_cannot_be(naam, fields):
    row = {
        "soort": "naam",
        "organisatie": OrganisatieFactory(),
        "datum": timezone.localdate(),
        "door": platform_admin(),
    }
    with pytest.raises(IntegrityError, match=naam):
        Organisatiewijziging.objects.create(**row | fields)


def test_the_database_plans_one_thing_at_a_time():
    one, other, admin = small()
    row = {"soort": "fusie", "organisatie": one, "met": other, "datum": later(2), "door": admin}
    Organisatiewijziging.objects.create(**row)
    for fields, naam in (
        ({"met": OrganisatieFactory()}, "organisatiewijziging_een_gepland"),
        ({"organisatie": OrganisatieFactory()}, "organisatiewijziging_met_een_gepland"),
    ):
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            Organisatiewijziging.objects.create(**row | fields)
    with pytest.raises(IntegrityError, match="organisatie_niet_in_zichzelf"):
        Organisatie.objects.filter(pk=one.pk).update(opgegaan_in=one)


@pytest.mark.django_db(transaction=True)
def test_of_two_fusions_at_once_one_wins():
    one, other, admin = small()
    third = OrganisatieFactory()
    seen, also = (try_fusie(one, row, gegevens=KEUZE, by=admin).sleutel for row in (other, third))
    today = timezone.localdate()
    outcome = at_once(
        lambda: plan_fusie(one, other, datum=today, gegevens=KEUZE, gezien=seen, by=admin),
        lambda: plan_fusie(one, third, datum=today, gegevens=KEUZE, gezien=also, by=admin),
        refused=first_sentence,
    )
    assert outcome.count("goed") == 1
    assert "is al opgegaan in" in " ".join(outcome)
    assert Organisatiewijziging.objects.uitgevoerd().count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_is_cut_halfway_leaves_nothing(monkeypatch):
    one, other, admin = small()
    DeelnameFactory(organisatie=one)
    gezien = try_fusie(one, other, gegevens=KEUZE, by=admin).sleutel
    before = picture()

    def cut(*_):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    monkeypatch.setattr(fusies, "_rename", cut)
    with pytest.raises(Exception, match="terminat"):
        plan_fusie(one, other, datum=timezone.localdate(), gegevens=KEUZE, gezien=gezien, by=admin)
    connection.close()
    assert picture() == before
    assert not Organisatiewijziging.objects.exists()
    assert Deelname.objects.filter(organisatie=one).exists()
