"""The PDF of a bundle: tagged (PDF/UA-1), in Dutch, with bookmarks and embedded fonts. Knows no Django."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import typst

_HIER = Path(__file__).parent
_SJABLOON = _HIER / "bundel.typ"
_KNOWN = 0x024F  # up to here our own fonts hold what people type
_MISSING = "□"
_BREAK = 45  # letters without a place to break; longer ones run over the edge of the page


@cache
def _compiler(root: str) -> typst.Compiler:
    """One compiler per book: fonts are read once, and none of the machine's own are used."""
    return typst.Compiler(
        root=root, font_paths=[str(_HIER / "lettertypen")], ignore_system_fonts=True, sys_inputs={"data": "boek.json"}
    )


def write_pdf(data: dict[str, Any], folder: Path) -> None:
    """Write bundel.pdf into a folder that holds the photos ("<id>.jpg").

    A character that none of the fonts has would make PDF/UA impossible; it becomes a box, and the PDF says so.
    """
    typ = folder / "bundel.typ"
    typ.write_bytes(_SJABLOON.read_bytes())
    text = json.dumps(data, ensure_ascii=False)
    unknown = _unknown(set(text), folder)
    translation = {ord(char): _replacement(char) for char in unknown}
    shown = _walk(data, translation) | {"tekens": "ja" if any(translation.values()) else ""}
    (folder / "boek.json").write_text(json.dumps(shown, ensure_ascii=False), encoding="utf-8")
    pdf = _compiler(str(folder)).compile(str(typ), format="pdf", pdf_standards="ua-1", timestamp=data["tijd"])
    (folder / "bundel.pdf").write_bytes(pdf)


def _unknown(chars: set[str], folder: Path) -> set[str]:
    """Return the characters that no font has; each strange one is tried on its own."""
    found = set()
    probe = folder / "teken.typ"
    for char in sorted(char for char in chars if ord(char) > _KNOWN):
        probe.write_text(
            '#set text(font: ("Commissioner", "Libertinus Serif", "DejaVu Sans Mono"), lang: "nl")\n'
            f'#set document(title: "t")\n#"\\u{{{ord(char):x}}}"\n',
            encoding="utf-8",
        )
        try:
            _compiler(str(folder)).compile(str(probe), format="pdf", pdf_standards="ua-1", timestamp=0)
        except typst.TypstError:
            found.add(char)
    return found


def _replacement(char: str) -> str:
    """Return a box, or nothing for a character that only changes the look of another one."""
    return "" if unicodedata.category(char) in ("Mn", "Me", "Cf", "Sk") or ord(char) == 0x200D else _MISSING


def _walk(value: Any, translation: dict[int, str]) -> Any:
    if isinstance(value, str):
        return _breakable(value.translate(translation))
    if isinstance(value, list):
        return [_walk(part, translation) for part in value]
    if isinstance(value, dict):
        return {key: _walk(part, translation) for key, part in value.items()}
    return value


def _breakable(text: str) -> str:
    """Return the text with places to break in what has none for a whole line, such as a long address."""
    if len(text) <= _BREAK or text.startswith(("http://", "https://", "mailto:")) or text.endswith(".jpg"):
        return text
    words = text.split(" ")
    return " ".join(
        "\u200b".join(word[i : i + _BREAK] for i in range(0, len(word), _BREAK)) if len(word) > _BREAK else word
        for word in words
    )
