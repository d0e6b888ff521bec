"""The checks of what the portal runs on: disks, clock, tables, certificate, versions and the trail (P3)."""

import datetime as dt
import socket
import ssl
import threading
from collections import namedtuple

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from mkwportal.core import health, health_machines
from mkwportal.core.models import AuditRegel
from tests.support.smtp import make_certificate

pytestmark = pytest.mark.django_db
Usage = namedtuple("Usage", "total used free")
GB = 1024**3


def state(naam):
    return next(item.bevinding for item in health.look_at_all() if item.naam == naam)


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(("free", "staat"), [(50, "goed"), (12, "let op"), (4, "fout"), (0.5, "fout")])
def test_room_on_each_disk_of_this_machine(settings, tmp_path, monkeypatch, free, staat):
    settings.BACKUP_DIR = str(tmp_path / "komt nog" / "back-up")
    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage(100 * GB, 0, int(free * GB)))
    found = state("schijf")
    assert found.staat == staat
    assert {line.partition(":")[0] for line in found.details} >= {"Bestanden", "Back-up"}


def test_a_disk_that_hangs_does_not_hang_the_page(monkeypatch):
    go = threading.Event()
    monkeypatch.setattr("shutil.disk_usage", lambda _: go.wait(30))
    monkeypatch.setattr(health.within, "__defaults__", (0.05,))
    found = state("schijf")
    go.set()
    assert (found.staat, "niet te meten (TimeoutError)" in found.details[0]) == ("fout", True)


@pytest.mark.parametrize(("seconds", "staat"), [(0, "goed"), (30, "let op"), (-300, "fout")])
def test_clocks_that_differ(seconds, staat):
    with time_machine.travel(timezone.now() + dt.timedelta(seconds=seconds)):
        assert state("klok").staat == staat


def test_tables_of_another_version():
    assert state("migraties").staat == "goed"
    recorder = MigrationRecorder(connection)
    recorder.record_applied("core", "9999_later")
    found = state("migraties")
    assert (found.staat, found.details) == ("let op", ("core 9999_later",))
    [(_, newest)] = MigrationLoader(connection).graph.leaf_nodes("core")
    recorder.record_unapplied("core", newest)
    found = state("migraties")
    assert (found.staat, found.doen) == ("fout", "Draai manage.py migrate.")
    assert f"core {newest}" in found.details


@pytest.fixture
def https(settings, tmp_path, monkeypatch):
    """A server with a certificate for 127.0.0.1 that ends tomorrow; the portal says that this is its address."""
    context, public = make_certificate(tmp_path)
    server = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                client, _ = server.accept()
            except OSError:
                return
            try:
                context.wrap_socket(client, server_side=True).close()
            except (ssl.SSLError, OSError):
                client.close()

    threading.Thread(target=serve, daemon=True).start()
    settings.BASE_URL = f"https://127.0.0.1:{server.getsockname()[1]}"
    monkeypatch.setenv("SSL_CERT_FILE", str(public))
    yield
    server.shutdown(socket.SHUT_RDWR)
    server.close()


@pytest.mark.usefixtures("https")
def test_a_certificate_that_ends_soon(monkeypatch):
    found = state("certificaat")
    assert (found.staat, "geldig tot en met" in found.zin) == ("fout", True)
    monkeypatch.delenv("SSL_CERT_FILE")
    found = state("certificaat")
    assert (found.staat, "vertrouwen het certificaat" in found.zin) == ("fout", True)


def test_a_portal_whose_address_cannot_be_reached_from_here(settings):
    assert state("certificaat").staat == "goed"
    settings.BASE_URL = "https://127.0.0.1:1"
    assert state("certificaat").staat == "onbekend"


def test_versions_that_are_not_repaired_any_more(monkeypatch):
    assert "ondersteund tot en met" in state("versies").details[1]
    with time_machine.travel("2028-01-01"):
        found = state("versies")
        assert (found.staat, found.zin[:26]) == ("let op", "Niet meer ondersteund: Pyt"[:26])
    monkeypatch.setitem(health_machines.ENDS, "Python", {})
    assert state("versies").staat in ("goed", "let op")


def test_a_trail_that_is_not_guarded_any_more():
    assert state("logboek").staat == "goed"
    sql("ALTER TABLE core_auditregel DISABLE TRIGGER core_auditregel_niet_legen")
    found = state("logboek")
    assert (found.staat, "ENABLE TRIGGER ALL" in found.doen) == ("fout", True)
    sql("ALTER TABLE core_auditregel ENABLE TRIGGER ALL")
    assert state("logboek").staat == "goed"


def test_lines_of_the_trail_that_should_have_gone():
    with time_machine.travel(timezone.now() - dt.timedelta(days=750)):
        AuditRegel.objects.create(wie_naam="a", actie="b", soort="c", object_naam="d")
    assert state("logboek").staat == "let op"
    call_command("clearsessions")
    AuditRegel.objects.all().delete()
    assert state("logboek").staat == "goed"
