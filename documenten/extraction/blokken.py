"""Blocks of text: made clean, grouped into lists, given sensible heading levels, and written as plain text."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby, pairwise
from typing import Any

Blok = dict[str, Any]

MAX_CHARS = 5_000_000
MAX_CELLS = 100_000
MAX_HEADING = 160

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "Ĳ": "IJ", "ĳ": "ij"}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufffe\uffff", "")
)
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]")
_SPACES = re.compile(r"[^\S\n]+")
_FIGURE = re.compile(r"^[€$£]?\s*[-+]?\d[\d.,:/\s-]*%?$")
BULLET = re.compile(r"^\s*([•▪◦●○■□‣⁃∙·➢➤►✓✔❖\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d]|[-–—*o]\s)\s*(?=\S)")
NUMBER = re.compile(
    r"^\s*(?:(?:(\d{1,3})[.)]|\((\d{1,3})\)|([a-z])[.)]|\(([a-z])\)|([A-Z])[)]|([ivx]{1,5})[.)])\s+(?=\S)"
    r"|(\d{1,2})[.)](?=[A-Z][a-z]))"
)


def clean(text: str) -> str:
    """Return text as people read it: NFC, no ligatures, control or hidden characters, single spaces."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _UNWANTED.sub("", text.translate(_LIGATURES))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def kop(text: str, level: int, page: int | None = None) -> Blok:
    """Return a heading of level 1 to 6."""
    return {"s": "kop", "n": max(1, min(6, level)), "t": text, "p": page}


def alinea(text: str, page: int | None = None, *, bold: bool = False) -> Blok:
    """Return a paragraph; `bold` tells finish() that all of it is bold, so that it may be a heading."""
    return {"s": "alinea", "t": text, "p": page, "_vet": bold}


def item(text: str, page: int | None = None, *, level: int = 0, mark: str = "", key: object = None) -> Blok:
    """Return one item of a list; items that follow each other with the same `key` become one list.

    `mark` is empty for a bullet, otherwise the number or letter itself: "3", "b", "iv".
    """
    return {"s": "item", "t": text, "p": page, "niveau": level, "merk": mark, "_sleutel": key}


def tabel(rows: list[list[str]], page: int | None = None, *, header: bool = True) -> Blok:
    """Return a table; `header` says that the first row names the columns."""
    return {"s": "tabel", "rijen": rows, "kop": header, "p": page}


def noot(text: str, page: int | None = None, mark: str = "") -> Blok:
    """Return a footnote or a note of the speaker."""
    return {"s": "noot", "t": text, "p": page} | ({"n": mark} if mark else {})


def leading_number(text: str) -> str:
    """Return the number or letter of an item that a text begins with, "" when it begins with none."""
    match = NUMBER.match(text)
    return next(filter(None, match.groups())) if match else ""


def finish(blokken: list[Blok]) -> tuple[list[Blok], bool]:
    """Return the blocks as the rest of the portal gets them, and whether the end was cut off."""
    cleaned = [blok for blok in map(_clean_block, blokken) if blok]
    _promote_bold(cleaned)
    return _limit(_heading_levels(_group(_typed_items(cleaned))))


def plain_text(blokken: list[Blok]) -> str:
    """Return the text without structure: blocks apart by an empty line, pages by a form feed where known.

    Page n follows after n - 1 form feeds, also when pages without text lie in between.
    """
    parts: list[str] = []
    page = 1
    for blok in blokken:
        text = block_text(blok)
        if (blok.get("p") or 0) > page:
            parts.append("\f" * (blok["p"] - page))
            page = blok["p"]
        elif parts:
            parts.append("\n\n")
        parts.append(text)
    return "".join(parts)


def block_text(blok: Blok) -> str:
    """Return the words of one block, a line per item or row."""
    if blok["s"] == "lijst":
        return "\n".join(blok["items"])
    if blok["s"] == "tabel":
        return "\n".join("\t".join(cell for cell in row if cell) for row in blok["rijen"])
    return blok["t"]


