"""Search finds what was meant (D16), measured on ninety questions over fifteen phenomena."""

import pytest

from mkwportal.core.search.query import search
from tests.bench.score import ALLE
from tests.support.zoeken import load_collection, measure

pytestmark = pytest.mark.django_db


def test_finds_what_was_meant():
    nummers, zichtbaar = load_collection()

    def find(vraag):
        gevonden = search(vraag["vraag"], zichtbaar=zichtbaar, typend=vraag.get("modus") == "typeahead")
        return [nummers[treffer.object_id] for treffer in gevonden.treffers]

    uitslag = measure(find)
    alle = uitslag[ALLE][1]
    assert alle.ndcg >= 0.90, uitslag
    assert alle.succes3 >= 0.98
    assert alle.leeg == 0
    assert min(soort.ndcg for _, soort in uitslag.values()) >= 0.70, uitslag
