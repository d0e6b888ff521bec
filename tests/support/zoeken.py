"""The collection of texts and questions that search is measured with."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from corporaties.models import Thema
from mkwportal.core.models import ZoekRegel
from mkwportal.core.search import vocabulary
from mkwportal.core.search.index import Zoekobject, index_objects
from mkwportal.core.search.vector import build
from tests.bench.score import Score, load_grades, load_lines, table

COLLECTIE = Path(__file__).resolve().parent.parent / "data" / "zoeken"


def lines(naam: str) -> list[dict[str, Any]]:
    """Return the lines of one file of the collection."""
    return load_lines(COLLECTIE / naam)


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


def measure(find: Callable[[dict[str, Any]], Sequence[str]]) -> dict[str, tuple[int, Score]]:
    """Return the quality of a search per kind of question and of all; `find` gives text numbers, best first."""
    vragen = lines("queries.jsonl")
    return table(vragen, load_grades(COLLECTIE / "qrels.tsv"), {vraag["id"]: find(vraag) for vraag in vragen})


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
