"""One question: asking it, its page, changing, closing and withdrawing it, and joining it (V14)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corporaties import namens as namens_wie
from corporaties.bereik import count_viewers
from corporaties.models import Bereik, Organisatie
from corporaties.permissions import require
from mkwportal.core.edits import EditConflict
from mkwportal.core.limits import limit
from mkwportal.core.numbers import whole_number
from mkwportal.core.saving import differences, posted_revision, saved_once

from ..forms.vraagstuk import VELDEN, SluitForm, VraagstukForm
from ..lijkt import similar
from ..models import Aansluiting, Vraagstuk
from ..permissions import (
    NO_ANSWER_FOR,
    can_begin,
    can_edit_vraagstuk,
    member_organisaties,
    require_begin,
    require_edit_vraagstuk,
)
from ..services import (
    close_vraagstuk,
    create_vraagstuk,
    join_vraagstuk,
    leave_vraagstuk,
    reopen_vraagstuk,
    restore_vraagstuk,
    update_vraagstuk,
    withdraw_vraagstuk,
)
from ..services.vraagstuk import BECAME, CLOSED
from .common import form_context, number_from

PER_HOUR = 30
TOCH = "toch"


def members_only(request: HttpRequest) -> None:
    """Raise Http404 for a guest, for whom the board does not exist."""
    if request.user.is_gast:
        raise Http404


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Put a question on the board (?vraag= proposes one); what looks like it is shown once, with a way to go on."""
    members_only(request)
    require(bool(member_organisaties(request.user)), NO_ANSWER_FOR)
    if request.method == "GET":
        start = {"vraag": " ".join(request.GET.get("vraag", "").replace("\x00", "").split())[:300]}
        return _new_page(request, VraagstukForm(gebruiker=request.user, initial=start))
    form = VraagstukForm(request.POST, gebruiker=request.user)
    if not form.is_valid():
        return _new_page(request, form, status=422)
    if TOCH not in request.POST and (lijkt := similar(request.user, form.cleaned_data["vraag"])):
        return _new_page(request, form, lijkt=lijkt)
    limit("vraagstuk", request.user.pk, times=PER_HOUR, seconds=3600)
    with saved_once(request) as saved:
        vraagstuk = create_vraagstuk(**form.gegevens(), by=request.user)
        namens_wie.remember(request.user, vraagstuk.organisatie_id)
        saved.url = vraagstuk.get_absolute_url()
    messages.success(request, f"Uw vraag staat op het bord. {_viewers(vraagstuk)}")
    return redirect(saved.url)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a question with who asked, who joins or listens, and what it became."""
    vraagstuk = _fetch(request, pk)
    rijen = list(vraagstuk.aansluitingen.select_related("organisatie", "door"))
    mijn = {row.organisatie_id: row for row in rijen}
    eigen = [
        {"id": organisatie, "naam": naam, "rij": mijn.get(organisatie)}
        for organisatie, naam in member_organisaties(request.user)
        if organisatie != vraagstuk.organisatie_id
    ]
    is_open = vraagstuk.stand == Vraagstuk.Stand.OPEN
    context = {
        "vraagstuk": vraagstuk,
        "zin": _viewers(vraagstuk),
        "is_open": is_open,
        "eigen": eigen if is_open else [],
        "sluiten_aan": [row for row in rijen if row.wijze == Aansluiting.Wijze.SLUIT_AAN],
        "luisteren": [row for row in rijen if row.wijze == Aansluiting.Wijze.LUISTERT],
        "mag_wijzigen": can_edit_vraagstuk(request.user, vraagstuk),
        "mag_beginnen": is_open and can_begin(request.user, vraagstuk),
        **form_context(),
    }
    return render(request, "verkenningen/vraagstuk_detail.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a question, close or open it, or take it from the board (`actie` is sluit, open or weg)."""
    vraagstuk = _fetch(request, pk)
    require_edit_vraagstuk(request.user, vraagstuk)
    if request.method == "GET":
        return _edit_page(request, vraagstuk, VraagstukForm(gebruiker=request.user, vraagstuk=vraagstuk))
    if actie := request.POST.get("actie"):
        return _act(request, vraagstuk, actie)
    form, revisie = VraagstukForm(request.POST, gebruiker=request.user, vraagstuk=vraagstuk), posted_revision(request)
    if not form.is_valid():
        return _edit_page(request, vraagstuk, form, status=422, revisie=revisie)
    try:
        with saved_once(request) as saved:
            saved.url = vraagstuk.get_absolute_url()
            update_vraagstuk(vraagstuk, revisie=revisie, by=request.user, **form.cleaned_data)
    except EditConflict as conflict:
        current = conflict.current
        stored = {"vraag": current.vraag, "toelichting": current.toelichting, "themas": list(current.themas.all())}
        return _edit_page(
            request,
            vraagstuk,
            form,
            status=409,
            revisie=current.revisie,
            verschillen=differences(form, {name: stored[name] for name in VELDEN}),
            wanneer=current.gewijzigd_op,
        )
    messages.success(request, f"Bewaard. {_viewers(vraagstuk)}")
    return redirect(saved.url)


