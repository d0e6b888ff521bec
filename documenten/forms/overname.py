"""Forms of taking over: in whose name, and how."""

from typing import Any

from django import forms

from corporaties import namens
from mkwportal.core.forms_render import Kaarten

from ..models import Overname, Wijze
from .fields import BESTAAT_NIET, TekstVeld

_WIJZE = {
    Wijze.ONGEWIJZIGD: ("Ongewijzigd", "Wij gebruiken het zoals het is."),
    Wijze.AANGEPAST: ("Aangepast", "Wij veranderden iets voor onze eigen huurders of ons gebied."),
    Wijze.INSPIRATIE: ("Als inspiratie", "Wij lazen het en schreven ons eigen stuk."),
}


class NamensForm(forms.Form):
    """In the name of which corporation; a person may work at several."""

    organisatie = forms.TypedChoiceField(
        label=namens.LABEL,
        coerce=int,
        widget=Kaarten,
        error_messages={
            "required": "Kies namens welke corporatie u dit overneemt.",
            "invalid_choice": "Namens deze corporatie kunt u dit niet overnemen. Kies een andere.",
        },
    )

    def __init__(
        self, *args: Any, organisaties: list[tuple[int, str]], laatst: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        namens.offer(self.fields["organisatie"], organisaties, laatst)


class OvernameForm(forms.Form):
    """How it was taken over, what was adapted, and which version is used now."""

    wijze = forms.ChoiceField(
        label="Hoe gebruikt u dit document?",
        choices=[(value, label) for value, (label, _) in _WIJZE.items()],
        widget=Kaarten,
        error_messages={"invalid_choice": BESTAAT_NIET, "required": "Kies hoe u dit document gebruikt."},
    )
    toelichting = TekstVeld(
        label="Wat hebt u aangepast?",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Bijvoorbeeld: met eigen streefhuren. Wie het document ziet, kan dit lezen.",
        error_messages={"max_length": "Deze tekst is te lang: gebruik hoogstens 300 tekens."},
    )
    nummer = forms.TypedChoiceField(
        label="Welke versie gebruikt u nu?", coerce=int, error_messages={"invalid_choice": BESTAAT_NIET}
    )

    def __init__(self, *args: Any, overname: Overname, versies: list[int], **kwargs: Any) -> None:
        """`versies` are the numbers of the source that this person may see; none when the source is gone."""
        super().__init__(*args, **kwargs)
        self.fields["wijze"].widget.uitleg = {str(value): text for value, (_, text) in _WIJZE.items()}
        numbers = sorted({overname.nummer, *versies}, reverse=True)
        self.fields["nummer"].choices = [(number, f"versie {number}") for number in numbers]
        if len(numbers) == 1:
            self.fields["nummer"].widget = forms.HiddenInput()
