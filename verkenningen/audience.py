"""For whom an exploration is visible, in the sentence of R1; its own circle always counts."""

from django.db.models import Count, Q
from django.utils import timezone

from corporaties.bereik import Telling, count_viewers
from corporaties.models import Aanstelling, Bereik, Deelname, Organisatie
from mkwportal.core import stamps

from .models import Verkenning


def viewers(verkenning: Verkenning, bereik: str | None = None) -> Telling:
    """Return how many people at how many organisations see this exploration, or would see it with this audience.

    Follows VerkenningQuerySet.zichtbaar_voor; a test holds the two together. Platform admins are not counted.
    """
    bereik = bereik or verkenning.bereik
    telling = count_viewers(bereik, organisatie_id=verkenning.organisatie_id, kring_id=verkenning.kring_id)
    if bereik != Bereik.LEDEN:
        return telling
    mee = Deelname.objects.lopend().filter(kring=verkenning.kring_id)
    leden = Aanstelling.objects.lopend().filter(
        Q(organisatie__in=Organisatie.objects.leden()) | Q(organisatie=verkenning.organisatie_id)
    )
    partners = (
        Aanstelling.objects.lopend()
        .filter(organisatie__in=mee.values("organisatie"), gebruiker__is_active=True)
        .exclude(pk__in=leden.values("pk"))
    )
    buiten = partners.exclude(gebruiker__in=leden.values("gebruiker"))
    meer = {
        "mensen": buiten.aggregate(aantal=Count("gebruiker", distinct=True))["aantal"],
        "organisaties": partners.aggregate(aantal=Count("organisatie", distinct=True))["aantal"],
    }
    gasten = mee.filter(gebruiker__is_active=True).exclude(gebruiker__in=leden.values("gebruiker"))
    meer["mensen"] += gasten.exclude(gebruiker__in=partners.values("gebruiker")).count()
    return Telling(
        telling.mensen + meer["mensen"],
        telling.organisaties + meer["organisaties"],
        kring=meer["organisaties"] > 0,
    )


def sentence(verkenning: Verkenning) -> str:
    """Return the sentence of R1, counted once a day and when people or circles changed."""
    stamp = f"{stamps.current('verkenningen', 'organisaties')}|{timezone.localdate()}"
    return stamps.remember(f"verkenning-zin:{verkenning.pk}", stamp, lambda: viewers(verkenning).zin)


def viewers_at_start(organisatie_id: int, bereik: str) -> Telling:
    """Return who would see an exploration that this corporation begins."""
    return count_viewers(Bereik.CORPORATIE if bereik == Bereik.KRING else bereik, organisatie_id=organisatie_id)
