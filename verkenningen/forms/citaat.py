from django import forms
from django.utils import timezone

from .fields import DagField, ZinField
from .verslag import HalteKeuzeForm


class CitaatForm(forms.Form):
    """What somebody said, in one line, with who said it; no name means that nobody needs to be asked."""

    tekst = ZinField(
        label="Wat is er gezegd?", max_length=500, error_messages={"required": "Schrijf op wat er is gezegd."}
    )
    naam = ZinField(label="Wie zei het?", max_length=120, required=False, help_text="Leeg is: zonder naam.")
    rol = ZinField(label="Rol", max_length=120, required=False, help_text="Bijvoorbeeld: huurder.")
    email = forms.EmailField(
        label="E-mailadres",
        required=False,
        max_length=254,
        help_text="Om een ja te vragen. Niemand anders ziet het.",
        error_messages={"invalid": "Dit is geen e-mailadres. Vul een adres in zoals naam@voorbeeld.nl."},
    )

    show_optional = False


class CitaatNieuwForm(CitaatForm, HalteKeuzeForm):
    """A new quote, with the stop where it was said."""

    field_order = ("tekst", "naam", "rol", "email", "halte")


class MondelingForm(forms.Form):
    """A yes or no that was given in conversation, and when."""

    ja = forms.TypedChoiceField(
        label="Wat was het antwoord?",
        choices=[("ja", "Ja, met naam"), ("nee", "Nee")],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "ja",
    )
    op = DagField(label="Wanneer?", initial=timezone.localdate)

    show_optional = False
