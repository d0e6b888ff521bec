"""The times of a visit in words, also over midnight and in the night in which the clock changes (R13)."""

import datetime as dt
from collections.abc import Iterable
from typing import Protocol

from django.utils import timezone

from mkwportal.core.templatetags.formats import date_text

from .models import Bezoek

_DAG = dt.timedelta(days=1)


class HeeftTijd(Protocol):
    """A stop, or a row of the programme that becomes one."""

    titel: str
    tijd: dt.time | None


def hour_text(moment: dt.datetime) -> str:
    """Return "14.05", and "2.30 (zomertijd)" for an hour that comes twice."""
    local = timezone.localtime(moment)
    season = clock_season(local)
    return f"{local:%-H.%M}{f' ({season})' if season else ''}"


def clock_season(moment: dt.datetime) -> str:
    """Return "zomertijd" or "wintertijd" when the hour of this moment comes twice that night, else ""."""
    local = timezone.localtime(moment)
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return ""
    return "wintertijd" if local.fold else "zomertijd"


def period_text(bezoek: Bezoek) -> str:
    """Return "10.00 tot 15.30 uur", or "20.00 uur tot 13 mei 2026, 1.30 uur" when it ends on another day."""
    begin, eind = timezone.localtime(bezoek.begint_op), timezone.localtime(bezoek.eindigt_op)
    if begin.date() == eind.date():
        return f"{hour_text(begin)} tot {hour_text(eind)} uur"
    return f"{hour_text(begin)} uur tot {date_text(eind)}, {hour_text(eind)} uur"


def when_text(bezoek: Bezoek) -> str:
    """Return "dinsdag 12 mei 2026, 10.00 tot 15.30 uur"."""
    begin = timezone.localtime(bezoek.begint_op)
    days = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    return f"{days[begin.weekday()]} {date_text(begin)}, {period_text(bezoek)}"


def clock_hint(bezoek: Bezoek) -> str:
    """Return a sentence that says which hour we took when the begin or the end comes twice that night, else ""."""
    moments = [moment for moment in (bezoek.begint_op, bezoek.eindigt_op) if clock_season(moment)]
    if not moments:
        return ""
    local = timezone.localtime(moments[0])
    which = "eerste" if clock_season(local) == "zomertijd" else "tweede"
    return (
        f"{local:%-H.%M} uur komt op {date_text(local)} twee keer voor: de klok gaat dan een uur terug. "
        f"Wij namen de {which} keer ({clock_season(local)})."
    )


def programme_hints(bezoek: Bezoek, haltes: Iterable[HeeftTijd]) -> list[str]:
    """Return what may be wrong with the times of the stops: outside the visit, or earlier than the stop before.

    Hints, not errors: a bus can leave before the visit begins. A visit of a day or longer has every hour in it.
    """
    begin = timezone.localtime(bezoek.begint_op)
    length = bezoek.eindigt_op - bezoek.begint_op
    if length >= _DAG:
        return []
    hints, before = [], None
    for halte in haltes:
        if halte.tijd is None:
            continue
        after = _after(begin, halte.tijd)
        if after > length:
            hints.append(f"‘{halte.titel}’ om {halte.tijd:%-H.%M} uur valt buiten het bezoek ({period_text(bezoek)}).")
        elif before is not None and after < before[0]:
            hints.append(f"‘{halte.titel}’ om {halte.tijd:%-H.%M} uur begint eerder dan ‘{before[1]}’ ervoor.")
        else:
            before = (after, halte.titel)
    return hints


def _after(begin: dt.datetime, tijd: dt.time) -> dt.timedelta:
    """Return how long after the begin the clock shows this time; just before the begin is nearly a day later."""
    moment = dt.datetime.combine(begin.date(), tijd, begin.tzinfo)
    if moment.replace(tzinfo=None) < begin.replace(tzinfo=None):
        moment = dt.datetime.combine(begin.date() + _DAG, tijd, begin.tzinfo)
    return moment.astimezone(dt.UTC) - begin.astimezone(dt.UTC)
