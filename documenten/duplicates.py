"""The same file twice: told to who may see the other one, never refused (D14)."""

from collections.abc import Iterable

from corporaties.models import Gebruiker

from .models import Document, Versie


def duplicates_of(documents: Iterable[Document], gebruiker: Gebruiker) -> dict[int, Document]:
    """Return per document id another document with the same file that this person may see, an own one first.

    A document that the person may not see is never mentioned. `document.versie` must be there.
    """
    by_checksum: dict[str, list[int]] = {}
    for document in documents:
        if document.versie:
            by_checksum.setdefault(document.versie.sha256, []).append(document.pk)
    if not by_checksum:
        return {}
    found = Versie.objects.zichtbaar_voor(gebruiker).filter(sha256__in=by_checksum)
    rows = sorted(
        found.select_related("document__organisatie"),
        key=lambda versie: (
            versie.document.organisatie_id not in gebruiker.organisatie_ids,
            versie.document_id,
        ),
    )
    result: dict[int, Document] = {}
    for versie in rows:
        for pk in by_checksum[versie.sha256]:
            if pk != versie.document_id:
                result.setdefault(pk, versie.document)
    return result
