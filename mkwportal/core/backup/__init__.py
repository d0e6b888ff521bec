"""Backup and restore (P4): one state of database and files, and the proof that it can come back.

A backup folder holds each stored file once, below `bestanden/`, and per backup a folder such as `2026-11-22T021500Z`
with `database.dump` (pg_dump, custom format) and `inhoud.json`: which files belong to it, with their checksums, and how
many rows of what content each table held. With a recipient, dump and files are encrypted with age (their names end in
`.age`): the server then writes backups that only the owner of the secret key can read. `inhoud.json` never is; it says
nothing about people.
"""

FORMAAT = 1
"""Version of the layout above; a restore refuses a newer one."""

STAND, STAND_PROEF = "backup", "herstelproef"
"""Under what name the health page finds how the last backup and the last drill went."""


class BackupError(Exception):
    """Something that the admin can do something about; the text is a Dutch sentence."""
