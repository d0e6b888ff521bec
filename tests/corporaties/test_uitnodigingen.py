"""Invitations: who may, which states there are, and that a link is worth something only once (C2)."""

import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone

from corporaties.models import Aanstelling, Deelname, Gebruiker, Rol, Uitnodiging
from corporaties.services import (
    accept_uitnodiging,
    create_uitnodiging,
    find_uitnodiging,
    resend_uitnodiging,
    revoke_uitnodiging,
    send_uitnodiging,
)
from mkwportal.core.models import AuditRegel, Melding
from tests.factories.corporaties import (
    GebruikerFactory,
    KringFactory,
    OrganisatieFactory,
    guest,
    person,
    platform_admin,
)
from tests.support.jobs import run_jobs
from tests.support.smtp import mail_server

pytestmark = pytest.mark.django_db
NIEUW = {"voornaam": "Joke", "achternaam": "Lammers", "wachtwoord": "drie-losse-woorden"}


@pytest.fixture
def organisatie():
    return OrganisatieFactory(naam="De Linde & Zonen")


@pytest.fixture
def beheerder(organisatie):
    return person(organisatie, Rol.CORPORATIEBEHEERDER, voornaam="Riet", achternaam="Bos")


def invite(beheerder, organisatie, email="joke@polder.example", **fields) -> str:
    """Return the token in the mail that a new invitation gives."""
    create_uitnodiging(email=email, organisatie=organisatie, by=beheerder, **fields)
    run_jobs()
    return token_in(mail.outbox[-1])


def token_in(message) -> str:
    return re.search(r"/uitnodiging/([\w-]+)/", message.body)[1]


def test_mail_names_inviter_place_and_last_day(beheerder, organisatie):
    with time_machine.travel(dt.datetime(2026, 5, 12, 9, 0, tzinfo=dt.UTC), tick=False):
        invite(beheerder, organisatie, voornaam="Joke")
    message = mail.outbox[0]
    assert message.to == ["joke@polder.example"]
    assert message.subject == "Riet Bos nodigt u uit voor het MKW Portal"
    assert "Beste Joke," in message.body
    assert "De Linde & Zonen" in message.body  # not escaped: this is plain text
    assert "26 mei 2026, 11.00 uur" in message.body


def test_only_the_hash_of_the_link_is_in_the_database(beheerder, organisatie):
    token = invite(beheerder, organisatie)
    assert len(token) >= 43  # 32 bytes
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{token}%"])
            assert cursor.fetchone() == (0,), table


def test_accepting_makes_a_person_with_an_appointment(beheerder, organisatie):
    token = invite(beheerder, organisatie, rol=Rol.PROJECTLEIDER, functie="Beleid")
    uitnodiging, staat = find_uitnodiging(token)
    assert staat == "open"
    joke = accept_uitnodiging(uitnodiging, **NIEUW)
    assert joke.email == "joke@polder.example"
    assert joke.check_password("drie-losse-woorden")
    assert [(a["organisatie"], a["rol"], a["functie"]) for a in joke.lopende_aanstellingen] == [
        (organisatie.pk, "projectleider", "Beleid")
    ]
    assert find_uitnodiging(token)[1] == "gebruikt"
    assert Melding.objects.get(ontvanger=beheerder).tekst.startswith("Joke Lammers heeft uw uitnodiging")


def test_a_link_is_spent_once(beheerder, organisatie):
    uitnodiging, _ = find_uitnodiging(invite(beheerder, organisatie))
    accept_uitnodiging(uitnodiging, **NIEUW)
    with pytest.raises(ValidationError, match="intussen gebruikt"):
        accept_uitnodiging(uitnodiging, **NIEUW)
    assert Gebruiker.objects.filter(email="joke@polder.example").count() == 1


def test_the_link_expires_after_fourteen_days(beheerder, organisatie):
    token = invite(beheerder, organisatie)
    with time_machine.travel(timezone.now() + dt.timedelta(days=13, hours=23)):
        assert find_uitnodiging(token)[1] == "open"
    with time_machine.travel(timezone.now() + dt.timedelta(days=14, seconds=1)):
        uitnodiging, staat = find_uitnodiging(token)
        assert staat == "verlopen"
        with pytest.raises(ValidationError):
            accept_uitnodiging(uitnodiging, **NIEUW)


def test_a_forged_link_is_unknown(beheerder, organisatie):
    invite(beheerder, organisatie)
    assert find_uitnodiging("verzonnen") == (None, "onbekend")
    assert find_uitnodiging("\x00") == (None, "onbekend")
    assert find_uitnodiging(Uitnodiging.objects.get().token_hash) == (None, "onbekend")


def test_sending_again_replaces_the_old_link_which_says_so(beheerder, organisatie):
    old = invite(beheerder, organisatie)
    with time_machine.travel(timezone.now() + dt.timedelta(days=20)):
        resend_uitnodiging(Uitnodiging.objects.get(), by=beheerder)
        run_jobs()
        new = token_in(mail.outbox[-1])
        assert find_uitnodiging(old)[1] == "vervangen"
        assert find_uitnodiging(new)[1] == "open"


