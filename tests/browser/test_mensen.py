"""People in and out: the yearly check without a script, who leaves in numbers, own data as a zip, the terms (C4, C8)."""

import json
import re
import zipfile

from playwright.sync_api import expect


def test_the_yearly_check_leaving_own_data_and_terms(as_person, pages, portal, width):
    [(organisatie,)] = portal.sql(
        "SELECT a.organisatie_id FROM corporaties_aanstelling a JOIN corporaties_gebruiker g ON g.id = a.gebruiker_id "
        "WHERE g.email = 'corporatiebeheerder@demo.example' AND a.rol = 'corporatiebeheerder'"
    )
    portal.sql(
        "INSERT INTO corporaties_jaarcontrole (organisatie_id, jaar, gevraagd_op) VALUES (%s, 2026, now()) "
        "ON CONFLICT DO NOTHING RETURNING id",
        organisatie,
    )
    admin = as_person("corporatiebeheerder", width, javascript=False)
    admin.goto("/beheer/jaarcontrole/")
    expect(admin.get_by_role("heading", level=1)).to_contain_text("Werken deze mensen nog bij")
    row = admin.locator("tbody tr", has_text="Nog niet").first
    name = row.get_by_role("link").first.inner_text()
    row.get_by_role("button", name=re.compile("Ja, werkt hier nog")).click()
    expect(admin.get_by_text(f"Bevestigd: {name} werkt hier nog.")).to_be_visible()
    expect(admin.locator("tbody tr", has_text=name)).to_contain_text("Bevestigd")
    admin.locator("tbody tr", has_text=name).get_by_role("link", name=re.compile("Nee, stop de toegang")).click()
    expect(admin.get_by_role("heading", name="Wat gebeurt er dan?")).to_be_visible()
    page = as_person("corporatiebeheerder", width)
    page.goto("/beheer/jaarcontrole/")
    pages.look(page, "jaarlijkse vraag")
    page.get_by_role("link", name=re.compile("Nee, stop de toegang")).first.click()
    pages.look(page, "stop de toegang")
    page.goto("/profiel/gegevens/")
    page.get_by_role("button", name="Maak mijn zip").click()
    expect(page.get_by_role("link", name=re.compile("Download de zip")).first).to_be_visible(timeout=20_000)
    pages.look(page, "wat wij van u bewaren")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Download de zip")).first.click()
    with zipfile.ZipFile(download.value.path()) as archive:
        facts = json.loads(archive.read("gegevens.json"))
    assert facts["Profiel"][0]["email"] == "corporatiebeheerder@demo.example"

    platform = as_person("beheerder", width)
    for path, naam in (
        ("/beheer/jaarcontrole/", "jaarlijkse vraag van alle corporaties"),
        ("/beheer/bewaartermijnen/", "bewaartermijnen"),
        ("/beheer/oud-medewerkers/", "oud-medewerkers"),
        ("/privacy/", "privacy"),
    ):
        platform.goto(path)
        pages.look(platform, naam)
    expect(platform.get_by_role("cell", name="2 jaar")).to_be_visible()
