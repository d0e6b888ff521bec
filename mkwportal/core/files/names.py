"""File names as people gave them, made safe to show, to store and to hand out again."""

from __future__ import annotations

import re
import unicodedata

MAX_LENGTH = 150
_SEPARATORS = re.compile(r"[/\\]")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,10}$")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def clean_filename(name: str) -> str:
    """Return the last part of a name in NFC, without characters that hide or steer, 1 to 150 characters long.

    Paths, control characters, bidi overrides and other invisible marks go; the extension stays.
    """
    name = _SEPARATORS.split(name.replace("\x00", ""))[-1]
    name = unicodedata.normalize("NFC", name)
    name = "".join(" " if char.isspace() else char for char in name if _visible(char) or char.isspace())
    name = _FORBIDDEN.sub("_", name)
    name = re.sub(r"\s+", " ", name).strip().rstrip(" .")
    match = _EXTENSION.search(name)
    stem, tail = (name[: match.start()], match.group()) if match else (name, "")
    if not stem.strip(" ._-"):
        stem = "bestand"
    name = stem.lstrip(" .") + tail
    if _RESERVED.match(name):
        name = "_" + name
    return _shorten(name)


def extension(name: str) -> str:
    """Return the extension in lower case without its dot, empty when there is none."""
    match = _EXTENSION.search(name)
    return match.group()[1:].lower() if match else ""


def _visible(char: str) -> bool:
    """Tell whether a character may stay: no control, format (bidi, zero width), surrogate or private use."""
    return not unicodedata.category(char).startswith("C")


def _shorten(name: str) -> str:
    if len(name) <= MAX_LENGTH:
        return name
    match = _EXTENSION.search(name)
    tail = match.group() if match else ""
    return name[: MAX_LENGTH - len(tail)].rstrip(" .") + tail
