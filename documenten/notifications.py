"""Who hears what about documents."""

from corporaties.models import Gebruiker
from mkwportal.core.notifications import notify

from .models import Document, Versie


def tell_contact(document: Document, *, by: Gebruiker) -> None:
    """Tell somebody that a colleague made them the contact of a document."""
    notify(
        [document.contact],
        soort="contactpersoon",
        url=document.get_absolute_url(),
        tekst=f"{by} maakte u contactpersoon van ‘{document}’.",
        sleutel=f"contact-{document.pk}-{document.revisie}",
    )


def tell_text_failed(versie: Versie) -> None:
    """Tell the person who sent a file that its text could not be read (R12)."""
    notify(
        [versie.door],
        soort="tekst-mislukt",
        url=versie.document.get_absolute_url(),
        tekst=f"Wij konden de tekst van ‘{versie.document}’ niet lezen. {versie.tekst_fout}",
        sleutel=f"tekst-{versie.pk}",
    )
