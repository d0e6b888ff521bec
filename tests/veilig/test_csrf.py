"""Cross-site request forgery: no route takes a POST from another site, but for the personal links of a mail."""

import re

import pytest
from django.urls import resolve

from tests.support.world import make_world

from .conftest import browser_of
from .lopen import addresses, routes
from .sporen import COUNTED

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("veilig")]

# A signed address says who asks; no session is used. Mail programs post there without a page of ours (RFC 8058).
EXEMPT = {
    "afmelden",
    "verkenningen:antwoord",
    "verkenningen:gastheer-link",
    "verkenningen:citaat-link",
    "verkenningen:spiegel-link",
}
# The page of the device is kept for offline and is the same for everybody: its script sends with a token of its own.
BY_SCRIPT = {"op-dit-apparaat"}
_MAY = re.compile(r"/download/$|/wijzigingen/\d+/ongedaan/$")
FEWEST_FORMS = 300


def test_no_other_route_is_exempt():
    assert {route.name for route in routes() if getattr(route.view, "csrf_exempt", False)} == EXEMPT


@pytest.mark.parametrize(
    ("role", "methods"), [("anoniem", ("post", "put", "patch", "delete")), ("beheerder", ("post",))]
)
def test_every_address_refuses_what_another_site_sends(role, methods):
    world = make_world()
    web = browser_of(world, role)
    web.handler.enforce_csrf_checks = True
    taken = {}
    for path in addresses(world):
        if resolve(path.partition("?")[0]).view_name in EXEMPT:
            continue
        for method in methods:
            status = getattr(web, method)(path, headers={"Origin": "https://kwaad.example"}).status_code
            if status != (403 if method == "post" else 405):
                taken[f"{method} {path}"] = status
    assert taken == {}


def test_a_token_of_the_page_does_not_help_another_site():
    """With the right token but from another origin the answer is still no."""
    world = make_world()
    web = browser_of(world, "lid")
    web.handler.enforce_csrf_checks = True
    page = web.get("/profiel/")
    token = {"csrfmiddlewaretoken": page.context["csrf_token"]}
    assert web.post("/meldingen/gelezen/", token, headers={"Origin": "https://kwaad.example"}).status_code == 403
    assert web.post("/meldingen/gelezen/", token, headers={"Origin": "null"}).status_code == 403
    assert web.post("/meldingen/gelezen/", token).status_code == 302


def test_every_form_carries_the_token_and_goes_to_the_portal(walk):
    """A form without it would not work; a form to another site, or with GET, would give the token away."""
    wrong = set()
    for role, form in walk.forms:
        carries = "csrfmiddlewaretoken" in form.names
        if ":" in form.action.partition("/")[0] or form.action.startswith("//"):
            wrong.add((role, form.page, f"goes to {form.action}"))
        if form.method == "post" and not carries and resolve(form.path).view_name not in EXEMPT | BY_SCRIPT:
            wrong.add((role, form.page, "without token"))
        if form.method == "get" and carries:
            wrong.add((role, form.page, "token in a GET"))
    assert wrong == set()
    assert len(walk.forms) >= FEWEST_FORMS


def test_a_get_of_any_address_changes_no_row(walk):
    """Links are opened by mail scanners and prefetched by browsers.

    That somebody took a whole set along stands in the trail; the page that says what undoing would do, does it and
    rolls back.
    """
    counted = COUNTED | {"corporaties_gebruiker"}  # who was here when
    assert {(path, table) for path, table in walk.written if table not in counted and not _MAY.search(path)} == set()
    assert walk.written  # something was counted: the look works
