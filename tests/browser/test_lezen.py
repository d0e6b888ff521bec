"""Reading (D5): a Word document with notes, the pages of a PDF as they look, and a scan."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import FilePayload, Page, expect

from .support import pdf_file, share

DATA = Path(__file__).resolve().parent.parent / "data" / "bestanden"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def scan_file(name: str) -> FilePayload:
    """Return a photo of a letter."""
    picture = Image.new("RGB", (900, 1200), "ivory")
    ImageDraw.Draw(picture).text((90, 120), "Geachte bewoner, wij komen langs.", fill="black", font_size=36)
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": out.getvalue()}


def wait_for(page: Page, address: str, text: str) -> None:
    """Open this address until a job is done and this text stands there."""
    for _ in range(60):
        page.goto(address)
        if page.get_by_text(text).count():
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"{text!r} does not come at {address}")


@pytest.fixture
def owner(as_person):
    return as_person("directeur")


def test_a_word_document_reads_well(owner, as_person, pages, width):
    title = f"Beleid huurachterstand {width}"
    file = {"name": f"{title}.docx", "mimeType": WORD, "buffer": (DATA / "beleid.docx").read_bytes()}
    address = share(owner, file, title)
    page = as_person("directeur2", width, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{address}lezen/")
    article = page.locator("article.mkw-read")
    expect(article.get_by_role("heading", name="Stappen")).to_be_visible()
    expect(article.get_by_role("listitem").first).to_have_text("Eerst bellen")
    expect(article.get_by_role("columnheader").first).to_have_text("Kern")
    expect(article).not_to_contain_text("GESCHRAPTE WOORDEN")
    article.get_by_role("link", name="Noot 1", exact=True).click()
    note = article.locator(".mkw-read__block:target")
    expect(note).to_contain_text("Zie de wet op de schuldhulpverlening.")
    note.get_by_role("link", name="Noot 1, terug naar de tekst").click()
    expect(article.locator(".mkw-read__ref:target")).to_be_in_viewport()
    pages.look(page, "lezen van een Word-document")
    copy = article.get_by_role("link", name="Kopieer de link naar alinea 3", exact=True)
    copy.focus()
    expect(copy).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#melding")).to_contain_text("De link is gekopieerd.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"/documenten/\d+/versies/1/#p3$", copied)
    page.goto(copied)
    expect(page.locator("#p3")).to_be_in_viewport()


def test_one_walks_along_the_hits_without_a_script(owner, as_person, width):
    title = f"Wandelbeleid {width}"
    texts = ["Wij wandelen.", "Niets hier.", "Wie wandelt er mee?", "Een wandeling."]
    address = share(owner, pdf_file(f"{title}.pdf", title, *texts), title)
    page = as_person("directeur2", width, javascript=False)
    page.goto(f"{address}lezen/?q=wandelen")
    along = page.get_by_role("link", name="Volgende treffer")
    expect(along).to_have_count(0)
    page.get_by_role("link", name="Ga naar de eerste treffer").click()
    expect(along).to_have_count(1)  # only where one is: the keyboard does not pass it at every paragraph
    first = page.locator(".mkw-read__block:target")
    expect(first.locator("mark").first).to_be_in_viewport()
    first.get_by_role("link", name="Volgende treffer").click()
    second = page.locator(".mkw-read__block:target")
    expect(second.locator("mark").first).to_be_in_viewport()
    second.get_by_role("link", name="Vorige treffer").click()
    expect(page.locator(".mkw-read__block:target")).to_have_id(re.compile(r"^p\d+$"))
    page.goto(f"{address}lezen/?q=wandelen#p1")  # no hit: the way begins at the first one after it
    expect(along).to_have_count(1)


def test_the_pages_of_a_pdf_as_they_look(owner, as_person, pages, width):
    title = f"Plattegronden {width}"
    address = share(owner, pdf_file(f"{title}.pdf", title, "De eerste plattegrond.", "De tweede plattegrond."), title)
    page = as_person("directeur2", width)
    wait_for(page, f"{address}lezen/", "Bekijk pagina 2")
    page.get_by_role("link", name="Bekijk pagina 2").click()
    sheet = page.locator("#pagina-2")
    expect(sheet).to_be_in_viewport()
    image = sheet.get_by_role("img")
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("(picture) => picture.naturalWidth") > 0
    expect(sheet.locator(".mkw-visually-hidden")).to_contain_text("De tweede plattegrond.")
    pages.look(page, "pagina's van een PDF")
    sheet.get_by_role("link", name="Lees de tekst van pagina 2").click()
    expect(page.get_by_text("De tweede plattegrond.")).to_be_in_viewport()


def test_a_scan_says_so_and_shows_itself(owner, as_person, pages, width):
    title = f"Oude brief {width}"
    address = share(owner, scan_file(f"{title}.jpg"), title)
    page = as_person("directeur2", width)
    wait_for(page, f"{address}lezen/", "U ziet hieronder de pagina’s zoals zij zijn.")
    expect(page.get_by_role("img", name="Pagina 1 in het groot, een beeld zonder tekst")).to_be_visible()
    pages.look(page, "lezen van een scan")
    page.goto(f"/documenten/?q=Oude brief {width}")
    expect(page.locator(".mkw-entry").filter(has_text=title)).to_contain_text("Scan zonder tekst")
