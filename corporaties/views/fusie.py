"""Merging two corporations: choose both, choose how, see every consequence, confirm."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from mkwportal.core.once import new_key
from mkwportal.core.saving import add_errors, saved_once

from ..forms_wijzigen import FusieForm, TweeForm
from ..permissions import can_change_organisaties, require
from ..services import plan_fusie, try_fusie
from ..services.fusies import ALLEEN_MKW
from ..services.gevolgen import summary


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest) -> HttpResponse:
    """Lead through a fusion: ?organisatie= and ?met= say of which two; a POST shows what happens, or does it."""
    require(can_change_organisaties(request.user), ALLEEN_MKW)
    twee = TweeForm(request.GET if request.GET else None)
    if not twee.is_bound or not twee.is_valid():
        return render(request, "corporaties/fusie_twee.html", {"form": twee}, status=422 if twee.is_bound else 200)
    een, ander = twee.cleaned_data["organisatie"], twee.cleaned_data["met"]
    form = FusieForm(request.POST if request.method == "POST" else None, een=een, ander=ander)
    context = {"een": een, "ander": ander, "form": form}
    if request.method == "POST" and "wijzig" not in request.POST and form.is_valid():
        try:
            if "gezien" in request.POST:
                return _confirmed(request, context)
            return _preview(request, context)
        except ValidationError as error:
            add_errors(form, error)
    status = 422 if form.errors else 200
    return render(request, "corporaties/fusie_hoe.html", context, status=status)


def _preview(request: HttpRequest, context: dict[str, Any], fout: str = "") -> HttpResponse:
    """Show what the fusion would do, with the form that confirms it."""
    form = context["form"]
    proef = try_fusie(context["een"], context["ander"], gegevens=form.gegevens, by=request.user)
    context |= {
        "proef": proef,
        "regels": summary(proef.uitkomst),
        "data": form.cleaned_data,
        "later": form.cleaned_data["datum"] > timezone.localdate(),
        "formulier": new_key(),
        "fout": fout,
    }
    return render(request, "corporaties/fusie_gevolgen.html", context, status=422 if fout else 200)


def _confirmed(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Carry it out when the admin says to have seen who gets to see what, and that is still so."""
    form = context["form"]
    proef = try_fusie(context["een"], context["ander"], gegevens=form.gegevens, by=request.user)
    if request.POST["gezien"] != proef.sleutel:
        return _preview(request, context, "Er is iets veranderd sinds u keek. Hieronder staan de aantallen van nu.")
    if proef.zicht and not request.POST.get("akkoord"):
        return _preview(request, context, "Zet een vinkje als u gezien hebt wat er voor wie zichtbaar wordt.")
    with saved_once(request) as saved:
        wijziging = plan_fusie(
            context["een"],
            context["ander"],
            datum=form.cleaned_data["datum"],
            gegevens=form.gegevens,
            gezien=request.POST["gezien"],
            by=request.user,
        )
        saved.url = wijziging.get_absolute_url()
    klaar = wijziging.stand == "uitgevoerd"
    messages.success(request, f"{wijziging} is {'klaar' if klaar else 'gepland'}.")
    return redirect(saved.url)
