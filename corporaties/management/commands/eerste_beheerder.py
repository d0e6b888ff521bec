"""`manage.py eerste_beheerder`: the first platform admin of an empty portal; the others are invited."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from corporaties.models import Gebruiker
from mkwportal.core.audit import record


class Command(BaseCommand):
    """Make the first platform admin; the password comes through "Wachtwoord vergeten"."""

    help = "Maak de eerste platformbeheerder. Vraag daarna op de inlogpagina een wachtwoord aan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", required=True)
        parser.add_argument("--voornaam", required=True)
        parser.add_argument("--tussenvoegsel", default="")
        parser.add_argument("--achternaam", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        if Gebruiker.objects.filter(is_platformbeheerder=True).exists():
            raise CommandError("Er is al een platformbeheerder. Die kan anderen uitnodigen.")
        try:
            validate_email(options["email"])
        except ValidationError as error:
            raise CommandError("Dit is geen e-mailadres.") from error
        names = {name: options[name] for name in ("voornaam", "tussenvoegsel", "achternaam")}
        with transaction.atomic():
            person = Gebruiker.objects.create_user(options["email"], is_platformbeheerder=True, **names)
            record("eerste platformbeheerder gemaakt", person, by="de opdrachtregel")
        self.stdout.write(f"{person.naam} is platformbeheerder. Vraag nu een wachtwoord aan op de inlogpagina.")
