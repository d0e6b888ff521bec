"""manage.py importeer <zip>: take in the export of a corporation from another installation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documenten.uitvoer.load import load_export
from documenten.uitvoer.package import Geweigerd


class Command(BaseCommand):
    help = "Leest de export (zip) van een corporatie in: alles, of niets."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("zip", help="het zip-bestand van de pagina Beheer, Export")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            verslag = load_export(options["zip"], by="importeer")
        except FileNotFoundError:
            raise CommandError(f"Het bestand {options['zip']} is er niet. Kijk de naam na.") from None
        except Geweigerd as refusal:
            raise CommandError(f"Niets ingelezen. {refusal}") from refusal
        counted = ", ".join(f"{number} {name}" for name, number in verslag.aantallen.items())
        self.stdout.write(f"Ingelezen voor {verslag.organisatie}: {counted or 'geen documenten'}.")
        for sentence in verslag.opmerkingen:
            self.stdout.write(f"- {sentence}")
