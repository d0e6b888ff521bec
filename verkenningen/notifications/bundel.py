"""What is told about a bundle."""

from corporaties.models import Gebruiker

from ..models import Bundel
from ._tell import others, tell


def tell_bundle(bundel: Bundel, *, by: Gebruiker) -> None:
    """Tell who takes part, once per bundle, that it can be read."""
    verkenning = bundel.verkenning
    tekst = f"De bundel ‘{bundel.titel}’ van de verkenning {verkenning.naam} staat klaar om te lezen."
    tell(others(verkenning, by), tekst, verkenning, f"bundel-{bundel.pk}", url=bundel.get_absolute_url())
