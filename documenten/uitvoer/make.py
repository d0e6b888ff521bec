"""Asking for an export, making its zip in a job, fetching it and throwing it away (D15)."""

import datetime as dt
import json
import logging
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Bereik, Gebruiker, Organisatie
from corporaties.permissions import can_manage, require
from mkwportal.core.audit import record
from mkwportal.core.faults import passes
from mkwportal.core.files import storage
from mkwportal.core.files.archives import Member, zip_blocks
from mkwportal.core.notifications import notify
from mkwportal.core.tables import csv_lines, workbook

from .. import tasks
from ..models import Soort, Status, Uitvoer
from ..signals import uitvoer_gevraagd
from . import BEWAARDAGEN, GEGEVENS
from .collect import Bestand, Collector

MAP = "uitvoer"
VASTGELOPEN = dt.timedelta(hours=24)
NO_EXPORT = "Alleen de beheerder van een corporatie kan een export maken."
MISLUKT = "Het maken is mislukt. Probeer het opnieuw. Lukt het weer niet? Vraag de beheerder van het portaal."
KOPPEN = (
    "Nummer", "Titel", "Soort", "Status", "Jaar", "Thema’s", "Te zien voor", "Versie", "Aantal versies",
    "Contactpersoon", "Vastgesteld op", "Vastgesteld door", "Herzien vóór", "Gedeeld op", "In de prullenbak sinds",
    "Samenvatting", "Wat viel af", "Overgenomen door", "Bestand", "SHA-256", "Adres",
)  # fmt: skip
_PER_STEP = 20  # files between two notes of progress
logger = logging.getLogger(__name__)


@transaction.atomic
def request_export(organisatie: Organisatie, *, by: Gebruiker) -> Uitvoer:
    """Queue an export of everything of a corporation; ValidationError while another one is being made.

    It stands in the trail of that corporation, so that it sees when the platform admin did this (R10).
    """
    require(can_manage(by, organisatie.pk), NO_EXPORT)
    try:
        with transaction.atomic():
            uitvoer = Uitvoer.objects.create(organisatie=organisatie, door=by)
    except IntegrityError:
        raise ValidationError("Er wordt al een export van deze corporatie gemaakt. Wacht tot die klaar is.") from None
    record("export gevraagd", organisatie, by=by, organisatie_id=organisatie.pk)
    tasks.make_export_job.defer(uitvoer_id=uitvoer.pk)
    return uitvoer


def make_export(uitvoer_id: int) -> None:
    """Make the zip of an export, keep it, and tell who asked; safe to run again."""
    uitvoer = Uitvoer.objects.select_related("organisatie", "door").get(pk=uitvoer_id)
    if uitvoer.stand not in (Uitvoer.Stand.WACHT, Uitvoer.Stand.BEZIG):
        return
    path = storage.temporary_path()
    try:
        collector, data = _collect(uitvoer.organisatie)
        _note(uitvoer, stand=Uitvoer.Stand.BEZIG, totaal=len(collector.bestanden), gedaan=0)
        with open(path, "wb") as file:
            for block in zip_blocks(_members(uitvoer, collector, data)):
                file.write(block)
        size, key = path.stat().st_size, storage.save_file(path, MAP)
    except Exception as error:
        if not passes(error):  # else the job is tried again by itself
            _note(uitvoer, stand=Uitvoer.Stand.MISLUKT, fout=MISLUKT)
        raise
    finally:
        path.unlink(missing_ok=True)
    _finish(uitvoer, key, size)


def note_fetched(uitvoer: Uitvoer, *, by: Gebruiker) -> None:
    """Record in the trail of the corporation that its export was fetched (R10)."""
    with transaction.atomic():
        record("export opgehaald", uitvoer.organisatie, by=by, organisatie_id=uitvoer.organisatie_id)


def tidy_exports() -> tuple[int, int]:
    """Delete the zips that are a week old, and call failed what has hung for a day; return how many of each."""
    now = timezone.now()
    hung = Uitvoer.objects.filter(
        stand__in=(Uitvoer.Stand.WACHT, Uitvoer.Stand.BEZIG), gemaakt_op__lt=now - VASTGELOPEN
    ).update(stand=Uitvoer.Stand.MISLUKT, fout=MISLUKT)
    old = list(Uitvoer.objects.filter(stand=Uitvoer.Stand.KLAAR, klaar_op__lt=now - dt.timedelta(days=BEWAARDAGEN)))
    for uitvoer in old:
        key = uitvoer.sleutel
        _note(uitvoer, stand=Uitvoer.Stand.WEG, sleutel="")
        storage.delete(key)
    return len(old), hung


