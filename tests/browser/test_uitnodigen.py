"""A colleague comes in by invitation, and somebody goes (journey 7)."""

import re

from playwright.sync_api import expect

from .conftest import log_in
from .support import link_in


def test_a_colleague_comes_in_by_invitation(as_person, context_for, pages, mail, width):
    address = f"j.vandermeer.{width}@delinde.example"
    admin = as_person("corporatiebeheerder", width)
    admin.goto("/beheer/")
    pages.look(admin, "beheer van een corporatie")
    admin.goto("/beheer/leden/")
    pages.look(admin, "mensen van de eigen corporatie")
    admin.get_by_role("link", name="Nodig iemand uit").click()
    pages.look(admin, "nodig iemand uit")
    admin.get_by_label("E-mailadres").fill("geen adres")
    admin.get_by_role("button", name="Verstuur uitnodiging").click()
    expect(admin.locator("[data-fouten]")).to_be_visible()
    pages.look(admin, "nodig iemand uit met een fout")
    admin.get_by_label("E-mailadres").fill(address)
    admin.get_by_label("Voornaam").fill("Jan")
    admin.get_by_label("Achternaam").fill("Meer")
    admin.get_by_role("button", name="Verstuur uitnodiging").click()
    expect(admin.locator(".utrecht-alert")).to_contain_text(f"De uitnodiging gaat naar {address}")
    expect(admin.locator("tr").filter(has_text=address)).to_contain_text("Open")
    pages.look(admin, "uitnodigingen")

    link = link_in(mail(address))
    new = context_for(width).new_page()
    new.goto("/demo/post/")
    expect(new.locator("article").filter(has_text=address)).to_contain_text("nodigt u uit voor het MKW Portal")
    pages.look(new, "verstuurde mail")
    for _ in range(2):  # a mail scanner looks first
        new.goto(link)
        expect(new.get_by_role("heading", level=1)).to_have_text("U bent uitgenodigd")
    pages.look(new, "uitnodiging")
    new.get_by_label("Wachtwoord", exact=True).fill("kort")
    new.get_by_label("Wachtwoord, nog een keer").fill("korter")
    new.get_by_role("button", name="Maak mijn account").click()
    expect(new.locator("[data-fouten]")).to_be_visible()
    expect(new.get_by_label("Voornaam")).to_have_value("Jan")
    pages.look(new, "uitnodiging met een fout")
    new.get_by_label("Wachtwoord", exact=True).fill("fietsen in de polder")
    new.get_by_label("Wachtwoord, nog een keer").fill("fietsen in de polder")
    new.get_by_role("button", name="Maak mijn account").click()
    expect(new.locator(".utrecht-alert")).to_contain_text("Welkom, Jan. U hebt nu toegang namens De Linde")
    pages.look(new, "vandaag na de eerste keer")
    new.goto("/documenten/")
    expect(new.locator(".mkw-badges").filter(has_text="Alleen eigen corporatie").first).to_be_attached()

    other = context_for(width).new_page()
    assert other.goto(link).status == 410
    expect(other.get_by_role("heading", level=1)).to_have_text("Deze uitnodiging is al gebruikt")
    pages.look(other, "uitnodiging die gebruikt is")
    assert other.goto("/uitnodiging/verzonnen/").status == 404
    expect(other.get_by_role("heading", level=1)).to_have_text("Deze link klopt niet")
    log_in(other, address, "fietsen in de polder")

    admin.goto("/beheer/leden/")
    admin.get_by_role("link", name=re.compile("Wijzig Jan Meer")).click()
    pages.look(admin, "aanstelling")
    admin.get_by_role("link", name="Stop de toegang").click()
    pages.look(admin, "stop de toegang")
    admin.get_by_role("button", name="Stop de toegang").click()
    expect(admin.locator(".utrecht-alert")).to_contain_text("Jan Meer heeft nu geen toegang meer namens De Linde")
    for page in (new, other):  # both sessions are over, at once
        page.goto("/documenten/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")


def test_an_invitation_can_be_taken_back(as_person, context_for, pages, mail):
    admin = as_person("corporatiebeheerder")
    admin.goto("/beheer/uitnodigingen/nieuw/")
    admin.get_by_label("E-mailadres").fill("toch.niet@delinde.example")
    admin.get_by_role("button", name="Verstuur uitnodiging").click()
    link = link_in(mail("toch.niet@delinde.example"))
    row = admin.locator("tr").filter(has_text="toch.niet@delinde.example")
    row.get_by_role("button", name=re.compile("^Trek in")).click()
    expect(row).to_contain_text("Ingetrokken")
    guest = context_for().new_page()
    guest.goto(link)
    expect(guest.get_by_role("heading", level=1)).to_have_text("Deze uitnodiging is ingetrokken")
    pages.look(guest, "uitnodiging die ingetrokken is")


def test_a_forgotten_password_is_made_anew(context_for, pages, mail):
    page = context_for("telefoon").new_page()
    page.goto("/account/inloggen/")
    page.get_by_label("E-mailadres").fill("i.vandoorn@lingekant.example")
    page.get_by_label("Wachtwoord", exact=True).fill("niet het goede")
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("alert")).to_contain_text("Inloggen is niet gelukt")
    pages.look(page, "inloggen met een fout")
    page.get_by_role("link", name="Wachtwoord vergeten?").click()
    pages.look(page, "wachtwoord vergeten")
    page.get_by_label("E-mailadres").fill("i.vandoorn@lingekant.example")
    page.get_by_role("button").filter(has_text="Stuur").click()
    pages.look(page, "wachtwoord vergeten verstuurd")
    link = re.search(r"/account/wachtwoord/nieuw/[^\"<\s]+/", mail("i.vandoorn@lingekant.example"))[0]
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    pages.look(page, "nieuw wachtwoord")
    for field in page.locator("input[type=password]").all():
        field.fill("een pad door het veld")
    page.locator("main button[type=submit]").click()
    expect(page.locator("input[type=password]")).to_have_count(0)
    log_in(page, "i.vandoorn@lingekant.example", "een pad door het veld")
