"""Tags of every template (a builtin library): the shared components, and everything in core_texts.

The markup of a component stands once, in templates/partials/; a tag gives it its data.
"""

import zlib
from collections.abc import Iterable
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from mkwportal.core.forms_render import error_texts
from mkwportal.core.remembered import PLACE
from mkwportal.core.tables import FORMATS

from . import core_texts
from .core_texts import icon, query_zonder

register = template.Library()
register.tags.update(core_texts.register.tags)
register.filters.update(core_texts.register.filters)

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


@register.inclusion_tag("partials/crumbs.html")
def kruimels(*parts: str) -> dict[str, Any]:
    """Show the path above the title: label, url, label, url, …, and the label of this page last."""
    return {"steps": [(parts[i], parts[i + 1]) for i in range(0, len(parts) - 1, 2)], "last": parts[-1]}


@register.simple_block_tag(end_name="endmelding")
def melding(content: str, soort: str = "info", kop: str = "", live: bool = False) -> str:
    """Show an alert (info, ok, warning or error) around HTML; `live` reads it out at once."""
    context = {"soort": soort, "icoon": ALERT_ICONS[soort], "kop": kop, "inhoud": content, "live": live}
    return render_to_string("partials/alert.html", context)


@register.inclusion_tag("partials/table_links.html")
def lijst_mee(name: str, query: str = "", *args: Any) -> dict[str, str]:
    """Show the links that take a list along as Excel and CSV: `name` as in tables.table_paths, query as "?q=…".

    What comes after it are the values in the address.
    """
    return {kind: reverse(f"{name}-{kind}", args=args) + query for kind in FORMATS}


@register.filter
def meldingsoort(level_tag: str) -> str:
    """Return the kind of alert for a message of Django."""
    return ALERT_LEVELS.get(level_tag, "info")


@register.simple_tag
def badge(text: str, colour: str = "") -> SafeString:
    """Return a small label; colour is empty, green or clay."""
    return format_html('<span class="utrecht-data-badge{}">{}</span>', f" mkw-badge-{colour}" if colour else "", text)


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
def formulierplek() -> SafeString:
    """Mark where a form in kept HTML gets its CSRF token and key; core.remembered.fill_forms fills them in."""
    return PLACE


@register.simple_tag
def knop(text: str, soort: str = "secondary", icoon: str = "", klasse: str = "", **attrs: Any) -> SafeString:
    """Return a button; soort is primary, secondary, subtle, danger or danger-subtle."""
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


def _button(tag: str, css: str, text: str, soort: str, icoon: str, klasse: str, attrs: dict[str, Any]) -> SafeString:
    kinds = {
        "primary": "primary-action",
        "secondary": "secondary-action",
        "subtle": "subtle",
        "danger": "primary-action utrecht-button--danger",
        "danger-subtle": "subtle mkw-button--danger",
    }
    css = f"{css}--{kinds[soort]}{' ' + klasse if klasse else ''}"
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
    return render_to_string("partials/disclosure.html", {"kop": kop, "open": open, "klasse": klasse, "inhoud": content})


@register.simple_block_tag(end_name="endleeg")
def leeg(content: str, tekening: str = "") -> str:
    """Show an empty state; tekening is the name of a drawing in partials/scenes/, for example "sloot"."""
    return render_to_string("partials/empty.html", {"inhoud": content, "tekening": tekening})


@register.inclusion_tag("partials/facet.html")
def facet(
    title: str, name: str, options: Iterable[Any], open: bool = False, noun: str = "documenten"
) -> dict[str, Any]:
    """Show one filter: options with waarde, label, aantal and gekozen; open when one of them is chosen."""
    rows = list(options)
    chosen = any(row["gekozen"] if isinstance(row, dict) else row.gekozen for row in rows)
    return {"titel": title, "naam": name, "opties": rows, "open": open or chosen, "woord": noun}


@register.inclusion_tag("partials/chips.html", takes_context=True)
def chips(context: template.Context, chosen: Iterable[tuple[str, Any, str]], wis: str = "?") -> dict[str, Any]:
    """Show the chosen filters as links that remove them: (name, value, label); `wis` removes all."""
    return {
        "chips": [(label, query_zonder(context, name, value)) for name, value, label in chosen],
        "wis": wis,
    }


@register.inclusion_tag("partials/pager.html", takes_context=True)
def pager(context: template.Context, page: Page, label: str = "Pagina’s", target: str = "") -> dict[str, Any]:
    """Show links to the pages of a list; `target` is the id of what htmx then swaps."""
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
def veld(field: BoundField, **extra: Any) -> SafeString:
    """Show one field; label, uitleg (help), autocomplete, klasse and fout (one more error) may be given."""
    field.label, field.help_text = extra.pop("label", field.label), extra.pop("uitleg", field.help_text)
    if "autocomplete" in extra:
        field.field.widget.attrs["autocomplete"] = extra.pop("autocomplete")
    if (error := extra.pop("fout", "")) and not field.errors:
        field.form.add_error(field.name, error)
    html = field.form.renderer.render(field.template_name, {"field": field, **extra})
    return mark_safe(html)  # noqa: S308 - the output of a template


@register.inclusion_tag("partials/form_errors.html")
def fouten(form: BaseForm, kop: str = "") -> dict[str, Any]:
    """Show everything that is wrong in a form on top, with a link to each field."""
    wrong = [field for field in form if field.errors] if form.is_bound else []
    return {
        "form": form,
        "kop": kop,
        "velden": [(_summary_label(field), _anchor(field), error_texts(field)) for field in wrong],
    }


def _summary_label(field: BoundField) -> str:
    label = str(field.label).rstrip(".")
    return label if label.endswith("?") else f"{label}:"


def _anchor(field: BoundField) -> str:
    """Return the id that a link to this field needs: of a group the first option, of a hidden field none."""
    if field.is_hidden:
        return ""
    return field.id_for_label or f"{field.auto_id}_0"
