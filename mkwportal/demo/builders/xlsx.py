"""XLSX: each chapter is a sheet, each figure a real number with a format."""

import io
import re
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from mkwportal.demo import opmaak
from mkwportal.demo.builders.stuk import Stuk, vaste_zip
from mkwportal.demo.builders.tabellen import celwaarde

_VERBODEN = re.compile(r"[\[\]:*?/\\]")


def _tabel(blad: Worksheet, tabel: opmaak.Tabel, kleur: str) -> None:
    if tabel.bijschrift:
        blad.append([tabel.bijschrift])
        blad.cell(blad.max_row, 1).font = Font(bold=True)
    blad.append(list(tabel.kop))
    koprij = blad.max_row
    for cel in blad[koprij]:
        cel.font = Font(bold=True, color="FFFFFF")
        cel.fill = PatternFill("solid", fgColor=kleur.upper())
        cel.alignment = Alignment(wrap_text=True, vertical="top")
    for rij in tabel.rijen:
        waarden = [celwaarde(cel) for cel in rij]
        blad.append([w[0] if w else opmaak.zonder_vet(cel) for w, cel in zip(waarden, rij, strict=True)])
        for kolom, waarde in enumerate(waarden, start=1):
            cel = blad.cell(blad.max_row, kolom)
            if waarde:
                cel.number_format = waarde[1]
            cel.font = Font(bold=rij[0].startswith("**"))
    for kolom in range(1, len(tabel.kop) + 1):
        letter = get_column_letter(kolom)
        lengte = max(len(str(cel)) for cel in (tabel.kop[kolom - 1], *(rij[kolom - 1] for rij in tabel.rijen)))
        breed = blad.column_dimensions[letter]
        breed.width = max(breed.width if breed.customWidth else 0, min(lengte + 3, 60))
    if blad.freeze_panes is None and len(tabel.rijen) > 8:
        blad.freeze_panes = blad.cell(koprij + 1, 1)
    blad.append([])


def _blad(boek: Workbook, naam: str) -> Worksheet:
    blad = boek.create_sheet(_VERBODEN.sub(" ", naam)[:31])
    blad.page_setup.orientation, blad.page_setup.fitToWidth, blad.page_setup.fitToHeight = "landscape", 1, 0
    blad.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return blad


def maak(stuk: Stuk) -> bytes:
    """Return the XLSX of one version: a sheet about the file, then one for each chapter."""
    boek = Workbook()
    boek.remove(boek.active)
    blad = _blad(boek, "Toelichting")
    for regel in filter(None, (stuk.titel, stuk.ondertitel, stuk.samenvatting)):
        blad.append([regel])
        blad.merge_cells(start_row=blad.max_row, end_row=blad.max_row, start_column=1, end_column=3)
        blad.cell(blad.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    blad.row_dimensions[blad.max_row].height = 48
    blad["A1"].font = Font(bold=True, size=14)
    blad.append([])
    for rij in (*stuk.gegevens, *stuk.historie):
        blad.append(list(rij))
    for kolom, breed in (("A", 18), ("B", 40), ("C", 70)):
        blad.column_dimensions[kolom].width = breed
    for blok in stuk.blokken:
        match blok:
            case opmaak.Kop(niveau=1):
                blad = _blad(boek, blok.tekst)
            case opmaak.Tabel():
                _tabel(blad, blok, stuk.kleur)
            case opmaak.Lijst():
                for item in blok.items:
                    blad.append([opmaak.zonder_vet(item)])
            case _:
                blad.append([opmaak.zonder_vet(blok.tekst)])
                blad.append([])
    gegevens = boek.properties
    gegevens.title, gegevens.creator, gegevens.language = stuk.titel, stuk.organisatie.naam, "nl-NL"
    gegevens.created = datetime(stuk.datum.year, stuk.datum.month, stuk.datum.day)
    doel = io.BytesIO()
    boek.save(doel)
    return vaste_zip(doel.getvalue(), stuk)
