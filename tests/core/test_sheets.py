"""Tables in (C5): any CSV or workbook reads as what stands in it, and every bad file has its own sentence."""

import csv
import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from mkwportal.core.files.types import FileRefused
from mkwportal.core.sheets import excel, read_sheets, text
from mkwportal.core.sheets.rows import Refused
from tests.support import files

LETTERS = "abcdefgxyzABC 0123456789;,\"'|.@+-=éëïöçáè\n"
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16")
DELIMITERS = (";", ",", "\t", "|")
cells = st.text(st.sampled_from(LETTERS), max_size=12)
tables = st.integers(2, 5).flatmap(lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), max_size=6))


def as_read(rows):
    """Return rows as a reader gives them: numbered, without empty ones and empty last cells."""
    found = []
    for number, row in enumerate(rows, 1):
        kept = list(row)
        while kept and not kept[-1].strip():
            kept.pop()
        if kept:
            found.append((number, kept))
    return found


def headed(rows, width):
    return [[f"kop{chr(97 + place)}" for place in range(width)], *rows]


@settings(max_examples=60, deadline=None)
@given(rows=tables, encoding=st.sampled_from(ENCODINGS), delimiter=st.sampled_from(DELIMITERS), always=st.booleans())
def test_any_csv_reads_back_as_it_was(tmp_path_factory, rows, encoding, delimiter, always):
    rows = headed(rows, len(rows[0]) if rows else 2)
    out = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if always else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, quoting=quoting).writerows(rows)
    path = tmp_path_factory.mktemp("csv") / "lijst.csv"
    path.write_bytes(out.getvalue().encode(encoding))
    assert text.sheets(str(path), 100, 60) == [("", as_read(rows))]


@settings(max_examples=20, deadline=None)
@given(rows=tables)
def test_any_workbook_reads_back_as_it_was(tmp_path_factory, rows):
    rows = headed(rows, 2)
    book = Workbook()
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            cell = book.active.cell(number, place)
            cell.value = value or None
            if value:
                cell.data_type = "s"  # "=1" is what somebody typed
    path = tmp_path_factory.mktemp("xlsx") / "lijst.xlsx"
    book.save(path)
    assert excel.sheets(str(path), 100, 60) == [("Sheet", as_read(rows))]


def read_text(tmp_path, data, encoding="utf-8"):
    path = tmp_path / "lijst.csv"
    path.write_bytes(data.encode(encoding) if isinstance(data, str) else data)
    return text.sheets(str(path), 100, 60)[0][1]


def test_windows_1252_keeps_the_euro_and_curly_quotes(tmp_path):
    assert read_text(tmp_path, "naam;prijs\r\n‘Café’;€ 5\r\n", "cp1252")[1] == (2, ["‘Café’", "€ 5"])


def test_excel_may_name_the_delimiter_in_the_first_line(tmp_path):
    assert read_text(tmp_path, "sep=|\r\nnaam|mail\r\nA, B|a@b.nl\r\n") == [
        (2, ["naam", "mail"]),
        (3, ["A, B", "a@b.nl"]),
    ]


def test_a_list_of_one_column_is_one_column(tmp_path):
    assert read_text(tmp_path, "e-mail\na@b.nl\nc@d.nl\n") == [(1, ["e-mail"]), (2, ["a@b.nl"]), (3, ["c@d.nl"])]


def test_empty_lines_and_columns_go_but_the_numbers_stay(tmp_path):
    assert read_text(tmp_path, "naam;mail;;\n\n;;;\nA;a@b.nl;;\n") == [(1, ["naam", "mail"]), (4, ["A", "a@b.nl"])]


def test_a_quote_without_end_is_told_with_its_line(tmp_path):
    with pytest.raises(Refused) as refused:
        read_text(tmp_path, 'naam;mail\nA;a@b.nl\n"B;b@b.nl\nC;c@d.nl\n')
    assert (refused.value.code, refused.value.values) == ("aanhalingsteken", {"regel": 3})


def test_quoted_line_breaks_are_no_open_quote(tmp_path):
    assert read_text(tmp_path, 'naam;mail\n"A\nB";a@b.nl\n')[1] == (2, ["A\nB", "a@b.nl"])


def book_of(tmp_path, fill):
    book = Workbook()
    fill(book)
    book.save(tmp_path / "lijst.xlsx")
    return excel.sheets(str(tmp_path / "lijst.xlsx"), 100, 60)


def test_dates_figures_and_zeros_read_as_the_sheet_shows_them(tmp_path):
    def fill(book):
        sheet = book.active
        values = [dt.date(2026, 5, 12), dt.datetime(2026, 5, 12, 14, 30), 46154, 17.5, 1284.0, True, 1234567, 123, 42]
        sheet.append(values)
        sheet["G1"].number_format, sheet["H1"].number_format, sheet["I1"].number_format = "00000000", '"L"0000', "L0000"

    [(_, [(_, found)])] = book_of(tmp_path, fill)
    assert found == [
        "12-05-2026", "12-05-2026 14:30", "46154", "17,5", "1284", "ja", "01234567", "L0123", "L0042",
    ]  # fmt: skip


