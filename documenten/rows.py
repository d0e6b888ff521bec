"""A row of a list of documents, ready to print: the template of a long list only fills in."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.safestring import SafeString, mark_safe

from corporaties.models import Gebruiker
from mkwportal.core import compiled
from mkwportal.core.search.query import Treffer
from mkwportal.core.templatetags.core_tags import badge, blad

from .models import Document, Overname
from .queries import visibility_key
from .reading import page_words

_BADGE = lru_cache(32)(badge)
_BLAD = lru_cache(32)(blad)
_TEKST = {"geen": "Zonder tekst", "mislukt": "Tekst niet gelezen"}
_SCAN = ("pdf", "png", "jpg")
_BEREIK = {"corporatie": "Alleen eigen corporatie", "kring": "Alleen deelnemers"}


class Regel(NamedTuple):
    """The columns of one row, in the order of _FIELDS."""

    pk: int
    titel: str
    status: str
    samenvatting: str
    bereik: str
    gedeeld_op: dt.datetime | None
    herzien_voor: dt.date | None
    organisatie: str
    plaats: str
    nummer: int | None
    ext: str | None
    versie_van: dt.datetime | None
    tekst_status: str | None
    overgenomen: int = 0


_FIELDS = (
    "pk",
    "titel",
    "status",
    "samenvatting",
    "bereik",
    "gedeeld_op",
    "herzien_voor",
    "organisatie__naam",
    "organisatie__plaats",
    "versie__nummer",
    "versie__ext",
    "versie__gemaakt_op",
    "versie__tekst_status",
    "_overgenomen",
)


class Rij(NamedTuple):
    """What one row shows; for a hit `tekst` is the text around it, `plek` its address, `pagina` its page."""

    url: str
    titel: str
    blad: SafeString
    badges: SafeString
    tekst: str
    eigenaar: str
    versie: str
    overgenomen: str = ""
    plek: str = ""
    pagina: str = ""


def rows_of(documents: QuerySet, user: Gebruiker) -> list[Rij]:
    """Return the rows of these documents in one query, without making objects of them."""
    return [_row(regel, user, timezone.localdate()) for regel in _load(documents, user)]


def hit_rows(user: Gebruiker, hits: Iterable[Treffer], q: str) -> list[Rij]:
    """Return the rows of search hits in their order, with the text around the hit and a link to it."""
    hits, today = list(hits), timezone.localdate()
    wanted = [hit.object_id for hit in hits]
    loaded = compiled.fetch(
        ("documentregels", visibility_key(user)), wanted, lambda: _columns(Document.objects.zichtbaar_voor(user), user)
    )
    found = {regel.pk: regel for regel in map(Regel._make, loaded)}
    term = urlencode({"q": q})
    return [
        _with_hit(_row(regel, user, today), hit, term, regel.ext or "")
        for hit in hits
        if (regel := found.get(hit.object_id))
    ]


def _load(documents: QuerySet, user: Gebruiker) -> Iterator[Regel]:
    return map(Regel._make, _columns(documents, user))


def _columns(documents: QuerySet, user: Gebruiker) -> QuerySet:
    """Return the columns as tuples; how often it was taken over only for members, who may see every corporation."""
    running: Any = Value(0)
    if user.is_lid or user.is_platformbeheerder:
        taken = Overname.objects.lopend().filter(document=OuterRef("pk")).order_by().values("document")
        running = Coalesce(Subquery(taken.annotate(aantal=Count("pk")).values("aantal")), 0)
    return documents.annotate(_overgenomen=running).values_list(*_FIELDS)


def _row(regel: Regel, user: Gebruiker, today: dt.date) -> Rij:
    return Rij(
        f"{_base()}{regel.pk}/",
        regel.titel,
        _BLAD(regel.ext or ""),
        badges_of(regel, user, today),
        regel.samenvatting,
        f"{regel.organisatie}, {regel.plaats}" if regel.plaats else regel.organisatie,
        _version_text(regel),
        f"overgenomen door {regel.overgenomen}" if regel.overgenomen else "",
    )


@lru_cache(1)
def _base() -> str:
    return reverse("documenten:lijst")


def join_fragments(fragmenten: list[str]) -> SafeString:
    """Return the pieces of text around a hit as one line of safe HTML."""
    return mark_safe(" ".join(fragmenten).replace("… …", "…"))  # noqa: S308 - escaped by search


def _with_hit(row: Rij, hit: Treffer, term: str, ext: str) -> Rij:
    """Show the place of the hit; the index may be a moment behind, so an older title is not shown."""
    page = hit.pagina or 0
    return row._replace(
        titel=mark_safe(hit.titel_html) if hit.titel == row.titel else row.titel,  # noqa: S308 - escaped by search
        tekst=join_fragments(hit.fragmenten) or row.tekst,
        plek=f"{row.url}lezen/?{term}{f'#pagina-{page}' if page > 1 else ''}" if hit.fragmenten else "",
        pagina=f"{page_words(ext)[0]} {page}" if page else "",
    )


def badges_of(regel: Regel, user: Gebruiker, today: dt.date) -> SafeString:
    """Return the labels of a document: new for this person, state, overdue for review, no text, for whom."""
    found = []
    if user.vorig_bezoek and regel.gedeeld_op and regel.gedeeld_op > user.vorig_bezoek:
        found.append(_BADGE("Nieuw", "green"))
    if regel.status == "concept":
        found.append(_BADGE("Concept"))
    elif regel.status == "vervallen":
        found.append(_BADGE("Vervallen", "clay"))
    if is_overdue(regel.status, regel.herzien_voor, today):
        found.append(_BADGE("Toe aan herziening", "clay"))
    if regel.tekst_status in _TEKST:
        scan = regel.tekst_status == "geen" and regel.ext in _SCAN
        found.append(_BADGE("Scan zonder tekst" if scan else _TEKST[regel.tekst_status]))
    if regel.bereik != "leden":
        found.append(_BADGE(_BEREIK[regel.bereik]))
    return mark_safe(" ".join(found))  # noqa: S308 - made of escaped labels


def is_overdue(status: str, herzien_voor: dt.date | None, today: dt.date) -> bool:
    """Whether a document should have been reviewed by now (D9)."""
    return bool(herzien_voor and herzien_voor <= today and status != "vervallen")


def _version_text(regel: Regel) -> str:
    """Return "versie 3, september 2026"."""
    if regel.nummer is None:
        return ""
    day = timezone.localtime(regel.versie_van)
    return f"versie {regel.nummer}, {_month(day.month)} {day.year}"


@lru_cache(12)
def _month(number: int) -> str:
    return str(MONTHS[number])
