"""The platform admin helps people find: a search in vain becomes a synonym, and the index is made anew (D16)."""

from playwright.sync_api import expect


def test_a_search_in_vain_becomes_a_synonym(as_person, pages, width):
    woord = {"laptop": "qzwxjk", "phone": "qzwxjp"}.get(width, "qzwxjt")
    lid = as_person("directeur", width)
    lid.goto(f"/documenten/?q={woord}")
    expect(lid.locator("#resultaatkop")).to_contain_text("Geen documenten")

    page = as_person("beheerder", width)
    page.goto("/beheer/")
    page.locator("main").get_by_role("link", name="Zoeken", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zoeken")
    expect(page.get_by_role("table")).to_contain_text(woord)
    pages.look(page, "beheer zoeken")
    page.get_by_role("link", name=f"Maak synoniem voor {woord}").click()
    expect(page.get_by_role("textbox", name="Woorden")).to_have_value(woord)
    pages.look(page, "synoniem maken")
    page.get_by_role("button", name="Bewaar de regel").click()
    expect(page.get_by_role("alert")).to_contain_text("Vul minstens twee woorden in")
    pages.look(page, "synoniem met een fout")
    page.get_by_role("textbox", name="Woorden").fill(f"{woord}, huurbeleid")
    page.get_by_role("button", name="Bewaar de regel").click()
    expect(page.locator("#uitkomst")).to_contain_text("Het portaal zoekt ook op: huurbeleid.")
    pages.look(page, "synoniemen")

    lid.goto(f"/documenten/?q={woord}")
    expect(lid.locator("#resultaatkop")).not_to_contain_text("Geen documenten")
    page.goto("/beheer/zoeken/")
    page.get_by_role("row").filter(has_text=woord).get_by_role("button", name="Klaar").click()
    expect(page.locator("main")).not_to_contain_text(f"Maak synoniem voor {woord}")
    page.get_by_role("button", name="Indexeer alles opnieuw").or_(page.get_by_role("button", name="Stop")).first.click()
    expect(page.locator("#zoekindex").locator("xpath=ancestor::section")).to_contain_text("teksten")
    pages.look(page, "opnieuw indexeren")
