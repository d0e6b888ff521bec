"""Adding documents and versions."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core import stamps
from mkwportal.core.audit import record
from mkwportal.core.models import AuditRegel

from .. import notifications, tasks
from ..extraction.prefill import title_from_name
from ..models import Document, Versie
from ..permissions import leaves_trace, require_edit, require_upload
from .bestand import Bestand

GEOPEND = "document geopend door platformbeheerder"
IN_PRULLENBAK = "Dit document staat in de prullenbak. Zet het eerst terug."


def create_document(bestand: Bestand, *, organisatie_id: int, by: Gebruiker, titel: str = "") -> Document:
    """Add a document with its first version, for the own corporation only, and queue the reading of its text.

    Runs inside `storing_checked`, so that file and rows are kept or dropped together.
    """
    require_upload(by, organisatie_id)
    document = Document.objects.create(
        titel=titel or title_from_name(bestand.naam),
        organisatie_id=organisatie_id,
        contact=by,
        gemaakt_door=by,
    )
    _add_versie(document, bestand, nummer=1, toelichting="", by=by)
    record("document toegevoegd", document, by=by, na={"bestand": bestand.naam, "sha256": bestand.sha256})
    stamps.touch("documenten")
    return document


def create_versie(document: Document, bestand: Bestand, *, toelichting: str, by: Gebruiker) -> Versie:
    """Add the next version, with its change note, and make it the current one; inside `storing_checked`."""
    document, nummer = _lock_for_versie(document, by=by)
    versie = _add_versie(document, bestand, nummer=nummer, toelichting=toelichting, by=by)
    _record_versie(document, versie, by=by)
    return versie


@transaction.atomic
def merge_as_versie(document: Document, *, uit: Document, toelichting: str, by: Gebruiker) -> Versie:
    """Make the file of a document that was never shared the next version of another; the loose one goes."""
    document, nummer = _lock_for_versie(document, by=by)
    require_edit(by, uit)
    uit = Document.objects.select_for_update(no_key=True).get(pk=uit.pk)
    versie = uit.versies.get()
    if uit.pk == document.pk or uit.gedeeld_op or uit.organisatie_id != document.organisatie_id:
        raise ValidationError("Van dit document kunt u geen versie meer maken. Stuur het bestand opnieuw.")
    record("document samengevoegd", uit, by=by, na={"versie van": str(document), "nummer": nummer})
    uit.versie = None
    uit.save(update_fields=["versie"])
    versie.document, versie.nummer, versie.toelichting, versie.door = document, nummer, toelichting, by
    versie.save(update_fields=["document", "nummer", "toelichting", "door"])
    weg = uit.pk
    uit.delete()
    _make_current(document, versie)
    tasks.index_document_job.defer(document_id=weg)
    tasks.index_document_job.defer(document_id=document.pk)
    _record_versie(document, versie, by=by)
    return versie


def trace_opening(document: Document, *, by: Gebruiker) -> None:
    """Record that a platform admin opened what was not meant for all members (R10), at most once a day."""
    if not leaves_trace(by, document):
        return
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    lines = AuditRegel.objects.filter(soort="document", object_id=document.pk, wie_id=by.pk, actie=GEOPEND)
    if not lines.filter(tijd__gte=midnight).exists():
        with transaction.atomic():
            record(GEOPEND, document, by=by)


def _lock_for_versie(document: Document, *, by: Gebruiker) -> tuple[Document, int]:
    """Return the locked row and the next number, so that two uploads at once never share one."""
    require_edit(by, document)
    document = Document.objects.select_for_update(of=("self",), no_key=True).get(pk=document.pk)
    if document.verwijderd_op:
        raise ValidationError(IN_PRULLENBAK)
    return document, (document.versies.aggregate(hoogste=Max("nummer"))["hoogste"] or 0) + 1


def _add_versie(document: Document, bestand: Bestand, *, nummer: int, toelichting: str, by: Gebruiker) -> Versie:
    versie = Versie(
        document=document,
        nummer=nummer,
        naam=bestand.naam,
        ext=bestand.ext,
        mime=bestand.mime,
        sleutel=bestand.sleutel,
        sha256=bestand.sha256,
        grootte=bestand.grootte,
        toelichting=toelichting,
        door=by,
    )
    versie.full_clean(exclude=["document", "door"], validate_constraints=False)
    versie.save(force_insert=True)
    _make_current(document, versie)
    tasks.read_text_job.defer(versie_id=versie.pk)
    return versie


def _make_current(document: Document, versie: Versie) -> None:
    document.versie = versie
    document.save(update_fields=["versie", "gewijzigd_op"])


def _record_versie(document: Document, versie: Versie, *, by: Gebruiker) -> None:
    na = {
        "nummer": versie.nummer,
        "bestand": versie.naam,
        "toelichting": versie.toelichting,
        "sha256": versie.sha256,
    }
    record("versie toegevoegd", document, by=by, na=na)
    notifications.tell_new_version(versie)
    stamps.touch("documenten")
