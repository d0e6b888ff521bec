"""What both readers do with rows: leave out what is empty, and stop at too many."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Rows = list[tuple[int, list[str]]]
Sheets = list[tuple[str, Rows]]


class Refused(Exception):
    """A list that we do not take; the parent process has the sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def tidy(rows: Iterable[tuple[int, list[str]]], max_rows: int, max_columns: int) -> Rows:
    """Return the rows without empty ones and without empty last cells; Refused past `max_rows`."""
    found: Rows = []
    for number, cells in rows:
        kept = cells[:max_columns]
        while kept and not kept[-1].strip():
            kept.pop()
        if not kept:
            continue
        if len(found) == max_rows:
            raise Refused("te_veel_regels")
        found.append((number, kept))
    return found
