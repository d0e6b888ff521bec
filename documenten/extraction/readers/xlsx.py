"""XLSX: a heading per visible sheet and its tables, with figures and dates written as the sheet shows them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

from documenten.extraction.blokken import MAX_CELLS, Blok, kop, split_rows
from documenten.extraction.readers import Gelezen
from documenten.extraction.readers.xmlzip import Element, Package, first, walk

_MAX_COLUMNS = 200
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)$")
_LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!\$|h|m|s)[^\]]*\]', re.IGNORECASE)
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    20: "h:mm",
    21: "h:mm:ss",
    22: "d-m-y h:mm",
}
_BUILT_IN |= dict.fromkeys((14, 15, 16, 17), "d-m-y") | dict.fromkeys((18, 19, 45, 46, 47), "h:mm")
_BUILT_IN |= dict.fromkeys((37, 38, 41, 42), "#,##0") | dict.fromkeys((39, 40, 43, 44), "#,##0.00")


def read(path: str, mime: str) -> Gelezen:
    """Read an Excel workbook; the page of a block is its sheet, hidden sheets are left out."""
    package = Package(path)
    main = package.main_part()
    root = package.part(main)
    relations = package.relations(main)
    parts = dict(relations.values())
    strings = _strings(package.part(parts.get("sharedStrings", "")))
    base = first(root, "workbookPr")
    since_1904 = base is not None and base.get("date1904") in ("1", "true")
    formats = _Formats(package.part(parts.get("styles", "")), since_1904)
    blokken: list[Blok] = []
    room = MAX_CELLS
    for number, sheet in enumerate(_list(root, "sheets"), start=1):
        target = relations.get(sheet.get("id", ""), ("", ""))[1]
        if sheet.get("state", "visible") != "visible" or target not in package.names:
            continue
        rows, used = _rows(package, target, strings, formats, room)
        room -= used
        tables = split_rows(rows, number)
        blokken += [kop(sheet.get("name", ""), 1, number), *tables] if tables else []
    core = package.core_properties()
    return Gelezen(
        blokken,
        titel=core.get("title", ""),
        auteur=core.get("creator", ""),
        datum=(core.get("modified") or core.get("created", ""))[:10],
        metadata={"onderwerp": core.get("subject"), "trefwoorden": core.get("keywords")},
    )


def _strings(root: Element | None) -> list[str]:
    return [_text(entry) for entry in root] if root is not None else []


def _text(element: Element) -> str:
    return "".join(t.text or "" for t in walk(element, frozenset({"rPh"})) if t.tag == "t")


def _rows(package: Package, name: str, strings: list[str], formats: _Formats, room: int) -> tuple[list[list[str]], int]:
    """Return the rows of a sheet with gaps as empty rows, and how many cells were used; reads row by row."""
    rows: list[list[str]] = []
    used = last = 0
    with package.archive.open(name) as stream:
        for _, row in ET.iterparse(stream):  # noqa: S314 - limited by our process
            if not row.tag.endswith("}row"):
                continue
            if used >= room:
                break
            number = int(row.get("r", last + 1))
            cells: list[str] = []
            for cell in row:
                column = _column(cell.get("r", ""), len(cells))
                if cell.tag.endswith("}c") and column < _MAX_COLUMNS:
                    cells += [""] * (column - len(cells))
                    cells.append(_value(cell, strings, formats))
                    used += 1
            if number > last + 1:
                rows.append([])
            last = number
            rows.append(cells)
            row.clear()
    return rows, used


def _column(reference: str, following: int) -> int:
    match = _REFERENCE.match(reference)
    if not match:
        return following
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: Element, strings: list[str], formats: _Formats) -> str:
    kind = cell.get("t", "n")
    children = {child.tag.rpartition("}")[2]: child for child in cell}
    if kind == "inlineStr" and "is" in children:
        return "".join(t.text or "" for t in children["is"].iter() if t.tag.endswith("}t"))
    text = (children["v"].text or "") if "v" in children else ""
    if kind == "s":
        return strings[int(text)] if text.isdigit() and int(text) < len(strings) else ""
    if kind == "b":
        return "ja" if text == "1" else "nee"
    if kind in ("str", "e") or not text:
        return text
    return formats.write(text, int(cell.get("s", "0")))


class _Formats:
    """How the cells of each style show their numbers."""

    def __init__(self, root: Element | None, since_1904: bool) -> None:
        own = {int(f.get("numFmtId", "0")): f.get("formatCode", "") for f in _list(root, "numFmts")}
        ids = [int(style.get("numFmtId", "0")) for style in _list(root, "cellXfs")]
        self.codes = [_LITERALS.sub("", (own.get(i) or _BUILT_IN.get(i, "")).split(";")[0]).lower() for i in ids]
        self.euro = ["€" in own.get(i, "") or i in (42, 44) for i in ids]
        self.start = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)

    def write(self, text: str, style: int) -> str:
        """Return a number as the sheet shows it in Dutch: 12-3-2026, 10:30, 12,5 %, € 1.234,50."""
        number = float(text)
        code = self.codes[style] if style < len(self.codes) else ""
        if re.search(r"[yd]|mmm", code) and 0 < number < 3_000_000:
            moment = self.start + timedelta(days=number)
            clock = f" {moment:%H:%M}" if "h" in code else ""
            return f"{moment.day}-{moment.month}-{moment.year}{clock}"
        if "h" in code and number < 3_000_000:
            minutes = round(number * 24 * 60)
            return f"{minutes // 60}:{minutes % 60:02d}"
        if "%" in code:
            return f"{_dutch(number * 100, code)}%"
        written = _dutch(number, code)
        return f"€ {written}" if style < len(self.euro) and self.euro[style] else written


def _list(root: Element | None, name: str) -> Any:
    found = first(root, name)
    return found if found is not None else ()


def _dutch(number: float, code: str) -> str:
    if not re.search(r"[0#]", code):
        written = f"{number:.10g}"
        return (f"{number:.10f}".rstrip("0") if "e-" in written else written).replace(".", ",")
    after = code.partition(".")[2]
    decimals = len(after) - len(after.lstrip("0#?"))
    grouped = "," in code.partition(".")[0]
    written = f"{number:,.{decimals}f}" if grouped else f"{number:.{decimals}f}"
    return written.translate(str.maketrans(",.", ".,"))
