"""Input that wants to be more than a text: SQL, patterns, very long, doubled, of the wrong kind."""

import time

import pytest
from django.db import connection
from django.test import Client

from tests.factories.corporaties import person, platform_admin
from tests.support.world import make_world
from tests.test_access import TABLE

pytestmark = pytest.mark.django_db

SQL = [
    "' OR 1=1 --",
    "'; DROP TABLE corporaties_gebruiker; --",
    '" OR ""="',
    "1) UNION SELECT password FROM corporaties_gebruiker --",
    "%' AND pg_sleep(5) IS NULL AND '%'='",
    "\\'; SELECT pg_sleep(5); --",
    "$$; SELECT pg_sleep(5); $$",
    "huur & !huur | (a <-> b) :*",
    "%s %(x)s {0} {x} %%",
    "a\x00b",
    "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
]
LISTS = (
    "/zoeken/", "/documenten/", "/documenten/passages/", "/documenten/suggesties/", "/documenten/kort/",
    "/corporaties/", "/corporaties/mensen/", "/verkenningen/", "/verkenningen/lessen/", "/verkenningen/vraagstukken/",
    "/documenten/lijst.csv", "/beheer/leden/", "/beheer/logboek/",
)  # fmt: skip
PARAMETERS = (
    "q", "sorteer", "pagina", "soort", "thema", "organisatie", "jaar", "grootte", "status", "regio", "provincie", "rol",
    "actie", "wie", "van", "tot", "verkenning", "staat", "alinea", "versie", "met", "halte", "weergave", "alles",
)  # fmt: skip


@pytest.mark.parametrize("text", SQL)
def test_a_search_or_filter_is_only_a_text(login, text):
    """No error, no waiting for the database, and the people are still there."""
    admin, start = login(platform_admin()), time.monotonic()
    for path in LISTS:
        response = admin.get(path, dict.fromkeys(PARAMETERS, text))
        assert response.status_code in (200, 302, 400, 404), (path, response.status_code)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM corporaties_gebruiker")
        assert cursor.fetchone()[0] >= 1
    assert time.monotonic() - start < 60  # 13 lists × 5 seconds of pg_sleep would be more


# Texts on which a pattern with two ways to match the same would not end.
LONG = {
    "a's": "a" * 50_000,
    "streepjes": "a-" * 25_000,
    "aanhalingstekens": '"' * 20_000,
    "spaties": " " * 50_000 + "x",
    "haakjes": "(" * 20_000,
    "mail": "a@" * 20_000,
    "getallen": "9" * 30_000,
    "samengesteld": "woningbouwhuurachterstand" * 1_000,
    "sterretjes": "*_" * 20_000,
}


@pytest.mark.parametrize("what", LONG)
def test_a_very_long_text_gets_an_answer(login, what):
    web = login(person())
    text = LONG[what]
    for path in (
        "/zoeken/",
        "/documenten/",
        "/documenten/passages/",
        "/documenten/suggesties/",
        "/corporaties/mensen/",
    ):
        assert web.get(path, {"q": text[:7000]}).status_code in (200, 302, 400, 404, 414), path
    page = web.post("/profiel/", {"voornaam": text, "achternaam": text, "telefoon": text, "bereikbaar": text})
    assert page.status_code in (200, 422)
    assert Client().post("/account/inloggen/", {"login": text, "password": text}).status_code == 200


def test_markdown_that_nests_without_end_is_drawn(login):
    from mkwportal.core.markdown import render_markdown

    for text in (">" * 5_000 + "x", "[" * 5_000, "*a " * 5_000, "`" * 5_000, "- " * 3_000, "![](" * 3_000, "<" * 5_000):
        assert isinstance(str(render_markdown(text)), str)


@pytest.mark.parametrize(
    "value", ["", "0", "-1", "99999999999999999999999999", "1e9", "NaN", "٣", "1;2", "None", "[]", "a" * 300]
)
def test_a_number_that_is_none(login, value):
    web = login(person())
    for path in LISTS[:10]:
        response = web.get(path, {"pagina": value, "thema": value, "organisatie": value, "jaar": value})
        assert response.status_code in (200, 302, 404), (path, value)
    assert web.get(f"/documenten/{value or 'x'}/").status_code == 404


def test_a_parameter_twice_in_two_kinds_or_two_places(login):
    web = login(person())
    assert web.get("/documenten/?pagina=2&pagina=1&q=a&q=b&q[]=c&q.x=d&__proto__[x]=1").status_code == 200
    before = person(email="voor@polder.example")
    # what stands in the address is no field of the form
    web = login(before)
    response = web.post("/profiel/?voornaam=Kwaad&achternaam=Kwaad", {"voornaam": "Anna", "achternaam": "Visser"})
    before.refresh_from_db()
    assert response.status_code in (200, 302, 422)
    assert before.voornaam == "Anna"


def test_each_address_answers_only_the_verbs_that_it_knows():
    """As the most powerful person, and with the right token of the form: no verb but GET, HEAD, POST and OPTIONS."""
    world = make_world()
    web = Client()
    web.force_login(world.people["beheerder"], backend="corporaties.auth.PortalBackend")
    answered = {}
    for path in list(TABLE)[::3]:
        for verb in ("PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "GEEN"):
            status = web.generic(verb, path.format(**world.ids)).status_code
            if status not in (302, 403, 404, 405, 410):
                answered[f"{verb} {path}"] = status
    assert answered == {}
