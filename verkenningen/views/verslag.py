"""The report of a visit: where it stands, the lines per stop, and its parts (V6, V7)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corporaties.permissions import require
from mkwportal.core.edits import EditConflict
from mkwportal.core.saving import add_errors, differences, posted_revision, saved_once

from .. import audience
from ..forms import CitaatNieuwForm, DeelForm, HalteForm
from ..gastheer import host_state
from ..models import Aanwezigheid, Bezoek, Citaat, Foto, Halte, Les, VerslagDeel
from ..models.bezoek import count_of
from ..permissions import NO_LEAD, NO_WRITE
from ..services import HostFirst, publish_deel, save_deel, save_halte, withdraw_deel
from .common import COMBINE, combined, fetch_bezoek, form_context, number_from


@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far the report is: stops, attendance, lessons, photos and the parts."""
    bezoek = _writable(request, pk)
    haltes = list(bezoek.haltes.annotate(aantal_citaten=count_of(Citaat.objects.all(), "halte")))
    citaat = CitaatNieuwForm(bezoek=bezoek, initial={"halte": number_from(request, "halte")})
    citaat.fields["halte"].choices = [("", "Bij het hele bezoek"), *((halte.pk, halte.titel) for halte in haltes)]
    delen = {deel.deel: deel for deel in bezoek.verslagdelen.met_auteurs().met_gastheer()}
    standen = {waarde: host_state(deel, bezoek) for waarde, deel in delen.items() if deel.tekst}
    counts = (count_of(Aanwezigheid.objects.filter(was_er=True), "bezoek"), count_of(Foto.objects.all(), "bezoek"))
    erbij, fotos = Bezoek.objects.filter(pk=pk).values_list(*counts).get()
    context = {
        "bezoek": bezoek,
        "verkenning": bezoek.verkenning,
        "haltes": haltes,
        "citaat": citaat,
        "volgende": next((halte for halte in haltes if not halte.heeft_notities), None),
        "ingevuld": sum(halte.heeft_notities for halte in haltes),
        "delen": [
            (waarde, label, delen.get(waarde), standen.get(waarde)) for waarde, label in VerslagDeel.Deel.choices
        ],
        "erbij": erbij,
        "lessen": Les.objects.zichtbaar_voor(request.user).filter(bezoek=bezoek),
        "fotos": fotos,
        "formulier": form_context()["formulier"],
        "zin": audience.viewers(bezoek.verkenning).zin,
    }
    return render(request, "verkenningen/verslag.html", context)


@require_http_methods(["GET", "POST"])
def halte(request: HttpRequest, pk: int, halte_pk: int) -> HttpResponse:
    """Write the three lines of a stop; on the phone, one stop per screen."""
    bezoek = _writable(request, pk)
    stop = get_object_or_404(bezoek.haltes.select_related("geschreven_door"), pk=halte_pk)
    if request.method == "GET":
        form = HalteForm(initial={name: getattr(stop, name) for name in Halte.NOTITIES})
        return _halte_page(request, bezoek, stop, form)
    form, revisie = HalteForm(request.POST), posted_revision(request)
    if not form.is_valid():
        return _halte_page(request, bezoek, stop, form, status=422, revisie=revisie)
    if request.POST.get("actie") == COMBINE:
        samen = {name: combined(getattr(stop, name), form.cleaned_data[name]) for name in Halte.NOTITIES}
        return _halte_page(request, bezoek, stop, HalteForm(initial=samen), samengevoegd=True)
    try:
        with saved_once(request) as saved:
            saved.url = after_halte(request, bezoek, stop)
            stop.bezoek = bezoek
            save_halte(stop, revisie=revisie, by=request.user, **form.cleaned_data)
    except EditConflict as conflict:
        current = conflict.current
        verschillen = differences(form, {name: getattr(current, name) for name in Halte.NOTITIES})
        if not verschillen:  # the same text came another way, such as from the phone itself
            messages.success(request, f"Bewaard: {stop.titel}.", extra_tags=_halte_key(request, stop))
            return redirect(after_halte(request, bezoek, stop))
        return _halte_page(
            request,
            bezoek,
            stop,
            form,
            status=409,
            revisie=current.revisie,
            verschillen=verschillen,
            wie=current.geschreven_door,
            wanneer=current.geschreven_op,
        )
    messages.success(request, f"Bewaard: {stop.titel}.", extra_tags=_halte_key(request, stop))
    return redirect(saved.url)


@require_http_methods(["GET", "POST"])
def part(request: HttpRequest, pk: int, deel: str) -> HttpResponse:
    """Write one part of the report; a part that is not begun proposes what was noted."""
    bezoek = _writable(request, pk)
    if deel not in VerslagDeel.Deel.values:
        raise Http404("Dit deel van het verslag bestaat niet. Ga terug naar het verslag en kies opnieuw.")
    current = bezoek.verslagdelen.filter(deel=deel).first()
    if request.method == "GET":
        tekst = current.tekst if current else proposal(bezoek, deel)
        return _part_page(request, bezoek, deel, current, DeelForm(initial={"tekst": tekst}))
    form, revisie = DeelForm(request.POST), posted_revision(request)
    if not form.is_valid():
        return _part_page(request, bezoek, deel, current, form, status=422, revisie=revisie)
    if request.POST.get("actie") == COMBINE:
        samen = combined(current.tekst if current else "", form.cleaned_data["tekst"])
        return _part_page(request, bezoek, deel, current, DeelForm(initial={"tekst": samen}), samengevoegd=True)
    try:
        with saved_once(request) as saved:
            saved.url = reverse("verkenningen:verslag", args=[pk])
            save_deel(bezoek, deel, revisie=revisie, by=request.user, **form.cleaned_data)
    except EditConflict as conflict:
        stored = conflict.current
        return _part_page(
            request,
            bezoek,
            deel,
            stored,
            form,
            status=409,
            revisie=stored.revisie,
            wanneer=stored.gewijzigd_op,
            verschillen=differences(form, {"tekst": stored.tekst}),
            wie=", ".join(map(str, stored.auteurs.all())),
        )
    except ValidationError as error:
        add_errors(form, error)
        return _part_page(request, bezoek, deel, current, form, status=422, revisie=revisie)
    messages.success(request, "Bewaard.", extra_tags=_part_key(request, bezoek, deel))
    return redirect(saved.url)