@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Join with the own corporation, listen, or stop."""
    vraagstuk = _fetch(request, pk)
    wijze, asked = request.POST.get("wijze", ""), whole_number(request.POST.get("organisatie"))
    namen = dict(member_organisaties(request.user))
    if asked not in namen or wijze not in (*Aansluiting.Wijze.values, "stop"):
        raise Http404("Dit kan niet. Ga terug naar de vraag en kies opnieuw.")
    organisatie = Organisatie.objects.get(pk=asked)
    namens_wie.remember(request.user, asked)
    try:
        with saved_once(request) as saved:
            saved.url = vraagstuk.get_absolute_url()
            if wijze == "stop":
                leave_vraagstuk(vraagstuk, organisatie=organisatie, by=request.user)
            else:
                join_vraagstuk(vraagstuk, organisatie=organisatie, wijze=wijze, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(vraagstuk)
    zin = "doet niet meer mee" if wijze == "stop" else Aansluiting.Wijze(wijze).label
    messages.success(request, f"{organisatie.naam} {zin}.")
    return redirect(saved.url)


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a withdrawn question back on the board."""
    members_only(request)
    vraagstuk = get_object_or_404(Vraagstuk, pk=pk)
    if not can_edit_vraagstuk(request.user, vraagstuk):
        raise Http404
    with saved_once(request) as saved:
        saved.url = vraagstuk.get_absolute_url()
        restore_vraagstuk(vraagstuk, by=request.user)
    messages.success(request, "Uw vraag staat weer op het bord.")
    return redirect(saved.url)


def open_vraagstuk(request: HttpRequest) -> Vraagstuk | None:
    """Return the question of ?vraagstuk= of which this person may make an exploration, None when none is named.

    Http404 for one that is not to be seen or no longer open, PermissionDenied for who may not begin with it.
    """
    pk = number_from(request, "vraagstuk")
    if pk is None:
        return None
    visible = Vraagstuk.objects.zichtbaar_voor(request.user).select_related("organisatie")
    vraagstuk = get_object_or_404(visible, pk=pk)
    require_begin(request.user, vraagstuk)
    if request.method == "GET" and vraagstuk.stand != Vraagstuk.Stand.OPEN:
        raise Http404(f"{BECAME if vraagstuk.verkenning_id else CLOSED}")
    return vraagstuk


def _fetch(request: HttpRequest, pk: int) -> Vraagstuk:
    rows = Vraagstuk.objects.zichtbaar_voor(request.user).for_list(request.user)
    return get_object_or_404(rows, pk=pk)


def _viewers(vraagstuk: Vraagstuk) -> str:
    return count_viewers(Bereik.LEDEN, organisatie_id=vraagstuk.organisatie_id).zin


def _act(request: HttpRequest, vraagstuk: Vraagstuk, actie: str) -> HttpResponse:
    form = SluitForm(request.POST)
    try:
        with saved_once(request) as saved:
            saved.url = vraagstuk.get_absolute_url()
            if actie == "sluit":
                if not form.is_valid():
                    raise ValidationError("Maak de regel korter: hoogstens 300 tekens.")
                close_vraagstuk(vraagstuk, by=request.user, **form.cleaned_data)
                zin = "De vraag is gesloten. Zij blijft te lezen."
            elif actie == "open":
                reopen_vraagstuk(vraagstuk, by=request.user)
                zin = "De vraag is weer open."
            elif actie == "weg":
                withdraw_vraagstuk(vraagstuk, by=request.user)
                saved.url, zin = reverse("verkenningen:vraagstukken"), "Uw vraag is van het bord."
            else:
                raise Http404("Dit kan niet. Ga terug naar de vraag en kies opnieuw.")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(vraagstuk)
    messages.success(request, zin)
    return redirect(saved.url)


def _new_page(request: HttpRequest, form: VraagstukForm, status: int = 200, **extra: Any) -> HttpResponse:
    namens = dict(member_organisaties(request.user)).get(form.enige, "")
    context = {"form": form, "namens": namens, **form_context(), **extra}
    return render(request, "verkenningen/vraagstuk_new.html", context, status=status)


def _edit_page(
    request: HttpRequest,
    vraagstuk: Vraagstuk,
    form: VraagstukForm,
    *,
    status: int = 200,
    revisie: int | None = None,
    **extra: Any,
) -> HttpResponse:
    context = {
        "vraagstuk": vraagstuk,
        "form": form,
        "sluitform": SluitForm(),
        "is_open": vraagstuk.stand == Vraagstuk.Stand.OPEN,
        **form_context(vraagstuk, revisie=revisie),
        **extra,
    }
    return render(request, "verkenningen/vraagstuk_form.html", context, status=status)
