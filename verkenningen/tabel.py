"""The lists of this app as tables to take along (P5): their headings and rows."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from mkwportal.core.templatetags.formats import plural_text

from .lab import Moment
from .models import Bezoek, Les, Verkenning, Vraagstuk

VERKENNINGEN = (
    "Leidende vraag", "Naam", "Stand", "Van", "Projectleider", "Organisaties die meedoen", "Volgend bezoek",
    "Laatst gewijzigd", "Adres",
)  # fmt: skip
LESSEN = (
    "Les", "Soort", "Thema’s", "Verkenning", "Bezoek", "Corporaties die dit herkennen", "Corporaties die dit toepassen",
    "Staat in document", "Gemaakt op", "Adres",
)  # fmt: skip

VRAAGSTUKKEN = (
    "Vraag", "Stand", "Thema’s", "Van", "Gevraagd door", "Corporaties die aansluiten", "Corporaties die meeluisteren",
    "Verkenning", "Wat kwam eruit", "Gevraagd op", "Adres",
)  # fmt: skip

BEZOEKEN = (
    "Bezoek", "Verkenning", "Begint", "Eindigt", "Plaats", "Ontvangen door", "Stand", "Aanwezig", "Lessen", "Adres",
)  # fmt: skip
LAB = ("Moment", "Inhoud", "Werkrelatie", "Organisaties", "Hoe het ging")


def bezoek_rows(bezoeken: QuerySet[Bezoek]) -> Iterator[tuple[Any, ...]]:
    """Yield a line per visit of for_list()."""
    for b in bezoeken.iterator(500):
        yield (
            b.titel, b.verkenning.naam, b.begint_op, b.eindigt_op, b.plaats, b.ontvanger, b.get_status_display(),
            b.aantal_aanwezig, b.aantal_lessen, settings.BASE_URL + b.get_absolute_url(),
        )  # fmt: skip


def lab_rows(momenten: Iterable[Moment]) -> Iterator[tuple[Any, ...]]:
    """Yield a line per moment of a praktijklab, what all say together, as the table under its drawing."""
    for m in momenten:
        yield (m.dag, m.inhoud_tekst, m.relatie_tekst, m.organisaties, m.zin or "Eerste moment.")


def verkenning_rows(rows: QuerySet[Verkenning]) -> Iterator[tuple[Any, ...]]:
    """Yield a line per exploration of for_list()."""
    for v in rows.iterator(500):
        yield (
            v.vraag, v.naam, v.get_status_display(), v.organisatie.naam, v.leider.naam, v.aantal_deelnemers,
            v.volgend_op, v.gewijzigd_op, settings.BASE_URL + v.get_absolute_url(),
        )  # fmt: skip


def les_rows(lessen: Iterable[Les]) -> Iterator[tuple[Any, ...]]:
    """Yield a line per lesson of for_list()."""
    for les in lessen:
        yield (
            les.tekst, les.get_soort_display(), ", ".join(thema["naam"] for thema in les.thema_lijst),
            les.verkenning.naam, les.bezoek.titel if les.bezoek else "", les.herkend, les.toegepast,
            "; ".join(map(_waar, les.opgenomen)), les.gemaakt_op, settings.BASE_URL + les.get_absolute_url(),
        )  # fmt: skip


def _waar(rij: dict[str, Any]) -> str:
    return f"{rij['titel']}, versie {rij['nummer']} ({rij['van']})"


def vraagstuk_rows(vraagstukken: Iterable[Vraagstuk]) -> Iterator[tuple[Any, ...]]:
    """Yield a line per question of for_list()."""
    for v in vraagstukken:
        yield (
            v.vraag, v.stand.label, ", ".join(thema["naam"] for thema in v.thema_lijst), v.organisatie.naam,
            v.steller.naam, v.sluiten_aan, v.luisteren, v.verkenning_naam or "", v.uitkomst, v.gemaakt_op,
            settings.BASE_URL + v.get_absolute_url(),
        )  # fmt: skip


def rest_row(left: int) -> tuple[str]:
    """Return the last line of a table that does not hold every hit of a search."""
    return (f"En nog {plural_text(left, 'les,lessen')}. Gebruik meer woorden of een filter.",)
