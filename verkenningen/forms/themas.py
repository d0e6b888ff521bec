from typing import Any

from django import forms

from corporaties.models import Thema
from mkwportal.core.search.analysis import stem_key

_MEEST_VOORGESTELD = 4


class ThemaKeuzeForm(forms.Form):
    """A form in which themes are ticked: those that are ticked or proposed stand first."""

    themas = forms.ModelMultipleChoiceField(
        queryset=None,
        label="Thema",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies ten minste één thema.",
            "invalid_choice": "Dit thema bestaat niet. Kies een ander.",
            "invalid_pk_value": "Dit thema bestaat niet. Kies een ander.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["themas"].queryset = Thema.objects.all()

    def thema_groepen(self) -> tuple[list, list]:
        """Return the tick boxes of the themes: those that are ticked, and all others."""
        first = {str(value) for value in self["themas"].value() or ()}
        boxes = list(self["themas"].subwidgets)
        return (
            [box for box in boxes if str(box.data["value"]) in first],
            [box for box in boxes if str(box.data["value"]) not in first],
        )


def suggested(tekst: str, themas: list[Thema]) -> list[str]:
    """Return the ids of the themes whose name or keywords occur in a text, in their order, a few at most."""
    stems = set(stem_key(tekst))
    found = []
    for thema in themas:
        keys = [stem_key(words) for words in (thema.naam, *thema.trefwoorden)]
        if any(key and set(key) <= stems for key in keys):
            found.append(str(thema.pk))
    return found[:_MEEST_VOORGESTELD]
