"""Finding and reading (journey 3), and searching as one expects it of a page: while typing, with filters, and back."""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from .support import pdf_file, share, unfold


@pytest.fixture
def found(page_of_owner, width):
    """Share a PDF in which a word stands that is nowhere else; return its title, its address and its bytes."""
    title = f"Feestregels voor de buurt {width}"
    file = pdf_file(
        f"feest & buurt {width}.pdf",
        title,
        f"Een feest meldt u twee weken tevoren, {width}.",
        "Voor reünies in de ontmoetingsruimte is geen vergunning nodig, wel een sleutel.",
    )
    return title, share(page_of_owner, file, title), file


@pytest.fixture
def page_of_owner(as_person):
    return as_person("directeur")


def test_a_word_inside_a_pdf_is_found_read_and_downloaded(as_person, pages, found, width):
    title, address, file = found
    page = as_person("directeur2", width)
    page.goto("/")
    page.locator("#zoek").fill("reunie")  # the text says: reünies
    page.get_by_role("button", name="Zoeken", exact=True).click()
    expect(page).to_have_url(re.compile(r"/zoeken/\?q=reunie$"))
    hit = page.locator(".mkw-entry").filter(has_text=title)
    expect(hit.locator("mark").filter(has_text="reünies")).to_be_visible()
    pages.look(page, "zoeken in alles")

    page.goto("/documenten/")
    pages.look(page, "bibliotheek")
    search(page, "reunie")
    hit = page.locator(".mkw-entry").filter(has_text=title)
    expect(hit.locator("mark").filter(has_text="reünies")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/documenten/\?q=reunie$"))
    pages.look(page, "zoeken in de bibliotheek")
    hit.get_by_role("link", name=re.compile("lees op pagina 2")).click()
    article = page.locator("article.mkw-read")
    expect(article.get_by_role("heading", name="Hoofdstuk 2")).to_be_visible()
    expect(article.locator("mark")).to_have_text(["reünies"])
    expect(article.locator("mark")).to_be_in_viewport()
    expect(article).to_contain_text("Voor reünies in de ontmoetingsruimte is geen vergunning nodig, wel een sleutel.")
    assert article.locator("[style], script, img").count() == 0
    pages.look(page, "lezen met markering")
    page.get_by_role("link", name="Over dit document").click()
    pages.look(page, "document van een ander")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^Download")).first.click()
    assert download.value.path().read_bytes() == file["buffer"]
    assert download.value.suggested_filename.endswith(".pdf")
    assert f"buurt {width}" in download.value.suggested_filename
    assert page.request.get(f"{address}bestand/").body() == file["buffer"]


def test_searching_while_typing_keeps_the_place(as_person, pages, width):
    page = as_person("directeur2", width)
    page.goto("/documenten/")
    box = page.locator("#zoek")
    box.click()
    page.keyboard.type("huurverhog", delay=30)
    expect(page.locator("#resultaatkop")).to_contain_text("‘huurverhog’")
    expect(box).to_be_focused()
    page.keyboard.type("ing")
    expect(page.locator("#resultaatkop")).to_contain_text("‘huurverhoging’")
    expect(box).to_be_focused()
    expect(box).to_have_value("huurverhoging")
    assert page.evaluate("document.getElementById('zoek').selectionStart") == len("huurverhoging")
    expect(page).to_have_url(re.compile(r"q=huurverhoging"))
    expect(page.locator("#melding")).to_contain_text("over ‘huurverhoging’ gevonden")
    pages.look(page, "zoeken terwijl u typt")


def test_a_slow_answer_to_typing_does_not_undo_a_filter(as_person):
    page = as_person("directeur2")
    page.goto("/documenten/")
    typing = re.compile(r"/documenten/\?.*q=onderhoud")
    page.route(typing, lambda route: None)  # the answer does not come
    with page.expect_request(typing):
        page.locator("#zoek").press_sequentially("onderhoud", delay=10)
    page.unroute(typing)
    with page.expect_event("requestfailed", lambda request: bool(typing.search(request.url))):
        page.locator("#filter-thema").get_by_role("checkbox").first.check()
    expect(page.get_by_role("list", name="Gekozen filters")).to_be_visible()
    expect(page.locator("#resultaatkop")).to_contain_text("‘onderhoud’")


def test_filters_keep_the_focus_and_come_back_with_the_back_button(as_person, pages, width):
    page = as_person("directeur2", width)
    page.goto("/documenten/?q=huur")
    total = page.locator("#resultaatkop").inner_text()
    phone = width == "telefoon"
    if phone:
        page.get_by_role("button", name="Filters").click()
        pages.look(page, "filters op de telefoon")
    kind = page.locator("#filter-soort")
    unfold(kind)
    option = kind.get_by_role("checkbox").first
    option.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"soort="))
    filtered = page.locator("#resultaatkop")
    expect(filtered).not_to_have_text(total)
    expect(page.locator("#filter-soort").get_by_role("checkbox").first).to_be_focused()
    chosen = page.url
    if phone:
        expect(page.get_by_role("button", name=re.compile("^Toon .* document"))).to_be_visible()
        page.get_by_role("button", name="Sluit").click()
        expect(page.get_by_role("button", name=re.compile(r"Filters \(1 gekozen\)"))).to_be_visible()
    pages.look(page, "bibliotheek met filter")
    narrowed = filtered.inner_text()
    page.locator(".mkw-entry__title a").first.click()
    expect(page.locator("#resultaatkop")).to_have_count(0)
    page.go_back()
    expect(page).to_have_url(chosen)
    expect(page.locator("#resultaatkop")).to_have_text(narrowed)
    expect(page.locator("#zoek")).to_have_value("huur")
    expect(page.get_by_role("list", name="Gekozen filters")).to_be_visible()
    page.go_back()
    expect(page.locator("#resultaatkop")).to_have_text(total)
    expect(page.locator("#zoek")).to_have_value("huur")
    expect(page.get_by_role("list", name="Gekozen filters")).to_have_count(0)
    assert "soort" not in unquote(page.url)


