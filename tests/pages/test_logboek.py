"""The trail on the screen and as a table: who sees which lines, filters, and safe cells (C7)."""

import csv
import datetime as dt
import io
import json

import pytest
import time_machine
from django.db import connection, transaction
from openpyxl import load_workbook

from corporaties.models import Rol
from corporaties.services import edit_aanstelling
from mkwportal.core import logboek as trail
from mkwportal.core.audit import record
from mkwportal.core.models import AuditRegel
from mkwportal.core.tables import safe_cell
from tests.factories.corporaties import KringFactory, OrganisatieFactory, guest, person, platform_admin

pytestmark = pytest.mark.django_db
URL, CSV, XLSX = "/beheer/logboek/", "/beheer/logboek/logboek.csv", "/beheer/logboek/logboek.xlsx"


@pytest.fixture
def organisatie():
    return OrganisatieFactory(naam="De Linde")


@pytest.fixture
def beheerder(organisatie):
    return person(organisatie, Rol.CORPORATIEBEHEERDER, voornaam="Riet", achternaam="Bos")


def write(actie, obj, by, **fields) -> AuditRegel:
    with transaction.atomic():
        return record(actie, obj, by=by, **fields)


def shown(response) -> list[str]:
    return [line.actie for line, _, _ in response.context["regels"]]


def test_a_change_stands_in_the_trail_with_before_and_after(login, beheerder, organisatie):
    colleague = person(organisatie, voornaam="Ilse", achternaam="Jansen")
    edit_aanstelling(colleague.aanstellingen.get(), rol=Rol.PROJECTLEIDER, functie="Wonen", by=beheerder)
    page = login(beheerder).get(URL).content.decode()
    for text in (
        "Riet Bos",
        "Aanstelling gewijzigd",
        "Ilse Jansen",
        "Rol",
        "projectleider",
        "Beleidsmedewerker",
        "Wonen",
    ):
        assert text in page, text


def test_an_admin_reads_only_the_own_corporation_and_the_platform_all(login, beheerder, organisatie):
    other = OrganisatieFactory()
    write("eigen", organisatie, beheerder, organisatie_id=organisatie.pk)
    write("ander", other, beheerder, organisatie_id=other.pk)
    write("van niemand", KringFactory(), "het portaal")
    assert shown(login(beheerder).get(URL)) == ["eigen"]
    platform = login(platform_admin())
    assert shown(platform.get(URL)) == ["van niemand", "ander", "eigen"]
    assert "ander" not in b"".join(login(beheerder).get(CSV).streaming_content).decode()
    assert login(beheerder).get(URL, {"corporatie": other.pk}).context["regels"][0][0].actie == "eigen"


@pytest.mark.parametrize("who", ["lid", "projectleider", "gast"])
def test_others_do_not_read_it(login, organisatie, who):
    browser = login(guest(KringFactory()) if who == "gast" else person(organisatie, who))
    assert browser.get(URL).status_code == 403
    assert browser.get(CSV).status_code == 403


def test_filters_on_period_person_action_and_corporation(login, organisatie, beheerder):
    other = OrganisatieFactory()
    piet = person(other, voornaam="Piet", achternaam="Zand")
    moments = (
        (dt.datetime(2026, 3, 28, 22, 59, tzinfo=dt.UTC), "a", organisatie, beheerder),  # 28 March 23.59
        (dt.datetime(2026, 3, 28, 23, 1, tzinfo=dt.UTC), "b", organisatie, beheerder),  # 29 March 0.01, clock changes
        (dt.datetime(2026, 3, 29, 21, 59, tzinfo=dt.UTC), "c", other, piet),  # 29 March 23.59
        (dt.datetime(2026, 3, 29, 22, 1, tzinfo=dt.UTC), "d", other, piet),  # 30 March 0.01
    )
    for moment, actie, where, by in moments:
        with time_machine.travel(moment, tick=False):
            write(actie, where, by, organisatie_id=where.pk)
    browser = login(platform_admin())
    for query, expected in (
        ({}, "dcba"),
        ({"van": "2026-03-29", "tot": "2026-03-29"}, "cb"),
        ({"tot": "2026-03-28"}, "a"),
        ({"wie": "zand"}, "dc"),
        ({"actie": "b"}, "b"),
        ({"corporatie": other.pk, "van": "2026-03-30"}, "d"),
    ):
        assert "".join(shown(browser.get(URL, query))) == expected, query


