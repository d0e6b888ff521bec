"""Changing what is known about a document; the second of two savers sees both texts (R6)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from corporaties.bereik import count_viewers
from corporaties.models import Aanstelling, Bereik, Gebruiker
from mkwportal.core import stamps
from mkwportal.core.audit import changes, record
from mkwportal.core.edits import lock_revision
from mkwportal.core.models import AuditRegel

from .. import notifications, tasks
from ..models import Document, Soort, Status
from ..permissions import require_edit
from .toevoegen import IN_PRULLENBAK

GEWIJZIGD, BEREIK_GEWIJZIGD = "document gewijzigd", "bereik gewijzigd"
# What describe() writes, with the words for it on the screen.
LABELS = {
    "titel": "Titel",
    "soort": "Soort document",
    "status": "Status",
    "themas": "Thema’s",
    "jaar": "Jaar",
    "contact": "Contactpersoon",
    "samenvatting": "Waarom is dit handig voor een ander?",
    "vastgesteld_op": "Vastgesteld op",
    "vastgesteld_door": "Vastgesteld door",
    "viel_af": "Wat viel af?",
    "herzien_voor": "Herzien vóór",
    "bereik": "Wie mogen dit zien?",
}
VELDEN = (*LABELS, "kring")
_CHOICES = {"soort": Soort, "status": Status}
_ROWS = ["organisatie", "gemaakt_door", "versie", "verwijderd_door", "contact", "kring"]  # no query for each
_BREEDTE = {Bereik.CORPORATIE: 0, Bereik.KRING: 1, Bereik.LEDEN: 2}


def describe(gegevens: Mapping[str, Any]) -> dict[str, Any]:
    """Return metadata as the trail keeps it and people read it; `bereik` and `kring` become one text."""
    return {veld: _text(veld, gegevens) for veld in VELDEN if veld in gegevens and veld != "kring"}


def current_values(document: Document) -> dict[str, Any]:
    """Return the metadata of a document as the values that a form makes."""
    return {veld: getattr(document, veld) for veld in VELDEN if veld != "themas"} | {
        "themas": list(document.themas.all())
    }


@transaction.atomic
def update_document(
    document: Document, *, revisie: int, gegevens: Mapping[str, Any], by: Gebruiker, delen: bool = False
) -> Document:
    """Save metadata (any of VELDEN) that were typed at revision `revisie`; `delen` publishes the document.

    Raises EditConflict when somebody else saved first, ValidationError for an impossible contact or circle.
    """
    current = save_one(document, revisie=revisie, gegevens=gegevens, by=by, delen=delen)
    stamps.touch("documenten")
    return current


def save_one(
    document: Document, *, revisie: int, gegevens: Mapping[str, Any], by: Gebruiker, delen: bool = False
) -> Document:
    """Do the work of update_document within a transaction that ends with stamps.touch()."""
    require_edit(by, document)
    current = lock_revision(document, revisie)
    if current.verwijderd_op:
        raise ValidationError(IN_PRULLENBAK)
    old = current_values(current)
    new = {**old, **gegevens}
    if new["bereik"] != Bereik.KRING:
        new["kring"] = None
    _check(current, old, new, by=by)
    publish = is_wider(new["bereik"], old["bereik"]) or (delen and current.gedeeld_op is None)
    voor, na = changes(describe(old), describe(new))
    if not na and not publish:
        current.revisie = revisie
        return current
    for veld in VELDEN:
        if veld != "themas":
            setattr(current, veld, new[veld])
    if publish:
        current.gedeeld_op = timezone.now()
    current.full_clean(exclude=_ROWS, validate_constraints=False)
    current.save()
    if "themas" in na:
        current.themas.set(new["themas"])
    _record(current, old, voor, na, publish=publish, by=by)
    if "contact" in na and new["contact"] != by:
        notifications.tell_contact(current, by=by)
    if "bereik" in na or "status" in na:
        notifications.tell_source_gone(current)
    tasks.index_document_job.defer(document_id=current.pk)
    return current


def changed_by_others(document: Document, since: int) -> dict[str, Any]:
    """Return per field that was saved after revision `since` the value before it, as describe() writes it.

    The trail is the memory: every save of metadata writes its revision there.
    """
    base: dict[str, Any] = {}
    lines = AuditRegel.objects.filter(
        soort="document",
        object_id=document.pk,
        actie__in=(GEWIJZIGD, BEREIK_GEWIJZIGD),
        na__revisie__gt=since,
    ).order_by("pk")
    for line in lines:
        for veld, value in (line.voor or {}).items():
            if veld in LABELS:
                base.setdefault(veld, value)
    return base


def is_wider(bereik: str, than: str) -> bool:
    """Whether an audience takes in more people than another: own corporation, circle, all members."""
    return _BREEDTE[Bereik(bereik)] > _BREEDTE[Bereik(than)]


def _check(current: Document, old: Mapping[str, Any], new: Mapping[str, Any], *, by: Gebruiker) -> None:
    """Raise ValidationError for a contact from elsewhere, a circle not one's own, or NUL in a text."""
    if any("\x00" in value for value in new.values() if isinstance(value, str)):
        raise ValidationError("In de tekst staat een teken dat wij niet kunnen bewaren. Typ de tekst opnieuw.")
    if new["contact"] != old["contact"]:
        works = Aanstelling.objects.lopend().filter(gebruiker=new["contact"], organisatie=current.organisatie_id)
        if not works.filter(gebruiker__is_active=True).exists():
            raise ValidationError({"contact": "Deze persoon werkt nu niet bij uw corporatie. Kies een collega."})
    if new["bereik"] == Bereik.KRING and new["kring"] is None:
        raise ValidationError({"kring": "Kies van welke verkenning of welk verband de deelnemers dit mogen zien."})
    if new["kring"] is not None and new["kring"] != old["kring"] and new["kring"].pk not in by.kring_ids:
        raise ValidationError({"kring": "U neemt hieraan niet deel. Kies een andere groep."})


def _record(document: Document, old: Mapping[str, Any], voor: dict, na: dict, *, publish: bool, by: Gebruiker) -> None:
    """Write one line for the metadata and one of its own for the audience (C7), both with the revision."""
    revisie = {"revisie": document.revisie}
    rest_voor = {veld: value for veld, value in voor.items() if veld != "bereik"}
    rest_na = {veld: value for veld, value in na.items() if veld != "bereik"}
    if rest_na:
        record(GEWIJZIGD, document, by=by, voor=rest_voor, na=rest_na | revisie)
    if "bereik" in na:
        before = count_viewers(
            old["bereik"], organisatie_id=document.organisatie_id, kring_id=getattr(old["kring"], "pk", None)
        )
        after = count_viewers(document.bereik, organisatie_id=document.organisatie_id, kring_id=document.kring_id)
        record(
            BEREIK_GEWIJZIGD,
            document,
            by=by,
            voor={"bereik": voor["bereik"], "zichtbaar": before.zin},
            na={"bereik": na["bereik"], "zichtbaar": after.zin} | revisie,
        )
    if publish:
        record("document gedeeld", document, by=by, na=revisie)


def _text(veld: str, gegevens: Mapping[str, Any]) -> Any:
    value = gegevens[veld]
    if veld == "themas":
        return sorted(thema.naam for thema in value)
    if veld in _CHOICES:
        return _CHOICES[veld](value).label
    if veld == "bereik":
        if value == Bereik.KRING and gegevens.get("kring"):
            return f"deelnemers van {gegevens['kring'].naam}"
        return Bereik(value).label
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Gebruiker):
        return str(value)
    return value
