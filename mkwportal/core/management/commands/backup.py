"""manage.py backup: write one state of database and files to the backup folder, and verify it."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mkwportal.core.backup import BackupError
from mkwportal.core.backup.make import make_backup, prune
from mkwportal.core.backup.settings import open_vault
from mkwportal.core.templatetags.formats import size_text


class Command(BaseCommand):
    """Make a backup while people work."""

    help = "Maakt een back-up van database en bestanden, terwijl iedereen doorwerkt, en controleert die."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder and --sleutel."""
        parser.add_argument("map", nargs="?", default="", help="de map voor back-ups; anders MKW_BACKUP_DIR")
        parser.add_argument(
            "--ontvanger", default="", help="publieke sleutel van age (age1…); anders MKW_BACKUP_RECIPIENT"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was written; CommandError when it did not work out."""
        try:
            vault = open_vault(options["map"], recipient=options["ontvanger"])
            verslag = make_backup(vault, say=self.stdout.write)
            prune(vault, settings.BACKUP_KEEP)
        except BackupError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"Back-up {verslag.moment}: {verslag.rijen} rijen, {verslag.bestanden} bestanden "
            f"({verslag.nieuw} nieuw), {size_text(verslag.bytes)}."
        )
        for key in verslag.ontbreken:
            self.stderr.write(f"Dit bestand was al weg uit de opslag: {key}")
