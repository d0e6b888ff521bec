"""The directory of organisations: by province, size, kind and what their people know.

A few hundred organisations fit in memory: they come in two queries, and filters and counts are made here.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count
from django.http import Http404, QueryDict

from mkwportal.core.search.analysis import fold

from .models import Aanstelling, Gebruiker, Grootte, Organisatie, Thema

SORTERINGEN = {"naam": "Naam", "woningen": "Woningen", "fte": "Fte"}
FILTERS = ("provincie", "grootte", "soort", "thema")
_STERK = 3  # themes shown in a row
_GONE = "Dit filter bestaat niet. Ga terug en kies opnieuw."
# place on the tile map: column of the first tile of a row that does not start left
_KAART = (
    ("Friesland", 2), ("Groningen", 3), ("Noord-Holland", 0), ("Flevoland", 0), ("Drenthe", 0),
    ("Zuid-Holland", 0), ("Utrecht", 0), ("Overijssel", 0), ("Zeeland", 0), ("Noord-Brabant", 0),
    ("Gelderland", 0), ("Limburg", 3),
)  # fmt: skip


class Themas:
    """All themes in their order, by slug and by id."""

    def __init__(self) -> None:
        rows = list(Thema.objects.all())
        self.by_slug = {thema.slug: thema for thema in rows}
        self.by_id = {thema.pk: thema for thema in rows}

    def with_children(self, slugs: Iterable[str]) -> set[int]:
        """Return the ids of these themes and of those below them."""
        chosen = {self.by_slug[slug].pk for slug in slugs}
        return {t.pk for t in self.by_id.values() if t.pk in chosen or t.ouder_id in chosen}


@dataclass(frozen=True)
class Keuze:
    """What the address asks for; the address holds exactly this."""

    q: str = ""
    provincie: tuple[str, ...] = ()
    grootte: tuple[str, ...] = ()
    soort: tuple[str, ...] = ()
    thema: tuple[str, ...] = ()
    sorteer: str = "naam"

    def query(self, **changes: Any) -> str:
        """Return the address of this state, or of this state with changes, as "?q=…"."""
        state = replace(self, **changes)
        pairs = [("q", state.q)] if state.q else []
        pairs += [(name, value) for name in FILTERS for value in getattr(state, name)]
        pairs += [("sorteer", state.sorteer)] if state.sorteer != "naam" else []
        return f"?{urlencode(pairs)}"

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """The chosen filters as (name, value)."""
        return [(name, value) for name in FILTERS for value in getattr(self, name)]


class Rij(NamedTuple):
    """One organisation of the directory; `themas` counts its people per theme, `woorden` is folded text."""

    pk: int
    naam: str
    plaats: str
    provincie: str
    soort: str
    vhe: int | None
    fte: Any
    grootte: str
    is_lid: bool
    themas: Counter
    sterk_in: str
    woorden: str


class Optie(NamedTuple):
    """One value of a filter, as the tag `facet` shows it."""

    waarde: str
    label: str
    aantal: int
    gekozen: bool


class Tegel(NamedTuple):
    """One province on the tile map."""

    naam: str
    aantal: int
    kleur: int
    kolom: int
    url: str
    gekozen: bool


def read(get: QueryDict, themas: Themas) -> Keuze:
    """Return what the address asks for; raises Http404 for a filter value or order that does not exist."""
    sorteer = get.get("sorteer") or "naam"
    if sorteer not in SORTERINGEN:
        raise Http404("Deze volgorde bestaat niet. Ga terug naar Corporaties en kies opnieuw.")
    return Keuze(
        q=" ".join(get.get("q", "").replace("\x00", " ").split())[:200],
        provincie=chosen(get, "provincie", Organisatie.Provincie.values),
        grootte=chosen(get, "grootte", Grootte.values),
        soort=chosen(get, "soort", Organisatie.Soort.values),
        thema=chosen(get, "thema", themas.by_slug),
        sorteer=sorteer,
    )


def chosen(get: QueryDict, name: str, allowed: Any) -> tuple[str, ...]:
    """Return the values of one filter; raises Http404 for one that does not exist."""
    values = tuple(dict.fromkeys(value for value in get.getlist(name) if value))
    if any(value not in allowed for value in values):
        raise Http404(_GONE)
    return values


def load(user: Gebruiker, themas: Themas) -> list[Rij]:
    """Return every organisation that this person may see, in two queries."""
    known: dict[int, Counter] = defaultdict(Counter)
    counts = (
        Aanstelling.objects.lopend()
        .filter(gebruiker__is_active=True, gebruiker__themas__isnull=False)
        .order_by()
        .values_list("organisatie", "gebruiker__themas")
        .annotate(mensen=Count("gebruiker", distinct=True))
    )
    for organisatie, thema, mensen in counts:
        known[organisatie][thema] = mensen
    rows = []
    for o in Organisatie.objects.zichtbaar_voor(user).bestaand().defer("over", "website"):
        strong = [themas.by_id[pk].naam for pk, _ in known[o.pk].most_common()]
        words = fold(" ".join([*o.namen, o.plaats, o.provincie, *o.gemeenten, *strong]))
        rows.append(
            Rij(
                o.pk, o.naam, o.plaats, o.provincie, o.soort, o.vhe, o.fte, o.grootte, o.is_lid,
                known[o.pk], ", ".join(strong[:_STERK]), words,
            )
        )  # fmt: skip
    return rows


def scope(rows: list[Rij], keuze: Keuze, user: Gebruiker) -> list[Rij]:
    """Return where is looked: the members, unless one searches, chooses a kind or is a guest."""
    if keuze.q or keuze.soort or not (user.is_lid or user.is_platformbeheerder):
        return rows
    return [row for row in rows if row.is_lid]


def tests(keuze: Keuze, themas: Themas) -> dict[str, Callable[[Rij], bool]]:
    """Return one test per filter in which something was chosen, and one for the search words."""
    made: dict[str, Callable[[Rij], bool]] = {}
    if words := fold(keuze.q).split():
        made["q"] = lambda row: all(word in row.woorden for word in words)
    if keuze.provincie:
        made["provincie"] = lambda row: row.provincie in keuze.provincie
    if keuze.grootte:
        made["grootte"] = lambda row: row.grootte in keuze.grootte
    if keuze.soort:
        made["soort"] = lambda row: row.soort in keuze.soort
    if keuze.thema:
        wanted = themas.with_children(keuze.thema)
        made["thema"] = lambda row: not wanted.isdisjoint(row.themas)
    return made


def select(rows: list[Rij], made: dict[str, Callable[[Rij], bool]], without: str = "") -> list[Rij]:
    """Return the rows that pass every test but that of filter `without`."""
    checks = [test for name, test in made.items() if name != without]
    return [row for row in rows if all(test(row) for test in checks)]


def ordered(rows: list[Rij], keuze: Keuze) -> list[Rij]:
    """Return the rows in the chosen order; unknown figures last."""
    keys: dict[str, Callable[[Rij], Any]] = {
        "naam": lambda row: (fold(row.naam), row.pk),
        "woningen": lambda row: (row.vhe is None, -(row.vhe or 0), fold(row.naam)),
        "fte": lambda row: (row.fte is None, -(row.fte or 0), fold(row.naam)),
    }
    return sorted(rows, key=keys[keuze.sorteer])


def options(rows: list[Rij], keuze: Keuze, themas: Themas, user: Gebruiker) -> dict[str, list[Optie]]:
    """Return the values of the filters with the number of organisations that each would give."""
    made = tests(keuze, themas)
    near = scope(rows, keuze, user)
    sizes = Counter(row.grootte for row in select(near, made, "grootte"))
    kinds = Counter(row.soort for row in select(rows, made, "soort"))
    subjects: Counter = Counter()
    for row in select(near, made, "thema"):
        subjects.update({pk for t in row.themas for pk in (t, themas.by_id[t].ouder_id) if pk})
    return {
        "grootte": [
            Optie(value, label[:1].upper() + label[1:], sizes[value], value in keuze.grootte)
            for value, label in Grootte.choices
        ],
        "soort": [
            Optie(value, label, kinds[value], value in keuze.soort)
            for value, label in Organisatie.Soort.choices
            if kinds[value] or value in keuze.soort
        ],
        "thema": [
            Optie(thema.slug, thema.naam, subjects[thema.pk], thema.slug in keuze.thema)
            for thema in themas.by_id.values()
            if subjects[thema.pk] or thema.slug in keuze.thema
        ],
    }


def tiles(rows: list[Rij], keuze: Keuze, themas: Themas) -> list[Tegel]:
    """Return the provinces with how many organisations each would give."""
    counts = Counter(row.provincie for row in select(rows, tests(keuze, themas), "provincie"))
    most = max(counts.values(), default=0)
    return [
        Tegel(
            name, counts[name], 1 + (3 * counts[name] > most) + (3 * counts[name] > 2 * most), column,
            keuze.query(provincie=() if name in keuze.provincie else (name,)), name in keuze.provincie,
        )
        for name, column in _KAART
    ]  # fmt: skip
