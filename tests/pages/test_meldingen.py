"""The inbox: only mine, read when I follow it."""

import re
from pathlib import Path

import pytest
from django.utils import timezone

from mkwportal.core.models import Melding
from mkwportal.core.notifications import notify
from mkwportal.pages.meldingen import SOORTEN
from tests.factories.corporaties import person
from tests.factories.documenten import DocumentFactory

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parent.parent.parent


def send(gebruiker, *keys):
    for key in keys:
        notify([gebruiker], soort="test", tekst=f"Bericht {key}", url=f"/corporaties/?q={key}", sleutel=key)


def test_notices_are_listed_newest_first_and_only_mine(login):
    mine, theirs = person(), person()
    send(mine, "een", "twee")
    send(theirs, "drie")
    response = login(mine).get("/meldingen/")
    assert [m.tekst for m in response.context["page"]] == ["Bericht twee", "Bericht een"]
    assert response.context["ongelezen"] == 2


def test_following_marks_as_read_and_leads_on(login):
    mine = person()
    send(mine, "een", "twee")
    browser = login(mine)
    notice = Melding.objects.get(sleutel="een")
    assert browser.get(f"/meldingen/{notice.pk}/").url == "/corporaties/?q=een"
    assert [m.sleutel for m in Melding.objects.filter(gelezen_op=None)] == ["twee"]


def test_somebody_elses_notice_does_not_exist(login):
    theirs = person()
    send(theirs, "een")
    assert login(person()).get(f"/meldingen/{Melding.objects.get().pk}/").status_code == 404
    assert Melding.objects.get().gelezen_op is None


def test_marking_all_leaves_what_came_later(login):
    mine = person()
    send(mine, "een", "twee")
    browser = login(mine)
    newest = browser.get("/meldingen/").context["nieuwste"]
    send(mine, "later")
    assert browser.post("/meldingen/gelezen/", {"nieuwste": newest}).url == "/meldingen/"
    assert [m.sleutel for m in Melding.objects.filter(gelezen_op=None)] == ["later"]
    browser.post("/meldingen/gelezen/", {"nieuwste": "onzin"})
    assert not Melding.objects.filter(gelezen_op=None).exists()


def test_marking_all_is_only_mine_and_only_by_post(login):
    mine, theirs = person(), person()
    send(theirs, "een")
    browser = login(mine)
    browser.post("/meldingen/gelezen/", {"nieuwste": "99999999"})
    assert Melding.objects.get().gelezen_op is None
    assert browser.get("/meldingen/gelezen/").status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow(login, count, django_assert_num_queries):
    mine = person()
    send(mine, *map(str, range(count)))
    browser = login(mine)
    with django_assert_num_queries(4):  # session, user, count, page
        browser.get("/meldingen/")


def test_the_title_of_what_is_no_longer_visible_does_not_show(login):
    mine = person()
    secret, shared = DocumentFactory(bereik="corporatie"), DocumentFactory(bereik="leden")
    for document in (secret, shared):
        notify(
            [mine],
            soort="scan",
            tekst=f"Over {document.titel}.",
            url=document.get_absolute_url(),
            sleutel=str(document.pk),
        )
    html = login(mine).get("/meldingen/").content.decode()
    assert f"Over {secret.titel}." not in html
    assert "Dit kunt u niet meer zien." in html
    assert f"Over {shared.titel}." in html


def test_notices_are_narrowed_down_by_kind_and_to_unread(login):
    mine = person()
    for soort in ("vraag", "scan", "les", "iets-anders"):
        notify([mine], soort=soort, tekst=f"Soort {soort}", url="/", sleutel=soort)
    Melding.objects.filter(soort="scan").update(gelezen_op=timezone.now())
    browser = login(mine)
    for query, kinds in (
        ("?soort=vragen", ["vraag"]),
        ("?soort=documenten", ["scan"]),
        ("?soort=verkenningen", ["les"]),
        ("?soort=overig", ["iets-anders"]),
        ("?ongelezen=1", ["iets-anders", "les", "vraag"]),
    ):
        assert [row.soort for row in browser.get(f"/meldingen/{query}").context["page"]] == kinds
    assert browser.get("/meldingen/?soort=onzin").status_code == 404


def test_every_kind_of_notice_that_the_portal_makes_has_its_place():
    known = {kind for _, _, kinds in SOORTEN.values() for kind in kinds} | {"uitnodiging"}
    made = set()
    for app in ("corporaties", "documenten", "verkenningen"):
        for path in (ROOT / app).rglob("*.py"):
            made |= set(re.findall(r'\bnotify\(\s*[^)]*?soort="([a-z-]+)"', path.read_text(), re.DOTALL))
    assert made
    assert made <= known
