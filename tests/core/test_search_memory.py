"""Choosing and counting with the index in memory gives what the one statement gives."""

import random

import pytest

from corporaties.models import Thema
from mkwportal.core import stamps
from mkwportal.core.search import memory, picking, statement
from mkwportal.core.search.index import Zoekobject, index_objects, remove_object
from mkwportal.core.search.memory import Geheugen
from mkwportal.core.search.picking import Waarvoor
from mkwportal.core.search.query import search
from tests.bench.score import ALLE
from tests.support.zoeken import load_collection, measure, objects

pytestmark = pytest.mark.django_db
FACETTEN = ("thema", "soort_document", "organisatie", "jaar", "grootte", "status")
WOORDEN = (
    "huur",
    "huurbeleid",
    "sloop",
    "incasso",
    "privacy",
    "beleid",
    "asbest",
    "isolatie",
    "zonnepanelen",
    "woning",
)
VRAGEN = (
    "huur", "huurbeleid", "privacy sloop", "avg", "beleid", "huur -sloop", '"huur sloop"', "zonnepanel*", "incaso",
    "huur incasso", "maasdal", "maasdal asbest", "zonnepaneel isolatie asbest", "onbekendwoord", "woning", "",
)  # fmt: skip


def one(rng, pk):
    return Zoekobject(
        soort="document",
        object_id=pk,
        titel=f"{rng.choice(WOORDEN)} {pk}",
        namen=["Wonen Maasdal"] if pk % 7 == 0 else [],
        tekst=" ".join(rng.choices(WOORDEN, k=rng.randint(0, 9))),
        openbaar=bool(pk % 3),
        organisatie_id=pk % 5 + 1,
        thema_ids=sorted(rng.sample(range(1, 6), rng.randint(0, 3))),
        subsoort=rng.choice(("beleid", "brief", "")),
        jaar=rng.choice((None, 2024, 2025)),
        grootte=rng.choice(("klein", "groot", "")),
        status=rng.choice(("concept", "vastgesteld")),
    )


def same(vraag, queryset, zicht="alle", **wat):
    """Ask both ways and return the answer; they may not differ."""
    wat = {"facetten": FACETTEN, "zichtbaar": {"document": queryset}} | wat
    waarvoor = Waarvoor(zicht, stamps.current("zoekindex", "documenten"))
    gewoon, snel = search(vraag, **wat), search(vraag, waarvoor=waarvoor, **wat)
    assert snel.totaal == gewoon.totaal, vraag
    assert snel.facetten == gewoon.facetten, vraag
    assert [(t.object_id, t.stadium, t.titel_html) for t in snel.treffers] == [
        (t.object_id, t.stadium, t.titel_html) for t in gewoon.treffers
    ], vraag
    assert (snel.bedoelde_u, snel.stadium) == (gewoon.bedoelde_u, gewoon.stadium)
    return snel


@pytest.fixture(params=[150, 10], ids=["all are scored", "few are scored"])
def _candidates(request, monkeypatch):
    for module in (statement, picking):
        if hasattr(module, "KANDIDATEN"):
            monkeypatch.setattr(module, "KANDIDATEN", request.param)
    monkeypatch.setattr("mkwportal.core.search.query.KANDIDATEN", request.param)
    monkeypatch.setattr("mkwportal.core.search.query.VENSTER", 10)


@pytest.mark.usefixtures("_candidates")
@pytest.mark.parametrize("weinig", [500, 3])
def test_both_ways_give_the_same(monkeypatch, weinig):
    monkeypatch.setattr(memory, "WEINIG", weinig)
    rng = random.Random(5)
    zien = objects(60)
    pks = list(zien.values_list("pk", flat=True))
    index_objects(one(rng, pk) for pk in pks)
    half = Thema.objects.filter(pk__in=pks[::2])
    for vraag in VRAGEN:
        same(vraag, zien)
        same(vraag, half, "half")
        same(vraag, Thema.objects.none(), "niets")
        same(vraag, half, "half", filters={"jaar": [2024], "thema": [1, 2]})
        same(vraag, zien, filters={"status": ["concept"], "organisatie": [1, 2], "soort_document": ["brief"]})
        same(vraag, zien, offset=10)
        same(vraag, zien, typend=True)
    assert same("huur", zien).totaal > 10


def test_what_changed_is_taken_in():
    rng = random.Random(6)
    zien = objects(40)
    pks = list(zien.values_list("pk", flat=True))
    index_objects(one(rng, pk) for pk in pks[:20])
    for ronde in range(8):
        for vraag in VRAGEN:
            same(vraag, zien)
        index_objects(one(rng, pk) for pk in rng.sample(pks, 6))
        zelfde = one(random.Random(ronde), pks[ronde])
        index_objects([zelfde])
        index_objects([Zoekobject(**{**{n: getattr(zelfde, n) for n in zelfde.__slots__}, "jaar": 2000 + ronde})])
        remove_object("document", rng.choice(pks))
        stamps.touch("documenten")
    geheugen = memory.memory_of(memory.connection.settings_dict["NAME"], "document")
    assert geheugen.leeft.bit_count() <= len(geheugen.ids) <= 2 * 40


def test_a_known_question_asks_the_database_less(django_assert_num_queries):
    zien = objects(3)
    index_objects(
        Zoekobject(soort="document", object_id=pk, titel="Huur", openbaar=True)
        for pk in zien.values_list("pk", flat=True)
    )
    same("huur", zien)
    waarvoor = Waarvoor("alle", stamps.current("zoekindex", "documenten"))
    with django_assert_num_queries(6):  # savepoint, words, score, texts, and two to go back
        search("huur", zichtbaar={"document": zien}, waarvoor=waarvoor, facetten=FACETTEN)


def test_sets_that_are_not_asked_for_any_more_are_forgotten(monkeypatch):
    monkeypatch.setattr(memory, "MEESTE_BEGRIPPEN", 3)
    geheugen = Geheugen("document")
    with memory.connection.cursor() as cursor:
        index_objects([Zoekobject(soort="document", object_id=1, titel="Huur")])
        geheugen.refresh("1", cursor)
        for woord in ("'hur'", "'a'", "'b'", "'c'", "'hur'"):
            assert geheugen.having([woord], cursor)[woord] == (woord == "'hur'")
    assert list(geheugen._begrippen) == ["'b'", "'c'", "'hur'"]


def test_it_finds_what_was_meant_too():
    nummers, zichtbaar = load_collection()

    def find(vraag):
        typend = vraag.get("modus") == "typeahead"
        found = search(vraag["vraag"], zichtbaar=zichtbaar, typend=typend, waarvoor=Waarvoor("alle", "1"))
        return [nummers[treffer.object_id] for treffer in found.treffers]

    alle = measure(find)[ALLE][1]
    assert (alle.ndcg >= 0.90, alle.succes3 >= 0.98, alle.leeg) == (True, True, 0)
