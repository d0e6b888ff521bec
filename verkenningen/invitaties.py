"""Honest invitations (V3): whom one may ask, their personal links, and why a link no longer takes an answer."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from corporaties.models import Aanstelling, Deelname, Gebruiker
from mkwportal.core.links import personal_link, read_link

from .models import Invitatie, Verkenning

VIEW, DAYS = "verkenningen:antwoord", 180
GEVONDEN, _WOORDEN = 30, 6
NOT_YOURS = "Deze uitnodiging is voor iemand anders. Open de link uit uw eigen mail."


class Genodigde(NamedTuple):
    """Somebody who may be asked, through the organisation that they work at; a guest has none."""

    gebruiker_id: int
    organisatie_id: int | None
    naam: str
    van: str

    @property
    def sleutel(self) -> str:
        """What a form posts for this person."""
        return f"{self.gebruiker_id}-{self.organisatie_id or 0}"


def links(invitatie: Invitatie) -> dict[str, str]:
    """Return the full personal address of each answer."""
    return {antwoord: answer_link(invitatie, antwoord) for antwoord in Invitatie.Antwoord.values}


def answer_link(invitatie: Invitatie, antwoord: str) -> str:
    """Return the full address that shows this answer already chosen; nothing is saved before its button."""
    return personal_link(VIEW, [invitatie.pk, antwoord])


def read_answer_link(token: str) -> tuple[int, str]:
    """Return the id of the invitation and the chosen answer; Http404 when the link is forged or older than DAYS."""
    pk, antwoord = read_link(VIEW, token, days=DAYS)
    return pk, Invitatie.Antwoord(antwoord).value


def why_closed(invitatie: Invitatie, gebruiker: Gebruiker) -> str:
    """Return the sentence that says why this person can no longer answer, "" while an answer is welcome.

    `gebruiker` is the invited person, with the appointments of this moment.
    """
    verkenning, bezoek, wie = invitatie.verkenning, invitatie.bezoek, invitatie.door.naam
    if invitatie.ingetrokken_op:
        return f"{wie} heeft deze uitnodiging ingetrokken. U hoeft niets te doen."
    if verkenning.verwijderd_op:
        return "Deze verkenning is er niet meer. U hoeft niets te doen."
    if verkenning.status == Verkenning.Status.AFGEROND:
        return "Deze verkenning is afgerond. U hoeft niets meer te laten weten."
    if bezoek is not None and bezoek.is_afgelast:
        return "Dit bezoek gaat niet door. U hoeft niets te doen."
    if bezoek is not None and bezoek.is_geweest:
        return "Dit bezoek is geweest. U hoeft niets meer te laten weten."
    if not gebruiker.is_active:
        return f"Uw account is gesloten. Vraag {wie} om een nieuwe uitnodiging op uw adres van nu."
    if invitatie.organisatie is not None and invitatie.organisatie_id not in gebruiker.organisatie_ids:
        return f"Volgens ons werkt u niet meer bij {invitatie.organisatie}. Klopt dat niet? Laat het {wie} weten."
    if invitatie.organisatie is None and verkenning.kring_id not in gebruiker.kring_ids:
        return f"U bent geen gast meer van deze verkenning. Vraag {wie} om een nieuwe datum."
    return ""


def met_uitnodigingen(rows: QuerySet[Verkenning], gebruiker: Gebruiker) -> QuerySet[Verkenning]:
    """Return explorations with `nodigde_uit` (this person invited) and `mijn_invitatie` (the id of one to answer)."""
    hier = Invitatie.objects.filter(verkenning=OuterRef("pk"))
    return rows.annotate(
        nodigde_uit=Exists(hier.filter(door=gebruiker.pk)),
        mijn_invitatie=Subquery(hier.wachtend_op(gebruiker).order_by("pk").values("pk")[:1]),
    )


def find_people(gebruiker: Gebruiker, verkenning: Verkenning, zoek: str) -> list[Genodigde]:
    """Return the people who fit each word by their name, organisation or place, GEVONDEN + 1 at most.

    Without a word: who takes part already, so that they can be asked for a visit.
    """
    rows = Aanstelling.objects.lopend().filter(gebruiker__in=Gebruiker.objects.zichtbaar_voor(gebruiker))
    woorden = zoek.split()[:_WOORDEN]
    if not woorden:
        mee = verkenning.deelnames().filter(wijze=Deelname.Wijze.MEEDOEN)
        rows = rows.filter(organisatie__in=mee.values("organisatie"))
    for woord in woorden:
        rows = rows.filter(
            Q(gebruiker__voornaam__icontains=woord)
            | Q(gebruiker__tussenvoegsel__iexact=woord)
            | Q(gebruiker__achternaam__icontains=woord)
            | Q(organisatie__naam__icontains=woord)
            | Q(organisatie__plaats__icontains=woord)
        )
    return _people(rows.exclude(gebruiker=gebruiker.pk).order_by("organisatie__naam", "gebruiker__achternaam", "pk"))


def guests_of(verkenning: Verkenning) -> list[Genodigde]:
    """Return the guests of this moment: they may be asked too."""
    rows = verkenning.deelnames().filter(gebruiker__isnull=False).select_related("gebruiker")
    return [Genodigde(row.gebruiker_id, None, row.gebruiker.naam, "Gasten") for row in rows.order_by("pk")]


def chosen_people(gebruiker: Gebruiker, verkenning: Verkenning, sleutels: Iterable[str]) -> list[Genodigde]:
    """Return who was ticked, as far as they still work there or are still guest; nonsense is left out."""
    pairs = {tuple(sleutel.split("-")) for sleutel in sleutels}
    wanted = {int(p[0]): int(p[1]) for p in pairs if len(p) == 2 and all(_is_id(part) for part in p)}
    rows = Aanstelling.objects.lopend().filter(gebruiker__in=Gebruiker.objects.zichtbaar_voor(gebruiker))
    rows = rows.filter(gebruiker__in=list(wanted)).exclude(gebruiker=gebruiker.pk)
    found = _people(rows.order_by("organisatie__naam", "gebruiker__achternaam", "pk"), most=None)
    if 0 in wanted.values():
        found += guests_of(verkenning)
    return [row for row in found if wanted.get(row.gebruiker_id) == (row.organisatie_id or 0)]


def _is_id(part: str) -> bool:
    return part.isascii() and part.isdigit() and len(part) < 19


def _people(rows, most: int | None = GEVONDEN + 1) -> list[Genodigde]:
    rows = rows.select_related("gebruiker", "organisatie")[:most]
    return [
        Genodigde(
            row.gebruiker_id,
            row.organisatie_id,
            ", ".join(part for part in (row.gebruiker.naam, row.functie) if part),
            row.organisatie.naam,
        )
        for row in rows
    ]


def grouped(people: Sequence[Genodigde]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return people as the choices of a form, per organisation."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for person in people:
        groups.setdefault(person.van, []).append((person.sleutel, person.naam))
    return list(groups.items())
