"""What the health page shows (P3): each app registers checks, each job keeps where it is in a Stand (R12).

    @health.check("zoeken", "Zoeken", volgorde=40)
    def search_index() -> health.Bevinding:
        stand = health.recall("zoekindex")
        ...
        return health.Bevinding(Staat.GOED, "Alle 1.204 documenten staan in de zoekindex.")

Register in a module that the app's ready() imports. A check takes at most a few cheap queries; a question to something
outside the database goes through within(), so that what hangs there does not hang the page. Each check stands alone:
one that breaks or takes too long leaves the others as they are. LET_OP and FOUT say in `doen` what a person does.
"""

import contextlib
import datetime as dt
import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

import psycopg
from django.db import DatabaseError, InterfaceError, connection, transaction

from .models import Stand

logger = logging.getLogger(__name__)
T = TypeVar("T")
QUERY_MS = 4000
"""How long one query of a check may take, in milliseconds."""
OUTSIDE, ALL = 4.0, 20.0
"""How long something outside the database may take, and how long all checks together, in seconds."""
STAND = "gezondheid"
"""Under what name the watch keeps since when each part is in its state."""


class Staat(StrEnum):
    """How it is with one part, worst last."""

    GOED = "goed"
    ONBEKEND = "onbekend"
    LET_OP = "let op"
    FOUT = "fout"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What a check found: one sentence, what to do, and lines of detail as text or as (text, address)."""

    staat: Staat
    zin: str
    details: tuple[str | tuple[str, str], ...] = ()
    sinds: dt.datetime | None = None
    doen: str = ""


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
    database: bool


_checks: dict[str, _Check] = {}
_hanging: dict[str, threading.Thread] = {}
_BROKE = Bevinding(
    Staat.ONBEKEND,
    "Deze controle zelf werkt niet.",
    doen="De fout staat in het log. Meld haar aan wie het portaal onderhoudt.",
)
_NO_DATABASE = Bevinding(
    Staat.ONBEKEND, "Wij kunnen niet kijken: de database antwoordt niet.", doen="Kijk eerst naar de database."
)
_TOO_SLOW = Bevinding(
    Staat.ONBEKEND,
    "Deze controle duurde te lang en is gestopt.",
    doen="Laad de pagina over een minuut opnieuw. Blijft het zo, kijk dan hoe druk de database is.",
)


def check(
    naam: str, label: str, *, volgorde: int = 50, database: bool = True
) -> Callable[[Callable[[], Bevinding]], Callable[[], Bevinding]]:
    """Register a function as the check `naam`; a second one of that name replaces the first.

    `database` is False for a check that asks the database nothing: it is done when that is down too.
    """

    def register(look: Callable[[], Bevinding]) -> Callable[[], Bevinding]:
        _checks[naam] = _Check(volgorde, naam, label, look, database)
        return look

    return register


def look_at_all() -> list[Uitslag]:
    """Run every check, in their order; one that breaks itself is "onbekend", and its error is in the log."""
    end = time.monotonic() + ALL
    items = sorted(_checks.values(), key=lambda item: (item.volgorde, item.naam))
    found = {item.naam: _NO_DATABASE if item.database else _in_time(item, end) for item in items}
    if database_answers():
        try:
            with bounded():  # one transaction with a limit per query; each check in a savepoint of its own
                found |= {item.naam: _in_time(item, end) for item in items if item.database}
                known = _since()
        except (DatabaseError, InterfaceError):  # it went away while we looked
            logger.exception("the database went away during the health checks")
            known = {}
        found = {naam: _with_since(bevinding, known.get(naam)) for naam, bevinding in found.items()}
    return [Uitslag(item.naam, item.label, found[item.naam]) for item in items]


def database_answers(seconds: int = 3) -> bool:
    """Whether the database takes a new connection and answers, asked apart from the connection of this request."""
    asked = connection.get_connection_params()
    asked.pop("pool", None)
    asked.pop("cursor_factory", None)
    asked.pop("context", None)
    try:
        with psycopg.connect(**{**asked, "connect_timeout": seconds}) as other:
            other.execute(f"SET statement_timeout = {seconds * 1000}")
            other.execute("SELECT 1")
    except psycopg.Error:
        return False
    return True


def within(what: str, ask: Callable[[], T], seconds: float = OUTSIDE) -> T:
    """Return what `ask` returns; raises TimeoutError when it takes longer, and at once while an earlier one hangs.

    `ask` runs in a thread of its own and uses no database; its own exceptions come through.
    """
    if (earlier := _hanging.get(what)) is not None and earlier.is_alive():
        raise TimeoutError(f"{what} still hangs")
    answer: list[T] = []
    fault: list[Exception] = []

    def run() -> None:
        try:
            answer.append(ask())
        except Exception as error:  # noqa: BLE001 - it is raised again, in the thread that asked
            fault.append(error)

    thread = _hanging[what] = threading.Thread(target=run, name=f"gezondheid {what}", daemon=True)
    thread.start()
    thread.join(seconds)
    if fault:
        raise fault[0]
    if not answer:
        raise TimeoutError(f"{what} took more than {seconds} seconds")
    return answer[0]


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


def since(uitslagen: list[Uitslag], now: dt.datetime) -> dict[str, list[str]]:
    """Keep since when each part is in its state, and return it as {naam: [staat, moment]}."""
    kept = _since()
    new = {
        naam: kept[naam]
        if naam in kept and kept[naam][0] == found.staat.value
        else [found.staat.value, now.isoformat()]
        for naam, _, found in uitslagen
    }
    keep(STAND, staten=new)
    return new


@contextlib.contextmanager
def bounded() -> Iterator[None]:
    """Give each query in this block a limit in time; what it raises leaves the rest of the transaction usable."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(QUERY_MS)])
        yield
        with connection.cursor() as cursor:  # a savepoint that is released keeps its settings
            cursor.execute("SELECT set_config('statement_timeout', '0', true)")


def _since() -> dict[str, list[str]]:
    stand = recall(STAND)
    return stand.gegevens.get("staten", {}) if stand else {}


def _with_since(bevinding: Bevinding, known: list[str] | None) -> Bevinding:
    if bevinding.sinds or bevinding.staat == Staat.GOED or known is None or known[0] != bevinding.staat.value:
        return bevinding
    return replace(bevinding, sinds=dt.datetime.fromisoformat(known[1]))


def _in_time(item: _Check, end: float) -> Bevinding:
    if time.monotonic() > end:
        return _TOO_SLOW
    try:
        if not item.database:
            return item.look()
        with transaction.atomic():
            return item.look()
    except Exception:  # the health page must show the rest, and says that this one broke
        logger.exception("the health check %s broke", item.naam)
        return _BROKE
