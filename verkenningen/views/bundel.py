"""A bundle as one reads it: the bundles of an exploration, the book, its files, publishing it, and its document."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corporaties.permissions import require
from documenten.models import Document
from documenten.permissions import can_edit, can_upload
from mkwportal.core.files.downloads import file_response
from mkwportal.core.htmx import render_page
from mkwportal.core.limits import limit
from mkwportal.core.saving import add_errors, saved_once

from .. import audience
from ..bundel.boek import Boek, fingerprint, read_boek
from ..bundel.maken import EXT, MIMES, RUNNING, file_name, request_files, still_allowed
from ..forms.bundel import BundelForm, DeelAlsDocumentForm
from ..models import Bundel, BundelUitvoer
from ..permissions import NO_LEAD, NO_WRITE
from ..services import create_bundel, publish_bundel, withdraw_bundel
from ..services.bundeldocument import renew_document, share_bundel
from .common import fetch_verkenning, form_context, number_from

MADE_PER_HOUR = 30
GONE = "Deze bestanden zijn er niet meer. Ga terug naar de bundel en maak ze opnieuw."


def fetch_bundel(request: HttpRequest, pk: int) -> Bundel:
    """Return a bundle with its exploration and the rights of this person; Http404 for one not to be seen."""
    rows = Bundel.objects.zichtbaar_voor(request.user).met_rechten(request.user)
    return get_object_or_404(rows.select_related("verkenning__organisatie", "verkenning__leider", "door"), pk=pk)


def writable(request: HttpRequest, pk: int) -> Bundel:
    """Return a bundle that this person may change; 404 when it is invisible, 403 otherwise."""
    bundel = fetch_bundel(request, pk)
    require(bundel.mag_schrijven, NO_WRITE)
    return bundel


@require_safe
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the bundles of an exploration; the only one at once, unless ?alle=1."""
    verkenning = fetch_verkenning(request, pk)
    bundels = list(Bundel.objects.zichtbaar_voor(request.user).filter(verkenning=verkenning))
    if len(bundels) == 1 and "alle" not in request.GET:
        return redirect(bundels[0])
    return render(request, "verkenningen/bundel_list.html", {"verkenning": verkenning, "bundels": bundels})


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a bundle: a title is enough."""
    verkenning = fetch_verkenning(request, pk)
    require(verkenning.mag_schrijven, NO_WRITE)
    form = BundelForm(request.POST if request.method == "POST" else None, initial={"titel": verkenning.naam})
    if request.method == "POST" and form.is_valid():
        with saved_once(request) as saved:
            bundel = create_bundel(verkenning, **form.cleaned_data, by=request.user)
            saved.url = reverse("verkenningen:bundel-kiezen", args=[bundel.pk])
        messages.success(request, "De bundel is begonnen. Kies nu wat erin komt.")
        return redirect(saved.url)
    status = 422 if request.method == "POST" else 200
    context = {"verkenning": verkenning, "form": form, **form_context()}
    return render(request, "verkenningen/bundel_form.html", context, status=status)


@require_safe
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the bundle as a book: contents, chapters, footnotes with a way back, and who took part."""
    bundel = fetch_bundel(request, pk)
    boek = read_boek(bundel)
    context = {
        "bundel": bundel,
        "verkenning": bundel.verkenning,
        "boek": boek,
        "zin": audience.viewers(bundel.verkenning).zin,
        **form_context(),
        **_files(bundel, boek),
    }
    return render(request, "verkenningen/bundel_detail.html", context)


