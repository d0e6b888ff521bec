"""From a question to lessons (journey 6), with the report written on the telephone; and nothing typed is lost."""

import datetime as dt
import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import log_in
from .support import kept, photo_file, unfold

STOPS = [
    ("Ontvangst in het buurthuis", "10:00", "Wijkbeheerder", "De Linde"),
    ("De oude school", "10:45", "Architect", ""),
    ("Koffie bij de huurders", "11:30", "Voorzitter huurdersraad", "Huurdersraad De Kade"),
    ("Het wijkbedrijf", "12:30", "Bedrijfsleider", ""),
    ("De binnentuin", "13:30", "Vrijwilliger", ""),
    ("Terugblik aan tafel", "14:30", "Directeur", "Wonen Waterland-Oost"),
]


def plan_visit(page: Page, pages, width: str) -> str:
    """Make an exploration with a visit of yesterday in six stops; return the address of the visit."""
    question = f"Hoe krijgt een leeg gebouw in het dorp weer leven? ({width})"
    page.goto("/verkenningen/")
    pages.look(page, "verkenningen")
    page.get_by_role("link", name="Begin een verkenning").click()
    pages.look(page, "begin een verkenning")
    page.get_by_role("button", name="Begin de verkenning").click()
    expect(page.locator("[data-fouten]")).to_contain_text("Schrijf de vraag op die u wilt verkennen.")
    pages.look(page, "begin een verkenning met een fout")
    page.get_by_label("Wat is de leidende vraag?").fill(question)
    page.get_by_label("Waar begint u?").fill("Gravekant")
    page.get_by_text("Naam, soort en wie het ziet").click()
    page.get_by_role("radio", name="Alle leden van MKW").check()
    page.get_by_role("button", name="Begin de verkenning").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(question)
    pages.look(page, "nieuwe verkenning")

    page.get_by_role("link", name="Plan een bezoek").first.click()
    pages.look(page, "plan een bezoek")
    page.get_by_label("Waar gaat het bezoek over?").fill(f"De school van Gravekant {width}")
    page.get_by_label("Datum", exact=True).fill((dt.date.today() - dt.timedelta(days=1)).isoformat())
    page.get_by_label("Van", exact=True).fill("10:00")
    page.get_by_label("Tot", exact=True).fill("15:30")
    page.get_by_label("Plaats").fill("Gravekant")
    page.get_by_label("Wie ontvangt ons?").fill("Dorpscoöperatie Gravekant")
    page.get_by_label("Wat wil de gastheer zelf weten?").fill("Wie betaalt het onderhoud na tien jaar?")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Programma")
    expect(page.get_by_role("group", name=re.compile(r"^Halte \d$"))).to_have_count(6)
    for nr, (title, time, role, organisation) in enumerate(STOPS):
        row = page.locator(f"#rij-{nr}")
        row.locator("[name$=-titel]").fill(title)
        row.locator("[name$=-tijd]").fill(time)
        row.locator("[name$=-rol]").fill(role)
        row.locator("[name$=-organisatie]").fill(organisation)
    page.get_by_role("button", name="Zet halte 6 eerder").click()
    expect(page.locator("#rij-4 [name$=-titel]")).to_have_value(STOPS[5][0])
    page.get_by_role("button", name="Zet halte 5 later").click()
    expect(page.locator("#rij-5 [name$=-titel]")).to_have_value(STOPS[5][0])
    pages.look(page, "programma met zes haltes")
    page.get_by_role("button", name="Bewaar het programma").last.click()
    expect(page.locator(".mkw-timeline__item h3")).to_have_text([title for title, *_ in STOPS])
    return page.url


def fill_stop(page: Page, nr: int) -> None:
    page.get_by_label("Wat zagen wij?").fill(f"Bij halte {nr} zagen wij open deuren.")
    page.get_by_label("Wat hoorden wij?").fill("“De sleutel ligt bij de buurvrouw.”")
    page.get_by_label("Wat nemen wij mee?").fill(f"Geef de sleutel aan wie er dichtbij woont, zei halte {nr}.")


