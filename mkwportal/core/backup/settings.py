"""Which folder and which keys: from the command line, else from the environment."""

from pathlib import Path

from django.conf import settings

from . import BackupError
from .vault import Vault


def open_vault(folder: str = "", *, recipient: str = "", identity_file: str = "") -> Vault:
    """Return the vault in a folder (MKW_BACKUP_DIR when it is empty), with the keys that were given or configured."""
    folder = folder or settings.BACKUP_DIR
    if not folder:
        raise BackupError("Zeg in welke map de back-ups staan, of zet MKW_BACKUP_DIR.")
    identity_file = identity_file or settings.BACKUP_IDENTITY_FILE
    return Vault(
        Path(folder),
        recipient=recipient or settings.BACKUP_RECIPIENT,
        identity=_read_identity(Path(identity_file)) if identity_file else "",
    )


def _read_identity(path: Path) -> str:
    """Return the secret key in a file as `age-keygen` writes it: a line that is no comment."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        raise BackupError(f"De sleutel {path} is niet te lezen.") from None
    return next((line.strip() for line in lines if line.strip() and not line.startswith("#")), "")
