"""Receive uploads: streamed to PRIVATE_ROOT/tmp and hashed on the way, never in memory, within limits.

A file over the limit, or beyond the twentieth, is left out while the rest of the form arrives as usual. It
then stands in `upload_refusals(request)` with the sentence for the screen, so that nothing typed is lost.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import weakref
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload

from mkwportal.core.faults import is_full
from mkwportal.core.files.names import clean_filename
from mkwportal.core.files.storage import create_temporary, store
from mkwportal.core.files.types import refused, too_large

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from django.http import HttpRequest

    from mkwportal.core.files.types import FileRefused

__all__ = ["PrivateUploadHandler", "StreamedUpload", "UploadRefusal", "store", "upload_refusals"]

_ROOM_FOR_FIELDS = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class UploadRefusal:
    """A file that was not taken in: form field, name, code as in FileRefused and the sentence to show."""

    field: str
    name: str
    code: str
    message: str


class StreamedUpload(UploadedFile):
    """A received file: `.name` (cleaned), `.size` in bytes, `.sha256`, and the file itself, open for reading.

    It is deleted when the request ends, unless store() has moved it.
    """

    def __init__(self, path: Path, stream: IO[bytes], *, name: str, size: int, sha256: str, mime: str) -> None:
        super().__init__(stream, name, mime, size)
        self.path = path
        self.sha256 = sha256
        self._ours = True

    def temporary_file_path(self) -> str:
        """Return where the file is until it is stored."""
        return str(self.path)

    def release(self) -> None:
        """Leave the file on the disk at close: it has been moved to its permanent place."""
        self._ours = False

    def rewrite(self, change: Callable[[IO[bytes], IO[bytes]], None]) -> None:
        """Replace the content by what change(content, target) writes, such as a photo without its location."""
        path, stream = create_temporary()
        try:
            change(self, stream)  # type: ignore[arg-type]
            stream.flush()
            os.replace(path, self.path)
        except BaseException:
            _throw_away(stream, path)
            raise
        self.file.close()  # type: ignore[union-attr]
        self.file, self.size = stream, stream.tell()
        stream.seek(0)
        self.sha256 = hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]
        stream.seek(0)

    def close(self) -> None:
        """Close the file, and delete it when nobody stored it."""
        super().close()
        if self._ours:
            self._ours = False
            self.path.unlink(missing_ok=True)


class _Partial:
    """A file that is still coming in; over the limit it is only counted, to tell its size."""

    def __init__(self) -> None:
        self.path, self.stream = create_temporary()
        self.digest = hashlib.sha256()
        self.too_large = self.no_room = False
        # When the connection breaks Django tells nobody; then this runs as soon as the request is forgotten.
        self._throw_away = weakref.finalize(self, _throw_away, self.stream, self.path)

    def write(self, data: bytes) -> None:
        self.stream.write(data)
        self.digest.update(data)

    def give_up(self, *, no_room: bool = False) -> None:
        self.too_large, self.no_room = not no_room, no_room
        self.close()

    def close(self) -> None:
        """Throw the file away; Django calls this on `handler.file` when it skips a file."""
        self._throw_away()

    def keep(self) -> None:
        """Leave the file: it is complete."""
        self._throw_away.detach()


def _throw_away(stream: IO[bytes], path: Path) -> None:
    try:
        with contextlib.suppress(OSError):  # what it still held finds no room either
            stream.close()
    finally:
        path.unlink(missing_ok=True)


class PrivateUploadHandler(FileUploadHandler):
    """Django upload handler for this project (FILE_UPLOAD_HANDLERS)."""

    chunk_size = 256 * 1024
    file: _Partial  # only there while a file comes in

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.count = 0
        self.too_much = False

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # noqa: N803
        """Prepare the list of refusals; Django does the reading."""
        self.refusals: list[UploadRefusal] = []
        if self.request is not None:
            self.request.upload_refusals = self.refusals  # type: ignore[attr-defined]
        limit = settings.MAX_UPLOAD_FILES * settings.MAX_UPLOAD_BYTES + _ROOM_FOR_FIELDS
        self.too_much = content_length > limit

    def new_file(self, *args, **kwargs) -> None:
        """Start a temporary file; skip one too many and what nobody logged in sends, stop at an absurd size."""
        super().new_file(*args, **kwargs)
        self.count += 1
        # the CSRF check reads the body before the login is asked for: nothing of a stranger reaches the disk
        user = getattr(self.request, "user", None)
        if user is not None and not user.is_authenticated:
            raise SkipFile
        if self.too_much:
            self._refuse(too_large(None, settings.MAX_UPLOAD_BYTES))
            raise StopUpload(connection_reset=True)
        if self.count > settings.MAX_UPLOAD_FILES:
            self._refuse(refused("te_veel", aantal=settings.MAX_UPLOAD_FILES))
            raise SkipFile
        try:
            self.file = _Partial()
        except OSError as error:
            if not is_full(error):
                raise
            self._refuse(refused("geen_ruimte"))
            raise SkipFile from None

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write and hash one block; past the limit the file goes and only its size is counted."""
        if self.file.too_large or self.file.no_room:
            return
        if start + len(raw_data) > settings.MAX_UPLOAD_BYTES:
            self.file.give_up()
            return
        try:
            self.file.write(raw_data)
        except OSError as error:
            if not is_full(error):
                raise
            self.file.give_up(no_room=True)

    def file_complete(self, file_size: int) -> StreamedUpload | None:
        """Return the received file, or None when it was too large."""
        partial = self.file
        del self.file
        if partial.too_large:
            self._refuse(too_large(file_size, settings.MAX_UPLOAD_BYTES))
            return None
        try:
            if not partial.no_room:
                partial.stream.seek(0)  # writes what it still held
        except OSError as error:
            if not is_full(error):
                raise
            partial.give_up(no_room=True)
        if partial.no_room:
            self._refuse(refused("geen_ruimte"))
            return None
        partial.keep()
        return StreamedUpload(
            partial.path,
            partial.stream,
            name=clean_filename(self.file_name or ""),
            size=file_size,
            sha256=partial.digest.hexdigest(),
            mime=self.content_type or "",
        )

    def upload_interrupted(self) -> None:
        """Throw away what came in of a file that broke off."""
        if hasattr(self, "file"):
            self.file.close()
            del self.file

    def _refuse(self, refusal: FileRefused) -> None:
        name = clean_filename(self.file_name or "")
        self.refusals.append(UploadRefusal(self.field_name or "", name, refusal.code, refusal.message))


def upload_refusals(request: HttpRequest) -> list[UploadRefusal]:
    """Return the files of this request that were too large or too many, in the order of the form."""
    _ = request.FILES  # reads the request when nobody did so before
    return getattr(request, "upload_refusals", [])
