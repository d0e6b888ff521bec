from typing import Any

from django import forms

from corporaties import namens

from ..models import Bezoek, Halte, Les
from .fields import LangField


class BijdrageForm(forms.Form):
    """What one person says about the host's question; two corporations of one person are chosen between."""

    tekst = LangField(label="Uw antwoord", max_length=1000, required=False, rows=5)
    organisatie = forms.TypedChoiceField(
        label=namens.LABEL,
        coerce=int,
        error_messages={"invalid_choice": "Kies een corporatie waar u werkt."},
    )

    show_optional = False

    def __init__(
        self, *args: Any, organisaties: list[tuple[int, str]], laatst: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if len(organisaties) < 2:
            del self.fields["organisatie"]
        else:
            namens.offer(self.fields["organisatie"], organisaties, laatst)


class SpiegelKeuzeForm(forms.Form):
    """The lessons, and the stops whose notes belong in the mirror."""

    lessen = forms.ModelMultipleChoiceField(
        queryset=None,
        label="Lessen",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Deze les is intussen weg. Kies opnieuw."},
    )
    haltes = forms.ModelMultipleChoiceField(
        queryset=None,
        label="Aantekeningen van haltes",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Alles wat bij deze halte is opgeschreven, komt in de spiegel.",
        error_messages={"invalid_choice": "Deze halte is intussen weg. Kies opnieuw."},
    )

    show_optional = False

    def __init__(self, *args: Any, bezoek: Bezoek, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leeg = dict.fromkeys(Halte.NOTITIES, "")
        rows = {
            "lessen": Les.objects.filter(bezoek=bezoek, verwijderd_op=None).order_by("gemaakt_op"),
            "haltes": Halte.objects.filter(bezoek=bezoek).exclude(**leeg),
        }
        for name, queryset in rows.items():
            self.fields[name].queryset = queryset
            self.fields[name].choices = [(row.pk, str(row)) for row in queryset]  # read once, and shown
