"""What ends by itself on a day: an appointment, a guest, a membership (C4).

Access ends by the query of the day, at midnight in Amsterdam. This follows soon after, for what is kept apart from it:
sessions, the search index and counts that are remembered.
"""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from mkwportal.core import health, stamps

from .models import Aanstelling, Deelname, Organisatie
from .services.organisaties import STEMPEL
from .services.sessies import end_sessions_without_access
from .tasks import index_organisatie_job, index_persoon_job

STAND = "aflopen"
TERUG = dt.timedelta(days=31)


@transaction.atomic
def follow_up(today: dt.date | None = None) -> int:
    """Do what follows from each end since the last run; return for how many people. Safe to run twice."""
    today = today or timezone.localdate()
    stand = health.recall(STAND)
    since = dt.date.fromisoformat(stand.gegevens["tot"]) if stand else today - TERUG
    ended = {"tot__gte": since - dt.timedelta(days=1), "tot__lt": today}
    organisaties = list(
        Organisatie.objects.filter(lid_tot__gte=since - dt.timedelta(days=1), lid_tot__lt=today).values_list(
            "pk", flat=True
        )
    )
    people = {
        *Aanstelling.objects.filter(**ended).values_list("gebruiker", flat=True),
        *Deelname.objects.filter(**ended, gebruiker__isnull=False).values_list("gebruiker", flat=True),
        *Aanstelling.objects.filter(organisatie__in=organisaties).values_list("gebruiker", flat=True),
    }
    _follow(people, organisaties)
    health.keep(STAND, tot=today.isoformat())
    return len(people)


def _follow(people: Iterable[int], organisaties: Iterable[int]) -> None:
    people, organisaties = sorted(people), list(organisaties)
    end_sessions_without_access(people)
    for pk in people:
        index_persoon_job.defer(gebruiker_id=pk)
    for pk in organisaties:
        index_organisatie_job.defer(organisatie_id=pk)
    if people or organisaties:
        for name in (STEMPEL, "documenten", "verkenningen"):
            stamps.touch(name)
