"""ODT, ODS and ODP: headings, lists, tables, notes, sheets and slides of OpenDocument."""

from __future__ import annotations

from documenten.extraction.blokken import Blok, alinea, block_text, item, kop, noot, split_rows, tabel
from documenten.extraction.readers import Gelezen, trusted_pages
from documenten.extraction.readers.xmlzip import Element, Package, first

_GONE = {
    "tracked-changes",
    "annotation",
    "annotation-end",
    "table-of-content",
    "alphabetical-index",
    "illustration-index",
}
_GONE |= {"table-index", "forms", "sequence-decls", "variable-decls", "footer", "header", "date-time", "page-number"}
_FURNITURE = {"footer", "date-time", "page-number", "header", "page"}
_MAX_REPEAT = 50
_FORMATS = {"1": "1", "a": "a", "A": "A", "i": "i", "I": "I"}


def read(path: str, mime: str) -> Gelezen:
    """Read an OpenDocument text, spreadsheet or presentation; the page of a block is its sheet or slide."""
    package = Package(path)
    content = package.part("content.xml")
    body = first(content, "body")
    if content is None or body is None:
        raise ValueError("no body")
    document = _Document(content, package.part("styles.xml"))
    blokken = document.blocks(body) + document.notes
    meta = package.part("meta.xml")
    facts = {e.tag: (e.text or "").strip() for e in meta[0]} if meta is not None and len(meta) else {}
    counts = first(meta, "meta", "document-statistic")
    noted = [counts.get(name, "") if counts is not None else "" for name in ("page-count", "word-count")]
    return Gelezen(
        blokken,
        titel=facts.get("title", ""),
        auteur=facts.get("creator") or facts.get("initial-creator", ""),
        taal=facts.get("language", ""),
        datum=(facts.get("date") or facts.get("creation-date", ""))[:10],
        paginas=document.slides or trusted_pages(blokken, *noted),
        metadata={"onderwerp": facts.get("subject"), "trefwoorden": facts.get("keyword")},
    )


