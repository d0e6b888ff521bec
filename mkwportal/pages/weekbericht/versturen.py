"""Sending one digest: once, whatever happens to the job (P2).

The row is claimed before the mail server is spoken to. When the server says "not now", or does not answer, the row is
given back for the next try, which has the same Message-ID. A worker that dies in between leaves the row claimed; its
job is queued again, and core.mail_once knows whether the server may have got the message. If so nobody sends it again:
rather a digest too few, which the health page shows, than two.
"""

import datetime as dt

from django.db.models import F, Q
from django.utils import timezone

from corporaties.models import Gebruiker, Overzichtsbericht, Ritme
from mkwportal.core.mail import new_message_id, render_html, render_mail, send_mail
from mkwportal.core.models import Melding
from mkwportal.core.queue import MailOnzeker

from .. import afmelden
from .inhoud import Bericht, compose

Staat = Overzichtsbericht.Staat
SJABLOON = "pages/mail/overzicht"
VASTGELOPEN = dt.timedelta(hours=1)
VERLATEN = dt.timedelta(seconds=30)  # a job is queued again when its worker was silent for longer
ONZEKER = "De taak stopte tijdens het versturen. Misschien is de mail aangekomen, misschien niet."


def send_digest(pk: int) -> None:
    """Send the digest of this row unless that was done, has nothing left to tell, or may no longer be.

    Raises what the mail server raises when a later try may help; the row then waits again.
    """
    left = Q(staat=Staat.BEZIG, verstuurd_op__lt=timezone.now() - VERLATEN)
    mine = Overzichtsbericht.objects.filter(Q(staat=Staat.WACHT) | left, pk=pk)
    if not mine.update(staat=Staat.BEZIG, verstuurd_op=timezone.now()):
        return
    bericht = Overzichtsbericht.objects.get(pk=pk)
    user = Gebruiker.objects.voor_verzoek().get(pk=bericht.gebruiker_id)
    try:
        staat, reden, meldingen = _send(bericht, user)
    except MailOnzeker:
        _finish(pk, Staat.MISLUKT, ONZEKER)
        return
    except Exception:
        _finish(pk, Staat.WACHT, "")
        raise
    _finish(pk, staat, reden)
    Melding.objects.filter(pk__in=meldingen).update(gemaild_op=timezone.now())


def _send(bericht: Overzichtsbericht, user: Gebruiker) -> tuple[Overzichtsbericht.Staat, str, list[int]]:
    """Return how it went, why not, and the notices that the mail told; sending is the last thing that it does."""
    if not user.heeft_toegang:
        return Staat.VERVALLEN, "Deze persoon heeft geen toegang meer.", []
    if user.overzicht == Ritme.NOOIT:
        return Staat.VERVALLEN, "Deze persoon wil geen overzicht meer.", []
    message = compose(bericht, user, timezone.now())
    if message is None:
        return Staat.VERVALLEN, "Er was niets meer te melden.", []
    reason = deliver(bericht, user, message)
    return (Staat.MISLUKT, reason, []) if reason else (Staat.VERSTUURD, "", message.meldingen)


def deliver(bericht: Overzichtsbericht, user: Gebruiker, message: Bericht) -> str:
    """Hand the mail to the mail server; return "" or why it never will be taken."""
    link = afmelden.link(user)
    context = {"bericht": message, "afmelden": link, "per_week": user.overzicht == Ritme.WEEK}
    subject, text = render_mail(SJABLOON, context)
    html = render_html(SJABLOON, {"onderwerp": subject, **context})
    message_id = new_message_id(f"overzicht-{bericht.periode}-{bericht.pk}")
    host = message_id.rpartition("@")[2].rstrip(">")
    headers = {
        "List-Unsubscribe": f"<{link}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"Overzicht van MKW <overzicht.{host}>",
        "Precedence": "bulk",
    }
    return send_mail(user.email, subject, text, html, headers, message_id=message_id)


def _finish(pk: int, staat: Overzichtsbericht.Staat, reden: str) -> None:
    """Note how it went; who found nothing to send has no moment of sending."""
    sent = F("verstuurd_op") if staat == Staat.VERSTUURD else None
    rows = Overzichtsbericht.objects.filter(pk=pk)
    rows.update(staat=staat, reden=reden, verstuurd_op=sent)
    if staat != Staat.WACHT:
        rows.update(inhoud={})


def give_up_stuck() -> int:
    """Call digests whose job died while sending not delivered, so that they show; return how many."""
    stuck = Overzichtsbericht.objects.filter(staat=Staat.BEZIG, verstuurd_op__lt=timezone.now() - VASTGELOPEN)
    return stuck.update(staat=Staat.MISLUKT, reden=ONZEKER, inhoud={})
