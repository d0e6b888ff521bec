"""Completions while typing, and what was searched in vain."""

import pytest

from mkwportal.core.models import ZoekZonderResultaat
from mkwportal.core.search.index import index_object
from mkwportal.core.search.suggest import record_empty, suggest

pytestmark = pytest.mark.django_db


def test_the_last_word_is_completed_as_it_is_written():
    index_object("document", 1, titel="Energiecoöperatie", tekst="Een energiecoöperatie en energie.", openbaar=True)
    index_object("document", 2, titel="Energie", tekst="Energielabel.", openbaar=True)
    assert suggest("energ") == ["energie", "energiecoöperatie", "energielabel"]
    assert suggest("beleid Energiec") == ["beleid energiecoöperatie"]
    assert suggest("energ", limit=1) == ["energie"]


@pytest.mark.parametrize("begin", ["", None, "e", "energie ", "%", "__", "\x00", "'", "x" * 5000])
def test_nothing_to_complete(begin):
    index_object("document", 1, titel="Energie", openbaar=True)
    assert suggest(begin) == []


def test_searches_in_vain_are_counted_without_a_person():
    for vraag in ("Zwembad  beleid", "zwembad beleid", "\x00", "", None, "   ", "x" * 1000, "*", "-huur", '"'):
        record_empty(vraag)
    assert list(ZoekZonderResultaat.objects.values_list("tekst", "aantal")) == [("zwembad beleid", 2), ("x" * 200, 1)]
    assert {veld.name for veld in ZoekZonderResultaat._meta.fields} == {"id", "tekst", "aantal", "laatst"}
