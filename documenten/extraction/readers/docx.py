"""DOCX: headings by style, numbering counted as Word does, lists, tables, text boxes and notes."""

from __future__ import annotations

import re

from documenten.extraction.blokken import Blok, alinea, block_text, item, kop, noot, tabel
from documenten.extraction.readers import Gelezen, trusted_pages
from documenten.extraction.readers.docx_styles import Numbering, Styles
from documenten.extraction.readers.xmlzip import Element, Package, first, is_on, value

_GONE = {"del", "moveFrom", "delText", "instrText", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "sdtPr", "rubyPr"}
_TOC = re.compile(r"^(toc|inhopg|inhaltsverzeichnis|table of figures|lijst met afbeeldingen)\b", re.IGNORECASE)
_TOC_HEADING = re.compile(r"^(toc heading|kopvaninhoudsopgave)$", re.IGNORECASE)


def read(path: str, mime: str) -> Gelezen:
    """Read a Word document."""
    package = Package(path)
    main = package.main_part()
    parts = dict(package.relations(main).values())
    root = package.part(main)
    if root is None:
        raise ValueError("no main part")
    document = _Document(package, parts, root)
    core = package.core_properties()
    app = package.part("docProps/app.xml")
    noted = [app.findtext(name, "") if app is not None else "" for name in ("Pages", "Words")]
    blokken = document.read()
    return Gelezen(
        blokken,
        titel=core.get("title", ""),
        auteur=core.get("creator", ""),
        taal=core.get("language", ""),
        datum=(core.get("modified") or core.get("created", ""))[:10],
        paginas=trusted_pages(blokken, *noted),
        metadata={"onderwerp": core.get("subject"), "trefwoorden": core.get("keywords")},
    )


class _Document:
    """One pass over the body; keeps the page, the numbering and the notes that were met."""

    def __init__(self, package: Package, parts: dict[str, str], root: Element) -> None:
        self.styles = Styles(package.part(parts.get("styles", "")))
        self.numbering = Numbering(package.part(parts.get("numbering", "")))
        self.body = first(root, "body")
        self.sources = {kind: package.part(parts.get(f"{kind}s", "")) for kind in ("footnote", "endnote")}
        self.notes: list[Blok] = []
        self.page = 1 if root.find(".//lastRenderedPageBreak") is not None else None
        self.has_title = any(self.styles.is_title(value(p, "pPr", "pStyle")) for p in root.iter("p"))

    def read(self) -> list[Blok]:
        if self.body is None:
            raise ValueError("no body")
        return [*self.blocks(self.body), *self.notes]

    def blocks(self, parent: Element) -> list[Blok]:
        """Return the blocks of everything directly in a body, cell, text box or wrapper."""
        found: list[Blok] = []
        for child in parent:
            if child.tag == "p":
                found += self.paragraph(child)
            elif child.tag == "tbl":
                found += self.table(child)
            elif child.tag == "sdt":
                gallery = value(child, "sdtPr", "docPartObj", "docPartGallery")
                content = first(child, "sdtContent")
                if content is not None and gallery != "Table of Contents":
                    found += self.blocks(content)
            elif child.tag not in _GONE:
                found += self.blocks(child)
        return found

    def paragraph(self, p: Element) -> list[Blok]:
        style = value(p, "pPr", "pStyle")
        name = self.styles.name(style)
        run = _Runs(self, self.styles.is_bold(style))
        run.collect(p)
        text = "".join(run.parts).strip()
        boxes = [blok for box in run.boxes for blok in self.blocks(box)]
        if _TOC.match(name) or _TOC_HEADING.match(name):
            return boxes
        numbered = self.numbering.next(self.styles.numbering(p, style)) if text else None
        if not text:
            return boxes
        level = self.styles.heading_level(p, style)
        if level:
            label = f"{numbered.label} " if numbered and numbered.mark else ""
            return [kop(label + text, level + self.has_title, run.page), *boxes]
        if self.styles.is_title(style):
            return [kop(text, 1, run.page), *boxes]
        if numbered and numbered.simple:
            blok = item(text, run.page, level=numbered.level, mark=numbered.mark, key=numbered.list_id)
        else:
            label = f"{numbered.label} " if numbered else ""
            blok = alinea(label + text, run.page, bold=run.bold_only)
        return [blok, *boxes]

    def table(self, tbl: Element) -> list[Blok]:
        page = self.page
        rows = _own_rows(tbl)
        cells = [[self.cell(cell) for cell in _cells(row)] for row in rows]
        if max((len(row) for row in cells), default=0) < 2:  # a frame around text
            return [blok for row in cells for _, inner in row for blok in inner]
        grid = [[text for span, inner in row for text in (_flat(inner), *[""] * (span - 1))] for row in cells]
        look = first(tbl, "tblPr", "tblLook")
        header = bool(rows) and is_on(rows[0], "trPr", "tblHeader")
        if look is not None and not header:
            header = look.get("firstRow") == "1" or bool(int(look.get("val") or "0", 16) & 0x20)
        return [tabel(grid, page, header=header)]

    def cell(self, tc: Element) -> tuple[int, list[Blok]]:
        """Return how many columns a cell covers, and its blocks (none when it continues the cell above)."""
        span = int(value(tc, "tcPr", "gridSpan", default="1"))
        merged = first(tc, "tcPr", "vMerge")
        continues = merged is not None and merged.get("val", "continue") == "continue"
        return span, [] if continues else self.blocks(tc)

    def note(self, kind: str, number: str) -> str:
        """Remember a foot or end note where it is referred to; return its mark."""
        root = self.sources[kind]
        for element in root if root is not None else ():
            if element.get("id") == number:
                mark = str(len(self.notes) + 1)
                self.notes.append(noot(_flat(self.blocks(element)), self.page, mark))
                return f" [{mark}]"
        return ""


