"""Who may do what with documents; the same line asks and refuses."""

from corporaties.models import Gebruiker
from corporaties.permissions import require, works_at

from .models import Document

NOT_OURS = "Dit document is van een andere corporatie. Alleen wie daar werkt, kan het wijzigen."
NO_UPLOAD = "Documenten delen kan alleen wie bij een lid van MKW werkt."


def upload_organisaties(gebruiker: Gebruiker) -> list[tuple[int, str]]:
    """Return (id, name) of the member corporations where this person works today: the owners to be."""
    return list(
        {a["organisatie"]: (a["organisatie"], a["naam"]) for a in gebruiker.lopende_aanstellingen if a["lid"]}.values()
    )


def can_upload(gebruiker: Gebruiker, organisatie_id: int | None = None) -> bool:
    """Whether this person may upload for this corporation (None: for any)."""
    ids = [pk for pk, _ in upload_organisaties(gebruiker)]
    return bool(ids) if organisatie_id is None else organisatie_id in ids


def require_upload(gebruiker: Gebruiker, organisatie_id: int | None = None) -> None:
    """Raise PermissionDenied unless this person may upload for this corporation (None: for any)."""
    require(can_upload(gebruiker, organisatie_id), NO_UPLOAD)


def can_edit(gebruiker: Gebruiker, document: Document) -> bool:
    """Whether this person works at the owning corporation today, and so may change everything (R3)."""
    return works_at(gebruiker, document.organisatie_id)


def require_edit(gebruiker: Gebruiker, document: Document) -> None:
    """Raise PermissionDenied unless this person may change the document."""
    require(can_edit(gebruiker, document), NOT_OURS)


def leaves_trace(gebruiker: Gebruiker, document: Document) -> bool:
    """Whether opening it is recorded: a platform admin in what was not meant for all members (R10)."""
    return gebruiker.is_platformbeheerder and document.bereik != "leden" and not can_edit(gebruiker, document)
