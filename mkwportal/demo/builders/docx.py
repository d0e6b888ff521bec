"""DOCX with real heading, list and table styles."""

import io
from datetime import datetime

from docx import Document as Nieuw
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from mkwportal.demo import opmaak
from mkwportal.demo.builders.stuk import Stuk, vaste_zip
from mkwportal.demo.builders.tabellen import breedtes, getalkolommen


def _rijk(alinea: Paragraph, tekst: str) -> Paragraph:
    for deel, vet in opmaak.vet_delen(tekst):
        alinea.add_run(deel).bold = vet or None
    return alinea


def _veld(alinea: Paragraph, code: str) -> None:
    """Add a field such as PAGE to a paragraph."""
    for soort, tekst in (("begin", ""), ("", code), ("end", "")):
        run = alinea.add_run()
        deel = OxmlElement("w:fldChar" if soort else "w:instrText")
        if soort:
            deel.set(qn("w:fldCharType"), soort)
        else:
            deel.text = tekst
        run._r.append(deel)


def _nummer_opnieuw(doc: Nieuw, alinea: Paragraph, eerste: bool) -> None:
    """Let each numbered list start at 1: python-docx has one running list per style."""
    numbering = doc.part.numbering_part.numbering_definitions._numbering
    if eerste:
        stijl = doc.styles["List Number"].element.pPr.numPr.numId.val
        abstract = numbering.num_having_numId(stijl).abstractNumId.val
        numbering.add_num(abstract).add_lvlOverride(ilvl=0).add_startOverride(1)
    num_pr = alinea._p.get_or_add_pPr().get_or_add_numPr()
    num_pr.get_or_add_ilvl().val = 0
    num_pr.get_or_add_numId().val = max(num.numId for num in numbering.num_lst)


def _tabel(doc: Nieuw, tabel: opmaak.Tabel, kleur: str) -> None:
    if tabel.bijschrift:
        doc.add_paragraph(tabel.bijschrift, style="Caption").paragraph_format.keep_with_next = True
    rechts, breed = getalkolommen(tabel), breedtes(tabel)
    raster = doc.add_table(rows=0, cols=len(tabel.kop), style="Table Grid")
    for rij in (tabel.kop, *tabel.rijen):
        for kolom, (cel, tekst) in enumerate(zip(raster.add_row().cells, rij, strict=True)):
            cel.text = opmaak.zonder_vet(tekst)
            cel.width = Cm(16 * breed[kolom] / sum(breed))
            cel.paragraphs[0].paragraph_format.space_after = Pt(2)
            if kolom in rechts:
                cel.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for cel in raster.rows[0].cells:
        vulling = OxmlElement("w:shd")
        vulling.set(qn("w:val"), "clear")
        vulling.set(qn("w:fill"), kleur)
        cel._tc.get_or_add_tcPr().append(vulling)
        for run in cel.paragraphs[0].runs:
            run.font.bold, run.font.color.rgb = True, RGBColor(255, 255, 255)
    kop = OxmlElement("w:tblHeader")
    raster.rows[0]._tr.get_or_add_trPr().append(kop)
    doc.add_paragraph()


def _stijlen(doc: Nieuw, stuk: Stuk) -> None:
    kleur = RGBColor.from_string(stuk.kleur.upper())
    normaal = doc.styles["Normal"]
    normaal.font.name, normaal.font.size = "Calibri", Pt(11)
    normaal.paragraph_format.space_after, normaal.paragraph_format.line_spacing = Pt(8), 1.2
    taal = OxmlElement("w:lang")
    taal.set(qn("w:val"), "nl-NL")
    normaal.element.get_or_add_rPr().append(taal)
    for naam in ("Title", "Subtitle", "Heading 1", "Heading 2", "Intense Quote", "Caption"):
        doc.styles[naam].font.color.rgb = kleur
    for deel in doc.sections:
        deel.page_width, deel.page_height = Cm(21), Cm(29.7)
        deel.left_margin = deel.right_margin = Cm(2.5)
        deel.header.paragraphs[0].text = f"{stuk.organisatie.naam}\t\t{stuk.titel}"
        voet = deel.footer.paragraphs[0]
        voet.add_run("Pagina ")
        _veld(voet, "PAGE")


def maak(stuk: Stuk) -> bytes:
    """Return the DOCX of one version."""
    doc = Nieuw()
    _stijlen(doc, stuk)
    doc.add_heading(stuk.titel, level=0)
    if stuk.ondertitel:
        doc.add_paragraph(stuk.ondertitel, style="Subtitle")
    doc.add_paragraph(stuk.samenvatting)
    _tabel(doc, opmaak.Tabel("", ("Over dit stuk", ""), stuk.gegevens), stuk.kleur)
    for blok in stuk.blokken:
        match blok:
            case opmaak.Kop():
                doc.add_heading(blok.volledig, level=blok.niveau)
            case opmaak.Alinea():
                _rijk(doc.add_paragraph(), blok.tekst)
            case opmaak.Kader():
                _rijk(doc.add_paragraph(style="Intense Quote"), blok.tekst)
            case opmaak.Lijst():
                for index, item in enumerate(blok.items):
                    alinea = doc.add_paragraph(style="List Number" if blok.genummerd else "List Bullet")
                    _rijk(alinea, item)
                    if blok.genummerd:
                        _nummer_opnieuw(doc, alinea, index == 0)
            case opmaak.Tabel():
                _tabel(doc, blok, stuk.kleur)
    if stuk.historie:
        doc.add_heading("Wijzigingen per versie", level=1)
        _tabel(doc, opmaak.Tabel("", ("Versie", "Datum", "Wat is er gewijzigd?"), stuk.historie), stuk.kleur)
    gegevens = doc.core_properties
    gegevens.title, gegevens.author, gegevens.language = stuk.titel, stuk.organisatie.naam, "nl-NL"
    gegevens.comments = ""
    gegevens.created = gegevens.modified = datetime(stuk.datum.year, stuk.datum.month, stuk.datum.day)
    doel = io.BytesIO()
    doc.save(doel)
    return vaste_zip(doel.getvalue(), stuk)
