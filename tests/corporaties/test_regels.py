"""The promises of the database, each broken on purpose; and the sentences of the forms for them."""

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from corporaties.models import (
    Aanstelling,
    Bereik,
    Deelname,
    Gebruiker,
    Inzage,
    Jaarcontrole,
    Organisatie,
    Thema,
    Uitnodiging,
)
from documenten.models import Document
from mkwportal.core.models import AuditRegel, Formulierslot, Melding, Verzoekteller, ZoekFout, ZoekRegel
from tests.factories.corporaties import (
    AanstellingFactory,
    DeelnameFactory,
    GebruikerFactory,
    KringFactory,
    OrganisatieFactory,
    ThemaFactory,
)
from tests.factories.documenten import DocumentFactory

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 5, 12)
NOW = dt.datetime(2026, 5, 12, 12, tzinfo=dt.UTC)


def invitation(**fields) -> Uitnodiging:
    given = {"email": "a@b.example", "door": GebruikerFactory(), "verloopt_op": NOW, **fields}
    given.setdefault("token_hash", f"hash-{Uitnodiging.objects.count()}")
    if "organisatie" not in given and "kring" not in given:
        given["organisatie"] = OrganisatieFactory()
    return Uitnodiging.objects.create(**given)


def notice(**fields) -> Melding:
    return Melding.objects.create(soort="x", tekst="x", url="/", **fields)


def search_row(**fields) -> ZoekRegel:
    return ZoekRegel.objects.create(titel="x", tekst="", lengte=1, analyse_versie=1, kop="x", vec="x", **fields)


def twice(make, *args, **fields):
    return lambda: [make(*args, **fields) for _ in range(2)]


def same_invitation_twice():
    organisatie = OrganisatieFactory()
    invitation(organisatie=organisatie)
    invitation(organisatie=organisatie, email="A@B.example")


def same_running_post_twice():
    first = AanstellingFactory()
    AanstellingFactory(gebruiker=first.gebruiker, organisatie=first.organisatie, van=TODAY)


def same_circle_twice(**field):
    twice(DeelnameFactory, kring=KringFactory(), **field)()


BREAKERS = {
    "organisatie_naam_plaats_uniek": lambda: [
        OrganisatieFactory(naam=n, plaats="Horst") for n in ("De Linde", "de linde")
    ],
    "organisatie_l_nummer_uniek": twice(OrganisatieFactory, l_nummer="L0001"),
    "organisatie_lid_periode": lambda: OrganisatieFactory(lid_van=TODAY, lid_tot=TODAY - dt.timedelta(days=1)),
    "organisatie_lid_begin": lambda: OrganisatieFactory(lid_van=None, lid_tot=TODAY),
    "organisatie_niet_in_zichzelf": lambda: Organisatie.objects.filter(pk=(pk := OrganisatieFactory().pk)).update(
        opgegaan_in=pk
    ),
    "thema_niet_eigen_ouder": lambda: Thema.objects.filter(pk=(pk := ThemaFactory().pk)).update(ouder=pk),
    "gebruiker_email_uniek": lambda: [
        Gebruiker.objects.create(email=email, voornaam="a", achternaam="b") for email in ("a@b.example", "A@B.example")
    ],
    "gebruiker_overzicht_bekend": lambda: GebruikerFactory(overzicht="uur"),
    "aanstelling_periode": lambda: AanstellingFactory(van=TODAY, tot=TODAY - dt.timedelta(days=2)),
    "aanstelling_een_lopend": same_running_post_twice,
    "aanstelling_bevestigd_door": lambda: AanstellingFactory(bevestigd_op=NOW),
    "gebruiker_anoniem_zonder_toegang": lambda: GebruikerFactory(geanonimiseerd_op=NOW),
    "jaarcontrole_een_keer_per_jaar": lambda: twice(
        Jaarcontrole.objects.create, organisatie=OrganisatieFactory(), jaar=2026, gevraagd_op=NOW
    )(),
    "jaarcontrole_eerst_gevraagd": lambda: Jaarcontrole.objects.create(
        organisatie=OrganisatieFactory(), jaar=2026, gevraagd_op=NOW, herinnerd_op=NOW - dt.timedelta(days=1)
    ),
    "inzage_een_tegelijk": lambda: twice(Inzage.objects.create, gebruiker=GebruikerFactory())(),
    "inzage_klaar_heeft_bestand": lambda: Inzage.objects.create(gebruiker=GebruikerFactory(), stand="klaar"),
    "deelname_een_van_beide": lambda: DeelnameFactory(gebruiker=GebruikerFactory()),
    "deelname_gast_is_persoon": lambda: DeelnameFactory(wijze="gast"),
    "deelname_organisatie_uniek": lambda: same_circle_twice(organisatie=OrganisatieFactory()),
    "deelname_gebruiker_uniek": lambda: same_circle_twice(organisatie=None, gebruiker=GebruikerFactory()),
    "uitnodiging_organisatie_of_kring": lambda: invitation(
        organisatie=OrganisatieFactory(), kring=KringFactory(), gast_tot=TODAY
    ),
    "uitnodiging_gebruikt_of_ingetrokken": lambda: invitation(gebruikt_op=NOW, ingetrokken_op=NOW),
    "uitnodiging_gast_met_einde": lambda: invitation(kring=KringFactory()),
    "uitnodiging_een_open": same_invitation_twice,
    "document_kring_bij_bereik": lambda: DocumentFactory(bereik=Bereik.KRING),
    "document_bereik_bekend": lambda: DocumentFactory(bereik="iedereen"),
    "melding_een_keer": lambda: twice(notice, ontvanger=GebruikerFactory(), sleutel="s")(),
    "verzoekteller_vanaf_een": lambda: Verzoekteller.objects.create(sleutel="s", venster=1, aantal=0),
    "zoekregel_een_per_object": twice(search_row, soort="x", object_id=1),
    "zoekfout_uniek": lambda: twice(ZoekFout.objects.create, sleutel="s", woord="w")(),
}


