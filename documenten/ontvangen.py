"""Step one of uploading: the files of a request become documents, each with its own result (D1, R5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from corporaties.models import Gebruiker
from mkwportal.core.files.types import FileRefused
from mkwportal.core.files.uploads import upload_refusals
from mkwportal.core.limits import TooManyRequests, limit
from mkwportal.core.once import claim, finish
from mkwportal.core.templatetags.formats import plural_text

from .duplicates import duplicates_of
from .models import Document
from .services import check_upload, create_document, storing_checked

FILES_PER_HOUR = 300
_STATUS = {"te_groot": 413, "geen_ruimte": 507, "te_veel": 413, "onbekend_type": 415, "te_vaak": 429}


@dataclass
class Uitkomst:
    """What became of one file: a document, or a refusal with its sentence."""

    naam: str
    document: Document | None = None
    dubbel: Document | None = None
    code: str = ""
    zin: str = ""

    @property
    def status(self) -> int:
        """The status of an answer about this file alone."""
        return _STATUS.get(self.code, 422) if self.code else 201


def take_in(request: HttpRequest, organisatie_id: int, kept: Sequence[Document] = ()) -> list[Uitkomst]:
    """Take in the files of a request: the good ones become documents at once, the others get a sentence."""
    results, good = [], []
    uploads = request.FILES.getlist("bestanden")
    try:
        for _ in uploads:
            limit("upload", request.user.pk, times=FILES_PER_HOUR, seconds=3600)
    except TooManyRequests as wait:
        minuten = plural_text(-(-wait.seconds // 60), "minuut,minuten")
        zin = f"U hebt het afgelopen uur heel veel bestanden verstuurd. Probeer het over {minuten} opnieuw."
        return [Uitkomst(upload.name, code="te_vaak", zin=zin) for upload in uploads]
    for item in uploads:
        row = Uitkomst(item.name)
        results.append(row)
        try:
            good.append((row, check_upload(item)))
        except FileRefused as refusal:
            row.code, row.zin = refusal.code, refusal.message
    results += [
        Uitkomst(refusal.name, code=refusal.code, zin=refusal.message)
        for refusal in upload_refusals(request)
        if refusal.field == "bestanden"
    ]
    if good:
        with storing_checked(*(gekeurd for _, gekeurd in good)) as bestanden:
            slot = claim(request)
            for (row, _), bestand in zip(good, bestanden, strict=True):
                row.document = create_document(bestand, organisatie_id=organisatie_id, by=request.user)
            finish(slot, review_url([*kept, *(row.document for row, _ in good)]))
    return results


def tell_duplicates(results: Sequence[Uitkomst], gebruiker: Gebruiker) -> None:
    """Set which results are a file that is here already, for a page that shows them."""
    rows = {row.document.pk: row for row in results if row.document is not None}
    for pk, document in duplicates_of([row.document for row in rows.values()], gebruiker).items():
        rows[pk].dubbel = document


def review_url(documents: list[Document]) -> str:
    query = urlencode([("document", document.pk) for document in documents])
    return f"{reverse('documenten:nakijken')}?{query}"
