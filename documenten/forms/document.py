"""Forms of the library: they turn input into final values and never save."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.urls import reverse

from corporaties import namens
from corporaties.models import Bereik
from mkwportal.core.files.types import TYPES
from mkwportal.core.forms_render import DatumInput, Kaarten, Sleepvak

from ..models import Document, Soort, Status
from ..services.gegevens import is_wider
from .fields import BESTAAT_NIET, Keuzes, ObjectVeld, TekstVeld

_DATUM = {"invalid": "Deze datum bestaat niet. Kies een dag, of schrijf bijvoorbeeld 31-12-2027."}
_DATUM_FORMATEN = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"]
_JAAR = "Vul een jaar in van vier cijfers, van 1900 tot en met 2100."
THEMAVELDEN = ("thema_1", "thema_2", "thema_3")
ACCEPT = ",".join(f".{ext}" for ext in (*TYPES, "jpeg", "htm"))


class BestandenForm(forms.Form):
    """Step one: the files, and for somebody of several corporations for which one they are."""

    organisatie = forms.TypedChoiceField(
        label=namens.LABEL,
        coerce=int,
        error_messages={"invalid_choice": BESTAAT_NIET},
        help_text="Deze corporatie wordt eigenaar.",
    )
    bestanden = forms.FileField(
        required=False,
        label="Sleep bestanden hierheen",
        widget=Sleepvak(attrs={"class": "mkw-dropzone__input", "accept": ACCEPT}),
        help_text="PDF, Word, Excel, PowerPoint, OpenDocument, e-mail of foto. "
        f"Hoogstens {settings.MAX_UPLOAD_FILES} bestanden van {settings.MAX_UPLOAD_BYTES // 2**20} MB.",
    )
    show_optional = False

    def __init__(
        self, *args: Any, organisaties: list[tuple[int, str]], laatst: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["organisatie"]
        namens.offer(veld, organisaties, laatst)
        if len(organisaties) == 1:
            veld.required, veld.empty_value = False, organisaties[0][0]
        else:
            veld.widget.attrs["data-upload-mee"] = True


class GegevensForm(forms.Form):
    """What a director corrects after an upload: title, kind, year, themes, contact, review date, summary."""

    revisie = forms.IntegerField(widget=forms.HiddenInput)
    titel = TekstVeld(
        label="Titel",
        max_length=200,
        error_messages={
            "required": "Geef het document een titel.",
            "max_length": "Deze titel is te lang: gebruik hoogstens 200 tekens.",
        },
    )
    soort = forms.ChoiceField(
        label="Soort document", choices=Soort.choices, error_messages={"invalid_choice": BESTAAT_NIET}
    )
    thema_1 = ObjectVeld(label="Thema", required=False)
    thema_2 = ObjectVeld(label="Tweede thema", required=False)
    thema_3 = ObjectVeld(label="Derde thema", required=False)
    jaar = forms.IntegerField(
        label="Jaar",
        required=False,
        min_value=1900,
        max_value=2100,
        error_messages={"invalid": _JAAR, "min_value": _JAAR, "max_value": _JAAR},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
    )
    status = forms.ChoiceField(label="Status", choices=Status.choices, error_messages={"invalid_choice": BESTAAT_NIET})
    contact = ObjectVeld(
        label="Contactpersoon",
        error_messages={
            "required": "Kies een contactpersoon.",
            "invalid_choice": "Deze persoon werkt nu niet bij uw corporatie. Kies een collega.",
        },
    )
    herzien_voor = forms.DateField(
        label="Herzien vóór",
        required=False,
        widget=DatumInput,
        input_formats=_DATUM_FORMATEN,
        error_messages=_DATUM,
    )
    samenvatting = TekstVeld(
        label="Waarom is dit handig voor een ander?",
        required=False,
        max_length=1000,
        help_text="Eén of twee zinnen. Dit staat in de zoekresultaten.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Deze tekst is te lang: gebruik hoogstens 1.000 tekens."},
    )
    _SINGLE = ("titel", "soort", "jaar", "status", "contact", "herzien_voor", "samenvatting")

    def __init__(self, *args: Any, document: Document, keuzes: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = document
        choices = keuzes.theme_choices()
        for name in THEMAVELDEN:
            self.fields[name].fill(keuzes.themas, choices, leeg="Geen" if name != "thema_1" else "Kies een thema")
        people = list(keuzes.collegas.get(document.organisatie_id, ()))
        if document.contact not in people:
            people.append(document.contact)
        self.fields["contact"].fill(people, [(person.pk, person.naam) for person in people])

    def clean(self) -> dict[str, Any]:
        """Gather the themes, each once, in the order of choice."""
        cleaned = super().clean()
        cleaned["themas"] = list(dict.fromkeys(cleaned[name] for name in THEMAVELDEN if cleaned.get(name)))
        return cleaned

    @property
    def gegevens(self) -> dict[str, Any]:
        """The metadata as services take it, once the form is valid."""
        return {name: self.cleaned_data[name] for name in (*self._SINGLE, "themas")}


class BewerkForm(GegevensForm):
    """All fields of a document (D3) but its audience."""

    vastgesteld_op = forms.DateField(
        label="Vastgesteld op",
        required=False,
        widget=DatumInput,
        input_formats=_DATUM_FORMATEN,
        error_messages=_DATUM,
    )
    vastgesteld_door = TekstVeld(
        label="Vastgesteld door",
        required=False,
        max_length=100,
        help_text="Bijvoorbeeld: bestuur, na goedkeuring door de RvC.",
        error_messages={"max_length": "Deze tekst is te lang: gebruik hoogstens 100 tekens."},
    )
    viel_af = TekstVeld(
        label="Wat viel af?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Welke keuzes hebt u overwogen en niet gemaakt? Dat helpt een ander vaak het meest.",
        error_messages={"max_length": "Deze tekst is te lang: gebruik hoogstens 2.000 tekens."},
    )
    _SINGLE = (*GegevensForm._SINGLE, "vastgesteld_op", "vastgesteld_door", "viel_af")


_BEREIK = {
    Bereik.LEDEN: (
        "Alle leden van MKW",
        "Zij kunnen het lezen, downloaden en overnemen. Niemand buiten MKW ziet het, ook Google niet.",
    ),
    Bereik.CORPORATIE: (
        "Alleen mijn corporatie",
        "Handig voor een concept. U kunt het later alsnog met anderen delen.",
    ),
    Bereik.KRING: (
        "Deelnemers van …",
        "Bijvoorbeeld alleen de partners in een verkenning. Kies hieronder welke.",
    ),
}


class BereikForm(forms.Form):
    """Who may see it (R1): three audiences, each with its consequence in a sentence."""

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
    geen_huurders = forms.BooleanField(
        required=False, label="Er staan geen namen, adressen of andere persoonsgegevens van huurders in"
    )
    show_optional = False
    GEEN_HUURDERS = (
        "Bevestig dat er geen gegevens van huurders in staan. Staan ze er wel in? "
        "Haal ze er eerst uit, of kies ‘Alleen mijn corporatie’."
    )

    def __init__(
        self,
        *args: Any,
        keuzes: Keuzes,
        zinnen: Mapping[str, str],
        organisaties: Iterable[int],
        tevoren: str = Bereik.CORPORATIE,
        **kwargs: Any,
    ) -> None:
        """`zinnen` says per audience for how many it is; an audience wider than `tevoren` is confirmed."""
        super().__init__(*args, **kwargs)
        self.tevoren = tevoren
        self.kring_zin = zinnen.get(Bereik.KRING, "")
        chosen = {value: text for value, text in _BEREIK.items() if keuzes.kringen or value != Bereik.KRING}
        veld = self.fields["bereik"]
        veld.choices = [(value, label) for value, (label, _) in chosen.items()]
        veld.widget.uitleg = {
            str(value): f"{zinnen[value]} {uitleg}" if value in zinnen and value != Bereik.KRING else uitleg
            for value, (_, uitleg) in chosen.items()
        }
        if not keuzes.kringen:
            del self.fields["kring"]
            return
        names = [(kring.pk, kring.naam) for kring in keuzes.kringen]
        self.fields["kring"].fill(keuzes.kringen, names, leeg="Kies een verkenning of verband")
        query = urlencode([("organisatie", pk) for pk in organisaties])
        self.fields["kring"].widget.attrs |= {
            "data-hx-get": f"{reverse('documenten:bereik')}?{query}",
            "data-hx-trigger": "change",
            "data-hx-target": "#kring-zin",
        }

    def clean(self) -> dict[str, Any]:
        """Ask for the circle and, beyond the own corporation, for the confirmation about tenants."""
        cleaned = super().clean()
        bereik = cleaned.get("bereik")
        if bereik == Bereik.KRING and not cleaned.get("kring"):
            self.add_error("kring", "Kies van welke verkenning of welk verband de deelnemers dit mogen zien.")
        if bereik == Bereik.LEDEN and cleaned.get("kring"):
            self.add_error(
                "kring", "U koos ook ‘alle leden’. Zet deze lijst terug op leeg, of kies ‘Deelnemers van …’."
            )
        if bereik != Bereik.KRING:
            cleaned["kring"] = None
        if bereik and is_wider(bereik, self.tevoren) and not cleaned.get("geen_huurders"):
            self.add_error("geen_huurders", self.GEEN_HUURDERS)
        return cleaned

    @property
    def gegevens(self) -> dict[str, Any]:
        """The audience as services take it, once the form is valid."""
        return {"bereik": self.cleaned_data["bereik"], "kring": self.cleaned_data["kring"]}


class VersieForm(forms.Form):
    """The next version: a file and what changed."""

    use_required_attribute = False  # an empty required field would look wrong before anybody typed

    bestand = forms.FileField(
        label="Bestand",
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        allow_empty_file=True,
        help_text=f"Tot {settings.MAX_UPLOAD_BYTES // 2**20} MB. De vorige versie blijft bewaard.",
        error_messages={"required": "Kies het bestand van de nieuwe versie."},
    )
    toelichting = TekstVeld(
        label="Wat is er veranderd?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Eén of twee zinnen. Wie dit document gebruikt, leest dit als eerste.",
        error_messages={
            "required": "Schrijf kort op wat er veranderd is.",
            "max_length": "Deze tekst is te lang: gebruik hoogstens 500 tekens.",
        },
    )


class VerwijderForm(forms.Form):
    """Why a document goes; may stay empty."""

    reden = TekstVeld(
        label="Waarom haalt u het weg?",
        required=False,
        max_length=300,
        help_text="Uw collega’s zien dit in de prullenbak.",
        error_messages={"max_length": "Deze tekst is te lang: gebruik hoogstens 300 tekens."},
    )
