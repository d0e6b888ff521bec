"""The Word file of a bundle, to finish together: real headings, footnotes, contents and alt texts. Knows no Django."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from verkenningen.bundel.voetnoten import Voetnoten

_GREEN, _SOFT = RGBColor(0x1D, 0x5C, 0x45), RGBColor(0x4A, 0x5A, 0x63)
_WIDE, _NARROW = Cm(14), Cm(8)
_DEEPEST = 3  # list styles of Word


def write_word(data: dict[str, Any], folder: Path) -> None:
    """Write bundel.docx into a folder that holds the photos ("<id>.jpg")."""
    _Writer(data, folder).write()


class _Writer:
    def __init__(self, data: dict[str, Any], folder: Path) -> None:
        self.data, self.folder = data, folder
        self.document: Document = docx.Document()
        _set_up(self.document, data)
        self.notes = Voetnoten(self.document)
        self.headings = 0

    def write(self) -> None:
        data, document = self.data, self.document
        self._front()
        self._contents()
        if data["inleiding"]:
            self._heading("Inleiding", 1)
            self._blocks(data["inleiding"])
        for hoofdstuk in data["hoofdstukken"]:
            self._heading(f"{hoofdstuk['nummer']}. {hoofdstuk['titel']}", 1)
            if hoofdstuk["auteurs"]:
                self._soft(f"Door {hoofdstuk['auteursregel']}")
            self._blocks(hoofdstuk["blokken"])
            for groep in hoofdstuk["groepen"]:
                self._group(groep)
        self._heading("Wie deden er mee?", 1)
        for naam, plaats in data["organisaties"]:
            document.add_paragraph(f"{naam}, {plaats}" if plaats else naam, style="List Bullet")
        if data["gasten"]:
            document.add_paragraph(f"Als gast: {data['gastenregel']}.")
        self._heading("Over deze bundel", 1)
        document.add_paragraph(
            f"Deze bundel is gemaakt in het portaal van MKW op {data['datumtekst']}. De voetnoten zeggen waar iets "
            "vandaan komt: de halte, het bezoek, de datum en de organisatie."
        )
        if data["weggelaten"]:
            document.add_paragraph(f"Sinds het samenstellen is er iets weggelaten: {data['weggelatenregel']}.")
        if self.notes.count:
            self.notes.save()
        document.save(str(self.folder / "bundel.docx"))

    def _front(self) -> None:
        data, document = self.data, self.document
        self._soft(f"Verkenning {data['verkenning']}")
        document.add_paragraph(data["titel"], style="Title")
        if data["ondertitel"]:
            document.add_paragraph(data["ondertitel"], style="Subtitle")
        document.add_paragraph(data["vraag"])
        if data["auteurs"]:
            document.add_paragraph(f"Geschreven door {data['auteursregel']}")
        document.add_paragraph(f"Projectleider: {data['leider']}")
        document.add_paragraph(data["datumtekst"])
        last = document.add_paragraph("In het portaal: ")
        self._link(last, data["adres"], data["adres"], bold=False, italic=False)
        last.add_run().add_break(WD_BREAK.PAGE)

    def _contents(self) -> None:
        """Put a table of contents that Word renews: the entries stand there already, Word adds the pages."""
        self.document.add_paragraph("Inhoud", style="TOC Heading")
        lines = [(1, "Inleiding")] if self.data["inleiding"] else []
        for hoofdstuk in self.data["hoofdstukken"]:
            lines.append((1, f"{hoofdstuk['nummer']}. {hoofdstuk['titel']}"))
            lines += _subheadings(hoofdstuk)
        lines += [(1, "Wie deden er mee?"), (1, "Over deze bundel")]
        paragraph = None
        for number, (level, text) in enumerate(lines, 1):
            paragraph = self.document.add_paragraph(style=f"toc {level}")
            if number == 1:
                _field(paragraph, "begin", dirty=True)
                _field(paragraph, code='TOC \\o "1-2" \\h \\z \\u')
                _field(paragraph, "separate")
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), f"_Toc{number}")
            link.append(paragraph.add_run(text)._r)
            paragraph._p.append(link)
        if paragraph is not None:
            _field(paragraph, "end")

    def _heading(self, text: str, level: int) -> Paragraph:
        paragraph = self.document.add_heading("", level=level)
        paragraph.paragraph_format.page_break_before = self.headings == 0  # behind the contents
        if level <= 2:  # these are in the table of contents
            self.headings += 1
            start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
            for mark in (start, end):
                mark.set(qn("w:id"), str(self.headings))
            start.set(qn("w:name"), f"_Toc{self.headings}")
            paragraph._p.append(start)
            paragraph.add_run(text)
            paragraph._p.append(end)
        else:
            paragraph.add_run(text)
        return paragraph

    def _soft(self, text: str) -> Paragraph:
        paragraph = self.document.add_paragraph()
        paragraph.add_run(text).font.color.rgb = _SOFT
        return paragraph

    def _group(self, groep: dict[str, Any]) -> None:
        if groep["soort"] == "deel":
            self._heading(groep["kop"], 2)
            line = self._soft(groep["regel"])
            line.paragraph_format.keep_with_next = True
            self.notes.add(line, groep["stukken"][0]["noot"])
            for stuk in groep["stukken"]:
                self._heading(stuk["kop"], 3)
                self._blocks(stuk["blokken"])
            return
        for stuk in groep["stukken"]:
            getattr(self, f"_{groep['soort']}")(stuk)

    def _les(self, stuk: dict[str, Any]) -> None:
        paragraph = self.document.add_paragraph(style="List Bullet")
        if stuk["kop"] != "Les":
            paragraph.add_run(f"{stuk['kop']}: ").bold = True
        paragraph.add_run(stuk["tekst"])
        self.notes.add(paragraph, stuk["noot"])

    def _foto(self, stuk: dict[str, Any]) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        portrait = stuk["hoogte"] > stuk["breedte"]
        picture = paragraph.add_run().add_picture(str(self.folder / stuk["pad"]), width=_NARROW if portrait else _WIDE)
        picture._inline.docPr.set("descr", stuk["alt"])
        caption = self.document.add_paragraph(stuk["tekst"], style="Caption")
        self.notes.add(caption, stuk["noot"])

    def _citaat(self, stuk: dict[str, Any]) -> None:
        paragraph = self.document.add_paragraph(f"“{stuk['tekst']}”", style="Quote")
        self.notes.add(paragraph, stuk["noot"])
        paragraph.add_run().add_break()
        paragraph.add_run(stuk["kop"]).italic = False

    def _blocks(self, blocks: list[dict[str, Any]], style: str | None = None, depth: int = 1) -> None:
        for block in blocks:
            match block["soort"]:
                case "kop":
                    heading = self._heading("", block["niveau"])
                    self._runs(heading, block["delen"])
                case "alinea":
                    self._runs(self.document.add_paragraph(style=style), block["delen"])
                case "citaat":
                    self._blocks(block["blokken"], "Quote", depth)
                case _:
                    self._list(block, depth)

    def _list(self, block: dict[str, Any], depth: int) -> None:
        kind = "List Number" if block["genummerd"] else "List Bullet"
        style = kind if depth == 1 else f"{kind} {min(depth, _DEEPEST)}"
        number = None
        for item in block["items"]:
            first, *rest = item or [{"soort": "alinea", "delen": []}]
            if first["soort"] != "alinea":
                first, rest = {"soort": "alinea", "delen": []}, item
            paragraph = self.document.add_paragraph(style=style)
            if block["genummerd"]:
                number = _number(self.document, paragraph, style, number, block["begin"])
            self._runs(paragraph, first["delen"])
            self._blocks(rest, "List Continue" if depth == 1 else f"List Continue {min(depth, _DEEPEST)}", depth + 1)

    def _runs(self, paragraph: Paragraph, parts: list[list[Any]]) -> None:
        for text, bold, italic, url in parts:
            if text == "\n":
                paragraph.add_run().add_break()
            elif url:
                self._link(paragraph, text, url, bold=bold, italic=italic)
            else:
                run = paragraph.add_run(text)
                run.bold, run.italic = bold or None, italic or None

    def _link(self, paragraph: Paragraph, text: str, url: str, *, bold: bool, italic: bool) -> None:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self.document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run = paragraph.add_run(text)
        run.bold, run.italic, run.underline, run.font.color.rgb = bold or None, italic or None, True, _GREEN
        link.append(run._r)
        paragraph._p.append(link)


def _subheadings(hoofdstuk: dict[str, Any]) -> list[tuple[int, str]]:
    """Return the headings of level 2 in the order in which they are written."""
    own = ["".join(part[0] for part in b["delen"]) for b in hoofdstuk["blokken"] if b["soort"] == "kop"]
    levels = [b["niveau"] for b in hoofdstuk["blokken"] if b["soort"] == "kop"]
    found = [(2, text) for text, level in zip(own, levels, strict=True) if level == 2]
    return found + [(2, groep["kop"]) for groep in hoofdstuk["groepen"] if groep["soort"] == "deel"]


def _set_up(document: Document, data: dict[str, Any]) -> None:
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(8), 1.2
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")
    for name in ("Title", "Subtitle", "TOC Heading", "Caption", *(f"Heading {level}" for level in range(1, 7))):
        styles[name].font.color.rgb = _GREEN
    styles["Caption"].font.color.rgb = _SOFT
    if (border := styles["Title"].element.pPr.find(qn("w:pBdr"))) is not None:
        styles["Title"].element.pPr.remove(border)
    for level in (1, 2):
        toc = styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        toc.base_style = normal
        toc.paragraph_format.left_indent, toc.paragraph_format.space_after = Cm(0.6 * (level - 1)), Pt(3)
    hyphens = OxmlElement("w:autoHyphenation")
    document.settings.element.find(qn("w:defaultTabStop")).addnext(hyphens)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "nl-NL")
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].text = data["titel"]
        footer = section.footer.paragraphs[0]
        footer.add_run("Pagina ")
        for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
            _field(footer, kind, code)
    facts = document.core_properties
    facts.title, facts.subject, facts.language = data["volledige_titel"][:255], data["vraag"][:255], "nl-NL"
    facts.author, facts.comments, facts.keywords = data["auteursregel"][:255] or "MKW", "", ""
    facts.created = facts.modified = dt.datetime.fromtimestamp(data["tijd"], dt.UTC)


def _field(paragraph: Paragraph, kind: str = "", code: str = "", *, dirty: bool = False) -> None:
    """Add one part of a field: its begin, separate or end mark, or its code."""
    element = OxmlElement("w:fldChar" if kind else "w:instrText")
    if kind:
        element.set(qn("w:fldCharType"), kind)
        if dirty:
            element.set(qn("w:dirty"), "true")
    else:
        element.text = code
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    paragraph.add_run()._r.append(element)


def _number(document: Document, paragraph: Paragraph, style: str, number: int | None, begin: int) -> int:
    """Number an item and return its list; without one a new list begins, because a style has one running list."""
    numbering = document.part.numbering_part.numbering_definitions._numbering
    if number is None:
        of_style = document.styles[style].element.pPr.numPr.numId.val
        abstract = numbering.num_having_numId(of_style).abstractNumId.val
        new = numbering.add_num(abstract)
        new.add_lvlOverride(ilvl=0).add_startOverride(begin)
        number = new.numId
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number
    return number
