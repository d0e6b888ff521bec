"""Reading in a list of people or organisations, in four steps (C5)."""

from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mkwportal.core.files.types import FileRefused
from mkwportal.core.files.uploads import upload_refusals
from mkwportal.core.htmx import render_page
from mkwportal.core.limits import limit
from mkwportal.core.numbers import whole_number
from mkwportal.core.once import new_key
from mkwportal.core.saving import saved_once
from mkwportal.core.sheets import read_sheets
from mkwportal.core.tables import table_response

from ..forms import LijstForm
from ..inlezen.scherm import Correcties, columns, overview, page_of_lines, posted_corrections
from ..inlezen.velden import VELDEN
from ..models import Import, Organisatie
from ..services import inlezen

PER_HOUR = 60


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Choose a file, or go on with a list that was chosen before."""
    soort = _soort(request)
    inlezen.require_import(request.user, soort)
    posted = request.method == "POST"
    form = LijstForm(request.POST or None, request.FILES or None, organisaties=_organisaties(request, soort))
    if posted:
        limit("lijst inlezen", request.user.pk, times=PER_HOUR, seconds=3600)
        for refused in upload_refusals(request):
            form.add_error("bestand", refused.message)
        if form.is_valid() and (lijst := _created(request, form, soort)):
            return redirect(lijst)
    lijsten = Import.objects.zichtbaar_voor(request.user).select_related("organisatie")[:10]
    context = {"form": form, "soort": soort, "lijsten": lijsten, "velden": VELDEN[soort], "formulier": new_key()}
    context |= {"grens": inlezen.MAX_REGELS}
    return render(request, "corporaties/import_start.html", context, status=422 if posted else 200)


@require_safe
def example(request: HttpRequest, soort: str, wat: str) -> HttpResponseBase:
    """Return an example file with two lines, as CSV or XLSX; `soort` is the format, `wat` what stands in it."""
    inlezen.require_import(request.user, wat)
    fields = [veld for veld in VELDEN[wat] if any(veld.voorbeelden) or veld.naam in ("l_nummer", "over", "lid_tot")]
    rows = [[veld.voorbeelden[place] for veld in fields] for place in (0, 1)]
    return table_response(request, soort, f"voorbeeld-{wat}", [veld.label for veld in fields], rows)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where a list is: its columns to choose, a job at work, the fate of each line, or what came of it."""
    lijst = _mine(request, pk)
    if lijst.stand == Import.Stand.KOLOMMEN:
        return redirect("corporaties:import-kolommen", lijst.pk)
    if lijst.is_bezig:
        context = {"lijst": lijst, "stap": 3 if lijst.stand == Import.Stand.NAKIJKEN else 4}
        return render_page(request, "corporaties/import_bezig.html", "corporaties/_import_bezig.html", context)
    response = _lines_page(request, lijst)
    if request.headers.get("HX-Request") == "true":  # the job ended: the whole page is another one
        response = HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return response


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the sheet, and say which column is what."""
    lijst = _mine(request, pk)
    if lijst.is_bezig or lijst.stand == Import.Stand.KLAAR:
        return redirect(lijst)
    context: dict[str, Any] = {"lijst": lijst, "stap": 2}
    if request.method == "POST":
        try:
            if "blad" in request.POST:
                inlezen.choose_sheet(lijst, whole_number(request.POST["blad"], 3) or 0, by=request.user)
                return redirect("corporaties:import-kolommen", lijst.pk)
            kolommen = [request.POST.get(f"kolom-{place}", "") for place in range(len(lijst.kolommen))]
            lijst.kolommen = kolommen  # what was chosen stays on the page
            inlezen.choose_columns(lijst, kolommen, by=request.user)
        except ValidationError as error:
            context["fouten"] = error.messages
        else:
            return redirect(lijst)
    context |= {"kolommen": columns(lijst), "velden": VELDEN[lijst.soort]}
    status = 422 if request.method == "POST" else 200
    return render(request, "corporaties/import_kolommen.html", context, status=status)


@require_POST
def lines(request: HttpRequest, pk: int) -> HttpResponse:
    """Check again with what was typed, or save; what was typed goes first."""
    lijst = _mine(request, pk)
    save = request.POST.get("actie") in ("alles", "goede")
    correcties = posted_corrections(lijst, request.POST)
    try:
        if correcties:
            inlezen.correct_lines(lijst, correcties, by=request.user)
            if save:
                messages.info(request, "U verbeterde regels. Wij kijken ze eerst na. Er is nog niets opgeslagen.")
        elif save:
            inlezen.request_save(
                lijst,
                alleen_goede=request.POST["actie"] == "goede",
                meteen=request.POST.get("uitnodigen") != "later",
                by=request.user,
            )
        else:
            inlezen.correct_lines(lijst, {}, by=request.user)
    except ValidationError as error:
        if lijst.stand != Import.Stand.NAGEKEKEN:
            messages.error(request, " ".join(error.messages))
            return redirect(lijst)
        return _lines_page(request, lijst, correcties, error.messages, status=422)
    return redirect(lijst)


@require_http_methods(["GET", "POST"])
def line(request: HttpRequest, pk: int, nummer: int) -> HttpResponse:
    """Change every cell of one line."""
    lijst = _mine(request, pk)
    if lijst.stand != Import.Stand.NAGEKEKEN:
        return redirect(lijst)
    regel = get_object_or_404(inlezen.data_lines(lijst), nummer=nummer)
    context: dict[str, Any] = {"lijst": lijst, "regel": regel, "stap": 3}
    found = inlezen.texts(lijst, regel)
    if request.method == "POST":
        typed = {name: request.POST.get(name, "")[:2500].replace("\x00", "") for name in found}
        try:
            inlezen.correct_lines(lijst, {nummer: typed}, by=request.user)
        except ValidationError as error:
            context["fouten_boven"], found = error.messages, typed
        else:
            return redirect(lijst)
    fields = [veld for veld in VELDEN[lijst.soort] if veld.naam in found]
    context["cellen"] = [(veld, found[veld.naam], regel.fouten.get(veld.naam, "")) for veld in fields]
    return render(request, "corporaties/import_regel.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin again what stands still."""
    lijst = _mine(request, pk)
    inlezen.restart(lijst, by=request.user)
    return redirect(lijst)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a list away."""
    lijst = _mine(request, pk)
    try:
        inlezen.delete_import(lijst, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(lijst)
    messages.success(request, "De lijst is weggegooid.")
    return redirect(f"{reverse('corporaties:importeren')}?soort={lijst.soort}")


def _lines_page(
    request: HttpRequest,
    lijst: Import,
    correcties: Correcties | None = None,
    fouten: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"lijst": lijst, "fouten": fouten, "stap": 4 if lijst.stand == Import.Stand.KLAAR else 3}
    context |= overview(lijst, request.GET.get("lot", ""))
    context |= page_of_lines(request, lijst, context["gekozen"], correcties or {})
    return render(request, "corporaties/import_regels.html", context, status=status)


def _mine(request: HttpRequest, pk: int) -> Import:
    """Return a list of this person; Http404 for that of anybody else."""
    rows = Import.objects.zichtbaar_voor(request.user).select_related("organisatie", "door")
    lijst = get_object_or_404(rows, pk=pk)
    inlezen.require_import(request.user, lijst.soort)
    lijst.door = request.user
    return lijst


def _soort(request: HttpRequest) -> str:
    soort = request.GET.get("soort", Import.Soort.MENSEN)
    if soort not in Import.Soort.values:
        raise Http404("Deze soort lijst bestaat niet. Kies mensen of corporaties.")
    return soort


def _organisaties(request: HttpRequest, soort: str):
    if soort == Import.Soort.CORPORATIES:
        return Organisatie.objects.none()
    if request.user.is_platformbeheerder:
        return Organisatie.objects.bestaand()
    return Organisatie.objects.filter(pk__in=request.user.beheerde_organisatie_ids)


def _created(request: HttpRequest, form: LijstForm, soort: str) -> Import | None:
    """Return the new list, or None when the file was refused: the sentence then stands in the form."""
    upload = form.cleaned_data["bestand"]
    try:
        sheets = read_sheets(Path(upload.temporary_file_path()), upload.name, max_rows=inlezen.MAX_REGELS)
        with saved_once(request) as saved:
            lijst = inlezen.create_import(
                sheets,
                soort=soort,
                bestandsnaam=upload.name,
                organisatie=form.cleaned_data.get("organisatie"),
                by=request.user,
            )
            saved.url = lijst.get_absolute_url()
    except FileRefused as refused:
        form.add_error("bestand", refused.message)
    except ValidationError as error:
        form.add_error("bestand", error.messages)
    else:
        return lijst
    return None
