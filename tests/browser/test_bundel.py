"""The bundle (V12): the leader composes it and takes it along on a laptop, a director reads it on the telephone."""

import io
import re
import zipfile

from playwright.sync_api import expect

from tests.support.pdfua import structure

TITEL = "Samen sterk, apart herkenbaar"


def test_the_leader_composes_a_bundle_and_a_director_reads_it(as_person, pages, portal):
    page = as_person("projectleider", "laptop")
    verkenning = portal.sql("SELECT verkenning_id FROM verkenningen_bundel WHERE titel = %s", TITEL)[0][0]
    page.goto(f"/verkenningen/{verkenning}/")
    page.get_by_role("link", name="Lees de bundel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITEL)
    pages.look(page, "bundel")
    page.get_by_role("link", name="Stel samen").click()
    pages.look(page, "bundel samenstellen")
    rows = page.locator(".mkw-compose__row > label")
    second = rows.nth(1).inner_text()
    page.get_by_role("button", name=re.compile("^Omhoog")).nth(2).click()  # the first is of the chapter
    expect(rows.first).to_have_text(re.compile(re.escape(second.strip())))

    page.get_by_role("link", name="Kies stukken").click()
    pages.look(page, "bundel kiezen")
    box = page.locator("input[value^='les-']").first
    box.uncheck()
    page.get_by_role("button", name="Bewaar de keuze").click()
    expect(page.get_by_text("Bewaard: 0 erbij, 1 eruit.")).to_be_visible()
    page.get_by_role("link", name="Voeg een hoofdstuk toe").click()
    page.get_by_label("Titel van het hoofdstuk").fill("Nawoord")
    page.get_by_label("Eigen tekst").fill("Wij gaan **door**. #import $x$")
    pages.look(page, "hoofdstuk")
    page.get_by_role("button", name="Bewaar").click()

    page.get_by_role("link", name="Lees de bundel").click()
    expect(page.get_by_text("De bundel is daarna gewijzigd.")).to_be_visible()
    page.get_by_role("button", name="Maak ze opnieuw").click()
    link = page.get_by_role("link", name=re.compile("^PDF"))
    expect(page.get_by_text("De bundel is daarna gewijzigd.")).to_have_count(0, timeout=60_000)
    expect(page.get_by_role("progressbar")).to_have_count(0, timeout=60_000)
    with page.expect_download() as coming:
        link.click()
    found = structure(coming.value.path().read_bytes())
    assert len(found.alts) == found.soorten["Figure"] > 0
    with page.expect_download() as coming:
        page.get_by_role("link", name=re.compile("^Word")).click()
    with zipfile.ZipFile(io.BytesIO(coming.value.path().read_bytes())) as word:
        assert "word/footnotes.xml" in word.namelist()
        assert "#import $x$" in word.read("word/document.xml").decode()

    page = as_person("directeur", "telefoon")
    page.goto(f"/verkenningen/{verkenning}/bundel/")
    expect(page.get_by_role("heading", name=re.compile("Nawoord"))).to_be_visible()
    pages.look(page, "bundel op de telefoon")
    page.get_by_role("link", name="Noot 1", exact=True).click()
    note = page.locator("#noot-1")
    expect(note).to_be_in_viewport()
    note.get_by_role("link", name="Terug naar noot 1 in de tekst").click()
    expect(page.locator("#bij-1")).to_be_in_viewport()
