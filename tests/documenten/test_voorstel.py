"""What is proposed from a text: literal cases, so that a change of the words shows here."""

import pytest

from corporaties.models import Thema
from documenten.extraction import Extractie
from documenten.voorstel import propose, propose_soort, propose_themas

SOORTEN = {
    "Incassobeleid 2025": "beleid",
    "Beleidsnotitie woonfraude": "beleid",
    "Visie op wonen met zorg": "beleid",
    "Reglement raad van commissarissen": "reglement",
    "Klachtenreglement": "reglement",
    "Klokkenluidersregeling": "reglement",
    "Sociaal statuut bij sloop": "statuut",
    "Statuten stichting De Linde": "statuut",
    "Protocol melding huiselijk geweld": "protocol",
    "Procedure mutatie en oplevering": "procedure",
    "Werkinstructie voor het klantcontact": "procedure",
    "Format huurovereenkomst parkeerplaats": "format",
    "Huurovereenkomst zelfstandige woonruimte": "overeenkomst",
    "Prestatieafspraken 2026 gemeente Hulst": "prestatieafspraken",
    "Ondernemingsplan 2024-2028": "ondernemingsplan",
    "Jaarverslag 2025": "jaarverslag",
    "Visitatierapport 2023": "visitatierapport",
    "Huurdersonderzoek tevredenheid": "onderzoek",
    "Presentatie bewonersavond": "presentatie",
    "Brief aan huurders over het huurbeleid": "brief",
    "Gebruik van de fietsenkelder": "overig",
}


@pytest.mark.parametrize("titel", SOORTEN)
def test_the_title_names_the_kind(titel):
    assert propose_soort([titel], "", "pdf") == SOORTEN[titel]


def test_without_a_telling_title_the_file_type_or_the_text_does():
    assert propose_soort(["Bewonersavond"], "", "pptx") == "presentatie"
    assert (
        propose_soort(["Fietsenkelder"], "Dit reglement geldt. Wie dit reglement leest, weet genoeg.", "pdf")
        == "reglement"
    )


def test_a_subtitle_at_the_start_names_the_kind():
    blokken = [
        {"s": "kop", "n": 1, "t": "Opzeggen en opleveren", "p": 1},
        {"s": "alinea", "t": "Protocol bij verhuizing", "p": 1},
        {"s": "alinea", "t": "Wie een brief stuurt, krijgt binnen een week een afspraak. " * 4, "p": 1},
    ]
    gevonden = Extractie("gelezen", titel="Opzeggen en opleveren", blokken=blokken)
    assert propose(gevonden, naam="a.pdf", titel="A", ext="pdf", themas=[])["soort"] == "protocol"


@pytest.mark.parametrize(
    ("in_file", "heading", "expected"),
    [
        ("Huurbeleid 2026", "Inleiding", "Huurbeleid 2026"),
        ("Microsoft Word - huur_def3.docx", "Huurbeleid 2026", "Huurbeleid 2026"),
        ("Document1", "", "Van de naam"),
        ("huurbeleid.docx", "", "Van de naam"),
        (None, "x" * 300, "Van de naam"),
    ],
)
def test_the_title_of_the_text_is_better_than_the_file_name_unless_it_says_nothing(in_file, heading, expected):
    blokken = [{"s": "kop", "n": 1, "t": heading, "p": 1}] if heading else []
    gevonden = Extractie("gelezen", titel=in_file, blokken=blokken, jaar=2019)
    assert propose(gevonden, naam="a.docx", titel="Van de naam", ext="docx", themas=[])["titel"] == expected


@pytest.mark.parametrize(
    ("titel", "naam", "in_text", "expected"),
    [
        ("Huurbeleid 2026", "x-2024.pdf", 2023, 2026),
        ("Huurbeleid", "huurbeleid-2024.pdf", 2023, 2024),
        ("Huurbeleid", "huurbeleid.pdf", 2023, 2023),
        ("Nota 12345678", "x.pdf", None, None),
    ],
)
def test_the_year_comes_from_the_title_then_the_name_then_the_text(titel, naam, in_text, expected):
    gevonden = Extractie("gelezen", titel=titel, jaar=in_text)
    assert propose(gevonden, naam=naam, titel=titel, ext="pdf", themas=[])["jaar"] == expected


def themas():
    huren = Thema(pk=1, naam="Huren en betaalbaarheid", trefwoorden=["huur", "woonlasten"])
    incasso = Thema(pk=2, naam="Incasso", trefwoorden=["huurachterstand", "betalingsregeling"], ouder_id=1)
    zorg = Thema(pk=3, naam="Wonen en zorg", trefwoorden=["mantelzorg", "vereniging van eigenaren"])
    zav = Thema(pk=4, naam="Klussen", trefwoorden=["zelf aangebrachte voorzieningen"])
    return [huren, incasso, zorg, zav]


def test_themes_are_those_whose_words_the_text_uses_in_any_form():
    text = "Bij huurachterstanden bieden wij betalingsregelingen. De huur en de huur en de huur. " * 3
    assert propose_themas("Een stuk", text, themas()) == [2]  # and not the one above it
    assert propose_themas("Een stuk", "Wie mantelzorg geeft. " + "Mantelzorg is zorg. " * 3 + "", themas()) == [3]


def test_a_word_in_the_title_is_enough_and_one_in_the_text_is_not():
    assert propose_themas("Regels bij huurachterstand", "", themas()) == [2]
    assert propose_themas("Regels", "Wij noemen huurachterstand een keer.", themas()) == []


def test_words_that_belong_together_count_together():
    text = "De regels voor zelf aangebrachte voorzieningen. " * 4
    assert propose_themas("Regels", text, themas()) == [4]
    assert propose_themas("Regels", "Zelf doen. Voorzieningen zijn aangebrachte zaken. " * 4, themas()) == []


def test_at_most_three_themes():
    many = [Thema(pk=n, naam=f"Thema{n}", trefwoorden=[f"woord{n}"]) for n in range(1, 6)]
    text = " ".join(f"woord{n}" for n in range(1, 6)) * 1 + " "
    assert len(propose_themas("x", (text + " ") * 6, many)) == 3
