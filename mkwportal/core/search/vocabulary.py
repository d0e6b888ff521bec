"""The vocabulary beside the index: how often each lexeme and word occurs, and which words are one letter apart.

Counts change with the rows, in the same transaction. One advisory lock makes indexing one at a time, so that two jobs
that meet on the same words neither lose a count nor wait for each other in a circle.
"""

from collections import Counter
from collections.abc import Sequence

from django.db import connection
from django.db.backends.utils import CursorWrapper

from .stemming import stem
from .vector import Inhoud

SLOT = 7_203_114  # number of the advisory lock
AANTAL, OMVANG, OMVANG_DEEL = "#", "##", 16  # lexemes that hold the number of rows and their words, in sixteenths
FOUT_KORTST, FOUT_LANGST = 4, 30  # letters of a word that is offered as a correction


class Wijziging:
    """Counts to add and to take off, gathered over any number of objects."""

    def __init__(self) -> None:
        self.lexemen: Counter[str] = Counter()
        self.woorden: Counter[str] = Counter()
        self.openbaar: Counter[str] = Counter()
        self.vormen: dict[str, tuple[str, str]] = {}

    def add(self, inhoud: Inhoud, *, openbaar: bool, keer: int = 1) -> None:
        """Count an object in (keer=1) or out (keer=-1)."""
        for lexeem in inhoud.lexemen:
            self.lexemen[lexeem] += keer
        self.lexemen[AANTAL] += keer
        self.lexemen[OMVANG] += keer * (inhoud.lengte // OMVANG_DEEL)
        for woord in inhoud.woorden:
            self.woorden[woord] += keer
        if openbaar:
            self.publish(inhoud, keer)
        if keer > 0:
            for woord, (vorm, stam) in inhoud.woorden.items():
                if woord not in self.vormen or vorm > self.vormen[woord][0]:  # with accents sorts after without
                    self.vormen[woord] = vorm, stam

    def publish(self, inhoud: Inhoud, keer: int) -> None:
        """Count the words as visible to all members, or no longer so."""
        for woord in inhoud.woorden:
            self.openbaar[woord] += keer


def lock() -> None:
    """Wait until no other transaction is indexing; released at the end of this one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SLOT])


def apply(wijziging: Wijziging) -> None:
    """Write the counts; call after lock(), inside the transaction that changes the rows."""
    lexemen = sorted((lexeem, n) for lexeem, n in wijziging.lexemen.items() if n)
    woorden = sorted(
        (woord, wijziging.woorden[woord], wijziging.openbaar[woord], *wijziging.vormen.get(woord, ("", "")))
        for woord in wijziging.woorden.keys() | wijziging.openbaar.keys()
        if wijziging.woorden[woord] or wijziging.openbaar[woord]
    )
    with connection.cursor() as cursor:
        if lexemen:
            kolommen = _columns(lexemen)
            cursor.execute(
                "INSERT INTO core_zoekstam (stam, freq) SELECT d.stam, 0 "
                "FROM unnest(%s::text[], %s::int[]) AS d(stam, n) WHERE d.n > 0 ON CONFLICT DO NOTHING",
                kolommen,
            )
            cursor.execute(
                "UPDATE core_zoekstam z SET freq = greatest(z.freq + d.n, 0) "
                "FROM unnest(%s::text[], %s::int[]) AS d(stam, n) WHERE z.stam = d.stam",
                kolommen,
            )
            cursor.execute("DELETE FROM core_zoekstam WHERE freq = 0 AND stam = ANY(%s)", kolommen[:1])
        if woorden:
            kolommen = _columns(woorden)
            cursor.execute(
                "INSERT INTO core_zoekwoord (woord, vorm, stam, freq, freq_openbaar) "
                "SELECT d.woord, d.vorm, d.stam, 0, 0 "
                "FROM unnest(%s::text[], %s::int[], %s::int[], %s::text[], %s::text[]) "
                "AS d(woord, n, o, vorm, stam) WHERE d.n > 0 ON CONFLICT DO NOTHING RETURNING woord",
                kolommen,
            )
            _add_spellings(cursor, [woord for (woord,) in cursor.fetchall()])
            cursor.execute(
                "UPDATE core_zoekwoord z SET freq = greatest(z.freq + d.n, 0), "
                'freq_openbaar = greatest(z.freq_openbaar + d.o, 0), vorm = greatest(z.vorm, d.vorm COLLATE "C") '
                "FROM unnest(%s::text[], %s::int[], %s::int[], %s::text[]) AS d(woord, n, o, vorm) "
                "WHERE z.woord = d.woord",
                kolommen[:4],
            )
            cursor.execute(
                "DELETE FROM core_zoekwoord WHERE freq = 0 AND woord = ANY(%s) RETURNING woord", kolommen[:1]
            )
            _remove_spellings(cursor, [woord for (woord,) in cursor.fetchall()])


def _add_spellings(cursor: CursorWrapper, woorden: list[str]) -> None:
    if paren := _pairs(woorden):
        cursor.execute(
            "INSERT INTO core_zoekfout (sleutel, woord) "
            "SELECT * FROM unnest(%s::text[], %s::text[]) ON CONFLICT DO NOTHING",
            _columns(paren),
        )


def _remove_spellings(cursor: CursorWrapper, woorden: list[str]) -> None:
    if paren := _pairs(woorden):
        cursor.execute(
            "DELETE FROM core_zoekfout f USING unnest(%s::text[], %s::text[]) AS d(sleutel, woord) "
            "WHERE f.sleutel = d.sleutel AND f.woord = d.woord",
            _columns(paren),
        )


def _pairs(woorden: list[str]) -> list[tuple[str, str]]:
    return sorted((sleutel, w) for w in woorden if correctable(w) for sleutel in spellings(w))


def correctable(woord: str) -> bool:
    """Tell whether a word is offered as a correction, or corrected."""
    return FOUT_KORTST <= len(woord) <= FOUT_LANGST and woord.isalpha()


def spellings(woord: str) -> set[str]:
    """Return the word and its stem, and everything they become when one letter is left out."""
    vormen = {woord, stem(woord)}
    return vormen | {vorm[:i] + vorm[i + 1 :] for vorm in vormen for i in range(len(vorm))}


def clear() -> None:
    """Forget every count, before all rows are counted anew."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE core_zoekstam, core_zoekwoord, core_zoekfout")


def _columns(rijen: Sequence[tuple[object, ...]]) -> list[list[object]]:
    """Turn rows into the arrays that unnest() takes."""
    return [list(kolom) for kolom in zip(*rijen, strict=True)]
