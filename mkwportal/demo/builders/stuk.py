"""What every builder gets: one version of a document, filled in and split into blocks."""

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date

from mkwportal.demo import opmaak
from mkwportal.demo.records import Document, Organisatie

_MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_KLEUREN = ("1f4e5f", "7a3b1e", "2f5d3a", "4a3c6e", "6b2d3c", "23496d", "5a4a1c", "3d5a54")
_VERBODEN = re.compile(r'[\\/:*?"<>|]+')
_ZIPTIJD = (2020, 1, 1, 0, 0, 0)
_GEWIJZIGD = re.compile(rb"(<(?:dcterms:(?:created|modified)|dc:date|meta:creation-date)[^>]*>)[^<]*")
_PAGINAS = re.compile(rb'(<Pages>|meta:page-count=")\d+')
WOORDEN_PER_PAGINA = 330

STATUSWOORD = {"concept": "Concept", "vastgesteld": "Vastgesteld", "vervallen": "Vervallen"}


@dataclass(frozen=True, slots=True)
class Stuk:
    """One version of a document, ready to be drawn; `kleur` is a hex colour of the corporation."""

    organisatie: Organisatie
    titel: str
    ondertitel: str
    soort: str
    samenvatting: str
    datum: date
    gegevens: tuple[tuple[str, str], ...]
    historie: tuple[tuple[str, str, str], ...]  # version, day, what changed; empty for a first version
    blokken: tuple[opmaak.Blok, ...]
    kleur: str


def nl_datum(dag: date) -> str:
    """Write a day as 12 mei 2026."""
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"


def maak_stuk(document: Document, nummer: int, organisatie: Organisatie, functie: str) -> Stuk:
    """Fill in version `nummer` of a document; `functie` is the post of the contact."""
    versie = document.versies[nummer - 1]
    laatste = nummer == len(document.versies)
    hoofdtitel, _, ondertitel = document.titel.partition(": ")
    status = STATUSWOORD[document.status] if laatste or document.status != "concept" else "Concept"
    gegevens = [("Corporatie", f"{organisatie.naam}, {organisatie.plaats}"), ("Versie", str(nummer))]
    if status == "Vastgesteld" and laatste and document.vastgesteld_op:
        gegevens.append(("Vastgesteld", f"{nl_datum(document.vastgesteld_op)}, {document.vastgesteld_door}"))
    else:
        gegevens.append(("Status", f"{status}, {nl_datum(versie.datum)}"))
    gegevens.append(("Vragen", functie))
    historie = tuple((str(v.nummer), nl_datum(v.datum), v.toelichting) for v in document.versies[:nummer])
    tekst = opmaak.lees(document.tekst, nummer, organisatie, genummerd=document.genummerd)
    return Stuk(
        organisatie=organisatie,
        titel=hoofdtitel,
        ondertitel=ondertitel[:1].upper() + ondertitel[1:],
        soort=document.soort,
        samenvatting=document.samenvatting,
        datum=versie.datum,
        gegevens=tuple(gegevens),
        historie=historie if nummer > 1 else (),
        blokken=tuple(tekst),
        kleur=_KLEUREN[sum(organisatie.key.encode()) % len(_KLEUREN)],
    )


def bestandsnaam(document: Document, nummer: int, organisatie: Organisatie) -> str:
    """Return the file name as a colleague would have chosen it, safe on every system."""
    titel = _VERBODEN.sub(" ", document.titel.partition(": ")[0])
    versie = f" v{nummer}" if len(document.versies) > 1 else ""
    return re.sub(r"\s+", " ", f"{titel} {organisatie.naam}{versie}").strip() + f".{document.formaat}"


def vaste_zip(inhoud: bytes, stuk: Stuk) -> bytes:
    """Pack an Office file again, so that the same text gives the same bytes.

    The libraries write the time of now; here it is the day of the version. Word and Writer would have noted the
    number of pages, which we estimate.
    """
    woorden = sum(len(str(blok).split()) for blok in stuk.blokken)
    paginas = str(2 + woorden // WOORDEN_PER_PAGINA).encode()
    moment = rb"\g<1>" + f"{stuk.datum}T10:00:00Z".encode()
    doel = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as bron, zipfile.ZipFile(doel, "w") as nieuw:
        for deel in bron.infolist():
            vast = zipfile.ZipInfo(deel.filename, _ZIPTIJD)
            vast.compress_type = deel.compress_type
            data = bron.read(deel)
            if deel.filename in ("docProps/core.xml", "meta.xml"):
                data = _GEWIJZIGD.sub(moment, data)
            if deel.filename in ("docProps/app.xml", "meta.xml"):
                data = _PAGINAS.sub(rb"\g<1>" + paginas, data)
            nieuw.writestr(vast, data)
    return doel.getvalue()
