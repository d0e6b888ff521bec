"""Tables out: CSV that opens well in Excel, and XLSX; neither can run formulas there."""

import csv
import datetime as dt
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import IO, Any

from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.urls import URLPattern, path
from django.utils import timezone

from .limits import limit

FORMATS = ("csv", "xlsx")
TABLES_PER_HOUR = 60
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BOM = "\ufeff"
_LONGEST_CELL, _WIDEST = 32_767, 60  # characters; what Excel takes, and how wide a column becomes at most
_DAY, _MOMENT = "DD-MM-YYYY", "DD-MM-YYYY HH:MM"

Rows = Iterable[Iterable[Any]]


class _Line:
    """A file for the csv writer that hands back each line."""

    def write(self, line: str) -> str:
        return line


def safe_cell(value: Any) -> str:
    """Return a value as text; one that a spreadsheet would take for a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).strftime("%d-%m-%Y %H:%M")
    if isinstance(value, dt.date):
        return value.strftime("%d-%m-%Y")
    if isinstance(value, int | float | Decimal):
        return str(value).replace(".", ",")
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_lines(header: Iterable[str], rows: Rows) -> Iterator[str]:
    """Yield the lines of a table with semicolons, the first one after a byte order mark."""
    writer = csv.writer(_Line(), delimiter=";")
    yield _BOM + writer.writerow(map(safe_cell, header))
    for row in rows:
        yield writer.writerow(map(safe_cell, row))


def csv_response(filename: str, header: Iterable[str], rows: Rows) -> StreamingHttpResponse:
    """Return a download of the rows, sent while they are read; the name is ASCII."""
    response = StreamingHttpResponse(csv_lines(header, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def write_xlsx(file: IO[bytes], title: str, header: Iterable[str], rows: Rows) -> None:
    """Write a workbook of one sheet, row by row: dates and figures as such, everything else as text.

    The first row stays in view and can filter. Long texts are cut at what a cell of Excel holds.
    """
    from openpyxl import Workbook  # here and in _cell: it is big, and few requests make a workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    names = list(header)
    sheet.freeze_panes = "A2"
    for place, name in enumerate(names, 1):
        sheet.column_dimensions[get_column_letter(place)].width = min(_WIDEST, max(12, len(name) + 4))
    sheet.append([_cell(sheet, name, font=Font(bold=True)) for name in names])
    last = 1
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
        last += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(names)))}{last}"
    book.save(file)


def workbook(title: str, header: Iterable[str], rows: Rows) -> bytes:
    """Return the workbook of write_xlsx() as bytes."""
    out = io.BytesIO()
    write_xlsx(out, title, header, rows)
    return out.getvalue()


def _cell(sheet: Any, value: Any, font: Any = None) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment

    pattern = ""
    if isinstance(value, dt.datetime):
        value, pattern = timezone.localtime(value).replace(tzinfo=None), _MOMENT
    elif isinstance(value, dt.date):
        pattern = _DAY
    elif value is not None and not isinstance(value, int | float | Decimal):
        value = ILLEGAL_CHARACTERS_RE.sub("", str(value))[:_LONGEST_CELL]
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"  # "=1+1" that somebody typed is a text, not a formula
        cell.alignment = Alignment(vertical="top")
    if pattern:
        cell.number_format = pattern
    if font:
        cell.font = font
    return cell


def table_response(request: HttpRequest, kind: str, name: str, header: Iterable[str], rows: Rows) -> HttpResponseBase:
    """Return a download of the rows as "csv" (streamed) or "xlsx" (made in a temporary file), with today in its name.

    `name` is ASCII. Raises TooManyRequests for a person who takes along TABLES_PER_HOUR lists.
    """
    limit("lijst meenemen", request.user.pk, times=TABLES_PER_HOUR, seconds=3600)
    filename = f"{name}-{timezone.localdate():%Y-%m-%d}.{kind}"
    if kind == "csv":
        return csv_response(filename, header, rows)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    write_xlsx(file, name, header, rows)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=filename, content_type=XLSX)


def table_paths(route: str, view: Callable[..., HttpResponseBase], name: str) -> list[URLPattern]:
    """Return the addresses route.csv and route.xlsx, named name-csv and name-xlsx; the view gets `soort`."""
    return [path(f"{route}.{kind}", view, {"soort": kind}, name=f"{name}-{kind}") for kind in FORMATS]
