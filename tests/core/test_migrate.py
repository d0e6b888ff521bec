"""`manage.py migrate` while others do the same, and while people work."""

import os
import subprocess
import sys
import threading

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations import Migration

from mkwportal.core.management.commands import migrate


@pytest.fixture
def empty_database(django_db_setup, django_db_blocker):
    """Give the address of an empty database beside that of the tests."""
    name = f"leeg_{os.getpid()}"
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
            cursor.execute("SELECT current_setting('unix_socket_directories'), current_setting('port')")
            folder, port = cursor.fetchone()
        yield f"postgresql://postgres@/{name}?host={folder}&port={port}"
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
        connection.close()


def test_two_migrations_at_once_both_end_well(empty_database):
    environment = {**os.environ, "MKW_MODE": "test", "DATABASE_URL": empty_database, "PYTHONWARNINGS": "ignore"}
    environment["DJANGO_SETTINGS_MODULE"] = "mkwportal.settings"
    both = [
        subprocess.Popen(
            [sys.executable, "manage.py", "migrate", "core"],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=300) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    applied = [out.count("Applying core.") for out, _ in said]
    assert min(applied) == 0 < max(applied)


def test_a_second_one_waits_until_the_first_is_done(transactional_db, monkeypatch, capsys):
    holder = connection.copy()
    assert migrate._take(holder)
    monkeypatch.setattr(migrate.time, "sleep", lambda _: holder.close())
    call_command("migrate", "core", verbosity=0)
    assert "Er loopt al een migratie" in capsys.readouterr().err


def test_a_step_gives_up_its_place_to_people_and_tries_again(transactional_db, monkeypatch, capsys):
    began = threading.Event()

    def handle(self, *args, **options):
        if not began.is_set():
            began.set()
            self.verbosity = 0
            self.migration_progress_callback("apply_start", Migration("0099_proef", "core"))
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '50ms'; LOCK TABLE core_stempel")

    monkeypatch.setattr(migrate.MigrateCommand, "handle", handle)
    reader = connection.copy()
    with reader.cursor() as cursor:
        cursor.execute("BEGIN; LOCK TABLE core_stempel IN ACCESS SHARE MODE")
    monkeypatch.setattr(migrate.time, "sleep", lambda _: reader.close())
    call_command("migrate", verbosity=0)
    assert "probeer ik het opnieuw" in capsys.readouterr().err
    monkeypatch.setattr(migrate.MigrateCommand, "handle", _refuse)
    with pytest.raises(OperationalError):
        call_command("migrate", verbosity=0)


def _refuse(self, *args, **options):
    raise OperationalError("something else")


@pytest.mark.parametrize(("atomic", "timeout"), [(True, "5s"), (False, "0")])
def test_only_a_step_that_locks_a_table_has_a_limit_on_waiting(db, atomic, timeout):
    migration = Migration("0099_proef", "core")
    migration.atomic = atomic
    command = migrate.Command()
    command.verbosity = 0
    command.migration_progress_callback("apply_start", migration)
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == (timeout,)
