"""In which chapter a chosen piece belongs, and where in it: by theme, and the reports by date."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from corporaties.models import Thema

from ..models import Bundel, BundelStuk, Hoofdstuk, Les, VerslagDeel
from .boek import readable_pieces

BEZOEKEN = "Wat wij zagen"
_DELEN = VerslagDeel.Deel.values
_IN_THEMA = ("les", "citaat", "foto", "deel")
_BIJ_BEZOEK = ("deel", "foto", "citaat", "les")


class Plek(NamedTuple):
    """Where a piece belongs: in the chapter of this theme (None: the visits), and there behind what has a lower key."""

    thema: Thema | None
    sleutel: tuple[int, str, int, int, int, int]


def places(bundel: Bundel) -> tuple[list[BundelStuk], dict[int, Plek]]:
    """Return the pieces of a bundle in their order, and for each where it belongs by theme; two queries.

    A photo or a quote goes along with a chosen lesson of the same stop; without one it stands with its visit.
    """
    rows = readable_pieces(BundelStuk.objects.filter(bundel=bundel))
    stukken = list(rows.order_by("hoofdstuk__volgorde", "volgorde"))
    van_les = _first_themes(stuk.les_id for stuk in stukken if stuk.les_id)
    van_halte = {
        stuk.les.halte_id: van_les[stuk.les_id]
        for stuk in reversed(stukken)
        if stuk.les and stuk.les.halte_id and stuk.les_id in van_les
    }
    return stukken, {stuk.pk: _place(stuk, van_les, van_halte) for stuk in stukken}


def _first_themes(lessen: Iterable[int]) -> dict[int, Thema]:
    through = Les.themas.through.objects.filter(les__in=list(lessen)).select_related("thema")
    found: dict[int, Thema] = {}
    for row in through.order_by("thema__volgorde", "thema__naam"):
        found.setdefault(row.les_id, row.thema)
    return found


def _place(stuk: BundelStuk, van_les: dict[int, Thema], van_halte: dict[int, Thema]) -> Plek:
    bron = getattr(stuk, stuk.soort)
    if bron is None:  # it was deleted; wherever it stands
        return Plek(None, (9, "", 0, 0, 0, stuk.pk))
    halte = getattr(bron, "halte", None)
    thema = van_les.get(bron.pk) if stuk.soort == "les" else van_halte.get(halte.pk) if halte else None
    bezoek = bron.bezoek
    when = (bezoek.begint_op.isoformat(), bezoek.pk) if bezoek else ("", 0)
    if thema:
        return Plek(thema, (_IN_THEMA.index(stuk.soort), *when, 0, halte.volgorde if halte else 0, bron.pk))
    order = _DELEN.index(bron.deel) if stuk.soort == "deel" else halte.volgorde if halte else 0
    return Plek(None, (0, *when, _BIJ_BEZOEK.index(stuk.soort), order, bron.pk))


def insert(row: list[BundelStuk], stuk: BundelStuk, plekken: dict[int, Plek]) -> None:
    """Put a piece behind the last one that comes before it, so that what people ordered by hand stays so."""
    key = plekken[stuk.pk].sleutel
    at = next((i for i in range(len(row), 0, -1) if plekken[row[i - 1].pk].sleutel <= key), 0)
    row.insert(at, stuk)


def chapter_order(hoofdstukken: Iterable[Hoofdstuk]) -> list[Hoofdstuk]:
    """Return chapters with the visits and then the themes together; own chapters stay before or behind them."""
    alle = list(hoofdstukken)
    vrij = Hoofdstuk.Soort.VRIJ
    first = next((i for i, row in enumerate(alle) if row.soort != vrij), len(alle))
    vast = sorted((row for row in alle if row.soort != vrij), key=_chapter_key)
    return [*alle[:first], *vast, *(row for row in alle[first:] if row.soort == vrij)]


def _chapter_key(row: Hoofdstuk) -> tuple[Any, ...]:
    return (1, row.thema.volgorde, row.thema.naam) if row.thema else (0, 0, "")
