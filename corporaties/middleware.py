"""When somebody was last here (P1), and who has to make the own login safe before anything else (C3)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from mkwportal.core.middleware import keep_post

from .microsoft import LINK_FIRST
from .models import Gebruiker
from .tweede_stap import must_set_up

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


class EerstVeiligMiddleware:
    """Lead who has to do something about the own login there, and nowhere else.

    That is an admin without a second step (where ADMINS_NEED_SECOND_STEP), and who logs in through Microsoft from now
    on but has not linked it yet. Open are the pages of the account and what needs no login; a text that was sent
    meanwhile is kept.
    """

    OPEN = "/account/"

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: Any, kwargs: Any) -> HttpResponseBase | None:
        """Return the way to the page where it is done, or None when there is nothing to do first."""
        if not getattr(view, "login_required", True) or request.path.startswith(self.OPEN):
            return None
        if not request.user.is_authenticated:
            return None
        if request.session.get(LINK_FIRST):
            return self._lead(request, "microsoft_koppelen")
        if must_set_up(request.user):
            return self._lead(request, "tweede_stap_nodig")
        return None

    @staticmethod
    def _lead(request: HttpRequest, name: str) -> HttpResponseBase:
        keep_post(request)
        if request.headers.get("HX-Request") == "true":  # otherwise that page would land inside this one
            return HttpResponse(status=204, headers={"HX-Redirect": reverse(name)})
        return redirect(name)


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
