"""The core of the journeys in a browser that runs no scripts (R8)."""

import datetime as dt
import re

from playwright.sync_api import Page, expect

from .support import broken_file, link_in, pdf_file, photo_file, unfold, word_file


def test_several_files_are_shared(as_person, pages, width):
    page = as_person("directeur", width, javascript=False)
    page.goto("/documenten/nieuw/")
    first, second = f"zonder script {width}.pdf", f"zonder script {width}.docx"
    page.locator("#id_bestanden").set_input_files(
        [
            pdf_file(first, f"Kapschuren {width}", "De kapschuur staat er nog."),
            word_file(second, f"Houtwallen {width}", "De houtwal groeit dicht."),
            broken_file("kapot.pdf"),
        ]
    )
    page.get_by_role("button", name="Verstuur bestanden").click()
    expect(page.locator(".mkw-file--error")).to_contain_text("beschadigd")
    expect(page.locator(".mkw-file").filter(has_text="Goed aangekomen.")).to_have_count(2)
    pages.keep(page, "uitkomst per bestand zonder script")
    page.get_by_role("button", name="Kijk 2 documenten na").click()
    for _ in range(40):
        again = page.get_by_role("button", name="Kijk of het klaar is")
        if not again.is_visible():
            break
        again.click()
    expect(page.locator("[name$=-titel]")).to_have_count(2)
    pages.keep(page, "nakijken zonder script")
    page.get_by_label("Er staan geen namen").check()
    page.get_by_role("button", name="Deel 2 documenten").click()
    expect(page.locator(".utrecht-alert")).to_contain_text("2 documenten zijn gedeeld. Zichtbaar voor")
    page.get_by_role("link", name=f"Kapschuren {width}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Kapschuren {width}")


def test_a_document_is_found_filtered_read_and_downloaded(as_person, pages, width):
    page = as_person("directeur2", width, javascript=False)
    page.goto("/documenten/")
    page.locator("#zoek").fill("huurverhogingen")
    page.get_by_role("button", name="Zoeken", exact=True).click()
    heading = page.locator("#resultaatkop")
    expect(heading).to_contain_text("‘huurverhogingen’")
    found = heading.inner_text()
    if width == "telefoon":
        page.get_by_role("button", name="Filters").click()
    kind = page.locator("#filter-soort")
    if not kind.locator("input").first.is_visible():
        kind.locator("summary").click()
    kind.locator("input").first.check()
    page.get_by_role("button", name="Toon", exact=True).click()
    expect(heading).not_to_have_text(found)
    expect(page.get_by_role("list", name="Gekozen filters")).to_be_visible()
    expect(page).to_have_url(re.compile("soort="))
    pages.keep(page, "zoeken en filteren zonder script")
    page.get_by_role("link", name=re.compile("^lees ")).first.click()
    expect(page.locator("article.mkw-read mark").first).to_be_visible()
    pages.keep(page, "lezen zonder script")
    address = page.get_by_role("link", name=re.compile("^Download")).first.get_attribute("href")
    answer = page.request.get(address)
    assert answer.status == 200
    assert answer.headers["content-disposition"].startswith("attachment")


