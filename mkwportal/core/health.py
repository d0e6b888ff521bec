"""What the health page shows (P3): each app registers checks, each job keeps where it is in a Stand (R12).

    @health.check("zoeken", "Zoeken", volgorde=40)
    def search_index() -> health.Bevinding:
        stand = health.recall("zoekindex")
        ...
        return health.Bevinding(Staat.GOED, "Alle 1.204 documenten staan in de zoekindex.")

Register in a module that the app's ready() imports. A check takes at most a few cheap queries.
"""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from .models import Stand

logger = logging.getLogger(__name__)


class Staat(StrEnum):
    """How it is with one part, worst last."""

    GOED = "goed"
    ONBEKEND = "onbekend"
    LET_OP = "let op"
    FOUT = "fout"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What a check found: one sentence, and lines of detail as text or as (text, address)."""

    staat: Staat
    zin: str
    details: tuple[str | tuple[str, str], ...] = ()
    sinds: dt.datetime | None = None


class Uitslag(NamedTuple):
    """A check with what it found."""

    naam: str
    label: str
    bevinding: Bevinding


class _Check(NamedTuple):
    volgorde: int
    naam: str
    label: str
    look: Callable[[], Bevinding]


_checks: dict[str, _Check] = {}


def check(naam: str, label: str, *, volgorde: int = 50) -> Callable[[Callable[[], Bevinding]], Callable[[], Bevinding]]:
    """Register a function as the check `naam`; a second one of that name replaces the first."""

    def register(look: Callable[[], Bevinding]) -> Callable[[], Bevinding]:
        _checks[naam] = _Check(volgorde, naam, label, look)
        return look

    return register


def look_at_all() -> list[Uitslag]:
    """Run every check, in their order; one that breaks itself is "onbekend", and its error is in the log."""
    return [Uitslag(item.naam, item.label, _look(item)) for item in sorted(_checks.values())]


def worst(uitslagen: list[Uitslag]) -> Staat:
    """Return the worst state of them all; goed when there are none."""
    order = list(Staat)
    return max((uitslag.bevinding.staat for uitslag in uitslagen), key=order.index, default=Staat.GOED)


def keep(naam: str, **gegevens: Any) -> None:
    """Keep where a job is, as values for JSON: `keep("zoekindex", gedaan=1200, totaal=5000)`."""
    Stand.objects.update_or_create(naam=naam, defaults={"gegevens": gegevens})


def recall(naam: str) -> Stand | None:
    """Return what keep() kept last, with `gegevens` and `gewijzigd_op`, or None."""
    return Stand.objects.filter(naam=naam).first()


def _look(item: _Check) -> Bevinding:
    try:
        return item.look()
    except Exception:  # the health page must show the rest, and says that this one broke
        logger.exception("the health check %s broke", item.naam)
        return Bevinding(Staat.ONBEKEND, "Deze controle zelf werkt niet. De fout staat in het log.")
