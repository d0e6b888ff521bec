"""Compare files and rows (R5, R12): is every file there, whole and unchanged, and does every file have a row?

Apps register which rows point at files. A round first walks the rows, then the files of each folder, in batches;
where it is stays in a Stand, so that a run of a minute goes on where the last one stopped.
"""

import datetime as dt
import hashlib
import logging
import time
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import Model
from django.utils import timezone

from mkwportal.core import health
from mkwportal.core.files import storage

STAND = "bestanden"
WEG, MAAT, INHOUD, WEES = "weg", "maat", "inhoud", "wees"
YOUNG = dt.timedelta(days=1)  # a file this new may belong to a transaction that is still running
LEFTOVER = dt.timedelta(hours=12)
MAX_LISTED = 50
_ROWS, _FILES, _BLOCK = 200, 2000, 256 * 1024
logger = logging.getLogger(__name__)


class Holder(NamedTuple):
    """Rows that point at files: the fields with keys, the size in bytes, and who hears what is wrong with a row.

    `tell(pk, fault)` gets "weg", "maat" or "inhoud", and "" when the file is right (again).
    """

    model: type[Model]
    keys: tuple[str, ...]
    size: str = ""
    folder: str = storage.FILES
    tell: Callable[[int, str], None] | None = None


class Fault(NamedTuple):
    """Something that is not right: where (a model with its pk, or a key) and what."""

    where: str
    what: str


_holders: list[Holder] = []


def register(holder: Holder) -> None:
    """Say that these rows point at files; a file of theirs is no orphan."""
    _holders.append(holder)


def holders() -> Sequence[Holder]:
    """Return what was registered."""
    return tuple(_holders)


def check_files(seconds: float, *, read: Callable[[int], bool] = lambda pk: True, fresh: bool = False) -> bool:
    """Go on with the round, or begin one with `fresh` or when there is none, for at most so many seconds.

    `read(pk)` says of which rows the content is read as well. Returns whether the round is done; faults are in
    the log and in findings().
    """
    stand = health.recall(STAND)
    state = dict(stand.gegevens) if stand else {}
    if fresh or not state.get("bezig"):
        state |= {"bezig": True, "begonnen": timezone.now().isoformat(), "stap": 0, "na": None}
        state |= {"rijen": 0, "bestanden": 0, "fouten": {}, "lijst": []}
    until = time.monotonic() + seconds
    steps: list[Holder | str] = [*_holders, *_folders()]
    while state["stap"] < len(steps):
        step = steps[state["stap"]]
        more = _check_rows(step, state, read) if isinstance(step, Holder) else _find_orphans(step, state)
        if not more:
            state |= {"stap": state["stap"] + 1, "na": None}
        if time.monotonic() > until and state["stap"] < len(steps):
            health.keep(STAND, **state)
            return False
    state |= {"bezig": False, "klaar": timezone.now().isoformat()}
    state["uitslag"] = {name: state[name] for name in ("rijen", "bestanden", "fouten", "lijst", "klaar")}
    health.keep(STAND, **state)
    return True


def round_due(now: dt.datetime) -> bool:
    """Tell whether a round is running or the last one was finished more than half a day ago."""
    stand = health.recall(STAND)
    if stand is None or stand.gegevens.get("bezig"):
        return True
    return now - dt.datetime.fromisoformat(stand.gegevens["klaar"]) > dt.timedelta(hours=12)


def findings() -> dict[str, Any]:
    """Return the last finished round: rijen, bestanden, fouten (count per kind), lijst, klaar; empty without."""
    stand = health.recall(STAND)
    return stand.gegevens.get("uitslag", {}) if stand else {}


def delete_orphans() -> int:
    """Delete files without a row that are older than a day, in every folder that rows use; return how many."""
    count = 0
    for folder in _folders():
        files = storage.stored_files(folder)
        while batch := list(islice(files, _FILES)):
            for stored in _orphans(batch):
                storage.delete(stored.key)
                logger.warning("deleted %s: no row points at it", stored.key)
                count += 1
    return count


def _folders() -> list[str]:
    return sorted({storage.FILES, *(holder.folder for holder in _holders)})


def _check_rows(holder: Holder, state: dict[str, Any], read: Callable[[int], bool]) -> bool:
    """Check a batch of rows; return whether there may be more."""
    fields = [*holder.keys, *([holder.size] if holder.size else [])]
    rows = holder.model._default_manager.order_by("pk").filter(pk__gt=state["na"] or 0)
    batch = list(rows.values_list("pk", *fields)[:_ROWS])
    for pk, *values in batch:
        size = values[len(holder.keys)] if holder.size else None
        keys = [key for key in values[: len(holder.keys)] if key]
        found = [_look(key, size if number == 0 else None, read=read(pk)) for number, key in enumerate(keys)]
        fault = next(filter(None, found), "")
        if fault and holder.model._default_manager.filter(pk=pk).exists():  # it may have gone meanwhile
            _note(state, Fault(f"{holder.model._meta.label_lower} {pk}", fault))
        if holder.tell:
            holder.tell(pk, fault)
        state["rijen"] += 1
        state["na"] = pk
    return len(batch) == _ROWS


def _look(key: str, size: int | None, *, read: bool) -> str:
    """Return what is wrong with a file; empty when nothing is."""
    try:
        if size is not None and storage.size(key) != size:
            return MAAT
        if read:
            return "" if _digest(key) == storage.sha256_of(key) else INHOUD
        storage.size(key)
    except FileNotFoundError:
        return WEG
    return ""


def _digest(key: str) -> str:
    digest = hashlib.sha256()
    with storage.open_file(key) as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _find_orphans(folder: str, state: dict[str, Any]) -> bool:
    batch = list(islice(storage.stored_files(folder, state["na"] or ""), _FILES))
    for stored in _orphans(batch):
        _note(state, Fault(stored.key, WEES))
    state["bestanden"] += len(batch)
    if batch:
        state["na"] = batch[-1].key
    return len(batch) == _FILES


def _orphans(batch: Sequence[storage.Stored]) -> list[storage.Stored]:
    """Return the files that no row points at and that are old enough."""
    keys = {stored.key for stored in batch}
    for holder in _holders:
        for field in holder.keys:
            keys -= set(holder.model._default_manager.filter(**{f"{field}__in": keys}).values_list(field, flat=True))
    limit = timezone.now() - YOUNG
    return [stored for stored in batch if stored.key in keys and stored.written < limit]


def _note(state: dict[str, Any], fault: Fault) -> None:
    logger.error("files: %s is wrong: %s", fault.where, fault.what)
    state["fouten"][fault.what] = state["fouten"].get(fault.what, 0) + 1
    if len(state["lijst"]) < MAX_LISTED:
        state["lijst"].append(list(fault))
