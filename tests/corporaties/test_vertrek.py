"""Leaving (C4): everything open goes to the successor, and every way in stops at once or on the day itself."""

import datetime as dt

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from corporaties.aflopen import follow_up
from corporaties.models import Aanstelling, Rol
from corporaties.overdracht import tasks_of
from corporaties.search import index_persoon
from corporaties.services import create_uitnodiging, end_aanstelling
from corporaties.sleutels import code_of, renew_sleutel
from corporaties.tasks import follow_up_job
from documenten.services import ask_question
from mkwportal.core import health
from mkwportal.core.links import personal_link
from mkwportal.core.models import AuditRegel, ZoekRegel
from mkwportal.pages import afmelden
from tests.factories.corporaties import AanstellingFactory, DeelnameFactory, OrganisatieFactory, guest, person
from tests.factories.documenten import DocumentFactory, VersieFactory
from tests.factories.verkenningen import (
    AanwezigheidFactory,
    BezoekFactory,
    VerkenningFactory,
    VraagstukFactory,
)
from tests.support.jobs import run_jobs
from verkenningen.invitaties import Genodigde, answer_link
from verkenningen.models import Aanwezigheid, Terugblik
from verkenningen.services import create_bundel, create_hoofdstuk, create_invitaties
from verkenningen.services.bezoekmail import ANSWER_VIEW
from verkenningen.services.terugblik import VIEW as TERUGBLIK

pytestmark = pytest.mark.django_db
DAG = dt.timedelta(days=1)


@pytest.fixture
def organisatie():
    return OrganisatieFactory(naam="De Linde")


@pytest.fixture
def beheerder(organisatie):
    return person(organisatie, Rol.CORPORATIEBEHEERDER, voornaam="Riet", achternaam="Bos")


@pytest.fixture
def weg(organisatie):
    return person(organisatie, Rol.PROJECTLEIDER, voornaam="Piet", achternaam="Alders")


def leave(weg, beheerder, per=None) -> int:
    post = weg.aanstellingen.get(organisatie=beheerder.aanstellingen.get().organisatie)
    return end_aanstelling(post, per=per or timezone.localdate(), opvolger=beheerder, by=beheerder)


def tail(link: str) -> str:
    return link.rstrip("/").rpartition("/")[2]


@pytest.fixture
def ways_in(weg, organisatie):
    """Every address that lets this person in without typing a password: tokens and links of mails."""
    leider = person(rol=Rol.PROJECTLEIDER)
    verkenning = VerkenningFactory(organisatie=leider.aanstellingen.get().organisatie, leider=leider)
    DeelnameFactory(kring=verkenning.kring, organisatie=organisatie)
    bezoek = BezoekFactory(verkenning=verkenning)
    [invitatie] = create_invitaties(
        verkenning, waartoe="Fiets mee", genodigden=[Genodigde(weg.pk, organisatie.pk, "", "")], by=leider
    )
    agenda = renew_sleutel("agenda", by=weg)
    terugblik = Terugblik.objects.create(bezoek=bezoek, gebruiker=weg)
    return {
        "feed": reverse("feed", args=[code_of(renew_sleutel("feed", by=weg))]),
        "json": reverse("gegevens-json", args=[code_of(renew_sleutel("gegevens", by=weg))]),
        "agenda": f"/agenda/{code_of(agenda)}.ics",
        "agenda van een verkenning": (
            f"/agenda/verkenning/{verkenning.pk}/{code_of(agenda, f'verkenning-{verkenning.pk}')}.ics"
        ),
        "antwoord op bezoek": reverse(ANSWER_VIEW, args=[tail(personal_link(ANSWER_VIEW, [bezoek.pk, weg.pk]))]),
        "uitnodiging": reverse("verkenningen:antwoord", args=[tail(answer_link(invitatie, "mee"))]),
        "terugblik": reverse(TERUGBLIK, args=[tail(personal_link(TERUGBLIK, terugblik.pk))]),
    }


def statuses(ways: dict[str, str]) -> dict[str, int]:
    caches["local"].clear()
    return {name: Client().get(path).status_code for name, path in ways.items()}


def test_every_token_and_link_stops_at_once_and_unsubscribing_goes_on(weg, beheerder, ways_in):
    stop_mail = f"/afmelden/{tail(afmelden.link(weg))}/"
    assert set(statuses(ways_in).values()) == {200}
    leave(weg, beheerder)
    after = statuses(ways_in)
    # what was asked in a mail answers that it is over, without a title or a button; the rest does not exist
    assert {name: code for name, code in after.items() if code not in (404, 410)} == {}
    assert Client().get(stop_mail).status_code == 200
    assert Client().post(stop_mail).status_code in (200, 302)
    weg.refresh_from_db()
    assert weg.overzicht == "nooit"


