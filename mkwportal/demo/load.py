"""Load the demo through the services and jobs that people's own input goes through."""

import getpass
import time
from collections.abc import Callable

from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from corporaties.models import Gebruiker
from mkwportal.core import stamps
from mkwportal.core.models import Stempel

from .logins import PASSWORD

_LOADED = "demo geladen"
_LONGEST_WAIT = 300


def is_loaded() -> bool:
    """Whether the whole demo was loaded in this database."""
    return Stempel.objects.filter(naam=_LOADED).exists()


def clear_half_loaded() -> None:
    """Empty a database in which loading was cut off, so that it can begin again."""
    if is_loaded() or not Gebruiker.objects.exists():
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    call_command("migrate", verbosity=0)


def load(say: Callable[[str], None]) -> None:
    """Fill an empty portal; a worker must be running, since reading the files is its job. `say` shows progress."""
    from . import (
        agenda,
        bundels,
        documents,
        gastheren,
        gelijkenis,
        opnames,
        overnames,
        people,
        scans,
        uitnodigingen,
        verzamelingen,
        visits,
        volgen,
        vraagstukken,
        vragen,
    )

    began = time.monotonic()
    say("Voorbeelden laden: corporaties en mensen …")
    world = people.make(make_password(PASSWORD))
    visits.make_circles(world)
    say("Voorbeelden laden: documenten maken en delen …")
    documents.make(world, say)
    gelijkenis.make(world)
    scans.make(world, "linde", "peeters")
    say("Voorbeelden laden: verkenningen, bezoeken en lessen …")
    visits.make_visits(world)
    vraagstukken.make(world)
    uitnodigingen.make(world)
    agenda.make(world)
    gastheren.make(world)
    bundels.make(world)
    opnames.finish(world)
    wait_for_jobs(say)
    say("Voorbeelden laden: overnames en vragen …")
    bundels.share(world)
    overnames.make(world)
    vragen.make(world)
    verzamelingen.make(world)
    wait_for_jobs(say)
    people.finish(world)
    volgen.make(world)
    wait_for_jobs(say)
    stamps.touch(_LOADED)
    say(f"De voorbeelden zijn geladen in {time.monotonic() - began:.0f} seconden.")


def wait_for_jobs(say: Callable[[str], None]) -> None:
    """Return when the worker has done every job but the images of pages; raise RuntimeError when it takes too long."""
    end, told = time.monotonic() + _LONGEST_WAIT, 0.0
    jobs = ProcrastinateJob.objects.filter(status__in=("todo", "doing"), scheduled_at=None)
    while left := jobs.exclude(queue_name="beelden").count():  # those are made while people read
        if time.monotonic() > end:
            raise RuntimeError(f"Na {_LONGEST_WAIT} seconden wachten nog {left} taken op de worker.")
        if time.monotonic() - told > 5:
            say(f"  nog {left} taken: teksten lezen en doorzoekbaar maken …")
            told = time.monotonic()
        time.sleep(0.25)


def ask_first_admin() -> None:
    """Ask on the terminal for the first platform admin of an empty portal; nothing happens when there is one."""
    if Gebruiker.objects.filter(is_platformbeheerder=True).exists():
        return
    voornaam, achternaam = input("Voornaam van de eerste beheerder: "), input("Achternaam: ")
    email = input("E-mailadres: ")
    password = getpass.getpass("Wachtwoord (ten minste 10 tekens): ")
    if len(password) < 10 or "@" not in email:
        raise SystemExit("Geef een e-mailadres en een wachtwoord van ten minste 10 tekens. Start daarna opnieuw.")
    Gebruiker.objects.create_user(
        email.strip(),
        password,
        voornaam=voornaam.strip(),
        achternaam=achternaam.strip(),
        is_platformbeheerder=True,
    )
