"""The pages of a version as they look, to print on a page: pictures with the text that stands on them."""

from typing import Any, NamedTuple

from django.urls import reverse

from . import queries, reading
from .models import Paginabeeld, Versie
from .preview import BREED, SMAL

PER_BLAD = 20  # pictures on one page of the portal
_A4 = (BREED, round(BREED * 2**0.5))  # pixels, of a page that was not drawn yet


class Blad(NamedTuple):
    """One page: its picture in two widths with the size of the wide one in pixels, and its text in lines."""

    nummer: int
    groot: str
    klein: str
    breedte: int
    hoogte: int
    smal: int
    tekst: list[str]


def image_address(number: int) -> str:
    """Return what stands behind the address of the page images of a version, for the picture of one page."""
    sheet = (number - 1) // PER_BLAD + 1
    return f"{f'?pagina={sheet}' if sheet > 1 else ''}#pagina-{number}"


def sheets(versie: Versie, first: int = 1) -> list[Blad]:
    """Return the pages from `first` on, at most PER_BLAD, with their text."""
    last = min(first + PER_BLAD - 1, versie.beeld_paginas)
    rows = Paginabeeld.objects.filter(versie=versie, nummer__range=(first, last))
    sizes = {number: (width, height) for number, width, height in rows.values_list("nummer", "breedte", "hoogte")}
    text = _text_per_page(queries.text_of(versie), first, last)
    found = []
    for number in range(first, last + 1):
        width, height = sizes.get(number, _A4)
        base = [versie.document_id, versie.nummer, number]
        found.append(
            Blad(
                number,
                reverse("documenten:versie-pagina", args=base),
                reverse("documenten:versie-pagina-klein", args=base),
                width,
                height,
                min(width, SMAL),
                text.get(number, []),
            )
        )
    return found


def _text_per_page(blokken: list[dict[str, Any]], first: int, last: int) -> dict[int, list[str]]:
    """Return the lines of text of these pages; a block without a page stands on the page before it."""
    found: dict[int, list[str]] = {}
    page = 1
    for blok in blokken:
        page = blok.get("p") or page
        if first <= page <= last:
            found.setdefault(page, []).extend(line for line in reading.lines_of(blok) if line)
    return found
