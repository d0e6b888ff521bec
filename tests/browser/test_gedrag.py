"""What goes wrong between people and pages: two clicks, two editors, a narrow screen, a large letter."""

import re

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Page, expect

from .conftest import log_in
from .support import TOO_WIDE, pdf_file, send_files, share


def test_a_double_click_on_save_saves_once(as_person, portal, width):
    page = as_person("directeur", width)
    title = f"Tweemaal geklikt {width}"
    send_files(page, [pdf_file(f"dubbel-{width}.pdf", title, "Eén keer is genoeg.")], 1)
    page.get_by_label("Er staan geen namen").check()
    page.get_by_role("button", name="Deel 1 document").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.locator(".utrecht-alert")).to_have_count(1)
    assert portal.sql("SELECT count(*) FROM documenten_document WHERE titel = %s", title) == [(1,)]
    page.goto("/verkenningen/")
    leader = as_person("projectleider", width)
    leader.goto("/verkenningen/nieuw/")
    leader.get_by_label("Wat is de leidende vraag?").fill(f"Twee keer geklikt, één vraag? {width}")
    leader.get_by_role("button", name="Begin de verkenning").dblclick()
    expect(leader.get_by_role("heading", level=1)).to_have_text(f"Twee keer geklikt, één vraag? {width}")
    asked = portal.sql(
        "SELECT count(*) FROM verkenningen_verkenning WHERE vraag LIKE 'Twee keer geklikt%%' || %s", width
    )
    assert asked == [(1,)]


def test_two_clicks_without_a_script_save_once_too(as_person, portal):
    page = as_person("projectleider", javascript=False)
    page.goto("/verkenningen/nieuw/")
    page.get_by_label("Wat is de leidende vraag?").fill("Hoe vaak is één keer zonder script?")
    page.get_by_role("button", name="Begin de verkenning").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hoe vaak is één keer zonder script?")
    page.wait_for_load_state("networkidle")
    asked = portal.sql(
        "SELECT count(*) FROM verkenningen_verkenning WHERE vraag = 'Hoe vaak is één keer zonder script?'"
    )
    assert asked == [(1,)]


def test_two_editors_of_a_document_choose_from_both_texts(as_person, context_for, pages, width):
    first = as_person("directeur", width)
    title = f"Voor twee handen {width}"
    address = share(first, pdf_file(f"twee-{width}.pdf", title, "Wie bewaart het eerst?"), title)
    second = context_for(width).new_page()
    log_in(second, "r.peeters@delinde.example")
    for page in (first, second):
        page.goto(f"{address}bewerken/")
    pages.look(second, "document bewerken")
    first.get_by_label("Titel").fill(f"{title}, eerste hand")
    first.get_by_role("button", name="Bewaar de gegevens").click()
    expect(first.get_by_role("heading", level=1)).to_have_text(f"{title}, eerste hand")
    second.get_by_label("Titel").fill(f"{title}, tweede hand")
    second.get_by_label("Waarom is dit handig").fill("Omdat er twee handen aan zaten.")
    second.get_by_role("button", name="Bewaar de gegevens").click()
    expect(second.get_by_role("heading", level=1)).to_have_text("Iemand anders was u net voor")
    choice = second.get_by_role("group", name="Titel")
    expect(choice).to_contain_text(f"{title}, eerste hand")
    expect(choice).to_contain_text(f"{title}, tweede hand")
    pages.look(second, "kies welke tekst blijft")
    choice.get_by_role("radio", name=re.compile("^Wat er nu staat")).check()
    second.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(second.get_by_role("heading", level=1)).to_have_text(f"{title}, eerste hand")
    expect(second.locator(".mkw-page-head__lead")).to_have_text("Omdat er twee handen aan zaten.")


