"""The one statement that finds the hits, counts them per facet and ranks the best.

Stages run from strict to loose, each wider than the one before; a looser one is only tried when the person would see
fewer than ten hits. Visibility is the caller's queryset, as a subquery. A filter that fails sets a bit in `m`: a hit
counts when m = 0, and for a facet when nothing but its own bit is set.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from .knowledge import Kennis
from .question import Begrip, Vraag
from .ranking import LIJKT_OP, Sql, loose_parts, score
from .terms import Groep, Lexeem, Term

MINIMAAL = 10  # fewer hits than this: less precise ones follow below them
NIETSZEGGEND = 10  # times as many hits: then it is no help that they are about it
KANDIDATEN = 90  # hits that get the full score, the most promising ones
FACETTEN = {  # name -> column
    "soort": "soort", "soort_document": "subsoort", "thema": "thema_ids", "organisatie": "organisatie_id",
    "jaar": "jaar", "grootte": "grootte", "status": "status",
}  # fmt: skip
GETALLEN = {"thema", "organisatie", "jaar"}
VOLGORDE = {
    "relevantie": "belofte, id DESC",
    "datum": "datum DESC NULLS LAST, id DESC",
    "titel": "titel, id",
}
RIJ = "soort, object_id, titel, score, stadium, id, tsvector_to_array(kop)"
HITS = f"SELECT json_agg(json_build_array({RIJ}) ORDER BY plek) FROM p"  # noqa: S608 - own words, values as parameters
KOP_FREQ = (
    "SELECT json_object_agg(stam, freq) FROM core_zoekstam"  # noqa: S608 - own words, values as parameters
    f" WHERE stam = ANY(ARRAY(SELECT unnest(tsvector_to_array(kop)) FROM p WHERE plek <= {LIJKT_OP}))"
)


def stages(vraag: Vraag, kennis: Kennis) -> list[str]:
    """Return the tsqueries from strict to loose; each finds all that the one before finds."""
    hard = vraag.hard
    niet = "".join(f" & !{term.tsquery()}" for term in vraag.niet)

    def alle(begrippen: Sequence[Begrip], *, ruim: bool) -> str:
        return "(" + " & ".join(b.tsquery(ruim=ruim) for b in begrippen) + ")" + niet

    uit = [alle(hard, ruim=False), alle(hard, ruim=True)]
    if any(b.naam for b in hard) and not all(b.naam for b in hard):
        uit.append(alle([b for b in hard if not b.naam], ruim=True))
    uit.append("(" + " | ".join(term.tsquery() for term in _anything(hard, kennis)) + ")" + niet)
    return list(dict.fromkeys(uit))


@dataclass(frozen=True, slots=True)
class Trap:
    """A stage in parts: a hit fits all of these expressions, or with `iets` any of them."""

    delen: tuple[Term, ...]
    iets: bool = False


def stage_parts(vraag: Vraag, kennis: Kennis) -> list[Trap]:
    """Return the stages of stages(), each as the expressions of its concepts."""
    hard = vraag.hard
    uit = [Trap(tuple(b.term(ruim=ruim) for b in hard)) for ruim in (False, True)]
    if any(b.naam for b in hard) and not all(b.naam for b in hard):
        uit.append(Trap(tuple(b.term(ruim=True) for b in hard if not b.naam)))
    iets = _anything(hard, kennis)
    return list(dict.fromkeys([*uit, Trap(iets, iets=len(iets) > 1)]))


def _anything(hard: Sequence[Begrip], kennis: Kennis) -> tuple[Term, ...]:
    """Return what the loosest stage accepts: any concept, or any part of the only one."""
    iets = [b.term(ruim=True) for b in hard]
    if len(hard) == 1:
        iets += loose_parts(hard[0], kennis)
    return tuple(dict.fromkeys(iets))


def promises(vraag: Vraag, kennis: Kennis, kandidaten: int) -> list[tuple[Term, ...]]:
    """Return per rank of promise the expressions of its concepts; [] when all hits can be scored anyway."""
    if _at_most(vraag, kennis, ("",)) <= kandidaten:
        return []
    rangen = ["="]
    if _at_most(vraag, kennis, "=") < kandidaten and _at_most(vraag, kennis, "=~") < kandidaten * NIETSZEGGEND:
        rangen.append("=~")
    return [tuple(dict.fromkeys(_marked(b, tekens) for b in vraag.hard)) for tekens in rangen]


def build_scored(
    vraag: Vraag, kennis: Kennis, gekozen: Sequence[tuple[int, int]], laatste: int, *, offset: int, limit: int
) -> Sql:
    """Return the statement that scores chosen rows (number, stage): the hits of the page, and their lexemes."""
    sql = Sql("WITH t AS (SELECT * FROM unnest(%s::bigint[], %s::int[]) AS t(id, stadium))")
    sql.waarden += [[pk for pk, _ in gekozen], [stadium for _, stadium in gekozen]]
    _add_scored(sql, score(vraag, kennis, laatste), limit, offset)
    return sql.add(f" SELECT ({HITS}), ({KOP_FREQ})")


def build(
    vraag: Vraag, kennis: Kennis, *, zichtbaar: Mapping[str, QuerySet], filters: Mapping[str, Sequence[object]],
    facetten: Sequence[str], sorteer: str, offset: int, limit: int,
) -> Sql:  # fmt: skip
    """Return the statement. Its one row: the hits of the page, frequencies of the lexemes in the first, the counts.

    Without concepts every visible object is a hit. `h` are the hits of the strict stage, `l` those of the looser ones,
    `z` all that count.
    """
    trappen = stages(vraag, kennis) if vraag.begrippen else []
    kandidaten = limit * math.ceil(KANDIDATEN / limit)
    scoort = bool(trappen) and sorteer == "relevantie"
    velden = ["id", "soort", "object_id", *dict.fromkeys(FACETTEN[naam] for naam in facetten if naam != "soort")]
    velden += [sorteer] if sorteer in ("datum", "titel") else []
    kolommen = Sql(", ".join(velden)).add(", ").join(_failed_filters(filters)).add(" AS m, ")
    kolommen.join(_promise(vraag, kennis, kandidaten) if scoort else Sql("0")).add(" AS belofte")
    strikt = Sql("vec @@ %s::tsquery", [trappen[0]]) if trappen else Sql("true")
    mag = _visible(zichtbaar)
    sql = Sql("WITH ").join(_hits("h", Sql("1"), kolommen, strikt, mag))
    if len(trappen) > 1:
        _add_looser(sql, trappen, kolommen, mag)
    else:
        sql.add(", z AS NOT MATERIALIZED (SELECT * FROM h)")
    _add_page(sql, score(vraag, kennis, len(trappen)) if scoort else None, sorteer, kandidaten, offset, limit)
    return _add_counts(sql, facetten)


def _visible(zichtbaar: Mapping[str, QuerySet]) -> list[Sql]:
    """Return per kind the condition that the person may see a row, from the querysets of the apps."""
    mag = []
    for soort, queryset in zichtbaar.items():
        try:
            binnen, waarden = queryset.order_by().values("pk").query.get_compiler(connection=connection).as_sql()
        except EmptyResultSet:
            continue
        mag.append(Sql(f"soort = %s AND object_id IN ({binnen})", [soort, *waarden]))
    return mag


def _hits(naam: str, stadium: Sql, kolommen: Sql, waar: Sql, mag: list[Sql]) -> Sql:
    """Return a table expression with the rows that fit and that the person may see."""
    select = (
        Sql("SELECT ").join(stadium).add(" AS stadium, ").join(kolommen).add(" FROM core_zoekregel WHERE ").join(waar)
    )
    if len(mag) == 1:
        return Sql(f"{naam} AS MATERIALIZED (").join(select).add(" AND ").join(mag[0]).add(")")
    sql = Sql(f"{naam}_alle AS MATERIALIZED (").join(select).add(f"), {naam} AS MATERIALIZED (")
    for i, regel in enumerate(mag or [Sql("false")]):
        sql.add(f"{' UNION ALL ' if i else ''}SELECT * FROM {naam}_alle WHERE ").join(regel)  # noqa: S608 - own words, values as parameters
    return sql.add(")")


def _failed_filters(filters: Mapping[str, Sequence[object]]) -> Sql:
    """Return the filters that a row fails as bits: the first filter 1, the second 2, ..."""
    som = Sql("0")
    for i, (naam, waarden) in enumerate(filters.items()):
        proef = "thema_ids && %s::int[]" if naam == "thema" else f"{FACETTEN[naam]} = ANY(%s::{_type(naam)}[])"
        som.add(f" + CASE WHEN {proef} THEN 0 ELSE {1 << i} END", list(waarden))
    return som


def _type(naam: str) -> str:
    return "bigint" if naam in GETALLEN else "text"


def _promise(gevraagd: Vraag, kennis: Kennis, kandidaten: int) -> Sql:
    """Return how promising a hit is before it is scored: its title has the words (0), or it is about them (1), or not.

    Answered by the index, as far as it is needed to choose the hits that are scored.
    """
    rangen = promises(gevraagd, kennis, kandidaten)
    if not rangen:
        return Sql("0")
    sql = Sql("CASE")
    for rang, proef in enumerate(rangen):
        vraag = " & ".join(term.tsquery() for term in proef)
        sql.add(f" WHEN id IN (SELECT id FROM core_zoekregel WHERE vec @@ %s::tsquery) THEN {rang}", vraag)  # noqa: S608 - own words, values as parameters
    return sql.add(" ELSE 2 END")


def _at_most(vraag: Vraag, kennis: Kennis, tekens: Sequence[str]) -> int:
    """Return in how many objects the hard concepts can occur at most, in the text ("") or as marked lexemes (=, ~)."""

    def bound(term: Term) -> int:
        bladen = list(term.leaves())
        if any(blad.begin for blad in bladen):
            return kennis.aantal
        if tekens == ("",):
            return term.freq(kennis.freq)
        return min(sum(kennis.freq(teken + blad.tekst.lstrip("=")) for teken in tekens) for blad in bladen)

    return min(sum(bound(term) for _, term in b.keuzes) for b in vraag.hard)


def _marked(begrip: Begrip, tekens: str) -> Term:
    """Return a concept over the lexemes of the title (=), or also over those that say what a text is about (~)."""
    keuzes = []
    for _, term in begrip.keuzes:
        bladen = dict.fromkeys((blad.tekst.lstrip("="), blad.begin) for blad in term.leaves())
        een = (Groep(tuple(Lexeem(t + tekst, begin) for t in tekens), "|") for tekst, begin in bladen)
        keuzes.append(Groep(tuple(een)))
    return Groep(tuple(dict.fromkeys(keuzes)), "|")


def _add_looser(sql: Sql, trappen: list[str], kolommen: Sql, mag: list[Sql]) -> None:
    """Add the stages after the first: `l` holds what the loosest finds, with the strictest stage each belongs to."""
    *tussen, ruimst = trappen[1:]
    trap = Sql(str(len(trappen)))
    for nummer, tsquery in reversed(list(enumerate(tussen, 2))):
        binnen = f"CASE WHEN id IN (SELECT id FROM core_zoekregel WHERE vec @@ %s::tsquery) THEN {nummer} ELSE "  # noqa: S608 - own words, values as parameters
        trap = Sql(binnen, [tsquery]).join(trap).add(" END")
    waar = f"vec @@ %s::tsquery AND (SELECT count(*) FROM h) < {MINIMAAL} AND id <> ALL (ARRAY(SELECT id FROM h))"  # noqa: S608 - own words, values as parameters
    sql.add(", ").join(_hits("l", trap, kolommen, Sql(waar, [ruimst]), mag)).add(
        ", z AS NOT MATERIALIZED (SELECT * FROM h UNION ALL SELECT l.* FROM l JOIN (SELECT s FROM"  # noqa: S608 - own words, values as parameters
        f" generate_series(2, {len(trappen)}) s WHERE (SELECT count(*) FROM h) +"
        f" (SELECT count(*) FROM l WHERE stadium < s) < {MINIMAAL}) t ON t.s = l.stadium)"
    )


def _add_page(sql: Sql, punten: Sql | None, sorteer: str, kandidaten: int, offset: int, limit: int) -> None:
    """Add the rows of the page in their order: scored, or as they come, or sorted by a column."""
    if punten and offset < kandidaten:
        keuze = f"SELECT id, stadium FROM z WHERE m = 0 ORDER BY stadium, belofte, id DESC LIMIT {kandidaten}"  # noqa: S608 - own words, values as parameters
        _add_scored(sql.add(f", t AS ({keuze})"), punten, min(limit, kandidaten - offset), offset)
    else:
        sql.add(
            ", p AS MATERIALIZED (SELECT z.id, z.soort, z.object_id, r.titel, NULL::tsvector AS kop, stadium,"  # noqa: S608 - own words, values as parameters
            f" 0 AS score, plek FROM (SELECT *, row_number() OVER (ORDER BY stadium, {VOLGORDE[sorteer]}) AS plek"
            " FROM z WHERE m = 0 ORDER BY plek LIMIT %s OFFSET %s) z JOIN core_zoekregel r USING (id))", limit, offset,
        )  # fmt: skip


def _add_scored(sql: Sql, punten: Sql, limit: int, offset: int) -> None:
    """Add the page of the rows in `t` by score."""
    sql.add(
        ", p AS MATERIALIZED (SELECT *, row_number() OVER (ORDER BY stadium, score DESC, id) AS plek FROM"
        " (SELECT id, soort, object_id, titel, kop, stadium, "
    ).join(punten).add(
        # an array of one: the vector is unpacked once, not by every ts_rank_cd
        " AS score FROM (SELECT r.id, soort, object_id, titel, lengte, kop, stadium, ARRAY[vec] AS v FROM t JOIN"
        " core_zoekregel r USING (id) OFFSET 0) r) s ORDER BY stadium, score DESC, id LIMIT %s OFFSET %s)",
        limit, offset,
    )  # fmt: skip


def _add_counts(sql: Sql, facetten: Sequence[str]) -> Sql:
    """Add the final select: the page, frequencies of the lexemes in its first rows, and groups with their counts."""
    kolommen = [FACETTEN[naam] for naam in facetten]
    welke = f"grouping({', '.join(kolommen)})" if kolommen else "0"
    waarde = f"coalesce({', '.join(f'{k}::text' for k in kolommen if k != 'thema_ids')}, '')" if kolommen else "''"
    lijst = f"coalesce(thema_ids::text[], ARRAY[{waarde}])" if "thema_ids" in kolommen else f"ARRAY[{waarde}]"
    groepen = ", ".join(["(m)", *(f"(m, {k})" for k in kolommen)])
    groep = (
        f"SELECT {welke} AS welke, m, count(*) AS aantal, {lijst} AS lijst FROM z GROUP BY GROUPING SETS ({groepen})"  # noqa: S608 - own words, values as parameters
    )
    per_waarde = f"SELECT welke, m, aantal, unnest(lijst) AS waarde FROM ({groep}) g"  # noqa: S608 - own words, values as parameters
    return sql.add(
        f" SELECT ({HITS}), ({KOP_FREQ}),"  # noqa: S608 - own words, values as parameters
        " (SELECT json_agg(json_build_array(welke, m, n, waarde)) FROM"
        f" (SELECT welke, m, waarde, sum(aantal) AS n FROM ({per_waarde}) w GROUP BY 1, 2, 3) f)"
    )
