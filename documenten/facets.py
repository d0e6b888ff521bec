"""The filters beside the list, with counts that are exact for this person and for the other filters."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Case, IntegerField, Value, When
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from corporaties.models import Gebruiker, Grootte
from mkwportal.core import stamps

from .models import Document, Soort, Status
from .queries import FACETS, GROOTTE, Keuze, Keuzelijsten, ThemaRegel, conditions, visibility_key

TITELS = {
    "thema": "Thema",
    "soort": "Soort document",
    "grootte": "Grootte van de corporatie",
    "corporatie": "Corporatie",
    "jaar": "Jaar",
    "status": "Status",
}
_OPEN = ("thema", "soort", "grootte")
_KORT = {"thema": 10, "soort": 8, "corporatie": 8, "jaar": 6}  # options shown before "Toon alle"
_LABELS: dict[str, dict[str, str]] = {
    name: {value: str(label)[:1].upper() + str(label)[1:] for value, label in kinds.choices}
    for name, kinds in (("soort", Soort), ("grootte", Grootte), ("status", Status))
}
_BIT = {name: 1 << place for place, name in enumerate(FACETS)}
_COLUMN = {
    "soort": "soort",
    "corporatie": "organisatie_id",
    "jaar": "jaar",
    "grootte": "grootte",
    "status": "status",
}


class Tellingen(NamedTuple):
    """How many documents and organisations are found, and per facet how many each value would give."""

    totaal: int
    organisaties: int
    facetten: dict[str, dict[Any, int]]


class Optie(NamedTuple):
    """One value of a filter."""

    waarde: str
    label: str
    aantal: int
    gekozen: bool
    ouder: str = ""


class Facet(NamedTuple):
    """One filter; `meer` is the address that shows all `totaal` options, `minder` the one that shows the first."""

    naam: str
    titel: str
    opties: list[Optie]
    open: bool
    totaal: int
    meer: str = ""
    minder: str = ""

    @property
    def html(self) -> SafeString:
        """The options as HTML."""
        return mark_safe("".join(option_html(self.naam, optie) for optie in self.opties))  # noqa: S308 - escaped


def counts(user: Gebruiker, keuze: Keuze, lists: Keuzelijsten, stamp: str) -> Tellingen:
    """Return the counts without a search term, from memory as long as nothing changed."""
    key = f"documenttellingen:{visibility_key(user)}:{keuze.filters}"
    return stamps.remember(key, stamp, lambda: count(user, keuze, lists))


def count(user: Gebruiker, keuze: Keuze, lists: Keuzelijsten) -> Tellingen:
    """Count in one statement.

    Each visible document gets the bits of the filters it does not meet. It is found when there are none, and
    it counts for a facet when there are none but that facet's own.
    """
    misses: Any = Value(0)
    for name, condition in conditions(keuze, lists).items():
        misses = misses + Case(When(condition, then=Value(0)), default=Value(_BIT[name]), output_field=IntegerField())
    visible = (
        Document.objects.zichtbaar_voor(user)
        .order_by()
        .annotate(_grootte=GROOTTE, _mis=misses)
        .values_list("pk", "soort", "organisatie_id", "jaar", "_grootte", "status", "_mis")
    )
    inner, params = visible.query.sql_with_params()
    parts = [
        "SELECT 'totaal', count(*)::text, count(DISTINCT organisatie_id) FROM d WHERE mis = 0",
        "SELECT 'thema', v.thema::text, count(DISTINCT d.id) FROM d "  # noqa: S608 - own words, values as parameters
        "JOIN documenten_document_themas dt ON dt.document_id = d.id "
        "JOIN corporaties_thema t ON t.id = dt.thema_id "
        f"CROSS JOIN LATERAL (VALUES (t.id), (t.ouder_id)) AS v(thema) "
        f"WHERE d.mis & ~{_BIT['thema']} = 0 AND v.thema IS NOT NULL GROUP BY v.thema",
        *(
            f"SELECT '{name}', {column}::text, count(*) FROM d WHERE mis & ~{_BIT[name]} = 0 GROUP BY 2"  # noqa: S608 - own words, values as parameters
            for name, column in _COLUMN.items()
        ),
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH d(id, soort, organisatie_id, jaar, grootte, status, mis) AS MATERIALIZED ({inner}) "
            + " UNION ALL ".join(parts),
            params,
        )
        rows = cursor.fetchall()
    facetten: dict[str, dict[Any, int]] = {name: {} for name in FACETS}
    totaal = organisaties = 0
    for name, value, aantal in rows:
        if name == "totaal":
            totaal, organisaties = int(value), aantal
        elif value:
            facetten[name][int(value) if name in ("thema", "corporatie", "jaar") else value] = aantal
    return Tellingen(totaal, organisaties, facetten)


def build(keuze: Keuze, lists: Keuzelijsten, facetten: dict[str, dict[Any, int]]) -> list[Facet]:
    """Return the filters to show: values without a document only when they were chosen."""
    shown = []
    for name, titel in TITELS.items():
        found, chosen = facetten.get(name, {}), keuze.filters.get(name, ())
        if name == "thema":
            options = _themas(keuze, lists, found)
        elif name == "corporatie":
            options = _by_count(_options(chosen, lists.organisaties, found))
        elif name == "jaar":
            options = _options(chosen, {year: str(year) for year in sorted({*found, *chosen}, reverse=True)}, found)
        else:
            options = _options(chosen, _LABELS[name], found)
            options = _by_count(options) if name == "soort" else options
        if options:
            shown.append(_facet(keuze, name, titel, options))
    return shown


def option_html(name: str, optie: Optie) -> str:
    """Return one value of a filter as HTML; a page has some fifty, and a template takes ten times as long."""
    waarde, child = escape(optie.waarde), " mkw-option--child" if optie.ouder else ""
    aantal = f"{optie.aantal:,}".replace(",", ".")
    return (
        f'<label class="mkw-option{child}"><input class="utrecht-checkbox utrecht-checkbox--html-input" '
        f'type="checkbox" id="{name}-{waarde}" name="{name}" value="{waarde}"{" checked" if optie.gekozen else ""}>'
        f'<span class="mkw-option__text"><span>{escape(optie.label)}</span><span class="mkw-facet__count">'
        f'<span class="mkw-visually-hidden">, </span>{aantal}'
        f'<span class="mkw-visually-hidden"> {"document" if optie.aantal == 1 else "documenten"}</span>'
        "</span></span></label>\n"
    )


def chips(keuze: Keuze, lists: Keuzelijsten) -> list[tuple[str, str]]:
    """Return what was chosen as (label, address without it)."""
    label: dict[str, Callable[[Any], str]] = {
        "thema": lambda value: lists.themas[value].naam,
        "corporatie": lambda value: lists.organisaties[value],
        "jaar": str,
    }
    return [
        (
            label[name](value) if name in label else _LABELS[name][value],
            keuze.query(**{name: tuple(other for other in values if other != value)}),
        )
        for name, values in keuze.filters.items()
        for value in values
    ]


def _facet(keuze: Keuze, name: str, titel: str, options: list[Optie]) -> Facet:
    everything, short = len(options), _KORT.get(name, len(options))
    shown = name in _OPEN or name in keuze.filters or name in keuze.alles
    if everything <= short + 1:
        return Facet(name, titel, options, shown, everything)
    if name in keuze.alles:
        rest = tuple(other for other in keuze.alles if other != name)
        return Facet(name, titel, options, shown, everything, minder=f"{keuze.query(alles=rest)}#filter-{name}")
    mains = {option.waarde for option in [option for option in options if not option.ouder][:short]}
    opened = {option.ouder or option.waarde for option in options if option.gekozen}
    options = [o for o in options if o.gekozen or o.waarde in mains or o.waarde in opened or o.ouder in opened]
    meer = f"{keuze.query(alles=(*keuze.alles, name))}#filter-{name}" if len(options) < everything else ""
    return Facet(name, titel, options, shown, everything, meer)


def _options(chosen: tuple, labels: Mapping[Any, str], found: dict[Any, int]) -> list[Optie]:
    return [
        Optie(str(value), label, found.get(value, 0), value in chosen)
        for value, label in labels.items()
        if value in found or value in chosen
    ]


def _by_count(options: list[Optie]) -> list[Optie]:
    return sorted(options, key=lambda option: (-option.aantal, option.label))


def _themas(keuze: Keuze, lists: Keuzelijsten, found: dict[int, int]) -> list[Optie]:
    """Return the main themes by count, each followed by the themes below it."""
    by_id = {thema.id: thema for thema in lists.themas.values()}
    chosen = {lists.themas[slug] for slug in keuze.thema}
    shown = {by_id[pk] for pk in found if pk in by_id} | chosen
    shown |= {by_id[thema.ouder_id] for thema in chosen if thema.ouder_id}

    def options(ouder: ThemaRegel | None) -> list[Optie]:
        return _by_count(
            [
                Optie(t.slug, t.naam, found.get(t.id, 0), t in chosen, ouder.slug if ouder else "")
                for t in shown
                if t.ouder_id == (ouder.id if ouder else None)
            ]
        )

    return [option for main in options(None) for option in (main, *options(lists.themas[main.waarde]))]
