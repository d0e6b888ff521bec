"""Taking over with a trace (D7): one button, undoable; an own version; an answer to each new version."""

import shutil
from contextlib import closing

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core import stamps
from mkwportal.core.audit import changes, record
from mkwportal.core.edits import lock_revision, unchanged
from mkwportal.core.files import storage
from mkwportal.core.files.uploads import StreamedUpload

from .. import notifications, tasks
from ..models import Document, Overname, OvernameAntwoord, Status, Versie, Wijze
from ..permissions import NO_TAKEOVER, require_keep_overname, require_takeover
from ..vrijgave import blocked
from .bestand import check_upload, storing_checked
from .toevoegen import create_document

STEMPEL = "overnames"
NOTHING_TO_TAKE = "Dit document is vervallen of heeft geen bestand. U kunt het niet meer overnemen."


@transaction.atomic
def take_over(document: Document, *, organisatie_id: int, by: Gebruiker) -> Overname:
    """Let a corporation take over the current version; a second time changes nothing.

    What was taken back before starts again in the same row, with the own document that it has.
    """
    overname, document, fresh = _locked_overname(document, organisatie_id=organisatie_id, by=by)
    if fresh:
        record("document overgenomen", overname, by=by, na={"versie": overname.nummer, "van": str(document)})
        notifications.tell_owner(overname, document)
        stamps.touch(STEMPEL)
    return overname


@transaction.atomic
def end_takeover(overname: Overname, *, by: Gebruiker) -> Overname:
    """Take back that a corporation took something over; an own document stays and keeps its origin."""
    require_keep_overname(by, overname)
    overname = Overname.objects.select_for_update(of=("self",), no_key=True).get(pk=overname.pk)
    if overname.ingetrokken_op is None:
        overname.ingetrokken_op, overname.revisie = max(timezone.now(), overname.op), overname.revisie + 1
        overname.save(update_fields=["ingetrokken_op", "revisie"])
        notifications.take_back(overname)
        record("overname teruggedraaid", overname, by=by)
        stamps.touch(STEMPEL)
    return overname


@transaction.atomic
def update_takeover(
    overname: Overname, *, revisie: int, wijze: str, toelichting: str, nummer: int, by: Gebruiker
) -> Overname:
    """Say how it was taken over and which version is used now; EditConflict when a colleague was first (R6)."""
    require_keep_overname(by, overname)
    current: Overname = lock_revision(overname, revisie)
    voor, na = changes(
        {"wijze": current.get_wijze_display(), "toelichting": current.toelichting, "versie": current.nummer},
        {"wijze": Wijze(wijze).label, "toelichting": toelichting, "versie": nummer},
    )
    if not na:
        return unchanged(current)
    current.wijze, current.toelichting = wijze, toelichting
    if nummer != current.nummer:
        _use_version(current, nummer)
    current.full_clean(exclude=["document", "versie", "eigen_document"], validate_constraints=False)
    current.save()
    record("overname gewijzigd", current, by=by, voor=voor, na=na)
    stamps.touch(STEMPEL)
    return current


@transaction.atomic
def answer_version(overname: Overname, *, nummer: int, antwoord: str, by: Gebruiker) -> OvernameAntwoord:
    """Answer to a new version of the source; a later answer replaces an earlier one, looking never does."""
    require_keep_overname(by, overname)
    overname = Overname.objects.select_for_update(of=("self",), no_key=True).get(pk=overname.pk)
    versie = Versie.objects.zichtbaar_voor(by).filter(document=overname.document_id, nummer=nummer).first()
    if versie is None or overname.ingetrokken_op is not None:
        raise ValidationError("Op deze versie kunt u geen antwoord meer geven. Zij is vervallen bij de bron.")
    earlier = overname.antwoorden.filter(versie=versie).first()
    looked = OvernameAntwoord.Antwoord.BEKIJKEN
    if earlier is not None and antwoord in (earlier.antwoord, looked):
        return earlier
    answer, _ = OvernameAntwoord.objects.update_or_create(
        overname=overname, versie=versie, defaults={"antwoord": antwoord, "door": by, "op": timezone.now()}
    )
    answer.full_clean(validate_unique=False, validate_constraints=False)
    record("antwoord op nieuwe versie", overname, by=by, na={"versie": nummer, "antwoord": str(answer.antwoord)})
    stamps.touch(STEMPEL)
    return answer


@transaction.atomic
def adopt_version(overname: Overname, *, nummer: int, by: Gebruiker) -> None:
    """Say that the own document follows version `nummer` of the source now: it was brought in line with it."""
    require_keep_overname(by, overname)
    overname = Overname.objects.select_for_update(of=("self",), no_key=True).get(pk=overname.pk)
    if nummer <= overname.nummer:
        return
    voor = {"versie": overname.nummer}
    _use_version(overname, nummer)
    overname.wijze, overname.revisie = Wijze.AANGEPAST, overname.revisie + 1
    overname.save(update_fields=["versie", "nummer", "wijze", "revisie"])
    record("overname gewijzigd", overname, by=by, voor=voor, na={"versie": nummer})
    stamps.touch(STEMPEL)


