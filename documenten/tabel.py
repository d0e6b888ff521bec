"""The list as a table: on a wide screen, and as a file to take along (P5)."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from corporaties.models import Gebruiker, Thema
from mkwportal.core.templatetags.formats import plural_text

from . import queries
from .models import Document, Soort, Status
from .queries import Keuze, Keuzelijsten

MOST_HITS = 2000  # of a search in one file; a list without a search term goes out whole
_AT_ONCE = 100
KOPPEN = (
    "Titel", "Soort", "Corporatie", "Plaats", "Thema’s", "Status", "Jaar", "Versie", "Bestand", "Pagina’s",
    "Vastgesteld op", "Vastgesteld door", "Herzien vóór", "Gedeeld op", "Laatst gewijzigd", "Contactpersoon",
    "E-mailadres", "Samenvatting", "Adres",
)  # fmt: skip
_FIELDS = (
    "pk", "titel", "soort", "organisatie__naam", "organisatie__plaats", "_themas", "status", "jaar", "versie__nummer",
    "versie__ext", "versie__paginas", "vastgesteld_op", "vastgesteld_door", "herzien_voor", "gedeeld_op",
    "gewijzigd_op", "contact__voornaam", "contact__tussenvoegsel", "contact__achternaam", "contact__email",
    "samenvatting",
)  # fmt: skip
_SOORT, _STATUS = dict(Soort.choices), dict(Status.choices)


class TabelRij(NamedTuple):
    """What one row of the table on the screen shows."""

    url: str
    titel: str
    soort: str
    organisatie: str
    themas: str
    status: str
    versie: int | None
    gewijzigd_op: dt.datetime
    herzien_voor: dt.date | None


def rows_of(documents: QuerySet) -> list[TabelRij]:
    """Return the rows of these documents for the screen, in one query."""
    fields = (
        "pk",
        "titel",
        "soort",
        "organisatie__naam",
        "_themas",
        "status",
        "versie__nummer",
        "gewijzigd_op",
        "herzien_voor",
    )
    return [
        TabelRij(
            Document(pk=pk).get_absolute_url(),
            titel,
            _SOORT[soort],
            naam,
            ", ".join(themas),
            _STATUS[status],
            versie,
            gewijzigd,
            herzien,
        )
        for pk, titel, soort, naam, themas, status, versie, gewijzigd, herzien in _with_themas(documents).values_list(
            *fields
        )
    ]


def hit_rows(user: Gebruiker, ids: list[int]) -> list[TabelRij]:
    """Return the rows of search hits, in their order."""
    found = {row.url: row for row in rows_of(Document.objects.zichtbaar_voor(user).filter(pk__in=ids).order_by())}
    return [row for pk in ids if (row := found.get(Document(pk=pk).get_absolute_url()))]


def file_rows(user: Gebruiker, keuze: Keuze, lists: Keuzelijsten) -> Iterator[tuple[Any, ...]]:
    """Yield the rows under KOPPEN of everything that the list shows for this state, in its order.

    A search gives at most MOST_HITS; a last line then says how many more there are.
    """
    if not keuze.q:
        documents = _with_themas(queries.documents(user, keuze, lists)).values_list(*_FIELDS)
        yield from map(_file_row, documents.iterator(1000))
        return
    number, told = 1, 0
    while True:
        found = queries.find(user, keuze, lists, page=number, per_page=_AT_ONCE, fragmenten=False)
        ids = [hit.object_id for hit in found.treffers]
        visible = _with_themas(Document.objects.zichtbaar_voor(user).filter(pk__in=ids).order_by())
        rows = {values[0]: values for values in visible.values_list(*_FIELDS)}
        yield from (_file_row(rows[pk]) for pk in ids if pk in rows)
        told, number = told + len(ids), number + 1
        if len(ids) < _AT_ONCE:
            return
        if told >= MOST_HITS:
            if found.totaal > told:
                rest = plural_text(found.totaal - told, "document,documenten")
                yield (f"En nog {rest}. Gebruik meer woorden of een filter.",)
            return


def _with_themas(documents: QuerySet) -> QuerySet:
    themas = Thema.objects.filter(documenten=OuterRef("pk")).order_by("volgorde", "naam")
    return documents.annotate(_themas=ArraySubquery(themas.values("naam")))


def _file_row(values: tuple[Any, ...]) -> tuple[Any, ...]:
    pk, titel, soort, naam, plaats, themas, status, *rest = values
    jaar, versie, ext, paginas, op, door, herzien, gedeeld, gewijzigd, voor, tussen, achter, email, samenvatting = rest
    return (
        titel, _SOORT[soort], naam, plaats, ", ".join(themas), _STATUS[status], jaar, versie, (ext or "").upper(),
        paginas, op, door, herzien, gedeeld, gewijzigd, " ".join(filter(None, (voor, tussen, achter))), email,
        samenvatting, f"{settings.BASE_URL}{Document(pk=pk).get_absolute_url()}",
    )  # fmt: skip
