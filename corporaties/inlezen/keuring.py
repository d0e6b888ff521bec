"""What both lists share: the fate of a line, reading its cells, and finding the organisation that it names."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from rapidfuzz import fuzz, process

from ..models import Gebruiker, Organisatie
from ..models.inlezen import Importregel
from .velden import plain
from .waarden import cell_text, check_cell

Lot = Importregel.Lot
Lezer = Callable[[str, list[str]], str]
_NEAR = 82  # of 100


@dataclass
class Uitkomst:
    """The fate of a line; `doen` does it, for this admin. Differences are [label, old, new]."""

    lot: str
    verschillen: list[list[str]] = field(default_factory=list)
    fouten: dict[str, str] = field(default_factory=dict)
    noten: list[str] = field(default_factory=list)
    doen: Callable[[Gebruiker], object] | None = None


@dataclass
class Gelezen:
    """The cells of a line: values by field, and what is wrong with them."""

    waarden: dict[str, str]
    fouten: dict[str, str]
    noten: list[str]


def read_cells(texts: Mapping[str, str], lezers: Mapping[str, Lezer], lengths: Mapping[str, int]) -> Gelezen:
    """Return what the cells of a line mean; empty ones are left out."""
    found = Gelezen({}, {}, [])
    for name, raw in texts.items():
        if not (text := cell_text(raw)):
            continue
        try:
            check_cell(text)
            if len(text) > (most := lengths.get(name, 2500)):
                raise ValidationError(f"Dit is te lang: hoogstens {most} tekens.")
            found.waarden[name] = lezers[name](text, found.noten) if name in lezers else text
        except ValidationError as error:
            found.fouten[name] = " ".join(error.messages)
    return found


class Register:
    """Every organisation, to find the one that a line means."""

    def __init__(self) -> None:
        self.alle = {o.pk: o for o in Organisatie.objects.bestaand().order_by("pk")}
        self.op_nummer = {o.l_nummer: o for o in self.alle.values() if o.l_nummer}
        self.op_kvk: dict[str, list[Organisatie]] = {}
        self.op_naam: dict[str, list[Organisatie]] = {}
        for o in self.alle.values():
            if o.kvk:
                self.op_kvk.setdefault(o.kvk, []).append(o)
            for naam in (o.naam, f"{o.naam}, {o.plaats}", f"{o.naam} ({o.plaats})"):
                self.op_naam.setdefault(_key(naam), []).append(o)
        self._plain = {plain(o.naam): o for o in self.alle.values()}

    def named(self, naam: str) -> list[Organisatie]:
        """Return the organisations with exactly this name, or name and place, whatever the case."""
        return list({o.pk: o for o in self.op_naam.get(_key(naam), [])}.values())

    def near(self, naam: str) -> Organisatie | None:
        """Return the organisation whose name looks most like this one, None when none does."""
        match = process.extractOne(plain(naam), self._plain.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
        return self._plain[match[0]] if match else None


class Keuring:
    """Judges the lines of one list in their order; load what is needed once, with `texts` of every line."""

    def __init__(self, door: Gebruiker, texts: Iterable[Mapping[str, str]]) -> None:
        self.door = door
        self.register = Register()
        self._eerder: dict[Any, tuple[int, dict[str, str]]] = {}

    def beoordeel(self, nummer: int, texts: Mapping[str, str]) -> Uitkomst:
        """Return the fate of this line."""
        raise NotImplementedError

    def dubbel(self, sleutels: Iterable[Any], nummer: int, waarden: dict[str, str], waarin: str) -> Uitkomst | None:
        """Return the fate of a line that says again what an earlier one said, None for the first."""
        keys = list(sleutels)
        for key in keys:
            if key in self._eerder:
                eerder, dat = self._eerder[key]
                if all(dat.get(name, value) == value for name, value in waarden.items()):
                    return Uitkomst(Lot.DUBBEL, noten=[f"Staat ook op regel {eerder}. Wij tellen die ene keer."])
                return Uitkomst(
                    Lot.FOUT,
                    fouten={waarin: f"Op regel {eerder} staat dit ook, met andere gegevens. Maak ze gelijk of kies."},
                )
        self._eerder |= dict.fromkeys(keys, (nummer, waarden))
        return None


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


def shown(value: Any) -> str:
    """Return a value as it stands in a difference."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(value)
    if hasattr(value, "strftime"):
        return f"{value:%d-%m-%Y}"
    if hasattr(value, "normalize") and not isinstance(value, str):
        return f"{value.normalize():f}".replace(".", ",")
    return str(value)
