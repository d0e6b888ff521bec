"""Login: by invitation only, and only for who has access today, whichever way somebody comes in (C3, C4)."""

from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.forms import ResetPasswordForm
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.stagekit import clear_login
from allauth.account.utils import user_pk_to_url_str
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from mkwportal.core.audit import record
from mkwportal.core.mail import send_message
from mkwportal.core.tasks import send_mail_job

from .apparaten import is_new_device
from .microsoft import LINK_FIRST, is_linked, must_use
from .models import Gebruiker
from .tasks import send_password_link_job

RESET_MAIL = "account/email/password_reset_key"
ACTS = {  # what people do to their own login, as the trail calls it, by the notice that django-allauth sends
    "account/email/password_changed": "wachtwoord gewijzigd",
    "account/email/password_set": "wachtwoord ingesteld",
    "account/email/password_reset": "wachtwoord vernieuwd met een link",
    "mfa/email/totp_activated": "app met codes aangezet",
    "mfa/email/totp_deactivated": "app met codes uitgezet",
    "mfa/email/recovery_codes_generated": "nieuwe reservecodes gemaakt",
    "mfa/email/webauthn_added": "passkey toegevoegd",
    "mfa/email/webauthn_removed": "passkey verwijderd",
}


class PortalBackend(AuthenticationBackend):
    """Log in with e-mail and password; access ends at once with the last appointment and circle (C4)."""

    def get_user(self, user_id: int) -> Gebruiker | None:
        """Return who is logged in, with appointments and circles, or None without access today."""
        user = Gebruiker.objects.get_for_request(user_id)
        return user if user is not None and user.heeft_toegang else None

    def user_can_authenticate(self, user: Gebruiker) -> bool:
        """Whether this person, whose password was right, may come in."""
        return user.heeft_toegang


class AccountAdapter(DefaultAccountAdapter):
    """No self-registration; who has no access hears what to do; mail goes through the portal's queue."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Het e-mailadres of het wachtwoord klopt niet. Probeer het opnieuw.",
        "too_many_login_attempts": "Dit ging te vaak mis. Wacht 5 minuten en probeer het dan opnieuw.",
        "enter_current_password": "Dit is niet uw wachtwoord van nu. Probeer het opnieuw.",
        "incorrect_password": "Dit wachtwoord klopt niet. Probeer het opnieuw.",
        "invalid_password_reset": "Deze link werkt niet meer. Vraag een nieuwe aan.",
        "same_as_current": "Dit is al uw wachtwoord. Kies een ander.",
        "rate_limited": "U deed dit in korte tijd heel vaak. Probeer het over een paar minuten opnieuw.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(
        self, request: HttpRequest, user: Gebruiker, *, signal_kwargs: dict[str, Any] | None = None, **kwargs: Any
    ) -> HttpResponse | None:
        """Send away, with the reason, who proved to be this person but has no access, or not in this way."""
        if not user.heeft_toegang:
            clear_login(request)
            return self.respond_user_inactive(request, user)
        if "sociallogin" not in (signal_kwargs or {}) and must_use(user) and is_linked(user):
            clear_login(request)
            return redirect("microsoft_verplicht")
        return super().pre_login(request, user, signal_kwargs=signal_kwargs, **kwargs)

    def login(self, request: HttpRequest, user: Gebruiker) -> None:
        """Log in, after every step: access may have ended while the second step waited."""
        current = Gebruiker.objects.get_for_request(user.pk)
        if current is None or not current.heeft_toegang:
            clear_login(request)
            raise ImmediateHttpResponse(self.respond_user_inactive(request, user))
        super().login(request, user)
        # Who came in a moment ago has shown enough for the pages that ask "Bent u het zelf?".
        for proof in request.session.get(AUTHENTICATION_METHODS_SESSION_KEY) or []:
            proof["reauthenticated"] = True
        if must_use(current) and not is_linked(current):
            request.session[LINK_FIRST] = True

    def post_login(self, request: HttpRequest, user: Gebruiker, **kwargs: Any) -> HttpResponse:
        """Tell somebody by mail that there was a login from a device that was never seen before."""
        response = super().post_login(request, user, **kwargs)
        if is_new_device(request, user, response):
            self.send_notification_mail("account/email/nieuw_apparaat", user)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue a message of templates/account/email/ or templates/mfa/email/."""
        message = self.render_mail(template_prefix, email, context)
        send_mail_job.defer(to=email, subject=message.subject, text=str(message.body))

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Gebruiker,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell somebody what changed in the own login, from where and when, and write it in the trail."""
        if act := ACTS.get(template_prefix):
            with transaction.atomic():
                record(act, user, by=user)
        super().send_notification_mail(template_prefix, user, context, email or user.email)


class ResetForm(ResetPasswordForm):
    """Asks for a new password: the same work for an address that is known and one that is not."""

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        send_password_link_job.defer(gebruiker_id=self.users[0].pk if self.users else 0)
        return self.cleaned_data["email"]


def send_password_link(gebruiker_id: int) -> None:
    """Mail a link for a new password; it works once and for PASSWORD_RESET_TIMEOUT seconds (three days)."""
    user = Gebruiker.objects.filter(pk=gebruiker_id, is_active=True).first()
    if user is None:  # nobody has this address
        return
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    link = settings.BASE_URL + path
    send_message(AccountAdapter().render_mail(RESET_MAIL, user.email, {"user": user, "password_reset_url": link}))
