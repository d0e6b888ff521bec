"""What pages show of questions (D8): beside a document, at its paragraphs, and what waits for an answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet, Window
from django.utils.safestring import SafeString, mark_safe

from corporaties.models import Gebruiker

from .models import Antwoord, Document, Versie, Vraag
from .permissions import can_edit
from .reading import lines_of

SHOWN = 6  # on the page of a document
_ASK = ">Vraag over deze alinea</a>"


@dataclass(frozen=True)
class Draad:
    """A question with its answers, and what this person may do with it: `doen` is the text of the link, or ""."""

    vraag: Vraag
    antwoorden: list[Antwoord]
    wie: str
    doen: str

    @property
    def is_voorstel(self) -> bool:
        """Whether it is a suggestion ("kan het hendiger?")."""
        return self.vraag.soort == Vraag.Soort.VOORSTEL


def for_page(user: Gebruiker) -> QuerySet[Vraag]:
    """Return the questions that this person may see with all that a page shows, newest first; two queries."""
    answers = Antwoord.objects.select_related("door", "organisatie").order_by("pk")
    return (
        Vraag.objects.zichtbaar_voor(user)
        .select_related("door", "organisatie", "versie", "verwerkt_in")
        .prefetch_related(Prefetch("antwoorden", answers))
        .order_by("-op", "-pk")
    )


def thread(vraag: Vraag, user: Gebruiker, *, eigenaar: bool) -> Draad:
    """Return one question as the pages show it."""
    answers = list(vraag.antwoorden.all())
    do = ""
    if eigenaar:
        do = "Wijzig of verwerk" if answers else "Geef antwoord"
    elif vraag.door_id == user.pk and not answers and vraag.verwerkt_in_id is None:
        do = "Wijzig of trek in"
    elif user.is_platformbeheerder:
        do = "Verberg"
    return Draad(vraag, answers, where_from(vraag), do)


def where_from(vraag: Vraag) -> str:
    """Return where the asker worked: a corporation, the platform, or nowhere (a guest)."""
    if vraag.organisatie:
        return vraag.organisatie.naam
    return "MKW" if vraag.door.is_platformbeheerder else "gast"


def part(document: Document, user: Gebruiker) -> dict[str, Any]:
    """Return what the page of a document shows of questions; two queries at most."""
    rows = for_page(user).filter(document=document).annotate(totaal=Window(Count("pk")))[:SHOWN]
    eigenaar = can_edit(user, document)
    draden = [thread(row, user, eigenaar=eigenaar) for row in rows]
    total = draden[0].vraag.totaal if draden else 0
    return {"draden": draden, "vragen_totaal": total, "vragen_meer": total - len(draden)}


def paragraph_counts(
    document: Document, versie: Versie, blokken: Callable[[], Sequence[dict[str, Any]]], user: Gebruiker
) -> dict[int, int]:
    """Return per paragraph of a version how many questions stand at it.

    A question that was asked at another version counts at the paragraph that still has the same words; for
    that `blokken` is called. Otherwise one query.
    """
    rows = Vraag.objects.zichtbaar_voor(user).filter(document=document, alinea__isnull=False)
    counts: dict[int, int] = {}
    elsewhere: list[str] = []
    for versie_id, number, words in rows.values_list("versie", "alinea", "citaat"):
        if versie_id == versie.pk:
            counts[number] = counts.get(number, 0) + 1
        else:
            elsewhere.append(words)
    if elsewhere:
        places = {_words(blok): number for number, blok in reversed(list(enumerate(blokken(), 1)))}
        for words in elsewhere:
            if number := places.get(words):
                counts[number] = counts.get(number, 0) + 1
    return counts


def mark_paragraphs(html: str, counts: dict[int, int]) -> SafeString:
    """Return the HTML of the reading view (documenten.artikel) with "2 vragen bij deze alinea" where they stand."""
    for number, count in counts.items():
        text = "1 vraag bij deze alinea" if count == 1 else f"{count} vragen bij deze alinea"
        html = html.replace(f'?alinea={number}"{_ASK}', f'?alinea={number}" data-vragen="{count}">{text}</a>', 1)
    return mark_safe(html)  # noqa: S308 - it was safe, and only our own words came in


def to_process(document: Document) -> list[Vraag]:
    """Return what could be taken into the next version: suggestions first, answered questions too."""
    rows = Vraag.objects.getoond().filter(document=document, verwerkt_in=None).select_related("door", "organisatie")
    answered = Exists(Antwoord.objects.filter(vraag=OuterRef("pk")))
    return list(rows.annotate(beantwoord=answered).order_by("soort", "-op")[:50])


def _words(blok: dict[str, Any]) -> str:
    return "\n".join(line for line in lines_of(blok) if line.strip())
