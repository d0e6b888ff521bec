"""The numbers at the filters of the lesson list: exact for this person and for the other filters (V13)."""

from typing import Any, NamedTuple

from django.db import connection
from django.db.models import BooleanField, Case, IntegerField, Q, Value, When

from corporaties.models import Gebruiker
from mkwportal.core import stamps
from mkwportal.core.search.query import Resultaat

from . import lessen
from .lessen import Keuze, Keuzelijsten
from .models import Les

_BIT = {name: 1 << place for place, name in enumerate(lessen.FILTERS)}
Tellingen = dict[str, dict[Any, int]]


class Optie(NamedTuple):
    """One value of a filter; `aantal` is None when it is not known how many it would give."""

    waarde: str
    label: str
    aantal: int | None
    gekozen: bool


class Filter(NamedTuple):
    """One filter with what can be chosen; `alle` is the label of choosing nothing."""

    naam: str
    titel: str
    alle: str
    opties: list[Optie]


def counts(user: Gebruiker, keuze: Keuze, lists: Keuzelijsten, stamp: str) -> Tellingen:
    """Return the numbers without a search term, from memory as long as nothing changed."""
    key = f"lestellingen:{lessen.visibility_key(user)}:{keuze._replace(q='', sorteer='')}"
    return stamps.remember(key, stamp, lambda: count(user, keuze, lists))


def count(user: Gebruiker, keuze: Keuze, lists: Keuzelijsten) -> Tellingen:
    """Count in one statement: `totaal` of all filters together (key ""), and per filter what each value would give.

    Each visible lesson gets the bits of the filters it does not meet. It is found when there are none, and it counts
    for a filter when there are none but that filter's own.
    """
    misses: Any = Value(0)
    for name, condition in lessen.conditions(user, keuze, lists).items():
        if name in _BIT:
            bit = Case(When(condition, then=Value(0)), default=Value(_BIT[name]), output_field=IntegerField())
            misses = misses + bit
    staten = {f"_{name}": _yes(condition) for name, condition in lessen.states(user).items()}
    visible = (
        lessen.base(user, keuze)
        .order_by()
        .annotate(_mis=misses, **staten)
        .values_list("pk", "verkenning_id", "soort", "_mis", *staten)
    )
    inner, params = visible.query.sql_with_params()
    pairs = ", ".join(f"('{name[1:]}', d.{name})" for name in staten)

    def fits(name: str) -> str:
        return f"d.mis & ~{_BIT[name]} = 0"

    parts = [
        "SELECT 'totaal', '', count(*) FROM d WHERE mis = 0",
        f"SELECT 'soort', soort, count(*) FROM d WHERE {fits('soort')} GROUP BY soort",  # noqa: S608 - own words, values as parameters
        f"SELECT 'verkenning', verkenning::text, count(*) FROM d WHERE {fits('verkenning')} GROUP BY verkenning",  # noqa: S608 - own words, values as parameters
        f"SELECT 'staat', s.naam, count(*) FROM d CROSS JOIN LATERAL (VALUES {pairs}) AS s(naam, geldt) "  # noqa: S608 - own words, values as parameters
        f"WHERE s.geldt AND {fits('staat')} GROUP BY s.naam",
        "SELECT 'thema', thema::text, count(*) FROM (SELECT DISTINCT d.id, v.thema FROM d "  # noqa: S608 - own words, values as parameters
        "JOIN verkenningen_les_themas lt ON lt.les_id = d.id JOIN corporaties_thema t ON t.id = lt.thema_id "
        f"CROSS JOIN LATERAL (VALUES (t.id), (t.ouder_id)) AS v(thema) WHERE {fits('thema')}) p "
        "WHERE thema IS NOT NULL GROUP BY thema",
    ]
    names = ", ".join(["id", "verkenning", "soort", "mis", *staten])
    with connection.cursor() as cursor:
        cursor.execute(f"WITH d({names}) AS MATERIALIZED ({inner}) {' UNION ALL '.join(parts)}", params)
        rows = cursor.fetchall()
    found: Tellingen = {name: {} for name in ("totaal", *lessen.FILTERS)}
    for name, value, aantal in rows:
        found[name][int(value) if name in ("thema", "verkenning") else value] = aantal
    return found


def counts_of_search(found: Resultaat) -> Tellingen:
    """Return the numbers that a search gave: those of themes and kinds."""
    return {"thema": dict(found.facetten["thema"]), "soort": dict(found.facetten["soort_document"])}


def filters(keuze: Keuze, lists: Keuzelijsten, telling: Tellingen) -> list[Filter]:
    """Return the filters to show; a value that gives nothing is left out unless it was chosen."""
    themas = [(thema.slug, thema.pk, thema.naam) for thema in lists.themas.values()]
    soorten = [(value, value, str(label)) for value, label in Les.Soort.choices]
    verkenningen = [(str(pk), pk, naam) for pk, naam in lists.nearby(keuze.verkenning)]
    staten = [(value, value, label) for value, label in lessen.STATEN.items()]
    return [
        Filter("thema", "Thema", "Alle thema’s", _options(themas, keuze.thema, telling.get("thema"))),
        Filter("soort", "Soort", "Alle soorten", _options(soorten, keuze.soort, telling.get("soort"))),
        Filter(
            "verkenning",
            "Verkenning",
            "Alle verkenningen",
            _options(verkenningen, str(keuze.verkenning or ""), telling.get("verkenning")),
        ),
        Filter("staat", "Hoe staat het ermee?", "Alles", _options(staten, keuze.staat, telling.get("staat"))),
    ]


def _options(values: list[tuple[str, Any, str]], chosen: str, known: dict[Any, int] | None) -> list[Optie]:
    return [
        Optie(value, label, known.get(key, 0) if known is not None else None, value == chosen)
        for value, key, label in values
        if known is None or key in known or value == chosen
    ]


def _yes(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())
