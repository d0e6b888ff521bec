"""What the address of the library asks for, as checked values, and the rows that belong to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from operator import and_
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject, Lower
from django.http import Http404, QueryDict

from corporaties.models import Aanstelling, Gebruiker, Grootte, Organisatie, Thema
from mkwportal.core import stamps
from mkwportal.core.search import vocabulary
from mkwportal.core.search.picking import Waarvoor
from mkwportal.core.search.query import Resultaat, search

from .models import Document, Soort, Status, Versie, VersieTekst
from .search import SOORT

STAMPS = (vocabulary.STAND, "documenten", "organisaties", "themas", "zoekregels", "overnames")
"""What an answer of the library depends on; a change of the first (only) makes the index in memory anew."""
FACETS = ("thema", "soort", "corporatie", "jaar", "grootte", "status")
SORTERINGEN = {
    "passend": "Best passend",
    "nieuwste": "Nieuwste eerst",
    "titel": "Titel",
    "herzien": "Herzien vóór",
}
WEERGAVEN = ("lijst", "tabel")
_ORDER: dict[str, tuple[Any, ...]] = {
    "nieuwste": ("-gewijzigd_op", "-id"),
    "titel": (Lower("titel"), "id"),
    "herzien": (F("herzien_voor").asc(nulls_last=True), "id"),
}
_IN_INDEX = {"soort": "soort_document", "corporatie": "organisatie"}
_INDEX_ORDER = {"passend": "relevantie", "nieuwste": "datum", "titel": "titel"}
_LANGSTE_VRAAG = 300  # characters of a question that are kept; a pasted page is cut off
_ONBEKEND = {
    "thema": "Dit thema bestaat niet.",
    "soort": "Deze soort document bestaat niet.",
    "corporatie": "Deze corporatie bestaat niet.",
    "jaar": "Dit jaar bestaat niet.",
    "grootte": "Deze grootte bestaat niet.",
    "status": "Deze status bestaat niet.",
    "alles": "Dit filter bestaat niet.",
    "sorteer": "Deze volgorde bestaat niet.",
    "weergave": "Deze weergave bestaat niet.",
}


class ThemaRegel(NamedTuple):
    """A theme as the filters use it."""

    id: int
    slug: str
    naam: str
    ouder_id: int | None


class Keuzelijsten(NamedTuple):
    """What can be chosen: themes by slug in their order, and the names of visible organisations by id.

    `opgegaan` says where an organisation went that merged: an address from before that finds the documents there too.
    """

    themas: dict[str, ThemaRegel]
    organisaties: dict[int, str]
    opgegaan: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True)
class Keuze:
    """The full state of the list; the address holds exactly this."""

    q: str = ""
    thema: tuple[str, ...] = ()
    soort: tuple[str, ...] = ()
    corporatie: tuple[int, ...] = ()
    jaar: tuple[int, ...] = ()
    grootte: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    sorteer: str = "nieuwste"
    alles: tuple[str, ...] = ()
    weergave: str = WEERGAVEN[0]

    @property
    def filters(self) -> dict[str, tuple]:
        """The facets in which something was chosen."""
        return {name: getattr(self, name) for name in FACETS if getattr(self, name)}

    def query(self, **changes: Any) -> str:
        """Return the address of this state, or of it with changes, as "?q=…"; what is usual is left out."""
        state = replace(self, **changes)
        usual = usual_order(state.q)
        pairs = [("q", state.q)] if state.q else []
        pairs += [(name, value) for name in FACETS for value in getattr(state, name)]
        pairs += [("sorteer", state.sorteer)] if state.sorteer != usual else []
        pairs += [("alles", name) for name in state.alles]
        pairs += [("weergave", state.weergave)] if state.weergave != WEERGAVEN[0] else []
        return f"?{urlencode(pairs)}"


def usual_order(q: str) -> str:
    """Return the order that nobody has to choose: with a search term what fits best, else the newest."""
    return "passend" if q else "nieuwste"


def visibility_key(user: Gebruiker) -> str:
    """Return what decides which documents this person sees, as a key under which counts may be kept."""
    rights = (user.is_platformbeheerder, user.is_lid, user.heeft_toegang)
    return f"{rights}{sorted(user.organisatie_ids)}{user.kring_ids}"


def choices(user: Gebruiker, stamp: str) -> Keuzelijsten:
    """Return the themes and organisations that this person may filter on."""

    def make() -> Keuzelijsten:
        themas = Thema.objects.values_list("pk", "slug", "naam", "ouder_id")
        rows = list(Organisatie.objects.zichtbaar_voor(user).values_list("pk", "naam", "opgegaan_in"))
        names = {pk: naam for pk, naam, _ in rows}
        gone = {pk: naar for pk, _, naar in rows if naar in names}
        return Keuzelijsten({row[1]: ThemaRegel(*row) for row in themas}, names, gone)

    return stamps.remember(f"keuzelijsten:{visibility_key(user)}", stamp, make)


def read(get: QueryDict, lists: Keuzelijsten) -> Keuze:
    """Return the state that the address asks for.

    Raises Http404 with a sentence for a filter value, order or facet that does not exist. Empty values count
    as not given. Ignored are parameters that the list does not know, and an order that does not go with a term.
    """
    q = " ".join(get.get("q", "").replace("\x00", " ").split())[:_LANGSTE_VRAAG]
    sorteer = get.get("sorteer") or usual_order(q)
    if sorteer not in SORTERINGEN:
        _refuse("sorteer")
    if sorteer == ("herzien" if q else "passend"):
        sorteer = usual_order(q)
    return Keuze(
        q=q,
        thema=_chosen(get, "thema", lists.themas),
        soort=_chosen(get, "soort", Soort.values),
        corporatie=_with_successors(_chosen(get, "corporatie", {str(pk) for pk in lists.organisaties}), lists),
        jaar=tuple(map(int, _chosen(get, "jaar", _Years()))),
        grootte=_chosen(get, "grootte", Grootte.values),
        status=_chosen(get, "status", Status.values),
        sorteer=sorteer,
        alles=_chosen(get, "alles", FACETS),
        weergave=(_chosen(get, "weergave", WEERGAVEN) or WEERGAVEN)[0],
    )


def _with_successors(chosen: Iterable[str], lists: Keuzelijsten) -> tuple[int, ...]:
    """Return the chosen corporations, before each that merged the one in which it went up."""
    found: list[int] = []
    for pk in map(int, chosen):
        way = [pk]
        while (naar := lists.opgegaan.get(way[-1])) and naar not in way:
            way.append(naar)
        found += reversed(way)
    return tuple(dict.fromkeys(found))


class _Years:
    """The years that a document can have."""

    def __contains__(self, value: str) -> bool:
        return value.isascii() and value.isdigit() and len(value) == 4 and 1900 <= int(value) <= 2100


def _chosen(get: QueryDict, name: str, allowed: Any) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(value for value in get.getlist(name) if value))
    if any(value not in allowed for value in values):
        _refuse(name)
    return values


def _refuse(name: str) -> None:
    raise Http404(f"{_ONBEKEND[name]} Ga terug naar Documenten en kies opnieuw.")


def thema_ids(slugs: tuple[str, ...], lists: Keuzelijsten) -> list[int]:
    """Return the ids of these themes and of the themes below them."""
    chosen = {lists.themas[slug].id for slug in slugs}
    return [thema.id for thema in lists.themas.values() if thema.id in chosen or thema.ouder_id in chosen]


GROOTTE = Case(
    When(organisatie__vhe__lt=1000, then=Value("klein")),
    When(organisatie__vhe__lte=2500, then=Value("midden")),
    When(organisatie__vhe__gt=2500, then=Value("groot")),
    default=Value(""),
)
_VHE = {
    Grootte.KLEIN: Q(organisatie__vhe__lt=1000),
    Grootte.MIDDEN: Q(organisatie__vhe__range=(1000, 2500)),
    Grootte.GROOT: Q(organisatie__vhe__gt=2500),
}


def conditions(keuze: Keuze, lists: Keuzelijsten) -> dict[str, Q]:
    """Return one condition per facet in which something was chosen; any of its values will do."""
    make = {
        "thema": lambda slugs: Q(
            pk__in=Document.themas.through.objects.filter(thema__in=thema_ids(slugs, lists)).values("document")
        ),
        "soort": lambda values: Q(soort__in=values),
        "corporatie": lambda values: Q(organisatie__in=values),
        "jaar": lambda values: Q(jaar__in=values),
        "grootte": lambda values: reduce(lambda a, b: a | b, (_VHE[Grootte(value)] for value in values)),
        "status": lambda values: Q(status__in=values),
    }
    return {name: make[name](values) for name, values in keuze.filters.items()}


def documents(user: Gebruiker, keuze: Keuze, lists: Keuzelijsten) -> QuerySet:
    """Return the rows of the list without a search term, in the chosen order."""
    where = reduce(and_, conditions(keuze, lists).values(), Q())
    return Document.objects.zichtbaar_voor(user).filter(where).order_by(*_ORDER[keuze.sorteer])


def find(
    user: Gebruiker,
    keuze: Keuze,
    lists: Keuzelijsten,
    *,
    page: int,
    per_page: int,
    typing: bool = False,
    fragmenten: bool = True,
    stamp: str = "",
) -> Resultaat:
    """Return the hits of one page for the search term and the filters, with the counts of all facets.

    With a `stamp` of STAMPS the index in memory does most of it. Without `fragmenten` there is no text around the
    hits, and no facet is counted.
    """
    wanted = {_IN_INDEX.get(name, name): values for name, values in keuze.filters.items()}
    if keuze.thema:
        wanted["thema"] = thema_ids(keuze.thema, lists)
    return search(
        keuze.q,
        zichtbaar={SOORT: Document.objects.zichtbaar_voor(user)},
        filters=wanted,
        sorteer=_INDEX_ORDER[keuze.sorteer],
        offset=(page - 1) * per_page,
        limit=per_page,
        typend=typing,
        facetten=[_IN_INDEX.get(name, name) for name in FACETS] if fragmenten else (),
        fragmenten=fragmenten,
        waarvoor=Waarvoor(visibility_key(user), stamp) if stamp else None,
    )


def facet_counts(found: Resultaat) -> dict[str, dict[Any, int]]:
    """Return the counts of a search as facets.build() takes them."""
    return {name: dict(found.facetten[_IN_INDEX.get(name, name)]) for name in FACETS}


def for_visit(user: Gebruiker) -> QuerySet:
    """Return documents with only what decides who may do what, and what the trail needs."""
    return Document.objects.zichtbaar_voor(user).only("titel", "bereik", "organisatie_id", "kring_id")


def for_page(user: Gebruiker) -> QuerySet:
    """Return documents with all that their page shows around the text, in one query.

    `thema_lijst` holds dicts with slug and naam, `functie` what the contact does at the owner today, or "".
    """
    themas = Thema.objects.filter(documenten=OuterRef("pk")).order_by("volgorde", "naam")
    posts = Aanstelling.objects.lopend().filter(gebruiker=OuterRef("contact"), organisatie=OuterRef("organisatie"))
    return (
        Document.objects.zichtbaar_voor(user)
        .select_related("organisatie", "contact", "kring", "versie")
        .annotate(
            thema_lijst=ArraySubquery(themas.values(regel=JSONObject(slug="slug", naam="naam"))),
            functie=Coalesce(Subquery(posts.values("functie")[:1]), Value("")),
        )
    )


def text_of(versie: Versie) -> list[dict[str, Any]]:
    """Return the blocks of a version, [] when its text was not read."""
    if versie.tekst_status != Versie.TekstStatus.GELEZEN:
        return []
    return VersieTekst.objects.filter(versie=versie).values_list("blokken", flat=True).first() or []
