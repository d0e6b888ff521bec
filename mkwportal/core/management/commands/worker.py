"""manage.py worker: run queued and periodic jobs; a database that goes away is waited for."""

import asyncio
import logging
import signal
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import DeleteJobCondition
from psycopg import Error
from psycopg_pool import PoolTimeout

_PAUSE = 2.0
logger = logging.getLogger(__name__)


class Stop(SystemExit):
    """Somebody asked us to stop while no worker was there to hear it.

    A SystemExit, because asyncio keeps any other error that comes in the middle of a callback to itself.
    """


class Command(BaseCommand):
    """Be a worker until somebody says stop."""

    help = "Voert taken uit. Valt de database weg, dan wacht de worker tot die terug is."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --concurrency and --once."""
        parser.add_argument("--concurrency", type=int, default=1, help="taken tegelijk")
        parser.add_argument("--once", action="store_true", help="stop als er geen taken meer zijn")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run a worker; after a fault of the database a new one, so that no job stays with one that gave up."""
        signal.signal(signal.SIGTERM, _stop)
        signal.signal(signal.SIGINT, _stop)
        try:
            while True:
                try:
                    _work(options["concurrency"], wait=not options["once"])
                except (ConnectorException, Error, PoolTimeout) as error:
                    logger.warning("the worker lost its database and starts anew: %s", error.__cause__ or error)
                    time.sleep(_PAUSE)
                else:
                    return
        except Stop:
            logger.info("the worker stops")


def _work(concurrency: int, *, wait: bool) -> None:
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        asyncio.run(_run(concurrency, wait=wait))


async def _run(concurrency: int, *, wait: bool) -> None:
    async with app.open_async():
        await app.run_worker_async(concurrency=concurrency, wait=wait, delete_jobs=DeleteJobCondition.SUCCESSFUL)


def _stop(*_: object) -> None:
    raise Stop
