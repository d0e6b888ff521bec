"""ODT with real headings, lists and tables."""

import io
from datetime import datetime

from odfdo import Document as Nieuw
from odfdo import Element, Header, List, Paragraph, Row, Style, Table

from mkwportal.demo import opmaak
from mkwportal.demo.builders.stuk import Stuk, vaste_zip


def _alinea(tekst: str, stijl: str = "Text_20_body") -> Paragraph:
    alinea = Paragraph("", style=stijl)
    for deel, vet in opmaak.vet_delen(tekst):
        if vet:
            span = Element.from_tag("text:span")
            span.set_attribute("text:style-name", "Vet")
            span.text = deel
            alinea.append(span)
        else:
            alinea.append_plain_text(deel)
    return alinea


def _tabel(tabel: opmaak.Tabel, nummer: int) -> list[Element]:
    raster = Table(f"Tabel{nummer}")
    kop = Element.from_tag("table:table-header-rows")
    for index, rij in enumerate((tabel.kop, *tabel.rijen)):
        regel = Row()
        for tekst in rij:
            cel = Element.from_tag("table:table-cell")
            cel.set_attribute("office:value-type", "string")
            cel.set_attribute("table:style-name", "Cel")
            cel.append(_alinea(opmaak.zonder_vet(tekst), "Tabelkop" if index == 0 else "Tabeltekst"))
            regel.append(cel)
        (kop if index == 0 else raster).append(regel)
    raster.insert(kop, position=0)
    kolom = Element.from_tag("table:table-column")
    kolom.set_attribute("table:number-columns-repeated", str(len(tabel.kop)))
    raster.insert(kolom, position=0)
    delen: list[Element] = [_alinea(f"**{tabel.bijschrift}**")] if tabel.bijschrift else []
    return [*delen, raster, _alinea("")]


def _blok(blok: opmaak.Blok, nummer: int) -> list[Element]:
    match blok:
        case opmaak.Kop():
            return [Header(blok.niveau, blok.volledig, style=f"Heading_20_{blok.niveau}")]
        case opmaak.Lijst():
            stijl = "Numbering_20_1" if blok.genummerd else "List_20_1"
            lijst = List(style=stijl)
            for item in blok.items:
                punt = Element.from_tag("text:list-item")
                punt.append(_alinea(item))
                lijst.append(punt)
            return [lijst]
        case opmaak.Tabel():
            return _tabel(blok, nummer)
        case opmaak.Kader():
            return [_alinea(blok.tekst, "Kader")]
    return [_alinea(blok.tekst)]


def _stijlen(doc: Nieuw, kleur: str) -> None:
    vet = Style("text", name="Vet", bold=True)
    kader = Style("paragraph", name="Kader", parent_style="Text_20_body", area="paragraph",
                  border_left=f"3pt solid #{kleur}", padding="0.2cm", background_color="#f3f3ee")  # fmt: skip
    cel = Style("table-cell", name="Cel", area="table-cell", border="0.5pt solid #999999", padding="0.1cm")
    tekst = Style("paragraph", name="Tabeltekst", parent_style="Standard")
    kop = Style("paragraph", name="Tabelkop", parent_style="Standard", area="text", bold=True)
    for stijl in (vet, kader, tekst, kop):
        doc.insert_style(stijl)
    doc.insert_style(cel, automatic=True)


def maak(stuk: Stuk) -> bytes:
    """Return the ODT of one version."""
    doc = Nieuw("text")
    doc.body.clear()
    _stijlen(doc, stuk.kleur)
    delen: list[Element] = [Header(1, stuk.titel, style="Heading_20_1")]
    if stuk.ondertitel:
        delen.append(_alinea(f"**{stuk.ondertitel}**"))
    delen += [_alinea(stuk.samenvatting), *_tabel(opmaak.Tabel("", ("Over dit stuk", ""), stuk.gegevens), 0)]
    for nummer, blok in enumerate(stuk.blokken, start=1):
        delen += _blok(blok, nummer)
    if stuk.historie:
        historie = opmaak.Tabel("", ("Versie", "Datum", "Wat is er gewijzigd?"), stuk.historie)
        delen += [Header(1, "Wijzigingen per versie", style="Heading_20_1"), *_tabel(historie, 999)]
    for deel in delen:
        doc.body.append(deel)
    moment = datetime(stuk.datum.year, stuk.datum.month, stuk.datum.day)
    doc.meta.title, doc.meta.creator, doc.meta.language = stuk.titel, stuk.organisatie.naam, "nl-NL"
    doc.meta.creation_date, doc.meta.date = moment, moment
    doel = io.BytesIO()
    doc.save(doel)
    return vaste_zip(doel.getvalue())
