"""The link of an invitation: GET shows a page, POST spends it, and every link explains itself (C2)."""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from mkwportal.core.limits import limit
from mkwportal.core.saving import add_errors

from ..forms import AannemenForm
from ..models import Gebruiker, Uitnodiging
from ..services import accept_uitnodiging, find_uitnodiging
from ..services.uitnodigingen import find_gebruiker

STATUS = {"onbekend": 404}  # every other link that no longer works is gone: 410
DOUBLE_CLICK = 60  # seconds in which the same password on a spent link counts as the second half of a double click


@login_not_required
@never_cache
@sensitive_post_parameters("wachtwoord", "nogmaals")
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Show what somebody is invited to; with a button, spend the invitation and log in."""
    limit("uitnodiging", get_adapter().get_client_ip(request), times=60, seconds=600)
    uitnodiging, staat = find_uitnodiging(token)
    if uitnodiging is None or staat != "open":
        if staat == "gebruikt" and (person := _second_click(request, uitnodiging)):
            return perform_login(request, person, redirect_url="/")
        context = {"uitnodiging": uitnodiging, "staat": staat}
        return render(request, "corporaties/uitnodiging_kan_niet.html", context, status=STATUS.get(staat, 410))
    known = find_gebruiker(uitnodiging.email)
    if known is not None and known.heeft_toegang:
        return _accept_logged_in(request, uitnodiging, known)
    if request.user.is_authenticated:
        return _page(request, uitnodiging, wie="ander")
    return _accept_new(request, uitnodiging)


def _accept_logged_in(request: HttpRequest, uitnodiging: Uitnodiging, known: Gebruiker) -> HttpResponse:
    """A person who has access already: only the person themselves, logged in, can accept (personele unie)."""
    if not request.user.is_authenticated:
        return _page(request, uitnodiging, wie="inloggen")
    if request.user.pk != known.pk:
        return _page(request, uitnodiging, wie="ander")
    if request.method != "POST":
        return _page(request, uitnodiging, wie="bekend")
    try:
        accept_uitnodiging(uitnodiging, gebruiker=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(request.path)
    messages.success(request, f"Gelukt. {_gained(uitnodiging)}")
    return redirect("vandaag")


def _accept_new(request: HttpRequest, uitnodiging: Uitnodiging) -> HttpResponse:
    """A person without access: name and password, and in."""
    names = ("voornaam", "tussenvoegsel", "achternaam")
    if request.method != "POST":
        form = AannemenForm(initial={name: getattr(uitnodiging, name) for name in names})
        return _page(request, uitnodiging, form=form)
    form = AannemenForm(request.POST)
    if form.is_valid():
        fields = {name: form.cleaned_data[name] for name in (*names, "wachtwoord")}
        try:
            person = accept_uitnodiging(uitnodiging, **fields)
        except ValidationError as error:
            _add_password_errors(form, error)
        else:
            messages.success(request, f"Welkom, {person.voornaam}. {_gained(uitnodiging)}")
            return perform_login(request, person, redirect_url="/")
    return _page(request, uitnodiging, form=form, status=422)


def _add_password_errors(form: AannemenForm, error: ValidationError) -> None:
    """Put what the password check said at the password; the rest of what a service says goes on top."""
    of_password = [part for part in error.error_list if part.code] if not hasattr(error, "error_dict") else []
    if of_password:
        form.add_error("wachtwoord", ValidationError(of_password))
    else:
        add_errors(form, error)


def _gained(uitnodiging: Uitnodiging) -> str:
    if uitnodiging.kring:
        return f"U kunt nu meelezen met {uitnodiging.kring}."
    return f"U hebt nu toegang namens {uitnodiging.organisatie}."


def _second_click(request: HttpRequest, uitnodiging: Uitnodiging) -> Gebruiker | None:
    """Return who spent the link a moment ago, when this is the same form with the same password once more."""
    if request.method != "POST" or (timezone.now() - uitnodiging.gebruikt_op).total_seconds() > DOUBLE_CLICK:
        return None
    person = find_gebruiker(uitnodiging.email)
    if person is None or not person.heeft_toegang:
        return None
    return person if person.check_password(request.POST.get("wachtwoord", "")) else None


def _page(
    request: HttpRequest,
    uitnodiging: Uitnodiging,
    *,
    wie: str = "nieuw",
    form: AannemenForm | None = None,
    status: int = 200,
) -> HttpResponse:
    login_url = f"{reverse('account_login')}?{urlencode({'next': request.path})}"
    context = {"uitnodiging": uitnodiging, "wie": wie, "form": form, "login_url": login_url}
    return render(request, "corporaties/uitnodiging.html", context, status=status)
