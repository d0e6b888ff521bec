"""One reader per family of files: a path in, `Gelezen` out. A damaged file may raise anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from documenten.extraction.blokken import Blok, block_text


@dataclass
class Gelezen:
    """What a reader found: raw blocks (see blokken), and the facts that the file tells about itself."""

    blokken: list[Blok]
    titel: str = ""
    auteur: str = ""
    taal: str = ""
    datum: str = ""
    paginas: int | None = None
    metadata: dict[str, Any] = field(default_factory=dict)
    afgekapt: bool = False  # there was more than the reader looked at


def trusted_pages(blokken: list[Blok], pages: str, words: str) -> int | None:
    """Return the number of pages that a program noted, None when its number of words is not that of the text.

    Programs that make files from a template leave the counts of the template in them.
    """
    if not (pages.isdigit() and words.isdigit() and int(pages)):
        return None
    counted = sum(len((blok["t"] if blok["s"] == "item" else block_text(blok)).split()) for blok in blokken)
    return int(pages) if 0.6 * counted <= int(words) <= 1.6 * counted else None
