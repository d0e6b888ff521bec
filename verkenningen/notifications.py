"""Who hears what about explorations; each line reaches a person once."""

from django.utils import timezone

from corporaties.models import Aanstelling, Gebruiker, Organisatie
from mkwportal.core.notifications import notify
from mkwportal.core.templatetags.formats import date_text

from .models import Bezoek, Les, Verkenning


def tell_visit(bezoek: Bezoek, *, by: Gebruiker) -> None:
    """Tell who takes part of a new visit; one that was already made is not told."""
    if bezoek.eindigt_op > timezone.now():
        tekst = f"Nieuw bezoek op {date_text(bezoek.begint_op)} in {bezoek.plaats}: {bezoek.titel}. Gaat u mee?"
        _tell(_others(bezoek.verkenning, by), tekst, bezoek, f"bezoek-{bezoek.pk}")


def tell_moved(bezoek: Bezoek, *, by: Gebruiker) -> None:
    """Tell who takes part that the visit is at another time, or does not take place."""
    if bezoek.eindigt_op > timezone.now():
        if bezoek.is_afgelast:
            tekst = f"Het bezoek {bezoek.titel} gaat niet door."
        else:
            tekst = f"Het bezoek {bezoek.titel} is nu op {date_text(bezoek.begint_op)}. Kijk of u kunt."
        _tell(_others(bezoek.verkenning, by), tekst, bezoek, f"bezoek-{bezoek.pk}-{bezoek.revisie}")


def tell_report(bezoek: Bezoek, *, by: Gebruiker) -> None:
    """Tell who takes part, once per visit, that there is something to read."""
    tekst = f"Er is een verslag van het bezoek {bezoek.titel}."
    _tell(_others(bezoek.verkenning, by), tekst, bezoek, f"verslag-{bezoek.pk}")


def tell_invited(verkenning: Verkenning, organisatie: Organisatie, *, by: Gebruiker) -> None:
    """Tell the people of a corporation that it was added to the exploration."""
    people = Aanstelling.objects.lopend().filter(organisatie=organisatie, gebruiker__is_active=True)
    people = people.exclude(gebruiker=by).select_related("gebruiker")
    tekst = f"{organisatie.naam} doet mee aan de verkenning {verkenning.naam}."
    receivers = {row.gebruiker_id: row.gebruiker for row in people}.values()
    _tell(receivers, tekst, verkenning, f"verkenning-{verkenning.pk}-organisatie-{organisatie.pk}")


def tell_guest(verkenning: Verkenning, gast: Gebruiker) -> None:
    """Tell a guest that there is an exploration to see."""
    tekst = f"U bent te gast bij de verkenning {verkenning.naam}."
    _tell([gast], tekst, verkenning, f"verkenning-{verkenning.pk}-gast")


def tell_leader(verkenning: Verkenning, organisatie: Organisatie, wijze: str, *, by: Gebruiker) -> None:
    """Tell the leader that a corporation joined by itself."""
    if verkenning.leider_id != by.pk:
        tekst = f"{organisatie.naam} {wijze}: {verkenning.naam}."
        sleutel = f"verkenning-{verkenning.pk}-{wijze[:12]}-{organisatie.pk}"
        _tell([verkenning.leider], tekst, verkenning, sleutel)


def tell_applied(les: Les, organisatie: Organisatie, *, by: Gebruiker) -> None:
    """Tell who wrote a lesson that a corporation applies it."""
    if les.door_id != by.pk:
        _tell(
            [les.door],
            f"{organisatie.naam} past uw les toe: {les.tekst}",
            les,
            f"les-{les.pk}-{organisatie.pk}",
        )


def _others(verkenning: Verkenning, by: Gebruiker):
    return verkenning.mensen().exclude(pk=by.pk)


def _tell(people, tekst: str, over: Verkenning | Bezoek | Les, sleutel: str) -> None:
    notify(people, soort=over._meta.model_name, tekst=tekst, url=over.get_absolute_url(), sleutel=sleutel)
