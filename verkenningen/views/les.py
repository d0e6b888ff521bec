"""One lesson: writing it in two taps, its page with the line of its source, changing it, and what others do with it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corporaties import namens
from corporaties.models import Organisatie
from documenten.permissions import can_upload, upload_organisaties
from mkwportal.core.edits import EditConflict
from mkwportal.core.htmx import is_htmx
from mkwportal.core.numbers import whole_number
from mkwportal.core.saving import add_errors, differences, posted_revision, saved_once

from .. import audience
from ..forms import LesForm, ReactieForm
from ..models import Bezoek, Bundel, Halte, Les, LesReactie, Verkenning
from ..permissions import member_organisaties, require_edit_les, require_write
from ..services import create_les, react_to_les, remove_les, restore_les, undo_reaction, update_les
from ..services.les import Bron, line_of
from .common import form_context, number_from


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Write a lesson from ?halte=, ?bezoek= or ?verkenning=, as the answer to the open question of ?antwoord=.

    What the stop takes along, or ?tekst=, is proposed as its sentence.
    """
    bron, vraag = _source(request), _question(request)
    verkenning = line_of(bron)[0]
    require_write(request.user, verkenning)
    meenemen = bron.meenemen if isinstance(bron, Halte) else ""
    tekst = " ".join((request.GET.get("tekst", "").replace("\x00", "") or meenemen).split())[:300]
    if request.method == "GET":
        tip = " ".join([tekst, str(bron), vraag.tekst if vraag else verkenning.vraag if not tekst else ""])
        return _new_page(request, bron, LesForm(tip=tip, initial={"tekst": tekst}))
    form = LesForm(request.POST)
    if not form.is_valid():
        return _new_page(request, bron, form, status=422)
    with saved_once(request) as saved:
        les = create_les(bron, beantwoordt=vraag, **form.cleaned_data, by=request.user)
        to_report = les.bezoek_id and vraag is None
        saved.url = reverse("verkenningen:verslag", args=[les.bezoek_id]) if to_report else les.get_absolute_url()
    zin = audience.viewers(verkenning).zin
    messages.success(request, f"De les staat erbij. {zin}", extra_tags=_draft_key(request, bron))
    return redirect(saved.url)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a lesson with where it comes from, where it ended and how far that travelled, and who does what with it."""
    user = request.user
    les = get_object_or_404(_rows(request).select_related("verkenning", "bezoek", "halte", "door"), pk=pk)
    reacties = list(les.reacties.select_related("organisatie").order_by("organisatie__naam"))
    mijn = {(row.organisatie_id, row.soort): row for row in reacties}
    eigen = [
        {
            "id": organisatie,
            "naam": naam,
            "herkent": mijn.get((organisatie, LesReactie.Soort.HERKENT)),
            "past_toe": mijn.get((organisatie, LesReactie.Soort.PAST_TOE)),
        }
        for organisatie, naam in member_organisaties(user)
    ]
    verwant = Les.objects.zichtbaar_voor(user).filter(Q(beantwoordt=les.pk) | Q(pk=les.beantwoordt_id or 0))
    verwant = list(verwant.select_related("bezoek", "verkenning").order_by("pk"))
    context = {
        "les": les,
        "verkenning": les.verkenning,
        "eigen": eigen,
        "opnames": list(les.opnames.in_stukken_van(user).for_page(user)),
        "mijn_stukken": dict(upload_organisaties(user)),
        "antwoorden": [row for row in verwant if row.beantwoordt_id == les.pk],
        "antwoord_op": next((row for row in verwant if row.pk == les.beantwoordt_id), None),
        "herkennen": [row for row in reacties if row.soort == LesReactie.Soort.HERKENT],
        "passen_toe": [row for row in reacties if row.soort == LesReactie.Soort.PAST_TOE],
        "mag_wijzigen": les.mag_leiden or les.door_id == user.pk,
        "mag_opnemen": can_upload(user),
        "bundels": list(Bundel.objects.zichtbaar_voor(user).filter(stukken__les=les).met_document(user)),
    }
    return render(request, "verkenningen/les_detail.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a lesson, or take it away (`actie` is weg)."""
    les = get_object_or_404(_rows(request), pk=pk)
    require_edit_les(request.user, les)
    if request.method == "GET":
        return _edit_page(request, les, LesForm(les=les))
    if request.POST.get("actie") == "weg":
        remove_les(les, by=request.user)
        return redirect(f"{les.verkenning.get_absolute_url()}?weg={les.pk}")
    form, revisie = LesForm(request.POST, les=les), posted_revision(request)
    if not form.is_valid():
        return _edit_page(request, les, form, status=422, revisie=revisie)
    try:
        with saved_once(request) as saved:
            saved.url = les.get_absolute_url()
            update_les(les, revisie=revisie, by=request.user, **form.cleaned_data)
    except EditConflict as conflict:
        current = conflict.current
        stored = {"tekst": current.tekst, "soort": current.soort, "themas": list(current.themas.all())}
        return _edit_page(
            request, les, form, status=409, revisie=current.revisie, verschillen=differences(form, stored)
        )
    except ValidationError as error:
        add_errors(form, error)
        return _edit_page(request, les, form, status=422, revisie=revisie)
    messages.success(request, "De les is bewaard.")
    return redirect(saved.url)


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Put back a lesson that was taken away."""
    verkenningen = Verkenning.objects.zichtbaar_voor(request.user)
    les = get_object_or_404(Les.objects.filter(verkenning__in=verkenningen).select_related("verkenning"), pk=pk)
    restore_les(les, by=request.user)
    messages.success(request, "De les staat er weer.")
    return redirect(les)


@require_POST
def react(request: HttpRequest, pk: int) -> HttpResponse:
    """Say, or take back, that the own corporation recognises or applies a lesson; htmx gets the foot of its card."""
    les = get_object_or_404(_rows(request), pk=pk)
    soort, organisatie_id = request.POST.get("soort", ""), whole_number(request.POST.get("organisatie"))
    namen = dict(member_organisaties(request.user))
    if soort not in LesReactie.Soort.values or organisatie_id not in namen:
        raise Http404("Dit kan niet. Ga terug naar de les en kies opnieuw.")
    organisatie = Organisatie.objects.get(pk=organisatie_id)
    namens.remember(request.user, organisatie_id)
    form = ReactieForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Maak de regel korter: hoogstens 300 tekens.")
        return redirect(les)
    if request.POST.get("actie") == "terug":
        undo_reaction(les, organisatie=organisatie, soort=soort, by=request.user)
        zin = f"{organisatie.naam}: weer ingetrokken."
    else:
        react_to_les(les, organisatie=organisatie, soort=soort, by=request.user, **form.cleaned_data)
        zin = f"{organisatie.naam}: {LesReactie.Soort(soort).label}."
    if is_htmx(request):
        context = {
            "les": _rows(request).get(pk=pk),
            "organisaties": list(namen.items()),
            "zin": zin,
            "los": True,
        }
        return render(request, "verkenningen/_les_voet.html", context)
    messages.success(request, zin)
    return redirect(_back(request, les))


def _rows(request: HttpRequest):
    return Les.objects.zichtbaar_voor(request.user).for_list(request.user).met_rechten(request.user)


def _source(request: HttpRequest) -> Bron:
    """Return the stop, visit or exploration that the address names; Http404 when it names none that one may see."""
    user = request.user
    if (pk := number_from(request, "halte")) is not None:
        return get_object_or_404(Halte.objects.notities_voor(user).select_related("bezoek__verkenning"), pk=pk)
    if (pk := number_from(request, "bezoek")) is not None:
        return get_object_or_404(Bezoek.objects.zichtbaar_voor(user).select_related("verkenning"), pk=pk)
    if (pk := number_from(request, "verkenning")) is not None:
        return get_object_or_404(Verkenning.objects.zichtbaar_voor(user), pk=pk)
    raise Http404("Kies eerst een verkenning of bezoek. Schrijf daar de les op.")


def _question(request: HttpRequest) -> Les | None:
    """Return the open question that ?antwoord= names; Http404 when there is no such question to see."""
    if (pk := number_from(request, "antwoord")) is None:
        return None
    questions = Les.objects.zichtbaar_voor(request.user).filter(soort=Les.Soort.OPEN_VRAAG)
    return get_object_or_404(questions.prefetch_related("themas"), pk=pk)


def _draft_key(request: HttpRequest, bron: Bron) -> str:
    return f"les-{bron._meta.model_name}-{bron.pk}-gebruiker-{request.user.pk}"


def _new_page(request: HttpRequest, bron: Bron, form: LesForm, status: int = 200) -> HttpResponse:
    verkenning, bezoek, _ = line_of(bron)
    context = {
        "form": form,
        "bron": bron,
        "bezoek": bezoek,
        "vraag": _question(request),
        "verkenning": verkenning,
        "sleutel": _draft_key(request, bron),
        "terug": reverse("verkenningen:verslag", args=[bezoek.pk]) if bezoek else verkenning.get_absolute_url(),
        "zin": audience.viewers(verkenning).zin,
        **form_context(),
    }
    return render(request, "verkenningen/les_new.html", context, status=status)


def _edit_page(
    request: HttpRequest, les: Les, form: LesForm, *, status: int = 200, revisie: int | None = None, **extra: Any
) -> HttpResponse:
    context = {"les": les, "verkenning": les.verkenning, "form": form, **form_context(les, revisie=revisie), **extra}
    return render(request, "verkenningen/les_form.html", context, status=status)


def _back(request: HttpRequest, les: Les) -> str:
    """Return the page that the button stood on, when it is one of ours."""
    terug = request.POST.get("terug", "")
    if terug.startswith("/") and url_has_allowed_host_and_scheme(terug, {request.get_host()}, request.is_secure()):
        return terug
    return les.get_absolute_url()
