"""The yearly check: "werken deze mensen nog bij u?" (C4). It asks and reminds; it never ends access by itself."""

import datetime as dt
from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse
from django.utils import timezone

from mkwportal.core import health
from mkwportal.core.audit import record
from mkwportal.core.mail import queue_mail
from mkwportal.core.notifications import notify

from ..models import Aanstelling, Gebruiker, Jaarcontrole, Organisatie, Rol
from ..permissions import can_manage, require
from .aanstellingen import NOT_YOURS

STAND = "jaarcontrole"
HERINNER = dt.timedelta(days=30)
PLATFORM = dt.timedelta(days=60)


def ask_due(now: dt.datetime | None = None) -> int:
    """Ask each corporation that was not asked for a year, remind who did not finish; return how many mails.

    Runs every day; the unique row of corporation and year makes a second run, or a second worker, ask nothing.
    """
    now = now or timezone.now()
    mails = sum(_ask(organisatie, now) for organisatie in due(now))
    mails += sum(_remind(controle.pk, now) for controle in _unfinished(now))
    health.keep(STAND, gedaan=now.isoformat(), mails=mails)
    return mails


def due(now: dt.datetime) -> list[Organisatie]:
    """Return the member corporations that were members a year ago and were not asked in the year before now."""
    today = timezone.localdate(now)
    year_ago = year_before(today)
    asked = Jaarcontrole.objects.filter(organisatie=OuterRef("pk"))
    recent = asked.filter(Q(gevraagd_op__date__gt=year_ago) | Q(jaar=today.year))
    people = Aanstelling.objects.lopend().filter(organisatie=OuterRef("pk"), gebruiker__is_active=True)
    rows = Organisatie.objects.leden().filter(lid_van__lte=year_ago)
    return list(rows.filter(~Exists(recent), Exists(people)).order_by("pk"))


