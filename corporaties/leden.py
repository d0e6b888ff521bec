"""The people one manages: who works where, who was invited, and who is a guest, in one list."""

import re
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import CharField, Count, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat, Lower
from django.http import QueryDict

from .gids import chosen
from .models import Aanstelling, Deelname, Gebruiker, Organisatie, Rol, Uitnodiging

STATUSSEN = {"actief": "Actief", "uitgenodigd": "Uitgenodigd", "klaargezet": "Klaargezet", "gast": "Gast"}
_KEY = re.compile(r"[au][0-9]{1,18}")
_ADDRESS = re.compile(r"\?[A-Za-z0-9%&=+._~-]{0,600}")
SORTERINGEN = ("naam", "corporatie", "gezien")


@dataclass(frozen=True)
class Keuze:
    """What the address asks for."""

    q: str = ""
    corporatie: int | None = None
    rol: str = ""
    status: str = ""
    sorteer: str = "naam"

    def query(self, **changes: Any) -> str:
        """Return the address of this state, or of this state with changes."""
        state = replace(self, **changes)
        pairs = {"q": state.q, "corporatie": state.corporatie, "rol": state.rol, "status": state.status}
        if state.sorteer != "naam":
            pairs["sorteer"] = state.sorteer
        return f"?{urlencode({name: value for name, value in pairs.items() if value})}"


class Regel(NamedTuple):
    """One row: an appointment, an invitation or a participation of a guest."""

    soort: str
    object: Any


def managed(user: Gebruiker) -> dict[int, str]:
    """Return the organisations whose people this person manages, by id."""
    if user.is_platformbeheerder:
        return dict(Organisatie.objects.values_list("pk", "naam"))
    return {a["organisatie"]: a["naam"] for a in user.lopende_aanstellingen if a["rol"] == Rol.CORPORATIEBEHEERDER}


def read(get: QueryDict, organisaties: dict[int, str]) -> Keuze:
    """Return what the address asks for; raises Http404 for what does not exist or is not managed."""
    one = {name: "".join(chosen(get, name, allowed)[:1]) for name, allowed in _allowed(organisaties).items()}
    return Keuze(
        q=" ".join(get.get("q", "").replace("\x00", " ").split())[:200],
        corporatie=int(one["corporatie"]) if one["corporatie"] else None,
        rol=one["rol"],
        status=one["status"],
        sorteer=one["sorteer"] or "naam",
    )


def rows(user: Gebruiker, keuze: Keuze) -> QuerySet:
    """Return (kind, id) of every row that fits, in the chosen order."""
    parts = [
        part.annotate(regel=Value(kind, CharField()), sleutel=key[keuze.sorteer])
        for kind, part, key in _parts(user, keuze)
    ]
    first, *more = [part.order_by().values_list("regel", "pk", "sleutel") for part in parts]
    order = "-sleutel" if keuze.sorteer == "gezien" else "sleutel"
    return first.union(*more, all=True).order_by(order, "regel", "pk")


def fetch(page: list[tuple[str, int, Any]]) -> list[Regel]:
    """Return the rows of one page with what they show, one query per kind."""
    ids: dict[str, list[int]] = {"aanstelling": [], "uitnodiging": [], "gast": []}
    for kind, pk, _ in page:
        ids[kind].append(pk)
    related = {
        "aanstelling": Aanstelling.objects.select_related("gebruiker", "organisatie"),
        "uitnodiging": Uitnodiging.objects.select_related("organisatie", "kring", "door"),
        "gast": Deelname.objects.select_related("gebruiker", "kring"),
    }
    found = {kind: related[kind].in_bulk(pks) if pks else {} for kind, pks in ids.items()}
    return [Regel(kind, found[kind][pk]) for kind, pk, _ in page]


