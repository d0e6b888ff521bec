"""What the search index knows of a document; the only place that puts documents in it."""

from corporaties.models import Bereik
from mkwportal.core import stamps
from mkwportal.core.search.index import index_object, remove_object

from .extraction import plain_text
from .models import Document, VersieTekst

SOORT = "document"


def index_document(pk: int) -> None:
    """Put a document into the search index as it is now, or take it out when it was removed.

    Search results that were remembered are old from then on.
    """
    _index(pk)
    stamps.touch("documenten")


def _index(pk: int) -> None:
    document = Document.objects.select_related("organisatie", "versie").filter(pk=pk, verwijderd_op=None).first()
    if document is None:
        remove_object(SOORT, pk)
        return
    themas = list(document.themas.all())
    tekst = VersieTekst.objects.filter(versie=document.versie_id).first()
    meta = [document.get_soort_display(), *(thema.naam for thema in themas), document.samenvatting]
    index_object(
        SOORT,
        document.pk,
        titel=document.titel,
        meta="\n".join(part for part in meta if part),
        namen=[document.organisatie.naam, document.organisatie.plaats],
        tekst=plain_text(tekst.blokken) if tekst else "",
        openbaar=document.bereik == Bereik.LEDEN,
        organisatie_id=document.organisatie_id,
        thema_ids=sorted({pk for thema in themas for pk in (thema.pk, thema.ouder_id) if pk}),  # the main theme too
        subsoort=document.soort,
        jaar=document.jaar,
        grootte=document.organisatie.grootte,
        status=document.status,
        datum=document.gewijzigd_op,
    )
