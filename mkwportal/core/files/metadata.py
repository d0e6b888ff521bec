"""Take out of a JPEG or PNG what the picture does not need: place, device, names, previews and films behind it.

The picture itself stays byte for byte as it was; only which side is up is kept of the rest. No image is decoded.
"""

from __future__ import annotations

import struct
import zlib
from typing import IO

_BLOCK = 256 * 1024
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_DROPPED = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
_ORIENTATION = 0x0112
# segments of a JPEG that decoders need: JFIF, ICC colours and Adobe's colour transform
_KEPT = {0xE0: (b"JFIF\0",), 0xE2: (b"ICC_PROFILE\0",), 0xEE: (b"Adobe",)}


def strip_metadata(source: IO[bytes], target: IO[bytes], ext: str) -> None:
    """Copy the picture (ext "jpg" or "png") without the rest; ValueError when it is not built as it should be."""
    source.seek(0)
    try:
        _strip_jpeg(source, target) if ext == "jpg" else _strip_png(source, target)
    except (struct.error, IndexError) as error:
        raise ValueError("the picture breaks off") from error


def _strip_jpeg(source: IO[bytes], target: IO[bytes]) -> None:
    if source.read(2) != b"\xff\xd8":
        raise ValueError("no JPEG")
    target.write(b"\xff\xd8")
    turned = 0
    while (marker := _marker(source)) != 0xD9:
        (length,) = struct.unpack(">H", source.read(2))
        body = source.read(length - 2)
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            turned = turned or _orientation(body[6:])
            continue
        if marker == 0xFE or (0xE0 <= marker <= 0xEF and not body.startswith(_KEPT.get(marker, ()))):
            continue
        if turned > 1 and marker not in _KEPT:
            exif = b"Exif\0\0" + _only_orientation(turned)
            target.write(b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
            turned = 1
        target.write(bytes((0xFF, marker)) + struct.pack(">H", length) + body)
        if marker == 0xDA:
            _copy_scan(source, target)
    target.write(b"\xff\xd9")


def _marker(source: IO[bytes]) -> int:
    """Return the marker that comes next; ValueError when something else does."""
    if source.read(1) != b"\xff":
        raise ValueError("no marker where one should be")
    while (code := source.read(1)) == b"\xff":  # filler
        pass
    return code[0]


def _copy_scan(source: IO[bytes], target: IO[bytes]) -> None:
    """Copy the compressed picture up to the next marker; in there FF is followed by 00 or by a restart mark."""
    while True:
        block = source.read(_BLOCK)
        at = block.find(b"\xff")
        while at >= 0:
            if at + 1 == len(block):  # what it is stands in the next block
                block += source.read(1)
            if block[at + 1] != 0 and not 0xD0 <= block[at + 1] <= 0xD7:
                target.write(block[:at])
                source.seek(at - len(block), 1)
                return
            at = block.find(b"\xff", at + 2)
        if not block:
            raise ValueError("the picture breaks off")
        target.write(block)


def _strip_png(source: IO[bytes], target: IO[bytes]) -> None:
    if source.read(8) != _PNG:
        raise ValueError("no PNG")
    target.write(_PNG)
    kind = b""
    while kind != b"IEND":
        length, kind = struct.unpack(">I4s", source.read(8))
        if kind in _PNG_DROPPED:
            turned = _orientation(source.read(length)) if kind == b"eXIf" else 0
            source.seek(4 if kind == b"eXIf" else length + 4, 1)
            if turned > 1:
                exif = b"eXIf" + _only_orientation(turned)
                target.write(struct.pack(">I", len(exif) - 4) + exif + struct.pack(">I", zlib.crc32(exif)))
            continue
        target.write(struct.pack(">I4s", length, kind))
        left = length + 4  # with the checksum
        while left:
            block = source.read(min(left, _BLOCK))
            if not block:
                raise ValueError("the picture breaks off")
            target.write(block)
            left -= len(block)


def _orientation(tiff: bytes) -> int:
    """Return which side is up (1 to 8) as a camera wrote it in a TIFF structure; 0 when it did not."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 10:
        return 0
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    if start + 2 > len(tiff):
        return 0
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    for number in range(count):
        entry = tiff[start + 2 + 12 * number : start + 14 + 12 * number]
        if len(entry) == 12 and struct.unpack_from(f"{order}H", entry)[0] == _ORIENTATION:
            value = struct.unpack_from(f"{order}H", entry, 8)[0]
            return value if 1 <= value <= 8 else 0
    return 0


def _only_orientation(value: int) -> bytes:
    return struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, _ORIENTATION, 3, 1, value, 0, 0)