def test_a_job_that_runs_twice_leaves_one_link_that_works(beheerder, organisatie):
    invite(beheerder, organisatie)
    send_uitnodiging(Uitnodiging.objects.get().pk)
    states = [find_uitnodiging(token_in(message))[1] for message in mail.outbox]
    assert states == ["vervangen", "open"]


def test_revoking_ends_the_link_and_stops_the_mail(beheerder, organisatie):
    token = invite(beheerder, organisatie)
    revoke_uitnodiging(Uitnodiging.objects.get(), by=beheerder)
    assert find_uitnodiging(token)[1] == "ingetrokken"
    send_uitnodiging(Uitnodiging.objects.get().pk)
    assert len(mail.outbox) == 1
    for action in (resend_uitnodiging, revoke_uitnodiging):
        with pytest.raises(ValidationError, match="al ingetrokken"):
            action(Uitnodiging.objects.get(), by=beheerder)


def test_an_invitation_that_still_runs_is_not_doubled(beheerder, organisatie):
    invite(beheerder, organisatie)
    with pytest.raises(ValidationError, match="opnieuw versturen"):
        invite(beheerder, organisatie, email="JOKE@polder.example")


def test_an_expired_invitation_is_renewed_with_what_is_new(beheerder, organisatie):
    invite(beheerder, organisatie)
    with time_machine.travel(timezone.now() + dt.timedelta(days=30)):
        token = invite(beheerder, organisatie, rol=Rol.PROJECTLEIDER)
        assert find_uitnodiging(token)[0].rol == "projectleider"
    assert Uitnodiging.objects.count() == 1


def test_who_is_there_already_is_not_invited(beheerder, organisatie):
    person(organisatie, email="ilse@polder.example", voornaam="Ilse", achternaam="Jansen")
    with pytest.raises(ValidationError, match="Ilse Jansen heeft al toegang"):
        invite(beheerder, organisatie, email="Ilse@Polder.example")


def test_a_blocked_account_is_not_invited(beheerder, organisatie):
    GebruikerFactory(email="weg@polder.example", is_active=False)
    with pytest.raises(ValidationError, match="geblokkeerd"):
        invite(beheerder, organisatie, email="weg@polder.example")


def test_personele_unie_adds_an_appointment_and_never_an_account(beheerder, organisatie):
    elders = person(email="dir@polder.example")
    uitnodiging, _ = find_uitnodiging(invite(beheerder, organisatie, email="dir@polder.example"))
    assert "U hebt al een account" in mail.outbox[-1].body
    with pytest.raises(ValidationError, match="Log in"):
        accept_uitnodiging(uitnodiging, **NIEUW)
    with pytest.raises(ValidationError, match="Log in"):
        accept_uitnodiging(uitnodiging, gebruiker=beheerder)
    accept_uitnodiging(uitnodiging, gebruiker=elders)
    elders = Gebruiker.objects.get(email="dir@polder.example")
    assert elders.organisatie_ids[-1] == organisatie.pk
    assert len(elders.organisatie_ids) == 2
    assert elders.voornaam == "Anna"


def test_who_left_comes_back_to_the_old_account(beheerder, organisatie):
    oud = GebruikerFactory(email="terug@polder.example")
    assert not oud.heeft_toegang
    uitnodiging, _ = find_uitnodiging(invite(beheerder, organisatie, email="terug@polder.example"))
    terug = accept_uitnodiging(uitnodiging, **NIEUW)
    assert terug.pk == oud.pk
    assert terug.check_password("drie-losse-woorden")
    assert terug.heeft_toegang


@pytest.mark.parametrize(
    ("wachtwoord", "sentence"),
    [
        ("kort", "minstens 10 tekens"),
        ("qwerty123456", "gebruiken veel mensen"),
        ("Welkom2026!", "makkelijk te raden"),
        ("1212121212", "makkelijk te raden"),
        ("joke-lammers", "lijkt te veel op uw naam"),
    ],
)
def test_a_weak_password_does_not_spend_the_link(beheerder, organisatie, wachtwoord, sentence):
    token = invite(beheerder, organisatie)
    with pytest.raises(ValidationError) as error:
        accept_uitnodiging(find_uitnodiging(token)[0], **{**NIEUW, "wachtwoord": wachtwoord})
    assert sentence in " ".join(error.value.messages)
    assert find_uitnodiging(token)[1] == "open"
    assert not Gebruiker.objects.filter(email="joke@polder.example").exists()


