"""My inbox: what others told me, and how often I hear of it by mail."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corporaties.models import Ritme
from corporaties.services import set_overzicht
from mkwportal.core.models import Melding
from mkwportal.core.notifications import mark_notices_read
from mkwportal.core.numbers import whole_number
from mkwportal.core.once import new_key
from mkwportal.core.pagination import paginate
from mkwportal.core.saving import saved_once
from mkwportal.core.templatetags.formats import plural_text

from .zichtbaar import still_visible

# What is shown of each kind of notice: its icon, and its heading in the filter. Kinds that are not here are "overig".
SOORTEN = {
    "vragen": ("Vragen en antwoorden", "message-circle", ("vraag", "antwoord", "verwerkt", "vraag-verborgen")),
    "documenten": (
        "Documenten",
        "file-text",
        (
            "contactpersoon",
            "opvolging",
            "tekst-mislukt",
            "herzien",
            "scan",
            "bronversie",
            "bron-vervallen",
            "overgenomen",
            "export",
        ),
    ),
    "verkenningen": (
        "Verkenningen",
        "map-pin",
        ("verkenning", "bezoek", "les", "vraagstuk", "bundel", "uitnodiging-antwoord"),
    ),
    "mensen": ("Mensen en corporaties", "users", ("jaarcontrole", "organisatie", "inzage")),
}
_ICOON = {kind: icon for _, icon, kinds in SOORTEN.values() for kind in kinds}


class VoorkeurForm(forms.Form):
    """How often the digest comes."""

    overzicht = forms.ChoiceField(
        label="Hoe vaak wilt u een overzicht per mail?",
        help_text="In het overzicht staat wat er nieuw is en wat van u wordt gevraagd. Is er niets, dan komt er niets.",
        widget=forms.RadioSelect,
        choices=[
            (Ritme.WEEK, "Elke week, op maandagochtend"),
            (Ritme.MAAND, "Elke maand, op de eerste maandag"),
            (Ritme.NOOIT, "Nooit. Ik kijk zelf op Vandaag"),
        ],
    )


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """List my notices, newest first; `soort` and `ongelezen` narrow it down."""
    mine = Melding.objects.filter(ontvanger=request.user)
    soort, unread = request.GET.get("soort", ""), request.GET.get("ongelezen") == "1"
    shown = mine.filter(gelezen_op=None) if unread else mine
    if soort == "overig":
        shown = shown.exclude(soort__in=_ICOON)
    elif soort:
        if soort not in SOORTEN:
            raise Http404("Deze soort melding bestaat niet. Bekijk alle meldingen.")
        shown = shown.filter(soort__in=SOORTEN[soort][2])
    page = paginate(request, shown)
    rows = list(page.object_list)
    visible = still_visible(request.user, [row.url for row in rows])
    context: dict[str, Any] = {
        "page": page,
        "regels": [(row, _ICOON.get(row.soort, "bell"), row.url in visible) for row in rows],
        "nieuwste": rows[0].pk if rows and page.number == 1 else 0,
        "soorten": [("", "Alles"), *((key, label) for key, (label, *_) in SOORTEN.items()), ("overig", "Overig")],
        "soort": soort,
        "alleen_ongelezen": unread,
    }
    return render(request, "pages/meldingen.html", context)


@require_safe
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to what a notice is about; from then on it counts as read."""
    melding = get_object_or_404(Melding, ontvanger=request.user, pk=pk)
    mark_notices_read(request.user, only=pk)
    return redirect(melding.url)


@require_POST
def mark_read(request: HttpRequest) -> HttpResponse:
    """Mark what I saw as read: all notices up to the newest one on the page."""
    count = mark_notices_read(request.user, up_to=whole_number(request.POST.get("nieuwste")))
    messages.success(request, f"{plural_text(count, 'melding is,meldingen zijn')} gelezen.")
    return redirect("meldingen")


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Choose how often the digest comes by mail."""
    posted = request.method == "POST"
    form = VoorkeurForm(request.POST if posted else None, initial={"overzicht": request.user.overzicht})
    if posted and form.is_valid():
        with saved_once(request) as saved:
            saved.url = reverse("berichten-voorkeuren")
            set_overzicht(request.user, form.cleaned_data["overzicht"], by=request.user)
        messages.success(request, "Uw keuze is bewaard.")
        return redirect(saved.url)
    context = {"form": form, "formulier": new_key()}
    return render(request, "pages/voorkeuren.html", context, status=422 if posted else 200)
