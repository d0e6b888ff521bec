"""What is told about a visit."""

from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core.templatetags.formats import date_text

from ..models import Bezoek
from ._tell import others, tell


def tell_visit(bezoek: Bezoek, *, by: Gebruiker) -> None:
    """Tell who takes part of a new visit; one that was already made is not told."""
    if bezoek.eindigt_op > timezone.now():
        tekst = f"Nieuw bezoek op {date_text(bezoek.begint_op)} in {bezoek.plaats}: {bezoek.titel}. Gaat u mee?"
        tell(others(bezoek.verkenning, by), tekst, bezoek, f"bezoek-{bezoek.pk}")


def tell_moved(bezoek: Bezoek, *, by: Gebruiker) -> None:
    """Tell who takes part that the visit is at another time, or does not take place."""
    if bezoek.eindigt_op > timezone.now():
        if bezoek.is_afgelast:
            tekst = f"Het bezoek {bezoek.titel} gaat niet door."
        else:
            tekst = f"Het bezoek {bezoek.titel} is nu op {date_text(bezoek.begint_op)}. Kijk of u kunt."
        tell(others(bezoek.verkenning, by), tekst, bezoek, f"bezoek-{bezoek.pk}-{bezoek.revisie}")


def tell_report(bezoek: Bezoek, *, by: Gebruiker) -> None:
    """Tell who takes part, once per visit, that there is something to read."""
    tekst = f"Er is een verslag van het bezoek {bezoek.titel}."
    tell(others(bezoek.verkenning, by), tekst, bezoek, f"verslag-{bezoek.pk}")
