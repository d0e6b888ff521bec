"""Photos: checked, turned upright, made smaller and stripped of place, device and every other hidden fact."""

from __future__ import annotations

import hashlib
import re
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from mkwportal.core.files.checks import Source, inspect_file, opened
from mkwportal.core.files.runner import ChildFailed, run_child
from mkwportal.core.files.storage import create_temporary
from mkwportal.core.files.types import MESSAGES, FileRefused, refused

MAX_PIXELS = 40_000_000
MAX_SIDE = 1600
THUMBNAIL_SIDE = 480
MIME = "image/jpeg"
_LARGEST_PLAIN = 20 * 1024 * 1024
_SCAN, _JFIF, _JFIF_LENGTH = 0xDA, 0xE0, 16  # a JFIF head of this length has no picture of its own in it
_PICTURE = {0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD, _SCAN}  # the parts of a JPEG that are about the pixels
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7]")  # what ends the pixels of a scan


@dataclass
class Photo:
    """A finished JPEG in PRIVATE_ROOT/tmp, ready for storage.store(); width and height in pixels."""

    path: Path
    width: int
    height: int
    size: int
    sha256: str
    _ours: bool = field(default=True, repr=False)

    def temporary_file_path(self) -> str:
        """Return where the photo is until it is stored."""
        return str(self.path)

    def release(self) -> None:
        """Leave the file on the disk at close: it has been moved to its permanent place."""
        self._ours = False

    def close(self) -> None:
        """Delete the photo when nobody stored it."""
        if self._ours:
            self._ours = False
            self.path.unlink(missing_ok=True)


def normalise_photo(source: Source, *, sides: tuple[int, ...] = (MAX_SIDE, THUMBNAIL_SIDE)) -> list[Photo]:
    """Return the photo as clean JPEGs, one per longest side in pixels (never enlarged), or raise FileRefused.

    `source` is a path or an open file of the operating system, such as a StreamedUpload.
    """
    try:
        kind = inspect_file(source, "")  # telephones name a PNG .jpg: only the content counts
    except FileRefused as refusal:
        if refusal.code == "beschadigd":
            raise _damaged() from None
        raise refused("geen_foto") if refusal.code in ("archief", "programma") else refusal from None
    if kind.ext not in ("jpg", "png"):
        raise refused("geen_foto")
    with ExitStack() as undo:
        paths = []
        for _ in sides:
            path, stream = create_temporary()
            stream.close()
            undo.callback(path.unlink, missing_ok=True)
            paths.append(path)
        sizes = _convert(source, [f"{side}:{path}" for side, path in zip(sides, paths, strict=True)])
        photos = [_photo(path, *size) for path, size in zip(paths, sizes, strict=True)]
        undo.pop_all()
    return photos


def is_plain(path: Path) -> bool:
    """Whether a JPEG holds nothing beside its picture, as normalise_photo() writes it: no place, no remark, no tail."""
    if path.stat().st_size > _LARGEST_PLAIN:
        return False
    data, at = path.read_bytes(), 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if kind not in _PICTURE and not (kind == _JFIF and at == 2 and length == _JFIF_LENGTH):
            return False
        at += 2 + length
        if kind == _SCAN:
            found = _MARKER.search(data, at)
            at = found.start() if found else len(data)
    return data[at:] == b"\xff\xd9"


def _convert(source: Source, targets: list[str]) -> list[list[int]]:
    with opened(source) as stream:
        stream.seek(0)
        try:
            answer = run_child(
                "mkwportal.core.files.photo_child",
                str(MAX_PIXELS),
                *targets,
                stdin=stream,
                timeout=30,
                memory_mb=1024,
            )
        except ChildFailed:
            raise _damaged() from None
    if "pixels" in answer:
        raise refused("foto_te_groot", megapixels=round(answer["pixels"] / 1_000_000), grens=MAX_PIXELS // 1_000_000)
    if "fout" in answer:
        raise _damaged() if answer["fout"] == "beschadigd" else refused(answer["fout"])
    return answer["fotos"]


def _damaged() -> FileRefused:
    """Return the refusal of a damaged photo, in words for who stands there with a telephone."""
    return FileRefused("beschadigd", MESSAGES["foto_beschadigd"])


def _photo(path: Path, width: int, height: int) -> Photo:
    with path.open("rb") as stream:
        return Photo(path, width, height, path.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest())
