"""Bring a backup back into an empty installation, and prove that it can come back."""

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import psycopg
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from .. import embedded, health
from ..env import database as read_address
from ..files import storage
from . import STAND_PROEF, BackupError, database, in_words
from .vault import DUMP, Kopie, Vault

_READ_BACK = 50  # files that a drill decrypts, when it has the key; of all others it reads the bytes on the disk


class Verslag(NamedTuple):
    """What came back: the name of the backup, its rows and files, and the files that it never had."""

    moment: str
    rijen: int
    bestanden: int
    ontbreken: list[str]


def restore(vault: Vault, moment: str = "", *, say: Callable[[str], None] = lambda _: None) -> Verslag:
    """Restore a backup (the last one when no name is given) into an empty installation, compare it, and migrate it.

    BackupError, with nothing changed in the database, when the installation is not empty or the backup is damaged.
    """
    with in_words():
        return _restore(vault, moment, say)


def _restore(vault: Vault, moment: str, say: Callable[[str], None]) -> Verslag:
    moment, contents = _choose(vault, moment)
    with connection.cursor() as cursor:
        if not database.is_empty(cursor):
            raise BackupError("Deze installatie is niet leeg. Zet een back-up alleen terug in een lege database.")
    say("Bestanden terugzetten")
    files = {key: Kopie(**values) for key, values in contents["bestanden"].items()}
    for key, kopie in files.items():  # first, because a database whose files are missing is worse than the reverse
        if not storage.exists(key):
            with vault.reading(vault.file_path(key), kopie) as path:
                storage.backend().put(path, key)
    say("Database terugzetten")
    with vault.reading(vault.root / moment / DUMP, Kopie(**contents["database"])) as path:
        database.load(path)
    with transaction.atomic(), connection.cursor() as cursor:
        sums = database.table_sums(cursor)
    _compare(contents["tabellen"], sums)
    say("Database bijwerken naar deze versie")
    call_command("migrate", interactive=False, verbosity=0)
    return Verslag(moment, sum(count for count, _ in sums.values()), len(files), contents["ontbreken"])


def drill(vault: Vault) -> Verslag:
    """Bring the last backup back in a database of its own, compare all of it, and keep how it went for the health page.

    Rows are compared table by table, files by the bytes on the disk; with the secret key some are read back as well.
    Without that key an encrypted dump cannot be restored: BackupError.
    """
    start = timezone.now()
    stand = health.recall(STAND_PROEF)
    try:
        with in_words():
            verslag = _drill(vault)
    except Exception as error:
        health.keep(STAND_PROEF, fout=str(error)[:500], op=start.isoformat(), goed=stand and stand.gegevens.get("goed"))
        raise
    health.keep(
        STAND_PROEF,
        fout="",
        goed=start.isoformat(),
        moment=verslag.moment,
        rijen=verslag.rijen,
        bestanden=verslag.bestanden,
    )
    return verslag


def _drill(vault: Vault) -> Verslag:
    moment, contents = _choose(vault, "")
    files = {key: Kopie(**values) for key, values in contents["bestanden"].items()}
    damaged = [key for key, kopie in files.items() if not vault.is_intact(vault.file_path(key), kopie)]
    if damaged:
        raise BackupError(f"{len(damaged)} bestanden in de back-up zijn beschadigd of weg, zoals {damaged[0]}.")
    for key in Random(moment).sample(sorted(files), min(_READ_BACK, len(files))):  # noqa: S311 - which ones is no secret
        with vault.reading(vault.file_path(key), files[key]):
            pass
    with (
        vault.reading(vault.root / moment / DUMP, Kopie(**contents["database"])) as dump,
        tempfile.TemporaryDirectory(prefix="mkw-proef-") as folder,
    ):
        Path(folder).chmod(0o755)  # the server runs as another user when we are root
        server = embedded.start(Path(folder) / "postgres")
        try:
            database.load(dump, read_address(server.get_uri()))
            with psycopg.connect(server.get_uri()) as own, own.cursor() as cursor:
                sums = database.table_sums(cursor)
        finally:
            server.cleanup()
    _compare(contents["tabellen"], sums)
    return Verslag(moment, sum(count for count, _ in sums.values()), len(files), contents["ontbreken"])


def _choose(vault: Vault, moment: str) -> tuple[str, dict[str, Any]]:
    moments = vault.moments()
    if not moments:
        raise BackupError(f"In {vault.root} staat geen back-up.")
    if moment and moment not in moments:
        raise BackupError(f"Er is geen back-up {moment}. Kies uit: {', '.join(moments[-10:])}.")
    moment = moment or moments[-1]
    return moment, vault.contents(moment)


def _compare(written: dict[str, list[Any]], found: dict[str, list[Any]]) -> None:
    different: Iterable[str] = (name for name in {*written, *found} if written.get(name) != found.get(name))
    if names := sorted(different):
        raise BackupError(f"Niet alles kwam terug. Deze tabellen zijn anders dan bij de back-up: {', '.join(names)}.")
