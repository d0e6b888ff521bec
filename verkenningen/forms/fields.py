"""Fields that more than one form uses."""

import datetime as dt
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from corporaties.models import Gebruiker, Organisatie
from mkwportal.core.forms_render import DatumInput, TijdInput
from mkwportal.core.templatetags.formats import date_text

EERSTE_DAG, LAATSTE_DAG = dt.date(1990, 1, 1), dt.date(2099, 12, 31)


class ZinField(forms.CharField):
    """One line of text: line breaks and double spaces become one space."""

    def to_python(self, value: Any) -> str:
        """Return the text on one line."""
        return " ".join(super().to_python(value).split())


class LangField(forms.CharField):
    """Some lines of text, with the line breaks of one kind, so that every device counts the same length."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the text with line feeds only."""
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


class DagField(forms.DateField):
    """A calendar day that a visit can have."""

    widget = DatumInput
    default_error_messages = {
        "required": "Kies een dag.",
        "invalid": "Deze dag bestaat niet. Kies een dag uit de kalender.",
    }

    def validate(self, value: dt.date | None) -> None:
        """Raise ValidationError for a day long before or after our time."""
        super().validate(value)
        if value is not None and not EERSTE_DAG <= value <= LAATSTE_DAG:
            raise ValidationError(f"Kies een dag tussen {EERSTE_DAG.year} en {LAATSTE_DAG.year}.")


class UurField(forms.TimeField):
    """A time of day."""

    widget = TijdInput
    default_error_messages = {
        "required": "Vul een tijd in, zoals 10:00.",
        "invalid": "Deze tijd bestaat niet. Vul een tijd in, zoals 10:00.",
    }
    input_formats = ["%H:%M", "%H:%M:%S", "%H.%M"]


def moment(dag: dt.date, uur: dt.time) -> dt.datetime:
    """Return this moment in Amsterdam, the first of an hour that comes twice; ValidationError for a skipped one."""
    local = dt.datetime.combine(dag, uur, timezone.get_default_timezone())
    if timezone.localtime(local.astimezone(dt.UTC)).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ValidationError(
            f"{uur:%-H.%M} uur bestaat niet op {date_text(dag)}: de klok gaat dan van 2.00 naar 3.00 uur. "
            "Kies een andere tijd."
        )
    return local


class Genoemd(NamedTuple):
    """An organisation as somebody typed it: known, or only a name."""

    organisatie: Organisatie | None
    naam: str


class OrganisatieNaamField(ZinField):
    """The name of an organisation, chosen from those one may see or typed; cleans to Genoemd."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bekend: dict[str, int] = {}
        self.widget.attrs |= {"list": "organisaties", "autocomplete": "off"}

    def offer(self, gebruiker: Gebruiker) -> None:
        """Load the organisations that this person may choose; two with one name get their place behind it."""
        rows = list(Organisatie.objects.zichtbaar_voor(gebruiker).bestaand().values_list("pk", "naam", "plaats"))
        names = [naam.casefold() for _, naam, _ in rows]
        self.bekend = {
            naam if names.count(naam.casefold()) == 1 else f"{naam} ({plaats})": pk for pk, naam, plaats in rows
        }

    def clean(self, value: Any) -> Genoemd:
        """Return what was typed as a known organisation, or as a name."""
        naam = super().clean(value)
        pk = {label.casefold(): pk for label, pk in self.bekend.items()}.get(naam.casefold())
        return Genoemd(Organisatie.objects.filter(pk=pk).first() if pk else None, naam)
