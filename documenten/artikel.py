"""The reading view as one piece of HTML: pages, an address and a small menu per paragraph, the way along the hits.

A long document has thousands of paragraphs, so this is text put together, not a template; `reading` has escaped
all that comes from the file, and the addresses are our own.
"""

import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.safestring import SafeString, mark_safe

from mkwportal.core import stamps

from . import reading
from .bladen import image_address
from .reading import Kop, Stuk

_MARK = "<mark "


class Adressen(NamedTuple):
    """Where the links of an article go: to itself ("" on its own page), its page images, questions; "" is none."""

    zelf: str = ""
    beelden: str = ""
    vragen: str = ""


class Leestekst(NamedTuple):
    """A text ready to print, its chapters, how many hits are marked and the first paragraph with one (0: none)."""

    html: SafeString
    inhoud: list[Kop]
    treffers: int = 0
    eerste: int = 0


def article(stukken: Sequence[Stuk], adressen: Adressen, woord: str = "Pagina") -> SafeString:
    """Return the pieces with their anchors #p<n> and #pagina-<n>; `woord` is what one page is called."""
    hits = [stuk.nummer for stuk in stukken if _MARK in stuk.html]
    along = {
        number: _along(before, after) for before, number, after in zip([0, *hits], hits, [*hits[1:], 0], strict=False)
    }
    parts = []
    if adressen.beelden and stukken and not stukken[0].pagina:
        parts.append(_page(1, adressen, woord))
    for stuk in stukken:
        if stuk.pagina:
            parts.append(_page(stuk.pagina, adressen, woord))
        n = stuk.nummer
        parts.append(
            f'<div class="mkw-read__block" id="p{n}">{stuk.html}{along.get(n, "")}'
            f'<a class="mkw-read__link" href="{adressen.zelf}#p{n}" data-kopieer'
            f' aria-label="Kopieer de link naar alinea {n}">¶</a>'
        )
        if adressen.vragen:
            parts.append(f'<a class="mkw-read__ask" href="{adressen.vragen}?alinea={n}">Vraag over deze alinea</a>')
        parts.append("</div>\n")
    return mark_safe("".join(parts))  # noqa: S308 - escaped per text


def reading_text(versie_id: int, blokken: Any, adressen: Adressen, *, woord: str = "Pagina", q: str = "") -> Leestekst:
    """Return the text of a version to read, with the words of `q` marked; `blokken` is called when they are needed.

    Without words it is kept, because the text of a version does not change.
    """
    if q.strip():
        found = blokken()
        stukken = reading.render(found, marker=reading.highlighter(q))
        hits = [(stuk.nummer, stuk.html.count(_MARK)) for stuk in stukken if _MARK in stuk.html]
        return Leestekst(
            article(stukken, adressen, woord),
            reading.contents(found),
            sum(count for _, count in hits),
            hits[0][0] if hits else 0,
        )

    def make() -> tuple[bytes, list[Kop]]:
        found = blokken()
        html = article(reading.render(found), adressen, woord)
        return zlib.compress(html.encode(), 1), reading.contents(found)

    key = f"leestekst:{versie_id}:{'|'.join(adressen)}"
    packed, inhoud = stamps.remember(key, "", make)
    return Leestekst(mark_safe(zlib.decompress(packed).decode()), inhoud)  # noqa: S308 - as made above


def _page(number: int, adressen: Adressen, woord: str) -> str:
    """Return the line where a page begins, with the way to its picture."""
    link = ""
    if adressen.beelden:
        address = f"{adressen.beelden}{image_address(number)}"
        link = f' <a class="mkw-read__see" href="{address}">Bekijk pagina {number}</a>'
    return f'<p class="mkw-read__page" id="pagina-{number}">{woord} {number}{link}</p>\n'


def _along(before: int, after: int) -> str:
    """Return the links from one paragraph with a hit to the one before and the one after it; CSS shows those of one."""
    links = [
        f'<a class="mkw-read__hit" href="#p{number}">{text}</a>'
        for number, text in ((before, "Vorige treffer"), (after, "Volgende treffer"))
        if number
    ]
    return f'<p class="mkw-read__along">{" ".join(links)}</p>' if links else ""
