"""Private files, written once and never changed: one interface for a folder on disk and for an S3 bucket.

A key is "bestanden/ab/cd/<sha256>-<random>"; another first word keeps derived files apart ("beelden/…"). The
database keeps the key; the random part gives every file its own place, so that deleting one never takes away
another's. Where the files are, the settings say: in the bucket of S3 when that is set, else under PRIVATE_ROOT.
Temporary files are always on the disk of this machine, and nothing else is. A key that new_key() cannot have
made, such as `../`, is a ValueError everywhere; a file that is not there is a FileNotFoundError.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import time
from datetime import timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, Protocol

from django.conf import settings

from mkwportal.core.files import disk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from datetime import datetime

KEY = re.compile(r"(?!tmp/)[a-z]{3,20}/([0-9a-f]{2})/([0-9a-f]{2})/(?P<sha256>\1\2[0-9a-f]{60})-[0-9a-f]{16}")
FILES = "bestanden"


class Storable(Protocol):
    """A finished temporary file under PRIVATE_ROOT/tmp: an upload or a photo."""

    sha256: str

    def temporary_file_path(self) -> str: ...
    def release(self) -> None: ...


class Stored(NamedTuple):
    """A file that is in the storage: its size in bytes and when it was written."""

    key: str
    size: int
    written: datetime


class Backend(Protocol):
    """What a place for files can do; the keys are already checked."""

    def put(self, source: Path, key: str) -> None:
        """Take over a temporary file; it is safe against power loss when this returns."""

    def copy(self, key: str, new_key: str) -> None: ...
    def open(self, key: str, start: int = 0, end: int | None = None) -> IO[bytes]:
        """Open bytes start up to end; seekable, and without fileno() when it comes over the network."""

    def size(self, key: str) -> int: ...
    def local_copy(self, key: str) -> AbstractContextManager[Path]: ...
    def delete(self, key: str) -> None: ...
    def files(self, folder: str, after: str) -> Iterator[tuple[str, int, datetime]]: ...
    def probe(self) -> None:
        """Raise OSError when this place cannot be reached or written."""


def backend() -> Backend:
    """Return where the files are, as the settings say."""
    if settings.S3:
        from mkwportal.core.files import s3  # here: boto3 takes memory that a disk does not need

        return s3.bucket(**settings.S3)
    return disk.Disk(Path(settings.PRIVATE_ROOT))


def temporary_path(suffix: str = ".deel") -> Path:
    """Return the path of a new file under PRIVATE_ROOT/tmp that only we can read; it does not exist yet."""
    folder = Path(settings.PRIVATE_ROOT) / "tmp"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"{secrets.token_hex(16)}{suffix}"


def create_temporary() -> tuple[Path, IO[bytes]]:
    """Return the path and the open file (read and write, mode 0600) of a new temporary file."""
    path = temporary_path()
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    return path, os.fdopen(descriptor, "w+b")


def new_key(sha256: str, folder: str = FILES) -> str:
    """Return a key that nothing has yet."""
    return checked(f"{folder}/{sha256[:2]}/{sha256[2:4]}/{sha256}-{secrets.token_hex(8)}")


def store(upload: Storable, folder: str = FILES) -> str:
    """Move a finished temporary file to its permanent place, safe against power loss, and return its key."""
    key = new_key(upload.sha256, folder)
    backend().put(Path(upload.temporary_file_path()), key)
    upload.release()
    return key


@contextlib.contextmanager
def storing(*uploads: Storable) -> Iterator[list[str]]:
    """Store files around the transaction that records them: when the body fails the files go again.

    `with storing(upload) as [key], transaction.atomic(): ...`
    """
    keys: list[str] = []
    try:
        for upload in uploads:
            keys.append(store(upload))
        yield keys
    except BaseException:
        for key in keys:
            delete(key)
        raise


def save_file(source: str | os.PathLike[str], folder: str = FILES) -> str:
    """Move a file that we made (best under temporary_path()) into the storage and return its key."""
    with open(source, "rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    key = new_key(digest, folder)
    backend().put(Path(source), key)
    return key


def save_bytes(data: bytes, folder: str = FILES) -> str:
    """Keep bytes, such as the image of a page, as a file and return its key."""
    path, stream = create_temporary()
    try:
        with stream:
            stream.write(data)
        key = new_key(hashlib.sha256(data).hexdigest(), folder)
        backend().put(path, key)
    finally:
        path.unlink(missing_ok=True)
    return key


def copy(key: str, folder: str = FILES) -> str:
    """Copy a file inside the storage, without it passing through memory, and return the new key."""
    new = new_key(sha256_of(key), folder)
    backend().copy(checked(key), new)
    return new


def checked(key: str) -> str:
    """Return the key; ValueError for anything that new_key() cannot have made."""
    if not KEY.fullmatch(key):
        raise ValueError(f"no storage key: {key!r}")
    return key


def path_for(key: str) -> Path:
    """Return the path of a key on disk; with an S3 bucket there is none: use local_copy()."""
    return Path(settings.PRIVATE_ROOT) / checked(key)


def local_copy(key: str) -> AbstractContextManager[Path]:
    """Return a context with a path to read the file at: the file itself on disk, else a copy that goes again.

    `with local_copy(key) as path: extract(path, mime)`. Never write to that path.
    """
    return backend().local_copy(checked(key))


def sha256_of(key: str) -> str:
    """Return the checksum that the key promises; ValueError for something that is no key."""
    return checked(key).rpartition("/")[2].partition("-")[0]


def open_file(key: str, start: int = 0, end: int | None = None) -> IO[bytes]:
    """Open a file, or bytes `start` up to `end` of it, for reading in pieces; it can seek within that part."""
    return backend().open(checked(key), start, end)


def size(key: str) -> int:
    """Return the size of a stored file in bytes."""
    return backend().size(checked(key))


def exists(key: str) -> bool:
    """Tell whether the file of a key is there."""
    try:
        size(key)
    except FileNotFoundError:
        return False
    return True


def is_intact(key: str) -> bool:
    """Read the whole file and tell whether it is there and still has its checksum."""
    digest = hashlib.sha256()
    try:
        with open_file(key) as stream:
            while block := stream.read(256 * 1024):
                digest.update(block)
    except FileNotFoundError:
        return False
    return digest.hexdigest() == sha256_of(key)


def delete(key: str) -> None:
    """Delete a stored file; one that is already gone is fine."""
    backend().delete(checked(key))


def stored_files(folder: str = FILES, after: str = "") -> Iterator[Stored]:
    """Yield the files of a folder in the order of their keys, those behind the key `after` only."""
    for key, count, written in backend().files(folder, after):
        if KEY.fullmatch(key):
            yield Stored(key, count, written)


def stored_keys(folder: str = FILES) -> Iterator[str]:
    """Yield the key of every file of a folder, in order."""
    return (stored.key for stored in stored_files(folder))


def cleanup_temp(older_than: timedelta) -> int:
    """Delete temporary files that were last written longer ago than `older_than`; return how many."""
    limit = time.time() - older_than.total_seconds()
    count = 0
    for path in (Path(settings.PRIVATE_ROOT) / "tmp").glob("*.deel"):
        with contextlib.suppress(FileNotFoundError):  # a running upload may finish in between
            if path.stat().st_mtime < limit:
                path.unlink()
                count += 1
    return count
