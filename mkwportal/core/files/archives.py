"""Zip files that are sent while they are made: nothing larger than one block stands in memory."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import IO, NamedTuple

from django.utils import timezone

from .names import clean_filename

BLOCK = 128 * 1024
_TEXT = {"txt", "md", "html", "htm", "rtf", "eml", "msg", "doc", "xls", "ppt", "csv", "json"}  # the rest is compressed


class Member(NamedTuple):
    """One file of an archive: its path in it, its bytes or how to open them, and when it was made."""

    path: str
    content: bytes | Callable[[], IO[bytes]]
    made: dt.datetime | None = None


class _Sink:
    """What the zip writer writes to: it gathers the bytes until they are taken. It cannot seek, and need not."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Do nothing: what was written waits for take()."""

    def take(self) -> bytes:
        data = b"".join(self.parts)
        self.parts.clear()
        return data


def zip_blocks(members: Iterable[Member]) -> Iterator[bytes]:
    """Yield the bytes of a zip with these members, in their order; each is opened when its turn comes.

    Files that are compressed already are stored as they are. What opening or reading raises, is raised.
    """
    sink = _Sink()
    with zipfile.ZipFile(sink, "w") as archive:  # type: ignore[call-overload]
        for member in members:
            yield from _member_blocks(archive, sink, member)
    yield sink.take()


def unique_path(path: str, taken: set[str]) -> str:
    """Return the path with its parts made safe, and " (2)" behind it when it was taken; adds it to `taken`.

    No part leads up or to a root: what unpacks it stays inside the folder that was chosen.

    Two names that differ only in case are one file on Windows and macOS, so they count as the same.
    """
    folder, _, name = path.rpartition("/")
    prefix = "".join(f"{clean_filename(part)}/" for part in folder.split("/") if part)
    name = clean_filename(name)
    stem, dot, ext = name.rpartition(".")
    stem, tail = (stem, f".{ext}") if dot else (name, "")
    number, found = 1, f"{prefix}{name}"
    while found.casefold() in taken:
        number += 1
        found = f"{prefix}{stem} ({number}){tail}"
    taken.add(found.casefold())
    return found


def _member_blocks(archive: zipfile.ZipFile, sink: _Sink, member: Member) -> Iterator[bytes]:
    made = timezone.localtime(member.made) if member.made else timezone.localtime()
    info = zipfile.ZipInfo(member.path, date_time=(max(made.year, 1980), *made.timetuple()[1:6]))
    compressed = member.path.rpartition(".")[2].lower() not in _TEXT
    info.compress_type = zipfile.ZIP_STORED if compressed else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    if isinstance(member.content, bytes):
        with archive.open(info, "w") as target:
            target.write(member.content)
        yield sink.take()
        return
    with member.content() as source, archive.open(info, "w") as target:
        while block := source.read(BLOCK):
            target.write(block)
            yield sink.take()
    yield sink.take()
