from typing import Any

from django import forms

from corporaties.models import Bereik, Gebruiker
from documenten.permissions import upload_organisaties

from ..bundel.maken import EXT
from ..models import Bundel, Hoofdstuk
from .fields import LangField, ZinField

_OPMAAK = "Met ## maakt u een tussenkop, met - een lijst, met **sterretjes** vette tekst."
_VORMEN = {"pdf": "PDF: om te lezen", "word": "Word: om verder aan te werken"}


class BundelForm(forms.Form):
    """The title and the introduction of a bundle."""

    titel = ZinField(label="Titel", max_length=150)
    ondertitel = ZinField(label="Ondertitel", max_length=200, required=False)
    inleiding = LangField(label="Inleiding", max_length=20_000, required=False, rows=10, help_text=_OPMAAK)


class HoofdstukForm(forms.Form):
    """The text of a chapter, and who write it."""

    titel = ZinField(label="Titel van het hoofdstuk", max_length=150)
    tekst = LangField(label="Eigen tekst", max_length=40_000, required=False, rows=14, help_text=_OPMAAK)
    auteurs = forms.ModelMultipleChoiceField(
        queryset=None,
        label="Wie schrijven dit hoofdstuk?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Alleen zij en de projectleider kunnen de tekst wijzigen.",
        error_messages={"invalid_choice": "Kies mensen die meedoen aan deze verkenning."},
    )

    def __init__(self, *args: Any, bundel: Bundel, hoofdstuk: Hoofdstuk | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = bundel.verkenning.mensen(gasten=False)
        if hoofdstuk is not None:  # who left goes on being an author
            people = people | Gebruiker.objects.filter(pk__in=hoofdstuk.auteurs.values("pk"))
        self.fields["auteurs"].queryset = people.distinct().order_by("achternaam", "voornaam")


class DeelAlsDocumentForm(forms.Form):
    """How a bundle goes to the library: which file, of which corporation, for whom."""

    titel = ZinField(label="Titel van het document", max_length=200)
    vorm = forms.ChoiceField(
        label="Welk bestand?", choices=[(vorm, _VORMEN[vorm]) for vorm in sorted(EXT)], widget=forms.RadioSelect
    )
    organisatie = forms.ChoiceField(label="Van welke corporatie is het document?")
    bereik = forms.ChoiceField(label="Wie mogen het zien?", choices=Bereik.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, bundel: Bundel, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        verkenning = bundel.verkenning
        owners = sorted(upload_organisaties(gebruiker), key=lambda row: row[0] != verkenning.organisatie_id)
        self.fields["organisatie"].choices = owners
        kring = verkenning.kring_id in gebruiker.kring_ids
        labels = {
            Bereik.CORPORATIE: "Alleen mijn corporatie",
            Bereik.KRING: f"Deelnemers van {verkenning.naam}",
            Bereik.LEDEN: "Alle leden van MKW",
        }
        self.fields["bereik"].choices = [(k, v) for k, v in labels.items() if k != Bereik.KRING or kring]
