"""Forms of sets of documents."""

from typing import Any

from django import forms

from corporaties import namens
from corporaties.models import Bereik, Kring
from mkwportal.core.forms_render import Kaarten

from ..services.verzamelingen import MAX_DOCUMENTEN
from .fields import BESTAAT_NIET, ObjectVeld, TekstVeld

_PLATFORM = "platform"
_BEREIK = {
    Bereik.LEDEN: ("Alle leden van MKW", "Iedereen ziet uit de verzameling alleen wat hij of zij mag zien."),
    Bereik.CORPORATIE: ("Alleen mijn corporatie", "Handig voor uw eigen collega’s."),
    Bereik.KRING: ("Deelnemers van …", "Bijvoorbeeld alleen de partners in een verkenning. Kies hieronder welke."),
}


class VerzamelingForm(forms.Form):
    """A set: its name, for whom it is meant, whose it is, and who may see it."""

    naam = TekstVeld(
        label="Naam",
        max_length=120,
        help_text="Bijvoorbeeld: Startset voor een nieuwe bestuurder.",
        error_messages={
            "required": "Geef de verzameling een naam.",
            "max_length": "Deze naam is te lang: gebruik hoogstens 120 tekens.",
        },
    )
    uitleg = TekstVeld(
        label="Voor wie is dit, en wat heeft die eraan?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Deze tekst is te lang: gebruik hoogstens 1.000 tekens."},
    )
    organisatie = forms.ChoiceField(label=namens.LABEL, error_messages={"invalid_choice": BESTAAT_NIET})
    bereik = forms.ChoiceField(
        label="Wie mogen dit zien?",
        widget=Kaarten,
        error_messages={"required": "Kies wie dit mogen zien.", "invalid_choice": BESTAAT_NIET},
    )
    kring = ObjectVeld(
        label="Van welke verkenning of welk verband?",
        required=False,
        help_text="Alleen nodig als u ‘Deelnemers van …’ kiest.",
    )

    def __init__(
        self,
        *args: Any,
        eigenaren: list[tuple[int | None, str]],
        kringen: list[Kring],
        zinnen: dict[str, str],
        laatst: int | None = None,
        **kwargs: Any,
    ) -> None:
        """`eigenaren` is empty when the owner stands; of the platform alone (None) there is no audience to choose."""
        super().__init__(*args, **kwargs)
        if len(eigenaren) < 2:
            del self.fields["organisatie"]
        else:
            owners = [(_PLATFORM if pk is None else pk, name) for pk, name in eigenaren]
            namens.offer(self.fields["organisatie"], owners, laatst)
        self._owners = [pk for pk, _ in eigenaren]
        if not zinnen:
            del self.fields["bereik"], self.fields["kring"]
            return
        shown = {value: text for value, text in _BEREIK.items() if kringen or value != Bereik.KRING}
        self.fields["bereik"].choices = [(value, label) for value, (label, _) in shown.items()]
        self.fields["bereik"].widget.uitleg = {
            str(value): f"{zinnen[value]} {uitleg}" if value in zinnen and value != Bereik.KRING else uitleg
            for value, (_, uitleg) in shown.items()
        }
        if kringen:
            self.fields["kring"].fill(kringen, [(kring.pk, kring.naam) for kring in kringen], leeg="Kies een groep")
        else:
            del self.fields["kring"]

    def clean(self) -> dict[str, Any]:
        """Ask for the circle with the audience that needs one, and forget it with another."""
        cleaned = super().clean()
        if cleaned.get("bereik") == Bereik.KRING and not cleaned.get("kring"):
            self.add_error("kring", "Kies van welke verkenning of welk verband de deelnemers dit mogen zien.")
        return cleaned

    @property
    def organisatie_id(self) -> int | None:
        """The chosen owner, once the form is valid; None is the platform."""
        chosen = self.cleaned_data.get("organisatie")
        if chosen is None:
            return self._owners[0]
        return None if chosen == _PLATFORM else int(chosen)

    @property
    def gegevens(self) -> dict[str, Any]:
        """The values as services take them, once the form is valid."""
        bereik = self.cleaned_data.get("bereik") or Bereik.LEDEN
        kring = self.cleaned_data.get("kring") if bereik == Bereik.KRING else None
        return {
            "naam": self.cleaned_data["naam"],
            "uitleg": self.cleaned_data["uitleg"],
            "bereik": bereik,
            "kring": kring,
        }


class ToelichtingForm(forms.Form):
    """Why a document is in a set."""

    toelichting = TekstVeld(
        label="Waarom zit dit erin?",
        required=False,
        max_length=300,
        error_messages={"max_length": "Deze tekst is te lang: gebruik hoogstens 300 tekens."},
    )


class VerzamelForm(ToelichtingForm):
    """In which of the own sets a document is put."""

    verzameling = ObjectVeld(label="In welke verzameling?", error_messages={"required": "Kies een verzameling."})
    field_order = ["verzameling", "toelichting"]
    vol = f"Hoogstens {MAX_DOCUMENTEN} documenten per verzameling."
