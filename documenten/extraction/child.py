"""Child process: read one file and print what documenten.extraction.Extractie needs. Never imports Django."""

from __future__ import annotations

import importlib
import re
from typing import Any

from documenten.extraction.blokken import block_text, clean, finish, plain_text
from documenten.extraction.readers import Gelezen
from documenten.extraction.taal import language, year_of
from mkwportal.core.files import child

_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
READERS = {
    "application/pdf": "pdf",
    f"{_OOXML}wordprocessingml.document": "docx",
    f"{_OOXML}presentationml.presentation": "pptx",
    f"{_ODF}text": "odf",
    f"{_ODF}presentation": "odf",
    "text/html": "web",
    "text/markdown": "text",
    "text/plain": "text",
    "message/rfc822": "mail",
    f"{_OOXML}spreadsheetml.sheet": "xlsx",
    f"{_ODF}spreadsheet": "odf",
}
_OTHER = "other"
# Loaded before the forks; not "other", whose library may not be forked.
PRELOAD = (*(f"documenten.extraction.readers.{name}" for name in sorted({*READERS.values()})), "markdown_it")


def read(path: str, mime: str) -> dict[str, Any]:
    """Return the fields of Extractie for this file; any error ends the process and tells the parent enough."""
    reader = importlib.import_module(f"documenten.extraction.readers.{READERS.get(mime, _OTHER)}")
    found: Gelezen = reader.read(path, mime)
    blokken, cut = finish(found.blokken)
    if not any(char.isalnum() for blok in blokken for char in block_text(blok)):
        return {"status": "geen_tekst", "paginas": found.paginas}
    text = plain_text(blokken[:400])
    heading = next((blok["t"] for blok in blokken if blok["s"] == "kop"), "")
    titel = clean(found.titel).replace("\n", " ")
    year = year_of(f"{titel} {heading}", text) or _year(found.datum)
    return {
        "status": "gelezen",
        "titel": titel or heading or None,
        "auteur": clean(found.auteur).replace("\n", " ") or None,
        "taal": language(text) or found.taal[:2].lower() or None,
        "paginas": found.paginas,
        "jaar": year,
        "blokken": blokken,
        "metadata": {name: clean(str(value)) for name, value in found.metadata.items() if value}
        | ({"datum": found.datum} if found.datum else {})
        | ({"afgekapt": True} if cut or found.afgekapt else {}),
    }


def _year(date: str) -> int | None:
    match = re.search(r"(?:19[89]|20[0-4])\d", date)
    return int(match.group()) if match else None


def main() -> None:
    """Be the child process."""
    child.main(read)


if __name__ == "__main__":
    main()
