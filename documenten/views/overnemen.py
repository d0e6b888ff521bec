"""Taking over (D7): one click and undone again, how, the answer to a new version, who did it, the family tree."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corporaties import namens
from mkwportal.core.edits import EditConflict
from mkwportal.core.limits import limit
from mkwportal.core.numbers import whole_number
from mkwportal.core.once import new_key
from mkwportal.core.pagination import paginate
from mkwportal.core.saving import add_errors, differences, posted_revision, saved_once

from .. import overnames
from ..forms import NamensForm, OvernameForm
from ..models import Document, Overname, OvernameAntwoord, Versie
from ..ontvangen import FILES_PER_HOUR
from ..permissions import NO_TAKEOVER, can_edit, takeover_organisaties
from ..services import (
    answer_version,
    create_own_version,
    end_takeover,
    take_over,
    trace_opening,
    update_takeover,
)
from ..stamboom import family_tree

_ANSWERED = {
    OvernameAntwoord.Antwoord.NU_NIET: "Genoteerd: nu niet. Bij de volgende versie hoort u het weer.",
    OvernameAntwoord.Antwoord.AANPASSEN: "Genoteerd: u past ook aan. De eigenaar ziet dat.",
}


@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a document over, or make an own version of it (`actie` is eigen); a GET asks in whose name."""
    document = _seen(request, pk)
    mine = list(Overname.objects.lopend().van_mij(request.user).filter(document=document))
    choices = takeover_organisaties(request.user, document)
    if not choices:
        if can_edit(request.user, document):
            return redirect("documenten:overnames-bij", document.pk)
        raise PermissionDenied(NO_TAKEOVER)
    if request.method == "GET":
        if len(mine) == len(choices) == 1:
            return redirect(mine[0])
        return _names_page(request, document, NamensForm(organisaties=choices, laatst=request.user.namens_id), mine)
    form = NamensForm(request.POST, organisaties=choices)
    if not form.is_valid():
        return _names_page(request, document, form, mine, status=422)
    organisatie_id = form.cleaned_data["organisatie"]
    make = _make_own if request.POST.get("actie") == "eigen" else _take_over
    namens.remember(request.user, organisatie_id)
    try:
        return make(request, document, organisatie_id, dict(choices)[organisatie_id])
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(document)


def _take_over(request: HttpRequest, document: Document, organisatie_id: int, naam: str) -> HttpResponse:
    with saved_once(request) as saved:
        saved.url = document.get_absolute_url()
        overname = take_over(document, organisatie_id=organisatie_id, by=request.user)
    messages.success(
        request,
        format_html(
            "{} neemt dit over (versie {}). U krijgt bericht bij een nieuwe versie. "
            '<a href="{}">Zeg wat u aanpaste</a>.',
            naam,
            overname.nummer,
            overname.get_absolute_url(),
        ),
    )
    return redirect(document)


