"""How long what is about people stays (C8): one list, enforced every night, shown before it strikes.

Each app registers what it keeps in a module that its ready() imports:

    retention.register(Termijn("mailfouten", "Geweigerde mail", dagen=90, waarom="…", verlopen=lambda moment: …))

The page of the platform admin, the privacy page and the table in docs/beheer.md show the same list.
"""

import datetime as dt
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from . import health
from .models import Stand
from .templatetags.formats import plural_text

STAND = "bewaartermijnen"
VOORUIT = dt.timedelta(days=30)
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijn:
    """What is kept, how many days, and what happens then.

    `verlopen(moment)` gives the rows whose time has come at that moment. They are deleted, unless `wis` does
    something else with them and returns how many; with `taak` another job does it, and this list only shows it.
    `mens` puts it on the privacy page.
    """

    naam: str
    wat: str
    dagen: int
    waarom: str
    verlopen: Callable[[dt.datetime], QuerySet] | None = None
    wis: Callable[[dt.datetime], int] | None = None
    taak: str = ""
    vanaf: str = ""
    mens: bool = True
    volgorde: int = 50

    @property
    def hoelang(self) -> str:
        """The term in words: 2 jaar, 30 dagen; with from when it counts."""
        jaren, rest = divmod(self.dagen, 365)
        tijd = plural_text(jaren, "jaar,jaar") if jaren and rest < 3 else plural_text(self.dagen, "dag,dagen")
        return f"{tijd} {self.vanaf}".strip()


class Straks(NamedTuple):
    """A term with how many rows go tonight and in the next 30 days, and how many went the last time."""

    termijn: Termijn
    nu: int | None
    straks: int | None
    laatst: int | None


_terms: dict[str, Termijn] = {}


def register(termijn: Termijn) -> None:
    """Put a term on the list; a second one of that name replaces the first."""
    _terms[termijn.naam] = termijn


def terms() -> Sequence[Termijn]:
    """Return every term, in their order."""
    return sorted(_terms.values(), key=lambda term: (term.volgorde, term.wat))


def days(naam: str) -> dt.timedelta:
    """Return how long the term of this name is."""
    return dt.timedelta(days=_terms[naam].dagen)


def enforce() -> dict[str, int]:
    """Remove what was kept long enough, each kind in its own transaction; return how many of each.

    One that fails does not hold up the others; what it raised is raised at the end, so that the job fails (R12).
    """
    now, gone, errors = timezone.now(), {}, []
    for term in terms():
        if term.taak:
            continue
        try:
            with transaction.atomic():
                gone[term.naam] = _strike(term, now)
        except Exception as error:  # the other kinds go on; raised below
            logger.exception("%s was not removed", term.naam)
            errors.append(error)
    health.keep(STAND, gedaan=now.isoformat(), weg=gone)
    if errors:
        raise ExceptionGroup("kept longer than was said", errors)
    return gone


def preview() -> list[Straks]:
    """Return per term what goes tonight, what in the next 30 days, and what went the last time."""
    now = timezone.now()
    stand = last_run()
    last = stand.gegevens["weg"] if stand else {}
    return [
        Straks(
            term,
            term.verlopen(now).count() if term.verlopen else None,
            term.verlopen(now + VOORUIT).count() if term.verlopen else None,
            last.get(term.naam),
        )
        for term in terms()
    ]


def last_run() -> Stand | None:
    """Return the Stand of the last time that the terms were enforced, or None."""
    return health.recall(STAND)


def markdown_table() -> str:
    """Return the list as the table in docs/beheer.md; a test compares them."""
    lines = ["| Wat | Hoe lang | Waarom |", "|---|---|---|"]
    return "\n".join(lines + [f"| {term.wat} | {term.hoelang} | {term.waarom} |" for term in terms()])


def _strike(term: Termijn, now: dt.datetime) -> int:
    if term.wis is not None:
        return term.wis(now)
    if term.verlopen is None:
        return 0
    rows = term.verlopen(now)
    return rows.delete()[1].get(rows.model._meta.label, 0)
