"""DOCX as people make it: styles in any language, counted numbers, lists, tables, boxes, notes (D5)."""

from io import BytesIO

import docx
import pytest

from tests.documenten.lezen import read, short
from tests.support import files

STYLES = """<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
<w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:basedOn w:val="Kop1"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="HuisKop"><w:name w:val="Kop huisstijl"/><w:basedOn w:val="Kop2"/></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
</w:styles>"""
NUMBERING = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Kop1"/>
<w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="Artikel %1"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="2"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>
</w:numbering>"""
FOOTNOTES = """<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:id="0"><w:p><w:r><w:t>scheiding</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r>
<w:r><w:t>Zie de Woningwet.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "".join(
    f'<Relationship Id="{name}" Type="{TYPE}/{name}" Target="{name}.xml"/>'
    for name in ("styles", "numbering", "footnotes")
)


def p(text: str, style: str = "", num: str = "", level: int = 0, runs: str = "") -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>' if num else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs or f'<w:r><w:t>{text}</w:t></w:r>'}</w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


@pytest.fixture
def word(tmp_path):
    def make(*body: str):
        parts = {"styles.xml": STYLES, "numbering.xml": NUMBERING, "footnotes.xml": FOOTNOTES}
        return read(tmp_path, files.word("".join(body), parts, RELATIONS), "docx")

    return make


def test_headings_of_dutch_word_with_their_counted_numbers(word):
    found = word(
        p("Beleid", "Titel"), p("Doel", "Kop1"), p("Waarom", "Kop2"), p("Waartoe", "HuisKop"), p("Aanpak", "Kop1"),
        p("Wie", "Kop2"),
    )  # fmt: skip
    assert short(found) == [
        ("kop", 1, "Beleid"),
        ("kop", 2, "1 Doel"),
        ("kop", 3, "1.1 Waarom"),
        ("kop", 3, "1.2 Waartoe"),
        ("kop", 2, "2 Aanpak"),
        ("kop", 3, "2.1 Wie"),
    ]


def test_lists_with_bullets_letters_and_depth(word):
    found = word(
        p("een", num="2"), p("diep", num="2", level=1), p("twee", num="2"),
        p("tekst"), p("a", num="3"), p("b", num="3"), p("tussen"), p("verder", num="3"),
    )  # fmt: skip
    assert short(found) == [
        ("lijst", ["een", "diep", "twee"]),
        ("alinea", "tekst"),
        ("nummers", ["a", "b"]),
        ("alinea", "tussen"),
        ("nummers", ["verder"]),
    ]
    assert found["blokken"][0]["niveaus"] == [0, 1, 0]
    assert (found["blokken"][2]["soort"], found["blokken"][4]["start"]) == ("a", 3)


def test_a_list_that_starts_elsewhere(word):
    assert word(p("c", num="5"), p("d", num="5"))["blokken"][0]["start"] == 3


def test_articles_keep_the_number_that_word_writes(word):
    assert short(word(p("De huurder betaalt.", num="4"), p("De verhuurder ook.", num="4"))) == [
        ("alinea", "Artikel 1 De huurder betaalt."),
        ("alinea", "Artikel 2 De verhuurder ook."),
    ]


def test_tables_with_merged_cells_and_a_heading(word):
    starts, wide = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'
    rows = (
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('Jaar')}{cell('Kosten')}{cell('Nota')}</w:tr>"
        f"<w:tr>{cell('2024', starts)}{cell('breed', wide)}</w:tr>"
        f"<w:tr>{cell('weg', '<w:vMerge/>')}{cell('1')}{cell('2')}</w:tr>"
    )
    found = word(f"<w:tbl><w:tblPr/>{rows}</w:tbl>")
    assert short(found) == [("tabel", [["Jaar", "Kosten", "Nota"], ["2024", "breed", ""], ["", "1", "2"]])]
    assert found["blokken"][0]["kop"] is True


def test_a_frame_of_one_cell_is_text(word):
    assert short(word(f"<w:tbl><w:tr>{cell('Let op')}</w:tr></w:tbl>")) == [("alinea", "Let op")]


