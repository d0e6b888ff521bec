"""What stands on the board already and looks like a question that somebody is about to ask."""

from typing import NamedTuple

from django.urls import reverse

from corporaties.models import Gebruiker
from mkwportal.core.search.analysis import stem_key
from mkwportal.core.search.query import search

from .models import Verkenning, Vraagstuk
from .search import VERKENNING, VRAAGSTUK

MEESTE, BEKEKEN = 4, 20
DEEL, WOORDEN = 0.4, 2  # of the words of the shorter question, and at least so many, must stand in both
_ADRES = {VRAAGSTUK: ("Vraagstuk", "verkenningen:vraagstuk"), VERKENNING: ("Verkenning", "verkenningen:detail")}


class Lijkt(NamedTuple):
    """A question or an exploration that exists already."""

    wat: str
    titel: str
    url: str


def similar(gebruiker: Gebruiker, vraag: str) -> list[Lijkt]:
    """Return the questions and explorations that this person may see and that ask much the same, best first."""
    gevraagd = set(stem_key(vraag))
    visible = {
        VRAAGSTUK: Vraagstuk.objects.zichtbaar_voor(gebruiker),
        VERKENNING: Verkenning.objects.zichtbaar_voor(gebruiker),
    }
    found = search(vraag, zichtbaar=visible, limit=BEKEKEN, fragmenten=False)
    return [
        Lijkt(_ADRES[hit.soort][0], hit.titel, reverse(_ADRES[hit.soort][1], args=[hit.object_id]))
        for hit in found.treffers
        if _much_the_same(gevraagd, set(stem_key(hit.titel)))
    ][:MEESTE]


def _much_the_same(one: set[str], other: set[str]) -> bool:
    shared, shorter = len(one & other), min(len(one), len(other))
    return shared >= min(WOORDEN, max(shorter, 1)) and shared >= DEEL * shorter
