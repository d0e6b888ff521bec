"""Lessons: one sentence with its source and themes, and what corporations do with it (V8)."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from corporaties.models import Gebruiker, Organisatie, Thema
from mkwportal.core import stamps
from mkwportal.core.audit import changes, record
from mkwportal.core.edits import lock_revision, unchanged

from .. import notifications, tasks
from ..models import Bezoek, Halte, Les, LesReactie, Verkenning
from ..permissions import require_edit_les, require_speak_for, require_write

Bron = Verkenning | Bezoek | Halte
NO_THEMA = "Kies ten minste één thema. Dan vinden anderen deze les."


def line_of(bron: Bron) -> tuple[Verkenning, Bezoek | None, Halte | None]:
    """Return the exploration, visit and stop that a source belongs to, as far as it has them."""
    if isinstance(bron, Halte):
        return bron.bezoek.verkenning, bron.bezoek, bron
    return (bron.verkenning, bron, None) if isinstance(bron, Bezoek) else (bron, None, None)


@transaction.atomic
def create_les(
    bron: Bron,
    *,
    tekst: str,
    themas: Iterable[Thema],
    by: Gebruiker,
    soort: str = Les.Soort.LES,
    beantwoordt: Les | None = None,
) -> Les:
    """Save a lesson from a stop, a visit or the exploration as a whole; it may answer an open question.

    Raises ValidationError without a theme, and for an answer to what is no open question that one may see.
    """
    verkenning, bezoek, halte = line_of(bron)
    require_write(by, verkenning)
    les = Les.objects.create(
        verkenning=verkenning,
        bezoek=bezoek,
        halte=halte,
        tekst=tekst,
        soort=soort,
        door=by,
        beantwoordt=_question(beantwoordt, by),
    )
    les.themas.set(at_least_one(themas, NO_THEMA))
    if les.beantwoordt:
        notifications.tell_answered(les, by=by)
    record("les opgeschreven", les, by=by, organisatie_id=verkenning.organisatie_id)
    tasks.index_les_job.defer(les_id=les.pk)
    stamps.touch("verkenningen")
    return les


@transaction.atomic
def update_les(les: Les, *, revisie: int, by: Gebruiker, themas: Iterable[Thema] | None = None, **gegevens: Any) -> Les:
    """Save tekst, soort and themes as far as given; raises EditConflict and ValidationError."""
    require_edit_les(by, les)
    current = lock_revision(les, revisie)
    old = _describe(current)
    for veld in ("tekst", "soort"):
        if veld in gegevens:
            setattr(current, veld, gegevens[veld])
    if themas is not None:
        current.themas.set(at_least_one(themas, NO_THEMA))
    voor, na = changes(old, _describe(current))
    if not na:
        return unchanged(current)
    current.save()
    record("les gewijzigd", current, by=by, organisatie_id=current.verkenning.organisatie_id, voor=voor, na=na)
    tasks.index_les_job.defer(les_id=current.pk)
    stamps.touch("verkenningen")
    return current


@transaction.atomic
def remove_les(les: Les, *, by: Gebruiker) -> None:
    """Take a lesson away; restore_les() brings it back."""
    _mark(les, timezone.now(), "les weggehaald", by=by)


@transaction.atomic
def restore_les(les: Les, *, by: Gebruiker) -> None:
    """Bring back a lesson that was taken away."""
    _mark(les, None, "les teruggezet", by=by)


@transaction.atomic
def react_to_les(les: Les, *, organisatie: Organisatie, soort: str, hoe: str = "", by: Gebruiker) -> LesReactie:
    """Say for the own corporation that it recognises or applies a lesson, with one line how; once, renewable."""
    require_speak_for(by, organisatie.pk)
    if not Les.objects.zichtbaar_voor(by).select_for_update(of=("self",), no_key=True).filter(pk=les.pk).exists():
        raise ValidationError("Deze les is intussen weggehaald.")
    reactie, new = LesReactie.objects.update_or_create(
        les=les, organisatie=organisatie, soort=soort, defaults={"hoe": hoe, "door": by}
    )
    record(f"les: {LesReactie.Soort(soort).label}", les, by=by, organisatie_id=organisatie.pk, na={"hoe": hoe})
    if new and soort == LesReactie.Soort.PAST_TOE:
        notifications.tell_applied(les, organisatie, by=by)
    stamps.touch("verkenningen")
    return reactie


@transaction.atomic
def undo_reaction(les: Les, *, organisatie: Organisatie, soort: str, by: Gebruiker) -> None:
    """Take back what the own corporation said of a lesson; nothing happens when it said nothing."""
    require_speak_for(by, organisatie.pk)
    gone, _ = LesReactie.objects.filter(les=les, organisatie=organisatie, soort=soort).delete()
    if gone:
        actie = f"les: toch niet {LesReactie.Soort(soort).label}"
        record(actie, les, by=by, organisatie_id=organisatie.pk)
        stamps.touch("verkenningen")


def _mark(les: Les, moment, actie: str, *, by: Gebruiker) -> None:
    require_edit_les(by, les)
    Les.objects.filter(pk=les.pk).update(verwijderd_op=moment)
    record(actie, les, by=by, organisatie_id=les.verkenning.organisatie_id)
    tasks.index_les_job.defer(les_id=les.pk)
    stamps.touch("verkenningen")


def _question(vraag: Les | None, by: Gebruiker) -> Les | None:
    """Return the open question that is answered, as it is now; raises ValidationError when there is none."""
    if vraag is None:
        return None
    rows = Les.objects.zichtbaar_voor(by).filter(soort=Les.Soort.OPEN_VRAAG)
    if (found := rows.filter(pk=vraag.pk).first()) is None:
        raise ValidationError("Deze vraag staat er niet meer. Bewaar de les zonder vraag.")
    return found


def at_least_one(themas: Iterable[Thema], zin: str) -> list[Thema]:
    """Return the themes as a list; ValidationError with `zin` when there are none."""
    chosen = list(themas)
    if not chosen:
        raise ValidationError({"themas": zin})
    return chosen


def _describe(les: Les) -> dict[str, Any]:
    """Return the fields as the trail keeps them."""
    themas = sorted(les.themas.values_list("naam", flat=True))
    return {"tekst": les.tekst, "soort": les.soort, "themas": themas}
