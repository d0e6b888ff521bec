"""The scripts in a real browser, under the strict policy: filters, drafts, uploads and what goes wrong.

The pages come from the portal's own templates and bundles; the test answers in the server's place.
"""

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template
from playwright.sync_api import BrowserContext, Page, Request, Route, expect

from mkwportal.core import bundle

ROOT = Path(__file__).resolve().parent.parent.parent
BASE = "http://portaal.test"
POLICY = "default-src 'none'; " + "; ".join(
    f"{kind}-src 'self'" for kind in ("script", "style", "img", "font", "connect")
)
SHELL = """<!DOCTYPE html><html lang="nl" class="mkw-theme">
<head>{% include "partials/head.html" %}<title>t</title></head>
<body><main id="inhoud" tabindex="-1">BODY</main>{% include "partials/live.html" %}</body></html>"""
Answer = Callable[[Request], dict[str, Any]]


def page_of(body: str, **context: object) -> str:
    return Template(SHELL.replace("BODY", body)).render(Context(context))


class Server:
    """Answers by path; what is not given is a static file or 404."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.requests: list[Request] = []

    def html(self, path: str, body: str, **context: object) -> None:
        text = page_of(body, **context)
        self.answers[path] = lambda request: {"body": text}

    def __call__(self, route: Route) -> None:
        path = route.request.url.removeprefix(BASE).split("?")[0]
        self.requests.append(route.request)
        headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
        if answer := self.answers.get(path):
            given = answer(route.request)
            if "abort" in given:
                route.abort()
                return
            route.fulfill(
                status=given.get("status", 200),
                headers=headers | given.get("headers", {}),
                body=given.get("body", ""),
            )
        elif (name := path.removeprefix("/static/")) in bundle.BUNDLES:
            kind = "text/css" if name.endswith("css") else "text/javascript"
            route.fulfill(headers={"Content-Type": kind}, body=bundle.join(name, ROOT / "static"))
        elif (file := ROOT / path.lstrip("/")).is_file() and path.startswith("/static/"):
            route.fulfill(path=file)
        else:
            route.fulfill(status=404, body="")


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def context(chromium, server) -> Iterator[BrowserContext]:
    context = chromium.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam")
    context.set_default_timeout(8000)
    context.route(f"{BASE}/**", server)
    yield context
    context.close()


@pytest.fixture
def page(context) -> Iterator[Page]:
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console",
        lambda message: problems.append(message.text) if "Content Security" in message.text else None,
    )
    yield page
    assert problems == []


# Filters and htmx

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


def test_an_expired_login_takes_the_whole_page(page, server):
    list_answers(server)
    page.goto(f"{BASE}/lijst/")
    server.answers["/lijst/"] = lambda request: {
        "status": 204,
        "headers": {"HX-Redirect": "/account/inloggen/?next=/lijst/"},
    }
    server.html("/account/inloggen/", "<h1>Inloggen</h1>")
    page.check("#thema-a")
    page.wait_for_url("**/account/inloggen/?next=/lijst/")


# Forms


def test_two_clicks_send_a_form_once(page, server):
    server.html("/form/", '<form method="post" action="/bewaar/"><button id="b">Bewaar</button></form>')
    server.answers["/bewaar/"] = lambda request: {"status": 204}
    page.goto(f"{BASE}/form/")
    page.dblclick("#b")
    page.click("#b")
    page.wait_for_timeout(200)
    assert [request.method for request in server.requests if request.url.endswith("/bewaar/")] == ["POST"]


def test_a_question_before_sending_can_be_answered_with_no(page, server):
    server.html(
        "/form/",
        '<form method="post" action="/weg/" data-bevestig="Zeker weten?"><button id="b">Weg</button></form>',
    )
    server.answers["/weg/"] = lambda request: {"status": 204}
    page.goto(f"{BASE}/form/")
    asked: list[str] = []
    answers = iter([False, True])
    page.on(
        "dialog",
        lambda dialog: (asked.append(dialog.message), dialog.accept() if next(answers) else dialog.dismiss()),
    )
    page.click("#b")
    assert not [request for request in server.requests if request.url.endswith("/weg/")]
    page.click("#b")
    page.wait_for_timeout(200)
    assert asked == ["Zeker weten?"] * 2
    assert len([request for request in server.requests if request.url.endswith("/weg/")]) == 1


def test_reading_starts_at_the_errors(page, server):
    server.html("/form/", '<div tabindex="-1" data-fouten>Er klopt iets niet</div>')
    page.goto(f"{BASE}/form/")
    expect(page.locator("[data-fouten]")).to_be_focused()


def test_a_link_copies_itself(page, server):
    server.html("/doc/", '<p id="p3">Tekst</p><a href="#p3" data-kopieer>¶</a>')
    page.add_init_script("""Object.defineProperty(navigator, "clipboard",
        { value: { writeText: (text) => { window.copied = text; return Promise.resolve(); } } })""")
    page.goto(f"{BASE}/doc/")
    page.click("[data-kopieer]")
    expect(page.locator("#melding [data-tekst]")).to_have_text("De link is gekopieerd.")
    assert page.evaluate("copied") == f"{BASE}/doc/#p3"


# Drafts

FORM = """{% include "partials/draft_bar.html" with sleutel="verslag-1" %}
<form method="post" action="/bewaar/" data-draft-key="verslag-1" data-draft-version="VERSIE">{% csrf_token %}
<textarea name="tekst">SERVER</textarea><input name="les"><input name="les">
<input type="password" name="geheim">
<select name="thema"><option value="">-</option><option value="zorg">Zorg</option></select>
<input type="radio" name="rol" value="a"><input type="radio" name="rol" value="b">
<input type="checkbox" name="ok">
<button>Bewaar</button></form>"""


def form(server: Server, version: str = "1", text: str = "", extra: str = "") -> None:
    server.html("/form/", FORM.replace("VERSIE", version).replace("SERVER", text) + extra)


def stored(page: Page) -> dict[str, Any]:
    return json.loads(page.evaluate("localStorage.getItem('mkw-concept:verslag-1')") or "null")


def wait_until(happened: Callable[[], bool], seconds: float = 5) -> None:
    """Ask again until it is so; the policy forbids Playwright's own way, which needs eval."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