def test_open_sessions_stop_at_once_and_a_post_with_the_old_cookie_too(login, weg, beheerder, organisatie):
    document = DocumentFactory(organisatie=organisatie, contact=beheerder)
    browser = login(weg)
    assert browser.get(document.get_absolute_url()).status_code == 200
    leave(weg, beheerder)
    assert browser.get(document.get_absolute_url()).status_code == 302
    answer = browser.post(f"/documenten/{document.pk}/verwijderen/", {"reden": "boos"})
    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/account/inloggen/")
    document.refresh_from_db()
    assert document.verwijderd_op is None


def test_the_password_and_a_reset_link_no_longer_let_anybody_in(weg, beheerder):
    from corporaties.auth import send_password_link
    from tests.factories.corporaties import PASSWORD

    leave(weg, beheerder)
    browser = Client()
    browser.post("/account/inloggen/", {"login": weg.email, "password": PASSWORD})
    send_password_link(weg.pk)
    assert browser.get("/profiel/").status_code == 302


def test_a_later_day_strikes_by_itself_everywhere(login, weg, beheerder, ways_in):
    per = timezone.localdate() + 10 * DAG
    index_persoon(weg.pk)
    browser = login(weg)
    leave(weg, beheerder, per)
    run_jobs()
    assert set(statuses(ways_in).values()) == {200}
    assert browser.get("/profiel/").status_code == 200
    with time_machine.travel(dt.datetime.combine(per, dt.time(0, 5), tzinfo=timezone.get_current_timezone())):
        assert set(statuses(ways_in).values()) <= {404, 410}
        assert browser.get("/profiel/").status_code == 302
        follow_up_job(timestamp=0)
        run_jobs()
    assert not UserSession.objects.filter(user=weg).exists()
    assert not ZoekRegel.objects.filter(soort="persoon", object_id=weg.pk).exists()


def test_a_worker_that_stood_still_catches_up_and_twice_is_once(weg, beheerder):
    kring = VerkenningFactory().kring
    gast = guest(kring, timezone.localdate() + DAG)
    leave(weg, beheerder, timezone.localdate() + 2 * DAG)
    follow_up()
    for index, found in ((20, 2), (20, 0), (21, 0)):
        with time_machine.travel(timezone.now() + index * DAG):
            assert follow_up() == found
    assert gast.pk != weg.pk


def test_the_health_page_says_when_nobody_looked_who_stopped():
    follow_up()
    with time_machine.travel(timezone.now() + 5 * DAG):
        assert next(row.bevinding.staat for row in health.look_at_all() if row.naam == "aflopen") == "fout"


@pytest.fixture
def work(weg, beheerder, organisatie):
    """One of everything that waits for the leaver, and the same for a colleague or elsewhere."""
    document = DocumentFactory(organisatie=organisatie, contact=weg, bereik="leden", herzien_voor=timezone.localdate())
    VersieFactory(document=document)
    document.refresh_from_db()
    ask_question(document, soort="vraag", tekst="Waarom?", by=person())
    DocumentFactory(organisatie=organisatie, contact=beheerder)
    verkenning = VerkenningFactory(organisatie=organisatie, leider=weg)
    gepland = BezoekFactory(verkenning=verkenning)
    geweest = BezoekFactory(
        verkenning=verkenning, begint_op=timezone.now() - 3 * DAG, eindigt_op=timezone.now() - 3 * DAG + DAG / 8
    )
    AanwezigheidFactory(bezoek=gepland, gebruiker=weg, naam="", organisatie=organisatie, gaat_mee=True)
    AanwezigheidFactory(bezoek=geweest, gebruiker=weg, naam="", organisatie=organisatie, schrijft=True)
    bundel = create_bundel(verkenning, titel="Samen", inleiding="Zo.", by=weg)
    hoofdstuk = create_hoofdstuk(bundel, titel="Mandaat", by=weg)
    hoofdstuk.auteurs.set([weg])
    ander = person()
    genodigde = Genodigde(ander.pk, ander.aanstellingen.get().organisatie_id, "", "")
    [invitatie] = create_invitaties(verkenning, waartoe="Doe mee", genodigden=[genodigde], by=weg)
    vraagstuk = VraagstukFactory(organisatie=organisatie, steller=weg)
    gesloten = VraagstukFactory(organisatie=organisatie, steller=weg, gesloten_op=timezone.now())
    return {
        "document": document, "verkenning": verkenning, "gepland": gepland, "geweest": geweest,
        "hoofdstuk": hoofdstuk, "invitatie": invitatie, "vraagstuk": vraagstuk, "gesloten": gesloten,
    }  # fmt: skip


EXPECTED = [
    "1 document", "1 open vraag", "1 document met een datum om te herzien", "1 verkenning", "1 gepland bezoek",
    "1 verslag te schrijven", "1 hoofdstuk van een bundel", "1 uitnodiging voor een verkenning", "1 open vraagstuk",
    "1 aanmelding voor een bezoek",
]  # fmt: skip


