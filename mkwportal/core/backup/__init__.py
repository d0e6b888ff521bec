"""Backup and restore (P4): one state of database and files, and the proof that it can come back.

A backup folder holds each stored file once, below `bestanden/`, and per backup a folder such as `2026-11-22T021500Z`
with `database.dump` (pg_dump, custom format) and `inhoud.json`: which files belong to it, with their checksums, and how
many rows of what content each table held. With a recipient, dump and files are encrypted with age (their names end in
`.age`): the server then writes backups that only the owner of the secret key can read. `inhoud.json` never is; it says
nothing about people.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from ..faults import is_full

FORMAAT = 1
"""Version of the layout above; a restore refuses a newer one."""

STAND, STAND_PROEF = "backup", "herstelproef"
"""Under what name the health page finds how the last backup and the last drill went."""


class BackupError(Exception):
    """Something that the admin can do something about; the text is a Dutch sentence."""


@contextmanager
def in_words() -> Iterator[None]:
    """Turn what a disk refuses into a BackupError that says what to do."""
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        if is_full(error):
            raise BackupError(
                f"Er is te weinig ruimte op de schijf{where}. Maak ruimte en probeer het opnieuw."
            ) from error
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise BackupError(f"Hier mag het portaal niet schrijven{where}. Geef het die rechten.") from error
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.EIO, errno.ESTALE, errno.ENODEV):
            raise BackupError(f"De map is niet bereikbaar{where}. Kijk of de schijf is aangesloten.") from error
        raise
