"""Structure from the tags of a PDF, when its maker was careful with them (Word, LibreOffice and typst can be)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from documenten.extraction.blokken import BULLET, NUMBER, leading_number
from documenten.extraction.readers.pdf_blocks import Chunk
from documenten.extraction.readers.pdf_lines import REF_CLOSE, REF_OPEN, Joiner, line_text, make_lines
from documenten.extraction.readers.pdfium import Page, Tag, Word

_HEADINGS = {"H": 1, "Title": 1} | {f"H{level}": level for level in range(1, 7)}
_TEXT = {"P", "Caption", "Quote", "BlockQuote", "Code", "Formula", "Sub"}
_INLINE = {"Span", "Link", "Reference", "Em", "Strong", "Annot", "Ruby", "Warichu", "BibEntry", "Quote", "Code", "Lbl"}
_INLINE |= {"LBody", "NonStruct", "Formula"}
_SKIPPED = {"TOC", "TOCI", "Artifact"}
_NOTES = {"Note", "FENote"}


def is_trusted(pages: list[Page]) -> bool:
    """Tell whether nearly all text of the document hangs in its tags, in paragraphs of a sane size."""
    words = tagged = 0
    endings: Counter[bool] = Counter()
    for page in pages:
        ids = {content for tag in page.tags for content in _ids(tag)}
        words += len(page.words)
        tagged += sum(word.tag in ids for word in page.words)
        by_id = _by_id(page)
        previous = ""
        for tag in (found for root in page.tags for found in _all(root) if found.role == "P"):
            text = " ".join(word.text for content in _ids(tag) for word in by_id.get(content, ()))
            if previous and text:  # a paragraph that goes on in the next one was no paragraph
                endings[previous[-1].isalpha() and text[0].islower()] += 1
            previous = text
    return words > 0 and tagged >= 0.85 * words and endings[True] <= 0.25 * max(4, sum(endings.values()))


def tagged_chunks(page: Page, joiner: Joiner) -> list[Chunk]:
    """Return the blocks of a page in the order of its tags."""
    return _Reader(page, joiner).blocks(Tag("Document", list(page.tags)), 0)


class _Reader:
    def __init__(self, page: Page, joiner: Joiner) -> None:
        self.page, self.joiner = page, joiner
        self.by_id = _by_id(page)

    def words(self, tag: Tag | int, *, skip: frozenset[str] = frozenset()) -> list[Word]:
        """Return the words of an element in order; a number in a label of its own refers to a note."""
        if isinstance(tag, int):
            return self.by_id.get(tag, [])
        found: list[Word] = []
        for kid in tag.kids:
            if isinstance(kid, int) or kid.role not in skip:
                words = self.words(kid, skip=skip)
                label = isinstance(kid, Tag) and kid.role in ("Lbl", "Reference") and len(words) == 1 and found
                number = words[0].text.strip("[]()") if label else ""
                if number.isdigit() and len(number) <= 3:
                    words = [replace(words[0], text=f"{REF_OPEN}{number}{REF_CLOSE}", glued=True)]
                found += words
        return found

    def chunk(self, kind: str, words: list[Word], **extra: Any) -> list[Chunk]:
        lines = make_lines(words, self.page.number)
        text = self.joiner.paragraph(lines)
        if not text.strip():
            return []
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[line.size] += len(line.words)
        bold = all(line.bold for line in lines)
        size = sizes.most_common(1)[0][0]
        return [Chunk(kind, text, self.page.number, size, bold, len(lines), x0=lines[0].x0, **extra)]

    def blocks(self, tag: Tag, depth: int) -> list[Chunk]:
        """Return the blocks in an element that groups others; loose text in it makes paragraphs."""
        found: list[Chunk] = []
        loose: list[Word] = []
        for kid in tag.kids:
            if isinstance(kid, int) or (kid.role in _INLINE and not _has_blocks(kid)):
                loose += self.words(kid)
                continue
            found += self.chunk("alinea", loose)
            loose = []
            found += self.element(kid, depth)
        return found + self.chunk("alinea", loose)

    def element(self, tag: Tag, depth: int) -> list[Chunk]:
        role = tag.role
        if role in _SKIPPED:
            return []
        if role in _HEADINGS:
            return self.chunk("kop", self.words(tag), level=_HEADINGS[role])
        if role == "L":
            return self.list_items(tag, depth)
        if role == "Table":
            rows = self.aligned([[cell for cell in row.kids if isinstance(cell, Tag)] for row in _rows(tag)])
            return [Chunk("tabel", "", self.page.number, 0, False, 1, rows=rows)] if any(map(any, rows)) else []
        if role in _NOTES:
            mark = "".join(
                w.text for kid in tag.kids if isinstance(kid, Tag) and kid.role == "Lbl" for w in self.words(kid)
            )
            return self.chunk("noot", self.words(tag, skip=frozenset({"Lbl"})), mark=mark.strip("[]()."))
        if role in _TEXT and not _has_blocks(tag):
            notes = [note for kid in _all(tag) if kid.role in _NOTES for note in self.element(kid, depth)]
            return self.chunk("alinea", self.words(tag, skip=frozenset(_NOTES))) + notes
        return self.blocks(tag, depth)

    def list_items(self, tag: Tag, depth: int) -> list[Chunk]:
        found: list[Chunk] = []
        for entry in tag.kids:
            if isinstance(entry, int):
                continue
            if entry.role == "L":
                found += self.list_items(entry, depth + 1)
                continue
            if entry.role != "LI":
                found += self.element(entry, depth)
                continue
            label = [
                word for kid in entry.kids if isinstance(kid, Tag) and kid.role == "Lbl" for word in self.words(kid)
            ]
            body = Tag("LI", [kid for kid in entry.kids if isinstance(kid, int) or kid.role != "Lbl"])
            words = self.words(body, skip=frozenset({"L"} | _NOTES))
            mark = line_text(label, 1, 0).strip() if label else ""
            found += [_without_mark(chunk) for chunk in self.chunk("item", words, mark=mark, level=depth)]
            for inner in _lists_in(entry):
                found += self.list_items(inner, depth + 1)
            found += [note for kid in _all(entry) if kid.role in _NOTES for note in self.element(kid, depth)]
        return found

    def aligned(self, rows: list[list[Tag]]) -> list[list[str]]:
        """Return the texts of a table; a row with fewer cells, as empty ones may not be written, by its columns."""
        width = max(map(len, rows), default=0)
        texts = [[self.cell(cell) for cell in row] for row in rows]
        spans = [[self.span(cell) for cell in row] for row in rows]
        columns = [_middle([row[at] for row in spans if len(row) == width]) for at in range(width)]
        return [
            _spread(row, own, columns) if 1 < len(row) < width else row for row, own in zip(texts, spans, strict=True)
        ]

    def span(self, tag: Tag) -> tuple[float, float] | None:
        """Return from where to where the words in a cell reach, None when it is empty."""
        words = self.words(tag)
        return (min(word.x0 for word in words), max(word.x1 for word in words)) if words else None

    def cell(self, tag: Tag) -> str:
        blocks = self.blocks(tag, 0)
        return "\n".join(chunk.text for chunk in blocks if chunk.text)


def _middle(spans: list[tuple[float, float] | None]) -> float | None:
    """Return the middle of a column, from the cells that stand in it."""
    filled = [span for span in spans if span]
    return (min(x0 for x0, _ in filled) + max(x1 for _, x1 in filled)) / 2 if filled else None


def _spread(row: list[str], spans: list[tuple[float, float] | None], columns: list[float | None]) -> list[str]:
    """Put the cells of a short row into the columns that they stand in, in their order."""
    found = [""] * len(columns)
    at = 0
    for left, text, span in zip(range(len(row), 0, -1), row, spans, strict=True):
        free = range(at, len(columns) - left + 1)
        known = [number for number in free if columns[number] is not None]
        if span and known:
            middle = (span[0] + span[1]) / 2
            at = min(known, key=lambda number: abs((columns[number] or 0) - middle))
        found[at] = text
        at += 1
    return found


def _without_mark(chunk: Chunk) -> Chunk:
    """Return an item with the number or bullet that its maker put into the text as its mark."""
    if not chunk.mark:
        chunk.mark = leading_number(chunk.text)
        chunk.text = NUMBER.sub("", chunk.text, count=1)
    chunk.text = BULLET.sub("", chunk.text, count=1)
    return chunk


def _by_id(page: Page) -> dict[int, list[Word]]:
    found: dict[int, list[Word]] = {}
    for word in page.words:
        found.setdefault(word.tag, []).append(word)
    return found


def _ids(tag: Tag) -> Iterator[int]:
    for kid in tag.kids:
        if isinstance(kid, int):
            yield kid
        else:
            yield from _ids(kid)


def _all(tag: Tag) -> Iterator[Tag]:
    yield tag
    for kid in tag.kids:
        if isinstance(kid, Tag):
            yield from _all(kid)


def _lists_in(tag: Tag) -> Iterator[Tag]:
    """Yield the lists in an item, not the lists in those lists."""
    for kid in tag.kids:
        if isinstance(kid, Tag) and kid.role == "L":
            yield kid
        elif isinstance(kid, Tag):
            yield from _lists_in(kid)


def _rows(tag: Tag) -> Iterator[Tag]:
    for kid in tag.kids:
        if isinstance(kid, Tag) and kid.role == "TR":
            yield kid
        elif isinstance(kid, Tag):
            yield from _rows(kid)


def _has_blocks(tag: Tag) -> bool:
    roles = {found.role for found in _all(tag)} - {tag.role}
    return bool(roles & ({"P", "L", "Table", "Sect", "Div"} | set(_HEADINGS)))
