"""Keeping documents: their data, a new version, the trash."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mkwportal.core.edits import EditConflict
from mkwportal.core.files.types import FileRefused
from mkwportal.core.files.uploads import StreamedUpload, upload_refusals
from mkwportal.core.htmx import is_htmx
from mkwportal.core.limits import limit
from mkwportal.core.models import AuditRegel
from mkwportal.core.numbers import whole_number
from mkwportal.core.once import FIELD, claim, finish, new_key
from mkwportal.core.templatetags.formats import date_text

from ..aanleiding import MOST, Aanleiding
from ..bewerken import Bewerking
from ..forms import VersieForm, VerwijderForm
from ..models import Document, Versie
from ..nakijken import audience_sentence
from ..ontvangen import FILES_PER_HOUR
from ..permissions import can_edit, require_edit
from ..services import (
    BEWAARDAGEN,
    check_upload,
    create_versie,
    merge_as_versie,
    remove_document,
    restore_document,
    storing_checked,
    trace_opening,
)
from ..services.prullenbak import WEGGEGOOID, expired_before
from ..signals import versie_toegevoegd

CHOOSE_AGAIN = "Het bestand is nog niet bewaard. Kies het opnieuw."
_OWN_FIELDS = {"csrfmiddlewaretoken", FIELD, "toelichting", "bestand", "uit", "overname", "vraag", "bedank"}
TOO_LONG_WITH_THANKS = f"Met de dank erbij is deze tekst te lang: gebruik samen hoogstens {MOST} tekens."


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the data of a document; who saves second sees both texts and chooses (R6)."""
    document = _own(request, pk)
    bewerking = Bewerking(document, request.user, request.POST if request.method == "POST" else None)
    if request.method == "GET":
        return _edit_page(request, bewerking)
    if not bewerking.is_valid():
        return _edit_page(request, bewerking, status=422)
    if bewerking.lacks_choice():
        bewerking.compare(document)
        return _conflict_page(request, bewerking, status=422)
    url = document.get_absolute_url()
    try:
        with transaction.atomic():
            slot = claim(request)
            document = bewerking.save()
            finish(slot, url)
    except EditConflict as conflict:
        bewerking.compare(conflict.current)
        return _conflict_page(request, bewerking, status=409)
    except ValidationError as error:
        bewerking.add_error(error)
        return _edit_page(request, bewerking, status=422)
    owner = {document.organisatie_id: document.organisatie.naam}
    messages.success(request, f"Bewaard. {audience_sentence(document.bereik, owner, document.kring_id)}")
    return redirect(url)


@require_http_methods(["GET", "POST"])
def versie_create(request: HttpRequest, pk: int) -> HttpResponse:
    """List the versions; who works at the owner adds the next one, with a note on what changed."""
    document = get_object_or_404(Document.objects.zichtbaar_voor(request.user).select_related("organisatie"), pk=pk)
    data = request.GET if request.method == "GET" else request.POST
    uit = _loose_document(request, document, data.get("uit", ""))
    waarom = Aanleiding(document, request.user, data, typed=request.method == "POST")
    if request.method == "GET":
        trace_opening(document, by=request.user)
        return _versie_page(request, document, VersieForm(initial={"toelichting": waarom.note()}), uit, waarom)
    require_edit(request.user, document)
    limit("upload", request.user.pk, times=FILES_PER_HOUR, seconds=3600)
    form = VersieForm(request.POST, request.FILES)
    if uit:
        form.fields["bestand"].required = False
    refusals = [row for row in upload_refusals(request) if row.field == "bestand"]
    if refusals:
        form.fields["bestand"].error_messages["required"] = refusals[0].message
    if not form.is_valid():
        if "bestand" in form.cleaned_data and not uit:
            form.add_error("bestand", CHOOSE_AGAIN)
        return _versie_page(request, document, form, uit, waarom, status=413 if refusals else 422)
    toelichting = waarom.with_thanks(form.cleaned_data["toelichting"])
    if len(toelichting) > MOST:
        form.add_error("toelichting", TOO_LONG_WITH_THANKS)
        if not uit:
            form.add_error("bestand", CHOOSE_AGAIN)
        return _versie_page(request, document, form, uit, waarom, status=422)
    try:
        nummer = _add_versie(request, document, form.cleaned_data["bestand"], toelichting, uit, waarom)
    except FileRefused as refusal:
        form.add_error("bestand", refusal.message)
    except ValidationError as error:
        form.add_error(None, error)
    else:
        messages.success(request, f"Versie {nummer} is nu de versie die anderen lezen. De vorige blijft bewaard.")
        if document.vastgesteld_op or document.herzien_voor:
            messages.warning(request, _still_right(document, nummer))
        return redirect(document)
    return _versie_page(request, document, form, uit, waarom, status=422)


