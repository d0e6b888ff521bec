"""Forms of questions and answers."""

from collections.abc import Sequence
from typing import Any

from django import forms

from corporaties import namens
from mkwportal.core.forms_render import Kaarten

from ..models import Versie, Vraag
from .fields import BESTAAT_NIET, TekstVeld


class VraagForm(forms.Form):
    """A question or a suggestion; who asks chooses by the button, or afterwards by the cards."""

    use_required_attribute = False  # an empty required field would look wrong before anybody typed

    soort = forms.ChoiceField(
        label="Wat is het?",
        choices=[(Vraag.Soort.VRAAG, "Een vraag"), (Vraag.Soort.VOORSTEL, "Een voorstel: kan het hendiger?")],
        widget=Kaarten(
            uitleg={
                "vraag": "U wilt iets weten. De contactpersoon krijgt een bericht.",
                "voorstel": "U ziet een betere manier. De eigenaar kan het verwerken, met dank aan u.",
            }
        ),
        error_messages={"invalid_choice": BESTAAT_NIET, "required": "Kies of dit een vraag of een voorstel is."},
    )
    tekst = TekstVeld(
        label="Uw vraag of voorstel",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Schrijf eerst uw vraag of voorstel op.",
            "max_length": "Deze tekst is te lang: gebruik hoogstens 2.000 tekens.",
        },
    )
    organisatie = forms.TypedChoiceField(
        label=namens.LABEL, coerce=int, error_messages={"invalid_choice": BESTAAT_NIET}
    )

    def __init__(
        self, *args: Any, organisaties: Sequence[tuple[int, str]] = (), laatst: int | None = None, **kwargs: Any
    ) -> None:
        """`organisaties` are where the asker works; with more than one it is asked in whose name."""
        super().__init__(*args, **kwargs)
        if len(organisaties) > 1:
            namens.offer(self.fields["organisatie"], organisaties, laatst)
        else:
            del self.fields["organisatie"]


class AntwoordForm(forms.Form):
    """An answer."""

    use_required_attribute = False  # an empty required field would look wrong before anybody typed

    tekst = TekstVeld(
        label="Uw antwoord",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Wie het document ziet, kan dit lezen. De vragensteller krijgt een bericht.",
        error_messages={
            "required": "Schrijf eerst uw antwoord op.",
            "max_length": "Dit antwoord is te lang: gebruik hoogstens 4.000 tekens.",
        },
    )


class VerwerktForm(forms.Form):
    """In which version something was taken in; empty takes that back."""

    verwerkt_in = forms.TypedChoiceField(
        label="Verwerkt in versie",
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": BESTAAT_NIET},
    )

    def __init__(self, *args: Any, versies: list[Versie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verwerkt_in"].choices = [
            ("", "niet verwerkt"),
            *((versie.nummer, f"versie {versie.nummer}") for versie in versies),
        ]


class VerbergForm(forms.Form):
    """Why the platform hides a question."""

    use_required_attribute = False  # an empty required field would look wrong before anybody typed

    reden = TekstVeld(
        label="Waarom verbergt u dit?",
        max_length=200,
        help_text="De vragensteller en de eigenaar van het document lezen dit.",
        error_messages={
            "required": "Schrijf op waarom u dit verbergt.",
            "max_length": "Deze tekst is te lang: gebruik hoogstens 200 tekens.",
        },
    )
