"""The secretary reads in her own spreadsheet, mends it in the page, and invites later (journey of C5)."""

import re

from playwright.sync_api import expect

from tests.support.lijsten import ledenlijst

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE = {"name": "Ledenlijst De Linde (definitief 2).xlsx", "mimeType": XLSX, "buffer": ledenlijst()}


def read_in(page):
    page.goto("/beheer/import/")
    page.get_by_label("Bestand", exact=True).set_input_files(FILE)
    page.get_by_role("button", name="Lees de lijst").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Welke kolom is wat?")


def test_a_messy_spreadsheet_becomes_invitations(as_person, pages, width):
    admin = as_person("corporatiebeheerder", width)
    if width == "telefoon":  # the pages are passed once; here only how they look
        read_in(admin)
        pages.look(admin, "import: kolommen")
        admin.get_by_role("button", name="Kijk de regels na").click()
        expect(admin.get_by_role("heading", name="Regels die uw aandacht vragen")).to_be_visible()
        pages.look(admin, "import: regels nakijken")
        return
    admin.goto("/beheer/leden/")
    admin.get_by_role("link", name="Importeer een lijst").click()
    pages.look(admin, "import: kies een bestand")
    read_in(admin)
    expect(admin.get_by_label("Blad van de werkmap")).to_have_value("1")
    expect(admin.get_by_label("Tel. is in het portaal")).to_have_value("telefoon")
    admin.get_by_role("button", name="Kijk de regels na").click()
    expect(admin.get_by_role("heading", name="Regels die uw aandacht vragen")).to_be_visible()
    expect(admin.locator(".utrecht-alert").first).to_contain_text("3 van de 7 regels zijn goed")
    admin.get_by_label("E-mailadres van Joke").fill("j.lammers@delinde.example")
    admin.get_by_label("Rol van Ilse").fill("lid")
    admin.get_by_role("button", name="Kijk opnieuw na").click()
    expect(admin.locator(".utrecht-alert").first).to_contain_text("5 van de 7 regels zijn goed")
    admin.get_by_label("Telefoon van Rob").fill("06-12345678")
    admin.get_by_role("button", name="Kijk opnieuw na").click()
    expect(admin.locator(".utrecht-alert").first).to_contain_text("6 van de 7 regels zijn goed")
    admin.get_by_label("Later").check()
    admin.get_by_role("button", name="Nodig 6 mensen uit").click()
    expect(admin.locator(".utrecht-alert").first).to_contain_text("6 mensen zijn klaargezet")
    pages.look(admin, "import: bewaard")

    admin.goto("/beheer/leden/?status=klaargezet")
    admin.get_by_label("Kies j.lammers@delinde.example").check()
    admin.get_by_label("Kies i.janssen@delinde.example").check()
    pages.look(admin, "mensen met een keuze")
    admin.get_by_role("button", name="Stuur uitnodiging of herinnering").click()
    expect(admin.locator(".utrecht-alert").first).to_contain_text("Er gaat een link naar 2 mensen")
    expect(admin.locator("tbody tr")).to_have_count(4)

    read_in(admin)  # the same list again: only what was mended in the page is still wrong in the file
    admin.get_by_role("button", name="Kijk de regels na").click()
    expect(admin.get_by_role("link", name=re.compile(r"Niets te doen \(3\)"))).to_be_visible()
    expect(admin.get_by_role("link", name=re.compile("Nieuw"))).to_have_count(0)
