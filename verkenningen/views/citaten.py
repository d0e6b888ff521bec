"""Quotes of a visit, and the yes or no of who said them: by a personal link, or noted (V7)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from corporaties.permissions import require
from mkwportal.core.edits import EditConflict
from mkwportal.core.limits import limit
from mkwportal.core.links import UNKNOWN, read_link
from mkwportal.core.once import new_key
from mkwportal.core.saving import add_errors, differences, posted_revision, saved_once

from ..forms import CitaatForm, CitaatNieuwForm, MondelingForm
from ..gastheer import LINK_CITAAT
from ..models import Bezoek, Citaat
from ..permissions import NO_WRITE, require_edit_citaat
from ..services import add_citaat, answer_citaat, ask_consent, delete_citaat, note_consent, update_citaat
from .common import fetch_bezoek, form_context, number_from

LINK_DAYS = 10 * 365  # a yes can be taken back for as long as the report is read
MAILS_PER_HOUR, VISITS_PER_HOUR = 30, 100
VELDEN = ("tekst", "naam", "rol", "email")


@require_http_methods(["GET", "POST"])
def quotes(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the quotes of a visit with where their yes stands, and add one (`?halte=` chooses the stop)."""
    bezoek = fetch_bezoek(request, pk)
    require(bezoek.mag_schrijven, NO_WRITE)
    if request.method == "GET":
        halte = number_from(request, "halte")
        return _page(request, bezoek, CitaatNieuwForm(bezoek=bezoek, initial={"halte": halte}))
    form = CitaatNieuwForm(request.POST, bezoek=bezoek)
    if not form.is_valid():
        return _page(request, bezoek, form, status=422)
    try:
        with saved_once(request) as saved:
            saved.url = reverse("verkenningen:citaten", args=[pk])
            citaat = add_citaat(bezoek, **form.cleaned_data, by=request.user)
    except ValidationError as error:
        add_errors(form, error)
        return _page(request, bezoek, form, status=422)
    vraag = "" if citaat.is_toonbaar else " Vraag nu of het met naam mag."
    messages.success(request, f"Het citaat staat erbij.{vraag}")
    return redirect(saved.url)


@require_http_methods(["GET", "POST"])
def quote(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a quote, ask for its yes, note an answer, or take it away (`actie`)."""
    rows = Citaat.objects.zichtbaar_voor(request.user).select_related("bezoek__verkenning", "halte", "door")
    citaat = get_object_or_404(rows, pk=pk)
    require_edit_citaat(request.user, citaat)
    if request.method == "GET":
        return _quote_page(request, citaat)
    acties = {"vraag": _ask, "mondeling": _note, "weg": _delete}
    return acties.get(request.POST.get("actie", ""), _change)(request, citaat)


@csrf_exempt  # the signed address says who answers; some mail programs open pages without cookies
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def quote_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show who was quoted what would be shown; a POST says yes or no, also later again."""
    values = read_link(LINK_CITAAT, token, days=LINK_DAYS)
    if not isinstance(values, list):  # a link that was not bound to the words, the name and the address
        raise Http404(UNKNOWN)
    pk, revisie = values
    rows = Citaat.objects.exclude(toestemming=Citaat.Toestemming.NIET_NODIG)
    rows = rows.filter(bezoek__verkenning__verwijderd_op=None).select_related("bezoek", "door")
    citaat = rows.filter(pk=pk, revisie=revisie).first()
    if citaat is None:
        raise Http404(UNKNOWN)
    limit("citaat-link", citaat.pk, times=VISITS_PER_HOUR, seconds=3600)
    if request.method != "POST":
        return _link_page(request, citaat)
    if (antwoord := request.POST.get("antwoord")) not in ("ja", "nee"):
        return _link_page(request, citaat, status=422, fout="Kies ja of nee.")
    try:
        answer_citaat(citaat, ja=antwoord == "ja", revisie=revisie)
    except (EditConflict, ValidationError):
        raise Http404(UNKNOWN) from None
    return redirect(f"{request.path}?bewaard=1")


def _change(request: HttpRequest, citaat: Citaat) -> HttpResponse:
    form, revisie = CitaatForm(request.POST), posted_revision(request)
    if not form.is_valid():
        return _quote_page(request, citaat, form, status=422, revisie=revisie)
    try:
        with saved_once(request) as saved:
            saved.url = reverse("verkenningen:citaat", args=[citaat.pk])
            update_citaat(citaat, revisie=revisie, by=request.user, **form.cleaned_data)
    except EditConflict as conflict:
        now = conflict.current
        verschillen = differences(form, {name: getattr(now, name) for name in VELDEN})
        return _quote_page(request, citaat, form, status=409, revisie=now.revisie, verschillen=verschillen)
    except ValidationError as error:
        add_errors(form, error)
        return _quote_page(request, citaat, form, status=422, revisie=revisie)
    messages.success(request, "Het citaat is bewaard.")
    return redirect(saved.url)


def _ask(request: HttpRequest, citaat: Citaat) -> HttpResponse:
    limit("citaat", request.user.pk, times=MAILS_PER_HOUR, seconds=3600)
    url = reverse("verkenningen:citaat", args=[citaat.pk])
    try:
        with saved_once(request) as saved:
            saved.url = url
            ask_consent(citaat, by=request.user)
        messages.success(request, f"{citaat.naam} krijgt een mail met een persoonlijke link.")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(url)


def _note(request: HttpRequest, citaat: Citaat) -> HttpResponse:
    form = MondelingForm(request.POST)
    if form.is_valid():
        try:
            note_consent(citaat, **form.cleaned_data, by=request.user)
            messages.success(request, "Het antwoord staat erbij.")
            return redirect("verkenningen:citaat", pk=citaat.pk)
        except ValidationError as error:
            add_errors(form, error)
    return _quote_page(request, citaat, mondeling=form, status=422)


def _delete(request: HttpRequest, citaat: Citaat) -> HttpResponse:
    delete_citaat(citaat, by=request.user)
    messages.success(request, "Het citaat is weg.")
    return redirect("verkenningen:citaten", pk=citaat.bezoek_id)


def _page(request: HttpRequest, bezoek: Bezoek, form: CitaatNieuwForm, *, status: int = 200) -> HttpResponse:
    rows = Citaat.objects.zichtbaar_voor(request.user).filter(bezoek=bezoek).select_related("halte", "door")
    context = {
        "bezoek": bezoek,
        "verkenning": bezoek.verkenning,
        "citaten": rows.order_by("halte__volgorde", "pk"),
        "form": form,
        **form_context(),
    }
    return render(request, "verkenningen/citaten.html", context, status=status)


def _quote_page(
    request: HttpRequest,
    citaat: Citaat,
    form: CitaatForm | None = None,
    *,
    mondeling: MondelingForm | None = None,
    status: int = 200,
    revisie: int | None = None,
    **extra: Any,
) -> HttpResponse:
    context = {
        "citaat": citaat,
        "bezoek": citaat.bezoek,
        "form": form or CitaatForm(initial={name: getattr(citaat, name) for name in VELDEN}),
        "mondeling": mondeling or MondelingForm(),
        **form_context(citaat, revisie=revisie),
        "formulier_2": new_key(),
        **extra,
    }
    return render(request, "verkenningen/citaat.html", context, status=status)


def _link_page(request: HttpRequest, citaat: Citaat, *, status: int = 200, **extra: Any) -> HttpResponse:
    context = {"citaat": citaat, "bezoek": citaat.bezoek, "bewaard": "bewaard" in request.GET, **extra}
    return render(request, "verkenningen/citaat_link.html", context, status=status)
