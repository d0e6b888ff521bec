"""`manage.py wis_tweede_stap`: the way out when the only platform admin lost phone, passkey and recovery codes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from corporaties.models import Gebruiker
from corporaties.services import reset_tweede_stap


class Command(BaseCommand):
    """Take away somebody's second step from the command line of the server; the person hears it by mail."""

    help = "Wis de tweede stap van iemand die er niet meer in kan. Alleen als geen collega-beheerder het kan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        person = Gebruiker.objects.filter(email__iexact=options["email"]).first()
        if person is None:
            raise CommandError("Niemand in het portaal heeft dit e-mailadres.")
        if not reset_tweede_stap(person, by="de opdrachtregel"):
            raise CommandError(f"{person.naam} heeft geen tweede stap. Er is niets veranderd.")
        self.stdout.write(f"De tweede stap van {person.naam} is gewist, en {person.naam} krijgt daarover een mail.")
