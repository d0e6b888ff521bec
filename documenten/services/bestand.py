"""From an upload to a file in the storage that a version can point at (R5)."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.db import transaction

from mkwportal.core.files.checks import inspect_file
from mkwportal.core.files.metadata import strip_metadata
from mkwportal.core.files.names import clean_filename
from mkwportal.core.files.storage import create_temporary, storing
from mkwportal.core.files.types import FileType, refused
from mkwportal.core.files.uploads import StreamedUpload


@dataclass(frozen=True, slots=True)
class Gekeurd:
    """An upload whose content was looked at and found good."""

    upload: StreamedUpload
    soort: FileType


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file in the storage: its key, the name as the person gave it, type, checksum and size in bytes."""

    sleutel: str
    naam: str
    ext: str
    mime: str
    sha256: str
    grootte: int


def check_upload(upload: StreamedUpload) -> Gekeurd:
    """Look at the content of an upload; raises FileRefused with a sentence for the screen.

    A photo loses where and with what it was taken (D1): what is stored, and its checksum, is the rest.
    """
    soort = inspect_file(upload, upload.name or "", max_bytes=settings.MAX_UPLOAD_BYTES)
    if soort.ext in ("jpg", "png"):
        try:
            upload.rewrite(partial(strip_metadata, ext=soort.ext))
        except ValueError:
            raise refused("beschadigd") from None
    return Gekeurd(upload, soort)


@contextmanager
def storing_checked(*gekeurd: Gekeurd) -> Iterator[list[Bestand]]:
    """Store files around the transaction that records them: both, or neither (R5).

    `with storing_checked(check_upload(upload)) as [bestand]: create_document(bestand, …)`
    """
    with storing(*(item.upload for item in gekeurd)) as keys, transaction.atomic():
        yield [
            Bestand(
                key,
                clean_filename(item.upload.name or ""),
                item.soort.ext,
                item.soort.mime,
                item.upload.sha256,
                item.upload.size or 0,
            )
            for key, item in zip(keys, gekeurd, strict=True)
        ]


def stage_file(naam: str, data: bytes) -> StreamedUpload:
    """Return content from a program as if it was uploaded; close() deletes it when nobody stored it."""
    path, stream = create_temporary()
    stream.write(data)
    stream.flush()
    stream.seek(0)
    return StreamedUpload(
        path,
        stream,
        name=clean_filename(naam),
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        mime="",
    )
