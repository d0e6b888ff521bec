"""What a fusion of corporations does with explorations, and what is made anew when a corporation changed (C6)."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from corporaties.models import Bereik, Deelname, Organisatie
from corporaties.wijzigingen.verwijzingen import Omgang, Verhuizing, Verwijzing
from mkwportal.core import stamps
from mkwportal.core.search.moving import move_rows

from . import tasks
from .models import (
    Aansluiting,
    Aanwezigheid,
    Bezoek,
    Invitatie,
    Labregel,
    Les,
    LesReactie,
    SpiegelBijdrage,
    Verkenning,
    Vraagstuk,
)
from .search import BEZOEK, LES, STEMPEL, VERKENNING, VRAAGSTUK

_HOE = LesReactie._meta.get_field("hoe").max_length or 0


def join_reactions(verhuizing: Verhuizing) -> None:
    """Where both reacted to a lesson in the same way, keep one reaction with what both said about it.

    When that is too long for one, both stay, the second under the old name.
    """
    other = LesReactie.objects.filter(les=OuterRef("les"), soort=OuterRef("soort"), organisatie=verhuizing.naar)
    double = []
    for row in LesReactie.objects.filter(Exists(other), organisatie=verhuizing.van):
        known = LesReactie.objects.get(les=row.les_id, soort=row.soort, organisatie=verhuizing.naar)
        hoe = " / ".join(dict.fromkeys(text for text in (known.hoe, row.hoe) if text))
        if len(hoe) > _HOE:
            continue
        if hoe != known.hoe:
            verhuizing.journaal.set(LesReactie.objects.filter(pk=known.pk), hoe=hoe)
        double.append(row.pk)
    verhuizing.journaal.remove(LesReactie.objects.filter(pk__in=double))


def join_questions(verhuizing: Verhuizing) -> None:
    """Nobody joins an own question, and one joins only once: who joined goes before who listens."""
    pair, journaal = (verhuizing.van, verhuizing.naar), verhuizing.journaal
    journaal.remove(Aansluiting.objects.filter(organisatie__in=pair, vraagstuk__organisatie__in=pair))
    sluit_aan = Aansluiting.Wijze.SLUIT_AAN
    ours = Aansluiting.objects.filter(organisatie=verhuizing.van, vraagstuk=OuterRef("vraagstuk"))
    known = Aansluiting.objects.filter(organisatie=verhuizing.naar)
    journaal.set(known.exclude(wijze=sluit_aan).filter(Exists(ours.filter(wijze=sluit_aan))), wijze=sluit_aan)
    theirs = known.filter(vraagstuk=OuterRef("vraagstuk"))
    journaal.remove(Aansluiting.objects.filter(Exists(theirs), organisatie=verhuizing.van))


def _unless_double(verhuizing: Verhuizing) -> Q:
    other = LesReactie.objects.filter(les=OuterRef("les"), soort=OuterRef("soort"), organisatie=verhuizing.naar)
    return ~Exists(other)


def _unless_same_day(verhuizing: Verhuizing) -> Q:
    other = Labregel.objects.filter(verkenning=OuterRef("verkenning"), dag=OuterRef("dag"), organisatie=verhuizing.naar)
    return ~Exists(other)


VERWIJZINGEN = (
    Verwijzing(Verkenning, "organisatie", Omgang.MEE, "verkenning,verkenningen"),
    Verwijzing(Bezoek, "gastheer", Omgang.MEE, "bezoek als gastheer,bezoeken als gastheer"),
    # who came for whom to a visit that is over, is so for ever; to the next one they come for the new corporation
    Verwijzing(
        Aanwezigheid,
        "organisatie",
        Omgang.MEE,
        "aanmelding voor een bezoek,aanmeldingen voor bezoeken",
        welke=lambda verhuizing: Q(bezoek__eindigt_op__gte=timezone.now()),
    ),
    Verwijzing(
        LesReactie,
        "organisatie",
        Omgang.MEE,
        "reactie op een les,reacties op lessen",
        vooraf=join_reactions,
        welke=_unless_double,
    ),
    Verwijzing(Invitatie, "organisatie", Omgang.MEE, "uitnodiging voor een verkenning,uitnodigingen voor verkenningen"),
    # two lines of one day say two things: both stay, the second under the old name
    Verwijzing(
        Labregel,
        "organisatie",
        Omgang.MEE,
        "regel in een praktijklab,regels in praktijklabs",
        welke=_unless_same_day,
    ),
    Verwijzing(SpiegelBijdrage, "organisatie", Omgang.MEE, "bijdrage aan een spiegel,bijdragen aan spiegels"),
    Verwijzing(Vraagstuk, "organisatie", Omgang.MEE, "vraagstuk,vraagstukken"),
    Verwijzing(
        Aansluiting,
        "organisatie",
        Omgang.MEE,
        "aansluiting bij een vraagstuk,aansluitingen bij vraagstukken",
        vooraf=join_questions,
    ),
)


def newly_visible(
    sender: Any, bron: Organisatie, ander: Organisatie, besloten: bool, **_: Any
) -> list[tuple[str, int]]:
    """Return how many explorations for their participants alone people of `ander` see from then on, and not now."""
    mee = Deelname.objects.lopend()
    theirs = mee.filter(organisatie=ander).values("kring")
    rows = Verkenning.objects.filter(
        Q(organisatie=bron) | Q(kring__in=mee.filter(organisatie=bron).values("kring")),
        bereik=Bereik.KRING,
        verwijderd_op=None,
    )
    found = rows.exclude(organisatie=ander).exclude(kring__in=theirs).count()
    return [("verkenning alleen voor deelnemers,verkenningen alleen voor deelnemers", found)]


def renew(sender: Any, organisaties: Iterable[int], verhuisd: Iterable[tuple[int, int]] = (), **_: Any) -> None:
    """Let search find explorations, visits, lessons and questions under the names of now; forget what was kept."""
    for _van, naar in verhuisd:
        of_naar = {"verkenning__organisatie": naar}
        move_rows(VERKENNING, Verkenning.objects.filter(organisatie=naar), organisatie_id=naar)
        move_rows(BEZOEK, Bezoek.objects.filter(**of_naar), organisatie_id=naar)
        move_rows(LES, Les.objects.filter(**of_naar), organisatie_id=naar)
        move_rows(VRAAGSTUK, Vraagstuk.objects.filter(organisatie=naar), organisatie_id=naar)
    of = list(organisaties)
    _defer(tasks.index_verkenning_job, "verkenning_id", Verkenning.objects.filter(organisatie__in=of))
    _defer(tasks.index_bezoek_job, "bezoek_id", Bezoek.objects.filter(gastheer__in=of))
    _defer(tasks.index_vraagstuk_job, "vraagstuk_id", Vraagstuk.objects.filter(organisatie__in=of))
    for stempel in ("verkenningen", STEMPEL):
        stamps.touch(stempel)


def _defer(job: Any, argument: str, rows: Any) -> None:
    pks = list(rows.order_by("pk").values_list("pk", flat=True))
    if pks:
        job.batch_defer(*({argument: pk} for pk in pks))
