"""The trash: removed documents can be put back for 30 days, then they go for good (R3, D15)."""

import datetime as dt
import logging
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core import stamps
from mkwportal.core.audit import record
from mkwportal.core.files import storage

from .. import notifications, tasks
from ..models import Document
from ..permissions import require_edit
from .beelden import image_keys

BEWAARDAGEN = 30
WEGGEGOOID, TERUGGEZET = "document naar de prullenbak", "document teruggezet"
logger = logging.getLogger(__name__)


@transaction.atomic
def remove_document(document: Document, *, by: Gebruiker, reden: str = "") -> Document:
    """Put a document in the trash; a second time changes nothing."""
    require_edit(by, document)
    document = Document.objects.select_for_update(of=("self",), no_key=True).get(pk=document.pk)
    if document.verwijderd_op is None:
        document.verwijderd_op, document.verwijderd_door = timezone.now(), by
        document.save(update_fields=["verwijderd_op", "verwijderd_door", "gewijzigd_op"])
        record(WEGGEGOOID, document, by=by, na={"reden": reden} if reden else None)
        notifications.tell_source_gone(document)
        tasks.index_document_job.defer(document_id=document.pk)
        stamps.touch("documenten")
    return document


@transaction.atomic
def restore_document(document: Document, *, by: Gebruiker) -> Document:
    """Take a document out of the trash, with its audience as it was; ValidationError after 30 days."""
    require_edit(by, document)
    document = Document.objects.select_for_update(of=("self",), no_key=True).get(pk=document.pk)
    if document.verwijderd_op is None:
        return document
    if document.verwijderd_op <= expired_before():
        raise ValidationError(f"Dit document staat langer dan {BEWAARDAGEN} dagen in de prullenbak en is verlopen.")
    document.verwijderd_op = document.verwijderd_door = None
    document.save(update_fields=["verwijderd_op", "verwijderd_door", "gewijzigd_op"])
    record(TERUGGEZET, document, by=by)
    tasks.index_document_job.defer(document_id=document.pk)
    stamps.touch("documenten")
    return document


def expired_before() -> dt.datetime:
    """Return the moment before which what was thrown away is gone for good."""
    return timezone.now() - dt.timedelta(days=BEWAARDAGEN)


def empty_trash() -> tuple[int, int]:
    """Delete rows and files of what is 30 days in the trash; return how many went and how many must stay.

    A document that a bundle became stays in the trash: nobody sees it, and the bundle keeps its provenance.
    """
    gone = kept = 0
    for pk in Document.objects.filter(verwijderd_op__lte=expired_before()).values_list("pk", flat=True):
        try:
            gone += _delete_for_good(pk)
        except ProtectedError:
            logger.info("document %s stays in the trash: something refers to it", pk)
            kept += 1
    return gone, kept


@transaction.atomic
def _delete_for_good(pk: int) -> int:
    gone = Document.objects.select_for_update(of=("self",))  # with its key: nothing may begin to refer to it
    document = gone.filter(pk=pk, verwijderd_op__lte=expired_before()).first()
    if document is None:  # put back, or taken by another worker, in between
        return 0
    keys = list(document.versies.values_list("sleutel", flat=True))
    images = image_keys(document.versies.values_list("pk", flat=True))
    record("document definitief verwijderd", document, by="het portaal", na={"versies": len(keys)})
    Document.objects.filter(pk=pk).update(versie=None)
    document.versies.all().delete()
    document.delete()
    tasks.index_document_job.defer(document_id=pk)
    stamps.touch("documenten")
    for key in keys + images:
        transaction.on_commit(partial(storage.delete, key))
    return 1
