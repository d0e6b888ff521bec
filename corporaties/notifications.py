"""Who hears what of invitations and appointments."""

from django.urls import reverse

from mkwportal.core.notifications import notify

from .models import Aanstelling, Gebruiker, Rol, Uitnodiging


def invitation_accepted(uitnodiging: Uitnodiging, gebruiker: Gebruiker) -> None:
    """Tell the inviter that the invitation was accepted; who left does not hear it, the admins of today do."""
    notify(
        _inviters(uitnodiging),
        soort="uitnodiging",
        tekst=f"{gebruiker} heeft uw uitnodiging voor {uitnodiging.waarvoor} aangenomen.",
        url=gebruiker.get_absolute_url(),
        sleutel=f"uitnodiging-aangenomen-{uitnodiging.pk}",
    )


def invitation_refused(uitnodiging: Uitnodiging) -> None:
    """Tell the inviter that the mail server of the invited person refused the mail."""
    notify(
        _inviters(uitnodiging),
        soort="uitnodiging",
        tekst=f"De uitnodiging aan {uitnodiging.email} kwam niet aan. Kijk het adres na.",
        url=f"{reverse('corporaties:uitnodigingen')}?staat=geweigerd",
        sleutel=f"uitnodiging-geweigerd-{uitnodiging.pk}-{uitnodiging.token_hash[:16]}",
    )


def _inviters(uitnodiging: Uitnodiging) -> list[Gebruiker]:
    inviter = Gebruiker.objects.get_for_request(uitnodiging.door_id)
    if inviter is not None and inviter.heeft_toegang:
        return [inviter]
    admins = Aanstelling.objects.lopend().filter(organisatie=uitnodiging.organisatie_id, rol=Rol.CORPORATIEBEHEERDER)
    active = Gebruiker.objects.filter(is_active=True)
    return list(active.filter(pk__in=admins.values("gebruiker"))) or list(active.filter(is_platformbeheerder=True))


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
