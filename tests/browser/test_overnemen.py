"""Taking over and asking (D7, D8) as two directors of different corporations, on a laptop and on a phone."""

import re

from playwright.sync_api import Page, expect

from .support import pdf_file, share

OLD = "Wij komen langs bij twee maanden huurschuld."
NEW = "Wij bellen bij twee weken huurschuld."


def wait_for_text(page: Page, address: str) -> None:
    """Wait until the worker has read the current version."""
    for _ in range(60):
        page.goto(f"{address}lezen/")
        if page.locator("article.mkw-read").count():
            return
        page.wait_for_timeout(250)
    raise AssertionError(f"{address} was not read")


def test_taking_over_asking_and_hearing_of_a_new_version(as_person, pages, mail, width):
    title = f"Bezoek bij schuld {width}"
    owner, other = as_person("directeur", width), as_person("directeur2", width)
    address = share(owner, pdf_file(f"schuld-{width}.pdf", title, OLD), title)
    expect(owner.get_by_role("button", name="Wij nemen dit over")).to_have_count(0)

    # one click, and undone again
    other.goto(address)
    expect(other.locator("#overgenomen")).to_have_text("Nog niet overgenomen")
    pages.look(other, "document van een ander")
    other.get_by_role("button", name="Wij nemen dit over").click()
    expect(other.locator(".mkw-taken")).to_have_text("U neemt dit over (versie 1)")
    expect(other.locator("#overgenomen")).to_have_text("Overgenomen door 1")
    pages.look(other, "document dat u overneemt")
    other.get_by_role("button", name="Toch niet").click()
    expect(other.locator("#overgenomen")).to_have_text("Nog niet overgenomen")
    other.get_by_role("button", name="Wij nemen dit over").click()
    other.get_by_role("link", name="Zeg wat u aanpaste", exact=True).first.click()
    pages.look(other, "zo nemen wij het over")
    other.get_by_role("radio", name="Aangepast").check()
    other.get_by_label("Wat hebt u aangepast?").fill("met eigen bedragen")
    other.get_by_role("button", name="Bewaar").click()
    expect(other.locator(".utrecht-alert").first).to_contain_text("Bewaard.")

    # an own version, for the own corporation only
    other.get_by_role("button", name="Wij maken er onze eigen versie van").click()
    expect(other.locator(".mkw-page-head__kicker").nth(1)).to_contain_text("van De Linde, versie 1")
    expect(other.get_by_role("complementary", name="Over dit document")).to_contain_text(
        "Alleen Woonstichting Waterland-Oost"
    )
    own = other.url
    pages.look(other, "eigen versie")
    assert owner.request.get(own).status == 404
    owner.goto(address)
    expect(owner.get_by_role("complementary", name="Over dit document")).to_contain_text("met eigen bedragen, versie 1")

    # a question at a paragraph
    wait_for_text(other, address)
    block = other.locator(".mkw-read__block", has_text=OLD)
    block.hover()
    block.get_by_role("link", name="Vraag over deze alinea").click()
    expect(other.locator("blockquote")).to_contain_text(OLD)
    pages.look(other, "vraag bij een alinea")
    other.get_by_label("Uw vraag of voorstel").fill(f"Kan dat eerder? {width}")
    other.get_by_role("radio", name="Een voorstel").check()
    other.get_by_role("button", name="Plaats").click()
    expect(other.locator(".utrecht-alert").first).to_contain_text("Joke Lammers krijgt een bericht.")
    pages.look(other, "vragen bij een document")
    assert f"Kan dat eerder? {width}" in mail("directeur@demo.example")

    # the owner answers, and takes it into version 2
    owner.goto("/")
    owner.get_by_role("link", name=re.compile(f"^Geef antwoord: .*{title}")).click()
    pages.look(owner, "een vraag beantwoorden")
    owner.get_by_label("Uw antwoord").fill("Ja, wij maken het twee weken.")
    owner.get_by_role("button", name="Plaats antwoord").click()
    expect(owner.locator(".mkw-reply")).to_contain_text("twee weken")
    owner.get_by_role("link", name=re.compile("^Wijzig of verwerk")).click()
    owner.get_by_role("link", name="Maak een versie waarin dit staat").click()
    note = owner.get_by_label("Wat is er veranderd?")
    expect(note).to_have_value("Met dank aan Dirk-Jan Zwaan (Woonstichting Waterland-Oost).")
    note.fill("Wij bellen eerder. Met dank aan Dirk-Jan Zwaan (Woonstichting Waterland-Oost).")
    owner.get_by_label("Bestand").set_input_files(pdf_file(f"schuld-{width}-2.pdf", title, NEW))
    pages.look(owner, "nieuwe versie met dank")
    owner.get_by_role("button", name="Bewaar als versie 2").click()
    expect(owner.locator("#vragen ~ ul")).to_contain_text("Verwerkt in versie 2")

    # the adopter hears it and answers
    other.goto("/")
    other.get_by_role("link", name=f"Geef antwoord: Versie 2 van ‘{title}’").click()
    pages.look(other, "antwoord op een nieuwe versie")
    other.get_by_role("button", name="Wij passen ook aan").click()
    expect(other.get_by_label("Wat is er veranderd?")).to_have_value(re.compile("^Bijgewerkt naar versie 2"))
    other.get_by_label("Bestand").set_input_files(pdf_file(f"eigen-{width}.pdf", title, NEW, "Ons dorp."))
    other.get_by_role("button", name="Bewaar als versie 2").click()
    expect(other.locator(".mkw-page-head__kicker").nth(1)).to_contain_text("versie 2")
    other.get_by_role("link", name="Stamboom van dit document").click()
    expect(other.locator(".mkw-tree__node--here")).to_contain_text("Dit document")
    pages.look(other, "stamboom")
    owner.goto(f"{address}overnames/")
    expect(owner.locator("table")).to_contain_text("past ook aan")
    pages.look(owner, "wie dit overnam")
    other.goto("/documenten/overnames/")
    expect(other.get_by_role("link", name=title, exact=True).first).to_be_visible()
    pages.look(other, "wat wij overnamen")

    # gone at the source: the trace stays
    owner.goto(f"{address}verwijderen/")
    owner.get_by_role("button", name="Verwijder dit document").click()
    assert other.request.get(address).status == 404
    other.goto(own)
    expect(other.locator(".mkw-page-head__kicker").nth(1)).to_contain_text("Vervallen bij de bron")
    pages.look(other, "vervallen bij de bron")
