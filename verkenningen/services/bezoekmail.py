"""Mail about visits: "gaat u mee?", what changed since then, and the request for a report (V4, V10, P2)."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core.links import personal_link
from mkwportal.core.mail import Attachment, queue_mail
from mkwportal.core.models import Melding

from .. import notifications
from ..agenda import CONTENT_TYPE, calendar_file
from ..models import Aanwezigheid, Bezoek, Bezoekbericht, Halte, VerslagDeel
from ..permissions import can_write
from ..tijden import when_text
from .bezoek import LONGEST

ANSWER_VIEW = "verkenningen:bezoek-antwoord-mail"
REPORT_DAYS, REPORT_UNTIL = 2, 14  # asked so many days after a visit, and for an older one no more
_VERTELD = ("begint_op", "eindigt_op", "plaats", "afgelast")


@transaction.atomic
def mail_visit(bezoek_id: int, by_id: int) -> int:
    """Mail who takes part what they do not know yet; return how many mails that made.

    Whoever was not mailed before is asked to come along; who said yes or nothing hears of another time, another
    place, or that it does not take place. Bezoekbericht keeps what each of them knows, so that a second run, or a
    change that was taken back in time, mails nobody. `by_id` made the change and knows it.
    """
    rows = Bezoek.objects.select_for_update(of=("self",), no_key=True).select_related("verkenning__leider", "gastheer")
    bezoek = rows.filter(pk=bezoek_id, verkenning__verwijderd_op=None).first()
    if bezoek is None or bezoek.eindigt_op <= timezone.now():
        return 0
    known = {row.gebruiker_id: row for row in Bezoekbericht.objects.filter(bezoek=bezoek)}
    answers = dict(
        Aanwezigheid.objects.filter(bezoek=bezoek, gebruiker__isnull=False).values_list("gebruiker", "gaat_mee")
    )
    told, mailed = [], []
    attachment = Attachment("bezoek.ics", CONTENT_TYPE, calendar_file(bezoek).decode())
    for person in bezoek.verkenning.mensen():
        last, answer = known.get(person.pk), answers.get(person.pk)
        reden = _reason(bezoek, last)
        if not reden:
            continue
        told.append(person)
        if person.pk != by_id and answer is not False and (last is not None or answer is None):
            _queue(bezoek, person, reden, attachment)
            mailed.append(person)
    _remember(bezoek, told)
    notices = Melding.objects.filter(ontvanger__in=mailed, url=bezoek.get_absolute_url(), gemaild_op=None)
    notices.filter(sleutel__startswith=f"bezoek-{bezoek.pk}").update(gemaild_op=timezone.now())
    return len(mailed)


def _reason(bezoek: Bezoek, last: Bezoekbericht | None) -> str:
    """Return what this person does not know yet: nieuw, afgelast, toch or verzet; "" when nothing."""
    if last is None:
        return "" if bezoek.is_afgelast else "nieuw"
    if last.afgelast != bezoek.is_afgelast:
        return "afgelast" if bezoek.is_afgelast else "toch"
    changed = any(getattr(last, veld) != value for veld, value in _values(bezoek).items())
    return "verzet" if changed and not bezoek.is_afgelast else ""


def _values(bezoek: Bezoek) -> dict[str, object]:
    return {veld: bezoek.is_afgelast if veld == "afgelast" else getattr(bezoek, veld) for veld in _VERTELD}


def _remember(bezoek: Bezoek, people: Iterable[Gebruiker]) -> None:
    """Keep what these people know now."""
    rows = [
        Bezoekbericht(
            bezoek=bezoek, gebruiker=person, revisie=bezoek.revisie, bijgewerkt_op=timezone.now(), **_values(bezoek)
        )
        for person in people
    ]
    Bezoekbericht.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["bezoek", "gebruiker"],
        update_fields=["revisie", "bijgewerkt_op", *_VERTELD],
    )


def _queue(bezoek: Bezoek, person: Gebruiker, reden: str, attachment: Attachment) -> None:
    context = {
        "bezoek": bezoek,
        "aan": person,
        "reden": reden,
        "wanneer": when_text(bezoek),
        "antwoord": personal_link(ANSWER_VIEW, [bezoek.pk, person.pk]),
    }
    queue_mail(person.email, "verkenningen/mail/bezoek", context, [attachment])


def without_report(today: dt.date) -> QuerySet[Bezoek]:
    """Return the visits that ended two days ago or a little longer, took place, and of which nothing was written."""
    first, last = (
        timezone.make_aware(dt.datetime.combine(today - dt.timedelta(days=days), dt.time()))
        for days in (REPORT_UNTIL, REPORT_DAYS - 1)
    )
    parts = VerslagDeel.objects.filter(bezoek=OuterRef("pk")).exclude(tekst="")
    notes = Halte.objects.filter(bezoek=OuterRef("pk")).exclude(**dict.fromkeys(Halte.NOTITIES, ""))
    return (
        Bezoek.objects.filter(begint_op__gte=first - LONGEST, begint_op__lt=last, eindigt_op__range=(first, last))
        .filter(~Exists(parts), ~Exists(notes), verkenning__verwijderd_op=None)
        .exclude(status=Bezoek.Status.AFGELAST)
    )


def remind_reports(today: dt.date) -> int:
    """Ask the leader, and who said to write along, for the report of each visit without one; return how many mails.

    Each of them is asked once per visit: the notice with its own key is the claim, and the mail goes with it.
    """
    return sum(_remind(pk) for pk in without_report(today).order_by("begint_op").values_list("pk", flat=True))


@transaction.atomic
def _remind(bezoek_id: int) -> int:
    bezoek = (
        Bezoek.objects.select_for_update(of=("self",), no_key=True)
        .select_related("verkenning__leider")
        .get(pk=bezoek_id)
    )
    writers = Aanwezigheid.objects.filter(bezoek=bezoek, schrijft=True).values("gebruiker")
    people = Gebruiker.objects.voor_verzoek().filter(
        Q(pk=bezoek.verkenning.leider_id) | Q(pk__in=writers), is_active=True
    )
    url = _phone_form(bezoek)
    asked = [person for person in people if can_write(person, bezoek.verkenning)]
    key = notifications.tell_report_due(bezoek, asked, url=url)
    notices = Melding.objects.select_for_update(no_key=True).filter(sleutel=key, gemaild_op=None, ontvanger__in=asked)
    waiting = set(notices.values_list("ontvanger", flat=True))
    for person in asked:
        if person.pk in waiting:
            queue_mail(
                person.email, "verkenningen/mail/verslag_gevraagd", {"bezoek": bezoek, "aan": person, "url": url}
            )
    notices.update(gemaild_op=timezone.now())
    return len(waiting)


def _phone_form(bezoek: Bezoek) -> str:
    """Return the address of the form of the first stop, or of the report when there are no stops."""
    halte = bezoek.haltes.programma().first()
    if halte is None:
        return reverse("verkenningen:verslag", args=[bezoek.pk])
    return reverse("verkenningen:verslag-halte", args=[bezoek.pk, halte.pk])