def type_draft(page: Page) -> None:
    page.goto(f"{BASE}/form/")
    page.fill("textarea", "Wat wij zagen")
    page.locator("[name=les]").nth(1).fill("Tweede les")
    page.select_option("select", "zorg")
    page.check("[name=rol][value=b]")
    page.check("[name=ok]")
    page.fill("[name=geheim]", "nooit bewaren")
    expect(page.locator("[data-draft-text]")).to_contain_text("Bewaard op dit apparaat om")
    wait_until(lambda: "Tweede les" in stored(page)["velden"]["les"])


def test_a_draft_survives_leaving_and_never_holds_a_password(page, server):
    form(server)
    type_draft(page)
    assert "geheim" not in stored(page)["velden"]
    page.goto("about:blank")
    page.goto(f"{BASE}/form/")
    assert page.input_value("textarea") == "Wat wij zagen"
    assert [page.locator("[name=les]").nth(nr).input_value() for nr in (0, 1)] == ["", "Tweede les"]
    assert page.input_value("select") == "zorg"
    assert page.is_checked("[name=rol][value=b]")
    assert page.is_checked("[name=ok]")
    expect(page.locator("[data-draft-text]")).to_contain_text("Wij hebben uw tekst teruggezet")


def test_a_draft_stays_when_the_login_expired_and_goes_when_the_server_confirms(page, server):
    form(server)
    type_draft(page)
    server.html("/bewaar/", "<h1>Inloggen</h1>")
    page.click("button:has-text('Bewaar')")
    page.wait_for_url("**/bewaar/")
    assert stored(page)["velden"]["tekst"] == ["Wat wij zagen"]
    server.html("/klaar/", '<div data-draft-saved="verslag-1 iets-anders">Bewaard.</div>')
    page.goto(f"{BASE}/klaar/")
    assert stored(page) is None


