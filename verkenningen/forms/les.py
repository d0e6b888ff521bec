from typing import Any

from django import forms
from django.db.models import QuerySet

from corporaties.models import Thema
from documenten.models import Versie

from ..models import Les
from ..services.les import NO_THEMA
from .fields import ZinField
from .themas import ThemaKeuzeForm, suggested


class LesForm(ThemaKeuzeForm):
    """One sentence with its kind and themes; themes that the sentence speaks of stand first and are ticked."""

    tekst = ZinField(
        label="Wat leerden wij, in één zin?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf in één zin wat u leerde."},
        help_text="Een zin die ook zonder het verslag te begrijpen is.",
    )
    soort = forms.ChoiceField(label="Wat is het?", choices=Les.Soort.choices, widget=forms.RadioSelect, initial="les")
    field_order = ("tekst", "soort", "themas")

    def __init__(self, *args: Any, les: Les | None = None, tip: str = "", **kwargs: Any) -> None:
        themas = list(Thema.objects.all())
        if les is not None:
            kwargs.setdefault("initial", current_values(les))
        else:
            kwargs["initial"] = {"themas": suggested(tip, themas)} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["themas"].error_messages["required"] = NO_THEMA


def current_values(les: Les) -> dict[str, Any]:
    """Return a lesson as the values that its form shows."""
    return {
        "tekst": les.tekst,
        "soort": les.soort,
        "themas": [str(thema.pk) for thema in les.themas.all()],
    }


class ReactieForm(forms.Form):
    """One line on how the own corporation applies a lesson."""

    hoe = ZinField(label="Hoe past u dit toe?", max_length=300, required=False, help_text="Eén regel is genoeg.")


class OpnameForm(forms.Form):
    """Which version of an own document took the lesson in, and in one line how."""

    versie = forms.ModelChoiceField(
        queryset=None,
        error_messages={
            "required": "Kies een document van uw corporatie.",
            "invalid_choice": "Dit document is niet van uw corporatie of het is weg. Kies een ander.",
        },
    )
    hoe = ZinField(
        label="Hoe staat de les erin?",
        max_length=300,
        required=False,
        help_text="Bijvoorbeeld: in hoofdstuk 3 staat nu wie meebeslist.",
    )

    def __init__(self, *args: Any, versies: QuerySet[Versie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["versie"].queryset = versies
