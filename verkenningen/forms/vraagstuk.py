from typing import Any

from django import forms

from corporaties import namens
from corporaties.models import Gebruiker, Organisatie, Thema

from ..models import Vraagstuk
from ..permissions import member_organisaties
from ..services.vraagstuk import NO_THEMA
from .fields import LangField, ZinField
from .themas import ThemaKeuzeForm, suggested

VELDEN = ("vraag", "toelichting", "themas")


class VraagstukForm(ThemaKeuzeForm):
    """One sentence and a theme; without one the themes that the sentence speaks of are ticked to look at."""

    vraag = ZinField(
        label="Wat wilt u weten?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Schrijf uw vraag op in één zin."},
        help_text="Eén zin is genoeg. U hoeft het antwoord nog niet te kennen.",
    )
    toelichting = LangField(label="Toelichting", max_length=2000, required=False, help_text="Waarom vraagt u dit?")
    organisatie = forms.ModelChoiceField(
        queryset=None,
        label=namens.LABEL,
        empty_label=None,
        error_messages={"invalid_choice": "Kies een corporatie waar u werkt."},
    )

    def __init__(
        self, data: Any = None, *, gebruiker: Gebruiker, vraagstuk: Vraagstuk | None = None, **kwargs: Any
    ) -> None:
        if vraagstuk is not None:
            kwargs.setdefault("initial", current_values(vraagstuk))
        self.voorgesteld = False
        if data is not None and not data.getlist("themas"):
            found = suggested(data.get("vraag", ""), list(Thema.objects.all()))
            self.voorgesteld = bool(found)
        super().__init__(data, **kwargs)
        self.fields["themas"].error_messages["required"] = NO_THEMA
        if self.voorgesteld:
            self.data = data.copy()
            self.data.setlist("themas", found)
        mijn = [] if vraagstuk is not None else [pk for pk, _ in member_organisaties(gebruiker)]
        self.enige = mijn[0] if len(mijn) == 1 else None
        if len(mijn) > 1:
            self.fields["organisatie"].queryset = Organisatie.objects.filter(pk__in=mijn)
            self.fields["organisatie"].initial = gebruiker.namens_id if gebruiker.namens_id in mijn else None
            self.fields["organisatie"].empty_label = None if self.fields["organisatie"].initial else "Kies…"
        else:
            del self.fields["organisatie"]

    def clean(self) -> dict[str, Any]:
        """Let the person look at proposed themes before they count."""
        if self.voorgesteld:
            self.add_error("themas", "Wij kozen een thema bij uw vraag. Klopt het? Plaats dan uw vraag.")
        return self.cleaned_data

    def gegevens(self) -> dict[str, Any]:
        """Return what create_vraagstuk() takes."""
        data = dict(self.cleaned_data)
        data["organisatie"] = data.get("organisatie") or Organisatie.objects.get(pk=self.enige)
        return data


class SluitForm(forms.Form):
    """One line on what came of a question."""

    uitkomst = ZinField(
        label="Wat kwam eruit?", max_length=300, required=False, help_text="Eén regel, voor wie dit later leest."
    )


def current_values(vraagstuk: Vraagstuk) -> dict[str, Any]:
    """Return a question as the values that its form shows."""
    return {
        "vraag": vraagstuk.vraag,
        "toelichting": vraagstuk.toelichting,
        "themas": [str(thema.pk) for thema in vraagstuk.themas.all()],
    }
