"""Explorations: the list, beginning one, its page, and changing it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods, require_safe

from corporaties import namens
from corporaties.models import Deelname, Organisatie
from corporaties.permissions import require
from mkwportal.core.edits import EditConflict
from mkwportal.core.htmx import is_htmx, render_page
from mkwportal.core.numbers import whole_number
from mkwportal.core.pagination import paginate
from mkwportal.core.saving import add_errors, differences, posted_revision, saved_once
from mkwportal.core.tables import table_response
from mkwportal.core.templatetags.formats import plural_text

from .. import audience, tabel
from ..forms import VerkenningForm, VerkenningNieuwForm
from ..forms.verkenning import VELDEN
from ..invitaties import met_uitnodigingen
from ..models import Bezoek, Les, Verkenning
from ..permissions import NO_LEAD, can_create, member_organisaties, require_create
from ..services import begin_verkenning, create_verkenning, update_verkenning
from .common import fetch_verkenning, form_context, number_from
from .vraagstuk import open_vraagstuk

LESSEN_OP_PAGINA, KORT = 12, 8


@require_safe
def verkenning_list(request: HttpRequest) -> HttpResponse:
    """Show the explorations that one may see, the latest changed first; ?status= shows those of one state."""
    status, rows = _of_status(request)
    context = {
        "page": paginate(request, rows.for_list().order_by("-gewijzigd_op", "-pk")),
        "mag_beginnen": can_create(request.user),
        "gekozen": status,
        "adres": f"?status={status}" if status else "",
        "standen": Verkenning.Status.choices,
    }
    return render(request, "verkenningen/verkenning_list.html", context)


@require_safe
def table(request: HttpRequest, soort: str) -> HttpResponseBase:
    """Return the explorations that the list shows for this address, as CSV or XLSX (P5)."""
    _, rows = _of_status(request)
    found = tabel.verkenning_rows(rows.for_list().order_by("-gewijzigd_op", "-pk"))
    return table_response(request, soort, "verkenningen", tabel.VERKENNINGEN, found)


def _of_status(request: HttpRequest) -> tuple[str, QuerySet[Verkenning]]:
    """Return ?status= and the explorations of that state that one may see; Http404 for one that does not exist."""
    status = request.GET.get("status", "")
    if status and status not in Verkenning.Status.values:
        raise Http404("Deze stand bestaat niet. Ga terug naar Verkenningen en kies opnieuw.")
    rows = Verkenning.objects.zichtbaar_voor(request.user)
    return status, rows.filter(status=status) if status else rows


@require_safe
def kort(request: HttpRequest) -> HttpResponse:
    """Return, as a part of the page of ?corporatie=, where it takes part and which visits it received."""
    pk = number_from(request, "corporatie")
    rows = Verkenning.objects.zichtbaar_voor(request.user)
    mee = Deelname.objects.lopend().filter(organisatie=pk, wijze=Deelname.Wijze.MEEDOEN).values("kring")
    context = {
        "verkenningen": rows.filter(kring__in=mee).order_by("-gewijzigd_op", "-pk")[:KORT],
        "bezoeken": Bezoek.objects.zichtbaar_voor(request.user).filter(gastheer=pk).order_by("-begint_op")[:KORT],
    }
    return render(request, "verkenningen/_kort.html", context)


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Begin an exploration: a guiding question is enough; ?vraagstuk= brings a question of the board."""
    vraagstuk = open_vraagstuk(request)
    if vraagstuk is None:
        require_create(request.user)
    form = VerkenningNieuwForm(request.POST or None, gebruiker=request.user, vraagstuk=vraagstuk)
    if request.method == "POST" and form.is_valid():
        begin = create_verkenning if vraagstuk is None else partial(begin_verkenning, vraagstuk)
        try:
            with saved_once(request) as saved:
                verkenning = begin(**form.gegevens(), by=request.user)
                namens.remember(request.user, verkenning.organisatie_id)
                saved.url = verkenning.get_absolute_url()
        except ValidationError as error:  # somebody else was first with this question
            messages.error(request, " ".join(error.messages))
            return redirect(vraagstuk or "verkenningen:lijst")
        messages.success(request, f"De verkenning staat klaar. {audience.viewers(verkenning).zin}")
        return redirect(saved.url)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "vraagstuk": vraagstuk, **form_context()}
    return render(request, "verkenningen/verkenning_new.html", context, status=status)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an exploration: question, visits, lessons per theme, who takes part. htmx gets the lessons only."""
    rows = Verkenning.objects.zichtbaar_voor(request.user).met_rechten(request.user).met_eerdere_vragen().met_bundels()
    rows = met_uitnodigingen(rows, request.user)
    verkenning = rows.select_related("organisatie", "leider", "vraagstuk").filter(pk=pk).first()
    if verkenning is None:
        raise Http404
    context = {
        "verkenning": verkenning,
        "zin": audience.viewers(verkenning).zin,
        "bezoeken_adres": f"?verkenning={verkenning.pk}",
        "lijn": _insights(verkenning),
        **_lessons(request, verkenning),
    }
    if not is_htmx(request):
        context |= _people(request, verkenning) | _visits(request, verkenning)
        context["weg"] = _removed(request, verkenning)
        context["uit_vraagstuk"] = None if request.user.is_gast else getattr(verkenning, "vraagstuk", None)
    return render_page(request, "verkenningen/verkenning_detail.html", "verkenningen/_lessen_per_thema.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an exploration; a reworded question keeps the old one with a line of insight."""
    verkenning = fetch_verkenning(request, pk)
    require(verkenning.mag_leiden, NO_LEAD)
    if request.method == "GET":
        return _edit_page(request, verkenning, VerkenningForm(verkenning=verkenning))
    form = VerkenningForm(request.POST, verkenning=verkenning)
    if not form.is_valid():
        return _edit_page(request, verkenning, form, status=422, revisie=posted_revision(request))
    try:
        with saved_once(request) as saved:
            saved.url = verkenning.get_absolute_url()
            verkenning = update_verkenning(
                verkenning, revisie=posted_revision(request), by=request.user, **form.cleaned_data
            )
    except EditConflict as conflict:
        current = conflict.current
        verschillen = differences(form, {name: getattr(current, name) for name in VELDEN})
        return _edit_page(
            request,
            verkenning,
            form,
            status=409,
            revisie=current.revisie,
            verschillen=verschillen,
            wanneer=current.gewijzigd_op,
        )
    except ValidationError as error:
        add_errors(form, error)
        return _edit_page(request, verkenning, form, status=422, revisie=posted_revision(request))
    messages.success(request, f"Bewaard. {audience.viewers(verkenning).zin}")
    return redirect(saved.url)


