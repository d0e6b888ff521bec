"""What every form that saves needs: once per click, from a known revision, with the errors of services in place."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest

from . import once
from .numbers import whole_number
from .templatetags.formats import date_text, number_text


class Saved:
    """Where a saved form leads to; a second click on the same form goes there too."""

    url = ""


@contextmanager
def saved_once(request: HttpRequest) -> Iterator[Saved]:
    """Run the services of one form in one transaction and once; set `.url` to what it leads to before the end."""
    with transaction.atomic():
        slot = once.claim(request)
        saved = Saved()
        yield saved
        once.finish(slot, saved.url)


def posted_revision(request: HttpRequest) -> int:
    """Return the revision that the form was made from; -1, which never fits, when it is missing or nonsense."""
    number = whole_number(request.POST.get("revisie"), 9)
    return -1 if number is None else number


def add_errors(form: BaseForm, error: ValidationError) -> None:
    """Put what a service refused at the fields of the form; what has no field there goes on top."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


class Verschil(NamedTuple):
    """A field that two people filled in differently: what stands there now, and what was typed."""

    naam: str
    label: str
    hun: str
    uw: str


def differences(form: BaseForm, stored: Mapping[str, Any]) -> list[Verschil]:
    """Return the fields of a valid form whose stored value, in words, is not what was typed (R6)."""
    found = []
    for name, value in stored.items():
        if name in form.fields:
            hun, uw = _in_words(form, name, value), _in_words(form, name, form.cleaned_data.get(name))
            if hun != uw:
                found.append(Verschil(name, str(form[name].label), hun, uw))
    return found


def _in_words(form: BaseForm, name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dt.date):
        return date_text(value)
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, Model):
        return str(getattr(value, "naam", value))
    labels = dict(getattr(form.fields[name], "choices", ()))
    if isinstance(value, list | tuple | set | QuerySet):
        return ", ".join(sorted(str(labels.get(part, part)) for part in value))
    return str(labels.get(value, value))
