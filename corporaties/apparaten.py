"""Which browsers somebody logged in from before: a random token in a cookie, its hash in a row (C3)."""

import hashlib
import re
import secrets
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from .models import BekendApparaat, Gebruiker

BEWAARD = timedelta(days=400)  # as long as browsers keep a cookie
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def is_new_device(request: HttpRequest, user: Gebruiker, response: HttpResponse) -> bool:
    """Return whether this login is from a browser never seen before; remember it, with a cookie in the answer.

    The first browser of a person is not new: there is nothing to compare it with.
    """
    given = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    token = given if _TOKEN.fullmatch(given) else secrets.token_urlsafe(32)
    digest = hashlib.sha256(token.encode()).hexdigest()
    had_one = BekendApparaat.objects.filter(gebruiker=user).exists()
    _, created = BekendApparaat.objects.update_or_create(
        gebruiker=user, sleutel=digest, defaults={"gezien_op": timezone.now()}
    )
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        token,
        max_age=BEWAARD,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return created and had_one


def forget_old_devices() -> int:
    """Delete what was not seen for as long as a browser keeps its cookie; return how many."""
    return BekendApparaat.objects.filter(gezien_op__lt=timezone.now() - BEWAARD).delete()[0]
