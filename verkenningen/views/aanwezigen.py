"""Who was there: Ja or Nee per participant, and walk-ins in two taps (V5)."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from corporaties.models import Organisatie
from corporaties.permissions import require
from mkwportal.core.numbers import whole_number
from mkwportal.core.saving import saved_once

from ..forms import WalkInForm
from ..models import Aanwezigheid, Bezoek
from ..permissions import NO_WRITE
from ..services import record_attendance
from ..services.aanwezig import Erbij, organisations_of, possible_attendees
from .bezoek import count_people
from .common import fetch_bezoek, form_context

_ANTWOORD = {"ja": True, "nee": False}


class Regel(NamedTuple):
    """One row: `naam` of its radio buttons, who, from where, whether the person said to come, and whether was there."""

    naam: str
    wie: str
    van: str
    gaat_mee: bool | None
    was_er: bool | None


@require_http_methods(["GET", "POST"])
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and save who was there; only what changed since the page was made is saved."""
    bezoek = fetch_bezoek(request, pk)
    require(bezoek.mag_schrijven, NO_WRITE)
    if request.method == "GET":
        return _page(request, bezoek, WalkInForm(gebruiker=request.user))
    wie = any(request.POST.get(name, "").strip() for name in ("naam", "van"))
    form = WalkInForm(request.POST if wie else None, gebruiker=request.user)
    if wie and not form.is_valid():
        return _page(request, bezoek, form, status=422)
    try:
        with saved_once(request) as saved:
            saved.url = reverse("verkenningen:aanwezigen", args=[pk])
            record_attendance(
                bezoek,
                mensen=_changed(request, "mens"),
                rijen=_changed(request, "rij"),
                erbij=_walk_in(form) if wie else None,
                by=request.user,
            )
    except ValidationError as error:
        return _page(request, bezoek, form, fout=" ".join(error.messages), status=422)
    rows = list(Aanwezigheid.objects.filter(bezoek=bezoek, was_er=True).select_related("organisatie"))
    messages.success(request, f"Bewaard: {_count(rows)}.")
    return redirect(saved.url if wie else reverse("verkenningen:verslag", args=[pk]))


def _changed(request: HttpRequest, soort: str) -> dict[int, bool]:
    """Return the answers that differ from what the page showed, by id; `soort` is mens or rij."""
    found = {}
    for name, value in request.POST.items():
        prefix, _, raw = name.partition("-")
        pk = whole_number(raw) if prefix == soort and value in _ANTWOORD else None
        if pk is not None and value != request.POST.get(f"was-{name}", ""):
            found[pk] = _ANTWOORD[value]
    return found


def _walk_in(form: WalkInForm) -> Erbij:
    van = form.cleaned_data["van"]
    return Erbij(naam=form.cleaned_data["naam"], organisatie=van.organisatie, organisatie_naam=van.naam)


def _count(rows: list[Aanwezigheid]) -> str:
    mensen, corporaties = count_people(rows)
    return (
        f"{mensen} {'persoon' if mensen == 1 else 'mensen'} van "
        f"{corporaties} {'corporatie' if corporaties == 1 else 'corporaties'}"
    )


def _rules(request: HttpRequest, bezoek: Bezoek) -> list[Regel]:
    """Return the rows: who said to come first, then the others, then walk-ins; answers just given stay chosen."""
    rows = list(Aanwezigheid.objects.filter(bezoek=bezoek).select_related("organisatie"))
    per_mens = {row.gebruiker_id: row for row in rows if row.gebruiker_id}
    mensen = list(possible_attendees(bezoek))
    van = organisations_of([mens.pk for mens in mensen], bezoek.verkenning)
    namen = dict(Organisatie.objects.filter(pk__in=set(van.values())).values_list("pk", "naam"))
    rules = []
    for mens in mensen:
        row = per_mens.get(mens.pk)
        waar = row.van if row and row.van else namen.get(van.get(mens.pk), "gast")
        rules.append(Regel(f"mens-{mens.pk}", mens.naam, waar, row and row.gaat_mee, row and row.was_er))
    rules.sort(key=lambda rule: (rule.gaat_mee is not True, rule.gaat_mee is False))
    rules += [Regel(f"rij-{row.pk}", row.naam, row.van, None, row.was_er) for row in rows if row.gebruiker_id is None]
    return rules


def _page(request: HttpRequest, bezoek: Bezoek, form: WalkInForm, *, status: int = 200, **extra: Any) -> HttpResponse:
    rules = _rules(request, bezoek)
    typed = {name: _ANTWOORD[value] for name, value in request.POST.items() if value in _ANTWOORD}
    context = {
        "bezoek": bezoek,
        "verkenning": bezoek.verkenning,
        "form": form,
        "regels": [(rule, typed.get(rule.naam, rule.was_er)) for rule in rules],
        "ingevuld": sum(rule.was_er is not None for rule in rules),
        "organisaties": list(form.fields["van"].bekend),
        **form_context(bezoek),
        **extra,
    }
    return render(request, "verkenningen/bezoek_aanwezigen.html", context, status=status)
