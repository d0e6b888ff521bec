"""What the host thinks of a part of the report, in words, and the mail that asks for it (V7)."""

import datetime as dt
from typing import Any, NamedTuple

from django.utils import timezone

from mkwportal.core.links import personal_link
from mkwportal.core.mail import new_message_id, render_html, render_mail, send_mail
from mkwportal.core.templatetags.formats import date_text

from .models import Bezoek, Citaat, Oordeel, VerslagDeel, Voorlegging

DAGEN = 30  # that a link to the report or the mirror works
LINK_VERSLAG, LINK_SPIEGEL = "verkenningen:gastheer-link", "verkenningen:spiegel-link"
LINK_CITAAT = "verkenningen:citaat-link"


class Stand(NamedTuple):
    """Where a part stands with the host; `soort` is the kind of status to show, `zin` one sentence."""

    mag_delen: bool
    kort: str
    soort: str
    zin: str
    opmerking: str = ""


NO_HOST = Stand(True, "", "neutral", "")
NOT_ASKED = Stand(False, "Niet voorgelegd", "neutral", "De gastheer heeft deze tekst nog niet gezien.")


def host_state(deel: VerslagDeel, bezoek: Bezoek) -> Stand:
    """Return where a part (from met_gastheer()) stands: an objection weighs most, then a yes to this very text."""
    if not deel.gastheer:
        return NOT_ASKED if bezoek.ontvanger else NO_HOST
    return min((_state(row, deel.revisie) for row in deel.gastheer), key=lambda found: found[0])[1]


def _state(row: dict[str, Any], revisie: int) -> tuple[int, Stand]:
    """Return what one host said, with its weight (0 weighs most)."""
    naam, versie = row["naam"], _day(row["versie_op"])
    now = row["revisie"] == revisie
    changed = "" if now else " De tekst is daarna gewijzigd. Stuur hem opnieuw."
    if row["oordeel"] == Oordeel.ANDERS:
        zin = f"{naam} wil de versie van {versie} graag anders.{changed}"
        return (0 if now else 3), Stand(False, "Graag anders", "warning", zin, row["opmerking"])
    if row["oordeel"] == Oordeel.AKKOORD:
        zin = f"{naam} heeft het gezien en is akkoord met de versie van {versie}.{changed}"
        if now:
            return 1, Stand(True, "Gastheer akkoord", "safe", zin, row["opmerking"])
        return 4, Stand(False, "Gewijzigd na akkoord", "warning", zin, row["opmerking"])
    zin = f"{naam} kreeg de versie van {versie} op {_day(row['gestuurd_op'])} en gaf nog geen antwoord.{changed}"
    return 2, Stand(False, "Bij de gastheer", "neutral", zin)


def _day(moment: str) -> str:
    return date_text(dt.datetime.fromisoformat(moment))


def send_voorlegging(voorlegging_id: int) -> None:
    """Mail a host its personal link, unless it was revoked."""
    rows = Voorlegging.objects.select_related("bezoek__verkenning__leider", "door")
    voorlegging = rows.filter(pk=voorlegging_id, ingetrokken_op=None).first()
    if voorlegging is None:
        return
    view = LINK_SPIEGEL if voorlegging.soort == Voorlegging.Soort.SPIEGEL else LINK_VERSLAG
    tot = timezone.localdate() + dt.timedelta(days=DAGEN)
    context = {"voorlegging": voorlegging, "bezoek": voorlegging.bezoek, "tot": tot}
    _send(
        voorlegging.email,
        f"verkenningen/mail/{voorlegging.soort}",
        context | {"link": personal_link(view, voorlegging.pk)},
        f"voorlegging-{voorlegging.pk}",
        voorlegging.gestuurd_op,
    )


def send_citaat(citaat_id: int) -> None:
    """Mail who was quoted a personal link to say yes or no, unless the quote is gone or was changed since."""
    rows = Citaat.objects.select_related("bezoek__verkenning__leider", "door")
    citaat = rows.filter(pk=citaat_id, gevraagd_op__isnull=False).exclude(email="").first()
    if citaat is not None:
        context = {"citaat": citaat, "bezoek": citaat.bezoek, "link": citaat_link(citaat)}
        _send(citaat.email, "verkenningen/mail/citaat", context, f"citaat-{citaat.pk}", citaat.gevraagd_op)


def citaat_link(citaat: Citaat) -> str:
    """Return the personal link to this quote as it is now; it dies with a change of words, name or address."""
    return personal_link(LINK_CITAAT, [citaat.pk, citaat.revisie])


def _send(to: str, template: str, context: dict[str, Any], name: str, moment: dt.datetime) -> None:
    """Mail what was asked at that moment; a job that runs again gives the same Message-ID."""
    subject, text = render_mail(template, context)
    html = render_html(template, {"onderwerp": subject, **context})
    send_mail(to, subject, text, html, message_id=new_message_id(f"{name}-{moment:%Y%m%d%H%M%S%f}"))
