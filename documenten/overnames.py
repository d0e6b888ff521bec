"""What pages show of taking over (D7): on the page of a document, what waits for an answer, what we took over."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from corporaties.models import Gebruiker, Organisatie

from .models import Document, Overname, OvernameAntwoord, Status, Versie, Wijze
from .permissions import takeover_organisaties

SHOWN = 5  # adopters on the page of a document
UNDECIDED = ("", OvernameAntwoord.Antwoord.BEKIJKEN)


class Overnemer(NamedTuple):
    """One corporation that took the document over, as the aside shows it."""

    naam: str
    url: str
    zin: str


@dataclass(frozen=True)
class Stand:
    """What one's own corporation took over: the state that the page of source and own document show.

    `nieuw` is the number of a newer version that waits for an answer, or None; `eigen` (title, address) or None.
    """

    pk: int
    url: str
    organisatie: str
    nummer: int
    zin: str
    nieuw: int | None
    toelichting: str
    eigen: tuple[str, str] | None


@dataclass(frozen=True)
class Herkomst:
    """What a document was made from; `url` is empty when this person may not see the source (any more).

    `titel` is empty too unless it is the own corporation's trace; `vervallen` says that the source is gone.
    """

    titel: str
    url: str
    organisatie: str
    nummer: int
    vervallen: bool
    stand: Stand | None


class Wachtend(NamedTuple):
    """One thing of the library that waits for somebody, for the start page."""

    titel: str
    tekst: str
    knop: str
    url: str


def manner(overname: Overname) -> str:
    """Return how it was taken over in a few words: what was adapted, or else the manner."""
    if overname.wijze == Wijze.INSPIRATIE and overname.toelichting:
        return f"als inspiratie: {overname.toelichting}"
    return overname.toelichting or str(overname.get_wijze_display())


def for_page(user: Gebruiker, where: Q) -> QuerySet[Overname]:
    """Return overnames with all that pages show of them, in one query.

    `bron_te_zien` says whether this person sees the source; `antwoord` is what the adopter answered to its
    current version, or "".
    """
    bron = Document.objects.zichtbaar_voor(user).filter(pk=OuterRef("document"))
    answers = OvernameAntwoord.objects.filter(overname=OuterRef("pk"), versie=OuterRef("document__versie"))
    rows = Overname.objects.filter(where)
    if not (user.is_lid or user.is_platformbeheerder):
        rows = rows.filter(organisatie__in=Organisatie.objects.zichtbaar_voor(user))
    return rows.select_related(
        "organisatie", "bron_organisatie", "document__versie", "document__organisatie", "eigen_document"
    ).annotate(bron_te_zien=Exists(bron), antwoord=Subquery(answers.values("antwoord")[:1]))


def part(document: Document, user: Gebruiker) -> dict[str, Any]:
    """Return what the page of a document shows of taking over; one query, in a circle one more."""
    rows = list(for_page(user, Q(document=document, ingetrokken_op=None) | Q(eigen_document=document)))
    took = [row for row in rows if row.document_id == document.pk and row.ingetrokken_op is None]
    origin = next((row for row in rows if row.eigen_document_id == document.pk), None)
    mine = [stand(row, user) for row in took if row.organisatie_id in user.organisatie_ids]
    done = {row.organisatie_id for row in took}
    can = takeover_organisaties(user, document) if document.versie_id and document.status != Status.VERVALLEN else []
    has_own = {row.organisatie_id for row in took if row.eigen_document and row.eigen_document.verwijderd_op is None}
    no_own = [pk for pk, _ in can if pk not in has_own]
    return {
        "overgenomen": mine,
        "overneembaar": [choice for choice in can if choice[0] not in done],
        "eigen_kan": no_own[0] if len(no_own) == 1 else None,
        "eigen_keuze": len(no_own) > 1,
        "overnemers": [adopter(row) for row in took[:SHOWN]],
        "overnemers_totaal": len(took),
        "overnemers_meer": max(0, len(took) - SHOWN),
        "herkomst": herkomst(origin, user) if origin else None,
        "heeft_familie": bool(took or origin),
    }


def adopter(row: Overname) -> Overnemer:
    """Return one line of the aside: "met eigen drempel, versie 2, er is een nieuwere"."""
    newest = row.document.versie.nummer if row.document and row.document.versie else row.nummer
    newer = ", er is een nieuwere" if newest > row.nummer else ""
    name = ", ".join(filter(None, (row.organisatie.naam, row.organisatie.plaats)))
    return Overnemer(name, row.organisatie.get_absolute_url(), f"{manner(row)}, versie {row.nummer}{newer}")


def stand(row: Overname, user: Gebruiker) -> Stand:
    """Return the state of what one's own corporation took over, from a row of for_page()."""
    newest = row.document.versie if row.document and row.bron_te_zien else None
    waits = newest is not None and newest.nummer > row.nummer and (row.antwoord or "") in UNDECIDED
    own = row.eigen_document
    return Stand(
        row.pk,
        row.get_absolute_url(),
        row.organisatie.naam,
        row.nummer,
        f"{manner(row)}, versie {row.nummer}",
        newest.nummer if waits and newest else None,
        newest.toelichting if waits and newest else "",
        (own.titel, own.get_absolute_url()) if own is not None and own.verwijderd_op is None else None,
    )


