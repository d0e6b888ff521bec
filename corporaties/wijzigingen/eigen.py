"""What a fusion does with the people, circles and invitations of a corporation."""

import datetime as dt
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from ..models import (
    Aanstelling,
    Deelname,
    Gebruiker,
    Import,
    Jaarcontrole,
    MicrosoftInlog,
    Organisatie,
    Organisatiewijziging,
    Rol,
    Uitnodiging,
)
from .verwijzingen import Omgang, Verhuizing, Verwijzing

_ZWAARTE = (Rol.LID, Rol.PROJECTLEIDER, Rol.CORPORATIEBEHEERDER)


def move_people(verhuizing: Verhuizing) -> None:
    """Give everybody who works at the one an appointment at the other, in the same role, and end the old one.

    Who works at both (personele unie) keeps one appointment, with the heavier of both roles. With `apart` the old
    appointments run on: with them people keep what was meant for their corporation alone.
    """
    today, journaal = timezone.localdate(), verhuizing.journaal
    open_ones = Q(tot=None) | Q(tot__gte=today)
    rows = list(Aanstelling.objects.filter(open_ones, organisatie=verhuizing.van).order_by("pk"))
    there = {row.gebruiker_id: row for row in Aanstelling.objects.filter(open_ones, organisatie=verhuizing.naar)}
    new = []
    for row in rows:
        known = there.get(row.gebruiker_id)
        if known is None:
            known = there[row.gebruiker_id] = Aanstelling(
                gebruiker_id=row.gebruiker_id, organisatie=verhuizing.naar, rol=row.rol, functie=row.functie,
                van=max(row.van, today), tot=row.tot,
            )  # fmt: skip
            new.append(known)
        elif known.pk is not None:
            _merge(journaal, row, known)
    journaal.created(Aanstelling.objects.bulk_create(new))
    if not verhuizing.apart:
        running = Aanstelling.objects.filter(pk__in=[row.pk for row in rows])
        journaal.set(running.filter(van__lte=today), tot=today - dt.timedelta(days=1))
        journaal.set(running.filter(van__gt=today), tot=F("van") - dt.timedelta(days=1))


def _merge(journaal: Any, row: Aanstelling, known: Aanstelling) -> None:
    better: dict[str, Any] = {}
    if _ZWAARTE.index(Rol(row.rol)) > _ZWAARTE.index(Rol(known.rol)):
        better["rol"] = row.rol
    if row.functie and not known.functie:
        better["functie"] = row.functie
    if known.tot is not None and (row.tot is None or row.tot > known.tot):
        better["tot"] = row.tot
    if better:
        journaal.set(Aanstelling.objects.filter(pk=known.pk), **better)


def join_circles(verhuizing: Verhuizing) -> None:
    """Where both are in a circle, keep one participation: that of who takes part, for as long as the longest."""
    journaal, mee = verhuizing.journaal, Deelname.Wijze.MEEDOEN
    both = Deelname.objects.filter(
        organisatie=verhuizing.van,
        kring__in=Deelname.objects.filter(organisatie=verhuizing.naar).values("kring"),
    )
    for row in both:
        known = Deelname.objects.get(kring=row.kring_id, organisatie=verhuizing.naar)
        better: dict[str, Any] = {}
        if row.wijze == mee and known.wijze != mee and _runs(row):
            better["wijze"] = mee
        if known.tot is not None and (row.tot is None or row.tot > known.tot):
            better["tot"] = row.tot
        if better:
            journaal.set(Deelname.objects.filter(pk=known.pk), **better)
    journaal.remove(both)


def _runs(row: Deelname) -> bool:
    return row.tot is None or row.tot >= timezone.localdate()


def revoke_double_invitations(verhuizing: Verhuizing) -> None:
    """Take back a waiting invitation for who has one from the other corporation too, or works there already."""
    waiting = Uitnodiging.objects.wachtend()
    same = waiting.filter(organisatie=verhuizing.naar, email__iexact=OuterRef("email"))
    works = Aanstelling.objects.lopend().filter(
        organisatie__in=(verhuizing.van, verhuizing.naar), gebruiker__email__iexact=OuterRef("email")
    )
    double = waiting.filter(Exists(same) | Exists(works), organisatie=verhuizing.van)
    verhuizing.journaal.set(double, ingetrokken_op=timezone.now())


VERWIJZINGEN = (
    Verwijzing(Aanstelling, "organisatie", Omgang.BLIJFT, "aanstelling,aanstellingen", vooraf=move_people),
    Verwijzing(
        Deelname, "organisatie", Omgang.MEE, "deelname aan een verkenning,deelnames aan verkenningen",
        vooraf=join_circles,
    ),
    Verwijzing(
        Uitnodiging, "organisatie", Omgang.MEE, "uitnodiging,uitnodigingen", vooraf=revoke_double_invitations
    ),
    Verwijzing(Import, "organisatie", Omgang.MEE),  # a list that waits is saved for the corporation of now
    Verwijzing(Gebruiker, "namens", Omgang.MEE),  # for whom somebody acted last
    Verwijzing(Jaarcontrole, "organisatie", Omgang.BLIJFT),  # which corporation was asked in which year
    # whose tenant it was: the people of then go on logging in through it, those of the other need not
    Verwijzing(MicrosoftInlog, "organisatie", Omgang.BLIJFT),
    # who went up in the one before, says so for ever; the way on is through its page
    Verwijzing(Organisatie, "opgegaan_in", Omgang.BLIJFT),
    Verwijzing(Organisatiewijziging, "organisatie", Omgang.BLIJFT),
    Verwijzing(Organisatiewijziging, "met", Omgang.BLIJFT),
    Verwijzing(Organisatiewijziging, "naar", Omgang.BLIJFT),
)  # fmt: skip
