"""Forms: sent once, asked before sending, errors read first; and a link that copies itself."""

from playwright.sync_api import expect

from .server import BASE


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
