"""What a question needs to know of the vocabulary, asked in one statement.

Whoever reads a question simply asks; an answer that is not there yet counts as nothing and is noted. fetch() then gets
all that was noted at once, and the question is read again.
"""

from typing import Any

from django.db.backends.utils import CursorWrapper

from .stemming import stem
from .synonyms import Synoniemen, synonyms
from .vocabulary import AANTAL, OMVANG, OMVANG_DEEL, correctable, spellings

MEESTE_AANVULLINGEN, MEESTE_CORRECTIES = 12, 3
TWEE_FOUTEN_VANAF = 8  # letters
INSTELLINGEN = {  # for this transaction: the planner does not know what unpacking a vector costs
    "enable_seqscan": "off", "jit": "off", "statement_timeout": "4000", "max_parallel_workers_per_gather": "0",
    "random_page_cost": "1.1",
}  # fmt: skip
FREQ = "SELECT json_object_agg(stam, freq) FROM core_zoekstam WHERE stam = ANY(%s)"
BETER = """
SELECT json_agg(json_build_array(k.getypt, w.woord, w.vorm, w.stam, w.freq)) FROM (
  SELECT DISTINCT k.getypt, f.woord FROM unnest(%s::text[], %s::text[]) AS k(getypt, sleutel)
  JOIN core_zoekfout f ON f.sleutel = k.sleutel
  WHERE NOT EXISTS (SELECT FROM core_zoekwoord b WHERE b.woord = k.getypt AND b.freq_openbaar > 0)
) k JOIN core_zoekwoord w ON w.woord = k.woord AND w.freq_openbaar > 0"""
LANGER = f"""
SELECT json_agg(woord) FROM (
  SELECT woord FROM core_zoekwoord WHERE woord LIKE %s ORDER BY freq DESC, woord LIMIT {MEESTE_AANVULLINGEN}) p"""  # noqa: S608 - own words, values as parameters
REGELS = "SELECT json_agg(json_build_array(regel, actief) ORDER BY id) FROM core_synoniemregel"
_eigen_regels: tuple[tuple[str, bool], ...] = ()  # the admin's synonyms as this process saw them last


class Kennis:
    """Frequencies, corrections, completions and synonyms, as far as they were fetched."""

    def __init__(self) -> None:
        self._freq: dict[str, int] = {}
        self._beter: dict[str, list[tuple[str, str]]] = {}
        self._langer: dict[str, list[str]] = {}
        self._wens_freq: set[str] = {AANTAL, OMVANG}
        self._wens_beter: set[str] = set()
        self._wens_langer: set[str] = set()
        self._eigen = _eigen_regels
        self._vers = False

    @property
    def synoniemen(self) -> Synoniemen:
        """Return the synonyms."""
        return synonyms(self._eigen)

    @property
    def begonnen(self) -> bool:
        """Tell whether anything was fetched yet: before that, a frequency of 0 means nothing."""
        return self._vers

    @property
    def aantal(self) -> int:
        """Return the number of objects in the index."""
        return max(self.freq(AANTAL), 1)

    @property
    def gemiddeld(self) -> float:
        """Return the mean length of an object in words."""
        return max(self.freq(OMVANG) * OMVANG_DEEL / self.aantal, 1.0)

    def freq(self, lexeem: str) -> int:
        """Return in how many objects a lexeme occurs."""
        if lexeem not in self._freq:
            self._wens_freq.add(lexeem)
        return self._freq.get(lexeem, 0)

    def corrections(self, woord: str) -> list[tuple[str, str]]:
        """Return the likely words (and how they are written) for one that no public text has."""
        if not correctable(woord):
            return []
        if woord not in self._beter:
            self._wens_beter.add(woord)
        return self._beter.get(woord, [])

    def occurs(self, *lexemen: str) -> bool:
        """Tell whether each of these lexemes occurs."""
        return min([self.freq(lexeem) for lexeem in lexemen]) > 0

    def completions(self, begin: str) -> list[str]:
        """Return the most frequent words that start like this."""
        if begin not in self._langer:
            self._wens_langer.add(begin)
        return self._langer.get(begin, [])

    def fetch(self, cursor: CursorWrapper) -> bool:
        """Get what was asked and not known, at most one statement; return whether anything was missing."""
        global _eigen_regels
        if not (self._wens_freq or self._wens_beter or self._wens_langer):
            return False
        paren = [(woord, sleutel) for woord in self._wens_beter for sleutel in spellings(woord)]
        begin = min(self._wens_langer, default="")
        delen = [FREQ, BETER if paren else "NULL", LANGER if begin else "NULL", REGELS]
        waarden: list[Any] = [list(self._wens_freq)]
        waarden += [[woord for woord, _ in paren], [sleutel for _, sleutel in paren]] if paren else []
        waarden += [begin + "%"] if begin else []
        if not self._vers:
            delen += [f"set_config('{naam}', '{waarde}', true)" for naam, waarde in INSTELLINGEN.items()]
        cursor.execute("SELECT " + ", ".join(f"({deel})" for deel in delen), waarden)
        freq, beter, langer, eigen, *_ = cursor.fetchone()
        self._freq |= dict.fromkeys(self._wens_freq, 0) | (freq or {})
        for _, _, _, stam, aantal in beter or []:
            self._freq[stam] = max(self._freq.get(stam, 0), aantal)
        self._beter |= {woord: [] for woord in self._wens_beter} | _nearest(beter or [])
        self._langer |= dict.fromkeys(self._wens_langer, langer or [])
        self._eigen = _eigen_regels = tuple((regel, actief) for regel, actief in eigen or [])
        self._wens_freq, self._wens_beter, self._wens_langer, self._vers = set(), set(), set(), True
        return True


def _nearest(rijen: list[list]) -> dict[str, list[tuple[str, str]]]:
    """Return per typed word the candidates at the smallest distance, the most frequent first."""
    per_woord: dict[str, list[tuple[int, bool, int, str, str]]] = {}
    for getypt, woord, vorm, stam, freq in rijen:
        grens = 1 if len(getypt) < TWEE_FOUTEN_VANAF else 2
        afstand = min(distance(getypt, woord, grens), distance(stem(getypt), stam, grens))
        if afstand <= grens:
            per_woord.setdefault(getypt, []).append((afstand, woord[0] != getypt[0], -freq, woord, vorm))
    uit = {}
    for getypt, kandidaten in per_woord.items():
        beste = sorted(kandidaten)[:MEESTE_CORRECTIES]
        uit[getypt] = [(woord, vorm) for afstand, _, _, woord, vorm in beste if afstand == beste[0][0]]
    return uit


def distance(a: str, b: str, grens: int) -> int:
    """Return the edit distance (two letters swapped counts as one), or grens + 1 when it is larger."""
    if abs(len(a) - len(b)) > grens:
        return grens + 1
    vorige, rij = [0] * (len(b) + 1), list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        nieuw = [i]
        for j, y in enumerate(b, 1):
            kosten = min(rij[j] + 1, nieuw[j - 1] + 1, rij[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                kosten = min(kosten, vorige[j - 2] + 1)
            nieuw.append(kosten)
        if min(nieuw) > grens:
            return grens + 1
        vorige, rij = rij, nieuw
    return rij[-1]
