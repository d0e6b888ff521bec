"""Lines of what is new, for Vandaag and for the digest: first what somebody follows, the rest as one number."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.urls import reverse

from corporaties.models import Gebruiker, Thema
from documenten import nieuws as documentnieuws
from documenten.models import Document
from documenten.nieuws import Stuk, Volgt
from mkwportal.core.templatetags.formats import plural_text
from verkenningen.models import Les

MEESTE = 1000  # documents, and lessons, that are looked at; who was away for long reads that there are more
NIETS = Volgt(set(), set(), set(), set())


@dataclass(frozen=True)
class Nieuws:
    """One line of what is new: a document, a new version or a lesson; `wie` shared it, `meta` stands under it."""

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
    def documenten(self) -> int:
        """How many documents and versions."""
        return sum(line.soort != "les" for line in (*self.gevolgd, *self.andere))

    @property
    def lessen(self) -> int:
        """How many lessons."""
        return len(self.gevolgd) + len(self.andere) - self.documenten


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
    for lesson in lessons(user, sinds, tot):
        wanted = not volgt.themas.isdisjoint(lesson.thema_ids) or not volgt.themas.isdisjoint(lesson.hoofdthema_ids)
        (followed if wanted else others).append(lesson_line(lesson))
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


def lessons(user: Gebruiker, sinds: dt.datetime, tot: dt.datetime):
    """Return the new lessons that this person may see, with the ids of their themes and of the themes above."""
    through = Les.themas.through.objects.filter(les=OuterRef("pk"))
    above = Thema.objects.filter(lessen=OuterRef("pk"), ouder__isnull=False).order_by()
    rows = Les.objects.zichtbaar_voor(user).filter(gemaakt_op__gt=sinds, gemaakt_op__lte=tot).exclude(door=user.pk)
    return (
        rows.select_related("verkenning", "bezoek")
        .annotate(
            thema_ids=ArraySubquery(through.values("thema_id")), hoofdthema_ids=ArraySubquery(above.values("ouder_id"))
        )
        .order_by("-gemaakt_op")[:MEESTE]
    )


def lesson_line(item: Les) -> Nieuws:
    """Return the line of a lesson."""
    meta = (item.verkenning.naam, *([item.bezoek.titel] if item.bezoek else []))
    return Nieuws(item.gemaakt_op, "les", item.tekst, item.get_absolute_url(), item.get_soort_display().lower(), meta)
