"""What an admin does about the login of others: a lost second step, and Microsoft per corporation (C3)."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from mkwportal.core.saving import add_errors

from ..forms import MicrosoftForm
from ..microsoft import PROVIDER, is_configured
from ..models import Gebruiker, MicrosoftInlog, Organisatie
from ..permissions import can_manage_any, can_reset_login, can_set_microsoft, require
from ..services import reset_tweede_stap, set_microsoft, unlink_microsoft
from .beheer import ONLY_ADMINS


@require_http_methods(["GET", "POST"])
def login_help(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how a colleague logs in, and take away a second step or a Microsoft account that was lost."""
    require(can_manage_any(request.user), ONLY_ADMINS)
    gebruiker = get_object_or_404(Gebruiker.objects.voor_verzoek(), pk=pk)
    if not can_reset_login(request.user, gebruiker):
        if gebruiker.pk == request.user.pk:
            return redirect("veiligheid")
        raise Http404("Deze persoon werkt niet bij uw corporatie.")
    if request.method == "POST":
        return _helped(request, gebruiker)
    context = {
        "gebruiker": gebruiker,
        "soorten": set(Authenticator.objects.filter(user=gebruiker).values_list("type", flat=True)),
        "passkeys": Authenticator.objects.filter(user=gebruiker, type=Authenticator.Type.WEBAUTHN).count(),
        "microsoft": SocialAccount.objects.filter(user=gebruiker, provider=PROVIDER),
    }
    return render(request, "corporaties/inloghulp.html", context)


def _helped(request: HttpRequest, gebruiker: Gebruiker) -> HttpResponse:
    if request.POST.get("wat") == "microsoft":
        done, sentence = unlink_microsoft(gebruiker, by=request.user), "Het Microsoft-account is losgemaakt"
    else:
        done, sentence = reset_tweede_stap(gebruiker, by=request.user), "De tweede stap is gewist"
    if done:
        messages.success(request, f"{sentence}. {gebruiker} krijgt hierover een mail.")
    else:
        messages.info(request, "Er was niets om te wissen. Er is niets veranderd.")
    return redirect("corporaties:inloghulp", gebruiker.pk)


@require_http_methods(["GET", "POST"])
def microsoft(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose whether the people of a corporation log in through Microsoft, and with which tenant."""
    require(can_set_microsoft(request.user), "Alleen de beheerder van MKW stelt dit in.")
    organisatie = get_object_or_404(Organisatie, pk=pk)
    row = MicrosoftInlog.objects.filter(organisatie=organisatie).first()
    posted = request.method == "POST"
    initial = {"stand": row.stand, "tenant": row.tenant} if row else {"stand": MicrosoftInlog.Stand.UIT}
    form = MicrosoftForm(request.POST if posted else None, initial=initial)
    if posted and form.is_valid():
        try:
            set_microsoft(organisatie, **form.cleaned_data, by=request.user)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, f"Bewaard: hoe {organisatie} inlogt met Microsoft.")
            return redirect(organisatie)
    context = {"organisatie": organisatie, "form": form, "ingericht": is_configured()}
    return render(request, "corporaties/microsoft_form.html", context, status=422 if posted else 200)
