"""The answer to "gaat u mee?" from the mail: without a login, by a personal link (V4).

A GET changes nothing, because mail scanners open every link; the page asks, and its POST saves.
"""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corporaties.models import Gebruiker
from mkwportal.core.limits import limit
from mkwportal.core.links import UNKNOWN, read_link

from ..models import Aanwezigheid, Bezoek
from ..permissions import can_come
from ..services import answer_bezoek
from ..services.bezoekmail import ANSWER_VIEW
from ..tijden import when_text

DAYS = 500  # a visit may be planned long ahead; after the visit there is nothing left to answer
_ANTWOORD = {"ja": True, "nee": False}


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def mail_answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the visit with both answers; `antwoord` (ja or nee) is the one that was chosen in the mail."""
    bezoek, person = _asked(token)
    fout = ""
    if request.method == "POST":
        limit("bezoek-antwoord", person.pk, times=60, seconds=3600)
        if (gaat_mee := _ANTWOORD.get(request.POST.get("antwoord", ""))) is None:
            raise Http404(UNKNOWN)
        try:
            answer_bezoek(bezoek, gaat_mee=gaat_mee, by=person)
        except ValidationError as error:
            fout = " ".join(error.messages)
        else:
            return redirect(request.path)
    row = Aanwezigheid.objects.filter(bezoek=bezoek, gebruiker=person).first()
    context = {
        "bezoek": bezoek,
        "aan": person,
        "wanneer": when_text(bezoek),
        "antwoord": row.gaat_mee if row else None,
        "gekozen": request.GET.get("antwoord", ""),
        "open": not (bezoek.is_geweest or bezoek.is_afgelast),
        "fout": fout,
    }
    return render(request, "verkenningen/bezoek_antwoord.html", context, status=422 if fout else 200)


def _asked(token: str) -> tuple[Bezoek, Gebruiker]:
    """Return the visit and who is asked; Http404 when this person may not come along (any more)."""
    bezoek_id, person_id = read_link(ANSWER_VIEW, token, days=DAYS)
    person = Gebruiker.objects.get_for_request(person_id)
    if person is None or not person.heeft_toegang:
        raise Http404(UNKNOWN)
    rows = Bezoek.objects.zichtbaar_voor(person).select_related("verkenning", "gastheer")
    bezoek = rows.filter(pk=bezoek_id).first()
    if bezoek is None or not can_come(person, bezoek):
        raise Http404(UNKNOWN)
    return bezoek, person
