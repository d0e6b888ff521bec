"""Search finds what was meant (D16), measured on ninety questions over fifteen phenomena."""

import pytest

from mkwportal.core.search.query import search
from tests.support.zoeken import load_collection, measure

pytestmark = pytest.mark.django_db


def test_finds_what_was_meant():
    nummers, zichtbaar = load_collection()

    def find(vraag):
        gevonden = search(vraag["vraag"], zichtbaar=zichtbaar, typend=vraag.get("modus") == "typeahead")
        return [nummers[treffer.object_id] for treffer in gevonden.treffers]

    uitslag, per_soort = measure(find)
    assert uitslag.ndcg10 >= 0.90, per_soort
    assert uitslag.succes3 >= 0.98
    assert uitslag.leeg == 0
    assert min(per_soort.values()) >= 0.70, per_soort
