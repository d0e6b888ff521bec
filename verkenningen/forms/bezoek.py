from typing import Any

from django import forms
from django.utils import timezone

from corporaties.models import Gebruiker
from documenten.models import Document

from ..models import Bezoek
from ..services.bezoek import HalteRij, check_times
from .fields import DagField, OrganisatieNaamField, UurField, ZinField, moment

MEESTE_HALTES = 40


class BezoekForm(forms.Form):
    """Plan or change a visit."""

    titel = ZinField(
        label="Waar gaat het bezoek over?",
        max_length=150,
        error_messages={"required": "Geef het bezoek een titel."},
    )
    datum = DagField(label="Datum")
    begin = UurField(label="Van")
    eind = UurField(label="Tot")
    einddatum = DagField(
        label="Einddatum",
        required=False,
        help_text="Alleen als het bezoek op een andere dag eindigt, ook na middernacht.",
    )
    plaats = ZinField(label="Plaats", max_length=80, error_messages={"required": "Vul de plaats in."})
    adres = ZinField(label="Adres", max_length=200, required=False, help_text="Straat en nummer, voor de route.")
    ontvanger = OrganisatieNaamField(
        label="Wie ontvangt ons?",
        max_length=150,
        required=False,
        help_text="Kies een organisatie, of typ een naam.",
    )
    gastvraag = ZinField(
        label="Wat wil de gastheer zelf weten?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="De vraag van de gastheer aan ons. Zo is het bezoek voor beiden nuttig.",
    )
    vooraf = forms.ModelMultipleChoiceField(
        queryset=None,
        label="Vooraf lezen",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": "Een van de documenten bestaat niet meer. Kies opnieuw.",
            "invalid_pk_value": "Een van de documenten bestaat niet. Kies opnieuw.",
        },
    )
    afgelast = forms.BooleanField(label="Dit bezoek gaat niet door", required=False)

    def __init__(self, *args: Any, gebruiker: Gebruiker, bezoek: Bezoek | None = None, **kwargs: Any) -> None:
        if bezoek is not None:
            kwargs.setdefault("initial", current_values(bezoek, gebruiker))
        super().__init__(*args, **kwargs)
        self.bezoek = bezoek
        self.fields["ontvanger"].offer(gebruiker)
        self.fields["vooraf"].queryset = Document.objects.zichtbaar_voor(gebruiker)
        if bezoek is None:
            del self.fields["afgelast"]

    def clean(self) -> dict[str, Any]:
        """Make moments of days and times, and see that the end comes after the begin."""
        data = super().clean() or self.cleaned_data
        eerste, laatste = data.get("datum"), data.get("einddatum") or data.get("datum")
        for dag, veld, naam in ((eerste, "begin", "begint_op"), (laatste, "eind", "eindigt_op")):
            if dag and data.get(veld) is not None:
                try:
                    data[naam] = moment(dag, data[veld])
                except forms.ValidationError as error:
                    self.add_error(veld, error)
        if data.get("begint_op") and data.get("eindigt_op"):
            try:
                check_times(data["begint_op"], data["eindigt_op"])
            except forms.ValidationError as error:
                self.add_error(None, error)
        return data

    def gegevens(self) -> dict[str, Any]:
        """Return what create_bezoek() and update_bezoek() take."""
        data = self.cleaned_data
        names = ("titel", "begint_op", "eindigt_op", "plaats", "adres", "gastvraag", "vooraf")
        values = {name: data[name] for name in names}
        ontvanger = data["ontvanger"]
        values["gastheer"] = ontvanger.organisatie
        values["gastheer_naam"] = "" if ontvanger.organisatie else ontvanger.naam
        if self.bezoek is not None:
            values["status"] = self._status(data["afgelast"])
        return values

    def _status(self, afgelast: bool) -> str:
        if afgelast:
            return Bezoek.Status.AFGELAST
        return Bezoek.Status.GEPLAND if self.bezoek.is_afgelast else self.bezoek.status


def current_values(bezoek: Bezoek, gebruiker: Gebruiker) -> dict[str, Any]:
    """Return a visit as the values that its form shows."""
    begin, eind = timezone.localtime(bezoek.begint_op), timezone.localtime(bezoek.eindigt_op)
    vooraf = Document.objects.zichtbaar_voor(gebruiker).filter(bezoeken=bezoek)
    return {
        "titel": bezoek.titel,
        "datum": begin.date(),
        "begin": begin.time(),
        "eind": eind.time(),
        "einddatum": eind.date() if eind.date() != begin.date() else None,
        "plaats": bezoek.plaats,
        "adres": bezoek.adres,
        "ontvanger": bezoek.ontvanger,
        "gastvraag": bezoek.gastvraag,
        "vooraf": [str(document.pk) for document in vooraf],
        "afgelast": bezoek.is_afgelast,
    }


class HalteRijForm(forms.Form):
    """One row of the programme; an empty row counts for nothing."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**62)
    tijd = UurField(label="Tijd", required=False)
    titel = ZinField(label="Waar of wat?", max_length=120, required=False)
    persoon = ZinField(label="Met wie?", max_length=120, required=False)
    rol = ZinField(label="Rol", max_length=120, required=False)
    organisatie = ZinField(label="Organisatie", max_length=120, required=False)

    show_optional = False

    def clean(self) -> dict[str, Any]:
        """A row with something in it needs a title."""
        data = super().clean() or self.cleaned_data
        if not data.get("titel") and not self.errors.get("titel") and any(data.get(name) for name in data):
            self.add_error("titel", "Geef deze halte een titel, of haal de rij weg.")
        return data

    @property
    def rij(self) -> HalteRij | None:
        """What was typed, None for an empty row."""
        return HalteRij(**self.cleaned_data) if self.cleaned_data.get("titel") else None


class _HalteRijen(forms.BaseFormSet):
    def rijen(self) -> list[HalteRij]:
        """Return the rows that hold something, in order."""
        return [form.rij for form in self.forms if form.rij]


HalteRijFormSet = forms.formset_factory(
    HalteRijForm,
    formset=_HalteRijen,
    extra=0,
    max_num=MEESTE_HALTES,
    absolute_max=MEESTE_HALTES + 5,
    validate_max=True,
)


class WalkInForm(forms.Form):
    """Somebody who came without being on the list."""

    naam = ZinField(label="Naam", max_length=120, error_messages={"required": "Vul de naam in."})
    van = OrganisatieNaamField(label="Van welke organisatie?", max_length=120, required=False)

    show_optional = False

    def __init__(self, *args: Any, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["van"].offer(gebruiker)
