"""Who hears what of invitations and appointments."""

from django.urls import reverse

from mkwportal.core.notifications import notify

from .models import Aanstelling, Gebruiker, Uitnodiging


def invitation_accepted(uitnodiging: Uitnodiging, gebruiker: Gebruiker) -> None:
    """Tell the inviter that the invitation was accepted."""
    notify(
        [uitnodiging.door],
        soort="uitnodiging",
        tekst=f"{gebruiker} heeft uw uitnodiging voor {uitnodiging.waarvoor} aangenomen.",
        url=gebruiker.get_absolute_url(),
        sleutel=f"uitnodiging-aangenomen-{uitnodiging.pk}",
    )


def appointment_ended(aanstelling: Aanstelling, opvolger: Gebruiker, moved: int) -> None:
    """Tell the successor that questions come to them now; silent when there was nothing to hand over."""
    if not moved:
        return
    notify(
        [opvolger],
        soort="opvolging",
        tekst=f"{aanstelling.gebruiker} stopt bij {aanstelling.organisatie}. U bent nu contactpersoon.",
        url=f"{reverse('documenten:lijst')}?corporatie={aanstelling.organisatie_id}",
        sleutel=f"opvolging-{aanstelling.pk}-{opvolger.pk}",
    )
