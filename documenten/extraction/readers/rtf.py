"""RTF: away with what its author deleted while changes were tracked, and with hidden text, before it is read."""

from __future__ import annotations

import re

_TOKEN = re.compile(rb"[{}]|\\([a-z]{1,32})(-?\d{1,10})? ?|\\'[0-9a-fA-F]{2}|\\[^a-z]|[^\\{}]+|\\", re.DOTALL)
_MARKS = (b"\\deleted", b"\\v ", b"\\v\\", b"\\v1")


def without_deleted(data: bytes) -> bytes:
    """Return the RTF without the text that does not count any more; the groups around it stay."""
    if not any(mark in data for mark in _MARKS):
        return data
    out: list[bytes] = []
    gone: list[frozenset[bytes]] = [frozenset()]  # per open group: which of the two is on
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        token, word, number = match[0], match[1], match[2]
        if token == b"{":
            gone.append(gone[-1])
        elif token == b"}":
            if len(gone) > 1:
                gone.pop()
        elif word in (b"deleted", b"v"):
            gone[-1] = gone[-1] - {word} if number == b"0" else gone[-1] | {word}
            continue
        elif word == b"plain":
            gone[-1] = frozenset()
        elif word == b"bin" and number:
            at += max(0, int(number))  # raw data of a picture
            continue
        elif gone[-1]:
            continue
        out.append(token)
    return b"".join(out)
