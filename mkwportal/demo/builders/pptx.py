"""PPTX: each chapter is a slide; text in a frame becomes the speaker's note."""

import io
from datetime import datetime

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.slide import Slide
from pptx.util import Inches, Pt

from mkwportal.demo import opmaak
from mkwportal.demo.builders.stuk import Stuk, nl_datum, vaste_zip

_BREED, _HOOG = 13.333, 7.5
_RAND = 0.8


def _kop(dia: Slide, tekst: str, kleur: RGBColor) -> None:
    titel = dia.shapes.title
    titel.left, titel.top = Inches(_RAND), Inches(0.5)
    titel.width, titel.height = Inches(_BREED - 2 * _RAND), Inches(1.0)
    titel.text = tekst
    alinea = titel.text_frame.paragraphs[0]
    alinea.font.size, alinea.font.bold, alinea.font.color.rgb = Pt(32), True, kleur
    balk = dia.shapes.add_shape(1, 0, 0, Inches(_BREED), Inches(0.18))
    balk.fill.solid()
    balk.fill.fore_color.rgb = kleur
    balk.line.fill.background()


def _tekst(dia: Slide, regels: list[str], hoogte: float) -> None:
    vak = dia.placeholders[1]
    vak.left, vak.top = Inches(_RAND), Inches(1.6)
    vak.width, vak.height = Inches(_BREED - 2 * _RAND), Inches(hoogte)
    kader = vak.text_frame
    for nummer, regel in enumerate(regels):
        alinea = kader.paragraphs[0] if nummer == 0 else kader.add_paragraph()
        alinea.space_after = Pt(8)
        for deel, vet in opmaak.vet_delen(regel):
            run = alinea.add_run()
            run.text, run.font.bold, run.font.size = deel, vet, Pt(20)


def _tabel(dia: Slide, tabel: opmaak.Tabel, top: float) -> None:
    rijen = (tabel.kop, *tabel.rijen)
    vorm = dia.shapes.add_table(
        len(rijen), len(tabel.kop), Inches(_RAND), Inches(top), Inches(_BREED - 2 * _RAND), Inches(0.4 * len(rijen))
    )
    for r, rij in enumerate(rijen):
        for k, cel in enumerate(rij):
            vorm.table.cell(r, k).text = opmaak.zonder_vet(cel)
            vorm.table.cell(r, k).text_frame.paragraphs[0].font.size = Pt(15)


def _dia(presentatie: Presentation, kop: str, blokken: list[opmaak.Blok], kleur: RGBColor) -> None:
    regels: list[str] = []
    tabellen: list[opmaak.Tabel] = []
    notities: list[str] = []
    for blok in blokken:
        match blok:
            case opmaak.Tabel():
                tabellen.append(blok)
            case opmaak.Lijst():
                regels += blok.items
            case opmaak.Kader():
                notities.append(opmaak.zonder_vet(blok.tekst))
            case _:
                regels.append(blok.tekst)
    dia = presentatie.slides.add_slide(presentatie.slide_layouts[1 if regels else 5])
    _kop(dia, kop, kleur)
    hoogte = 0.55 * len(regels) + 0.3 if tabellen else _HOOG - 2.3
    if regels:
        _tekst(dia, regels, hoogte)
    for tabel in tabellen:
        _tabel(dia, tabel, 1.7 + (hoogte if regels else 0))
    if notities:
        dia.notes_slide.notes_text_frame.text = "\n".join(notities)


def maak(stuk: Stuk) -> bytes:
    """Return the PPTX of one version: a title slide, then one slide for each chapter."""
    presentatie = Presentation()
    presentatie.slide_width, presentatie.slide_height = Inches(_BREED), Inches(_HOOG)
    kleur = RGBColor.from_string(stuk.kleur.upper())
    eerste = presentatie.slides.add_slide(presentatie.slide_layouts[1])
    _kop(eerste, stuk.titel, kleur)
    regels = [stuk.ondertitel, stuk.samenvatting, f"{stuk.organisatie.naam}, {nl_datum(stuk.datum)}"]
    _tekst(eerste, [regel for regel in regels if regel], 4.0)
    kop, blokken = "", []
    for blok in (*stuk.blokken, opmaak.Kop(1, "", "")):
        if isinstance(blok, opmaak.Kop) and blok.niveau == 1:
            if kop:
                _dia(presentatie, kop, blokken, kleur)
            kop, blokken = blok.tekst, []
        else:
            blokken.append(blok)
    gegevens = presentatie.core_properties
    gegevens.title, gegevens.author, gegevens.language = stuk.titel, stuk.organisatie.naam, "nl-NL"
    gegevens.created = gegevens.modified = datetime(stuk.datum.year, stuk.datum.month, stuk.datum.day)
    doel = io.BytesIO()
    presentatie.save(doel)
    return vaste_zip(doel.getvalue(), stuk)
