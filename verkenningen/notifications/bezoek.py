"""What is told about a visit."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core.templatetags.formats import date_text

from ..models import Bezoek
from ..tijden import when_text
from ._tell import others, tell


def tell_visit(bezoek: Bezoek, *, by: Gebruiker) -> None:
    """Tell who takes part of a new visit; one that was already made is not told."""
    if bezoek.eindigt_op > timezone.now():
        tekst = f"Nieuw bezoek op {date_text(bezoek.begint_op)} in {bezoek.plaats}: {bezoek.titel}. Gaat u mee?"
        tell(others(bezoek.verkenning, by), tekst, bezoek, f"bezoek-{bezoek.pk}")


def tell_moved(bezoek: Bezoek, *, by: Gebruiker) -> None:
    """Tell who takes part that the visit is at another time or place, or does not take place."""
    if bezoek.eindigt_op > timezone.now():
        if bezoek.is_afgelast:
            tekst = f"Het bezoek {bezoek.titel} gaat niet door."
        else:
            tekst = f"Het bezoek {bezoek.titel} is nu op {when_text(bezoek)} in {bezoek.plaats}. Kijk of u kunt."
        tell(others(bezoek.verkenning, by), tekst, bezoek, f"bezoek-{bezoek.pk}-{bezoek.revisie}")


def tell_report_due(bezoek: Bezoek, people: Iterable[Gebruiker], *, url: str) -> str:
    """Ask these people, once per visit, to write its report at `url`; return the key of the notice."""
    sleutel = f"verslag-gevraagd-{bezoek.pk}"
    tekst = f"Van het bezoek {bezoek.titel} op {date_text(bezoek.begint_op)} is nog geen verslag. Schrijft u het op?"
    tell(people, tekst, bezoek, sleutel, url=url)
    return sleutel


def tell_report(bezoek: Bezoek, *, by: Gebruiker) -> None:
    """Tell who takes part, once per visit, that there is something to read."""
    tekst = f"Er is een verslag van het bezoek {bezoek.titel}."
    tell(others(bezoek.verkenning, by), tekst, bezoek, f"verslag-{bezoek.pk}")


def tell_looked_back(bezoek: Bezoek, *, by: Gebruiker) -> None:
    """Tell the leader, once per visit, that people said what they want next."""
    if bezoek.verkenning.leider_id != by.pk:
        tekst = f"Er zijn antwoorden na het bezoek {bezoek.titel}: wat willen wij nu weten, en hoe nu verder?"
        url = reverse("verkenningen:terugblik", args=[bezoek.pk])
        tell([bezoek.verkenning.leider], tekst, bezoek, f"terugblik-{bezoek.pk}", url=url)
