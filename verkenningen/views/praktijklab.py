"""A praktijklab: its two lines next to each other, and filling in the own one (V15)."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods, require_safe

from corporaties import namens
from corporaties.models import Deelname, Organisatie
from corporaties.permissions import require
from mkwportal.core.edits import EditConflict
from mkwportal.core.saving import add_errors, differences, posted_revision, saved_once
from mkwportal.core.tables import table_response

from .. import audience, lab, tabel
from ..forms.praktijklab import VELDEN, LabregelForm
from ..models import Labregel, Verkenning
from ..permissions import NO_FILL, lab_organisaties
from ..services import remove_labregel, save_labregel
from .common import fetch_verkenning, form_context, number_from

NO_LAB = "Deze verkenning is geen praktijklab. Ga terug naar de verkenning."


def fetch_lab(request: HttpRequest, pk: int) -> Verkenning:
    """Return a praktijklab with the rights of this person; Http404 for one not to be seen, or another kind."""
    verkenning = fetch_verkenning(request, pk)
    if verkenning.soort != Verkenning.Soort.PRAKTIJKLAB:
        raise Http404(NO_LAB)
    return verkenning


class Gezien(NamedTuple):
    """What this person may see of a praktijklab: all its lines to count, those to read, and the moments."""

    regels: list[Labregel]
    namen: dict[int, str]
    mijn: list[int]
    binnen: bool
    zichtbaar: list[Labregel]
    verborgen: list[Labregel]
    momenten: list[lab.Moment]


def _seen(request: HttpRequest, verkenning: Verkenning) -> Gezien:
    mee = verkenning.deelnames().filter(wijze=Deelname.Wijze.MEEDOEN, organisatie__isnull=False)
    namen = dict(mee.order_by("organisatie__naam").values_list("organisatie", "organisatie__naam"))
    mijn = [pk for pk in namen if pk in request.user.organisatie_ids]
    rows = Labregel.objects.zichtbaar_voor(request.user).filter(verkenning=verkenning)
    regels = list(rows.select_related("organisatie", "door").order_by("dag", "organisatie__naam", "pk"))
    if not (mijn or verkenning.mag_schrijven):
        return Gezien(regels, namen, mijn, False, [], [], lab.moments(regels, vanaf=lab.SAMEN))
    zichtbaar, verborgen = lab.visible_lines(regels, mijn)
    return Gezien(regels, namen, mijn, True, zichtbaar, verborgen, lab.moments(zichtbaar))


@require_safe
def table(request: HttpRequest, pk: int, soort: str) -> HttpResponseBase:
    """Return what all say together per moment, the newest first, as CSV or XLSX (P5)."""
    momenten = _seen(request, fetch_lab(request, pk)).momenten
    return table_response(request, soort, "praktijklab", tabel.LAB, tabel.lab_rows(momenten[::-1]))


@require_safe
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show content and working relation in time: who takes part with each line and why, others all together."""
    verkenning = fetch_lab(request, pk)
    gezien = _seen(request, verkenning)
    regels, namen, mijn, binnen = gezien.regels, gezien.namen, gezien.mijn, gezien.binnen
    momenten, verborgen = gezien.momenten, gezien.verborgen
    figuren = lab.figures(momenten, gezien.zichtbaar, mijn) if binnen else lab.figures(momenten)
    nieuwste = regels[-1].dag if regels else None
    klaar = {regel.organisatie_id for regel in regels if regel.dag == nieuwste}
    context = {
        "verkenning": verkenning,
        "zin": audience.viewers(verkenning).zin,
        "binnen": binnen,
        "mag_invullen": bool(mijn),
        "mijn": mijn,
        "figuren": figuren,
        "momenten": momenten[::-1],
        "laatste": momenten[-1] if momenten else None,
        "eerste": momenten[0] if momenten else None,
        "verborgen": verborgen,
        "nieuwste": nieuwste,
        "nog_niet": [naam for pk, naam in namen.items() if pk not in klaar] if binnen and nieuwste else [],
    }
    return render(request, "verkenningen/praktijklab.html", context)


