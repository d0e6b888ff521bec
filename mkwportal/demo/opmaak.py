"""A small notation for document texts that holds several versions at once.

# Chapter, ## section            - item, 1. item (continue on the next line with two spaces)
Tabel: caption                   | head | head |  and then rows of the same shape
> text in a frame                **bold**
{v2-} from version 2, {v-1} until 1, {v2-3}, {v2}: at the start of a line; at a heading for all under it
<<a|b>>                          a in version 1, b in version 2 and later
{naam}                           a fact of the corporation, see `variabelen`
"""

import re
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from mkwportal.demo.records import Organisatie

_VERSIE = re.compile(r"^\{v(?P<van>\d+)?(?P<streep>-)?(?P<tot>\d+)?\}\s*")
_KEUZE = re.compile(r"<<(.*?)>>", re.S)
_VARIABELE = re.compile(r"\{([a-z]{2,}\d?)\}")
_TEKENS = re.compile(
    r"(?P<kop2>## )|(?P<kop1># )|(?P<bijschrift>Tabel: )|(?P<rij>\|)|(?P<kader>> )|(?P<punt>- )|(?P<stap>\d+\. )"
)
_VERVOLGBAAR = ("alinea", "kader", "punt", "stap", "bijschrift")


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading; `nummer` is empty when the document is not numbered."""

    niveau: int
    nummer: str
    tekst: str

    @property
    def volledig(self) -> str:
        """Number and text together."""
        return f"{self.nummer} {self.tekst}".strip()


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Kader:
    """A paragraph in a frame: an example or a warning."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list of items, with bullets or numbers."""

    items: tuple[str, ...]
    genummerd: bool


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table with one head row; all rows have the same number of cells."""

    bijschrift: str
    kop: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]


Blok = Kop | Alinea | Kader | Lijst | Tabel


def nl_getal(getal: float) -> str:
    """Write a number the Dutch way: 1.640 and 12,5."""
    heel = f"{getal:,.1f}" if getal % 1 else f"{getal:,.0f}"
    return heel.replace(",", "_").replace(".", ",").replace("_", ".")


def opsomming(woorden: tuple[str, ...]) -> str:
    """Join words the Dutch way: a, b en c."""
    return woorden[0] if len(woorden) == 1 else f"{', '.join(woorden[:-1])} en {woorden[-1]}"


def variabelen(organisatie: Organisatie) -> dict[str, str]:
    """Return the facts that a text may use between braces."""
    waarden = {
        "naam": organisatie.naam,
        "plaats": organisatie.plaats,
        "provincie": organisatie.provincie,
        "gemeente": organisatie.gemeenten[0],
        "gemeenten": opsomming(organisatie.gemeenten),
        "kernen": opsomming(organisatie.kernen),
        "vhe": nl_getal(organisatie.vhe or 0),
        "fte": nl_getal(organisatie.fte or 0),
        "website": organisatie.website,
    }
    return waarden | {f"kern{nummer}": kern for nummer, kern in enumerate(organisatie.kernen, start=1)}


def _hoort_bij(merk: re.Match[str] | None, versie: int) -> bool:
    """Tell whether what carries this mark belongs to the version; without a mark it always does."""
    if merk is None:
        return True
    van = int(merk["van"] or 1)
    tot = int(merk["tot"]) if merk["tot"] else (10**6 if merk["streep"] else van)
    return van <= versie <= tot


def _regels(tekst: str, versie: int) -> list[tuple[str, str]]:
    """Return (sort, text) of each logical line of one version; an empty sort ends a block."""
    regels: list[tuple[str, str]] = []
    weg = 0  # level of the left-out heading we are under
    over = False  # the previous line was left out, so its continuation is too
    for ruw in tekst.splitlines():
        if not ruw.strip():
            regels.append(("", ""))
            over = False
            continue
        merk = _VERSIE.match(ruw)
        kaal = ruw[merk.end() :] if merk else ruw
        teken = _TEKENS.match(kaal)
        sort = teken.lastgroup if teken else "alinea"
        if sort.startswith("kop") and (not weg or int(sort[-1]) <= weg):
            weg = 0 if _hoort_bij(merk, versie) else int(sort[-1])
        vervolg = sort == "alinea" and not merk and (over or (regels and regels[-1][0] in _VERVOLGBAAR))
        if sort == "kader" and regels and regels[-1][0] == "kader":
            vervolg = True
        if not vervolg:
            over = bool(weg) or not _hoort_bij(merk, versie)
        if weg or over:
            continue
        inhoud = (kaal[teken.end() :] if teken and sort != "rij" else kaal).strip()
        if vervolg:
            regels[-1] = (regels[-1][0], f"{regels[-1][1]} {inhoud}")
        else:
            regels.append((sort, inhoud))
    return regels


def _cellen(regel: str) -> tuple[str, ...]:
    return tuple(cel.strip() for cel in regel.strip().strip("|").split("|"))


def _invullen(tekst: str, versie: int, waarden: dict[str, str]) -> str:
    def keuze(treffer: re.Match[str]) -> str:
        opties = treffer[1].split("|")
        return opties[min(versie, len(opties)) - 1]

    tekst = _KEUZE.sub(keuze, tekst)
    return _VARIABELE.sub(lambda treffer: waarden[treffer[1]], tekst)


def lees(tekst: str, versie: int, organisatie: Organisatie, *, genummerd: bool = True) -> list[Blok]:
    """Return the blocks of one version of a text; KeyError for a variable that does not exist."""
    blokken: list[Blok] = []
    hoofdstuk = paragraaf = 0
    bijschrift = ""
    regels = _regels(_invullen(tekst, versie, variabelen(organisatie)), versie)
    for sort, groep in groupby(regels, key=itemgetter(0)):
        teksten = [inhoud for _, inhoud in groep]
        if sort == "kop1":
            for kop in teksten:
                hoofdstuk, paragraaf = hoofdstuk + 1, 0
                blokken.append(Kop(1, str(hoofdstuk) if genummerd else "", kop))
        elif sort == "kop2":
            for kop in teksten:
                paragraaf += 1
                blokken.append(Kop(2, f"{hoofdstuk}.{paragraaf}" if genummerd else "", kop))
        elif sort == "bijschrift":
            bijschrift = teksten[-1]
        elif sort == "rij":
            kop, *rijen = (_cellen(rij) for rij in teksten)
            blokken.append(Tabel(bijschrift, kop, tuple(rijen)))
            bijschrift = ""
        elif sort in ("punt", "stap"):
            blokken.append(Lijst(tuple(teksten), genummerd=sort == "stap"))
        elif sort:
            blokken += [Kader(tekst) if sort == "kader" else Alinea(tekst) for tekst in teksten]
    return blokken


def vet_delen(tekst: str) -> list[tuple[str, bool]]:
    """Split a text on ** into (part, is bold)."""
    return [(deel, nummer % 2 == 1) for nummer, deel in enumerate(tekst.split("**")) if deel]


def zonder_vet(tekst: str) -> str:
    """Return the text without marks for bold."""
    return tekst.replace("**", "")
