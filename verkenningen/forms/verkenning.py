from typing import Any

from django import forms

from corporaties import namens
from corporaties.models import Bereik, Deelname, Gebruiker
from mkwportal.core.forms_render import Kaarten

from .. import audience
from ..models import Verkenning, Vraagstuk
from ..permissions import owner_choices
from .fields import DagField, LangField, OrganisatieNaamField, ZinField

BEREIK = [(Bereik.KRING.value, "Alleen de deelnemers"), (Bereik.LEDEN.value, "Alle leden van MKW")]
NO_VRAAG = "Schrijf de vraag op die u wilt verkennen."


class SoortField(forms.ChoiceField):
    """The kind of an exploration, each with what it is; a form without the field keeps what it was."""

    def __init__(self) -> None:
        super().__init__(label="Wat voor verkenning is het?", choices=Verkenning.Soort.choices, widget=Kaarten)
        self.gelijk: str = Verkenning.Soort.VERKENNING
        self.widget.uitleg = {
            Verkenning.Soort.VERKENNING.value: "U gaat op bezoek bij goede voorbeelden en schrijft lessen op.",
            Verkenning.Soort.PRAKTIJKLAB.value: "U werkt met partners aan één opgave. Inhoud en werkrelatie staan dan "
            "naast elkaar.",
        }

    def clean(self, value: Any) -> str:
        """Return the kind."""
        return super().clean(value or self.gelijk)


class VerkenningNieuwForm(forms.Form):
    """A guiding question is enough; `zin` says who sees it, LATER may wait."""

    LATER = ("naam", "soort", "bereik")

    vraag = ZinField(
        label="Wat is de leidende vraag?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": NO_VRAAG},
        help_text="U kunt de vraag later anders stellen.",
    )
    eerste_plaats = ZinField(label="Waar begint u?", max_length=80, required=False)
    eerste_gastheer = ZinField(label="Bij wie begint u?", max_length=150, required=False)
    naam = ZinField(
        label="Korte naam",
        max_length=120,
        required=False,
        help_text="Voor in lijsten. Zonder naam gebruiken wij het begin van de vraag.",
    )
    organisatie = forms.ModelChoiceField(
        queryset=None,
        label=namens.LABEL,
        empty_label=None,
        error_messages={"invalid_choice": "Kies een corporatie waarvoor u projectleider bent."},
    )
    soort = SoortField()
    bereik = forms.ChoiceField(label="Wie mag deze verkenning zien?", choices=BEREIK, widget=Kaarten)

    def __init__(self, *args: Any, gebruiker: Gebruiker, vraagstuk: Vraagstuk | None = None, **kwargs: Any) -> None:
        start_values = {"bereik": Bereik.KRING, "soort": Verkenning.Soort.VERKENNING}
        if vraagstuk is not None:
            start_values["vraag"] = vraagstuk.vraag
        kwargs["initial"] = start_values | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        owners = list(owner_choices(gebruiker, vraagstuk))
        self.fields["organisatie"].queryset = owner_choices(gebruiker, vraagstuk)
        laatst = gebruiker.namens_id if gebruiker.namens_id in [owner.pk for owner in owners] else None
        self.fields["organisatie"].initial = laatst
        self.fields["organisatie"].empty_label = None if laatst else "Kies…"
        self.enige = owners[0] if len(owners) == 1 else None
        if self.enige:
            del self.fields["organisatie"]
        self.zin = audience.viewers_at_start(self.enige.pk, Bereik.KRING.value).zin if self.enige else ""
        start = self.enige or (owners[0] if owners else None)
        if start:
            self.fields["bereik"].widget.uitleg = {
                "kring": "U voegt later deelnemers toe. "
                + (f"Nu: {_lower(self.zin)}" if self.enige else "Nu: de mensen van de corporatie die u kiest."),
                "leden": audience.viewers_at_start(start.pk, "leden").zin,
            }

    @property
    def later_open(self) -> bool:
        """Whether something is wrong in the part that is folded away."""
        return any(name in self.errors for name in self.LATER)

    def gegevens(self) -> dict[str, Any]:
        """Return what create_verkenning() takes."""
        return {"organisatie": self.enige, **self.cleaned_data}


