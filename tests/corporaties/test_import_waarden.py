"""What headings and cells mean, however people and spreadsheets write them (C5)."""

import pytest
from django.core.exceptions import ValidationError

from corporaties.inlezen import waarden
from corporaties.inlezen.velden import best_sheet, find_heading, recognise
from corporaties.inlezen.waarden import cell_text, split_name


@pytest.mark.parametrize(
    ("heading", "field"),
    [("E-MAIL", "email"), ("e-mail adres:", "email"), ("Roepnaam ", "voornaam"), ("tussenv.", "tussenvoegsel"),
     ("Familienaam", "achternaam"), ("Naam medewerker", "naam"), ("FUNCTIE", "functie"), ("Mobiel", "telefoon"),
     ("Organisatie", "corporatie"), ("L nr", "l_nummer"), ("Rechten", "rol")],
)  # fmt: skip
def test_headings_are_known_in_any_case_and_with_any_sign(heading, field):
    assert recognise("mensen", [heading]) == [(heading, field, True)]


def test_headings_come_in_any_order_and_doubtful_ones_are_asked():
    found = recognise("mensen", ["Functie", "Emailadress", "Kamernummer", "Status", "Achternaam", "Naam", "Mail"])
    assert [(column.veld, column.zeker) for column in found] == [
        ("functie", True), ("", False), ("", False), ("", True), ("achternaam", True), ("naam", True), ("email", True),
    ]  # fmt: skip
    assert recognise("mensen", ["Emailadress"])[0] == ("Emailadress", "email", False)
    assert [c.veld for c in recognise("corporaties", ["Vestigingsplaats", "Aantal VHE", "KvK nr.", "Lid vanaf"])] == [
        "plaats", "vhe", "kvk", "lid_van",
    ]  # fmt: skip


def test_the_heading_is_found_under_a_title_and_missing_when_there_is_none():
    rows = [(1, ["Ledenlijst"]), (3, ["Naam", "E-mail"]), (4, ["A", "a@b.nl"])]
    assert find_heading("mensen", rows) == 3
    assert find_heading("mensen", [(1, ["Anna Bos", "a@b.nl"])]) == 0
    assert find_heading("mensen", [(2, ["wie", "waar"]), (3, ["Anna", "a@b.nl"])]) == 2
    assert best_sheet("mensen", [[(1, ["Uitleg"])], rows]) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [("12-5-2026", "2026-05-12"), ("12/05/2026", "2026-05-12"), ("12.5.2026", "2026-05-12"),
     ("2026-05-12", "2026-05-12"), ("12 mei 2026", "2026-05-12"), ("12 Mei 2026", "2026-05-12"),
     ("1 mrt 2026", "2026-03-01"), ("46154", "2026-05-12"), ("12-05-2026 14:30", "2026-05-12"),
     ("29-2-2024", "2024-02-29")],
)  # fmt: skip
def test_dates_in_every_usual_way(text, day):
    assert waarden.datum(text, []) == day


@pytest.mark.parametrize("text", ["5/13/2026", "30-2-2026", "12-5-26", "gisteren", "123456", "12 foo 2026", "2026"])
def test_a_date_that_may_mean_something_else_is_refused(text):
    with pytest.raises(ValidationError, match="dag, maand en jaar"):
        waarden.datum(text, [])


def test_zeros_that_excel_took_off_come_back_with_a_word_about_it():
    noten = []
    assert waarden.telefoon("612345678", noten) == "0612345678"
    assert waarden.kvk("1234567", noten) == "01234567"
    assert waarden.l_nummer("123", noten) == "L0123"
    assert len(noten) == 3
    assert (waarden.telefoon("0475 123 456", noten), waarden.kvk("01234567", noten)) == ("0475 123 456", "01234567")
    assert (waarden.l_nummer("l 0123", noten), len(noten)) == ("L0123", 3)


@pytest.mark.parametrize("read", [waarden.telefoon, waarden.kvk, waarden.l_nummer, waarden.number])
@pytest.mark.parametrize("text", ["6,12E+08", "6.12E+08", "6,12345678e+17"])
def test_a_number_that_excel_cut_is_refused_with_advice(read, text):
    with pytest.raises(ValidationError, match="Excel heeft dit nummer ingekort"):
        read(text, [])


@pytest.mark.parametrize(
    ("text", "value"), [("1.284", "1284"), ("1284,0", "1284"), ("17.5", "17,5"), ("1.284,5", "1284,5")]
)
def test_figures_with_points_and_commas(text, value):
    assert waarden.number(text, []) == value


@pytest.mark.parametrize(
    ("text", "parts"),
    [("Anneke van den Bos", ("Anneke", "van den", "Bos")), ("Bos, Anneke van den", ("Anneke", "van den", "Bos")),
     ("Tom Verbeek", ("Tom", "", "Verbeek")), ("Jan Willem de Vries", ("Jan Willem", "de", "Vries")),
     ("Fatima El Idrissi", ("Fatima", "El", "Idrissi")), ("Sophie Jansen de Wit", ("Sophie Jansen", "de", "Wit")),
     ("Cher", ("Cher", "", ""))],
)  # fmt: skip
def test_a_whole_name_falls_apart(text, parts):
    assert split_name(text) == parts


def test_cells_lose_spaces_and_the_mark_of_a_text():
    assert cell_text("  a\u00a0 b\n c ") == "a b c"
    assert [cell_text(text) for text in ("'+31 6", "'=1+1", "'0475", "'t Hart", "'@x")] == [
        "+31 6", "=1+1", "0475", "'t Hart", "@x",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["#N/B", "#VERW!", "#FORMULE"])
def test_what_excel_could_not_work_out_is_told(text):
    with pytest.raises(ValidationError, match="Vul de waarde zelf in"):
        waarden.check_cell(text)


def test_addresses_and_roles_as_people_paste_them():
    assert waarden.email("Jan Bos <Jan.Bos@Linde.example>", []) == "jan.bos@linde.example"
    assert waarden.email("mailto:a@linde.example", []) == "a@linde.example"
    assert [waarden.rol(text, []) for text in ("Beheerder", "LID", "Projectleider")] == [
        "corporatiebeheerder", "lid", "projectleider",
    ]  # fmt: skip
    with pytest.raises(ValidationError, match="Deze rol bestaat niet"):
        waarden.rol("platformbeheerder", [])
