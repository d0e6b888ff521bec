"""Lines of what is new, for Vandaag and for the digest: first what somebody follows, the rest as one number."""

import datetime as dt
import itertools
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse

from corporaties.models import Gebruiker
from documenten import nieuws as documentnieuws
from documenten.models import Document
from documenten.nieuws import Stuk, Volgt
from mkwportal.core.templatetags.formats import plural_text
from verkenningen.models import Les, Vraagstuk

MEESTE = 1000  # documents, and lessons, that are looked at; who was away for long reads that there are more
NIETS = Volgt(set(), set(), set(), set())


@dataclass(frozen=True)
class Nieuws:
    """One line: a new document, version, lesson or question; `wie` shared it, `meta` stands under it."""

    op: dt.datetime
    soort: str
    titel: str
    url: str
    wie: str
    meta: tuple[str, ...]


@dataclass(frozen=True)
class Gevonden:
    """What is new for one person, newest first: what they follow, and how much else there is."""

    gevolgd: list[Nieuws]
    andere: list[Nieuws]

    @property
    def aantallen(self) -> tuple[int, int, int]:
        """How many documents and versions, lessons, and questions."""
        return counts([*self.gevolgd, *self.andere])


def counts(lines: Collection[Nieuws]) -> tuple[int, int, int]:
    """Return how many of these lines are documents and versions, lessons, and questions."""
    lessons = sum(line.soort == "les" for line in lines)
    questions = sum(line.soort == "vraagstuk" for line in lines)
    return len(lines) - lessons - questions, lessons, questions


def look(user: Gebruiker, volgt: Volgt, sinds: dt.datetime, tot: dt.datetime) -> Gevonden:
    """Return what is new for this person in that period, of MEESTE of each kind; not what they brought themselves."""
    visible = documentnieuws.newest_first(documentnieuws.new_since(Document.objects.zichtbaar_voor(user), sinds))
    pieces = [
        piece
        for piece in documentnieuws.fetch_pieces(visible[:MEESTE])
        if piece.moment(sinds, tot) and not piece.is_own(user.pk, sinds) and piece.shown_to(user)
    ]
    found = documentnieuws.matches(volgt.zoekvragen, pieces)
    followed, others = [], []
    for piece in pieces:
        (followed if volgt.wants(piece, found) else others).append(document_line(piece, sinds, tot))
    for row in lessons_and_questions(user, sinds, tot):
        (followed if row.wanted(volgt) else others).append(row.line())
    return Gevonden(newest(followed), newest(others))


def newest(lines: Iterable[Nieuws]) -> list[Nieuws]:
    """Return lines with the newest on top."""
    return sorted(lines, key=lambda line: line.op, reverse=True)


def document_line(piece: Stuk, sinds: dt.datetime, tot: dt.datetime) -> Nieuws:
    """Return the line of a document that was shared, or of its new version."""
    moment = piece.moment(sinds, tot)
    url = reverse("documenten:detail", args=[piece.pk])
    if moment != piece.gedeeld_op:
        who = f"{piece.organisatie} maakte versie {piece.nummer}"
        return Nieuws(moment or tot, "versie", piece.titel, url, who, (piece.toelichting or "",))
    pages = (plural_text(piece.paginas, "pagina,pagina’s"),) if piece.paginas else ()
    return Nieuws(moment or tot, "document", piece.titel, url, piece.organisatie, (piece.soort_naam, *pages))


class Onderwerp(NamedTuple):
    """A new lesson, or a new question of the board, with the ids of its themes and of the themes above."""

    soort: str
    pk: int
    op: dt.datetime
    tekst: str
    wie: str
    verkenning: str
    bezoek: str | None
    themas: list[int]
    hoofdthemas: list[int]

    def wanted(self, volgt: Volgt) -> bool:
        """Whether somebody follows one of its themes."""
        return not volgt.themas.isdisjoint(self.themas) or not volgt.themas.isdisjoint(self.hoofdthemas)

    def line(self) -> Nieuws:
        """Return its line."""
        if self.soort == "vraagstuk":
            url = reverse("verkenningen:vraagstuk", args=[self.pk])
            return Nieuws(self.op, self.soort, self.tekst, url, self.wie, ())
        meta = (self.verkenning, *([self.bezoek] if self.bezoek else []))
        kind = str(Les.Soort(self.wie).label).lower()
        return Nieuws(self.op, self.soort, self.tekst, reverse("verkenningen:les", args=[self.pk]), kind, meta)


def lessons_and_questions(user: Gebruiker, sinds: dt.datetime, tot: dt.datetime) -> Iterable[Onderwerp]:
    """Return the new lessons and questions that this person may see and did not write, in one query."""
    lessen = Les.objects.zichtbaar_voor(user).exclude(door=user.pk)
    vragen = Vraagstuk.objects.zichtbaar_voor(user).exclude(steller=user.pk)
    found = [
        _subjects(lessen, "les", "tekst", "soort", F("verkenning__naam"), F("bezoek__titel"), sinds, tot),
        _subjects(vragen, "vraagstuk", "vraag", "organisatie__naam", Value(""), Value(""), sinds, tot),
    ]
    return itertools.starmap(Onderwerp, found[0].union(found[1], all=True))


def _subjects(
    rows: QuerySet, wat: str, tekst: str, wie: str, verkenning: Any, bezoek: Any, sinds: dt.datetime, tot: dt.datetime
) -> QuerySet:
    through = rows.model.themas.through.objects.filter(**{f"{rows.model._meta.model_name}": OuterRef("pk")})
    above = through.filter(thema__ouder__isnull=False)
    return (
        rows.filter(gemaakt_op__gt=sinds, gemaakt_op__lte=tot)
        .annotate(
            wat=Value(wat, CharField()),
            bron=Cast(verkenning, CharField()),
            stop=Cast(bezoek, CharField()),
            eigen=ArraySubquery(through.values("thema_id")),
            boven=ArraySubquery(above.values("thema__ouder_id")),
        )
        .order_by("-gemaakt_op")
        .values_list("wat", "pk", "gemaakt_op", tekst, wie, "bron", "stop", "eigen", "boven")[:MEESTE]
    )
