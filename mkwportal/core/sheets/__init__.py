"""Tables in: the rows of a CSV file or an Excel workbook as text, whatever program made it.

A file from outside is opened in a child process with limits on time and memory. Every cell is a text: dates as
12-05-2026, figures with a comma, and a number as the sheet shows it when it has leading zeros.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import NamedTuple

from mkwportal.core.files.checks import inspect_file
from mkwportal.core.files.names import extension
from mkwportal.core.files.office import MAGIC as ZIP
from mkwportal.core.files.runner import ChildFailed, run_child
from mkwportal.core.files.types import FileRefused, too_large

__all__ = ["MAX_BYTES", "Sheet", "read_sheets"]

MAX_BYTES = 10 * 1024 * 1024
MAX_COLUMNS = 60
ON_TOP = 20  # rows for a title and headings
TIMEOUT = 30  # seconds
_TEXT = ("csv", "tsv", "tab", "txt", "")
_SAVE = "Open het in uw rekenprogramma, bewaar het als Excel-werkmap (XLSX) of CSV en kies dat bestand."
_SENTENCES = {
    "geen_lijst": "Dit bestand is {inhoud}. Een lijst lezen wij uit Excel (XLSX) of CSV. " + _SAVE,
    "naam_klopt_niet": "De naam eindigt op .{ext}, maar het bestand is vanbinnen iets anders. " + _SAVE,
    "te_veel_regels": "In dit bestand staan meer dan {regels} regels. "
    "Verdeel de lijst over meer bestanden en lees ze na elkaar in.",
    "geen_regels": "In dit bestand staan geen regels. Controleer of u het goede bestand koos.",
    "aanhalingsteken": 'Op regel {regel} begint een aanhalingsteken (") dat nergens eindigt. '
    "Haal het weg of zet er een tweede achter, en kies het bestand opnieuw.",
    "beschadigd": "Dit bestand konden wij niet lezen. " + _SAVE,
    "te_zwaar": "Dit bestand is te zwaar om te lezen. Zet alleen de lijst in een nieuw, leeg bestand en kies dat.",
}


class Sheet(NamedTuple):
    """A sheet with its rows as (number in the file, cells); empty rows and empty last cells are left out."""

    name: str
    rows: list[tuple[int, list[str]]]


def read_sheets(path: Path, name: str, *, max_rows: int) -> list[Sheet]:
    """Return the visible sheets that have rows, or raise FileRefused with a sentence; a CSV file is one sheet.

    `name` is what the sender called the file. `max_rows` is per sheet, and leaves room for some lines on top.
    """
    kind = _kind(path, name)
    try:
        answer = run_child(
            "mkwportal.core.sheets.child", str(path), kind, str(max_rows + ON_TOP), str(MAX_COLUMNS), timeout=TIMEOUT
        )
    except ChildFailed as failure:
        logging.getLogger(__name__).warning("reading a list failed: %s", failure)
        raise refusal("beschadigd" if failure.reason == "crash" else "te_zwaar") from None
    if "code" in answer:
        raise refusal(answer["code"], regels=f"{max_rows:,}".replace(",", "."), **answer["waarden"])
    sheets = [Sheet(naam, [(number, cells) for number, cells in rows]) for naam, rows in answer["bladen"] if rows]
    if not sheets:
        raise refusal("geen_regels")
    return sheets


def refusal(code: str, **values: object) -> FileRefused:
    """Return the refusal with this code and its sentence."""
    return FileRefused(code, _SENTENCES[code].format(**values))


def _kind(path: Path, name: str) -> str:
    """Return xlsx or csv, by the content; raise FileRefused for anything else, and for what may not come in."""
    size, ext = path.stat().st_size, extension(name)
    if size > MAX_BYTES:
        raise too_large(size, MAX_BYTES)
    with path.open("rb") as stream:
        packed = stream.read(4) == ZIP
    # for the checks a CSV is plain text; a workbook is one, whatever it is called
    probe = "lijst.xlsx" if packed and ext in (*_TEXT, "xls") else "lijst.txt" if ext in _TEXT else f"lijst.{ext}"
    try:
        found = inspect_file(path, probe, max_bytes=MAX_BYTES)
    except FileRefused as error:
        if error.code == "naam_klopt_niet":
            raise refusal("naam_klopt_niet", ext=ext or "?") from None
        if error.code == "onbekend_type":
            raise refusal("geen_lijst", inhoud="geen tabel") from None
        raise
    if found.ext not in ("xlsx", "txt"):
        raise refusal("geen_lijst", inhoud=f"van de soort {found.label}")
    return "xlsx" if found.ext == "xlsx" else "csv"
