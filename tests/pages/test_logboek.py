"""The trail on the screen and as a table: who sees which lines, filters, and safe cells (C7)."""

import csv
import datetime as dt
import io

import pytest
import time_machine
from django.db import transaction

from corporaties.models import Rol
from corporaties.services import edit_aanstelling
from mkwportal.core.audit import record
from mkwportal.core.models import AuditRegel
from mkwportal.core.tables import safe_cell
from tests.factories.corporaties import KringFactory, OrganisatieFactory, guest, person, platform_admin

pytestmark = pytest.mark.django_db
URL, CSV = "/beheer/logboek/", "/beheer/logboek/logboek.csv"


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
    "query", ["van=31-02-2026", "actie=x", "corporatie=x", "corporatie=9999", "pagina=0", "wie=%00"]
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
    body = b"".join(response.streaming_content)
    assert body.startswith(b"\xef\xbb\xbf")
    header, row = csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";")
    assert header[:3] == ["Wanneer", "Wie", "Wat"]
    assert row[1:3] == ["'+31", "'=HYPERLINK(0)"]
    assert row[6:] == ["De Linde", "", "lid tot en met: 12 mei 2026"]


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
    with django_assert_num_queries(6):  # session, user, names, actions, count, page
        assert len(browser.get(URL).context["regels"]) == count


def test_it_has_pages(login, organisatie, beheerder):
    for _ in range(51):
        write("veel", organisatie, beheerder, organisatie_id=organisatie.pk)
    browser = login(beheerder)
    assert len(shown(browser.get(URL))) == 50
    assert len(shown(browser.get(URL, {"pagina": 2}))) == 1
