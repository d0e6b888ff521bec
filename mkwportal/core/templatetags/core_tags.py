"""Tags and filters of every template (a builtin library): figures and dates, addresses, and the shared components.

The markup of a component stands once, in templates/partials/; a tag gives it its data.
"""

import datetime as dt
import zlib
from collections.abc import Iterable
from functools import cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from . import formats

register = template.Library()
register.filter("over_dagen", lambda value: formats.days_text(value) if value else "")
register.filter(
    "getal", lambda value, decimals=None: "" if value is None else formats.number_text(value, decimals)
)
register.filter("bestandsgrootte", lambda value: "" if value is None else formats.size_text(value))
register.filter("meervoud", lambda value, words: formats.plural_text(value or 0, words))
register.filter("apparaat", lambda value: formats.device_text(str(value or "")))
register.filter("initialen", lambda value: formats.initials(str(value or "")))

SHEET_COLOURS = {
    "DOCX": "straw",
    "DOC": "straw",
    "ODT": "straw",
    "RTF": "straw",
    "TXT": "straw",
    "MD": "straw",
    "XLSX": "green",
    "XLS": "green",
    "ODS": "green",
    "CSV": "green",
    "PPTX": "water",
    "PPT": "water",
    "ODP": "water",
    "HTML": "water",
    "EML": "water",
    "MSG": "water",
}
ALERT_ICONS = {
    "info": "info-circle",
    "ok": "circle-check",
    "warning": "alert-triangle",
    "error": "alert-circle",
}
ALERT_LEVELS = {"debug": "info", "info": "info", "success": "ok", "warning": "warning", "error": "error"}


# Icons, figures and dates ---------------------------------------------------------------------------------------------


@register.simple_tag
@cache
def icon(name: str, extra: str = "") -> SafeString:
    """Return icon `name` from the sprite, hidden from screen readers; `extra` adds a class such as mkw-icon--lg."""
    return format_html(
        '<svg class="mkw-icon{}" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        '<use href="{}#i-{}"></use></svg>',
        f" {extra}" if extra else "",
        static("vendor/icons/sprite.svg"),
        name,
    )


@register.simple_tag
def datum(value: formats.Day | None) -> str:
    """Return <time>12 mei 2026</time>, or nothing without a date."""
    if not value:
        return ""
    return format_html(
        '<time datetime="{:%Y-%m-%d}">{}</time>', formats.to_date(value), formats.date_text(value)
    )


@register.simple_tag
def datumtijd(value: dt.datetime | None) -> str:
    """Return <time>12 mei 2026, 14.05 uur</time> in Amsterdam time, or nothing without a time."""
    if not value:
        return ""
    machine = value.isoformat(timespec="seconds")
    return format_html('<time datetime="{}">{}</time>', machine, formats.datetime_text(value))


# Addresses ------------------------------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def query_met(context: template.Context, name: str, value: Any) -> str:
    """Return the current query with one more value for `name`, back on the first page."""
    query = context["request"].GET.copy()
    query.pop("pagina", None)
    if str(value) not in query.getlist(name):
        query.appendlist(name, str(value))
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def query_zonder(context: template.Context, name: str, value: Any = None) -> str:
    """Return the current query without this value of `name` (without `value`: without all of them), on page one."""
    query = context["request"].GET.copy()
    query.pop("pagina", None)
    left = [] if value is None else [kept for kept in query.getlist(name) if kept != str(value)]
    query.setlist(name, left)
    return f"?{query.urlencode()}"


# Components -----------------------------------------------------------------------------------------------------------


@register.inclusion_tag("partials/crumbs.html")
def kruimels(*parts: str) -> dict[str, Any]:
    """Show the path above the title: label, url, label, url, …, and the label of this page last."""
    return {"steps": [(parts[i], parts[i + 1]) for i in range(0, len(parts) - 1, 2)], "last": parts[-1]}


