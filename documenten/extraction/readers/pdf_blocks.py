"""Lines to paragraphs and items, by where they stand; then headings by how they look."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from documenten.extraction.blokken import (
    BULLET,
    MAX_HEADING,
    NUMBER,
    Blok,
    alinea,
    item,
    kop,
    leading_number,
    noot,
    tabel,
)
from documenten.extraction.readers.pdf_lines import HYPHENS, REF_CLOSE, REF_OPEN, Joiner, Line
from documenten.extraction.readers.pdf_tables import Table
from documenten.extraction.readers.pdfium import Bookmark

_ENDED = tuple(".!?:;…")
_NUMBERED = re.compile(r"^(?:artikel\s+|hoofdstuk\s+|bijlage\s+)?(\d+(?:\.\d+)*)\.?\s", re.IGNORECASE)
_NOTE = re.compile(rf"^{REF_OPEN}?(\d{{1,3}}){REF_CLOSE}?[.)]?\s*(?=\D)")
_REFERENCE = re.compile(rf"{REF_OPEN}(\d+){REF_CLOSE}")
_POWERS = {"2": "²", "3": "³"}
_MAX_LINES = 4


@dataclass(slots=True)
class Chunk:
    """A block in the making: its kind, text and how it looks."""

    kind: str
    text: str
    page: int
    size: float
    bold: bool
    lines: int
    x0: float = 0.0
    mark: str = ""
    level: int = 0
    rows: list[list[str]] = field(default_factory=list)


class Flow:
    """Puts the lines of a document, page after page, together as paragraphs and items."""

    def __init__(self, joiner: Joiner, leading: dict[float, float], rights: dict[int, float]) -> None:
        self.joiner, self.leading, self.rights = joiner, leading, rights
        self.chunks: list[Chunk] = []
        self.last: Line | None = None

    def add(self, element: Line | Table) -> None:
        """Take the next line or table of the document."""
        if isinstance(element, Table):
            self.chunks.append(Chunk("tabel", "", element.page, 0, False, 1, rows=element.rows))
            self.last = None
            return
        previous = self.chunks[-1] if self.chunks else None
        if previous is None or self.last is None or not self._continues(previous, self.last, element):
            self._start(element)
        elif previous.kind == "alinea" and element.base > self.last.base and self._wanted_break(self.last, element):
            previous.text += "\n" + element.text
            previous.lines += 1
        else:
            previous.text = self.joiner.join(previous.text, element.text)
            previous.lines += 1
        self.last = element

    def _start(self, line: Line) -> None:
        text = line.text
        mark = _mark(line)
        kind = "item" if mark is not None else "alinea"
        if mark is not None:
            text = (NUMBER if mark else BULLET).sub("", text, count=1)
        self.chunks.append(Chunk(kind, text, line.page, line.size, line.bold, 1, x0=line.x0, mark=mark or ""))

    def _continues(self, chunk: Chunk, last: Line, line: Line) -> bool:
        """Tell whether a line belongs to the same paragraph as the one before it."""
        same_style = abs(last.size - line.size) < 0.6 and (last.bold == line.bold or _mid_sentence(chunk, line))
        if not same_style or (chunk.kind == "alinea" and chunk.lines > 400):
            return False
        step = line.base - last.base
        if line.page != last.page or step < -0.5 * line.size:  # the next page or column
            return _mid_sentence(chunk, line) and _mark(line) is None
        leading = self.leading.get(line.size, 1.3 * line.size)
        if step > max(1.25 * leading, leading + 1.5) or step < 0.3 * line.size:
            return False
        if self._starts_item(chunk, last, line):
            return False
        if chunk.kind == "item":
            return line.x0 > chunk.x0 + 0.3 * line.size or _mid_sentence(chunk, line)
        ended = chunk.text.rstrip().endswith(_ENDED)
        set_in = line.x0 > last.x0 + 0.8 * line.size  # the first line of the next paragraph
        if ended and set_in and (chunk.lines > 1 or self._wanted_break(last, line)):
            return False
        heading = line.size > 1.08 * self.leading.get(0, line.size) or line.bold
        return heading or not (ended and self._wanted_break(last, line))

    def _starts_item(self, chunk: Chunk, last: Line, line: Line) -> bool:
        mark = _mark(line)
        if mark is None:
            return False
        if not mark:
            return True
        same_edge = chunk.kind == "item" and chunk.mark != "" and abs(chunk.x0 - line.x0) < 4
        ended = chunk.text.rstrip().endswith((*_ENDED, ",", " en", " of"))
        return same_edge or ended or self._wanted_break(last, line)

    def _wanted_break(self, last: Line, line: Line) -> bool:
        """Tell whether the author ended the line: the next word would still have fitted on it."""
        if last.text[-1:] in HYPHENS:
            return False
        first = line.words[0]
        room = self.rights.get(id(last), last.x1) - last.x1
        return room > (first.x1 - first.x0) + 0.6 * line.size + 4


def measure(elements: list[Line | Table]) -> tuple[dict[float, float], dict[int, float]]:
    """Return the usual line distance per size (key 0: the size of most text), and the right edge for each line."""
    lines = [element for element in elements if isinstance(element, Line)]
    steps: dict[float, Counter[float]] = {}
    letters: Counter[float] = Counter()
    rights: dict[int, float] = {}
    column: list[Line] = []
    for last, line in zip([None, *lines], lines, strict=False):
        letters[line.size] += len(line.words)
        step = line.base - last.base if last and last.page == line.page else -1
        if last and abs(last.size - line.size) < 0.1 and 0.8 * line.size < step < 2.4 * line.size:
            steps.setdefault(line.size, Counter())[round(step, 1)] += 1
        if column and (step < 0 or line.x0 > column[-1].x1 or line.x1 < column[-1].x0):
            _note_right(column, rights)
            column = []
        column.append(line)
    _note_right(column, rights)
    leading = {size: _usual(counts, size) for size, counts in steps.items()}
    leading[0] = letters.most_common(1)[0][0] if letters else 11.0
    return leading, rights


def _usual(counts: Counter[float], size: float) -> float:
    """Return the smallest line distance that occurs often: larger ones lie between paragraphs."""
    often = max(counts.values()) * 0.5
    return min(step for step, count in counts.items() if count >= often) if counts else 1.3 * size


def _note_right(column: list[Line], rights: dict[int, float]) -> None:
    ends = sorted(line.x1 for line in column)
    if ends:
        edge = ends[min(len(ends) - 1, int(len(ends) * 0.8))]
        rights.update({id(line): edge for line in column})


def _mark(line: Line) -> str | None:
    """Return the number of a line that begins an item, "" for a bullet, None when it begins none."""
    text = line.text
    return "" if BULLET.match(text) else leading_number(text) or None


def _mid_sentence(chunk: Chunk, line: Line) -> bool:
    text = chunk.text.rstrip()
    return bool(text) and not text.endswith(_ENDED) and line.text[:1].islower()


def split_notes(lines: list[Line], body: float, height: float) -> tuple[list[Line], list[Line]]:
    """Return the lines of a page apart from its footnotes: small lines at the foot, from a number on."""
    at = len(lines)
    while at and lines[at - 1].size < 0.93 * body and lines[at - 1].y0 > 0.4 * height:
        at -= 1
    while at < len(lines) and not _NOTE.match(lines[at].text):
        at += 1
    return lines[:at], lines[at:]


def note_chunks(lines: list[Line], joiner: Joiner) -> list[Chunk]:
    """Return the footnotes of a page, each from its number up to the next."""
    chunks: list[Chunk] = []
    for line in lines:
        match = _NOTE.match(line.text)
        number = int(match[1]) if match else 0
        if match and (not chunks or number == int(chunks[-1].mark) + 1):
            text = line.text[match.end() :]
            chunks.append(Chunk("noot", text, line.page, line.size, False, 1, mark=match[1]))
        elif chunks:
            chunks[-1].text = joiner.join(chunks[-1].text, line.text)
    return chunks


def find_headings(chunks: list[Chunk], bookmarks: list[Bookmark]) -> None:
    """Turn paragraphs into headings: those in the outline, else those larger or bolder than the text."""
    sizes: Counter[tuple[float, bool]] = Counter()
    for chunk in chunks:
        if chunk.kind in ("alinea", "item"):
            sizes[round(chunk.size * 2) / 2, chunk.bold] += len(chunk.text)
    if not sizes:
        return
    body, body_bold = sizes.most_common(1)[0][0]
    looks = [chunk for chunk in chunks if _looks_like_heading(chunk, body, body_bold)]
    outlined = _outlined(chunks, bookmarks)
    if len(outlined) >= 3 and len(outlined) >= 0.6 * len(bookmarks):
        for chunk in chunks:
            if id(chunk) in outlined:
                chunk.kind, chunk.level = "kop", outlined[id(chunk)]
        return
    styles = sorted({(round(chunk.size * 2) / 2, chunk.bold) for chunk in looks}, reverse=True)
    shallow: dict[int, int] = {}
    for chunk in looks:
        rank = styles.index((round(chunk.size * 2) / 2, chunk.bold))
        depth = _depth(chunk.text)
        if depth:
            shallow[rank] = min(shallow.get(rank, depth), depth)
    for chunk in looks:
        rank = styles.index((round(chunk.size * 2) / 2, chunk.bold))
        deeper = _depth(chunk.text) - shallow[rank] if _depth(chunk.text) else 0
        chunk.text = f"{chunk.mark}. {chunk.text}" if chunk.kind == "item" and chunk.mark else chunk.text
        chunk.kind, chunk.level = "kop", rank + 1 + deeper


def mark_title(chunks: list[Chunk]) -> None:
    """Make a heading of the title, when it stands on the first page above the first heading, in large letters."""
    first = next((at for at, chunk in enumerate(chunks) if chunk.kind == "kop"), None)
    if first is None:
        return
    sizes: Counter[float] = Counter()
    for chunk in chunks:
        sizes[chunk.size] += len(chunk.text)
    above = [chunk for chunk in chunks[: min(first, 6)] if chunk.kind == "alinea" and chunk.page == 1]
    title = max(above, key=lambda chunk: chunk.size, default=None)
    if title and title.size >= 1.3 * sizes.most_common(1)[0][0] and len(title.text) <= MAX_HEADING:
        for chunk in chunks:
            chunk.level += chunk.kind == "kop"
        title.kind, title.level = "kop", 1


def _looks_like_heading(chunk: Chunk, body: float, body_bold: bool) -> bool:
    text = chunk.text.strip()
    larger = chunk.size >= max(1.08 * body, body + 0.7)
    bolder = chunk.bold and not body_bold and chunk.size >= 0.95 * body
    if chunk.kind == "item" and not (chunk.mark.isdigit() and (larger or bolder)):
        return False
    if chunk.kind not in ("alinea", "item") or not (larger or bolder) or chunk.lines > _MAX_LINES:
        return False
    if not 2 < len(text) <= MAX_HEADING or not any(map(str.isalpha, text)):
        return False
    return not text.endswith((".", ",", ";", ":")) or (larger and not text.endswith((",", ";")) and len(text) < 90)


def _outlined(chunks: list[Chunk], bookmarks: list[Bookmark]) -> dict[int, int]:
    """Return {id of chunk: level} for the paragraphs that the outline of the file names."""
    wanted: dict[tuple[str, int], int] = {(_bare(mark.title), mark.page): mark.level for mark in bookmarks}
    found = {}
    for chunk in chunks:
        if chunk.kind not in ("alinea", "item") or len(chunk.text) > 2 * MAX_HEADING:
            continue
        texts = (f"{chunk.mark} {chunk.text}", chunk.text, _NUMBERED.sub("", chunk.text))
        keys = [(_bare(text), chunk.page) for text in texts]
        level = next((wanted.pop(key) for key in keys if key in wanted), None)
        if level:
            found[id(chunk)] = level
            chunk.text = f"{chunk.mark}. {chunk.text}" if chunk.kind == "item" and chunk.mark else chunk.text
    return found


def _bare(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _depth(text: str) -> int:
    match = _NUMBERED.match(text)
    return match[1].count(".") + 1 if match else 0


def to_blokken(chunks: list[Chunk]) -> list[Blok]:
    """Return finished chunks as blocks, with references only where the note exists."""
    notes = {chunk.mark for chunk in chunks if chunk.kind == "noot"}
    blokken: list[Blok] = []
    for chunk in chunks:
        text = _REFERENCE.sub(lambda match: _written_reference(match, notes), chunk.text)
        if chunk.kind == "kop":
            blokken.append(kop(text.replace("\n", " "), chunk.level, chunk.page))
        elif chunk.kind == "item":
            mark = re.sub(r"[^A-Za-z0-9]", "", chunk.mark)
            blokken.append(item(text, chunk.page, level=chunk.level, mark=mark if len(mark) < 6 else "", key="pdf"))
        elif chunk.kind == "noot":
            blokken.append(noot(text, chunk.page, chunk.mark))
        elif chunk.kind == "tabel":
            blokken.append(tabel([[_REFERENCE.sub(r"\1", cell) for cell in row] for row in chunk.rows], chunk.page))
        else:
            blokken.append(alinea(text, chunk.page))
    return blokken


def _written_reference(match: re.Match[str], notes: set[str]) -> str:
    number = match[1]
    before = match.string[: match.start()].rpartition(" ")[2]
    if before in ("m", "km", "dm", "cm", "mm") and number in _POWERS:
        return _POWERS[number]
    return f" [{number}]" if number in notes else f" {number}"
