"""Sets, use, export, feed and the table (D11, D13, D15, P5), as directors of two corporations and a manager."""

import csv
import io
import json
import re
import zipfile

from playwright.sync_api import Page, expect

LINDE = "SELECT id FROM documenten_document WHERE titel LIKE 'Huurbeleid 2025-2027%%'"


def downloaded(page: Page, name: str) -> bytes:
    """Click this link and return the bytes of what comes."""
    with page.expect_download() as coming:
        page.get_by_role("link", name=re.compile(name)).click()
    return coming.value.path().read_bytes()


def order(page: Page) -> list[str]:
    return [title.removeprefix("1. ") for title in page.locator(".mkw-set h3 a").all_inner_texts()]


def test_a_set_is_made_put_in_order_and_taken_along(as_person, pages, portal, width):
    page, naam = as_person("directeur", width), f"Voor de nieuwe wethouder {width}"
    page.goto("/documenten/")
    page.get_by_role("link", name="Verzamelingen").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Verzamelingen")
    pages.look(page, "verzamelingen")
    page.get_by_role("link", name="Startset voor een nieuwe bestuurder").click()
    pages.look(page, "verzameling van het platform")

    page.goto(f"/documenten/{portal.sql(LINDE)[0][0]}/")
    page.get_by_role("link", name="Zet in verzameling").click()
    pages.look(page, "zet in verzameling")
    page.get_by_role("link", name="Maak een nieuwe verzameling met dit document").click()
    page.get_by_role("button", name="Bewaar de verzameling").click()
    expect(page.locator("[data-fouten]")).to_contain_text("Geef de verzameling een naam.")
    pages.look(page, "verzameling maken met een fout")
    page.get_by_label("Naam").fill(naam)
    page.get_by_role("button", name="Bewaar de verzameling").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(naam)

    page.goto("/documenten/?q=incasso")
    page.locator(".mkw-entry__title a").first.click()
    second = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Zet in verzameling").click()
    page.get_by_label("In welke verzameling?").select_option(label=naam)
    page.get_by_label("Waarom zit dit erin?").fill("Eerst bellen")
    page.get_by_role("button", name="Zet in deze verzameling").click()
    page.get_by_role("link", name=naam).first.click()
    expect(page.locator(".mkw-set > li")).to_have_count(2)
    assert order(page)[1] == second
    up = page.get_by_role("button", name=re.compile(rf"Omhoog\s?: {re.escape(second)}"))
    up.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mkw-set > li").first).to_contain_text(second)
    expect(page.locator("#melding")).to_contain_text("Eén plaats omhoog gezet.")
    expect(up).to_be_focused()  # the next press moves it on
    assert order(page)[0] == second
    pages.look(page, "eigen verzameling")

    archive = zipfile.ZipFile(io.BytesIO(downloaded(page, "Download alles als zip")))
    assert archive.testzip() is None
    assert [name[:3] for name in archive.namelist()] == ["01 ", "02 ", "inh"]
    assert "Eerst bellen" in archive.read("inhoud.html").decode()

    page.get_by_role("link", name="Verwijder").click()
    pages.look(page, "verzameling verwijderen")
    page.get_by_role("button", name="Verwijder deze verzameling").click()
    page.get_by_role("button", name=re.compile(rf"Zet terug\s?: {re.escape(naam)}")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(naam)


def test_another_corporation_sees_only_what_it_may(as_person, portal):
    page = as_person("directeur2")
    page.goto("/documenten/verzamelingen/")
    expect(page.get_by_role("link", name="Als de huur niet komt")).to_be_visible()
    expect(page.get_by_text("Voor nieuwe collega’s van De Linde")).to_have_count(0)
    [[pk]] = portal.sql("SELECT id FROM documenten_verzameling WHERE naam LIKE 'Voor nieuwe collega%%'")
    assert page.goto(f"/documenten/verzamelingen/{pk}/").status == 404


def test_the_owner_sees_who_uses_a_document(as_person, pages, portal, width):
    [[pk]] = portal.sql(LINDE)
    page = as_person("directeur", width)
    page.goto(f"/documenten/{pk}/")
    page.get_by_role("link", name=re.compile(r"^\d+ keer$")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wie gebruikt dit document?")
    pages.look(page, "gebruik van een document")
    names = page.locator(".mkw-usage__name").all_inner_texts()
    assert names
    other = as_person("directeur2")
    assert other.goto(f"/documenten/{pk}/gebruik/").status == 403


def test_the_list_as_a_table_and_as_a_file(as_person, pages, width):
    page = as_person("directeur", width)
    page.goto("/documenten/?soort=beleid")
    page.get_by_role("link", name="Toon als tabel").click()
    expect(page).to_have_url(re.compile("weergave=tabel"))
    pages.look(page, "bibliotheek als tabel")
    found = int(page.locator("#resultaatkop").inner_text().split()[0])
    lines = list(csv.reader(io.StringIO(downloaded(page, "CSV").decode("utf-8-sig")), delimiter=";"))
    assert len(lines) == found + 1
    if width == "laptop":
        page.get_by_role("link", name="Titel", exact=True).click()
    else:  # there the rows are blocks, without headings
        page.get_by_label("Sorteer op").select_option("titel")
    expect(page).to_have_url(re.compile("sorteer=titel.*weergave=tabel"))
    first = page.locator("tbody th a").first.inner_text()
    page.locator("tbody th a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(first)
    page.go_back()
    expect(page.locator("tbody th a").first).to_have_text(first)
    expect(page).to_have_url(re.compile("soort=beleid"))


def test_a_feed_of_the_list_that_is_shown(as_person, pages, width):
    page = as_person("directeur", width)
    page.goto("/documenten/?soort=beleid")
    page.get_by_role("link", name="Feed van deze lijst").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Feed en gegevens")
    section = page.get_by_role("region", name="Feed van nieuwe documenten")
    if section.get_by_role("button", name="Maak mijn adres").count():
        section.get_by_role("button", name="Maak mijn adres").click()
        page.goto("/profiel/feed/?soort=beleid")
    pages.look(page, "feed en gegevens")
    address = section.get_by_label("Uw adres").input_value()
    assert address.endswith("?soort=beleid")
    path = "/feed/" + address.partition("/feed/")[2]
    stranger = page.context.browser.new_context(base_url=page.url[: page.url.index("/profiel")])
    answer = stranger.request.get(path)
    assert answer.status == 200
    assert answer.text().count("<entry>") > 3
    section.get_by_role("button", name="Trek dit adres in").click()
    assert stranger.request.get(path).status == 404
    stranger.close()


def test_everything_of_a_corporation_is_taken_along(as_person, pages, width):
    page = as_person("corporatiebeheerder", width)
    page.goto("/beheer/")
    page.get_by_role("link", name="Export").click()
    pages.look(page, "export")
    page.get_by_role("button", name="Maak een export").click()
    expect(page.get_by_role("link", name=re.compile("Download de zip")).first).to_be_visible(timeout=60_000)
    pages.look(page, "export klaar")
    with page.expect_download() as coming:
        page.get_by_role("link", name=re.compile("Download de zip")).first.click()
    archive = zipfile.ZipFile(coming.value.path())
    facts = json.loads(archive.read("gegevens.json"))
    assert facts["organisatie"]["naam"].endswith("De Linde")
    assert len([name for name in archive.namelist() if name.startswith("bestanden/")]) >= len(facts["documenten"])
