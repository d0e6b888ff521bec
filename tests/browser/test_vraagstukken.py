"""From a question on the board to an exploration, and the two lines of a praktijklab (V14, V15)."""

import re

from playwright.sync_api import expect


def test_a_question_is_asked_joined_and_becomes_an_exploration(as_person, pages, width):
    asker, other = as_person("directeur", width), as_person("directeur2", width)
    vraag = f"Wie deelt een opzichter met een buurcorporatie, met de {width}?"
    asker.goto("/verkenningen/")
    asker.get_by_role("link", name="Vraagstukken").click()
    pages.look(asker, "bord met vraagstukken")
    asker.get_by_label("Stand").select_option("verkenning")
    expect(asker.locator("#vraagkop")).to_have_text(re.compile(r"^[12] (vraag|vragen)$"))
    asker.get_by_role("link", name="Stel een vraag").click()
    asker.get_by_label("Wat wilt u weten?").fill(vraag)
    asker.get_by_text("Kies zelf, of laat ons").click()
    asker.get_by_label("Samenwerken", exact=True).check()
    asker.get_by_role("button", name="Plaats mijn vraag").click()
    expect(asker.get_by_role("heading", name="Lijkt uw vraag hierop?")).to_be_visible()
    expect(asker.locator("#lijkt").get_by_role("link", name=re.compile("^Wie deelt een opzichter"))).not_to_have_count(
        0
    )
    pages.look(asker, "vraag die ergens op lijkt")
    asker.get_by_role("button", name="Plaats mijn vraag toch").first.click()
    expect(asker.locator(".utrecht-alert")).to_contain_text("Uw vraag staat op het bord. Zichtbaar voor")
    other.goto(asker.url)
    other.get_by_role("button", name="Ik luister mee").click()
    expect(other.get_by_role("heading", name="1 corporatie luistert mee")).to_be_visible()
    other.get_by_role("button", name="Ik sluit aan").click()
    expect(other.get_by_role("heading", name="1 corporatie sluit aan")).to_be_visible()
    pages.look(other, "vraag waar wij bij aansluiten")
    asker.reload()
    asker.get_by_role("link", name="Maak er een verkenning van").click()
    expect(asker.get_by_label("Wat is de leidende vraag?")).to_have_value(vraag)
    asker.get_by_role("button", name="Begin de verkenning").click()
    expect(asker.get_by_role("heading", level=1)).to_have_text(vraag)
    other.reload()
    other.locator("section[aria-labelledby=draad]").get_by_role("link").last.click()
    expect(other.get_by_role("heading", level=1)).to_have_text(vraag)
    other.get_by_text("Begonnen met de vraag").get_by_role("link").click()
    expect(other.locator(".mkw-page-head__kicker")).to_contain_text("Verkenning geworden")


def test_the_lines_of_a_praktijklab(as_person, pages, portal, width):
    (lab,) = portal.sql("SELECT id FROM verkenningen_verkenning WHERE soort = 'praktijklab'")[0]
    portal.sql("DELETE FROM verkenningen_labregel WHERE waarom = 'Ingevuld in de trein.' RETURNING id")
    lid, kijker = as_person("directeur", width), as_person("beheerder", width)
    lid.goto(f"/verkenningen/{lab}/")
    lid.get_by_role("link", name="Bekijk de twee lijnen").click()
    expect(lid.get_by_text("Uw regel ontbreekt nog")).to_be_visible()
    expect(lid.get_by_text("Wie belt er als het ’s avonds misgaat?")).to_have_count(0)
    lid.locator(".utrecht-alert").get_by_role("link").click()
    lid.get_by_label("Oplossing").check()
    lid.get_by_label("Stroef").check()
    lid.get_by_label("Waarom?").fill("Ingevuld in de trein.")
    pages.look(lid, "praktijklab invullen")
    lid.get_by_role("button", name="Bewaar").click()
    expect(lid.get_by_text("Wie belt er als het ’s avonds misgaat?")).to_be_visible()
    expect(lid.locator(".mkw-lab__says")).to_contain_text("Inhoud en werkrelatie lopen uit elkaar.")
    expect(lid.get_by_role("img", name=re.compile("^Werkrelatie, alle organisaties samen"))).to_be_visible()
    assert lid.get_by_role("table").get_by_role("row").count() == 5
    pages.look(lid, "praktijklab met twee lijnen")
    kijker.goto(f"/verkenningen/{lab}/praktijklab/")
    expect(kijker.locator(".mkw-lab__says")).to_contain_text("lopen uit elkaar")
    expect(kijker.get_by_role("heading", name="Per organisatie")).to_have_count(0)
    expect(kijker.get_by_text("Ingevuld in de trein.")).to_have_count(0)
