"""`manage.py migrate`: one at a time, and never in the way of people who work on (docs/beheer.md)."""

import contextlib
import time
from collections.abc import Iterator
from typing import Any

from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration

SLOT = 20_261_129  # the number of the advisory lock
LOCK_TIMEOUT = "5s"
TRIES, PAUSE = 20, 3.0
_IN_USE = "55P03"  # lock_not_available


class Command(MigrateCommand):
    """Migrate as Django does; a second one at the same time waits, and then has nothing left to do.

    A step that needs a table for itself waits five seconds for it, as every request behind it would wait too; then
    it lets them pass and tries again. An index that is built beside the work waits as long as it takes.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if options["plan"] or options["check_unapplied"]:
            super().handle(*args, **options)
            return
        with self._alone(connection):
            try:
                self._patiently(*args, **options)
            finally:
                _set_timeout(connection, "0")

    def _patiently(self, *args: Any, **options: Any) -> None:
        for tries_left in reversed(range(TRIES)):
            try:
                super().handle(*args, **options)
            except OperationalError as error:
                if not tries_left or getattr(error.__cause__, "sqlstate", "") != _IN_USE:
                    raise
                self.stderr.write("Een tabel is in gebruik. Het portaal gaat voor; daarna probeer ik het opnieuw.")
                time.sleep(PAUSE)
            else:
                return

    @contextlib.contextmanager
    def _alone(self, connection: BaseDatabaseWrapper) -> Iterator[None]:
        """Hold the lock, on a connection of its own, while the block lasts."""
        own = connection.copy()
        own.settings_dict["OPTIONS"].pop("pool", None)  # a pool would keep the connection, and so the lock
        try:
            waited = False
            while not _take(own):
                if not waited:
                    self.stderr.write("Er loopt al een migratie. Ik wacht tot die klaar is.")
                waited = True
                time.sleep(0.5)  # asking in between: who waits inside a query blocks an index that is being built
            yield
        finally:
            own.close()  # gives the lock back

    def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
        """Set how long the next migration may wait for a table, before it starts."""
        if action in ("apply_start", "unapply_start") and isinstance(migration, Migration):
            for connection in connections.all(initialized_only=True):
                _set_timeout(connection, LOCK_TIMEOUT if migration.atomic else "0")
        super().migration_progress_callback(action, migration, fake)


def _take(connection: BaseDatabaseWrapper) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [SLOT])
        return bool(cursor.fetchone()[0])


def _set_timeout(connection: BaseDatabaseWrapper, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [value])
