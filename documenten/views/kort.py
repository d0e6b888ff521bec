"""The newest documents of a corporation or a theme, as a part of its page."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mkwportal.core import stamps

from .. import facets, queries
from ..rows import rows_of

KORT = 5


@require_safe
def kort(request: HttpRequest) -> HttpResponse:
    """Return the newest documents that fit the filters of the address, with a link to all of them."""
    user, stamp = request.user, stamps.current(*queries.STAMPS)
    lists = queries.choices(user, stamp)
    keuze = replace(queries.read(request.GET, lists), q="", sorteer=queries.usual_order(""))
    context = {
        "rijen": rows_of(queries.documents(user, keuze, lists)[:KORT], user),
        "totaal": facets.counts(user, keuze, lists, stamp).totaal,
        "alles": reverse("documenten:lijst") + keuze.query(),
    }
    return render(request, "documenten/_kort.html", context)