def test_a_visit_is_planned_reported_and_learned_from(as_person, pages, width):
    page = as_person("projectleider", width, javascript=False)
    page.goto("/verkenningen/nieuw/")
    page.get_by_label("Wat is de leidende vraag?").fill(f"Wie houdt de buurt schoon zonder script? ({width})")
    page.get_by_role("button", name="Begin de verkenning").click()
    page.get_by_role("link", name="Plan een bezoek").first.click()
    page.get_by_label("Waar gaat het bezoek over?").fill(f"Schoon in Aaltveld {width}")
    page.get_by_label("Datum", exact=True).fill((dt.date.today() - dt.timedelta(days=2)).isoformat())
    page.get_by_label("Van", exact=True).fill("09:00")
    page.get_by_label("Tot", exact=True).fill("11:00")
    page.get_by_label("Plaats").fill("Aaltveld")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.locator("#rij-0 [name$=-titel]").fill("De prullenbak")
    page.locator("#rij-1 [name$=-titel]").fill("De bezem")
    page.get_by_role("button", name="Zet halte 2 eerder").click()
    expect(page.locator("#rij-0 [name$=-titel]")).to_have_value("De bezem")
    page.get_by_role("button", name="Nog een halte").click()
    expect(page.get_by_role("group", name=re.compile(r"^Halte \d$"))).to_have_count(7)
    pages.keep(page, "programma zonder script")
    page.get_by_role("button", name="Bewaar het programma").last.click()
    expect(page.locator(".mkw-timeline__item h3")).to_have_text(["De bezem", "De prullenbak"])
    visit = page.url
    page.get_by_role("link", name="Vul het verslag aan").click()
    page.get_by_role("link", name="Volgende halte").click()
    page.get_by_label("Wat nemen wij mee?").fill("Zet de bezem waar iedereen hem ziet.")
    page.get_by_role("button", name="Maak er een les van").click()
    expect(page.get_by_label("Wat leerden wij, in één zin?")).to_have_value("Zet de bezem waar iedereen hem ziet.")
    pages.keep(page, "les opschrijven zonder script")
    choose_theme(page)
    page.get_by_role("button", name="Bewaar de les").click()
    expect(page.locator(".utrecht-alert")).to_contain_text("De les staat erbij.")
    page.goto(f"{visit}aanwezigen/")
    page.locator(".mkw-attend").first.get_by_text("Ja", exact=True).click()
    expect(page.locator("#telling")).to_have_text("1 persoon van 1 corporatie")
    page.goto(f"{visit}fotos/")
    page.locator("#fotos").set_input_files([photo_file("bezem.jpg", "#8a5a2b")])
    page.get_by_role("button", name="Plaats de foto’s").click()
    expect(page.locator("img.mkw-photo__img")).to_have_count(1)
    page.goto(visit)
    expect(page.get_by_text("1 persoon van 1 corporatie")).to_be_visible()
    expect(page.get_by_role("link", name="Zet de bezem waar iedereen hem ziet.")).to_be_visible()


def choose_theme(page: Page) -> None:
    unfold(page.locator("#id_themas details"))
    page.get_by_label("Leefbaarheid en overlast", exact=True).check()


def test_an_invitation_is_sent_and_accepted(as_person, context_for, mail, width):
    address = f"zonder.script.{width}@delinde.example"
    admin = as_person("corporatiebeheerder", width, javascript=False)
    admin.goto("/beheer/uitnodigingen/nieuw/")
    admin.get_by_label("E-mailadres").fill(address)
    admin.get_by_role("button", name="Verstuur uitnodiging").click()
    expect(admin.locator(".utrecht-alert")).to_contain_text(address)
    new = context_for(width, javascript=False).new_page()
    new.goto(link_in(mail(address)))
    new.get_by_label("Voornaam").fill("Sanne")
    new.get_by_label("Achternaam").fill("Zonderling")
    new.get_by_label("Wachtwoord", exact=True).fill("een brief op papier")
    new.get_by_label("Wachtwoord, nog een keer").fill("een brief op papier")
    new.get_by_role("button", name="Maak mijn account").click()
    expect(new.locator(".utrecht-alert")).to_contain_text("Welkom, Sanne.")
    if width == "telefoon":
        new.get_by_role("button", name="Menu", exact=True).click()
    new.get_by_role("link", name="Documenten", exact=True).click()
    expect(new.locator("#resultaatkop")).to_contain_text("documenten")
    new.locator("[popovertarget=accountmenu]").click()
    new.get_by_role("button", name="Uitloggen").click()
    new.goto("/documenten/")
    expect(new.get_by_role("heading", level=1)).to_have_text("Inloggen")
