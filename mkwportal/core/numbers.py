"""Whole numbers out of what a request brings."""

MOST_DIGITS = 18  # a bigint of PostgreSQL holds any number of as many


def whole_number(raw: str | None, digits: int = MOST_DIGITS) -> int | None:
    """Return a text of at most `digits` plain digits as a number, None for anything else."""
    if raw and len(raw) <= digits and raw.isascii() and raw.isdigit():
        return int(raw)
    return None
