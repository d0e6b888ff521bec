"""Tags and filters for icons, dates, figures and the address of the current page; core_tags takes them in."""

import datetime as dt
from functools import cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from . import formats

register = template.Library()
register.filter("over_dagen", lambda value: formats.days_text(value) if value else "")
register.filter("getal", lambda value, decimals=None: "" if value is None else formats.number_text(value, decimals))
register.filter("bestandsgrootte", lambda value: "" if value is None else formats.size_text(value))
register.filter("meervoud", lambda value, words: formats.plural_text(value or 0, words))
register.filter("apparaat", lambda value: formats.device_text(str(value or "")))
register.filter("initialen", lambda value: formats.initials(str(value or "")))


@register.simple_tag
@cache
def icon(name: str, extra: str = "") -> SafeString:
    """Return icon `name` from the sprite, hidden from screen readers; `extra` is one more class."""
    return format_html(
        '<svg class="mkw-icon{}" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" '
        'focusable="false"><use href="{}#i-{}"></use></svg>',
        f" {extra}" if extra else "",
        static("vendor/icons/sprite.svg"),
        name,
    )


@register.simple_tag
def datum(value: formats.Day | None) -> str:
    """Return <time>12 mei 2026</time>, or nothing without a date."""
    if not value:
        return ""
    machine = formats.to_date(value).isoformat()
    return format_html('<time datetime="{}">{}</time>', machine, formats.date_text(value))


@register.simple_tag
def datumtijd(value: dt.datetime | None) -> str:
    """Return <time>12 mei 2026, 14.05 uur</time> in Amsterdam time, or nothing without a time."""
    if not value:
        return ""
    machine = value.isoformat(timespec="seconds")
    return format_html('<time datetime="{}">{}</time>', machine, formats.datetime_text(value))


@register.simple_tag(takes_context=True)
def query_zonder(context: template.Context, name: str, value: Any = None) -> str:
    """Return the current query without this value of `name` (None: without all of them), on page one."""
    query = context["request"].GET.copy()
    query.pop("pagina", None)
    left = [] if value is None else [kept for kept in query.getlist(name) if kept != str(value)]
    query.setlist(name, left)
    return f"?{query.urlencode()}"