@require_http_methods(["GET", "POST"])
def files(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far the files are, to htmx only that part; POST asks for new ones."""
    bundel = fetch_bundel(request, pk)
    if request.method == "POST":
        require(bundel.mag_schrijven, NO_WRITE)
        limit("bundel", request.user.pk, times=MADE_PER_HOUR, seconds=3600)
        try:
            with saved_once(request) as saved:
                saved.url = f"{bundel.get_absolute_url()}#bestanden"
                request_files(bundel, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(bundel)
        return redirect(saved.url)
    context = {"bundel": bundel, "verkenning": bundel.verkenning, **form_context(), **_files(bundel, read_boek(bundel))}
    return render_page(request, "verkenningen/bundel_bestanden.html", "verkenningen/_bundel_bestanden.html", context)


@require_safe
def download(request: HttpRequest, pk: int, vorm: str) -> HttpResponseBase:
    """Return the Word file or the PDF; not one that holds what was taken back or changed since."""
    bundel = fetch_bundel(request, pk)
    rows = BundelUitvoer.objects.zichtbaar_voor(request.user).select_related("bundel__verkenning")
    uitvoer = rows.filter(bundel=bundel, stand=BundelUitvoer.Stand.KLAAR).first()
    if vorm not in EXT or uitvoer is None:
        raise Http404(GONE)
    if not still_allowed(uitvoer):
        raise Http404(
            "In deze bestanden staat iets dat is ingetrokken of gewijzigd. Ga terug naar de bundel en maak ze opnieuw."
        )
    try:
        return file_response(request, getattr(uitvoer, vorm), file_name(bundel, vorm), MIMES[vorm])
    except FileNotFoundError:
        raise Http404(GONE) from None


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Let everybody who sees the exploration read the bundle, or take it back (`actie` is terug)."""
    bundel = fetch_bundel(request, pk)
    require(bundel.mag_leiden, NO_LEAD)
    try:
        if request.POST.get("actie") == "terug":
            withdraw_bundel(bundel, by=request.user)
            messages.success(request, "De bundel is weer een concept. Alleen wie meedoet kan hem lezen.")
        else:
            publish_bundel(bundel, by=request.user)
            messages.success(request, f"De bundel is gedeeld. {audience.viewers(bundel.verkenning).zin}")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(bundel)


@require_http_methods(["GET", "POST"])
def as_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the bundle in the library as a document; when that was done before, as its next version."""
    bundel = fetch_bundel(request, pk)
    require(bundel.mag_leiden, NO_LEAD)
    document = Document.objects.zichtbaar_voor(request.user).filter(pk=bundel.document_id).first()
    initial = {"titel": bundel.volledige_titel[:200], "vorm": "pdf", "bereik": bundel.verkenning.bereik}
    form = DeelAlsDocumentForm(
        request.POST if request.method == "POST" else None, bundel=bundel, gebruiker=request.user, initial=initial
    )
    status = 200
    if request.method == "POST":
        status = 422
        made = _renew(request, bundel) if bundel.document_id else _share(request, bundel, form)
        if made is not None:
            return redirect(made)
    context = {
        "bundel": bundel,
        "verkenning": bundel.verkenning,
        "document": document,
        "mag_vernieuwen": document is not None and can_edit(request.user, document),
        "mag_delen": can_upload(request.user),
        "form": form,
        **_files(bundel, read_boek(bundel)),
        **form_context(),
    }
    return render(request, "verkenningen/bundel_document.html", context, status=status)


@require_safe
def origin(request: HttpRequest) -> HttpResponse:
    """Return, as a part of the page of ?document=, of which exploration it is the bundle."""
    document = number_from(request, "document")
    visible = Document.objects.zichtbaar_voor(request.user).filter(pk=document)
    bundels = Bundel.objects.zichtbaar_voor(request.user).filter(document__in=visible).select_related("verkenning")
    return render(request, "verkenningen/_bundel_herkomst.html", {"bundels": bundels})


def _share(request: HttpRequest, bundel: Bundel, form: DeelAlsDocumentForm) -> str | None:
    """Return the address of the new document, None when something in the form is wrong."""
    if not form.is_valid():
        return None
    data = form.cleaned_data
    try:
        with saved_once(request) as saved:
            data["organisatie_id"] = int(data.pop("organisatie"))
            document = share_bundel(bundel, **data, by=request.user)
            saved.url = document.get_absolute_url()
    except ValidationError as error:
        add_errors(form, error)
        return None
    messages.success(request, "De bundel staat nu ook bij de documenten.")
    return saved.url


def _renew(request: HttpRequest, bundel: Bundel) -> str | None:
    vorm = request.POST.get("vorm", "")
    try:
        with saved_once(request) as saved:
            document = renew_document(bundel, vorm=vorm if vorm in EXT else "pdf", by=request.user)
            saved.url = document.get_absolute_url()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return bundel.get_absolute_url()
    messages.success(request, "De nieuwe uitgave is toegevoegd als versie.")
    return saved.url


def _files(bundel: Bundel, boek: Boek) -> dict[str, Any]:
    """Return the files that are ready, the making that runs or failed, and whether the book changed since."""
    uitvoeren = list(bundel.uitvoeren.select_related("door")[:3])
    klaar = next((row for row in uitvoeren if row.stand == BundelUitvoer.Stand.KLAAR), None)
    laatste = uitvoeren[0] if uitvoeren else None
    verouderd = klaar is not None and klaar.inhoud != fingerprint(boek)
    mag = klaar is not None and still_allowed(klaar)
    return {
        "klaar": klaar if mag else None,
        "ingehaald": klaar is not None and not mag,
        "verouderd": verouderd,
        "bezig": laatste if laatste and laatste.stand in RUNNING else None,
        "mislukt": laatste if laatste and laatste.stand == BundelUitvoer.Stand.MISLUKT else None,
    }
