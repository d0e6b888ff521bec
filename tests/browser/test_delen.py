"""Sharing documents (journeys 2, 4 and 5): several files at once, for whom, and the next version."""

import re

from playwright.sync_api import Page, expect

from .support import broken_file, pdf_file, share, word_file

COUNT = """
    SELECT count(DISTINCT a.gebruiker_id), count(DISTINCT a.organisatie_id)
    FROM corporaties_aanstelling a
    JOIN corporaties_organisatie o ON o.id = a.organisatie_id
    JOIN corporaties_gebruiker g ON g.id = a.gebruiker_id
    WHERE g.is_active AND a.van <= current_date AND coalesce(a.tot, current_date) >= current_date
      AND o.lid_van <= current_date AND coalesce(o.lid_tot, current_date) >= current_date
"""


def row(page: Page, name: str):
    return page.locator("li.mkw-file").filter(has_text=name)


def test_a_director_shares_several_files_at_once(as_person, pages, portal, width):
    page = as_person("directeur", width)
    page.goto("/")
    pages.look(page, "vandaag van een directeur")
    page.get_by_role("link", name="Deel een document").click()
    pages.look(page, "deel documenten")
    files = [
        pdf_file(f"tuinbeleid-{width}.pdf", f"Tuinbeleid {width}", "Wij knippen de heg in het najaar.", "Wie betaalt?"),
        word_file(f"concept schuurtjes {width}.docx", f"Schuurtjes {width}", "Een schuurtje mag 6 m2 groot zijn."),
        broken_file(f"kapot-{width}.pdf"),
    ]
    page.locator("#id_bestanden").set_input_files(files)
    expect(page.locator("[data-upload-kop]")).to_have_text("3 bestanden")
    for file in files[:2]:
        expect(row(page, file["name"])).to_contain_text("Goed aangekomen.")
    bad = row(page, f"kapot-{width}.pdf")
    expect(bad).to_have_class(re.compile("mkw-file--error"))
    expect(bad.locator(".mkw-file__state")).to_contain_text("beschadigd")
    pages.look(page, "deel documenten met uitkomst per bestand")

    page.get_by_role("button", name="Kijk 2 documenten na").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk de gegevens na")
    expect(page.locator("[name$='-titel']")).to_have_count(2, timeout=40_000)
    pages.look(page, "gegevens nakijken")
    first, second = row(page, f"tuinbeleid-{width}"), row(page, f"concept schuurtjes {width}")
    expect(first.get_by_label("Titel")).to_have_value(f"Tuinbeleid {width}")
    second.get_by_text("Gegevens nakijken").click()
    expect(second.get_by_label("Status")).to_have_value("concept")
    first.locator("[name$=thema_1]").select_option(index=1)
    second.locator("[name$=thema_1]").select_option(index=2)
    page.get_by_role("button", name="Deel 2 documenten").click()
    expect(page.locator("[data-fouten]")).to_contain_text("Bevestig dat er geen gegevens van huurders in staan")
    pages.look(page, "gegevens nakijken met een fout")

    people, corporations = portal.sql(COUNT)[0]
    sentence = f"Zichtbaar voor {people} mensen bij {corporations} corporaties."
    everybody = page.locator("label.mkw-choice").filter(has_text="Alle leden van MKW")
    expect(everybody).to_contain_text(sentence)
    expect(everybody.get_by_role("radio")).to_be_checked()
    page.get_by_label("Er staan geen namen").check()
    page.get_by_role("button", name="Deel 2 documenten").click()
    expect(page.locator(".utrecht-alert")).to_contain_text(f"2 documenten zijn gedeeld. {sentence}")
    pages.look(page, "bibliotheek na het delen")
    page.get_by_role("link", name=f"Tuinbeleid {width}").click()
    expect(page.get_by_role("complementary", name="Over dit document")).to_contain_text(sentence)
    pages.look(page, "document van de eigen corporatie")


def test_a_document_for_the_own_corporation_does_not_exist_for_others(as_person, pages, width):
    title, secret = f"Geheim beraad {width}", f"zwaluwtil{width}"
    owner, other = as_person("directeur", width), as_person("directeur2", width)
    before = counts(other)
    address = share(
        owner, pdf_file(f"beraad-{width}.pdf", title, f"Wij noemen het {secret}."), title, "Alleen mijn corporatie"
    )
    expect(owner.get_by_role("complementary", name="Over dit document")).to_contain_text("Alleen De Linde")
    owner.goto(f"/documenten/?q={secret}")
    expect(owner.get_by_role("link", name=title)).to_be_visible()

    for path in ("", "lezen/", "bestand/", "versies/", "versies/1/", "versies/1/bestand/", "bewerken/", "verwijderen/"):
        assert other.request.get(address + path).status == 404, path
    other.goto(address)
    expect(other.get_by_role("heading", level=1)).to_have_text("Hier ligt geen brug")
    pages.look(other, "document dat er niet is")
    assert title not in other.content()
    for path in (
        "/documenten/?sorteer=nieuwste",
        "/",
        f"/documenten/?q={secret}",
        f"/zoeken/?q={secret}",
        "/corporaties/",
    ):
        other.goto(path)
        assert title not in other.content(), path
    other.goto(f"/documenten/?q={secret}")
    expect(other.locator("#resultaatkop")).to_contain_text("Geen documenten")
    pages.look(other, "zoeken zonder resultaat")
    assert counts(other) == before


def counts(page: Page) -> str:
    """Return everything that the library counts for this person: the total and each filter."""
    page.goto("/documenten/")
    return page.locator(".mkw-search-label").inner_text() + page.locator("#facetten").evaluate(
        "(part) => part.textContent"
    )


def test_the_owner_adds_a_version_and_the_old_one_stays(as_person, pages, width):
    title = f"Sleutelregeling {width}"
    page = as_person("directeur", width)
    address = share(page, pdf_file(f"sleutels-{width}.pdf", title, f"De sleutel hangt {width} in de schuur."), title)
    page.get_by_role("link", name="Maak een nieuwe versie").click()
    pages.look(page, "nieuwe versie")
    page.get_by_role("button", name="Bewaar als versie 2").click()
    expect(page.locator("[data-fouten]")).to_contain_text("Schrijf kort op wat er veranderd is.")
    pages.look(page, "nieuwe versie met fouten")
    page.get_by_label("Bestand").set_input_files(
        pdf_file(f"sleutels-{width}-2.pdf", title, f"De sleutel ligt {width} in de kluis.")
    )
    page.get_by_label("Wat is er veranderd?").fill("De sleutel ligt nu in de kluis.")
    page.get_by_role("button", name="Bewaar als versie 2").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.locator(".mkw-version")).to_have_count(2)
    expect(page.locator(".mkw-version").first).to_contain_text("De sleutel ligt nu in de kluis.")

    reader = as_person("directeur2", width)
    for path, place in (("lezen/", "in de kluis"), ("versies/2/", "in de kluis"), ("versies/1/", "in de schuur")):
        reads(reader, address + path, place)
    expect(reader.locator(".utrecht-alert")).to_contain_text("U leest versie 1. Dit is niet de nieuwste.")
    pages.look(reader, "oude versie lezen")


def reads(page: Page, address: str, text: str) -> None:
    """Wait until the worker has read this version, and see its text."""
    for _ in range(40):
        page.goto(address)
        if page.locator("article.mkw-read").count():
            break
        page.wait_for_timeout(250)
    expect(page.locator("article.mkw-read")).to_contain_text(text)