def herkomst(row: Overname, user: Gebruiker) -> Herkomst:
    """Return from what an own document was made, without a word of what this person may not see."""
    ours = row.organisatie_id in user.organisatie_ids
    running = stand(row, user) if ours and row.ingetrokken_op is None else None
    if row.bron_te_zien and row.document:
        bron = row.document
        gone = bron.status == Status.VERVALLEN
        return Herkomst(bron.titel, bron.get_absolute_url(), bron.organisatie.naam, row.nummer, gone, running)
    if ours:
        return Herkomst(row.bron_titel, "", row.bron_organisatie.naam, row.nummer, True, running)
    return Herkomst("", "", "", 0, False, None)


def is_gone(row: Overname) -> bool:
    """Whether the source of a row of for_page() is gone for this person: deleted, narrowed, or out of force."""
    return not row.bron_te_zien or row.document is None or row.document.status == Status.VERVALLEN


def news_of(overname: Overname, user: Gebruiker) -> list[Versie]:
    """Return the versions of the source that came after the one that was taken over, newest first."""
    newer = Versie.objects.zichtbaar_voor(user).filter(document=overname.document_id, nummer__gt=overname.nummer)
    return list(newer.select_related("door").order_by("-nummer"))


def waiting(user: Gebruiker) -> QuerySet[Overname]:
    """Return the overnames of which a new version waits for an answer of this person, the oldest first."""
    answered = OvernameAntwoord.objects.filter(overname=OuterRef("pk"), versie=OuterRef("document__versie"))
    own = Q(eigen_document__verwijderd_op=None, eigen_document__contact=user)
    bare = Q(contact=user) & (Q(eigen_document=None) | Q(eigen_document__verwijderd_op__isnull=False))
    return (
        Overname.objects.lopend()
        .van_mij(user)
        .filter(own & Q(eigen_document__isnull=False) | bare)
        .filter(document__in=Document.objects.zichtbaar_voor(user), document__versie__nummer__gt=F("nummer"))
        .exclude(Exists(answered))
        .exclude(document__status=Status.VERVALLEN)
        .order_by("document__versie__gemaakt_op")
    )


def waiting_answers(user: Gebruiker, limit: int = 20) -> list[Wachtend]:
    """Return the new versions of what was taken over that wait for this person's answer, for the start page."""
    return [
        Wachtend(
            f"Versie {row.document.versie.nummer} van ‘{row.document.titel}’",
            f"{row.organisatie.naam} nam versie {row.nummer} over van {row.document.organisatie.naam}. "
            f"Nieuw: {row.document.versie.toelichting}",
            "Geef antwoord",
            row.get_absolute_url(),
        )
        for row in waiting(user).select_related("organisatie", "document__versie", "document__organisatie")[:limit]
    ]


def compare_address(overname: Overname, nummer: int) -> str:
    """Return where the new version of the source stands beside one's own, or beside the one that was taken over."""
    own = overname.eigen_document
    if own is not None and own.verwijderd_op is None:
        return f"{own.get_absolute_url()}vergelijken/?met={overname.document_id}.{nummer}"
    return (
        f"{reverse('documenten:detail', args=[overname.document_id])}vergelijken/?van={overname.nummer}&naar={nummer}"
    )


def answers_of(document: Document, rows: Iterable[Overname]) -> dict[int, list[OvernameAntwoord]]:
    """Return per overname what was answered to the versions of a document, oldest first."""
    found: dict[int, list[OvernameAntwoord]] = {}
    answers = OvernameAntwoord.objects.filter(overname__in=rows, versie__document=document)
    for row in answers.select_related("versie").order_by("versie__nummer"):
        found.setdefault(row.overname_id, []).append(row)
    return found
