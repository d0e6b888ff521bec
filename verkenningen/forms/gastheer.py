from typing import Any

from django import forms

from corporaties.models import Aanstelling, Gebruiker
from mkwportal.core.forms_render import Kaarten

from ..models import Bezoek, Oordeel
from .fields import LangField, ZinField


class VoorlegForm(forms.Form):
    """Who of the host gets a personal link: somebody with an account, or a name and an address."""

    persoon = forms.ModelChoiceField(
        queryset=Gebruiker.objects.none(),
        label="Wie van de gastheer?",
        required=False,
        empty_label="Iemand anders",
        error_messages={"invalid_choice": "Deze persoon werkt niet bij de gastheer. Kies een ander."},
    )
    naam = ZinField(label="Naam", max_length=150, required=False)
    email = forms.EmailField(
        label="E-mailadres",
        required=False,
        max_length=254,
        error_messages={"invalid": "Dit is geen e-mailadres. Vul een adres in zoals naam@voorbeeld.nl."},
    )
    bericht = LangField(
        label="Uw eigen woorden erbij (mag leeg blijven)",
        max_length=1000,
        required=False,
        rows=3,
        help_text="Komt in de mail, boven de link.",
    )

    show_optional = False

    def __init__(self, *args: Any, bezoek: Bezoek, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hier = Aanstelling.objects.lopend().filter(organisatie=bezoek.gastheer_id or 0)
        people = Gebruiker.objects.filter(is_active=True, pk__in=hier.values("gebruiker"))
        self.fields["persoon"].queryset = people.order_by("achternaam", "voornaam")
        if not bezoek.gastheer_id:
            del self.fields["persoon"]

    def clean(self) -> dict[str, Any]:
        """Take name and address of the chosen person, or ask for both."""
        data = super().clean() or {}
        if person := data.pop("persoon", None):
            return {**data, "naam": person.naam, "email": person.email}
        for name, sentence in (("naam", "Vul de naam in."), ("email", "Vul het e-mailadres in.")):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        return data


class OordeelForm(forms.Form):
    """What a host says about one part; no choice means no answer yet."""

    oordeel = forms.ChoiceField(
        label="Uw antwoord",
        choices=Oordeel.choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Kies akkoord, of graag anders."},
    )
    opmerking = LangField(label="Wat moet er anders?", max_length=2000, required=False, rows=3)

    show_optional = False

    def clean(self) -> dict[str, Any]:
        """Ask for words with "graag anders", and for a choice with words."""
        data = super().clean() or {}
        if data.get("opmerking") and not data.get("oordeel") and "oordeel" not in self.errors:
            self.add_error("oordeel", "Kies hier akkoord, of graag anders. Uw tekst staat nog hieronder.")
        if data.get("oordeel") == Oordeel.ANDERS and not data.get("opmerking") and "opmerking" not in self.errors:
            self.add_error("opmerking", "Schrijf op wat u graag anders wilt.")
        return data


class SpiegelOordeelForm(OordeelForm):
    """Whether the host lets the circle read the mirror."""

    oordeel = forms.ChoiceField(
        label="Mogen de deelnemers dit ook lezen?",
        choices=[(Oordeel.AKKOORD, "Ja, dat mag"), (Oordeel.ANDERS, "Nog niet")],
        widget=Kaarten(
            uitleg={
                Oordeel.AKKOORD: "De projectleider geeft de spiegel daarna vrij.",
                Oordeel.ANDERS: "Alleen u en de projectleider lezen dit. Schrijf hieronder waarom.",
            }
        ),
        error_messages={"required": "Kies ja of nog niet.", "invalid_choice": "Kies ja of nog niet."},
    )
    opmerking = LangField(label="Wilt u er iets bij zeggen?", max_length=2000, required=False, rows=3)
