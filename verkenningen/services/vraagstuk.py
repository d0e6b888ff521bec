"""Questions on the board: put one there, join or listen, close it, and make an exploration of it (V14)."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from corporaties.models import Deelname, Gebruiker, Organisatie, Thema
from mkwportal.core import stamps
from mkwportal.core.audit import changes, record
from mkwportal.core.edits import lock_revision, unchanged

from .. import notifications, tasks
from ..models import Aansluiting, Verkenning, Vraagstuk
from ..permissions import require_begin, require_edit_vraagstuk, require_speak_for
from .les import at_least_one
from .verkenning import create_verkenning

Wijze = Aansluiting.Wijze
NO_THEMA = "Kies ten minste één thema. Dan vinden anderen uw vraag."
BECAME = "Deze vraag is al een verkenning geworden. Ga naar die verkenning en doe daar mee."
CLOSED = "Deze vraag is gesloten. Vraag de steller om haar weer te openen."
OWN = "Uw corporatie stelde deze vraag en doet dus al mee."


@transaction.atomic
def create_vraagstuk(
    *, organisatie: Organisatie, vraag: str, themas: Iterable[Thema], by: Gebruiker, toelichting: str = ""
) -> Vraagstuk:
    """Put a question on the board for all members; raises ValidationError without a theme."""
    require_speak_for(by, organisatie.pk)
    vraagstuk = Vraagstuk.objects.create(organisatie=organisatie, steller=by, vraag=vraag, toelichting=toelichting)
    vraagstuk.themas.set(at_least_one(themas, NO_THEMA))
    record("vraagstuk gesteld", vraagstuk, by=by, na={"vraag": vraag})
    _renew(vraagstuk)
    return vraagstuk


@transaction.atomic
def update_vraagstuk(
    vraagstuk: Vraagstuk, *, revisie: int, by: Gebruiker, themas: Iterable[Thema] | None = None, **gegevens: Any
) -> Vraagstuk:
    """Save vraag, toelichting and themes as far as given; raises EditConflict and ValidationError."""
    require_edit_vraagstuk(by, vraagstuk)
    current = lock_revision(vraagstuk, revisie)
    old = _describe(current)
    for veld in ("vraag", "toelichting"):
        if veld in gegevens:
            setattr(current, veld, gegevens[veld])
    if themas is not None:
        current.themas.set(at_least_one(themas, NO_THEMA))
    voor, na = changes(old, _describe(current))
    if not na:
        return unchanged(current)
    current.save()
    record("vraagstuk gewijzigd", current, by=by, voor=voor, na=na)
    _renew(current)
    return current


@transaction.atomic
def close_vraagstuk(vraagstuk: Vraagstuk, *, by: Gebruiker, uitkomst: str = "") -> Vraagstuk:
    """Close a question with one line on what came of it; who joined or listens hears so."""
    require_edit_vraagstuk(by, vraagstuk)
    current = _lock_open(vraagstuk)
    current.gesloten_op, current.uitkomst = timezone.now(), uitkomst
    current.save()
    record("vraagstuk gesloten", current, by=by, na={"uitkomst": uitkomst})
    notifications.tell_closed(current, by=by)
    _renew(current)
    return current


@transaction.atomic
def reopen_vraagstuk(vraagstuk: Vraagstuk, *, by: Gebruiker) -> Vraagstuk:
    """Open a closed question again; nothing happens when it is open."""
    require_edit_vraagstuk(by, vraagstuk)
    current = Vraagstuk.objects.select_for_update(of=("self",), no_key=True).get(pk=vraagstuk.pk)
    if current.gesloten_op:
        voor = {"uitkomst": current.uitkomst}
        current.gesloten_op, current.uitkomst = None, ""
        current.save()
        record("vraagstuk weer geopend", current, by=by, voor=voor)
        _renew(current)
    return current


@transaction.atomic
def withdraw_vraagstuk(vraagstuk: Vraagstuk, *, by: Gebruiker) -> None:
    """Take a question from the board; restore_vraagstuk() brings it back. One that became an exploration stays."""
    if Vraagstuk.objects.select_for_update(of=("self",), no_key=True).get(pk=vraagstuk.pk).verkenning_id:
        raise ValidationError("Deze vraag is een verkenning geworden en blijft daarom te lezen.")
    _mark(vraagstuk, timezone.now(), "vraagstuk ingetrokken", by=by)


@transaction.atomic
def restore_vraagstuk(vraagstuk: Vraagstuk, *, by: Gebruiker) -> None:
    """Put a withdrawn question back on the board."""
    _mark(vraagstuk, None, "vraagstuk teruggezet", by=by)


@transaction.atomic
def join_vraagstuk(vraagstuk: Vraagstuk, *, organisatie: Organisatie, wijze: str, by: Gebruiker) -> Aansluiting:
    """Join a question for the own corporation, or listen; once per corporation, the manner may change."""
    require_speak_for(by, organisatie.pk)
    current = _lock_open(vraagstuk)
    if current.organisatie_id == organisatie.pk:
        raise ValidationError(OWN)
    aansluiting, _ = Aansluiting.objects.update_or_create(
        vraagstuk=current, organisatie=organisatie, defaults={"wijze": Wijze(wijze), "door": by}
    )
    label = aansluiting.get_wijze_display()
    record(f"vraagstuk: {label}", current, by=by, organisatie_id=organisatie.pk)
    notifications.tell_joined(current, organisatie, label, by=by)
    stamps.touch("verkenningen")
    return aansluiting


@transaction.atomic
def leave_vraagstuk(vraagstuk: Vraagstuk, *, organisatie: Organisatie, by: Gebruiker) -> None:
    """Take the own corporation away from a question; nothing happens when it was not there."""
    require_speak_for(by, organisatie.pk)
    gone, _ = Aansluiting.objects.filter(vraagstuk=_lock_open(vraagstuk), organisatie=organisatie).delete()
    if gone:
        record("vraagstuk: toch niet", vraagstuk, by=by, organisatie_id=organisatie.pk)
        stamps.touch("verkenningen")


@transaction.atomic
def begin_verkenning(vraagstuk: Vraagstuk, *, by: Gebruiker, **gegevens: Any) -> Verkenning:
    """Begin an exploration out of a question, with what create_verkenning() takes.

    The corporations that asked and joined take part, those that listen sit on the tribune, and each hears of it once.
    """
    require_begin(by, vraagstuk)
    current = _lock_open(vraagstuk)
    verkenning = create_verkenning(**gegevens, by=by, vraagstuk=current)
    current.verkenning = verkenning
    current.save()
    leden = Organisatie.objects.leden()
    rows = current.aansluitingen.filter(organisatie__in=leden).values_list("organisatie", "wijze")
    wijzen = {pk: Deelname.Wijze.MEEDOEN if wijze == Wijze.SLUIT_AAN else Deelname.Wijze.TRIBUNE for pk, wijze in rows}
    if leden.filter(pk=current.organisatie_id).exists():
        wijzen[current.organisatie_id] = Deelname.Wijze.MEEDOEN
    wijzen.pop(verkenning.organisatie_id, None)
    Deelname.objects.bulk_create(
        (Deelname(kring=verkenning.kring, organisatie_id=pk, wijze=wijze) for pk, wijze in wijzen.items()),
        ignore_conflicts=True,
    )
    record("vraagstuk werd verkenning", current, by=by, na={"verkenning": verkenning.pk})
    notifications.tell_became(current, verkenning, by=by)
    _renew(current)
    return verkenning


def _lock_open(vraagstuk: Vraagstuk) -> Vraagstuk:
    """Return the question locked for this transaction; raises ValidationError when it is no longer open."""
    current = Vraagstuk.objects.select_for_update(of=("self",), no_key=True).get(pk=vraagstuk.pk)
    if current.verkenning_id:
        raise ValidationError(BECAME)
    if current.gesloten_op or current.verwijderd_op:
        raise ValidationError(CLOSED)
    return current


def _mark(vraagstuk: Vraagstuk, moment: dt.datetime | None, actie: str, *, by: Gebruiker) -> None:
    require_edit_vraagstuk(by, vraagstuk)
    Vraagstuk.objects.filter(pk=vraagstuk.pk).update(verwijderd_op=moment)
    record(actie, vraagstuk, by=by)
    _renew(vraagstuk)


def _renew(vraagstuk: Vraagstuk) -> None:
    tasks.index_vraagstuk_job.defer(vraagstuk_id=vraagstuk.pk)
    stamps.touch("verkenningen")


def _describe(vraagstuk: Vraagstuk) -> dict[str, Any]:
    """Return the fields as the trail keeps them."""
    themas = sorted(vraagstuk.themas.values_list("naam", flat=True))
    return {"vraag": vraagstuk.vraag, "toelichting": vraagstuk.toelichting, "themas": themas}
