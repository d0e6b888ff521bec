"""manage.py restore: bring a backup back into an empty installation."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mkwportal.core.backup import BackupError
from mkwportal.core.backup.restore import restore
from mkwportal.core.backup.settings import open_vault


class Command(BaseCommand):
    """Restore a backup and compare it."""

    help = (
        "Zet een back-up terug in een lege installatie, vergelijkt elke tabel en elk bestand, en werkt de database bij."
    )
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder, --van and --sleutel."""
        parser.add_argument("map", nargs="?", default="", help="de map met back-ups; anders MKW_BACKUP_DIR")
        parser.add_argument("--van", default="", help="welke back-up, zoals 2026-11-22T021500Z; anders de laatste")
        parser.add_argument("--sleutel", default="", help="bestand met de geheime sleutel van age")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what came back; CommandError when it did not work out."""
        try:
            vault = open_vault(options["map"], identity_file=options["sleutel"])
            verslag = restore(vault, options["van"], say=self.stdout.write)
        except BackupError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"Back-up {verslag.moment} is terug: {verslag.rijen} rijen en {verslag.bestanden} bestanden, alles gelijk."
        )
        for key in verslag.ontbreken:
            self.stderr.write(f"Dit bestand ontbrak al toen de back-up werd gemaakt: {key}")
