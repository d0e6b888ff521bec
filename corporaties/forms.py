"""Forms turn input into final types; services save."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils import timezone

from mkwportal.core.forms_render import DatumInput, Kaarten

from .models import Gebruiker, Kring, MicrosoftInlog, Organisatie, Rol, Thema
from .models.organisatie import KVK, L_NUMMER
from .services.organisaties import FEITEN, LIDMAATSCHAP
from .services.profiel import VELDEN

TELEFOON = RegexValidator(
    r"^\+?[0-9][0-9 ()-]{7,18}\Z", "Schrijf het nummer met cijfers, bijvoorbeeld 06-12345678 of 0475 123 456."
)
ROLLEN = {
    Rol.LID: "Leest, deelt en stelt vragen.",
    Rol.PROJECTLEIDER: "Maakt ook verkenningen en verslagen.",
    Rol.CORPORATIEBEHEERDER: "Beheert ook de mensen van de eigen corporatie.",
}
_LEEG = ("", "Kies…")


class Gemeenten(forms.CharField):
    """Names of municipalities with commas or line breaks between them; gives a list without doubles."""

    def clean(self, value: str) -> list[str]:
        names = [name.strip() for name in re.split(r"[,;\n]", super().clean(value) or "")]
        names = list(dict.fromkeys(name for name in names if name))
        if any(len(name) > 60 for name in names) or len(names) > 40:
            raise ValidationError("Zet een komma tussen de gemeenten. Een naam is hoogstens 60 tekens lang.")
        return names


class OrganisatieForm(forms.Form):
    """The facts of an organisation; the membership only for who may change it."""

    naam = forms.CharField(max_length=120)
    soort = forms.ChoiceField(choices=Organisatie.Soort.choices)
    plaats = forms.CharField(max_length=80, help_text="Waar het kantoor staat.")
    provincie = forms.ChoiceField(choices=[_LEEG, *Organisatie.Provincie.choices], required=False)
    gemeenten = Gemeenten(
        label="Werkgebied", required=False, max_length=2500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="De gemeenten, met komma’s ertussen.",
    )  # fmt: skip
    l_nummer = forms.CharField(
        label="L-nummer", required=False, max_length=12, help_text="Een L met vier cijfers, bijvoorbeeld L0123."
    )
    kvk = forms.CharField(label="KvK-nummer", required=False, max_length=12, help_text="Acht cijfers.")
    vhe = forms.IntegerField(label="Verhuureenheden (vhe)", required=False, min_value=0, max_value=1_000_000)
    fte = forms.DecimalField(
        label="Fte", required=False, min_value=0, max_value=9999, decimal_places=1, localize=True,
        help_text="Met een komma, bijvoorbeeld 17,5.",
    )  # fmt: skip
    website = forms.URLField(required=False, max_length=200, assume_scheme="https")
    over = forms.CharField(
        label="Over de organisatie", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Een paar zinnen: waar bent u sterk in, en waarover mag men u bellen?",
    )  # fmt: skip
    lid_van = forms.DateField(label="Lid sinds", required=False, widget=DatumInput)
    lid_tot = forms.DateField(
        label="Lid tot en met", required=False, widget=DatumInput,
        help_text="Leeg zolang het lidmaatschap loopt. Na deze dag hebben de mensen geen toegang meer.",
    )  # fmt: skip

    def __init__(self, *args: Any, membership: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not membership:
            for name in LIDMAATSCHAP:
                del self.fields[name]

    def clean_l_nummer(self) -> str:
        value = self.cleaned_data["l_nummer"].replace(" ", "").upper()
        if value:
            L_NUMMER(value)
        return value

    def clean_kvk(self) -> str:
        value = re.sub(r"[ .]", "", self.cleaned_data["kvk"])
        if value:
            KVK(value)
        return value


def as_typed(organisatie: Organisatie) -> dict[str, str]:
    """Return the values of an organisation as somebody would type them into OrganisatieForm."""
    values = {name: getattr(organisatie, name) for name in FEITEN + LIDMAATSCHAP}
    values["gemeenten"] = ", ".join(organisatie.gemeenten)
    values["fte"] = "" if organisatie.fte is None else f"{organisatie.fte.normalize():f}".replace(".", ",")
    return {name: "" if value is None else str(value) for name, value in values.items()}


class UitnodigingForm(forms.Form):
    """A colleague at one of these organisations; with one organisation there is nothing to choose."""

    email = forms.EmailField(
        label="E-mailadres", max_length=254, help_text="Gebruik het adres van de organisatie, geen privéadres.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    organisatie = forms.ModelChoiceField(Organisatie.objects.none(), label="Corporatie", empty_label="Kies…")
    voornaam = forms.CharField(max_length=60, required=False)
    tussenvoegsel = forms.CharField(max_length=20, required=False)
    achternaam = forms.CharField(max_length=80, required=False)
    functie = forms.CharField(max_length=80, required=False)
    rol = forms.ChoiceField(choices=Rol.choices, initial=Rol.LID, widget=Kaarten(uitleg=ROLLEN))

    def __init__(self, *args: Any, organisaties: QuerySet[Organisatie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisatie"]
        field.queryset = organisaties
        if len(found := list(organisaties[:2])) == 1:
            field.initial, field.empty_label, field.widget = found[0].pk, None, forms.HiddenInput()
        self.fields["rol"].choices = [(value, label[:1].upper() + label[1:]) for value, label in Rol.choices]


class GastForm(forms.Form):
    """A guest of one circle, until a last day."""

    email = forms.EmailField(
        label="E-mailadres", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    voornaam = forms.CharField(max_length=60, required=False)
    tussenvoegsel = forms.CharField(max_length=20, required=False)
    achternaam = forms.CharField(max_length=80, required=False)
    kring = forms.ModelChoiceField(
        Kring.objects.order_by("naam"), label="Verkenning", empty_label="Kies…",
        help_text="De gast ziet alleen wat bij deze verkenning hoort.",
    )  # fmt: skip
    gast_tot = forms.DateField(label="Laatste dag", widget=DatumInput, help_text="Daarna stopt de toegang vanzelf.")


class LijstForm(forms.Form):
    """A file with a list, and where everybody in it works when the list does not say so."""

    show_optional = False
    bestand = forms.FileField(label="Bestand", help_text="Excel (XLSX) of CSV, tot 10 MB en 5.000 regels.")
    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Bij welke corporatie werken deze mensen?", required=False,
        empty_label="Dat staat per regel in het bestand",
    )  # fmt: skip

    def __init__(self, *args: Any, organisaties: QuerySet[Organisatie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].queryset = organisaties
        if len(found := list(organisaties[:2])) < 2:
            del self.fields["organisatie"]
            self.alleen = found[0] if found else None


class AannemenForm(forms.Form):
    """Name and password of who accepts an invitation."""

    voornaam = forms.CharField(max_length=60, widget=forms.TextInput(attrs={"autocomplete": "given-name"}))
    tussenvoegsel = forms.CharField(max_length=20, required=False)
    achternaam = forms.CharField(max_length=80, widget=forms.TextInput(attrs={"autocomplete": "family-name"}))
    wachtwoord = forms.CharField(
        max_length=200, strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Minstens 10 tekens. Een korte zin onthoudt u het best.",
    )  # fmt: skip
    nogmaals = forms.CharField(
        label="Wachtwoord, nog een keer", max_length=200, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def clean_nogmaals(self) -> str:
        if self.cleaned_data["nogmaals"] != self.cleaned_data.get("wachtwoord"):
            raise ValidationError("De twee wachtwoorden zijn niet gelijk. Typ ze allebei opnieuw.")
        return self.cleaned_data["nogmaals"]


class AanstellingForm(forms.Form):
    """Role and post of an appointment."""

    functie = forms.CharField(max_length=80, required=False)
    rol = forms.ChoiceField(choices=Rol.choices, widget=Kaarten(uitleg=ROLLEN))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rol"].choices = [(value, label[:1].upper() + label[1:]) for value, label in Rol.choices]


class MicrosoftForm(forms.Form):
    """Whether a corporation logs in through Microsoft, and the id of its tenant."""

    show_optional = False
    stand = forms.ChoiceField(
        label="Inloggen met Microsoft",
        choices=MicrosoftInlog.Stand.choices,
        widget=Kaarten(uitleg={
            "uit": "Mensen van deze corporatie loggen in met een wachtwoord of een passkey.",
            "kan": "Mensen kiezen zelf: Microsoft, wachtwoord of passkey.",
            "moet": "Alleen met Microsoft, vanaf de volgende keer inloggen. Niet voor wie ook ergens anders werkt.",
        }),
    )  # fmt: skip
    tenant = forms.UUIDField(
        label="Tenant-id", required=False,
        help_text="Staat in het beheercentrum van Microsoft Entra. Bijvoorbeeld 8a1c2e0f-0000-4000-8000-1b2c3d4e5f60.",
        error_messages={"invalid": "Dit is geen tenant-id. Het zijn 32 cijfers en letters met streepjes ertussen."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("stand", "uit") != "uit" and not data.get("tenant") and "tenant" not in self.errors:
            self.add_error("tenant", "Vul het tenant-id in. Zonder dat weet het portaal niet wie er van u is.")
        return data


class EindeForm(forms.Form):
    """From when there is no access, and who takes over the questions."""

    per = forms.DateField(
        label="Geen toegang meer vanaf", widget=DatumInput,
        help_text="Vandaag of een dag die voorbij is: de toegang stopt nu. Op een latere dag stopt zij vanzelf.",
    )  # fmt: skip
    opvolger = forms.ModelChoiceField(
        Gebruiker.objects.none(), label="Wie neemt het over?", empty_label=None,
        help_text="Deze collega krijgt meteen alles wat hiernaast staat.",
    )  # fmt: skip

    def __init__(self, *args: Any, opvolgers: QuerySet[Gebruiker], van: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["per"].initial = timezone.localdate()
        self.fields["per"].widget.attrs |= {"min": van.isoformat()}
        self.fields["opvolger"].queryset = opvolgers
        if not opvolgers.exists():
            del self.fields["opvolger"]


class AnoniemForm(forms.Form):
    """Whether it is certain: this cannot be undone."""

    zeker = forms.BooleanField(
        label="Ik weet dat dit niet terug te draaien is",
        error_messages={"required": "Zet een vinkje als u het zeker weet. Dit is niet terug te draaien."},
    )


class ProfielForm(forms.Form):
    """What somebody tells about themselves."""

    aanhef = forms.ChoiceField(choices=Gebruiker.Aanhef.choices, required=False)
    voornaam = forms.CharField(max_length=60, widget=forms.TextInput(attrs={"autocomplete": "given-name"}))
    tussenvoegsel = forms.CharField(max_length=20, required=False)
    achternaam = forms.CharField(max_length=80, widget=forms.TextInput(attrs={"autocomplete": "family-name"}))
    telefoon = forms.CharField(
        max_length=20, required=False, validators=[TELEFOON],
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip
    bereikbaar = forms.CharField(
        label="Wanneer bent u bereikbaar?", max_length=120, required=False,
        help_text="Bijvoorbeeld: niet op vrijdag, het liefst voor tien uur.",
    )  # fmt: skip
    themas = forms.ModelMultipleChoiceField(
        Thema.objects.all(), label="Vraag mij over", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Collega’s vinden u bij deze thema’s.",
    )  # fmt: skip


def profile_initial(gebruiker: Gebruiker) -> dict[str, Any]:
    """Return the present values for ProfielForm."""
    return {**{name: getattr(gebruiker, name) for name in VELDEN}, "themas": list(gebruiker.themas.all())}