@pytest.mark.parametrize(
    "query",
    [
        "van=31-02-2026",
        "actie=x",
        "corporatie=x",
        "corporatie=9999",
        "voor=0",
        "na=1-x",
        "wie=%00",
        "object=document",
        "object=DOC-1",
    ],
)
def test_a_filter_that_does_not_exist(login, query):
    OrganisatieFactory.create_batch(2)
    assert login(platform_admin()).get(f"{URL}?{query}").status_code == 404


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(login, organisatie, beheerder):
    write(
        "=HYPERLINK(0)",
        organisatie,
        "+31",
        organisatie_id=organisatie.pk,
        voor={"lid_tot": None},
        na={"lid_tot": "2026-05-12"},
    )
    response = login(platform_admin()).get(CSV)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert 'attachment; filename="logboek-' in response["Content-Disposition"]
    assert response.streaming
    body = b"".join(response.streaming_content)
    assert body.startswith(b"\xef\xbb\xbf")
    header, row = csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";")
    assert header[:3] == ["Wanneer", "Wie", "Wat"]
    assert row[1:3] == ["'+31", "'=HYPERLINK(0)"]
    assert row[6:9] == ["De Linde", "", "lid tot en met: 12 mei 2026"]


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@A1", "\tx", "\rx"])
def test_cells_that_a_spreadsheet_would_run(value):
    assert safe_cell(value) == f"'{value}"


def test_cells_that_are_harmless():
    assert [safe_cell(value) for value in ("a=b", "", None, 12)] == ["a=b", "", "", "12"]


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow(login, organisatie, beheerder, count, django_assert_num_queries):
    browser = login(platform_admin())
    for number in range(count):
        write(f"actie {number}", organisatie, beheerder, organisatie_id=organisatie.pk)
    with django_assert_num_queries(6):  # session, user, names, actions, page, who was anonymised
        assert len(browser.get(URL).context["regels"]) == count


def test_it_has_pages_that_meet_and_do_not_shift(login, organisatie, beheerder):
    with time_machine.travel(dt.datetime(2026, 5, 12, 9, tzinfo=dt.UTC), tick=False):  # all in one moment
        for number in range(120):
            write(f"regel {number}", organisatie, beheerder, organisatie_id=organisatie.pk)
    browser = login(beheerder)
    first = browser.get(URL)
    write("daarna", organisatie, beheerder, organisatie_id=organisatie.pk)
    second = browser.get(f"{URL}?{first.context['ouder']}")
    third = browser.get(f"{URL}?{second.context['ouder']}")
    pages = [shown(page) for page in (first, second, third)]
    assert [line for page in pages for line in page] == [f"regel {number}" for number in range(119, -1, -1)]
    assert third.context["ouder"] == ""
    assert shown(browser.get(f"{URL}?{third.context['nieuwer']}")) == pages[1]
    assert "Naar de nieuwste" in third.content.decode()
    assert shown(browser.get(f"{URL}?{third.context['nieuwste']}"))[0] == "daarna"


def test_words_are_found_anywhere_by_their_beginning_and_without_accents(login, organisatie, beheerder):
    write("aanstelling beëindigd", person(organisatie, voornaam="Zoë", achternaam="Smit"), beheerder)
    write("bereik gewijzigd", organisatie, "het portaal", voor={"bereik": "corporatie"}, na={"bereik": "leden"})
    write("profiel", organisatie, "zoe", na={"telefoon": "0612-345678", "toelichting": "x" * 300_000})
    browser = login(platform_admin())
    for query, expected in (
        ({"q": "beeindigd"}, ["aanstelling beëindigd"]),
        ({"q": "ZOE"}, ["profiel", "aanstelling beëindigd"]),
        ({"q": "zo", "wie": "riet bo"}, ["aanstelling beëindigd"]),
        ({"wie": "zoe"}, ["profiel"]),
        ({"q": "leden"}, ["bereik gewijzigd"]),
        ({"q": "0612 345678"}, ["profiel"]),
        ({"q": "indigd"}, []),
        ({"q": "' | !*:("}, []),
        ({"q": "xx' | 'w:zoe"}, []),
    ):
        assert shown(browser.get(URL, query)) == expected, query
    assert "alle leden" in browser.get(URL, {"q": "leden"}).content.decode()


