"""A visit: planning it, its page, the answer to it, and its .ics file (V4)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corporaties.permissions import require
from mkwportal.core.edits import EditConflict
from mkwportal.core.files.downloads import content_disposition
from mkwportal.core.htmx import is_htmx
from mkwportal.core.limits import limit
from mkwportal.core.remembered import fill_forms
from mkwportal.core.saving import add_errors, differences, posted_revision, saved_once
from mkwportal.core.tables import table_response

from .. import documents, tabel
from ..agenda import calendar_file
from ..bezoekpagina import visit_page
from ..forms import BezoekForm
from ..forms.bezoek import current_values
from ..models import Bezoek, Verkenning
from ..permissions import NO_LEAD
from ..services import answer_bezoek, create_bezoek, update_bezoek
from ..tijden import clock_hint, programme_hints
from .common import fetch_bezoek, fetch_verkenning, form_context, number_from

MAILS_PER_HOUR = 60  # times that one person may plan or change visits: each may go to many people


@require_safe
def table(request: HttpRequest, soort: str) -> HttpResponseBase:
    """Return the visits that this person may see, of one exploration with ?verkenning=, as CSV or XLSX (P5)."""
    rows = Bezoek.objects.zichtbaar_voor(request.user).for_list(request.user).order_by("-begint_op", "-pk")
    if (verkenning := number_from(request, "verkenning")) is not None:
        rows = rows.filter(verkenning=fetch_verkenning(request, verkenning))
    return table_response(request, soort, "bezoeken", tabel.BEZOEKEN, tabel.bezoek_rows(rows))


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a visit; its programme comes next."""
    verkenning = fetch_verkenning(request, pk)
    require(verkenning.mag_leiden, NO_LEAD)
    if request.method == "GET":
        start = {"plaats": verkenning.eerste_plaats, "ontvanger": verkenning.eerste_gastheer}
        form = BezoekForm(gebruiker=request.user, initial=start if not verkenning.bezoeken.exists() else {})
        return _form_page(request, verkenning, form)
    if "zoek_document" in request.POST:
        return _search_documents(request, verkenning, None)
    form = BezoekForm(request.POST, gebruiker=request.user)
    if not form.is_valid():
        return _form_page(request, verkenning, form, status=422)
    limit("bezoek-bewaren", request.user.pk, times=MAILS_PER_HOUR, seconds=3600)
    with saved_once(request) as saved:
        bezoek = create_bezoek(verkenning, **form.gegevens(), by=request.user)
        saved.url = reverse("verkenningen:haltes", args=[bezoek.pk])
    mail = "" if bezoek.is_geweest else " Over tien minuten krijgt wie meedoet een mail."
    messages.success(request, f"Het bezoek staat in de agenda.{mail} Vul nu het programma in, of doe dat later.")
    _hint(request, bezoek)
    return redirect(saved.url)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a visit or call it off; who saves second sees both texts and chooses (R6)."""
    bezoek = fetch_bezoek(request, pk)
    verkenning = bezoek.verkenning
    require(bezoek.mag_leiden, NO_LEAD)
    if request.method == "GET":
        return _form_page(request, verkenning, BezoekForm(gebruiker=request.user, bezoek=bezoek), bezoek)
    revisie = posted_revision(request)
    if "zoek_document" in request.POST:
        return _search_documents(request, verkenning, bezoek)
    form = BezoekForm(request.POST, gebruiker=request.user, bezoek=bezoek)
    if not form.is_valid():
        return _form_page(request, verkenning, form, bezoek, status=422, revisie=revisie)
    limit("bezoek-bewaren", request.user.pk, times=MAILS_PER_HOUR, seconds=3600)
    try:
        with saved_once(request) as saved:
            saved.url = bezoek.get_absolute_url()
            bezoek = update_bezoek(bezoek, revisie=revisie, by=request.user, **form.gegevens())
    except EditConflict as conflict:
        current = conflict.current
        verschillen = differences(form, current_values(current, request.user))
        return _form_page(
            request,
            verkenning,
            form,
            bezoek,
            status=409,
            revisie=current.revisie,
            verschillen=verschillen,
            wanneer=current.gewijzigd_op,
        )
    except ValidationError as error:
        add_errors(form, error)
        return _form_page(request, verkenning, form, bezoek, status=422, revisie=revisie)
    messages.success(request, "Het bezoek is bewaard.")
    _hint(request, bezoek)
    return redirect(saved.url)


def _hint(request: HttpRequest, bezoek: Bezoek) -> None:
    """Say which of two hours we took, and what in the programme no longer fits the times."""
    for hint in filter(None, [clock_hint(bezoek), *programme_hints(bezoek, bezoek.haltes.programma())]):
        messages.warning(request, hint)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a visit: facts, route, what to read before, report, lessons and photos."""
    rows = Bezoek.objects.zichtbaar_voor(request.user).only("status", "begint_op", "eindigt_op")
    page = visit_page(get_object_or_404(rows, pk=pk), request.user)
    filled = {name: fill_forms(request, page[name]) for name in ("kop", "inhoud")}
    return render(request, "verkenningen/bezoek_detail.html", page | filled)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether one comes along: `gaat_mee` is ja or nee."""
    bezoek = fetch_bezoek(request, pk)
    raw = request.POST.get("gaat_mee", "")
    if raw not in ("ja", "nee"):
        raise Http404("Dit antwoord bestaat niet. Ga terug naar het bezoek en kies opnieuw.")
    try:
        answer_bezoek(bezoek, gaat_mee=raw == "ja", by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(bezoek)
    tekst = "U gaat mee. Zet het bezoek in uw agenda." if raw == "ja" else "U gaat niet mee. Dank voor uw antwoord."
    messages.success(request, tekst)
    return redirect(bezoek)


@require_safe
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the visit as an .ics file."""
    bezoek = fetch_bezoek(request, pk)
    name = f"{slugify(bezoek.titel) or 'bezoek'}.ics"
    return HttpResponse(
        calendar_file(bezoek),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": content_disposition(name)},
    )


