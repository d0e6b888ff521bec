"""What the views of explorations share: fetching what one may see, hidden fields, and two texts in one (R6)."""

from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from mkwportal.core import once
from mkwportal.core.numbers import whole_number

from ..models import Bezoek, Verkenning

COMBINE = "samen"


def fetch_verkenning(request: HttpRequest, pk: int) -> Verkenning:
    """Return an exploration with owner, leader and the rights of this person; Http404 for one not to be seen."""
    rows = Verkenning.objects.zichtbaar_voor(request.user).met_rechten(request.user)
    return get_object_or_404(rows.select_related("organisatie", "leider"), pk=pk)


BEZOEK_MET = ("gastheer", "verkenning__organisatie", "verkenning__leider")


def fetch_bezoek(request: HttpRequest, pk: int) -> Bezoek:
    """Return a visit with host, exploration and the rights of this person; Http404 for one not to be seen."""
    rows = Bezoek.objects.zichtbaar_voor(request.user).met_rechten(request.user)
    return get_object_or_404(rows.select_related(*BEZOEK_MET), pk=pk)


def form_context(obj: Model | None = None, *, revisie: int | None = None) -> dict[str, Any]:
    """Return the hidden fields of a form: a fresh key, and the revision that it was made from."""
    if revisie is None:
        revisie = getattr(obj, "revisie", 0)
    return {"formulier": once.new_key(), "revisie": revisie}


def combined(hun: str, uw: str) -> str:
    """Return both texts under each other; one that holds the other stays alone."""
    if uw in hun or hun in uw:
        return max(hun, uw, key=len)
    return f"{hun}\n\n{uw}"


def number_from(request: HttpRequest, name: str) -> int | None:
    """Return ?name= as a positive whole number, None when it is not given; Http404 for anything else."""
    raw = request.GET.get(name, "")
    if not raw:
        return None
    if (number := whole_number(raw)) is None:
        raise Http404("Dit adres klopt niet. Ga terug en kies opnieuw.")
    return number
