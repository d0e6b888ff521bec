"""Who came in, who did not and who left, as lines of the server's log: never an address, a password or a code."""

import logging
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

logger = logging.getLogger("mkwportal.toegang")


def connect() -> None:
    """Listen to Django's signals about logging in."""
    user_logged_in.connect(_came_in, dispatch_uid="toegangslog")
    user_logged_out.connect(_went, dispatch_uid="toegangslog")
    user_login_failed.connect(_refused, dispatch_uid="toegangslog")


def _came_in(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    logger.info("login of person %s from %s", user.pk, _from(request))


def _went(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    logger.info("logout of person %s from %s", user.pk if user else "-", _from(request))


def _refused(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    """The same address gives the same mark, so that attempts at one account can be seen together."""
    address = str(credentials.get("email") or credentials.get("username") or "").strip().lower()
    mark = salted_hmac("corporaties.toegangslog", address, algorithm="sha256").hexdigest()[:12]
    logger.warning("login refused for mark %s from %s", mark, _from(request))


def _from(request: HttpRequest | None) -> str:
    try:
        return get_adapter().get_client_ip(request) if request is not None else "-"
    except PermissionDenied:  # behind fewer proxies than the settings say
        return "?"
