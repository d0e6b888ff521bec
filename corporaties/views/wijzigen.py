"""What became of corporations: the overview, another name, leaving, coming back, undoing."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mkwportal.core.once import new_key
from mkwportal.core.pagination import paginate
from mkwportal.core.saving import add_errors, saved_once
from mkwportal.core.templatetags.formats import plural_text

from ..forms_wijzigen import NaamForm, OngedaanForm, TerugkeerForm, VertrekForm
from ..models import Organisatie, Organisatiewijziging
from ..permissions import can_change_organisaties, require
from ..services import (
    cancel_wijziging,
    end_membership,
    people_of_then,
    rename_organisatie,
    resume_membership,
    try_undo,
    undo_wijziging,
)
from ..services.fusies import ALLEEN_MKW
from ..services.gevolgen import sentence, summary
from ..services.lidmaatschap import leaving_numbers
from ..wijzigingen.verwijzingen import plural_of


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show what is planned and what was done, with the last day for undoing, and where to begin."""
    require(can_change_organisaties(request.user), ALLEEN_MKW)
    rows = Organisatiewijziging.objects.select_related("organisatie", "met", "naar", "door")
    page = paginate(request, rows)
    context = {
        "page": page,
        "leden": Organisatie.objects.leden(),
        "vertrokken": Organisatie.objects.bestaand()
        .filter(lid_tot__isnull=False)
        .exclude(pk__in=Organisatie.objects.leden()),
    }
    return render(request, "corporaties/wijziging_list.html", context)


@require_safe
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one change: what went along, who did it, and until when it can be undone."""
    wijziging = _change(request, pk)
    niet = wijziging.regels.filter(teruggezet=False).count()
    context = {
        "wijziging": wijziging,
        "regels": summary(wijziging.uitkomst),
        "zin": sentence(wijziging, wijziging.stand),
        "niet": niet,
    }
    return render(request, "corporaties/wijziging_detail.html", context)


@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what undoing would do, and do it."""
    wijziging = _change(request, pk)
    keuzes = None
    nieuw = wijziging.naar_id not in (wijziging.organisatie_id, wijziging.met_id)
    if wijziging.soort == Organisatiewijziging.Soort.FUSIE and nieuw:
        keuzes = Organisatie.objects.filter(pk__in=(wijziging.organisatie_id, wijziging.met_id))
    form = OngedaanForm(request.POST if request.method == "POST" else None, keuzes=keuzes)
    context = {"wijziging": wijziging, "form": form}
    try:
        if request.method == "POST" and form.is_valid():
            terug = undo_wijziging(wijziging, rest=form.cleaned_data.get("rest"), by=request.user)
            messages.success(request, f"{wijziging} is ongedaan gemaakt. {terug.zin}")
            return redirect(wijziging)
        context["terug"] = try_undo(wijziging, rest=keuzes.first() if keuzes else None, by=request.user)
        context["niet"] = [
            (plural_text(aantal, plural_of(model)), waarom) for model, waarom, aantal in context["terug"].niet
        ]
    except ValidationError as error:
        context["kan_niet"] = " ".join(error.messages)
    posted = request.method == "POST"
    return render(request, "corporaties/wijziging_ongedaan.html", context, status=422 if posted else 200)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call off what was planned."""
    wijziging = _change(request, pk)
    try:
        cancel_wijziging(wijziging, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"{wijziging} gaat niet door.")
    return redirect(wijziging)


@require_http_methods(["GET", "POST"])
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a corporation another name; the old one stays to be found."""
    organisatie = _organisatie(request, pk)
    form = NaamForm(request.POST if request.method == "POST" else None)

    def save() -> Organisatiewijziging:
        return rename_organisatie(organisatie, **form.cleaned_data, by=request.user)

    return _simple(request, "corporaties/organisatie_naam.html", form, {"organisatie": organisatie}, save)


@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a corporation leave, after showing in numbers what that means."""
    organisatie = _organisatie(request, pk)
    form = VertrekForm(request.POST if request.method == "POST" else None)
    context = {"organisatie": organisatie, "getallen": leaving_numbers(organisatie)}

    def save() -> Organisatiewijziging:
        return end_membership(organisatie, **form.cleaned_data, by=request.user)

    return _simple(request, "corporaties/organisatie_vertrek.html", form, context, save)


@require_http_methods(["GET", "POST"])
def come_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a corporation that left be a member again, and choose who is invited."""
    organisatie = _organisatie(request, pk)
    form = TerugkeerForm(request.POST if request.method == "POST" else None, mensen=people_of_then(organisatie))

    def save() -> Organisatiewijziging:
        data = form.cleaned_data
        return resume_membership(organisatie, vanaf=data["vanaf"], mensen=data.get("mensen", ()), by=request.user)

    return _simple(request, "corporaties/organisatie_terugkeer.html", form, {"organisatie": organisatie}, save)


def _simple(
    request: HttpRequest, template: str, form: Any, context: dict[str, Any], save: Callable[[], Organisatiewijziging]
) -> HttpResponse:
    """Show a form of one step, or save it once and go to the change that it made."""
    posted = request.method == "POST"
    if posted and form.is_valid():
        try:
            with saved_once(request) as saved:
                wijziging = save()
                saved.url = wijziging.get_absolute_url()
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, sentence(wijziging, wijziging.stand))
            return redirect(saved.url)
    context |= {"form": form, "formulier": new_key()}
    return render(request, template, context, status=422 if posted else 200)


def _organisatie(request: HttpRequest, pk: int) -> Organisatie:
    require(can_change_organisaties(request.user), ALLEEN_MKW)
    return get_object_or_404(Organisatie, pk=pk, opgegaan_in=None)


def _change(request: HttpRequest, pk: int) -> Organisatiewijziging:
    require(can_change_organisaties(request.user), ALLEEN_MKW)
    rows = Organisatiewijziging.objects.select_related("organisatie", "met", "naar", "door", "beeindigd_door")
    return get_object_or_404(rows, pk=pk)
