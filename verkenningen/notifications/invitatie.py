"""Who hears what about an honest invitation: the invited person, and of the answer only who invited."""

from mkwportal.core.models import Melding
from mkwportal.core.notifications import notify

from ..models import Invitatie

_ZEGT = {
    Invitatie.Antwoord.MEE: "doet mee",
    Invitatie.Antwoord.AARZEL: "aarzelt nog",
    Invitatie.Antwoord.NODIG: "heeft eerst iets nodig",
    Invitatie.Antwoord.NEE: "doet nu niet mee",
}


def asked_key(invitatie: Invitatie, *, again: bool = False) -> str:
    """Return the key of the notice, under which the mail is sent once."""
    return f"invitatie-{invitatie.pk}-herinnering" if again else f"invitatie-{invitatie.pk}"


def tell_asked(invitatie: Invitatie, *, again: bool = False) -> None:
    """Tell the invited person what they are asked to."""
    what = "vraagt nog eens" if again else "nodigt u uit"
    notify(
        [invitatie.gebruiker],
        soort="uitnodiging",
        tekst=f"{invitatie.door} {what}: {invitatie.waartoe}",
        url=invitatie.get_absolute_url(),
        sleutel=asked_key(invitatie, again=again),
    )


def take_back_asked(invitatie: Invitatie) -> None:
    """Take the lines to the invited person back as long as they were not read."""
    keys = [asked_key(invitatie), asked_key(invitatie, again=True)]
    Melding.objects.filter(ontvanger=invitatie.gebruiker, sleutel__in=keys, gelezen_op=None).delete()


def tell_inviter(invitatie: Invitatie) -> None:
    """Tell who invited, and nobody else, what the answer is; an answer that came back is news again."""
    who = f"{invitatie.gebruiker} ({invitatie.organisatie})" if invitatie.organisatie else str(invitatie.gebruiker)
    line = f"{who} {_ZEGT[Invitatie.Antwoord(invitatie.antwoord)]}: {invitatie.nodig or invitatie.waartoe}"
    notify(
        [invitatie.door],
        soort="uitnodiging-antwoord",
        tekst=line,
        url=invitatie.overzicht_url,
        sleutel=f"invitatie-{invitatie.pk}-antwoord-{invitatie.beantwoord_op:%Y%m%d%H%M%S%f}",
    )
