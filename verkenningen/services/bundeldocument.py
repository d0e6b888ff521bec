"""A finished bundle as a document in the library, with where it comes from (V12)."""

from django.core.exceptions import ValidationError

from corporaties.models import Bereik, Gebruiker, Thema
from documenten.models import Document, Soort, Status
from documenten.permissions import can_edit
from documenten.services import (
    check_upload,
    create_document,
    create_versie,
    share_documents,
    stage_file,
    storing_checked,
)
from mkwportal.core import stamps
from mkwportal.core.audit import record
from mkwportal.core.files import storage

from ..bundel.maken import file_name, still_allowed
from ..models import Bundel, BundelUitvoer
from ..permissions import require_lead

NOT_READY = "Maak eerst de bestanden. Daarna kunt u de bundel delen als document."
ANOTHER = "Van deze bundel is al een document gemaakt. Ververs de pagina."


def share_bundel(bundel: Bundel, *, titel: str, vorm: str, organisatie_id: int, bereik: str, by: Gebruiker) -> Document:
    """Make a document of the Word file or the PDF, shared with this audience; its summary names the exploration.

    Raises ValidationError when the files are not ready or hold what was taken back.
    """
    require_lead(by, bundel.verkenning)
    data = _bytes(bundel, vorm)
    verkenning = bundel.verkenning
    gegevens = {
        "titel": titel,
        "soort": Soort.ONDERZOEK,
        "status": Status.VASTGESTELD,
        "themas": list(Thema.objects.filter(pk__in=bundel.hoofdstukken.values("thema"))),
        "samenvatting": f"Bundel van de verkenning ‘{verkenning.naam}’. De vraag was: {verkenning.vraag}",
    }
    with stage_file(file_name(bundel, vorm), data) as upload, storing_checked(check_upload(upload)) as [bestand]:
        current = Bundel.objects.select_for_update(of=("self",), no_key=True).get(pk=bundel.pk)
        if current.document_id:
            raise ValidationError(ANOTHER)
        document = create_document(bestand, organisatie_id=organisatie_id, by=by, titel=titel)
        kring = verkenning.kring if bereik == Bereik.KRING else None
        item = (document, document.revisie, gegevens)
        [document] = share_documents([item], bereik=bereik, kring=kring, by=by, delen=True)
        current.document = document
        current.save(update_fields=["document"])
        na = {"document": document.pk}
        record("bundel gedeeld als document", current, by=by, organisatie_id=verkenning.organisatie_id, na=na)
        stamps.touch("verkenningen")
    return document


def renew_document(bundel: Bundel, *, vorm: str, by: Gebruiker) -> Document:
    """Add the files of today as the next version of the document that was made of the bundle."""
    require_lead(by, bundel.verkenning)
    document = bundel.document
    if document is None or not can_edit(by, document):
        raise ValidationError("Alleen wie bij de eigenaar van het document werkt, kan een nieuwe versie maken.")
    data = _bytes(bundel, vorm)
    with stage_file(file_name(bundel, vorm), data) as upload, storing_checked(check_upload(upload)) as [bestand]:
        create_versie(document, bestand, toelichting="Nieuwe uitgave van de bundel.", by=by)
    return document


def _bytes(bundel: Bundel, vorm: str) -> bytes:
    """Return the file of the bundle; ValidationError when there is none that may be handed out."""
    rows = bundel.uitvoeren.select_related("bundel__verkenning").filter(stand=BundelUitvoer.Stand.KLAAR)
    uitvoer = rows.first()
    if uitvoer is None or not still_allowed(uitvoer):
        raise ValidationError(NOT_READY)
    with storage.open_file(getattr(uitvoer, vorm)) as stream:
        return stream.read()
