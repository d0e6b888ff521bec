"""Files in a folder on this machine, out of reach of the web server's static files."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Disk:
    """The folder PRIVATE_ROOT; a key is the path of the file in it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, source: Path, key: str) -> None:
        """Move a file to its place: name and content are on the disk when this returns."""
        target, changed = self._room_for(key)
        sync(source)
        try:
            os.replace(source, target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            self._bring(source, target)  # made on another disk, such as /tmp
            source.unlink()
        for folder in changed:
            sync(folder)

    def copy(self, key: str, new_key: str) -> None:
        """Copy a file; it appears under its name when it is complete."""
        target, changed = self._room_for(new_key)
        self._bring(self.root / key, target)
        for folder in changed:
            sync(folder)

    def _bring(self, source: Path, target: Path) -> None:
        part = self.root / "tmp" / f"{target.name}.deel"
        part.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            shutil.copyfile(source, part)
            part.chmod(0o600)
            sync(part)
            os.replace(part, target)
        finally:
            part.unlink(missing_ok=True)

    def open(self, key: str, start: int = 0, end: int | None = None) -> IO[bytes]:
        """Open a file, or the part from start up to end."""
        stream = open(self.root / key, "rb", buffering=0)  # noqa: SIM115 - the caller closes it
        if start == 0 and end is None:
            return io.BufferedReader(stream)
        return Part(stream, start, end)  # type: ignore[return-value]

    def size(self, key: str) -> int:
        """Return the size in bytes."""
        return (self.root / key).stat().st_size

    @contextlib.contextmanager
    def local_copy(self, key: str) -> Iterator[Path]:
        """Give the path of the file itself."""
        path = self.root / key
        path.stat()
        yield path

    def delete(self, key: str) -> None:
        """Delete a file when it is there."""
        (self.root / key).unlink(missing_ok=True)

    def files(self, folder: str, after: str) -> Iterator[tuple[str, int, datetime]]:
        """Yield key, size and time of writing, in the order of the keys."""
        for first in _sorted(self.root / folder):
            if f"{folder}/{first.name}" < after[: len(folder) + 3]:
                continue
            for second in _sorted(Path(first)):
                for entry in _sorted(Path(second)):
                    key = f"{folder}/{first.name}/{second.name}/{entry.name}"
                    with contextlib.suppress(FileNotFoundError):  # deleted in this moment
                        if key > after:
                            facts = entry.stat()
                            yield key, facts.st_size, datetime.fromtimestamp(facts.st_mtime, UTC)

    def probe(self) -> None:
        """Write and delete an empty file."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self.root / f".proef-{os.getpid()}"
        path.touch(mode=0o600)
        path.unlink(missing_ok=True)

    def _room_for(self, key: str) -> tuple[Path, list[Path]]:
        """Return the path for a new file, and the folders that will hold something new."""
        target = self.root / key
        changed = [target.parent]
        while not changed[-1].is_dir() and changed[-1] != self.root:
            changed.append(changed[-1].parent)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return target, changed


class Part(io.RawIOBase):
    """A part of an open file that reads as if it were the whole; the server may hand it to sendfile()."""

    def __init__(self, stream: IO[bytes] | io.RawIOBase, start: int, end: int | None) -> None:
        self.stream = stream
        self.start = start
        self.stop = os.fstat(stream.fileno()).st_size if end is None else end
        stream.seek(start)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read into the buffer, never past the part."""
        left = max(0, self.stop - self.stream.tell())
        return self.stream.readinto(memoryview(buffer)[:left]) or 0  # type: ignore[union-attr]

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place that counts from the start of the part."""
        base = {os.SEEK_SET: self.start, os.SEEK_CUR: self.stream.tell(), os.SEEK_END: self.stop}[whence]
        return self.stream.seek(max(self.start, base + offset)) - self.start

    def fileno(self) -> int:
        return self.stream.fileno()

    def close(self) -> None:
        super().close()
        self.stream.close()


def _sorted(folder: Path) -> list[os.DirEntry[str]]:
    """Return what is in a folder by name; nothing when it is no folder."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)
    return []


def sync(path: Path) -> None:
    """Wait until a file or folder is really on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
