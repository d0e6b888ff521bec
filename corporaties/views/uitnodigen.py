"""Inviting people, and what became of it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mkwportal.core.limits import limit
from mkwportal.core.numbers import whole_number
from mkwportal.core.once import new_key
from mkwportal.core.pagination import paginate
from mkwportal.core.saving import add_errors, saved_once
from mkwportal.core.tables import table_response

from .. import tabel
from ..forms import GastForm, UitnodigingForm
from ..models import Organisatie, Uitnodiging
from ..permissions import can_invite_guest, can_manage_any, require
from ..services import create_uitnodiging, resend_uitnodiging, revoke_uitnodiging

STATEN = {
    "klaargezet": "Klaargezet",
    "open": "Open",
    "geweigerd": "Niet aangekomen",
    "verlopen": "Verlopen",
    "gebruikt": "Gebruikt",
    "ingetrokken": "Ingetrokken",
}
ONLY_ADMINS = "Alleen beheerders nodigen mensen uit."


@require_safe
def invitations(request: HttpRequest) -> HttpResponse:
    """List the invitations that this admin manages, newest first, with their state."""
    staat, rows = _of_state(request)
    context = {"page": paginate(request, rows), "gekozen": staat, "staten": STATEN.items()}
    context["adres"] = f"?staat={staat}" if staat else ""
    return render(request, "corporaties/uitnodiging_list.html", context)


@require_safe
def invitations_table(request: HttpRequest, soort: str) -> HttpResponseBase:
    """Return the invitations that the list shows for this address, as CSV or XLSX (P5)."""
    _, rows = _of_state(request)
    return table_response(request, soort, "uitnodigingen", tabel.UITNODIGINGEN, tabel.uitnodiging_rows(rows))


def _of_state(request: HttpRequest) -> tuple[str, QuerySet[Uitnodiging]]:
    """Return ?staat= and the invitations of that state that one manages; Http404 for one that does not exist."""
    require(can_manage_any(request.user), ONLY_ADMINS)
    staat = request.GET.get("staat", "")
    if staat and staat not in STATEN:
        raise Http404("Deze stand bestaat niet. Ga terug naar Uitnodigingen en kies opnieuw.")
    rows = Uitnodiging.objects.zichtbaar_voor(request.user).select_related("organisatie", "kring", "door")
    return staat, rows.met_staat(staat)


@require_http_methods(["GET", "POST"])
def invitation_create(request: HttpRequest) -> HttpResponse:
    """Invite somebody; the platform admin also a guest, with ?gast=1."""
    user, posted = request.user, request.method == "POST"
    require(can_manage_any(user), ONLY_ADMINS)
    gast = "gast" in request.GET
    require(not gast or can_invite_guest(user), "Alleen de beheerder van MKW nodigt gasten uit.")
    form = _form(request, gast)
    if posted:
        limit("uitnodigen", user.pk, times=100, seconds=3600)
        if form.is_valid():
            try:
                with saved_once(request) as saved:
                    uitnodiging = create_uitnodiging(**form.cleaned_data, by=user)
                    saved.url = reverse("corporaties:uitnodigingen")
            except ValidationError as error:
                add_errors(form, error)
            else:
                messages.success(request, f"De uitnodiging gaat naar {uitnodiging.email}. Zij is 14 dagen geldig.")
                return redirect(saved.url)
    context = {"form": form, "gast": gast, "mag_gast": can_invite_guest(user), "formulier": new_key()}
    return render(request, "corporaties/uitnodiging_form.html", context, status=422 if posted else 200)


@require_POST
def invitation_resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a new link for an invitation."""
    limit("uitnodigen", request.user.pk, times=100, seconds=3600)
    uitnodiging = _managed(request, pk)
    return _answer(request, resend_uitnodiging, uitnodiging, f"Er gaat een nieuwe link naar {uitnodiging.email}.")


@require_POST
def invitation_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    uitnodiging = _managed(request, pk)
    return _answer(request, revoke_uitnodiging, uitnodiging, f"De uitnodiging van {uitnodiging.email} is ingetrokken.")


def _answer(request: HttpRequest, service: Any, uitnodiging: Uitnodiging, done: str) -> HttpResponse:
    try:
        service(uitnodiging, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, done)
    back = "corporaties:leden" if request.POST.get("terug") == "leden" else "corporaties:uitnodigingen"
    return redirect(back)


def _managed(request: HttpRequest, pk: int) -> Uitnodiging:
    require(can_manage_any(request.user), ONLY_ADMINS)
    rows = Uitnodiging.objects.zichtbaar_voor(request.user).select_related("organisatie", "kring")
    return get_object_or_404(rows, pk=pk)


def _form(request: HttpRequest, gast: bool) -> UitnodigingForm | GastForm:
    data = request.POST if request.method == "POST" else None
    if gast:
        return GastForm(data)
    organisaties = Organisatie.objects.bestaand()
    if not request.user.is_platformbeheerder:
        organisaties = organisaties.filter(pk__in=request.user.beheerde_organisatie_ids)
    asked = whole_number(request.GET.get("corporatie"))
    initial = None if asked is None else {"organisatie": asked}
    return UitnodigingForm(data, organisaties=organisaties, initial=initial)
