"""The own facts."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from mkwportal.core.numbers import whole_number

from .. import namens
from ..forms import ProfielForm, profile_initial
from ..models import Gebruiker
from ..services import edit_profiel


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Show and change what colleagues see of me, and lead to password and sessions."""
    posted = request.method == "POST"
    form = ProfielForm(request.POST) if posted else ProfielForm(initial=profile_initial(request.user))
    if posted and form.is_valid():
        edit_profiel(request.user, **form.cleaned_data, by=request.user)
        messages.success(request, "Uw gegevens zijn bewaard.")
        return redirect("corporaties:profiel")
    context = {"form": form, "namens_keuzes": _workplaces(request.user), "namens": namens.current(request.user)}
    return render(request, "corporaties/profiel.html", context, status=422 if posted else 200)


@require_POST
def on_behalf(request: HttpRequest) -> HttpResponse:
    """Choose in whose name I act, as every form will propose it."""
    chosen = whole_number(request.POST.get("organisatie"))
    names = dict(_workplaces(request.user))
    if chosen not in names:
        raise Http404("Hier werkt u niet. Ga terug naar Mijn gegevens en kies opnieuw.")
    namens.remember(request.user, chosen)
    messages.success(request, f"Bij wat u doet staat nu {names[chosen]} klaar.")
    return redirect("corporaties:profiel")


def _workplaces(user: Gebruiker) -> list[tuple[int, str]]:
    return list({post["organisatie"]: post["naam"] for post in user.lopende_aanstellingen}.items())
