"""For whom something is visible: "Zichtbaar voor 41 mensen bij 6 corporaties" (R1)."""

from dataclasses import dataclass

from django.db.models import Count, Q

from .models import Aanstelling, Bereik, Deelname, Gebruiker, Organisatie


@dataclass(frozen=True)
class Telling:
    """How many people at how many organisations see something."""

    mensen: int
    organisaties: int
    kring: bool = False

    @property
    def zin(self) -> str:
        """The sentence that stands beside every item."""
        mensen = "1 persoon" if self.mensen == 1 else f"{self.mensen:,} mensen".replace(",", ".")
        woord = "organisatie" if self.kring else "corporatie"
        organisaties = f"1 {woord}" if self.organisaties == 1 else f"{self.organisaties:,} {woord}s".replace(",", ".")
        return f"Zichtbaar voor {mensen} bij {organisaties}."


def count_viewers(bereik: str, *, organisatie_id: int, kring_id: int | None = None) -> Telling:
    """Return for how many people at how many organisations this audience is; guests count as people.

    Follows BereikQuerySet.zichtbaar_voor; a test holds the two together. Platform admins are not counted:
    they see everything, and opening what is meant for one corporation leaves a trace (R10).
    """
    mag = Q(organisatie=organisatie_id)
    gasten = Deelname.objects.none()
    if bereik == Bereik.LEDEN:
        mag |= Q(organisatie__in=Organisatie.objects.leden())
    elif bereik == Bereik.KRING:
        deelnames = Deelname.objects.lopend().filter(kring=kring_id)
        mag |= Q(organisatie__in=deelnames.filter(organisatie__isnull=False).values("organisatie"))
        gasten = deelnames.filter(gebruiker__is_active=True)
    aanstellingen = Aanstelling.objects.lopend().filter(mag, gebruiker__is_active=True)
    telling = aanstellingen.aggregate(
        mensen=Count("gebruiker", distinct=True), organisaties=Count("organisatie", distinct=True)
    )
    extra = gasten.exclude(gebruiker__in=aanstellingen.values("gebruiker")).count() if bereik == Bereik.KRING else 0
    return Telling(telling["mensen"] + extra, telling["organisaties"], kring=bereik == Bereik.KRING)


def is_shown_to(gebruiker: Gebruiker, *, bereik: str, organisatie_id: int, kring_id: int | None) -> bool:
    """Whether this person sees something of this audience, decided without a query for who has the rights loaded.

    For jobs that look at everybody at once; BereikQuerySet.zichtbaar_voor decides again before anything is shown,
    and a test holds the two together. Narrower for a platform admin: only what any member may see, since opening
    the rest leaves a trace (R10).
    """
    if not gebruiker.heeft_toegang:
        return False
    if organisatie_id in gebruiker.organisatie_ids:
        return True
    if bereik == Bereik.KRING:
        return kring_id in gebruiker.kring_ids
    return bereik == Bereik.LEDEN and (gebruiker.is_lid or gebruiker.is_platformbeheerder)