@register.simple_block_tag(end_name="endmelding")
def melding(content: str, soort: str = "info", kop: str = "", live: bool = False) -> str:
    """Show an alert (info, ok, warning or error) around HTML; `live` reads it out at once."""
    context = {"soort": soort, "icoon": ALERT_ICONS[soort], "kop": kop, "inhoud": content, "live": live}
    return render_to_string("partials/alert.html", context)


@register.filter
def meldingsoort(level_tag: str) -> str:
    """Return the kind of alert for a message of Django."""
    return ALERT_LEVELS.get(level_tag, "info")


@register.simple_tag
def badge(text: str, colour: str = "") -> SafeString:
    """Return a small label; colour is empty, green or clay."""
    return format_html(
        '<span class="utrecht-data-badge{}">{}</span>', f" mkw-badge-{colour}" if colour else "", text
    )


@register.simple_tag
def status(text: str, kind: str = "neutral") -> SafeString:
    """Return a state; kind is neutral, safe, warning or danger."""
    return format_html('<span class="utrecht-status-badge utrecht-status-badge--{}">{}</span>', kind, text)


@register.simple_tag
def blad(kind: str) -> SafeString:
    """Return the small sheet of a document with its type ("pdf", "docx", …) and the colour of that type."""
    label = str(kind).upper().lstrip(".")
    colour = SHEET_COLOURS.get(label, "")
    return format_html(
        '<span class="mkw-sheet{}" aria-hidden="true"><span class="mkw-sheet__type">{}</span></span>',
        f" mkw-sheet--{colour}" if colour else "",
        label,
    )


@register.inclusion_tag("partials/person.html")
def persoon(name: str, role: str = "", url: str = "") -> dict[str, str]:
    """Show initials, name and role of a person; the colour follows from the name."""
    colour = ("", "green", "water")[zlib.crc32(name.encode()) % 3]
    return {"naam": name, "rol": role, "url": url, "kleur": colour}


@register.simple_tag
def knop(text: str, soort: str = "secondary", icoon: str = "", klasse: str = "", **attrs: Any) -> SafeString:
    """Return a submit button (type=… for another one); soort is primary, secondary, subtle or danger."""
    attrs.setdefault("type", "submit")
    return _button("button", "utrecht-button utrecht-button", text, soort, icoon, klasse, attrs)


@register.simple_tag
def knoplink(
    url: str, text: str, soort: str = "secondary", icoon: str = "", klasse: str = "", **attrs: Any
) -> SafeString:
    """Return a link that looks like a button."""
    attrs = {"href": url, **attrs}
    return _button(
        "a",
        "utrecht-button-link utrecht-button-link--html-a utrecht-button-link",
        text,
        soort,
        icoon,
        klasse,
        attrs,
    )


def _button(
    tag: str, css: str, text: str, soort: str, icoon: str, klasse: str, attrs: dict[str, Any]
) -> SafeString:
    kinds = {"primary": "primary-action", "secondary": "secondary-action", "subtle": "subtle"}
    extra = " mkw-button--danger" if soort == "danger" else ""
    css = f"{css}--{kinds.get(soort, 'subtle')}{extra}{' ' + klasse if klasse else ''}"
    pairs = [
        format_html(" {}", key) if value is True else format_html(' {}="{}"', key, value)
        for key, value in ((key.replace("_", "-"), value) for key, value in attrs.items())
        if value is not None and value is not False
    ]
    head = mark_safe("".join(pairs))  # noqa: S308 - every part is escaped above
    sign = format_html("{} ", icon(icoon)) if icoon else ""
    return format_html('<{0} class="{1}"{2}>{3}{4}</{0}>', mark_safe(tag), css, head, sign, text)  # noqa: S308


@register.simple_tag
def gegeven(label: str, value: Any) -> str:
    """Return one line of a <dl class="utrecht-data-list mkw-dl">, or nothing when the value is empty."""
    if value in (None, "", [], ()):
        return ""
    return format_html(
        '<div class="utrecht-data-list__item"><dt class="utrecht-data-list__item-key">{}</dt>'
        '<dd class="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd">{}</dd></div>',
        label,
        value,
    )


