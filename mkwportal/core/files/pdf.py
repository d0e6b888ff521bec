"""Check a PDF by its beginning and end; only a doubtful one is opened, in a child process."""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
from typing import IO

from mkwportal.core.files.runner import ChildFailed, run_child
from mkwportal.core.files.types import TYPES, FileType, refused

MAGIC = b"%PDF-"
_WINDOW = 64 * 1024
_START = re.compile(rb"startxref\s+(\d{1,12})\s")
_TABLE = re.compile(rb"\s*(xref|\d+\s+\d+\s+obj)")


def inspect_pdf(stream: IO[bytes]) -> FileType:
    """Return PDF, or raise FileRefused: cut off, damaged or behind a password."""
    size = stream.seek(0, 2)
    head, tail = _read(stream, 0), _read(stream, size - _WINDOW)
    starts = _START.findall(tail)
    if not starts or b"%%EOF" not in tail:
        raise refused("beschadigd")
    table = _read(stream, int(starts[-1])) if int(starts[-1]) < size else b""
    encrypted = any(b"/Encrypt" in part for part in (head, table, tail))
    if encrypted or not _TABLE.match(table):
        _open(stream)
    return TYPES["pdf"]


def _read(stream: IO[bytes], position: int) -> bytes:
    stream.seek(max(0, position))
    return stream.read(_WINDOW)


def _open(stream: IO[bytes]) -> None:
    """Raise FileRefused unless a PDF reader can open the file without a password."""
    try:
        with contextlib.ExitStack() as stack:
            handle = stream if _has_descriptor(stream) else stack.enter_context(_copy(stream))
            handle.seek(0)
            answer = run_child("mkwportal.core.files.pdf_child", stdin=handle, timeout=15, memory_mb=1024)
    except ChildFailed:
        raise refused("beschadigd") from None
    if answer != "open":
        raise refused("versleuteld_pdf" if answer == "wachtwoord" else "beschadigd")


def _has_descriptor(stream: IO[bytes]) -> bool:
    try:
        return stream.fileno() >= 0
    except (AttributeError, OSError):
        return False


def _copy(stream: IO[bytes]) -> IO[bytes]:
    """Return the content of a stream that lives in memory as a file of the operating system."""
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    stream.seek(0)
    shutil.copyfileobj(stream, copy)
    copy.flush()
    return copy
