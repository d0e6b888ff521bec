"""Personal links in mail: a signed address with which one person does one thing, also without a login.

A GET changes nothing, because mail scanners open every link; the page asks, and its POST does it.
"""

import datetime as dt
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import Http404
from django.urls import reverse

UNKNOWN = "Deze link werkt niet. Open de link uit het bericht opnieuw, of vraag de afzender om een nieuwe."
EXPIRED = "Deze link is verlopen. Vraag de afzender om een nieuwe."


def personal_link(view: str, values: Any) -> str:
    """Return the full address of `view` with these values (what JSON can hold) signed in it; one view, one purpose."""
    token = signing.dumps(values, salt=view, compress=True)
    return f"{settings.BASE_URL}{reverse(view, args=[token])}"


def read_link(view: str, token: str, *, days: int) -> Any:
    """Return the values of a link that was made for `view`; raises Http404 when it is forged or older than `days`."""
    try:
        return signing.loads(token, salt=view, max_age=dt.timedelta(days=days))
    except signing.SignatureExpired:
        raise Http404(EXPIRED) from None
    except signing.BadSignature:
        raise Http404(UNKNOWN) from None
