"""Decide what an incoming file is, by its content and never by its name, and refuse what we cannot take."""

from __future__ import annotations

import os
import re
import struct
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO

from mkwportal.core.files import office, ole, pdf
from mkwportal.core.files.names import extension
from mkwportal.core.files.types import MAX_BYTES, SYNONYMS, TYPES, FileRefused, FileType, refused, too_large

__all__ = ["FileRefused", "FileType", "inspect_file"]

Source = str | os.PathLike[str] | IO[bytes]
_WINDOW = 64 * 1024
_BLOCK = 256 * 1024
_ARCHIVES = (
    b"PK\x05\x06",
    b"PK\x07\x08",
    b"Rar!",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b\x08",
    b"BZh",
    b"\xfd7zXZ\0",
)
_PROGRAMS = tuple(
    bytes.fromhex(magic) for magic in ("7f454c46", "feedface", "feedfacf", "cefaedfe", "cffaedfe", "cafebabe")
)
_IMAGES = (b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"8BPS")
_HEIC = re.compile(rb"....ftyp(heic|heix|hevc|heim|heis|mif1|msf1|avif)", re.DOTALL)
_HTML = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|title|meta|h1|div|p)\b",
    re.I | re.S,
)
_MAIL_HEADER = re.compile(rb"^(from|to|date|subject|received|return-path|message-id|mime-version):", re.I | re.M)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x08"))
_WHAT = {
    "archief": "een archief",
    "programma": "een programma",
    "beeld_type": "een ander soort afbeelding",
    "heic": "een HEIC-foto",
    "onbekend_type": "onherkenbaar",
}
_OTHER = frozenset(  # extensions that promise something else than we take
    (
        "7z apk app bat bin bmp bz2 cmd com css csv dll dmg docm dotm dotx dwg eps epub exe gif gz heic heif "
        "htaccess ics iso jar js json key lnk log mdb mjs mkv mov mp3 mp4 msi numbers ott pages php pl "
        "potm potx pps ppsm ppsx ppt pptm ps1 psd py rar reg rb scr sh svg sys tar tgz tif tiff ts vbs vcf "
        "vsdx wav webp wmv wsf xls xlsb xlsm xltm xltx xml yaml yml zip"
    ).split()
)


def inspect_file(source: Source, name: str, *, max_bytes: int = MAX_BYTES) -> FileType:
    """Return the type of a file on disk or of an open binary file, or raise FileRefused with a sentence.

    `name` is only used to notice that it contradicts the content. The file is read in pieces, not as a whole.
    """
    with opened(source) as stream:
        size = stream.seek(0, os.SEEK_END)
        if size == 0:
            raise refused("leeg")
        if size > max_bytes:
            raise too_large(size, max_bytes)
        try:
            kind = _by_content(stream, size, extension(Path(name).name))
        finally:
            stream.seek(0)
    return kind


def opened(source: Source) -> AbstractContextManager[IO[bytes]]:
    """Return a path opened for reading, or the open file itself, which then stays open."""
    return open(source, "rb") if isinstance(source, (str, os.PathLike)) else nullcontext(source)


def _by_content(stream: IO[bytes], size: int, ext: str) -> FileType:
    """Recognise the content; a refusal that the name hides is told as a contradiction."""
    stream.seek(0)
    head = stream.read(_WINDOW)
    try:
        kind = _binary(stream, head)
    except FileRefused as refusal:
        if refusal.code in _WHAT and SYNONYMS.get(ext, ext) in TYPES:
            raise refused("naam_klopt_niet", ext=ext, inhoud=_WHAT[refusal.code]) from None
        raise
    if kind is None:
        return _text(stream, head, size, ext)
    _match_name(kind, ext)
    return kind


def _match_name(kind: FileType, ext: str) -> None:
    """Raise FileRefused when the name claims another known type than the content has."""
    claimed = SYNONYMS.get(ext, ext)
    if claimed != kind.ext and (claimed in TYPES or claimed in _OTHER):
        raise refused("naam_klopt_niet", ext=ext, inhoud=kind.label)


def _binary(stream: IO[bytes], head: bytes) -> FileType | None:
    """Return the type of a file with a signature, None when it can only be text."""
    if head.startswith(_PROGRAMS) or (head.startswith(b"MZ") and b"\0" in head[:64]):
        raise refused("programma")
    if head.startswith(office.MAGIC):
        return office.inspect_zip(stream)
    if head.startswith(ole.MAGIC):
        return ole.inspect_ole(stream)
    if pdf.MAGIC in head[:1024]:
        return pdf.inspect_pdf(stream)
    if head.lstrip().startswith(b"{\\rtf"):
        return _complete("rtf", b"}" in _end(stream))
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return _complete("png", b"IEND" in _end(stream))
    if head.startswith(b"\xff\xd8\xff"):
        return _complete("jpg", _jpeg_is_complete(stream))
    if head.startswith(_ARCHIVES):
        raise refused("archief")
    if _HEIC.match(head):
        raise refused("heic")
    if head.startswith(_IMAGES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        raise refused("beeld_type")
    return None


def _complete(ext: str, complete: bool) -> FileType:
    if not complete:
        raise refused("beschadigd")
    return TYPES[ext]


def _end(stream: IO[bytes], count: int = 1024) -> bytes:
    stream.seek(max(0, stream.seek(0, os.SEEK_END) - count))
    return stream.read()


def _jpeg_is_complete(stream: IO[bytes]) -> bool:
    """Walk over the segments to the picture itself and look for its end mark behind that.

    Telephones put films and other data after it, and small pictures with an end mark of their own before it.
    """
    position = 2
    while True:
        stream.seek(position)
        segment = stream.read(4)
        if len(segment) < 4 or segment[0] != 0xFF:
            return False
        if segment[1] == 0xFF:  # filler
            position += 1
            continue
        position += 2 + struct.unpack(">H", segment[2:])[0]
        if segment[1] == 0xDA:
            break
    stream.seek(position)
    last = b""
    while block := stream.read(_BLOCK):
        if b"\xff\xd9" in last + block:
            return True
        last = block[-1:]
    return False


def _text(stream: IO[bytes], head: bytes, size: int, ext: str) -> FileType:
    """Return the kind of text; only here the name chooses, between kinds that look the same inside."""
    samples = [head]
    for position in (size // 2, size - _WINDOW):
        stream.seek(max(0, position))
        samples.append(stream.read(_WINDOW))
    claimed = SYNONYMS.get(ext, ext)
    if not all(_is_text(sample, head) for sample in samples):
        raise (
            refused("naam_klopt_niet", ext=ext, inhoud="onherkenbaar") if claimed in TYPES else refused("onbekend_type")
        )
    mail = len({header.lower() for header in _MAIL_HEADER.findall(re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0])}) >= 2
    page = _HTML.match(head.lstrip(b"\xef\xbb\xbf")) is not None
    if claimed in ("txt", "md"):
        return TYPES[claimed]
    if (claimed == "html" and page) or (claimed == "eml" and mail):
        return TYPES[claimed]
    found = TYPES["html" if page else "eml" if mail else "txt"]
    if claimed in TYPES:
        raise refused("naam_klopt_niet", ext=ext, inhoud=found.label)
    if claimed in _OTHER:
        raise refused("onbekend_type")
    return found


def _is_text(sample: bytes, head: bytes) -> bool:
    """Tell whether a piece of a file can be text: UTF-16 with its mark, or hardly any control characters."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\0" in sample:
        return False
    return len(sample) - len(sample.translate(None, _CONTROL)) <= len(sample) // 200
