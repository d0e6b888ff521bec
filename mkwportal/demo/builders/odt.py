"""ODT with real headings, lists and tables."""

import io
from datetime import datetime

from odfdo import Document as Nieuw
from odfdo import Element, Header, List, Paragraph, Style

from mkwportal.demo import opmaak
from mkwportal.demo.builders.stuk import Stuk, vaste_zip
from mkwportal.demo.builders.tabellen import breedtes


def _alinea(tekst: str, stijl: str = "Text_20_body") -> Paragraph:
    alinea = Paragraph("", style=stijl)
    for deel, vet in opmaak.vet_delen(tekst):
        if vet:
            span = _maak("text:span", text__style_name="Vet")
            span.text = deel
            alinea.append(span)
        else:
            alinea.append_plain_text(deel)
    return alinea


def _maak(naam: str, **eigenschappen: str) -> Element:
    """Return an element; in the names of attributes __ stands for : and _ for -."""
    element = Element.from_tag(naam)
    for sleutel, waarde in eigenschappen.items():
        element.set_attribute(sleutel.replace("__", ":").replace("_", "-"), waarde)
    return element


def _tabel(tabel: opmaak.Tabel, nummer: int) -> list[Element]:
    raster = _maak("table:table", table__name=f"Tabel{nummer}")
    for breed in breedtes(tabel):
        raster.append(_maak("table:table-column", table__style_name=f"Kolom{round(breed)}"))
    kop = _maak("table:table-header-rows")
    raster.append(kop)
    for index, rij in enumerate((tabel.kop, *tabel.rijen)):
        regel = _maak("table:table-row")
        for tekst in rij:
            cel = _maak("table:table-cell", office__value_type="string", table__style_name="Cel")
            cel.append(_alinea(opmaak.zonder_vet(tekst), "Tabelkop" if index == 0 else "Tabeltekst"))
            regel.append(cel)
        (raster if index else kop).append(regel)
    delen: list[Element] = [_alinea(f"**{tabel.bijschrift}**")] if tabel.bijschrift else []
    return [*delen, raster, _alinea("")]


def _kop(tekst: str, niveau: int) -> Header:
    return Header(niveau, tekst, style=f"Heading_20_{niveau}")


def _lijststijl(naam: str, merk: str, **eigenschappen: str) -> Element:
    stijl = _maak("text:list-style", style__name=naam)
    niveau = _maak(f"text:list-level-style-{merk}", text__level="1", **eigenschappen)
    ruimte = _maak("style:list-level-properties", text__list_level_position_and_space_mode="label-alignment")
    ruimte.append(
        _maak(
            "style:list-level-label-alignment", text__label_followed_by="listtab",
            fo__text_indent="-0.6cm", fo__margin_left="0.9cm",
        )
    )  # fmt: skip
    niveau.append(ruimte)
    stijl.append(niveau)
    return stijl


def _blok(blok: opmaak.Blok, nummer: int) -> list[Element]:
    match blok:
        case opmaak.Kop():
            return [_kop(blok.volledig, blok.niveau)]
        case opmaak.Lijst():
            lijst = List(style="Nummers" if blok.genummerd else "Punten")
            for item in blok.items:
                punt = _maak("text:list-item")
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
    titel = Style(
        "paragraph", name="Title", parent_style="Heading", area="text", color=f"#{kleur}", bold=True, size="24pt"
    )
    onder = Style("paragraph", name="Subtitle", parent_style="Heading", area="text", color="#555555", size="14pt")
    for stijl in (vet, kader, tekst, kop, titel, onder):
        doc.insert_style(stijl)
    doc.insert_style(cel, automatic=True)
    for niveau in doc.styles.get_elements("//text:outline-level-style"):
        for eigenschap in ("style:num-format", "style:num-suffix"):
            niveau.set_attribute(eigenschap, "")  # our own numbers are in the text
    doc.insert_style(_lijststijl("Punten", "bullet", text__bullet_char="•"), automatic=True)
    doc.insert_style(_lijststijl("Nummers", "number", style__num_format="1", style__num_suffix="."), automatic=True)
    for breed in range(1, 41):
        kolom = _maak("style:style", style__name=f"Kolom{breed}", style__family="table-column")
        kolom.append(_maak("style:table-column-properties", style__rel_column_width=f"{breed}*"))
        doc.insert_style(kolom, automatic=True)


def maak(stuk: Stuk) -> bytes:
    """Return the ODT of one version."""
    doc = Nieuw("text")
    doc.body.clear()
    _stijlen(doc, stuk.kleur)
    delen: list[Element] = [_alinea(stuk.titel, "Title")]
    if stuk.ondertitel:
        delen.append(_alinea(stuk.ondertitel, "Subtitle"))
    delen += [_alinea(stuk.samenvatting), *_tabel(opmaak.Tabel("", ("Over dit stuk", ""), stuk.gegevens), 0)]
    for nummer, blok in enumerate(stuk.blokken, start=1):
        delen += _blok(blok, nummer)
    if stuk.historie:
        historie = opmaak.Tabel("", ("Versie", "Datum", "Wat is er gewijzigd?"), stuk.historie)
        delen += [_kop("Wijzigingen per versie", 1), *_tabel(historie, 999)]
    for deel in delen:
        doc.body.append(deel)
    moment = datetime(stuk.datum.year, stuk.datum.month, stuk.datum.day)
    doc.meta.title, doc.meta.creator, doc.meta.language = stuk.titel, stuk.organisatie.naam, "nl-NL"
    doc.meta.creation_date, doc.meta.date = moment, moment
    doel = io.BytesIO()
    doc.save(doel)
    return vaste_zip(doel.getvalue(), stuk)
