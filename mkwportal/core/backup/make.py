"""Make a backup while people work: files first, then one moment of the database, then the files of that moment."""

import contextlib
import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from .. import health
from ..files import storage
from ..files.integrity import holders
from . import STAND, BackupError, database, in_words
from .vault import DUMP, Kopie, Vault

_ROUNDS = 3


class Verslag(NamedTuple):
    """What a backup came to: its name, its rows and files, and which keys had no file before it began."""

    moment: str
    rijen: int
    bestanden: int
    nieuw: int
    bytes: int
    ontbreken: list[str]


def make_backup(vault: Vault, *, say: Callable[[str], None] = lambda _: None) -> Verslag:
    """Make and verify a backup, and keep how it went for the health page; BackupError when it did not work out."""
    start = timezone.now()
    try:
        with in_words(), vault.locked():
            vault.clear_leftovers()
            verslag = _make(vault, start, say)
    except Exception as error:
        health.keep(STAND, fout=str(error)[:500], op=start.isoformat(), **_last_good())
        raise
    facts = verslag._asdict() | {"ontbreken": len(verslag.ontbreken)}
    health.keep(STAND, fout="", goed=start.isoformat(), map=str(vault.root), **facts)
    return verslag


def make_planned_backup(vault: Vault) -> Verslag:
    """Make the backup of the night; BackupError when the folder of the last one is empty or gone.

    A disk that is not mounted leaves an empty folder behind: the backups would fill the wrong disk.
    """
    stand = health.recall(STAND)
    kept = stand.gegevens if stand else {}
    if kept.get("map") == str(vault.root) and not vault.moments():
        error = BackupError(
            f"In {vault.root} staat geen back-up meer. Is de schijf aangesloten? "
            "Is het een nieuwe schijf, draai dan één keer manage.py backup."
        )
        health.keep(STAND, fout=str(error), op=timezone.now().isoformat(), **_last_good())
        raise error
    return make_backup(vault)


def prune(vault: Vault, keep: int) -> int:
    """Delete the oldest backups beyond `keep`, and the copies that only they needed; return how many backups."""
    with in_words(), vault.locked():
        old = vault.moments()[:-keep]
        if old:
            needed: dict[str, set[str]] = defaultdict(set)
            for moment in vault.moments()[-keep:]:
                for key, values in vault.contents(moment)["bestanden"].items():
                    needed[key].add(Kopie(**values).einde)
            for moment in old:
                vault.drop(moment)
            vault.drop_files(needed)
        return len(old)


def _make(vault: Vault, start: dt.datetime, say: Callable[[str], None]) -> Verslag:
    known = _copies_of_last(vault)
    moment = start.strftime("%Y-%m-%dT%H%M%SZ")
    say("Bestanden kopiëren")
    new = _copy(vault, set(_keys()), known).new  # the long part, so that the moment that counts is short
    with vault.new_backup(moment) as folder:
        for _ in range(_ROUNDS):
            say("Database kopiëren")
            keys, sums, dump = _copy_database(vault, folder)
            late = _copy(vault, keys, known)
            new += late.new
            if late.missing <= set(_keys()):  # their rows are still there: these files were gone before we began
                break
        else:
            raise BackupError("Er verdwenen bestanden tijdens de back-up. Probeer het opnieuw als het rustiger is.")
        files = {key: known[key] for key in keys - late.missing}
        vault.write_contents(
            folder,
            {
                "release": settings.RELEASE,
                "gemaakt_op": timezone.now().isoformat(),
                "database": asdict(dump),
                "tabellen": sums,
                "bestanden": {key: asdict(kopie) for key, kopie in files.items()},
                "ontbreken": sorted(late.missing),
            },
        )
    rows = sum(count for count, _ in sums.values())
    size = dump.grootte + sum(kopie.grootte for kopie in files.values())
    return Verslag(moment, rows, len(files), new, size, sorted(late.missing))


class _Round(NamedTuple):
    new: int
    missing: set[str]


def _copy(vault: Vault, keys: set[str], known: dict[str, Kopie]) -> _Round:
    """Copy the files that are not in the vault yet and put them in `known`."""
    new, missing = 0, set()
    for key in keys:
        path = vault.file_path(key)
        if key in known and vault.has(path, known[key]):
            continue
        try:
            with storage.open_file(key) as source:
                kopie = vault.write(source, path)
        except FileNotFoundError:
            missing.add(key)
            continue
        if kopie.sha256 != storage.sha256_of(key):
            raise BackupError(f"Het bestand {key} is in de opslag veranderd. Draai manage.py controleer_bestanden.")
        known[key] = kopie
        new += 1
    return _Round(new, missing)


def _copies_of_last(vault: Vault) -> dict[str, Kopie]:
    """Return the copies of the last backup of which the contents can be read; without one all files are copied."""
    for moment in reversed(vault.moments()):
        with contextlib.suppress(BackupError):
            return {key: Kopie(**values) for key, values in vault.contents(moment)["bestanden"].items()}
    return {}


def _copy_database(vault: Vault, folder: Path) -> tuple[set[str], dict[str, list[Any]], Kopie]:
    """Return the keys of all files and the sums of all tables at one moment, and the copy of that moment."""
    temporary = storage.temporary_path()
    try:
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SELECT pg_export_snapshot()")
            [snapshot] = cursor.fetchone()
            keys, sums = set(_keys()), database.table_sums(cursor)
            database.dump(temporary, snapshot)
        with open(temporary, "rb") as source:
            return keys, sums, vault.write(source, folder / DUMP)
    finally:
        temporary.unlink(missing_ok=True)


def _keys() -> Iterator[str]:
    """Yield the keys of all files that rows point at."""
    for holder in holders():
        for row in holder.model._base_manager.values_list(*holder.keys).iterator(chunk_size=5000):
            yield from filter(None, row)


def _last_good() -> dict[str, Any]:
    stand = health.recall(STAND)
    kept = dict(stand.gegevens) if stand else {}
    return {name: value for name, value in kept.items() if name not in ("fout", "op")}
