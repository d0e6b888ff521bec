"""Read the directory of an OLE compound file (DOC, XLS, PPT, MSG, encrypted Office) without loading it."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import IO

from mkwportal.core.files.types import TYPES, FileType, refused

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_ENTRIES = 20_000
_FREE = 0xFFFFFFFF
_LAST_REGULAR = 0xFFFFFFFA
_VBA = {"_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One storage or stream: its name, first sector and size in bytes."""

    name: str
    start: int
    size: int


class Ole:
    """The sector tables and directory of a compound file; raises ValueError or struct.error when damaged."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.size = stream.seek(0, 2)
        stream.seek(0)
        header = stream.read(512)
        if not header.startswith(MAGIC):
            raise ValueError("no compound file")
        shift = struct.unpack_from("<H", header, 30)[0]
        if shift not in (9, 12):
            raise ValueError("sector size")
        self.sector = 1 << shift
        _, directory = struct.unpack_from("<II", header, 44)
        self.fat_sectors = self._fat_sectors(header)
        self._fat: dict[int, tuple[int, ...]] = {}
        self._check_complete()
        self.entries = self._entries(directory)
        self.names = {entry.name for entry in self.entries}

    def read_start(self, name: str, count: int) -> bytes:
        """Return the first `count` bytes (at most one sector) of a large stream."""
        entry = next(entry for entry in self.entries if entry.name == name)
        return self._read(entry.start)[:count]

    def _read(self, sector: int) -> bytes:
        self.stream.seek((sector + 1) * self.sector)
        data = self.stream.read(self.sector)
        if not data:
            raise ValueError("sector outside the file")
        return data.ljust(self.sector, b"\0")

    def _numbers(self, sector: int) -> tuple[int, ...]:
        return struct.unpack(f"<{self.sector // 4}I", self._read(sector))

    def _fat_sectors(self, header: bytes) -> list[int]:
        found = [number for number in struct.unpack_from("<109I", header, 76) if number <= _LAST_REGULAR]
        following, seen = struct.unpack_from("<I", header, 68)[0], set()
        while following <= _LAST_REGULAR:
            if following in seen:
                raise ValueError("loop in the sector table")
            seen.add(following)
            *numbers, following = self._numbers(following)
            found += [number for number in numbers if number <= _LAST_REGULAR]
        return found

    def _next(self, sector: int) -> int:
        block, index = divmod(sector, self.sector // 4)
        if block not in self._fat:
            self._fat[block] = self._numbers(self.fat_sectors[block])
        return self._fat[block][index]

    def _check_complete(self) -> None:
        """Raise ValueError when the last sector in use lies behind the end of the file."""
        for block in range(len(self.fat_sectors) - 1, -1, -1):
            used = [index for index, value in enumerate(self._numbers(self.fat_sectors[block])) if value != _FREE]
            if used:
                if (block * (self.sector // 4) + used[-1] + 1) * self.sector >= self.size:
                    raise ValueError("truncated")
                return

    def _entries(self, sector: int) -> list[Entry]:
        entries: list[Entry] = []
        seen: set[int] = set()
        while sector <= _LAST_REGULAR:
            if sector in seen or len(entries) > MAX_ENTRIES:
                raise ValueError("loop in the directory")
            seen.add(sector)
            data = self._read(sector)
            for offset in range(0, self.sector, 128):
                length, kind = struct.unpack_from("<HB", data, offset + 64)
                if kind and 2 <= length <= 64:
                    name = data[offset : offset + length - 2].decode("utf-16-le", "replace")
                    start, size = struct.unpack_from("<II", data, offset + 116)
                    entries.append(Entry(name, start, size))
            sector = self._next(sector)
        return entries


def inspect_ole(stream: IO[bytes]) -> FileType:
    """Return DOC or MSG, or raise FileRefused: password, macros, old Excel or PowerPoint, damaged."""
    try:
        ole = Ole(stream)
        names = ole.names
        if "EncryptedPackage" in names or "EncryptionInfo" in names:
            raise refused("versleuteld_office")
        if names & {"Workbook", "Book"}:
            raise refused("oud_excel")
        if "PowerPoint Document" in names:
            raise refused("oud_powerpoint")
        if "WordDocument" in names:
            identity, flags = struct.unpack("<H8xH", ole.read_start("WordDocument", 12))
            if identity != 0xA5EC:
                raise refused("beschadigd")
            if flags & 0x0100:
                raise refused("versleuteld_office")
            if names & _VBA:
                raise refused("macro")
            return TYPES["doc"]
    except (ValueError, IndexError, struct.error):
        raise refused("beschadigd") from None
    if "__properties_version1.0" in names:
        return TYPES["msg"]
    raise refused("onbekend_type")


def has_macros(stream: IO[bytes]) -> bool:
    """Tell whether an embedded compound file carries a VBA project; a damaged one cannot run: no."""
    try:
        return bool(Ole(stream).names & _VBA)
    except (ValueError, IndexError, struct.error):
        return False
