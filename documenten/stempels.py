"""The stamps of this app: what is touched when something changes that a page keeps in memory."""

from corporaties.models import Gebruiker


def personal_stamp(user: Gebruiker) -> str:
    """Return the stamp to touch when only what this person sees of documents changes, such as following."""
    return f"eigen:{user.pk}"
