"""The health page tells the platform admin what does not work, and starts failed jobs again (P3, R12)."""

import datetime as dt

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from documenten.models import Versie
from documenten.tasks import index_document_job
from mkwportal.core import health
from mkwportal.core.files import integrity, storage
from mkwportal.core.models import AuditRegel
from mkwportal.core.tasks import send_mail_job
from tests.documenten.helpers import page
from tests.factories.corporaties import OrganisatieFactory, person, platform_admin
from tests.factories.documenten import DocumentFactory, uploaded_document

pytestmark = pytest.mark.django_db
ADDRESS = reverse("gezondheid")


@pytest.fixture
def web(login):
    return login(platform_admin())


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def failed(task, **args):
    job = task.defer(**args)
    sql("UPDATE procrastinate_jobs SET status = 'failed', attempts = 4 WHERE id = %s", job)
    return job


def state(naam):
    return next(item.bevinding for item in health.look_at_all() if item.naam == naam)


@pytest.fixture
def _worker():
    sql("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")


@pytest.mark.usefixtures("_worker")
def test_the_page_shows_every_part_in_a_sentence(web):
    text = page(web.get(ADDRESS))
    for label in ("Taken", "Mail", "Opslag", "Bestanden", "Viruscontrole", "Teksten van documenten", "Database"):
        assert f">{label}</th>" in text
    assert "De taken zijn bij." in text
    assert "PostgreSQL 1" in text
    assert "Mislukte taken" not in text


def test_without_a_worker_nothing_runs_and_the_page_says_so(web):
    assert "Er gaat iets niet goed." in page(web.get(ADDRESS))
    assert (state("taken").staat, state("taken").zin[:31]) == ("fout", "Er is geen worker aan het werk.")
    assert state("taken").doen.startswith("Start script/worker")
    sql("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '5 minutes')")
    assert state("taken").staat == "fout"


@pytest.mark.usefixtures("_worker")
@pytest.mark.parametrize(("minutes", "staat"), [(5, "goed"), (15, "let op"), (90, "fout")])
def test_a_job_that_waits_long(minutes, staat):
    index_document_job.defer(document_id=1)
    sql("UPDATE procrastinate_events SET at = now() - make_interval(mins => %s)", minutes)
    assert state("taken").staat == staat
    later = timezone.now() + dt.timedelta(hours=1)
    sql("UPDATE procrastinate_jobs SET scheduled_at = %s", later)
    assert state("taken").staat == "goed"


@pytest.mark.usefixtures("_worker")
def test_a_failed_job_is_tried_again(web):
    job = failed(index_document_job, document_id=17)
    text = page(web.get(ADDRESS))
    assert "Een document vindbaar maken" in text
    assert f"Taak {job}, document 17" in text
    address = reverse("gezondheid-taak", args=[job])
    answer = web.post(address, {"actie": "opnieuw"}, follow=True)
    assert "De taak begint opnieuw." in page(answer)
    assert ProcrastinateJob.objects.get(pk=job).status == "todo"
    assert AuditRegel.objects.get(actie="taak opnieuw gestart").na == {"taak": "documenten.index"}
    assert "niet meer mislukt" in page(web.post(address, {"actie": "opnieuw"}, follow=True))


@pytest.mark.usefixtures("_worker")
def test_a_failed_job_is_taken_away(web):
    job = failed(index_document_job, document_id=17)
    address = reverse("gezondheid-taak", args=[job])
    assert web.post(address, {"actie": "anders"}).status_code == 404
    assert "Schrijf bij de taak op waarom" in page(web.post(address, {"actie": "weg", "reden": " \0"}, follow=True))
    assert ProcrastinateJob.objects.filter(pk=job).exists()
    why = {"actie": "weg", "reden": "Het document bestaat niet meer."}
    assert "De taak is weggehaald." in page(web.post(address, why, follow=True))
    assert not ProcrastinateJob.objects.filter(pk=job).exists()
    line = AuditRegel.objects.get(actie="taak weggehaald")
    assert line.na == {"taak": "documenten.index", "reden": "Het document bestaat niet meer."}
    assert "niet meer mislukt" in page(web.post(address, why, follow=True))


@pytest.mark.usefixtures("_worker")
def test_a_mail_that_failed_shows_its_address_and_not_its_text(web):
    failed(send_mail_job, to="anna@demo.example", subject="Geheim", text="Lees dit niet.")
    text = page(web.get(ADDRESS))
    assert "1 mail is niet verstuurd" in text
    assert "aan anna@demo.example" in text
    assert "Geheim" not in text
    assert state("taken").staat == "goed"


@pytest.mark.usefixtures("_worker")
def test_a_mail_that_is_being_tried(web):
    send_mail_job.defer(to="anna@demo.example", subject="s", text="t")
    assert state("mail").staat == "goed"
    sql("UPDATE procrastinate_jobs SET attempts = 2")
    assert state("mail").staat == "let op"


def test_a_file_that_could_not_be_read_stands_there_without_its_title(web):
    document = DocumentFactory(titel="Vertrouwelijk plan")
    Versie.objects.update(tekst_status="mislukt")
    text = page(web.get(ADDRESS))
    assert "1 bestand kon niet worden gelezen." in text
    assert f"Document {document.pk} (PDF)" in text
    assert "Vertrouwelijk plan" not in text


def test_files_that_are_missing_or_were_never_compared(web):
    assert state("bestanden").staat == "onbekend"
    document = uploaded_document(person(OrganisatieFactory()))
    integrity.check_files(60, fresh=True)
    assert state("bestanden").staat == "goed"
    storage.delete(document.versie.sleutel)
    integrity.check_files(60, fresh=True)
    found = state("bestanden")
    assert (found.staat, found.details[0]) == ("fout", "1 bestand ontbreekt.")
    health.keep(
        "bestanden",
        uitslag={"rijen": 1, "bestanden": 1, "fouten": {}, "lijst": [], "klaar": "2026-01-01T00:00:00+00:00"},
    )
    assert state("bestanden").staat == "let op"


def test_a_storage_that_cannot_be_reached(settings, tmp_path):
    assert state("opslag").staat == "goed"
    (tmp_path / "vol").write_text("")
    settings.PRIVATE_ROOT = tmp_path / "vol"
    assert state("opslag").staat == "fout"


def test_a_scanner_that_does_not_answer(settings):
    assert state("virusscanner").staat == "onbekend"
    settings.CLAMAV = "127.0.0.1:1"
    health.keep("scanner", weg_sinds="2026-05-01T10:00:00+00:00", fout="x")
    found = state("virusscanner")
    assert (found.staat, found.sinds.year) == ("fout", 2026)
    assert "geen antwoord" in str(state("versies").details)


def test_the_page_costs_a_constant_number_of_queries(web, django_assert_max_num_queries):
    web.get(ADDRESS)
    for _ in range(3):
        failed(index_document_job, document_id=1)
    DocumentFactory.create_batch(3)
    with django_assert_max_num_queries(76):  # two of them for the savepoint of each check
        web.get(ADDRESS)
