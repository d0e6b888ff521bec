"""Titles and years to propose: from what a file says about itself, its first heading or its name (D2). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from documenten.extraction.blokken import Blok, clean

MAX_TITLE = 200
_EXTENSION = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|od[tsp]|pdf|rtf|txt|md|html?|eml|msg|indd|pages|png|jpe?g)$", re.IGNORECASE
)
_PROGRAM = re.compile(r"^microsoft (?:office )?(?:word|excel|powerpoint)\s*[-–]\s*", re.IGNORECASE)
_REPLY = re.compile(r"^(?:(?:re|fw|fwd|antw|doorst)\s*:\s*)+", re.IGNORECASE)
_DATE_IN_FRONT = re.compile(r"^(?:(?:19|20)\d{6}|(?:19|20)\d{2}[-_.]\d{2}[-_.]\d{2})[\s_.-]+(?=\S*[^\W\d])")
_STATE_BEHIND = re.compile(
    r"[\s.,_(\[-]*(?:\b(?:def(?:initief|initieve)?|concept|final|getekend|ondertekend|kopie|copy|opgemaakt|"
    r"(?:definitieve |concept)?versie(?: ?\d+(?:\.\d+)*)?|v\d+(?:\.\d+)*)\b|(?<=[\s_])?\(\d{1,2}\))[\s)\].]*$",
    re.IGNORECASE,
)
# What programs fill in by themselves.
_EMPTY = re.compile(
    r"^(?:microsoft (?:office )?(?:word|excel|powerpoint)|document|powerpoint[- ]presenta(?:tie|tion)|"
    r"presentatie|presentation|dia|slide|map|book|blad|sheet|naamloos|untitled|geen titel|titel|title|sjabloon|"
    r"template|scan|scanned document|gescand document|img|image|afbeelding|nieuw document|new document|office theme|"
    r"kantoorthema)[\s_-]*(?:document)?[\s_-]*\d*$",
    re.IGNORECASE,
)
_CAMERA = re.compile(r"^(?:img|dsc|pxl|scan|foto|whatsapp|screenshot|schermafbeelding)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(19[89]\d|20[0-4]\d)(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))?(?!\d)")


def title_from_name(naam: str) -> str:
    """Return a title from a file name: words apart, a capital in front, without date in front or "DEF" behind."""
    stem = clean(_EXTENSION.sub("", unquote(naam))).replace("\n", " ")
    words = _DATE_IN_FRONT.sub("", stem)
    words = re.sub(r"[_+]+|(?<!\d)(?<!\s)-(?!\s)|(?<!\s)-(?![\d\s])", " ", words)
    if " " not in words.strip():
        words = re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z][a-z])", " ", words)
    while (shorter := _STATE_BEHIND.sub("", words)) not in ("", words):
        words = shorter
    title = " ".join(words.split()).strip(" -–.,") or stem or naam
    return (title[:1].upper() + title[1:])[:MAX_TITLE]


def title_from_text(titel: str | None, blokken: Sequence[Blok]) -> str:
    """Return the title that a file gives itself, else its first heading, "" when neither says anything."""
    own = _sensible(titel or "")
    return own or next((title for blok in blokken if blok["s"] == "kop" and (title := _sensible(blok["t"]))), "")


def year_from_title(titel: str, naam: str) -> int | None:
    """Return the year in a title, else in a file name; the number of a photo is no year."""
    match = _YEAR.search(titel) or (None if _CAMERA.match(naam) else _YEAR.search(naam))
    return int(match[1]) if match and not _CAMERA.match(titel) else None


def _sensible(text: str) -> str:
    """Return a text as title, "" when it is one that programs make up, such as the name of an older file."""
    text = _REPLY.sub("", _PROGRAM.sub("", " ".join(text.split())))
    made_up = _EMPTY.match(text) or _EXTENSION.search(text)
    if made_up or not 4 <= len(text) <= MAX_TITLE or not re.search(r"[^\W\d_]{3}", text):
        return ""
    return text[:1].upper() + text[1:]
