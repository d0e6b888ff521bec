"""Numbers that rise with a change, so that counts can be kept in memory until then."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.core.cache import caches
from django.db import connection

from .models import Stempel


def touch(naam: str) -> None:
    """Say that this subject changed; call it last in the transaction, it holds a row lock until the end."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_stempel (naam, nummer) VALUES (%s, 1) "
            "ON CONFLICT (naam) DO UPDATE SET nummer = core_stempel.nummer + 1",
            [naam],
        )


def current(*namen: str) -> str:
    """Return the present numbers of these subjects as one text."""
    rows = dict(Stempel.objects.filter(naam__in=namen).values_list("naam", "nummer"))
    return ".".join(str(rows.get(naam, 0)) for naam in namen)


def remember(key: str, stamp: str, make: Callable[[], Any]) -> Any:
    """Return what `make` gave for this key at this stamp; kept in this process, made again after a change."""
    cache = caches["local"]
    full = hashlib.sha256(f"{key}|{stamp}".encode()).hexdigest()  # a key may be long and hold any character
    value = cache.get(full)
    if value is None:
        value = make()
        cache.set(full, value, 3600)
    return value
