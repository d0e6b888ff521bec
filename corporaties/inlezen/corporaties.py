"""The fate of each line of a list of organisations: let in, changed, or there already."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from ..forms import OrganisatieForm, as_typed
from ..models import Gebruiker, Organisatie
from ..services.organisaties import LIDMAATSCHAP, create_organisatie, edit_organisatie
from . import waarden
from .keuring import Keuring, Lot, Uitkomst, read_cells, shown
from .velden import CORPORATIES

LABELS = {veld.naam: veld.label for veld in CORPORATIES}
LEZERS = {
    "soort": waarden.soort_of(
        Organisatie.Soort.choices,
        "Deze soort kennen wij niet. Schrijf bijvoorbeeld woningcorporatie, gemeente of overig.",
    ),
    "provincie": waarden.soort_of(
        Organisatie.Provincie.choices, "Deze provincie kennen wij niet. Schrijf bijvoorbeeld Noord-Brabant."
    ),
    "l_nummer": waarden.l_nummer,
    "kvk": waarden.kvk,
    "vhe": waarden.number,
    "fte": waarden.number,
    "lid_van": waarden.datum,
    "lid_tot": waarden.datum,
}
LENGTES = {"naam": 120, "plaats": 80, "website": 200, "over": 2000}


class CorporatieKeuring(Keuring):
    """Judges organisations."""

    def beoordeel(self, nummer: int, texts: Mapping[str, str]) -> Uitkomst:
        """Return the fate of this line."""
        gelezen = read_cells(texts, LEZERS, LENGTES)
        w, fouten = gelezen.waarden, gelezen.fouten
        if fouten:
            return Uitkomst(Lot.FOUT, fouten=fouten, noten=gelezen.noten)
        found = self._find(w, fouten)
        form = OrganisatieForm({**(as_typed(found) if found else {"soort": "woningcorporatie"}), **w}, membership=True)
        if not form.is_valid():
            fouten |= {name: " ".join(map(str, errors)) for name, errors in form.errors.items() if name not in fouten}
        if fouten:
            return Uitkomst(Lot.FOUT, fouten={_place(name): text for name, text in fouten.items()})
        new = form.cleaned_data
        fouten |= _membership(new)
        if fouten:
            return Uitkomst(Lot.FOUT, fouten=fouten)
        if dubbel := self.dubbel(_keys(new, found), nummer, w, "naam"):
            return dubbel
        uitkomst = self._change(found, w, new) if found else self._create(new)
        uitkomst.noten[:0] = gelezen.noten
        return uitkomst

    def _find(self, w: dict[str, str], fouten: dict[str, str]) -> Organisatie | None:
        """Return the organisation that this line is about, by L-nummer, KvK or name; None for a new one."""
        by_number = self.register.op_nummer.get(w.get("l_nummer", ""))
        by_kvk = self.register.op_kvk.get(w.get("kvk", ""), [])
        if by_number is not None:
            if len(by_kvk) == 1 and by_kvk[0] != by_number:
                fouten["kvk"] = f"Dit KvK-nummer is van {by_kvk[0]}, maar het L-nummer van {by_number}. Eén klopt niet."
            return by_number
        if len(by_kvk) == 1:
            return self._same(by_kvk[0], w, fouten)
        named = self.register.named(w.get("naam", ""))
        here = [o for o in named if "plaats" not in w or o.plaats.casefold() == w["plaats"].casefold()]
        if len(here) == 1:
            return self._same(here[0], w, fouten)
        if len(here) > 1:
            places = " en ".join(o.plaats for o in here)
            fouten["plaats"] = f"Er zijn er meer met deze naam, in {places}. Vul de plaats in."
        elif named and not ("l_nummer" in w and all(o.l_nummer for o in named)):
            fouten["plaats"] = (
                f"Er is al een {named[0]} in {named[0].plaats}. Is dit dezelfde? Vul dan haar L-nummer in."
            )
        return None

    def _same(self, found: Organisatie, w: dict[str, str], fouten: dict[str, str]) -> Organisatie:
        if w.get("l_nummer") and found.l_nummer and w["l_nummer"] != found.l_nummer:
            fouten["l_nummer"] = f"{found} heeft in het portaal nummer {found.l_nummer}. Controleer het nummer."
        return found

    def _create(self, new: dict[str, Any]) -> Uitkomst:
        noten = []
        if near := self.register.near(new["naam"]):
            noten.append(
                f"Lijkt op {near} in {near.plaats}. Is dat dezelfde? Vul dan haar L-nummer of precieze naam in."
            )
        if new["lid_van"] is None:
            noten.append("Zonder datum bij ‘Lid sinds’ is deze organisatie geen lid: haar mensen komen er niet in.")
        return Uitkomst(Lot.NIEUW, noten=noten, doen=partial(_create, new))

    def _change(self, found: Organisatie, w: dict[str, str], new: dict[str, Any]) -> Uitkomst:
        changed = {name: new[name] for name in w if new[name] != getattr(found, name)}
        if not changed:
            return Uitkomst(Lot.BESTAAT, noten=["Staat er al zo in. Er verandert niets."])
        verschillen = [[LABELS[name], self._words(found, name), shown(value)] for name, value in changed.items()]
        noten = []
        if set(changed) & set(LIDMAATSCHAP):
            noten.append("Het lidmaatschap verandert: dat bepaalt of haar mensen erin kunnen.")
        return Uitkomst(Lot.BIJWERKEN, verschillen, noten=noten, doen=partial(_edit, found, changed))

    def _words(self, found: Organisatie, name: str) -> str:
        return shown(getattr(found, name))


def _keys(new: dict[str, Any], found: Organisatie | None) -> list[Any]:
    keys: list[Any] = [("naam", new["naam"].casefold(), new["plaats"].casefold())]
    if new["l_nummer"]:
        keys.append(("l", new["l_nummer"]))
    if new["kvk"]:
        keys.append(("kvk", new["kvk"]))
    if found:
        keys.append(("pk", found.pk))
    return keys


def _membership(new: dict[str, Any]) -> dict[str, str]:
    if new["lid_tot"] and not new["lid_van"]:
        return {"lid_van": "Vul ook in sinds wanneer de organisatie lid is."}
    if new["lid_tot"] and new["lid_tot"] < new["lid_van"]:
        return {"lid_tot": "Het lidmaatschap eindigt vóór het begint. Kijk de datums na."}
    return {}


def _place(name: str) -> str:
    return name if name in LABELS else ""


def _create(new: dict[str, Any], by: Gebruiker) -> Organisatie:
    return create_organisatie(**new, by=by)


def _edit(found: Organisatie, changed: dict[str, Any], by: Gebruiker) -> Organisatie:
    return edit_organisatie(found, revisie=found.revisie, **changed, by=by)
