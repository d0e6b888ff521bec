"""Invite people honestly, and the list of answers that only the inviter sees (V3)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corporaties.models import Deelname
from corporaties.permissions import require
from mkwportal.core.numbers import whole_number
from mkwportal.core.pagination import paginate
from mkwportal.core.saving import add_errors, saved_once
from mkwportal.core.templatetags.formats import plural_text

from ..forms import UitnodigenForm
from ..models import Bezoek, Invitatie, Verkenning
from ..permissions import NO_LEAD
from ..services import create_invitaties, remind_invitatie, withdraw_invitatie
from .common import fetch_verkenning, form_context

_COUNTS = {
    "alle": Count("pk"),
    "mee": Count("pk", filter=Q(antwoord=Invitatie.Antwoord.MEE)),
    "wacht": Count("pk", filter=Q(antwoord="")),
}


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what one invites to and choose whom; the button "Zoek" brings other people and loses nothing."""
    verkenning = fetch_verkenning(request, pk)
    require(verkenning.mag_leiden, NO_LEAD)
    bezoeken = _visits_to_come(verkenning)
    options: dict[str, Any] = {"gebruiker": request.user, "verkenning": verkenning, "bezoeken": bezoeken}
    if request.method == "GET":
        chosen = whole_number(request.GET.get("bezoek"))
        return _page(request, verkenning, UitnodigenForm(initial={"bezoek": chosen}, **options))
    if request.POST.get("actie") != "verstuur":
        return _page(request, verkenning, UitnodigenForm(getypt=request.POST, **options))
    form = UitnodigenForm(request.POST, **options)
    if not form.is_valid():
        return _page(request, verkenning, form, status=422)
    try:
        with saved_once(request) as saved:
            sent = create_invitaties(
                verkenning,
                waartoe=form.cleaned_data["waartoe"],
                bezoek=form.cleaned_data.get("bezoek"),
                genodigden=form.genodigden(),
                by=request.user,
            )
            mine = Invitatie.objects.verstuurd_door(request.user).filter(verkenning=verkenning).exists()
            saved.url = reverse("verkenningen:uitnodigingen" if mine else "verkenningen:detail", args=[pk])
    except ValidationError as error:
        add_errors(form, error)
        return _page(request, verkenning, form, status=422)
    messages.success(request, _sent_text(len(sent), len(form.genodigden())))
    return redirect(saved.url)


@require_safe
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the inviter what people answered; for everybody else, leaders and admins too, it does not exist."""
    verkenning = fetch_verkenning(request, pk)
    rows = _own(request).filter(verkenning=pk)
    counts = rows.filter(ingetrokken_op=None).aggregate(**_COUNTS)
    page = paginate(request, rows.select_related("bezoek", "gebruiker", "organisatie"))
    if not page.paginator.count:
        raise Http404
    mee = set(verkenning.deelnames().filter(wijze=Deelname.Wijze.MEEDOEN).values_list("organisatie", flat=True))
    for row in page:
        row.nog_niet_mee = row.antwoord == "mee" and row.organisatie_id is not None and row.organisatie_id not in mee
    context = {"verkenning": verkenning, "page": page, "stand": _state_text(counts)}
    return render(request, "verkenningen/uitnodiging_list.html", context)


@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Mail somebody who did not answer once more."""
    return _change(request, pk, remind_invitatie, "Wij sturen {} een herinnering. Dat doen wij één keer.")


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    return _change(request, pk, withdraw_invitatie, "De uitnodiging aan {} is ingetrokken.")


def _change(request: HttpRequest, pk: int, service: Any, zin: str) -> HttpResponse:
    invitatie = get_object_or_404(_own(request).select_related("gebruiker"), pk=pk)
    try:
        service(invitatie, by=request.user)
        messages.success(request, zin.format(invitatie.gebruiker))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(invitatie.overzicht_url)


def _own(request: HttpRequest) -> QuerySet[Invitatie]:
    return Invitatie.objects.verstuurd_door(request.user)


def _visits_to_come(verkenning: Verkenning) -> list[Bezoek]:
    rows = Bezoek.objects.filter(verkenning=verkenning, eindigt_op__gt=timezone.now(), status=Bezoek.Status.GEPLAND)
    return list(rows.order_by("begint_op", "pk")[:50])


def _state_text(counts: dict[str, int]) -> str:
    """Return "5 mensen uitgenodigd: 2 doen mee, 1 heeft nog niet geantwoord."."""
    wacht = plural_text(counts["wacht"], "persoon heeft,mensen hebben")
    return (
        f"{plural_text(counts['alle'], 'persoon,mensen')} uitgenodigd: "
        f"{plural_text(counts['mee'], 'doet,doen')} mee, {wacht} nog niet geantwoord."
    )


def _sent_text(sent: int, asked: int) -> str:
    text = f"{plural_text(sent, 'uitnodiging gaat,uitnodigingen gaan')} nu per mail weg." if sent else ""
    if known := asked - sent:
        text += f" {plural_text(known, 'persoon was,mensen waren')} al uitgenodigd."
    return text.strip()


def _page(request: HttpRequest, verkenning: Verkenning, form: UitnodigenForm, *, status: int = 200) -> HttpResponse:
    context = {"verkenning": verkenning, "form": form, **form_context()}
    return render(request, "verkenningen/uitnodigen.html", context, status=status)
