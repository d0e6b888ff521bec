"""Sets of the demo (D11), and use of the last months (D13)."""

import datetime as dt
import zlib
from dataclasses import dataclass

from django.db import transaction

from corporaties.models import Gebruiker
from documenten.models import Document, Gebruik
from documenten.services.verzamelingen import add_to_set, create_verzameling

from .people import World

MAANDEN = 6


@dataclass(frozen=True)
class Set:
    """A set made by a person (key, "" for the platform admin); (document, why it is in it) in order."""

    naam: str
    uitleg: str
    wie: str
    organisatie: str
    bereik: str
    inhoud: tuple[tuple[str, str], ...]


SETS = (
    Set(
        "Startset voor een nieuwe bestuurder",
        "Net begonnen als bestuurder van een kleine corporatie? Lees dit in uw eerste weken, in deze volgorde.",
        "",
        "",
        "leden",
        (
            ("linde-integriteit", "Kort en in gewone taal. Bespreek het in uw eerste teamoverleg."),
            ("lingekant-rvc", "Zo werken bestuur en toezicht samen. Leg het naast uw eigen reglement."),
            ("waterland-treasury", "Wat u zelf mag tekenen en wat niet."),
            ("alblashoek-prestatieafspraken", "Het kan op één vel. Handig voor uw eerste gesprek met de wethouder."),
            ("linde-ondernemingsplan", "Een voorbeeld van een plan dat mensen echt lezen."),
            ("slingebeek-klokkenluiders", "Verplicht, en snel geregeld met deze tekst."),
            ("lingekant-avg", "Wat u moet weten over gegevens van huurders."),
        ),
    ),
    Set(
        "Als de huur niet komt",
        "Voor wie het incassobeleid herziet: van het eerste telefoontje tot het uiterste middel.",
        "zwaan",
        "waterland",
        "leden",
        (
            ("hondsrand-incasso", "Begin hier: eerst bellen."),
            ("bollenhof-incasso", "Hoe incasso en sociaal beheer elkaar vinden."),
            ("eemzijl-brieven", "Vier brieven die u zo kunt gebruiken."),
            ("inlaag-maatwerkhuur", "Voor huurders die echt klem zitten."),
            ("dinkelhof-ontruiming", "Het uiterste middel, en alles wat daarvoor komt."),
        ),
    ),
    Set(
        "Voor nieuwe collega’s van De Linde",
        "Dit leest iedereen die bij ons begint.",
        "lammers",
        "linde",
        "corporatie",
        (
            ("linde-ondernemingsplan", "Waar wij naartoe willen."),
            ("linde-integriteit", ""),
            ("inlaag-schrijfwijzer", "Zo schrijven wij ook."),
            ("linde-mutatie", "Voor wie met verhuizingen werkt."),
        ),
    ),
)


def make(world: World) -> None:
    """Make the sets, and use of the shared documents in the last months as counted by the portal."""
    for item in SETS:
        with transaction.atomic():
            _make_set(world, item)
    _make_use(world)


def _make_set(world: World, item: Set) -> None:
    admin = Gebruiker.objects.voor_verzoek().get(pk=world.beheerder.pk)
    by = world.fresh(item.wie) if item.wie else admin
    owner = world.organisaties[item.organisatie].pk if item.organisatie else None
    gegevens = {"naam": item.naam, "uitleg": item.uitleg, "bereik": item.bereik, "kring": None}
    verzameling = create_verzameling(organisatie_id=owner, gegevens=gegevens, by=by)
    for key, waarom in item.inhoud:
        add_to_set(verzameling, world.documenten[key], toelichting=waarom, by=by)


def _make_use(world: World) -> None:
    """Let members have opened and downloaded each other's documents; the same at every start."""
    members = [row for row in world.organisaties.values() if row.is_lid]
    rows = []
    for key, document in world.documenten.items():
        if not Document.objects.filter(pk=document.pk, bereik="leden").exists():
            continue
        for organisatie in members:
            seed = zlib.crc32(f"{key}:{organisatie.naam}".encode())
            if organisatie.pk == document.organisatie_id or seed % 5 > 1:
                continue
            back = seed // 7 % MAANDEN
            for soort, aantal in (("geopend", 1 + seed // 11 % 6), ("gedownload", seed // 13 % 3)):
                if aantal:
                    rows.append(
                        Gebruik(
                            document=document,
                            organisatie=organisatie,
                            maand=_month(world.today, back),
                            soort=soort,
                            aantal=aantal,
                        )
                    )
    Gebruik.objects.bulk_create(rows)


def _month(today: dt.date, back: int) -> dt.date:
    months = today.year * 12 + today.month - 1 - back
    return dt.date(months // 12, months % 12 + 1, 1)
