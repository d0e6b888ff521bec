"""Filters through htmx: the list, the address, what is said, and what goes wrong on the way."""

from typing import Any

import pytest
from django.template import Context, Template
from playwright.sync_api import Request, expect

from .server import BASE, Server, page_of

LIST = """<form action="/lijst/" data-autosubmit data-hx-get="/lijst/" data-hx-target="#resultaten"
 data-hx-swap="outerHTML" data-hx-push-url="true">
<input type="checkbox" id="thema-a" name="thema" value="a"><button>Toon</button></form>
<div id="resultaten">{{ deel }}</div>"""


def list_answers(server: Server) -> None:
    def answer(request: Request) -> dict[str, Any]:
        chosen = "thema=a" in request.url
        part = "1 document" if chosen else "2 documenten"
        if request.headers.get("hx-request") == "true" and "hx-history-restore-request" not in request.headers:
            spoken = Template('{% include "partials/announce.html" with tekst=t %}').render(
                Context({"t": f"{part} gevonden."})
            )
            return {"body": f'<div id="resultaten">{part}</div>{spoken}'}
        return {"body": page_of(LIST.replace('value="a"', 'value="a" checked') if chosen else LIST, deel=part)}

    server.answers["/lijst/"] = answer


def test_a_filter_changes_the_list_the_address_and_what_is_said(page, server):
    list_answers(server)
    page.goto(f"{BASE}/lijst/")
    page.check("#thema-a")
    expect(page.locator("#resultaten")).to_have_text("1 document")
    assert page.url == f"{BASE}/lijst/?thema=a"
    expect(page.locator("#melding")).to_have_text("1 document gevonden.")
    assert page.evaluate("document.activeElement.id") == "thema-a"
    page.go_back()
    expect(page.locator("#resultaten")).to_have_text("2 documenten")
    expect(page.locator("#thema-a")).not_to_be_checked()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            {
                "status": 500,
                "body": page_of("<h1>Er ging iets mis</h1><p data-uitleg>Het ligt niet aan u.</p>"),
            },
            "Er ging iets mis. Het ligt niet aan u.",
        ),
        (
            {"status": 502, "body": "<!doctype html><p>Bad gateway"},
            "Dit is niet gelukt. Probeer het opnieuw.",
        ),
        ({"abort": True}, "U hebt geen verbinding. Probeer het zo opnieuw."),
    ],
    ids=["error page", "proxy page", "no connection"],
)
def test_what_goes_wrong_is_said_and_leaves_the_page_alone(page, server, answer, said):
    server.html("/lijst/", LIST.replace('data-hx-get="/lijst/"', 'data-hx-get="/stuk/"'), deel="2 documenten")
    server.answers["/stuk/"] = lambda request: answer
    page.goto(f"{BASE}/lijst/")
    page.check("#thema-a")
    expect(page.locator("#melding .mkw-toast [data-tekst]")).to_have_text(said)
    expect(page.locator("#resultaten")).to_have_text("2 documenten")
    page.click("#melding [data-sluit]")
    expect(page.locator("#melding")).to_be_empty()


def test_busy_is_shown_only_when_it_takes_long(page, server):
    list_answers(server)
    page.goto(f"{BASE}/lijst/")
    page.evaluate("""() => { window.seen = []; new MutationObserver((list) => list.forEach((item) =>
        window.seen.push(item.target.getAttribute("aria-busy")))).observe(document.body,
        { subtree: true, attributeFilter: ["aria-busy"] }) }""")
    page.check("#thema-a")
    expect(page.locator("#resultaten")).to_have_text("1 document")
    assert page.evaluate("seen") == []


def test_a_part_that_fetches_itself_stays_readable_and_one_that_was_asked_for_shows_that_it_is_busy(page, server):
    page.add_init_script("""new MutationObserver((list) => list.forEach((item) =>
        (window.seen ??= []).push(item.target.id))).observe(document, { subtree: true, attributeFilter: ["aria-busy"] })""")
    server.html(
        "/pagina/",
        """<p id="zelf" data-hx-get="/stuk/" data-hx-trigger="load"><a href="/stuk/">Lees het stuk</a></p>
        <p id="gevraagd"></p><button data-hx-get="/stuk/" data-hx-target="#gevraagd">Haal het stuk</button>""",
    )

    def slow(request):
        page.wait_for_timeout(600)
        return {"body": "Het stuk"}

    server.answers["/stuk/"] = slow
    page.goto(f"{BASE}/pagina/")
    expect(page.locator("#zelf")).to_have_text("Het stuk")
    assert page.evaluate("window.seen ?? []") == []
    page.get_by_role("button").click()
    expect(page.locator("#gevraagd")).to_have_text("Het stuk")
    assert page.evaluate("window.seen") == ["gevraagd", "gevraagd"]


def test_an_expired_login_takes_the_whole_page(page, server):
    list_answers(server)
    page.goto(f"{BASE}/lijst/")
    server.answers["/lijst/"] = lambda request: {
        "status": 204,
        "headers": {"HX-Redirect": "/account/inloggen/?next=/lijst/"},
    }
    server.html("/account/inloggen/", "<h1>Inloggen</h1>")
    page.click("#thema-a")  # check() would look at the box of a page that is gone
    page.wait_for_url("**/account/inloggen/?next=/lijst/")
