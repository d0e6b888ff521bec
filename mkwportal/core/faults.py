"""What kind of trouble an error is: no room left, or a database that is away for a moment."""

import errno
from collections.abc import Iterator

import psycopg
from django.db import InterfaceError, OperationalError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_AWAY = (OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError)
_DISK_FULL = "53100"  # of PostgreSQL


def is_full(error: BaseException | None) -> bool:
    """Whether a disk has no room: this machine's, or that of the database."""
    return any(
        (isinstance(cause, OSError) and cause.errno in _FULL) or getattr(cause, "sqlstate", None) == _DISK_FULL
        for cause in _causes(error)
    )


def is_away(error: BaseException | None) -> bool:
    """Whether the database could not be asked, or stopped before it answered."""
    return any(isinstance(cause, _AWAY) for cause in _causes(error)) and not is_full(error)


def passes(error: BaseException | None) -> bool:
    """Whether the same may work later, without anybody changing it."""
    return is_full(error) or is_away(error)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
