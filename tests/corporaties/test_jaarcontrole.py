"""The yearly check: asked once a year, two buttons per person, and nothing ends by itself (C4)."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from corporaties.models import Aanstelling, Gebruiker, Jaarcontrole, Rol
from corporaties.services import jaarcontrole
from corporaties.services.jaarcontrole import ask_due, confirm, overdue, unconfirmed, year_before
from corporaties.tasks import ask_due_job
from mkwportal.core import health
from mkwportal.core.models import AuditRegel, Melding
from tests.factories.corporaties import AanstellingFactory, OrganisatieFactory, person, platform_admin
from tests.support.gelijktijdig import at_once
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
MEI = dt.datetime(2026, 5, 12, 9, tzinfo=dt.UTC)
DAG = dt.timedelta(days=1)


@pytest.fixture
def organisatie():
    return OrganisatieFactory(naam="De Linde", lid_van=dt.date(2024, 1, 1))


@pytest.fixture
def beheerder(organisatie):
    return person(organisatie, Rol.CORPORATIEBEHEERDER, voornaam="Riet", achternaam="Bos")


@pytest.fixture
def collega(organisatie, beheerder):
    return person(organisatie, voornaam="Piet", achternaam="Alders")


def asked_on(moment: dt.datetime) -> Jaarcontrole:
    with time_machine.travel(moment, tick=False):
        ask_due()
    return Jaarcontrole.objects.latest("pk")


def address(organisatie, deel="") -> str:
    return f"/beheer/jaarcontrole/{organisatie.pk}/{deel}"


def test_each_admin_is_mailed_once_a_year_however_often_the_job_runs(organisatie, beheerder, collega):
    with time_machine.travel(MEI, tick=False):
        for _ in range(3):
            ask_due_job(timestamp=0)
        run_jobs()
    [message] = mail.outbox
    assert message.to == [beheerder.email]
    assert message.subject == "Werken deze mensen nog bij De Linde?"
    assert "Er staan 2 mensen op" in message.body
    assert f"/beheer/jaarcontrole/{organisatie.pk}/" in message.body
    assert Melding.objects.get().ontvanger == beheerder
    with time_machine.travel(MEI + 363 * DAG, tick=False):
        ask_due()
    assert Jaarcontrole.objects.count() == 1
    with time_machine.travel(MEI + 366 * DAG, tick=False):
        ask_due()
    assert sorted(Jaarcontrole.objects.values_list("jaar", flat=True)) == [2026, 2027]


def test_who_is_not_asked(beheerder, collega):
    person(OrganisatieFactory(lid_van=MEI.date() - 300 * DAG))  # a member for less than a year
    person(OrganisatieFactory(lid_van=None))  # no member
    person(OrganisatieFactory(lid_van=dt.date(2020, 1, 1), lid_tot=MEI.date() - DAG))  # left
    OrganisatieFactory(lid_van=dt.date(2020, 1, 1))  # nobody works there
    asked_on(MEI)
    assert [row.organisatie.naam for row in Jaarcontrole.objects.all()] == ["De Linde"]


def test_a_clock_that_jumps_back_asks_nobody_twice(beheerder):
    asked_on(MEI)
    asked_on(MEI - 100 * DAG)
    asked_on(MEI)
    assert Jaarcontrole.objects.count() == 1


def test_the_day_before_a_leap_day_is_a_day_that_exists():
    assert year_before(dt.date(2028, 2, 29)) == dt.date(2027, 2, 28)
    assert year_before(dt.date(2027, 3, 1)) == dt.date(2026, 3, 1)


def test_without_an_admin_the_platform_hears_it(organisatie):
    person(organisatie)
    admin = platform_admin()
    asked_on(MEI)
    run_jobs()
    assert not mail.outbox
    assert "geen beheerder" in Melding.objects.get(ontvanger=admin).tekst


def test_one_reminder_after_thirty_days_for_who_did_not_finish(organisatie, beheerder, collega):
    elders = person(OrganisatieFactory(lid_van=dt.date(2020, 1, 1)), Rol.CORPORATIEBEHEERDER)
    asked_on(MEI)
    with time_machine.travel(MEI + DAG, tick=False):
        confirm(elders.aanstellingen.all(), by=elders)
    for days in (29, 31, 40, 70):
        with time_machine.travel(MEI + days * DAG, tick=False):
            ask_due()
            run_jobs()
    again = [message for message in mail.outbox if "Herinnering" in message.subject]
    assert [message.to for message in again] == [[beheerder.email]]
    assert organisatie.jaarcontroles.get().herinnerd_op == MEI + 31 * DAG


def test_yes_is_kept_with_who_and_when_and_no_leads_to_stopping(login, organisatie, beheerder, collega):
    asked_on(timezone.now() - DAG)
    client, post = login(beheerder), collega.aanstellingen.get()
    page = client.get(address(organisatie)).content.decode()
    assert "Nog 2 mensen te gaan" in page
    assert f"/beheer/aanstellingen/{post.pk}/beeindigen/?controle=1" in page
    answer = client.post(address(organisatie, "bevestigen/"), {"aanstelling": post.pk}, follow=True)
    assert "Bevestigd: Piet Alders werkt hier nog." in answer.content.decode()
    assert "Nog 1 mens te gaan" in answer.content.decode()
    post.refresh_from_db()
    assert post.bevestigd_door == beheerder
    assert AuditRegel.objects.get(actie="werkt hier nog").object_id == post.pk
    client.post(address(organisatie, "bevestigen/"), {"aanstelling": post.pk})  # a second click says nothing new
    assert AuditRegel.objects.filter(actie="werkt hier nog").count() == 1


def test_stopping_from_the_check_comes_back_to_it(login, organisatie, beheerder, collega):
    post = collega.aanstellingen.get()
    data = {"per": timezone.localdate().isoformat(), "opvolger": beheerder.pk}
    answer = login(beheerder).post(f"/beheer/aanstellingen/{post.pk}/beeindigen/?controle=1", data)
    assert answer.url == address(organisatie)
    assert not Gebruiker.objects.get(pk=collega.pk).heeft_toegang


def test_the_rest_is_confirmed_at_once_but_only_who_was_on_the_page(login, organisatie, beheerder, collega):
    asked_on(timezone.now() - DAG)
    shown = [post.pk for post in Aanstelling.objects.all()]
    vreemd = AanstellingFactory()
    login(beheerder).post(address(organisatie, "bevestigen/"), {"aanstelling": [*shown, vreemd.pk, "x"]})
    assert set(Aanstelling.objects.exclude(bevestigd_op=None).values_list("pk", flat=True)) == set(shown)
    assert not unconfirmed(organisatie.jaarcontroles.get()).exists()


def test_who_came_after_the_question_or_has_a_last_day_is_not_asked_about(organisatie, beheerder, collega):
    controle = asked_on(timezone.now() - 10 * DAG)
    AanstellingFactory(organisatie=organisatie, van=timezone.localdate() - 3 * DAG)
    Aanstelling.objects.filter(gebruiker=collega).update(tot=timezone.localdate() + 5 * DAG)
    assert [post.gebruiker for post in unconfirmed(controle)] == [beheerder]


def test_sixty_days_without_an_answer_the_platform_sees_it_and_nobody_loses_access(
    login, organisatie, beheerder, collega
):
    asked_on(MEI)
    admin = platform_admin()
    with time_machine.travel(MEI + 59 * DAG):
        assert overdue() == []
    with time_machine.travel(MEI + 61 * DAG):
        ask_due()
        assert [(row.organisatie, count) for row, count in overdue()] == [(organisatie, 2)]
        page = login(admin).get("/beheer/jaarcontrole/")
        assert [row.organisatie for row in page.context["te_laat"]] == [organisatie]
        assert "2 van 2 mensen niet bevestigd" in page.content.decode()
        found = next(row.bevinding for row in health.look_at_all() if row.naam == "jaarcontrole")
        assert (found.staat, found.details[0][1]) == ("let op", address(organisatie))
    with time_machine.travel(MEI + 900 * DAG):
        for _ in range(3):
            ask_due()
        assert Gebruiker.objects.get(pk=collega.pk).heeft_toegang
        assert not Aanstelling.objects.exclude(tot=None).exists()


def test_the_health_page_says_when_the_job_stands_still():
    def state() -> str:
        return next(row.bevinding.staat for row in health.look_at_all() if row.naam == "jaarcontrole")

    assert state() == "onbekend"
    ask_due()
    assert state() == "goed"
    with time_machine.travel(timezone.now() + 3 * DAG):
        assert state() == "fout"


def test_others_find_nothing(login, organisatie, beheerder, collega):
    elders = person(rol=Rol.CORPORATIEBEHEERDER)
    assert login(collega).get(address(organisatie)).status_code == 403
    assert login(elders).get(address(organisatie)).status_code == 404
    post = {"aanstelling": collega.aanstellingen.get().pk}
    assert login(elders).post(address(organisatie, "bevestigen/"), post).status_code == 404
    with pytest.raises(PermissionDenied):
        confirm(collega.aanstellingen.all(), by=elders)
    assert not Aanstelling.objects.exclude(bevestigd_op=None).exists()


def test_an_admin_of_two_chooses_and_of_one_goes_there(login, organisatie, beheerder):
    assert login(beheerder).get("/beheer/jaarcontrole/").url == address(organisatie)
    ander = AanstellingFactory(gebruiker=beheerder, rol=Rol.CORPORATIEBEHEERDER).organisatie
    page = login(beheerder).get("/beheer/jaarcontrole/").content.decode()
    assert address(organisatie) in page
    assert address(ander) in page


@pytest.mark.parametrize("count", [1, 3])
def test_query_counts_do_not_grow(login, organisatie, beheerder, count, django_assert_num_queries):
    for _ in range(count):
        person(organisatie)
        person(OrganisatieFactory(lid_van=dt.date(2020, 1, 1)), Rol.CORPORATIEBEHEERDER)
    asked_on(timezone.now() - DAG)
    client = login(beheerder)
    with django_assert_num_queries(6):
        client.get(address(organisatie))
    client = login(platform_admin())
    with django_assert_num_queries(3):
        assert len(client.get("/beheer/jaarcontrole/").context["loopt"]) == count + 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_ask_once():
    organisatie = OrganisatieFactory(lid_van=dt.date(2020, 1, 1))
    person(organisatie, Rol.CORPORATIEBEHEERDER)
    at_once(*[jaarcontrole.ask_due] * 3)
    run_jobs()
    assert Jaarcontrole.objects.count() == 1
    assert len(mail.outbox) == 1
