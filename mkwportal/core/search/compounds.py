"""Take Dutch compounds apart into words that are known: huurincassobeleid = huur + incasso + beleid.

`woorddelen.txt` holds words that other words are made of; a compound is read as the fewest of them, with -s- or
-en- between. Parts that are endings rather than words (-baar, -heid) never count.
"""

from functools import cache
from pathlib import Path

from .lists import GEEN_BEPALER, GEEN_HOOFD, HEEL, KORT, VOORZETSELS


@cache
def parts_lexicon() -> frozenset[str]:
    """Return the words that compounds are made of; read once per process."""
    regels = Path(__file__).with_name("woorddelen.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(regel for regel in regels if regel and not regel.startswith("#")) | HEEL | KORT


def _is_part(deel: str, uitgesloten: frozenset[str]) -> bool:
    return (len(deel) >= 4 or deel in KORT) and deel in parts_lexicon() and deel not in uitgesloten


def _modifier(deel: str) -> str | None:
    """Return the word in front of a compound without its linking sound, None when it is no word."""
    if _is_part(deel, GEEN_BEPALER):
        return deel
    if len(deel) > 5 and deel.endswith(("s", "en")) and _is_part(deel[:-1], GEEN_BEPALER):
        return deel[:-1]  # leefbaarheid|s, zonne|n
    for i in range(3, len(deel) - 4):  # aan|nemers
        if deel[:i] in VOORZETSELS and deel[i:] in parts_lexicon():
            return deel
    return None


def split(woord: str) -> tuple[str, ...]:
    """Return the parts of a compound, () when it is one word: fewest parts, no tiny part, long head."""
    n = len(woord)
    if n < 7 or not woord.isalpha() or woord in HEEL:
        return ()
    beste: dict[int, tuple[tuple[int, int, int], tuple[str, ...]]] = {}  # from this letter to the end
    for begin in range(n - 3, -1, -1):
        rest = woord[begin:]
        if begin and _is_part(rest, GEEN_HOOFD):
            beste[begin] = (-1, min(len(rest), 6), len(rest)), (rest,)
            continue
        for knip in range(begin + 3, n - 1):
            if knip in beste and (deel := _modifier(woord[begin:knip])):
                (aantal, kleinste, hoofd), staart = beste[knip]
                rang = aantal - 1, min(kleinste, len(deel)), hoofd
                if begin not in beste or rang > beste[begin][0]:
                    beste[begin] = rang, (deel, *staart)
    return beste[0][1] if 0 in beste and len(beste[0][1]) <= 5 else ()


def smallest(delen: tuple[str, ...]) -> tuple[str, ...]:
    """Take the parts apart as far as they go: (huurprijs, beleid) -> (huur, prijs, beleid)."""
    uit: tuple[str, ...] = ()
    for deel in delen:
        fijner = split(deel) if len(deel) >= 8 else ()
        uit += smallest(fijner) if fijner else (deel,)
    return uit


def in_between(delen: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parts with the parts of those parts."""
    uit: tuple[str, ...] = ()
    for deel in delen:
        uit += (deel, *(in_between(split(deel)) if len(deel) >= 8 else ()))
    return uit
