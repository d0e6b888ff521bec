"""Reading tables: which columns are figures, how wide a column should be, which value a cell holds."""

import re

from mkwportal.demo.opmaak import Tabel

_GETAL = re.compile(r"^(€ )?(-?\d{1,3}(?:\.\d{3})*|-?\d+)(,\d+)?( ?%)?( euro)?$")


def celwaarde(cel: str) -> tuple[int | float, str] | None:
    """Return (value, Excel number format) of a cell with a Dutch figure; None for anything else."""
    if not (treffer := _GETAL.match(cel)) or (cel.isdigit() and cel.startswith("0") and cel != "0"):
        return None
    euro, heel, decimalen, procent, _ = treffer.groups()
    tekst = heel.replace(".", "") + (decimalen or "").replace(",", ".")
    waarde = float(tekst) if decimalen else int(tekst)
    cijfers = len(decimalen) - 1 if decimalen else 0
    vorm = "0" + ("." + "0" * cijfers if cijfers else "")
    if procent:
        return waarde / 100, vorm + "%"
    jaartal = not euro and not decimalen and "." not in cel and 1900 <= waarde <= 2100
    return waarde, ('"€" #,##' + vorm) if euro else (vorm if jaartal else "#,##" + vorm)


def getalkolommen(tabel: Tabel) -> list[int]:
    """Return the columns that hold a figure in most rows; the first column never counts."""
    kolommen = range(1, len(tabel.kop))
    return [k for k in kolommen if 2 * sum(celwaarde(rij[k]) is not None for rij in tabel.rijen) > len(tabel.rijen)]


def breedtes(tabel: Tabel) -> list[float]:
    """Return relative column widths from what stands in them, not too far apart."""
    uit = []
    for kolom, kop in enumerate(tabel.kop):
        langste_woord = max(len(woord) for woord in kop.split() or [""])
        vol = max([len(kop), *(len(rij[kolom]) for rij in tabel.rijen)])
        uit.append(float(max(langste_woord + 3, min(vol, 38))))
    return uit
