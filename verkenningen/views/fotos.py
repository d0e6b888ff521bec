"""Photos of a visit: several at once, each with its own result; captions; the picture itself."""

from contextlib import ExitStack
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from corporaties.permissions import require
from mkwportal.core.files.downloads import file_response
from mkwportal.core.files.photos import MIME, Photo, normalise_photo
from mkwportal.core.files.types import FileRefused
from mkwportal.core.files.uploads import StreamedUpload, upload_refusals
from mkwportal.core.limits import limit
from mkwportal.core.numbers import whole_number
from mkwportal.core.saving import saved_once

from ..forms import FotoForm, FotosForm
from ..models import Bezoek, Foto
from ..permissions import NO_WRITE, require_delete_foto
from ..services import add_foto, delete_foto, set_bijschrift
from .common import fetch_bezoek, form_context

PER_HOUR = 200
_IN_CACHE = 60  # seconds; after that the browser asks whether the photo is still there (ETag)


class Geweigerd(NamedTuple):
    """A file that did not become a photo, and why."""

    naam: str
    zin: str


@require_http_methods(["GET", "POST"])
def photos(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the photos of a visit; add some, or save a caption (`actie` is bijschrift)."""
    bezoek = fetch_bezoek(request, pk)
    require(bezoek.mag_schrijven, NO_WRITE)
    if request.method == "GET":
        return _page(request, bezoek, FotosForm(bezoek=bezoek))
    if request.POST.get("actie") == "bijschrift":
        return _caption(request, bezoek)
    form = FotosForm(request.POST, bezoek=bezoek)
    files = [row for row in request.FILES.getlist("fotos") if isinstance(row, StreamedUpload)]
    refused = [Geweigerd(row.name, row.message) for row in upload_refusals(request) if row.field == "fotos"]
    if not form.is_valid():
        return _page(request, bezoek, form, status=422)
    if not files and not refused:
        form.add_error(None, "Kies eerst een of meer foto’s.")
        return _page(request, bezoek, form, status=422)
    limit("upload", request.user.pk, times=PER_HOUR, seconds=3600)
    url = reverse("verkenningen:fotos", args=[pk])
    with ExitStack() as stack:
        good = [pair for row in files if (pair := _read(row, stack, refused))]
        with saved_once(request) as saved:
            saved.url = url
            for groot, klein in good:
                add_foto(bezoek, groot, klein, halte=form.cleaned_data["halte"], by=request.user)
    if refused:
        return _page(request, bezoek, form, geweigerd=refused, gelukt=len(good), status=422)
    messages.success(request, "De foto staat erbij." if len(good) == 1 else f"{len(good)} foto’s staan erbij.")
    return redirect(url)


@require_safe
def photo(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Return the picture, with ?klein=1 the small one; only to who may see it."""
    foto = get_object_or_404(Foto.objects.zichtbaar_voor(request.user), pk=pk)
    key = foto.klein if request.GET.get("klein") == "1" and foto.klein else foto.sleutel
    response = file_response(request, key, f"foto-{foto.pk}.jpg", MIME, inline=True)
    response["Cache-Control"] = f"private, max-age={_IN_CACHE}"
    return response


@require_http_methods(["GET", "POST"])
def photo_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a photo may go, and take it away."""
    rows = Foto.objects.zichtbaar_voor(request.user).select_related("bezoek__verkenning")
    foto = get_object_or_404(rows, pk=pk)
    require_delete_foto(request.user, foto)
    terug = reverse("verkenningen:fotos", args=[foto.bezoek_id])
    if request.method == "GET":
        naam = f"‘{foto.bijschrift}’" if foto.bijschrift else "Deze foto"
        context = {
            "kop": "Wilt u deze foto weghalen?",
            "zinnen": [f"{naam} is daarna weg. U kunt dat niet terugdraaien."],
            "knoptekst": "Haal de foto weg",
            "terug": terug,
            "gevaar": True,
        }
        return render(request, "core/confirm.html", context)
    delete_foto(foto, by=request.user)
    messages.success(request, "De foto is weg.")
    return redirect(terug)


def _read(upload: StreamedUpload, stack: ExitStack, refused: list[Geweigerd]) -> tuple[Photo, Photo] | None:
    """Return an upload as a photo in two sizes; a file that is none goes to `refused` and the others go on."""
    try:
        groot, klein = normalise_photo(upload)
    except FileRefused as refusal:
        refused.append(Geweigerd(upload.name, refusal.message))
        return None
    stack.callback(groot.close)
    stack.callback(klein.close)
    return groot, klein


def _caption(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    pk = whole_number(request.POST.get("foto"))
    foto = get_object_or_404(Foto.objects.select_related("bezoek__verkenning"), pk=pk, bezoek=bezoek)
    form = FotoForm(request.POST, prefix=f"foto-{foto.pk}")
    if not form.is_valid():
        return _page(request, bezoek, FotosForm(bezoek=bezoek), bijschrift=(foto.pk, form), status=422)
    set_bijschrift(foto, bijschrift=form.cleaned_data["bijschrift"], by=request.user)
    messages.success(request, "Het bijschrift is bewaard.")
    return redirect(f"{reverse('verkenningen:fotos', args=[bezoek.pk])}#foto-{foto.pk}")


def _page(
    request: HttpRequest,
    bezoek: Bezoek,
    form: FotosForm,
    *,
    status: int = 200,
    bijschrift: tuple[int, FotoForm] | None = None,
    **extra: Any,
) -> HttpResponse:
    rows = list(bezoek.fotos.select_related("halte", "bezoek__verkenning"))
    typed = dict([bijschrift] if bijschrift else [])
    mag_weg = {foto.pk for foto in rows if bezoek.mag_leiden or foto.door_id == request.user.pk}
    fotos = [
        (
            foto,
            typed.get(foto.pk) or FotoForm(prefix=f"foto-{foto.pk}", initial={"bijschrift": foto.bijschrift}),
            foto.pk in mag_weg,
        )
        for foto in rows
    ]
    context = {
        "bezoek": bezoek,
        "verkenning": bezoek.verkenning,
        "fotoform": form,
        "fotos": fotos,
        "form": bijschrift[1] if bijschrift else form,
        **form_context(bezoek),
        **extra,
    }
    return render(request, "verkenningen/bezoek_fotos.html", context, status=status)
