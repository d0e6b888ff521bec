"""Pictures of pages: a PDF or a photo in, WebP out. Knows nothing of the database; a child process opens the file."""

from __future__ import annotations

import base64
import logging
import os
from dataclasses import dataclass

BREED, SMAL = 1440, 720  # pixels: the column that one reads in, and the same on a sharp screen
MIME = "image/webp"
TYPES = frozenset({"application/pdf", "image/png", "image/jpeg"})

logger = logging.getLogger(__name__)

_NOG_EENS = "U kunt het bestand wel downloaden. Sla het opnieuw op als PDF en voeg dat toe als nieuwe versie."
_WAAROM = {
    "tijd": f"Het tekenen van de pagina’s duurde te lang. {_NOG_EENS}",
    "geheugen": f"De pagina’s van dit bestand zijn te zwaar om te tekenen. {_NOG_EENS}",
    "uitvoer": f"De pagina’s van dit bestand zijn te groot om te tonen. {_NOG_EENS}",
    "crash": f"De pagina’s van dit bestand konden niet worden getekend. {_NOG_EENS}",
}


class TekenenMislukt(Exception):
    """No picture could be made; `code` is tijd, geheugen, uitvoer or crash, `message` is for people."""

    def __init__(self, code: str) -> None:
        super().__init__(_WAAROM[code])
        self.code = code
        self.message = _WAAROM[code]


@dataclass(frozen=True, slots=True)
class Beeld:
    """One page as WebP: its number from 1, the size of the wide one in pixels, and both as bytes."""

    nummer: int
    breedte: int
    hoogte: int
    breed: bytes
    smal: bytes


@dataclass(frozen=True, slots=True)
class Beelden:
    """How many pages the file has, up to which page was looked, and the pictures that could be made."""

    paginas: int
    tot: int
    beelden: list[Beeld]


def draw_pages(
    path: str | os.PathLike[str],
    mime: str,
    *,
    first: int = 1,
    count: int = 20,
    seconds: float = 2,
    timeout: float = 30,
    memory_mb: int = 1024,
    warm: bool = False,
) -> Beelden:
    """Draw pages `first` and on, at most `count` and as many as fit in `seconds` (always one), or TekenenMislukt.

    `warm` is for a worker, which keeps a process that has the libraries loaded (see run_child).
    """
    from mkwportal.core.files.runner import ChildFailed, run_child  # here: the child imports this module as well

    try:
        answer = run_child(
            "documenten.preview.child", os.path.abspath(path), mime, str(first), str(count), str(seconds),
            timeout=timeout, memory_mb=memory_mb, warm=warm,
        )  # fmt: skip
    except ChildFailed as failure:
        logger.warning("drawing pages failed: %s", failure)
        raise TekenenMislukt(failure.reason) from None
    decode = base64.b64decode
    return Beelden(
        answer["paginas"],
        answer["tot"],
        [Beeld(n, width, height, decode(wide), decode(small)) for n, width, height, wide, small in answer["beelden"]],
    )
