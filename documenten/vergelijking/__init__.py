"""What changed between two versions (D6): blocks of text in, changes out. Knows nothing of the database.

    compare(old_blocks, new_blocks) -> Verschil

Blocks are as documenten.extraction describes. What only formats do differently (line ends, hyphenation, numbers of
headings, a list or a paragraph, a paragraph in two pieces) is no change.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from .alineas import Alinea, Woordenboek, paragraphs
from .uitlijnen import Groep, align
from .woorden import Stuk, difference

__all__ = ["METHODE", "SOORTEN", "Ongewijzigd", "Plek", "Regel", "Stuk", "Verschil", "Wijziging", "compare"]

METHODE = 2  # rises when the same two versions may give another outcome
SOORTEN = ("aangepast", "nieuw", "vervallen", "verplaatst")


@dataclass(frozen=True, slots=True)
class Plek:
    """Where a paragraph stands: block from 1, page, its chapter, and of a row the titles of its columns."""

    blok: int
    pagina: int | None
    hoofdstuk: str
    kolommen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One paragraph that changed: `soort` is one of SOORTEN, `vorm` kop, alinea, punt, rij or noot.

    The pieces together are the old and the new text, with CEL between the cells of a row; for "nieuw" and "vervallen"
    there is one piece. `hoofdstuk` is the number of the chapter in Verschil.hoofdstukken. `opnieuw` says that a moved
    text was changed as well.
    """

    soort: str
    vorm: str
    stukken: tuple[Stuk, ...]
    oud: Plek | None
    nieuw: Plek | None
    hoofdstuk: int
    opnieuw: bool = False


@dataclass(frozen=True, slots=True)
class Regel:
    """One paragraph without a change, as the new version writes it; `blok` is its number there."""

    vorm: str
    tekst: str
    blok: int


@dataclass(frozen=True, slots=True)
class Ongewijzigd:
    """Paragraphs in a row without a change."""

    regels: tuple[Regel, ...]


