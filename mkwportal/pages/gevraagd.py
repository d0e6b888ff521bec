"""What waits for somebody: reviews, questions, uploads not shared yet, invitations, reports (P1)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from corporaties.models import Gebruiker
from documenten.models import Document, Status, Volging, Vraag
from documenten.nieuws import Volgt
from documenten.overnames import waiting_answers
from mkwportal.core.templatetags.formats import date_text
from verkenningen.models import Aanwezigheid, Bezoek, Invitatie, VerslagDeel
from verkenningen.models.verkenning import full_name

REVIEW_DAYS = 60  # from then on a review is asked
LIST_DAYS = 2 * REVIEW_DAYS  # from then on it stands in the list of the corporation
REPORT_AFTER, REPORT_UNTIL = dt.timedelta(days=2), dt.timedelta(days=60)
MEESTE, VRAGEN = 300, 20
_CITAAT = 200


@dataclass(frozen=True)
class Gevraagd:
    """One thing that waits for this person; `dag` is None when there is no hurry."""

    dag: dt.date | None
    titel: str
    tekst: str
    knop: str
    url: str

    @property
    def label(self) -> str:
        """The button's full name for a screen reader."""
        return f"{self.knop}: {self.titel}"


@dataclass(frozen=True)
class Herzien:
    """A document of the own corporation whose review date is near or past."""

    titel: str
    url: str
    herzien_voor: dt.date
    contact: str


class EigenDocument(NamedTuple):
    """A document that asks something of a person or a corporation; `open_vragen` has pk, tekst, soort and wie."""

    pk: int
    titel: str
    status: str
    herzien_voor: dt.date | None
    gedeeld: bool
    organisatie_id: int
    gemaakt_door_id: int
    contact_id: int
    contact_naam: str
    open_vragen: list[dict[str, Any]]

    @property
    def url(self) -> str:
        """The address of its page."""
        return reverse("documenten:detail", args=[self.pk])

    def asks_review(self, until: dt.date) -> bool:
        """Whether it should be reviewed before that day."""
        return self.herzien_voor is not None and self.herzien_voor <= until and self.status != Status.VERVALLEN


class Eigen(NamedTuple):
    """What is known of one person from one query: what they follow, the size of their library, their documents.

    `uitnodigingen` are dicts with pk, waartoe, wie, naam (of the exploration), bezoek (its id) and begint_op, or None.
    """

    volgt: Volgt
    documenten: int
    corporaties: int
    stukken: list[EigenDocument]
    uitnodigingen: list[dict[str, Any]]


def fetch_own(user: Gebruiker, today: dt.date) -> Eigen:
    """Return what one person follows, sees and has to do with documents, in one query."""
    visible = Document.objects.zichtbaar_voor(user)
    counted = visible.order_by().annotate(alles=Value(1)).values("alles")
    size = counted.annotate(n=JSONObject(d=Count("pk"), o=Count("organisatie", distinct=True))).values("n")
    follows = (
        Volging.objects.filter(gebruiker=OuterRef("pk"))
        .order_by()
        .values(regel=JSONObject(d="document_id", t="thema_id", o="organisatie_id", z="zoekvraag"))
    )
    row = (
        Gebruiker.objects.filter(pk=user.pk)
        .annotate(
            volgt=ArraySubquery(follows),
            omvang=Subquery(size),
            stukken=ArraySubquery(_own_documents(visible, user, today)),
            uitnodigingen=ArraySubquery(_invitations(user)),
        )
        .values_list("volgt", "omvang", "stukken", "uitnodigingen")
        .get()
    )
    follows_rows, omvang, stukken, uitnodigingen = row
    volgt = Volgt(*({item[key] for item in follows_rows if item[key]} for key in "dtoz"))
    omvang = omvang or {"d": 0, "o": 0}
    return Eigen(volgt, omvang["d"], omvang["o"], [_own_document(item) for item in stukken], uitnodigingen)


def _invitations(user: Gebruiker) -> QuerySet:
    """Return the invitations that wait for an answer, as JSON; the nearest visit first."""
    line = JSONObject(
        pk="pk",
        waartoe="waartoe",
        wie=full_name("door__"),
        naam="verkenning__naam",
        bezoek="bezoek_id",
        begint_op="bezoek__begint_op",
    )
    rows = Invitatie.objects.wachtend_op(user).order_by(F("bezoek__begint_op").asc(nulls_last=True), "pk")
    return rows.values(regel=line)[:VRAGEN]


def _own_documents(visible: QuerySet, user: Gebruiker, today: dt.date) -> QuerySet:
    """Return the documents that ask something, as JSON; the nearest review date first."""
    asked = Vraag.objects.open().filter(document=OuterRef("pk")).exclude(door=user.pk).order_by("op")
    line = JSONObject(pk="pk", tekst="tekst", soort="soort", wie=full_name("door__"))
    soon = Q(herzien_voor__lte=today + dt.timedelta(days=REVIEW_DAYS))
    answers = Q(organisatie__in=user.organisatie_ids) & Exists(asked)
    ours = Q(organisatie__in=user.organisatie_ids, herzien_voor__lte=today + dt.timedelta(days=LIST_DAYS))
    not_shared = Q(gemaakt_door=user.pk, gedeeld_op=None, status=Status.CONCEPT)
    return (
        visible.filter(Q(contact=user.pk) & (soon | answers) | not_shared | ours)
        .order_by(F("herzien_voor").asc(nulls_last=True), "pk")
        .annotate(
            open_vragen=Case(When(Q(contact=user.pk) & answers, then=ArraySubquery(asked.values(regel=line)[:VRAGEN])))
        )
        .values(
            regel=JSONObject(
                **{name: name for name in EigenDocument._fields if name not in ("gedeeld", "contact_naam")},
                gedeeld=Case(When(gedeeld_op=None, then=Value(False)), default=Value(True)),
                contact_naam=full_name("contact__"),
            )
        )[:MEESTE]
    )


