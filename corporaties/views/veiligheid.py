"""The own login on one page: password, second step, passkeys, Microsoft, and where one is logged in (C3)."""

import time

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from mkwportal.core.middleware import SAVED_POST

from ..microsoft import PROVIDER, is_configured, must_use, tenants_of
from ..models import Gebruiker
from ..services import end_sessions
from ..tweede_stap import has_second_step, must_set_up

SHOWN_UNTIL, SHOWN = "reservecodes_tot", 10 * 60  # recovery codes can be read and saved for ten minutes, once


@never_cache
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Show how this person logs in, and where; each part leads to where it is changed."""
    user = request.user
    steps = list(Authenticator.objects.filter(user=user).order_by("created_at", "pk"))
    sessions = sorted(UserSession.objects.purge_and_list(user), key=lambda session: session.created_at)
    context = {
        "totp": next((step for step in steps if step.type == Authenticator.Type.TOTP), None),
        "passkeys": [step for step in steps if step.type == Authenticator.Type.WEBAUTHN],
        "tweede_stap": any(step.type != Authenticator.Type.RECOVERY_CODES for step in steps),
        "codes": _codes_left(steps),
        "microsoft": SocialAccount.objects.filter(user=user, provider=PROVIDER),
        "microsoft_kan": is_configured() and bool(tenants_of(user)),
        "microsoft_moet": must_use(user),
        "sessions": sessions,
        "session_count": len(sessions),
        "moet": must_set_up(user),
    }
    return render(request, "corporaties/veiligheid.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Log out on all other devices, or on this one too."""
    if request.method != "POST":
        return redirect("veiligheid")
    if request.POST.get("ook_hier"):
        end_sessions(request.user)
        logout(request)
        messages.success(request, "U bent overal uitgelogd, ook op dit apparaat.")
        return redirect("account_login")
    end_other_sessions(request, request.user)
    get_adapter(request).add_message(request, messages.INFO, "usersessions/messages/sessions_logged_out.txt")
    return redirect("veiligheid")


@require_safe
def second_step_needed(request: HttpRequest) -> HttpResponse:
    """Tell an admin without a second step why one is needed, and lead to it."""
    if has_second_step(request.user):
        return redirect("verder" if SAVED_POST in request.session else "vandaag")
    return render(request, "mfa/nodig.html", {"moet": must_set_up(request.user)})


@never_cache
@require_safe
@reauthentication_required(app="allauth.mfa")
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Show the recovery codes for ten minutes after they were made; after that only how many are left."""
    codes = _own_codes(request.user)
    if not codes.did_view:
        codes.mark_as_viewed()
        request.session[SHOWN_UNTIL] = [codes.instance.pk, time.time() + SHOWN]
    left = codes.get_unused_codes()
    context = {
        "codes": left if _may_see(request, codes) else [],
        "aantal": len(left),
        "bewaard": SAVED_POST in request.session,
    }
    return render(request, "mfa/recovery_codes/index.html", context)


@never_cache
@require_safe
@reauthentication_required(app="allauth.mfa")
def recovery_codes_file(request: HttpRequest) -> HttpResponse:
    """Return the recovery codes as a text file, as long as the page shows them."""
    codes = _own_codes(request.user)
    if not _may_see(request, codes):
        raise Http404("Deze reservecodes zijn al getoond. Maak nieuwe codes als u ze kwijt bent.")
    response = render(
        request, "mfa/recovery_codes/download.txt", {"codes": codes.get_unused_codes()}, content_type="text/plain"
    )
    response["Content-Disposition"] = 'attachment; filename="reservecodes-mkw-portal.txt"'
    return response


def _own_codes(user: Gebruiker) -> RecoveryCodes:
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    if row is None:
        raise Http404("U hebt geen reservecodes. Zet eerst een tweede stap aan.")
    return RecoveryCodes(row)


def _may_see(request: HttpRequest, codes: RecoveryCodes) -> bool:
    pk, until = request.session.get(SHOWN_UNTIL) or (0, 0)
    return bool(pk == codes.instance.pk and time.time() < until)


def _codes_left(steps: list[Authenticator]) -> int | None:
    row = next((step for step in steps if step.type == Authenticator.Type.RECOVERY_CODES), None)
    return None if row is None else bin(row.data["used_mask"] ^ (1 << 10) - 1).count("1")
