"""What happens to documents when their contact leaves the corporation (R3, C4)."""

from typing import Any

from django.db.models import F

from corporaties.models import Aanstelling, Gebruiker
from mkwportal.core import stamps
from mkwportal.core.audit import record

from .models import Document
from .services.overnemen import hand_over_takeovers


def hand_over(sender: Any, aanstelling: Aanstelling, opvolger: Gebruiker, by: Gebruiker, **kwargs: Any) -> int:
    """Make the successor contact of the leaver's documents and overnames of this corporation; return how many.

    Runs in the transaction that ends the appointment, with one line in the trail per document. Documents in
    the trash go along: they can come back.
    """
    documents = list(
        Document.objects.select_for_update(of=("self",)).filter(
            organisatie=aanstelling.organisatie_id, contact=aanstelling.gebruiker_id
        )
    )
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