def _make_own(request: HttpRequest, document: Document, organisatie_id: int, naam: str) -> HttpResponse:
    limit("upload", request.user.pk, times=FILES_PER_HOUR, seconds=3600)
    with saved_once(request) as saved:
        own = create_own_version(document, organisatie_id=organisatie_id, by=request.user)
        saved.url = own.get_absolute_url()
    messages.success(
        request,
        f"Dit is nu uw eigen exemplaar. Alleen {naam} ziet het. "
        "Download het, pas het aan en bewaar het hier als versie 2.",
    )
    return redirect(own)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show what the own corporations took over, with what is new or gone at the source."""
    user = request.user
    rows = overnames.for_page(user, Q(organisatie__in=user.organisatie_ids, ingetrokken_op=None))
    page = paginate(request, rows.order_by("-op", "-pk"))
    items = [(row, overnames.stand(row, user), overnames.is_gone(row)) for row in page]
    context = {"page": page, "items": items, "meer_namen": len(user.organisatie_ids) > 1}
    return render(request, "documenten/overname_list.html", context)


@require_http_methods(["GET", "POST"])
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how the own corporation uses what it took over; who saves second sees both texts (R6)."""
    overname = _own(request, pk)
    if overname.ingetrokken_op is not None:
        return redirect(_back(request, overname))
    versies = _versions(request, overname)
    if request.method == "GET":
        asked = request.GET.get("versie", "")
        number = int(asked) if asked in map(str, versies) else overname.nummer
        initial = {"wijze": overname.wijze, "toelichting": overname.toelichting, "nummer": number}
        return _detail_page(request, overname, OvernameForm(initial=initial, overname=overname, versies=versies))
    form, revisie = OvernameForm(request.POST, overname=overname, versies=versies), posted_revision(request)
    if not form.is_valid():
        return _detail_page(request, overname, form, status=422, revisie=revisie)
    try:
        with saved_once(request) as saved:
            saved.url = overname.get_absolute_url()
            update_takeover(overname, revisie=revisie, by=request.user, **form.cleaned_data)
    except EditConflict as conflict:
        current = conflict.current
        stored = {"wijze": current.wijze, "toelichting": current.toelichting, "nummer": current.nummer}
        return _detail_page(
            request, overname, form, status=409, revisie=current.revisie, verschillen=differences(form, stored)
        )
    except ValidationError as error:
        add_errors(form, error)
        return _detail_page(request, overname, form, status=422, revisie=revisie)
    messages.success(request, "Bewaard. De eigenaar van het document ziet hoe u het gebruikt.")
    return redirect(saved.url)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that the own corporation took something over."""
    overname = _own(request, pk)
    end_takeover(overname, by=request.user)
    messages.success(request, f"{overname.organisatie.naam} neemt ‘{overname.bron_titel}’ niet meer over.")
    return redirect(_back(request, overname))


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer to a new version: look at it, not now, or we change ours too."""
    overname = _own(request, pk)
    raw, antwoord = request.POST.get("nummer", ""), request.POST.get("antwoord", "")
    nummer = whole_number(raw, 9) or 0
    if antwoord not in OvernameAntwoord.Antwoord.values:
        messages.error(request, "Kies een van de drie antwoorden.")
        return redirect(overname)
    try:
        answer_version(overname, nummer=nummer, antwoord=antwoord, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(overname)
    if antwoord == OvernameAntwoord.Antwoord.BEKIJKEN:
        return redirect(overnames.compare_address(overname, nummer))
    messages.success(request, _ANSWERED[OvernameAntwoord.Antwoord(antwoord)])
    if antwoord == OvernameAntwoord.Antwoord.NU_NIET:
        return redirect(_back(request, overname))
    own = overname.eigen_document
    if own is None or own.verwijderd_op is not None:
        return redirect(f"{overname.get_absolute_url()}?versie={nummer}")
    return redirect(f"{reverse('documenten:versies', args=[own.pk])}?overname={overname.pk}")


@require_safe
def adopters(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who took a document over, which version and how; to the owner also what they answered."""
    document = _seen(request, pk)
    rows = list(overnames.for_page(request.user, Q(document=document)).order_by("organisatie__naam"))
    owner = can_edit(request.user, document)
    answers = overnames.answers_of(document, rows) if owner else {}
    running = [row for row in rows if row.ingetrokken_op is None]
    visible = set(
        Document.objects.zichtbaar_voor(request.user)
        .filter(pk__in=[row.eigen_document_id for row in rows if row.eigen_document_id])
        .values_list("pk", flat=True)
    )
    context = {
        "document": document,
        "eigenaar": owner,
        "items": [(row, answers.get(row.pk, []), row.eigen_document_id in visible) for row in running],
        "gestopt": [row for row in rows if row.ingetrokken_op is not None] if owner else [],
    }
    return render(request, "documenten/document_overnames.html", context)


@require_safe
def family(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a document was made from and what was made from it, as far as this person may see."""
    document = _seen(request, pk)
    context = {"document": document, "boom": family_tree(document, request.user)}
    return render(request, "documenten/document_stamboom.html", context)


def _seen(request: HttpRequest, pk: int) -> Document:
    rows = Document.objects.zichtbaar_voor(request.user).select_related("organisatie", "versie")
    document = get_object_or_404(rows, pk=pk)
    trace_opening(document, by=request.user)
    return document


def _own(request: HttpRequest, pk: int) -> Overname:
    """Return an overname of a corporation where this person works; others do not exist here."""
    rows = Overname.objects.van_mij(request.user).select_related("organisatie", "bron_organisatie", "eigen_document")
    return get_object_or_404(rows, pk=pk)


def _versions(request: HttpRequest, overname: Overname) -> list[int]:
    rows = Versie.objects.zichtbaar_voor(request.user).filter(document=overname.document_id)
    return list(rows.values_list("nummer", flat=True))


def _back(request: HttpRequest, overname: Overname) -> str:
    """Return the page of the own document or the source from which the answer came, else the list."""
    place = request.POST.get("terug", "")
    pages = {str(pk) for pk in (overname.document_id, overname.eigen_document_id) if pk}
    if place in pages and Document.objects.zichtbaar_voor(request.user).filter(pk=int(place)).exists():
        return reverse("documenten:detail", args=[place])
    return reverse("documenten:overnames")


def _names_page(
    request: HttpRequest, document: Document, form: NamensForm, mine: list[Overname], status: int = 200
) -> HttpResponse:
    context = {"document": document, "form": form, "overgenomen": mine, "formulier": new_key()}
    return render(request, "documenten/overname_nieuw.html", context, status=status)


def _detail_page(
    request: HttpRequest, overname: Overname, form: OvernameForm, *, status: int = 200, revisie: int = 0, **more: Any
) -> HttpResponse:
    row = overnames.for_page(request.user, Q(pk=overname.pk)).get()
    stand = overnames.stand(row, request.user)
    context = {
        "overname": row,
        "stand": stand,
        "bron": row.document if row.bron_te_zien else None,
        "vervallen": overnames.is_gone(row),
        "nieuws": overnames.news_of(row, request.user) if stand.nieuw else [],
        "kan_eigen": bool(stand.eigen is None and row.bron_te_zien and not overnames.is_gone(row)),
        "form": form,
        "revisie": revisie or overname.revisie,
        "formulier": new_key(),
        "formulier_eigen": new_key(),
        **more,
    }
    return render(request, "documenten/overname_detail.html", context, status=status)
