"""What the pages of a list show: its columns, its lines by fate, and the cells to mend."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest, QueryDict

from mkwportal.core.pagination import paginate

from ..models import Import, Importregel
from ..services.inlezen import counts, data_lines, headings, texts
from .velden import VELDEN, recognise

PER_PAGE = 50
AANDACHT = "aandacht"
Lot = Importregel.Lot
LABELS = {
    Lot.FOUT: "Fout",
    Lot.NIEUW: "Nieuw",
    Lot.BIJWERKEN: "Wordt bijgewerkt",
    Lot.DUBBEL: "Dubbel in het bestand",
    Lot.BESTAAT: "Niets te doen",
}
KLEUREN = {Lot.FOUT: "danger", Lot.NIEUW: "safe", Lot.BIJWERKEN: "warning"}
Correcties = dict[int, dict[str, str]]


class Kolom(NamedTuple):
    """A column to choose a field for."""

    nummer: int
    kop: str
    veld: str
    zeker: bool
    voorbeelden: list[str]


class Cel(NamedTuple):
    """A cell of a line; with a fault it can be mended in the page."""

    veld: str
    label: str
    tekst: str
    was: str
    fout: str


class Rij(NamedTuple):
    """A line with its title, its other cells, and its fate in words."""

    regel: Importregel
    titel: str
    cellen: list[Cel]
    label: str
    kleur: str
    fout: str


def columns(lijst: Import) -> list[Kolom]:
    """Return the columns of the chosen sheet with some of what stands in them."""
    names = headings(lijst)
    certain = [column.zeker for column in recognise(lijst.soort, names)]
    sample = list(data_lines(lijst)[:40])
    return [
        Kolom(
            place,
            name or f"Kolom {_letter(place)}",
            lijst.kolommen[place] if place < len(lijst.kolommen) else "",
            certain[place],
            _examples(sample, place),
        )
        for place, name in enumerate(names)
    ]


def overview(lijst: Import, asked: str) -> dict[str, Any]:
    """Return the numbers per fate, and which fate the page shows."""
    numbers = counts(lijst)
    right = numbers.get(Lot.NIEUW, 0) + numbers.get(Lot.BIJWERKEN, 0)
    first = AANDACHT if numbers.get(Lot.FOUT) else next((lot for lot in LABELS if numbers.get(lot)), AANDACHT)
    return {
        "aantal": {str(lot): numbers.get(lot, 0) for lot in LABELS},
        "totaal": sum(numbers.values()),
        "goed": right,
        "loten": [(str(lot), label, numbers[lot]) for lot, label in LABELS.items() if numbers.get(lot)],
        "gekozen": asked if asked in LABELS or asked == AANDACHT else str(first),
    }


def page_of_lines(request: HttpRequest, lijst: Import, lot: str, correcties: Mapping[int, Mapping[str, str]]) -> dict:
    """Return one page of the lines with this fate, with what was typed over their cells."""
    fates = (Lot.FOUT, Lot.DUBBEL) if lot == AANDACHT else (lot,)
    page = paginate(request, data_lines(lijst).filter(lot__in=fates), PER_PAGE)
    rows = [_row(lijst, regel, correcties.get(regel.nummer, {})) for regel in page]
    labels = {veld.naam: veld.label for veld in VELDEN[lijst.soort]}
    heads = list(dict.fromkeys(cel.veld for row in rows for cel in row.cellen))
    ordered = [name for name in labels if name in heads]
    return {"page": page, "rijen": rows, "koppen": [labels[name] for name in ordered]}


def posted_corrections(lijst: Import, data: QueryDict) -> Correcties:
    """Return the cells that were typed over, by line and field: fields r7-email, with was-r7-email beside it."""
    known = {veld.naam for veld in VELDEN[lijst.soort]}
    found: Correcties = {}
    for key, value in data.items():
        number, _, name = key.removeprefix("r").partition("-")
        if key.startswith("r") and number.isascii() and number.isdigit() and len(number) < 9 and name in known:
            text = value.replace("\x00", "").strip()[:2500]
            if text != data.get(f"was-{key}", "").strip():
                found.setdefault(int(number), {})[name] = text
    return found


def _row(lijst: Import, regel: Importregel, typed: Mapping[str, str]) -> Rij:
    found = texts(lijst, regel)
    title = _title(lijst.soort, found)
    hidden = {"naam", "voornaam", "tussenvoegsel", "achternaam"} if lijst.soort == Import.Soort.MENSEN else {"naam"}
    shown = [veld for veld in VELDEN[lijst.soort] if _is_shown(veld.naam, lijst, found, regel, hidden)]
    cells = [
        Cel(
            veld.naam,
            veld.label,
            typed.get(veld.naam, found.get(veld.naam, "")),
            found.get(veld.naam, ""),
            regel.fouten.get(veld.naam, ""),
        )
        for veld in shown
    ]
    lot = Lot(regel.lot)
    return Rij(regel, title, cells, LABELS.get(lot, ""), KLEUREN.get(lot, "neutral"), regel.fouten.get("", ""))


def _is_shown(name: str, lijst: Import, found: Mapping[str, str], regel: Importregel, hidden: set[str]) -> bool:
    if name in regel.fouten:
        return True
    key = ("email", "corporatie", "rol") if lijst.soort == Import.Soort.MENSEN else ("plaats", "l_nummer")
    return name in key and name in lijst.kolommen and name not in hidden


def _title(soort: str, found: Mapping[str, str]) -> str:
    if soort == Import.Soort.MENSEN:
        parts = [found.get(name, "") for name in ("voornaam", "tussenvoegsel", "achternaam")]
        whole = " ".join(part for part in parts if part) or found.get("naam", "")
        return " ".join(whole.split())[:120]
    return found.get("naam", "")[:120]


def _letter(place: int) -> str:
    return (chr(64 + place // 26) if place >= 26 else "") + chr(65 + place % 26)


def _examples(sample: list[Importregel], place: int) -> list[str]:
    texts = (" ".join(row.cellen[place].split())[:40] for row in sample if place < len(row.cellen))
    return list(dict.fromkeys(text for text in texts if text))[:3]
