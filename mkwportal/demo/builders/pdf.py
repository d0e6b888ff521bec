"""PDF from a typst template: tagged, with language, title and embedded fonts."""

import json
from functools import cache
from pathlib import Path

import typst

from mkwportal.demo import opmaak
from mkwportal.demo.builders.stuk import Stuk
from mkwportal.demo.builders.tabellen import breedtes, getalkolommen

_SJABLOON = Path(__file__).with_name("sjabloon.typ")
_LETTERTYPEN = ("Libertinus Serif", "New Computer Modern")


@cache
def _compiler() -> typst.Compiler:
    """One compiler for all files: the fonts are read once, and none of the machine's own are used."""
    return typst.Compiler(_SJABLOON, ignore_system_fonts=True)


def _tabel(tabel: opmaak.Tabel) -> dict[str, object]:
    return {
        "soort": "tabel",
        "bijschrift": tabel.bijschrift,
        "kop": tabel.kop,
        "rijen": [[opmaak.zonder_vet(cel) for cel in rij] for rij in tabel.rijen],
        "breedtes": breedtes(tabel),
        "rechts": getalkolommen(tabel),
    }


def _blok(blok: opmaak.Blok) -> dict[str, object]:
    match blok:
        case opmaak.Kop():
            return {"soort": "kop", "niveau": blok.niveau, "tekst": blok.volledig}
        case opmaak.Lijst():
            items = [opmaak.vet_delen(item) for item in blok.items]
            return {"soort": "lijst", "genummerd": blok.genummerd, "items": items}
        case opmaak.Tabel():
            return _tabel(blok)
        case opmaak.Kader():
            return {"soort": "kader", "delen": opmaak.vet_delen(blok.tekst)}
    return {"soort": "alinea", "delen": opmaak.vet_delen(blok.tekst)}


def maak(stuk: Stuk) -> bytes:
    """Return the PDF of one version."""
    historie = opmaak.Tabel("", ("Versie", "Datum", "Wat is er gewijzigd?"), stuk.historie)
    data = {
        "organisatie": stuk.organisatie.naam,
        "titel": stuk.titel,
        "volledige_titel": f"{stuk.titel}: {stuk.ondertitel}" if stuk.ondertitel else stuk.titel,
        "ondertitel": stuk.ondertitel,
        "samenvatting": stuk.samenvatting,
        "gegevens": stuk.gegevens,
        "historie": _tabel(historie) if stuk.historie else None,
        "historiekop": "Wijzigingen per versie",
        "blokken": [_blok(blok) for blok in stuk.blokken],
        "kleur": stuk.kleur,
        "lettertype": _LETTERTYPEN[len(stuk.organisatie.key) % 2],
        "voet": f"{stuk.organisatie.naam} · {stuk.organisatie.plaats}",
        "datum": {"year": stuk.datum.year, "month": stuk.datum.month, "day": stuk.datum.day},
    }
    return _compiler().compile(format="pdf", sys_inputs={"stuk": json.dumps(data)}, timestamp=0, pdf_standards="ua-1")
