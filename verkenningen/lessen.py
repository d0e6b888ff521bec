"""What the address of the lesson list asks for, as checked values, and the lessons that belong to it (V13)."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from corporaties.models import Gebruiker, Thema
from documenten.queries import visibility_key
from mkwportal.core import stamps
from mkwportal.core.search import vocabulary
from mkwportal.core.search.picking import Waarvoor
from mkwportal.core.search.query import Resultaat, search

from .models import Les, Opname, Verkenning
from .search import LES, STEMPEL

# The first two say what the index holds, the others also what a card shows.
STAMPS = (vocabulary.STAND, STEMPEL, "verkenningen", "documenten", "organisaties", "themas", "zoekregels")
_OF_INDEX = 2
MOST_CHOICES = 60  # explorations to choose from in the list of a select


class Keuze(NamedTuple):
    """The full state of the list; the address holds exactly this."""

    q: str = ""
    thema: str = ""
    soort: str = ""
    verkenning: int | None = None
    document: int | None = None

    def query(self, *, pagina: int = 1, **changes: Any) -> str:
        """Return the address of this state, or of this state with changes, as "?q=…"."""
        state = {name: value for name, value in self._replace(**changes)._asdict().items() if value}
        return f"?{urlencode(state | ({'pagina': pagina} if pagina > 1 else {}))}"


class Keuzelijsten(NamedTuple):
    """What can be chosen: themes by slug, and the names of visible explorations by id, the latest changed first."""

    themas: dict[str, Thema]
    verkenningen: dict[int, str]

    def nearby(self, chosen: int | None) -> list[tuple[int, str]]:
        """Return the explorations of the select by name: the latest changed ones and the chosen one."""
        found = dict(list(self.verkenningen.items())[:MOST_CHOICES])
        if chosen:
            found[chosen] = self.verkenningen[chosen]
        return sorted(found.items(), key=lambda row: (row[1].lower(), row[0]))


def choices(user: Gebruiker, stamp: str) -> Keuzelijsten:
    """Return what this person may filter on, from memory as long as nothing changed."""

    def make() -> Keuzelijsten:
        names = Verkenning.objects.zichtbaar_voor(user).order_by("-gewijzigd_op", "-pk").values_list("pk", "naam")
        return Keuzelijsten({thema.slug: thema for thema in Thema.objects.all()}, dict(names))

    return stamps.remember(f"lessenkeuze:{visibility_key(user)}", stamp, make)


def lessons(user: Gebruiker, keuze: Keuze, lists: Keuzelijsten) -> QuerySet[Les]:
    """Return the visible lessons that meet the filters; the search term is not looked at."""
    rows = Les.objects.zichtbaar_voor(user)
    if keuze.thema:
        thema = lists.themas[keuze.thema]
        eronder = Thema.objects.filter(Q(pk=thema.pk) | Q(ouder=thema))
        rows = rows.filter(pk__in=Les.themas.through.objects.filter(thema__in=eronder).values("les"))
    if keuze.soort:
        rows = rows.filter(soort=keuze.soort)
    if keuze.verkenning:
        rows = rows.filter(verkenning=keuze.verkenning)
    if keuze.document:
        opnames = Opname.objects.in_stukken_van(user).filter(versie__document=keuze.document)
        rows = rows.filter(pk__in=opnames.values("les"))
    return rows


def count(user: Gebruiker, keuze: Keuze, lists: Keuzelijsten, stamp: str) -> int:
    """Return how many lessons meet the filters, from memory as long as nothing changed."""
    key = f"lessentelling:{visibility_key(user)}:{keuze._replace(q='')}"
    return stamps.remember(key, stamp, lambda: lessons(user, keuze, lists).count())


def find(
    user: Gebruiker, keuze: Keuze, lists: Keuzelijsten, stamp: str, *, page: int, per_page: int, typing: bool = False
) -> Resultaat:
    """Return one page of hits for the search term among the lessons that meet the filters, chosen in memory."""
    key = f"{visibility_key(user)}:{keuze._replace(q='')}"
    return search(
        keuze.q,
        zichtbaar={LES: lessons(user, keuze, lists)},
        offset=(page - 1) * per_page,
        limit=per_page,
        typend=typing,
        fragmenten=False,
        waarvoor=Waarvoor(key, ".".join(stamp.split(".")[:_OF_INDEX])),
    )
