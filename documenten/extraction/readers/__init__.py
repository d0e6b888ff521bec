"""One reader per family of files: a path in, `Gelezen` out. A damaged file may raise anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from documenten.extraction.blokken import Blok


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
