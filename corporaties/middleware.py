"""When somebody was last here, and when the visit before this one ended (P1)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from .models import Gebruiker

STAP = timedelta(minutes=5)
NIEUW_BEZOEK = timedelta(hours=4)


class LaatstGezienMiddleware:
    """Keep laatst_gezien to five minutes, with two small UPDATEs at most per five minutes.

    After four hours without a request a new visit starts: vorig_bezoek becomes the last moment of the old.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: Any, kwargs: Any) -> None:
        """Note the visit before the view runs, so that the page already knows the previous one."""
        if getattr(view, "login_required", True) and request.user.is_authenticated:
            see(request.user, request.session.session_key)


def see(user: Gebruiker, session_key: str | None = None) -> None:
    """Note that this person is here now, on this device; two requests at once count as one."""
    now, last = timezone.now(), user.laatst_gezien
    if last is not None and now - last < STAP:
        return
    fields = {"laatst_gezien": now}
    if last is not None and now - last >= NIEUW_BEZOEK:
        fields["vorig_bezoek"] = last
    if Gebruiker.objects.filter(pk=user.pk, laatst_gezien=last).update(**fields):
        for name, value in fields.items():
            setattr(user, name, value)
        UserSession.objects.filter(user=user.pk, session_key=session_key).update(last_seen_at=now)
