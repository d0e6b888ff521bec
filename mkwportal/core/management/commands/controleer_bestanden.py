"""manage.py controleer_bestanden: compare all files and rows now; status 1 when something is wrong."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mkwportal.core.files import integrity

_WORDS = {
    integrity.WEG: "bestand ontbreekt",
    integrity.MAAT: "andere grootte",
    integrity.INHOUD: "inhoud klopt niet met de SHA-256",
    integrity.WEES: "bestand zonder rij, ouder dan een dag",
}


class Command(BaseCommand):
    """Run one whole round in the foreground."""

    help = "Vergelijkt alle bestanden met de database. Eindigt met status 1 als er iets niet klopt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --snel and --ruim-op."""
        parser.add_argument("--snel", action="store_true", help="kijk alleen of de bestanden er zijn, lees ze niet")
        parser.add_argument("--ruim-op", action="store_true", help="verwijder daarna bestanden zonder rij")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was found; CommandError (status 1) for a fault that stays."""
        integrity.check_files(float("inf"), read=lambda pk: not options["snel"], fresh=True)
        found = integrity.findings()
        self.stdout.write(f"{found['rijen']} rijen en {found['bestanden']} bestanden bekeken.")
        for where, what in found["lijst"]:
            self.stdout.write(f"{where}: {_WORDS[what]}")
        wrong = dict(found["fouten"])
        if options["ruim_op"]:
            self.stdout.write(f"{integrity.delete_orphans()} bestanden zonder rij verwijderd.")
            wrong.pop(integrity.WEES, None)
        if wrong:
            counts = ", ".join(f"{_WORDS[what]}: {count}" for what, count in sorted(wrong.items()))
            raise CommandError(f"Er klopt iets niet. {counts}.")
