"""Vandaag (P1): what is new for me, what waits for me, what comes soon."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from corporaties.models import Gebruiker, Organisatie
from documenten.models import Document, Versie
from mkwportal.core import stamps
from verkenningen.models import Aanwezigheid, Bezoek, Les

MANY = 20
SHOWN = 6
REVIEW_DAYS = 60


@dataclass(frozen=True)
class Gevraagd:
    """One thing that waits for this person; `dag` is None when there is no hurry."""

    dag: date | None
    titel: str
    tekst: str
    knop: str
    url: str

    @property
    def label(self) -> str:
        """The button's full name for a screen reader."""
        return f"{self.knop}: {self.titel}"


@dataclass(frozen=True)
class Nieuws:
    """One line of what is new: a document, a new version or a lesson."""

    op: datetime
    soort: str
    object: Any


def asked(user: Gebruiker, today: date) -> list[Gevraagd]:
    """Return what waits for this person, by date: reviews, uploads not shared yet, invitations, reports."""
    mine = Document.objects.zichtbaar_voor(user).filter(
        Q(contact=user, herzien_voor__lte=today + timedelta(days=REVIEW_DAYS))
        | Q(gemaakt_door=user, gedeeld_op=None, status="concept")
    )
    items = [
        _asked_document(document, user, today)
        for document in mine.order_by("herzien_voor").only(
            "titel", "herzien_voor", "gedeeld_op", "contact_id"
        )[:MANY]
    ]
    return sorted(items, key=lambda item: (item.dag is None, item.dag or today))


def _asked_document(document: Document, user: Gebruiker, today: date) -> Gevraagd:
    due = document.herzien_voor
    if document.contact_id == user.pk and due and due <= today + timedelta(days=REVIEW_DAYS):
        return Gevraagd(
            due,
            f"‘{document.titel}’ is toe aan herziening",
            "Klopt het nog, of komt er een nieuwe versie?",
            "Bekijk document",
            document.get_absolute_url(),
        )
    return Gevraagd(
        None,
        f"‘{document.titel}’ is nog niet gedeeld",
        "Kijk de gegevens na en kies wie het mag zien.",
        "Kijk na",
        f"{reverse('documenten:nakijken')}?document={document.pk}",
    )


def asked_text(items: list[Gevraagd]) -> str:
    """Return "3 dingen. 2 hebben een datum." """
    dated = sum(item.dag is not None for item in items)
    things = "1 ding." if len(items) == 1 else f"{len(items)} dingen."
    return things + (f" {dated} {'heeft' if dated == 1 else 'hebben'} een datum." if dated else "")


def news(user: Gebruiker, since: datetime) -> tuple[list[Nieuws], int]:
    """Return the newest lines since then, newest first, and how many more there are (MANY at most)."""
    others = Document.objects.zichtbaar_voor(user).exclude(gemaakt_door=user.pk)
    documents = others.filter(gedeeld_op__gt=since).order_by(F("gedeeld_op").desc(nulls_last=True), "-pk")
    versions = (
        Versie.objects.zichtbaar_voor(user)
        .filter(gemaakt_op__gt=since, nummer__gt=1, document__gedeeld_op__lte=since)
        .exclude(door=user.pk)
        .select_related("document__organisatie")
        .order_by("-gemaakt_op")
    )
    lessons = Les.objects.zichtbaar_voor(user).filter(gemaakt_op__gt=since).exclude(door=user.pk)
    lines = [Nieuws(item.gedeeld_op, "document", item) for item in documents.for_list()[:MANY]]
    lines += [Nieuws(item.gemaakt_op, "versie", item) for item in versions[:MANY]]
    lines += [
        Nieuws(item.gemaakt_op, "les", item)
        for item in lessons.select_related("verkenning", "bezoek").order_by("-gemaakt_op")[:MANY]
    ]
    lines.sort(key=lambda line: line.op, reverse=True)
    return lines[:SHOWN], max(0, len(lines) - SHOWN)


def upcoming(user: Gebruiker, now: datetime) -> list[Bezoek]:
    """Return the next four visits with `gaat_mee` (True, False or None: no answer)."""
    answer = Aanwezigheid.objects.filter(bezoek=OuterRef("pk"), gebruiker=user).values("gaat_mee")[:1]
    return list(
        Bezoek.objects.zichtbaar_voor(user)
        .filter(eindigt_op__gte=now, status=Bezoek.Status.GEPLAND)
        .annotate(gaat_mee=Subquery(answer))
        .select_related("verkenning")
        .order_by("begint_op")[:4]
    )


def to_review(user: Gebruiker, today: date) -> list[Document]:
    """Return the documents of this person's corporations whose review date is near or past."""
    return list(
        Document.objects.zichtbaar_voor(user)
        .filter(organisatie__in=user.organisatie_ids, herzien_voor__lte=today + timedelta(days=120))
        .exclude(status="vervallen")
        .select_related("contact")
        .only(
            "titel",
            "herzien_voor",
            "contact__voornaam",
            "contact__tussenvoegsel",
            "contact__achternaam",
        )
        .order_by("herzien_voor")[:SHOWN]
    )


def library_size(user: Gebruiker) -> tuple[int, int]:
    """Return how many documents of how many corporations this person may see, remembered until one changes."""
    key = f"omvang|{sorted(user.organisatie_ids)}|{user.kring_ids}|{user.is_lid}|{user.is_platformbeheerder}"

    def count() -> tuple[int, int]:
        seen = Document.objects.zichtbaar_voor(user)
        owners = Organisatie.objects.filter(Exists(seen.filter(organisatie=OuterRef("pk"))))
        return seen.count(), owners.count()

    return stamps.remember(key, stamps.current("documenten", "organisaties"), count)


def greeting(user: Gebruiker, now: datetime) -> str:
    """Return "Goedemorgen, mevrouw Van den Broek", or the first name where no form of address is known."""
    hour = timezone.localtime(now).hour
    part = "nacht" if hour < 6 else "morgen" if hour < 12 else "middag" if hour < 18 else "avond"
    who = f"{user.aanhef} {user.achternaam_voluit}" if user.aanhef else user.voornaam
    return f"Goede{part}, {who}"


@require_GET
def vandaag(request: HttpRequest) -> HttpResponse:
    """The start page: one sentence that says what changed and what is asked, then the lists."""
    user, now = request.user, timezone.now()
    today = timezone.localdate(now)
    since = user.vorig_bezoek or now - timedelta(days=30)
    lines, more = news(user, since)
    items = asked(user, today)
    size, owners = library_size(user)
    context = {
        "groet": greeting(user, now),
        "vandaag": today,
        "sinds": since,
        "eerste_bezoek": user.vorig_bezoek is None,
        "gevraagd": items,
        "gevraagd_uitleg": asked_text(items),
        "nieuw_uitleg": ""
        if not lines
        else "De afgelopen maand."
        if user.vorig_bezoek is None
        else "Sinds uw vorige bezoek.",
        "nieuw_url": reverse("documenten:nieuw"),
        "nieuws": [
            (day, list(group)) for day, group in groupby(lines, lambda line: timezone.localdate(line.op))
        ],
        "aantal_nieuw": len(lines) + more,
        "meer": more,
        "bezoeken": upcoming(user, now),
        "herzien": to_review(user, today),
        "aantal_documenten": size,
        "aantal_corporaties": owners,
    }
    return render(request, "pages/vandaag.html", context)
