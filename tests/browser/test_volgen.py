"""Following (D10), the digest (P2) and Vandaag (P1): as two directors of different corporations."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

from .support import pdf_file, share


def test_who_follows_a_theme_reads_what_a_colleague_shares_there(as_person, pages, portal, width):
    reader, owner = as_person("directeur2", width), as_person("directeur", width)
    slug, name = portal.sql("SELECT slug, naam FROM corporaties_thema ORDER BY naam LIMIT 1")[0]
    reader.goto(f"/documenten/?thema={slug}")
    button = reader.get_by_role("button", name=re.compile("^(Volg dit thema|U volgt)"))
    if button.inner_text().strip() == "Volg dit thema":
        button.click()
        expect(reader.locator(".mkw-messages")).to_contain_text(f"U volgt {name}.")
    pages.look(reader, "bibliotheek van een thema dat men volgt")
    title = f"Volgbaar stuk {width}"
    address = share(owner, pdf_file(f"volgbaar-{width}.pdf", title, "Iets om te volgen."), title)

    reader.goto(address)
    reader.get_by_role("button", name="Volg dit document").click()
    expect(reader.get_by_role("button", name="U volgt dit. Stop")).to_be_visible()
    pages.look(reader, "document dat men volgt")
    reader.goto("/documenten/volgen/")
    expect(reader.get_by_role("link", name=title)).to_be_visible()
    expect(reader.get_by_role("link", name=name, exact=True)).to_be_visible()
    pages.look(reader, "wat men volgt")
    row = reader.locator("li.mkw-follow").filter(has_text=title)
    row.get_by_role("button", name=re.compile("^Stop")).click()
    expect(reader.locator(".mkw-messages")).to_contain_text("U volgt dit niet meer.")


def test_a_search_is_saved_named_and_stopped(as_person, pages, width):
    page = as_person("directeur", width)
    page.goto("/documenten/?q=incasso&soort=beleid")
    page.get_by_role("button", name="Bewaar deze zoekvraag").click()
    expect(page.locator(".mkw-messages")).to_contain_text("De zoekvraag ‘incasso’, Beleid is bewaard.")
    page.goto("/documenten/volgen/")
    row = page.locator("li.mkw-follow").filter(has_text="‘incasso’, Beleid")
    row.get_by_text("Geef een andere naam").click()
    row.get_by_label("Naam van de zoekvraag").fill(f"Achterstanden {width}")
    pages.look(page, "zoekvraag hernoemen")
    row.get_by_role("button", name="Bewaar de naam").click()
    row = page.locator("li.mkw-follow").filter(has_text=f"Achterstanden {width}")
    row.get_by_role("button", name=re.compile("^Stop")).click()
    expect(page.locator(".mkw-messages")).to_contain_text("U volgt dit niet meer.")


def test_a_corporation_is_followed_on_its_own_page(as_person, pages, portal, width):
    page = as_person("directeur", width)
    [(pk, name)] = portal.sql(
        "SELECT id, naam FROM corporaties_organisatie WHERE lid_van IS NOT NULL ORDER BY naam LIMIT 1"
    )
    page.goto(f"/corporaties/{pk}/")
    page.get_by_role("button", name="Volg deze corporatie").click()
    expect(page.locator(".mkw-messages")).to_contain_text(f"U volgt {name}.")
    pages.look(page, "corporatie die men volgt")
    page.get_by_role("button", name=f"U volgt {name}. Stop").click()
    expect(page.locator(".mkw-messages")).to_contain_text(f"U volgt {name} niet meer.")


def test_the_digest_came_and_is_stopped_from_the_mail(as_person, context_for, pages, width):
    stranger = context_for(width).new_page()
    stranger.goto("/demo/post/")
    digest = stranger.locator("article").filter(has_text="Uw week bij MKW").filter(has_text="directeur2@demo.example")
    expect(digest).to_contain_text(re.compile("nieuw bij wat u volgt", re.IGNORECASE))
    stop = digest.get_by_role("link", name="/afmelden/").get_attribute("href")
    stranger.goto(urlsplit(stop).path)
    pages.look(stranger, "afmelden")
    stranger.get_by_role("button", name="Stuur geen overzicht meer").click()
    expect(stranger.get_by_role("heading", level=1)).to_have_text("U krijgt geen overzicht meer")
    pages.look(stranger, "afgemeld")

    reader = as_person("directeur2", width)
    reader.goto("/meldingen/voorkeuren/")
    expect(reader.get_by_label("Nooit. Ik kijk zelf op Vandaag")).to_be_checked()
    reader.get_by_label("Elke week, op maandagochtend").check()
    reader.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(reader.locator(".mkw-messages")).to_contain_text("Uw keuze is bewaard.")
    pages.look(reader, "meldingen en e-mail")


def test_vandaag_says_what_is_new_and_what_is_asked(as_person, pages, width):
    page = as_person("directeur", width)
    page.goto("/")
    expect(page.locator(".mkw-page-head__lead")).to_contain_text("gevraagd")
    expect(page.get_by_role("heading", name="Nieuw voor u")).to_be_visible()
    expect(page.get_by_role("heading", name="Uw corporatie")).to_be_visible()
    pages.look(page, "vandaag met wat men volgt")
    page.get_by_role("link", name="Alle herzieningen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Te herzien")
    pages.look(page, "te herzien")
    page.goto("/meldingen/")
    pages.look(page, "meldingen per soort")