def _still_right(document: Document, nummer: int) -> SafeString:
    """Return the question whether the dates, which were those of the version before, hold for this one too."""
    stated = [
        f"{label} {date_text(day)}"
        for label, day in (("vastgesteld op", document.vastgesteld_op), ("herzien vóór", document.herzien_voor))
        if day
    ]
    return format_html(
        'Er staat nog: {}. Klopt dat ook voor versie {}? <a href="{}">Werk de gegevens bij</a>.',
        " en ".join(stated),
        nummer,
        reverse("documenten:bewerken", args=[document.pk]),
    )


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a document may go to the trash, and put it there."""
    document = _own(request, pk)
    form = VerwijderForm(request.POST if request.method == "POST" else None)
    if request.method == "GET" or not form.is_valid():
        context = {
            "document": document,
            "form": form,
            "dagen": BEWAARDAGEN,
            "zin": audience_sentence(document.bereik, {document.organisatie_id: ""}, document.kring_id),
        }
        status = 200 if request.method == "GET" else 422
        return render(request, "documenten/document_verwijderen.html", context, status=status)
    remove_document(document, by=request.user, reden=form.cleaned_data["reden"])
    if is_htmx(request):
        return HttpResponse()  # its row goes
    messages.success(
        request,
        format_html(
            '‘{}’ staat in de prullenbak. Terugzetten kan {} dagen: <a href="{}">naar de prullenbak</a>.',
            document,
            BEWAARDAGEN,
            reverse("documenten:prullenbak"),
        ),
    )
    return redirect("documenten:lijst")


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a document out of the trash."""
    document = Document.objects.prullenbak_van(request.user).filter(pk=pk).first()
    if document is None:  # a second click: it is back already
        return redirect(_own(request, pk))
    try:
        restore_document(document, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("documenten:prullenbak")
    owner = {document.organisatie_id: ""}
    zin = audience_sentence(document.bereik, owner, document.kring_id)
    messages.success(request, f"‘{document}’ is teruggezet. {zin}")
    return redirect(document)


@require_GET
def trash(request: HttpRequest) -> HttpResponse:
    """Show what the own corporations threw away, with who, why, and how long it can come back."""
    rows = Document.objects.prullenbak_van(request.user).filter(verwijderd_op__gt=expired_before())
    documents = list(
        rows.select_related("organisatie", "verwijderd_door", "versie").order_by("-verwijderd_op", "-pk")[:200]
    )
    reasons = AuditRegel.objects.filter(
        soort="document",
        actie=WEGGEGOOID,
        object_id__in=[document.pk for document in documents],
        na__isnull=False,
    )
    reden = {line.object_id: line.na.get("reden", "") for line in reasons.order_by("pk")}
    items = [
        (document, BEWAARDAGEN - (timezone.now() - document.verwijderd_op).days, reden.get(document.pk, ""))
        for document in documents
    ]
    context = {"items": items, "dagen": BEWAARDAGEN, "meer_eigenaren": len(request.user.organisatie_ids) > 1}
    return render(request, "documenten/document_prullenbak.html", context)


def _own(request: HttpRequest, pk: int) -> Document:
    """Return a document that this person may change; 404 when it is invisible, 403 when it is another's."""
    rows = Document.objects.zichtbaar_voor(request.user).select_related("organisatie", "contact", "kring")
    document = get_object_or_404(rows, pk=pk)
    require_edit(request.user, document)
    return document


def _loose_document(request: HttpRequest, document: Document, value: str) -> Document | None:
    """Return the just uploaded document whose file becomes the version, if the request names one."""
    if not value:
        return None
    rows = (
        Document.objects.zichtbaar_voor(request.user)
        .filter(organisatie=document.organisatie_id, gedeeld_op=None)
        .exclude(pk=document.pk)
    )
    return get_object_or_404(rows.select_related("versie"), pk=whole_number(value))


def _add_versie(
    request: HttpRequest,
    document: Document,
    upload: StreamedUpload | None,
    toelichting: str,
    uit: Document | None,
    waarom: Aanleiding,
) -> int:
    """Save the next version, once for however many clicks; return its number."""
    url = document.get_absolute_url()
    if upload is None and uit is not None:
        with transaction.atomic():
            slot = claim(request)
            versie = merge_as_versie(document, uit=uit, toelichting=toelichting, by=request.user)
            _keep_reasons(request, versie, waarom)
            finish(slot, url)
    else:
        with storing_checked(check_upload(upload)) as [bestand]:
            slot = claim(request)
            versie = create_versie(document, bestand, toelichting=toelichting, by=request.user)
            _keep_reasons(request, versie, waarom)
            finish(slot, url)
    return versie.nummer


def _keep_reasons(request: HttpRequest, versie: Versie, waarom: Aanleiding) -> None:
    """Say of the new version what it came from, here and in the parts of the form that other apps gave."""
    waarom.keep(versie)
    versie_toegevoegd.send(Versie, versie=versie, gegevens=request.POST, by=request.user)


def _versie_page(
    request: HttpRequest,
    document: Document,
    form: VersieForm,
    uit: Document | None,
    waarom: Aanleiding,
    status: int = 200,
) -> HttpResponse:
    context = {
        "document": document,
        "form": form,
        "uit": uit,
        "waarom": waarom,
        "elders": _elsewhere(request),
        "formulier": new_key(),
        "versies": list(document.versies.select_related("door").order_by("-nummer")),
        "mag_wijzigen": can_edit(request.user, document),
    }
    return render(request, "documenten/versie_nieuw.html", context, status=status)


def _elsewhere(request: HttpRequest) -> str:
    """Return what was filled in in the part of the form that another app gives, as "?les=3…"; "" for nothing."""
    pairs = [(name, value) for name in request.POST for value in request.POST.getlist(name) if name not in _OWN_FIELDS]
    return f"?{urlencode(pairs)}" if pairs else ""


def _edit_page(request: HttpRequest, bewerking: Bewerking, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "document": bewerking.document,
        "form": bewerking.form,
        "bereik_form": bewerking.bereik_form,
        "formulier": new_key(),
    }
    return render(request, "documenten/document_bewerken.html", context, status=status)


def _conflict_page(request: HttpRequest, bewerking: Bewerking, status: int) -> HttpResponse:
    context = {
        "document": bewerking.document,
        "verschillen": bewerking.differences,
        "velden": bewerking.hidden(),
        "revisie": bewerking.current.revisie,
        "formulier": new_key(),
        "fout": status == 422,
    }
    return render(request, "documenten/document_conflict.html", context, status=status)