def test_a_refused_form_keeps_its_draft(page, server):
    form(server)
    page.goto(f"{BASE}/form/")
    page.fill("textarea", "Tekst")
    wait_until(lambda: stored(page) is not None)
    form(server, text="Tekst", extra='<div data-fouten tabindex="-1">Er klopt iets niet</div>')
    page.goto(f"{BASE}/form/")
    expect(page.locator("[data-draft-text]")).to_contain_text("Bewaard op dit apparaat")
    assert stored(page) is not None
    form(server, text="Tekst")
    page.goto(f"{BASE}/form/")
    wait_until(lambda: stored(page) is None)


def test_newer_text_of_somebody_else_is_never_overwritten(page, server):
    form(server)
    type_draft(page)
    form(server, version="2", text="Van een collega")
    page.goto(f"{BASE}/form/")
    assert page.input_value("textarea") == "Van een collega"
    expect(page.locator("[data-draft-text]")).to_contain_text("Intussen is hier iets gewijzigd")
    page.click("[data-draft-restore]")
    assert page.input_value("textarea") == "Wat wij zagen"
    page.goto("about:blank")
    form(server, version="3", text="Van een collega")
    page.goto(f"{BASE}/form/")
    page.click("[data-draft-discard]")
    assert stored(page) is None
    assert page.input_value("textarea") == "Van een collega"


def test_without_connection_the_bar_says_where_the_text_is(page, server, context):
    form(server)
    type_draft(page)
    context.set_offline(True)
    expect(page.locator("[data-draft-text]")).to_contain_text("Geen bereik. Uw tekst staat veilig op dit apparaat")
    context.set_offline(False)
    expect(page.locator("[data-draft-text]")).to_contain_text("Bewaard op dit apparaat")


def test_logging_out_leaves_nothing_behind_and_old_drafts_go(page, server):
    form(server, extra='<form method="post" action="/uit/" data-uitloggen><button id="uit">Uit</button></form>')
    server.html("/uit/", "<h1>Weg</h1>")
    type_draft(page)
    old = json.dumps({"tijd": 1, "versie": "1", "velden": {}})
    page.evaluate("old => localStorage.setItem('mkw-concept:oud', old)", old)
    page.reload()
    assert page.evaluate("localStorage.getItem('mkw-concept:oud')") is None
    page.click("#uit")
    page.wait_for_url("**/uit/")
    assert stored(page) is None


# Uploads

UPLOAD = """<form method="post" enctype="multipart/form-data" action="/delen/" data-upload
 data-upload-url="/bestand/" data-upload-max="3" data-upload-max-bytes="1048576">
<input type="hidden" name="csrfmiddlewaretoken" value="geheim">
<input type="file" name="bestanden" id="kies" multiple>
<h2 data-upload-kop hidden>0</h2><ul data-upload-lijst></ul>
<button data-upload-knop data-geen="Deel documenten" data-een="Deel 1 document"
 data-meer="Deel %n documenten">Deel</button>
</form>{% include "partials/upload_models.html" %}"""


def file(name: str, size: int = 2000) -> dict[str, Any]:
    return {"name": name, "mimeType": "application/pdf", "buffer": b"x" * size}


def row(name: str, state: str = "klaar") -> str:
    ready = "" if state == "fout" else " data-klaar"
    bad = " mkw-file--error" if state == "fout" else ""
    return f'<li class="mkw-file{bad}"{ready}><p>{name}</p><p class="mkw-file__state">Klaar om te delen.</p></li>'


def start_upload(page: Page, server: Server, answer: Answer) -> None:
    server.html("/delen/", UPLOAD)
    server.answers["/bestand/"] = answer
    page.goto(f"{BASE}/delen/")


def name_in(request: Request) -> str:
    return re.search(rb'filename="([^"]+)"', request.post_data_buffer).group(1).decode()