@dataclass(frozen=True)
class Verschil:
    """Changes and unchanged parts in reading order, and the titles of the chapters ("" before the first heading)."""

    delen: tuple[Wijziging | Ongewijzigd, ...]
    hoofdstukken: tuple[str, ...] = ()
    wijzigingen: tuple[Wijziging, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "wijzigingen", tuple(deel for deel in self.delen if isinstance(deel, Wijziging)))

    def counts(self) -> dict[str, int]:
        """Return how many changes there are of each of SOORTEN."""
        counted = Counter(wijziging.soort for wijziging in self.wijzigingen)
        return {soort: counted[soort] for soort in SOORTEN}

    def to_json(self) -> dict[str, Any]:
        """Return this as lists and dicts for JSON; `from_json` makes it again."""
        return {
            "hoofdstukken": list(self.hoofdstukken),
            "delen": [
                {name: value for name, value in asdict(deel).items() if value is not None}
                if isinstance(deel, Wijziging)
                else [[regel.vorm, regel.tekst, regel.blok] for regel in deel.regels]
                for deel in self.delen
            ],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Verschil":
        """Return what `to_json` wrote."""
        delen: list[Wijziging | Ongewijzigd] = []
        for deel in data["delen"]:
            if isinstance(deel, list):
                delen.append(Ongewijzigd(tuple(Regel(*regel) for regel in deel)))
                continue
            places = {name: _place(deel[name]) if name in deel else None for name in ("oud", "nieuw")}
            pieces = tuple(Stuk(*stuk) for stuk in deel["stukken"])
            delen.append(Wijziging(**{**deel, **places, "stukken": pieces}))
        return cls(tuple(delen), tuple(data["hoofdstukken"]))


def _place(data: dict[str, Any]) -> Plek:
    return Plek(**{**data, "kolommen": tuple(data["kolommen"])})


def compare(oud: Sequence[dict[str, Any]], nieuw: Sequence[dict[str, Any]]) -> Verschil:
    """Return what changed from the old blocks to the new ones, in the order of the new version."""
    boek = Woordenboek()
    was, wordt = paragraphs(oud, boek), paragraphs(nieuw, boek)
    return _Schrijver(was, wordt, boek.licht).write(align(was, wordt))


class _Schrijver:
    """Writes groups of paragraphs down as changes and unchanged parts."""

    def __init__(self, was: list[Alinea], wordt: list[Alinea], licht: set[int]) -> None:
        self.was, self.wordt, self.licht = was, wordt, licht
        self.van, self.naar = _chapters(was), _chapters(wordt)
        self.titels: list[str] = []
        self.nummers: dict[tuple[str, int], int] = {}
        self.zelfde_kop: dict[int, int] = {}

    def write(self, groups: Iterable[Groep]) -> Verschil:
        groups = list(groups)
        self.zelfde_kop = {i: group.nieuw[0] for group in groups if group.nieuw for i in group.oud if self.was[i].kop}
        delen: list[Wijziging | Ongewijzigd] = []
        same: list[Regel] = []
        for group in groups:
            change = self._change(group)
            if change is None:
                alineas = [self.wordt[j] for j in group.nieuw]
                same += [Regel(alinea.soort, alinea.tekst, alinea.blok) for alinea in alineas]
                continue
            if same:
                delen.append(Ongewijzigd(tuple(same)))
                same = []
            delen.append(change)
        if same:
            delen.append(Ongewijzigd(tuple(same)))
        return Verschil(tuple(delen), tuple(self.titels))

    def _change(self, group: Groep) -> Wijziging | None:
        """Return the change of a group, None when its words stayed the same and in place."""
        old, new = [self.was[i] for i in group.oud], [self.wordt[j] for j in group.nieuw]
        pieces = tuple(difference(old, new, self.licht))
        changed = any(piece.soort != "gelijk" for piece in pieces)
        if not changed and not group.verplaatst:
            return None
        soort = "verplaatst" if group.verplaatst else "aangepast" if old and new else "nieuw" if new else "vervallen"
        if not (old and new):  # the number belongs to what is new or gone
            text = "\n".join(alinea.tekst for alinea in old or new)
            pieces = (Stuk("weg", text, "") if old else Stuk("nieuw", "", text),)
        return Wijziging(
            soort,
            (new or old)[0].soort,
            pieces,
            self._place(self.was, self.van, group.oud),
            self._place(self.wordt, self.naar, group.nieuw),
            self._chapter(group),
            group.verplaatst and changed,
        )

    def _place(self, texts: list[Alinea], chapters: list[int], places: list[int]) -> Plek | None:
        if not places:
            return None
        alinea, kop = texts[places[0]], chapters[places[0]]
        return Plek(alinea.blok, alinea.pagina, texts[kop].tekst if kop >= 0 else "", alinea.kolommen)

    def _chapter(self, group: Groep) -> int:
        """Return the number of the chapter: that of the new version, also for what is gone from it."""
        if group.nieuw:
            key = ("nieuw", self.naar[group.nieuw[0]])
        else:
            kop = self.van[group.oud[0]]
            key = ("nieuw", self.zelfde_kop[kop]) if kop in self.zelfde_kop else ("oud", kop)
        if key[1] < 0:
            key = ("nieuw", -1)
        if key not in self.nummers:
            self.nummers[key] = len(self.titels)
            texts = self.wordt if key[0] == "nieuw" else self.was
            self.titels.append(texts[key[1]].tekst if key[1] >= 0 else "")
        return self.nummers[key]


def _chapters(alineas: list[Alinea]) -> list[int]:
    """Return for each paragraph the place of the heading it stands under, -1 for none.

    Chapters are the two highest levels of headings, below the title when the text has one, as in the contents.
    """
    levels = [alinea.kop for alinea in alineas if alinea.kop]
    top = 2 if levels.count(1) == 1 and len(levels) > 1 else 1
    found, now = [], -1
    for place, alinea in enumerate(alineas):
        if top <= alinea.kop < top + 2:
            now = place
        found.append(now)
    return found
