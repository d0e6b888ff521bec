"""What somebody follows, as pages show it (D10)."""

from typing import Any, NamedTuple

from django.db.models import Q
from django.http import Http404, QueryDict
from django.urls import reverse

from corporaties.models import Gebruiker, Organisatie
from mkwportal.core import stamps

from . import facets, queries
from .models import Document, Volging
from .queries import Keuze, Keuzelijsten

NAAM_LENGTE = 80
_KNOP = {"thema": "Volg dit thema", "organisatie": "Volg deze corporatie", "zoekvraag": "Bewaar deze zoekvraag"}


class Onderwerp(NamedTuple):
    """What the library shows as something to follow: `waarde` is an id, or the query string of a saved search."""

    soort: str
    waarde: int | str
    naam: str
    query: str

    @property
    def knop(self) -> str:
        """What the button says."""
        return _KNOP[self.soort]


class Gevolgd(NamedTuple):
    """A line of the list of all that somebody follows; without `url` it can no longer be seen."""

    pk: int
    naam: str
    url: str
    zoekvraag: bool


def subject_of(keuze: Keuze, lists: Keuzelijsten) -> Onderwerp | None:
    """Return what can be followed of this state of the library: one theme, one corporation, else the search.

    Without a term and without filters there is nothing to follow.
    """
    chosen, query = keuze.filters, search_query(keuze)
    one = keuze.corporatie[:1] if any(pk in lists.opgegaan for pk in keuze.corporatie) else keuze.corporatie
    chosen |= {"corporatie": one} if one else {}
    if not keuze.q and [len(values) for values in chosen.values()] == [1]:
        if "thema" in chosen:
            thema = lists.themas[keuze.thema[0]]
            return Onderwerp("thema", thema.id, thema.naam, query)
        if "corporatie" in chosen:
            pk = keuze.corporatie[0]
            return Onderwerp("organisatie", pk, lists.organisaties[pk], query)
    if not keuze.q and not chosen:
        return None
    return Onderwerp("zoekvraag", query, search_name(keuze, lists), query)


def search_query(keuze: Keuze) -> str:
    """Return the address of a search without its order and without what was unfolded: what is the same, is equal."""
    sorted_values = {name: tuple(sorted(values)) for name, values in keuze.filters.items()}
    return keuze.query(**sorted_values, sorteer=queries.usual_order(keuze.q), alles=(), weergave="lijst")


def search_name(keuze: Keuze, lists: Keuzelijsten) -> str:
    """Return what a search is called until somebody names it: the term and the filters."""
    words = [f"‘{keuze.q}’"] if keuze.q else []
    name = ", ".join(words + [label for label, _ in facets.chips(keuze, lists)])
    return name if len(name) <= NAAM_LENGTE else f"{name[: NAAM_LENGTE - 1]}…"


def follows(user: Gebruiker, stamp: str) -> dict[tuple[str, int | str], int]:
    """Return the rows of what this person follows, by (kind, value); `stamp` holds the personal stamp."""

    def make() -> dict[tuple[str, int | str], int]:
        found: dict[tuple[str, int | str], int] = {}
        for pk, document, thema, organisatie, zoekvraag in Volging.objects.filter(gebruiker=user).values_list(
            "pk", "document_id", "thema_id", "organisatie_id", "zoekvraag"
        ):
            pairs = (("document", document), ("thema", thema), ("organisatie", organisatie), ("zoekvraag", zoekvraag))
            found[next(pair for pair in pairs if pair[1])] = pk
        return found

    return stamps.remember(f"volgt:{user.pk}", stamp, make)


def library_part(user: Gebruiker, keuze: Keuze, lists: Keuzelijsten, stamp: str) -> dict[str, Any]:
    """Return what the button above the list needs: `onderwerp`, and whether this person follows it."""
    onderwerp = subject_of(keuze, lists)
    if onderwerp is None:
        return {"onderwerp": None}
    return {"onderwerp": onderwerp, "volgt": (onderwerp.soort, onderwerp.waarde) in follows(user, stamp)}


def page_part(document: Document, user: Gebruiker) -> dict[str, Any]:
    """Return whether this person follows the document, for its page."""
    return {"volgt": Volging.objects.filter(gebruiker=user, document=document.pk).exists()}


def followed(user: Gebruiker, lists: Keuzelijsten) -> dict[str, list[Gevolgd]]:
    """Return all that this person follows, by kind and by name; what can no longer be seen has no name."""
    rows = list(Volging.objects.filter(gebruiker=user).select_related("thema"))
    titles = dict(
        Document.objects.zichtbaar_voor(user)
        .filter(Q(pk__in=[row.document_id for row in rows if row.document_id]))
        .values_list("pk", "titel")
    )
    names = dict(
        Organisatie.objects.zichtbaar_voor(user)
        .filter(pk__in=[row.organisatie_id for row in rows if row.organisatie_id])
        .values_list("pk", "naam")
    )
    found: dict[str, list[Gevolgd]] = {"zoekvraag": [], "thema": [], "organisatie": [], "document": []}
    for row in rows:
        if row.thema:
            found["thema"].append(Gevolgd(row.pk, row.thema.naam, library_url(f"?thema={row.thema.slug}"), False))
        elif row.zoekvraag:
            url = library_url(row.zoekvraag) if read_search(row.zoekvraag, lists) else ""
            found["zoekvraag"].append(Gevolgd(row.pk, row.naam, url, True))
        elif row.organisatie_id:
            found["organisatie"].append(_named(row, names, row.organisatie_id, "corporaties:detail"))
        else:
            found["document"].append(_named(row, titles, row.document_id, "documenten:detail"))
    return {kind: sorted(lines, key=lambda line: line.naam.casefold()) for kind, lines in found.items() if lines}


def _named(row: Volging, names: dict[int, str], pk: int | None, page: str) -> Gevolgd:
    name = names.get(pk or 0, "")
    return Gevolgd(row.pk, name, reverse(page, args=[pk]) if name else "", False)


def library_url(query: str) -> str:
    """Return the address of the library with this query string."""
    return f"{reverse('documenten:lijst')}{query}"


def read_search(query: str, lists: Keuzelijsten) -> Keuze | None:
    """Return what a saved search asks for, or None when a theme or corporation in it is gone."""
    try:
        return queries.read(QueryDict(query.removeprefix("?")), lists)
    except Http404:
        return None
