"""Passages side by side (D12): the right paragraphs, of what one may see, with page and year, and none cut silently."""

import datetime as dt

import pytest
from django.urls import reverse

from documenten.models import Versie
from documenten.passages import PER_PAGE, best_blocks
from documenten.search import index_document
from documenten.treffers import Zoeker
from mkwportal.core.models import ZoekZonderResultaat
from mkwportal.core.search.index import index_object
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, person
from tests.factories.documenten import DocumentFactory

from .blokken import kop, lijst, p, tabel
from .helpers import text_of

pytestmark = pytest.mark.django_db
URL = reverse("documenten:passages")
HUISBEZOEK = "Binnen drie weken gaan wij bij de huurder langs voor een huisbezoek en een goed gesprek."


def plain(response):
    return text_of(response).replace('<mark class="utrecht-mark">', "").replace("</mark>", "")


def make(naam="", tekst=HUISBEZOEK, *, blokken=None, **fields):
    """Return an indexed document of a corporation with this name."""
    owner = fields.pop("organisatie", None) or OrganisatieFactory(**({"naam": naam} if naam else {}))
    standard = {"bereik": "leden", "status": "vastgesteld", "soort": "beleid", "jaar": 2025}
    document = DocumentFactory(
        organisatie=owner, versie_1__tekst=blokken or [kop("Doel"), p("Dit beleid geldt voor iedereen die bij ons huurt."), kop("Achterstand"), p(tekst, 4)],
        **(standard | fields),
    )  # fmt: skip
    index_document(document.pk)
    return document


@pytest.fixture
def web(login):
    return login(person())


# What is shown --------------------------------------------------------------------------------------------------------


def test_the_passages_of_several_corporations_stand_side_by_side(web):
    one, other = (
        make("De Linde"),
        make("De Peel", "Een huisbezoek doen wij samen met de gemeente, na zes weken.", jaar=2024),
    )
    page = plain(web.get(URL, {"q": "huisbezoek"}))
    assert "2 corporaties schrijven hierover, in 2 documenten." in page
    for document, words, year in ((one, HUISBEZOEK, 2025), (other, "samen met de gemeente", 2024)):
        assert words in page
        assert f"{year}, versie 1" in page
        assert f'href="{document.versie.get_absolute_url()}#p4"' in page
        assert f'href="{document.get_absolute_url()}"' in page
    assert "Lees verder op pagina 4" in page
    assert '<h4 class="mkw-passages__head">Achterstand</h4>' in page
    assert "geldt voor iedereen" not in page  # a paragraph about something else


@pytest.mark.parametrize("asked", ["huisbezoeken", "huis bezoek", "huisbezoek"])
def test_words_match_as_search_matches_them(web, asked):
    make("De Linde", "Onze huisbezoeken gaan altijd met twee mensen.")
    assert '<mark class="utrecht-mark">huisbezoeken</mark>' in text_of(web.get(URL, {"q": asked}))


def test_the_text_of_people_is_shown_as_text(web):
    make("De Linde", "Een <script>alert(1)</script> huisbezoek & meer van zulke dingen.")
    page = web.get(URL, {"q": "huisbezoek"}).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_the_document_in_force_comes_first_and_the_newest_of_those(web):
    owner = OrganisatieFactory(naam="De Linde")
    make(titel="Oud huisbezoek", organisatie=owner, jaar=2019, vastgesteld_op=dt.date(2019, 1, 1))
    make(titel="Nieuw huisbezoek", organisatie=owner, jaar=2026)
    make(titel="Concept huisbezoek", organisatie=owner, jaar=2027, status="concept")
    page = text_of(web.get(URL, {"q": "huisbezoek"}))
    titles = [
        page.index(f"{titel} <mark") if f"{titel} <mark" in page else page.index(titel)
        for titel in ("Nieuw", "Oud", "Concept")
    ]
    assert titles == sorted(titles)
    assert "3 documenten hierover" in page


