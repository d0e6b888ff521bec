"""Vandaag (P1): what is new for me, what waits for me, what comes soon."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from corporaties.models import Gebruiker
from documenten.models import Document, Versie
from documenten.overnames import waiting_answers
from documenten.vragen import open_questions
from mkwportal.core import stamps
from mkwportal.core.templatetags import formats
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
    """One line of what is new: a document, a new version or a lesson; `wie` shared it, `meta` stands under it."""

    op: datetime
    soort: str
    titel: str
    url: str
    wie: str
    meta: tuple[str, ...]


@dataclass(frozen=True)
class Komend:
    """A visit that comes; `gaat_mee` is None as long as this person did not answer."""

    begint_op: datetime
    eindigt_op: datetime
    titel: str
    url: str
    plaats: str
    verkenning: str
    gaat_mee: bool | None


@dataclass(frozen=True)
class Herzien:
    """A document whose review date is near or past."""

    titel: str
    url: str
    herzien_voor: date
    contact: str


@dataclass(frozen=True)
class Overzicht:
    """All that stands on the page for one person until something changes."""

    gevraagd: list[Gevraagd]
    nieuws: list[Nieuws]
    meer: int
    bezoeken: list[Komend]
    herzien: list[Herzien]
    documenten: int
    corporaties: int


def asked(user: Gebruiker, today: date) -> list[Gevraagd]:
    """Return what waits for this person, by date: reviews, uploads not shared yet, questions, new versions."""
    mine = Document.objects.zichtbaar_voor(user).filter(
        Q(contact=user, herzien_voor__lte=today + timedelta(days=REVIEW_DAYS))
        | Q(gemaakt_door=user, gedeeld_op=None, status="concept")
    )
    items = [
        _asked_document(document, user, today)
        for document in mine.order_by("herzien_voor").only("titel", "herzien_voor", "gedeeld_op", "contact_id")[:MANY]
    ]
    items += [Gevraagd(None, *item) for item in (*open_questions(user, MANY), *waiting_answers(user, MANY))]
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
    """Return the newest lines since then, newest first, and how many more there are (MANY of a kind at most)."""
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
    lines = [_document_line(item) for item in documents.for_list()[:MANY]]
    lines += [_version_line(item) for item in versions[:MANY]]
    lines += [
        _lesson_line(item) for item in lessons.select_related("verkenning", "bezoek").order_by("-gemaakt_op")[:MANY]
    ]
    lines.sort(key=lambda line: line.op, reverse=True)
    return lines[:SHOWN], max(0, len(lines) - SHOWN)


def _document_line(item: Document) -> Nieuws:
    pages = item.versie.paginas if item.versie else None
    meta = (item.get_soort_display(), *([formats.plural_text(pages, "pagina,pagina’s")] if pages else []))
    return Nieuws(item.gedeeld_op, "document", item.titel, item.get_absolute_url(), item.organisatie.naam, meta)


def _version_line(item: Versie) -> Nieuws:
    who = f"{item.document.organisatie.naam} maakte versie {item.nummer}"
    return Nieuws(
        item.gemaakt_op,
        "versie",
        item.document.titel,
        item.document.get_absolute_url(),
        who,
        (item.toelichting,),
    )


def _lesson_line(item: Les) -> Nieuws:
    meta = (item.verkenning.naam, *([item.bezoek.titel] if item.bezoek else []))
    return Nieuws(item.gemaakt_op, "les", item.tekst, item.get_absolute_url(), item.get_soort_display().lower(), meta)


def upcoming(user: Gebruiker, now: datetime) -> list[Komend]:
    """Return the next visits that this person may see, with the own answer."""
    answer = Aanwezigheid.objects.filter(bezoek=OuterRef("pk"), gebruiker=user).values("gaat_mee")[:1]
    visits = (
        Bezoek.objects.zichtbaar_voor(user)
        .filter(eindigt_op__gte=now, status=Bezoek.Status.GEPLAND)
        .annotate(gaat_mee=Subquery(answer))
        .select_related("verkenning")
        .order_by("begint_op")[:SHOWN]
    )
    return [
        Komend(v.begint_op, v.eindigt_op, v.titel, v.get_absolute_url(), v.plaats, v.verkenning.naam, v.gaat_mee)
        for v in visits
    ]


def to_review(user: Gebruiker, today: date) -> list[Herzien]:
    """Return the documents of this person's corporations whose review date is near or past."""
    documents = (
        Document.objects.zichtbaar_voor(user)
        .filter(organisatie__in=user.organisatie_ids, herzien_voor__lte=today + timedelta(days=2 * REVIEW_DAYS))
        .exclude(status="vervallen")
        .select_related("contact")
        .order_by("herzien_voor")[:SHOWN]
    )
    return [
        Herzien(
            d.titel,
            d.get_absolute_url(),
            d.herzien_voor,
            "uzelf" if d.contact_id == user.pk else d.contact.naam,
        )
        for d in documents
    ]


def library_size(user: Gebruiker) -> tuple[int, int]:
    """Return how many documents of how many corporations this person may see."""
    found = Document.objects.zichtbaar_voor(user).aggregate(
        documents=Count("pk"), owners=Count("organisatie", distinct=True)
    )
    return found["documents"], found["owners"]


def overview(user: Gebruiker, since: datetime, now: datetime) -> Overzicht:
    """Return the page's content, remembered until a document, visit, lesson or organisation changes."""
    today = timezone.localdate(now)
    rights = f"{user.organisatie_ids}|{user.kring_ids}|{user.is_lid}|{user.is_platformbeheerder}"

    def make() -> Overzicht:
        lines, more = news(user, since)
        return Overzicht(
            asked(user, today), lines, more, upcoming(user, now), to_review(user, today), *library_size(user)
        )

    stamp = stamps.current("documenten", "verkenningen", "organisaties", "overnames", "vragen")
    return stamps.remember(f"vandaag|{user.pk}|{today}|{since.timestamp()}|{rights}", stamp, make)


def greeting(user: Gebruiker, now: datetime) -> str:
    """Return "Goedemorgen, mevrouw Van den Broek", or the first name where no form of address is known."""
    hour = timezone.localtime(now).hour
    part = "nacht" if hour < 6 else "morgen" if hour < 12 else "middag" if hour < 18 else "navond"
    who = f"{user.aanhef} {user.achternaam_voluit}" if user.aanhef else user.voornaam
    return f"Goede{part}, {who}"


@require_GET
def vandaag(request: HttpRequest) -> HttpResponse:
    """The start page: one sentence that says what changed and what is asked, then the lists."""
    user, now = request.user, timezone.now()
    first = user.vorig_bezoek is None
    since = user.vorig_bezoek or timezone.make_aware(
        datetime.combine(timezone.localdate(now) - timedelta(days=30), datetime.min.time())
    )
    found = overview(user, since, now)
    context = {
        "groet": greeting(user, now),
        "vandaag": timezone.localdate(now),
        "sinds": since,
        "eerste_bezoek": first,
        "overzicht": found,
        "gevraagd_uitleg": asked_text(found.gevraagd),
        "nieuw_uitleg": "" if not found.nieuws else "De afgelopen maand." if first else "Sinds uw vorige bezoek.",
        "nieuw_url": reverse("documenten:nieuw"),
        "nieuws": [
            (day, list(lines)) for day, lines in groupby(found.nieuws, lambda line: timezone.localdate(line.op))
        ],
        "aantal_nieuw": len(found.nieuws) + found.meer,
        "bezoeken": [visit for visit in found.bezoeken if visit.eindigt_op >= now][:4],
    }
    return render(request, "pages/vandaag.html", context)
