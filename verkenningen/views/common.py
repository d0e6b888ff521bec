"""What the views of explorations share: fetching what one may see, saving once, and two texts side by side (R6)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.forms import BaseForm
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from mkwportal.core import once

from ..models import Bezoek, Verkenning

COMBINE = "samen"


def fetch_verkenning(request: HttpRequest, pk: int) -> Verkenning:
    """Return an exploration with owner, leader and the rights of this person; Http404 for one not to be seen."""
    rows = Verkenning.objects.zichtbaar_voor(request.user).met_rechten(request.user)
    return get_object_or_404(rows.select_related("organisatie", "leider"), pk=pk)


def fetch_bezoek(request: HttpRequest, pk: int) -> Bezoek:
    """Return a visit with host, exploration and the rights of this person; Http404 for one not to be seen."""
    rows = Bezoek.objects.zichtbaar_voor(request.user).met_rechten(request.user)
    related = ("gastheer", "verkenning__organisatie", "verkenning__leider")
    return get_object_or_404(rows.select_related(*related), pk=pk)


class Once:
    """Where a saved form leads to; a second click on the same form goes there too."""

    url = ""


@contextmanager
def saved_once(request: HttpRequest) -> Iterator[Once]:
    """Run the services of one form in one transaction, once; set `.url` of what it gives before the end."""
    with transaction.atomic():
        slot = once.claim(request)
        result = Once()
        yield result
        once.finish(slot, result.url)


def form_context(obj: Model | None = None, *, revisie: int | None = None) -> dict[str, Any]:
    """Return the hidden fields of a form: a fresh key, and the revision that it was made from."""
    if revisie is None:
        revisie = getattr(obj, "revisie", 0)
    return {"formulier": once.new_key(), "revisie": revisie}


def posted_revision(request: HttpRequest) -> int:
    """Return the revision that the form was made from; -1, which never fits, when it is missing or nonsense."""
    raw = request.POST.get("revisie", "")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 10 else -1


def add_errors(form: BaseForm, error: ValidationError) -> None:
    """Put what a service refused at the fields of the form; what has no field there goes on top."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


class Verschil(NamedTuple):
    """A field that two people filled in differently: its name, label and both texts."""

    naam: str
    label: str
    hun: str
    uw: str


def differences(form: BaseForm, stored: dict[str, Any]) -> list[Verschil]:
    """Return the fields whose stored value (as the form would show it) is not what was typed."""
    found = []
    for name, value in stored.items():
        if name in form.fields:
            hun, uw = shown(form, name, value), shown(form, name, form.cleaned_data.get(name))
            if hun != uw:
                found.append(Verschil(name, str(form[name].label), hun, uw))
    return found


def shown(form: BaseForm, name: str, value: Any) -> str:
    """Return a value of a form field in words."""
    choices = dict(getattr(form.fields[name], "choices", None) or []) if not hasattr(value, "_meta") else {}
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, (list, set)) or hasattr(value, "model"):
        return ", ".join(sorted(str(choices.get(part, part)) for part in value))
    if hasattr(value, "naam"):
        return str(value.naam)
    return str(choices.get(value, value) if value is not None else "")


def combined(hun: str, uw: str) -> str:
    """Return both texts under each other; one that holds the other stays alone."""
    if uw in hun or hun in uw:
        return max(hun, uw, key=len)
    return f"{hun}\n\n{uw}"


def number_from(request: HttpRequest, name: str) -> int | None:
    """Return ?name= as a positive whole number, None when it is not given; Http404 for anything else."""
    raw = request.GET.get(name, "")
    if not raw:
        return None
    if not (raw.isascii() and raw.isdigit() and len(raw) < 19):
        raise Http404("Dit adres klopt niet. Ga terug en kies opnieuw.")
    return int(raw)
