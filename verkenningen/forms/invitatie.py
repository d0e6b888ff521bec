from typing import Any

from django import forms
from django.http import QueryDict

from corporaties.models import Gebruiker
from mkwportal.core.forms_render import Kaarten

from ..invitaties import GEVONDEN, Genodigde, chosen_people, find_people, grouped, guests_of
from ..models import Bezoek, Invitatie, Verkenning
from .fields import ZinField

KEUZES = {
    Invitatie.Antwoord.MEE.value: "Ik doe mee",
    Invitatie.Antwoord.AARZEL.value: "Ik aarzel nog",
    Invitatie.Antwoord.NODIG.value: "Ik heb eerst iets nodig",
    Invitatie.Antwoord.NEE.value: "Nu niet",
}


class UitnodigenForm(forms.Form):
    """What people are invited to, and whom: those found with `zoek` and those ticked before."""

    waartoe = ZinField(
        label="Waartoe nodigt u uit?",
        max_length=200,
        help_text="Eén eerlijke regel: wat vraagt u, en hoeveel tijd kost het?",
        error_messages={"required": "Schrijf in één regel waartoe u uitnodigt."},
    )
    bezoek = forms.ModelChoiceField(
        queryset=None,
        label="Waarvoor?",
        required=False,
        empty_label="De hele verkenning",
        error_messages={"invalid_choice": "Dit bezoek is geweest of gaat niet door. Kies een ander."},
    )
    zoek = ZinField(
        label="Zoek mensen",
        max_length=100,
        required=False,
        help_text="Op corporatie, partner, plaats of naam.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    wie = forms.MultipleChoiceField(
        label="Wie nodigt u uit?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies wie u uitnodigt.",
            "invalid_choice": "Een van deze mensen kunt u niet meer uitnodigen. Kijk de lijst na.",
        },
    )

    def __init__(
        self,
        *args: Any,
        gebruiker: Gebruiker,
        verkenning: Verkenning,
        bezoeken: list[Bezoek],
        getypt: QueryDict | None = None,
        **kwargs: Any,
    ) -> None:
        """`getypt` is what stands in the form while somebody looks for people; it is not checked yet."""
        typed: Any = getypt if getypt is not None else (args[0] if args else QueryDict())
        if getypt is not None:
            kwargs["initial"] = {"wie": getypt.getlist("wie")} | {
                name: getypt.get(name, "") for name in ("waartoe", "bezoek", "zoek")
            }
        super().__init__(*args, **kwargs)
        field: Any = self.fields["bezoek"]
        field.queryset = Bezoek.objects.filter(pk__in=[bezoek.pk for bezoek in bezoeken])
        if not bezoeken:
            del self.fields["bezoek"]
        self.zoekwoorden = " ".join(typed.get("zoek", "").replace("\x00", "").split())[:100]
        ticked = typed.getlist("wie")
        self.gekozen = chosen_people(gebruiker, verkenning, ticked) if ticked else []
        found = find_people(gebruiker, verkenning, self.zoekwoorden)
        self.meer = len(found) > GEVONDEN
        found = found[:GEVONDEN] + ([] if self.zoekwoorden else guests_of(verkenning))
        self.aantal_gevonden = len(found)
        mine = {person.sleutel for person in self.gekozen}
        self.mensen = [*self.gekozen, *(person for person in found if person.sleutel not in mine)]
        keuze: Any = self.fields["wie"]
        keuze.choices = grouped(self.mensen)

    def genodigden(self) -> list[Genodigde]:
        """Return who was ticked."""
        wanted = set(self.cleaned_data["wie"])
        return [person for person in self.gekozen if person.sleutel in wanted]


class AntwoordForm(forms.Form):
    """One of four answers; what somebody needs first takes one line."""

    antwoord = forms.ChoiceField(
        label="Wat is uw antwoord?",
        choices=list(KEUZES.items()),
        widget=Kaarten,
        error_messages={
            "required": "Kies een van de vier antwoorden.",
            "invalid_choice": "Kies een van de vier antwoorden.",
        },
    )
    nodig = ZinField(
        label="Wat hebt u eerst nodig?",
        max_length=200,
        required=False,
        help_text="Eén regel. Alleen bij ‘Ik heb eerst iets nodig’.",
    )

    def __init__(self, *args: Any, invitatie: Invitatie, spreekt: bool, gekozen: bool = False, **kwargs: Any) -> None:
        """`gekozen`: the answer was tapped in the mail already, so the line below it belongs to it."""
        super().__init__(*args, **kwargs)
        if gekozen:
            self.fields["nodig"].required, self.fields["nodig"].help_text = True, "Eén regel."
        door, bezoek = invitatie.door.naam, invitatie.bezoek
        mee = f"{invitatie.organisatie} doet mee aan de verkenning." if spreekt else f"Wij laten het {door} weten."
        self.fields["antwoord"].widget.uitleg = {
            "mee": f"U staat op de lijst van het bezoek. {mee}" if bezoek else mee,
            "aarzel": f"Alleen {door} ziet dit.",
            "nodig": f"Alleen {door} ziet dit.",
            "nee": "Ook een goed antwoord. U hoeft niet te zeggen waarom.",
        }

    def clean(self) -> dict[str, Any]:
        """Refuse "first something" without the line that says what."""
        data = super().clean() or {}
        if data.get("antwoord") == Invitatie.Antwoord.NODIG and not data.get("nodig") and "nodig" not in self.errors:
            self.add_error("nodig", "Schrijf in één regel wat u eerst nodig hebt.")
        return data
