"""Login: by invitation only, and only for who has access today."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model


class PortalBackend(AuthenticationBackend):
    """Log in with e-mail address and password; access ends at once with the last appointment and circle (C4)."""

    def get_user(self, user_id):
        user = get_user_model().objects.voor_verzoek().filter(pk=user_id).first()
        return user if user is not None and user.heeft_toegang else None

    def user_can_authenticate(self, user) -> bool:
        return user.heeft_toegang


class AccountAdapter(DefaultAccountAdapter):
    """No self-registration; mail goes through the portal's queue."""

    def is_open_for_signup(self, request) -> bool:
        return False
