"""The reading view (D5): from the blocks of a version to clean HTML. Everything from a file is escaped here.

Block number n is paragraph n: its anchor is #p<n> and stays, because the text of a version never changes.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .treffers import Zoeker

Marker = Callable[[str], str]
_LAAGSTE_KOP = 6
_BEGIN_TEKENS, _BEGIN_BLOKKEN = 1500, 12  # of the first part on the page of a document
_BLAD, _DIA = ("werkblad", "werkbladen"), ("dia", "dia’s")
_PAGINA = {"xlsx": _BLAD, "ods": _BLAD, "pptx": _DIA, "odp": _DIA}
_LIJSTSOORTEN = ("a", "A", "i", "I")
_RECHTS = re.compile("[\u0590-\u08ff]")  # Hebrew, Arabic and their neighbours
_VERWIJZING = re.compile(r"\[(\d{1,4}|[a-z]{1,2}|[*†‡]{1,3})\]")


@dataclass(frozen=True, slots=True)
class Stuk:
    """One block, ready to print; `pagina` is filled where a new page begins."""

    nummer: int
    html: SafeString
    pagina: int | None


@dataclass(frozen=True, slots=True)
class Kop:
    """One line of the table of contents: paragraph number, level from 1, text."""

    nummer: int
    niveau: int
    tekst: str


def page_words(ext: str) -> tuple[str, str]:
    """Return what one page of this type of file is called, and more of them: "dia", "dia’s"."""
    return _PAGINA.get(ext, ("pagina", "pagina’s"))


def contents(blokken: Sequence[dict[str, Any]]) -> list[Kop]:
    """Return the table of contents: the two highest levels of headings, below the title when the text has one."""
    headings = [(number, blok["n"], blok["t"]) for number, blok in enumerate(blokken, 1) if blok["s"] == "kop"]
    top = 2 if [level for _, level, _ in headings].count(1) == 1 and len(headings) > 1 else 1
    return [Kop(number, level - top + 1, text) for number, level, text in headings if top <= level < top + 2]


def beginning(blokken: Sequence[dict[str, Any]]) -> Sequence[dict[str, Any]]:
    """Return the first part of a text: about a page, never ending with a heading."""
    length = taken = 0
    for blok in blokken[:_BEGIN_BLOKKEN]:
        length += sum(map(len, _texts(blok)))
        if taken and length > _BEGIN_TEKENS:
            break
        taken += 1
    while taken > 1 and blokken[taken - 1]["s"] == "kop":
        taken -= 1
    return blokken[:taken]


def render(blokken: Sequence[dict[str, Any]], *, kop: int = 2, marker: Marker | None = None) -> list[Stuk]:
    """Return the blocks as HTML; the highest heading becomes <h{kop}>. `marker` escapes and marks words.

    A mark such as [1] becomes a link to the note with that mark, and that note gets a link back.
    """
    mark = marker or escape
    notes = _Notes(blokken)
    page = 1
    pieces = []

    def mark_and_link(text: str) -> str:
        return notes.link(mark(text), page)

    for number, blok in enumerate(blokken, 1):
        before, page = page, blok.get("p") or page
        if blok["s"] == "noot":
            html = _note(blok, mark, notes.way_back(number))
        else:
            with_notes = mark_and_link if notes else mark
            html = _RENDER[blok["s"]](blok, with_notes, kop if blok["s"] == "kop" else number)
        pieces.append(Stuk(number, mark_safe(html), page if page != before else None))  # noqa: S308 - escaped per text
    return pieces


def highlighter(q: str) -> Marker:
    """Return what escapes a text and marks in it what a question asks for, as it is marked in passages."""
    return Zoeker.read(q).mark


class _Notes:
    """Which note a mark in the text means: that of the same page, else the next one with this mark."""

    def __init__(self, blokken: Sequence[dict[str, Any]]) -> None:
        self.places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.linked: set[int] = set()
        for number, blok in enumerate(blokken, 1):
            if blok["s"] == "noot" and blok.get("n"):
                self.places[blok["n"]].append((blok.get("p") or 1, number))

    def __bool__(self) -> bool:
        return bool(self.places)

    def link(self, html: str, page: int) -> str:
        """Return escaped text with its marks as links."""
        return _VERWIJZING.sub(lambda match: self._link(match[1], page), html) if "[" in html else html

    def _link(self, sign: str, page: int) -> str:
        places = self.places.get(sign)
        if not places:
            return f"[{sign}]"
        number = next((number for at, number in places if at >= page), places[-1][1])
        place = "" if number in self.linked else f' id="bij-p{number}"'
        self.linked.add(number)
        return f'<a class="mkw-read__ref"{place} href="#p{number}" aria-label="Noot {sign}">[{sign}]</a>'

    def way_back(self, number: int) -> str:
        """Return where the text refers to this note, "" when it does not."""
        return f"#bij-p{number}" if number in self.linked else ""


def lines_of(blok: dict[str, Any]) -> list[str]:
    """Return the words of one block, a line per paragraph, item or row."""
    if blok["s"] == "tabel":
        return [", ".join(filter(None, row)) for row in blok["rijen"]]
    return [line for text in _texts(blok) for line in text.split("\n")]


def _texts(blok: dict[str, Any]) -> list[str]:
    if blok["s"] == "lijst":
        return blok["items"]
    if blok["s"] == "tabel":
        return [cell for row in blok["rijen"] for cell in row]
    return [blok["t"]]


def _lines(text: str, mark: Marker) -> str:
    """Escape a text and keep the line ends of its author."""
    return "<br>".join(mark(line) for line in text.split("\n"))


def _dir(text: str) -> str:
    """Return the attribute that lets a browser begin at the right where the language does."""
    return ' dir="auto"' if _RECHTS.search(text) else ""


def _heading(blok: dict[str, Any], mark: Marker, top: int) -> str:
    level = min(_LAAGSTE_KOP, top - 1 + blok["n"])
    return f"<h{level}{_dir(blok['t'])}>{_lines(blok['t'], mark)}</h{level}>"


def _paragraph(blok: dict[str, Any], mark: Marker, number: int) -> str:
    return f"<p{_dir(blok['t'])}>{_lines(blok['t'], mark)}</p>"


def _note(blok: dict[str, Any], mark: Marker, back: str) -> str:
    """Return a note with its mark, which is the way back to the text that refers to it."""
    sign = escape(blok.get("n") or "")
    if sign and back:
        label = f"Noot {sign}, terug naar de tekst"
        sign = f'<a class="mkw-read__ref" href="{back}" aria-label="{label}">[{sign}]</a> '
    elif sign:
        sign = f"<b>[{sign}]</b> "
    return f'<p class="mkw-read__note">{sign}{_lines(blok["t"], mark)}</p>'


def _list(blok: dict[str, Any], mark: Marker, number: int) -> str:
    """Return a list; deeper items stand in a bulleted list inside the item above them."""
    attributes = ""
    if blok.get("genummerd"):
        if blok.get("soort") in _LIJSTSOORTEN:
            attributes += f' type="{blok["soort"]}"'
        if isinstance(blok.get("start"), int):
            attributes += f' start="{blok["start"]}"'
    tag = "ol" if blok.get("genummerd") else "ul"
    html, depth = f"<{tag}{attributes}>", 0
    for index, (text, wanted) in enumerate(zip_longest(blok["items"], blok.get("niveaus", ()), fillvalue=0)):
        wanted = min(wanted, depth + 1) if index else 0
        if wanted > depth:
            html += "<ul>"
        elif index:
            html += "</li>" + "</ul></li>" * (depth - wanted)
        html += f"<li{_dir(text)}>{_lines(text, mark)}"
        depth = wanted
    return html + "</li>" + "</ul></li>" * depth + f"</{tag}>"


def _table(blok: dict[str, Any], mark: Marker, number: int) -> str:
    rows = list(blok["rijen"])
    titles = rows.pop(0) if blok.get("kop") and rows else ()
    return table(rows, titles, f"Tabel {number}", mark)


def table(rows: Sequence[Sequence[str]], titles: Sequence[str], name: str, mark: Marker) -> str:
    """Return a table that scrolls by itself on a narrow screen; `mark` makes HTML of what stands in a cell."""
    head = f"<thead>{_row(titles, mark, 'th')}</thead>" if titles else ""
    body = "".join(_row(row, mark, "td") for row in rows)
    return (
        f'<div class="mkw-table-scroll" role="region" tabindex="0" aria-label="{name}, schuif opzij">'
        f'<table class="utrecht-table utrecht-table--html-table">{head}<tbody>{body}</tbody></table></div>'
    )


def _row(cells: Sequence[str], mark: Marker, tag: str) -> str:
    """Return one row; a text that stands alone in it, such as a title, gets the whole width; amounts stay whole."""
    cells = [cell.replace("€ ", "€\N{NO-BREAK SPACE}") for cell in cells]
    scope, whole = (' scope="col"', ' scope="colgroup"') if tag == "th" else ("", "")
    if len(cells) > 1 and cells[0] and not any(cells[1:]):
        return f'<tr><{tag}{whole} colspan="{len(cells)}">{_lines(cells[0], mark)}</{tag}></tr>'
    html = "".join(f"<{tag}{scope}{_dir(cell)}>{_lines(cell, mark)}</{tag}>" if cell else "<td></td>" for cell in cells)
    return f"<tr>{html}</tr>"


_RENDER: dict[str, Callable[[dict[str, Any], Marker, int], str]] = {
    "kop": _heading,
    "alinea": _paragraph,
    "lijst": _list,
    "tabel": _table,
}