def test_a_document_goes_to_the_trash_and_comes_back(as_person, pages, width):
    page = as_person("directeur", width)
    title = f"Weg en weer terug {width}"
    address = share(page, pdf_file(f"weg-{width}.pdf", title, "Tot straks."), title)
    page.get_by_role("link", name="Verwijder").click()
    pages.look(page, "document verwijderen")
    page.get_by_label("Waarom haalt u het weg?").fill("Het was een proef.")
    page.get_by_role("button", name="Verwijder dit document").click()
    assert page.request.get(address).status == 404
    page.goto("/documenten/prullenbak/")
    expect(page.locator(".mkw-file").filter(has_text=title)).to_contain_text("Reden: Het was een proef.")
    pages.look(page, "prullenbak")
    page.get_by_role("button", name=re.compile(f"^Zet terug ?: {title}")).click()
    assert page.request.get(address).status == 200


MAIN_PAGES = [
    "/",
    "/documenten/",
    "/documenten/?q=huurverhoging",
    "/documenten/nieuw/",
    "/corporaties/",
    "/corporaties/mensen/",
    "/verkenningen/",
    "/verkenningen/lessen/",
    "/zoeken/?q=onderhoud",
    "/profiel/",
    "/meldingen/",
    "/hulp/",
]


@pytest.mark.parametrize("size", [(320, 640), (320, 225)], ids=["320 px", "1280 px at 400 %"])
def test_the_main_pages_fit_a_narrow_screen(as_person, portal, size):
    """400 % zoom on a laptop of 1280 by 900 leaves 320 by 225 CSS pixels."""
    page = as_person("directeur", size)
    [(document,)] = portal.sql("SELECT min(document_id) FROM documenten_versie WHERE ext = 'xlsx'")
    [(verkenning,)] = portal.sql("SELECT min(id) FROM verkenningen_verkenning")
    [(bezoek,)] = portal.sql("SELECT min(id) FROM verkenningen_bezoek")
    special = [
        f"/documenten/{document}/",
        f"/documenten/{document}/lezen/",
        f"/verkenningen/{verkenning}/",
        f"/verkenningen/bezoeken/{bezoek}/",
    ]
    for path in MAIN_PAGES + special:
        page.goto(path)
        assert not too_wide(page), [path, *page.evaluate(TOO_WIDE)]
        covered = page.evaluate(
            """() => [...document.querySelectorAll("header, .mkw-actionbar--sticky")]
            .filter((part) => ["fixed", "sticky"].includes(getComputedStyle(part).position))
            .reduce((sum, part) => sum + part.offsetHeight, 0) / innerHeight"""
        )
        assert covered < 0.6, f"{path}: what sticks covers {covered:.0%}"


def too_wide(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.mark.parametrize("status", [400, 413, 429, 500])
def test_a_page_about_an_error_looks_like_the_portal(context_for, pages, width, status):
    """Such an error cannot be asked for; the page is made by its template and shown in the portal's place."""
    page = context_for(width).new_page()
    body = render_to_string(f"{status}.html", {"referentie": "ab12cd34ef56", "uitleg": ""})
    page.route("**/hulp/", lambda route: route.fulfill(status=200, content_type="text/html", body=body))
    page.goto("/hulp/")
    expect(page.get_by_text("ab12cd34ef56")).to_be_visible()
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 0
    pages.look(page, f"fout {status}")


def test_a_form_that_stood_open_too_long_explains_itself(as_person, pages, width):
    page = as_person("projectleider", width)
    page.goto("/verkenningen/nieuw/")
    page.get_by_label("Wat is de leidende vraag?").fill("Hoe oud mag een formulier worden?")
    page.context.clear_cookies(name="csrf")
    page.get_by_role("button", name="Begin de verkenning").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw formulier is verlopen")
    pages.look(page, "formulier dat verlopen is")
    page.go_back()
    expect(page.get_by_label("Wat is de leidende vraag?")).to_have_value("Hoe oud mag een formulier worden?")


def test_who_tries_too_often_waits(context_for, pages):
    page = context_for("telefoon").new_page()
    page.goto("/account/inloggen/")
    for _ in range(6):
        page.get_by_label("E-mailadres").fill("raden@demo.example")
        page.get_by_label("Wachtwoord", exact=True).fill("verkeerd geraden")
        page.get_by_role("button", name="Inloggen").click()
        expect(page.locator("[role=alert], .mkw-page-head__kicker").first).to_be_visible()
    expect(page.locator("main")).to_contain_text(re.compile("te vaak|rustig aan", re.IGNORECASE))
    pages.look(page, "te vaak geprobeerd")