class VerkenningForm(forms.Form):
    """Everything that may change later."""

    vraag = ZinField(
        label="Leidende vraag",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": NO_VRAAG},
    )
    inzicht = ZinField(
        label="Waarom stelt u de vraag anders?",
        max_length=300,
        required=False,
        help_text="Eén regel inzicht. Die komt bij de oude vraag te staan. Alleen nodig als u de vraag verandert.",
    )
    naam = ZinField(
        label="Korte naam", max_length=120, error_messages={"required": "Geef de verkenning een korte naam."}
    )
    toelichting = LangField(label="Toelichting", max_length=2000, required=False, help_text="Wat is de aanleiding?")
    eerste_plaats = ZinField(label="Waar begint u?", max_length=80, required=False)
    eerste_gastheer = ZinField(label="Bij wie begint u?", max_length=150, required=False)
    status = forms.ChoiceField(label="Hoe staat het ervoor?", choices=Verkenning.Status.choices)
    leider = forms.ModelChoiceField(
        queryset=None,
        label="Projectleider",
        empty_label=None,
        error_messages={"invalid_choice": "Kies als projectleider iemand die meedoet."},
    )
    soort = SoortField()
    bereik = forms.ChoiceField(label="Wie mag deze verkenning zien?", choices=BEREIK, widget=Kaarten)

    def __init__(self, *args: Any, verkenning: Verkenning, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {name: getattr(verkenning, name) for name in VELDEN})
        super().__init__(*args, **kwargs)
        mensen = verkenning.mensen(gasten=False) | Gebruiker.objects.filter(pk=verkenning.leider_id)
        self.fields["leider"].queryset = mensen.distinct()
        self.fields["soort"].gelijk = verkenning.soort
        self.fields["bereik"].widget.uitleg = {waarde: audience.viewers(verkenning, waarde).zin for waarde, _ in BEREIK}


VELDEN = ("vraag", "naam", "toelichting", "eerste_plaats", "eerste_gastheer", "status", "leider", "soort", "bereik")


class OrganisatieForm(forms.Form):
    """Add an organisation to the circle."""

    organisatie = OrganisatieNaamField(
        label="Corporatie of partner",
        max_length=200,
        error_messages={"required": "Kies een corporatie of partner."},
    )
    wijze = forms.ChoiceField(
        label="Hoe?",
        widget=forms.RadioSelect,
        initial=Deelname.Wijze.MEEDOEN,
        choices=[(Deelname.Wijze.MEEDOEN, "Doet mee"), (Deelname.Wijze.TRIBUNE, "Volgt vanaf de tribune")],
    )

    def __init__(self, *args: Any, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].offer(gebruiker)

    def clean_organisatie(self):
        """Return the organisation; only one that we know can take part."""
        genoemd = self.cleaned_data["organisatie"]
        if genoemd.organisatie is None:
            raise forms.ValidationError(
                "Deze organisatie kennen wij niet. Kies er een uit de lijst, of vraag de beheerder van MKW om haar "
                "toe te voegen."
            )
        return genoemd.organisatie


class GastForm(forms.Form):
    """Invite a guest until a day."""

    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        error_messages={
            "required": "Vul een e-mailadres in.",
            "invalid": "Dit is geen e-mailadres. Kijk het na.",
        },
    )
    voornaam = ZinField(label="Voornaam", max_length=60, required=False)
    tussenvoegsel = ZinField(label="Tussenvoegsel", max_length=20, required=False)
    achternaam = ZinField(label="Achternaam", max_length=80, required=False)
    tot = DagField(label="Gast tot en met", help_text="Na deze dag ziet de gast niets meer.")


def _lower(zin: str) -> str:
    return zin[:1].lower() + zin[1:]
