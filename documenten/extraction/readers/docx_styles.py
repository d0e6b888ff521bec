"""What DOCX keeps apart from the text: styles that inherit from each other, and the counting of numbered lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documenten.extraction.readers.xmlzip import Element, first, is_on, value

_HEADING = re.compile(r"^(?:heading|kop|überschrift|titre)\s*([1-9])$", re.IGNORECASE)
_OWN_NUMBER = re.compile(r"^\(?%\d[.):]?\)?$")
_MAX_DEPTH = 20


class Styles:
    """The paragraph styles by id."""

    def __init__(self, root: Element | None) -> None:
        styles = [style for style in root if style.tag == "style"] if root is not None else []
        self.by_id = {style.get("styleId", ""): style for style in styles}
        self.default = next((s.get("styleId", "") for s in styles if _is_default(s)), "")

    def chain(self, style_id: str) -> list[Element]:
        """Return a style and what it is based on, nearest first."""
        found: list[Element] = []
        style_id = style_id or self.default
        while style_id in self.by_id and len(found) < _MAX_DEPTH:
            found.append(self.by_id[style_id])
            style_id = value(found[-1], "basedOn")
        return found

    def name(self, style_id: str) -> str:
        """Return the name as Word knows it ("heading 1" in every language), else the id."""
        style = self.by_id.get(style_id)
        return value(style, "name") if style is not None else style_id

    def is_title(self, style_id: str) -> bool:
        """Tell whether this is the style for the title of the document."""
        return bool(style_id) and self.name(style_id).lower() in ("title", "titel")

    def is_bold(self, style_id: str) -> bool:
        """Tell whether text in this style is bold by itself."""
        marked = (style for style in self.chain(style_id) if first(style, "rPr", "b") is not None)
        style = next(marked, None)
        return style is not None and is_on(style, "rPr", "b")

    def heading_level(self, p: Element, style_id: str) -> int:
        """Return 1 to 9 for a heading, 0 for other text; by outline level, then by name."""
        levels = [value(p, "pPr", "outlineLvl")]
        for style in self.chain(style_id):
            levels.append(value(style, "pPr", "outlineLvl"))
            match = _HEADING.match(value(style, "name"))
            levels.append(str(int(match[1]) - 1) if match else "")
        if match := _HEADING.match(style_id):
            levels.append(str(int(match[1]) - 1))
        level = next((int(level) for level in levels if level.isdigit()), 9)
        return level + 1 if level < 9 else 0

    def numbering(self, p: Element, style_id: str) -> tuple[str, int, str]:
        """Return (list id, level, style id) of a paragraph; the id is empty or "0" without numbering."""
        for element in (p, *self.chain(style_id)):
            properties = first(element, "pPr", "numPr")
            if properties is not None and first(properties, "numId") is not None:
                return value(properties, "numId"), int(value(properties, "ilvl", default="-1")), style_id
        return "", 0, style_id


@dataclass(frozen=True, slots=True)
class Number:
    """The number of one paragraph: its list, depth from 0, own mark ("" for a bullet) and text before it."""

    list_id: str
    level: int
    mark: str
    label: str
    simple: bool


class Numbering:
    """The lists of the document with a counter per level; next() must be called in reading order."""

    def __init__(self, root: Element | None) -> None:
        elements = list(root) if root is not None else []
        self.abstract = {e.get("abstractNumId", ""): e for e in elements if e.tag == "abstractNum"}
        self.numbers = {e.get("numId", ""): e for e in elements if e.tag == "num"}
        self.counters: dict[str, dict[int, int]] = {}
        self.started: set[tuple[str, int]] = set()

    def next(self, position: tuple[str, int, str]) -> Number | None:
        """Count a paragraph and return its number, None when it has none."""
        list_id, depth, style_id = position
        number = self.numbers.get(list_id)
        abstract_id = value(number, "abstractNumId")
        abstract = self.abstract.get(abstract_id)
        if number is None or abstract is None:
            return None
        levels = {int(lvl.get("ilvl", "0")): lvl for lvl in abstract if lvl.tag == "lvl"}
        if depth < 0:  # the style says which list, the list says which level belongs to the style
            depth = next((at for at, lvl in levels.items() if value(lvl, "pStyle") == style_id), 0)
        lvl = levels.get(depth)
        kind = value(lvl, "numFmt", default="bullet")
        if lvl is None or kind == "none":
            return None
        if kind == "bullet":
            return Number(list_id, depth, "", "", True)
        counters = self._count(list_id, abstract_id, number, levels, depth)
        pattern = value(lvl, "lvlText")
        label = re.sub(r"%(\d)", lambda m: self._written(levels, counters, int(m[1]) - 1, lvl), pattern)
        mark = _written(kind, counters[depth])
        return Number(list_id, depth, mark, label.rstrip(". "), bool(_OWN_NUMBER.match(pattern)))

    def _count(
        self, list_id: str, abstract_id: str, number: Element, levels: dict[int, Element], depth: int
    ) -> dict[int, int]:
        counters = self.counters.setdefault(abstract_id, {})
        override = next((o for o in number if o.tag == "lvlOverride" and o.get("ilvl") == str(depth)), None)
        restart = value(override, "startOverride")
        if restart.isdigit() and (list_id, depth) not in self.started:
            counters[depth] = int(restart)
        elif depth in counters:
            counters[depth] += 1
        else:
            counters[depth] = _start(levels[depth])
        self.started.add((list_id, depth))
        for deeper in [level for level in counters if level > depth]:
            del counters[deeper]
        return counters

    def _written(self, levels: dict[int, Element], counters: dict[int, int], level: int, own: Element) -> str:
        lvl = levels.get(level)
        if lvl is None:
            return ""
        kind = "decimal" if is_on(own, "isLgl") else value(lvl, "numFmt")
        return _written(kind, counters.get(level, _start(lvl)))


def _is_default(style: Element) -> bool:
    return style.get("type") == "paragraph" and style.get("default") in ("1", "true", "on")


def _start(lvl: Element) -> int:
    start = value(lvl, "start", default="1")
    return int(start) if start.isdigit() else 1


def _written(kind: str, number: int) -> str:
    """Return a number as the list writes it: decimal, letter or roman."""
    if kind in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if kind == "lowerLetter" else letters.upper()
    if kind in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = ""
        for size, sign in zip(
            (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
            ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
            strict=True,
        ):
            roman += sign * (number // size)
            number %= size
        return roman if kind == "lowerRoman" else roman.upper()
    return f"{number:02d}" if kind == "decimalZero" else str(number)
