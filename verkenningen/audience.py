"""For whom an exploration is visible, in the sentence of R1; its own circle always counts."""

from django.db.models import Count, Q

from corporaties.bereik import Telling, count_viewers
from corporaties.models import Aanstelling, Bereik, Gebruiker, Organisatie

from .models import Verkenning


def viewers(verkenning: Verkenning, bereik: str | None = None) -> Telling:
    """Return how many people at how many organisations see this exploration, or would see it with this audience.

    One query. Follows VerkenningQuerySet.zichtbaar_voor; a test holds the two together. Platform admins do not count.
    """
    bereik = bereik or verkenning.bereik
    leden, mee = Organisatie.objects.leden(), verkenning.deelnames()
    mag = Q(organisatie=verkenning.organisatie_id)
    mag |= Q(organisatie__in=mee.filter(organisatie__isnull=False).values("organisatie"))
    if bereik == Bereik.LEDEN:
        mag |= Q(organisatie__in=leden)
    hier = Q(aanstellingen__in=Aanstelling.objects.lopend().filter(mag))
    gasten = Q(pk__in=mee.filter(gebruiker__isnull=False).values("gebruiker"))
    telling = Gebruiker.objects.filter(hier | gasten, is_active=True).aggregate(
        mensen=Count("pk", distinct=True),
        organisaties=Count("aanstellingen__organisatie", distinct=True, filter=hier),
        buiten=Count(
            "aanstellingen__organisatie", distinct=True, filter=hier & ~Q(aanstellingen__organisatie__in=leden)
        ),
    )
    return Telling(telling["mensen"], telling["organisaties"], kring=bereik == Bereik.KRING or telling["buiten"] > 0)


def viewers_at_start(organisatie_id: int, bereik: str) -> Telling:
    """Return who would see an exploration that this corporation begins."""
    return count_viewers(Bereik.CORPORATIE if bereik == Bereik.KRING else bereik, organisatie_id=organisatie_id)
