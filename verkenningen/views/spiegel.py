"""The mirror: what we say about the host's question, first for the host, then for the circle (V11)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from corporaties import namens
from corporaties.permissions import require
from mkwportal.core.edits import EditConflict
from mkwportal.core.limits import limit
from mkwportal.core.once import new_key
from mkwportal.core.saving import add_errors, differences, posted_revision, saved_once

from ..forms import BijdrageForm, SpiegelKeuzeForm, SpiegelOordeelForm, VoorlegForm
from ..gastheer import DAGEN, LINK_SPIEGEL
from ..models import Bezoek, Spiegel, SpiegelBijdrage, Voorlegging
from ..permissions import NO_LEAD, member_organisaties
from ..services import (
    answer_spiegel,
    choose_for_spiegel,
    present_spiegel,
    release_spiegel,
    reopen_spiegel,
    save_bijdrage,
)
from ..services.spiegel import spiegel_content
from .common import BEZOEK_MET, fetch_bezoek, form_context
from .gastheer import MAILS_PER_HOUR, find_voorlegging


@require_http_methods(["GET", "POST"])
def mirror(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the mirror to who may read it, and to who writes in it their own lines (`actie` says what a POST does)."""
    bezoek, spiegel = _readable(request, pk)
    if request.method == "GET":
        return _page(request, bezoek, spiegel)
    acties = {"bijdrage": _contribute, "gastheer": _host_answers, "open": _reopen}
    acties |= dict.fromkeys(("vrij", "niet-vrij"), _release)
    actie = acties.get(request.POST.get("actie", ""))
    if actie is None:
        raise Http404("Deze keuze bestaat niet. Ga terug naar de spiegel.")
    return actie(request, bezoek, spiegel)