def test_from_a_question_to_lessons(as_person, pages, width):
    page = as_person("projectleider", width)
    visit = plan_visit(page, pages, width)
    pages.look(page, "bezoek zonder verslag")

    phone = page if width == "telefoon" else as_person("projectleider", "telefoon")
    phone.goto(visit)
    phone.get_by_role("link", name="Vul het verslag aan").click()
    pages.look(phone, "verslag dat nog leeg is")
    phone.get_by_role("link", name="Volgende halte").click()
    for nr in range(1, 7):
        expect(phone.get_by_text(f"Halte {nr} van 6")).to_be_visible()
        fill_stop(phone, nr)
        expect(phone.locator("[data-draft-text]")).to_contain_text(
            re.compile("Bewaard (op dit apparaat|in het portaal)")
        )
        if nr == 2:
            pages.look(phone, "halte invullen")
        phone.get_by_role("button", name="Bewaar" if nr == 6 else "Bewaar en verder").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Verslag")
    expect(phone.get_by_text("6 van 6 haltes ingevuld")).to_be_visible()
    assert kept(phone, "concepten") == []

    page.goto(visit)
    page.get_by_role("link", name="Vul in wie erbij was").click()
    pages.look(page, "wie was erbij")
    first = page.locator(".mkw-attend").first
    first.get_by_text("Ja", exact=True).click()
    page.get_by_label("Naam").fill("Een buurman uit Gravekant")
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.locator(".mkw-attend").filter(has_text="Een buurman uit Gravekant")).to_be_visible()
    expect(page.locator("#telling")).to_have_text("2 mensen van 1 corporatie")
    page.get_by_role("link", name="Klaar", exact=True).click()
    expect(page.get_by_text("2 mensen")).to_be_visible()

    write_lessons(page, pages, visit, width)
    page.goto(visit)
    page.get_by_role("link", name="Voeg foto’s toe").click()
    pages.look(page, "foto’s toevoegen")
    page.locator("#fotos").set_input_files([photo_file("een.jpg", "#2e6b3a"), photo_file("twee.jpg", "#b4552f")])
    expect(page.locator("img.mkw-photo__img")).to_have_count(2)
    page.get_by_label("Wat is er op de foto te zien?").first.fill("De deur van de school staat open")
    page.get_by_role("button", name="Bewaar").first.click()
    pages.look(page, "foto’s met bijschrift")

    page.goto(f"{visit}verslag/")
    page.get_by_role("link", name="Wat zagen wij?").click()
    expect(page.get_by_label("Tekst")).to_have_value(re.compile("## Ontvangst in het buurthuis"))
    pages.look(page, "deel van het verslag met voorstel")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.get_by_role("button", name=re.compile("^Deel")).first.click()
    page.get_by_role("button", name="Deel toch").click()  # tests/browser/test_gastheer.py lets the host read first
    expect(page.locator(".utrecht-alert")).to_contain_text("is gedeeld. Zichtbaar voor")
    pages.look(page, "verslag dat vol is")
    page.goto(visit)
    expect(page.locator("img.mkw-photo__img").first).to_have_js_property("complete", True)
    assert page.locator("img.mkw-photo__img").first.evaluate("(image) => image.naturalHeight > image.naturalWidth")
    expect(page.get_by_text("2 mensen van 1 corporatie")).to_be_visible()
    pages.look(page, "bezoek met verslag, lessen en foto’s")
    found_by_others(as_person("directeur2", width), pages, width)


def write_lessons(page: Page, pages, visit: str, width: str) -> None:
    """Turn two stops into lessons with a theme."""
    for nr, kind in ((1, "Les"), (3, "Valkuil")):
        page.goto(f"{visit}verslag/")
        page.get_by_role("link", name=f"{nr}. {STOPS[nr - 1][0]}").click()
        page.get_by_role("button", name="Maak er een les van").click()
        sentence = page.get_by_label("Wat leerden wij, in één zin?")
        expect(sentence).to_have_value(f"Geef de sleutel aan wie er dichtbij woont, zei halte {nr}.")
        if nr == 1:
            for ticked in page.locator("[name=themas]:checked").all():
                ticked.uncheck()
            page.get_by_role("button", name="Bewaar de les").click()
            expect(page.locator("[data-fouten]")).to_be_visible()
            pages.look(page, "les zonder thema")
        sentence.fill(f"Een buurtsleutel hoort bij de buurman, niet op kantoor: {width} {nr}.")
        unfold(page.locator("#id_themas details"))
        page.get_by_label("Leefbaarheid en overlast", exact=True).check()
        page.get_by_role("radio", name=kind, exact=True).check()
        page.get_by_role("button", name="Bewaar de les").click()
        expect(page.locator(".utrecht-alert")).to_contain_text("De les staat erbij. Zichtbaar voor")


def found_by_others(page: Page, pages, width: str) -> None:
    """Find the lessons through search, at their theme and in the list, as a member of another corporation."""
    sentence = f"Een buurtsleutel hoort bij de buurman, niet op kantoor: {width} 1."

    def hit():
        page.goto("/zoeken/?q=buurtsleutels")
        return page.get_by_role("link", name=sentence)

    for _ in range(40):
        if hit().count():
            break
        page.wait_for_timeout(250)
    hit().click()
    expect(page.get_by_role("heading", level=1)).to_have_text(sentence)
    pages.look(page, "les")
    page.get_by_role("button", name="Herkennen wij").click()
    expect(page.get_by_text("1 corporatie herkent dit")).to_be_visible()
    page.goto("/verkenningen/lessen/?thema=leefbaarheid")
    expect(page.get_by_role("link", name=sentence)).to_be_visible()
    pages.look(page, "lessen over een thema")
    page.goto("/corporaties/themas/leefbaarheid/")
    expect(page.get_by_role("link", name=sentence)).to_be_visible()
    pages.look(page, "thema")
    page.goto("/verkenningen/lessen/")
    page.locator("#zoek").fill("buurtsleutel")
    page.get_by_role("button", name="Zoeken", exact=True).click()
    expect(page.get_by_role("link", name=sentence)).to_be_visible()