def _search_documents(request: HttpRequest, verkenning: Verkenning, bezoek: Bezoek | None) -> HttpResponse:
    """Show the form as it was typed with documents that fit the search; nothing is saved or judged yet."""
    data = request.POST
    start = {name: data.get(name, "") for name in data} | {"vooraf": data.getlist("vooraf")}
    form = BezoekForm(gebruiker=request.user, bezoek=bezoek, initial=start)
    gevonden = documents.search_documents(request.user, data.get("stuk", ""))
    extra = {"gevonden": gevonden, "stuk": data.get("stuk", "")[:200], "revisie": posted_revision(request)}
    if is_htmx(request):
        context = {"form": form, **_chosen(request, verkenning, form, gevonden), **extra}
        return render(request, "verkenningen/_vooraf.html", context)
    return _form_page(request, verkenning, form, bezoek, **extra)


def _form_page(
    request: HttpRequest,
    verkenning: Verkenning,
    form: BezoekForm,
    bezoek: Bezoek | None = None,
    *,
    status: int = 200,
    revisie: int | None = None,
    gevonden: Any = None,
    **extra: Any,
) -> HttpResponse:
    context = {
        "form": form,
        "verkenning": verkenning,
        "bezoek": bezoek,
        "organisaties": list(form.fields["ontvanger"].bekend),
        **_chosen(request, verkenning, form, gevonden or []),
        "gevonden": gevonden,
        **form_context(bezoek, revisie=revisie),
        **extra,
    }
    return render(request, "verkenningen/bezoek_form.html", context, status=status)


def _chosen(request: HttpRequest, verkenning: Verkenning, form: BezoekForm, gevonden: list) -> dict[str, Any]:
    """Return the documents that are chosen or were found, each with what others will not see."""
    chosen = [str(value) for value in form["vooraf"].value() or ()]
    stukken = documents.choosable(request.user, chosen, [document.pk for document in gevonden])
    waarschuwing = {document.pk: documents.hidden_for(document, verkenning) for document in stukken}
    return {
        "stukken": [
            {"document": document, "gekozen": str(document.pk) in chosen, "let_op": waarschuwing[document.pk]}
            for document in stukken
        ]
    }