def test_all_lines_about_one_object(login, beheerder, organisatie):
    other = OrganisatieFactory()
    for where in (organisatie, other):
        write("gewijzigd", where, beheerder, organisatie_id=where.pk)
    browser = login(platform_admin())
    link = f"?object=organisatie-{organisatie.pk}"
    assert link in browser.get(URL).content.decode()
    page = browser.get(URL + link)
    assert [line.object_id for line, _, _ in page.context["regels"]] == [organisatie.pk]
    assert f"alleen regels over organisatie {organisatie.pk}" in page.content.decode()
    assert shown(login(beheerder).get(f"{URL}?object=organisatie-{other.pk}")) == []


def test_the_workbook_holds_the_same_lines(login, beheerder, organisatie):
    other = OrganisatieFactory()
    write("=1+1", organisatie, beheerder, organisatie_id=organisatie.pk, na={"rol": "lid"})
    write("ander", other, beheerder, organisatie_id=other.pk)
    sheet = load_workbook(io.BytesIO(b"".join(login(beheerder).get(XLSX).streaming_content))).active
    header, line = sheet.iter_rows()
    assert [cell.value for cell in header][:3] == ["Wanneer", "Wie", "Wat"]
    assert (line[2].value, line[2].data_type, line[8].value) == ("=1+1", "s", "rol: lid")
    assert line[0].is_date


def rows_read(queryset) -> int:
    """Return how many rows the steps of this query really touched."""

    def walk(step):
        touched = (
            step["Actual Rows"] + step.get("Rows Removed by Filter", 0) + step.get("Rows Removed by Index Recheck", 0)
        )
        return touched * step["Actual Loops"] + sum(map(walk, step.get("Plans", ())))

    [plan] = json.loads(queryset.explain(format="json", analyze=True))
    return int(walk(plan["Plan"]))


def test_a_page_reads_a_bounded_number_of_rows_of_a_long_trail(organisatie):
    """12,000 lines: acts, people and corporations of all sizes; no filter reads more than a few pages of them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_auditregel (tijd, wie_naam, actie, soort, object_id, object_naam, organisatie_id, na, "
            "verzoek_id) SELECT now() - make_interval(mins => n), CASE WHEN n % 400 = 0 THEN 'Zelden Hier' ELSE "
            "'Vaak Hier' END, 'actie ' || n % 100, 'document', n % 5000, 'Beleid ' || n % 5000, n % 100, "
            "jsonb_build_object('rol', CASE WHEN n % 2 = 0 THEN 'lid' ELSE 'leider' END), '' "
            "FROM generate_series(1, 12000) n"
        )
        cursor.execute("ANALYZE core_auditregel")
    lines = AuditRegel.objects.order_by("-tijd", "-id")
    middle = trail.page(lines.filter(organisatie_id=7), 60).ouder
    asked = {
        "everything": lines,
        "an old page": trail._beyond(lines, f"{int(lines[10_000].tijd.timestamp()) * 1_000_000}-1", newer=False),
        "a corporation": lines.filter(organisatie_id=7),
        "a page of a corporation": trail._beyond(lines.filter(organisatie_id=7), middle, newer=False),
        "an act": lines.filter(actie="actie 42"),
        "an old period": lines.filter(tijd__lt=lines[11_500].tijd),
        "an object": lines.filter(soort="document", object_id=12),
        "a frequent word": trail.search(lines, q="lid"),
        "a rare name": trail.search(lines, wie="zelden"),
        "no word at all": trail.search(lines, q="bestaatniet"),
        "a rare act of one corporation": lines.filter(organisatie_id=7, actie="actie 42"),
    }
    read = {name: rows_read(query[:51]) for name, query in asked.items()}
    assert max(read.values()) <= 1200, read
    assert trail.acts() == sorted({f"actie {n}" for n in range(100)})
