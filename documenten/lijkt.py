""" "Lijkt sterk op …": documents whose text is nearly the same, told to who may see them (D14).

Two queries, whatever the size of the library: the index on bands gives the versions that share one (a few of a
hundred thousand), their fingerprints are weighed in the database, and what may be seen of those is loaded.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from corporaties.models import Gebruiker
from mkwportal.core.templatetags.formats import plural_text

from .models import Document, Versie
from .vergelijking.afdruk import PLAATSEN, in_words, share

LEAST = 0.5  # of the larger text
SHOWN = 3
_MOST = 300  # versions that are weighed further per document
_CANDIDATES = """
    WITH RECURSIVE familie(eigen, lid) AS (
        SELECT document_id, document_id FROM documenten_versie WHERE id = ANY(%(versies)s)
        UNION
        SELECT f.eigen, CASE WHEN o.document_id = f.lid THEN o.eigen_document_id ELSE o.document_id END
        FROM familie f JOIN documenten_overname o ON o.document_id = f.lid OR o.eigen_document_id = f.lid
        WHERE o.document_id IS NOT NULL AND o.eigen_document_id IS NOT NULL
    )
    SELECT eigen.document_id, ander.id, gelijk.aantal, mijn.omvang, hun.omvang
    FROM documenten_vingerafdruk mijn
    JOIN documenten_versie eigen ON eigen.id = mijn.versie_id
    JOIN documenten_vingerafdruk hun ON hun.banden && mijn.banden
    JOIN documenten_versie ander ON ander.id = hun.versie_id
    CROSS JOIN LATERAL (
        SELECT count(*) AS aantal FROM unnest(mijn.tekening, hun.tekening) AS paar(a, b) WHERE paar.a = paar.b
    ) gelijk
    WHERE mijn.versie_id = ANY(%(versies)s) AND gelijk.aantal >= %(minste)s
      AND NOT EXISTS (SELECT 1 FROM familie WHERE familie.eigen = eigen.document_id AND lid = ander.document_id)
    ORDER BY gelijk.aantal DESC, ander.id DESC LIMIT %(meeste)s
"""


@dataclass(frozen=True)
class Gelijkenis:
    """A version of another document that looks much like it; `deel` is which part of the larger text they share."""

    document: Document
    versie: Versie
    deel: float
    eigen: bool  # of the same corporation

    @property
    def zin(self) -> str:
        """What is alike, in words."""
        return f"{in_words(self.deel)} is gelijk"

    @property
    def is_oud(self) -> bool:
        """Whether it is an earlier version that looks like it."""
        return self.versie.pk != self.document.versie_id


def lookalikes(documents: Iterable[Document], user: Gebruiker) -> dict[int, list[Gelijkenis]]:
    """Return per document id the documents whose text looks much like its current version, the most alike first.

    Only what this person may see, each document once. What one of them was made from, however long ago, is no surprise
    and is not told: the page of a document says that in another way.
    """
    by_id = {document.pk: document for document in documents if document.versie_id}
    found = _candidates([document.versie_id for document in by_id.values()])
    if not found:
        return {}
    visible = Versie.objects.zichtbaar_voor(user).filter(pk__in={versie for _, versie, _ in found})
    versies = {versie.pk: versie for versie in visible.select_related("document__organisatie")}
    best: dict[int, dict[int, Gelijkenis]] = {pk: {} for pk in by_id}
    for pk, versie_id, deel in found:
        versie = versies.get(versie_id)
        if versie is not None and versie.document_id not in best[pk]:
            own = versie.document.organisatie_id == by_id[pk].organisatie_id
            best[pk][versie.document_id] = Gelijkenis(versie.document, versie, deel, own)
    return {pk: list(rows.values()) for pk, rows in best.items() if rows}


def part(document: Document, user: Gebruiker) -> dict[str, Any]:
    """Return what the page of a document says of documents that look like it: the first, and how many more."""
    rows = lookalikes([document], user).get(document.pk, [])
    more = rows[SHOWN:]
    return {"lijkt": rows[:SHOWN], "lijkt_meer": more, "lijkt_kop": f"En nog {plural_text(len(more), 'ander,andere')}"}


def _candidates(versie_ids: list[int]) -> list[tuple[int, int, float]]:
    """Return (own document, version of another, share of the text), most alike first, with enough in common."""
    if not versie_ids:
        return []
    least = int(LEAST / (2 - LEAST) * PLAATSEN)  # places that texts of the same size share at LEAST
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES, {"versies": versie_ids, "minste": least, "meeste": _MOST * len(versie_ids)})
        rows = [(own, versie, share(equal, mine, theirs)) for own, versie, equal, mine, theirs in cursor.fetchall()]
    return sorted((row for row in rows if row[2] >= LEAST), key=lambda row: (-row[2], -row[1]))
