"""The fate of each line of a list of people: invited, changed, or there already."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.functions import Lower

from ..models import Aanstelling, Gebruiker, Organisatie, Rol, Uitnodiging
from ..services.aanstellingen import edit_aanstelling, require_an_admin_left
from ..services.uitnodigingen import BLOCKED, create_uitnodiging, edit_uitnodiging
from . import waarden
from .keuring import Keuring, Lot, Uitkomst, read_cells
from .velden import plain

LEZERS = {
    "email": waarden.email,
    "rol": waarden.rol,
    "telefoon": waarden.telefoon,
    "l_nummer": waarden.l_nummer,
}
LENGTES = {"voornaam": 60, "tussenvoegsel": 20, "achternaam": 80, "naam": 160, "functie": 80, "email": 260}
_NAMES = ("voornaam", "tussenvoegsel", "achternaam")
_LABELS = {"rol": "Rol", "functie": "Functie", "telefoon": "Telefoon"}
_CHUNK = 1000


class MensenKeuring(Keuring):
    """Judges people; `organisatie` is where they work when a line does not say so, `meteen` mails them at once."""

    def __init__(
        self,
        door: Gebruiker,
        texts: Iterable[Mapping[str, str]],
        organisatie: Organisatie | None = None,
        meteen: bool = True,
    ) -> None:
        super().__init__(door, texts)
        self.organisatie, self.meteen = organisatie, meteen
        self.beheerd = set(self.register.alle) if door.is_platformbeheerder else set(door.beheerde_organisatie_ids)
        if organisatie is None and len(self.beheerd) == 1:
            self.organisatie = self.register.alle[next(iter(self.beheerd))]
        self._load({_address(line.get("email", "")) for line in texts} - {""})

    def _load(self, adressen: set[str]) -> None:
        self.mensen: dict[str, Gebruiker] = {}
        self.aanstellingen: dict[tuple[int, int], Aanstelling] = {}
        self.uitnodigingen: dict[tuple[str, int | None], Uitnodiging] = {}
        alle = sorted(adressen)
        for start in range(0, len(alle), _CHUNK):
            deel = alle[start : start + _CHUNK]
            found = Gebruiker.objects.alias(klein=Lower("email")).filter(klein__in=deel)
            self.mensen |= {wie.email.lower(): wie for wie in found}
            waiting = Uitnodiging.objects.wachtend().alias(klein=Lower("email")).filter(klein__in=deel, kring=None)
            self.uitnodigingen |= {(u.email.lower(), u.organisatie_id): u for u in waiting}
            posts = Aanstelling.objects.lopend().filter(gebruiker__in=[wie.pk for wie in found])
            self.aanstellingen |= {(a.gebruiker_id, a.organisatie_id): a for a in posts.select_related("organisatie")}
        self._werkend = {wie for wie, _ in self.aanstellingen}

    def beoordeel(self, nummer: int, texts: Mapping[str, str]) -> Uitkomst:
        """Return the fate of this line."""
        if plain(texts.get("rol", "")) == "gast":
            note = "Een gast van een verkenning. Wij slaan deze regel over: een gast nodigt u uit bij de verkenning."
            return Uitkomst(Lot.BESTAAT, noten=[note])
        gelezen = read_cells(texts, LEZERS, LENGTES)
        w, fouten = gelezen.waarden, gelezen.fouten
        if "naam" in w and "achternaam" not in w:
            parts = waarden.split_name(w["naam"])
            w |= {name: part for name, part in zip(_NAMES, parts, strict=True) if part and name not in w}
            if any(len(w.get(name, "")) > LENGTES[name] for name in _NAMES):
                fouten["naam"] = "Deze naam is te lang. Gebruik kolommen voor voornaam en achternaam."
        w.pop("naam", None)
        if not w.get("email") and "email" not in fouten:
            fouten["email"] = "Vul een e-mailadres in. Daar gaat de uitnodiging naartoe."
        organisatie = self._organisatie(w, fouten, gelezen.noten)
        if fouten or organisatie is None:
            return Uitkomst(Lot.FOUT, fouten=fouten, noten=gelezen.noten)
        adres = w.pop("email")
        for name in ("corporatie", "l_nummer"):
            w.pop(name, None)
        if dubbel := self.dubbel([(adres, organisatie.pk)], nummer, w, "email"):
            return dubbel
        uitkomst = self._fate(adres, organisatie, w)
        uitkomst.noten[:0] = gelezen.noten
        return uitkomst

    def _organisatie(self, w: dict[str, str], fouten: dict[str, str], noten: list[str]) -> Organisatie | None:
        """Return where this person works; what is wrong goes into `fouten`."""
        if "corporatie" in fouten or "l_nummer" in fouten:
            return None
        naam, nummer = w.get("corporatie", ""), w.get("l_nummer", "")
        found = self.register.op_nummer.get(nummer) if nummer else None
        if nummer and found is None and not naam:
            fouten["l_nummer"] = f"Geen organisatie in het portaal heeft nummer {nummer}. Controleer het nummer."
            return None
        if naam and found is None:
            found = self._by_name(naam, fouten)
        elif naam and found is not None and found not in self.register.named(naam):
            noten.append(f"Wij volgen het L-nummer: {nummer} is {found}.")
        found = found or (None if naam or nummer else self.organisatie)
        if found is None and not fouten.keys() & {"corporatie", "l_nummer"}:
            fouten["corporatie"] = "Vul in bij welke corporatie deze persoon werkt."
        if found is not None and found.pk not in self.beheerd:
            fouten["corporatie"] = f"U beheert {found} niet. Haal deze regel weg, of vraag het de beheerder van MKW."
            return None
        return found

    def _by_name(self, naam: str, fouten: dict[str, str]) -> Organisatie | None:
        named = self.register.named(naam)
        if len(named) == 1:
            return named[0]
        if named:
            places = " en ".join(o.plaats for o in named)
            fouten["corporatie"] = f"Er zijn er meer met deze naam, in {places}. Zet de plaats erachter, na een komma."
        elif near := self.register.near(naam):
            fouten["corporatie"] = f"Deze naam kennen wij niet. Bedoelt u {near}?"
        else:
            fouten["corporatie"] = "Deze naam kennen wij niet. Schrijf haar zoals zij in het portaal staat."
        return None

    def _fate(self, adres: str, organisatie: Organisatie, w: dict[str, str]) -> Uitkomst:
        wie = self.mensen.get(adres)
        if wie is not None and not wie.is_active:
            return Uitkomst(Lot.FOUT, fouten={"email": BLOCKED})
        if wie is not None and (post := self.aanstellingen.get((wie.pk, organisatie.pk))):
            return self._works_here(wie, post, w)
        noten = []
        if not organisatie.is_lid:
            noten.append(f"{organisatie} is nu geen lid van MKW. Toegang komt er pas als dat wel zo is.")
        waiting = self.uitnodigingen.get((adres, organisatie.pk))
        if waiting is not None and waiting.staat != "verlopen":
            return self._invited(waiting, w, noten)
        if waiting is not None:
            noten.append("De vorige uitnodiging is verlopen. Deze persoon krijgt een nieuwe.")
        elif wie is not None and wie.pk in self._werkend:
            noten.append(f"{wie.naam} werkt al met het portaal en krijgt er {organisatie} bij.")
        doen = partial(_invite, email=adres, organisatie=organisatie, versturen=self.meteen, **w)
        return Uitkomst(Lot.NIEUW, noten=noten, doen=doen)

    def _works_here(self, wie: Gebruiker, post: Aanstelling, w: dict[str, str]) -> Uitkomst:
        noten = []
        if any(name in w for name in _NAMES) and plain("".join(w.get(name, "") for name in _NAMES)) != plain(wie.naam):
            noten.append(f"In het portaal heet deze persoon {wie.naam}. Een naam past iemand zelf aan.")
        rol, functie = w.get("rol", post.rol), w.get("functie", post.functie)
        verschillen = _differences({"rol": post.rol, "functie": post.functie}, {"rol": rol, "functie": functie})
        if not verschillen:
            return Uitkomst(Lot.BESTAAT, noten=[*noten, f"Werkt al bij {post.organisatie}. Er verandert niets."])
        if rol != post.rol:
            try:
                require_an_admin_left(post, rol, self.door)
            except ValidationError as error:
                return Uitkomst(Lot.FOUT, fouten={"rol": " ".join(error.messages)})
        return Uitkomst(Lot.BIJWERKEN, verschillen, noten=noten, doen=partial(_edit_post, post, rol, functie))

    def _invited(self, waiting: Uitnodiging, w: dict[str, str], noten: list[str]) -> Uitkomst:
        old = {name: getattr(waiting, name) for name in ("rol", "functie", "telefoon")}
        new = {**old, **{name: w[name] for name in old if name in w}}
        verschillen = _differences(old, new)
        if any(name in w for name in _NAMES) and waiting.naam != (naam := _whole(w)):
            verschillen.insert(0, ["Naam", waiting.naam, naam])
            new |= {name: w.get(name, "") for name in _NAMES}
        if not verschillen:
            already = "klaargezet" if waiting.staat == "klaargezet" else "uitgenodigd"
            return Uitkomst(Lot.BESTAAT, noten=[*noten, f"Is al {already}. Er verandert niets."])
        return Uitkomst(Lot.BIJWERKEN, verschillen, noten=noten, doen=partial(_edit_invitation, waiting, new))


def _address(text: str) -> str:
    try:
        return waarden.email(waarden.cell_text(text), [])
    except ValidationError:
        return ""


def _whole(w: Mapping[str, str]) -> str:
    return " ".join(w[name] for name in _NAMES if w.get(name))


def _differences(old: dict[str, str], new: dict[str, str]) -> list[list[str]]:
    return [
        [_LABELS[name], _in_words(name, old[name]), _in_words(name, new[name])]
        for name in old
        if old[name] != new[name]
    ]


def _in_words(name: str, value: str) -> str:
    return str(Rol(value).label) if name == "rol" else value


def _invite(by: Gebruiker, **fields: Any) -> Uitnodiging:
    return create_uitnodiging(**fields, by=by)


def _edit_post(post: Aanstelling, rol: str, functie: str, by: Gebruiker) -> Aanstelling:
    return edit_aanstelling(post, rol=rol, functie=functie, by=by)


def _edit_invitation(waiting: Uitnodiging, new: dict[str, str], by: Gebruiker) -> Uitnodiging:
    return edit_uitnodiging(waiting, **new, by=by)
