"""Blocks: clean text, lists from typed marks, headings without gaps, plain text with pages (D5)."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documenten.extraction import plain_text
from documenten.extraction.blokken import (
    MAX_CELLS,
    MAX_CHARS,
    alinea,
    clean,
    finish,
    item,
    kop,
    noot,
    split_rows,
    tabel,
)
from documenten.extraction.taal import language, year_of


def done(*blokken):
    return finish(list(blokken))[0]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("met\x00nul", "metnul"),
        ("half \ud83d surrogaat", "half surrogaat"),
        ("eﬃciënt ﬁnancieel", "efficiënt financieel"),
        ("Ĳssel en vrĳ", "IJssel en vrij"),
        ("zacht\u00adstreepje", "zachtstreepje"),
        ("e\u0301e\u0301n", "één"),
        ("veel \u00a0 \t ruimte ", "veel ruimte"),
        ("regel een\r\n\r\n regel twee\r", "regel een\nregel twee"),
        ("\uf0b7 puntje \ue000", "puntje"),
        ("\u202eomgekeerd\u202c", "omgekeerd"),
        ("bel\x07 en \x1bescape", "bel en escape"),
    ],
)
def test_clean(text, cleaned):
    assert clean(text) == cleaned


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=[]), max_size=200))
def test_clean_text_fits_in_the_database_and_stays_clean(text):
    cleaned = clean(text)
    assert "\0" not in cleaned
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned


def test_items_become_lists():
    assert done(
        item("een", 1), item("twee", 1), alinea("tekst", 1), item("x", 2, mark="1"), item("y", 2, mark="2")
    ) == [
        {"s": "lijst", "genummerd": False, "items": ["een", "twee"], "p": 1},
        {"s": "alinea", "t": "tekst", "p": 1},
        {"s": "lijst", "genummerd": True, "items": ["x", "y"], "p": 2},
    ]


def test_a_list_that_does_not_start_at_one_or_counts_in_letters():
    assert done(item("vier", mark="4"), item("vijf", mark="5"))[0]["start"] == 4
    lists = done(item("x", mark="h"), item("y", mark="i"), item("z", mark="j"))
    assert [(blok["soort"], blok["start"], len(blok["items"])) for blok in lists] == [("a", 8, 3)]
    assert (
        done(item("x", mark="i"), item("y", mark="ii"), item("z", mark="iii"), item("q", mark="iv"))[0]["soort"] == "i"
    )
    assert done(item("x", mark="A"), item("y", mark="B"))[0]["soort"] == "A"


def test_nested_items_keep_their_depth_and_their_number():
    (lijst,) = done(item("een", mark="1"), item("sub", level=1, mark="a"), item("twee", mark="2"))
    assert lijst["items"] == ["een", "a. sub", "twee"]
    assert lijst["niveaus"] == [0, 1, 0]


def test_two_numbered_lists_after_each_other_stay_two():
    lists = done(*(item("x", mark=str(n)) for n in (1, 2, 1, 2)))
    assert [len(blok["items"]) for blok in lists] == [2, 2]


def test_typed_marks_in_a_row_become_a_list():
    assert done(alinea("- een"), alinea("- twee"))[0]["items"] == ["een", "twee"]
    assert done(alinea("1. een"), alinea("2. twee"))[0]["genummerd"] is True
    assert done(alinea("a) een"), alinea("b) twee"))[0]["soort"] == "a"


@pytest.mark.parametrize("text", ["2. tekst die alleen staat", "- een gedachtestreepje -", "o ja", "A. Jansen"])
def test_a_mark_that_stands_alone_is_text(text):
    assert done(alinea("ervoor"), alinea(text), alinea("erna"))[1] == {"s": "alinea", "t": text, "p": None}


def test_headings_start_at_one_and_skip_no_level():
    found = done(kop("a", 2), kop("b", 5), kop("c", 2), kop("d", 3))
    assert [blok["n"] for blok in found] == [1, 2, 1, 2]


def test_short_bold_lines_are_headings_when_there_are_no_real_ones():
    text = alinea("Dit is een gewone zin met genoeg woorden om geen kop te zijn.")
    found = done(alinea("Doel", bold=True), text, alinea("Let op:", bold=True), text, alinea("Aanpak", bold=True), text)
    assert [blok["s"] for blok in found] == ["kop", "alinea", "alinea", "alinea", "kop", "alinea"]
    real = done(kop("Een", 1), text, kop("Twee", 1), text, kop("Drie", 1), alinea("Vet", bold=True), text)
    assert [blok["s"] for blok in real].count("kop") == 3


def test_tables_are_rectangular_and_without_empty_rows_and_columns():
    (blok,) = done(tabel([["Jaar", "", "Aantal"], ["2024", "", "12"], ["", "", ""], ["2025"]], 3))
    assert blok == {"s": "tabel", "rijen": [["Jaar", "Aantal"], ["2024", "12"], ["2025", ""]], "kop": True, "p": 3}


def test_a_table_of_one_column_is_a_frame_around_text():
    assert done(tabel([["Let op"], ["Bel eerst"]])) == [{"s": "alinea", "t": "Let op\nBel eerst", "p": None}]


def test_column_names_are_recognised_above_figures():
    assert done(tabel([["Jaar", "Kosten"], ["2024", "€ 12,50"], ["2025", "13%"]], header=False))[0]["kop"] is True
    assert done(tabel([["Naam", "Linde"], ["Plaats", "Tiel"]], header=False))[0]["kop"] is False
    assert done(tabel([["2024", "12"], ["2025", "13"]], header=False))[0]["kop"] is False


def test_a_sheet_is_split_at_empty_rows():
    rows = [["Titel", ""], [], ["a", "b"], ["1", "2"], ["", ""], ["Totaal", "3"]]
    assert [blok["s"] for blok in split_rows(rows, 1)] == ["alinea", "tabel", "alinea"]
    assert split_rows(rows, 1)[-1]["t"] == "Totaal · 3"


def test_empty_blocks_disappear_and_only_public_keys_stay():
    assert done(alinea("  "), kop("\u200b", 1), tabel([["", ""]]), item(" "), noot("\x00")) == []
    assert set(done(alinea("x"))[0]) == {"s", "t", "p"}
    assert json.loads(json.dumps(done(noot("x", 2, "1")))) == [{"s": "noot", "t": "x", "p": 2, "n": "1"}]


def test_a_heading_of_a_whole_paragraph_is_a_paragraph():
    assert done(kop("woord " * 100, 1))[0]["s"] == "alinea"


def test_what_is_too_long_is_cut_off_and_said():
    blokken, cut = finish([alinea("x" * (MAX_CHARS // 2)) for _ in range(3)])
    assert (len(blokken), cut) == (2, True)
    blokken, cut = finish([tabel([["a", "b"] for _ in range(MAX_CELLS)])])
    assert (len(blokken[0]["rijen"]), cut) == (MAX_CELLS // 2, True)
    assert finish([alinea("kort")])[1] is False


def test_plain_text_has_a_form_feed_per_page():
    blokken = done(kop("Titel", 1, 1), alinea("een", 1), item("x", 3), item("y", 3), tabel([["a", "b"], ["c", "d"]], 4))
    assert plain_text(blokken) == "Titel\n\neen\f\fx\ny\fa\tb\nc\td"
    assert plain_text(done(alinea("een"), alinea("twee"))) == "een\n\ntwee"
    assert plain_text([]) == ""


def test_the_page_of_a_word_can_be_counted_in_plain_text():
    text = plain_text(done(alinea("een", 2), alinea("twee", 5)))
    assert text[: text.index("twee")].count("\f") + 1 == 5


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("De corporatie zorgt voor het onderhoud van de woningen en dat doet zij samen met de huurders.", "nl"),
        ("The housing association is responsible for the maintenance of the homes and their tenants.", "en"),
        ("Die Genossenschaft ist für die Wohnungen und den Unterhalt nicht allein verantwortlich.", "de"),
        ("Woonfraude", None),
        ("", None),
        ("4711 0815 42", None),
    ],
)
def test_language(text, code):
    assert language(text) == code


@pytest.mark.parametrize(
    ("title", "text", "year"),
    [
        ("Beleid woonfraude 2026-2030", "Vastgesteld op 1 mei 2025", 2026),
        ("Beleid", "Vastgesteld door het bestuur op 12 maart 2024. Vervangt dat van 2019.", 2024),
        ("Beleid", "Tiel, 3 juni 2023", 2023),
        ("Beleid", "Datum: 03-06-2022", 2022),
        ("Beleid", "De Woningwet van 2015 geldt.", None),
        ("Complex 2045 m", "In 1.2020 of € 2024,50 staat geen jaar", 2045),
        ("Postbus 20250", "", None),
    ],
)
def test_year(title, text, year):
    assert year_of(title, text) == year
