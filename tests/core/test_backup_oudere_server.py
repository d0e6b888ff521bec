"""A backup goes back into a server older than the embedded one (P4): the programs fit the server by themselves."""

import tempfile
from pathlib import Path

import pytest

from mkwportal.core.backup import BackupError, database
from tests.proeven.postgres import Postgres


@pytest.fixture
def server():
    """Give a running PostgreSQL that this machine has installed, else the embedded one."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # the server is another user when we are root
        own = Postgres(Path(folder))
        own.create()
        try:
            yield own
        finally:
            own.stop()


def settings_of(server, name):
    values = {"HOST": "127.0.0.1", "PORT": server.port, "USER": "mkw", "PASSWORD": "toets", "NAME": name}
    return {**values, "OPTIONS": {"connect_timeout": 10}}


def test_the_programs_fit_the_server(server, tmp_path, monkeypatch):
    monkeypatch.delenv("MKW_PG_BIN", raising=False)
    with server.connect("postgres") as own:
        for name in ("van", "naar"):
            own.execute(f"CREATE DATABASE {name}")
    with server.connect("van") as own:
        own.execute("CREATE TABLE les (id int PRIMARY KEY, tekst text)")
        own.execute("INSERT INTO les VALUES (1, 'Begin klein'), (2, 'Vraag het de huurder')")
    with server.connect("van") as own, own.transaction():
        snapshot = own.execute("SELECT pg_export_snapshot()").fetchone()[0]
        database.dump(tmp_path / "database.dump", snapshot, settings_of(server, "van"))
    database.load(tmp_path / "database.dump", settings_of(server, "naar"))
    with server.connect("naar") as own:
        rows = own.execute("SELECT id, tekst FROM les ORDER BY id").fetchall()
    assert rows == [(1, "Begin klein"), (2, "Vraag het de huurder")]


def test_a_server_newer_than_every_program_is_told():
    with pytest.raises(BackupError, match="Installeer de client van PostgreSQL 99"):
        database._program("pg_dump", 99)