def test_at_most_three_passages_of_a_corporation(web):
    make(
        "De Linde",
        blokken=[p(f"Bij huisbezoek {n} praten wij over de achterstand van de huurder.", n) for n in range(1, 9)],
    )
    assert text_of(web.get(URL, {"q": "huisbezoek"})).count("mkw-passages__passage") == 3


def test_a_kind_a_theme_and_a_size_narrow_it_down(web):
    thema = ThemaFactory(naam="Huurachterstand", slug="achterstand")
    make("De Linde", themas=[thema])
    make("De Peel", soort="protocol")
    make(organisatie=OrganisatieFactory(naam="Grootwoon", vhe=9000))
    for query, seen in (
        ({"soort": "protocol"}, "De Peel"), ({"thema": "achterstand"}, "De Linde"), ({"grootte": "groot"}, "Grootwoon"),
    ):  # fmt: skip
        page = text_of(web.get(URL, {"q": "huisbezoek", **query}))
        assert "1 corporatie schrijft hierover" in page
        assert seen in page
    assert '<option value="protocol" selected>' in text_of(web.get(URL, {"q": "huisbezoek", "soort": "protocol"}))


def test_what_matches_only_by_its_title_shows_its_begin(web):
    make(
        "De Linde",
        titel="Protocol huisbezoek",
        blokken=[kop("Inleiding"), p("Wij gaan altijd met twee mensen en melden ons vooraf.")],
    )
    page = plain(web.get(URL, {"q": "huisbezoek"}))
    assert "Alleen de titel of de samenvatting past: dit is het begin" in page
    assert "Wij gaan altijd met twee mensen" in page


def test_words_that_stand_far_apart_are_told_instead_of_shown_as_a_passage(web):
    document = make(
        "De Linde", blokken=[p("Elk huis heeft een deur van hout."), p("Op ons kantoor is bezoek welkom op dinsdag.")]
    )
    page = text_of(web.get(URL, {"q": "huisbezoek"}))
    assert "De woorden staan hierin verspreid" in page
    assert f"{reverse('documenten:lezen', args=[document.pk])}?q=huisbezoek" in page
    assert "deur van hout" not in page


def test_a_document_whose_text_was_not_read_says_so(web):
    make("De Linde", titel="Protocol huisbezoek", versie_1__tekst_status="geen")
    assert "De tekst van dit document kon niet worden gelezen." in text_of(web.get(URL, {"q": "huisbezoek"}))


# Which paragraphs -----------------------------------------------------------------------------------------------------


def best(blokken, q="huisbezoek bij achterstand"):
    index_object("document", 1, titel="x", tekst="huisbezoek achterstand betaling", openbaar=True)
    return [number for number, _ in best_blocks(blokken, Zoeker.read(q))]


def test_a_paragraph_with_all_words_goes_before_one_with_many_of_the_same():
    same = p("Huisbezoek, huisbezoek en huisbezoek: dat doen wij allemaal graag.")
    both = p("Een huisbezoek volgt op de eerste brief over een achterstand.")
    assert best([same, same, same, both])[-1] == 4


def test_the_parts_of_a_compound_count_in_one_sentence_and_not_far_apart():
    near = p("Wij brengen de huurder een bezoek aan huis, altijd met twee mensen.")
    apart = p("De huurder verhuist naar een ander huis. Wij melden dat. Wie een klacht heeft, bezoekt het kantoor.")
    assert best([near, apart], "huisbezoek") == [1]


def test_a_paragraph_that_says_much_less_than_the_best_is_left_out():
    blokken = [
        p("Een huisbezoek volgt op de brief over een achterstand."),
        p("De achterstand groeit elk jaar een beetje."),
    ]
    assert best(blokken) == [1]


def test_a_paragraph_under_a_heading_with_the_word_counts_without_it():
    assert best(
        [
            kop("Huisbezoek bij achterstand"),
            p("Wij melden ons vooraf en komen met z’n tweeën."),
            kop("Overig"),
            p("Iets anders."),
        ]
    ) == [2]


