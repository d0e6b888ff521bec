"""The reading view as one piece: addresses per paragraph, notes linked both ways, and the way along the hits."""

import re
import time

import pytest
from django.urls import reverse

from documenten import artikel, reading
from documenten.artikel import Adressen, article, reading_text
from documenten.bladen import image_address
from documenten.queries import text_of
from mkwportal.core.search.index import index_object
from tests.factories.corporaties import person
from tests.factories.documenten import DocumentFactory, paginabeeld
from tests.support.html import html_problems


def alinea(text, page=1):
    return {"s": "alinea", "t": text, "p": page}


def noot(mark, text, page=1):
    return {"s": "noot", "t": text, "n": mark, "p": page}


def html_of(*blokken):
    return "\n".join(stuk.html for stuk in reading.render(blokken))


def test_a_mark_leads_to_its_note_and_back():
    found = html_of(alinea("Bel eerst [1] en schrijf dan [1]."), noot("1", "Zie de wet."))
    assert '<a class="mkw-read__ref" id="bij-p2" href="#p2" aria-label="Noot 1">[1]</a> en' in found
    assert '<a class="mkw-read__ref" href="#p2" aria-label="Noot 1">[1]</a>.' in found
    assert (
        '<a class="mkw-read__ref" href="#bij-p2" aria-label="Noot 1, terug naar de tekst">[1]</a> Zie de wet.' in found
    )


def test_notes_that_begin_again_on_each_page_are_told_apart():
    found = html_of(alinea("Eerst [1]"), alinea("Dan [1]", 2), alinea("Slot [1]", 5), noot("1", "A"), noot("1", "B", 2))
    assert re.findall(r'href="#(p\d)"', found) == ["p4", "p5", "p5"]
    assert found.count('id="bij-p4"') == found.count('id="bij-p5"') == 1


def test_a_mark_without_a_note_stays_text():
    assert html_of(alinea("Artikel [3] en [<b>]"), noot("1", "x")).startswith("<p>Artikel [3] en [&lt;b&gt;]</p>")
    assert "<a" not in html_of(alinea("Bel [1]"))
    assert "<b>[1]</b> Los" in html_of(noot("1", "Los"))


def test_notes_stand_in_lists_tables_and_headings_as_well():
    found = html_of(
        {"s": "kop", "n": 1, "t": "Doel [1]", "p": 1},
        {"s": "lijst", "items": ["Bellen [2]"], "p": 1},
        {"s": "tabel", "rijen": [["Huur [3]", "612"]], "kop": False, "p": 1},
        *(noot(str(n), "x") for n in (1, 2, 3)),
    )
    assert found.count('href="#bij-p') == 3


def test_paragraphs_have_an_address_and_a_place_for_a_question():
    stukken = reading.render([alinea("Een"), alinea("Twee", 2)])
    found = article(stukken, Adressen("/v/1/", "/v/1/paginas/", "/v/1/vragen/"))
    assert '<div class="mkw-read__block" id="p2"><p>Twee</p>' in found
    assert 'href="/v/1/#p2" data-kopieer aria-label="Kopieer de link naar alinea 2">' in found
    assert '<a class="mkw-read__ask" href="/v/1/vragen/?alinea=2">Vraag over deze alinea</a>' in found
    assert 'id="pagina-1">Pagina 1 <a class="mkw-read__see" href="/v/1/paginas/#pagina-1">Bekijk pagina 1</a>' in found
    plain = article(stukken, Adressen())
    assert 'id="pagina-1"' not in plain
    assert "mkw-read__ask" not in plain
    assert '<p class="mkw-read__page" id="pagina-2">Pagina 2</p>' in plain


def test_the_picture_of_a_page_stands_on_its_sheet():
    assert image_address(20) == "#pagina-20"
    assert image_address(21) == "?pagina=2#pagina-21"
    assert image_address(1000) == "?pagina=50#pagina-1000"


def test_one_goes_from_hit_to_hit_without_a_script():
    marked = reading.render(
        [alinea("huur"), alinea("niets"), alinea("huur en huur"), alinea("huur")],
        marker=lambda text: text.replace("huur", '<mark class="utrecht-mark">huur</mark>'),
    )
    found = article(marked, Adressen()).split('<div class="mkw-read__block"')[1:]
    assert 'href="#p3">Volgende treffer</a>' in found[0]
    assert "Vorige treffer" not in found[0]
    assert "treffer" not in found[1]
    assert '<a class="mkw-read__hit" href="#p1">Vorige treffer</a>' in found[2]
    assert '<a class="mkw-read__hit" href="#p4">Volgende treffer</a>' in found[2]
    assert "Volgende treffer" not in found[3]


