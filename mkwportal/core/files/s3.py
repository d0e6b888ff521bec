"""Files in a bucket of an S3-compatible service: streamed both ways, never whole in memory."""

from __future__ import annotations

import contextlib
import io
import os
from functools import lru_cache
from typing import IO, TYPE_CHECKING, Any

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from mkwportal.core.files.storage import temporary_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

BLOCK = 256 * 1024
_GONE = {"404", "NoSuchKey", "NotFound"}
# In one thread and in parts of 8 MB: an upload of 100 MB takes the memory of one part.
_TRANSFER = TransferConfig(multipart_threshold=16 << 20, multipart_chunksize=8 << 20, use_threads=False)


@lru_cache(maxsize=4)
def bucket(**options: str) -> Bucket:
    """Return the bucket of these settings; made once, because a client costs a tenth of a second."""
    return Bucket(**options)


class Bucket:
    """One bucket; a key is the name of the object, behind the prefix."""

    def __init__(
        self, *, bucket: str, endpoint: str, region: str, key: str, secret: str, style: str, prefix: str
    ) -> None:
        self.name, self.prefix = bucket, prefix
        self.client = boto3.client(
            "s3",
            endpoint_url=endpoint or None,
            region_name=region,
            aws_access_key_id=key,
            aws_secret_access_key=secret,
            config=Config(
                connect_timeout=5,
                read_timeout=60,
                retries={"mode": "standard", "max_attempts": 4},
                s3={"addressing_style": style},
                # newer checksums are unknown to many compatible services; we keep our own SHA-256
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        )

    def put(self, source: Path, key: str) -> None:
        """Upload a file and delete it here; the service answers when it has it safely."""
        self.client.upload_file(str(source), self.name, self.prefix + key, Config=_TRANSFER)
        source.unlink(missing_ok=True)

    def copy(self, key: str, new_key: str) -> None:
        """Copy an object within the bucket."""
        with _missing(key):
            self.client.copy_object(
                Bucket=self.name,
                Key=self.prefix + new_key,
                CopySource={"Bucket": self.name, "Key": self.prefix + key},
            )

    def open(self, key: str, start: int = 0, end: int | None = None) -> IO[bytes]:
        """Open an object, or the part from start up to end; a read asks the service for what follows."""
        return Remote(self, key, start, self.size(key) if end is None else end)  # type: ignore[return-value]

    def body(self, key: str, start: int, end: int) -> Any:
        """Return the stream of bytes start up to end."""
        with _missing(key):
            asked = f"bytes={start}-{end - 1}"
            return self.client.get_object(Bucket=self.name, Key=self.prefix + key, Range=asked)["Body"]

    def size(self, key: str) -> int:
        """Return the size in bytes."""
        with _missing(key):
            return self.client.head_object(Bucket=self.name, Key=self.prefix + key)["ContentLength"]

    @contextlib.contextmanager
    def local_copy(self, key: str) -> Iterator[Path]:
        """Give the path of a copy under PRIVATE_ROOT/tmp, which goes when the context ends."""
        path = temporary_path()
        try:
            with open(path, "xb", opener=_private) as target, self.open(key) as stream:
                while block := stream.read(BLOCK):
                    target.write(block)
            yield path
        finally:
            path.unlink(missing_ok=True)

    def delete(self, key: str) -> None:
        """Delete an object when it is there."""
        self.client.delete_object(Bucket=self.name, Key=self.prefix + key)

    def files(self, folder: str, after: str) -> Iterator[tuple[str, int, datetime]]:
        """Yield key, size and time of writing, in the order of the keys, in pages of a thousand."""
        behind = {"StartAfter": self.prefix + after} if after else {}
        pages = self.client.get_paginator("list_objects_v2")
        for page in pages.paginate(Bucket=self.name, Prefix=f"{self.prefix}{folder}/", **behind):
            for found in page.get("Contents", ()):
                yield found["Key"].removeprefix(self.prefix), found["Size"], found["LastModified"]

    def probe(self) -> None:
        """Ask whether the bucket is there for us; raise OSError when not."""
        try:
            self.client.head_bucket(Bucket=self.name)
        except (BotoCoreError, ClientError) as error:
            raise OSError(f"bucket {self.name}: {error}") from error


class Remote(io.RawIOBase):
    """A part of an object, read as a file: one request for a run of reads, a new one after a jump."""

    def __init__(self, place: Bucket, key: str, start: int, end: int) -> None:
        self.place, self.key = place, key
        self.start, self.end, self.position = start, end, start
        self._body: Any = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what follows; 0 at the end."""
        if self.position >= self.end:
            return 0
        if self._body is None:
            self._body = self.place.body(self.key, self.position, self.end)
        data = self._body.read(min(len(buffer), self.end - self.position))
        buffer[: len(data)] = data
        self.position += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place that counts from the start of the part."""
        base = {os.SEEK_SET: self.start, os.SEEK_CUR: self.position, os.SEEK_END: self.end}[whence]
        target = max(self.start, base + offset)
        if target != self.position:
            self._drop()
            self.position = target
        return target - self.start

    def tell(self) -> int:
        return self.position - self.start

    def close(self) -> None:
        self._drop()
        super().close()

    def _drop(self) -> None:
        if self._body is not None:
            self._body.close()
            self._body = None


@contextlib.contextmanager
def _missing(key: str) -> Iterator[None]:
    """Turn the service's "no such key" into FileNotFoundError."""
    try:
        yield
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in _GONE:
            raise FileNotFoundError(key) from error
        raise


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