@pytest.fixture
def stop(portal):
    """The address of the report of a stop of the project leader, of a visit that was."""
    [(visit, stop)] = portal.sql(
        """SELECT b.id, h.id FROM verkenningen_halte h JOIN verkenningen_bezoek b ON b.id = h.bezoek_id
        JOIN verkenningen_verkenning v ON v.id = b.verkenning_id JOIN corporaties_gebruiker g ON g.id = v.leider_id
        WHERE g.email = 'projectleider@demo.example' AND b.begint_op < now() ORDER BY h.id LIMIT 1"""
    )
    return f"/verkenningen/bezoeken/{visit}/verslag/halte/{stop}/"


def test_a_login_that_expired_while_writing_costs_nothing(as_person, pages, stop, width):
    page = as_person("projectleider", width, fresh=True)
    part = f"{stop.partition('halte/')[0]}deel/vervolg/"
    page.goto(part)
    text = f"Geschreven in de trein, zonder te weten dat de sessie voorbij was ({width})."
    page.get_by_label("Tekst").fill(text)
    page.context.clear_cookies(name="sessie")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    pages.look(page, "inloggen")
    page.get_by_label("E-mailadres").fill("projectleider@demo.example")
    page.get_by_label("Wachtwoord", exact=True).fill("welkom-bij-mkw")
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wij hebben uw tekst voor u bewaard")
    expect(page.locator("dd").filter(has_text=text)).to_be_visible()
    pages.look(page, "verder waar u was")
    page.get_by_role("button", name="Bewaar mijn tekst").click()
    expect(page.locator(".utrecht-alert")).to_contain_text("Bewaard.")
    page.goto(part)
    expect(page.get_by_label("Tekst")).to_have_value(text)


def test_a_draft_survives_closing_the_page(as_person, stop, width):
    page = as_person("projectleider", width)
    page.goto(stop)
    text = f"Half getypt, en toen ging de telefoon uit ({width})."
    page.get_by_label("Wat hoorden wij?").fill(text)
    expect(page.locator("[data-draft-text]")).to_contain_text(re.compile("Bewaard (op dit apparaat|in het portaal)"))
    again = page.context.new_page()
    page.close()
    again.goto(stop)
    expect(again.get_by_label("Wat hoorden wij?")).to_have_value(text)


def test_two_people_at_one_stop_both_see_both_texts(as_person, context_for, pages, stop, portal):
    leader = as_person("projectleider")
    [(email,)] = portal.sql(
        """SELECT DISTINCT g.email FROM corporaties_gebruiker g JOIN corporaties_aanstelling a ON a.gebruiker_id = g.id
        JOIN corporaties_deelname d ON d.organisatie_id = a.organisatie_id
        JOIN verkenningen_verkenning v ON v.kring_id = d.kring_id
        JOIN verkenningen_bezoek b ON b.verkenning_id = v.id
        WHERE b.id = %s AND d.wijze = 'meedoen' AND g.id <> v.leider_id AND a.tot IS NULL ORDER BY g.email LIMIT 1""",
        stop.split("/")[3],
    )
    colleague = context_for("telefoon").new_page()
    log_in(colleague, email)
    leader.goto(stop)
    colleague.goto(stop)
    leader.get_by_label("Wat nemen wij mee?").fill("De eerste tekst, van de laptop.")
    leader.get_by_role("button", name="Bewaar", exact=True).click()
    expect(leader.locator(".utrecht-alert")).to_contain_text("Bewaard:")
    colleague.get_by_label("Wat nemen wij mee?").fill("De tweede tekst, van de telefoon.")
    colleague.get_by_role("button", name="Bewaar", exact=True).click()
    conflict = colleague.locator("[data-keuze-paneel]")
    expect(conflict).to_contain_text("Iemand anders bewaarde dit eerder dan u")
    expect(conflict).to_contain_text("De eerste tekst, van de laptop.")
    expect(conflict).to_contain_text("De tweede tekst, van de telefoon.")
    expect(colleague.get_by_label("Wat nemen wij mee?")).to_have_value("De tweede tekst, van de telefoon.")
    pages.look(colleague, "twee teksten bij een halte")
    colleague.get_by_role("button", name="Zet beide onder elkaar").click()
    both = re.compile("De eerste tekst, van de laptop.*De tweede tekst, van de telefoon", re.DOTALL)
    expect(colleague.get_by_label("Wat nemen wij mee?")).to_have_value(both)
    colleague.get_by_role("button", name="Bewaar", exact=True).click()
    expect(colleague.locator(".utrecht-alert")).to_contain_text("Bewaard:")
    leader.goto(stop)
    expect(leader.get_by_label("Wat nemen wij mee?")).to_have_value(both)
