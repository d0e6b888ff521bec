"""Tables in a comparison (D6): a row that changed, came or went is shown as a row, compared cell by cell."""

import re

import pytest
from django.urls import reverse

from documenten.vergelijken import sections
from documenten.vergelijking import compare
from tests.factories.corporaties import person
from tests.factories.documenten import DocumentFactory, VersieFactory
from tests.support.html import html_problems

from .blokken import EEN, TWEE, p, tabel


def side(oud, nieuw, kant="wordt"):
    """Return one side of the only section as (cells of the head, cells of each row)."""
    [sectie] = [deel for deel in sections(compare(oud, nieuw)) if hasattr(deel, "soort")]
    head, _, body = getattr(sectie, kant).partition("<tbody>")
    assert " | " not in head + body
    rows = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row) for row in body.split("</tr>")[:-1]]
    return re.findall(r"<th(?: [^>]*)?>(.*?)</th>", head), rows


def test_a_row_is_compared_cell_by_cell():
    """The 490 of the second column is not the 490 of the third, and no mark runs on over the edge of a cell."""
    kop_rij = ("Kern", "Woningen", "Bereikbaar", "Deel")
    oud = [tabel(kop_rij, ("Sevenbroek", "702", "490", "70 %"))]
    nieuw = [tabel(kop_rij, ("Sevenbroek", "490", "512", "70 %"))]
    assert side(oud, nieuw, "was") == (
        list(kop_rij),
        [["Sevenbroek", "<del>702</del>", "<del>490</del>", "70 %"]],
    )
    assert side(oud, nieuw) == (list(kop_rij), [["Sevenbroek", "<ins>490</ins>", "<ins>512</ins>", "70 %"]])


def test_empty_cells_keep_their_place():
    kop_rij = ("", "2025", "2026", "Opmerking")
    oud, nieuw = [tabel(kop_rij, ("Kern", "", "12", ""))], [tabel(kop_rij, ("Kern", "", "14", ""))]
    assert side(oud, nieuw) == (["2025", "2026", "Opmerking"], [["Kern", "", "<ins>14</ins>", ""]])
    oud, nieuw = [tabel(kop_rij, ("", "5", "12", "x"))], [tabel(kop_rij, ("", "5", "12", "anders"))]
    assert side(oud, nieuw)[1] == [["", "5", "12", "<ins>anders</ins>"]]


def test_a_column_that_was_added_shows_the_cells_of_each_side():
    oud = [p(EEN), tabel(("Kern", "Aantal"), ("Stramproy", "702")), p(TWEE)]
    nieuw = [p(EEN), tabel(("Kern", "Jaar", "Aantal"), ("Stramproy", "2026", "702")), p(TWEE)]
    secties = [deel for deel in sections(compare(oud, nieuw)) if hasattr(deel, "soort")]
    assert "<td>Stramproy</td><td>702</td>" in secties[0].was
    assert "<td>Stramproy</td><td><ins>2026</ins></td><td>702</td>" in secties[0].wordt


@pytest.mark.parametrize(("kant", "tag"), [("was", "del"), ("wordt", "ins")])
def test_a_row_that_was_added_or_dropped_is_a_row_as_well(kant, tag):
    short, long = ([tabel(("Kern", "Huur"), ("A", "1"), *more)] for more in ((), (("Tungelroy", "€ 495"),)))
    oud, nieuw = (long, short) if kant == "was" else (short, long)
    cells = [f"<{tag}>Tungelroy</{tag}>", f"<{tag}>€\N{NO-BREAK SPACE}495</{tag}>"]
    assert side(oud, nieuw, kant) == (["Kern", "Huur"], [cells])


def test_rows_without_a_change_are_rows_as_well():
    [fold, _] = sections(compare([tabel(("Kern", "Huur"), ("A", "1"))], [tabel(("Kern", "Huur"), ("A", "1")), p(EEN)]))
    assert "<tr><td>Kern</td><td>Huur</td></tr><tr><td>A</td><td>1</td></tr>" in fold.html
    assert fold.html.count("<table") == 1


def test_rows_of_two_tables_do_not_stand_in_one():
    oud, nieuw = ([tabel(("A", "B"), ("x", n)), tabel(("C", "D"), ("y", n))] for n in ("1", "2"))
    secties = [deel for deel in sections(compare(oud, nieuw)) if hasattr(deel, "soort")]
    assert [sectie.wordt.count("<tr>") for sectie in secties] == [2, 2]
    assert '<th scope="col">C</th>' in secties[1].wordt


@pytest.mark.django_db
def test_the_page_with_tables_is_valid_html(login):
    oud, nieuw = ([p(EEN), tabel(("Kern", "Huur"), ("A", "1"), ("B", n), ("C", "3")), *more] for n, more in (("2", []), ("5", [tabel(("D", ""), ("", "x"))])))  # fmt: skip
    document = DocumentFactory(bereik="leden", versie_1__tekst=oud)
    VersieFactory(document=document, tekst=nieuw)
    page = login(person()).get(reverse("documenten:vergelijken", args=[document.pk])).content.decode()
    assert html_problems({"vergelijken": page}) == []
    names = re.findall(r'role="region" tabindex="0" aria-label="([^"]+)"', page)
    assert len(names) == len(set(names)) == 5
