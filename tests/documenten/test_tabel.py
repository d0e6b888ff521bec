"""The library as a table on the screen, and as a file to take along (capability 10, P5)."""

import csv
import datetime as dt
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from documenten import tabel
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, person
from tests.factories.documenten import DocumentFactory

from .helpers import shared, show, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(login):
    return login(person())


def csv_of(client, **query):
    response = client.get("/documenten/lijst.csv", query)
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def table_rows(page):
    return re.findall(r'<th scope="row"><a href="[^"]+">(.*?)</a>', page)


def test_the_table_shows_what_the_list_shows_with_more_columns(client):
    owner, thema = OrganisatieFactory(naam="De Linde"), ThemaFactory(naam="Huren")
    document = shared("Huurbeleid", organisatie=owner, soort="beleid", herzien_voor=dt.date(2020, 1, 31))
    document.themas.add(thema)
    page = show(client, weergave="tabel")
    for said in (
        f'<a href="/documenten/{document.pk}/">Huurbeleid</a>',
        "De Linde, versie 1",
        '<td data-label="Soort">Beleid</td>',
        '<td data-label="Thema">Huren</td>',
        "31 januari 2020",
        "Te herzien",
        "Toon als lijst",
    ):
        assert said in page, said
    assert titles(page) == []


def test_the_table_stays_a_table_when_one_sorts_filters_or_wipes(client):
    shared("Huurbeleid", soort="beleid")
    page = show(client, weergave="tabel", soort="beleid")
    assert '<input type="hidden" name="weergave" value="tabel" form="bibliotheek">' in page
    assert '<a class="mkw-sort" href="?soort=beleid&amp;sorteer=titel&amp;weergave=tabel">Titel</a>' in page
    assert 'href="?weergave=tabel">Wis alle filters' in page
    assert 'href="?soort=beleid">' in page  # toon als lijst


def test_a_heading_says_how_the_table_is_sorted(client):
    for titel in ("Beta", "Alfa", "Gamma"):
        shared(titel)
    page = show(client, weergave="tabel", sorteer="titel")
    assert table_rows(page) == ["Alfa", "Beta", "Gamma"]
    assert 'aria-sort="ascending"><a class="mkw-sort"' in page


def test_the_hits_of_a_search_stand_in_the_table_best_first(client):
    shared("Jaarverslag", tekst="Iets over huurverhoging.")
    shared("Huurverhoging", tekst="Alles over huurverhoging.")
    shared("Begroting")
    page = show(client, weergave="tabel", q="huurverhoging")
    assert table_rows(page) == ["Huurverhoging", "Jaarverslag"]
    assert "sorteer=herzien" not in page.split("<table")[1]


def test_an_unknown_way_to_show_the_list_is_refused(client):
    response = client.get("/documenten/", {"weergave": "kaart"})
    assert response.status_code == 404
    assert "Deze weergave bestaat niet." in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_table_asks_the_same_number_of_queries_for_one_and_three_rows(login, count):
    user = login(person())
    for number in range(count):
        shared(f"Stuk {number}").themas.add(ThemaFactory(), ThemaFactory())
    user.get("/documenten/")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert len(table_rows(show(user, weergave="tabel"))) == count
    assert len(queries) == 4, [query["sql"][:80] for query in queries]


def test_the_file_holds_all_pages_in_the_order_of_the_list(client):
    for number in range(30):
        shared(f"Stuk {number:02}")
    rows = csv_of(client, sorteer="titel")
    assert tuple(rows[0]) == tabel.KOPPEN
    assert [row[0] for row in rows[1:]] == [f"Stuk {number:02}" for number in range(30)]


def test_the_file_holds_what_the_filters_leave(client):
    shared("Huurbeleid", soort="beleid")
    shared("Jaarverslag 2025", soort="jaarverslag")
    assert [row[0] for row in csv_of(client, soort="jaarverslag")[1:]] == ["Jaarverslag 2025"]


def test_the_file_of_a_search_holds_every_hit_and_says_what_it_leaves_out(client, monkeypatch):
    monkeypatch.setattr(tabel, "_AT_ONCE", 2)
    for number in range(5):
        shared(f"Huurbeleid {number}")
    shared("Begroting")
    assert len(csv_of(client, q="huurbeleid")) == 6
    monkeypatch.setattr(tabel, "MOST_HITS", 4)
    rows = csv_of(client, q="huurbeleid")
    assert len(rows) == 6
    assert rows[-1] == ["En nog 1 document. Gebruik meer woorden of een filter."]


def test_nothing_that_one_may_not_see_is_in_the_file(client):
    shared("Huurbeleid voor allen")
    DocumentFactory(titel="Huurbeleid geheim", bereik="corporatie")
    for query in ({}, {"q": "huurbeleid"}):
        assert [row[0] for row in csv_of(client, **query)[1:]] == ["Huurbeleid voor allen"]


def test_a_formula_in_a_title_stays_text_in_both_files(client):
    shared("=HYPERLINK(1)")
    assert csv_of(client)[1][0] == "'=HYPERLINK(1)"
    response = client.get("/documenten/lijst.xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert [cell.value for cell in sheet[1]] == list(tabel.KOPPEN)
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=HYPERLINK(1)", "s")
    response.close()


def test_a_filter_that_does_not_exist_gives_no_file(client):
    assert client.get("/documenten/lijst.csv", {"soort": "onzin"}).status_code == 404
