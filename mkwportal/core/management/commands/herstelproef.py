"""manage.py herstelproef: prove that the last backup can come back, without touching anything."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mkwportal.core.backup import BackupError
from mkwportal.core.backup.restore import drill
from mkwportal.core.backup.settings import open_vault


class Command(BaseCommand):
    """Restore the last backup in a database of its own and compare it."""

    help = "Zet de laatste back-up terug in een eigen, tijdelijke database en vergelijkt alles. Verandert niets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder and --sleutel."""
        parser.add_argument("map", nargs="?", default="", help="de map met back-ups; anders MKW_BACKUP_DIR")
        parser.add_argument("--sleutel", default="", help="bestand met de geheime sleutel van age")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what came back; CommandError when it did not work out."""
        try:
            verslag = drill(open_vault(options["map"], identity_file=options["sleutel"]))
        except BackupError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"Back-up {verslag.moment} kan terug: {verslag.rijen} rijen en {verslag.bestanden} bestanden, alles gelijk."
        )