@require_http_methods(["GET", "POST"])
def fill_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill in the own line of a day (?dag=, ?organisatie=), change it, or take it away (`actie` is weg)."""
    verkenning = fetch_lab(request, pk)
    organisaties = lab_organisaties(request.user, verkenning)
    require(bool(organisaties), NO_FILL)
    if request.method == "GET":
        return _first_page(request, verkenning, organisaties)
    form, revisie = LabregelForm(request.POST, organisaties=organisaties), posted_revision(request)
    if request.POST.get("actie") == "weg":
        return _remove(request, verkenning, organisaties)
    if not form.is_valid():
        return _page(request, verkenning, form, status=422, revisie=revisie)
    data = dict(form.cleaned_data)
    try:
        with saved_once(request) as saved:
            saved.url = reverse("verkenningen:praktijklab", args=[pk])
            organisatie = Organisatie.objects.get(pk=data.pop("organisatie"))
            namens.remember(request.user, organisatie.pk)
            save_labregel(verkenning, organisatie, **data, revisie=revisie, by=request.user)
    except EditConflict as conflict:
        current = conflict.current
        stored = {veld: getattr(current, veld) for veld in VELDEN}
        return _page(
            request,
            verkenning,
            form,
            status=409,
            revisie=current.revisie,
            verschillen=differences(form, stored),
            wie=current.door.naam,
            wanneer=current.gewijzigd_op,
        )
    except ValidationError as error:
        add_errors(form, error)
        return _page(request, verkenning, form, status=422, revisie=revisie)
    messages.success(request, f"Bewaard voor {organisatie.naam}.")
    return redirect(saved.url)


def _first_page(request: HttpRequest, verkenning: Verkenning, organisaties: list[tuple[int, str]]) -> HttpResponse:
    """Show the form for the day and organisation of the address, with what they said already."""
    asked = number_from(request, "organisatie")
    last = request.user.namens_id
    chosen = next((pk for pk in (asked, last) if pk in dict(organisaties)), None)
    if chosen is None and len(organisaties) == 1:
        chosen = organisaties[0][0]
    try:
        dag = parse_date(request.GET.get("dag", ""))
    except ValueError:
        dag = None
    regel = _regel(request, verkenning, chosen, dag)
    start: dict[str, Any] = ({"organisatie": chosen} if chosen else {}) | ({"dag": dag} if dag else {})
    if regel:
        start |= {veld: getattr(regel, veld) for veld in VELDEN}
    form = LabregelForm(initial=start, organisaties=organisaties, laatst=chosen)
    return _page(request, verkenning, form, revisie=regel.revisie if regel else 0, regel=regel)


def _regel(request: HttpRequest, verkenning: Verkenning, organisatie_id: int | None, dag: Any) -> Labregel | None:
    if dag is None:
        return None
    rows = Labregel.objects.zichtbaar_voor(request.user).filter(verkenning=verkenning, dag=dag)
    return rows.filter(organisatie=organisatie_id).select_related("verkenning", "organisatie").first()


def _remove(request: HttpRequest, verkenning: Verkenning, organisaties: list[tuple[int, str]]) -> HttpResponse:
    form = LabregelForm(request.POST, organisaties=organisaties)
    form.is_valid()  # only the day and the organisation matter here
    data = form.cleaned_data
    regel = _regel(request, verkenning, data.get("organisatie"), data.get("dag"))
    if regel is None:
        raise Http404("Deze regel bestaat niet meer. Ga terug naar het praktijklab.")
    with saved_once(request) as saved:
        saved.url = reverse("verkenningen:praktijklab", args=[verkenning.pk])
        remove_labregel(regel, by=request.user)
    messages.success(request, f"De regel van {regel.organisatie.naam} is weg.")
    return redirect(saved.url)


def _page(
    request: HttpRequest,
    verkenning: Verkenning,
    form: LabregelForm,
    *,
    status: int = 200,
    revisie: int = 0,
    **extra: Any,
) -> HttpResponse:
    context = {"verkenning": verkenning, "form": form, **form_context(revisie=revisie), **extra}
    return render(request, "verkenningen/praktijklab_invullen.html", context, status=status)
