"""The vocabulary beside the index: how often each lexeme and word occurs, and which words are one letter apart.

Counts change with the rows, in the same transaction. One advisory lock makes indexing one at a time, so that two jobs
that meet on the same words neither lose a count nor wait for each other in a circle.

While all is indexed anew (`reindexing`), a second count runs beside the one in use: of the rows that were done.
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
STAND = "zoekindex"  # the core.Stand that holds how far indexing anew has come
GEDAAN_TOT = """SELECT coalesce((SELECT (gegevens->>'laatste')::bigint FROM core_stand
WHERE naam = %s AND gegevens->>'staat' IN ('loopt', 'gestopt')), 0)"""


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


class Wijzigingen:
    """What one transaction changes: the counts in use, and those of the round that runs, if the row was done in it."""

    def __init__(self, gedaan_tot: int) -> None:
        self.nu, self.nieuw, self._gedaan_tot = Wijziging(), Wijziging(), gedaan_tot

    def of(self, pk: int | None) -> list[Wijziging]:
        """Return the counts in which the row with this number stands; a row without one is new."""
        return [self.nu, self.nieuw] if pk is not None and pk <= self._gedaan_tot else [self.nu]

    def apply(self) -> None:
        """Write both."""
        apply(self.nu)
        apply(self.nieuw, nieuw=True)


def lock() -> int:
    """Wait until no other transaction is indexing, and keep others out until the end of this one.

    Returns up to which row the round that indexes everything anew has come, 0 when there is none.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SLOT])
        cursor.execute(GEDAAN_TOT, [STAND])
        return cursor.fetchone()[0]


def apply(wijziging: Wijziging, *, nieuw: bool = False) -> None:
    """Write the counts; call after lock(), inside the transaction that changes the rows."""
    freq, openbaar = ("freq_nieuw", "freq_openbaar_nieuw") if nieuw else ("freq", "freq_openbaar")
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
                f"UPDATE core_zoekstam z SET {freq} = greatest(z.{freq} + d.n, 0) "  # noqa: S608 - own words, values as parameters
                "FROM unnest(%s::text[], %s::int[]) AS d(stam, n) WHERE z.stam = d.stam",
                kolommen,
            )
            cursor.execute(
                "DELETE FROM core_zoekstam WHERE freq + freq_nieuw = 0 AND stam = ANY(%s::text[])", kolommen[:1]
            )
        if woorden:
            kolommen = _columns(woorden)
            if nieuw:
                _renew_stems(cursor, kolommen)
            cursor.execute(
                "INSERT INTO core_zoekwoord (woord, vorm, stam, freq, freq_openbaar) "
                "SELECT d.woord, d.vorm, d.stam, 0, 0 "
                "FROM unnest(%s::text[], %s::int[], %s::int[], %s::text[], %s::text[]) "
                "AS d(woord, n, o, vorm, stam) WHERE d.n > 0 ON CONFLICT DO NOTHING RETURNING woord, stam",
                kolommen,
            )
            _add_spellings(cursor, cursor.fetchall())
            cursor.execute(
                f"UPDATE core_zoekwoord z SET {freq} = greatest(z.{freq} + d.n, 0), "  # noqa: S608 - own words, values as parameters
                f'{openbaar} = greatest(z.{openbaar} + d.o, 0), vorm = greatest(z.vorm, d.vorm COLLATE "C") '
                "FROM unnest(%s::text[], %s::int[], %s::int[], %s::text[]) AS d(woord, n, o, vorm) "
                "WHERE z.woord = d.woord",
                kolommen[:4],
            )
            cursor.execute(
                "DELETE FROM core_zoekwoord WHERE freq + freq_nieuw = 0 AND woord = ANY(%s::text[]) "
                "RETURNING woord, stam",
                kolommen[:1],
            )
            _remove_spellings(cursor, cursor.fetchall())


