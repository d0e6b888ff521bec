"""Chapters of a bundle: each with its own authors, who alone change its text (V12)."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from corporaties.models import Gebruiker
from mkwportal.core.audit import record
from mkwportal.core.edits import lock_revision, unchanged

from ..models import Bundel, Hoofdstuk
from ..permissions import require_edit_hoofdstuk, require_write


@transaction.atomic
def create_hoofdstuk(
    bundel: Bundel, *, titel: str, tekst: str = "", auteurs: Iterable[Gebruiker] = (), by: Gebruiker
) -> Hoofdstuk:
    """Add a chapter at the end; without named authors the maker is the author."""
    require_write(by, bundel.verkenning)
    Bundel.objects.select_for_update(no_key=True).get(pk=bundel.pk)  # no two chapters share a place
    hoofdstuk = Hoofdstuk.objects.create(
        bundel=bundel, titel=titel, tekst=tekst, volgorde=bundel.hoofdstukken.hoogste() + 1
    )
    hoofdstuk.auteurs.set(_writers(bundel, auteurs) or [by])
    _record("hoofdstuk toegevoegd", hoofdstuk, by=by)
    return hoofdstuk


@transaction.atomic
def update_hoofdstuk(
    hoofdstuk: Hoofdstuk,
    *,
    revisie: int,
    titel: str,
    tekst: str,
    by: Gebruiker,
    auteurs: Iterable[Gebruiker] | None = None,
) -> Hoofdstuk:
    """Save a chapter; who writes a text in a chapter without authors becomes its author. Raises EditConflict."""
    require_edit_hoofdstuk(by, hoofdstuk)
    current = lock_revision(hoofdstuk, revisie)
    before = set(current.auteurs.values_list("pk", flat=True))
    chosen = list(current.auteurs.all()) if auteurs is None else _writers(current.bundel, auteurs, before)
    if not chosen and tekst:
        chosen = [by]
    if (current.titel, current.tekst) == (titel, tekst) and before == {person.pk for person in chosen}:
        return unchanged(current)
    current.titel, current.tekst = titel, tekst
    current.save()
    current.auteurs.set(chosen)
    _record("hoofdstuk gewijzigd", current, by=by)
    return current


@transaction.atomic
def remove_hoofdstuk(hoofdstuk: Hoofdstuk, *, by: Gebruiker) -> None:
    """Take a chapter away with its text; the pieces in it are no longer chosen."""
    require_edit_hoofdstuk(by, hoofdstuk)
    _record("hoofdstuk weggehaald", hoofdstuk, by=by, voor={"tekst": hoofdstuk.tekst})
    hoofdstuk.delete()


def _writers(bundel: Bundel, people: Iterable[Gebruiker], known: Iterable[int] = ()) -> list[Gebruiker]:
    """Return these people when all of them take part, or wrote here before; raises ValidationError otherwise."""
    chosen = list(people)
    strangers = {person.pk for person in chosen} - set(known)
    if strangers and bundel.verkenning.mensen(gasten=False).filter(pk__in=strangers).count() < len(strangers):
        raise ValidationError({"auteurs": "Kies mensen die meedoen aan deze verkenning."})
    return chosen


def _record(actie: str, hoofdstuk: Hoofdstuk, *, by: Gebruiker, voor: dict[str, str] | None = None) -> None:
    organisatie_id = hoofdstuk.bundel.verkenning.organisatie_id
    record(actie, hoofdstuk, by=by, organisatie_id=organisatie_id, voor=voor)