def test_the_word_is_marked_in_the_heading_that_it_was_found_by(web):
    make(
        "De Linde",
        blokken=[
            kop("Huisbezoek & <b>meer</b>"),
            p("Wij melden ons vooraf en komen altijd met z’n tweeën."),
            p("Wij schrijven daarna op wat wij hebben afgesproken."),
        ],
    )
    page = text_of(web.get(URL, {"q": "huisbezoek"}))
    head = (
        '<h4 class="mkw-passages__head"><mark class="utrecht-mark">Huisbezoek</mark> &amp; &lt;b&gt;meer&lt;/b&gt;</h4>'
    )
    assert page.count(head) == page.count("mkw-passages__passage") == 2  # none is left without a mark


def test_a_heading_is_said_once_above_passages_that_hold_the_word(web):
    make("De Linde", blokken=[kop("Huisbezoek"), p(HUISBEZOEK), p(f"Ook dit: {HUISBEZOEK}")])
    page = text_of(web.get(URL, {"q": "huisbezoek"}))
    assert (page.count("mkw-passages__passage"), page.count("mkw-passages__head")) == (2, 1)


def test_notes_tables_and_short_lines_come_after_paragraphs():
    blokken = [
        {"s": "noot", "t": "Zie over een huisbezoek ook de wet die daarover gaat.", "p": 1},
        tabel(("Huisbezoek", "Wanneer"), ("eerste", "na drie weken")),
        p("Huisbezoek."),
        lijst("Eerst een brief over de huur.", "Dan een huisbezoek bij de huurder."),
        p("Een huisbezoek doen wij altijd met twee mensen van ons team."),
        p("Na het huisbezoek schrijven wij op wat wij hebben afgesproken."),
    ]
    assert best(blokken, "huisbezoek") == [4, 5, 6]


def test_a_list_shows_the_items_that_fit_and_says_of_how_many(web):
    make("De Linde", blokken=[lijst(*[f"Stap {n} is een brief." for n in range(9)], "Stap 10 is een huisbezoek.")])
    page = plain(web.get(URL, {"q": "huisbezoek"}))
    assert "<ul><li>Stap 10 is een huisbezoek.</li></ul>" in page
    assert "1 van 10 punten van de lijst" in page


def test_a_very_long_paragraph_is_cut_visibly_around_the_hit(web):
    filler = "Dit is een zin over iets heel anders dan waar het om gaat. "
    make("De Linde", filler * 60 + HUISBEZOEK + " " + filler * 60)
    page = plain(web.get(URL, {"q": "huisbezoek"}))
    assert HUISBEZOEK in page
    assert "<p>… " in page
    assert " …</p>" in page
    assert page.count("iets heel anders") < 25


# Choosing corporations ------------------------------------------------------------------------------------------------


def test_two_corporations_can_be_chosen_and_the_others_stay_in_reach(web):
    documents = [make(f"Corporatie {letter}") for letter in "ABC"]
    ids = [document.organisatie_id for document in documents]
    page = text_of(web.get(URL, {"q": "huisbezoek", "corporatie": ids[:2]}))
    assert page.count("mkw-passages__column") == 2
    assert "Ook 1 andere corporatie schrijft hierover" in page
    assert f"corporatie={ids[0]}&amp;corporatie={ids[1]}&amp;corporatie={ids[2]}" in page
    assert "Toon alle 3 corporaties" in page


def test_more_than_four_says_that_four_fit(web):
    ids = [make(f"Corporatie {letter}").organisatie_id for letter in "ABCDE"]
    page = text_of(web.get(URL, {"q": "huisbezoek", "corporatie": ids}))
    assert "U koos meer dan 4 corporaties." in page
    assert page.count("mkw-passages__column") == 4