def begin_anew() -> None:
    """Set the second count to nothing; call after lock()."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_zoekstam SET freq_nieuw = 0 WHERE freq_nieuw <> 0")
        cursor.execute(
            "UPDATE core_zoekwoord SET freq_nieuw = 0, freq_openbaar_nieuw = 0 "
            "WHERE freq_nieuw <> 0 OR freq_openbaar_nieuw <> 0"
        )


def take_over() -> None:
    """Let the second count, now of all rows, take the place of the first; call after lock()."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM core_zoekstam WHERE freq_nieuw = 0")
        cursor.execute("UPDATE core_zoekstam SET freq = freq_nieuw, freq_nieuw = 0")
        cursor.execute("DELETE FROM core_zoekwoord WHERE freq_nieuw = 0 RETURNING woord, stam")
        _remove_spellings(cursor, cursor.fetchall())
        cursor.execute(
            "UPDATE core_zoekwoord SET freq = freq_nieuw, freq_nieuw = 0, "
            "freq_openbaar = freq_openbaar_nieuw, freq_openbaar_nieuw = 0"
        )


def _renew_stems(cursor: CursorWrapper, kolommen: list[str]) -> None:
    """Give words that a new analysis stems otherwise their new stem and spellings."""
    cursor.execute(
        "UPDATE core_zoekwoord z SET stam = d.stam FROM unnest(%s::text[], %s::text[]) AS d(woord, stam), "
        "core_zoekwoord oud WHERE z.woord = d.woord AND oud.woord = d.woord AND oud.stam <> d.stam AND d.stam <> '' "
        "RETURNING z.woord, oud.stam, z.stam",
        [kolommen[0], kolommen[4]],
    )
    anders = cursor.fetchall()
    _remove_spellings(cursor, [(woord, oud) for woord, oud, _ in anders])
    _add_spellings(cursor, [(woord, nieuw) for woord, _, nieuw in anders])


def _add_spellings(cursor: CursorWrapper, woorden: list[tuple[str, str]]) -> None:
    if paren := _pairs(woorden):
        cursor.execute(
            "INSERT INTO core_zoekfout (sleutel, woord) "
            "SELECT * FROM unnest(%s::text[], %s::text[]) ON CONFLICT DO NOTHING",
            _columns(paren),
        )


def _remove_spellings(cursor: CursorWrapper, woorden: list[tuple[str, str]]) -> None:
    if paren := _pairs(woorden):
        cursor.execute(
            "DELETE FROM core_zoekfout f USING unnest(%s::text[], %s::text[]) AS d(sleutel, woord) "
            "WHERE f.sleutel = d.sleutel AND f.woord = d.woord",
            _columns(paren),
        )


def _pairs(woorden: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted((sleutel, w) for w, stam in woorden if correctable(w) for sleutel in spellings(w, stam))


def correctable(woord: str) -> bool:
    """Tell whether a word is offered as a correction, or corrected."""
    return FOUT_KORTST <= len(woord) <= FOUT_LANGST and woord.isalpha()


def spellings(woord: str, stam: str = "") -> set[str]:
    """Return the word and its stem, and everything they become when one letter is left out."""
    vormen = {woord, stam or stem(woord)}
    return vormen | {vorm[:i] + vorm[i + 1 :] for vorm in vormen for i in range(len(vorm))}


def _columns(rijen: Sequence[tuple[object, ...]]) -> list[str]:
    """Turn rows into the arrays that unnest() takes, as PostgreSQL writes them: psycopg is slow at long ones."""
    return [_array(kolom) for kolom in zip(*rijen, strict=True)]


def _array(waarden: Sequence[object]) -> str:
    teksten = [str(waarde) for waarde in waarden]
    if any(teken in "".join(teksten) for teken in '"\\'):
        teksten = [tekst.replace("\\", "\\\\").replace('"', '\\"') for tekst in teksten]
    return '{"' + '","'.join(teksten) + '"}'
