"""What happens to documents when their contact leaves the corporation (R3, C4)."""

from typing import Any

from django.db.models import F, QuerySet

from corporaties.models import Aanstelling, Gebruiker
from corporaties.overdracht import Telling
from mkwportal.core import stamps
from mkwportal.core.audit import record

from .models import Document, Overname, Vraag
from .services.overnemen import hand_over_takeovers


def hand_over(sender: Any, aanstelling: Aanstelling, opvolger: Gebruiker, by: Gebruiker, **kwargs: Any) -> int:
    """Make the successor contact of the leaver's documents and overnames of this corporation; return how many.

    Runs in the transaction that ends the appointment, with one line in the trail per document. Documents in
    the trash go along: they can come back. Open questions and reviews go along with the document.
    """
    documents = list(_documents(aanstelling).select_for_update(of=("self",), no_key=True))
    for document in documents:
        record(
            "contactpersoon gewijzigd",
            document,
            by=by,
            voor={"contactpersoon": str(aanstelling.gebruiker)},
            na={"contactpersoon": str(opvolger)},
        )
    moved = Document.objects.filter(pk__in=[document.pk for document in documents])
    moved.update(contact=opvolger, revisie=F("revisie") + 1)
    taken = hand_over_takeovers(aanstelling.organisatie_id, van=aanstelling.gebruiker, naar=opvolger, by=by)
    if documents:
        stamps.touch("documenten")
    return len(documents) + taken


def count_tasks(sender: Any, aanstelling: Aanstelling, **kwargs: Any) -> list[Telling]:
    """Return what the successor would get: documents, with their open questions and reviews, and overnames."""
    documents = _documents(aanstelling)
    questions = Vraag.objects.open().filter(document__in=documents.filter(verwijderd_op=None))
    taken = Overname.objects.filter(organisatie=aanstelling.organisatie_id, contact=aanstelling.gebruiker_id)
    return [
        Telling("document,documenten", documents.count(), "de opvolger wordt contactpersoon"),
        Telling("open vraag,open vragen", questions.count(), "de opvolger krijgt ze bij Vandaag"),
        Telling(
            "document met een datum om te herzien,documenten met een datum om te herzien",
            documents.filter(verwijderd_op=None, herzien_voor__isnull=False).count(),
            "de opvolger krijgt de herinnering",
        ),
        Telling("overgenomen document,overgenomen documenten", taken.count(), "de opvolger hoort van nieuwe versies"),
    ]


def _documents(aanstelling: Aanstelling) -> QuerySet[Document]:
    return Document.objects.filter(organisatie=aanstelling.organisatie_id, contact=aanstelling.gebruiker_id)
