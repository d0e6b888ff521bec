"""OpenDocument, sheets, slides and the old formats (D5)."""

from datetime import date, datetime, time
from io import BytesIO

import openpyxl
import pptx
import pytest
from pptx.util import Inches

from tests.documenten.lezen import read, short
from tests.support import files

STYLES = """<style:style style:name="T1" style:parent-style-name="Title"/>
<style:style style:name="vet"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="weg"><style:table-properties table:display="false"/></style:style>
<text:list-style style:name="P"><text:list-level-style-bullet text:level="1"/></text:list-style>
<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-format="a"/></text:list-style>"""


def odt(tmp_path, body: str):
    return read(tmp_path, files.odf("odt", body, styles=STYLES), "odt")


def test_odt_headings_lists_and_text(tmp_path):
    found = odt(
        tmp_path,
        '<text:p text:style-name="T1">Beleid</text:p><text:h text:outline-level="1">Doel</text:h>'
        '<text:p>Wij<text:s text:c="3"/>gaan<text:tab/>door<text:line-break/>'
        "ermee<text:span> echt</text:span>.</text:p>"
        '<text:list text:style-name="P"><text:list-item><text:p>een</text:p><text:p>nog</text:p></text:list-item>'
        "<text:list-item><text:p>twee</text:p></text:list-item></text:list>"
        '<text:list text:style-name="N"><text:list-item><text:p>stap</text:p>'
        "<text:list><text:list-item><text:p>sub</text:p>"
        "</text:list-item></text:list></text:list-item></text:list><text:p>tussen</text:p>"
        '<text:list text:style-name="N" text:continue-numbering="true">'
        "<text:list-item><text:p>stap</text:p></text:list-item>"
        '</text:list><text:list text:style-name="N"><text:list-item>'
        '<text:h text:outline-level="2">Kop in lijst</text:h>'
        "</text:list-item></text:list>",
    )
    assert short(found) == [
        ("kop", 1, "Beleid"),
        ("kop", 2, "Doel"),
        ("alinea", "Wij gaan door\nermee echt."),
        ("lijst", ["een\nnog", "twee"]),
        ("nummers", ["stap", "a. sub"]),
        ("alinea", "tussen"),
        ("nummers", ["stap"]),
        ("kop", 3, "Kop in lijst"),
    ]
    assert found["blokken"][6]["start"] == 2


def test_odt_tables_notes_boxes_and_what_was_deleted(tmp_path):
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("2024", "12"))
    head = "".join(
        f'<table:table-cell><text:p><text:span text:style-name="vet">{text}</text:span></text:p></table:table-cell>'
        for text in ("Jaar", "Aantal")
    )
    found = odt(
        tmp_path,
        "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
        "<text:table-of-content><text:p>Doel 1</text:p></text:table-of-content>"
        "<text:p>De wet<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Woningwet</text:p>"
        "</text:note-body></text:note> geldt<draw:frame><draw:text-box>"
        "<text:p>kader</text:p></draw:text-box></draw:frame>.</text:p>"
        f"<table:table><table:table-row>{head}</table:table-row>"
        f"<table:table-row>{cells}</table:table-row></table:table>",
    )
    assert short(found) == [
        ("alinea", "De wet [1] geldt."),
        ("alinea", "kader"),
        ("tabel", [["Jaar", "Aantal"], ["2024", "12"]]),
        ("noot", "Woningwet"),
    ]
    assert found["blokken"][2]["kop"] is True


def test_odt_tells_about_itself(tmp_path):
    meta = (
        b'<o:document-meta xmlns:o="urn:o" xmlns:dc="urn:d"><o:meta>'
        b"<dc:title>Nota</dc:title><dc:creator>Jan</dc:creator>"
        b'<dc:date>2024-05-01T10:00:00</dc:date><o:document-statistic o:page-count="4" o:word-count="3"/></o:meta></o:document-meta>'
    )
    found = read(tmp_path, files.odf("odt", "<text:p>Tekst zonder datum</text:p>", {"meta.xml": meta}), "odt")
    assert (found["titel"], found["auteur"], found["jaar"], found["paginas"]) == ("Nota", "Jan", 2024, 4)
    other = meta.replace(b'word-count="3"', b'word-count="0"')
    found = read(tmp_path, files.odf("odt", "<text:p>Tekst zonder datum</text:p>", {"meta.xml": other}), "odt")
    assert found["paginas"] is None  # left behind by the template


