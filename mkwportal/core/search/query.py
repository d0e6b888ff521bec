"""Search: from what was typed to the hits that this person may see. Never fails, whatever was typed."""

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import OperationalError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from .knowledge import Kennis
from .picking import Waarvoor, pick
from .question import Vraag, corrected_text, read
from .ranking import VENSTER, Sql, by_likeness
from .snippets import GRENS, Markeerder
from .statement import FACETTEN, GETALLEN, KANDIDATEN, VOLGORDE, build, build_scored

MEESTE_PER_BLADZIJDE, VERSTE = 100, 100_000
GROOTSTE_GETAL = 2**31 - 1
TE_LANG = "57014"  # PostgreSQL: the statement took longer than it may


@dataclass(frozen=True, slots=True)
class Treffer:
    """One hit. Title and fragments are safe HTML with the hits marked; `pagina` is that of the first fragment."""

    soort: str
    object_id: int
    titel: str
    titel_html: str
    score: float
    stadium: int
    fragmenten: list[str]
    pagina: int | None


@dataclass(frozen=True, slots=True)
class Resultaat:
    """The hits of one page, the exact total, and the counts per facet value, largest first."""

    treffers: list[Treffer] = field(default_factory=list)
    totaal: int = 0
    facetten: dict[str, list[tuple[Any, int]]] = field(default_factory=dict)
    bedoelde_u: str | None = None
    gecorrigeerd: dict[str, str] = field(default_factory=dict)
    stadium: int = 1
    afgebroken: bool = False


def search(
    vraag: str | None, *, zichtbaar: Mapping[str, QuerySet], filters: Mapping[str, Sequence[Any]] | None = None,
    sorteer: str = "relevantie", offset: int = 0, limit: int = 10, typend: bool = False, facetten: Sequence[str] = (),
    fragmenten: bool = True, waarvoor: Waarvoor | None = None,
) -> Resultaat:  # fmt: skip
    """Return what `vraag` finds among the objects of `zichtbaar` (soort -> queryset of what the person may see).

    A blank question finds everything, newest first. Filters are lists per name of FACETTEN; each facet is counted with
    all filters but its own. `afgebroken` means the question was too heavy. Without `fragmenten` a hit has its title
    only: that is quicker for a long list. With `waarvoor` one kind is chosen and counted with the index in memory.
    """
    kennis = Kennis()
    gekozen = {
        naam: _values(naam, waarden) for naam, waarden in (filters or {}).items() if naam in FACETTEN and waarden
    }
    facetten = [naam for naam in facetten if naam in FACETTEN]
    limit, offset = min(max(limit, 1), MEESTE_PER_BLADZIJDE), min(max(offset, 0), VERSTE)
    leeg = not (vraag or "").strip()
    if leeg or sorteer not in VOLGORDE:
        sorteer = sorteer if sorteer == "titel" else "datum" if leeg else "relevantie"
    venster = limit * math.ceil(VENSTER / limit)
    herschikt = sorteer == "relevantie" and offset < venster
    try:
        with undisturbed() as cursor:
            gelezen = understand(vraag, kennis, cursor, typend=typend)
            if not zichtbaar or not (gelezen.begrippen or leeg):
                return Resultaat(facetten={naam: [] for naam in facetten})
            if waarvoor and herschikt and len(zichtbaar) == 1 and "soort" not in {*facetten, *gekozen}:
                vondst = _from_memory(gelezen, kennis, cursor, zichtbaar, gekozen, facetten, venster, waarvoor)
            else:
                sql = build(
                    gelezen, kennis, zichtbaar=zichtbaar, filters=gekozen, facetten=facetten, sorteer=sorteer,
                    offset=0 if herschikt else offset, limit=venster if herschikt else limit,
                )  # fmt: skip
                rijen, freq, groepen = _ask(sql, cursor)
                vondst = _Vondst(rijen, freq, *_count(groepen, list(gekozen), facetten))
            rijen = vondst.rijen
            if herschikt:
                rijen = by_likeness(rijen, dict(vondst.freq), kennis.aantal)[offset : offset + limit]
            teksten = {} if leeg or not fragmenten else _texts([rij[5] for rij in rijen], cursor)
    except OperationalError as fout:
        if getattr(fout.__cause__, "sqlstate", None) != TE_LANG:
            raise
        return Resultaat(facetten={naam: [] for naam in facetten}, afgebroken=True)
    markeerder = Markeerder(gelezen.begrippen)
    treffers = [_hit(rij, markeerder, teksten.get(rij[5], "")) for rij in rijen]
    verbeterd = gelezen.gecorrigeerd if vondst.totaal else {}
    return Resultaat(
        treffers, vondst.totaal, vondst.facetten, corrected_text(vraag or "", verbeterd) if verbeterd else None,
        verbeterd, max((t.stadium for t in treffers), default=1),
    )  # fmt: skip


