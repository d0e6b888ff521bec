"""Every file of the demo is built, opens in the library of its format, and holds its text."""

import io
import re
import zipfile
from datetime import date

import docx
import odfdo
import openpyxl
import pptx
import pypdfium2
import pytest
from PIL import ExifTags, Image

from mkwportal.demo.builders import build, build_foto
from mkwportal.demo.builders.stuk import nl_datum
from mkwportal.demo.data_documenten import DOCUMENT, DOCUMENTEN
from mkwportal.demo.data_verkenningen import VERKENNINGEN

VERSIES = [(document, versie) for document in DOCUMENTEN for versie in document.versies]
FOTOS = [foto for verkenning in VERKENNINGEN for bezoek in verkenning.bezoeken for foto in bezoek.fotos]


def of_format(formaat: str) -> pytest.MarkDecorator:
    gekozen = [(d, v) for d, v in VERSIES if d.formaat == formaat]
    return pytest.mark.parametrize(("document", "versie"), gekozen, ids=lambda item: getattr(item, "key", None))


def hoofdtitel(document) -> str:
    return document.titel.partition(": ")[0]


@of_format("pdf")
def test_pdf_has_2_to_15_pages_with_text(document, versie):
    inhoud, naam = build(document, versie)
    with pypdfium2.PdfDocument(inhoud) as pdf:
        assert 2 <= len(pdf) <= 15
        assert pdf.get_metadata_dict()["Title"].startswith(hoofdtitel(document))
        eerste = pdf[0].get_textpage().get_text_range()
    assert hoofdtitel(document).split()[0] in eerste
    assert b"/StructTreeRoot" in inhoud
    assert b"/Lang" in inhoud
    assert naam.endswith(".pdf")


@of_format("docx")
def test_docx_has_headings_and_tables(document, versie):
    boek = docx.Document(io.BytesIO(build(document, versie)[0]))
    koppen = [alinea for alinea in boek.paragraphs if alinea.style.name.startswith("Heading")]
    assert len(koppen) >= 4
    assert boek.paragraphs[0].text == hoofdtitel(document)
    assert boek.tables


@of_format("odt")
def test_odt_has_headings_and_tables(document, versie):
    boek = odfdo.Document(io.BytesIO(build(document, versie)[0]))
    assert str(boek.body.get_paragraph(0)).strip() == hoofdtitel(document)
    assert boek.body.get_paragraph(0).style == "Title"
    assert len(boek.body.headers) >= 4
    assert boek.body.tables


@of_format("xlsx")
def test_xlsx_has_sheets_with_real_figures(document, versie):
    boek = openpyxl.load_workbook(io.BytesIO(build(document, versie)[0]))
    assert len(boek.worksheets) >= 3
    assert boek.worksheets[0]["A1"].value == hoofdtitel(document)
    cellen = [cel.value for blad in boek for rij in blad.iter_rows() for cel in rij]
    assert sum(isinstance(cel, int | float) for cel in cellen) >= 15


@of_format("pptx")
def test_pptx_has_slides_with_titles(document, versie):
    dias = pptx.Presentation(io.BytesIO(build(document, versie)[0])).slides
    assert 6 <= len(dias) <= 15
    assert all(dia.shapes.title.text for dia in dias)
    assert dias[0].shapes.title.text == hoofdtitel(document)


def test_the_same_text_gives_the_same_bytes():
    for key in ("linde-zav", "linde-integriteit", "slingebeek-thuiswerken", "eemzijl-mjob", "eemzijl-ouder"):
        document = DOCUMENT[key]
        assert build(document, document.versies[-1]) == build(document, document.versies[-1])
        if document.formaat != "pdf":
            delen = zipfile.ZipFile(io.BytesIO(build(document, document.versies[-1])[0])).infolist()
            assert {deel.date_time for deel in delen} == {(2020, 1, 1, 0, 0, 0)}


def test_all_files_and_names_differ():
    gebouwd = [build(document, versie) for document, versie in VERSIES]
    assert len({inhoud for inhoud, _ in gebouwd}) == len({naam for _, naam in gebouwd}) == len(VERSIES)
    assert not [naam for _, naam in gebouwd if re.search(r'[\\/:*?"<>|]', naam) or len(naam) > 120]


def test_odt_is_recognised_by_its_first_bytes():
    assert build(DOCUMENT["eemzijl-brieven"], DOCUMENT["eemzijl-brieven"].versies[0])[0][30:38] == b"mimetype"


def test_dutch_date():
    assert nl_datum(date(2026, 5, 12)) == "12 mei 2026"


@pytest.mark.parametrize("foto", FOTOS, ids=lambda foto: foto.key)
def test_photo_is_a_jpeg_that_says_where_it_was_taken(foto):
    inhoud, naam = build_foto(foto)
    with Image.open(io.BytesIO(inhoud)) as beeld:
        assert (beeld.format, beeld.size) == ("JPEG", (1600, 1067))
        plaats = beeld.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    graden, minuten, seconden = plaats[ExifTags.GPS.GPSLatitude]
    assert float(graden + minuten / 60 + seconden / 3600) == pytest.approx(foto.plek[0], abs=0.001)
    assert naam == f"{foto.key}.jpg"
    assert build_foto(foto)[0] == inhoud


def test_there_are_two_to_four_photos():
    assert 2 <= len(FOTOS) <= 4
