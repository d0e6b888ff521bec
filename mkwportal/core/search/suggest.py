"""Completions while typing, and the searches that found nothing."""

import re

from django.db import connection

from .analysis import WOORD, clean, units

KORTST, LANGST = 2, 200

_WORD = re.compile(r"\w")


def suggest(prefix: str | None, limit: int = 8) -> list[str]:
    """Return what was typed with its last word completed: only words that every member may see, most frequent first."""
    tekst = clean((prefix or "")[:LANGST])
    laatste = max(WOORD.finditer(tekst), key=re.Match.end, default=None)
    if laatste is None or laatste.end() != len(tekst):
        return []
    eenheden = units(laatste[0])
    if len(eenheden) != 1 or len(eenheden[0][0]) < KORTST:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT vorm FROM core_zoekwoord WHERE woord LIKE %s AND woord <> %s AND freq_openbaar > 0 "
            "ORDER BY freq_openbaar DESC, woord LIMIT %s",
            [eenheden[0][0] + "%", eenheden[0][0], min(max(limit, 0), 50)],
        )
        return [tekst[: laatste.start()] + vorm for (vorm,) in cursor.fetchall()]


def record_empty(vraag: str | None) -> None:
    """Count a search that found nothing: its text, not who typed it. Signs and exclusions alone ask for nothing."""
    tekst = " ".join(clean((vraag or "")[: LANGST * 2]).lower().split())[:LANGST]
    if not any(_WORD.search(deel) for deel in tekst.split() if not deel.startswith("-")):
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_zoekzonderresultaat AS z (tekst, aantal, laatst) VALUES (%s, 1, current_date) "
            "ON CONFLICT (tekst) DO UPDATE SET aantal = z.aantal + 1, laatst = current_date",
            [tekst],
        )
