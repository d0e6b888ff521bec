"""Footnotes in a Word file, which python-docx does not know: the part, its styles and the settings. Knows no Django."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from lxml import etree

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

TEKST, VERWIJZING = "footnote text", "footnote reference"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_LINES = ((-1, "separator"), (0, "continuationSeparator"))  # the two that Word wants before the first note


class Voetnoten:
    """The footnotes of one document: `add` puts one behind a paragraph, `save` writes the part."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.root = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
        for number, kind in _LINES:
            self._note(number, kind)
        self.count = 0
        _make_styles(document)

    def add(self, paragraph: Paragraph, text: str) -> None:
        """Put the next footnote at the end of a paragraph."""
        self.count += 1
        self._note(self.count, "", text)
        run = paragraph.add_run()
        run.style = self.document.styles[VERWIJZING]
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(self.count))
        run._r.append(reference)

    def save(self) -> None:
        """Write the part and name its separators in the settings; once, when all notes are there."""
        main = self.document.part
        xml = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, xml, main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = OxmlElement("w:footnotePr")
        for number, _ in _LINES:
            line = OxmlElement("w:footnote")
            line.set(qn("w:id"), str(number))
            settings.append(line)
        # The schema has an order: footnotePr stands right before compat.
        self.document.settings.element.find(qn("w:compat")).addprevious(settings)

    def _note(self, number: int, kind: str, text: str = "") -> None:
        note = OxmlElement("w:footnote")
        if kind:
            note.set(qn("w:type"), kind)
        note.set(qn("w:id"), str(number))
        paragraph = OxmlElement("w:p")
        note.append(paragraph)
        self.root.append(note)
        if kind:
            run = OxmlElement("w:r")
            run.append(OxmlElement(f"w:{kind}"))
            paragraph.append(run)
            return
        properties, style = OxmlElement("w:pPr"), OxmlElement("w:pStyle")
        style.set(qn("w:val"), self.document.styles[TEKST].style_id)
        properties.append(style)
        paragraph.append(properties)
        mark = OxmlElement("w:r")
        mark_properties, mark_style = OxmlElement("w:rPr"), OxmlElement("w:rStyle")
        mark_style.set(qn("w:val"), self.document.styles[VERWIJZING].style_id)
        mark_properties.append(mark_style)
        mark.append(mark_properties)
        mark.append(OxmlElement("w:footnoteRef"))
        paragraph.append(mark)
        words, content = OxmlElement("w:r"), OxmlElement("w:t")
        content.text = f" {text}"
        content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        words.append(content)
        paragraph.append(words)


def _make_styles(document: Document) -> None:
    text = document.styles.add_style(TEKST, WD_STYLE_TYPE.PARAGRAPH)
    text.base_style = document.styles["Normal"]
    text.font.size, text.paragraph_format.space_after = Pt(9), Pt(2)
    reference = document.styles.add_style(VERWIJZING, WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True
