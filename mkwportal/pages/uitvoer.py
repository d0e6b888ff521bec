"""Export: everything of a corporation as one zip (D15)."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from corporaties.leden import managed
from corporaties.models import Organisatie
from corporaties.permissions import can_manage_any, require
from documenten.models import Uitvoer
from documenten.uitvoer import BEWAARDAGEN
from documenten.uitvoer.make import NO_EXPORT, note_fetched, request_export
from mkwportal.core.files.downloads import file_response
from mkwportal.core.htmx import render_page
from mkwportal.core.limits import limit
from mkwportal.core.numbers import whole_number
from mkwportal.core.once import new_key
from mkwportal.core.saving import saved_once

EXPORTS_PER_DAY = 10
_RUNNING = (Uitvoer.Stand.WACHT, Uitvoer.Stand.BEZIG)
_SHOWN = 20


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show the exports that were asked for; while one is being made the list asks for itself again."""
    require(can_manage_any(request.user), NO_EXPORT)
    rows = list(Uitvoer.objects.zichtbaar_voor(request.user).select_related("organisatie", "door")[:_SHOWN])
    context = {
        "uitvoeren": rows,
        "bezig": any(row.stand in _RUNNING for row in rows),
        "organisaties": sorted(managed(request.user).items(), key=lambda item: item[1].casefold()),
        "dagen": BEWAARDAGEN,
        "formulier": new_key(),
    }
    return render_page(request, "pages/export.html", "pages/_export_lijst.html", context)


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Queue an export of one corporation that this person manages."""
    require(can_manage_any(request.user), NO_EXPORT)
    organisatie = whole_number(request.POST.get("organisatie"))
    if organisatie not in managed(request.user):
        raise Http404("Deze corporatie beheert u niet. Kies een corporatie uit de lijst.")
    limit("export", request.user.pk, times=EXPORTS_PER_DAY, seconds=24 * 3600)
    try:
        with saved_once(request) as saved:
            request_export(Organisatie.objects.get(pk=organisatie), by=request.user)
            saved.url = request.path
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, "Wij maken de export. U krijgt een melding als hij klaarstaat.")
    return redirect("export")


@require_safe
def fetch(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Return the zip of an export, and leave that in the trail of the corporation."""
    rows = Uitvoer.objects.zichtbaar_voor(request.user).select_related("organisatie")
    uitvoer = get_object_or_404(rows, pk=pk)
    if uitvoer.stand != Uitvoer.Stand.KLAAR:
        raise Http404("Deze export is er niet meer. Maak een nieuwe.")
    name = f"Export {uitvoer.organisatie} {timezone.localdate(uitvoer.klaar_op):%Y-%m-%d}.zip"
    try:
        response = file_response(request, uitvoer.sleutel, name, "application/zip")
    except FileNotFoundError:
        raise Http404("Deze export is er niet meer. Maak een nieuwe.") from None
    if request.method == "GET" and response.status_code == 200:
        note_fetched(uitvoer, by=request.user)
    return response