@register.simple_block_tag(end_name="endsectie")
def sectie(content: str, id: str, kop: str, uitleg: str = "", breed: bool = False) -> str:
    """Show a section with its heading in the margin (`breed`: on top)."""
    context = {"id": id, "kop": kop, "uitleg": uitleg, "breed": breed, "inhoud": content}
    return render_to_string("partials/section.html", context)


@register.simple_block_tag(end_name="enduitklap")
def uitklap(content: str, kop: str, open: bool = False, klasse: str = "") -> str:
    """Show a disclosure that works without a script."""
    return render_to_string(
        "partials/disclosure.html", {"kop": kop, "open": open, "klasse": klasse, "inhoud": content}
    )


@register.simple_block_tag(end_name="endleeg")
def leeg(content: str, tekening: str = "") -> str:
    """Show an empty state; tekening is the name of a drawing in partials/scenes/, for example "sloot"."""
    return render_to_string("partials/empty.html", {"inhoud": content, "tekening": tekening})


@register.inclusion_tag("partials/facet.html")
def facet(
    title: str, name: str, options: Iterable[Any], open: bool = False, noun: str = "documenten"
) -> dict[str, Any]:
    """Show one filter: options with .waarde, .label, .aantal and .gekozen (objects or dicts); open when one is chosen."""
    rows = list(options)
    chosen = any(row["gekozen"] if isinstance(row, dict) else row.gekozen for row in rows)
    return {"titel": title, "naam": name, "opties": rows, "open": open or chosen, "woord": noun}


@register.inclusion_tag("partials/chips.html", takes_context=True)
def chips(
    context: template.Context, chosen: Iterable[tuple[str, Any, str]], wis: str = "?"
) -> dict[str, Any]:
    """Show the chosen filters as links that remove them: (name, value, label); `wis` removes all."""
    return {
        "chips": [(label, query_zonder(context, name, value)) for name, value, label in chosen],
        "wis": wis,
    }


@register.inclusion_tag("partials/pager.html", takes_context=True)
def pager(context: template.Context, page: Page, label: str = "Pagina’s", target: str = "") -> dict[str, Any]:
    """Show links to the pages of a list; `target` is the id that htmx swaps, with the focus on its heading."""
    query = context["request"].GET.copy()

    def link(number: int) -> SafeString:
        query["pagina"] = str(number)
        url = f"?{query.urlencode()}"
        if not target:
            return format_html('href="{}"', url)
        return format_html(
            'href="{0}" data-hx-get="{0}" data-hx-target="#{1}" data-hx-swap="outerHTML show:top" '
            'data-hx-push-url="true"',
            url,
            target,
        )

    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "label": label,
        "links": [(number, link(number)) if isinstance(number, int) else None for number in shown],
        "previous": link(page.number - 1) if page.has_previous() else "",
        "next": link(page.number + 1) if page.has_next() else "",
    }


@register.simple_tag
def veld(field: BoundField, **extra: Any) -> str:
    """Show one form field; label, uitleg (help), autocomplete, klasse and fout (one more error) may be given."""
    field.label, field.help_text = extra.pop("label", field.label), extra.pop("uitleg", field.help_text)
    if "autocomplete" in extra:
        field.field.widget.attrs["autocomplete"] = extra.pop("autocomplete")
    if (error := extra.pop("fout", "")) and not field.errors:
        field.form.add_error(field.name, error)
    return field.form.renderer.render(field.template_name, {"field": field, **extra})


@register.inclusion_tag("partials/form_errors.html")
def fouten(form: BaseForm, kop: str = "") -> dict[str, Any]:
    """Show everything that is wrong in a form on top, with a link to each field."""
    wrong = [field for field in form if field.errors] if form.is_bound else []
    return {"form": form, "kop": kop, "velden": [(field, _anchor(field)) for field in wrong]}


def _anchor(field: BoundField) -> str:
    """Return the id that a link to this field needs: its first option when it is a group, none when it is hidden."""
    if field.is_hidden:
        return ""
    return field.id_for_label or f"{field.auto_id}_0"