def test_a_guest_sees_one_circle_until_the_last_day():
    admin, kring, last = platform_admin(), KringFactory(), timezone.localdate() + dt.timedelta(days=30)
    create_uitnodiging(email="gast@uni.example", kring=kring, gast_tot=last, by=admin)
    run_jobs()
    assert "als gast van" in mail.outbox[0].body
    gast = accept_uitnodiging(find_uitnodiging(token_in(mail.outbox[0]))[0], **NIEUW)
    assert gast.kring_ids == [kring.pk]
    assert not gast.is_lid
    deelname = Deelname.objects.get(gebruiker=gast)
    assert (deelname.wijze, deelname.tot) == ("gast", last)


def test_a_guest_needs_a_last_day_in_the_future():
    for last in (None, timezone.localdate() - dt.timedelta(days=1)):
        with pytest.raises(ValidationError, match="laatste dag"):
            create_uitnodiging(email="gast@uni.example", kring=KringFactory(), gast_tot=last, by=platform_admin())


@pytest.mark.parametrize(
    ("who", "own", "other", "circle"),
    [
        ("lid", False, False, False),
        ("projectleider", False, False, False),
        ("corporatiebeheerder", True, False, False),
        ("platform", True, True, True),
        ("gast", False, False, False),
    ],
)
def test_who_may_invite_where(organisatie, who, own, other, circle):
    kring = KringFactory()
    actor = {"platform": platform_admin, "gast": lambda: guest(kring)}.get(who, lambda: person(organisatie, who))()
    soon = timezone.localdate() + dt.timedelta(days=9)
    places = (({"organisatie": organisatie}, own), ({"organisatie": OrganisatieFactory()}, other))
    for place, allowed in (*places, ({"kring": kring, "gast_tot": soon}, circle)):
        if allowed:
            uitnodiging = create_uitnodiging(email="x@polder.example", **place, by=actor)
            resend_uitnodiging(uitnodiging, by=actor)
            revoke_uitnodiging(uitnodiging, by=actor)
        else:
            with pytest.raises(PermissionDenied):
                create_uitnodiging(email="x@polder.example", **place, by=actor)
            made = create_uitnodiging(email="y@polder.example", **place, by=platform_admin())
            for action in (resend_uitnodiging, revoke_uitnodiging):
                with pytest.raises(PermissionDenied):
                    action(made, by=actor)


def test_the_trail_tells_the_life_of_an_invitation(beheerder, organisatie):
    uitnodiging, _ = find_uitnodiging(invite(beheerder, organisatie))
    resend_uitnodiging(uitnodiging, by=beheerder)
    joke = accept_uitnodiging(uitnodiging, **NIEUW)
    lines = AuditRegel.objects.filter(organisatie_id=organisatie.pk).order_by("pk")
    assert [line.actie for line in lines] == [
        "uitnodiging verstuurd",
        "uitnodiging opnieuw verstuurd",
        "aanstelling begonnen",
        "uitnodiging aangenomen",
    ]
    assert lines.last().wie_id == joke.pk
    assert Aanstelling.objects.get(gebruiker=joke).van == timezone.localdate()


def test_a_mail_that_the_server_refuses_is_a_state_with_its_reason_and_can_be_sent_again(
    settings, beheerder, organisatie, login
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 10
    with mail_server() as (sink, settings.EMAIL_PORT):
        sink.answers = ["550 5.1.1 Onbekende gebruiker"]
        uitnodiging = create_uitnodiging(email="tikfout@polder.example", organisatie=organisatie, by=beheerder)
        run_jobs()
        uitnodiging.refresh_from_db()
        assert uitnodiging.staat == "geweigerd"
        page = login(beheerder).get("/beheer/uitnodigingen/?staat=geweigerd").content.decode()
        assert "Niet aangekomen" in page
        assert "Onbekende gebruiker" in page
        assert "kwam niet aan" in Melding.objects.get(ontvanger=beheerder).tekst
        resend_uitnodiging(uitnodiging, by=beheerder)
        run_jobs()
        uitnodiging.refresh_from_db()
        assert uitnodiging.staat == "open"
        assert uitnodiging.geweigerd == ""
        [message] = sink.messages
    token = re.search(r"/uitnodiging/([\w-]+)/", message.get_content())[1]
    assert find_uitnodiging(token) == (uitnodiging, "open")


def test_each_state_is_its_own_filter(beheerder, organisatie):
    made = {
        name: create_uitnodiging(email=f"{number}@polder.example", organisatie=organisatie, by=beheerder)
        for number, name in enumerate(("open", "geweigerd", "verlopen", "gebruikt", "ingetrokken"))
    }
    now = timezone.now()
    changes = {
        "geweigerd": {"geweigerd": "550"},
        "verlopen": {"geweigerd": "550", "verloopt_op": now},
        "gebruikt": {"gebruikt_op": now},
        "ingetrokken": {"ingetrokken_op": now},
    }
    for name, fields in changes.items():
        Uitnodiging.objects.filter(pk=made[name].pk).update(**fields)
    for name, row in made.items():
        assert list(Uitnodiging.objects.met_staat(name)) == [row]
        row.refresh_from_db()
        assert row.staat == name