def test_ods_shows_what_the_sheet_shows(tmp_path):
    row = "<table:table-row>" + "".join(
        f'<table:table-cell office:value="0.125"><text:p>{text}</text:p></table:table-cell>'
        for text in ("Huur", "12,5%")
    ) + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'  # fmt: skip
    empty = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
    body = (
        f'<table:table table:name="Kosten">{row}{row}{empty}</table:table>'
        f'<table:table table:name="Geheim" table:style-name="weg">{row}</table:table>'
    )
    found = read(tmp_path, files.odf("ods", body, styles=STYLES), "ods")
    assert short(found) == [("kop", 1, "Kosten"), ("tabel", [["Huur", "12,5%"], ["Huur", "12,5%"]])]


def test_odp_slides(tmp_path):
    def slide(title: str, text: str, notes: str) -> str:
        return (
            f"<draw:page><draw:frame><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>"
            f'<draw:frame presentation:class="title">'
            f"<draw:text-box><text:p>{title}</text:p></draw:text-box></draw:frame>"
            '<draw:frame presentation:class="footer"><draw:text-box><text:p>voet</text:p></draw:text-box></draw:frame>'
            f'<presentation:notes><draw:frame presentation:class="notes"><draw:text-box><text:p>{notes}</text:p>'
            "</draw:text-box></draw:frame></presentation:notes></draw:page>"
        )

    found = read(tmp_path, files.odf("odp", slide("Samen", "Waarom", "Zeg dit") + slide("Verder", "Hoe", "")), "odp")
    assert short(found) == [
        ("kop", 1, "Samen"), ("alinea", "Waarom"), ("noot", "Zeg dit"), ("kop", 2, "Verder"), ("alinea", "Hoe")
    ]  # fmt: skip
    assert [blok["p"] for blok in found["blokken"]] == [1, 1, 1, 2, 2]
    assert found["paginas"] == 2


def test_pptx_slides(tmp_path):
    show = pptx.Presentation()
    for title in ("Samenwerken", "Hoe dan"):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text_frame.text = "Minder kosten"
        deeper = slide.placeholders[1].text_frame.add_paragraph()
        deeper.text, deeper.level = "Meer kennis", 1
        slide.notes_slide.notes_text_frame.text = "Zeg dit rustig"
    slide = show.slides.add_slide(show.slide_layouts[6])
    slide.shapes.add_textbox(0, 0, Inches(2), Inches(1)).text_frame.text = "Los kader"
    table = slide.shapes.add_table(2, 2, 0, 0, Inches(4), Inches(1)).table
    for at, text in enumerate(("Naam", "Aantal", "Linde", "41")):
        table.cell(at // 2, at % 2).text = text
    show.core_properties.title, show.core_properties.author = "Onze presentatie", "Jan"
    out = BytesIO()
    show.save(out)
    found = read(tmp_path, out.getvalue(), "pptx")
    items = ("lijst", ["Minder kosten", "Meer kennis"])
    assert short(found) == [
        ("kop", 1, "Samenwerken"), items, ("noot", "Zeg dit rustig"),
        ("kop", 2, "Hoe dan"), items, ("noot", "Zeg dit rustig"),
        ("alinea", "Los kader"), ("tabel", [["Naam", "Aantal"], ["Linde", "41"]]),
    ]  # fmt: skip
    assert found["blokken"][1]["niveaus"] == [0, 1]
    assert [blok["p"] for blok in found["blokken"]] == [1, 1, 1, 2, 2, 2, 3, 3]
    assert (found["paginas"], found["titel"], found["auteur"]) == (3, "Onze presentatie", "Jan")


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (date(2026, 3, 12), "yyyy-mm-dd", "12-3-2026"),
        (datetime(2026, 3, 12, 10, 30), "d-m-yyyy h:mm", "12-3-2026 10:30"),
        (time(9, 5), "h:mm", "9:05"),
        (0.125, "0.0%", "12,5%"),
        (0.5, "0%", "50%"),
        (1234.5, '"€" #,##0.00', "€ 1.234,50"),
        (1234567, "#,##0", "1.234.567"),
        (-12.345, "0.00", "-12,35"),
        (1234.5, "General", "1234,5"),
        (41, "General", "41"),
        (0.0000001, "General", "0,0000001"),
        (True, "General", "ja"),
        ("001", "@", "001"),
        ("regel een\nregel twee", "General", "regel een\nregel twee"),
    ],
)
def test_xlsx_cells_look_as_in_the_sheet(tmp_path, value, code, shown):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Naam", "Waarde"])
    sheet.append(["rij", value])
    sheet["B2"].number_format = code
    out = BytesIO()
    book.save(out)
    assert short(read(tmp_path, out.getvalue(), "xlsx"))[-1] == ("tabel", [["Naam", "Waarde"], ["rij", shown]])


