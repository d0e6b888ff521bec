"""The family tree of a document (D7): what it was made from and what was made from it, as far as one may see.

A document that somebody may not see has no title, no owner and no number in the tree. It is there only when
something visible hangs below it; two of those in a row are one.
"""

from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Q

from corporaties.models import Gebruiker

from .models import Document, Overname
from .overnames import for_page, is_gone, manner

_GENERATIONS, _MOST = 20, 500
_FAMILY = """
WITH RECURSIVE omhoog (id, stap) AS (
    SELECT %(begin)s::bigint, 0
    UNION ALL
    SELECT o.document_id, omhoog.stap + 1 FROM omhoog
    JOIN documenten_overname o ON o.eigen_document_id = omhoog.id
    WHERE o.document_id IS NOT NULL AND omhoog.stap < %(generaties)s
), omlaag (id, stap) AS (
    (SELECT id, 0 FROM omhoog ORDER BY stap DESC LIMIT 1)
    UNION ALL
    SELECT o.eigen_document_id, omlaag.stap + 1 FROM omlaag
    JOIN documenten_overname o ON o.document_id = omlaag.id
    WHERE o.eigen_document_id IS NOT NULL AND omlaag.stap < %(generaties)s
)
SELECT id FROM omlaag ORDER BY stap LIMIT %(meeste)s
"""


@dataclass
class Knoop:
    """One place in the tree; `titel` is empty where somebody only took over, and for what may not be seen."""

    soort: str  # stuk, spoor (known by its title, gone), overname or verborgen
    titel: str = ""
    url: str = ""
    organisatie: str = ""
    zin: str = ""
    nummer: int | None = None
    is_dit: bool = False
    vervallen: bool = False
    onder: list["Knoop"] = field(default_factory=list)


def family_tree(document: Document, user: Gebruiker) -> Knoop:
    """Return the tree that this document stands in, from its oldest ancestor; three queries."""
    ids = _family(document.pk)
    visible = {
        row.pk: row for row in Document.objects.zichtbaar_voor(user).filter(pk__in=ids).select_related("organisatie")
    }
    rows = list(for_page(user, Q(document__in=ids) | Q(eigen_document__in=ids)))
    tree = _Tree(document.pk, user, visible, rows)
    top = ids[0]
    roots = tree.grow(top)
    above = tree.origin.get(top)
    if above is not None and above.document_id is None:  # its own source was deleted for good
        return tree.lost(above, roots)
    return roots[0] if len(roots) == 1 and top in tree.shown else _hidden(roots)


def _family(pk: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_FAMILY, {"begin": pk, "generaties": _GENERATIONS, "meeste": _MOST})
        return list(dict.fromkeys(row[0] for row in cursor.fetchall()))


def _hidden(onder: list[Knoop]) -> Knoop:
    return Knoop("verborgen", onder=onder)


class _Tree:
    """Grows the tree from the rows; `shown` holds what stands in it under its own name."""

    def __init__(self, pk: int, user: Gebruiker, visible: dict[int, Document], rows: list[Overname]) -> None:
        self.pk, self.ours, self.visible = pk, set(user.organisatie_ids), visible
        self.by_source: dict[int, list[Overname]] = {}
        self.origin: dict[int, Overname] = {}
        self.traces: dict[int, Overname] = {}
        for row in sorted(rows, key=lambda row: (row.op, row.pk)):
            if row.eigen_document_id:
                self.origin[row.eigen_document_id] = row
            if row.document_id:
                self.by_source.setdefault(row.document_id, []).append(row)
                if row.organisatie_id in self.ours and row.document_id not in visible:
                    self.traces.setdefault(row.document_id, row)
        self.shown = {*visible, *self.traces}
        self._walked: set[int] = set()

    def grow(self, pk: int) -> list[Knoop]:
        """Return the node of a document, or, when it may not be seen, the visible ones below it."""
        if pk in self._walked:
            return []
        self._walked.add(pk)
        onder, verborgen = [], []
        for row in self.by_source.get(pk, []):
            if row.eigen_document_id in self.shown:
                onder += self.grow(row.eigen_document_id)
                continue
            if pk in self.visible or row.organisatie_id in self.ours:
                onder += [self._leaf(row)] if row.ingetrokken_op is None else []
            if row.eigen_document_id:
                verborgen += self.grow(row.eigen_document_id)
        if pk in self.shown:
            return [self._node(pk, onder + ([_hidden(verborgen)] if verborgen else []))]
        return onder + verborgen

    def lost(self, row: Overname, onder: list[Knoop]) -> Knoop:
        """Return the node of a source that was deleted for good: its trace for who took it over."""
        return self._trace(row, onder) if row.organisatie_id in self.ours else _hidden(onder)

    def _node(self, pk: int, onder: list[Knoop]) -> Knoop:
        document = self.visible.get(pk)
        if document is None:
            return self._trace(self.traces[pk], onder)
        origin = self.origin.get(pk)
        if origin and origin.document_id not in self.visible and origin.organisatie_id not in self.ours:
            origin = None  # what was said of a source goes with the source
        return Knoop(
            "stuk",
            document.titel,
            document.get_absolute_url(),
            document.organisatie.naam,
            manner(origin) if origin else "",
            origin.nummer if origin else None,
            is_dit=pk == self.pk,
            vervallen=document.status == "vervallen",
            onder=onder,
        )

    @staticmethod
    def _trace(row: Overname, onder: list[Knoop]) -> Knoop:
        return Knoop("spoor", row.bron_titel, "", row.bron_organisatie.naam, vervallen=True, onder=onder)

    @staticmethod
    def _leaf(row: Overname) -> Knoop:
        return Knoop("overname", "", "", row.organisatie.naam, manner(row), row.nummer, vervallen=is_gone(row))