def _edit_page(
    request: HttpRequest,
    verkenning: Verkenning,
    form: VerkenningForm,
    *,
    status: int = 200,
    revisie: int | None = None,
    **extra: Any,
) -> HttpResponse:
    context = {"form": form, "verkenning": verkenning, **form_context(verkenning, revisie=revisie), **extra}
    return render(request, "verkenningen/verkenning_form.html", context, status=status)


def _insights(verkenning: Verkenning) -> list[dict[str, Any]]:
    """Return each wording of the question from the first to that of now, with the insight that led to it.

    Empty as long as the question did not change.
    """
    eerder = verkenning.eerdere[::-1]
    vragen = [regel["vraag"] for regel in eerder] + [verkenning.vraag]
    since: list[dict[str, Any]] = [{"op": verkenning.gemaakt_op, "inzicht": "", "door": ""}]
    since += [regel | {"op": parse_datetime(regel["op"])} for regel in eerder]
    return [{**step, "vraag": vraag} for vraag, step in zip(vragen, since, strict=True)] if eerder else []


def _lessons(request: HttpRequest, verkenning: Verkenning) -> dict[str, Any]:
    """Return the first lessons of the chosen theme, and how many there are per theme and in a document."""
    rows = Les.objects.zichtbaar_voor(request.user).filter(verkenning=verkenning)
    lessen = list(rows.in_het_kort(request.user))
    themas: dict[str, dict[str, Any]] = {}
    for les in lessen:
        for thema in les["thema_lijst"]:
            themas.setdefault(thema["slug"], {**thema, "aantal": 0})["aantal"] += 1
    gekozen = request.GET.get("thema", "")
    if gekozen and gekozen not in themas:
        raise Http404("Bij dit thema staan hier geen lessen. Ga terug naar de verkenning en kies opnieuw.")
    pks = [les["pk"] for les in lessen if not gekozen or any(t["slug"] == gekozen for t in les["thema_lijst"])]
    return {
        "lessen": list(rows.filter(pk__in=pks[:LESSEN_OP_PAGINA]).for_list(request.user)) if pks else [],
        "aantal_getoond": len(pks),
        "aantal_lessen": len(lessen),
        "themas": sorted(themas.values(), key=lambda thema: (-thema["aantal"], thema["naam"])),
        "gekozen_thema": gekozen,
        "in_document": sum(les["in_document"] for les in lessen),
        "organisaties": member_organisaties(request.user),
    }


