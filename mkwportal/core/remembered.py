"""HTML that is kept between requests, with forms in it: what differs per request is filled in when it is shown."""

import re

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from . import once

PLACE = mark_safe("<!--velden van dit verzoek-->")  # people's text is escaped, so it cannot hold this


def fill_forms(request: HttpRequest, html: str) -> SafeString:
    """Return kept HTML with the CSRF token and a fresh key (core.once) in each form that has {% formulierplek %}."""
    if PLACE not in html:
        return mark_safe(html)  # noqa: S308 - rendered by a template before it was kept
    return mark_safe(re.sub(PLACE, lambda _: _fields(request), html))  # noqa: S308 - the same


def _fields(request: HttpRequest) -> str:
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="{}" value="{}">',
        get_token(request),
        once.FIELD,
        once.new_key(),
    )
