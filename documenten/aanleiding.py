"""Why a new version is made (D7, D8): a newer source that was taken over, and questions that it takes in.

Both come along to the form of the next version, which proposes the note from them and keeps them when it is saved.
"""

from collections.abc import Iterable

from django.http import QueryDict

from corporaties.models import Gebruiker
from mkwportal.core.numbers import whole_number

from .models import Document, Overname, Versie, Vraag
from .permissions import can_edit
from .services import adopt_version, answer_version, process_questions
from .vragen import to_process

MOST = 500  # characters of a change note


class Aanleiding:
    """What the request says of a document's next version: ?overname=<id>, and a ?vraag=<id> for each ticked one."""

    def __init__(self, document: Document, by: Gebruiker, data: QueryDict, *, typed: bool) -> None:
        """`typed` is whether somebody sent the form: then the thanks are only added when they were asked for."""
        self.by = by
        self.vragen = to_process(document) if can_edit(by, document) else []
        wanted = set(data.getlist("vraag"))
        self.gekozen = [vraag for vraag in self.vragen if str(vraag.pk) in wanted]
        self.gekozen_ids = {vraag.pk for vraag in self.gekozen}
        self.bedank = data.get("bedank") == "on" if typed else True
        self.overname = _overname(document, by, data.get("overname", ""))

    @property
    def bron_versie(self) -> Versie | None:
        """The version of the source that the own document is brought in line with."""
        return self.overname.document.versie if self.overname and self.overname.document else None

    def note(self) -> str:
        """Return the change note that is proposed, "" without a reason."""
        parts = []
        if self.overname and (versie := self.bron_versie):
            title = self.overname.document.titel if self.overname.document else self.overname.bron_titel
            parts.append(f"Bijgewerkt naar versie {versie.nummer} van ‘{title}’: {versie.toelichting}")
        if self.gekozen:
            parts.append(thanks(self.gekozen, self.by))
        return " ".join(filter(None, parts))[:MOST]

    def with_thanks(self, note: str) -> str:
        """Return the note with thanks by name to whom it does not name yet, if the person wants that."""
        missing = [vraag for vraag in self.gekozen if vraag.door.naam not in note]
        if not (self.bedank and missing):
            return note
        dank = thanks(missing, self.by)
        return f"{_sentence(note)} {dank}" if dank else note

    def keep(self, versie: Versie) -> None:
        """Say of the new version what it came from; in its transaction."""
        if self.gekozen:
            process_questions(versie, self.gekozen_ids, by=self.by)
        if self.overname and (bron := self.bron_versie):
            answer_version(self.overname, nummer=bron.nummer, antwoord="aanpassen", by=self.by)
            adopt_version(self.overname, nummer=bron.nummer, by=self.by)


def _sentence(note: str) -> str:
    """Return a note that ends as a sentence does."""
    note = note.rstrip()
    return note if note.endswith((".", "!", "?", "…")) else f"{note}."


def thanks(vragen: Iterable[Vraag], by: Gebruiker) -> str:
    """Return "Met dank aan Carla Kessels (Nederweert) en Tom Verbeek (Ons Doel).", "" when it is oneself."""
    names = {}
    for vraag in vragen:
        if vraag.door_id != by.pk:
            where = f" ({vraag.organisatie})" if vraag.organisatie else ""
            names[vraag.door_id] = f"{vraag.door}{where}"
    *rest, last = names.values() or [""]
    if not last:
        return ""
    return f"Met dank aan {', '.join(rest) + ' en ' if rest else ''}{last}."


def _overname(document: Document, by: Gebruiker, raw: str) -> Overname | None:
    """Return the running overname of this own document, when its source is still there to follow."""
    if (pk := whole_number(raw)) is None:
        return None
    rows = Overname.objects.lopend().van_mij(by).filter(eigen_document=document, pk=pk)
    rows = rows.filter(document__in=Document.objects.zichtbaar_voor(by), document__versie__isnull=False)
    return rows.select_related("document__versie").first()
