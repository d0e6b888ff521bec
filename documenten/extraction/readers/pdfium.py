"""What a PDF draws: words with their place and style, ruled lines, tags, bookmarks. Talks to pdfium directly.

The bindings without pypdfium2's own classes load in half the time, and a child is started for every file.
Coordinates are as the reader sees the page: points from its left and upper edge, also when it is turned.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2_raw.bindings as c

from documenten.extraction.readers.pdf_rules import Rule, read_rules

_MAX_DEPTH = 40
_BROKEN = 2  # how pdfium gives a hyphen at the end of a line; the rest of the word stands on the next


def _plainly(function: Any, result: Any, *arguments: Any) -> Any:
    """Return a function of pdfium that takes and gives addresses: for what is asked of every word."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_address, _index = ctypes.c_void_p, ctypes.c_int
_object_of = _plainly(c.FPDFText_GetTextObject, _address, _address, _index)
_box_of = _plainly(c.FPDFText_GetLooseCharBox, _index, _address, _index, _address)
_origin_of = _plainly(c.FPDFText_GetCharOrigin, _index, _address, _index, _address, _address)
_RUN = re.compile(r"[^\0-\x20\xa0]*\x02|[^\0-\x20\xa0]+")


@dataclass(slots=True)
class Word:
    """A word on a page; `glued` says that no space stands before it."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    bold: bool
    tag: int
    glued: bool


@dataclass(slots=True)
class Tag:
    """An element of the structure tree: its role, and its marked content ids and elements in order."""

    role: str
    kids: list[Tag | int] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """One page; `artifacts` are the words that the maker marked as furniture, such as page numbers."""

    number: int
    width: float
    height: float
    words: list[Word]
    rules: list[Rule]
    tags: list[Tag]
    has_image: bool


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline of the file."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    bold: bool
    tag: int
    artifact: bool
    quarter: int | None  # how far the letters are turned


class Document:
    """An open PDF."""

    def __init__(self, path: str) -> None:
        c.FPDF_InitLibrary()
        self.handle = c.FPDF_LoadDocument(path.encode(), None)
        if not self.handle:
            raise ValueError(f"pdfium cannot open it: {c.FPDF_GetLastError()}")
        self.page_count: int = c.FPDF_GetPageCount(self.handle)
        self.fonts: dict[int, bool] = {}

    def meta(self, name: str) -> str:
        """Return an entry of the document information, such as Title, Author, ModDate."""
        return _utf16(c.FPDF_GetMetaText, self.handle, name.encode())

    def bookmarks(self) -> list[Bookmark]:
        """Return the outline, at most 2000 entries."""
        found: list[Bookmark] = []

        def follow(parent: Any, level: int) -> None:
            entry = c.FPDFBookmark_GetFirstChild(self.handle, parent)
            while entry and len(found) < 2000 and level < 8:
                page = c.FPDFDest_GetDestPageIndex(self.handle, c.FPDFBookmark_GetDest(self.handle, entry))
                found.append(Bookmark(_utf16(c.FPDFBookmark_GetTitle, entry), level, page + 1))
                follow(entry, level + 1)
                entry = c.FPDFBookmark_GetNextSibling(self.handle, entry)

        follow(None, 1)
        return found

    def pages(self) -> Iterator[Page]:
        """Yield the pages one by one; a page that cannot be loaded counts as empty."""
        for index in range(self.page_count):
            page = c.FPDF_LoadPage(self.handle, index)
            if not page:
                yield Page(index + 1, 0, 0, [], [], [], False)
                continue
            yield _PageReader(self, page, index + 1).read()
            c.FPDF_ClosePage(page)


class _PageReader:
    def __init__(self, document: Document, page: Any, number: int) -> None:
        self.document, self.page, self.number = document, page, number
        box = c.FS_RECTF()
        c.FPDF_GetPageBoundingBox(page, box)
        self.box = (box.left, box.bottom, box.right, box.top)
        self.turn = c.FPDFPage_GetRotation(page)
        self.styles: dict[int, _Style] = {}
        self.one, self.other, self.x, self.y = c.FS_RECTF(), c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self.places = tuple(map(ctypes.addressof, (self.one, self.other, self.x, self.y)))

    def read(self) -> Page:
        words = self.words()
        rules, has_image = read_rules(self.page, self.place)
        left, bottom, right, top = self.box
        width, height = right - left, top - bottom
        if self.turn % 2:
            width, height = height, width
        return Page(self.number, width, height, words, rules, self.tags(), has_image)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the PDF as the reader sees it, from the upper left corner."""
        left, bottom, right, top = self.box
        return ((x - left, top - y), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x))[self.turn]

    def words(self) -> list[Word]:
        text = c.FPDFText_LoadPage(self.page)
        if not text:
            return []
        count = c.FPDFText_CountChars(text)
        angles = Counter(_quarter(c.FPDFText_GetCharAngle(text, at)) for at in range(0, count, max(1, count // 200)))
        angles.pop(None, None)
        if angles:  # text that runs up the page belongs to a page that is read sideways
            self.turn = angles.most_common(1)[0][0]
        words: list[Word] = []
        letters, address = _letters(text, count), ctypes.addressof(text.contents)
        for match in _RUN.finditer(letters):
            self.add_run(words, address, letters, match.start(), match.end())
        c.FPDFText_ClosePage(text)
        return words

    def add_run(self, words: list[Word], address: int, letters: str, start: int, end: int) -> None:
        """Add the words between two spaces: usually one, more when the style changes inside."""
        style, middle = self.style(address, start), (start + end) // 2
        same = style is self.style(address, end - 1) and (end - start < 3 or style is self.style(address, middle))
        if style and same:
            return self.add_word(words, address, letters[start:end], start, end - 1, style, glued=False)
        begin, glued = start, False
        for at in range(start, end):
            now = self.style(address, at)
            if style and (now is None or _changes(style, now)):
                self.add_word(words, address, letters[begin:at], begin, at - 1, style, glued=glued)
                begin, style, glued = at, now, now is not None
            elif style is None:
                begin, style, glued = at, now, False
        if style:
            self.add_word(words, address, letters[begin:end], begin, end - 1, style, glued=glued)
        return None

    def style(self, address: int, at: int) -> _Style | None:
        """Return the style of a character, from the text object that it belongs to."""
        key = _object_of(address, at)
        if not key:
            return None
        if key not in self.styles:
            text, thing = ctypes.cast(address, c.FPDF_TEXTPAGE), ctypes.cast(key, c.FPDF_PAGEOBJECT)
            size, matrix = ctypes.c_float(), c.FS_MATRIX()
            c.FPDFTextObj_GetFontSize(thing, size)
            c.FPDFText_GetMatrix(text, at, matrix)
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            marks = [_mark_name(c.FPDFPageObj_GetMark(thing, i)) for i in range(c.FPDFPageObj_CountMarks(thing))]
            self.styles[key] = _Style(
                round(size.value * scale, 2),
                self.is_bold(c.FPDFTextObj_GetFont(thing)),
                c.FPDFPageObj_GetMarkedContentID(thing),
                "Artifact" in marks,
                _quarter(c.FPDFText_GetCharAngle(text, at)),
            )
        return self.styles[key]

    def is_bold(self, font: Any) -> bool:
        key = ctypes.addressof(font.contents) if font else 0
        if key not in self.document.fonts:
            name = _bytes(c.FPDFFont_GetBaseFontName, font).lower() if font else ""
            heavy = any(part in name for part in ("bold", "black", "heavy", "semibold", "demi", "-bd"))
            self.document.fonts[key] = heavy or bool(font and c.FPDFFont_GetWeight(font) >= 600)
        return self.document.fonts[key]

    def add_word(
        self, words: list[Word], address: int, letters: str, first: int, last: int, style: _Style, *, glued: bool
    ) -> None:
        if style.artifact or style.quarter != self.turn:
            return  # furniture, or a stamp across the page
        letters = letters.replace(chr(_BROKEN), "-")
        if not letters.isascii() and all(map(unicodedata.combining, letters)):
            return  # an accent that lost its letter
        one, other, x, y = self.one, self.other, self.x, self.y
        at_one, at_other, at_x, at_y = self.places
        _box_of(address, first, at_one)
        _origin_of(address, first, at_x, at_y)
        left, bottom, right, top = one.left, one.bottom, one.right, one.top
        if last != first:
            _box_of(address, last, at_other)
            left, bottom = min(left, other.left), min(bottom, other.bottom)
            right, top = max(right, other.right), max(top, other.top)
        if self.turn:
            (x0, y0), (x1, y1), base = self.place(left, bottom), self.place(right, top), self.place(x.value, y.value)[1]
            x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        else:  # most pages: place() without the call
            edge, _, _, upper = self.box
            x0, x1, y0, y1, base = left - edge, right - edge, upper - top, upper - bottom, upper - y.value
        words.append(Word(letters, x0, y0, x1, y1, base, style.size, style.bold, style.tag, glued and bool(words)))

    def tags(self) -> list[Tag]:
        tree = c.FPDF_StructTree_GetForPage(self.page)
        if not tree:
            return []
        roots = [c.FPDF_StructTree_GetChildAtIndex(tree, i) for i in range(c.FPDF_StructTree_CountChildren(tree))]
        tags = [_tag(root, 0) for root in roots if root]
        c.FPDF_StructTree_Close(tree)
        return tags


def _tag(element: Any, depth: int) -> Tag:
    tag = Tag(_utf16(c.FPDF_StructElement_GetType, element))
    for index in range(c.FPDF_StructElement_CountChildren(element)) if depth < _MAX_DEPTH else ():
        child = c.FPDF_StructElement_GetChildAtIndex(element, index)
        content = c.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if child:
            tag.kids.append(_tag(child, depth + 1))
        elif content >= 0:
            tag.kids.append(content)
    return tag


def _letters(text: Any, count: int) -> str:
    """Return the characters of a page, one per index of pdfium; one by one when its text skips any."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = c.FPDFText_GetText(text, 0, count, buffer) - 1
    letters = bytes(buffer)[: written * 2].decode("utf-16-le", "surrogatepass")
    if written != count or len(letters) != count:
        return "".join([chr(c.FPDFText_GetUnicode(text, at)) for at in range(count)])
    for match in re.finditer("\ufffe", letters):  # how that text has the hyphen at the end of a line
        at = match.start()
        letters = f"{letters[:at]}{chr(c.FPDFText_GetUnicode(text, at))}{letters[at + 1 :]}"
    return letters


def _changes(one: _Style, other: _Style) -> bool:
    """Tell whether a new word starts inside a word: a footnote mark, or another marked content."""
    return one.tag != other.tag or one.artifact != other.artifact or abs(one.size - other.size) > 0.15 * one.size


def _quarter(angle: float) -> int | None:
    """Return an angle in radians as quarter turns 0 to 3, None when it is askew."""
    quarters = angle / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) < 0.05 else None


def _utf16(function: Any, *args: Any) -> str:
    size = function(*args, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    function(*args, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _bytes(function: Any, *args: Any) -> str:
    size = function(*args, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    function(*args, buffer, size)
    return buffer.value.decode("utf-8", "replace")


def _mark_name(mark: Any) -> str:
    needed = ctypes.c_ulong()
    buffer = ctypes.create_string_buffer(128)
    c.FPDFPageObjMark_GetName(mark, ctypes.cast(buffer, ctypes.POINTER(c.FPDF_WCHAR)), 128, needed)
    return buffer.raw[: max(0, min(needed.value, 128) - 2)].decode("utf-16-le", "replace")
