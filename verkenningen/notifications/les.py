"""What is told about a lesson."""

from corporaties.models import Gebruiker, Organisatie

from ..models import Les
from ._tell import tell


def tell_applied(les: Les, organisatie: Organisatie, *, by: Gebruiker) -> None:
    """Tell who wrote a lesson that a corporation applies it."""
    if les.door_id != by.pk:
        tell(
            [les.door],
            f"{organisatie.naam} past uw les toe: {les.tekst}",
            les,
            f"les-{les.pk}-{organisatie.pk}",
        )
