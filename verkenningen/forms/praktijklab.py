from typing import Any

from django import forms
from django.utils import timezone

from corporaties import namens
from mkwportal.core.forms_render import Kaarten

from ..models import Labregel
from .fields import DagField, ZinField

VELDEN = ("fase", "relatie", "waarom")
RELATIE = {
    "1": "Wij komen samen niet verder.",
    "2": "Het kost moeite.",
    "3": "Het gaat, maar er blijft iets liggen.",
    "4": "Wij zeggen wat wij vinden en doen wat wij zeggen.",
    "5": "Wij lossen ook lastige dingen samen op.",
}
FASE = {
    "1": "Wij leggen naast elkaar wat ieder wil en verwacht.",
    "2": "Wij kijken wie erachter staat, ook in de eigen organisaties.",
    "3": "Wij kiezen samen wat wij gaan doen.",
    "4": "Ieder doet zijn deel.",
}


class LabregelForm(forms.Form):
    """How far the content is and how the partners work together, seen by one organisation on a day."""

    organisatie = forms.TypedChoiceField(
        label="Namens welke organisatie?",
        coerce=int,
        error_messages={"invalid_choice": "Kies een organisatie waar u werkt en die meedoet."},
    )
    dag = DagField(label="Op welke dag?", help_text="Vandaag, of een dag waarop de partners bij elkaar waren.")
    fase = forms.TypedChoiceField(
        label="Hoe ver is de inhoud?", coerce=int, choices=Labregel.Fase.choices, widget=Kaarten(uitleg=FASE)
    )
    relatie = forms.TypedChoiceField(
        label="Hoe werkt u samen?", coerce=int, choices=Labregel.Relatie.choices, widget=Kaarten(uitleg=RELATIE)
    )
    waarom = ZinField(
        label="Waarom?",
        max_length=300,
        required=False,
        help_text="Eén regel. Alleen wie meedoet leest dit.",
    )

    def __init__(
        self, *args: Any, organisaties: list[tuple[int, str]], laatst: int | None = None, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {"dag": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        namens.offer(self.fields["organisatie"], organisaties, laatst)
