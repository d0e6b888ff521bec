"""Tables out: CSV that opens well in Excel and cannot run formulas there."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"


class _Line:
    """A file for the csv writer that hands back each line."""

    def write(self, line: str) -> str:
        return line


def safe_cell(value: Any) -> str:
    """Return a value as text; one that a spreadsheet would take for a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_lines(header: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Yield the lines of a table with semicolons, the first one after a byte order mark."""
    writer = csv.writer(_Line(), delimiter=";")
    yield _BOM + writer.writerow(map(safe_cell, header))
    for row in rows:
        yield writer.writerow(map(safe_cell, row))


def csv_response(filename: str, header: Iterable[str], rows: Iterable[Iterable[Any]]) -> StreamingHttpResponse:
    """Return a download of the rows, sent while they are read; the name is ASCII."""
    response = StreamingHttpResponse(csv_lines(header, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
