"""Child process: makes the files of a bundle in a folder that holds data.json and the photos. Never imports Django."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mkwportal.core.files import child

_SIDE, _QUALITY = 1200, 80  # pixels: 16 cm at 190 per inch


def work(task: str, folder: str, *names: str) -> dict[str, Any]:
    """Do one task: `fotos` makes the named photos small, `word` and `pdf` write bundel.docx and bundel.pdf."""
    place = Path(folder)
    if task == "fotos":
        for name in names:
            _shrink(place / name)
        return {}
    data = json.loads((place / "data.json").read_text(encoding="utf-8"))
    if task == "word":
        from verkenningen.bundel.word import write_word

        write_word(data, place)
    else:
        from verkenningen.bundel.pdf import write_pdf

        write_pdf(data, place)
    return {}


def _shrink(path: Path) -> None:
    from PIL import Image

    image = Image.open(path, formats=["JPEG"])
    image.draft("RGB", (_SIDE, _SIDE))
    image = image.convert("RGB")
    image.thumbnail((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    image.info.clear()
    image.save(path, "JPEG", quality=_QUALITY, optimize=True)


if __name__ == "__main__":
    child.main(work)
