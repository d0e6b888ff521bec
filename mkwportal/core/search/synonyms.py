"""Synonyms: the list that comes with the portal, and what the platform admin adds, changes and switches off.

A rule is a ring ("AVG, privacy": each means the others) or goes one way ("opzegging => huuropzegging"). A row of
Synoniemregel with the text of a rule from the list replaces it, so a rule is switched off by a row that is not active.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from django.db.models import QuerySet

from mkwportal.core.models import Synoniemregel

from .analysis import WOORD, Woord, stem_key, words


class Synoniemen:
    """Rules ready for use: looked up by the stems of one or more words."""

    def __init__(self, regels: Iterable[str]) -> None:
        self._ander: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for regel in regels:
            links, pijl, rechts = regel.partition("=>")
            van, naar = _split(links), _split(rechts if pijl else links)
            for woord in van:
                sleutel = stem_key(woord)
                for bekend in (sleutel, *_parts_key(woord)):
                    self._ander[bekend] += [a for a in naar if stem_key(a) != sleutel and a not in self._ander[bekend]]
        self._ander.pop((), None)
        self.langst = max(map(len, self._ander), default=0)

    def get(self, stammen: tuple[str, ...]) -> list[str]:
        """Return the other words for these stems."""
        return self._ander.get(stammen, [])

    def for_word(self, woord: Woord) -> list[str]:
        """Return the other words for one word, also when its parts are joined otherwise (zonnenpanelen)."""
        return self.get((woord.stam,)) or (self.get(("+", *woord.fijn)) if woord.fijn else [])


def _parts_key(tekst: str) -> list[tuple[str, ...]]:
    """Return the key of the parts when this is one compound."""
    woorden = [w for m in WOORD.finditer(tekst) for w in words(m[0]) if w]
    return [("+", *woorden[0].fijn)] if len(woorden) == 1 and len(woorden[0].fijn) > 1 else []


def _split(lijst: str) -> list[str]:
    return [woord for woord in (w.strip() for w in lijst.split(",")) if woord]


@cache
def starter_rules() -> tuple[str, ...]:
    """Return the rules that come with the portal."""
    regels = Path(__file__).with_name("synoniemen.txt").read_text(encoding="utf-8").splitlines()
    return tuple(regel.strip() for regel in regels if regel.strip() and not regel.startswith("#"))


def all_rules() -> list[tuple[str, bool, bool, int | None]]:
    """Return every rule for the platform admin: text, active or not, whether it comes with the portal, its row."""
    eigen = {regel: (actief, pk) for regel, actief, pk in own_rules().values_list("regel", "actief", "pk")}
    rijen = [(regel, *eigen.pop(regel, (True, None))) for regel in starter_rules()]
    standaard = [(regel, actief, True, pk) for regel, actief, pk in rijen]
    return standaard + [(regel, actief, False, pk) for regel, (actief, pk) in eigen.items()]


def own_rules() -> QuerySet:
    """Return what the platform admin added, changed or switched off, oldest first."""
    return Synoniemregel.objects.order_by("pk")


def synonyms_now() -> "Synoniemen":
    """Return the synonyms as they are in the database."""
    return synonyms(tuple(own_rules().values_list("regel", "actief")))


@lru_cache(2)
def synonyms(eigen: tuple[tuple[str, bool], ...]) -> Synoniemen:
    """Return the synonyms with the admin's own rules (text, active) laid over the list."""
    regels = dict.fromkeys(starter_rules(), True) | dict(eigen)
    return Synoniemen(regel for regel, actief in regels.items() if actief)
