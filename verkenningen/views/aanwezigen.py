"""Who was there: one tap per participant, and walk-ins in two taps, at the door and with two people at once (V5)."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from corporaties.models import Organisatie
from corporaties.permissions import require
from mkwportal.core.edits import EditConflict
from mkwportal.core.htmx import is_htmx
from mkwportal.core.numbers import whole_number
from mkwportal.core.saving import saved_once
from mkwportal.core.templatetags.formats import plural_text

from ..bezoekpagina import count_people
from ..forms import WalkInForm
from ..models import Aanwezigheid, Bezoek
from ..permissions import NO_WRITE
from ..services import DubbeleNaam, Erbij, offer_to_write, record_attendance
from ..services.aanwezig import organisations_of, possible_attendees
from .common import fetch_bezoek, form_context

_ANTWOORD = {"ja": True, "nee": False}
_MOST_TYPED = 120


class Regel(NamedTuple):
    """One row: its `naam` in the form, who, from where, whether the person said to come, and whether was there."""

    naam: str
    wie: str
    van: str
    gaat_mee: bool | None
    was_er: bool | None


@require_http_methods(["GET", "POST"])
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who was there, and save one answer or one walk-in; of the rest nothing is sent, so nothing is undone."""
    bezoek = fetch_bezoek(request, pk)
    require(bezoek.mag_schrijven, NO_WRITE)
    if request.method == "GET":
        start = {"van": request.GET.get("van", "")[:_MOST_TYPED]}
        return _page(request, bezoek, WalkInForm(gebruiker=request.user, initial=start))
    wie = any(request.POST.get(name, "").strip() for name in ("naam", "van"))
    form = WalkInForm(request.POST if wie else None, gebruiker=request.user)
    if wie and not form.is_valid():
        return _page(request, bezoek, form, status=422)
    mensen, rijen = _changed(request, "mens"), _changed(request, "rij")
    try:
        with saved_once(request) as saved:
            saved.url = _back(pk, form if wie else None, [*mensen, *rijen])
            record_attendance(
                bezoek,
                mensen=_by_id(mensen),
                rijen=_by_id(rijen),
                erbij=_walk_in(form) if wie else None,
                toch=request.POST.get("toch") == "ja",
                gezien={name: _ANTWOORD.get(request.POST.get(f"was-{name}", "")) for name in (*mensen, *rijen)},
                by=request.user,
            )
    except EditConflict as conflict:
        row = conflict.current
        botst = f"mens-{row.gebruiker_id}" if row.gebruiker_id else f"rij-{row.pk}"
        return _page(request, bezoek, form, status=409, botst=botst)
    except ValidationError as error:
        dubbel = isinstance(error, DubbeleNaam)
        return _page(request, bezoek, form, fout=" ".join(error.messages), dubbel=dubbel, status=422)
    if is_htmx(request):
        return _page(request, bezoek, form)
    rows = list(Aanwezigheid.objects.filter(bezoek=bezoek, was_er=True).select_related("organisatie"))
    messages.success(request, f"Bewaard. Erbij: {_count(rows)}.")
    return redirect(saved.url)


@require_POST
def writer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one writes along on the report (`schrijft` is ja), or no longer."""
    bezoek = fetch_bezoek(request, pk)
    require(bezoek.mag_schrijven, NO_WRITE)
    schrijft = request.POST.get("schrijft") == "ja"
    with saved_once(request) as saved:
        saved.url = bezoek.get_absolute_url()
        offer_to_write(bezoek, schrijft=schrijft, by=request.user)
    messages.success(request, "U schrijft mee aan het verslag." if schrijft else "U schrijft niet mee aan het verslag.")
    return redirect(saved.url)


def _changed(request: HttpRequest, soort: str) -> dict[str, bool]:
    """Return the answers that differ from what the page showed, by their name; `soort` is mens or rij."""
    found = {}
    for name, value in request.POST.items():
        prefix, _, raw = name.partition("-")
        known = prefix == soort and whole_number(raw) is not None and value in _ANTWOORD
        if known and value != request.POST.get(f"was-{name}", ""):
            found[name] = _ANTWOORD[value]
    return found


def _by_id(answers: dict[str, bool]) -> dict[int, bool]:
    return {int(name.partition("-")[2]): value for name, value in answers.items()}


def _back(pk: int, form: WalkInForm | None, names: list[str]) -> str:
    """Return where to go on: to the row that was answered, or to the next walk-in, of the same organisation."""
    page = reverse("verkenningen:aanwezigen", args=[pk])
    if form is not None:
        van = form.cleaned_data["van"].naam
        query = f"?{urlencode({'van': van})}" if van else ""
        return f"{page}{query}#erbij"
    return f"{page}#{names[0]}" if names else page


def _walk_in(form: WalkInForm) -> Erbij:
    van = form.cleaned_data["van"]
    return Erbij(naam=form.cleaned_data["naam"], organisatie=van.organisatie, organisatie_naam=van.naam)


def _count(rows: list[Aanwezigheid]) -> str:
    """Return "14 mensen van 6 corporaties": people attend, corporations count."""
    if not rows:
        return "nog niemand"
    mensen, corporaties = count_people(rows)
    return f"{plural_text(mensen, 'persoon,mensen')} van {plural_text(corporaties, 'corporatie,corporaties')}"


def _rules(bezoek: Bezoek, rows: list[Aanwezigheid]) -> list[Regel]:
    """Return the rules: who said to come first, then the others, then walk-ins."""
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
    return rules + [
        Regel(f"rij-{row.pk}", row.naam, row.van, None, row.was_er) for row in rows if row.gebruiker_id is None
    ]


def _page(request: HttpRequest, bezoek: Bezoek, form: WalkInForm, *, status: int = 200, **extra: Any) -> HttpResponse:
    """Return the page, or for htmx the row that was answered with the two numbers; `botst` names a row in conflict."""
    rows = list(Aanwezigheid.objects.filter(bezoek=bezoek).select_related("organisatie"))
    rules = _rules(bezoek, rows)
    context = {
        "bezoek": bezoek,
        "verkenning": bezoek.verkenning,
        "form": form,
        "regels": rules,
        "ingevuld": sum(rule.was_er is not None for rule in rules),
        "telling": _count([row for row in rows if row.was_er]),
        "organisaties": list(form.fields["van"].bekend),
        **form_context(bezoek),
        **extra,
    }
    answered = next((rule for rule in rules if rule.naam in request.POST), None)
    if is_htmx(request) and answered and "fout" not in extra:
        return render(request, "verkenningen/_aanwezig_deel.html", {**context, "regel": answered}, status=status)
    return render(request, "verkenningen/bezoek_aanwezigen.html", context, status=status)