def test_all_that_is_open_is_shown_in_numbers_before_and_handed_over_after(login, work, weg, beheerder, organisatie):
    post = weg.aanstellingen.get()
    page = login(beheerder).get(f"/beheer/aanstellingen/{post.pk}/beeindigen/")
    assert [telling.tekst for telling in page.context["taken"]] == EXPECTED
    assert all(f"<strong>{text}</strong>" in page.content.decode() for text in EXPECTED)
    assert leave(weg, beheerder) == 6
    for row in work.values():
        row.refresh_from_db()
    assert work["document"].contact == beheerder
    assert work["verkenning"].leider == beheerder
    assert work["vraagstuk"].steller == beheerder
    assert work["gesloten"].steller == weg
    assert work["invitatie"].door == beheerder
    assert set(work["hoofdstuk"].auteurs.all()) == {weg, beheerder}
    writes = Aanwezigheid.objects.filter(bezoek=work["geweest"], schrijft=True)
    assert [row.gebruiker for row in writes] == [beheerder]
    assert Aanwezigheid.objects.get(bezoek=work["gepland"], gebruiker=weg).gaat_mee is False
    assert AuditRegel.objects.get(actie="projectleider overgedragen").na == {"leider": "Riet Bos"}
    assert tasks_of(post) == []


def test_work_of_another_corporation_stays_with_who_works_there_too(weg, beheerder, organisatie):
    elders = AanstellingFactory(gebruiker=weg, rol=Rol.PROJECTLEIDER).organisatie
    own = VerkenningFactory(organisatie=organisatie, leider=weg)
    theirs = VerkenningFactory(organisatie=elders, leider=weg)
    question = VraagstukFactory(organisatie=elders, steller=weg)
    leave(weg, beheerder)
    for row in (own, theirs, question):
        row.refresh_from_db()
    assert (own.leider, theirs.leider, question.steller) == (beheerder, weg, weg)


def test_an_exploration_of_a_partner_led_from_here_is_handed_over_too(weg, beheerder, organisatie):
    verkenning = VerkenningFactory(leider=weg)
    DeelnameFactory(kring=verkenning.kring, organisatie=organisatie)
    leave(weg, beheerder)
    verkenning.refresh_from_db()
    assert verkenning.leider == beheerder


def test_a_visit_before_the_last_day_may_still_be_joined(weg, beheerder, organisatie):
    verkenning = VerkenningFactory()
    DeelnameFactory(kring=verkenning.kring, organisatie=organisatie)
    rows = [
        AanwezigheidFactory(
            bezoek=BezoekFactory(verkenning=verkenning, begint_op=timezone.now() + days * DAG),
            gebruiker=weg, naam="", organisatie=organisatie, gaat_mee=True,
        )
        for days in (5, 30)
    ]  # fmt: skip
    leave(weg, beheerder, timezone.localdate() + 20 * DAG)
    for row in rows:
        row.refresh_from_db()
    assert [row.gaat_mee for row in rows] == [True, False]


def test_a_last_day_that_has_not_come_can_be_taken_back(login, weg, beheerder):
    leave(weg, beheerder, timezone.localdate() + 10 * DAG)
    post, client = weg.aanstellingen.get(), login(beheerder)
    assert "blijft toch" in client.get(f"/beheer/aanstellingen/{post.pk}/").content.decode()
    client.post(f"/beheer/aanstellingen/{post.pk}/doorgaan/")
    post.refresh_from_db()
    assert post.tot is None
    assert AuditRegel.objects.filter(actie="einde teruggenomen").count() == 1
    leave(weg, beheerder)
    assert client.post(f"/beheer/aanstellingen/{post.pk}/doorgaan/").status_code == 404  # over is over


def test_a_day_in_the_past_stops_now_and_a_day_before_the_first_is_refused(login, weg, beheerder):
    post, client = weg.aanstellingen.get(), login(beheerder)
    Aanstelling.objects.filter(pk=post.pk).update(van=timezone.localdate() - 20 * DAG)
    path = f"/beheer/aanstellingen/{post.pk}/beeindigen/"
    data = {"per": (timezone.localdate() - 30 * DAG).isoformat(), "opvolger": beheerder.pk}
    refused = client.post(path, data)
    assert refused.status_code == 422
    assert "begon op" in refused.content.decode()
    data["per"] = (timezone.localdate() - 5 * DAG).isoformat()
    told = client.post(path, data, follow=True).content.decode()
    assert "heeft nu geen toegang meer" in told
    post.refresh_from_db()
    assert post.tot == timezone.localdate() - 6 * DAG


def test_invitations_of_who_left_still_work_and_the_admins_of_today_hear_it(weg, beheerder, organisatie):
    from corporaties.services import accept_uitnodiging
    from mkwportal.core.models import Melding

    Aanstelling.objects.filter(gebruiker=weg).update(rol=Rol.CORPORATIEBEHEERDER)
    weg = type(weg).objects.get(pk=weg.pk)
    uitnodiging = create_uitnodiging(email="joke@polder.example", organisatie=organisatie, by=weg)
    leave(weg, beheerder)
    accept_uitnodiging(uitnodiging, voornaam="Joke", achternaam="Lammers", wachtwoord="drie-losse-woorden")
    told = Melding.objects.filter(soort="uitnodiging")
    assert [notice.ontvanger for notice in told] == [beheerder]
