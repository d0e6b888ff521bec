"""The trail for admins: who did what, when, and what it was before (C7)."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from corporaties.leden import managed
from corporaties.models import Gebruiker
from corporaties.permissions import can_read_logboek, require
from mkwportal.core.forms_render import DatumInput
from mkwportal.core.models import AuditRegel
from mkwportal.core.pagination import paginate
from mkwportal.core.tables import csv_response
from mkwportal.core.templatetags.formats import date_text, number_text

ONLY_ADMINS = "Alleen beheerders lezen het logboek."
PER_PAGE = 50
_LABELS = {
    "l_nummer": "L-nummer", "kvk": "KvK-nummer", "lid_van": "lid sinds", "lid_tot": "lid tot en met",
    "email": "e-mailadres", "gast_tot": "gast tot en met", "tot": "tot en met",
}  # fmt: skip
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


class LogboekFilter(forms.Form):
    """Which lines: a period in days, a part of a name, an action and a corporation."""

    show_optional = False
    van = forms.DateField(label="Van", required=False, widget=DatumInput)
    tot = forms.DateField(label="Tot en met", required=False, widget=DatumInput)
    wie = forms.CharField(label="Wie", required=False, max_length=100)
    actie = forms.ChoiceField(label="Wat", required=False)
    corporatie = forms.TypedChoiceField(label="Corporatie", required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, *, acties: list[str], organisaties: dict[int, str]) -> None:
        super().__init__(data)
        self.fields["actie"].choices = [("", "Alles"), *((actie, actie) for actie in acties)]
        names = sorted(organisaties.items(), key=lambda item: item[1].lower())
        self.fields["corporatie"].choices = [("", "Alle"), *names]
        if len(names) < 2:
            del self.fields["corporatie"]


@require_safe
def logboek(request: HttpRequest) -> HttpResponse:
    """Show the trail, newest first, as far as the filters and this admin's rights go."""
    organisaties = _managed(request.user)
    form, lines = _filtered(request, organisaties)
    page = paginate(request, lines, PER_PAGE)
    context = {
        "form": form,
        "page": page,
        "regels": [(line, organisaties.get(line.organisatie_id, ""), differences(line)) for line in page],
        "toon_corporatie": len(organisaties) > 1,
        "zoekdeel": request.GET.urlencode(),
    }
    return render(request, "pages/logboek.html", context)


@require_safe
def export(request: HttpRequest) -> StreamingHttpResponse:
    """Download the same lines as CSV: semicolons, UTF-8 with a byte order mark."""
    organisaties = _managed(request.user)
    _, lines = _filtered(request, organisaties)
    header = ("Wanneer", "Wie", "Wat", "Soort", "Nummer", "Naam", "Corporatie", "Was", "Werd")
    name = f"logboek-{timezone.localdate():%Y-%m-%d}.csv"
    return csv_response(name, header, _csv_rows(lines, organisaties))


def differences(line: AuditRegel) -> list[tuple[str, str, str]]:
    """Return what changed as (field, before, after) in words."""
    before, after = line.voor or {}, line.na or {}
    fields = list(dict.fromkeys((*before, *after)))
    return [
        (_LABELS.get(name, name.replace("_", " ")), in_words(before.get(name)), in_words(after.get(name)))
        for name in fields
    ]


def in_words(value: Any) -> str:
    """Return a JSON value as people write it; nothing gives an empty text."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, list):
        return ", ".join(in_words(part) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {in_words(part)}" for name, part in value.items())
    if isinstance(value, str) and _DATE.fullmatch(value):
        return date_text(dt.date.fromisoformat(value))
    return "" if value is None else str(value)


def _managed(user: Gebruiker) -> dict[int, str]:
    require(can_read_logboek(user), ONLY_ADMINS)
    return managed(user)


def _filtered(request: HttpRequest, organisaties: dict[int, str]) -> tuple[LogboekFilter, Any]:
    """Return the filter form and the lines it leaves; Http404 for a filter that does not exist."""
    visible = AuditRegel.objects.zichtbaar_voor(request.user)
    acties = list(visible.order_by("actie").values_list("actie", flat=True).distinct())
    form = LogboekFilter(request.GET, acties=acties, organisaties=organisaties)
    if not form.is_valid():
        raise Http404("Dit filter bestaat niet. Ga terug naar het logboek en kies opnieuw.")
    chosen = form.cleaned_data
    lines = visible
    if chosen["van"]:
        lines = lines.filter(tijd__gte=_midnight(chosen["van"]))
    if chosen["tot"]:
        lines = lines.filter(tijd__lt=_midnight(chosen["tot"] + dt.timedelta(days=1)))
    if chosen["wie"]:
        lines = lines.filter(wie_naam__icontains=chosen["wie"])
    if chosen["actie"]:
        lines = lines.filter(actie=chosen["actie"])
    if chosen.get("corporatie"):
        lines = lines.filter(organisatie_id=chosen["corporatie"])
    return form, lines


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def _csv_rows(lines: Any, organisaties: dict[int, str]) -> Iterator[tuple]:
    for line in lines.iterator(1000):
        changed = differences(line)
        yield (
            timezone.localtime(line.tijd).strftime("%d-%m-%Y %H:%M:%S"),
            line.wie_naam,
            line.actie,
            line.soort,
            line.object_id,
            line.object_naam,
            organisaties.get(line.organisatie_id, ""),
            "; ".join(f"{name}: {was}" for name, was, _ in changed if was),
            "; ".join(f"{name}: {werd}" for name, _, werd in changed if werd),
        )