def _own_document(item: dict[str, Any]) -> EigenDocument:
    day = item["herzien_voor"]
    values = {
        **item,
        "herzien_voor": dt.date.fromisoformat(day) if day else None,
        "open_vragen": item["open_vragen"] or [],
    }
    return EigenDocument(**values)


def own_visits(user: Gebruiker, now: dt.datetime) -> QuerySet:
    """Return the visits that come, and those that are over without a report, with the own answer and rights."""
    own = Aanwezigheid.objects.filter(bezoek=OuterRef("pk"), gebruiker=user.pk)
    written = VerslagDeel.objects.filter(bezoek=OuterRef("pk"), gepubliceerd_op__isnull=False)
    over = Q(eindigt_op__range=(now - REPORT_UNTIL, now - REPORT_AFTER)) & ~Exists(written)
    return (
        Bezoek.objects.zichtbaar_voor(user)
        .met_rechten(user)
        .filter(Q(eindigt_op__gte=now) | over)
        .exclude(status=Bezoek.Status.AFGELAST)
        .annotate(gaat_mee=Subquery(own.values("gaat_mee")[:1]), schrijft=Subquery(own.values("schrijft")[:1]))
        .select_related("verkenning")
        .order_by("begint_op")[:50]
    )


def asked(user: Gebruiker, own: Eigen, visits: Iterable[Any], now: dt.datetime) -> list[Gevraagd]:
    """Return what waits for this person, by date; new versions of what was taken over come with one query.

    A visit that somebody invited to is asked once: by the invitation.
    """
    today = timezone.localdate(now)
    invited = {item["bezoek"] for item in own.uitnodigingen}
    items = [item for stuk in own.stukken for item in _asked_document(stuk, user, today)]
    items += [_asked_invitation(item) for item in own.uitnodigingen]
    items += [item for visit in visits if visit.pk not in invited for item in _asked_visit(visit, now)]
    items += [Gevraagd(None, *item) for item in waiting_answers(user, VRAGEN)]
    return sorted(items, key=lambda item: (item.dag is None, item.dag or today))


def _asked_document(stuk: EigenDocument, user: Gebruiker, today: dt.date) -> list[Gevraagd]:
    found = []
    if stuk.contact_id == user.pk and stuk.asks_review(today + dt.timedelta(days=REVIEW_DAYS)):
        title = f"‘{stuk.titel}’ is toe aan herziening"
        text = "Klopt het nog, of komt er een nieuwe versie?"
        found.append(Gevraagd(stuk.herzien_voor, title, text, "Bekijk document", stuk.url))
    found += [_asked_question(question, stuk) for question in stuk.open_vragen]
    if stuk.gemaakt_door_id == user.pk and not stuk.gedeeld and stuk.status == Status.CONCEPT:
        title, url = f"‘{stuk.titel}’ is nog niet gedeeld", reverse("documenten:nakijken")
        text = "Kijk de gegevens na en kies wie het mag zien."
        found.append(Gevraagd(None, title, text, "Kijk na", f"{url}?document={stuk.pk}"))
    return found


def _asked_question(question: dict[str, Any], stuk: EigenDocument) -> Gevraagd:
    what = "vraagt iets over" if question["soort"] == Vraag.Soort.VRAAG else "doet een voorstel bij"
    text = question["tekst"]
    text = text if len(text) <= _CITAAT else f"{text[: _CITAAT - 1]}…"
    url = reverse("documenten:vraag", args=[question["pk"]])
    return Gevraagd(None, f"{question['wie']} {what} ‘{stuk.titel}’", text, "Geef antwoord", url)


def _asked_invitation(item: dict[str, Any]) -> Gevraagd:
    begin = parse_datetime(item["begint_op"]) if item["begint_op"] else None
    when = f" Het bezoek is op {date_text(begin)}." if begin else ""
    return Gevraagd(
        timezone.localdate(begin) if begin else None,
        f"{item['wie']} nodigt u uit: {item['waartoe']}",
        f"Voor de verkenning {item['naam']}.{when}",
        "Geef antwoord",
        reverse("verkenningen:uitnodiging", args=[item["pk"]]),
    )


def _asked_visit(visit: Any, now: dt.datetime) -> list[Gevraagd]:
    when = f"{date_text(visit.begint_op)} in {visit.plaats}"
    if visit.eindigt_op < now:
        if not (visit.mag_leiden or (visit.schrijft and visit.mag_schrijven)):
            return []
        title, url = f"Het verslag van ‘{visit.titel}’ is er nog niet", reverse("verkenningen:verslag", args=[visit.pk])
        return [Gevraagd(None, title, f"Het bezoek was op {when}.", "Schrijf het verslag", url)]
    if not visit.mag_mee or visit.gaat_mee is not None:
        return []
    day = timezone.localdate(visit.begint_op)
    return [Gevraagd(day, f"Gaat u mee: ‘{visit.titel}’?", f"{when}.", "Geef antwoord", visit.get_absolute_url())]


def to_review(user: Gebruiker, stukken: list[EigenDocument], today: dt.date) -> list[Herzien]:
    """Return the documents of this person's corporations whose review date is near or past, the oldest first."""
    until = today + dt.timedelta(days=LIST_DAYS)
    return [
        Herzien(
            stuk.titel,
            stuk.url,
            stuk.herzien_voor or until,
            "uzelf" if stuk.contact_id == user.pk else stuk.contact_naam,
        )
        for stuk in stukken
        if stuk.organisatie_id in user.organisatie_ids and stuk.asks_review(until)
    ]
