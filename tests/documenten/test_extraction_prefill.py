"""Titles and years that are proposed from files as people name them (D2)."""

import pytest

from documenten.extraction.prefill import MAX_TITLE, title_from_name, title_from_text, year_from_title


@pytest.mark.parametrize(
    ("naam", "titel"),
    [
        ("aanpak-woonfraude-2026-DEF.pdf", "Aanpak woonfraude 2026"),
        ("20260312_Beleid_huurincasso_v1.2.docx", "Beleid huurincasso"),
        ("2026-03-12 Notulen bestuur.docx", "Notulen bestuur"),
        ("Reglement RvC (definitief).pdf", "Reglement RvC"),
        ("Jaarverslag 2024 - concept.pdf", "Jaarverslag 2024"),
        ("Prestatieafspraken_2025-2028_gemeente.pdf", "Prestatieafspraken 2025-2028 gemeente"),
        ("ondernemingsplan%20Samen%20thuis.pdf", "Ondernemingsplan Samen thuis"),
        ("Nota wonen - De Olm (2).pdf", "Nota wonen - De Olm"),
        ("AanpakWoonfraude.docx", "Aanpak Woonfraude"),
        ("RvC-reglement versie 3 DEF.docx", "RvC reglement"),
        ("Statuten ondertekend.pdf", "Statuten"),
        ("beleid.v2.def.pdf", "Beleid"),
        ("huur- en incassobeleid.odt", "Huur- en incassobeleid"),
        ("éénmalige kosten.xlsx", "Éénmalige kosten"),
        ("CO2-beleid 2030.pdf", "CO2 beleid 2030"),
        ("definitief.pdf", "Definitief"),
        ("2026.pdf", "2026"),
        ("20260312.pdf", "20260312"),
        ("rapport v2.0", "Rapport"),
        ("a\u202eb\x00.pdf", "Ab"),
    ],
)
def test_a_title_from_a_file_name(naam, titel):
    assert title_from_name(naam) == titel


def test_a_title_from_a_name_always_fits():
    assert len(title_from_name("a" * 400 + ".pdf")) == MAX_TITLE
    assert title_from_name("---.pdf")


def kop(text: str) -> dict:
    return {"s": "kop", "n": 1, "t": text, "p": None}


@pytest.mark.parametrize(
    ("own", "headings", "titel"),
    [
        ("Beleid woonfraude", ["Inleiding"], "Beleid woonfraude"),
        ("Microsoft Word - Reglement RvC (definitief).docx", [], ""),
        ("Microsoft Word - Reglement RvC", [], "Reglement RvC"),
        ("Microsoft Word - Document1", ["Protocol agressie"], "Protocol agressie"),
        ("PowerPoint-presentatie", ["Samen sterker"], "Samen sterker"),
        ("untitled", ["Statuten Stichting De Linde"], "Statuten Stichting De Linde"),
        ("Document1", ["Protocol agressie"], "Protocol agressie"),
        ("", ["2", "Blad1", "Begroting 2026"], "Begroting 2026"),
        (None, [], ""),
        ("Scan_20240101", ["Contract"], "Contract"),
        ("FW: RE: afspraken onderhoud", [], "Afspraken onderhoud"),
        ("jaarplan_2026_DEF.indd", ["Jaarplan 2026"], "Jaarplan 2026"),
        ("12345", ["1.2"], ""),
        ("x" * 300, ["Kop van de nota"], "Kop van de nota"),
        ("  Nota \n wonen ", [], "Nota wonen"),
        ("Presentatie voor huurders", [], "Presentatie voor huurders"),
    ],
)
def test_a_title_from_what_the_file_says(own, headings, titel):
    assert title_from_text(own, [{"s": "alinea", "t": "Tekst", "p": None}, *map(kop, headings)]) == titel


@pytest.mark.parametrize(
    ("titel", "naam", "jaar"),
    [
        ("Beleid woonfraude 2026-2030", "x-2024.pdf", 2026),
        ("Beleid huurincasso", "20260312_Beleid.docx", 2026),
        ("Beleid", "beleid-2024.pdf", 2024),
        ("IMG 2034", "IMG_2034.pdf", None),
        ("Contract", "scan2031.pdf", None),
        ("Postbus 20250", "a120261.pdf", None),
        ("Beleid", "20261399.pdf", None),
        ("Geschiedenis vanaf 1850", "x.pdf", None),
    ],
)
def test_the_year_of_a_title(titel, naam, jaar):
    assert year_from_title(titel, naam) == jaar
