"""When a digest is due: on Monday at seven by the clock of Amsterdam, whatever clock the worker has."""

import datetime as dt
from typing import NamedTuple

from django.utils import timezone

from corporaties.models import Ritme

UUR = dt.time(7)
TE_LAAT = dt.timedelta(days=3)  # a worker that stood still sends what is due until then; later it waits for the next
EERSTE = {Ritme.WEEK: dt.timedelta(days=7), Ritme.MAAND: dt.timedelta(days=31)}  # how far the first one looks back


class Periode(NamedTuple):
    """A period by its name ("2026-W48", "2026-M11") and the moment at which it ends and its digest is due."""

    naam: str
    moment: dt.datetime


def due(ritme: str, now: dt.datetime) -> Periode | None:
    """Return the period of this rhythm whose digest should be sent now, or None.

    A week ends on Monday, a month on its first Monday. The moment is computed as a date and a time in Amsterdam, so
    it is seven o'clock there on both sides of a change of the clock (R13).
    """
    today = timezone.localdate(now)
    monday = today - dt.timedelta(days=today.weekday())
    if ritme == Ritme.MAAND:
        monday = _first_monday(monday)
    moment = timezone.make_aware(dt.datetime.combine(monday, UUR))
    if ritme == Ritme.NOOIT or not moment <= now < moment + TE_LAAT:
        return None
    year, week, _ = monday.isocalendar()
    naam = f"{year}-W{week:02}" if ritme == Ritme.WEEK else f"{monday.year}-M{monday.month:02}"
    return Periode(naam, moment)


def _first_monday(monday: dt.date) -> dt.date:
    """Return the first Monday of the month in which this Monday is."""
    return monday - dt.timedelta(days=(monday.day - 1) // 7 * 7)


def first_since(ritme: str, moment: dt.datetime) -> dt.datetime:
    """Return from when on the first digest of somebody tells what is new."""
    return moment - EERSTE[Ritme(ritme)]
