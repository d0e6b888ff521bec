"""Choosing documents of the library: search in what one may see, and say who will not see them."""

from collections.abc import Iterable

from corporaties.models import Bereik, Gebruiker
from documenten.models import Document
from mkwportal.core.numbers import whole_number
from mkwportal.core.search.query import search

from .models import Verkenning

MEESTE_GEVONDEN = 8


def search_documents(gebruiker: Gebruiker, vraag: str) -> list[Document]:
    """Return the documents that fit best, at most eight; a blank question gives the newest."""
    found = search(
        vraag[:200], zichtbaar={"document": Document.objects.zichtbaar_voor(gebruiker)}, limit=MEESTE_GEVONDEN
    )
    rows = Document.objects.zichtbaar_voor(gebruiker).for_list().in_bulk([hit.object_id for hit in found.treffers])
    return [rows[hit.object_id] for hit in found.treffers if hit.object_id in rows]


def choosable(gebruiker: Gebruiker, chosen: Iterable[str], found: Iterable[int]) -> list[Document]:
    """Return the chosen documents and then the found ones, as far as this person may see them."""
    picked = [pk for raw in chosen if (pk := whole_number(raw)) is not None]
    order = list(dict.fromkeys([*picked, *found]))
    rows = Document.objects.zichtbaar_voor(gebruiker).select_related("organisatie", "kring").in_bulk(order)
    return [rows[pk] for pk in order if pk in rows]


def hidden_for(document: Document, verkenning: Verkenning) -> str:
    """Return a warning when not everybody who sees the exploration sees this document, "" when all do."""
    if document.bereik == Bereik.LEDEN:
        return ""
    if document.bereik == Bereik.KRING:
        if document.kring_id == verkenning.kring_id and verkenning.bereik == Bereik.KRING:
            return ""
        return f"Alleen te zien voor deelnemers van {document.kring.naam}. Voor anderen staat het er niet."
    return f"Alleen te zien bij {document.organisatie.naam}. Voor anderen staat het er niet."
