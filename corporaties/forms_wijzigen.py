"""Forms of what becomes of a corporation: merging, another name, leaving, coming back."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from mkwportal.core.forms_render import DatumInput, Kaarten

from .models import Gebruiker, Organisatie
from .models.organisatie import KVK, L_NUMMER

NIEUW = "nieuw"
BESLOTEN = {
    "apart": (
        "Zij blijven apart",
        "Wat alleen voor de oude corporatie was, blijft bij de mensen van toen, tot zij het zelf delen.",
    ),
    "samen": (
        "Zij gaan samen",
        "Wat alleen voor de oude corporatie was, zien dan alle mensen van de nieuwe.",
    ),
}


class Corporaties(forms.ModelChoiceField):
    """A member corporation, by name and place."""

    def label_from_instance(self, obj: Organisatie) -> str:
        return f"{obj.naam} ({obj.plaats})" if obj.plaats else obj.naam


class TweeForm(forms.Form):
    """Which two corporations merge."""

    organisatie = Corporaties(Organisatie.objects.none(), label="De ene corporatie", empty_label="Kies…")
    met = Corporaties(Organisatie.objects.none(), label="De andere corporatie", empty_label="Kies…")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("organisatie", "met"):
            self.fields[name].queryset = Organisatie.objects.leden()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("met") and data.get("organisatie") == data.get("met"):
            self.add_error("met", "Kies twee verschillende corporaties.")
        return data


class FusieForm(forms.Form):
    """Into which one two corporations merge, from when, and what happens with private documents."""

    naar = forms.ChoiceField(label="Wie gaat verder?", widget=Kaarten)
    naam = forms.CharField(
        label="Naam na de fusie", max_length=120, required=False, help_text="Leeg: de naam blijft zoals hij is."
    )
    plaats = forms.CharField(label="Plaats van het kantoor", max_length=80, required=False)
    l_nummer = forms.CharField(label="L-nummer", max_length=12, required=False)
    kvk = forms.CharField(label="KvK-nummer", max_length=12, required=False)
    vhe = forms.IntegerField(label="Verhuureenheden (vhe)", required=False, min_value=0, max_value=1_000_000)
    fte = forms.DecimalField(
        label="Fte", required=False, min_value=0, max_value=9999, decimal_places=1, localize=True,
        help_text="Met een komma, bijvoorbeeld 17,5.",
    )  # fmt: skip
    datum = forms.DateField(
        label="Datum van de fusie", widget=DatumInput,
        help_text="Vandaag betekent: meteen. Op een latere dag gebeurt het vanzelf. Tot dan kunt u het annuleren.",
    )  # fmt: skip
    besloten = forms.ChoiceField(
        label="Wat gebeurt er met besloten stukken?", widget=Kaarten, initial="apart",
        help_text="Dat zijn stukken die nu alleen de eigen corporatie ziet.",
    )  # fmt: skip

    def __init__(self, *args: Any, een: Organisatie, ander: Organisatie, **kwargs: Any) -> None:
        self.een, self.ander = een, ander
        initial = {
            "naar": "met", "besloten": "apart", "datum": timezone.localdate(),
            "vhe": _sum(een.vhe, ander.vhe), "fte": _sum(een.fte, ander.fte),
        }  # fmt: skip
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["naar"].choices = [
            ("met", ander.naam), ("organisatie", een.naam), (NIEUW, "Een nieuwe corporatie"),
        ]  # fmt: skip
        self.fields["naar"].widget.uitleg = {
            "met": f"{een} gaat op in {ander}.",
            "organisatie": f"{ander} gaat op in {een}.",
            NIEUW: "Beide gaan op in een corporatie die nog niet in het portaal staat.",
        }
        self.fields["besloten"].choices = [(key, label) for key, (label, _) in BESLOTEN.items()]
        self.fields["besloten"].widget.uitleg = {key: text for key, (_, text) in BESLOTEN.items()}

    def clean_l_nummer(self) -> str:
        value = self.cleaned_data["l_nummer"].replace(" ", "").upper()
        if value:
            L_NUMMER(value)
        return value

    def clean_kvk(self) -> str:
        value = self.cleaned_data["kvk"].replace(" ", "").replace(".", "")
        if value:
            KVK(value)
        return value

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("naar") == NIEUW:
            for name, label in (("naam", "de naam"), ("plaats", "de plaats")):
                if not data.get(name):
                    self.add_error(name, f"Vul {label} van de nieuwe corporatie in.")
        return data

    @property
    def gegevens(self) -> dict[str, Any]:
        """What was chosen, as plan_fusie() takes it; what was left empty is left out."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "datum" and value not in ("", None)}
        if "fte" in data:
            data["fte"] = float(data["fte"])
        return data | {"gemeenten": list(dict.fromkeys([*self.ander.gemeenten, *self.een.gemeenten]))}


class NaamForm(forms.Form):
    """The new name of a corporation, and from when."""

    naam = forms.CharField(label="Nieuwe naam", max_length=120)
    datum = forms.DateField(
        label="Vanaf", widget=DatumInput, help_text="Op een latere dag gebeurt het vanzelf.", initial=timezone.localdate
    )


class VertrekForm(forms.Form):
    """The last day of a corporation, and whom one can ask afterwards."""

    laatste_dag = forms.DateField(
        label="Laatste dag", widget=DatumInput, help_text="Tot en met deze dag hebben de mensen toegang."
    )
    contact = forms.CharField(
        label="Wie kan men daarna iets vragen?", max_length=200, required=False,
        help_text="Bijvoorbeeld een algemeen e-mailadres. Dit staat op de pagina van de corporatie.",
    )  # fmt: skip


class TerugkeerForm(forms.Form):
    """From when a corporation is a member again, and who is invited."""

    vanaf = forms.DateField(label="Lid vanaf", widget=DatumInput, initial=timezone.localdate)
    mensen = forms.ModelMultipleChoiceField(
        Gebruiker.objects.none(), label="Wie nodigt u weer uit?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Zij krijgen een uitnodiging per mail, in de rol van toen.",
    )  # fmt: skip

    def __init__(self, *args: Any, mensen: QuerySet[Gebruiker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mensen"].queryset = mensen
        if not mensen.exists():
            del self.fields["mensen"]


class OngedaanForm(forms.Form):
    """With whom stays what was made after a fusion into a new corporation."""

    rest = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Bij wie blijft wat na de fusie is gemaakt?", empty_label=None,
        help_text="Documenten en mensen die er na de fusie bij kwamen.",
    )  # fmt: skip

    def __init__(self, *args: Any, keuzes: QuerySet[Organisatie] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if keuzes is None:
            del self.fields["rest"]
        else:
            self.fields["rest"].queryset = keuzes
            self.fields["rest"].initial = keuzes.first()


def _sum(one: Any, other: Any) -> Any:
    return None if one is None and other is None else (one or 0) + (other or 0)
