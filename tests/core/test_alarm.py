"""What is wrong reaches the platform admin by a way that still works; nothing is told twice (R12)."""

import datetime as dt
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from mkwportal.core import alarm, health, wachter
from mkwportal.core.health import Bevinding, Staat
from mkwportal.core.models import Mailfout, Stand
from tests.factories.corporaties import OrganisatieFactory, person, platform_admin
from tests.support.smtp import mail_server

pytestmark = pytest.mark.django_db
STEP = dt.timedelta(minutes=5)


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture(autouse=True)
def _machine(monkeypatch):
    """The disk of the machine that tests is none of the portal's business, and tests travel in time."""
    for naam in ("schijf", "klok"):
        monkeypatch.delitem(health._checks, naam)


@pytest.fixture
def admin():
    platform_admin(email="weg@mkw.example", is_active=False)
    person(OrganisatieFactory())
    return platform_admin(email="sanne@mkw.example")


@pytest.fixture
def _worker():
    sql("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")


def look(times=1):
    """Look as often as this, each time as if five minutes had passed."""
    for _ in range(times):
        sql("UPDATE core_stand SET gewijzigd_op = gewijzigd_op - interval '5 minutes' WHERE naam = 'bewaking'")
        assert alarm.watch()


def banner():
    return Stand.objects.get(naam="alarm").gegevens["balk"]


@pytest.fixture
def hook(settings):
    """Another service that takes messages: a list of what it got; its `status` says what it answers."""

    class Hook(BaseHTTPRequestHandler):
        got: list[dict] = []
        status = 200

        def do_POST(self):
            self.got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(self.status)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.ALERT_URL = f"http://127.0.0.1:{server.server_port}/alarm"
    Hook.got = []
    yield Hook
    server.shutdown()
    server.server_close()


def test_a_dead_worker_is_told_by_mail_without_the_queue(admin, login):
    look()
    assert mail.outbox == []  # it may be starting again
    look()
    [message] = mail.outbox
    assert message.to == ["sanne@mkw.example"]
    assert message.subject == "MKW Portal: er gaat iets niet goed (taken)"
    assert "Er is geen worker aan het werk." in message.body
    assert "Wat u doet: Start script/worker" in message.body
    assert "/beheer/gezondheid/" in message.body
    assert not ProcrastinateJob.objects.filter(task_name="core.send_mail").exists()
    assert "Er gaat iets niet goed: Taken." in login(admin).get("/").content.decode()
    assert "Er gaat iets niet goed" not in login(person(OrganisatieFactory())).get("/").content.decode()


def test_it_is_told_once_again_after_a_day_and_when_it_is_over(admin):
    look(20)
    assert len(mail.outbox) == 1
    with time_machine.travel(timezone.now() + dt.timedelta(hours=25)):
        look()
        assert len(mail.outbox) == 2
        sql("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", timezone.now())
        look(3)
    assert mail.outbox[2].subject == "MKW Portal: weer goed (taken)"
    assert len(mail.outbox) == 3
    assert banner() == ""


