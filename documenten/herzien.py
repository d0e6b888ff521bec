"""Reminders of review dates (D9): 60 and 14 days before to the contact, then to the admins of the corporation.

Each step of each date is told once: its row in Herinnering is claimed in the transaction that tells it. Another date
starts anew. Who hears of it, reads it in the inbox, on Vandaag and in the digest, not in a mail of its own.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, QuerySet

from corporaties.models import Aanstelling, Gebruiker, Rol
from mkwportal.core.models import Melding
from mkwportal.core.templatetags.formats import date_text

from .models import Document, Herinnering, Status

Stap = Herinnering.Stap
VOORAF = dt.timedelta(days=Stap.LANG_VOORAF)
_PER_KEER = 500


def to_review(user: Gebruiker, until: dt.date) -> QuerySet[Document]:
    """Return the documents of this person's corporations to review until and including that day, oldest date first."""
    return (
        Document.objects.zichtbaar_voor(user)
        .filter(organisatie__in=user.organisatie_ids, herzien_voor__lte=until)
        .exclude(status=Status.VERVALLEN)
        .select_related("contact", "organisatie")
        .order_by("herzien_voor", "pk")
    )


def step_of(herzien_voor: dt.date, today: dt.date) -> Herinnering.Stap | None:
    """Return the step that a date is at today, or None when it is more than 60 days away.

    A morning on which the worker stood still is made up for: the step holds until the next one begins.
    """
    days = (herzien_voor - today).days
    return next((step for step in (Stap.VOORBIJ, Stap.KORT_VOORAF, Stap.LANG_VOORAF) if days <= step), None)


def remind(today: dt.date) -> int:
    """Tell who should know of each review date that reached a next step; return how many notices that made."""
    due = Document.objects.filter(verwijderd_op=None, herzien_voor__lte=today + VOORAF).exclude(status=Status.VERVALLEN)
    told = set(
        Herinnering.objects.filter(document__in=due, herzien_voor=F("document__herzien_voor")).values_list(
            "document", "stap"
        )
    )
    waiting = [
        pk for pk, day in due.values_list("pk", "herzien_voor") if (pk, int(step_of(day, today) or 0)) not in told
    ]
    return sum(_remind_some(waiting[start : start + _PER_KEER], today) for start in range(0, len(waiting), _PER_KEER))


@transaction.atomic
def _remind_some(ids: list[int], today: dt.date) -> int:
    """Claim and tell the steps of these documents; what another worker claimed meanwhile is left out."""
    documents = list(Document.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=ids).order_by("pk"))
    at_work = _at_work({document.organisatie_id for document in documents})
    known = set(Herinnering.objects.filter(document__in=ids).values_list("document", "herzien_voor", "stap"))
    rows, notices = [], []
    for document in documents:
        step = step_of(document.herzien_voor, today) if document.herzien_voor else None
        if step is None or (document.pk, document.herzien_voor, int(step)) in known:
            continue
        people = _receivers(document, step, at_work)
        if people:
            rows.append(Herinnering(document=document, herzien_voor=document.herzien_voor, stap=step))
            notices += [_notice(document, step, person) for person in people]
    Herinnering.objects.bulk_create(rows)
    Melding.objects.bulk_create(notices, ignore_conflicts=True)
    return len(notices)


def _at_work(organisaties: Iterable[int]) -> dict[int, dict[int, bool]]:
    """Return per organisation who works there today, with whether they are its admin."""
    found: dict[int, dict[int, bool]] = defaultdict(dict)
    running = Aanstelling.objects.lopend().filter(organisatie__in=list(organisaties), gebruiker__is_active=True)
    for organisatie, person, rol in running.values_list("organisatie_id", "gebruiker_id", "rol"):
        found[organisatie][person] = found[organisatie].get(person, False) or rol == Rol.CORPORATIEBEHEERDER
    return found


def _receivers(document: Document, step: Herinnering.Stap, at_work: dict[int, dict[int, bool]]) -> list[int]:
    """Return who is told: the contact who still works there; else, and when the date is there, the admins.

    Nobody at all is told when a corporation has no admin; the step then waits until there is one.
    """
    people = at_work.get(document.organisatie_id, {})
    if step != Stap.VOORBIJ and document.contact_id in people:
        return [document.contact_id]
    return [person for person, is_admin in people.items() if is_admin]


def _notice(document: Document, step: Herinnering.Stap, person: int) -> Melding:
    day = date_text(document.herzien_voor) if document.herzien_voor else ""
    text = f"Kijk ‘{document}’ na vóór {day}. Klopt het nog, of komt er een nieuwe versie?"
    if step == Stap.VOORBIJ:
        text = f"‘{document}’ moest vóór {day} zijn herzien. Spreek af wie het nakijkt."
    elif person != document.contact_id:
        text = f"‘{document}’ moet vóór {day} zijn herzien. De contactpersoon werkt niet meer bij u. Kies een ander."
    return Melding(
        ontvanger_id=person,
        soort="herzien",
        tekst=text[:300],
        url=document.get_absolute_url(),
        sleutel=f"herzien-{document.pk}-{document.herzien_voor}-{int(step)}",
    )
