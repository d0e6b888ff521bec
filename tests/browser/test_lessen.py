"""The line from a question to a document that others took over, walked forth and back; and the two taps after a visit."""

import os
import subprocess
import sys

from playwright.sync_api import Page, expect

LES = "Bel wie uw brief niet begrijpt"
MANDAAT = "Spreek vooraf af wie aan tafel ja mag zeggen"
VRAAG = "Hoe laat een kleine corporatie zien"
LINK = """
import django
django.setup()
from mkwportal.core.links import personal_link
from verkenningen.models import Terugblik
from verkenningen.services.terugblik import VIEW
row = Terugblik.objects.order_by("pk").first()
print(personal_link(VIEW, row.pk).partition("/verkenningen/")[2], row.bezoek.haltes.order_by("volgorde")[2].pk)
"""


def tap(portal) -> str:
    """Return the address behind one choice in the mail after a visit, as the portal signs it."""
    environment = os.environ | {
        "MKW_VAR": str(portal.folder), "MKW_MODE": "demo", "DJANGO_SETTINGS_MODULE": "mkwportal.settings",
        "PYTHONWARNINGS": "ignore",
    }  # fmt: skip
    run = subprocess.run([sys.executable, "-c", LINK], env=environment, capture_output=True, text=True, check=True)
    path, halte = run.stdout.split()
    return f"/verkenningen/{path}?halte={halte}&weten=kosten"


def walk_forth(page: Page, pages) -> None:
    """From the question of the exploration to the lesson, the document, and who took that over."""
    page.goto("/verkenningen/lessen/")
    pages.look(page, "lessen")
    page.get_by_label("Hoe staat het ermee?").select_option("opgenomen")
    expect(page.locator(".mkw-chips--results")).to_contain_text("Staat in een document")
    expect(page.get_by_label("Hoe staat het ermee?")).to_have_value("opgenomen")
    page.get_by_role("searchbox", name="Zoek in de lessen").fill("brieven begrijpen")
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_role("link", name=LES).click()
    expect(page.locator("#herkomst")).to_be_visible()
    pages.look(page, "les in een document")
    line = page.locator(".mkw-timeline")
    expect(line).to_contain_text("Opgenomen in versie 3 van De Linde")
    expect(line).to_contain_text("Overgenomen door")
    line.get_by_role("link", name="Huurbeleid 2025-2027").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Huurbeleid 2025-2027")


def walk_back(page: Page, pages) -> None:
    """From the document to its lessons, the visit and the question."""
    part = page.locator("section", has=page.locator("#uit-lessen"))
    part.scroll_into_view_if_needed()
    expect(part).to_contain_text("In versie 3")
    pages.look(page, "document met lessen")
    part.get_by_role("link", name=LES).click()
    page.locator(".mkw-timeline").get_by_role("link", name="Ons Doel: op de fiets").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ons Doel")
    page.go_back()
    page.locator(".mkw-timeline__item").first.get_by_role("link").click()
    expect(page.get_by_role("link", name=LES).first).to_be_attached()


def test_the_line_is_walked_and_made_longer(as_person, portal, pages, width):
    page = as_person("directeur", width)
    walk_forth(page, pages)
    walk_back(page, pages)

    # a lesson of which others wait: into a document of one's own, and out again
    page.goto("/verkenningen/lessen/?q=ja+mag+zeggen")
    page.get_by_role("link", name=MANDAAT).click()
    expect(page.locator("section[aria-labelledby=reacties]")).to_contain_text("2 corporaties passen dit toe")
    page.get_by_role("link", name="Deze les staat in ons document").click()
    pages.look(page, "les opnemen")
    page.get_by_role("button", name="Zet de les bij dit document").click()
    expect(page.locator("[data-fouten]")).to_contain_text("Kies een document van uw corporatie.")
    page.get_by_role("radio").first.check()
    page.get_by_label("Hoe staat de les erin?").fill("In het reglement staat wie tekent.")
    page.get_by_role("button", name="Zet de les bij dit document").click()
    expect(page.locator(".mkw-timeline")).to_contain_text("In het reglement staat wie tekent.")
    expect(page.locator(".mkw-badges").first).to_contain_text("Staat in een document")
    page.get_by_role("button", name="Haal weg bij dit document").click()
    expect(page.locator(".mkw-timeline")).to_contain_text("Nog in geen document")

    # at the document: which lessons are in it
    page.goto("/documenten/?q=huurbeleid+2025-2027")
    page.get_by_role("link", name="Huurbeleid 2025-2027").first.click()
    page.get_by_role("link", name="Welke lessen zijn hierin verwerkt?").click()
    pages.look(page, "lessen in een document")
    expect(page.get_by_role("link", name=LES)).to_be_visible()

    # an open question that was answered
    page.goto("/verkenningen/lessen/?soort=vraag")
    page.get_by_role("link", name=VRAAG).click()
    expect(page.locator("#antwoorden")).to_be_visible()
    pages.look(page, "open vraag met een antwoord")


def test_two_taps_after_a_visit_and_the_pile(as_person, portal, pages, context_for, width):
    page = context_for(width).new_page()
    page.goto(tap(portal))
    expect(page.get_by_role("heading", level=1)).to_have_text("Hoe nu verder?")
    expect(page.get_by_role("radio", name="Wat het kost").and_(page.locator(":checked"))).to_have_count(1)
    pages.look(page, "twee vragen na een bezoek")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dank u")

    leader = as_person("projectleider", width)
    leader.goto("/verkenningen/lessen/?q=brieven+begrijpen")
    leader.get_by_role("link", name=LES).click()
    leader.locator(".mkw-timeline").get_by_role("link", name="Ons Doel: op de fiets").click()
    leader.get_by_role("link", name="Hoe nu verder?").click()
    expect(leader.get_by_text("Kan een raad ook meelopen in plaats van toekijken?")).to_be_visible()
    pages.look(leader, "de stapel na een bezoek")
