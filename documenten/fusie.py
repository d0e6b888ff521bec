"""What a fusion of corporations does with documents, and what is made anew when a corporation changed (C6)."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Greatest
from django.utils import timezone

from corporaties.models import Bereik, Deelname, Organisatie
from corporaties.wijzigingen.verwijzingen import Omgang, Verhuizing, Verwijzing
from mkwportal.core import stamps
from mkwportal.core.search.moving import move_rows

from .models import Antwoord, Document, Gebruik, Overname, Uitvoer, Verzameling, Volging, Vraag
from .search import SOORT
from .tasks import index_document_job

_SETS = Verzameling.objects.all()
STEMPELS = ("documenten", "overnames", "verzamelingen", "vragen")


def end_takeovers(verhuizing: Verhuizing) -> None:
    """End what no corporation can hold: a takeover of what is one's own now, and the second one of the same document.

    Of two takeovers of one document that with an own version stays, else that of the corporation that stays. What
    ended keeps its own document and its trace.
    """
    pair = (verhuizing.van, verhuizing.naar)
    running = Overname.objects.filter(ingetrokken_op=None)
    ended = {"ingetrokken_op": Greatest(timezone.now(), F("op"))}
    own = running.filter(organisatie__in=pair, document__organisatie__in=pair)
    verhuizing.journaal.set(own, **ended)
    running = running.exclude(document=None)
    other = running.filter(document=OuterRef("document"), organisatie=verhuizing.naar)
    better = running.filter(
        Exists(other.filter(eigen_document=None)), organisatie=verhuizing.van, eigen_document__isnull=False
    )
    documents = list(better.values_list("document", flat=True))
    verhuizing.journaal.set(running.filter(organisatie=verhuizing.naar, document__in=documents), **ended)
    verhuizing.journaal.set(running.filter(Exists(other), organisatie=verhuizing.van), **ended)


def follow_once(verhuizing: Verhuizing) -> None:
    """Who follows both, follows one; a saved search among the documents of the one looks at the other too."""
    both = Volging.objects.filter(organisatie=verhuizing.naar, gebruiker=OuterRef("gebruiker"))
    verhuizing.journaal.remove(Volging.objects.filter(Exists(both), organisatie=verhuizing.van))


VERWIJZINGEN = (
    Verwijzing(
        Overname,
        "organisatie",
        Omgang.MEE,
        "overname,overnames",
        vooraf=end_takeovers,
        # a row cannot be of the corporation that it was taken over from: it stays as the trace that it is
        welke=lambda verhuizing: ~Q(bron_organisatie=verhuizing.naar),
    ),
    Verwijzing(Overname, "bron_organisatie", Omgang.BLIJFT),  # from whom it was, then
    Verwijzing(Document, "organisatie", Omgang.MEE, "document,documenten"),
    Verwijzing(Verzameling, "organisatie", Omgang.MEE, "verzameling,verzamelingen"),
    Verwijzing(Vraag, "organisatie", Omgang.MEE, "vraag bij een document,vragen bij documenten"),
    Verwijzing(Antwoord, "organisatie", Omgang.MEE, "antwoord op een vraag,antwoorden op vragen"),
    Verwijzing(Volging, "organisatie", Omgang.MEE, "volger,volgers", vooraf=follow_once),
    Verwijzing(Gebruik, "organisatie", Omgang.BLIJFT),  # how often the people of then opened something
    Verwijzing(Uitvoer, "organisatie", Omgang.BLIJFT),  # a zip of everything: only for who managed it then
)


def newly_visible(
    sender: Any, bron: Organisatie, ander: Organisatie, besloten: bool, **_: Any
) -> list[tuple[str, int]]:
    """Return how many documents of `bron` and its circles people of `ander` see from then on, and not now."""
    there = Document.objects.filter(verwijderd_op=None).exclude(organisatie=ander)
    mee = Deelname.objects.lopend()
    samen = there.filter(
        Q(organisatie=bron) | Q(kring__in=mee.filter(organisatie=bron).values("kring")), bereik=Bereik.KRING
    ).exclude(kring__in=mee.filter(organisatie=ander).values("kring"))
    found = [("document voor deelnemers van een verkenning,documenten voor deelnemers van verkenningen", samen.count())]
    if besloten:
        for naam, rows in (("document,documenten", there), ("verzameling,verzamelingen", _SETS)):
            een, meer = naam.split(",")
            eigen = rows.filter(organisatie=bron, bereik=Bereik.CORPORATIE, verwijderd_op=None).count()
            found.append((f"besloten {een} van {bron},besloten {meer} van {bron}", eigen))
    return found


def renew(sender: Any, organisaties: Iterable[int], verhuisd: Iterable[tuple[int, int]] = (), **_: Any) -> None:
    """Let search find documents under the names of now, and forget every count that was kept.

    The owner in the index changes in this transaction; the names in it by the jobs that index.
    """
    for _van, naar in verhuisd:
        grootte = Organisatie.objects.get(pk=naar).grootte
        move_rows(SOORT, _of([naar]), organisatie_id=naar, grootte=grootte)
    pks = list(_of(organisaties).values_list("pk", flat=True))
    if pks:
        index_document_job.batch_defer(*({"document_id": pk} for pk in pks))
    for stempel in STEMPELS:
        stamps.touch(stempel)


def followers(sender: Any, organisaties: Iterable[int], **_: Any) -> list[int]:
    """Return who follows one of these corporations."""
    return list(Volging.objects.filter(organisatie__in=organisaties).values_list("gebruiker", flat=True))


def _of(organisaties: Iterable[int]) -> QuerySet[Document]:
    return Document.objects.filter(organisatie__in=organisaties, verwijderd_op=None).order_by("pk")