def chosen_rows(user: Gebruiker, keys: list[str]) -> list[Regel]:
    """Return the appointments (a12) and invitations (u5) that were chosen, as far as this person manages them."""
    numbers = {
        letter: [int(key[1:]) for key in keys[:500] if _KEY.fullmatch(key) and key[0] == letter] for letter in "au"
    }
    posts = Aanstelling.objects.beheerd_door(user).lopend().filter(pk__in=numbers["a"])
    waiting = Uitnodiging.objects.zichtbaar_voor(user).wachtend().filter(pk__in=numbers["u"])
    return [
        *(Regel("aanstelling", post) for post in posts.select_related("gebruiker", "organisatie").order_by("pk")),
        *(Regel("uitnodiging", one) for one in waiting.select_related("organisatie", "kring").order_by("pk")),
    ]


def address(text: str) -> str:
    """Return the query of an address of this list that a form brought along, "" for anything else."""
    return text if _ADDRESS.fullmatch(text) else ""


def totals(user: Gebruiker) -> dict[str, int]:
    """Return how many people at how many organisations there are, and how many invitations wait."""
    running = Aanstelling.objects.beheerd_door(user).lopend()
    counts = running.aggregate(
        mensen=Count("gebruiker", distinct=True), organisaties=Count("organisatie", distinct=True)
    )
    return {**counts, "wachtend": Uitnodiging.objects.zichtbaar_voor(user).wachtend().filter(klaargezet=False).count()}


def _allowed(organisaties: dict[int, str]) -> dict[str, Any]:
    return {
        "corporatie": {str(pk) for pk in organisaties},
        "rol": Rol.values,
        "status": STATUSSEN,
        "sorteer": SORTERINGEN,
    }


def _parts(user: Gebruiker, keuze: Keuze) -> list[tuple[str, QuerySet, dict[str, Any]]]:
    """Return the kinds of rows that the filters leave, each with its sort keys; never none."""
    parts = []
    if keuze.status in ("", "actief"):
        parts.append(
            ("aanstelling", Aanstelling.objects.beheerd_door(user).lopend(), _keys("gebruiker", "organisatie"))
        )
    if keuze.status in ("", "uitgenodigd", "klaargezet"):
        waiting = Uitnodiging.objects.zichtbaar_voor(user).wachtend()
        if keuze.status:
            waiting = waiting.filter(klaargezet=keuze.status == "klaargezet")
        if keuze.rol:
            waiting = waiting.filter(kring=None)
        parts.append(("uitnodiging", waiting, _keys("", "organisatie")))
    guests = Deelname.objects.lopend().gasten() if user.is_platformbeheerder else Deelname.objects.none()
    if keuze.status == "gast" or (keuze.status == "" and not keuze.rol and not keuze.corporatie):
        parts.append(("gast", guests, _keys("gebruiker", "kring")))
    return [(kind, _narrow(kind, part, keuze), keys) for kind, part, keys in parts]


def _narrow(kind: str, part: QuerySet, keuze: Keuze) -> QuerySet:
    if kind == "gast" and (keuze.rol or keuze.corporatie):
        return part.none()
    if keuze.corporatie:
        part = part.filter(organisatie=keuze.corporatie)
    if keuze.rol:
        part = part.filter(rol=keuze.rol)
    path = "" if kind == "uitnodiging" else "gebruiker__"
    for word in keuze.q.split():
        fields = ("voornaam", "tussenvoegsel", "achternaam", "email")
        match = Q()
        for field in fields:
            match |= Q(**{f"{path}{field}__icontains": word})
        part = part.filter(match)
    return part


def _keys(person: str, place: str) -> dict[str, Any]:
    path = f"{person}__" if person else ""
    seen: Any = F("gebruiker__laatst_gezien") if person else F("verzonden_op")
    parts = (f"{path}achternaam", Value(" "), f"{path}voornaam", Value(" "), f"{path}email")
    return {
        "naam": Lower(Concat(*parts, output_field=TextField())),
        "corporatie": Lower(F(f"{place}__naam")),
        "gezien": seen,
    }
