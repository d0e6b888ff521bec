"""The host first: the leader sends the report, the host reads and answers by a personal link (V7)."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from corporaties.permissions import require
from mkwportal.core.edits import EditConflict
from mkwportal.core.files.downloads import file_response
from mkwportal.core.files.photos import MIME
from mkwportal.core.limits import limit
from mkwportal.core.links import UNKNOWN, read_link
from mkwportal.core.markdown import render_markdown
from mkwportal.core.numbers import whole_number
from mkwportal.core.once import new_key
from mkwportal.core.saving import add_errors, saved_once

from ..forms import OordeelForm, VoorlegForm
from ..gastheer import DAGEN, LINK_VERSLAG, host_state
from ..models import BEELD, Bezoek, Citaat, Foto, VoorgelegdDeel, Voorlegging
from ..permissions import NO_LEAD
from ..services import Antwoord, answer_verslag, present_again, present_verslag, revoke_voorlegging
from ..services.gastheer import published
from .common import fetch_bezoek, form_context

MAILS_PER_HOUR, VISITS_PER_HOUR = 30, 2000  # a visit asks for each photo too
_IN_CACHE = 60  # seconds; after that the browser asks whether the photo is still there (ETag)
_ORDER = {deel: i for i, deel in enumerate(VoorgelegdDeel.Deel.values)}


@require_http_methods(["GET", "POST"])
def host(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the leader what the host said; send the report, send it again or revoke a link (`actie`)."""
    bezoek = fetch_bezoek(request, pk)
    require(bezoek.mag_leiden, NO_LEAD)
    if request.method == "GET":
        return _host_page(request, bezoek, VoorlegForm(bezoek=bezoek, initial={"naam": bezoek.gastheer_naam}))
    url = reverse("verkenningen:gastheer", args=[pk])
    if request.POST.get("actie") in ("opnieuw", "intrekken"):
        return _again_or_revoke(request, bezoek, url)
    form = VoorlegForm(request.POST, bezoek=bezoek)
    if not form.is_valid():
        return _host_page(request, bezoek, form, status=422)
    limit("gastheer", request.user.pk, times=MAILS_PER_HOUR, seconds=3600)
    try:
        with saved_once(request) as saved:
            saved.url = url
            present_verslag(bezoek, **form.cleaned_data, by=request.user)
    except ValidationError as error:
        add_errors(form, error)
        return _host_page(request, bezoek, form, status=422)
    messages.success(request, f"{form.cleaned_data['naam']} krijgt een mail met een persoonlijke link.")
    return redirect(url)


