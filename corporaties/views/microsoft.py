"""Logging in through Microsoft, and linking a Microsoft account to the own account (C3)."""

import secrets

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter as get_social_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from requests import RequestException

from mkwportal.core.limits import limit
from mkwportal.core.middleware import SAVED_POST

from .. import microsoft
from ..services import link_microsoft, unlink_microsoft

NOT_HERE = "Inloggen met Microsoft staat in dit portaal niet aan."


@login_not_required
@never_cache
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Send the browser to Microsoft."""
    limit("microsoft", get_adapter().get_client_ip(request), times=100, seconds=600)
    try:
        provider = get_social_adapter().get_provider(request, microsoft.PROVIDER)
    except SocialApp.DoesNotExist as error:
        raise Http404(NOT_HERE) from error
    nonce = secrets.token_urlsafe(24)
    try:
        return provider.redirect(
            request, "login", next_url=get_next_redirect_url(request), auth_params={"nonce": nonce}, nonce=nonce
        )
    except RequestException:
        return microsoft.refused(request, "onbereikbaar", 503)


@login_not_required
@never_cache
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Take what Microsoft says and log in, lead to linking, or refuse with the reason."""
    if not microsoft.is_configured():
        raise Http404(NOT_HERE)
    return OAuth2CallbackView.adapter_view(microsoft.EntraOAuth2Adapter(request, microsoft.PROVIDER))(request)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest) -> HttpResponse:
    """Link the Microsoft account that was just shown to the own account: log in first, then confirm."""
    if not microsoft.is_configured():
        raise Http404(NOT_HERE)
    identiteit = microsoft.waiting(request)
    if not request.user.is_authenticated:
        if identiteit is None:
            return redirect("account_login")
        return render(request, "corporaties/microsoft_onbekend.html", {"identiteit": identiteit})
    if identiteit is not None and identiteit.tenant not in microsoft.tenants_of(request.user):
        microsoft.stop_waiting(request)
        return microsoft.refused(request, "andere_organisatie", identiteit=identiteit)
    return _confirm(request, identiteit)


@reauthentication_required(app="allauth.mfa", allow_get=True)
def _confirm(request: HttpRequest, identiteit: microsoft.Identiteit | None) -> HttpResponse:
    moet = bool(request.session.get(microsoft.LINK_FIRST))
    if identiteit is None and not moet:
        return redirect("veiligheid")
    if request.method == "POST" and identiteit is not None:
        try:
            link_microsoft(request.user, identiteit, by=request.user)
        except ValidationError as error:
            microsoft.stop_waiting(request)
            messages.error(request, " ".join(error.messages))
            return redirect("veiligheid")
        microsoft.stop_waiting(request)
        messages.success(request, "Gelukt. U kunt voortaan inloggen met Microsoft.")
        return redirect("verder" if SAVED_POST in request.session else "veiligheid")
    return render(request, "corporaties/microsoft_koppelen.html", {"identiteit": identiteit, "moet": moet})


@require_POST
@reauthentication_required(app="allauth.mfa")
def unlink(request: HttpRequest) -> HttpResponse:
    """Take away the own link with Microsoft."""
    if unlink_microsoft(request.user, by=request.user):
        messages.success(request, "Uw Microsoft-account is losgemaakt.")
    return redirect("veiligheid")


@login_not_required
@require_safe
def obligatory(request: HttpRequest) -> HttpResponse:
    """Tell who came with a password or a passkey that the own corporation wants Microsoft, and the way out."""
    return microsoft.refused(request, "verplicht", 200)
