"""The platform admin (journey 8): lets a corporation in, sees the members and the trail of what others did."""

import re

from playwright.sync_api import expect

from .support import pdf_file, share


def test_the_admin_adds_a_corporation_and_sees_the_trail(as_person, pages, width):
    title = f"Spoor van bewijs {width}"
    share(as_person("directeur"), pdf_file(f"spoor-{width}.pdf", title, "Dit staat straks in het logboek."), title)
    page = as_person("beheerder", width)
    page.goto("/beheer/")
    pages.look(page, "beheer van MKW")
    page.goto("/corporaties/")
    page.goto("/beheer/corporaties/nieuw/")
    pages.look(page, "voeg een organisatie toe")
    page.get_by_label("Naam").fill(f"Woonstichting Het Veen {width}")
    page.get_by_label("L-nummer").fill("fout")
    page.get_by_label("Plaats").fill("Veenwouden")
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.locator("[data-fouten]")).to_contain_text("Een L-nummer is een L met vier cijfers")
    expect(page.get_by_label("Naam")).to_have_value(f"Woonstichting Het Veen {width}")
    pages.look(page, "voeg een organisatie toe met een fout")
    page.get_by_label("L-nummer").fill("L9901" if width == "laptop" else "L9902")
    page.get_by_label("Provincie").select_option("Friesland")
    page.get_by_label("Verhuureenheden").fill("1250")
    page.get_by_label("Fte").fill("17,5")
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Woonstichting Het Veen {width}")
    pages.look(page, "nieuwe corporatie")
    page.goto("/corporaties/")
    expect(page.get_by_role("link", name=f"Woonstichting Het Veen {width}")).to_be_visible()

    page.goto("/beheer/leden/")
    expect(page.locator("tbody tr").first).to_be_visible()
    pages.look(page, "alle mensen")
    page.get_by_label("Naam of e-mailadres").fill("Kersten")
    page.get_by_role("button", name="Toon").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody tr")).to_contain_text("Willemijn Kersten")

    page.goto("/beheer/logboek/")
    trail = page.locator("main")
    expect(trail).to_contain_text(title)
    expect(trail).to_contain_text("Joke Lammers")
    expect(trail).to_contain_text(f"Woonstichting Het Veen {width}")
    pages.look(page, "logboek")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("CSV|Download")).first.click()
    assert title in download.value.path().read_text("utf-8-sig")
