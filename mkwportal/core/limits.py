"""Rate limits over all web processes, in one statement."""

import time

from django.db import connection


class TooManyRequests(Exception):
    """Raised when somebody goes over a limit; `seconds` says when to try again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def limit(name: str, who: object, *, times: int, seconds: int, stempels: tuple[str, ...] = ()) -> str:
    """Count this request; raise TooManyRequests when `who` did more than `times` in a window of `seconds`.

    Returns what stamps.current(*stempels) returns, in the same statement.
    """
    now = int(time.time())
    window = now // seconds
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH t AS (INSERT INTO core_verzoekteller (sleutel, venster, aantal) VALUES (%s, %s, 1) "
            "ON CONFLICT (sleutel) DO UPDATE SET venster = EXCLUDED.venster, aantal = CASE WHEN "
            "core_verzoekteller.venster = EXCLUDED.venster THEN core_verzoekteller.aantal + 1 ELSE 1 END "
            "RETURNING aantal) SELECT aantal, "
            "(SELECT json_object_agg(naam, nummer) FROM core_stempel WHERE naam = ANY(%s)) FROM t",
            [f"{name}:{who}"[:120], window, list(stempels)],
        )
        count, numbers = cursor.fetchone()
    if count > times:
        raise TooManyRequests((window + 1) * seconds - now)
    return ".".join(str((numbers or {}).get(naam, 0)) for naam in stempels)
