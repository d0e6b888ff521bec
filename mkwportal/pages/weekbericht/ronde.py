"""One pass that makes the digests of everybody who is due, in a number of queries that people do not add to.

It notes per person which notices, documents, lessons and questions are news, claims the person and period with a row,
and queues the mail in the same transaction. What is in the mail is decided again when it is sent.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection, transaction
from django.db.models import Exists, Max, OuterRef

from corporaties.bereik import is_shown_to
from corporaties.models import Gebruiker, Overzichtsbericht, Ritme
from documenten import nieuws
from documenten.models import Document
from mkwportal.core.models import Melding
from verkenningen.models import Les, Vraagstuk

from . import perioden
from .perioden import Periode

_SLOT = 20_261_107  # the number of the advisory lock: two workers make a round one after the other
_VERST = dt.timedelta(days=62)  # news that is older is left to Vandaag
BEWAARD = dt.timedelta(days=400)


class Lesnieuws(NamedTuple):
    """A new lesson with what decides for whom it is news."""

    pk: int
    door: int
    gemaakt_op: dt.datetime
    bereik: str
    organisatie_id: int
    kring_id: int
    thema_ids: frozenset[int]

    def shown_to(self, gebruiker: Gebruiker) -> bool:
        """Whether this person may see its exploration: by its audience, and always in an own circle."""
        return is_shown_to(
            gebruiker, bereik=self.bereik, organisatie_id=self.organisatie_id, kring_id=self.kring_id
        ) or (gebruiker.heeft_toegang and self.kring_id in gebruiker.kring_ids)


class Vraagnieuws(NamedTuple):
    """A new question of the board, which every member may see, with its themes."""

    pk: int
    steller: int
    gemaakt_op: dt.datetime
    thema_ids: frozenset[int]


class _Bron:
    """All that is new for anybody, with the ways to it."""

    def __init__(self, people: list[Gebruiker], sinds: dt.datetime) -> None:
        self.volgt = nieuws.follows_of(person.pk for person in people)
        self.stukken = nieuws.fetch_pieces(nieuws.new_since(Document.objects.filter(verwijderd_op=None), sinds))
        self.stukken.sort(key=lambda stuk: stuk.pk, reverse=True)
        searches = {query for volgt in self.volgt.values() for query in volgt.zoekvragen}
        self.treffers = nieuws.matches(searches, self.stukken)
        self.lessen = _lessons(sinds)
        self.vragen = _questions(sinds)
        self.meldingen = _notices(people)
        self.per_document = {stuk.pk: stuk for stuk in self.stukken}
        self.per_thema: dict[int, list[nieuws.Stuk]] = defaultdict(list)
        self.per_organisatie: dict[int, list[nieuws.Stuk]] = defaultdict(list)
        for stuk in self.stukken:
            self.per_organisatie[stuk.organisatie_id].append(stuk)
            for thema in stuk.thema_ids:
                self.per_thema[thema].append(stuk)

    def wanted(self, volgt: nieuws.Volgt) -> Iterable[nieuws.Stuk]:
        """Return the documents that belong to something that is followed, each once."""
        found = {pk: self.per_document[pk] for pk in volgt.documenten if pk in self.per_document}
        for ways, values in ((self.per_thema, volgt.themas), (self.per_organisatie, volgt.organisaties)):
            found |= {stuk.pk: stuk for value in values for stuk in ways.get(value, ())}
        for query in volgt.zoekvragen:
            found |= {pk: self.per_document[pk] for pk in self.treffers.get(query, ())}
        return found.values()


def make_rounds(now: dt.datetime) -> int:
    """Make the digests that are due and were not made yet; return how many mails were queued. Safe to run twice."""
    queued = 0
    for ritme in (Ritme.WEEK, Ritme.MAAND):
        if periode := perioden.due(ritme, now):
            queued += make_round(ritme, periode)
    return queued


@transaction.atomic
def make_round(ritme: str, periode: Periode, alleen: Iterable[int] | None = None) -> int:
    """Make the digests of one rhythm and period for who has none yet; return how many mails were queued.

    `alleen` narrows it down to people with these ids.
    """
    from ..tasks import send_digest_job

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SLOT])
    people = [person for person in _due_people(ritme, periode, alleen) if person.heeft_toegang]
    if not people:
        return 0
    Overzichtsbericht.objects.filter(tot__lt=periode.moment - BEWAARD).delete()
    before = _told_until(people)
    first = perioden.first_since(ritme, periode.moment)
    since = {person.pk: max(before.get(person.pk, first), periode.moment - _VERST) for person in people}
    bron = _Bron(people, min(since.values()))
    rows = Overzichtsbericht.objects.bulk_create([_row(person, periode, since[person.pk], bron) for person in people])
    waiting = [row.pk for row in rows if row.staat == Overzichtsbericht.Staat.WACHT]
    if waiting:
        send_digest_job.batch_defer(*({"bericht_id": pk} for pk in waiting))
    return len(waiting)


def _due_people(ritme: str, periode: Periode, alleen: Iterable[int] | None) -> Iterable[Gebruiker]:
    """Return who wants this rhythm, was there at the moment, and has no digest of this period; rights come along."""
    done = Overzichtsbericht.objects.filter(gebruiker=OuterRef("pk"), periode=periode.naam)
    people = Gebruiker.objects.filter(is_active=True, overzicht=ritme, gemaakt_op__lte=periode.moment)
    if alleen is not None:
        people = people.filter(pk__in=list(alleen))
    return people.filter(~Exists(done)).voor_verzoek().order_by("pk")


def _told_until(people: list[Gebruiker]) -> dict[int, dt.datetime]:
    """Return for each of these people until when the last digest told what is new."""
    mine = Overzichtsbericht.objects.filter(gebruiker__in=[person.pk for person in people]).order_by()
    return dict(mine.values_list("gebruiker").annotate(laatste=Max("tot")))


def _lessons(sinds: dt.datetime) -> list[Lesnieuws]:
    """Return the lessons written after that moment, in one query."""
    through = Les.themas.through.objects.filter(les=OuterRef("pk"))
    own, above = through.values("thema_id"), through.filter(thema__ouder__isnull=False).values("thema__ouder_id")
    rows = Les.objects.filter(gemaakt_op__gt=sinds, verwijderd_op=None, verkenning__verwijderd_op=None).values_list(
        "pk",
        "door_id",
        "gemaakt_op",
        "verkenning__bereik",
        "verkenning__organisatie_id",
        "verkenning__kring_id",
        ArraySubquery(own),
        ArraySubquery(above),
    )
    return [Lesnieuws(*row[:-2], frozenset(row[-2]) | frozenset(row[-1])) for row in rows]


def _questions(sinds: dt.datetime) -> list[Vraagnieuws]:
    """Return the questions asked after that moment, in one query."""
    through = Vraagstuk.themas.through.objects.filter(vraagstuk=OuterRef("pk"))
    own, above = through.values("thema_id"), through.filter(thema__ouder__isnull=False).values("thema__ouder_id")
    rows = Vraagstuk.objects.filter(gemaakt_op__gt=sinds, verwijderd_op=None).values_list(
        "pk", "steller_id", "gemaakt_op", ArraySubquery(own), ArraySubquery(above)
    )
    return [Vraagnieuws(*row[:-2], frozenset(row[-2]) | frozenset(row[-1])) for row in rows]


def _notices(people: list[Gebruiker]) -> Mapping[int, list[int]]:
    """Return the unread notices of each of these people that no mail told of yet."""
    found: dict[int, list[int]] = defaultdict(list)
    unread = Melding.objects.filter(
        ontvanger__in=[person.pk for person in people], gelezen_op=None, gemaild_op=None
    ).order_by("pk")
    for person, pk in unread.values_list("ontvanger_id", "pk"):
        found[person].append(pk)
    return found


def _row(person: Gebruiker, periode: Periode, sinds: dt.datetime, bron: _Bron) -> Overzichtsbericht:
    """Return what one person gets: the ids of the news; empty when there is nothing at all."""
    tot, staat = periode.moment, Overzichtsbericht.Staat
    volgt = bron.volgt.get(person.pk)

    def is_news(stuk: nieuws.Stuk) -> bool:
        return stuk.moment(sinds, tot) is not None and not stuk.is_own(person.pk, sinds) and stuk.shown_to(person)

    def is_lesson(les: Lesnieuws) -> bool:
        return sinds < les.gemaakt_op <= tot and les.door != person.pk and les.shown_to(person)

    def is_question(vraag: Vraagnieuws) -> bool:
        return sinds < vraag.gemaakt_op <= tot and vraag.steller != person.pk and not person.is_gast

    inhoud: dict[str, Any] = {
        "meldingen": bron.meldingen.get(person.pk, []),
        "documenten": sorted(stuk.pk for stuk in bron.wanted(volgt) if is_news(stuk)) if volgt else [],
        "lessen": [les.pk for les in bron.lessen if is_lesson(les) and not volgt.themas.isdisjoint(les.thema_ids)]
        if volgt
        else [],
        "vraagstukken": [
            vraag.pk for vraag in bron.vragen if is_question(vraag) and not volgt.themas.isdisjoint(vraag.thema_ids)
        ]
        if volgt
        else [],
    }
    anything = (
        any(inhoud.values())
        or any(is_news(stuk) for stuk in bron.stukken)
        or any(map(is_lesson, bron.lessen))
        or any(map(is_question, bron.vragen))
    )
    return Overzichtsbericht(
        gebruiker=person,
        periode=periode.naam,
        sinds=sinds,
        tot=tot,
        inhoud={name: ids for name, ids in inhoud.items() if ids},
        staat=staat.WACHT if anything else staat.LEEG,
    )
