"""Plan and change a visit and its stops (V4)."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from corporaties.models import Gebruiker
from documenten.models import Document
from mkwportal.core import stamps
from mkwportal.core.audit import changes, record
from mkwportal.core.edits import lock_revision, unchanged

from .. import notifications, tasks
from ..models import Bezoek, Halte, Les, Verkenning
from ..permissions import require_lead

VELDEN = (
    "titel",
    "begint_op",
    "eindigt_op",
    "plaats",
    "adres",
    "gastheer",
    "gastheer_naam",
    "gastvraag",
    "status",
)
_VERTELD = {"begint_op", "eindigt_op", "status", "plaats"}
LONGEST = dt.timedelta(days=31)
END_FIRST = "Het einde ligt vóór het begin. Kijk de tijden na. Eindigt het bezoek op een andere dag? Vul die dag in."


@dataclass(frozen=True, slots=True, kw_only=True)
class HalteRij:
    """One row of the programme; `id` is None for a new stop."""

    titel: str
    id: int | None = None
    tijd: dt.time | None = None
    persoon: str = ""
    rol: str = ""
    organisatie: str = ""


@transaction.atomic
def create_bezoek(verkenning: Verkenning, *, by: Gebruiker, vooraf: Iterable[Document] = (), **gegevens: Any) -> Bezoek:
    """Plan a visit (fields: VELDEN) with documents to read before; an exploration in preparation now runs.

    Who takes part gets a notice, and ten minutes later a mail, unless the visit was made before. Raises
    ValidationError for an end before the begin.
    """
    require_lead(by, verkenning)
    bezoek = Bezoek(verkenning=verkenning, **gegevens)
    check_times(bezoek.begint_op, bezoek.eindigt_op)
    bezoek.save()
    bezoek.vooraf.set(_visible(vooraf, by))
    Verkenning.objects.filter(pk=verkenning.pk, status=Verkenning.Status.VOORBEREIDING).update(
        status=Verkenning.Status.LOOPT, revisie=F("revisie") + 1
    )
    record("bezoek gepland", bezoek, by=by, organisatie_id=verkenning.organisatie_id, na=_describe(bezoek))
    notifications.tell_visit(bezoek, by=by)
    _mail_later(bezoek, by)
    tasks.index_bezoek_job.defer(bezoek_id=bezoek.pk)
    stamps.touch("verkenningen")
    return bezoek


@transaction.atomic
def update_bezoek(
    bezoek: Bezoek, *, revisie: int, by: Gebruiker, vooraf: Iterable[Document] | None = None, **gegevens: Any
) -> Bezoek:
    """Save what changed (any of VELDEN) since `revisie`; documents that `by` may not see stay attached.

    Another time or place, or calling it off, is told and mailed to who takes part. Raises EditConflict and
    ValidationError.
    """
    require_lead(by, bezoek.verkenning)
    current = lock_revision(bezoek, revisie)
    old = _describe(current)
    for veld in VELDEN:
        if veld in gegevens:
            setattr(current, veld, gegevens[veld])
    check_times(current.begint_op, current.eindigt_op)
    voor, na = changes(old, _describe(current))
    stukken = _set_vooraf(current, vooraf, by) if vooraf is not None else {}
    if not na and not stukken:
        return unchanged(current)
    current.save()
    record(
        "bezoek gewijzigd",
        current,
        by=by,
        organisatie_id=current.verkenning.organisatie_id,
        voor=voor,
        na={**na, **stukken},
    )
    if _VERTELD & set(na):
        notifications.tell_moved(current, by=by)
        _mail_later(current, by)
    tasks.index_bezoek_job.defer(bezoek_id=current.pk)
    stamps.touch("verkenningen")
    return current


@transaction.atomic
def set_haltes(bezoek: Bezoek, *, revisie: int, rijen: Sequence[HalteRij], by: Gebruiker) -> Bezoek:
    """Make these rows, in this order, the programme of the visit; notes of the stops stay as they are.

    Raises EditConflict when the visit was changed since `revisie`, ValidationError for a stop of another visit or
    for leaving out a stop that has notes or lessons.
    """
    require_lead(by, bezoek.verkenning)
    current = lock_revision(bezoek, revisie)
    haltes = {halte.pk: halte for halte in current.haltes.all()}
    gehouden = {rij.id for rij in rijen if rij.id is not None}
    if not gehouden <= set(haltes):
        raise ValidationError("Een van de haltes is intussen weggehaald. Kijk het programma na.")
    _remove_haltes([halte for pk, halte in haltes.items() if pk not in gehouden])
    for volgorde, rij in enumerate(rijen, 1):
        halte = haltes[rij.id] if rij.id is not None else Halte(bezoek=current)
        halte.volgorde, halte.tijd, halte.titel = volgorde, rij.tijd, rij.titel
        halte.persoon, halte.rol, halte.organisatie = rij.persoon, rij.rol, rij.organisatie
        velden = ["volgorde", "tijd", "titel", "persoon", "rol", "organisatie"] if halte.pk else None
        halte.save(update_fields=velden)
    current.save()
    record(
        "programma gewijzigd",
        current,
        by=by,
        organisatie_id=current.verkenning.organisatie_id,
        voor={"haltes": [halte.titel for halte in haltes.values()]},
        na={"haltes": [rij.titel for rij in rijen]},
    )
    tasks.index_bezoek_job.defer(bezoek_id=current.pk)
    stamps.touch("verkenningen")
    return current


def _remove_haltes(haltes: list[Halte]) -> None:
    met_les = set(Les.objects.filter(halte__in=haltes, verwijderd_op=None).values_list("halte", flat=True))
    for halte in haltes:
        if halte.heeft_notities or halte.pk in met_les:
            raise ValidationError(f"Bij de halte “{halte.titel}” staan al aantekeningen of lessen. Haal die eerst weg.")
    Les.objects.filter(halte__in=haltes).update(halte=None)  # only lessons that were thrown away
    for halte in haltes:
        halte.delete()


def _mail_later(bezoek: Bezoek, by: Gebruiker) -> None:
    if bezoek.eindigt_op > timezone.now():
        tasks.mail_visit_job.configure(schedule_in={"minutes": tasks.MAIL_AFTER_MINUTES}).defer(
            bezoek_id=bezoek.pk, by_id=by.pk
        )


def check_times(begint_op: dt.datetime, eindigt_op: dt.datetime) -> None:
    """Raise ValidationError for a visit that ends before it begins, or lasts longer than 31 days."""
    if eindigt_op <= begint_op:
        raise ValidationError({"eind": END_FIRST})
    if eindigt_op - begint_op > LONGEST:
        raise ValidationError({"einddatum": f"Een bezoek duurt hoogstens {LONGEST.days} dagen. Plan er anders twee."})


def _visible(documents: Iterable[Document], by: Gebruiker) -> list[Document]:
    return list(Document.objects.zichtbaar_voor(by).filter(pk__in=[document.pk for document in documents]))


def _set_vooraf(bezoek: Bezoek, vooraf: Iterable[Document], by: Gebruiker) -> dict[str, Any]:
    """Replace the documents that this person can see; return what changed for the trail."""
    oud = set(bezoek.vooraf.all())
    onzichtbaar = oud - set(_visible(oud, by))
    nieuw = set(_visible(vooraf, by)) | onzichtbaar
    if nieuw == oud:
        return {}
    bezoek.vooraf.set(nieuw)
    return {"vooraf": sorted(document.pk for document in nieuw)}


def _describe(bezoek: Bezoek) -> dict[str, Any]:
    """Return the fields as the trail keeps them."""
    values = {veld: getattr(bezoek, veld) for veld in VELDEN}
    return {
        veld: value.isoformat() if isinstance(value, dt.datetime) else str(value or "")
        for veld, value in values.items()
    }
