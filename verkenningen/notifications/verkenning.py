"""What is told about taking part."""

from corporaties.models import Aanstelling, Gebruiker, Organisatie

from ..models import Verkenning
from ._tell import tell


def tell_invited(verkenning: Verkenning, organisatie: Organisatie, *, by: Gebruiker) -> None:
    """Tell the people of a corporation that it was added to the exploration."""
    people = Aanstelling.objects.lopend().filter(organisatie=organisatie, gebruiker__is_active=True)
    people = people.exclude(gebruiker=by).select_related("gebruiker")
    tekst = f"{organisatie.naam} doet mee aan de verkenning {verkenning.naam}."
    receivers = {row.gebruiker_id: row.gebruiker for row in people}.values()
    tell(receivers, tekst, verkenning, f"verkenning-{verkenning.pk}-organisatie-{organisatie.pk}")


def tell_guest(verkenning: Verkenning, gast: Gebruiker) -> None:
    """Tell a guest that there is an exploration to see."""
    tekst = f"U bent te gast bij de verkenning {verkenning.naam}."
    tell([gast], tekst, verkenning, f"verkenning-{verkenning.pk}-gast")


def tell_leader(verkenning: Verkenning, organisatie: Organisatie, wijze: str, *, by: Gebruiker) -> None:
    """Tell the leader that a corporation joined by itself."""
    if verkenning.leider_id != by.pk:
        tekst = f"{organisatie.naam} {wijze}: {verkenning.naam}."
        sleutel = f"verkenning-{verkenning.pk}-{wijze[:12]}-{organisatie.pk}"
        tell([verkenning.leider], tekst, verkenning, sleutel)
