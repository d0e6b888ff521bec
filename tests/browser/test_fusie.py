"""The platform admin merges two corporations, sees all consequences before, and takes it back (journey of C6)."""

import re

from playwright.sync_api import expect

RAAMDAL, LINDE = "Raamdal Wonen", "De Linde"
_OWNERS = """
SELECT o.naam, count(*) FROM documenten_document d JOIN corporaties_organisatie o ON o.id = d.organisatie_id
WHERE o.naam IN (%s, %s) GROUP BY o.naam ORDER BY o.naam"""


def choose_two(page):
    page.goto("/beheer/")
    page.get_by_role("link", name="Corporaties veranderen").click()
    page.get_by_role("link", name="Begin een fusie").click()
    page.get_by_label("De ene corporatie").select_option(label=f"{RAAMDAL} (Gravekant)")
    page.get_by_label("De andere corporatie").select_option(label=f"{LINDE} (Sevenbroek)")
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{RAAMDAL} en {LINDE}")


def test_two_corporations_merge_and_part_again(as_person, pages, width, portal):
    admin = as_person("beheerder", width)
    if width == "telefoon":  # the pages are passed once; here only how they look
        choose_two(admin)
        pages.look(admin, "fusie: hoe")
        admin.get_by_role("button", name="Bekijk de gevolgen").click()
        expect(admin.get_by_role("heading", level=1)).to_have_text("Dit gebeurt er")
        pages.look(admin, "fusie: gevolgen")
        admin.goto("/beheer/corporaties/")
        pages.look(admin, "corporaties veranderen")
        return
    before = portal.sql(_OWNERS, RAAMDAL, LINDE)
    assert len(before) == 2, "both have documents, or this says nothing"

    admin.goto("/beheer/corporaties/fusie/")
    admin.get_by_label("De ene corporatie").select_option(label=f"{LINDE} (Sevenbroek)")
    admin.get_by_label("De andere corporatie").select_option(label=f"{LINDE} (Sevenbroek)")
    admin.get_by_role("button", name="Ga verder").click()
    expect(admin.locator("[data-fouten]")).to_contain_text("Kies twee verschillende corporaties")
    pages.look(admin, "fusie: twee keer dezelfde")
    choose_two(admin)
    pages.look(admin, "fusie: hoe")
    admin.get_by_label("Een nieuwe corporatie").check()
    admin.get_by_role("button", name="Bekijk de gevolgen").click()
    expect(admin.locator("[data-fouten]")).to_contain_text("Vul de naam van de nieuwe corporatie in")
    admin.get_by_label(LINDE, exact=False).first.check()
    admin.get_by_role("button", name="Bekijk de gevolgen").click()
    expect(admin.get_by_role("heading", level=1)).to_have_text("Dit gebeurt er")
    documenten = admin.locator("tr", has=admin.get_by_role("rowheader", name=re.compile("^[Dd]ocumenten$")))
    expect(documenten.locator("td").first).to_have_text(str(dict(before)[RAAMDAL]))
    pages.look(admin, "fusie: gevolgen")
    assert portal.sql(_OWNERS, RAAMDAL, LINDE) == before, "looking changes nothing"

    admin.get_by_role("button", name="Voer de fusie uit").click()  # without the tick
    expect(admin.get_by_text("Zet een vinkje")).to_be_visible()
    admin.get_by_label("Ik heb gezien wat er voor wie zichtbaar wordt").check()
    admin.get_by_role("button", name="Voer de fusie uit").click()
    expect(admin.locator(".utrecht-alert").first).to_contain_text("is klaar")
    pages.look(admin, "fusie: uitgevoerd")
    assert portal.sql(_OWNERS, RAAMDAL, LINDE) == [(LINDE, sum(dict(before).values()))]
    gone = admin.get_by_role("link", name=RAAMDAL, exact=True)
    gone.click()
    expect(admin.locator("main")).to_contain_text(re.compile(f"Opgegaan in\\s+{LINDE}"))
    pages.look(admin, "opgegane corporatie")

    admin.goto("/beheer/corporaties/")
    pages.look(admin, "corporaties veranderen")
    admin.locator("tbody tr").first.get_by_role("link").click()
    admin.get_by_role("link", name="Maak dit ongedaan").click()
    pages.look(admin, "fusie: ongedaan maken")
    admin.get_by_role("button", name="Maak ongedaan").click()
    expect(admin.locator(".utrecht-alert").first).to_contain_text("ongedaan")
    assert portal.sql(_OWNERS, RAAMDAL, LINDE) == before


def test_a_new_name_is_planned_and_called_off(as_person, pages):
    admin = as_person("beheerder")
    admin.goto("/beheer/corporaties/")
    admin.get_by_role("link", name=f"Nieuwe naam voor {RAAMDAL}").click()
    pages.look(admin, "nieuwe naam")
    admin.get_by_label("Nieuwe naam").fill("Wonen in het Heuvelland")
    admin.get_by_label("Vanaf").fill("2099-01-01")
    admin.get_by_role("button", name=re.compile("naam", re.I)).click()
    expect(admin.locator("main")).to_contain_text("Op 1 januari 2099 gebeurt dit vanzelf")
    pages.look(admin, "nieuwe naam: gepland")
    admin.get_by_role("button", name="Annuleer dit").click()
    expect(admin.locator("main")).not_to_contain_text("gebeurt dit vanzelf")

    admin.goto("/beheer/corporaties/")
    admin.get_by_role("link", name=f"Vertrek van {RAAMDAL}").click()
    pages.look(admin, "vertrek van een corporatie")
