"""Private files on disk: written once, never changed, out of reach of the web server's static files.

A key is the path under PRIVATE_ROOT, "bestanden/ab/cd/<sha256>-<random>". The database keeps the key; the
random part gives every upload its own file, so that deleting one never takes away another's.
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
from typing import IO, TYPE_CHECKING, Protocol

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = re.compile(r"bestanden/([0-9a-f]{2})/([0-9a-f]{2})/(?P<sha256>\1\2[0-9a-f]{60})-[0-9a-f]{16}")
_BLOCK = 256 * 1024


class Storable(Protocol):
    """A finished temporary file on the same disk as PRIVATE_ROOT: an upload or a photo."""

    sha256: str

    def temporary_file_path(self) -> str: ...
    def release(self) -> None: ...


def temporary_path() -> Path:
    """Return the path of a new file under PRIVATE_ROOT/tmp that only we can read; it does not exist yet."""
    folder = Path(settings.PRIVATE_ROOT) / "tmp"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"{secrets.token_hex(16)}.deel"


def create_temporary() -> tuple[Path, IO[bytes]]:
    """Return the path and the open file (read and write, mode 0600) of a new temporary file."""
    path = temporary_path()
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    return path, os.fdopen(descriptor, "w+b")


def store(upload: Storable) -> str:
    """Move a finished temporary file to its permanent place, safe against power loss, and return its key."""
    digest = upload.sha256
    key = f"bestanden/{digest[:2]}/{digest[2:4]}/{digest}-{secrets.token_hex(8)}"
    target = path_for(key)
    source = Path(upload.temporary_file_path())
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sync(source)
    os.replace(source, target)
    upload.release()
    for folder in (target.parent, target.parent.parent, target.parent.parent.parent):
        _sync(folder)
    return key


@contextlib.contextmanager
def storing(*uploads: Storable) -> Iterator[list[str]]:
    """Store files around the transaction that records them: when the body fails the files go again.

    `with storing(upload) as [key], transaction.atomic(): ...`
    """
    keys: list[str] = []
    try:
        keys += [store(upload) for upload in uploads]
        yield keys
    except BaseException:
        for key in keys:
            delete(key)
        raise


def path_for(key: str) -> Path:
    """Return the path of a key; ValueError for anything that store() cannot have made, such as `../`."""
    if not KEY.fullmatch(key):
        raise ValueError(f"no storage key: {key!r}")
    return Path(settings.PRIVATE_ROOT) / key


def sha256_of(key: str) -> str:
    """Return the checksum that the key promises; ValueError for something that is no key."""
    path_for(key)
    return key.rpartition("/")[2].partition("-")[0]


def open_file(key: str) -> IO[bytes]:
    """Open a stored file for reading; FileNotFoundError when it is gone."""
    return path_for(key).open("rb")


def exists(key: str) -> bool:
    """Tell whether the file of a key is there."""
    return path_for(key).is_file()


def is_intact(key: str) -> bool:
    """Read the whole file and tell whether it is there and still has its checksum."""
    try:
        with path_for(key).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == sha256_of(key)
    except FileNotFoundError:
        return False


def delete(key: str) -> None:
    """Delete a stored file; one that is already gone is fine."""
    path_for(key).unlink(missing_ok=True)


def stored_keys() -> Iterator[str]:
    """Yield the key of every stored file, for a check against the database; in no order."""
    root = Path(settings.PRIVATE_ROOT)
    for path in (root / "bestanden").glob("??/??/*"):
        key = path.relative_to(root).as_posix()
        if KEY.fullmatch(key):
            yield key


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


def _sync(path: Path) -> None:
    """Wait until a file or folder is really on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
