"""Step two of uploading: several documents at once for one audience."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from corporaties.models import Bereik, Gebruiker, Kring
from mkwportal.core import stamps

from ..models import Document, Status
from .gegevens import save_one


@transaction.atomic
def share_documents(
    items: Sequence[tuple[Document, int, Mapping[str, Any]]],
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
    saved = {}
    for document, revisie, gegevens in sorted(items, key=lambda item: item[0].pk):  # one order, so no deadlock
        changes = {**gegevens, **scope, **draft}
        saved[document.pk] = save_one(document, revisie=revisie, gegevens=changes, by=by, delen=delen)
    stamps.touch("documenten")
    return [saved[document.pk] for document, _, _ in items]
