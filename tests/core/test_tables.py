"""Tables out (P5): they open well, and nothing that somebody typed becomes a formula."""

import datetime as dt
import io
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from mkwportal.core import tables
from mkwportal.core.tables import safe_cell, table_response, write_xlsx
from tests.factories.corporaties import person

EVIL = ["=1+1", "+31 6 12", "-5", "@SUM(A1)", "\tx", "\r=1"]


@pytest.mark.parametrize("text", EVIL)
def test_csv_puts_an_apostrophe_before_what_looks_like_a_formula(text):
    assert safe_cell(text) == f"'{text}"


def test_csv_writes_dates_and_figures_as_the_dutch_excel_reads_them():
    moment = dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)  # still summer time in Amsterdam
    assert safe_cell(moment) == "25-10-2026 02:30"
    assert [safe_cell(value) for value in (dt.date(2026, 5, 12), Decimal("17.5"), 1284, None)] == [
        "12-05-2026",
        "17,5",
        "1284",
        "",
    ]


def sheet_of(header, rows):
    file = io.BytesIO()
    write_xlsx(file, "documenten", header, rows)
    file.seek(0)
    return load_workbook(file)["documenten"]


def test_xlsx_holds_no_formula_and_keeps_the_text_as_typed():
    sheet = sheet_of(["Titel"], [[text] for text in EVIL])
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * len(EVIL)
    assert [cell.value for cell in cells][:4] == EVIL[:4]


def test_xlsx_keeps_dates_figures_and_leading_zeros():
    moment = dt.datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    sheet = sheet_of(["a", "b", "c", "d", "e"], [["L0123", 12, dt.date(2026, 5, 12), moment, None]])
    values = [cell.value for cell in sheet[2]]
    assert values[:2] == ["L0123", 12]
    assert values[2].date() == dt.date(2026, 5, 12)
    assert values[3] == dt.datetime(2026, 10, 25, 1, 30)
    assert sheet["C2"].is_date
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E2"


def test_xlsx_survives_control_characters_and_a_text_longer_than_a_cell():
    sheet = sheet_of(["Titel"], [["a\x00b\x0bc" + "x" * 40_000]])
    assert sheet["A2"].value.startswith("abcxxx")
    assert len(sheet["A2"].value) == 32_767


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "begin"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK\x03\x04")])
def test_a_download_has_its_own_kind_and_name(kind, begin, rf):
    request = rf.get("/")
    request.user = person()
    response = table_response(request, kind, "lijst", ["Titel"], iter([["één"]]))
    assert b"".join(response.streaming_content).startswith(begin)
    assert response["Content-Disposition"] == f'attachment; filename="lijst-{timezone.localdate()}.{kind}"'
    response.close()


@pytest.mark.django_db
def test_nobody_takes_lists_along_without_end(login):
    web = login(person())
    for _ in range(tables.TABLES_PER_HOUR):
        assert web.get("/verkenningen/lijst.csv").status_code == 200
    assert web.get("/verkenningen/lijst.csv").status_code == 429
