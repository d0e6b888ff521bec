"""Planning a visit and being there: planned on a laptop, answered from the mail, counted at the door on a phone (V4, V5)."""

import datetime as dt
import re

from playwright.sync_api import Page, expect

TITEL = "De molen en de kaasmaker"


def plan(page: Page, pages, day: dt.date) -> str:
    """Plan a visit until after midnight with two stops in the exploration of the demo; return its address."""
    page.goto("/")
    page.get_by_role("link", name="Gravekant: een dag").first.click()
    page.get_by_role("link", name="Thuis in het dorp").first.click()
    page.get_by_role("link", name="Plan een bezoek").first.click()
    page.get_by_label("Waar gaat het bezoek over?").fill(TITEL)
    page.get_by_label("Datum", exact=True).fill(day.isoformat())
    page.get_by_label("Van", exact=True).fill("19:00")
    page.get_by_label("Tot", exact=True).fill("00:30")
    page.get_by_label("Plaats").fill("Gravekant")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    expect(page.locator("[data-fouten]")).to_contain_text("Eindigt het bezoek op een andere dag?")
    pages.look(page, "bezoek dat na middernacht eindigt")
    page.get_by_label("Einddatum").fill((day + dt.timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Bewaar en ga verder").click()
    expect(page.get_by_text("Over tien minuten krijgt wie meedoet een mail.")).to_be_visible()
    for nr, (title, time) in enumerate((("De molen", "19:00"), ("De kaasmaker", "18:00"))):
        page.locator(f"#rij-{nr} [name$=-titel]").fill(title)
        page.locator(f"#rij-{nr} [name$=-tijd]").fill(time)
    page.get_by_role("button", name="Bewaar het programma").last.click()
    expect(page.get_by_text("‘De kaasmaker’ om 18.00 uur valt buiten het bezoek")).to_be_visible()
    expect(page.locator(".mkw-timeline__item h3")).to_have_text(["De molen", "De kaasmaker"])
    pages.look(page, "bezoek met een hint over de tijden")
    return page.url


def test_from_the_plan_to_who_was_there(as_person, context_for, portal, mail, pages):
    laptop = as_person("projectleider", "laptop")
    visit = plan(laptop, pages, dt.date.today() + dt.timedelta(days=6))
    laptop.goto("/agenda/")
    address = laptop.get_by_label("Kopieer dit adres naar uw agenda").input_value()
    pages.look(laptop, "bezoeken in uw agenda")
    assert f"SUMMARY:{TITEL}" in laptop.request.get(address).text()

    # the mail goes out when its ten minutes are over
    portal.sql("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE task_name = 'verkenningen.mail_visit'")
    letter = mail("directeur@demo.example")
    for _ in range(40):
        if TITEL in letter:
            break
        laptop.wait_for_timeout(500)
        letter = mail("directeur@demo.example")
    link = re.search(r"/verkenningen/bezoeken/antwoord/[^?\s\"<]+\?antwoord=ja", letter)[0]
    phone = context_for("telefoon").new_page()
    phone.goto(link)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Gaat u mee?")
    pages.look(phone, "antwoord uit de mail")
    phone.get_by_role("button", name="Ik ga mee").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("U gaat mee")
    pages.look(phone, "antwoord bewaard")

    # at the door: two phones, one list
    door, other = as_person("projectleider", "telefoon"), as_person("projectleider", "telefoon")
    for page in (door, other):
        page.goto(f"{visit}aanwezigen/")
    row = door.locator(".mkw-attend").filter(has_text="zou komen").first
    who = row.get_attribute("id")
    row.get_by_role("button", name="Ja").click()
    expect(door.locator(f"#{who}-ja")).to_have_attribute("aria-pressed", "true")
    expect(door.locator("#telling")).to_have_text("1 persoon van 1 corporatie")
    other.locator(f"#{who}-nee").click()
    expect(other.get_by_role("alert")).to_contain_text("Iemand anders koos intussen Ja")
    pages.look(other, "twee mensen aan de deur")
    for name in ("Joke Smit", "Ali Demir"):
        door.get_by_label("Naam").fill(name)
        if name == "Joke Smit":
            door.get_by_label("Van welke organisatie?").fill("Dorpsraad Gravekant")
        door.get_by_role("button", name="Voeg toe").click()
        expect(door.locator(".mkw-attend").filter(has_text=name)).to_contain_text("Dorpsraad Gravekant")
    expect(door.locator("#telling")).to_have_text("3 mensen van 1 corporatie")
    pages.look(door, "wie was erbij aan de deur")
