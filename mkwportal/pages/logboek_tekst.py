"""Lines of the trail in words: what changed, as people write it (C7)."""

import datetime as dt
import re
from typing import Any

from corporaties.models import Bereik
from mkwportal.core.models import AuditRegel
from mkwportal.core.templatetags.formats import date_text, number_text

_LABELS = {
    "l_nummer": "L-nummer", "kvk": "KvK-nummer", "lid_van": "lid sinds", "lid_tot": "lid tot en met",
    "email": "e-mailadres", "gast_tot": "gast tot en met", "tot": "tot en met", "bereik": "te zien voor",
    "zichtbaar": "wie dat zijn",
}  # fmt: skip
_KINDS = {"overnamerij": "overname", "procrastinatejob": "taak", "auditregel": "regel van het logboek"}
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def differences(line: AuditRegel) -> list[tuple[str, str, str]]:
    """Return what changed as (field, before, after) in words."""
    before, after = line.voor or {}, line.na or {}
    fields = list(dict.fromkeys((*before, *after)))
    return [
        (_LABELS.get(name, name.replace("_", " ")), _value(name, before.get(name)), _value(name, after.get(name)))
        for name in fields
    ]


def kind(soort: str) -> str:
    """Return what a line is about, in a word."""
    return _KINDS.get(soort, soort)


def in_words(value: Any) -> str:
    """Return a JSON value as people write it; nothing gives an empty text."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, list):
        return ", ".join(in_words(part) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {in_words(part)}" for name, part in value.items())
    if isinstance(value, str) and _DATE.fullmatch(value):
        return date_text(dt.date.fromisoformat(value))
    return "" if value is None else str(value)


def _value(name: str, value: Any) -> str:
    if name == "bereik" and value in Bereik.values:
        return str(Bereik(value).label)
    return in_words(value)
