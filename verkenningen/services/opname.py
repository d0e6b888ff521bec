"""A version of a document takes in lessons: that closes them, and shows where they ended (V8)."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from corporaties.models import Gebruiker
from documenten.models import Document, Versie
from documenten.permissions import require_edit
from mkwportal.core import stamps
from mkwportal.core.audit import record

from .. import notifications
from ..models import Les, Opname

GONE = "Een les die u koos, is intussen weggehaald. Kijk de lijst na en kies opnieuw."
TRASHED = "Dit document staat in de prullenbak. Zet het eerst terug."
LONGEST = Opname._meta.get_field("hoe").max_length or 0


@transaction.atomic
def absorb_lessen(versie: Versie, *, lessen: Mapping[int, str], by: Gebruiker) -> list[Opname]:
    """Say that this version took in these lessons (id of the lesson -> one line how); return what is new.

    A lesson that was in it already gets the new line, unless that is empty. Raises PermissionDenied for who does not
    work at the owner of the document, ValidationError for a lesson that may not be seen (any more).
    """
    document = Document.objects.get(pk=versie.document_id)
    require_edit(by, document)
    if document.verwijderd_op:
        raise ValidationError(TRASHED)
    if any(len(hoe) > LONGEST for hoe in lessen.values()):
        raise ValidationError(f"Schrijf korter hoe u de les verwerkte: hoogstens {LONGEST} tekens.")
    rows = list(
        Les.objects.zichtbaar_voor(by).select_for_update(of=("self",), no_key=True).filter(pk__in=lessen).order_by("pk")
    )
    if len(rows) != len(lessen):
        raise ValidationError(GONE)
    new = []
    for les in rows:
        opname, made = Opname.objects.get_or_create(
            les=les, versie=versie, defaults={"hoe": lessen[les.pk], "door": by}
        )
        if made:
            new.append(opname)
            notifications.tell_absorbed(opname, by=by)
        elif lessen[les.pk] and lessen[les.pk] != opname.hoe:
            Opname.objects.filter(pk=opname.pk).update(hoe=lessen[les.pk])
        else:
            continue
        na = {"document": document.pk, "versie": versie.nummer, "hoe": lessen[les.pk]}
        record("les opgenomen in document", les, by=by, organisatie_id=document.organisatie_id, na=na)
    stamps.touch("verkenningen")
    return new


@transaction.atomic
def release_les(opname: Opname, *, by: Gebruiker) -> None:
    """Take back that a version took in a lesson; nothing happens when that was done already."""
    document = opname.versie.document
    require_edit(by, document)
    gone, _ = Opname.objects.filter(pk=opname.pk).delete()
    if gone:
        voor = {"document": document.pk, "versie": opname.versie.nummer}
        record("les toch niet opgenomen", opname.les, by=by, organisatie_id=document.organisatie_id, voor=voor)
        stamps.touch("verkenningen")
