"""Say how the portal is, with a status for cron and monitoring; also when the database is down (R12)."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from mkwportal.core import health
from mkwportal.core.health import Staat

STATUS = {Staat.GOED: 0, Staat.ONBEKEND: 0, Staat.LET_OP: 1, Staat.FOUT: 2}


class Command(BaseCommand):
    help = "Zegt hoe het met elk onderdeel gaat. Status 0: goed, 1: let op, 2: fout (zoals monitoring dat verwacht)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--stil", action="store_true", help="alleen wat niet goed is; niets als alles goed is")
        parser.add_argument("--json", action="store_true", help="als JSON, voor een ander programma")

    def handle(self, *args: Any, stil: bool, json: bool, **options: Any) -> None:
        """Print a line per part and leave with the status of the worst."""
        found = health.look_at_all()
        if not health.database_answers():
            from mkwportal.core.wachter import NO_DATABASE

            found = [NO_DATABASE if item.naam == NO_DATABASE.naam else item for item in found]
        shown = [item for item in found if not stil or STATUS[item.bevinding.staat]]
        if json:
            self.stdout.write(_json(shown))
        else:
            for _, label, bevinding in shown:
                self.stdout.write(
                    f"{bevinding.staat.value.upper():9} {label}: {bevinding.zin} {bevinding.doen}".rstrip()
                )
        raise SystemExit(STATUS[health.worst(found)])


def _json(found: list[health.Uitslag]) -> str:
    rows = [
        {
            "check": naam,
            "label": label,
            "state": item.staat.value,
            "text": item.zin,
            "advice": item.doen,
            "since": item.sinds and item.sinds.isoformat(),
        }
        for naam, label, item in found
    ]
    return json.dumps(rows, ensure_ascii=False)
