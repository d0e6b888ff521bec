"""The yearly check: who still works here? Two buttons per person; nothing ends by itself (C4)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from mkwportal.core.numbers import whole_number
from mkwportal.core.templatetags.formats import plural_text

from .. import leden
from ..models import Aanstelling, Jaarcontrole, Organisatie
from ..permissions import can_manage_any, require
from ..services import jaarcontrole as services
from .beheer import ONLY_ADMINS


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """List the checks with how many people are not confirmed; who manages one corporation goes to its page."""
    user = request.user
    require(can_manage_any(user), ONLY_ADMINS)
    if not user.is_platformbeheerder and len(user.beheerde_organisatie_ids) == 1:
        return redirect("corporaties:jaarcontrole", pk=user.beheerde_organisatie_ids[0])
    checks = services.with_counts(Jaarcontrole.objects.zichtbaar_voor(user))
    late = timezone.now() - services.PLATFORM
    context = {
        "te_laat": [row for row in checks if row.open and row.gevraagd_op <= late],
        "loopt": [row for row in checks if row.open and row.gevraagd_op > late],
        "klaar": [row for row in checks if not row.open],
        "organisaties": [] if user.is_platformbeheerder else sorted(leden.managed(user).items(), key=lambda it: it[1]),
    }
    return render(request, "corporaties/jaarcontrole_list.html", context)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who works at a corporation, with who was confirmed when."""
    organisatie = _managed(request, pk)
    controle = organisatie.jaarcontroles.order_by("-jaar").first()
    waiting = set(services.unconfirmed(controle).values_list("pk", flat=True)) if controle else set()
    rows = list(_people(organisatie).order_by("gebruiker__achternaam", "gebruiker__voornaam", "pk"))
    context = {
        "organisatie": organisatie,
        "controle": controle,
        "rijen": [(row, row.pk in waiting) for row in rows],
        "wachten": [row.pk for row in rows if row.pk in waiting],
    }
    return render(request, "corporaties/jaarcontrole.html", context)


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep that the people with these ids (`aanstelling`) still work here."""
    organisatie = _managed(request, pk)
    asked = [number for raw in request.POST.getlist("aanstelling")[:500] if (number := whole_number(raw))]
    people = list(_people(organisatie).filter(pk__in=asked))
    if not people:
        raise Http404("Deze persoon werkt hier niet meer. Ga terug en kijk de lijst na.")
    services.confirm(people, by=request.user)
    if len(people) == 1:
        messages.success(request, f"Bevestigd: {people[0].gebruiker} werkt hier nog.")
    else:
        messages.success(request, f"Bevestigd: {plural_text(len(people), 'mens werkt,mensen werken')} hier nog.")
    return redirect("corporaties:jaarcontrole", pk=organisatie.pk)


def _managed(request: HttpRequest, pk: int) -> Organisatie:
    require(can_manage_any(request.user), ONLY_ADMINS)
    if pk not in leden.managed(request.user):
        raise Http404("Deze corporatie beheert u niet.")
    return get_object_or_404(Organisatie, pk=pk)


def _people(organisatie: Organisatie):
    rows = Aanstelling.objects.lopend().filter(organisatie=organisatie, gebruiker__is_active=True)
    return rows.select_related("gebruiker", "organisatie", "bevestigd_door")
