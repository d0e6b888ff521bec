"""The zip of an export as somebody hands it to us: looked at before anything of it is believed."""

import datetime as dt
import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings

from mkwportal.core.files.names import clean_filename
from mkwportal.core.files.storage import create_temporary
from mkwportal.core.files.uploads import StreamedUpload

from . import FORMAAT, FORMAATVERSIE, GEGEVENS

MOST_FILES = 200_000
LARGEST_FACTS = 200 * 1024 * 1024
GROWS = 20  # times its own size that a zip may unpack to, beyond the room for small ones
ROOM = 500 * 1024 * 1024
_BLOCK = 256 * 1024
_SHA = re.compile(r"[0-9a-f]{64}")
_GEEN_EXPORT = "Dit is geen export van een MKW Portal, of het bestand is niet heel. Kopieer of download het opnieuw."
ONBEKEND_FORMAAT = (
    "Deze export heeft een formaat dat dit portaal niet kent. Werk het portaal bij en probeer het opnieuw."
)
_NIET_HEEL = "Dit zip-bestand is niet heel. Kopieer of download het opnieuw."
_TE_GROOT = "Dit zip-bestand pakt zich uit tot veel meer dan het zelf groot is. Wij lezen het niet in."


class Geweigerd(Exception):
    """The zip cannot be taken in; the text is a sentence for the person who offered it."""


class Pakket:
    """An opened export: `data` holds the checked facts, file() hands out one checked file at a time."""

    def __init__(self, path: Path | str) -> None:
        """Raise Geweigerd unless this is a whole, honest zip in the format that we know."""
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError) as error:
            raise Geweigerd(_NIET_HEEL) from error
        try:
            self._members = _members(self._zip, Path(path).stat().st_size)
            self.data = self._facts()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> "Pakket":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def file(self, pad: str, *, sha256: str, grootte: int, naam: str) -> StreamedUpload:
        """Return a file of the zip as if it was uploaded; Geweigerd when it is not what the facts promise."""
        info = self._members.get(pad)
        if info is None:
            raise Geweigerd(f"In de zip ontbreekt het bestand ‘{pad}’.")
        if info.file_size != grootte or grootte > settings.MAX_UPLOAD_BYTES:
            raise Geweigerd(f"Het bestand ‘{pad}’ heeft niet de grootte die in de export staat.")
        digest, done = hashlib.sha256(), False
        path, stream = create_temporary()
        try:
            with self._zip.open(info) as source:
                while block := source.read(_BLOCK):
                    digest.update(block)
                    stream.write(block)
            stream.flush()
            stream.seek(0)
            if digest.hexdigest() != sha256:
                raise Geweigerd(f"Het bestand ‘{pad}’ is veranderd: het controlegetal klopt niet.")
            done = True
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, zlib.error) as error:
            raise Geweigerd(_NIET_HEEL) from error
        finally:
            if not done:
                stream.close()
                path.unlink(missing_ok=True)
        return StreamedUpload(path, stream, name=clean_filename(naam), size=grootte, sha256=sha256, mime="")

    def read_facts(self, naam: str) -> "Facts | None":
        """Return the object in another JSON file of the zip, None without that file; Geweigerd when it is none."""
        return Facts(self._json(naam), naam.removesuffix(".json"), file=naam) if naam in self._members else None

    def _json(self, naam: str) -> Any:
        info = self._members.get(naam)
        if info is None or info.file_size > LARGEST_FACTS:
            raise Geweigerd(_GEEN_EXPORT)
        try:
            return json.loads(self._zip.read(info))
        except (ValueError, RecursionError, zipfile.BadZipFile, EOFError, NotImplementedError, zlib.error) as error:
            raise Geweigerd(_GEEN_EXPORT) from error

    def _facts(self) -> dict[str, Any]:
        data = self._json(GEGEVENS)
        if not isinstance(data, dict) or data.get("formaat") != FORMAAT:
            raise Geweigerd(_GEEN_EXPORT)
        if data.get("formaatversie") != FORMAATVERSIE:
            raise Geweigerd(ONBEKEND_FORMAAT)
        return data


def _members(archive: zipfile.ZipFile, size: int) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by path; Geweigerd for paths that lead outside, twice the same one, or too much."""
    infos = archive.infolist()
    if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > GROWS * size + ROOM:
        raise Geweigerd(_TE_GROOT)
    found: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        parts = info.filename.split("/")
        if "\\" in info.orig_filename or "\x00" in info.orig_filename or ".." in parts or parts[0] in ("", "~"):
            raise Geweigerd("In de zip staat een bestand met een pad dat naar buiten wijst. Wij lezen hem niet in.")
        if info.flag_bits & 1:
            raise Geweigerd("Deze zip heeft een wachtwoord. Maak een export zonder wachtwoord.")
        if info.filename.casefold() in found:
            raise Geweigerd("In de zip staat een bestand twee keer. Maak de export opnieuw.")
        found[info.filename.casefold()] = info
    return {info.filename: info for info in found.values()}


Reader = Callable[[Any], Any]


class Facts:
    """One object of the facts: each value is asked for with its kind; Geweigerd names what is wrong."""

    def __init__(self, value: Any, where: str, *, file: str = GEGEVENS) -> None:
        if not isinstance(value, dict):
            raise Geweigerd(f"In {file} klopt ‘{where}’ niet.")
        self._value, self._where, self._file = value, where, file

    def __contains__(self, name: str) -> bool:
        return name in self._value

    def get(self, name: str, read: Reader, *, empty: bool = False) -> Any:
        """Return one value as `read` makes it; `empty` allows null."""
        value = self._value.get(name)
        if value is None and empty:
            return None
        try:
            return read(value)
        except (ValueError, TypeError, OverflowError):
            raise self.wrong(name) from None

    def each(self, name: str) -> "list[Facts]":
        """Return the objects of a list."""
        rows = self.get(name, _list)
        return [Facts(row, f"{self._where}: {name} {number}", file=self._file) for number, row in enumerate(rows, 1)]

    def named(self, name: str) -> "dict[str, Facts]":
        """Return the objects of an object, by their names."""
        rows = self.get(name, _dict)
        return {key: Facts(row, f"{self._where}: {name} {key[:100]}", file=self._file) for key, row in rows.items()}

    def wrong(self, name: str) -> Geweigerd:
        """Return the refusal that says where a value is that cannot be."""
        return Geweigerd(f"In {self._file} klopt ‘{self._where}: {name}’ niet.")


def text(value: Any) -> str:
    """Return a text without NUL, at most 20,000 characters."""
    if not isinstance(value, str) or "\x00" in value or len(value) > 20_000:
        raise ValueError
    return value


def number(value: Any) -> int:
    """Return a whole number from 0 that PostgreSQL can keep."""
    if type(value) is not int or not 0 <= value < 2**62:
        raise ValueError
    return value


def moment(value: Any) -> dt.datetime:
    """Return an aware moment."""
    found = dt.datetime.fromisoformat(text(value))
    if found.tzinfo is None:
        raise ValueError
    return found


def day(value: Any) -> dt.date:
    return dt.date.fromisoformat(text(value))


def clock(value: Any) -> dt.time:
    """Return a time of the day, without a zone."""
    found = dt.time.fromisoformat(text(value))
    if found.tzinfo is not None:
        raise ValueError
    return found


def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def sha256(value: Any) -> str:
    if not _SHA.fullmatch(text(value)):
        raise ValueError
    return value


def texts(value: Any) -> list[str]:
    return [text(part) for part in _list(value)]


def anything(value: Any) -> Any:
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _dict(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError
    return value
