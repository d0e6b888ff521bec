"""A row of a list of documents, ready to print: the template of a long list only fills in."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.safestring import SafeString, mark_safe

from corporaties.models import Bereik, Gebruiker
from mkwportal.core.search.query import Treffer
from mkwportal.core.templatetags.core_tags import badge, blad

from .models import Document, Status

_BADGE = lru_cache(32)(badge)
_BLAD = lru_cache(32)(blad)
_BEREIK = {Bereik.CORPORATIE: "Alleen eigen corporatie", Bereik.KRING: "Alleen deelnemers"}


class Rij(NamedTuple):
    """What one row shows; `tekst` is the summary, or for a hit the text around it, `plek` its address, `pagina` its page."""

    url: str
    titel: str
    blad: SafeString
    badges: SafeString
    tekst: str
    eigenaar: str
    versie: str
    plek: str = ""
    pagina: int = 0


def rows_of(documents: Iterable[Document], user: Gebruiker) -> list[Rij]:
    """Return the rows of documents that were loaded with for_list()."""
    today, base = timezone.localdate(), reverse("documenten:lijst")
    return [
        Rij(
            f"{base}{document.pk}/",
            document.titel,
            _BLAD(document.versie.ext if document.versie else ""),
            badges_of(document, user, today),
            document.samenvatting,
            ", ".join(filter(None, (document.organisatie.naam, document.organisatie.plaats))),
            version_text(document),
        )
        for document in documents
    ]


def hit_rows(user: Gebruiker, hits: Iterable[Treffer], q: str) -> list[Rij]:
    """Return the rows of search hits in their order, with the place in the text and a link that marks the term."""
    hits = list(hits)
    documents = Document.objects.zichtbaar_voor(user).for_list().in_bulk([hit.object_id for hit in hits])
    shown = [(hit, documents[hit.object_id]) for hit in hits if hit.object_id in documents]
    rows = rows_of((document for _, document in shown), user)
    term = urlencode({"q": q})
    return [_with_hit(row, hit, term) for row, (hit, _) in zip(rows, shown, strict=True)]


def _with_hit(row: Rij, hit: Treffer, term: str) -> Rij:
    """Show the place of the hit; the index may be a moment behind, so an older title is not shown."""
    page = hit.pagina or 0
    return row._replace(
        titel=mark_safe(hit.titel_html) if hit.titel == row.titel else row.titel,  # noqa: S308 - escaped by search
        tekst=mark_safe(" ".join(hit.fragmenten)) or row.tekst,  # noqa: S308 - escaped by search
        plek=f"{row.url}lezen/?{term}{f'#pagina-{page}' if page > 1 else ''}" if hit.fragmenten else "",
        pagina=page,
    )


def badges_of(document: Document, user: Gebruiker, today: dt.date) -> SafeString:
    """Return the labels of a document: new for this person, state, overdue for review, for whom."""
    found = []
    if user.vorig_bezoek and document.gedeeld_op and document.gedeeld_op > user.vorig_bezoek:
        found.append(_BADGE("Nieuw", "green"))
    if document.status == Status.CONCEPT:
        found.append(_BADGE("Concept"))
    elif document.status == Status.VERVALLEN:
        found.append(_BADGE("Vervallen", "clay"))
    if is_overdue(document, today):
        found.append(_BADGE("Toe aan herziening", "clay"))
    if document.bereik != Bereik.LEDEN:
        found.append(_BADGE(_BEREIK[Bereik(document.bereik)]))
    return mark_safe(" ".join(found))  # noqa: S308 - made of escaped labels


def is_overdue(document: Document, today: dt.date) -> bool:
    """Whether the document should have been reviewed by now (D9)."""
    due = document.herzien_voor
    return bool(due and due <= today and document.status != Status.VERVALLEN)


def version_text(document: Document) -> str:
    """Return "versie 3, september 2026"."""
    if document.versie is None:
        return ""
    day = timezone.localtime(document.versie.gemaakt_op)
    return f"versie {document.versie.nummer}, {_month(day.month)} {day.year}"


@lru_cache(12)
def _month(number: int) -> str:
    return str(MONTHS[number])
