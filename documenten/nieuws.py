"""What is new in the library, for one person or for everybody at once: shared documents and new versions.

A line is new for a person when somebody else shared it, or made it, after a moment. Which of it a person wants to
read first, follows from what they follow (D10).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet

from corporaties.bereik import is_shown_to
from corporaties.models import Gebruiker, Organisatie, Thema
from mkwportal.core.search.knowledge import Kennis
from mkwportal.core.search.query import undisturbed
from mkwportal.core.search.question import read as read_question
from mkwportal.core.search.statement import stages

from .models import Document, Soort, Volging
from .queries import Keuze, Keuzelijsten, ThemaRegel
from .search import SOORT
from .volgen import read_search


class Stuk(NamedTuple):
    """A document with what a line shows and what decides for whom it is news; `thema_ids` has those above too."""

    pk: int
    titel: str
    organisatie: str
    paginas: int | None
    toelichting: str | None
    bereik: str
    organisatie_id: int
    kring_id: int | None
    gemaakt_door: int
    gedeeld_op: dt.datetime | None
    soort: str
    status: str
    jaar: int | None
    vhe: int | None
    nummer: int | None
    versie_op: dt.datetime | None
    versie_door: int | None
    thema_ids: frozenset[int]

    def moment(self, sinds: dt.datetime, tot: dt.datetime) -> dt.datetime | None:
        """Return when this became news in that period: when it was shared, else when its version came."""
        if self.gedeeld_op is None or self.gedeeld_op > tot:
            return None
        if self.gedeeld_op > sinds:
            return self.gedeeld_op
        is_later = self.versie_op and (self.nummer or 0) > 1 and sinds < self.versie_op <= tot
        return self.versie_op if is_later else None

    def is_own(self, gebruiker_id: int, sinds: dt.datetime) -> bool:
        """Whether this person brought the news."""
        shared = self.gedeeld_op is not None and self.gedeeld_op > sinds
        return (self.gemaakt_door if shared else self.versie_door) == gebruiker_id

    @property
    def soort_naam(self) -> str:
        """The kind of document in words."""
        return str(Soort(self.soort).label)

    def shown_to(self, gebruiker: Gebruiker) -> bool:
        """Whether this person may see it, as far as can be told without a query."""
        return is_shown_to(gebruiker, bereik=self.bereik, organisatie_id=self.organisatie_id, kring_id=self.kring_id)


class Volgt(NamedTuple):
    """What one person follows: ids, and the query strings of saved searches."""

    documenten: set[int]
    themas: set[int]
    organisaties: set[int]
    zoekvragen: set[str]

    def __bool__(self) -> bool:
        return any(self[:])

    def wants(self, stuk: Stuk, treffers: Mapping[str, set[int]]) -> bool:
        """Whether this person follows something that this belongs to; `treffers` as matches() returns them."""
        return (
            stuk.pk in self.documenten
            or stuk.organisatie_id in self.organisaties
            or not self.themas.isdisjoint(stuk.thema_ids)
            or any(stuk.pk in treffers.get(zoekvraag, ()) for zoekvraag in self.zoekvragen)
        )


def new_since(documents: QuerySet, sinds: dt.datetime) -> QuerySet:
    """Narrow documents down to those that were shared, or got a version, after that moment."""
    later = Q(versie__gemaakt_op__gt=sinds, versie__nummer__gt=1, gedeeld_op__isnull=False)
    return documents.filter(Q(gedeeld_op__gt=sinds) | later)


def fetch_pieces(documents: QuerySet) -> list[Stuk]:
    """Return these documents as Stuk, in one query."""
    through = Document.themas.through.objects.filter(document=OuterRef("pk"))
    own, above = through.values("thema_id"), through.filter(thema__ouder__isnull=False).values("thema__ouder_id")
    rows = documents.values_list(
        "pk", "titel", "organisatie__naam", "versie__paginas", "versie__toelichting", "bereik", "organisatie_id",
        "kring_id", "gemaakt_door_id", "gedeeld_op", "soort", "status", "jaar",
        "organisatie__vhe", "versie__nummer", "versie__gemaakt_op", "versie__door_id",
        ArraySubquery(own), ArraySubquery(above),
    )  # fmt: skip
    return [Stuk(*row[:-2], frozenset(row[-2]) | frozenset(row[-1])) for row in rows]


def follows_of(people: Iterable[int]) -> dict[int, Volgt]:
    """Return what each of these people follows, in one query; who follows nothing is not there."""
    found: dict[int, Volgt] = defaultdict(lambda: Volgt(set(), set(), set(), set()))
    rows = Volging.objects.filter(gebruiker__in=list(people)).values_list(
        "gebruiker_id", "document_id", "thema_id", "organisatie_id", "zoekvraag"
    )
    for person, document, thema, organisatie, zoekvraag in rows:
        volgt = found[person]
        for values, value in zip(volgt, (document, thema, organisatie, zoekvraag), strict=True):
            if value:
                values.add(value)  # type: ignore[attr-defined]
    return dict(found)


def matches(zoekvragen: set[str], stukken: Iterable[Stuk]) -> dict[str, set[int]]:
    """Return for each saved search which of these documents it finds, in at most five queries for all together."""
    stukken = list(stukken)
    if not zoekvragen or not stukken:
        return {}
    lists = _all_choices()
    keuzes = {query: keuze for query in zoekvragen if (keuze := read_search(query, lists))}
    words = _find_words({keuze.q for keuze in keuzes.values() if keuze.q}, [stuk.pk for stuk in stukken])
    return {
        query: {stuk.pk for stuk in stukken if _fits(stuk, keuze, lists) and (not keuze.q or stuk.pk in words[keuze.q])}
        for query, keuze in keuzes.items()
    }


def _all_choices() -> Keuzelijsten:
    """Return every theme and organisation: whether a person sees them is decided by whether they see the document."""
    themas = Thema.objects.values_list("pk", "slug", "naam", "ouder_id")
    rows = list(Organisatie.objects.values_list("pk", "naam", "opgegaan_in"))
    names, gone = {pk: naam for pk, naam, _ in rows}, {pk: naar for pk, _, naar in rows if naar}
    return Keuzelijsten({row[1]: ThemaRegel(*row) for row in themas}, names, gone)


def _find_words(terms: set[str], ids: list[int]) -> dict[str, set[int]]:
    """Return per search term which of these documents have it, as the strict stage of search finds them."""
    found: dict[str, set[int]] = {term: set() for term in terms}
    ordered = sorted(terms)
    if not ordered:
        return found
    kennis = Kennis()
    with undisturbed() as cursor:
        for _ in range(3):
            questions = [read_question(term, kennis) for term in ordered]
            if not kennis.fetch(cursor):
                break
        asked = [
            (term, stages(question, kennis)[0])
            for term, question in zip(ordered, questions, strict=True)
            if question.hard
        ]
        cursor.execute(
            "SELECT v.term, r.object_id FROM unnest(%s::text[], %s::text[]) AS v(term, vraag) "
            "JOIN core_zoekregel r ON r.soort = %s AND r.object_id = ANY(%s) AND r.vec @@ v.vraag::tsquery",
            [[term for term, _ in asked], [vraag for _, vraag in asked], SOORT, ids],
        )
        for term, pk in cursor.fetchall():
            found[term].add(pk)
    return found


def _fits(stuk: Stuk, keuze: Keuze, lists: Keuzelijsten) -> bool:
    """Whether a document meets the filters of a search; follows queries.conditions(), a test holds them together."""
    return (
        (not keuze.thema or not stuk.thema_ids.isdisjoint({lists.themas[slug].id for slug in keuze.thema}))
        and (not keuze.soort or stuk.soort in keuze.soort)
        and (not keuze.corporatie or stuk.organisatie_id in keuze.corporatie)
        and (not keuze.jaar or stuk.jaar in keuze.jaar)
        and (not keuze.grootte or Organisatie(vhe=stuk.vhe).grootte in keuze.grootte)
        and (not keuze.status or stuk.status in keuze.status)
    )


def newest_first(documents: QuerySet) -> QuerySet:
    """Order documents by when they were shared, the newest first, as the index has them."""
    return documents.order_by(F("gedeeld_op").desc(nulls_last=True), "-pk")
