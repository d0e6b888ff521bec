"""Prometheus reads the figures of the portal with a token, from any web process (P3)."""

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse_openmetrics
from prometheus_client.parser import text_string_to_metric_families as parse

from corporaties.models import Overzichtsbericht
from documenten.tasks import index_document_job
from mkwportal.core import health, metrics
from mkwportal.core.models import Mailfout
from tests.factories.corporaties import OrganisatieFactory, person, platform_admin
from tests.factories.documenten import uploaded_document

pytestmark = pytest.mark.django_db
TOKEN = "t" * 32


@pytest.fixture(autouse=True)
def _token(settings):
    settings.METRICS_TOKEN = TOKEN


def scrape(**headers):
    return Client().get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"} | headers)


def figures(response) -> dict[str, dict[tuple[str, ...], float]]:
    """Return every figure by name and then by the values of its labels, as Prometheus reads them."""
    found: dict[str, dict[tuple[str, ...], float]] = {}
    for family in parse(response.content.decode()):
        assert family.documentation, family.name
        for sample in family.samples:
            found.setdefault(sample.name, {})[tuple(sample.labels.values())] = sample.value
    return found


@pytest.mark.parametrize("given", ["", TOKEN, f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer ", f"bearer{TOKEN}"])
def test_without_the_token_the_address_does_not_exist(given, login):
    for client in (Client(), login(platform_admin())):
        answer = client.get("/metrics", headers={"Authorization": given})
        assert answer.status_code == 404
        assert b"mkw_" not in answer.content


def test_without_a_setting_nobody_gets_in(settings):
    settings.METRICS_TOKEN = ""
    assert Client().get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_the_figures_are_those_of_the_database():
    organisatie = OrganisatieFactory()
    lid = person(organisatie)
    document = uploaded_document(lid)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        jobs = [index_document_job.defer(document_id=document.pk) for _ in range(5)]
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = ANY(%s)", [jobs[:2]])
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() + '1 hour' WHERE id = %s", [jobs[2]])
        cursor.execute(
            "UPDATE procrastinate_events SET at = now() - interval '90 seconds' WHERE job_id = %s", [jobs[3]]
        )
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now()), (now() - '5 minutes'::interval)"
        )
    Mailfout.objects.create(aan="a@b.example", onderwerp="x", reden="550")
    health.keep("backup", fout="stuk", goed="2026-11-20T01:00:00+00:00")
    now = timezone.now()
    Overzichtsbericht.objects.create(gebruiker=lid, periode="2026-W48", sinds=now, tot=now, staat="leeg")
    response = scrape()
    assert response["Content-Type"].startswith("text/plain; version=")
    assert response["Cache-Control"] == "no-store"
    found = figures(response)
    queue = index_document_job.queue
    assert {state: found["mkw_jobs"][queue, state] for state in ("due", "later", "failed", "running")} == {
        "due": 2,
        "later": 1,
        "failed": 2,
        "running": 0,
    }
    assert 90 <= found["mkw_job_oldest_seconds"][(queue,)] < 600
    assert found["mkw_workers"] == {(): 1}
    assert found["mkw_mail_refused_day"] == {(): 1}
    assert found["mkw_backup_last_success_timestamp_seconds"] == {(): 1795136400}
    assert found["mkw_backup_failed"] == {(): 1}
    assert "mkw_restore_drill_last_success_timestamp_seconds" not in found
    assert found["mkw_documents"] == {("present",): 1, ("trash",): 0}
    assert found["mkw_versions_bytes"][()] == document.versie.grootte
    assert found["mkw_extractions"] == {("wacht",): 1, ("gelezen",): 0, ("geen",): 0, ("mislukt",): 0}
    assert found["mkw_scans"][("niet",)] == 1
    assert (found["mkw_people"], found["mkw_organisations"]) == ({(): 1}, {(): 1})
    assert found["mkw_digest_last_timestamp_seconds"][()] > now.timestamp() - 60
    assert found["mkw_disk_free_bytes"][("bestanden",)] > 0
    assert found["mkw_database_bytes"][()] > 1_000_000
    assert found["mkw_database_up"] == {(): 1}
    assert set(found["mkw_measure_failed"].values()) == {0}
    assert not {"mkw_jobs_created", "mkw_jobs_total"} & set(found)


def test_no_figure_names_a_person_or_a_title():
    organisatie = OrganisatieFactory(naam="De Geheime Linde")
    uploaded_document(person(organisatie, achternaam="Zeldenrust"), naam="vertrouwelijk.txt")
    text = scrape().content.decode()
    assert not [word for word in ("Linde", "Zeldenrust", "vertrouwelijk", "@") if word in text]


def test_it_speaks_openmetrics_to_who_asks_for_it():
    response = scrape(Accept="application/openmetrics-text; version=1.0.0")
    assert response["Content-Type"].startswith("application/openmetrics-text")
    assert any(family.name == "mkw_jobs" for family in parse_openmetrics(response.content.decode()))


def test_a_measure_that_breaks_leaves_the_others(monkeypatch, caplog):
    def broken():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        yield

    monkeypatch.setitem(metrics._measures, "kapot", (broken, True))
    found = figures(scrape())
    assert found["mkw_measure_failed"][("kapot",)] == 1
    assert sum(found["mkw_measure_failed"].values()) == 1
    assert found["mkw_people"] == {(): 0}
    assert "a measure broke" in caplog.text


def test_without_a_database_the_rest_is_there(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "HOST", "127.0.0.1")
    monkeypatch.setitem(connection.settings_dict, "PORT", "1")
    with connection.execute_wrapper(lambda *_: pytest.fail("asked the database")):
        found = figures(scrape())
    assert found["mkw_database_up"] == {(): 0}
    assert found["mkw_disk_free_bytes"][("bestanden",)] > 0
    assert "mkw_jobs" not in found
