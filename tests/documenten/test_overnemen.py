"""Taking over with a trace (D7): the services, the promises of the database and who hears what."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from corporaties.models import Deelname, Gebruiker
from corporaties.services import end_aanstelling
from documenten.models import Document, Overname, OvernameAntwoord, Versie
from documenten.services import (
    adopt_version,
    answer_version,
    create_own_version,
    empty_trash,
    end_takeover,
    remove_document,
    restore_document,
    take_over,
    update_document,
    update_takeover,
)
from mkwportal.core.edits import EditConflict
from mkwportal.core.files import storage
from mkwportal.core.models import AuditRegel
from tests.factories.corporaties import (
    AanstellingFactory,
    DeelnameFactory,
    KringFactory,
    OrganisatieFactory,
    ThemaFactory,
    guest,
    person,
    platform_admin,
)
from tests.factories.documenten import TEKST

from .helpers import fresh, new_version, told

pytestmark = pytest.mark.django_db
BEKIJKEN, NU_NIET, AANPASSEN = OvernameAntwoord.Antwoord


@pytest.fixture
def bron(document):
    """A document of De Linde that all members see, with one version."""
    Document.objects.filter(pk=document.pk).update(
        bereik="leden",
        gedeeld_op=timezone.now(),
        titel="Incassobeleid",
        samenvatting="Kort.",
        soort="beleid",
        jaar=2026,
    )
    return Document.objects.get(pk=document.pk)


@pytest.fixture
def ander():
    """Somebody of Ons Doel, another member."""
    return person(OrganisatieFactory(naam="Ons Doel"), voornaam="Tom", achternaam="Verbeek")


def taken(bron, who, **kwargs):
    return take_over(bron, organisatie_id=kwargs.get("organisatie_id", who.organisatie_ids[0]), by=who)


def test_one_click_takes_over_the_current_version_and_tells_the_owner(bron, directeur, ander):
    overname = taken(bron, ander)
    assert (overname.nummer, overname.wijze, overname.bron_titel) == (1, "ongewijzigd", "Incassobeleid")
    assert overname.bron_organisatie_id == bron.organisatie_id
    assert overname.contact == ander
    assert told(directeur, "overgenomen") == ["Ons Doel neemt ‘Incassobeleid’ over (versie 1)."]
    line = AuditRegel.objects.get(actie="document overgenomen")
    assert (line.organisatie_id, line.wie_id) == (ander.organisatie_ids[0], ander.pk)
    assert taken(bron, person(overname.organisatie)) == overname, "a colleague's click finds the same one"
    assert Overname.objects.count() == 1


def test_taking_back_leaves_no_line_and_taking_over_again_goes_on_in_the_same_row(bron, directeur, ander):
    overname = taken(bron, ander)
    end_takeover(overname, by=ander)
    assert not Overname.objects.lopend().exists()
    assert told(directeur, "overgenomen") == []
    new_version(bron, directeur)
    again = taken(Document.objects.get(pk=bron.pk), ander)
    assert (again.pk, again.nummer, again.ingetrokken_op) == (overname.pk, 2, None)
    assert AuditRegel.objects.filter(actie="overname teruggedraaid", organisatie_id=overname.organisatie_id).exists()


def test_who_may_take_over(bron, directeur, ander):
    linde = directeur.organisatie_ids[0]
    for who, organisatie_id in (
        (directeur, linde),  # one's own document
        (ander, linde),  # in the name of another
        (platform_admin(), ander.organisatie_ids[0]),
        (person(OrganisatieFactory(lid_van=None)), ander.organisatie_ids[0]),
    ):
        with pytest.raises(PermissionDenied):
            take_over(bron, organisatie_id=organisatie_id, by=who)
    outside = person(OrganisatieFactory(lid_van=None))
    with pytest.raises(PermissionDenied):
        taken(bron, outside)
    Document.objects.filter(pk=bron.pk).update(bereik="corporatie")
    with pytest.raises(PermissionDenied):
        taken(Document.objects.get(pk=bron.pk), ander)
    assert not Overname.objects.exists()


def test_in_a_circle_only_a_corporation_that_takes_part_takes_over(bron, ander):
    kring = KringFactory()
    Document.objects.filter(pk=bron.pk).update(bereik="kring", kring=kring)
    shared = Document.objects.get(pk=bron.pk)
    DeelnameFactory(kring=kring, organisatie=None, gebruiker=ander, wijze=Deelname.Wijze.GAST)
    with pytest.raises(PermissionDenied):  # the person is a guest there, the corporation is not
        taken(shared, fresh(ander))
    with pytest.raises(PermissionDenied):
        take_over(shared, organisatie_id=ander.organisatie_ids[0], by=guest(kring))
    DeelnameFactory(kring=kring, organisatie_id=ander.organisatie_ids[0])
    assert taken(shared, fresh(ander)).nummer == 1


def test_what_is_out_of_force_or_in_the_trash_cannot_be_taken_over(bron, directeur, ander):
    Document.objects.filter(pk=bron.pk).update(status="vervallen")
    with pytest.raises(ValidationError):
        taken(Document.objects.get(pk=bron.pk), ander)
    stale = Document.objects.get(pk=bron.pk)
    Document.objects.filter(pk=bron.pk).update(status="vastgesteld")
    remove_document(bron, by=directeur)
    with pytest.raises(PermissionDenied):
        taken(stale, ander)


def test_who_works_at_two_corporations_chooses_in_whose_name(bron, ander):
    second = AanstellingFactory(gebruiker=ander).organisatie
    take_over(bron, organisatie_id=second.pk, by=fresh(ander))
    assert Overname.objects.get().organisatie == second


def test_the_manner_and_the_version_are_said_later_and_the_second_of_two_is_told(bron, directeur, ander):
    overname = taken(bron, ander)
    new_version(bron, directeur)
    update_takeover(overname, revisie=1, wijze="aangepast", toelichting="Eigen drempel", nummer=2, by=ander)
    overname.refresh_from_db()
    assert (overname.wijze, overname.toelichting, overname.nummer) == ("aangepast", "Eigen drempel", 2)
    with pytest.raises(EditConflict):
        update_takeover(overname, revisie=1, wijze="inspiratie", toelichting="", nummer=2, by=ander)
    with pytest.raises(ValidationError):
        update_takeover(overname, revisie=2, wijze="inspiratie", toelichting="", nummer=9, by=ander)
    with pytest.raises(PermissionDenied):
        update_takeover(overname, revisie=2, wijze="inspiratie", toelichting="", nummer=2, by=directeur)
    line = AuditRegel.objects.get(actie="overname gewijzigd")
    assert line.voor["versie"] == 1
    assert line.na["wijze"] == "aangepast"


def test_an_own_version_is_a_copy_for_the_own_corporation_with_its_origin(bron, ander):
    theme = ThemaFactory()
    bron.themas.add(theme)
    own = create_own_version(bron, organisatie_id=ander.organisatie_ids[0], by=ander)
    own.refresh_from_db()
    assert (own.bereik, own.status, own.gedeeld_op) == ("corporatie", "concept", None)
    assert (own.titel, own.soort, own.jaar, own.samenvatting) == ("Incassobeleid", "beleid", 2026, "Kort.")
    assert list(own.themas.all()) == [theme]
    assert own.contact == ander
    old, new = bron.versie, own.versie
    assert new.sleutel != old.sleutel
    assert new.sha256 == old.sha256
    assert storage.open_file(new.sleutel).read() == storage.open_file(old.sleutel).read() == TEKST
    overname = own.gemaakt_naar
    assert (overname.document, overname.nummer, overname.wijze) == (bron, 1, "aangepast")
    assert create_own_version(bron, organisatie_id=ander.organisatie_ids[0], by=ander) == own, "once"
    assert Document.objects.count() == 2


def test_an_own_version_in_the_trash_makes_room_for_another(bron, ander):
    first = create_own_version(bron, organisatie_id=ander.organisatie_ids[0], by=ander)
    remove_document(first, by=ander)
    second = create_own_version(bron, organisatie_id=ander.organisatie_ids[0], by=ander)
    assert second != first
    assert Overname.objects.get().eigen_document == second


def test_a_new_version_gives_each_adopter_one_line_with_the_change_note(bron, directeur, ander):
    overname = taken(bron, ander)
    stopped = person()
    end_takeover(taken(bron, stopped), by=stopped)
    new_version(bron, directeur, "Drempel lager.")
    assert told(ander, "bronversie") == ["Versie 2 van ‘Incassobeleid’, dat u overnam: Drempel lager."]
    assert told(stopped, "bronversie") == []
    colleague = person(overname.organisatie)
    own = create_own_version(Document.objects.get(pk=bron.pk), organisatie_id=ander.organisatie_ids[0], by=ander)
    Document.objects.filter(pk=own.pk).update(contact=colleague)
    new_version(bron, directeur, "Nog lager.")
    assert len(told(colleague, "bronversie")) == 1, "the contact of the own document hears it"
    assert len(told(ander, "bronversie")) == 1


def test_a_new_version_for_the_own_corporation_reaches_no_adopter(bron, directeur, ander):
    taken(bron, ander)
    Document.objects.filter(pk=bron.pk).update(bereik="corporatie")
    new_version(bron, directeur, "Geheim.")
    assert told(ander, "bronversie") == []


def test_the_admin_hears_when_the_contact_left_without_successor(bron, directeur, ander):
    organisatie_id = ander.organisatie_ids[0]
    taken(bron, ander)
    ander.aanstellingen.update(tot=timezone.localdate() - timezone.timedelta(days=1))
    admin = person(ander.aanstellingen.get().organisatie, "corporatiebeheerder")
    new_version(bron, directeur)
    assert told(ander, "bronversie") == []
    assert len(told(admin, "bronversie")) == 1
    assert Overname.objects.get().organisatie_id == organisatie_id


def test_three_answers_and_looking_never_replaces_a_decision(bron, directeur, ander):
    overname = taken(bron, ander)
    new_version(bron, directeur)
    answer_version(overname, nummer=2, antwoord=BEKIJKEN, by=ander)
    answer_version(overname, nummer=2, antwoord=NU_NIET, by=ander)
    answer_version(overname, nummer=2, antwoord=BEKIJKEN, by=ander)
    assert OvernameAntwoord.objects.get().antwoord == NU_NIET
    answer_version(overname, nummer=2, antwoord=AANPASSEN, by=ander)
    assert OvernameAntwoord.objects.get().antwoord == AANPASSEN
    with pytest.raises(PermissionDenied):
        answer_version(overname, nummer=2, antwoord=NU_NIET, by=directeur)
    with pytest.raises(ValidationError):
        answer_version(overname, nummer=7, antwoord=NU_NIET, by=ander)
    Document.objects.filter(pk=bron.pk).update(bereik="corporatie")
    with pytest.raises(ValidationError):
        answer_version(overname, nummer=2, antwoord=NU_NIET, by=ander)


def test_an_own_document_that_was_brought_in_line_follows_the_newer_version(bron, directeur, ander):
    own = create_own_version(bron, organisatie_id=ander.organisatie_ids[0], by=ander)
    new_version(bron, directeur)
    adopt_version(own.gemaakt_naar, nummer=2, by=ander)
    adopt_version(own.gemaakt_naar, nummer=1, by=ander)  # never back
    assert Overname.objects.get().nummer == 2


@pytest.mark.parametrize("how", ["trash", "narrower", "circle", "out of force"])
def test_adopters_hear_once_that_the_source_is_gone_with_the_title_they_knew(bron, directeur, ander, how):
    taken(bron, ander)

    def save(**gegevens):
        document = Document.objects.get(pk=bron.pk)
        update_document(document, revisie=document.revisie, gegevens=gegevens, by=fresh(directeur))

    def go():
        if how == "trash":
            remove_document(bron, by=directeur)
        elif how == "narrower":
            save(bereik="corporatie", titel="Geheim plan")
        elif how == "circle":
            save(bereik="kring", kring=kring, titel="Geheim plan")
        else:
            save(status="vervallen")

    kring = KringFactory()
    DeelnameFactory(kring=kring, organisatie_id=directeur.organisatie_ids[0])
    go()
    sentence = "‘Incassobeleid’ van De Linde is vervallen bij de bron. Wat u overnam, blijft van u."
    assert told(ander, "bron-vervallen") == [sentence]
    if how == "trash":
        restore_document(bron, by=directeur)
    else:
        save(status="vastgesteld", bereik="leden", titel="Incassobeleid")
    go()
    assert told(ander, "bron-vervallen") == [sentence]
    assert Overname.objects.lopend().count() == 1, "the trace stays"


def test_the_trace_outlives_the_source(bron, directeur, ander):
    own = create_own_version(bron, organisatie_id=ander.organisatie_ids[0], by=ander)
    new_version(bron, directeur)
    answer_version(own.gemaakt_naar, nummer=2, antwoord=NU_NIET, by=ander)
    remove_document(bron, by=directeur)
    Document.objects.filter(pk=bron.pk).update(verwijderd_op=timezone.now() - timezone.timedelta(days=31))
    assert empty_trash() == (1, 0)
    overname = Overname.objects.get()
    assert (overname.document, overname.versie, overname.nummer) == (None, None, 1)
    assert (overname.bron_titel, overname.eigen_document) == ("Incassobeleid", own)
    assert Versie.objects.get().document == own


def test_the_successor_hears_from_now_on(bron, directeur, ander):
    overname = taken(bron, ander)
    own = create_own_version(bron, organisatie_id=ander.organisatie_ids[0], by=ander)
    boss = person(overname.organisatie, "corporatiebeheerder")
    moved = end_aanstelling(
        ander.aanstellingen.get(), per=timezone.localdate(), opvolger=boss, by=Gebruiker.objects.get(pk=boss.pk)
    )
    assert moved == 2
    overname.refresh_from_db()
    own.refresh_from_db()
    assert (overname.contact, overname.door, own.contact) == (boss, ander, boss)
    new_version(bron, directeur)
    assert len(told(boss, "bronversie")) == 1
    assert told(ander, "bronversie") == []


def test_who_sees_that_something_was_taken_over(bron, directeur, ander):
    overname = taken(bron, ander)
    reader, visitor = person(), guest(KringFactory())
    assert [list(Overname.objects.zichtbaar_voor(who)) for who in (directeur, ander, reader, visitor)] == [
        [overname],
        [overname],
        [overname],
        [],
    ]
    Document.objects.filter(pk=bron.pk).update(bereik="corporatie")
    assert not Overname.objects.zichtbaar_voor(reader).exists()
    assert Overname.objects.zichtbaar_voor(ander).get() == overname, "one's own trace stays"


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("overname_niet_van_zichzelf", {"bron_organisatie": "organisatie"}),
        ("overname_niet_eigen_bron", {"eigen_document": "document"}),
        ("overname_nummer_vanaf_een", {"nummer": 0}),
        ("overname_bron_titel_niet_leeg", {"bron_titel": ""}),
        ("overname_wijze_bekend", {"wijze": "zomaar"}),
        ("overname_ingetrokken_na_op", {"ingetrokken_op": timezone.now() - timezone.timedelta(days=900)}),
    ],
)
def test_the_database_keeps_the_promises_of_an_overname(bron, ander, name, change):
    overname = taken(bron, ander)
    values = {
        k: getattr(overname, v) if isinstance(v, str) and hasattr(overname, v) and v else v for k, v in change.items()
    }
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Overname.objects.filter(pk=overname.pk).update(**values)


def test_one_running_overname_per_corporation_and_one_answer_per_version(bron, directeur, ander):
    overname = taken(bron, ander)
    new_version(bron, directeur)
    answer = answer_version(overname, nummer=2, antwoord=NU_NIET, by=ander)
    with pytest.raises(IntegrityError, match="overnameantwoord_een_per_versie"), transaction.atomic():
        OvernameAntwoord.objects.create(overname=overname, versie=answer.versie, antwoord=BEKIJKEN, door=ander)
    with pytest.raises(IntegrityError, match="overnameantwoord_bekend"), transaction.atomic():
        OvernameAntwoord.objects.update(antwoord="ja")
    overname.pk = None
    with pytest.raises(IntegrityError, match="overname_een_lopend"), transaction.atomic():
        overname.save(force_insert=True)