def test_what_comes_and_goes_is_no_flood(admin):
    for _ in range(4):
        look(2)
        sql("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
        look()
        sql("DELETE FROM procrastinate_workers")
    subjects = [message.subject for message in mail.outbox]
    assert subjects.count("MKW Portal: er gaat iets niet goed (taken)") == 1
    assert len(subjects) <= 5


def test_one_process_looks_and_the_others_do_not(admin):
    assert alarm.watch()
    assert not alarm.watch()
    sql("UPDATE core_stand SET gewijzigd_op = now() - interval '4 minutes' WHERE naam = 'bewaking'")
    assert not alarm.watch()


@pytest.mark.usefixtures("_worker")
def test_the_health_page_says_since_when(login, admin):
    with time_machine.travel(dt.datetime(2026, 5, 12, 9, tzinfo=dt.UTC), tick=False):
        sql("UPDATE procrastinate_workers SET last_heartbeat = %s", timezone.now())
        Mailfout.objects.create(aan="a@b.example", onderwerp="x", reden="550 no")
        look()
    with time_machine.travel(dt.datetime(2026, 5, 13, 9, tzinfo=dt.UTC), tick=False):
        sql("UPDATE procrastinate_workers SET last_heartbeat = %s", timezone.now())
        look()
        found = {item.naam: item.bevinding for item in health.look_at_all()}
        assert found["mailfouten"].sinds == dt.datetime(2026, 5, 12, 9, tzinfo=dt.UTC)
        assert found["taken"].sinds is None
        assert "12 mei 2026, 11.00 uur" in login(admin).get("/beheer/gezondheid/").content.decode()


@pytest.fixture
def smtp(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_TIMEOUT = 3
    with mail_server() as (sink, port):
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield sink


@pytest.mark.usefixtures("_worker")
def test_a_mail_server_that_is_gone_is_told_on_every_page_and_to_another_service(settings, admin, login, hook, smtp):
    assert {item.naam: item.bevinding.staat for item in health.look_at_all()}["mailserver"] == Staat.GOED
    settings.EMAIL_PORT = 1
    look(2)
    [message] = hook.got
    assert [row["check"] for row in message["wrong"]] == ["mailserver"]
    assert message["wrong"][0]["advice"].startswith("Kijk of de mailserver het doet")
    assert message["portal"] == settings.BASE_URL
    assert smtp.raw == []
    page = login(admin).get("/corporaties/").content.decode()
    assert "Er gaat iets niet goed: Mailserver. Dit bericht kon niet per mail." in page
    assert login(admin).get("/gereed/").status_code == 200


@pytest.mark.usefixtures("_worker")
def test_a_mail_server_that_refuses_everybody(admin, hook, smtp):
    for number in range(10):
        Mailfout.objects.create(aan=f"{number}@b.example", onderwerp="x", reden="550 sender denied")
    smtp.answers += ["550 sender denied"] * 9
    look(2)
    assert [row["check"] for row in hook.got[0]["wrong"]] == ["mail"]
    assert "Dit bericht kon niet per mail." in banner()
    ways = Stand.objects.get(naam="alarm").gegevens["wegen"]
    assert ("sender denied" in ways["mail"], ways["webhook"]) == (True, "")
    look(3)
    assert len(hook.got) == 1


def test_when_no_way_works_it_is_tried_again(settings, admin, hook, smtp):
    hook.status, settings.EMAIL_PORT = 500, 1
    look(3)
    assert len(hook.got) == 2
    hook.status = 200
    look(3)
    assert len(hook.got) == 3


@pytest.mark.usefixtures("_worker")
def test_a_scanner_that_is_down_is_told(settings, admin):
    settings.CLAMAV = "127.0.0.1:1"
    look(2)
    [message] = mail.outbox
    assert message.subject == "MKW Portal: er gaat iets niet goed (viruscontrole)"


def test_a_database_that_is_gone_is_told_from_memory_once_an_hour(monkeypatch, admin, hook):
    watch = wachter.Wachter()
    watch.look()
    with monkeypatch.context() as away:
        away.setitem(connection.settings_dict, "HOST", "127.0.0.1")
        away.setitem(connection.settings_dict, "PORT", "1")
        for _ in range(5):
            watch.look()
        other = wachter.Wachter()
        for _ in range(3):
            other.look()
    [message] = mail.outbox
    assert message.to == ["sanne@mkw.example"]
    assert "De database antwoordt niet." in message.body
    assert [row["check"] for row in hook.got[0]["wrong"]] == ["database"]
    assert len(hook.got) == 1


@pytest.mark.parametrize(
    ("staat", "status"), [(Staat.GOED, 0), (Staat.ONBEKEND, 0), (Staat.LET_OP, 1), (Staat.FOUT, 2)]
)
def test_the_command_answers_with_a_status(monkeypatch, capsys, staat, status):
    monkeypatch.setattr(health, "_checks", {})
    health.check("a", "Eerste")(lambda: Bevinding(staat, "Zo is het.", doen="Doe iets."))
    with pytest.raises(SystemExit) as left:
        call_command("gezondheid")
    assert left.value.code == status
    assert capsys.readouterr().out.split() == f"{staat.value.upper()} Eerste: Zo is het. Doe iets.".split()
    with pytest.raises(SystemExit):
        call_command("gezondheid", stil=True, json=True)
    assert len(json.loads(capsys.readouterr().out)) == (1 if status else 0)


def test_the_command_works_without_a_database(monkeypatch, capsys):
    monkeypatch.setitem(connection.settings_dict, "HOST", "127.0.0.1")
    monkeypatch.setitem(connection.settings_dict, "PORT", "1")
    with pytest.raises(SystemExit) as left:
        call_command("gezondheid")
    assert left.value.code == 2
    out = capsys.readouterr().out
    assert "FOUT      Database: De database antwoordt niet." in out
    assert "GOED      Opslag:" in out
