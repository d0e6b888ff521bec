"""One round of digests for 3,000 people: how long it takes, and whether its queries grow with the people."""

import os
import time
from datetime import timedelta
from pathlib import Path

from mkwportal.core import embedded

from .common import Row, say

PEOPLE, FEW, NEW = 3000, 30, 200
SECONDS = 30


def rows(folder: Path) -> list[Row]:
    """Return seconds and queries of the round, and how many queries more it has than one for FEW people."""
    database = embedded.start(folder / "digest", keep=True)
    os.environ["DATABASE_URL"] = database.get_uri()
    try:
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        return _measure()
    finally:
        database.stop()
        del os.environ["DATABASE_URL"]


def _measure() -> list[Row]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from mkwportal.pages.weekbericht.perioden import Periode
    from mkwportal.pages.weekbericht.ronde import make_round

    say(f"making {PEOPLE} people who follow things, and {NEW} new documents")
    people = _fill()
    moment = timezone.now() + timedelta(seconds=1)
    time.sleep(1)
    counts, seconds = [], 0.0
    for number, ids in enumerate((people[:FEW], None)):
        start = time.perf_counter()
        with CaptureQueriesContext(connection) as queries:
            queued = make_round("week", Periode(f"2026-W{number:02}", moment), ids)
        seconds = time.perf_counter() - start
        counts.append(len(queries))
        say(f"{queued} digests queued in {seconds:.1f} s with {len(queries)} queries")
    return [
        (f"weekbericht: seconden voor {PEOPLE} mensen", round(seconds, 2), SECONDS),
        (f"weekbericht: vragen voor {PEOPLE} mensen", counts[1], 30),
        (f"weekbericht: vragen meer dan voor {FEW} mensen", counts[1] - counts[0], 0),
    ]


def _fill() -> list[int]:
    """Make corporations, people with two themes, a corporation and a saved search each, and documents of this week."""
    from django.utils import timezone

    from corporaties.models import Aanstelling, Gebruiker, Organisatie, Thema
    from documenten.models import Document, Volging
    from mkwportal.core.models import Melding

    now = timezone.now()
    themas = Thema.objects.bulk_create([Thema(naam=f"Thema {n}", slug=f"thema-{n}") for n in range(25)])
    houses = Organisatie.objects.bulk_create(
        [Organisatie(naam=f"Corporatie {n}", plaats=f"Dorp {n}", lid_van="2020-01-01") for n in range(200)]
    )
    people = Gebruiker.objects.bulk_create(
        [Gebruiker(email=f"mens{n}@bench.example", voornaam="Anna", achternaam=f"Visser {n}") for n in range(PEOPLE)]
    )
    Gebruiker.objects.update(gemaakt_op=now - timedelta(days=300))
    Aanstelling.objects.bulk_create(
        [
            Aanstelling(gebruiker=person, organisatie=houses[number % 200], van="2020-01-01")
            for number, person in enumerate(people)
        ]
    )
    follows = []
    for number, person in enumerate(people):
        follows += [Volging(gebruiker=person, thema=themas[(number + step) % 25]) for step in (0, 7)]
        follows.append(Volging(gebruiker=person, organisatie=houses[(number + 3) % 200]))
        query = f"?q=woord{number % 100}&soort=beleid"
        follows.append(Volging(gebruiker=person, zoekvraag=query, naam="Gezocht"))
    Volging.objects.bulk_create(follows)
    Melding.objects.bulk_create(
        [
            Melding(ontvanger=person, soort="proef", tekst="Een melding", url="/", sleutel=f"{n}")
            for person in people
            for n in range(2)
        ]
    )
    documents = Document.objects.bulk_create(
        [
            Document(
                titel=f"Beleid {n}",
                soort="beleid",
                organisatie=houses[n % 200],
                contact=people[n],
                gemaakt_door=people[n],
                bereik="leden" if n % 4 else "corporatie",
                gedeeld_op=now - timedelta(days=n % 6, hours=1),
            )
            for n in range(NEW)
        ]
    )
    through = Document.themas.through
    through.objects.bulk_create(
        [through(document=document, thema=themas[number % 25]) for number, document in enumerate(documents)]
    )
    return [person.pk for person in people]
