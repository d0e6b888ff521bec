"""Following and no longer following; it concerns one person only, so it leaves no line in the trail (D10)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from corporaties.models import Gebruiker, Organisatie, Thema
from mkwportal.core import stamps

from ..models import Document, Volging
from ..stempels import personal_stamp

MEESTE_ZOEKVRAGEN = 50
NAAM_NODIG = "Geef de zoekvraag een naam."
_VELD: dict[type, str] = {Document: "document", Thema: "thema", Organisatie: "organisatie"}


@transaction.atomic
def follow_subject(onderwerp: Document | Thema | Organisatie, *, by: Gebruiker) -> Volging:
    """Follow a document, theme or corporation; a second time changes nothing.

    The caller fetched it through zichtbaar_voor(); nobody hears of what they may not see, also not later.
    """
    wat: dict[str, Any] = {_VELD[type(onderwerp)]: onderwerp}
    volging, _ = Volging.objects.get_or_create(gebruiker=by, **wat)
    stamps.touch(personal_stamp(by))
    return volging


@transaction.atomic
def save_search(zoekvraag: str, naam: str, *, by: Gebruiker) -> Volging:
    """Follow a search of the library: its query string ("?q=…") under a name; raises ValidationError."""
    _check_name(naam)
    if len(zoekvraag) > (Volging._meta.get_field("zoekvraag").max_length or 0):
        raise ValidationError("Deze zoekvraag is te lang om te bewaren. Kies minder woorden of minder filters.")
    mine = Volging.objects.filter(gebruiker=by).exclude(zoekvraag="")
    if not mine.filter(zoekvraag=zoekvraag).exists() and mine.count() >= MEESTE_ZOEKVRAGEN:
        raise ValidationError(f"U bewaart al {MEESTE_ZOEKVRAGEN} zoekvragen. Stop er eerst een.")
    volging, _ = Volging.objects.get_or_create(gebruiker=by, zoekvraag=zoekvraag, defaults={"naam": naam})
    stamps.touch(personal_stamp(by))
    return volging


@transaction.atomic
def rename_search(volging: Volging, naam: str, *, by: Gebruiker) -> None:
    """Give a saved search of this person another name; raises ValidationError."""
    naam = naam.strip()
    _check_name(naam)
    Volging.objects.filter(pk=volging.pk, gebruiker=by).exclude(zoekvraag="").update(naam=naam)
    stamps.touch(personal_stamp(by))


@transaction.atomic
def stop_following(volging: Volging, *, by: Gebruiker) -> None:
    """Forget that this person follows it."""
    Volging.objects.filter(pk=volging.pk, gebruiker=by).delete()
    stamps.touch(personal_stamp(by))


def _check_name(naam: str) -> None:
    if not naam.strip() or "\x00" in naam:
        raise ValidationError(NAAM_NODIG)
    if len(naam) > (Volging._meta.get_field("naam").max_length or 0):
        raise ValidationError("Deze naam is te lang. Gebruik hooguit 80 tekens.")