@require_POST
def publish(request: HttpRequest, pk: int, deel: str) -> HttpResponse:
    """Share a part with everybody who sees the visit, or take it back (`actie` is terug).

    Without the host's yes to this text the page asks first; `toch` is the deliberate choice.
    """
    bezoek = _writable(request, pk)
    require(bezoek.mag_leiden, NO_LEAD)
    row = get_object_or_404(bezoek.verslagdelen.select_related("bezoek__verkenning"), deel=deel)
    try:
        if request.POST.get("actie") == "terug":
            withdraw_deel(row, by=request.user)
            messages.success(request, f"‘{row.get_deel_display()}’ is weer alleen voor wie meedoet.")
        else:
            publish_deel(row, toch=request.POST.get("toch") == "ja", by=request.user)
            zin = audience.viewers(bezoek.verkenning).zin
            messages.success(request, f"‘{row.get_deel_display()}’ is gedeeld. {zin}")
    except HostFirst as error:
        context = {"bezoek": bezoek, "deel": row, "zin": " ".join(error.messages)}
        return render(request, "verkenningen/verslag_toch.html", context, status=409)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("verkenningen:verslag", pk=pk)


def proposal(bezoek: Bezoek, deel: str) -> str:
    """Return a first text for a part, from what was asked, noted and learned; "" when there is nothing."""
    if deel == VerslagDeel.Deel.VRAAG:
        vragen = [bezoek.verkenning.vraag, bezoek.gastvraag and f"De gastheer vroeg ons: {bezoek.gastvraag}"]
        return "\n\n".join(filter(None, vragen))
    if deel == VerslagDeel.Deel.GEZIEN:
        stops = [
            "\n\n".join([f"## {stop.titel}", *filter(None, (stop.gezien, stop.gehoord))])
            for stop in bezoek.haltes.all()
            if stop.gezien or stop.gehoord
        ]
        return "\n\n".join(stops)
    if deel == VerslagDeel.Deel.LESSEN:
        lessen = bezoek.lessen.filter(verwijderd_op=None).order_by("gemaakt_op").values_list("tekst", flat=True)
        return "\n".join(f"- {tekst}" for tekst in lessen)
    return ""


def _writable(request: HttpRequest, pk: int) -> Bezoek:
    bezoek = fetch_bezoek(request, pk)
    require(bezoek.mag_schrijven, NO_WRITE)
    return bezoek


def after_halte(request: HttpRequest, bezoek: Bezoek, stop: Halte) -> str:
    """Return where a saved stop leads: to a lesson from it, to the next stop, or to the report."""
    actie = request.POST.get("actie", "")
    if actie == "les":
        return f"{reverse('verkenningen:les-nieuw')}?halte={stop.pk}"
    volgende = bezoek.haltes.filter(volgorde__gt=stop.volgorde).order_by("volgorde").first()
    if actie == "volgende" and volgende is not None:
        return reverse("verkenningen:verslag-halte", args=[bezoek.pk, volgende.pk])
    return reverse("verkenningen:verslag", args=[bezoek.pk])


def _halte_key(request: HttpRequest, stop: Halte) -> str:
    return f"halte-{stop.pk}-gebruiker-{request.user.pk}"


def _part_key(request: HttpRequest, bezoek: Bezoek, deel: str) -> str:
    return f"verslag-{bezoek.pk}-{deel}-gebruiker-{request.user.pk}"


def _halte_page(
    request: HttpRequest,
    bezoek: Bezoek,
    stop: Halte,
    form: HalteForm,
    *,
    status: int = 200,
    revisie: int | None = None,
    **extra: Any,
) -> HttpResponse:
    haltes = list(bezoek.haltes.programma())
    nummer = next(i for i, row in enumerate(haltes, 1) if row.pk == stop.pk)
    context = {
        "bezoek": bezoek,
        "verkenning": bezoek.verkenning,
        "halte": stop,
        "form": form,
        "nummer": nummer,
        "aantal": len(haltes),
        "vorige": haltes[nummer - 2] if nummer > 1 else None,
        "laatste": nummer == len(haltes),
        "volgende": haltes[nummer] if nummer < len(haltes) else None,
        "lessen": stop.lessen.filter(verwijderd_op=None),
        "sleutel": _halte_key(request, stop),
        **form_context(stop, revisie=revisie),
        **extra,
    }
    return render(request, "verkenningen/verslag_halte.html", context, status=status)


def _part_page(
    request: HttpRequest,
    bezoek: Bezoek,
    deel: str,
    current: VerslagDeel | None,
    form: DeelForm,
    *,
    status: int = 200,
    revisie: int | None = None,
    **extra: Any,
) -> HttpResponse:
    context = {
        "bezoek": bezoek,
        "verkenning": bezoek.verkenning,
        "deel": deel,
        "huidig": current,
        "form": form,
        "label": VerslagDeel.Deel(deel).label,
        "voorstel": current is None and bool(form["tekst"].value()),
        "sleutel": _part_key(request, bezoek, deel),
        **form_context(current, revisie=revisie),
        **extra,
    }
    return render(request, "verkenningen/verslag_deel.html", context, status=status)
