"""The programme of a visit: stops in order, added, moved and removed with or without a script."""

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from corporaties.permissions import require
from mkwportal.core.edits import EditConflict
from mkwportal.core.htmx import is_htmx
from mkwportal.core.numbers import whole_number
from mkwportal.core.saving import posted_revision, saved_once

from ..forms import HalteRijFormSet
from ..forms.bezoek import MEESTE_HALTES, HalteRijForm
from ..models import Bezoek
from ..permissions import NO_LEAD
from ..services import set_haltes
from ..tijden import programme_hints
from .common import fetch_bezoek, form_context

RIJEN_BIJ_BEGIN = 6
_ACTIE = re.compile(r"(omhoog|omlaag|weg)-(\d{1,2})")
_VELDEN = tuple(HalteRijForm.base_fields)
Rij = dict[str, Any]


@require_http_methods(["GET", "POST"])
def haltes(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and save the stops; `actie` adds, moves or removes a row of what was typed, without saving."""
    bezoek = fetch_bezoek(request, pk)
    require(bezoek.mag_leiden, NO_LEAD)
    if request.method == "GET":
        return _page(request, bezoek, _start(bezoek))
    revisie, actie = posted_revision(request), request.POST.get("actie", "")
    if actie:
        rijen, plek, zin = _changed(_typed(request), actie)
        return _page(request, bezoek, rijen, revisie=revisie, plek=plek, zin=zin)
    formset = HalteRijFormSet(request.POST)
    if not formset.is_valid():
        return _page(request, bezoek, formset=formset, revisie=revisie, status=422)
    try:
        with saved_once(request) as saved:
            saved.url = bezoek.get_absolute_url()
            set_haltes(bezoek, revisie=revisie, rijen=formset.rijen(), by=request.user)
    except EditConflict as conflict:
        hun = list(conflict.current.haltes.programma())
        return _page(
            request,
            bezoek,
            formset=formset,
            revisie=conflict.current.revisie,
            hun=hun,
            status=409,
            wanneer=conflict.current.gewijzigd_op,
        )
    except ValidationError as error:
        return _page(request, bezoek, formset=formset, revisie=revisie, fout=" ".join(error.messages), status=422)
    messages.success(request, "Het programma is bewaard.")
    for hint in programme_hints(bezoek, formset.rijen()):
        messages.warning(request, hint)
    return redirect(saved.url)


def _start(bezoek: Bezoek) -> list[Rij]:
    """Return the stops there are, or six empty rows to begin with."""
    rijen = [{name: getattr(halte, name) for name in _VELDEN} for halte in bezoek.haltes.programma()]
    return rijen or [{} for _ in range(RIJEN_BIJ_BEGIN)]


def _typed(request: HttpRequest) -> list[Rij]:
    """Return the rows as they were typed, right or wrong."""
    total = whole_number(request.POST.get("form-TOTAL_FORMS"), 3) or 0
    return [
        {name: request.POST.get(f"form-{i}-{name}", "") for name in _VELDEN} for i in range(min(total, MEESTE_HALTES))
    ]


def _changed(rijen: list[Rij], actie: str) -> tuple[list[Rij], int, str]:
    """Return the rows after one action, the row that should get the focus, and one sentence on what happened."""
    if actie == "erbij":
        if len(rijen) >= MEESTE_HALTES:
            return rijen, len(rijen) - 1, f"Een programma heeft hoogstens {MEESTE_HALTES} haltes."
        return [*rijen, {}], len(rijen), f"Halte {len(rijen) + 1} staat erbij."
    match = _ACTIE.fullmatch(actie)
    if match is None or not int(match[2]) < len(rijen):
        return rijen, -1, ""
    wat, plek = match[1], int(match[2])
    if wat == "weg":
        rest = rijen[:plek] + rijen[plek + 1 :]
        return rest or [{}], min(plek, len(rest) - 1), f"Halte {plek + 1} is weg."
    doel = max(0, min(len(rijen) - 1, plek + (-1 if wat == "omhoog" else 1)))
    rijen.insert(doel, rijen.pop(plek))
    return rijen, doel, f"Deze halte is nu halte {doel + 1}."


def _page(
    request: HttpRequest,
    bezoek: Bezoek,
    rijen: list[Rij] | None = None,
    *,
    formset: Any = None,
    status: int = 200,
    revisie: int | None = None,
    **extra: Any,
) -> HttpResponse:
    context = {
        "bezoek": bezoek,
        "verkenning": bezoek.verkenning,
        "formset": formset if formset is not None else HalteRijFormSet(initial=rijen),
        **form_context(bezoek, revisie=revisie),
        **extra,
    }
    part = is_htmx(request) and "plek" in extra
    template = "verkenningen/_programma.html" if part else "verkenningen/bezoek_haltes.html"
    return render(request, template, {**context, "los": part}, status=status)
