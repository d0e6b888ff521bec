"""HTML: headings, lists, tables and text; scripts, styles, menus and forms are left out."""

from __future__ import annotations

from html.parser import HTMLParser

from documenten.extraction.blokken import Blok, alinea, block_text, item, kop, tabel
from documenten.extraction.readers import Gelezen
from documenten.extraction.readers.text import decode, load

_GONE = {"script", "style", "noscript", "template", "nav", "svg", "math", "iframe", "object", "select", "button"}
_GONE |= {"textarea", "canvas", "audio", "video", "dialog", "del"}
_BLOCKS = {
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "address",
    "blockquote",
    "pre",
    "body",
}
_BLOCKS |= {
    "form",
    "fieldset",
    "legend",
    "figure",
    "figcaption",
    "dl",
    "dt",
    "dd",
    "details",
    "summary",
    "center",
    "hr",
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = {"b", "strong"}
_VOID = {"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed", "source", "track", "param"}
_MAX_DEPTH = 400


def read(path: str, mime: str) -> Gelezen:
    """Read a web page."""
    return read_html(decode(load(path)))


def read_html(source: str) -> Gelezen:
    """Return what a page says; never runs or loads anything."""
    page = _Page()
    page.feed(source)
    page.close()
    page.flush()
    while page.tables:
        page.end_table()
    facts = page.facts
    return Gelezen(
        page.blokken,
        titel=" ".join("".join(page.title).split()),
        auteur=facts.get("author", ""),
        taal=facts.get("lang", ""),
        datum=(facts.get("date") or facts.get("dcterms.modified", ""))[:10],
        metadata={"onderwerp": facts.get("description"), "trefwoorden": facts.get("keywords")},
    )


class _Table:
    """A table that is being read; in mail many only serve the layout, and these have other tables inside."""

    def __init__(self, outer: list[Blok]) -> None:
        self.outer = outer
        self.rows: list[list[list[Blok]]] = []
        self.header = False
        self.layout = False

    def result(self) -> list[Blok]:
        if self.layout or max((len(row) for row in self.rows), default=0) < 2:
            return [blok for row in self.rows for cell in row for blok in cell]
        texts = [["\n".join(block_text(blok) for blok in cell) for cell in row] for row in self.rows]
        return [tabel(texts, header=self.header)]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blokken: list[Blok] = []
        self.words: list[str] = []
        self.title: list[str] = []
        self.facts: dict[str, str] = {}
        self.stack: list[str] = []
        self.gone = 0
        self.in_title = False
        self.pre = 0
        self.bold = 0
        self.plain = False
        self.heading = 0
        self.lists: list[tuple[bool, int]] = []
        self.list_key = 0
        self.item_open = False
        self.tables: list[_Table] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag == "meta" and facts.get("name"):
            self.facts.setdefault(facts["name"].lower(), facts.get("content", ""))
        if tag == "html" and facts.get("lang"):
            self.facts["lang"] = facts["lang"]
        if tag in _VOID:
            self.start(tag, facts)
            return
        if len(self.stack) < _MAX_DEPTH:
            self.stack.append(tag)
            if tag in _GONE or "hidden" in facts:
                self.gone = self.gone or len(self.stack)
            elif not self.gone:
                self.start(tag, facts)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.stack:
            return
        while self.stack:  # closes what the author forgot to close as well
            last = self.stack.pop()
            if self.gone > len(self.stack):
                self.gone = 0
            elif not self.gone:
                self.end(last)
            if last == tag:
                break

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title.append(data)
        elif not self.gone:
            self.words.append(data if self.pre else data.replace("\n", " "))
            self.plain = self.plain or bool(data.strip() and not self.bold)

    def start(self, tag: str, facts: dict[str, str]) -> None:
        if tag == "br":
            self.words.append("\n")
        elif tag == "title":
            self.in_title = True
        elif tag in _BOLD:
            self.bold += 1
        elif tag in _HEADINGS:
            self.flush()
            self.heading = _HEADINGS[tag]
        elif tag in ("ul", "ol", "menu"):
            self.flush()
            self.list_key += not self.lists
            first = facts.get("start", "")
            self.lists.append((tag == "ol", int(first) - 1 if first.isdigit() and len(first) < 6 else 0))
        elif tag == "li":
            self.flush()
            if self.lists:
                ordered, count = self.lists[-1]
                self.lists[-1] = (ordered, count + 1)
                self.item_open = True
        elif tag == "table":
            self.flush()
            for outer in self.tables:
                outer.layout = True
            self.tables.append(_Table(self.blokken))
            self.blokken = []
        elif tag == "tr" and self.tables:
            self.flush()
            self.tables[-1].rows.append([])
        elif tag in ("td", "th") and self.tables:
            self.start_cell(tag)
        elif tag in _BLOCKS:
            self.flush()
            self.pre += tag == "pre"

    def start_cell(self, tag: str) -> None:
        self.flush()
        table = self.tables[-1]
        if not table.rows:
            table.rows.append([])
        if tag == "th" and len(table.rows) == 1:
            table.header = True
        self.blokken = []
        table.rows[-1].append(self.blokken)

    def end(self, tag: str) -> None:
        if tag == "title":
            self.in_title = False
        elif tag in _BOLD:
            self.bold -= 1
        elif tag in _HEADINGS or tag in _BLOCKS or tag in ("td", "th", "tr", "caption"):
            self.flush()
            self.pre -= tag == "pre"
        elif tag == "li":
            self.flush()
            self.item_open = False
        elif tag in ("ul", "ol", "menu") and self.lists:
            self.flush()
            self.lists.pop()
        elif tag == "table" and self.tables:
            self.flush()
            self.end_table()

    def end_table(self) -> None:
        table = self.tables.pop()
        self.blokken = table.outer
        self.blokken += table.result()

    def flush(self) -> None:
        """Make a block of the words so far."""
        text = "".join(self.words)
        bold, self.words, self.plain = not self.plain, [], False
        level, self.heading = self.heading, 0
        if not text.strip():
            return
        if level:
            self.blokken.append(kop(text, level))
        elif self.lists and not self.tables and self.item_open:
            ordered, count = self.lists[-1]
            mark = str(count) if ordered else ""
            self.blokken.append(item(text, level=len(self.lists) - 1, mark=mark, key=self.list_key))
            self.item_open = False
        else:
            self.blokken.append(alinea(text, bold=bold))
