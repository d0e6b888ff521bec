"""How every form looks: NL Design System markup in one place, and the widgets that Django does not have.

FORM_RENDERER points at PortalRenderer; a form needs no classes of its own. The markup stands in
templates/django/forms/. A form with `show_optional = False` (search, filters) does not mark optional fields.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.renderers import TemplatesSetting

_TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"
_CLASSES = {
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input",
    "radio": "utrecht-radio-button utrecht-radio-button--html-input",
    "file": f"{_TEXTBOX} mkw-file-input",
    "select": "utrecht-select utrecht-select--html-select",
    "textarea": "utrecht-textarea utrecht-textarea--html-textarea",
    "hidden": "",
}

_REQUIRED = {
    "tekst": "Vul hier iets in.",
    "keuze": "Kies er een uit de lijst.",
    "groep": "Maak hier een keuze.",
    "kaarten": "Maak hier een keuze.",
    "vinkje": "Zet een vinkje als dit klopt.",
    "bestand": "Kies een bestand.",
    "sleepvak": "Kies een bestand.",
}


class DatumInput(forms.DateInput):
    """A date picker of the browser itself."""

    input_type = "date"

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TijdInput(forms.TimeInput):
    """A time picker of the browser itself, to the minute."""

    input_type = "time"

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class DatumTijdInput(forms.DateTimeInput):
    """Date and time in one field of the browser itself."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class Kaarten(forms.RadioSelect):
    """A choice of a few, each with its consequence in a sentence: `uitleg` maps a value to that sentence."""

    template_name = "django/forms/widgets/cards.html"

    def __init__(self, attrs: dict | None = None, choices: Any = (), uitleg: Mapping[str, str] | None = None) -> None:
        super().__init__(attrs, choices)
        self.uitleg = dict(uitleg or {})

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the option with its sentence under `uitleg`."""
        return super().create_option(name, value, *args, **kwargs) | {"uitleg": self.uitleg.get(str(value), "")}


class Sleepvak(forms.FileInput):
    """A field for several files that covers a drop zone, so that dropping works without a script."""

    allow_multiple_selected = True

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__({"class": "mkw-dropzone__input", "multiple": True, **(attrs or {})})


class PortalRenderer(TemplatesSetting):
    """Renders fields and widgets with the project's templates and classes."""

    form_template_name = "django/forms/form.html"
    formset_template_name = "django/forms/formset.html"
    field_template_name = "django/forms/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """Return the HTML; a widget gets its class, a field template learns its `soort`."""
        if isinstance(widget := context.get("widget"), dict):
            dress(widget)
        elif isinstance(field := context.get("field"), BoundField):
            own = {"soort": kind(field), "optioneel": is_marked_optional(field), "fout": error_texts(field)}
            context = own | context
        return super().render(template_name, context, request)


def kind(field: BoundField) -> str:
    """Return which markup a field gets: kaarten, groep, vinkje, sleepvak, keuze, bestand or tekst."""
    widget = field.field.widget
    if isinstance(widget, Kaarten):
        return "kaarten"
    if widget.use_fieldset:
        return "groep"
    for type_, name in (
        (forms.CheckboxInput, "vinkje"),
        (Sleepvak, "sleepvak"),
        (forms.Select, "keuze"),
        (forms.FileInput, "bestand"),
    ):
        if isinstance(widget, type_):
            return name
    return "tekst"


def error_texts(field: BoundField) -> list[str]:
    """Return what is wrong with a field; Django's bare "required" becomes what to do now."""
    bare = str(forms.Field.default_error_messages["required"])
    return [_REQUIRED.get(kind(field), _REQUIRED["tekst"]) if text == bare else str(text) for text in field.errors]


def is_marked_optional(field: BoundField) -> bool:
    """Return whether the label says "(mag leeg blijven)"; a tick box never does."""
    shown = getattr(field.form, "show_optional", True)
    return shown and not field.field.required and not isinstance(field.field.widget, forms.CheckboxInput)


def dress(widget: dict[str, Any]) -> None:
    """Give the context of one widget its class, and take away what the house style does not use."""
    attrs = widget["attrs"]
    name = widget["template_name"].rpartition("/")[2].removesuffix(".html")
    css = _CLASSES.get(widget.get("type") or name, _TEXTBOX if widget.get("type") else "")
    if "mkw-dropzone__input" in attrs.get("class", ""):
        css = ""
    if name == "textarea":
        attrs.pop("cols", None)
        attrs["rows"] = 4 if attrs.get("rows") == "10" else attrs.get("rows", 4)
    if classes := " ".join(part for part in (css, attrs.get("class", "")) if part):
        attrs["class"] = classes
    attrs.pop("placeholder", None)
    if "optgroups" in widget and name not in ("select", "select_date"):
        _bare_options(widget["optgroups"])


def _bare_options(optgroups: list) -> None:
    # The group says what is wrong; a radio button may not carry aria-invalid or the text of the group.
    for _, options, _ in optgroups:
        for option in options:
            for attr in ("aria-invalid", "aria-describedby", "class"):
                option["attrs"].pop(attr, None)
