"""Who sees which exploration, visit, lesson, note and draft, and what the database refuses."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models.deletion import ProtectedError
from django.utils import timezone

from corporaties.models import Deelname, Gebruiker, Rol
from tests.factories.corporaties import (
    AanstellingFactory,
    DeelnameFactory,
    GebruikerFactory,
    KringFactory,
    OrganisatieFactory,
    guest,
    person,
    platform_admin,
)
from tests.factories.verkenningen import (
    AanwezigheidFactory,
    BezoekFactory,
    FotoFactory,
    HalteFactory,
    LesFactory,
    LesReactieFactory,
    VerkenningFactory,
    VerslagDeelFactory,
    participant,
)
from verkenningen.models import Aanwezigheid, Bezoek, Foto, Halte, Les, LesReactie, Verkenning, VerslagDeel

pytestmark = pytest.mark.django_db
VANDAAG = dt.date.today()


def _roles(verkenning):
    """Return one person per role towards this exploration."""
    return {
        "leider": verkenning.leider,
        "projectleider eigenaar": person(verkenning.organisatie, Rol.PROJECTLEIDER),
        "lid eigenaar": person(verkenning.organisatie),
        "doet mee": participant(verkenning),
        "tribune": participant(verkenning, Deelname.Wijze.TRIBUNE),
        "gast": guest(verkenning.kring, VANDAAG),
        "gast van gisteren": guest(verkenning.kring, VANDAAG - dt.timedelta(days=1)),
        "gast elders": guest(KringFactory()),
        "lid elders": person(),
        "projectleider elders": person(rol=Rol.PROJECTLEIDER),
        "beheerder elders": person(rol=Rol.CORPORATIEBEHEERDER),
        "medewerker partner": _partner(verkenning),
        "medewerker buitenstaander": person(OrganisatieFactory(lid_van=None)),
        "oud-medewerker eigenaar": _former(verkenning),
        "platformbeheerder": platform_admin(),
    }


def _partner(verkenning):
    gemeente = OrganisatieFactory(lid_van=None, soort="gemeente")
    DeelnameFactory(kring=verkenning.kring, organisatie=gemeente)
    return person(gemeente)


def _former(verkenning):
    gebruiker = person()
    AanstellingFactory(gebruiker=gebruiker, organisatie=verkenning.organisatie, tot=VANDAAG - dt.timedelta(days=1))
    return gebruiker


def _who(people, queryset):
    return {name for name, user in people.items() if queryset(Gebruiker.objects.get(pk=user.pk)).exists()}


IN_KRING = {
    "leider",
    "projectleider eigenaar",
    "lid eigenaar",
    "doet mee",
    "tribune",
    "gast",
    "medewerker partner",
}
ALLE_LEDEN = IN_KRING | {"lid elders", "projectleider elders", "beheerder elders", "oud-medewerker eigenaar"}
SCHRIJVEN = {"leider", "projectleider eigenaar", "lid eigenaar", "doet mee", "medewerker partner"}


@pytest.mark.parametrize(
    ("bereik", "verwacht"),
    [
        ("kring", IN_KRING | {"platformbeheerder"}),
        ("leden", ALLE_LEDEN | {"platformbeheerder"}),
    ],
)
def test_an_exploration_and_all_below_it_exist_for_these_roles(bereik, verwacht):
    verkenning = VerkenningFactory(bereik=bereik)
    bezoek = BezoekFactory(verkenning=verkenning)
    rows = [
        bezoek,
        HalteFactory(bezoek=bezoek),
        LesFactory(verkenning=verkenning, bezoek=bezoek),
        FotoFactory(bezoek=bezoek),
        AanwezigheidFactory(bezoek=bezoek),
        VerslagDeelFactory(bezoek=bezoek, deel="gezien", gepubliceerd_op=timezone.now()),
    ]
    people = _roles(verkenning)
    assert _who(people, Verkenning.objects.zichtbaar_voor) == verwacht
    for row in rows:
        assert _who(people, type(row).objects.zichtbaar_voor) == verwacht, type(row)


@pytest.mark.parametrize("bereik", ["kring", "leden"])
def test_notes_and_drafts_are_for_who_joins_or_leads(bereik):
    verkenning = VerkenningFactory(bereik=bereik)
    bezoek = BezoekFactory(verkenning=verkenning)
    HalteFactory(bezoek=bezoek)
    FotoFactory(bezoek=bezoek)
    VerslagDeelFactory(bezoek=bezoek, deel="vraag", gepubliceerd_op=timezone.now())
    deel = VerslagDeelFactory(bezoek=bezoek, deel="gezien")
    people = _roles(verkenning)
    assert _who(people, Foto.objects.zichtbaar_voor) == SCHRIJVEN
    assert _who(people, Halte.objects.notities_voor) == SCHRIJVEN
    assert _who(people, VerslagDeel.objects.filter(pk=deel.pk).zichtbaar_voor) == SCHRIJVEN
    assert _who(people, Verkenning.objects.geschreven_door) == SCHRIJVEN
    assert _who(people, Verkenning.objects.bezocht_door) == SCHRIJVEN | {"gast"}
    assert _who(people, Verkenning.objects.geleid_door) == {"leider", "projectleider eigenaar"}


def test_nobody_is_nobody(django_user_model):
    from django.contrib.auth.models import AnonymousUser

    VerkenningFactory(bereik="leden")
    assert not Verkenning.objects.zichtbaar_voor(AnonymousUser()).exists()
    assert not Verkenning.objects.zichtbaar_voor(GebruikerFactory()).exists()


def test_a_guest_sees_exactly_the_one_exploration():
    eigen, ander, open_ = VerkenningFactory(), VerkenningFactory(), VerkenningFactory(bereik="leden")
    gast = guest(eigen.kring, VANDAAG)
    for verkenning in (eigen, ander, open_):
        LesFactory(verkenning=verkenning)
    assert list(Verkenning.objects.zichtbaar_voor(gast)) == [eigen]
    assert {les.verkenning_id for les in Les.objects.zichtbaar_voor(gast)} == {eigen.pk}
    assert {bezoek.verkenning_id for bezoek in Bezoek.objects.zichtbaar_voor(gast)} == {eigen.pk}


def test_a_removed_exploration_is_gone_for_everybody():
    verkenning = VerkenningFactory(bereik="leden", verwijderd_op=timezone.now())
    BezoekFactory(verkenning=verkenning)
    for user in (verkenning.leider, platform_admin()):
        assert not Verkenning.objects.zichtbaar_voor(user).exists()
        assert not Bezoek.objects.zichtbaar_voor(user).exists()


def test_a_removed_lesson_is_gone_for_everybody():
    les = LesFactory(verwijderd_op=timezone.now())
    assert not Les.objects.zichtbaar_voor(les.door).exists()


def test_a_leader_who_left_owner_and_circle_leads_no_longer():
    verkenning = VerkenningFactory(bereik="leden")
    verkenning.leider = person()
    verkenning.save()
    assert not Verkenning.objects.geleid_door(verkenning.leider).exists()
    DeelnameFactory(kring=verkenning.kring, organisatie_id=verkenning.leider.organisatie_ids[0])
    terug = Gebruiker.objects.get(pk=verkenning.leider_id)
    assert Verkenning.objects.geleid_door(terug).exists()


def test_a_platform_admin_leads_what_he_began_himself():
    admin = platform_admin()
    VerkenningFactory()
    assert not Verkenning.objects.geleid_door(admin).exists()
    VerkenningFactory(leider=admin)
    assert Verkenning.objects.geleid_door(admin).count() == 1


def test_people_who_take_part_are_not_those_on_the_tribune_nor_those_who_left():
    verkenning = VerkenningFactory()
    people = _roles(verkenning)
    person(verkenning.organisatie, is_active=False)
    expected = {"leider", "projectleider eigenaar", "lid eigenaar", "doet mee", "gast", "medewerker partner"}
    assert set(verkenning.mensen()) == {people[name] for name in expected}


def test_rows_of_a_list_count_participants_and_know_the_next_visit():
    verkenning = VerkenningFactory()
    participant(verkenning)
    participant(verkenning, Deelname.Wijze.TRIBUNE)
    guest(verkenning.kring, VANDAAG)
    ooit = DeelnameFactory(kring=verkenning.kring)
    ooit.tot = VANDAAG - dt.timedelta(days=1)
    ooit.save()
    nu = timezone.now()
    later = BezoekFactory(verkenning=verkenning, begint_op=nu + dt.timedelta(days=9))
    BezoekFactory(verkenning=verkenning, begint_op=nu + dt.timedelta(days=3), status="afgelast")
    BezoekFactory(verkenning=verkenning, begint_op=nu - dt.timedelta(days=3))
    row = Verkenning.objects.for_list().get()
    assert (row.aantal_deelnemers, row.volgend_id, row.volgend_titel) == (2, later.pk, later.titel)


def test_visit_rows_count_without_doubling_each_other():
    bezoek = BezoekFactory()
    for was_er in (True, True, False, None):
        AanwezigheidFactory(bezoek=bezoek, was_er=was_er)
    for removed in (None, None, None, timezone.now()):
        LesFactory(verkenning=bezoek.verkenning, bezoek=bezoek, verwijderd_op=removed)
    FotoFactory(bezoek=bezoek)
    row = Bezoek.objects.for_list(bezoek.verkenning.leider).get()
    assert (row.aantal_aanwezig, row.aantal_lessen, row.aantal_fotos) == (2, 3, 1)


@pytest.mark.parametrize(
    ("uren", "status", "geweest", "afgelast"),
    [
        (1, "gepland", False, False),
        (-9, "gepland", True, False),
        (1, "geweest", True, False),
        (-9, "afgelast", False, True),
        (1, "afgelast", False, True),
    ],
)
def test_state_of_a_visit(uren, status, geweest, afgelast):
    bezoek = BezoekFactory.build(verkenning=None, begint_op=timezone.now() + dt.timedelta(hours=uren), status=status)
    assert (bezoek.is_geweest, bezoek.is_afgelast) == (geweest, afgelast)


def test_programme_does_not_load_the_notes():
    HalteFactory(gezien="geheim")
    halte = Halte.objects.programma().get()
    assert set(Halte.NOTITIES) <= halte.get_deferred_fields()


REFUSED = {
    "bezoek_eindigt_na_begin": lambda: BezoekFactory(eindigt_op=timezone.now() - dt.timedelta(days=99)),
    "bezoek_titel_niet_leeg": lambda: BezoekFactory(titel=""),
    "verkenning_vraag_niet_leeg": lambda: VerkenningFactory(vraag=""),
    "verkenning_kring_of_leden": lambda: VerkenningFactory(bereik="corporatie"),
    "verkenning_bereik_bekend": lambda: VerkenningFactory(bereik="iedereen"),
    "verkenning_eigen_kring": lambda: VerkenningFactory(kring=VerkenningFactory().kring, eigenaar_doet_mee=False),
    "halte_titel_niet_leeg": lambda: HalteFactory(titel=""),
    "les_niet_leeg": lambda: LesFactory(tekst=""),
    "les_halte_heeft_bezoek": lambda: LesFactory(bezoek=None, halte=HalteFactory()),
    "lesreactie_een_keer": lambda: _twice(LesReactieFactory, les=LesFactory(), organisatie=OrganisatieFactory()),
    "verslagdeel_uniek": lambda: _twice(VerslagDeelFactory, bezoek=BezoekFactory()),
    "verslagdeel_niet_leeg_gepubliceerd": lambda: VerslagDeelFactory(tekst="", gepubliceerd_op=timezone.now()),
    "aanwezigheid_gebruiker_of_naam": lambda: AanwezigheidFactory(naam=""),
    "aanwezigheid_een_keer": lambda: _twice(AanwezigheidFactory, bezoek=BezoekFactory(), gebruiker=GebruikerFactory()),
    "aanwezigheid_schrijft_mens": lambda: AanwezigheidFactory(schrijft=True),
    "bezoekbericht_eindigt_na_begin": lambda: _told(BezoekFactory(), dt.timedelta(0)),
    "bezoekbericht_een_per_mens": lambda: _twice(_told, bezoek=BezoekFactory()),
    "foto_niet_leeg": lambda: FotoFactory(breedte=0),
}


def _told(bezoek, length=dt.timedelta(hours=1)):
    end = bezoek.begint_op + length
    bezoek.berichten.create(
        gebruiker=bezoek.verkenning.leider, revisie=1, plaats="x", begint_op=bezoek.begint_op, eindigt_op=end
    )


def _twice(factory, **fields):
    factory(**fields)
    factory(**fields)


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses(name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        REFUSED[name]()
    assert connection.is_usable()


def test_the_database_refuses_an_exploration_without_a_circle():
    with pytest.raises(IntegrityError, match="kring"), transaction.atomic():
        VerkenningFactory(kring=None, eigenaar_doet_mee=False)


def test_two_stops_cannot_have_the_same_place_at_the_end_of_a_transaction():
    bezoek = BezoekFactory()
    HalteFactory(bezoek=bezoek, volgorde=1)
    HalteFactory(bezoek=bezoek, volgorde=1)  # allowed as long as the order is being changed
    with connection.cursor() as cursor, pytest.raises(IntegrityError, match="halte_volgorde_uniek"):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_what_was_made_protects_what_it_belongs_to():
    les = LesFactory()
    FotoFactory(bezoek=les.bezoek)
    for owner in (les.verkenning, les.bezoek, les.verkenning.organisatie, les.verkenning.leider):
        with pytest.raises(ProtectedError):
            owner.delete()


def test_card_of_a_lesson_tells_all_without_doubles_and_no_hidden_document(django_assert_num_queries):
    from tests.factories.corporaties import ThemaFactory

    themas = [ThemaFactory(volgorde=2), ThemaFactory(volgorde=1)]
    les = LesFactory(themas=themas)
    lezer = person(les.verkenning.organisatie)
    for soort in LesReactie.Soort:
        LesReactieFactory(les=les, organisatie=les.verkenning.organisatie, soort=soort)
    LesReactieFactory(les=les)
    with django_assert_num_queries(2):  # the reader's appointments, the cards
        [card] = Les.objects.zichtbaar_voor(lezer).for_list(lezer)
    assert [thema["slug"] for thema in card.thema_lijst] == [themas[1].slug, themas[0].slug]
    assert (card.herkend, card.toegepast, card.wij_herkennen, card.wij_passen_toe) == (2, 1, True, True)
    assert card.opgenomen == []


def test_names_of_models_are_readable():
    aanwezig = AanwezigheidFactory(naam="Joke", organisatie_naam="Gemeente Horst")
    assert (str(aanwezig), aanwezig.van) == ("Joke", "Gemeente Horst")
    assert str(FotoFactory(bijschrift="Zonneveld")) == "Zonneveld"
    assert Foto.objects.count() == 1
    assert Aanwezigheid.objects.count() == 1
