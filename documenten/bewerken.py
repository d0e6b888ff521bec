"""One edit of a document's data: the two forms together, and the choice when two people save at once (R6)."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from corporaties.models import Gebruiker
from mkwportal.core.numbers import whole_number

from .forms import BereikForm, BewerkForm, Keuzes
from .models import Document
from .nakijken import audience_sentences, theme_initial
from .services import LABELS, changed_by_others, current_values, describe, update_document

_NIET_MEE = ("csrfmiddlewaretoken", "formulier", "revisie", "gezien")


@dataclass(frozen=True)
class Verschil:
    """A field with two texts, mine and the other's; `keuze` is mijn, nu or "" (not chosen yet)."""

    veld: str
    label: str
    mijn: Any
    nu: Any
    keuze: str


class Bewerking:
    """The edit of one document by one person; `post` is what was sent, None for a fresh form."""

    def __init__(self, document: Document, by: Gebruiker, post: QueryDict | None) -> None:
        self.document, self.by, self.post = document, by, post
        self.current = document
        self.differences: list[Verschil] = []
        keuzes = Keuzes.load(by, [document.organisatie_id], document.kring)
        values = current_values(document)
        initial = {
            **values,
            **theme_initial([thema.pk for thema in values["themas"]]),
            "contact": document.contact_id,
            "kring": document.kring_id,
            "revisie": document.revisie,
        }
        zinnen = audience_sentences(
            {document.organisatie_id: document.organisatie.naam}, _kring(post, document, keuzes)
        )
        self.form = BewerkForm(post, initial=initial, document=document, keuzes=keuzes)
        self.bereik_form = BereikForm(
            post,
            initial=initial,
            keuzes=keuzes,
            zinnen=zinnen,
            organisaties=[document.organisatie_id],
            tevoren=document.bereik,
        )

    def is_valid(self) -> bool:
        """Whether both forms are right; both are always looked at."""
        return all([self.form.is_valid(), self.bereik_form.is_valid()])

    def lacks_choice(self) -> bool:
        """Whether nothing was chosen for a field on the page with both texts; then compare() shows it again."""
        asked = [veld for veld in self.post.getlist("gezien") if veld in LABELS]
        return any(self.post.get(f"keuze-{veld}") not in ("mijn", "nu") for veld in asked)

    def save(self) -> Document:
        """Save, with the other's text where that was chosen; raises what update_document raises."""
        gegevens = self._mine()
        theirs = current_values(self.document)
        for veld in LABELS:
            if self.post.get(f"keuze-{veld}") == "nu":
                gegevens |= {name: theirs[name] for name in ((veld, "kring") if veld == "bereik" else (veld,))}
        return update_document(self.document, revisie=self.form.cleaned_data["revisie"], gegevens=gegevens, by=self.by)

    def compare(self, current: Document) -> None:
        """Work out which fields differ from what stands in the portal now, with the choice at hand.

        What only one of the two changed keeps that text; where both did, this person must choose.
        """
        self.current, self.differences = current, []
        mine, now = describe(self._mine()), describe(current_values(current))
        base = changed_by_others(current, int(self._basis()))
        for veld, label in LABELS.items():
            if mine[veld] != now[veld]:
                keuze = "mijn" if veld not in base else "nu" if base[veld] == mine[veld] else ""
                keuze = self.post.get(f"keuze-{veld}") or keuze
                self.differences.append(Verschil(veld, label, mine[veld], now[veld], keuze))

    def hidden(self) -> list[tuple[str, str]]:
        """Return all that was typed as (name, value), for the form of the page with both texts."""
        kept = [
            (name, value)
            for name, values in self.post.lists()
            for value in values
            if name not in _NIET_MEE and name != "basis" and not name.startswith("keuze-")
        ]
        return [*kept, ("basis", self._basis())]

    def add_error(self, error: ValidationError) -> None:
        """Put what a service refused beside its field."""
        for veld, sentences in getattr(error, "error_dict", {None: error}).items():
            form = self.bereik_form if veld in self.bereik_form.fields else self.form
            form.add_error(veld if veld in form.fields else None, sentences)

    def _basis(self) -> str:
        """Return the revision that this person began with, however often the page with both texts came."""
        basis = self.post.get("basis", "")
        return basis if whole_number(basis, 9) is not None else str(self.form.cleaned_data["revisie"])

    def _mine(self) -> dict[str, Any]:
        return self.form.gegevens | self.bereik_form.gegevens


def _kring(post: QueryDict | None, document: Document, keuzes: Keuzes) -> int | None:
    """Return the circle whose sentence stands in the form: the chosen one, else the present one."""
    chosen = post.get("kring", "") if post is not None else ""
    return next((kring.pk for kring in keuzes.kringen if str(kring.pk) == chosen), document.kring_id)