@require_http_methods(["GET", "POST"])
def compose(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what belongs in the mirror, and send it to the host (`actie` is sturen)."""
    bezoek = fetch_bezoek(request, pk)
    require(bezoek.mag_leiden, NO_LEAD)
    spiegel = Spiegel.objects.met_keuze().filter(bezoek=bezoek).first() or Spiegel(bezoek=bezoek)
    if request.method == "GET":
        return _compose_page(request, bezoek, spiegel)
    if request.POST.get("actie") == "sturen":
        return _send(request, bezoek, spiegel)
    form, revisie = SpiegelKeuzeForm(request.POST, bezoek=bezoek), posted_revision(request)
    if not form.is_valid():
        return _compose_page(request, bezoek, spiegel, keuze=form, status=422, revisie=revisie)
    chosen = {name: [row.pk for row in form.cleaned_data[name]] for name in ("lessen", "haltes")}
    try:
        with saved_once(request) as saved:
            saved.url = reverse("verkenningen:spiegel-samenstellen", args=[pk])
            choose_for_spiegel(bezoek, revisie=revisie, **chosen, by=request.user)
    except EditConflict as conflict:
        fout = "Iemand anders koos intussen ook. Hieronder staat uw keuze. Kijk haar na en bewaar haar opnieuw."
        form.add_error(None, fout)
        revisie = conflict.current.revisie
        return _compose_page(request, bezoek, spiegel, keuze=form, status=409, revisie=revisie)
    except ValidationError as error:
        add_errors(form, error)
        return _compose_page(request, bezoek, spiegel, keuze=form, status=422, revisie=revisie)
    messages.success(request, "Uw keuze is bewaard.")
    return redirect(saved.url)


@csrf_exempt  # the signed address says who answers; some mail programs open pages without cookies
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def mirror_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show the host the mirror by its personal link; a POST says whether the circle may read it."""
    voorlegging = find_voorlegging(LINK_SPIEGEL, token, Voorlegging.Soort.SPIEGEL)
    bezoek = voorlegging.bezoek
    spiegel = Spiegel.objects.filter(bezoek=bezoek).first() or Spiegel(bezoek=bezoek)
    form = SpiegelOordeelForm(initial={"oordeel": spiegel.oordeel, "opmerking": spiegel.opmerking})
    status, nieuw = 200, False
    if request.method == "POST":
        form = SpiegelOordeelForm(request.POST)
        if form.is_valid():
            try:
                answer_spiegel(
                    spiegel,
                    revisie=posted_revision(request),
                    **form.cleaned_data,
                    namens=voorlegging.naam,
                    by=voorlegging.naam,
                )
                return redirect(f"{request.path}?bewaard=1")
            except EditConflict as conflict:
                spiegel, status, nieuw = conflict.current, 409, True
        else:
            status = 422
    context = {
        "voorlegging": voorlegging,
        "bezoek": bezoek,
        "spiegel": spiegel,
        "inhoud": spiegel.sent_content() if spiegel.gestuurd_op else None,
        "oordeel": form,
        "bewaard": "bewaard" in request.GET,
        "nieuw": nieuw,
        **form_context(spiegel),
    }
    return render(request, "verkenningen/spiegel_link.html", context, status=status)


def _readable(request: HttpRequest, pk: int) -> tuple[Bezoek, Spiegel | None]:
    """Return the visit and its mirror, None when only the own lines may be seen; Http404 for who may see neither."""
    user = request.user
    spiegel = Spiegel.objects.zichtbaar_voor(user).filter(bezoek=pk).first()
    if spiegel is None:
        bezoek = fetch_bezoek(request, pk)
        if not bezoek.mag_schrijven:
            raise Http404("Deze spiegel is er niet, of u mag hem nog niet lezen.")
        return bezoek, None
    rows = Bezoek.objects.met_rechten(user).select_related(*BEZOEK_MET)  # the host sees its mirror, not the visit
    return rows.get(pk=pk), spiegel


def _contribute(request: HttpRequest, bezoek: Bezoek, spiegel: Spiegel | None) -> HttpResponse:
    organisaties = member_organisaties(request.user)
    form, revisie = BijdrageForm(request.POST, organisaties=organisaties), posted_revision(request)
    if not form.is_valid():
        return _page(request, bezoek, spiegel, bijdrage=form, status=422, revisie=revisie)
    organisatie = form.cleaned_data.get("organisatie") or (organisaties[0][0] if organisaties else None)
    tekst = form.cleaned_data["tekst"]
    namens.remember(request.user, organisatie)
    try:
        with saved_once(request) as saved:
            saved.url = reverse("verkenningen:spiegel", args=[bezoek.pk])
            save_bijdrage(bezoek, revisie=revisie, tekst=tekst, organisatie_id=organisatie, by=request.user)
    except EditConflict as conflict:
        now = conflict.current
        verschillen = differences(form, {"tekst": now.tekst})
        return _page(request, bezoek, spiegel, bijdrage=form, status=409, revisie=now.revisie, verschillen=verschillen)
    except ValidationError as error:
        add_errors(form, error)
        return _page(request, bezoek, spiegel, bijdrage=form, status=422, revisie=revisie)
    messages.success(request, "Uw antwoord is bewaard." if tekst else "Uw antwoord is weg.")
    return redirect(saved.url)


def _host_answers(request: HttpRequest, bezoek: Bezoek, spiegel: Spiegel | None) -> HttpResponse:
    """Save the answer of somebody who works at the host and has an account."""
    if spiegel is None or bezoek.gastheer_id not in request.user.organisatie_ids:
        raise Http404("Alleen de gastheer kan dit zeggen.")
    form = SpiegelOordeelForm(request.POST)
    if not form.is_valid():
        return _page(request, bezoek, spiegel, oordeel=form, status=422)
    naam = request.user.naam
    try:
        answer_spiegel(spiegel, revisie=posted_revision(request), **form.cleaned_data, namens=naam, by=request.user)
    except EditConflict as conflict:
        messages.error(request, "De spiegel is intussen gewijzigd. Lees hem en geef uw antwoord opnieuw.")
        return _page(request, bezoek, conflict.current, oordeel=form, status=409)
    messages.success(request, "Dank u, uw antwoord is bewaard.")
    return redirect("verkenningen:spiegel", pk=bezoek.pk)


def _release(request: HttpRequest, bezoek: Bezoek, spiegel: Spiegel | None) -> HttpResponse:
    vrij = request.POST["actie"] == "vrij"
    try:
        release_spiegel(bezoek, vrij=vrij, by=request.user)
        zin = "Iedereen in deze verkenning kan de spiegel nu lezen."
        messages.success(request, zin if vrij else "De spiegel is weer alleen voor de gastheer en voor u.")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("verkenningen:spiegel", pk=bezoek.pk)


def _reopen(request: HttpRequest, bezoek: Bezoek, spiegel: Spiegel | None) -> HttpResponse:
    reopen_spiegel(bezoek, by=request.user)
    messages.success(request, "De spiegel is weer open. Deelnemers kunnen schrijven. Stuur hem daarna opnieuw.")
    return redirect("verkenningen:spiegel-samenstellen", pk=bezoek.pk)


def _send(request: HttpRequest, bezoek: Bezoek, spiegel: Spiegel) -> HttpResponse:
    form = VoorlegForm(request.POST, bezoek=bezoek)
    if not form.is_valid():
        return _compose_page(request, bezoek, spiegel, voorleg=form, status=422)
    limit("gastheer", request.user.pk, times=MAILS_PER_HOUR, seconds=3600)
    try:
        with saved_once(request) as saved:
            saved.url = reverse("verkenningen:spiegel", args=[bezoek.pk])
            present_spiegel(bezoek, **form.cleaned_data, by=request.user)
    except ValidationError as error:
        add_errors(form, error)
        return _compose_page(request, bezoek, spiegel, voorleg=form, status=422)
    messages.success(request, f"{form.cleaned_data['naam']} krijgt een mail met een persoonlijke link.")
    return redirect(saved.url)


def _page(
    request: HttpRequest,
    bezoek: Bezoek,
    spiegel: Spiegel | None,
    *,
    bijdrage: BijdrageForm | None = None,
    oordeel: SpiegelOordeelForm | None = None,
    status: int = 200,
    revisie: int | None = None,
    **extra: Any,
) -> HttpResponse:
    user = request.user
    mijn = SpiegelBijdrage.objects.filter(bezoek=bezoek, door=user.pk).first() if bezoek.mag_schrijven else None
    start = {"tekst": mijn.tekst, "organisatie": mijn.organisatie_id} if mijn else {}
    gestuurd = Spiegel.objects.filter(bezoek=bezoek, gestuurd_op__isnull=False)
    inhoud = None
    if spiegel is not None:
        inhoud = spiegel.sent_content() if spiegel.gestuurd_op else spiegel_content(spiegel)
    context = {
        "bezoek": bezoek,
        "verkenning": bezoek.verkenning,
        "spiegel": spiegel,
        "inhoud": inhoud,
        "dicht": bool(spiegel.gestuurd_op) if spiegel else gestuurd.exists(),
        "is_gastheer": spiegel is not None and bezoek.gastheer_id in user.organisatie_ids,
        "mijn": mijn,
        "bijdrage": bijdrage
        or BijdrageForm(initial=start, organisaties=member_organisaties(user), laatst=user.namens_id),
        "oordeel": oordeel or SpiegelOordeelForm(initial=_answer_of(spiegel)),
        **form_context(mijn, revisie=revisie),
        **extra,
    }
    return render(request, "verkenningen/spiegel.html", context, status=status)


def _answer_of(spiegel: Spiegel | None) -> dict[str, str]:
    return {"oordeel": spiegel.oordeel, "opmerking": spiegel.opmerking} if spiegel else {}


def _compose_page(
    request: HttpRequest,
    bezoek: Bezoek,
    spiegel: Spiegel,
    *,
    keuze: SpiegelKeuzeForm | None = None,
    voorleg: VoorlegForm | None = None,
    status: int = 200,
    revisie: int | None = None,
) -> HttpResponse:
    chosen = {}
    if spiegel.pk and keuze is None:
        chosen = {"lessen": spiegel.gekozen_lessen, "haltes": spiegel.gekozen_haltes}
    bijdragen = bezoek.spiegelbijdragen.select_related("door", "organisatie")
    context = {
        "bezoek": bezoek,
        "verkenning": bezoek.verkenning,
        "spiegel": spiegel,
        "bijdragen": bijdragen,
        "keuze": keuze or SpiegelKeuzeForm(initial=chosen, bezoek=bezoek),
        "voorleg": voorleg or VoorlegForm(bezoek=bezoek, initial={"naam": bezoek.gastheer_naam}),
        "dagen": DAGEN,
        **form_context(spiegel, revisie=revisie),
        "formulier_2": new_key(),
    }
    return render(request, "verkenningen/spiegel_samenstellen.html", context, status=status)
