"""How long addresses of hosts and of who was quoted stay, and what a phone keeps (C8)."""

import datetime as dt

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from mkwportal.core import retention
from mkwportal.core.retention import Termijn

from .models import Citaat, Voorlegging

GASTHEER, CITAAT = 180, 365
VERGETEN = "@vergeten.invalid"


def _hosts(moment: dt.datetime) -> QuerySet:
    """Return the hosts whose link stopped working long ago and whose address is still there."""
    rows = Voorlegging.objects.filter(gestuurd_op__lt=moment - dt.timedelta(days=GASTHEER))
    return rows.exclude(email__endswith=VERGETEN)


def forget_hosts(moment: dt.datetime) -> int:
    """Replace the addresses of hosts; their name and what they said stay with the report."""
    email = Concat(Value("gastheer-"), Cast(F("pk"), CharField()), Value(VERGETEN))
    return _hosts(moment).update(email=email)


def _quoted(moment: dt.datetime) -> QuerySet:
    before = moment - dt.timedelta(days=CITAAT)
    asked = Q(antwoord_op__lt=before) | Q(antwoord_op=None, gevraagd_op__lt=before)
    return Citaat.objects.filter(asked).exclude(email="")


retention.register(
    Termijn(
        naam="gastheren",
        wat="E-mailadres van een gastheer die een verslag las",
        dagen=GASTHEER,
        waarom="De link zelf werkt 30 dagen. De naam en het antwoord blijven bij het verslag.",
        verlopen=_hosts,
        wis=forget_hosts,
        volgorde=45,
    )
)
retention.register(
    Termijn(
        naam="geciteerden",
        wat="E-mailadres van wie werd geciteerd",
        dagen=CITAAT,
        vanaf="na de vraag of het antwoord",
        waarom="Om toestemming te vragen. De toestemming zelf blijft bij het citaat.",
        verlopen=_quoted,
        wis=lambda moment: _quoted(moment).update(email=""),
        volgorde=46,
    )
)
retention.register(
    Termijn(
        naam="concepten",
        wat="Concepten op uw eigen apparaat die u niet verstuurde",
        dagen=180,
        waarom="Zo verliest u geen aantekeningen. Ze staan alleen in uw browser.",
        taak="uw browser",
        volgorde=90,
    )
)
retention.register(
    Termijn(
        naam="bezoeken-op-telefoon",
        wat="Het programma van uw bezoeken op uw telefoon",
        dagen=14,
        vanaf="zonder contact met het portaal",
        waarom="Zo werkt het verslag ook zonder bereik.",
        taak="uw browser",
        volgorde=91,
    )
)