def test_a_formula_gives_its_outcome_or_says_that_there_is_none(tmp_path):
    [(_, rows)] = book_of(tmp_path, lambda book: book.active.append(["naam", "=A1"]))
    assert rows == [(1, ["naam", "#FORMULE"])]
    worked_out = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        b'<c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData></worksheet>'
    )
    path = tmp_path / "lijst.xlsx"
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["xl/worksheets/sheet1.xml"] = worked_out
    path.write_bytes(files.zipped(parts))
    assert excel.sheets(str(path), 100, 60) == [("Sheet", [(1, ["ab", "#DIV/0!"])])]


def test_hidden_sheets_stay_out_and_merged_cells_count_once(tmp_path):
    def fill(book):
        book.active.title = "Leden"
        book.active["A1"] = "Naam"
        book.active.merge_cells("A1:C1")
        book.active["D1"] = "E-mail"
        for state in ("hidden", "veryHidden"):
            sheet = book.create_sheet(state)
            sheet["A1"], sheet.sheet_state = "geheim", state
        book.create_sheet("Leeg")

    assert book_of(tmp_path, fill) == [("Leden", [(1, ["Naam", "", "", "E-mail"])]), ("Leeg", [])]


def test_what_stands_far_away_is_found_and_too_much_refused(tmp_path):
    assert book_of(tmp_path, lambda book: book.active.__setitem__("B50000", "x")) == [("Sheet", [(50000, ["", "x"])])]
    with pytest.raises(Refused) as refused:
        book_of(tmp_path, lambda book: [book.active.append(["x"]) for _ in range(101)])
    assert refused.value.code == "te_veel_regels"


def macro_book():
    return files.ooxml("xlsx", parts={"xl/vbaProject.bin": b"macro"})


def broken_book():
    out = io.BytesIO()
    Workbook().save(out)
    with zipfile.ZipFile(out) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    return files.zipped(parts | {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"})


BAD = {
    "leeg": ("lijst.csv", lambda: b"", "is leeg (0 bytes)"),
    "geen regels": ("lijst.csv", lambda: b";;\r\n;;\r\n", "staan geen regels"),
    "macro": ("lijst.xlsm", macro_book, "bevat macro's"),
    "wachtwoord": ("lijst.xlsx", lambda: files.ole({"EncryptionInfo": b"x", "EncryptedPackage": b"y"}), "wachtwoord"),
    "afgekapt": ("lijst.xlsx", lambda: files.ooxml("xlsx")[:-60], "beschadigd"),
    "zipbom": (
        "lijst.xlsx",
        lambda: files.ooxml("xlsx", parts={"xl/media/x.bin": bytes(60_000_000)}),
        "zo sterk ingepakt",
    ),
    "pdf als csv": ("lijst.csv", lambda: files.pdf("Leden"), "De naam eindigt op .csv"),
    "pdf als xlsx": ("lijst.xlsx", lambda: files.pdf("Leden"), "De naam eindigt op .xlsx"),
    "word": ("lijst.docx", lambda: files.ooxml("docx"), "Word (DOCX)"),
    "pdf": ("lijst.pdf", lambda: files.pdf("Leden"), "van de soort PDF"),
    "rekenblad": ("lijst.ods", lambda: files.odf("ods", ""), "OpenDocument-rekenblad"),
    "plaatje": ("lijst.csv", lambda: files.image("PNG"), "De naam eindigt op .csv"),
    "programma": ("lijst.csv", lambda: b"\x7fELF" + bytes(60), "De naam eindigt op .csv"),
    "kapot blad": ("lijst.xlsx", broken_book, "konden wij niet lezen"),
    "te veel regels": ("lijst.csv", lambda: b"naam;mail\n" + b"a;b\n" * 60, "meer dan 10 regels"),
    "te groot": ("lijst.csv", lambda: b"naam;mail\n" * 1_200_000, "Dat is te groot"),
}


@pytest.mark.parametrize(("name", "make", "sentence"), BAD.values(), ids=BAD)
def test_a_bad_file_has_its_own_sentence(tmp_path, name, make, sentence):
    path = tmp_path / "gekozen.deel"
    path.write_bytes(make())
    with pytest.raises(FileRefused) as refused:
        read_sheets(path, name, max_rows=10)
    assert sentence in refused.value.message


@pytest.mark.parametrize("name", ["lijst.xlsx", "lijst.csv", "lijst.xls", "lijst"])
def test_a_workbook_is_one_whatever_it_is_called(tmp_path, name):
    book = Workbook()
    book.active.append(["naam"])
    path = tmp_path / "gekozen.deel"
    book.save(path)
    assert read_sheets(path, name, max_rows=10)[0].rows == [(1, ["naam"])]