def test_each_file_goes_alone_and_gets_its_own_row(page, server):
    def answer(request: Request) -> dict[str, Any]:
        name = name_in(request)
        if name == "stuk.pdf":
            return {"status": 500, "body": "<!doctype html><h1>mis"}
        return {"body": row(name, "fout"), "status": 422} if name == "leeg.pdf" else {"body": row(name)}

    start_upload(page, server, answer)
    page.set_input_files("#kies", [file("goed.pdf"), file("leeg.pdf"), file("stuk.pdf")])
    expect(page.locator("[data-upload-kop]")).to_have_text("3 bestanden")
    expect(page.locator("[data-upload-knop]")).to_have_text("Deel 1 document")
    expect(page.locator(".mkw-file--error")).to_have_count(2)
    expect(page.locator(".mkw-file >> nth=2")).to_contain_text("er ging bij ons iets mis")
    sent = [request for request in server.requests if request.url.endswith("/bestand/")]
    assert len(sent) == 3
    assert all(b'name="csrfmiddlewaretoken"\r\n\r\ngeheim' in request.post_data_buffer for request in sent)
    assert {request.headers["hx-request"] for request in sent} == {"true"}


def test_too_large_and_too_many_are_told_before_they_are_sent(page, server):
    start_upload(page, server, lambda request: {"body": row(name_in(request))})
    page.set_input_files(
        "#kies", [file("groot.pdf", 1_200_000), file("a.pdf"), file("b.pdf"), file("c.pdf"), file("d.pdf")]
    )
    expect(page.locator(".mkw-file >> nth=0")).to_contain_text("dit bestand is 1,1 MB. Het maximum is 1 MB.")
    expect(page.locator("#melding")).to_contain_text("hoogstens 3 bestanden tegelijk")
    expect(page.locator("[data-upload-knop]")).to_have_text("Deel 2 documenten")
    assert len([request for request in server.requests if request.url.endswith("/bestand/")]) == 2


def test_a_lost_connection_can_be_tried_again_or_put_away(page, server):
    start_upload(page, server, lambda request: {"abort": True})
    page.set_input_files("#kies", [file("a.pdf"), file("b.pdf")])
    expect(page.locator(".mkw-file--error")).to_have_count(2)
    expect(page.locator(".mkw-file--error >> nth=0")).to_contain_text("de verbinding viel weg bij")
    server.answers["/bestand/"] = lambda request: {"body": row("a.pdf")}
    page.locator("[data-opnieuw]").first.click()
    expect(page.locator("[data-upload-knop]")).to_have_text("Deel 1 document")
    page.locator("[data-weg]").first.click()
    expect(page.locator("[data-upload-kop]")).to_have_text("1 bestand")
    expect(page.locator("#kies")).to_be_focused()


def test_an_upload_can_be_stopped_and_holds_the_form_back(page, server):
    waiting: list[Route] = []
    start_upload(page, server, lambda request: {})
    page.route(f"{BASE}/bestand/", lambda route: waiting.append(route))
    page.set_input_files("#kies", file("a.pdf"))
    expect(page.locator("[data-staat]")).to_contain_text(re.compile("Bezig met versturen|Wij lezen het bestand|Wacht"))
    page.click("[data-upload-knop]")
    expect(page.locator("#melding")).to_contain_text("Wacht tot alle bestanden verstuurd zijn")
    page.click("[data-stop]")
    expect(page.locator(".mkw-file--error")).to_contain_text("Gestopt bij")
    assert page.url == f"{BASE}/delen/"


def test_an_expired_login_during_an_upload_goes_to_the_login(page, server):
    start_upload(
        page,
        server,
        lambda request: {"status": 204, "headers": {"HX-Redirect": "/account/inloggen/?next=/delen/"}},
    )
    server.html("/account/inloggen/", "<h1>Inloggen</h1>")
    page.set_input_files("#kies", file("a.pdf"))
    page.wait_for_url("**/account/inloggen/?next=/delen/")
