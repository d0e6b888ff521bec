"""What the search index knows of a document; the only place that puts documents in it."""

from collections.abc import Iterable

from django.db import transaction

from corporaties.models import Bereik
from mkwportal.core import stamps
from mkwportal.core.batching import take_waiting
from mkwportal.core.search import vocabulary
from mkwportal.core.search.index import Zoekobject, index_objects, prepare, remove_object

from .extraction import plain_text
from .models import Document, VersieTekst

SOORT = "document"
TOGETHER = 40  # documents in one transaction: their words are counted at once


def index_document(pk: int) -> None:
    """Put a document into the search index as it is now, or take it out when it was removed.

    Search results that were remembered are old from then on.
    """
    index_documents([pk])


@transaction.atomic
def index_waiting(pk: int) -> None:
    """Index a document, and with it those for which a job waits."""
    index_documents({pk, *take_waiting("documenten.index", "document_id", TOGETHER)})


@transaction.atomic
def index_documents(pks: Iterable[int]) -> None:
    """Bring the index up to date with these documents; what was removed goes out of it."""
    gone = set(pks)
    voorwerk = prepare(_objects(gone))
    vocabulary.lock()  # and read again: who indexes later has read later
    objecten = _objects(gone)
    index_objects(objecten, voorwerk)
    for pk in sorted(gone - {zoekobject.object_id for zoekobject in objecten}):
        remove_object(SOORT, pk)
    stamps.touch("documenten")


def _objects(pks: set[int]) -> list[Zoekobject]:
    """Return what the index has to know of these documents, as they are now; nothing of those that were removed."""
    found = Document.objects.select_related("organisatie").prefetch_related("themas")
    documents = list(found.filter(pk__in=pks, verwijderd_op=None))
    rows = VersieTekst.objects.filter(versie__in=[document.versie_id for document in documents])
    teksten = dict(rows.values_list("versie_id", "blokken"))
    return [_object(document, teksten.get(document.versie_id, [])) for document in documents]


def _object(document: Document, blokken: list) -> Zoekobject:
    themas = list(document.themas.all())
    meta = [document.get_soort_display(), *(thema.naam for thema in themas), document.samenvatting]
    return Zoekobject(
        soort=SOORT,
        object_id=document.pk,
        titel=document.titel,
        meta="\n".join(part for part in meta if part),
        namen=[*document.organisatie.namen, document.organisatie.plaats],
        tekst=plain_text(blokken),
        openbaar=document.bereik == Bereik.LEDEN,
        organisatie_id=document.organisatie_id,
        thema_ids=sorted({pk for thema in themas for pk in (thema.pk, thema.ouder_id) if pk}),  # the main theme too
        subsoort=document.soort,
        jaar=document.jaar,
        grootte=document.organisatie.grootte,
        status=document.status,
        datum=document.gewijzigd_op,
    )
