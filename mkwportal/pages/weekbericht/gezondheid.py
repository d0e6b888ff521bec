"""What the health page shows of the digest, and of mail that no server will take (P3, R12)."""

import datetime as dt

from django.db.models import Count, Q
from django.utils import timezone

from corporaties.models import Overzichtsbericht
from mkwportal.core.health import Bevinding, Staat, check
from mkwportal.core.models import Mailfout
from mkwportal.core.templatetags.formats import date_text, datetime_text, plural_text

TERUG = dt.timedelta(days=14)
TE_LANG = dt.timedelta(hours=26)  # as long as the queue tries
GETOOND = 10
_Staat = Overzichtsbericht.Staat


@check("overzicht", "Overzicht per mail", volgorde=22)
def last_digest() -> Bevinding:
    """Tell when the last digest was made, how many went, and whether some wait too long."""
    last = Overzichtsbericht.objects.order_by("-pk").first()
    if last is None:
        return Bevinding(Staat.ONBEKEND, "Er is nog geen overzicht gemaakt. Dat gebeurt op maandag om zeven uur.")
    late = timezone.now() - TE_LANG
    told = Overzichtsbericht.objects.filter(periode=last.periode).aggregate(
        verstuurd=Count("pk", filter=Q(staat=_Staat.VERSTUURD)),
        wacht=Count("pk", filter=Q(staat__in=(_Staat.WACHT, _Staat.BEZIG))),
        te_lang=Count("pk", filter=Q(staat__in=(_Staat.WACHT, _Staat.BEZIG), gemaakt_op__lt=late)),
        mislukt=Count("pk", filter=Q(staat=_Staat.MISLUKT)),
        leeg=Count("pk", filter=Q(staat__in=(_Staat.LEEG, _Staat.VERVALLEN))),
    )
    lines = [
        f"{plural_text(told['verstuurd'], 'bericht,berichten')} verstuurd",
        f"{told['leeg']} niet verstuurd, want er was niets te melden",
    ]
    if told["wacht"]:
        lines.append(f"{told['wacht']} wachten op versturen")
    if told["mislukt"]:
        lines.append(f"{told['mislukt']} niet bezorgd")
    state = Staat.FOUT if told["te_lang"] else Staat.LET_OP if told["mislukt"] else Staat.GOED
    sentence = f"Het laatste overzicht is van {datetime_text(last.tot)}."
    doen = ""
    if told["te_lang"]:
        sentence += " Er wachten berichten te lang."
        doen = "Kijk hierboven of de worker draait en of de mailserver antwoordt."
    elif told["mislukt"]:
        doen = "Kijk bij Geweigerde mail aan wie, en of het adres nog klopt."
    return Bevinding(state, sentence, tuple(lines), sinds=last.gemaakt_op, doen=doen)


@check("mailfouten", "Geweigerde mail", volgorde=24)
def refused_mail() -> Bevinding:
    """Tell which messages a mail server refused for good in the last two weeks."""
    recent = Mailfout.objects.filter(tijd__gt=timezone.now() - TERUG)
    count = recent.count()
    if not count:
        return Bevinding(Staat.GOED, "De afgelopen twee weken is geen mail geweigerd.")
    lines = [f"{date_text(row.tijd)}: {row.aan}. {row.reden}" for row in recent[:GETOOND]]
    if count > GETOOND:
        lines.append(f"En nog {count - GETOOND} andere.")
    sentence = f"De afgelopen twee weken {'is' if count == 1 else 'zijn'} {plural_text(count, 'bericht,berichten')} "
    return Bevinding(Staat.LET_OP, f"{sentence}geweigerd.", tuple(lines), doen="Kijk bij Leden of het adres nog klopt.")