def _clean_block(blok: Blok) -> Blok | None:
    if blok["s"] != "tabel":
        text = clean(blok["t"])
        if blok["s"] == "kop":
            text = text.replace("\n", " ")
            if len(text) > 3 * MAX_HEADING:
                return alinea(text, blok["p"])
        return {**blok, "t": text} if text else None
    rows = [[clean(cell) for cell in row] for row in blok["rijen"]]
    width = max((len(row) for row in rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    used = [column for column in range(width) if any(row[column] for row in rows)]
    kept = [[row[column] for column in used] for row in rows if any(row)]
    if len(used) < 2 or not kept:  # a frame around text is no table
        text = "\n".join(row[0] for row in kept)
        return alinea(text, blok["p"]) if text else None
    return {**blok, "rijen": kept, "kop": len(kept) > 1 and any(rows[0]) and (blok["kop"] or _names_columns(kept))}


def split_rows(rows: list[list[str]], page: int | None) -> list[Blok]:
    """Return the tables of a sheet: parts between empty rows, a part of one row as a paragraph."""
    blokken: list[Blok] = []
    for filled, group in groupby(rows, key=any):
        part = list(group) if filled else []
        if len(part) == 1:
            blokken.append(alinea(" · ".join(cell for cell in part[0] if cell), page))
        elif part:
            blokken.append(tabel(part, page, header=False))
    return blokken


def _names_columns(rows: list[list[str]]) -> bool:
    """Guess whether the first row names the columns: short words above figures, in every column."""
    if not all(cell and len(cell) < 60 and not _FIGURE.match(cell) for cell in rows[0]):
        return False
    columns = zip(*rows[1:], strict=True)
    return any(sum(bool(_FIGURE.match(cell)) for cell in column) * 2 > len(rows) - 1 for column in columns)


def _promote_bold(blokken: list[Blok]) -> None:
    """Make headings of short bold lines, in a text whose author made headings by hand."""
    real = sum(blok["s"] == "kop" for blok in blokken)
    if real > 2 or real * 15 > len(blokken):
        return
    level = 2 if real else 1
    for blok, following in pairwise(blokken):
        text = blok["t"] if blok["s"] == "alinea" else ""
        short = 2 < len(text) <= 90 and "\n" not in text and text[-1] not in ".,;:?!" and any(map(str.isalpha, text))
        if short and blok.get("_vet") and not following.get("_vet"):
            blok.update(s="kop", n=level)


def _typed_items(blokken: list[Blok]) -> list[Blok]:
    """Turn paragraphs that begin with a typed bullet or number into items, when they stand in a row."""
    marks = [_typed_mark(blok) for blok in blokken]
    result = []
    for at, (blok, mark) in enumerate(zip(blokken, marks, strict=True)):
        before = marks[at - 1] if at else None
        after = marks[at + 1] if at + 1 < len(marks) else None
        if mark and (_follows(before, mark) or _follows(mark, after)):
            text = (NUMBER if mark[1] else BULLET).sub("", blok["t"], count=1)
            result.append(item(text, blok["p"], mark=mark[1], key=("typed", mark[0])))
        else:
            result.append(blok)
    return result


def _typed_mark(blok: Blok) -> tuple[str, str] | None:
    """Return (kind, number) of a typed list mark, the number empty for a bullet; None when there is none."""
    if blok["s"] != "alinea":
        return None
    if BULLET.match(blok["t"]):
        return "•", ""
    number = leading_number(blok["t"])
    return (_kind(number), number) if number else None


def _follows(mark: tuple[str, str] | None, following: tuple[str, str] | None) -> bool:
    if not mark or not following:
        return False
    if not mark[1] or not following[1]:
        return mark == following
    return _value(following[1]) == _value(mark[1]) + 1


def _kind(mark: str, within: str = "") -> str:
    """Return the numbering of a mark, "1", "a", "A", "i" or "I", empty for a bullet; `within` is that of its list."""
    if not mark or mark.isdigit():
        return "1" if mark else ""
    letter, roman = ("A", "I") if mark.isupper() else ("a", "i")
    if len(mark) > 1:
        return roman
    return within if within in (letter, roman) else roman if mark in "iI" else letter


def _value(mark: str, kind: str = "") -> int:
    """Return the number that a mark stands for."""
    if mark.isdigit():
        return int(mark)
    if (kind or _kind(mark)) in "aA":
        return ord(mark.lower()) - 96
    values = [{"i": 1, "v": 5, "x": 10}.get(char, 0) for char in mark.lower()]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


class _OpenList:
    """The list that items are being added to, and what its next item must look like."""

    def __init__(self, first: Blok) -> None:
        self.key, self.level, self.kind = first["_sleutel"], first["niveau"], _kind(first["merk"])
        self.value = _value(first["merk"], self.kind) if self.kind else 0
        self.blok: Blok = {"s": "lijst", "genummerd": bool(self.kind), "items": [], "p": first["p"], "niveaus": []}
        if self.value > 1:
            self.blok["start"] = self.value
        if self.kind not in ("", "1"):
            self.blok["soort"] = self.kind
        self._append(first["t"], 0)

    def add(self, blok: Blok) -> bool:
        """Add an item when it belongs to this list; a nested numbered item keeps its number in the text."""
        mark, depth = blok["merk"], blok["niveau"] - self.level
        if depth > 0:
            self._append(f"{mark}. {blok['t']}" if mark else blok["t"], depth)
            return True
        kind = _kind(mark, self.kind)
        value = _value(mark, kind) if kind else 0
        if depth < 0 or blok["_sleutel"] != self.key or kind != self.kind or (kind and value <= self.value):
            return False
        self.value = value
        self._append(blok["t"], 0)
        return True

    def _append(self, text: str, depth: int) -> None:
        self.blok["items"].append(text)
        self.blok["niveaus"].append(depth)

    def close(self) -> Blok:
        if not any(self.blok["niveaus"]):
            del self.blok["niveaus"]
        return self.blok


def _group(blokken: list[Blok]) -> list[Blok]:
    """Put items that follow each other together as lists, and drop the keys that were only ours."""
    result: list[Blok] = []
    current: _OpenList | None = None
    for blok in [*blokken, None]:
        if blok and blok["s"] == "item" and current and current.add(blok):
            continue
        if current:
            result.append(current.close())
            current = None
        if blok and blok["s"] == "item":
            current = _OpenList(blok)
        elif blok:
            result.append({name: value for name, value in blok.items() if not name.startswith("_")})
    return result


def _heading_levels(blokken: list[Blok]) -> list[Blok]:
    """Let the headings begin at level 1 and never skip one on the way down."""
    levels = [blok["n"] for blok in blokken if blok["s"] == "kop"]
    top = min(levels, default=1) - 1
    previous = 0
    for blok in blokken:
        if blok["s"] == "kop":
            previous = blok["n"] = min(blok["n"] - top, previous + 1)
    return blokken


def _limit(blokken: list[Blok]) -> tuple[list[Blok], bool]:
    """Keep what fits in MAX_CHARS and MAX_CELLS; the database and the reading view must be able to carry it."""
    chars = cells = 0
    for at, blok in enumerate(blokken):
        if blok["s"] == "tabel":
            width = len(blok["rijen"][0])
            room = max(0, MAX_CELLS - cells) // width
            if len(blok["rijen"]) > room:
                return [*blokken[:at], *([{**blok, "rijen": blok["rijen"][:room]}] if room else [])], True
            cells += width * len(blok["rijen"])
        chars += len(block_text(blok))
        if chars > MAX_CHARS:
            return blokken[:at], True
    return blokken, False
