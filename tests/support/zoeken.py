"""The collection of texts and questions that search is measured with, and the measures."""

import json
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet

from corporaties.models import Thema
from mkwportal.core.models import ZoekRegel
from mkwportal.core.search import vocabulary
from mkwportal.core.search.index import Zoekobject, index_objects
from mkwportal.core.search.vector import build

COLLECTIE = Path(__file__).resolve().parent.parent / "data" / "zoeken"


class Uitslag(NamedTuple):
    """The quality over a set of questions, each figure between 0 and 1."""

    ndcg10: float
    succes3: float
    leeg: float


def lines(naam: str) -> list[dict[str, Any]]:
    """Return the lines of one file of the collection."""
    return [json.loads(regel) for regel in (COLLECTIE / naam).read_text(encoding="utf-8").splitlines() if regel]


def objects(aantal: int) -> QuerySet:
    """Make so many rows that stand for the objects of an app; search only looks at their number."""
    Thema.objects.bulk_create(Thema(naam=f"Object {i}", slug=f"object-{i}") for i in range(aantal))
    return Thema.objects.filter(slug__startswith="object-").order_by("pk")


def load_collection() -> tuple[dict[int, str], dict[str, QuerySet]]:
    """Index the texts; return which text an object number stands for, and what a member may see."""
    teksten = lines("documents.jsonl")
    queryset = objects(len(teksten))
    nummers = {pk: tekst["id"] for pk, tekst in zip(queryset.values_list("pk", flat=True), teksten, strict=True)}
    corporaties = sorted({tekst["corporatie"] for tekst in teksten})
    index_objects(
        Zoekobject(
            soort="document",
            object_id=pk,
            titel=tekst["titel"],
            meta=f"{tekst['type']} {tekst['thema']}",
            namen=[tekst["corporatie"], tekst["plaats"]],
            tekst=tekst["tekst"],
            openbaar=True,
            organisatie_id=corporaties.index(tekst["corporatie"]) + 1,
            subsoort=tekst["type"],
            jaar=tekst["jaar"],
        )
        for pk, tekst in zip(nummers, teksten, strict=True)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE core_zoekregel")
    return nummers, {"document": queryset}


def measure(find: Callable[[dict[str, Any]], Sequence[str]]) -> tuple[Uitslag, dict[str, float]]:
    """Return the quality of a search, and the nDCG per kind of question. `find` gives text numbers, best first."""
    wensen: dict[str, dict[str, int]] = defaultdict(dict)
    for regel in (COLLECTIE / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        vraag, tekst, graad = regel.split("\t")
        wensen[vraag][tekst] = int(graad)
    uitslagen, per_soort = [], defaultdict(list)
    for vraag in lines("queries.jsonl"):
        gevonden = find(vraag)
        goed = wensen[vraag["id"]]
        ndcg = gain([goed.get(t, 0) for t in gevonden[:10]]) / gain(sorted(goed.values(), reverse=True)[:10])
        uitslagen.append((ndcg, any(goed.get(t) == 2 for t in gevonden[:3]), not gevonden))
        per_soort[vraag["verschijnsel"]].append(ndcg)
    gemiddeld = Uitslag(*(sum(kolom) / len(uitslagen) for kolom in zip(*uitslagen, strict=True)))
    return gemiddeld, {soort: sum(ns) / len(ns) for soort, ns in per_soort.items()}


def gain(graden: Sequence[int]) -> float:
    """Return the discounted cumulative gain of grades in this order."""
    return sum((2**graad - 1) / math.log2(plek + 2) for plek, graad in enumerate(graden))


def vocabulary_as_counted() -> tuple[Mapping[str, int], Mapping[str, tuple[int, int]], set[tuple[str, str]]]:
    """Return lexemes, words (all, public) and spellings as the tables have them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT stam, freq FROM core_zoekstam")
        lexemen = dict(cursor.fetchall())
        cursor.execute("SELECT woord, freq, freq_openbaar FROM core_zoekwoord")
        woorden = {woord: (freq, openbaar) for woord, freq, openbaar in cursor.fetchall()}
        cursor.execute("SELECT sleutel, woord FROM core_zoekfout")
        return lexemen, woorden, set(cursor.fetchall())


def vocabulary_from_rows() -> tuple[Mapping[str, int], Mapping[str, tuple[int, int]], set[tuple[str, str]]]:
    """Return the same, counted afresh from the rows of the index."""
    lexemen: dict[str, int] = defaultdict(int)
    woorden: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for regel in ZoekRegel.objects.all():
        inhoud = build(regel.titel, regel.meta, regel.namen.splitlines(), regel.tekst)
        for lexeem in inhoud.lexemen:
            lexemen[lexeem] += 1
        lexemen[vocabulary.AANTAL] += 1
        lexemen[vocabulary.OMVANG] += inhoud.lengte // vocabulary.OMVANG_DEEL
        for woord in inhoud.woorden:
            freq, openbaar = woorden[woord]
            woorden[woord] = freq + 1, openbaar + regel.openbaar
    fout = {(s, w) for w in woorden if vocabulary.correctable(w) for s in vocabulary.spellings(w)}
    return {x: n for x, n in lexemen.items() if n}, dict(woorden), fout
