"""Own data as a zip (C8)."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from mkwportal.core.files.downloads import file_response
from mkwportal.core.htmx import render_page
from mkwportal.core.limits import limit
from mkwportal.core.once import new_key
from mkwportal.core.saving import saved_once

from ..inzage import BEWAARDAGEN, request_inzage
from ..models import Inzage

PER_DAY = 5
GONE = "Deze zip is er niet meer. Maak een nieuwe."


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show what I asked of my own data; while it is being made the list asks for itself again."""
    rows = list(Inzage.objects.zichtbaar_voor(request.user)[:5])
    busy = any(row.stand == Inzage.Stand.WACHT for row in rows)
    context = {"inzagen": rows, "bezig": busy, "dagen": BEWAARDAGEN, "formulier": new_key()}
    return render_page(request, "corporaties/inzage.html", "corporaties/_inzage_lijst.html", context)


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Queue a zip with what is kept of me."""
    limit("inzage", request.user.pk, times=PER_DAY, seconds=24 * 3600)
    try:
        with saved_once(request) as saved:
            request_inzage(by=request.user)
            saved.url = request.path
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, "Wij maken de zip. U krijgt een melding als hij klaarstaat.")
    return redirect("corporaties:inzage")


@require_safe
def fetch(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Return my zip."""
    inzage = get_object_or_404(Inzage.objects.zichtbaar_voor(request.user), pk=pk)
    if inzage.stand != Inzage.Stand.KLAAR:
        raise Http404(GONE)
    name = f"Mijn gegevens {timezone.localdate(inzage.klaar_op):%Y-%m-%d}.zip"
    try:
        return file_response(request, inzage.sleutel, name, "application/zip")
    except FileNotFoundError:
        raise Http404(GONE) from None
