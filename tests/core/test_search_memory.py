"""Choosing and counting with the index in memory gives what the one statement gives."""

import random

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob
from pyroaring import BitMap

from corporaties.models import Thema
from mkwportal.core import stamps
from mkwportal.core.models import ZoekLijst, ZoekRegel
from mkwportal.core.search import memory, picking, reindexing, statement, wordlists
from mkwportal.core.search.index import Zoekobject, index_objects, remove_object
from mkwportal.core.search.memory import Geheugen
from mkwportal.core.search.picking import Waarvoor
from mkwportal.core.search.query import search
from mkwportal.core.search.terms import Lexeem
from mkwportal.core.tasks import word_lists_job
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


@pytest.fixture
def _short_lists(monkeypatch):
    """Make lists of words that two objects have, and bring them up to date after three new rows."""
    monkeypatch.setattr(wordlists, "GEWOON", 2)
    monkeypatch.setattr(wordlists, "ACHTER", 3)
    monkeypatch.setattr(wordlists, "PER_KEER", 7)


@pytest.mark.usefixtures("_candidates", "_short_lists")
@pytest.mark.parametrize("lijsten", [False, True], ids=["no lists", "with lists"])
def test_both_ways_give_the_same(lijsten):
    rng = random.Random(5)
    zien = objects(60)
    pks = list(zien.values_list("pk", flat=True))
    index_objects(one(rng, pk) for pk in pks[:-2])
    if lijsten:
        assert wordlists.keep_up()
        assert ZoekLijst.objects.filter(soort="document", lexeem="hur").exists()
    index_objects(one(rng, pk) for pk in pks[-2:])
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


@pytest.mark.usefixtures("_short_lists")
@pytest.mark.parametrize("lijsten", [False, True], ids=["no lists", "with lists"])
def test_what_changed_is_taken_in(lijsten, monkeypatch):
    monkeypatch.setattr(memory, "MEESTE_STAART", 9)
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
        if lijsten and ronde % 3 != 1:
            wordlists.keep_up()
        stamps.touch("documenten")
    beeld = memory.memory_of(memory.connection.settings_dict["NAME"], "document")._beeld
    assert len(beeld.leeft) <= len(beeld.alle) <= 2 * 40
    assert bool(beeld.lijsten) == lijsten


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
    index_objects([Zoekobject(soort="document", object_id=1, titel="Huur")])
    with connection.cursor() as cursor:
        beeld = Geheugen("document").at("1", cursor)
        for woord in ("hur", "a", "b", "c", "hur"):
            assert len(beeld.having([Lexeem(woord)], lambda _: 1, cursor)[Lexeem(woord)]) == (woord == "hur")
    assert [term.tekst for term in beeld._begrippen] == ["b", "c", "hur"]


def test_a_word_that_is_nowhere_is_not_asked(django_assert_num_queries):
    with connection.cursor() as cursor:
        beeld = Geheugen("document").at("1", cursor)
        with django_assert_num_queries(0):
            assert not beeld.having([Lexeem("nergens")], lambda _: 0, cursor)[Lexeem("nergens")]


@pytest.mark.usefixtures("_short_lists")
def test_lists_follow_the_rows():
    zien = objects(12)
    pks = list(zien.values_list("pk", flat=True))
    index_objects(Zoekobject(soort="document", object_id=pk, titel="Huur", tekst="sloop") for pk in pks[:6])
    index_objects(Zoekobject(soort="document", object_id=pk, titel="Sloop") for pk in pks[6:8])
    assert wordlists.keep_up()
    assert listed("hur") == rows("'hur'")
    tot, editie = wordlists.edition("document")
    remove_object("document", pks[0])
    index_objects(Zoekobject(soort="document", object_id=pk, titel="Huur") for pk in pks[8:])
    assert wordlists.keep_up()
    assert listed("hur") == rows("'hur'")
    assert wordlists.edition("document") > (tot, editie)
    for pk in pks[1:6] + pks[8:]:
        remove_object("document", pk)
    index_objects(Zoekobject(soort="document", object_id=pk, titel="Asbest") for pk in pks[:3])
    assert wordlists.keep_up()
    assert not ZoekLijst.objects.filter(lexeem="hur").exists()  # nobody has the word any more


@pytest.mark.usefixtures("_short_lists")
def test_indexing_anew_makes_lists_anew():
    zien = objects(4)
    index_objects(
        Zoekobject(soort="document", object_id=pk, titel="Huur", openbaar=True)
        for pk in zien.values_list("pk", flat=True)
    )
    wordlists.keep_up()
    ZoekRegel.objects.update(analyse_versie=0)
    reindexing.start()
    assert not ZoekLijst.objects.exists()
    assert wordlists.keep_up()  # nothing to do while the rows change
    assert not ZoekLijst.objects.exists()
    same("huur", zien)
    while reindexing.step():
        pass
    wordlists.keep_up()
    assert listed("hur") == rows("'hur'")


def test_the_job_queues_itself_until_all_lists_are_there(monkeypatch):
    monkeypatch.setattr("mkwportal.core.search.wordlists.keep_up", lambda: False)
    word_lists_job()
    assert ProcrastinateJob.objects.filter(task_name="core.word_lists", status="todo").count() == 1


def listed(lexeem):
    return set(BitMap.deserialize(bytes(ZoekLijst.objects.get(soort="document", lexeem=lexeem).rijen)))


def rows(tsquery):
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM core_zoekregel WHERE soort = 'document' AND vec @@ %s::tsquery", [tsquery])
        return {pk for (pk,) in cursor.fetchall()}


def test_it_finds_what_was_meant_too():
    nummers, zichtbaar = load_collection()

    def find(vraag):
        typend = vraag.get("modus") == "typeahead"
        found = search(vraag["vraag"], zichtbaar=zichtbaar, typend=typend, waarvoor=Waarvoor("alle", "1"))
        return [nummers[treffer.object_id] for treffer in found.treffers]

    alle = measure(find)[ALLE][1]
    assert (alle.ndcg >= 0.90, alle.succes3 >= 0.98, alle.leeg) == (True, True, 0)
