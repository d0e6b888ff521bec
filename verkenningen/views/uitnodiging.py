"""Answer an honest invitation: from the mail without a login (GET shows, POST saves), or in the portal (V3)."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from corporaties.models import Bereik, Gebruiker
from mkwportal.core.limits import limit
from mkwportal.core.links import UNKNOWN
from mkwportal.core.saving import add_errors, saved_once

from ..forms import AntwoordForm
from ..forms.invitatie import KEUZES
from ..invitaties import answer_link, read_answer_link, why_closed
from ..models import Invitatie
from ..permissions import can_speak_for
from ..services import answer_invitatie
from .common import form_context

_WITH = ("verkenning__organisatie", "bezoek__gastheer", "organisatie", "door")


@csrf_exempt  # the signed address says who answers; some mail programs open pages without cookies
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show the invitation with the chosen answer; a POST saves it. A personal link: it shows nothing else."""
    pk, chosen = read_answer_link(token)
    invitatie = Invitatie.objects.select_related(*_WITH).filter(pk=pk).first()
    if invitatie is None:
        raise Http404(UNKNOWN)
    person = Gebruiker.objects.voor_verzoek().get(pk=invitatie.gebruiker_id)
    return _answer(
        request,
        invitatie,
        person,
        template="verkenningen/uitnodiging_link.html",
        chosen=chosen,
        there=lambda antwoord: answer_link(invitatie, antwoord),
    )


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the invited person what is asked, with the same four answers."""
    invitatie = get_object_or_404(Invitatie.objects.select_related(*_WITH).filter(gebruiker=request.user.pk), pk=pk)
    return _answer(
        request,
        invitatie,
        request.user,
        template="verkenningen/uitnodiging_detail.html",
        chosen=invitatie.antwoord,
        there=lambda _: invitatie.get_absolute_url(),
    )


def _answer(
    request: HttpRequest,
    invitatie: Invitatie,
    person: Gebruiker,
    *,
    template: str,
    chosen: str,
    there: Callable[[str], str],
) -> HttpResponse:
    """Show the invitation or why it is over (410), and save an answer; `there` is where a saved answer is shown."""
    spreekt = invitatie.organisatie_id is not None and can_speak_for(person, invitatie.organisatie_id)
    gesloten = why_closed(invitatie, person)
    doet_mee = invitatie.verkenning.kring_id in person.kring_ids
    context: dict[str, Any] = {
        "invitatie": invitatie,
        "aan": person,
        "spreekt": spreekt,
        "doet_mee": doet_mee,
        "ziet": doet_mee or invitatie.verkenning.bereik == Bereik.LEDEN,
        "gesloten": gesloten,
        "klaar": bool(invitatie.antwoord) and invitatie.antwoord == chosen,
        **form_context(),
    }
    if gesloten:
        return render(request, template, context, status=410)
    options: dict[str, Any] = {"invitatie": invitatie, "spreekt": spreekt}
    if request.method != "POST":
        options["initial"] = {"antwoord": chosen or None, "nodig": invitatie.nodig}
        if chosen and not context["klaar"]:  # what was tapped in the mail, with its button on the first screen
            context["gekozen"] = {
                "waarde": chosen,
                "tekst": KEUZES[chosen],
                "form": AntwoordForm(auto_id="kort_%s", gekozen=True, **options),
            }
        return render(request, template, context | {"form": AntwoordForm(**options)})
    limit("uitnodiging-antwoord", invitatie.pk, times=30, seconds=3600)
    form = AntwoordForm(request.POST, **options)
    if form.is_valid():
        try:
            with saved_once(request) as saved:
                answer_invitatie(invitatie, **form.cleaned_data, by=person)
                saved.url = there(form.cleaned_data["antwoord"])
            return redirect(saved.url)
        except ValidationError as error:
            add_errors(form, error)
    return render(request, template, context | {"form": form, "klaar": False}, status=422)
