"""What a request wrote: the table of a statement."""

import re

_WRITE = re.compile(r'\b(?:INSERT INTO|UPDATE|DELETE FROM) "?([a-z_]+)')

# Counting, remembering what was computed, and who was here when: none of it is anybody's work.
COUNTED = {
    "core_verzoekteller",
    "core_cache",
    "core_zoekzonderresultaat",
    "django_session",
    "usersessions_usersession",
}


def table_of(sql: str) -> str:
    """Return the table that this statement writes, "" when it only reads."""
    found = _WRITE.search(sql)
    return found[1] if found else ""
