"""How long everything stays, and what goes in the next 30 days, for the platform admin (C8)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from corporaties.permissions import require
from mkwportal.core import retention

from .gezondheid import ONLY_PLATFORM


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show each term with what goes tonight and in the next 30 days, in numbers."""
    require(request.user.is_platformbeheerder, ONLY_PLATFORM)
    context = {
        "regels": retention.preview(),
        "stand": retention.last_run(),
        "vooruit": retention.VOORUIT.days,
    }
    return render(request, "pages/bewaartermijnen.html", context)
