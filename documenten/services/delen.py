"""Step two of uploading: several documents at once for one audience."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from corporaties.models import Bereik, Gebruiker, Kring

from ..models import Document, Status
from .gegevens import update_document


@transaction.atomic
def share_documents(
    items: Iterable[tuple[Document, int, Mapping[str, Any]]],
    *,
    bereik: str,
    kring: Kring | None,
    by: Gebruiker,
    delen: bool,
) -> list[Document]:
    """Save (document, revision, metadata) and share all of them with one audience; all or none.

    Without `delen` they stay concepts that only the own corporation sees. Raises what update_document raises.
    """
    scope = {"bereik": bereik, "kring": kring} if delen else {"bereik": Bereik.CORPORATIE, "kring": None}
    draft = {} if delen else {"status": Status.CONCEPT}
    return [
        update_document(document, revisie=revisie, gegevens={**gegevens, **scope, **draft}, by=by, delen=delen)
        for document, revisie, gegevens in items
    ]
