from typing import Any

from django import forms

from ..models import Bezoek, Halte
from .fields import LangField, ZinField


class HalteForm(forms.Form):
    """The three lines of a stop."""

    gezien = LangField(label="Wat zagen wij?", max_length=2000, required=False, rows=3)
    gehoord = LangField(label="Wat hoorden wij?", max_length=2000, required=False, rows=3)
    meenemen = LangField(label="Wat nemen wij mee?", max_length=2000, required=False, rows=3)

    show_optional = False


class DeelForm(forms.Form):
    """One part of the report."""

    tekst = LangField(
        label="Tekst",
        max_length=20_000,
        required=False,
        rows=14,
        help_text="Een witregel begint een nieuwe alinea. Met - aan het begin van een regel maakt u een lijst, "
        "met ## een tussenkop, met **sterretjes** vette tekst.",
    )

    show_optional = False


class FotoForm(forms.Form):
    """The caption of a photo, and the stop where it was taken."""

    bijschrift = ZinField(label="Wat is er op de foto te zien?", max_length=200, required=False)

    show_optional = False


class HalteKeuzeForm(forms.Form):
    """A form about a visit or one of its stops."""

    halte = forms.ModelChoiceField(
        queryset=None,
        label="Bij welke halte?",
        required=False,
        empty_label="Bij het hele bezoek",
        error_messages={"invalid_choice": "Deze halte bestaat niet. Kies een andere."},
    )

    show_optional = False

    def __init__(self, *args: Any, bezoek: Bezoek, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["halte"].queryset = Halte.objects.programma().filter(bezoek=bezoek)


class FotosForm(HalteKeuzeForm):
    """Where new photos belong; the files themselves come beside the form."""
