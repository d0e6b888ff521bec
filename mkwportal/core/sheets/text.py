"""CSV in any of its kinds: `;` `,` tab or `|`, UTF-8 with or without BOM, UTF-16 or Windows-1252."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING

from mkwportal.core.sheets.rows import Refused, Sheets, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS = (";", "\t", ",", "|")  # at a tie the first: what the Dutch Excel writes
_SAMPLE = 200
_NOTHING = ' \t\r\n\ufeff"' + "".join(_DELIMITERS)
_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def sheets(path: str, max_rows: int, max_columns: int) -> Sheets:
    """Return the one sheet of a CSV file."""
    with open(path, "rb") as stream:
        text = decode(stream.read())
    if not text.strip(_NOTHING):
        return []
    named, skipped = _SEP.match(text), 0  # Excel takes such a first line as an order, and so do we
    if named:
        text, skipped = text[named.end() :], 1
    delimiter = named[1] if named else find_delimiter(text)
    rows = ((number + skipped, cells) for number, cells in _records(text, delimiter))
    return [("", tidy(rows, max_rows, max_columns))]


def decode(data: bytes) -> str:
    """Return the text of a file: by its mark, else as UTF-8 when it is that, else as Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    elif data.startswith(b"\xef\xbb\xbf"):
        text = data.decode("utf-8-sig", "replace")
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    return text.replace("\0", "")


def find_delimiter(text: str) -> str:
    """Return the delimiter under which the rows have the same width most often."""
    best, chosen = (0, 0.0), ";"
    for delimiter in _DELIMITERS:
        widths: Counter[int] = Counter()
        for number, (_, cells) in enumerate(_records(text, delimiter, strict=False)):
            if number == _SAMPLE:
                break
            if any(cell.strip() for cell in cells):
                widths[len(cells)] += 1
        if not widths:
            continue
        width, times = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
        score = (int(width > 1), times / widths.total())
        if score > best:
            best, chosen = score, delimiter
    return chosen


def _records(text: str, delimiter: str, *, strict: bool = True) -> Iterator[tuple[int, list[str]]]:
    """Yield the records with their number as a spreadsheet shows it; Refused for a quote without end."""
    csv.field_size_limit(len(text) + 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number, before, began = 0, 0, 0
    last: list[str] = []
    for number, last in enumerate(reader, 1):
        before, began = began, reader.line_num
        yield number, last
    if strict and began - before > 1 and _is_open(text, before):
        raise Refused("aanhalingsteken", regel=number)


def _is_open(text: str, line: int) -> bool:
    """Whether the quotes from this line (counted from 0) to the end do not come in pairs."""
    lines = text.splitlines(keepends=True)
    return "".join(lines[line:]).count('"') % 2 == 1
