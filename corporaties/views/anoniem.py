"""People without access, and taking their name away (C8)."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from mkwportal.core.pagination import paginate

from ..forms import AnoniemForm
from ..permissions import require
from ..services import anonymise
from ..services.anoniem import ONLY_PLATFORM, former_people, new_name, preview


@require_safe
def former(request: HttpRequest) -> HttpResponse:
    """List who has no access any more, by name, to anonymise on request."""
    require(request.user.is_platformbeheerder, ONLY_PLATFORM)
    q = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:200]
    people = former_people().order_by("achternaam", "voornaam", "pk")
    for word in q.split():
        people = people.filter(_named(word))
    context = {"page": paginate(request, people.met_laatste_post()), "q": q}
    return render(request, "corporaties/oud_medewerkers.html", context)


@require_http_methods(["GET", "POST"])
def anonymous(request: HttpRequest, pk: int) -> HttpResponse:
    """Show in numbers what anonymising does, and do it."""
    require(request.user.is_platformbeheerder, ONLY_PLATFORM)
    persoon = get_object_or_404(former_people(), pk=pk)
    posted = request.method == "POST"
    form = AnoniemForm(request.POST if posted else None)
    if posted and form.is_valid():
        try:
            current = anonymise(persoon, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Gedaan. De naam is nu: {current}.")
            return redirect("corporaties:oud-medewerkers")
    tellingen = preview(persoon)
    context = {
        "persoon": persoon,
        "form": form,
        "nieuwe_naam": " ".join(new_name(persoon)),
        "tellingen": tellingen,
    }
    return render(request, "corporaties/anonimiseren.html", context, status=422 if posted else 200)


def _named(word: str) -> Q:
    match = Q()
    for field in ("voornaam", "tussenvoegsel", "achternaam", "email"):
        match |= Q(**{f"{field}__icontains": word})
    return match
