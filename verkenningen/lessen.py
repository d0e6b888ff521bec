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

from .models import Les, LesReactie, Opname, Verkenning
from .search import LES, STEMPEL

# The first two say what the index holds, the others also what a card shows.
STAMPS = (vocabulary.STAND, STEMPEL, "verkenningen", "documenten", "organisaties", "themas", "zoekregels")
_OF_INDEX = 2
FILTERS = ("thema", "soort", "verkenning", "staat")
STATEN = {
    "open": "Nog open",
    "toegepast": "Wordt toegepast",
    "opgenomen": "Staat in een document",
    "ons": "Bij ons nog open",
}
SORTERINGEN = {"": "Nieuwste eerst", "oudste": "Oudste eerst"}
_ORDER = {"": ("-gemaakt_op", "-id"), "oudste": ("gemaakt_op", "id")}
MOST_CHOICES = 60  # explorations to choose from in the list of a select


class Keuze(NamedTuple):
    """The full state of the list; the address holds exactly this."""

    q: str = ""
    thema: str = ""
    soort: str = ""
    verkenning: int | None = None
    staat: str = ""
    document: int | None = None
    sorteer: str = ""

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


def states(user: Gebruiker) -> dict[str, Q]:
    """Return the condition of each of STATEN, for what this person may see of documents."""
    opgenomen = Q(pk__in=Opname.objects.in_stukken_van(user).values("les"))
    answers = Les.objects.filter(beantwoordt__isnull=False, verwijderd_op=None).values("beantwoordt")
    ours = LesReactie.objects.filter(organisatie__in=user.organisatie_ids).values("les")
    in_ours = Opname.objects.filter(
        versie__document__organisatie__in=user.organisatie_ids, versie__document__verwijderd_op=None
    ).values("les")
    return {
        "open": ~opgenomen & ~(Q(soort=Les.Soort.OPEN_VRAAG) & Q(pk__in=answers)),
        "toegepast": Q(pk__in=LesReactie.objects.filter(soort=LesReactie.Soort.PAST_TOE).values("les")),
        "opgenomen": opgenomen,
        "ons": Q(pk__in=ours) & ~Q(pk__in=in_ours),
    }


def conditions(user: Gebruiker, keuze: Keuze, lists: Keuzelijsten) -> dict[str, Q]:
    """Return one condition per filter in which something was chosen."""
    found = {}
    if keuze.thema:
        thema = lists.themas[keuze.thema]
        eronder = Thema.objects.filter(Q(pk=thema.pk) | Q(ouder=thema))
        found["thema"] = Q(pk__in=Les.themas.through.objects.filter(thema__in=eronder).values("les"))
    if keuze.soort:
        found["soort"] = Q(soort=keuze.soort)
    if keuze.verkenning:
        found["verkenning"] = Q(verkenning=keuze.verkenning)
    if keuze.staat:
        found["staat"] = states(user)[keuze.staat]
    return found


def base(user: Gebruiker, keuze: Keuze) -> QuerySet[Les]:
    """Return the lessons that the list is about: what this person may see, of one document when that was asked."""
    rows = Les.objects.zichtbaar_voor(user)
    if keuze.document:
        opnames = Opname.objects.in_stukken_van(user).filter(versie__document=keuze.document)
        rows = rows.filter(pk__in=opnames.values("les"))
    return rows


def lessons(user: Gebruiker, keuze: Keuze, lists: Keuzelijsten, *, without: tuple[str, ...] = ()) -> QuerySet[Les]:
    """Return the visible lessons that meet the filters, in their order; the search term is not looked at.

    `without` names filters that are left to the search.
    """
    met = {name: q for name, q in conditions(user, keuze, lists).items() if name not in without}
    return base(user, keuze).filter(*met.values()).order_by(*_ORDER[keuze.sorteer])


def find(
    user: Gebruiker, keuze: Keuze, lists: Keuzelijsten, stamp: str, *, page: int, per_page: int, typing: bool = False
) -> Resultaat:
    """Return one page of hits for the search term among the lessons that meet the filters, chosen in memory."""
    key = f"{visibility_key(user)}:{keuze._replace(q='', thema='', soort='')}"
    wanted: dict[str, list[Any]] = {}
    if keuze.thema:
        main = lists.themas[keuze.thema].pk
        wanted["thema"] = [row.pk for row in lists.themas.values() if main in (row.pk, row.ouder_id)]
    if keuze.soort:
        wanted["soort_document"] = [keuze.soort]
    if keuze.staat or keuze.document:  # not in the index: it changes with the stamps of documents and reactions
        key += f":{stamp}"
    return search(
        keuze.q,
        zichtbaar={LES: lessons(user, keuze, lists, without=("thema", "soort"))},
        filters=wanted,
        facetten=("thema", "soort_document"),
        offset=(page - 1) * per_page,
        limit=per_page,
        typend=typing,
        fragmenten=False,
        waarvoor=Waarvoor(key, ".".join(stamp.split(".")[:_OF_INDEX])),
    )
