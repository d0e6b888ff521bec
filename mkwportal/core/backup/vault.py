"""The folder of the backups: what is written there is complete, and was read again."""

import fcntl
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pyrage

from ..files import storage
from ..files.disk import sync
from . import FORMAAT, BackupError

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")
_BUSY, _CONTENTS, DUMP = "bezig-", "inhoud.json", "database.dump"


@dataclass(frozen=True, slots=True)
class Kopie:
    """A file as it stands in the vault: size and SHA-256 of what it holds, and SHA-256 of the bytes on the disk.

    `einde` is what its name ends in: nothing, or the key that it was encrypted to and `.age`.
    """

    grootte: int
    sha256: str
    opslag: str
    einde: str = ""


class _Hashing:
    """A file that is read through: what passes is counted and hashed."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream, self.digest, self.size = stream, hashlib.sha256(), 0

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.digest.update(data)
        self.size += len(data)
        return data


class Vault:
    """A backup folder, with the public key to write with and the secret key to read with, when there are any."""

    def __init__(self, root: Path, *, recipient: str = "", identity: str = "") -> None:
        self.root = root
        try:
            self._recipient = pyrage.x25519.Recipient.from_str(recipient) if recipient else None
            self._identity = pyrage.x25519.Identity.from_str(identity) if identity else None
        except (pyrage.RecipientError, pyrage.IdentityError):
            raise BackupError(
                "De sleutel klopt niet. Een sleutel van age begint met age1 of AGE-SECRET-KEY-1."
            ) from None
        mark = hashlib.sha256(recipient.encode()).hexdigest()[
            :8
        ]  # another key is another copy: the old one may get lost
        self._end = f".{mark}.age" if self._recipient else ""

    def moments(self) -> list[str]:
        """Return the names of the complete backups, the oldest first."""
        names = [path.name for path in self.root.iterdir() if path.is_dir()] if self.root.is_dir() else []
        return sorted(name for name in names if _MOMENT.fullmatch(name))

    @contextmanager
    def new_backup(self, moment: str) -> Iterator[Path]:
        """Give the folder of a new backup; it gets its name when the body is done, and goes when that fails."""
        folder = self.root / f"{_BUSY}{moment}"
        folder.mkdir(mode=0o700, parents=True)
        try:
            yield folder
            folder.rename(self.root / moment)
            sync(self.root)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def clear_leftovers(self) -> None:
        """Delete what a backup that was killed left behind; call it under the lock."""
        for folder in self.root.glob(f"{_BUSY}*"):
            shutil.rmtree(folder, ignore_errors=True)
        for part in (self.root / "bestanden").rglob("*.deel"):
            part.unlink(missing_ok=True)

    def write(self, source: IO[bytes], path: Path) -> Kopie:
        """Write a file, encrypted when there is a key, read it again, and return what stands there now."""
        path = path.with_name(path.name + self._end)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.deel")
        passing = _Hashing(source)
        try:
            with open(part, "xb") as target:
                if self._recipient:
                    pyrage.encrypt_io(passing, target, [self._recipient])
                else:
                    shutil.copyfileobj(passing, target, 1 << 20)
                target.flush()
                os.fsync(target.fileno())
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
        sync(path.parent)
        kopie = Kopie(passing.size, passing.digest.hexdigest(), file_digest(path), self._end)
        if not self._recipient and kopie.opslag != kopie.sha256:
            raise BackupError(f"{path.name} staat anders op de schijf dan het werd geschreven. Kijk de schijf na.")
        return kopie

    @contextmanager
    def reading(self, path: Path, kopie: Kopie) -> Iterator[Path]:
        """Give the content of a file as a file outside the vault; BackupError when it is not what was written."""
        stored = self._find(path, kopie)
        if file_digest(stored) != kopie.opslag:
            raise BackupError(f"{stored.name} is veranderd sinds de back-up. Neem een andere back-up.")
        temporary = storage.temporary_path()
        try:
            with open(stored, "rb") as source, open(temporary, "xb") as target:
                if kopie.einde:
                    self._decrypt(source, target)
                else:
                    shutil.copyfileobj(source, target, 1 << 20)
            if file_digest(temporary) != kopie.sha256:
                raise BackupError(f"{stored.name} geeft niet terug wat erin ging. Neem een andere back-up.")
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)

    def file_path(self, key: str) -> Path:
        """Return where the copy of a stored file belongs."""
        return self.root / "bestanden" / storage.checked(key)

    def has(self, path: Path, kopie: Kopie) -> bool:
        """Whether this copy is there in the way that we write now; its size is looked at, not its content."""
        if kopie.einde != self._end:
            return False
        try:
            size = self._find(path, kopie).stat().st_size
        except BackupError:
            return False
        return size > kopie.grootte if self._end else size == kopie.grootte

    def is_intact(self, path: Path, kopie: Kopie) -> bool:
        """Whether the bytes on the disk are those that were written; needs no secret key."""
        try:
            return file_digest(self._find(path, kopie)) == kopie.opslag
        except BackupError:
            return False

    def write_contents(self, folder: Path, contents: dict[str, Any]) -> None:
        """Write `inhoud.json`, the last file of a backup; never encrypted: names, counts and checksums only."""
        with open(folder / _CONTENTS, "x", encoding="utf-8") as file:
            json.dump({"formaat": FORMAAT, **contents}, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        sync(folder)

    def contents(self, moment: str) -> dict[str, Any]:
        """Return `inhoud.json` of a backup; BackupError when it cannot be read."""
        try:
            contents: dict[str, Any] = json.loads((self.root / moment / _CONTENTS).read_bytes())
        except (FileNotFoundError, ValueError):
            raise BackupError(f"De inhoud van back-up {moment} is niet te lezen. Neem een andere back-up.") from None
        if contents.get("formaat") != FORMAAT:
            raise BackupError("Deze back-up is van een nieuwere versie van het portaal. Installeer eerst die versie.")
        return contents

    def drop(self, moment: str) -> None:
        """Delete a backup; its files stay until drop_files()."""
        shutil.rmtree(self.root / moment)

    def drop_files(self, keep: dict[str, set[str]]) -> int:
        """Delete the copies of files that no backup needs any more; `keep` names per key the endings that stay."""
        folder, dropped = self.root / "bestanden", 0
        for path in folder.rglob("*") if folder.is_dir() else ():
            if path.is_file():
                key, dot, end = path.relative_to(folder).as_posix().partition(".")
                if dot + end not in keep.get(key, ()):
                    path.unlink()
                    dropped += 1
        return dropped

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Let nobody else write here; BackupError when somebody does."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(self.root / ".slot", "w") as slot:
            try:
                fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BackupError("Er wordt al een back-up in deze map gemaakt. Wacht tot die klaar is.") from None
            yield

    def _find(self, path: Path, kopie: Kopie) -> Path:
        stored = path.with_name(path.name + kopie.einde)
        if not stored.is_file():
            raise BackupError(f"{stored.name} ontbreekt in de back-up. Neem een andere back-up.")
        return stored

    def _decrypt(self, source: IO[bytes], target: IO[bytes]) -> None:
        if self._identity is None:
            raise BackupError("Deze back-up is versleuteld. Geef de geheime sleutel met --sleutel.")
        try:
            pyrage.decrypt_io(source, target, [self._identity])
        except pyrage.DecryptError:
            raise BackupError("Deze sleutel past niet op de back-up, of het bestand is beschadigd.") from None


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
