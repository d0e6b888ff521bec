"""Sets of documents: made, put in order, and handed on (D11)."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from corporaties.bereik import count_viewers
from corporaties.models import Bereik, Gebruiker
from corporaties.permissions import require
from mkwportal.core import stamps
from mkwportal.core.audit import changes, record
from mkwportal.core.edits import lock_revision

from ..models import Document, Verzameling, VerzamelingRegel
from ..permissions import require_edit_set, set_owners
from .prullenbak import BEWAARDAGEN, expired_before

MAX_DOCUMENTEN = 200
STEMPEL = "verzamelingen"
VOL = f"In een verzameling passen {MAX_DOCUMENTEN} documenten. Haal er eerst een uit, of maak een tweede."
_WEG = "Deze verzameling staat in de prullenbak. Zet haar eerst terug."
_NIET_MEER = "Dit document zit niet (meer) in de verzameling."


@transaction.atomic
def create_verzameling(*, organisatie_id: int | None, gegevens: Mapping[str, Any], by: Gebruiker) -> Verzameling:
    """Add a set of a corporation, or with organisatie_id None of the platform; `gegevens` as update takes them."""
    require(organisatie_id in [pk for pk, _ in set_owners(by)], "Kies een corporatie waar u werkt.")
    verzameling = Verzameling(organisatie_id=organisatie_id, door=by, **_checked(gegevens, organisatie_id, None, by))
    verzameling.full_clean(exclude=["organisatie", "door", "kring"], validate_constraints=False)
    verzameling.save()
    record("verzameling gemaakt", verzameling, by=by, na=_in_words(verzameling))
    stamps.touch(STEMPEL)
    return verzameling


@transaction.atomic
def update_verzameling(
    verzameling: Verzameling, *, revisie: int, gegevens: Mapping[str, Any], by: Gebruiker
) -> Verzameling:
    """Save naam, uitleg, bereik and kring that were typed at revision `revisie`; raises EditConflict."""
    require_edit_set(by, verzameling)
    current = lock_revision(verzameling, revisie)
    if current.verwijderd_op:
        raise ValidationError(_WEG)
    before = _in_words(current)
    for name, value in _checked(gegevens, current.organisatie_id, current.kring_id, by).items():
        setattr(current, name, value)
    current.full_clean(exclude=["organisatie", "door", "kring"], validate_constraints=False)
    voor, na = changes(before, _in_words(current))
    if na:
        current.save()
        record("bereik gewijzigd" if "bereik" in na else "verzameling gewijzigd", current, by=by, voor=voor, na=na)
        stamps.touch(STEMPEL)
    return current


@transaction.atomic
def add_to_set(verzameling: Verzameling, document: Document, *, toelichting: str = "", by: Gebruiker) -> bool:
    """Put a document that this person may see last in the set; False when it was in it already."""
    verzameling = _locked(verzameling, by)
    if not Document.objects.zichtbaar_voor(by).filter(pk=document.pk).exists():
        raise ValidationError("U mag dit document niet zien.")
    rows = VerzamelingRegel.objects.filter(verzameling=verzameling)
    if rows.filter(document=document).exists():
        return False
    if rows.count() >= MAX_DOCUMENTEN:
        raise ValidationError(VOL)
    last = rows.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0
    rows.create(verzameling=verzameling, document=document, volgorde=last + 1, toelichting=_short(toelichting))
    record("document in verzameling", verzameling, by=by, na={"document": str(document)})
    stamps.touch(STEMPEL)
    return True


@transaction.atomic
def remove_from_set(verzameling: Verzameling, document_id: int, *, by: Gebruiker) -> None:
    """Take a document out of the set; a second time changes nothing."""
    verzameling = _locked(verzameling, by)
    regel = VerzamelingRegel.objects.filter(verzameling=verzameling, document=document_id).select_related("document")
    for row in regel:
        row.delete()
        record("document uit verzameling", verzameling, by=by, voor={"document": str(row.document)})
    stamps.touch(STEMPEL)


@transaction.atomic
def move_in_set(verzameling: Verzameling, document_id: int, *, omhoog: bool, by: Gebruiker) -> None:
    """Let a document change places with the one before (or after) it that this person sees."""
    verzameling = _locked(verzameling, by)
    rows = list(visible_rows(verzameling, by).select_related(None))
    place = next((number for number, row in enumerate(rows) if row.document_id == document_id), None)
    if place is None:
        raise ValidationError(_NIET_MEER)
    other = place + (-1 if omhoog else 1)
    if not 0 <= other < len(rows):
        return
    mine, theirs = rows[place], rows[other]
    mine.volgorde, theirs.volgorde = theirs.volgorde, mine.volgorde
    VerzamelingRegel.objects.bulk_update([mine, theirs], ["volgorde"])
    stamps.touch(STEMPEL)


@transaction.atomic
def explain_in_set(verzameling: Verzameling, document_id: int, *, toelichting: str, by: Gebruiker) -> None:
    """Save why a document is in the set, at most 300 characters."""
    verzameling = _locked(verzameling, by)
    rows = VerzamelingRegel.objects.filter(verzameling=verzameling, document=document_id)
    if not rows.update(toelichting=_short(toelichting)):
        raise ValidationError(_NIET_MEER)
    stamps.touch(STEMPEL)


@transaction.atomic
def remove_verzameling(verzameling: Verzameling, *, by: Gebruiker) -> None:
    """Put a set in the trash; its documents stay where they are."""
    require_edit_set(by, verzameling)
    rows = Verzameling.objects.filter(pk=verzameling.pk, verwijderd_op=None)
    if rows.update(verwijderd_op=timezone.now()):
        record("verzameling naar de prullenbak", verzameling, by=by)
        stamps.touch(STEMPEL)


@transaction.atomic
def restore_verzameling(verzameling: Verzameling, *, by: Gebruiker) -> None:
    """Take a set out of the trash; ValidationError after 30 days."""
    require_edit_set(by, verzameling)
    current = Verzameling.objects.select_for_update(of=("self",), no_key=True).get(pk=verzameling.pk)
    if current.verwijderd_op is None:
        return
    if current.verwijderd_op <= expired_before():
        raise ValidationError(f"Deze verzameling staat langer dan {BEWAARDAGEN} dagen in de prullenbak.")
    Verzameling.objects.filter(pk=current.pk).update(verwijderd_op=None)
    record("verzameling teruggezet", verzameling, by=by)
    stamps.touch(STEMPEL)


@transaction.atomic
def empty_set_trash() -> int:
    """Delete for good the sets that are 30 days in the trash; return how many."""
    gone = list(
        Verzameling.objects.filter(verwijderd_op__lte=expired_before()).select_for_update(of=("self",), no_key=True)
    )
    for verzameling in gone:
        record("verzameling definitief verwijderd", verzameling, by="het portaal")
        verzameling.delete()
    return len(gone)


def visible_rows(verzameling: Verzameling, gebruiker: Gebruiker) -> Any:
    """Return the rows of a set in order, with the document, its owner and version, as far as this person may see."""
    visible = Document.objects.zichtbaar_voor(gebruiker)
    return (
        VerzamelingRegel.objects.filter(verzameling=verzameling, document__in=visible)
        .select_related("document__organisatie", "document__versie", "document__contact")
        .order_by("volgorde", "pk")
    )


def _locked(verzameling: Verzameling, by: Gebruiker) -> Verzameling:
    require_edit_set(by, verzameling)
    current = Verzameling.objects.select_for_update(of=("self",), no_key=True).get(pk=verzameling.pk)
    if current.verwijderd_op:
        raise ValidationError(_WEG)
    return current


def _checked(
    gegevens: Mapping[str, Any], organisatie_id: int | None, kring_id: int | None, by: Gebruiker
) -> dict[str, Any]:
    """Return the values to save; a circle must be one's own (or stay), a set of the platform is for all."""
    values = dict(gegevens)
    kring = values.get("kring") if values.get("bereik") == Bereik.KRING else None
    if values.get("bereik") == Bereik.KRING and kring is None:
        raise ValidationError({"kring": "Kies van welke verkenning of welk verband de deelnemers dit mogen zien."})
    if kring is not None and kring.pk != kring_id and kring.pk not in by.kring_ids:
        raise ValidationError({"kring": "U neemt hieraan niet deel. Kies een andere groep."})
    if organisatie_id is None:
        values["bereik"], kring = Bereik.LEDEN, None
    if any("\x00" in value for value in values.values() if isinstance(value, str)):
        raise ValidationError("In de tekst staat een teken dat wij niet kunnen bewaren. Typ de tekst opnieuw.")
    return values | {"kring": kring}


def _short(toelichting: str) -> str:
    if "\x00" in toelichting:
        raise ValidationError("In de tekst staat een teken dat wij niet kunnen bewaren. Typ de tekst opnieuw.")
    return " ".join(toelichting.split())[:300]


def _in_words(verzameling: Verzameling) -> dict[str, Any]:
    """Return a set as the trail keeps it; the audience with for how many it is (C7)."""
    zin = (
        count_viewers(
            verzameling.bereik, organisatie_id=verzameling.organisatie_id or 0, kring_id=verzameling.kring_id
        ).zin
        if verzameling.bereik != Bereik.CORPORATIE
        else ""
    )
    return {
        "naam": verzameling.naam,
        "uitleg": verzameling.uitleg,
        "bereik": f"{Bereik(verzameling.bereik).label} {zin}".strip(),
    }
