"""Spreadsheets as admins have them: with a title on top, strange headings, doubles and faults."""

import datetime as dt
import io

from openpyxl import Workbook
from openpyxl.styles import Font

KOPPEN = ("Naam medewerker", "FUNCTIE ", "E-mail  adres", "Tel.", "Rechten", "in dienst", "Opmerking")
MENSEN = (
    ("Anneke van den Bos", "Manager wonen", "Anneke.Bos@DeLinde.example", 612345678, "beheerder", dt.date(2019, 3, 1), None),
    ("Verbeek, Tom", "beleidsmedewerker", "t.verbeek@delinde.example ", "0475 123 456", "", dt.date(2021, 9, 15), "ma-do"),
    ("Joke  Lammers", "", "j.lammers@delinde", "06-23456789", "lid", "12-5-2022", None),
    (None, None, None, None, None, None, None),
    ("Rob Claessens", "opzichter", "mailto:r.claessens@delinde.example", 6.12345678e17, "lid", None, None),
    ("Ilse Janssen", "controller", "i.janssen@delinde.example", None, "directeur", None, "=SOM(1)"),
    ("Tom Verbeek", "beleidsmedewerker", "T.Verbeek@delinde.example", "0475 123 456", None, None, "staat er dubbel in"),
    ("Fatima El Idrissi", "wijkbeheerder", "f.elidrissi@delinde.example", "+31 6 34567890", "lid", None, None),
)  # fmt: skip


def ledenlijst() -> bytes:
    """Return a workbook of De Linde: the list on the second sheet, a hidden third, a title and merged cells."""
    book = Workbook()
    uitleg = book.active
    uitleg.title = "Uitleg"
    uitleg["A1"] = "Deze lijst houdt Carla bij. Vragen? Bel 214."
    sheet = book.create_sheet("Leden 2026")
    sheet["A1"] = "Medewerkers De Linde"
    sheet["A1"].font = Font(bold=True, size=16)
    sheet.merge_cells("A1:G1")
    for place, kop in enumerate(KOPPEN, 1):
        sheet.cell(3, place, kop)
    for number, row in enumerate(MENSEN, 4):
        for place, value in enumerate(row, 1):
            cell = sheet.cell(number, place, value)
            if isinstance(value, dt.date):
                cell.number_format = "d-m-yyyy"
    oud = book.create_sheet("oud")
    oud.append(["E-mail", "Naam"])
    oud.append(["niet.meer@delinde.example", "Iemand Die Weg Is"])
    oud.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
