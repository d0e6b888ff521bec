"""A clock that jumps, in both directions and twice a year: nothing is lost, nothing is open too long, nothing comes twice."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.tokens import default_token_generator
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from corporaties.models import Gebruiker, Overzichtsbericht, Uitnodiging
from corporaties.services import create_uitnodiging
from corporaties.services.uitnodigingen import find_uitnodiging
from documenten.services.volgen import follow_subject
from mkwportal.core.rescue import rescue_jobs
from mkwportal.core.tasks import reindex_job
from mkwportal.pages.weekbericht.perioden import due
from mkwportal.pages.weekbericht.ronde import make_rounds
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, person
from tests.factories.documenten import DocumentFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
UUR, DAG = dt.timedelta(hours=1), dt.timedelta(days=1)
UTC = dt.UTC
# The hour that does not exist and the hour that comes twice, in Amsterdam.
ZOMER, WINTER = dt.datetime(2027, 3, 28, 1, tzinfo=UTC), dt.datetime(2026, 10, 25, 1, tzinfo=UTC)


@pytest.mark.parametrize("sprong", [-UUR, UUR], ids=["terug", "vooruit"])
def test_a_session_survives_a_clock_that_jumps_an_hour(client, sprong):
    member, now = person(OrganisatieFactory()), timezone.now()
    client.force_login(member, backend="corporaties.auth.PortalBackend")
    for moment in (now, now + sprong, now):
        with time_machine.travel(moment, tick=False):
            assert client.get("/").status_code == 200
    with time_machine.travel(now + 15 * DAG, tick=False):
        assert client.get("/").status_code == 302


@pytest.mark.parametrize("wissel", [ZOMER, WINTER], ids=["zomertijd", "wintertijd"])
def test_a_link_for_a_password_is_open_three_days_also_over_the_change_of_the_clock(wissel):
    member = person(OrganisatieFactory())
    with time_machine.travel(wissel - 36 * UUR, tick=False):
        token = default_token_generator.make_token(member)
    answers = []
    for later in (dt.timedelta(0), 2 * DAG + 23 * UUR, 3 * DAG + UUR):
        with time_machine.travel(wissel - 36 * UUR + later, tick=False):
            answers.append(default_token_generator.check_token(member, token))
    assert answers == [True, True, False]


@pytest.mark.parametrize("wissel", [ZOMER, WINTER], ids=["zomertijd", "wintertijd"])
def test_an_invitation_is_open_fourteen_days_also_over_the_change_of_the_clock(wissel):
    organisatie = OrganisatieFactory()
    manager = person(organisatie, "corporatiebeheerder")
    with time_machine.travel(wissel - DAG, tick=False):
        row = create_uitnodiging(email="nieuw@polder.example", organisatie=organisatie, by=manager)
        run_jobs()
        row.refresh_from_db()
    for later, staat in ((-DAG, "open"), (13 * DAG, "open"), (15 * DAG, "verlopen")):
        with time_machine.travel(wissel - DAG + later, tick=False):
            assert Uitnodiging.objects.get().staat == staat
    assert find_uitnodiging("onzin")[1] == "onbekend"


@pytest.mark.parametrize(
    "maandag",
    [dt.datetime(2027, 3, 29, 5, tzinfo=UTC), dt.datetime(2026, 10, 26, 6, tzinfo=UTC)],
    ids=["na de zomertijd", "na de wintertijd"],
)
def test_the_digest_is_due_at_seven_in_amsterdam_right_after_the_change_of_the_clock(maandag):
    assert due("week", maandag - dt.timedelta(minutes=1)) != due("week", maandag)
    assert timezone.localtime(maandag).hour == 7
    assert due("week", maandag) == due("week", maandag + UUR)


def test_a_clock_that_goes_back_an_hour_makes_no_second_digest():
    reader, theme = person(OrganisatieFactory()), ThemaFactory()
    follow_subject(theme, by=reader)
    maandag = dt.datetime(2026, 10, 26, 6, tzinfo=UTC)
    document = DocumentFactory(bereik="leden", gedeeld_op=maandag - DAG)
    document.themas.set([theme])
    Gebruiker.objects.exclude(pk=reader.pk).update(overzicht="nooit")
    Gebruiker.objects.update(gemaakt_op=maandag - 300 * DAG)
    for moment in (maandag, maandag + UUR, maandag, maandag - UUR, maandag, maandag + DAG):
        with time_machine.travel(moment, tick=False):
            make_rounds(moment)
    assert Overzichtsbericht.objects.filter(gebruiker=reader).exclude(staat="leeg").count() == 1


@pytest.mark.parametrize("sprong", [-UUR, UUR, -DAG, DAG])
def test_a_worker_is_declared_dead_by_the_clock_of_the_database_only(sprong):
    """Web, worker and database may each have another idea of the time."""
    reindex_job.defer()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now()) RETURNING id")
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", cursor.fetchone())
    with time_machine.travel(timezone.now() + sprong, tick=False):
        assert rescue_jobs(settle=0) == []
    assert ProcrastinateJob.objects.get().status == "doing"
