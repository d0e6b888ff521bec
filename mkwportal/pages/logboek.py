"""The trail for admins: who did what, when, and what it was before (C7)."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from corporaties.anoniem import stream_without_names, without_names
from corporaties.leden import managed
from corporaties.models import Gebruiker
from corporaties.permissions import can_read_logboek, require
from mkwportal.core import logboek as trail
from mkwportal.core.forms_render import DatumInput
from mkwportal.core.models import AuditRegel
from mkwportal.core.tables import table_response

from .logboek_tekst import differences, kind

ONLY_ADMINS = "Alleen beheerders lezen het logboek."
PER_PAGE = 50
MAX_XLSX = 50_000
"""Lines that fit in a workbook; it is made at once, and a CSV of all of them is streamed."""
HEADER = ("Wanneer", "Wie", "Wat", "Soort", "Nummer", "Naam", "Corporatie", "Was", "Werd", "Referentie")
_OBJECT = re.compile(r"([a-z]{1,40})-(\d{1,18})")
_NO_FILTER = "Dit filter bestaat niet. Ga terug naar het logboek en kies opnieuw."


class LogboekFilter(forms.Form):
    """Which lines: words, a period in days, a name, an action, a corporation, and one object such as "document-17"."""

    show_optional = False
    q = forms.CharField(label="Woorden", required=False, max_length=200)
    van = forms.DateField(label="Van", required=False, widget=DatumInput)
    tot = forms.DateField(label="Tot en met", required=False, widget=DatumInput)
    wie = forms.CharField(label="Wie", required=False, max_length=100)
    actie = forms.ChoiceField(label="Wat", required=False)
    corporatie = forms.TypedChoiceField(label="Corporatie", required=False, coerce=int, empty_value=None)
    object = forms.RegexField(_OBJECT, required=False, widget=forms.HiddenInput)

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
    try:
        page = trail.page(lines, PER_PAGE, before=request.GET.get("voor", ""), after=request.GET.get("na", ""))
    except ValueError as error:
        raise Http404(_NO_FILTER) from error
    context = {
        "form": form,
        "regels": [
            (line, organisaties.get(line.organisatie_id, ""), differences(line)) for line in without_names(page.regels)
        ],
        "toon_corporatie": len(organisaties) > 1,
        "zoekdeel": _query(request),
        "object": _object_in_words(form.cleaned_data["object"]),
        "zonder_object": _query(request, object=""),
        "nieuwste": _query(request) if request.GET.get("voor") or request.GET.get("na") else None,
        "nieuwer": page.nieuwer and _query(request, na=page.nieuwer),
        "ouder": page.ouder and _query(request, voor=page.ouder),
        "max_xlsx": MAX_XLSX,
    }
    return render(request, "pages/logboek.html", context)


@require_safe
def export(request: HttpRequest, soort: str) -> HttpResponseBase:
    """Download the same lines: all of them as CSV, sent while they are read, or the newest as XLSX."""
    organisaties = _managed(request.user)
    _, lines = _filtered(request, organisaties)
    lines = lines.order_by("-tijd", "-id")
    if soort == "xlsx":
        lines = lines[:MAX_XLSX]
    return table_response(request, soort, "logboek", HEADER, _rows(lines, organisaties))


def _managed(user: Gebruiker) -> dict[int, str]:
    require(can_read_logboek(user), ONLY_ADMINS)
    return managed(user)


def _filtered(request: HttpRequest, organisaties: dict[int, str]) -> tuple[LogboekFilter, QuerySet]:
    """Return the filter form and the lines it leaves; Http404 for a filter that does not exist."""
    lines = AuditRegel.objects.zichtbaar_voor(request.user)
    form = LogboekFilter(request.GET, acties=trail.acts(), organisaties=organisaties)
    if not form.is_valid():
        raise Http404(_NO_FILTER)
    chosen = form.cleaned_data
    if chosen["van"]:
        lines = lines.filter(tijd__gte=_midnight(chosen["van"]))
    if chosen["tot"]:
        lines = lines.filter(tijd__lt=_midnight(chosen["tot"] + dt.timedelta(days=1)))
    if chosen["actie"]:
        lines = lines.filter(actie=chosen["actie"])
    if chosen.get("corporatie"):
        lines = lines.filter(organisatie_id=chosen["corporatie"])
    if found := _OBJECT.fullmatch(chosen["object"]):
        lines = lines.filter(soort=found[1], object_id=int(found[2]))
    return form, trail.search(lines, q=chosen["q"], wie=chosen["wie"])


def _query(request: HttpRequest, **changes: str) -> str:
    """Return the filters as the address keeps them, from the first page, with these changes; "" is without it."""
    query = request.GET.copy()
    for name in ("voor", "na", "pagina"):
        query.pop(name, None)
    for name, value in changes.items():
        query[name] = value
        if not value:
            del query[name]
    return query.urlencode()


def _object_in_words(chosen: str) -> str:
    found = _OBJECT.fullmatch(chosen)
    return f"{kind(found[1])} {found[2]}" if found else ""


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def _rows(lines: QuerySet, organisaties: dict[int, str]) -> Iterator[tuple]:
    for line in stream_without_names(lines.iterator(1000)):
        changed = differences(line)
        yield (
            line.tijd,
            line.wie_naam,
            line.actie,
            kind(line.soort),
            line.object_id,
            line.object_naam,
            organisaties.get(line.organisatie_id, ""),
            "; ".join(f"{name}: {was}" for name, was, _ in changed if was),
            "; ".join(f"{name}: {werd}" for name, _, werd in changed if werd),
            line.verzoek_id,
        )
