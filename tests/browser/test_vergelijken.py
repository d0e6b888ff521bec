"""Comparing versions, what looks alike, and passages side by side, as directors of different corporations do it."""

import re

from playwright.sync_api import Page, expect

from .support import pdf_file, share, word_file

ALINEAS = (
    "Binnen drie weken na de eerste gemiste betaling bellen wij de huurder op en vragen wij wat er aan de hand is.",
    "Komt er geen antwoord, dan gaan wij langs voor een huisbezoek, altijd met twee mensen en op een afgesproken tijd.",
    "Een betalingsregeling past op een half jaar; wie meer tijd nodig heeft, bespreekt dat met de schuldhulpverlening.",
    "De gemeente krijgt pas bericht als wij zelf drie keer contact hebben gezocht met de huurder en niemand antwoordt.",
)


def text(*changes: tuple[str, str]) -> tuple[str, ...]:
    """Return the paragraphs with each (old, new) written in."""
    lines = []
    for alinea in ALINEAS:
        for was, wordt in changes:
            alinea = alinea.replace(was, wordt)
        lines.append(alinea)
    return tuple(lines)


def wait_for(page: Page, address: str, selector: str) -> None:
    """Open an address until the worker has read the text."""
    for _ in range(60):
        page.goto(address)
        if page.locator(selector).count():
            return
        page.wait_for_timeout(250)
    expect(page.locator(selector)).to_be_visible()


def test_a_new_version_in_another_format_is_compared_word_by_word(as_person, pages, width):
    title = f"Incasso met aandacht {width}"
    owner = as_person("directeur", width)
    address = share(owner, pdf_file(f"incasso-{width}.pdf", title, *text()), title)
    owner.get_by_role("link", name="Maak een nieuwe versie").click()
    changed = text(("drie weken", "twee weken"), ("altijd met twee mensen", "liefst met twee mensen"))
    owner.get_by_label("Bestand").set_input_files(word_file(f"incasso-{width}.docx", title, *changed))
    owner.get_by_label("Wat is er veranderd?").fill("Wij bellen een week eerder.")
    owner.get_by_role("button", name="Bewaar als versie 2").click()
    expect(owner.locator(".mkw-version")).to_have_count(2)

    reader = as_person("directeur2", width)
    wait_for(reader, f"{address}vergelijken/", ".mkw-diff")
    expect(reader.get_by_role("heading", level=1)).to_have_text(title)
    expect(reader.locator(".mkw-page-head__lead").first).to_contain_text("wijzigingen")
    expect(reader.locator(".mkw-change del").filter(has_text="drie")).to_be_visible()
    expect(reader.locator(".mkw-change ins").filter(has_text="twee")).to_be_visible()
    expect(reader.locator(".mkw-change__note")).to_contain_text("Wij bellen een week eerder.")
    assert "De gemeente krijgt pas bericht" not in reader.locator(".mkw-change").all_inner_texts()
    reader.locator(".mkw-same summary").last.click()
    pages.look(reader, "versies vergelijken")

    reader.get_by_label("Was").select_option("2")
    reader.get_by_role("button", name="Vergelijk").click()
    expect(reader.get_by_text("U koos twee keer dezelfde versie.")).to_be_visible()
    pages.look(reader, "twee keer dezelfde versie")
    wait_for(reader, address, ".mkw-version")
    reader.get_by_role("link", name="Vergelijk met versie 1").click()
    expect(reader.locator(".mkw-change").first).to_be_visible()


def test_a_text_that_looks_like_another_is_told_at_upload_and_on_the_page(as_person, pages, width):
    kenmerk = f"sleutelkastje{width}"
    own_words = [" ".join(word + width if len(word) > 5 else word for word in line.split()) for line in ALINEAS]
    long = [f"{line} Dat geldt ook voor het {kenmerk}." for line in own_words * 2]  # only these two look alike
    title = f"Afspraken over het {kenmerk}"
    first = as_person("directeur", width)
    address = share(first, pdf_file(f"{kenmerk}.pdf", title, *long), title)

    second = as_person("directeur2", width)
    second.goto("/documenten/nieuw/")
    long[0] = long[0].replace("drie weken", "een maand tijd")
    second.locator("#id_bestanden").set_input_files(word_file(f"onze-{kenmerk}.docx", f"Ons {kenmerk}", *long))
    second.get_by_role("button", name=re.compile("^Kijk 1 document na")).click()
    expect(second.locator("[name$='-titel']")).to_have_count(1, timeout=40_000)
    row = second.locator("li.mkw-file")
    expect(row).to_contain_text(f"Dit lijkt sterk op {title}")
    expect(row.get_by_role("link", name="Maak er een nieuwe versie van")).to_have_count(0)
    pages.look(second, "nakijken van wat sterk lijkt op een ander")
    second.locator("[name$=thema_1]").select_option(index=1)
    second.get_by_label("Er staan geen namen").check()
    second.get_by_role("button", name="Deel 1 document").click()

    first.goto(address)
    alike = first.locator("section").filter(has_text="Lijkt sterk op").last
    expect(alike).to_contain_text("is gelijk")
    pages.look(first, "document waar een ander op lijkt")
    alike.get_by_role("link", name=re.compile(f"^Vergelijk met Ons {kenmerk}")).click()
    expect(first.locator(".mkw-diff")).to_be_visible()
    expect(first.locator("ins, del").filter(has_text=re.compile("maand|weken")).first).to_be_visible()
    pages.look(first, "twee documenten vergelijken")


def test_passages_of_corporations_stand_side_by_side(as_person, pages, width):
    page = as_person("directeur", width)
    page.goto("/documenten/")
    page.get_by_role("link", name="Passages naast elkaar").click()
    pages.look(page, "passages zonder onderwerp")
    page.get_by_label("Onderwerp").fill("huisbezoek")
    page.get_by_role("button", name="Toon passages").click()
    columns = page.locator(".mkw-passages__column")
    expect(columns.first).to_be_visible()
    assert columns.count() >= 3
    expect(columns.first.locator("mark").first).to_be_visible()
    pages.look(page, "passages van alle corporaties")

    names = [columns.nth(n).get_by_role("heading", level=2).inner_text() for n in range(2)]
    for n in range(2):
        columns.nth(n).get_by_role("checkbox").check()
    page.get_by_role("button", name="Zet de gekozen corporaties naast elkaar").click()
    expect(columns).to_have_count(2)
    assert sorted(columns.nth(n).get_by_role("heading", level=2).inner_text() for n in range(2)) == sorted(names)
    pages.look(page, "passages van twee corporaties")
    if width == "laptop":
        first, second = (columns.nth(n).bounding_box() for n in range(2))
        assert first["y"] == second["y"]
        assert first["x"] < second["x"]
    columns.first.get_by_role("link", name=re.compile("^Lees verder")).first.click()
    expect(page.locator(":target")).to_be_in_viewport()

    page.goto("/documenten/passages/?q=zeppelinmast&soort=beleid")
    expect(page.get_by_role("heading", name="Geen passages gevonden")).to_be_visible()
    pages.look(page, "passages zonder resultaat")
