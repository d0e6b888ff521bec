"""Excel workbooks: visible sheets, the outcome of formulas, dates and figures as the sheet shows them."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from typing import TYPE_CHECKING, Any

from mkwportal.core.sheets.rows import Sheets, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_OUTCOME = "#FORMULE"  # a formula that no program has worked out yet
_ZEROS = re.compile(r'(?:"([^"]*)"|\\(.)|([A-Z]))?(0{2,})')
_FORMULA = re.compile(rb"<f[ >/]")


def sheets(path: str, max_rows: int, max_columns: int) -> Sheets:
    """Return the visible sheets with their rows."""
    from openpyxl import load_workbook

    found: Sheets = []
    with open(path, "rb") as stream:  # openpyxl judges a path by its ending
        book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        formulas = load_workbook(stream, read_only=True, keep_links=False) if _has_formulas(path) else None
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            other = formulas[sheet.title] if formulas is not None else None
            found.append((sheet.title, tidy(_rows(sheet, other, max_columns), max_rows, max_columns)))
    return found


def _has_formulas(path: str) -> bool:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with archive.open(name) as part:
                    tail = b""
                    while block := part.read(256 * 1024):
                        if _FORMULA.search(tail + block):
                            return True
                        tail = block[-3:]
    return False


def _rows(sheet: Any, formulas: Any, max_columns: int) -> Iterator[tuple[int, list[str]]]:
    sheet.reset_dimensions()  # some programs write them wrong
    lines = sheet.iter_rows(max_col=max_columns)
    if formulas is None:
        for number, row in enumerate(lines, 1):
            yield number, [text_of(cell.value, getattr(cell, "number_format", "")) for cell in row]
        return
    formulas.reset_dimensions()
    for number, (row, same) in enumerate(zip(lines, formulas.iter_rows(max_col=max_columns), strict=True), 1):
        yield number, [_worked_out(cell, formula) for cell, formula in zip(row, same, strict=True)]


def _worked_out(cell: Any, formula: Any) -> str:
    if cell.value is None and getattr(formula, "data_type", "") == "f":
        return NO_OUTCOME
    return text_of(cell.value, getattr(cell, "number_format", ""))


def text_of(value: Any, pattern: str = "") -> str:
    """Return what a cell says: 12-05-2026, 17,5, ja, or a number with the zeros that its pattern shows."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dt.datetime):
        clock = "" if value.time() == dt.time.min else f"{value:%H:%M}"
        return f"{value:%d-%m-%Y} {clock}".strip()
    if isinstance(value, dt.date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, int) and (shown := _ZEROS.fullmatch(pattern or "")) and value >= 0:
        return (shown[1] or shown[2] or shown[3] or "") + str(value).zfill(len(shown[4]))
    if isinstance(value, float):
        return repr(value).replace(".", ",")
    return str(value)
