"""Hand out a stored file: streamed in blocks, resumable (Range), with the right Dutch file name."""

from __future__ import annotations

import re
import unicodedata
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.http import parse_etags

from mkwportal.core.files import storage
from mkwportal.core.files.names import clean_filename

if TYPE_CHECKING:
    from django.http import HttpRequest

BLOCK = 128 * 1024
# Only what a browser shows without running it; everything else is saved.
_SHOWN = {"application/pdf", "image/png", "image/jpeg", "text/plain"}
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.IGNORECASE | re.ASCII)


class _Slice:
    """The part of an open file that one answer sends; the server may hand it to sendfile()."""

    def __init__(self, stream: IO[bytes], count: int) -> None:
        self.stream, self.left = stream, count

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(self.left if size < 0 else min(size, self.left))
        self.left -= len(data)
        return data

    def fileno(self) -> int:
        return self.stream.fileno()

    def close(self) -> None:
        self.stream.close()


def file_response(
    request: HttpRequest, key: str, filename: str, mime: str, *, inline: bool = False
) -> HttpResponseBase:
    """Return the answer with a stored file: 200, 206 (part), 304 (unchanged) or 416 (no such part).

    `inline` shows a PDF, image or plain text in the browser; other types are always saved. Raises
    FileNotFoundError when the file is gone. Whether the person may have it, the caller has decided.
    """
    etag = f'"{storage.sha256_of(key)}"'
    shown = inline and mime in _SHOWN
    headers = {
        "Content-Disposition": content_disposition(filename, inline=shown),
        "Content-Security-Policy": _POLICY if shown and mime == "application/pdf" else f"sandbox; {_POLICY}",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-cache, no-transform",
        "ETag": etag,
        "Accept-Ranges": "bytes",
    }
    response = _answer(request, key, etag, mime)
    for name, value in headers.items():
        response[name] = value
    return response


def content_disposition(filename: str, *, inline: bool = False) -> str:
    """Return the header value with a plain ASCII name for old programs and the real one (RFC 6266)."""
    name = clean_filename(filename)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().replace('"', "_").replace("%", "_")
    if not plain.strip(" .") or plain.startswith("."):  # nothing that ASCII can write, but for the extension
        plain = "bestand" + plain.strip()
    value = f'{"inline" if inline else "attachment"}; filename="{plain}"'
    return value if plain == name else f"{value}; filename*=UTF-8''{quote(name, safe='')}"


def _answer(request: HttpRequest, key: str, etag: str, mime: str) -> HttpResponseBase:
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if "*" in known or any(tag.removeprefix("W/") == etag for tag in known):
        return HttpResponseNotModified()
    if settings.X_ACCEL_PREFIX and not settings.S3:
        inside = f"{settings.X_ACCEL_PREFIX.rstrip('/')}/{quote(key)}"
        return HttpResponse(content_type=mime, headers={"X-Accel-Redirect": inside})
    size = storage.size(key)
    part = _requested_part(request, etag, size)
    if part is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    start, end = part
    extra: dict[str, Any] = {"Content-Length": str(end - start)}
    if end - start < size:
        extra["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    status = 206 if "Content-Range" in extra else 200
    if request.method == "HEAD":
        return HttpResponse(status=status, content_type=mime, headers=extra)
    part_of_file = _Slice(storage.open_file(key, start, end), end - start)
    response = FileResponse(part_of_file, status=status, content_type=mime, headers=extra)
    response.block_size = BLOCK
    return response


def _requested_part(request: HttpRequest, etag: str, size: int) -> tuple[int, int] | None:
    """Return the half-open byte range to send, the whole file when none is asked, None when outside the file.

    Several ranges at once, and a range of another version (If-Range), are answered with the whole file.
    """
    match = _RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if not match or match.groups() == ("", "") or request.headers.get("If-Range", etag) != etag:
        return 0, size
    first, last = match.groups()
    if not first:  # the last n bytes
        return (max(0, size - int(last)), size) if int(last) else None
    start, end = int(first), min(int(last) + 1, size) if last else size
    if last and int(last) < int(first):
        return 0, size
    return (start, end) if start < size else None
