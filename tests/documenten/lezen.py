"""Read a file that was made in code, and look at its blocks in short."""

from pathlib import Path
from typing import Any

from documenten.extraction import child
from mkwportal.core.files.types import TYPES


def read(folder: Path, data: bytes, ext: str) -> dict[str, Any]:
    """Return what the child process answers for this content."""
    path = folder / f"bestand.{ext}"
    path.write_bytes(data)
    return child.read(str(path), TYPES[ext].mime)


def short(found: dict[str, Any]) -> list[Any]:
    """Return blocks as tuples: ("kop", 1, text), ("alinea", text), ("lijst" or "nummers", items), ("tabel", rows)."""
    names = {False: "lijst", True: "nummers"}
    result: list[Any] = []
    for blok in found["blokken"]:
        if blok["s"] == "kop":
            result.append(("kop", blok["n"], blok["t"]))
        elif blok["s"] == "lijst":
            result.append((names[blok["genummerd"]], blok["items"]))
        elif blok["s"] == "tabel":
            result.append(("tabel", blok["rijen"]))
        else:
            result.append((blok["s"], blok["t"]))
    return result
