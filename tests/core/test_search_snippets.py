"""Pieces of text with the hits marked: the right words, safe HTML, the right page (D16)."""

import pytest

from corporaties.models import Thema
from mkwportal.core.search.index import index_object
from mkwportal.core.search.query import search
from tests.support.zoeken import objects

pytestmark = pytest.mark.django_db
MARK, EIND = '<mark class="utrecht-mark">', "</mark>"


@pytest.fixture
def first_hit():
    """Index one text and return a function that gives the only hit for a question."""
    pk = objects(1).get().pk

    def find(vraag, tekst, titel="Stuk"):
        index_object("document", pk, titel=titel, tekst=tekst, openbaar=True)
        return search(vraag, zichtbaar={"document": Thema.objects.all()}).treffers[0]

    return find


def marked(html):
    """Return the marked words of a piece."""
    return [stuk.split(EIND)[0] for stuk in html.split(MARK)[1:]]


@pytest.mark.parametrize(
    ("vraag", "tekst", "woorden"),
    [
        ("zonnepaneel", "Wij plaatsen zonnepanelen op daken.", ["zonnepanelen"]),
        ("huurincasso", "De incasso van huur.", ["incasso", "huur"]),
        ("huur", "Het huurbeleid geldt.", ["huurbeleid"]),
        ("ontruiming", "Bij huisuitzetting geldt dit.", ["huisuitzetting"]),
        ("cooperatie", "Een Coöperatie in het dorp.", ["Coöperatie"]),
        ("hurachterstand", "Een huurachterstand telt.", ["huurachterstand"]),
        ("incas*", "Het incassobureau belt.", ["incassobureau"]),
        ('"raad van toezicht"', "De raad van toezicht.", ["raad", "toezicht"]),
    ],
)
def test_what_was_found_lights_up(first_hit, vraag, tekst, woorden):
    assert marked(first_hit(vraag, tekst).fragmenten[0]) == woorden


def test_text_is_escaped(first_hit):
    hit = first_hit("script", '<script>alert("x")</script> & meer', titel="<b>script</b>")
    assert hit.titel == "<b>script</b>"
    assert hit.titel_html == f"&lt;b&gt;{MARK}script{EIND}&lt;/b&gt;"
    assert hit.fragmenten == [f"&lt;{MARK}script{EIND}&gt;alert(&quot;x&quot;)&lt;/{MARK}script{EIND}&gt; &amp; meer"]


def test_a_word_inside_another_does_not_light_up(first_hit):
    assert marked(first_hit("hur", "De hur van dit jaar en hurken.").fragmenten[0]) == ["hur"]


def test_the_piece_with_most_of_the_question_comes_from_anywhere(first_hit):
    vulling = "Gewone zin zonder iets bijzonders erin. " * 200
    hit = first_hit("asbest saneren", f"{vulling}Asbest staat hier. {vulling}Wij saneren asbest eerst. {vulling}")
    assert any(set(marked(stuk)) >= {"saneren", "asbest"} for stuk in hit.fragmenten)
    assert all(stuk.startswith("… ") and stuk.endswith(" …") and len(stuk) < 400 for stuk in hit.fragmenten)


def test_the_page_of_the_hit(first_hit):
    tekst = "Voorblad.\fInhoud en meer.\fHier staat leefbaarheid op blad drie.\fSlot."
    hit = first_hit("leefbaarheid", tekst)
    assert hit.pagina == 3
    assert hit.fragmenten == [f"Hier staat {MARK}leefbaarheid{EIND} op blad drie."]
    assert first_hit("leefbaarheid", "Zonder bladen: leefbaarheid.").pagina is None
    titel = first_hit("leefbaarheid", "Alleen in de titel.\fNiets.", titel="Leefbaarheid")
    assert (titel.fragmenten, titel.pagina) == ([], None)


def test_headings_items_and_cells_are_kept_apart(first_hit):
    tekst = "Ons beleid\n\nDe huur stijgt.\nSoort\tHuur\nVrije sector\t1.200"
    assert first_hit("huur", tekst).fragmenten == [
        f"Ons beleid · De {MARK}huur{EIND} stijgt. Soort · {MARK}Huur{EIND} · Vrije sector · 1.200"
    ]