def test_text_boxes_once_and_after_their_paragraph(word):
    box = "<w:txbxContent>" + p("in het kader") + "</w:txbxContent>"
    drawing = (
        f"<w:r><w:AlternateContent><w:Choice><w:drawing>{box}</w:drawing></w:Choice>"
        f"<w:Fallback><w:pict>{box}</w:pict></w:Fallback></w:AlternateContent></w:r>"
    )
    found = word(p("", runs=f"<w:r><w:t>Tekst</w:t></w:r>{drawing}"), p("verder"))
    assert short(found) == [("alinea", "Tekst"), ("alinea", "in het kader"), ("alinea", "verder")]


def test_what_was_deleted_or_hidden_is_gone_and_what_was_added_stays(word):
    runs = (
        "<w:r><w:t>Wij </w:t></w:r><w:del><w:r><w:delText>oud </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>nieuw</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> geheim</w:t></w:r>"
        "<w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r><w:hyperlink><w:r>"
        '<w:t xml:space="preserve"> beleid</w:t></w:r>'
        "</w:hyperlink><w:r><w:br/><w:t>regel</w:t><w:noBreakHyphen/><w:t>twee</w:t></w:r>"
    )
    assert short(word(p("", runs=runs))) == [("alinea", "Wij nieuw beleid\nregel-twee")]


def test_the_printed_contents_are_left_out(word):
    gallery = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    inside = f"{gallery}<w:sdtContent>{p('Inhoud')}{p('Doel 1')}</w:sdtContent></w:sdt>"
    other = f"<w:sdt><w:sdtContent>{p('invulveld')}</w:sdtContent></w:sdt>"
    assert short(word(inside, p("Doel 1", "Inhopg1"), other)) == [("alinea", "invulveld")]


def test_footnotes_stand_at_the_end_with_their_mark(word):
    runs = '<w:r><w:t>De wet</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r>'
    runs += '<w:r><w:t xml:space="preserve"> geldt.</w:t></w:r>'
    found = word(p("", runs=runs), p("Slot"))
    assert short(found) == [("alinea", "De wet [1] geldt."), ("alinea", "Slot"), ("noot", "Zie de Woningwet.")]
    assert found["blokken"][2]["n"] == "1"


def test_pages_where_word_noted_them(word):
    broken = "<w:r><w:t>begin</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>einde</w:t></w:r>"
    found = word(p("een"), p("", runs=broken), p("", runs="<w:r><w:lastRenderedPageBreak/><w:t>drie</w:t></w:r>"))
    assert [blok["p"] for blok in found["blokken"]] == [1, 1, 3]
    assert word(p("een"))["blokken"][0]["p"] is None


def test_headings_by_hand_in_bold(word):
    def bold(text):
        return p("", runs=f"<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>")

    found = word(bold("Doel"), p("Wij willen minder woonfraude."), bold("Aanpak"), p("Wij gaan op bezoek."))
    assert [blok["s"] for blok in found["blokken"]] == ["kop", "alinea", "kop", "alinea"]


def test_what_the_file_tells_about_itself(tmp_path):
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "Beleid woonfraude", "M. de Wit"
    document.add_heading("Beleid woonfraude 2026", 0)
    document.add_heading("Doel", 1)
    document.add_paragraph(
        "Het beleid is vastgesteld op 12 maart 2025 en het geldt voor de woningen van de corporatie."
    )
    document.add_paragraph("een", style="List Bullet")
    document.add_paragraph("stap", style="List Number")
    out = BytesIO()
    document.save(out)
    found = read(tmp_path, out.getvalue(), "docx")
    assert (found["status"], found["titel"], found["auteur"]) == ("gelezen", "Beleid woonfraude", "M. de Wit")
    assert (found["taal"], found["jaar"]) == ("nl", 2026)
    assert short(found)[:2] == [("kop", 1, "Beleid woonfraude 2026"), ("kop", 2, "Doel")]
    assert short(found)[-2:] == [("lijst", ["een"]), ("nummers", ["stap"])]


def test_a_document_without_words_has_no_text(tmp_path):
    assert read(tmp_path, files.word(p(" ")), "docx")["status"] == "geen_tekst"


@pytest.mark.parametrize(("words", "pages"), [(4, 7), (0, None), (400, None)])
def test_pages_that_word_counted_are_trusted_when_the_words_are_right(tmp_path, words, pages):
    app = f"<Properties><Pages>7</Pages><Words>{words}</Words></Properties>".encode()
    main = "<x><body><p><r><t>Een tekst van woorden</t></r></p></body></x>"
    assert read(tmp_path, files.ooxml("docx", main, {"docProps/app.xml": app}), "docx")["paginas"] == pages
