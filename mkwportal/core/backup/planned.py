"""Whether the portal makes and proves backups by itself."""

from django.conf import settings


def is_planned() -> bool:
    """Whether backups are made by the portal itself, every night."""
    return bool(settings.BACKUP_DIR)


def can_drill() -> bool:
    """Whether the portal can bring a backup back by itself: not when the secret key is kept elsewhere."""
    return is_planned() and bool(settings.BACKUP_IDENTITY_FILE or not settings.BACKUP_RECIPIENT)
