"""The demo's documents: built as real files, uploaded, checked, described and shared as a director does it."""

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from corporaties.models import Bereik
from documenten.models import Document, Versie
from documenten.services import (
    check_upload,
    create_document,
    create_versie,
    share_documents,
    stage_file,
    storing_checked,
)

from . import records
from .builders import build
from .data_documenten import DOCUMENTEN
from .people import World

DIRECTOR = "lammers"
RECENT = 14  # this many of the newest documents were shared in the last days, so that there is news


def make(world: World, say: Callable[[str], None]) -> None:
    """Make every document of the demo with all its versions."""
    newest = sorted(DOCUMENTEN, key=lambda item: item.versies[-1].datum)[-RECENT:]
    for number, item in enumerate(DOCUMENTEN):
        days = newest.index(item) if item in newest else None
        with transaction.atomic():
            world.documenten[item.key] = make_one(world, item, days)
        if number % 20 == 19:
            say(f"  {number + 1} van {len(DOCUMENTEN)} documenten")
    _leave_one_to_share(world)


def _leave_one_to_share(world: World) -> None:
    """Let the director of De Linde have sent a file that is not shared yet, so that Vandaag asks for it."""
    item = next(item for item in DOCUMENTEN if item.organisatie == "linde" and item.formaat == "docx")
    data, _ = build(item, item.versies[0])
    with storing_checked(check_upload(stage_file("opzeggen-en-opleveren-2026-herzien.docx", data))) as [bestand]:
        create_document(bestand, organisatie_id=world.organisaties["linde"].pk, by=world.fresh(DIRECTOR))


def make_one(world: World, item: records.Document, days: int | None) -> Document:
    """Make a document with all its versions, shared on its day, or `days` of RECENT ago."""
    by, document = world.fresh(item.contact), None
    for versie in item.versies:
        data, naam = build(item, versie)
        upload = stage_file(naam, data)
        with storing_checked(check_upload(upload)) as [bestand]:
            if document is None:
                document = create_document(
                    bestand, organisatie_id=world.organisaties[item.organisatie].pk, by=by, titel=item.titel
                )
            else:
                create_versie(document, bestand, toelichting=versie.toelichting, by=by)
    if document is None:
        raise ValueError(f"{item.key} has no version")
    circle = world.verkenningen[item.kring].kring if item.kring else None
    gegevens = {
        "titel": item.titel,
        "soort": item.soort,
        "status": item.status,
        "contact": by,
        "jaar": item.jaar,
        "themas": [world.themas[slug] for slug in item.themas],
        "samenvatting": item.samenvatting,
        "vastgesteld_op": item.vastgesteld_op,
        "vastgesteld_door": item.vastgesteld_door,
        "viel_af": item.wat_viel_af,
        "herzien_voor": None if item.herzien_voor is None else world.today + dt.timedelta(days=item.herzien_voor),
    }
    bereik = Bereik.KRING if circle else Bereik(item.bereik)
    [document] = share_documents(
        [(document, document.revisie, gegevens)], bereik=bereik, kring=circle, by=by, delen=True
    )
    _set_back(document, item, days)
    return document


def _set_back(document: Document, item: records.Document, days: int | None) -> None:
    """Give the document and its versions the days of the story; newer than `days` would be today."""
    moments = [_noon(versie.datum) for versie in item.versies]
    if days is not None:
        moments[-1] = timezone.now() - dt.timedelta(days=(RECENT - 1 - days) * 0.4, hours=2)
    for versie, moment in zip(item.versies, moments, strict=True):
        Versie.objects.filter(document=document, nummer=versie.nummer).update(gemaakt_op=moment)
    Document.objects.filter(pk=document.pk).update(
        gedeeld_op=moments[0], gemaakt_op=moments[0], gewijzigd_op=moments[-1]
    )


def _noon(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(10, 30)))
