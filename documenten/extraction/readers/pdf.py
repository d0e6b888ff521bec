"""PDF: from the tags where these can be trusted, otherwise from the place and look of the words on the page."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, islice

from documenten.extraction.blokken import Blok
from documenten.extraction.readers import Gelezen
from documenten.extraction.readers.pdf_blocks import (
    Chunk,
    Flow,
    find_headings,
    mark_title,
    measure,
    note_chunks,
    split_notes,
    to_blokken,
)
from documenten.extraction.readers.pdf_lines import CONTENTS, Joiner, Line, drop_furniture, make_lines
from documenten.extraction.readers.pdf_tables import Table, loose_tables, ruled_tables
from documenten.extraction.readers.pdf_tags import is_trusted, tagged_chunks
from documenten.extraction.readers.pdfium import Document, Page

MAX_PAGES = 1000
_MIN_READABLE = 0.7
_NEXT_COLUMN = 100


def read(path: str, mime: str) -> Gelezen:
    """Read a PDF; a scan, or text in a font without letters behind it, gives no blocks."""
    document = Document(path)
    pages = list(islice(document.pages(), MAX_PAGES))
    blokken: list[Blok] = []
    if _is_readable(pages):
        chunks = _chunks(pages)
        if sum(chunk.kind == "kop" for chunk in chunks) * 20 < len(pages):
            find_headings(chunks, document.bookmarks())
        mark_title(chunks)
        blokken = to_blokken(_join_tables(_without_contents(chunks)))
    date = document.meta("ModDate") or document.meta("CreationDate")
    digits = date.removeprefix("D:")[:8]
    return Gelezen(
        blokken,
        titel=document.meta("Title"),
        auteur=document.meta("Author"),
        datum=f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if digits.isdigit() and len(digits) == 8 else "",
        paginas=document.page_count,
        metadata={"onderwerp": document.meta("Subject"), "trefwoorden": document.meta("Keywords")},
        afgekapt=document.page_count > MAX_PAGES,
    )


def _is_readable(pages: list[Page]) -> bool:
    """Tell whether there is text, and most of it letters: a scan has some stray words at most."""
    text = "".join([word.text for page in pages for word in page.words])
    sane = sum(
        count
        for char, count in Counter(text).items()
        if char.isprintable() and not "\ue000" <= char <= "\uf8ff" and char != "\ufffd"
    )
    scans = sum(page.has_image for page in pages) > 0.8 * len(pages)
    return bool(text) and sane >= _MIN_READABLE * len(text) and not (scans and len(text) < 25 * len(pages))


def _chunks(pages: list[Page]) -> list[Chunk]:
    lines = [make_lines(page.words, page.number) for page in pages]
    joiner = Joiner(line for own in lines for line in own)
    if is_trusted(pages):
        return _join_pages([tagged_chunks(page, joiner) for page in pages], joiner)
    tables = [ruled_tables(page, joiner) for page in pages]
    taken = {id(word) for own in tables for table in own for word in table.words}
    free = [
        make_lines((word for word in page.words if id(word) not in taken), page.number) if found else own
        for page, found, own in zip(pages, tables, lines, strict=True)
    ]
    body = _body_size(free)
    elements: list[Line | Table] = []
    notes: list[Chunk] = []
    for page, own_tables, own in zip(pages, tables, drop_furniture(pages, free, body), strict=True):
        text, small = split_notes(own, body, page.height)
        notes += note_chunks(small, joiner)
        elements += _in_order(page, loose_tables(text, joiner), own_tables)
    flow = Flow(joiner, *measure(elements))
    for element in elements:
        flow.add(element)
    _nest_items(flow.chunks)
    return flow.chunks + notes


def _body_size(lines: list[list[Line]]) -> float:
    sizes: dict[float, int] = {}
    for line in (line for own in lines for line in own):
        sizes[line.size] = sizes.get(line.size, 0) + len(line.text)
    return max(sizes, key=sizes.__getitem__, default=11.0)


def _in_order(page: Page, elements: list[Line | Table], tables: list[Table]) -> list[Line | Table]:
    """Put ruled tables where their first word was drawn among the lines."""
    position = {id(word): at for at, word in enumerate(page.words)}
    return sorted([*elements, *tables], key=lambda element: min(position[id(word)] for word in element.words))


def _nest_items(chunks: list[Chunk]) -> None:
    """Give items that are set in further than those above them a deeper level."""
    for is_item, group in groupby(chunks, key=lambda chunk: chunk.kind == "item"):
        edges: list[float] = []
        for chunk in group if is_item else ():
            while edges and chunk.x0 < edges[-1] - 5:
                edges.pop()
            if edges and chunk.x0 > edges[-1] + _NEXT_COLUMN:
                edges = [edge + chunk.x0 - edges[-1] for edge in edges]
            elif not edges or chunk.x0 > edges[-1] + 5:
                edges.append(chunk.x0)
            chunk.level = len(edges) - 1


def _join_pages(pages: list[list[Chunk]], joiner: Joiner) -> list[Chunk]:
    """Return the chunks of all pages; a paragraph or item that runs on to the next page becomes one."""
    result: list[Chunk] = []
    notes = [chunk for own in pages for chunk in own if chunk.kind == "noot"]
    for own in pages:
        chunks = [chunk for chunk in own if chunk.kind != "noot"]
        last, first = (result[-1] if result else None), (chunks[0] if chunks else None)
        if last and first and last.kind in ("alinea", "item") and first.kind in ("alinea", "item"):
            running = not last.text.rstrip().endswith(tuple(".!?:;")) and first.text[:1].islower() and not first.mark
            if running and abs(last.size - first.size) < 0.6:
                last.text = joiner.join(last.text, first.text)
                chunks = chunks[1:]
        result += chunks
    return result + notes


def _without_contents(chunks: list[Chunk]) -> list[Chunk]:
    """Leave out the heading of a printed table of contents that was itself left out."""
    return [
        chunk
        for chunk, following in zip(chunks, [*chunks[1:], None], strict=True)
        if not (CONTENTS.match(chunk.text.strip()) and (following is None or following.kind == "kop"))
    ]


def _join_tables(chunks: list[Chunk]) -> list[Chunk]:
    """Put the parts of a table that runs over several pages together, its repeated heading once."""
    result: list[Chunk] = []
    for chunk in chunks:
        last = result[-1] if result else None
        runs_on = last and last.kind == chunk.kind == "tabel" and chunk.page > last.page and last.rows
        if last and runs_on and len(last.rows[0]) == len(chunk.rows[0]):
            last.rows += chunk.rows[1:] if chunk.rows[0] == last.rows[0] else chunk.rows
            continue
        result.append(chunk)
    return result
