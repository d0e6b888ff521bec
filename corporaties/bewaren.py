"""How long invitations, devices, digests and own data stay (C8)."""

import datetime as dt

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet

from mkwportal.core import retention
from mkwportal.core.retention import Termijn

from .apparaten import BEWAARD
from .inzage import BEWAARDAGEN, tidy_inzagen
from .models import BekendApparaat, Import, Inzage, Overzichtsbericht, Uitnodiging

UITNODIGING = 180


def _devices(moment: dt.datetime) -> QuerySet:
    """Return the devices whose session is over."""
    live = Session.objects.filter(expire_date__gte=moment)
    return UserSession.objects.exclude(session_key__in=live.values("session_key"))


def _invitations(moment: dt.datetime) -> QuerySet:
    """Return the invitations that were used, taken back or expired that long ago."""
    before = moment - dt.timedelta(days=UITNODIGING)
    ended = Q(gebruikt_op__lt=before) | Q(ingetrokken_op__lt=before)
    return Uitnodiging.objects.filter(ended | Q(gebruikt_op=None, ingetrokken_op=None, verloopt_op__lt=before))


retention.register(
    Termijn(
        naam="apparaten",
        wat="Op welk apparaat u was ingelogd (soort en IP-adres)",
        dagen=14,
        vanaf="na het laatste gebruik",
        waarom="U ziet zelf waar u bent ingelogd.",
        verlopen=_devices,
        volgorde=11,
    )
)
retention.register(
    Termijn(
        naam="browsers",
        wat="Aan welke browser wij u herkennen (een willekeurig kenmerk)",
        dagen=BEWAARD.days,
        vanaf="na het laatste gebruik",
        waarom="Zo hoort u het als iemand met een andere browser inlogt.",
        verlopen=lambda moment: BekendApparaat.objects.filter(gezien_op__lt=moment - BEWAARD),
        taak="corporaties.forget_devices",
        volgorde=12,
    )
)
retention.register(
    Termijn(
        naam="uitnodigingen",
        wat="Uitnodigingen die gebruikt, ingetrokken of verlopen zijn",
        dagen=UITNODIGING,
        waarom="Zolang kan de beheerder zien wie er is uitgenodigd.",
        verlopen=_invitations,
        volgorde=40,
    )
)
retention.register(
    Termijn(
        naam="overzichten",
        wat="Welk overzicht u per mail kreeg",
        dagen=400,
        waarom="Zo krijgt u hetzelfde nieuws niet twee keer.",
        verlopen=lambda moment: Overzichtsbericht.objects.filter(tot__lt=moment - dt.timedelta(days=400)),
        volgorde=50,
    )
)
retention.register(
    Termijn(
        naam="inzage",
        wat="De zip met uw eigen gegevens",
        dagen=BEWAARDAGEN,
        waarom="U kunt altijd een nieuwe maken.",
        verlopen=lambda moment: Inzage.objects.filter(
            stand=Inzage.Stand.KLAAR, klaar_op__lt=moment - dt.timedelta(days=BEWAARDAGEN)
        ),
        wis=tidy_inzagen,
        volgorde=42,
    )
)
retention.register(
    Termijn(
        naam="imports",
        wat="Lijsten met mensen die een beheerder inlas",
        dagen=Import.BEWAARD.days,
        waarom="Zolang kan de beheerder nakijken wat er met elke regel gebeurde.",
        verlopen=lambda moment: Import.objects.filter(gemaakt_op__lt=moment - Import.BEWAARD),
        taak="corporaties.forget_imports",
        volgorde=43,
    )
)