class _Vondst(NamedTuple):
    """Scored rows, how often the lexemes of the first ones occur, and the counts."""

    rijen: list[Any]
    freq: Mapping[str, int]
    totaal: int
    facetten: dict[str, list[tuple[Any, int]]]


def _from_memory(
    gelezen: Vraag, kennis: Kennis, cursor: CursorWrapper, zichtbaar: Mapping[str, QuerySet],
    filters: Mapping[str, Sequence[Any]], facetten: Sequence[str], venster: int, waarvoor: Waarvoor,
) -> _Vondst:  # fmt: skip
    [(soort, queryset)] = zichtbaar.items()
    keuze = pick(
        gelezen, kennis, cursor, soort=soort, queryset=queryset, waarvoor=waarvoor, filters=filters, facetten=facetten,
        kandidaten=venster * math.ceil(KANDIDATEN / venster),
    )  # fmt: skip
    geteld = {naam: _largest_first(naam, tellingen) for naam, tellingen in keuze.facetten.items()}
    if not keuze.rijen:
        return _Vondst([], {}, keuze.totaal, geteld)
    rijen, freq = _ask(build_scored(gelezen, kennis, keuze.rijen, keuze.trappen, offset=0, limit=venster), cursor)
    return _Vondst(rijen, freq, keuze.totaal, geteld)


def _ask(sql: Sql, cursor: CursorWrapper) -> list[Any]:
    """Return the columns of the one row of a statement, nothing as an empty list."""
    cursor.execute(sql.tekst, sql.waarden)
    return [deel or [] for deel in cursor.fetchone()]


@contextmanager
def undisturbed() -> Iterator[CursorWrapper]:
    """Give a cursor whose settings are undone afterwards: nothing is written, so all of it is rolled back."""
    with transaction.atomic(), connection.cursor() as cursor:
        yield cursor
        transaction.set_rollback(True)


def understand(vraag: str | None, kennis: Kennis, cursor: CursorWrapper, *, typend: bool = False) -> Vraag:
    """Read the question, get what it asks of the vocabulary, and read it again: two statements at most."""
    gelezen = read(vraag, kennis, typend=typend)
    for _ in range(2):
        if not kennis.fetch(cursor):
            break
        gelezen = read(vraag, kennis, typend=typend)
    return gelezen


def _values(naam: str, waarden: Sequence[Any]) -> list[Any]:
    """Return the values of a filter as its column has them; what can be none of its values is left out."""
    if naam not in GETALLEN:
        return [w for w in waarden if isinstance(w, str) and w and "\x00" not in w]
    getallen = [int(w) for w in waarden if type(w) is int or (isinstance(w, str) and w.isdecimal() and len(w) < 11)]
    return [g for g in getallen if abs(g) <= GROOTSTE_GETAL]


def _texts(ids: list[int], cursor: CursorWrapper) -> dict[int, str]:
    cursor.execute("SELECT id, left(tekst, %s) FROM core_zoekregel WHERE id = ANY(%s)", [GRENS, ids])
    return dict(cursor.fetchall())


def _hit(rij: list[Any], markeerder: Markeerder, tekst: str) -> Treffer:
    soort, object_id, titel, score, stadium, *_ = rij
    titel_html, fragmenten = markeerder.show(titel, tekst)
    pagina = tekst.count("\f", 0, fragmenten[0].plek) + 1 if fragmenten and "\f" in tekst else None
    return Treffer(soort, object_id, titel, titel_html, float(score), stadium, [f.html for f in fragmenten], pagina)


def _count(
    groepen: list[list[Any]], filters: list[str], facetten: list[str]
) -> tuple[int, dict[str, list[tuple[Any, int]]]]:
    """Return the total and the counts per facet from the groups (which column, failed filters, count, value)."""
    geteld: dict[str, dict[str, int]] = {naam: {} for naam in facetten}
    alle, totaal = (1 << len(facetten)) - 1, 0
    # grouping() has a bit for every column that a group is not about, the first column the highest
    welke = {alle ^ (1 << plek): naam for plek, naam in enumerate(reversed(facetten))}
    eigen = {naam: 1 << i for i, naam in enumerate(filters)}
    for kolommen, mist, aantal, waarde in groepen:
        if kolommen == alle:
            totaal += 0 if mist else aantal
        elif waarde and not mist & ~eigen.get(naam := welke[kolommen], 0):
            geteld[naam][waarde] = geteld[naam].get(waarde, 0) + aantal
    return totaal, {naam: _largest_first(naam, tellingen) for naam, tellingen in geteld.items()}


def _largest_first(naam: str, tellingen: dict[str, int]) -> list[tuple[Any, int]]:
    paren = [(int(w) if naam in GETALLEN else w, n) for w, n in tellingen.items() if w]
    return sorted(paren, key=lambda paar: (-paar[1], paar[0]))