def _people(request: HttpRequest, verkenning: Verkenning) -> dict[str, Any]:
    """Return who takes part, who listens, and what the own corporations may choose."""
    deelnames = list(verkenning.deelnames().select_related("organisatie", "gebruiker").order_by("organisatie__naam"))
    wijzen = {row.organisatie_id: row.wijze for row in deelnames if row.organisatie_id}
    mijn = [
        {"id": pk, "naam": naam, "wijze": wijzen.get(pk, "")}
        for pk, naam in member_organisaties(request.user)
        if pk != verkenning.organisatie_id
    ]
    return {
        "mee": [row for row in deelnames if row.organisatie and row.wijze == Deelname.Wijze.MEEDOEN],
        "luisteren": _listening(deelnames),
        "tribune": [row for row in deelnames if row.wijze == Deelname.Wijze.TRIBUNE],
        "gasten": [row for row in deelnames if row.gebruiker],
        "mijn": mijn,
    }


def _listening(deelnames: list[Deelname]) -> str:
    """Return "3 corporaties luisteren mee", or "" when nobody does."""
    rows = [row.organisatie for row in deelnames if row.organisatie and row.wijze == Deelname.Wijze.TRIBUNE]
    if not rows:
        return ""
    corporaties = all(row.soort == Organisatie.Soort.WONINGCORPORATIE for row in rows)
    woord = (
        "corporatie luistert,corporaties luisteren" if corporaties else "organisatie luistert,organisaties luisteren"
    )
    return f"{plural_text(len(rows), woord)} mee"


def _visits(request: HttpRequest, verkenning: Verkenning) -> dict[str, Any]:
    """Return the visits in time, and which of them comes first from now."""
    rows = Bezoek.objects.zichtbaar_voor(request.user).filter(verkenning=verkenning)
    bezoeken = list(rows.for_list(request.user).met_antwoord(request.user))
    straks = next((b.pk for b in bezoeken if not b.is_geweest and not b.is_afgelast), None)
    return {"bezoeken": bezoeken, "straks": straks, "geweest": sum(b.is_geweest for b in bezoeken)}


def _removed(request: HttpRequest, verkenning: Verkenning) -> Les | None:
    """Return the lesson of ?weg= that this person just took away and may put back."""
    gone = verkenning.lessen.filter(verwijderd_op__isnull=False)
    les = gone.filter(pk=whole_number(request.GET["weg"])).first() if "weg" in request.GET else None
    return les if les and (verkenning.mag_leiden or les.door_id == request.user.pk) else None
