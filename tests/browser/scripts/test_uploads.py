"""Uploads: each file alone, too large or too many, a lost connection, stopping, an expired login."""

import re
from typing import Any

from playwright.sync_api import Page, Request, Route, expect

from .server import BASE, Answer, Server

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
