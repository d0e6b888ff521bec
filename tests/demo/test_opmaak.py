"""The notation of the document texts."""

import pytest

from mkwportal.demo import opmaak
from mkwportal.demo.builders.tabellen import celwaarde, getalkolommen
from mkwportal.demo.records import Organisatie

ORG = Organisatie(
    "proef", "De Proef", "woningcorporatie", "Aadorp", "Utrecht", ("Aa", "Bee"), "", ("Aadorp", "Beedorp"), 1234, 12.5
)


def lees(tekst: str, versie: int = 1) -> list[opmaak.Blok]:
    return opmaak.lees(tekst, versie, ORG)


def test_facts_of_the_corporation_are_filled_in_the_dutch_way():
    assert lees("{naam}: {vhe} en {fte} in {kernen}, {kern2}.") == [
        opmaak.Alinea("De Proef: 1.234 en 12,5 in Aadorp en Beedorp, Beedorp.")
    ]


def test_unknown_fact_is_an_error():
    with pytest.raises(KeyError):
        lees("{bestaatniet}")


def test_chapters_and_sections_are_numbered_per_version():
    tekst = "# Een\n## Deel\n{v2-} # Twee\n# Drie"
    assert [kop.volledig for kop in lees(tekst)] == ["1 Een", "1.1 Deel", "2 Drie"]
    assert [kop.volledig for kop in lees(tekst, 2)] == ["1 Een", "1.1 Deel", "2 Twee", "3 Drie"]


def test_left_out_heading_takes_all_under_it_along():
    tekst = "# Een\n{v2-} # Twee\nweg\n## Sub\n- weg\n# Drie\nblijft"
    assert opmaak.Alinea("weg") not in lees(tekst)
    assert lees(tekst)[-1] == opmaak.Alinea("blijft")


@pytest.mark.parametrize(
    ("merk", "versies"), [("{v2-}", [2, 3]), ("{v-2}", [1, 2]), ("{v2}", [2]), ("{v2-3}", [2, 3]), ("", [1, 2, 3])]
)
def test_mark_chooses_versions(merk, versies):
    assert [v for v in (1, 2, 3) if lees(f"{merk} tekst\nloopt door", v)] == versies


def test_choice_stays_at_the_last_one():
    assert [lees("<<a|b>>", v)[0].tekst for v in (1, 2, 3)] == ["a", "b", "b"]


def test_items_rows_and_paragraphs_become_blocks():
    tekst = "Tekst\ndie doorloopt:\n- een\n  vervolg\n{v2-} - twee\n\n1. stap\n"
    tekst += "Tabel: Cijfers\n| a | b |\n| 1 | 2 |\n> let op"
    assert lees(tekst) == [
        opmaak.Alinea("Tekst die doorloopt:"),
        opmaak.Lijst(("een vervolg",), genummerd=False),
        opmaak.Lijst(("stap",), genummerd=True),
        opmaak.Tabel("Cijfers", ("a", "b"), (("1", "2"),)),
        opmaak.Kader("let op"),
    ]
    assert lees(tekst, 2)[1] == opmaak.Lijst(("een vervolg", "twee"), genummerd=False)


@pytest.mark.parametrize(
    ("cel", "waarde"),
    [
        ("1.234", (1234, "#,##0")),
        ("12,5", (12.5, "#,##0.0")),
        ("71 %", (0.71, "0%")),
        ("€ 1.250", (1250, '"€" #,##0')),
        ("€ -40", (-40, '"€" #,##0')),
        ("2025", (2025, "0")),
        ("06-12", None),
        ("007", None),
        ("ongeveer 12", None),
        ("", None),
    ],
)
def test_figures_in_cells(cel, waarde):
    assert celwaarde(cel) == waarde


def test_columns_of_figures_are_recognised():
    assert getalkolommen(opmaak.Tabel("", ("a", "b", "c"), (("1", "1", "x"), ("2", "-", "y"), ("3", "3", "4")))) == [1]