@pytest.mark.parametrize("name", BREAKERS)
def test_the_database_refuses(name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        BREAKERS[name]()
    assert refusal.value.__cause__.diag.constraint_name == name


def test_every_named_rule_of_corporaties_and_core_is_tried():
    models = (
        Organisatie, Thema, Gebruiker, Aanstelling, Deelname, Uitnodiging, Jaarcontrole, Inzage,
        Melding, Formulierslot, Verzoekteller, ZoekRegel, ZoekFout, AuditRegel,
    )  # fmt: skip
    named = {rule.name for model in models for rule in model._meta.constraints}
    shared = {rule.name for rule in Document._meta.constraints if "kring" in rule.name or "bereik" in rule.name}
    assert named | shared == set(BREAKERS)


def test_an_outsider_may_have_no_membership_and_an_open_end():
    OrganisatieFactory(lid_van=None)
    OrganisatieFactory(lid_van=TODAY, lid_tot=TODAY)
    assert Organisatie.objects.filter(l_nummer="").count() == 2


def test_an_ended_post_can_begin_again():
    first = AanstellingFactory(van=TODAY - dt.timedelta(days=9), tot=TODAY)
    AanstellingFactory(gebruiker=first.gebruiker, organisatie=first.organisatie, van=TODAY)
    assert Aanstelling.objects.filter(gebruiker=first.gebruiker).count() == 2


def line(**fields) -> AuditRegel:
    return AuditRegel.objects.create(wie_naam="a", actie="b", soort="c", object_naam="d", **fields)


def test_a_line_of_the_trail_cannot_be_changed_or_removed():
    row = line()
    changed = AuditRegel.objects.filter(pk=row.pk)
    for change in (lambda: changed.update(actie="anders"), row.delete):
        with pytest.raises(DatabaseError, match="logboek kan niet worden gewijzigd"), transaction.atomic():
            change()
    assert AuditRegel.objects.get().actie == "b"


@pytest.mark.parametrize("replica", [False, True])
def test_the_trail_cannot_be_emptied_in_one_go_or_changed_by_a_session_that_skips_triggers(replica):
    line()
    for statement, refused in (
        ("TRUNCATE core_auditregel", "logboek kan niet worden geleegd"),
        ("TRUNCATE core_stand, core_auditregel CASCADE", "logboek kan niet worden geleegd"),
        ("UPDATE core_auditregel SET wie_naam = 'x'", "logboek kan niet worden gewijzigd"),
        ("DELETE FROM core_auditregel", "logboek kan niet worden gewijzigd"),
    ):
        with transaction.atomic(), connection.cursor() as cursor:
            if replica:  # the owner of the tables here is a superuser, who may ask for this
                cursor.execute("SET LOCAL session_replication_role = replica")
            with pytest.raises(DatabaseError, match=refused), transaction.atomic():
                cursor.execute(statement)
            cursor.execute("SET LOCAL session_replication_role = origin")
    assert AuditRegel.objects.count() == 1


def test_only_lines_of_more_than_two_years_can_go():
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_auditregel (tijd, wie_naam, actie, soort, object_naam, verzoek_id) "
            "VALUES (%s, 'a', 'b', 'c', 'd', '')",
            [timezone.now() - dt.timedelta(days=2 * 366)],
        )
    AuditRegel.objects.all().delete()
    assert not AuditRegel.objects.exists()


def test_people_and_organisations_with_a_past_cannot_be_deleted():
    post = AanstellingFactory()
    for row in (post.gebruiker, post.organisatie):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.delete()