def create_own_version(document: Document, *, organisatie_id: int, by: Gebruiker) -> Document:
    """Make a document of one's own from the current version: a concept for the own corporation, with its origin.

    The file is a copy, so that the two live apart. Who has an own document already, gets that one.
    """
    require_takeover(by, document, organisatie_id)
    existing = Overname.objects.filter(document=document, organisatie=organisatie_id, ingetrokken_op=None).first()
    if existing is not None and (own := _living(existing.eigen_document)):
        return own
    source = Versie.objects.zichtbaar_voor(by).filter(pk=document.versie_id).first()
    if source is None:
        raise ValidationError(NOTHING_TO_TAKE)
    if why_not := blocked(source):
        raise ValidationError(why_not)
    with closing(_copy(source)) as copy, storing_checked(check_upload(copy)) as [bestand]:
        overname, document, fresh = _locked_overname(document, organisatie_id=organisatie_id, by=by)
        if own := _living(overname.eigen_document):
            raise ValidationError(f"Een collega maakte net al een eigen versie: ‘{own}’. Werk daarin verder.")
        own = create_document(bestand, organisatie_id=organisatie_id, by=by, titel=document.titel)
        own.soort, own.jaar, own.samenvatting = document.soort, document.jaar, document.samenvatting
        own.save(update_fields=["soort", "jaar", "samenvatting", "gewijzigd_op"])
        own.themas.set(document.themas.all())
        overname.versie, overname.nummer = source, source.nummer
        overname.eigen_document, overname.contact, overname.wijze = own, by, Wijze.AANGEPAST
        overname.revisie += 1
        overname.save()
        record("eigen versie gemaakt", overname, by=by, na={"versie": overname.nummer, "van": str(document)})
        if fresh:
            notifications.tell_owner(overname, document)
        tasks.index_document_job.defer(document_id=own.pk)
        stamps.touch(STEMPEL)
    return own


def hand_over_takeovers(organisatie_id: int, *, van: Gebruiker, naar: Gebruiker, by: Gebruiker) -> int:
    """Let the successor hear about what the leaver took over for this corporation; return how many that are."""
    rows = list(
        Overname.objects.select_for_update(of=("self",), no_key=True).filter(organisatie=organisatie_id, contact=van)
    )
    for row in rows:
        record(
            "contactpersoon gewijzigd",
            row,
            by=by,
            voor={"contactpersoon": str(van)},
            na={"contactpersoon": str(naar)},
        )
    Overname.objects.filter(pk__in=[row.pk for row in rows]).update(contact=naar, revisie=F("revisie") + 1)
    if rows:
        stamps.touch(STEMPEL)
    return len(rows)


def _locked_overname(document: Document, *, organisatie_id: int, by: Gebruiker) -> tuple[Overname, Document, bool]:
    """Return the running overname, the locked source and whether it began now; two colleagues at once get one."""
    visible = Document.objects.zichtbaar_voor(by).select_for_update(of=("self",), no_key=True)
    locked = visible.select_related("contact", "versie").filter(pk=document.pk).first()
    if locked is None:
        raise PermissionDenied(NO_TAKEOVER)
    require_takeover(by, locked, organisatie_id)
    rows = Overname.objects.filter(document=locked, organisatie=organisatie_id).select_related("organisatie")
    earlier = rows.select_related("eigen_document").order_by(F("ingetrokken_op").desc(nulls_first=True)).first()
    if earlier is not None and earlier.ingetrokken_op is None:
        return earlier, locked, False
    if locked.versie is None or locked.status == Status.VERVALLEN:
        raise ValidationError(NOTHING_TO_TAKE)
    row = earlier or Overname(organisatie_id=organisatie_id)
    row.document, row.versie, row.nummer = locked, locked.versie, locked.versie.nummer
    row.bron_titel, row.bron_organisatie_id = locked.titel, locked.organisatie_id
    row.door = row.contact = by
    row.op, row.ingetrokken_op = timezone.now(), None
    row.revisie += 1 if earlier else 0
    row.save()
    return row, locked, True


def _use_version(overname: Overname, nummer: int) -> None:
    versie = Versie.objects.filter(document=overname.document_id, nummer=nummer).first()
    if versie is None:
        raise ValidationError({"nummer": "Deze versie van de bron bestaat niet. Kies een andere."})
    overname.versie, overname.nummer = versie, nummer


def _living(document: Document | None) -> Document | None:
    return document if document is not None and document.verwijderd_op is None else None


def _copy(versie: Versie) -> StreamedUpload:
    """Return the file of a version as if it was uploaded again, copied in blocks."""
    path, stream = storage.create_temporary()
    with storage.open_file(versie.sleutel) as source:
        shutil.copyfileobj(source, stream)
    stream.flush()
    stream.seek(0)
    return StreamedUpload(path, stream, name=versie.naam, size=versie.grootte, sha256=versie.sha256, mime=versie.mime)
