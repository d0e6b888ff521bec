"""Login: by invitation only, and only for who has access today."""

from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.stagekit import clear_login
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from mkwportal.core.tasks import send_mail_job

from .models import Gebruiker
from .tasks import send_password_link_job

RESET_MAIL = "account/email/password_reset_key"


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

    def pre_login(self, request: HttpRequest, user: Gebruiker, **kwargs: Any) -> HttpResponse | None:
        """Send who knows the password but has no access to the page that explains it."""
        if not user.heeft_toegang:
            clear_login(request)
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue a message of templates/account/email/; a secret link is made by the job that mails it."""
        if template_prefix == RESET_MAIL:
            send_password_link_job.defer(gebruiker_id=context["user"].pk)
            return
        message = self.render_mail(template_prefix, email, context)
        send_mail_job.defer(to=email, subject=message.subject, text=str(message.body))

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Gebruiker,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell somebody that the own password changed, from where and when."""
        super().send_notification_mail(template_prefix, user, context, email or user.email)


def send_password_link(gebruiker_id: int) -> None:
    """Mail a link for a new password; it works once and for PASSWORD_RESET_TIMEOUT seconds (three days)."""
    user = Gebruiker.objects.get(pk=gebruiker_id)
    if not user.is_active:
        return
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    link = settings.BASE_URL + path
    AccountAdapter().render_mail(RESET_MAIL, user.email, {"user": user, "password_reset_url": link}).send()
