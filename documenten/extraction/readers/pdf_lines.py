"""Words to lines, lines to running text, and away with what repeats on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from documenten.extraction.readers.pdfium import Page, Word

_EDGE = 0.11  # running heads and feet stand in this part of the height
HYPHENS = "-‐‑\u00ad\ufffe\x02"
REF_OPEN, REF_CLOSE = "\x11", "\x12"  # around a small raised number until we know whether it is a footnote
_PAGE_NUMBER = re.compile(r"^(?:(?:pagina|pag\.?|blz\.?|bladzijde|page|p\.?)\s*)?[-–—|]?\s*(?:\d{1,4}|[ivxl]{1,6})"
                          r"\s*(?:(?:van|/|of|-)\s*\d{1,4})?\s*[-–—|]?$", re.IGNORECASE)  # fmt: skip
_LEADERS = re.compile(r"(?:[.…·_]\s?){3,}\s*\d{1,4}$")
CONTENTS = re.compile(r"^(?:\d+\.?\s+)?(?:inhoud|inhoudsopgave|table of contents|contents)$", re.IGNORECASE)
_RAISED = re.compile(r"(?:(?<=[^\W\d_])|^)[¹²³⁰⁴⁵⁶⁷⁸⁹]{1,3}")
_CLOSING = ".,;:!?)"
_PLAIN = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_SUSPENDED = {"en", "of", "als", "dan", "tot", "respectievelijk", "and", "or"}


@dataclass(slots=True)
class Line:
    """Words beside each other; `size` and `bold` are those of most of its letters."""

    words: list[Word]
    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    bold: bool
    _text: str | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = line_text(self.words, self.size, self.base)
        return self._text


def make_lines(words: Iterable[Word], page: int) -> list[Line]:
    """Group words, in the order in which they are drawn, into lines."""
    lines: list[Line] = []
    current: list[Word] = []
    for word in words:
        if current and not _beside(current[-1], word):
            lines.append(_line(current, page))
            current = []
        current.append(word)
    if current:
        lines.append(_line(current, page))
    return lines


def _beside(word: Word, following: Word) -> bool:
    overlap = min(word.y1, following.y1) - max(word.y0, following.y0)
    height = min(word.y1 - word.y0, following.y1 - following.y0)
    return overlap > 0.5 * height and following.x0 >= word.x1 - 0.5 * word.size


def _line(words: list[Word], page: int) -> Line:
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text)
    size = sizes.most_common(1)[0][0]
    letters = [word for word in words if any(map(str.isalnum, word.text))]
    return Line(
        words,
        page,
        min(word.x0 for word in words),
        min(word.y0 for word in words),
        max(word.x1 for word in words),
        max(word.y1 for word in words),
        next(word.base for word in words if word.size == size),
        size,
        bool(letters) and all(word.bold for word in letters),
    )


def line_text(words: list[Word], size: float, base: float) -> str:
    """Return the words with spaces; a small raised number is marked as a possible reference to a note."""
    small = 0.85 * size
    if not any(word.size < small or word.glued for word in words):  # as nearly every line
        return _mark_raised(" ".join([word.text for word in words]))
    parts: list[str] = []
    for word in words:
        raised = word.size < small and word.base < base - 0.1 * size
        if raised and parts and word.text.strip("()[]").isdigit() and len(word.text) <= 3:
            parts.append(f"{REF_OPEN}{word.text.strip('()[]')}{REF_CLOSE}")
        else:
            glued = word.glued or not parts or (parts[-1].endswith(REF_CLOSE) and word.text[0] in _CLOSING)
            parts.append(word.text if glued else f" {word.text}")
    return _mark_raised("".join(parts))


def _mark_raised(text: str) -> str:
    if text.isascii():
        return text
    return _RAISED.sub(lambda match: f"{REF_OPEN}{match[0].translate(_PLAIN)}{REF_CLOSE}", text)


class Joiner:
    """Puts lines together as running text; knows which words the document writes with a hyphen."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.hyphened = {
            word.text.lower().strip(".,;:()") for line in lines for word in line.words[:-1] if "-" in word.text[1:-1]
        }

    def join(self, text: str, following: str) -> str:
        """Return two pieces as one, a word that was broken at the end of the line made whole."""
        if not text or not following:
            return text + following
        if text[-1] not in HYPHENS or len(text) < 3 or not text[-2].isalpha():
            return f"{text} {following}"
        first, second = text[:-1].rpartition(" ")[2], following.partition(" ")[0]
        if second.lower().strip(".,;:") in _SUSPENDED and text[-1] in "-‐‑":
            return f"{text[:-1]}- {following}"
        whole = f"{first}-{second}".lower().strip(".,;:()")
        keeps = text[-1] == "‑" or not second[0].islower() or whole in self.hyphened
        return text[:-1] + ("-" if keeps else "") + following

    def paragraph(self, lines: Iterable[Line]) -> str:
        """Return lines as one text without breaks."""
        text = ""
        for line in lines:
            text = self.join(text, line.text)
        return text


