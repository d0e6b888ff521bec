"""Dutch words that belong together get one stem, and compounds fall apart in the right places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkwportal.core.search.analysis import LANGSTE, analyse, clean, fold, stem_key, tokens, units
from mkwportal.core.search.compounds import smallest, split
from mkwportal.core.search.stemming import stem


@pytest.mark.parametrize(
    "woorden",
    [
        "huur huren gehuurd gehuurde huurt",
        "verhuur verhuren verhuurd verhuurde verhuurt",
        "sloop slopen gesloopt gesloopte sloopt",
        "ontruiming ontruimingen ontruimen ontruimd ontruimde",
        "woningtoewijzing woningtoewijzingen",
        "toewijzen toegewezen toewijzing toewijst",
        "isolatie isoleren isolering geisoleerd geisoleerde",
        "overname overnames overnemen overgenomen overneemt",
        "afspraak afspraken afspreken afgesproken",
        "overdracht overdragen overgedragen",
        "besluit besluiten besloten",
        "verkoop verkopen verkocht verkochte verkoopt",
        "aanvraag aanvragen aangevraagd aanvraagt",
        "gemeente gemeenten gemeentes",
        "commissaris commissarissen",
        "huurder huurders",
        "proces processen",
        "adres adressen",
        "succes successen",
        "mogelijkheid mogelijkheden",
        "stad steden",
        "bestuurslid bestuursleden",
        "dak daken",
        "brief brieven",
        "huis huizen huisje huisjes",
        "procedure procedures",
        "plan plannen",
        "uitvoering uitvoeren uitgevoerd uitgevoerde",
        "onderzoek onderzoeken onderzocht",
        "beheer beheren beheerd beheert",
    ],
)
def test_forms_of_a_word_share_a_stem(woorden):
    assert len({stem(woord) for woord in woorden.split()}) == 1


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("gedrag", "dragen"),
        ("gegevens", "geven"),
        ("geval", "vallen"),
        ("gemeente", "menen"),
        ("gebied", "bieden"),
        ("gebouw", "bouwen"),
        ("ruimte", "ruimen"),
        ("planten", "plannen"),
        ("halte", "halen"),
        ("besteden", "stad"),
    ],
)
def test_words_that_only_look_alike_keep_their_own_stem(een, ander):
    assert stem(een) != stem(ander)


@pytest.mark.parametrize("woord", ["avg", "co2", "2024", "ab", ""])
def test_short_words_and_numbers_stay_as_they_are(woord):
    assert stem(woord) == woord


@pytest.mark.parametrize(
    ("woord", "delen"),
    [
        ("huurincassobeleid", ("huur", "incasso", "beleid")),
        ("zonnepanelen", ("zonne", "panelen")),
        ("leefbaarheidsfonds", ("leefbaarheid", "fonds")),
        ("vvestatuut", ("vve", "statuut")),
        ("asbestprotocol", ("asbest", "protocol")),
        ("huurdersparticipatie", ("huurders", "participatie")),
    ],
)
def test_compounds_fall_apart(woord, delen):
    assert {stem(deel) for deel in smallest(split(woord))} == {stem(deel) for deel in delen}


@pytest.mark.parametrize(
    "woord", ["overeenkomst", "huisvesting", "onderhoud", "voorzitter", "maatregelen", "huur", "xqzzyvwpq"]
)
def test_one_notion_stays_whole(woord):
    assert split(woord) == ()


@pytest.mark.parametrize(
    ("geschreven", "woorden"),
    [
        ("risico's", ["risico"]),
        ("RI&E", ["rie"]),
        ("R.v.C.", ["rvc"]),
        ("en/of", ["en", "of"]),
        ("VvE-beheer", ["vvebeheer"]),
        ("1.850", ["1850"]),
        ("coöperatie", ["cooperatie"]),
        ("e\u0301e\u0301n", ["een"]),
        ("info@mkw.example", ["info", "mkw", "example"]),
    ],
)
def test_words_in_a_run_of_characters(geschreven, woorden):
    gevonden = [woord for stuk in clean(geschreven).split("@") for woord, _ in units(stuk)]
    assert gevonden == woorden


def test_parts_between_hyphens_count_as_parts():
    (woord, koppel), *_ = units("VvE-beheer")
    assert {"vve", stem("beheer")} <= set(analyse(woord, koppel).delen)


def test_stop_words_keep_their_place():
    assert [(token.plek, token.woord.woord) for token in tokens("de raad van commissarissen")] == [
        (2, "raad"),
        (4, "commissarissen"),
    ]
    assert stem_key("raad van commissarissen") == ("rad", "commissaris")
    assert stem_key("ons doel", stop=True) == ("ons", "doel")


def test_clean_keeps_what_can_be_read():
    assert clean("huur\u00adbeleid\x00 \ud800 cafe\u0301\ufeff") == "huurbeleid    café"
    assert clean("huurin-\ncasso, in-\nen verkoop") == "huurincasso, in-\nen verkoop"
    assert clean("een\ftwee") == "een\ftwee"
    assert clean(None) == ""


@given(st.text(max_size=200))
def test_any_text_is_analysed(tekst):
    for token in tokens(clean(tekst)):
        assert 0 < len(token.woord.woord) <= LANGSTE
        assert fold(token.woord.woord) == token.woord.woord
