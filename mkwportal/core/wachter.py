"""The watch of a web process: a thread that looks whether the portal is well, also when no worker lives (R12)."""

import logging
import threading
import time

from django.db import connections

from . import alarm, health
from .files import storage
from .health import Bevinding, Staat, Uitslag

logger = logging.getLogger(__name__)
EVERY = 60.0
"""Seconds between two looks of one process; alarm.EVERY says how often one of them all looks at everything."""
MISSED, HOUR = 2, 3600.0
NO_DATABASE = Uitslag(
    "database",
    "Database",
    Bevinding(
        Staat.FOUT,
        "De database antwoordt niet. Niemand kan nu in het portaal werken.",
        doen="Kijk of PostgreSQL draait en te bereiken is. Het portaal gaat vanzelf verder als hij er weer is.",
    ),
)


class Wachter:
    """Looks once a minute; remembers whom to tell, for when the database cannot say it."""

    def __init__(self) -> None:
        self.missed = 0
        self.admins: list[str] = []

    def look(self) -> None:
        """Look once: at the database, and at everything when it is our turn."""
        if not health.database_answers():
            self.missed += 1
            logger.error("the database does not answer, %s times", self.missed)
            if self.missed >= MISSED and _first_to_tell():
                news = alarm.Nieuws([NO_DATABASE], [])
                logger.critical(
                    "alarm: database; mail %s, webhook %s", alarm.mail_admins(news, self.admins), alarm.post(news)
                )
            return
        self.missed = 0
        self.admins = alarm.admins()
        alarm.watch()

    def run(self) -> None:
        """Look for ever."""
        while True:
            time.sleep(EVERY)
            try:
                self.look()
            except Exception:  # this thread is the last that may stop
                logger.exception("the watch broke")
            finally:
                connections.close_all()


def start() -> None:
    """Start the watch of this process."""
    threading.Thread(target=Wachter().run, name="wachter", daemon=True).start()


def _first_to_tell() -> bool:
    """Whether no process of this machine told in the last hour that the database is gone."""
    mark = storage.temporary_path().with_name("database-weg")
    try:
        told = time.time() - mark.stat().st_mtime < HOUR
    except FileNotFoundError:
        told = False
    if not told:
        mark.touch()
    return not told
