"""Check Office files in a zip (DOCX, XLSX, PPTX, ODT, ODS, ODP) without unpacking them to disk or memory.

A zip says beforehand how large its parts become, but it may lie. So every part is really inflated here, block
by block and thrown away, and counted against one budget that parts inside parts share.
"""

from __future__ import annotations

import re
import struct
import tempfile
import zipfile
import zlib
from typing import IO

from mkwportal.core.files import ole
from mkwportal.core.files.types import TYPES, FileType, refused

MAGIC = b"PK\x03\x04"
MAX_ENTRIES = 10_000
MAX_DIRECTORY = 4 * 1024 * 1024
MAX_TOTAL = 500 * 1024 * 1024
RATIO_FROM = 50 * 1024 * 1024
MAX_RATIO = 100
MAX_DEPTH = 3
_BLOCK = 256 * 1024
_SMALL_PART = 2 * 1024 * 1024

_MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": "docx",
    b"spreadsheetml.sheet.main+xml": "xlsx",
    b"presentationml.presentation.main+xml": "pptx",
}
_MACRO_TYPES = re.compile(rb"macroenabled|application/vnd\.ms-office\.vbaproject", re.IGNORECASE)
_TEMPLATE_TYPES = re.compile(rb"(wordprocessingml|spreadsheetml|presentationml)\.(template|slideshow)\.main\+xml")
_MACRO_PARTS = re.compile(
    r"(^|/)vbaproject\.bin$|^xl/macrosheets/|^scripts/.+|^basic/[^/]+/(?!(script|dialog)-l[bc]\.xml$)[^/]+\.xml$",
    re.IGNORECASE,
)


class _Budget:
    """What may still be inflated, for one file and everything inside it."""

    def __init__(self) -> None:
        self.bytes = MAX_TOTAL
        self.entries = MAX_ENTRIES

    def take(self, size: int = 0, entries: int = 0) -> None:
        self.bytes -= size
        self.entries -= entries
        if self.bytes < 0 or self.entries < 0:
            raise refused("zipbom")


def inspect_zip(stream: IO[bytes]) -> FileType:
    """Return the Office type, or raise FileRefused: bomb, macros, password, template, damaged, other."""
    try:
        return _inspect(stream)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError, OSError):
        raise refused("beschadigd") from None


def _inspect(stream: IO[bytes]) -> FileType:
    budget = _Budget()
    with _open(stream, budget) as archive:
        names = set(archive.namelist())
        if "[Content_Types].xml" in names:
            kind = _ooxml_type(_small_part(archive, "[Content_Types].xml"))
        elif "mimetype" in names:
            kind = _odf_type(archive, names)
        else:
            raise refused("archief")
        _check_parts(archive, stream, budget, depth=1)
    return kind


def _open(stream: IO[bytes], budget: _Budget) -> zipfile.ZipFile:
    """Open the archive after a look at its end: the size of its list of parts must be sane first."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 65_557))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise refused("beschadigd")
    entries, directory_size = struct.unpack_from("<HI", tail, at + 10)
    if entries == 0xFFFF or directory_size > MAX_DIRECTORY:
        raise refused("zipbom")
    budget.take(entries=entries)
    archive = zipfile.ZipFile(stream)
    if any(part.flag_bits & 0x1 for part in archive.infolist()):
        raise refused("versleuteld_office")
    return archive


def _small_part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_SMALL_PART)


def _ooxml_type(content_types: bytes) -> FileType:
    if _MACRO_TYPES.search(content_types):
        raise refused("macro")
    for main, ext in _MAIN_PARTS.items():
        if main in content_types:
            return TYPES[ext]
    raise refused("sjabloon" if _TEMPLATE_TYPES.search(content_types) else "onbekend_type")


def _odf_type(archive: zipfile.ZipFile, names: set[str]) -> FileType:
    mime = _small_part(archive, "mimetype").decode("ascii", "replace").strip()
    if "META-INF/manifest.xml" in names and b"encryption-data" in _small_part(archive, "META-INF/manifest.xml"):
        raise refused("versleuteld_office")
    if mime.endswith("-template"):
        raise refused("sjabloon")
    for ext in ("odt", "ods", "odp"):
        if TYPES[ext].mime == mime:
            if "content.xml" not in names:
                raise refused("beschadigd")
            return TYPES[ext]
    raise refused("onbekend_type")


def _check_parts(archive: zipfile.ZipFile, stream: IO[bytes], budget: _Budget, depth: int) -> None:
    """Inflate and count every part; raise FileRefused for bombs and macros, also in files inside the file."""
    parts = sorted(archive.infolist(), key=lambda part: part.header_offset)
    if any(_MACRO_PARTS.search(part.filename) for part in parts):
        raise refused("macro")
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        end = part.header_offset + 30 + part.compress_size
        if following is not None and end > following.header_offset:
            raise refused("zipbom")  # parts that share their bytes: the trick of a bomb without nesting
        if part.file_size > RATIO_FROM and part.file_size > MAX_RATIO * max(part.compress_size, 1):
            raise refused("zipbom")
        _check_part(stream, part, budget, depth)


def _check_part(stream: IO[bytes], part: zipfile.ZipInfo, budget: _Budget, depth: int) -> None:
    blocks = _inflate(stream, part, budget)
    first = next(blocks, b"")
    inside = first.startswith((MAGIC, ole.MAGIC))
    if inside and depth >= MAX_DEPTH:
        raise refused("zipbom")
    with tempfile.SpooledTemporaryFile(max_size=_SMALL_PART) as copy:
        checksum, total = zlib.crc32(first), len(first)
        if inside:
            copy.write(first)
        for block in blocks:
            checksum, total = zlib.crc32(block, checksum), total + len(block)
            if inside:
                copy.write(block)
        if total != part.file_size or checksum != part.CRC:
            raise refused("beschadigd")
        if first.startswith(ole.MAGIC) and ole.has_macros(copy):
            raise refused("macro")
        if first.startswith(MAGIC):
            with _open(copy, budget) as archive:
                _check_parts(archive, copy, budget, depth + 1)


def _inflate(stream: IO[bytes], part: zipfile.ZipInfo, budget: _Budget):
    """Yield what a part really contains, in blocks, until the budget is gone."""
    stream.seek(part.header_offset)
    header = stream.read(30)
    if not header.startswith(MAGIC):
        raise refused("beschadigd")
    at = stream.tell() + sum(struct.unpack_from("<HH", header, 26))
    left = part.compress_size
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise refused("beschadigd")
    engine = zlib.decompressobj(-15) if part.compress_type == zipfile.ZIP_DEFLATED else None
    written = 0
    while left:
        stream.seek(at)
        data = stream.read(min(_BLOCK, left))
        if not data:
            raise refused("beschadigd")
        at, left = at + len(data), left - len(data)
        while data:
            block = engine.decompress(data, _BLOCK) if engine else data
            data = engine.unconsumed_tail if engine else b""
            written += len(block)
            budget.take(size=len(block))
            if written > part.file_size:
                raise refused("zipbom")  # larger than it says
            if block:
                yield block
