"""Fields of the forms, and what the forms of one page choose from, fetched once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db import models

from corporaties.models import Aanstelling, Gebruiker, Kring, Thema

BESTAAT_NIET = "Deze keuze bestaat niet (meer). Kies er een uit de lijst."


class ObjectVeld(forms.ChoiceField):
    """A choice between rows that were fetched before: twenty forms on a page cost no query of their own."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"error_messages": {"invalid_choice": BESTAAT_NIET}, **kwargs})
        self.objects: dict[str, models.Model] = {}

    def fill(self, objects: Iterable[models.Model], choices: Iterable[Any], *, leeg: str | None = None) -> None:
        """Offer these rows; `choices` are (id, label) or groups of them, `leeg` names the empty one."""
        self.objects = {str(row.pk): row for row in objects}
        self.choices = ([("", leeg)] if leeg is not None else []) + list(choices)

    def clean(self, value: Any) -> models.Model | None:
        """Return the chosen row, or None for the empty choice."""
        return self.objects.get(super().clean(value))


@dataclass
class Keuzes:
    """The rows that the forms of one page choose from, fetched once."""

    themas: list[Thema]
    collegas: dict[int, list[Gebruiker]] = field(default_factory=dict)
    kringen: list[Kring] = field(default_factory=list)

    @classmethod
    def load(cls, gebruiker: Gebruiker, organisatie_ids: Iterable[int], extra_kring: Kring | None = None) -> "Keuzes":
        """Fetch the themes, who works at these corporations today, and this person's own circles."""
        keuzes = cls(list(Thema.objects.all()))
        rows = Aanstelling.objects.lopend().filter(organisatie__in=organisatie_ids, gebruiker__is_active=True)
        for row in rows.select_related("gebruiker").order_by("gebruiker__achternaam", "gebruiker__voornaam"):
            keuzes.collegas.setdefault(row.organisatie_id, []).append(row.gebruiker)
        ids = {*gebruiker.kring_ids, *([extra_kring.pk] if extra_kring else [])}
        keuzes.kringen = list(Kring.objects.filter(pk__in=ids).order_by("naam")) if ids else []
        return keuzes

    def theme_choices(self) -> list[Any]:
        """Return the themes as choices; one with others below it becomes a group that begins with itself."""
        below: dict[int, list[Thema]] = {}
        for thema in self.themas:
            if thema.ouder_id:
                below.setdefault(thema.ouder_id, []).append(thema)
        return [
            (thema.naam, [(row.pk, row.naam) for row in (thema, *below[thema.pk])])
            if thema.pk in below
            else (thema.pk, thema.naam)
            for thema in self.themas
            if thema.ouder_id is None
        ]


class TekstVeld(forms.CharField):
    """A text; a character that no keyboard has (NUL) gets a sentence of its own."""

    default_error_messages = {
        "null_characters_not_allowed": "In deze tekst staat een teken dat wij niet kunnen bewaren. "
        "Typ de tekst opnieuw."
    }