class _Document:
    """One pass over the content; keeps the styles, the slide and the notes that were met."""

    def __init__(self, content: Element, styles: Element | None) -> None:
        self.styles: dict[str, Element] = {}
        self.lists: dict[str, Element] = {}
        for root in (styles, content):
            for element in root.iter() if root is not None else ():
                if element.tag == "style":
                    self.styles[element.get("name", "")] = element
                elif element.tag == "list-style":
                    self.lists[element.get("name", "")] = element
        self.slide: int | None = None  # or sheet
        self.slides = 0
        self.notes: list[Blok] = []
        self.counted: dict[tuple[str, int], int] = {}
        names = {p.get("style-name", "") for p in content.iter("p")}
        self.has_title = any("Title" in self.ancestry(name) for name in names)

    def ancestry(self, name: str) -> list[str]:
        """Return a style name and those it is derived from."""
        found: list[str] = []
        while name in self.styles and name not in found:
            found.append(name)
            name = self.styles[name].get("parent-style-name", "")
        return [*found, name] if name and name not in found else found

    def is_bold(self, name: str) -> bool | None:
        """Tell whether a style makes text bold, None when it says nothing about it."""
        for style in (self.styles[name] for name in self.ancestry(name) if name in self.styles):
            properties = first(style, "text-properties")
            if properties is not None and "font-weight" in properties.attrib:
                return properties.get("font-weight") in ("bold", "600", "700", "800", "900")
        return None

    def blocks(self, parent: Element) -> list[Blok]:
        """Return the blocks of everything in a body, section, cell, text box or slide."""
        return [blok for child in parent for blok in self.block(child, parent.tag)]

    def block(self, element: Element, inside: str = "") -> list[Blok]:
        tag = element.tag
        if tag == "h":
            text, boxes = self.text(element)
            level = int(element.get("outline-level", "1")) + self.has_title
            return [kop(text, level, self.slide), *boxes]
        if tag == "p":
            return self.paragraph(element)
        if tag == "list":
            return self.list_items(element, element.get("style-name", ""), 0, key=id(element))
        if tag == "table" and inside == "spreadsheet":
            return self.sheet(element)
        if tag == "table" and element.find(".//table-row") is not None:
            return [tabel(self.rows(element), self.slide, header=self.has_header(element))]
        if tag == "page" and inside == "presentation":
            self.slides = self.slide = (self.slide or 0) + 1
            return self.slide_blocks(element)
        if tag in _GONE or element.get("class", "") in _FURNITURE:
            return []
        return self.blocks(element)

    def paragraph(self, p: Element) -> list[Blok]:
        name = p.get("style-name", "")
        text, boxes = self.text(p)
        if "Title" in self.ancestry(name) and text.strip():
            return [kop(text, 1, self.slide), *boxes]
        return [alinea(text, self.slide, bold=self.all_bold(p)), *boxes]

    def slide_blocks(self, page: Element) -> list[Blok]:
        """Return a slide with its title first; frames of the layout that were left empty say nothing."""
        titles, rest = [], []
        for frame in page:
            if frame.get("class") == "title":
                words = " ".join(block_text(blok) for blok in self.blocks(frame)).strip()
                titles += [kop(words, 1 if self.slide == 1 else 2, self.slide)] if words else []
            elif frame.get("class", "") not in _FURNITURE and frame.tag not in _GONE:
                rest += self.blocks(frame) if frame.tag != "notes" else self.blocks_of_notes(frame)
        return titles + rest

    def blocks_of_notes(self, notes: Element) -> list[Blok]:
        texts = [block_text(b) for f in notes if f.get("class") == "notes" for b in self.blocks(f)]
        text = "\n".join(text for text in texts if text.strip())
        return [noot(text, self.slide)] if text else []

    def list_items(self, parent: Element, style: str, level: int, key: object) -> list[Blok]:
        """Return the items of a list; a list that only carries headings gives these."""
        found: list[Blok] = []
        fmt = self.number_format(style, level)
        goes_on = parent.get("continue-numbering") == "true" or parent.get("continue-list")
        number = self.counted.get((style, level), 0) if goes_on else 0
        for entry in parent:
            if entry.tag not in ("list-item", "list-header"):
                continue
            number = int(entry.get("start-value", number + 1))
            first_text = True
            for child in entry:
                if child.tag == "list":
                    found += self.list_items(child, child.get("style-name", style), level + 1, key)
                elif child.tag != "p":
                    found += self.block(child)  # a heading or table in a list
                else:
                    text, boxes = self.text(child)
                    if first_text and text.strip():
                        mark = _mark(fmt, number) if entry.tag == "list-item" else ""
                        found.append(item(text, self.slide, level=level, mark=mark, key=(key, style)))
                        first_text = False
                    elif text.strip() and found[-1]["s"] == "item":
                        found[-1]["t"] += "\n" + text
                    found += boxes
        self.counted[style, level] = number
        return found

    def number_format(self, style: str, level: int) -> str:
        """Return "1", "a", "A", "i" or "I" for a numbered level of a list, "" for bullets."""
        levels = self.lists.get(style)
        for element in levels if levels is not None else ():
            if element.get("level") == str(level + 1) and element.tag == "list-level-style-number":
                return _FORMATS.get(element.get("num-format", ""), "")
        return ""

    def sheet(self, table: Element) -> list[Blok]:
        """Return a sheet of a spreadsheet with its name as heading; nothing for a hidden or empty one."""
        properties = first(self.styles.get(table.get("style-name", "")), "table-properties")
        if properties is not None and properties.get("display") == "false":
            return []
        self.slide = (self.slide or 0) + 1
        blokken = split_rows(self.rows(table), self.slide)
        return [kop(table.get("name", ""), 1, self.slide), *blokken] if blokken else []

    def rows(self, table: Element) -> list[list[str]]:
        rows: list[list[str]] = []
        for row in table.iter("table-row"):
            cells: list[str] = []
            for cell in row:
                if cell.tag in ("table-cell", "covered-table-cell"):
                    repeat = min(int(cell.get("number-columns-repeated", "1")), _MAX_REPEAT)
                    cells += ["\n".join(block_text(blok) for blok in self.blocks(cell))] * repeat
            repeat = int(row.get("number-rows-repeated", "1")) if any(cells) else 1
            rows += [cells] * min(repeat, _MAX_REPEAT)
        return rows

    def has_header(self, table: Element) -> bool:
        marked = table.find(".//table-header-rows") is not None or table.get("use-first-row-styles") == "true"
        return marked or self.bold_row(table)

    def bold_row(self, table: Element) -> bool:
        """Tell whether all text in the first row is bold, which is how most people mark the column names."""
        row = table.find(".//table-row")
        paragraphs = [p for p in row.iter("p") if "".join(p.itertext()).strip()] if row is not None else []
        return bool(paragraphs) and all(self.all_bold(p) for p in paragraphs)

    def all_bold(self, p: Element) -> bool:
        """Tell whether every word of a paragraph is bold, by its own style or that of its parts."""
        base = bool(self.is_bold(p.get("style-name", "")))
        spans = [(span, self.is_bold(span.get("style-name", ""))) for span in p.iter("span")]
        loose = (p.text or "") + "".join(child.tail or "" for child in p)
        return (
            (base or not loose.strip())
            and all(base if bold is None else bold for span, bold in spans if "".join(span.itertext()).strip())
            and bool(base or spans)
        )

    def text(self, element: Element) -> tuple[str, list[Blok]]:
        """Return the words of a paragraph, and the blocks of text boxes that hang on it."""
        parts = [element.text or ""]
        boxes: list[Blok] = []
        for child in element:
            if child.tag == "s":
                parts.append(" " * min(int(child.get("c", "1")), 10))
            elif child.tag == "tab":
                parts.append(" ")
            elif child.tag == "line-break":
                parts.append("\n")
            elif child.tag == "note":
                parts.append(self.note(child))
            elif child.tag in ("frame", "custom-shape", "rect", "g"):
                boxes += self.blocks(child)
            elif child.tag not in _GONE:
                words, more = self.text(child)
                parts.append(words)
                boxes += more
            parts.append(child.tail or "")
        return "".join(parts), boxes

    def note(self, note: Element) -> str:
        body = first(note, "note-body")
        mark = str(len(self.notes) + 1)
        texts = [block_text(blok) for blok in self.blocks(body)] if body is not None else []
        self.notes.append(noot("\n".join(texts), self.slide, mark))
        return f" [{mark}]"


def _mark(fmt: str, number: int) -> str:
    if fmt in ("a", "A") and number <= 26:
        return chr(ord(fmt) + number - 1)
    roman = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
    if fmt in ("i", "I") and number < len(roman):
        return roman[number] if fmt == "i" else roman[number].upper()
    return str(number) if fmt else ""
