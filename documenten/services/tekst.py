"""Reading the text of a version and keeping what was found."""

from typing import Any

from django.db import transaction

from corporaties.models import Thema
from mkwportal.core import stamps
from mkwportal.core.files import storage

from .. import notifications, tasks
from ..extraction import Extractie, ExtractieMislukt, extract
from ..models import Versie, VersieTekst
from ..voorstel import propose
from .afdrukken import keep_fingerprint
from .beelden import queue_images
from .scan import cleared

_WEG = "Het bestand staat niet meer in onze opslag. Meld dit bij de beheerder van het portaal."
_ZONDER_TEKST = "geen_tekst"


def read_text(versie_id: int) -> None:
    """Read the text of a version in a child process, keep it with the proposal, and queue the index.

    Nothing happens when the version is gone or was read before; a file that cannot be read gets its sentence.
    With a virus scanner a file is only opened when that found it clean (R14).
    """
    versie = Versie.objects.filter(pk=versie_id, tekst_status=Versie.TekstStatus.WACHT).first()
    if versie is None:
        return
    if not storage.exists(versie.sleutel):
        _store_failure(versie_id, _WEG)
        return
    if not cleared(versie):
        return
    try:
        with storage.local_copy(versie.sleutel) as path:
            gevonden = extract(path, versie.mime)
    except ExtractieMislukt as failure:
        _store_failure(versie_id, failure.message)
    else:
        _store_text(versie_id, gevonden)


@transaction.atomic
def _store_text(versie_id: int, gevonden: Extractie) -> None:
    versie = _lock(versie_id)
    if versie is None:
        return
    document = versie.document
    voorstel = propose(gevonden, naam=versie.naam, titel=document.titel, ext=versie.ext, themas=Thema.objects.all())
    _keep_text(versie_id, gevonden.blokken, voorstel)
    keep_fingerprint(versie_id, gevonden.blokken)
    status = Versie.TekstStatus.GEEN if gevonden.status == _ZONDER_TEKST else Versie.TekstStatus.GELEZEN
    Versie.objects.filter(pk=versie_id).update(tekst_status=status, tekst_fout="", paginas=gevonden.paginas)
    tasks.index_document_job.defer(document_id=document.pk)
    queue_images(versie_id)
    stamps.touch("documenten")


def _keep_text(versie_id: int, blokken: list[dict[str, Any]], voorstel: dict[str, Any]) -> None:
    """Keep the text of a version, over an earlier one, in one statement."""
    VersieTekst.objects.bulk_create(
        [VersieTekst(versie_id=versie_id, blokken=blokken, voorstel=voorstel)],
        update_conflicts=True,
        unique_fields=["versie"],
        update_fields=["blokken", "voorstel"],
    )


@transaction.atomic
def _store_failure(versie_id: int, sentence: str) -> None:
    versie = _lock(versie_id)
    if versie is None:
        return
    versie.tekst_status, versie.tekst_fout = Versie.TekstStatus.MISLUKT, sentence[:300]
    versie.save(update_fields=["tekst_status", "tekst_fout"])
    notifications.tell_text_failed(versie)
    tasks.index_document_job.defer(document_id=versie.document_id)
    queue_images(versie_id)
    stamps.touch("documenten")


def _lock(versie_id: int) -> Versie | None:
    """Return the row locked, or None when it went, or another worker was first, while the file was read."""
    waiting = Versie.objects.select_related("document").select_for_update(of=("self",), no_key=True)
    return waiting.filter(pk=versie_id, tekst_status=Versie.TekstStatus.WACHT).first()