def test_with_the_keyboard_alone_one_gets_to_a_document(as_person):
    page = as_person("directeur2")
    page.goto("/documenten/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    tab_to(page, page.locator("#zoek"))
    page.keyboard.type("onderhoud")
    expect(page.locator("#resultaatkop")).to_contain_text("‘onderhoud’")
    with page.expect_response(re.compile("q=onderhoud")):
        page.keyboard.press("Enter")
    tab_to(page, page.locator("#facetten input[type=checkbox]").first)
    page.keyboard.press("Space")
    expect(page.get_by_role("list", name="Gekozen filters")).to_be_visible()
    expect(page.locator("#facetten input[type=checkbox]").first).to_be_focused()
    first = page.locator(".mkw-entry__title a").first
    tab_to(page, first)
    title = first.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_the_menu_of_the_phone_opens_and_closes_with_the_keyboard(as_person, pages):
    page = as_person("directeur2", "telefoon")
    page.goto("/")
    button = page.get_by_role("button", name="Menu", exact=True)
    tab_to(page, button)
    page.keyboard.press("Enter")
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    expect(menu).to_be_visible()
    pages.look(page, "menu van de telefoon")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, menu.get_by_role("link", name="Documenten"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Documenten")
    account = page.locator("[popovertarget=accountmenu]")
    account.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Mijn gegevens")).to_be_visible()
    pages.look(page, "accountmenu")


def search(page: Page, term: str) -> None:
    """Search on a page that searches while one types, and press the button as well."""
    page.locator("#zoek").fill(term)
    expect(page.locator("#resultaatkop")).to_contain_text(f"‘{term}’")
    with page.expect_response(re.compile(r"[?&]q=")):
        page.get_by_role("button", name="Zoeken", exact=True).click()
    expect(page.locator("#resultaatkop")).to_contain_text(f"‘{term}’")


def tab_to(page: Page, goal, most: int = 60) -> None:
    """Press Tab until this has the focus; what has it on the way must show that it has."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if goal.evaluate("(part) => part === document.activeElement"):
            expect(goal).to_be_in_viewport()
            return
    raise AssertionError(f"{goal} cannot be reached with Tab")
