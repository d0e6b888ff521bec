"""Files in, text and structure out. Knows nothing of the database; every file is opened in a child process.

A text is a list of blocks in reading order, ready for JSON. `p` is the page (sheet, slide) from 1, or None; a
text may hold "\\n" where the author forced a new line. Keys between brackets are only there when they say something.

    {"s": "kop", "n": 1..6, "t": text, "p": page}
    {"s": "alinea", "t": text, "p": page}
    {"s": "lijst", "genummerd": bool, "items": [text, ...], "p": page, ["start": 4], ["soort": "a" | "A" | "i" | "I"],
     ["niveaus": [0, 1, ...]: how deep each item is nested]}
    {"s": "tabel", "rijen": [[cell, ...], ...], "kop": the first row is a heading, "p": page}
    {"s": "noot", "t": text, "p": page, ["n": the mark in the text, which reads "[1]"]}
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, field
from typing import Any, Literal

from documenten.extraction.blokken import Blok, plain_text

__all__ = ["Blok", "Extractie", "ExtractieMislukt", "extract", "plain_text"]

logger = logging.getLogger(__name__)

_WAAROM = {
    "tijd": "Het lezen van dit bestand duurde te lang. U kunt het wel downloaden. "
    "Sla het opnieuw op als PDF of splits het, en voeg dat toe als nieuwe versie.",
    "geheugen": "Dit bestand is te zwaar om de tekst eruit te lezen. U kunt het wel downloaden. "
    "Sla het opnieuw op als PDF of splits het, en voeg dat toe als nieuwe versie.",
    "uitvoer": "In dit bestand staat meer tekst dan wij kunnen tonen. U kunt het wel downloaden. "
    "Splits het in kleinere delen als u het hier wilt lezen.",
    "crash": "De tekst van dit bestand kon niet worden gelezen. U kunt het wel downloaden. "
    "Open het op uw computer, sla het opnieuw op en voeg dat toe als nieuwe versie.",
}


class ExtractieMislukt(Exception):
    """The text could not be read; `code` is tijd, geheugen, uitvoer or crash, `message` is for people."""

    def __init__(self, code: str) -> None:
        super().__init__(_WAAROM[code])
        self.code = code
        self.message = _WAAROM[code]


@dataclass(frozen=True)
class Extractie:
    """What a file says: its blocks in reading order and what it tells about itself.

    `status` is "geen_tekst" for a scan or an image. `taal` is a code such as "nl", `jaar` a year from the text or
    the file's own date. `metadata` holds strings, and "afgekapt": True when the text was longer than we keep.
    """

    status: Literal["gelezen", "geen_tekst"]
    titel: str | None = None
    auteur: str | None = None
    taal: str | None = None
    paginas: int | None = None
    jaar: int | None = None
    blokken: list[Blok] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)


def extract(path: str | os.PathLike[str], mime: str, *, timeout: float = 60, memory_mb: int = 1024) -> Extractie:
    """Read a file in a child process of at most `timeout` seconds and `memory_mb`, or raise ExtractieMislukt."""
    from mkwportal.core.files.runner import (  # here: the child imports this module as well
        ChildFailed,
        run_child,
    )

    if mime.startswith("image/"):
        return Extractie("geen_tekst")
    try:
        answer = run_child(
            "documenten.extraction.child",
            os.path.abspath(path),
            mime,
            timeout=timeout,
            memory_mb=memory_mb,
            warm=True,
        )
    except ChildFailed as failure:
        logger.warning("text extraction failed: %s", failure)
        raise ExtractieMislukt(failure.reason) from None
    return Extractie(**answer)