def year_before(day: dt.date) -> dt.date:
    """Return the same day a year earlier; of 29 February the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def unconfirmed(controle: Jaarcontrole) -> QuerySet[Aanstelling]:
    """Return the running appointments of before this check that nobody confirmed since, or gave a last day."""
    return Aanstelling.objects.lopend().filter(
        Q(bevestigd_op=None) | Q(bevestigd_op__lt=controle.gevraagd_op),
        organisatie=controle.organisatie_id,
        tot=None,
        gebruiker__is_active=True,
        van__lt=timezone.localdate(controle.gevraagd_op),
    )


def confirm(aanstellingen: Iterable[Aanstelling], *, by: Gebruiker) -> int:
    """Keep that these people still work there, today; return of how many that was not said yet today."""
    now, count = timezone.now(), 0
    with transaction.atomic():
        for asked in aanstellingen:
            require(can_manage(by, asked.organisatie_id), NOT_YOURS)
            rows = Aanstelling.objects.lopend().select_for_update(of=("self",), no_key=True)
            current = rows.filter(pk=asked.pk).first()
            if current is None or _said_today(current):
                continue
            current.bevestigd_op, current.bevestigd_door = now, by
            current.save(update_fields=["bevestigd_op", "bevestigd_door"])
            record("werkt hier nog", current, by=by, na={"bevestigd": timezone.localdate(now).isoformat()})
            count += 1
    return count


def overdue(now: dt.datetime | None = None) -> list[tuple[Jaarcontrole, int]]:
    """Return the newest checks of more than 60 days ago with how many people are not confirmed, for the platform."""
    now = now or timezone.now()
    old = [controle for controle in latest() if controle.gevraagd_op <= now - PLATFORM]
    return [(controle, count) for controle in old if (count := unconfirmed(controle).count())]


def with_counts(visible: QuerySet[Jaarcontrole]) -> list[Jaarcontrole]:
    """Return what is visible of latest() with `open`, how many are not confirmed, and `mensen`, how many it asked."""
    people = Aanstelling.objects.lopend().filter(
        organisatie=OuterRef("organisatie"), gebruiker__is_active=True, van__lt=OuterRef("dag")
    )
    waiting = people.filter(Q(bevestigd_op=None) | Q(bevestigd_op__lt=OuterRef("gevraagd_op")), tot=None)

    def number(rows: QuerySet) -> Coalesce:
        counted = rows.order_by().values("organisatie").annotate(aantal=Count("pk")).values("aantal")
        return Coalesce(Subquery(counted), 0)

    rows = visible.filter(pk__in=_latest().values("pk"))
    rows = (
        rows.select_related("organisatie")
        .annotate(dag=TruncDate("gevraagd_op"))
        .annotate(open=number(waiting), mensen=number(people))
    )
    return list(rows.order_by("gevraagd_op", "pk"))


def latest() -> list[Jaarcontrole]:
    """Return the newest check of each member corporation, the oldest first."""
    return list(_latest().select_related("organisatie").order_by("gevraagd_op", "pk"))


def _latest() -> QuerySet[Jaarcontrole]:
    later = Jaarcontrole.objects.filter(organisatie=OuterRef("organisatie"), jaar__gt=OuterRef("jaar"))
    return Jaarcontrole.objects.filter(~Exists(later), organisatie__in=Organisatie.objects.leden())


def page_url(controle: Jaarcontrole) -> str:
    """Return the address of the page with the people of this check."""
    return reverse("corporaties:jaarcontrole", args=[controle.organisatie_id])


def _said_today(aanstelling: Aanstelling) -> bool:
    said = aanstelling.bevestigd_op
    return said is not None and timezone.localdate(said) == timezone.localdate()


def _ask(organisatie: Organisatie, now: dt.datetime) -> int:
    try:
        with transaction.atomic():
            controle = Jaarcontrole.objects.create(
                organisatie=organisatie, jaar=timezone.localdate(now).year, gevraagd_op=now
            )
            record("jaarcontrole gevraagd", organisatie, by="het portaal", organisatie_id=organisatie.pk)
            return _mail(controle, opnieuw=False)
    except IntegrityError:  # another worker asked in between
        return 0


def _unfinished(now: dt.datetime) -> list[Jaarcontrole]:
    return [
        controle
        for controle in latest()
        if controle.herinnerd_op is None
        and controle.gevraagd_op <= now - HERINNER
        and controle.gevraagd_op > now - 2 * PLATFORM
        and unconfirmed(controle).exists()
    ]


@transaction.atomic
def _remind(pk: int, now: dt.datetime) -> int:
    controle = (
        Jaarcontrole.objects.select_for_update(of=("self",), no_key=True).select_related("organisatie").get(pk=pk)
    )
    if controle.herinnerd_op is not None:
        return 0
    controle.herinnerd_op = now
    controle.save(update_fields=["herinnerd_op"])
    return _mail(controle, opnieuw=True)


def _mail(controle: Jaarcontrole, *, opnieuw: bool) -> int:
    """Mail and tell the admins of the corporation; without one the platform admins hear it. Returns how many."""
    running = Aanstelling.objects.lopend().filter(organisatie=controle.organisatie_id, rol=Rol.CORPORATIEBEHEERDER)
    admins = list(Gebruiker.objects.filter(is_active=True, pk__in=running.values("gebruiker")))
    count = unconfirmed(controle).count()
    stap = "herinnering" if opnieuw else "vraag"
    if not admins:
        notify(
            Gebruiker.objects.filter(is_active=True, is_platformbeheerder=True),
            soort="jaarcontrole",
            tekst=f"{controle.organisatie} heeft geen beheerder die de jaarlijkse vraag kan beantwoorden.",
            url=page_url(controle),
            sleutel=f"jaarcontrole-{controle.pk}-{stap}",
        )
        return 0
    notify(
        admins,
        soort="jaarcontrole",
        tekst=f"Werken deze mensen nog bij {controle.organisatie}? Kijk de lijst na.",
        url=page_url(controle),
        sleutel=f"jaarcontrole-{controle.pk}-{stap}",
    )
    for admin in admins:
        context = {"controle": controle, "aan": admin, "aantal": count, "opnieuw": opnieuw, "url": page_url(controle)}
        queue_mail(admin.email, "corporaties/mail/jaarcontrole", context)
    return len(admins)