def test_xlsx_sheets_are_split_at_empty_rows_and_hidden_ones_left_out(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Begroting 2026"
    for row in (["Onze begroting"], [], ["Post", "Bedrag"], ["Dak", 10], ["Vloer", 20], [], ["Totaal", 30]):
        sheet.append(row)
    hidden = book.create_sheet("Geheim")
    hidden.sheet_state = "hidden"
    hidden.append(["salaris", 1])
    book.create_sheet("Leeg")
    book.create_sheet("Bezit").append(["Complex", "vhe"])
    out = BytesIO()
    book.save(out)
    found = read(tmp_path, out.getvalue(), "xlsx")
    assert short(found) == [
        ("kop", 1, "Begroting 2026"),
        ("alinea", "Onze begroting"),
        ("tabel", [["Post", "Bedrag"], ["Dak", "10"], ["Vloer", "20"]]),
        ("alinea", "Totaal · 30"),
        ("kop", 1, "Bezit"),
        ("alinea", "Complex · vhe"),
    ]
    assert [blok["p"] for blok in found["blokken"]] == [1, 1, 1, 1, 4, 4]
    assert found["jaar"] == 2026


def test_doc_gets_paragraphs_headings_and_tables(tmp_path):
    text = (
        "Beleid woonfraude\nWij treden op tegen woonfraude, en dat doen wij samen met de gemeente.\n"
        "Hoofdstuk 2 Aanpak\n"
        "Eerst bellen wij de huurder en daarna gaan wij bij hem langs.\nJaar\tAantal\t\t2024\t12\t\tSlot van de tekst."
    )
    found = read(tmp_path, files.doc(text), "doc")
    assert short(found) == [
        ("kop", 1, "Beleid woonfraude"),
        ("alinea", "Wij treden op tegen woonfraude, en dat doen wij samen met de gemeente."),
        ("kop", 2, "Hoofdstuk 2 Aanpak"),
        ("alinea", "Eerst bellen wij de huurder en daarna gaan wij bij hem langs."),
        ("tabel", [["Jaar", "Aantal"], ["2024", "12"]]),
        ("alinea", "Slot van de tekst."),
    ]


def test_rtf(tmp_path):
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\info{\title Nota caf\'e9}{\author Jan}}\pard "
        rb"Eerste alinea met caf\'e9.\par Tweede \u233?\'e9n.\par}"
    )
    found = read(tmp_path, data, "rtf")
    assert [text for _, text in short(found)] == ["Eerste alinea met café.", "Tweede één."]
    assert found["titel"] == "Nota café"


def test_msg(tmp_path):
    found = read(
        tmp_path, files.msg("Afspraken onderhoud", "Beste allen,\r\n\r\nHierbij de afspraken.", "Jan Smit"), "msg"
    )
    assert found["titel"] == "Afspraken onderhoud"
    assert short(found)[0] == ("kop", 1, "Afspraken onderhoud")
    assert any("Hierbij de afspraken." in text for _, text in short(found)[1:])
