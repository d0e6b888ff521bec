"""Ask clamd whether a file holds a virus: its INSTREAM command, over TCP or a Unix socket.

`settings.CLAMAV` is "host:port" or the path of a socket; empty means that there is no scanner.
"""

from __future__ import annotations

import socket
import struct
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, NamedTuple

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = 128 * 1024
_NOT_LOOKED = ("Heuristics.Limits.Exceeded", "Heuristics.Encrypted")
_CONNECT, _ANSWER = 5, 120  # seconds: a large archive takes a while, and clamd has its own limit


class ScannerDown(Exception):
    """The scanner gave no verdict: it cannot be reached, is starting, or broke off."""


class Verdict(NamedTuple):
    """What the scanner said: clean, or what it found; `refused` when it could not look inside."""

    clean: bool
    found: str = ""
    refused: bool = False


def configured() -> bool:
    """Tell whether there is a scanner."""
    return bool(settings.CLAMAV)


def version() -> str:
    """Return the program and its signatures, such as "ClamAV 1.4.3/27800"; raises ScannerDown."""
    with _session(b"zVERSION\0") as connection:
        return "/".join(_answer(connection).split("/")[:2])[:60]


def scan(stream: IO[bytes]) -> Verdict:
    """Send a file in blocks and return the verdict; raises ScannerDown when there is none."""
    with _session(b"zINSTREAM\0") as connection:
        try:
            while block := stream.read(_BLOCK):
                connection.sendall(struct.pack(">I", len(block)) + block)
            connection.sendall(struct.pack(">I", 0))
        except (BrokenPipeError, ConnectionResetError):
            pass  # it stops listening when the file is over its limit: the answer says so
        return _verdict(_answer(connection))


def _verdict(answer: str) -> Verdict:
    _, _, said = answer.partition(": ")
    if said == "OK":
        return Verdict(True)
    if said.endswith(" FOUND"):
        found = said.removesuffix(" FOUND")[:200]
        return Verdict(False, found, refused=found.startswith(_NOT_LOOKED))
    if "size limit exceeded" in answer:
        return Verdict(False, "", refused=True)
    raise ScannerDown(f"clamd answered {answer!r}")


@contextmanager
def _session(command: bytes) -> Iterator[socket.socket]:
    """Connect and give a command; every failure of the connection is ScannerDown."""
    host, colon, port = settings.CLAMAV.rpartition(":")
    try:
        if colon and port.isdigit():
            connection = socket.create_connection((host, int(port)), _CONNECT)
        else:
            connection = socket.socket(socket.AF_UNIX)
            connection.settimeout(_CONNECT)
            connection.connect(settings.CLAMAV)
        with connection:
            connection.settimeout(_ANSWER)
            connection.sendall(command)
            yield connection
    except OSError as error:
        raise ScannerDown(f"clamd at {settings.CLAMAV}: {error}") from error


def _answer(connection: socket.socket) -> str:
    parts = b""
    while not parts.endswith(b"\0"):
        part = connection.recv(4096)
        if not part:
            break
        parts += part
    if not parts:
        raise ScannerDown("clamd closed the connection without an answer")
    return parts.rstrip(b"\0").decode("utf-8", "replace").strip()