def drop_furniture(pages: list[Page], lines: list[list[Line]], body: float) -> list[list[Line]]:
    """Return the lines per page without running heads and feet, page numbers and the printed contents."""
    repeated = _repeated(pages, lines, body)
    spots = _running_spots(pages, lines, body)
    many = len(pages) >= 6  # fewer are weak proof that a line repeats
    kept = []
    for page, own in zip(pages, lines, strict=True):
        edge = _outermost(page, own)
        gone = {id(line) for line in own if id(line) in edge and _PAGE_NUMBER.match(line.text.strip())}
        gone |= {id(line) for line in own if _key(line, body) in repeated and (many or _stands_apart(line, own))}
        gone |= {id(line) for line in own if id(line) in edge and _spot(line) in spots and _stands_apart(line, own)}
        kept.append([line for line in own if id(line) not in gone])
    return [_drop_contents(own) for own in kept]


def _stands_apart(line: Line, lines: list[Line]) -> bool:
    """Tell whether there is room between a line and the text."""
    steps = [abs(other.base - line.base) for other in lines if other is not line]
    return all(step < 2 or step > 1.6 * line.size for step in steps)


def _running_spots(pages: list[Page], lines: list[list[Line]], body: float) -> set[tuple[int, float]]:
    """Return the places where most pages have a line of their own that changes, such as the name of the chapter."""
    counts: Counter[tuple[int, float]] = Counter()
    for page, own in zip(pages, lines, strict=True):
        edge = _outermost(page, own)
        found = [line for line in own if id(line) in edge and line.size <= 1.05 * body and _stands_apart(line, own)]
        counts.update({_spot(line) for line in found})
    return {spot for spot, count in counts.items() if count >= max(5, 0.4 * len(pages))}


def _spot(line: Line) -> tuple[int, float]:
    return round(line.base / 3), round(line.size, 1)


def _repeated(pages: list[Page], lines: list[list[Line]], body: float) -> set[tuple[str, int]]:
    """Return the keys of lines that stand at the same height on many pages, figures aside."""
    counts: Counter[tuple[str, int]] = Counter()
    for page, own in zip(pages, lines, strict=True):
        high = sorted((line for line in own if line.y1 < _EDGE * page.height), key=lambda line: line.base)
        low = sorted((line for line in own if line.y0 > (1 - _EDGE) * page.height), key=lambda line: -line.base)
        counts.update({_key(line, body) for line in high[:3] + low[:3]})
    filled = sum(1 for own in lines if own)
    needed = max(2, round(0.4 * filled)) if filled < 5 else max(3, round(0.3 * filled))
    return {key for key, count in counts.items() if count >= needed}


def _key(line: Line, body: float) -> tuple[str, int]:
    """Return what makes two lines the same; figures may differ in small letters, not in the title of a slide."""
    text = line.text.strip().lower()
    return re.sub(r"\d+", "#", text) if line.size <= 1.2 * body else text, round(line.base / 6)


def _outermost(page: Page, lines: list[Line]) -> set[int]:
    """Return the ids of the lines at the upper and lower edge, where a page number can stand."""
    if not lines:
        return set()
    top, bottom = min(line.base for line in lines), max(line.base for line in lines)
    return {
        id(line)
        for line in lines
        if (line.base < top + 3 and line.y1 < _EDGE * page.height)
        or (line.base > bottom - 3 and line.y0 > (1 - _EDGE) * page.height)
    }


def _drop_contents(lines: list[Line]) -> list[Line]:
    """Leave out a printed table of contents, also entries of several lines: the reading view makes its own."""
    texts = [line.text.strip() for line in lines]
    heading = next((at for at, text in enumerate(texts) if CONTENTS.match(text)), None)
    entries = [
        at
        for at, (line, text) in enumerate(zip(lines, texts, strict=True))
        if _LEADERS.search(text) or (heading is not None and at > heading and _ends_in_page_number(line))
    ]
    if len(entries) < 3:
        return lines
    first, last = entries[0], entries[-1]
    if heading is not None and heading < first:
        first = heading
    elif len(entries) > 0.4 * len(lines):  # the page before it began with the contents
        first = 0
    return lines[:first] + lines[last + 1 :]


def _ends_in_page_number(line: Line) -> bool:
    """Tell whether a number stands at the end of a line, with much room before it."""
    if len(line.words) < 2 or not line.words[-1].text.isdigit():
        return False
    return line.words[-1].x0 - line.words[-2].x1 > 3 * line.size