@csrf_exempt  # the signed address says who answers; some mail programs open pages without cookies
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def host_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show a host the parts as they were sent, with photos and quotes; a POST saves the answers per part."""
    voorlegging = _by_link(token)
    rows = sorted(voorlegging.delen.all(), key=lambda row: _ORDER[row.deel])
    gedeeld = published(voorlegging.bezoek_id)
    if request.method != "POST":
        forms = {row.deel: OordeelForm(prefix=row.deel, initial=_answer_of(row)) for row in rows}
        return _link_page(request, token, voorlegging, rows, gedeeld, forms)
    forms = {row.deel: OordeelForm(request.POST, prefix=row.deel) for row in rows if row.deel not in gedeeld}
    if [form for form in forms.values() if not form.is_valid()]:
        return _link_page(request, token, voorlegging, rows, gedeeld, forms, status=422)
    antwoorden = {
        deel: Antwoord(form.cleaned_data["oordeel"], form.cleaned_data["opmerking"], _revision(request, deel))
        for deel, form in forms.items()
        if form.cleaned_data["oordeel"]
    }
    if not antwoorden:
        fout = "Kies bij ten minste één deel: akkoord, of graag anders."
        return _link_page(request, token, voorlegging, rows, gedeeld, forms, status=422, fout=fout)
    try:
        with saved_once(request) as saved:
            saved.url = f"{request.path}?bewaard=1"
            if gemist := answer_verslag(voorlegging, antwoorden):
                saved.url = f"{request.path}?gedeeld={len(gemist)}"
    except EditConflict:
        fresh = sorted(voorlegging.delen.all(), key=lambda row: _ORDER[row.deel])
        nieuw = {row.deel for row in fresh if _revision(request, row.deel) != row.revisie}
        return _link_page(request, token, voorlegging, fresh, gedeeld, forms, status=409, nieuw=nieuw)
    return redirect(saved.url)


@login_not_required
@require_safe
def host_photo(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """Return a photo of the visit to the host, with ?klein=1 the small one."""
    voorlegging = _by_link(token)
    foto = get_object_or_404(Foto.objects.filter(bezoek=voorlegging.bezoek_id), pk=pk)
    key = foto.klein if request.GET.get("klein") == "1" and foto.klein else foto.sleutel
    response = file_response(request, key, f"foto-{foto.pk}.jpg", MIME, inline=True)
    response["Cache-Control"] = f"private, max-age={_IN_CACHE}"
    return response


def find_voorlegging(view: str, token: str, soort: str) -> Voorlegging:
    """Return what this personal link is about; Http404 when it is forged, expired or revoked. Counts the visit."""
    pk = read_link(view, token, days=DAGEN)
    rows = Voorlegging.objects.select_related("bezoek__verkenning__leider", "bezoek__gastheer", "door")
    voorlegging = rows.filter(pk=pk, soort=soort, ingetrokken_op=None, bezoek__verkenning__verwijderd_op=None).first()
    if voorlegging is None:
        raise Http404(UNKNOWN)
    limit("gastheer-link", voorlegging.pk, times=VISITS_PER_HOUR, seconds=3600)
    return voorlegging


def _by_link(token: str) -> Voorlegging:
    return find_voorlegging(LINK_VERSLAG, token, Voorlegging.Soort.VERSLAG)


def _answer_of(row: VoorgelegdDeel) -> dict[str, str]:
    return {"oordeel": row.oordeel, "opmerking": row.opmerking}


def _revision(request: HttpRequest, deel: str) -> int:
    number = whole_number(request.POST.get(f"{deel}-revisie"), 9)
    return -1 if number is None else number


def _again_or_revoke(request: HttpRequest, bezoek: Bezoek, url: str) -> HttpResponse:
    number = whole_number(request.POST.get("voorlegging"))
    rows = Voorlegging.objects.select_related("bezoek__verkenning").filter(bezoek=bezoek)
    if request.POST["actie"] == "opnieuw":
        rows = rows.filter(soort=Voorlegging.Soort.VERSLAG)  # the mirror is sent from its own page
    voorlegging = get_object_or_404(rows, pk=number)
    if request.POST["actie"] == "intrekken":
        revoke_voorlegging(voorlegging, by=request.user)
        messages.success(request, f"De link van {voorlegging.naam} werkt niet meer. De antwoorden blijven staan.")
        return redirect(url)
    limit("gastheer", request.user.pk, times=MAILS_PER_HOUR, seconds=3600)
    try:
        with saved_once(request) as saved:
            saved.url = url
            present_again(voorlegging, by=request.user)
        messages.success(request, f"{voorlegging.naam} krijgt de teksten van nu, met een nieuwe mail.")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(url)


def _host_page(request: HttpRequest, bezoek: Bezoek, form: VoorlegForm, *, status: int = 200) -> HttpResponse:
    delen = bezoek.verslagdelen.exclude(tekst="").met_gastheer()
    voorleggingen = list(bezoek.voorleggingen.prefetch_related("delen"))
    for row in voorleggingen:
        row.formulier, row.tot = new_key(), row.gestuurd_op + dt.timedelta(days=DAGEN)
        row.antwoorden = sorted(row.delen.all(), key=lambda part: _ORDER[part.deel])
    context = {
        "bezoek": bezoek,
        "verkenning": bezoek.verkenning,
        "form": form,
        "delen": sorted(((deel, host_state(deel, bezoek)) for deel in delen), key=lambda pair: _ORDER[pair[0].deel]),
        "voorleggingen": voorleggingen,
        "nog_iemand": any(row.soort == Voorlegging.Soort.VERSLAG for row in voorleggingen),
        **form_context(),
    }
    return render(request, "verkenningen/gastheer.html", context, status=status)


def _link_page(
    request: HttpRequest,
    token: str,
    voorlegging: Voorlegging,
    rows: list[VoorgelegdDeel],
    gedeeld: set[str],
    forms: dict[str, OordeelForm],
    *,
    status: int = 200,
    nieuw: set[str] = frozenset(),
    **extra: Any,
) -> HttpResponse:
    bezoek = voorlegging.bezoek
    context = {
        "voorlegging": voorlegging,
        "bezoek": bezoek,
        "token": token,
        "delen": [
            {
                "rij": row,
                "html": render_markdown(row.tekst, heading=3),
                "form": None if row.deel in gedeeld else forms.get(row.deel),
                "nieuw": row.deel in nieuw,
            }
            for row in rows
        ],
        "beeld": BEELD,
        "open": any(row.deel not in gedeeld for row in rows),
        "fotos": bezoek.fotos.all(),
        "citaten": Citaat.objects.toonbaar().filter(bezoek=bezoek).select_related("halte"),
        "bewaard": "bewaard" in request.GET,
        "te_laat": "gedeeld" in request.GET,
        "nieuw": nieuw,
        "fouten": [form for form in forms.values() if form.is_bound and form.errors],
        **form_context(),
        **extra,
    }
    return render(request, "verkenningen/gastheer_link.html", context, status=status)