@pytest.mark.django_db
def test_a_text_is_put_together_once(monkeypatch):
    versie = DocumentFactory().versie
    first = reading_text(versie.pk, lambda: text_of(versie), Adressen("/v/"))
    monkeypatch.setattr(artikel, "article", None)
    assert reading_text(versie.pk, lambda: pytest.fail("read again"), Adressen("/v/")) == first
    assert first.treffers == first.eerste == 0


@pytest.mark.django_db
def test_the_page_counts_the_hits_and_leads_to_the_first(login):
    tekst = [alinea("Niets."), alinea("Wij bezoeken huurders en huurders bellen.", 2), alinea("Een huurder.", 2)]
    document = DocumentFactory(bereik="leden", versie_1__tekst=tekst)
    paginabeeld(document.versie, 2)
    web, address = login(person()), reverse("documenten:lezen", args=[document.pk])
    page = web.get(address, {"q": "huurder"}).content.decode()
    assert "3 treffers voor ‘huurder’ gemarkeerd." in page
    assert '<a class="mkw-target" href="#p2">Ga naar de eerste treffer</a>' in page
    assert html_problems({"lezen": page}) == []
    page = web.get(address, {"q": "zonnepaneel"}).content.decode()
    assert "De woorden van uw zoekvraag ‘zonnepaneel’ staan niet in deze tekst." in page
    assert "treffer" not in web.get(address).content.decode()


def marks(q, *blokken):
    """Return which words are marked, paragraph by paragraph."""
    index_object(
        "document", 1, titel="x", tekst="huur verhoging huurverhoging huuraanpassing achterstand", openbaar=True
    )
    stukken = reading.render(blokken, marker=reading.highlighter(q))
    return [re.findall(r'<mark class="utrecht-mark">(.*?)</mark>', stuk.html) for stuk in stukken]


@pytest.mark.django_db
def test_a_link_before_the_text_leads_to_its_contents(login):
    koppen = [{"s": "kop", "n": 1, "t": title, "p": 1} for title in ("Doel", "Werkwijze")]
    document = DocumentFactory(bereik="leden", versie_1__tekst=koppen)
    page = login(person()).get(reverse("documenten:lezen", args=[document.pk])).content.decode()
    before, text = page.split('<article class="mkw-prose mkw-read"')
    assert re.search(r'href="#inhoudsopgave">.*Naar de inhoud van het document \(2 hoofdstukken\)</a>', before)
    assert 'id="inhoudsopgave"' in text


@pytest.mark.django_db
def test_the_word_and_its_forms_are_marked_and_its_parts_only_together_in_one_sentence():
    assert marks(
        "huurverhoging",
        alinea("De huurverhoging en alle huurverhogingen daarna: de huur van het huis, en verhoging."),
        alinea("De huur is laag. De verhoging van de dijk begint. Onze huurder verhoogt niets."),
        alinea("De huur krijgt een verhoging. De huur is laag."),
        alinea("Wie huurt, belt."),
    ) == [["huurverhoging", "huurverhogingen"], [], ["huur", "verhoging"], []]


@pytest.mark.django_db
def test_synonyms_are_marked_beside_the_word_itself():
    [woord] = marks("huurachterstand", alinea("Een huurachterstand is een betalingsachterstand."))
    assert woord == ["huurachterstand", "betalingsachterstand"]


@pytest.mark.django_db
def test_each_word_of_a_question_is_marked():
    found = marks("huurverhoging bij achterstand", alinea("Een huurverhoging."), alinea("Geen achterstand, wel huur."))
    assert found == [["huurverhoging"], ["achterstand"]]


@pytest.mark.django_db
def test_marking_a_hundred_pages_takes_little():
    """Every sentence holds a part of the question: a second of CPU at most, on a busy machine too."""
    blokken = [alinea(f"Alinea {n} zegt dat de huur in wijk {n} laag blijft en de commissie {n} leden telt. " * 4) for n in range(900)]  # fmt: skip
    mark = reading.highlighter("huurverhoging bij achterstand")
    began = time.process_time()
    assert not any("<mark" in stuk.html for stuk in reading.render(blokken, marker=mark))
    assert time.process_time() - began < 1
