"""A project leader begins in under a minute on a phone and invites honestly; the answer takes two taps (V1, V3)."""

import re

from playwright.sync_api import expect

VRAAG = "Hoe houden wij de huisarts in het dorp?"
WAARTOE = "Fiets een middag mee en zeg wat u anders doet."


def test_from_a_question_to_an_answer_without_a_login(as_person, context_for, pages, mail):
    page = as_person("projectleider", "telefoon")
    page.goto("/verkenningen/")
    taps = [
        page.get_by_role("link", name="Begin een verkenning"),
        page.get_by_role("button", name="Begin de verkenning"),
    ]
    taps[0].click()
    pages.look(page, "begin een verkenning in drie velden")
    fields = page.locator("main form :is(input, textarea, select):visible")
    assert fields.count() == 3
    for field, text in zip(fields.all(), (VRAAG, "Gravekant", "de huisarts"), strict=True):
        field.fill(text)
    taps[1].click()
    expect(page.get_by_role("heading", level=1)).to_have_text(VRAAG)
    assert len(taps) + fields.count() <= 5  # under a minute: two taps and three fields
    expect(page.get_by_text("Nog zonder datum, Gravekant")).to_be_visible()

    page.get_by_role("link", name="Nodig mensen uit").click()
    pages.look(page, "nodig mensen uit")
    page.get_by_label("Zoek mensen").fill("arts raamdal")
    page.get_by_role("button", name="Zoek", exact=True).click()
    page.get_by_role("checkbox", name=re.compile("Mieke Arts")).check()
    page.get_by_role("button", name="Verstuur de uitnodiging").click()
    expect(page.locator("[data-fouten]")).to_contain_text("Schrijf in één regel waartoe u uitnodigt.")
    pages.look(page, "nodig mensen uit met een fout")
    expect(page.get_by_role("checkbox", name=re.compile("Mieke Arts"))).to_be_checked()
    page.get_by_label("Waartoe nodigt u uit?").fill(WAARTOE)
    page.get_by_role("button", name="Verstuur de uitnodiging").click()
    expect(page.locator(".utrecht-alert")).to_contain_text("1 uitnodiging gaat nu per mail weg.")
    pages.look(page, "uw uitnodigingen")

    message = mail("m.arts@raamdalwonen.example")
    assert WAARTOE in message
    links = list(dict.fromkeys(re.findall(r"/verkenningen/antwoord/[^\"<\s]+/", message)))
    assert len(links) == 4
    somebody = context_for("telefoon", javascript=False).new_page()
    somebody.goto(links[2])  # first tap: "heb eerst iets nodig"
    expect(somebody.get_by_text("Uw antwoord: ik heb eerst iets nodig.")).to_be_visible()
    somebody.goto(links[0])  # or "doe mee"
    expect(somebody.get_by_role("heading", level=1)).to_have_text(WAARTOE)
    expect(somebody.get_by_text("Uw antwoord: ik doe mee.")).to_be_visible()
    expect(somebody.get_by_role("button", name="Verstuur mijn antwoord")).to_be_in_viewport()
    invited = context_for("telefoon").new_page()
    invited.goto(links[0])
    pages.look(invited, "antwoord op een uitnodiging")
    invited.get_by_role("button", name="Verstuur mijn antwoord").click()  # second tap
    expect(invited.get_by_text("Uw antwoord is bewaard: doe mee.")).to_be_visible()
    pages.look(invited, "antwoord bewaard")
    page.reload()
    expect(page.locator("tr").filter(has_text="Mieke Arts")).to_contain_text("Doet mee")