def _collect(organisatie: Organisatie) -> tuple[Collector, dict[str, Any]]:
    """Return everything as it was at one moment, whatever people change meanwhile."""
    collector = Collector(organisatie)
    with transaction.atomic(), connection.cursor() as cursor:
        if not connection.savepoint_ids:  # within another transaction it is that one's choice
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return collector, collector.collect()


def _members(uitvoer: Uitvoer, collector: Collector, data: dict[str, Any]) -> Iterator[Member]:
    """Yield the files first, so that what turns out to be gone is said in the facts."""
    gone = set()
    for number, bestand in enumerate(collector.bestanden, 1):
        if storage.exists(bestand.sleutel):
            yield Member(bestand.pad, _opener(bestand), bestand.gemaakt_op)
        else:
            gone.add(bestand.pad)
        if number % _PER_STEP == 0 or number == len(collector.bestanden):
            _note(uitvoer, gedaan=number)
    for document in data["documenten"]:
        for versie in document["versies"]:
            if versie["pad"] in gone:
                versie |= {"pad": "", "zonder_bestand": "Het bestand staat niet meer in de opslag."}
                collector.zonder_bestand.append(f"{document['titel']}, versie {versie['nummer']}")
    for _, members in uitvoer_gevraagd.send(Uitvoer, organisatie=uitvoer.organisatie):
        yield from members
    rows = list(_rows(data))
    yield Member("documenten.csv", "".join(csv_lines(KOPPEN, rows)).encode())
    yield Member("documenten.xlsx", workbook("Documenten", KOPPEN, rows))
    yield Member(GEGEVENS, json.dumps(data, ensure_ascii=False, indent=1).encode())
    context = {
        "organisatie": uitvoer.organisatie,
        "data": data,
        "zonder": collector.zonder_bestand,
        "nu": timezone.now(),
    }
    yield Member("LEESMIJ.txt", render_to_string("documenten/uitvoer_leesmij.txt", context).encode())


def _opener(bestand: Bestand) -> Any:
    return lambda: storage.open_file(bestand.sleutel)


def _rows(data: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    themes = {thema["slug"]: thema["naam"] for thema in data["themas"]}
    people = {
        person["email"]: " ".join(filter(None, (person["voornaam"], person["tussenvoegsel"], person["achternaam"])))
        for person in data["mensen"]
    }
    for document in data["documenten"]:
        versies = document["versies"]
        current = next((v for v in versies if v["nummer"] == document["versie"]), None) or {"pad": "", "sha256": ""}
        taken = sorted({row["organisatie"] for row in document["overgenomen_door"] if not row["ingetrokken_op"]})
        yield (
            document["nr"], document["titel"], Soort(document["soort"]).label, Status(document["status"]).label,
            document["jaar"], ", ".join(themes[slug] for slug in document["themas"]), Bereik(document["bereik"]).label,
            document["versie"], len(versies), people[document["contact"]], _day(document["vastgesteld_op"]),
            document["vastgesteld_door"], _day(document["herzien_voor"]), _moment(document["gedeeld_op"]),
            _moment(document["verwijderd_op"]), document["samenvatting"], document["viel_af"], "; ".join(taken),
            current["pad"], current["sha256"], document["adres"],
        )  # fmt: skip


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def _moment(value: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(value) if value else None


def _note(uitvoer: Uitvoer, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(uitvoer, name, value)
    uitvoer.save(update_fields=list(fields))


@transaction.atomic
def _finish(uitvoer: Uitvoer, key: str, size: int) -> None:
    _note(uitvoer, stand=Uitvoer.Stand.KLAAR, sleutel=key, grootte=size, klaar_op=timezone.now(), fout="")
    notify(
        [uitvoer.door],
        soort="export",
        tekst=f"De export van {uitvoer.organisatie} staat klaar. U kunt hem {BEWAARDAGEN} dagen lang ophalen.",
        url=reverse("export"),
        sleutel=f"export-{uitvoer.pk}",
    )