def test_more_corporations_than_fit_are_named_and_on_the_next_page(web):
    for n in range(PER_PAGE + 3):
        make(f"Corporatie {n}")
    first, second = (text_of(web.get(URL, {"q": "huisbezoek", "pagina": n})) for n in (1, 2))
    assert first.count("mkw-passages__column") == PER_PAGE
    assert second.count("mkw-passages__column") == 3
    assert "Er zijn nog 3 corporaties" in first
    assert "pagina=2" in first
    for n in range(PER_PAGE + 3):
        assert f"Corporatie {n}" in first
    assert web.get(URL, {"q": "huisbezoek", "pagina": 3}).status_code == 404


def test_a_corporation_whose_hits_come_after_a_hundred_others_is_shown_when_chosen(web, monkeypatch):
    from documenten import passages

    monkeypatch.setattr(passages, "_TREFFERS", 3)
    many = OrganisatieFactory(naam="Veelschrijver")
    for n in range(5):
        make(titel=f"Huisbezoek {n}", organisatie=many)
    late = make("Laatkomer", "Wij doen veel, en soms een huisbezoek, en dan weer niet.")
    page = plain(web.get(URL, {"q": "huisbezoek"}))
    assert "2 corporaties schrijven hierover" in page
    assert "soms een huisbezoek" in page
    assert late.organisatie.naam in page


# Nothing, and who may see it ------------------------------------------------------------------------------------------


def test_what_somebody_may_not_see_is_not_shown_nor_counted(web):
    make("De Linde")
    make("De Stille", bereik="corporatie")
    page = text_of(web.get(URL, {"q": "huisbezoek"}))
    assert "1 corporatie schrijft hierover, in 1 document." in page
    assert "De Stille" not in page


def test_what_the_scanner_holds_back_is_not_quoted(web):
    document = make("De Linde")
    Versie.objects.filter(pk=document.versie_id).update(scan_status=Versie.Scan.BESMET)
    assert "een goed gesprek" not in plain(web.get(URL, {"q": "huisbezoek"}))


def test_without_a_question_there_are_examples_to_begin_with(web):
    ThemaFactory(naam="Huurachterstand", slug="achterstand")
    page = text_of(web.get(URL))
    assert '<a href="?q=Huurachterstand">Huurachterstand</a>' in page


def test_no_hit_gives_advice_and_is_collected(web):
    make("De Linde")
    page = text_of(web.get(URL, {"q": "zeppelin", "soort": "protocol"}))
    assert "Geen passages gevonden" in page
    assert '<a href="?q=zeppelin">Haal de filters weg</a>' in page
    assert not ZoekZonderResultaat.objects.exists(), "the filter may be why"
    web.get(URL, {"q": "zeppelin"})
    assert ZoekZonderResultaat.objects.get().tekst == "zeppelin"


@pytest.mark.parametrize("query", [{"soort": "x"}, {"thema": "x"}, {"corporatie": "x"}, {"q": "huis", "pagina": "0"}])
def test_nonsense_in_the_address_is_not_found(web, query):
    make("De Linde")
    assert web.get(URL, query).status_code == 404


@pytest.mark.parametrize("q", ['"', "-", "(" * 200, "\x00", "a" * 400, "<b>", "'); DROP TABLE x; --", "🏠"])
def test_anything_can_be_asked(web, q):
    make("De Linde")
    assert web.get(URL, {"q": q}).status_code == 200


@pytest.mark.parametrize("count", [1, 5])
def test_the_page_costs_four_queries_and_no_more_with_more_corporations(web, count, django_assert_num_queries):
    for n in range(count):
        make(f"Corporatie {n}")
    web.get(URL, {"q": "huisbezoek"})
    with django_assert_num_queries(4):  # session, user, stamp, limit
        web.get(URL, {"q": "huisbezoek"})


def test_the_library_leads_to_it(web):
    assert f'href="{URL}?q=huur"' in text_of(web.get(reverse("documenten:lijst"), {"q": "huur"}))
