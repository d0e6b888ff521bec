"""Who hears what about documents."""

from collections.abc import Iterable

from corporaties.models import Gebruiker
from mkwportal.core.notifications import notify

from ..models import Document, Versie


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


def tell_blocked(versie: Versie, beheerders: Iterable[Gebruiker]) -> None:
    """Tell who sent a file, the contact and the platform admins that it is not handed out (R14).

    The admins hear the number of the document, not its title: they need not see it.
    """
    document, sleutel = versie.document, f"scan-{versie.pk}-{versie.scan_status}-{versie.scan_op:%Y%m%d%H%M%S}"
    if versie.scan_status == versie.Scan.BESMET:
        wat = f"In het bestand van ‘{document}’ (versie {versie.nummer}) vond onze controle een virus."
    else:
        wat = f"Onze viruscontrole kon het bestand van ‘{document}’ (versie {versie.nummer}) niet nakijken."
    notify(
        {versie.door, document.contact},
        soort="scan",
        url=document.get_absolute_url(),
        tekst=f"{wat} Wij delen het niet uit. Voeg een schone versie toe.",
        sleutel=sleutel,
    )
    notify(
        beheerders,
        soort="scan",
        url="/beheer/gezondheid/",
        tekst=f"De viruscontrole houdt document {document.pk} tegen: {versie.scan_vondst or 'te groot'}.",
        sleutel=f"{sleutel}-beheer",
    )