class _Runs:
    """The text of one paragraph, put together from its runs."""

    def __init__(self, document: _Document, bold: bool) -> None:
        self.document = document
        self.bold = bold
        self.bold_only = True
        self.parts: list[str] = []
        self.boxes: list[Element] = []
        self.page = document.page

    def collect(self, element: Element, bold: bool | None = None) -> None:
        for child in element:
            tag = child.tag
            if tag == "r":
                if not is_on(child, "rPr", "vanish"):
                    marked = first(child, "rPr", "b")
                    self.collect(child, self.bold if marked is None else is_on(child, "rPr", "b"))
            elif tag == "t":
                self.add(child.text or "", bold)
            elif tag in ("drawing", "pict", "object"):
                self.boxes += _boxes(child)
            elif tag in ("footnoteReference", "endnoteReference"):
                self.parts.append(self.document.note(tag.removesuffix("Reference"), child.get("id", "")))
            elif tag == "lastRenderedPageBreak":
                self.document.page = (self.document.page or 1) + 1
                if not "".join(self.parts).strip():
                    self.page = self.document.page
            elif tag in ("br", "cr"):
                self.parts.append(" " if child.get("type") in ("page", "column") else "\n")
            elif tag in ("tab", "ptab"):
                self.parts.append(" ")
            elif tag == "noBreakHyphen":
                self.parts.append("-")
            elif tag not in _GONE:
                self.collect(child, bold)

    def add(self, text: str, bold: bool | None) -> None:
        self.parts.append(text)
        if text.strip() and not (self.bold if bold is None else bold):
            self.bold_only = False


def _boxes(element: Element) -> list[Element]:
    """Return the text boxes in a drawing, without the copy for old programs."""
    found = []
    for child in element:
        if child.tag == "txbxContent":
            found.append(child)
        elif child.tag != "Fallback":
            found += _boxes(child)
    return found


def _own_rows(tbl: Element) -> list[Element]:
    """Return the rows of a table, also those inside content controls, without rows of tables in its cells."""
    rows = []
    for child in tbl:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag not in _GONE:
            rows += _own_rows(child)
    return rows


def _cells(row: Element) -> list[Element]:
    cells = []
    for child in row:
        if child.tag == "tc":
            cells.append(child)
        elif child.tag in ("sdt", "sdtContent", "customXml", "ins"):
            cells += _cells(child)
    return cells


def _flat(blokken: list[Blok]) -> str:
    return "\n".join(f"• {blok['t']}" if blok["s"] == "item" else block_text(blok) for blok in blokken)
