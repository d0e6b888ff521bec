"""What goes wrong around a backup is said in words, and never in the way of the next one (P4, R12)."""

import errno

import pytest

from mkwportal.core import health
from mkwportal.core.backup import STAND, BackupError, in_words
from mkwportal.core.backup.gezondheid import last_backup
from mkwportal.core.backup.vault import Vault
from mkwportal.core.tasks import backup_job

WORDS = {
    errno.ENOSPC: "te weinig ruimte",
    errno.EDQUOT: "te weinig ruimte",
    errno.EROFS: "mag het portaal niet schrijven",
    errno.EACCES: "mag het portaal niet schrijven",
    errno.ENOENT: "niet bereikbaar",
    errno.EIO: "niet bereikbaar",
}


@pytest.mark.parametrize("number", WORDS)
def test_what_a_disk_refuses_becomes_a_sentence_that_says_where(number):
    with pytest.raises(BackupError, match=f"{WORDS[number]}.*/mnt/backup"), in_words():
        raise OSError(number, "x", "/mnt/backup")


def test_what_a_killed_backup_left_behind_goes(tmp_path):
    good = tmp_path / "bestanden" / "ab" / "goed"
    for path in (good, good.with_name("half.deel"), tmp_path / "bezig-2026-11-29T004500Z" / "database.dump"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    Vault(tmp_path).clear_leftovers()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [good]


@pytest.mark.django_db
def test_the_nightly_backup_does_not_begin_anew_in_the_folder_of_a_disk_that_is_not_mounted(settings, tmp_path):
    settings.BACKUP_DIR = str(tmp_path)
    health.keep(STAND, fout="", goed="2026-11-28T00:45:00+00:00", map=str(tmp_path))
    with pytest.raises(BackupError, match="aangesloten"):
        backup_job.func(0)
    assert "aangesloten" in last_backup().zin
    assert list(tmp_path.iterdir()) == []
