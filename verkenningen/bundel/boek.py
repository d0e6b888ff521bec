"""From rows to a book: what stands in a bundle today, in order, with a footnote to the source of each piece."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.safestring import SafeString

from corporaties.models import Deelname
from mkwportal.core.markdown import render_markdown
from mkwportal.core.templatetags.formats import date_text, plural_text

from ..models import Bezoek, Bundel, BundelStuk, Citaat, Foto, Halte, Hoofdstuk
from .blokken import clean, make_blocks

Soort = BundelStuk.Soort
_WEG = {
    Soort.LES: ("les is ingetrokken", "lessen zijn ingetrokken"),
    Soort.DEEL: ("deel van een verslag is niet meer gedeeld", "delen van verslagen zijn niet meer gedeeld"),
    Soort.FOTO: ("foto is niet meer gedeeld", "foto’s zijn niet meer gedeeld"),
    Soort.CITAAT: ("citaat mag niet meer worden getoond", "citaten mogen niet meer worden getoond"),
}
WOORDEN = {
    Soort.LES: ("tekst",),
    Soort.DEEL: ("tekst",),
    Soort.FOTO: ("bijschrift",),
    Soort.CITAAT: ("tekst", "naam", "rol"),
}


@dataclass
class Stuk:
    """One piece as it is read: its row, its text, the footnote to its source, and a heading when it has one."""

    rij: BundelStuk
    soort: str
    tekst: str
    noot: str
    kop: str = ""
    nummer: int = 0  # of the footnote; 0 when the piece before it has the same one

    def same_visit(self, other: "Stuk") -> bool:
        """Whether both are parts of the report of one visit."""
        return self.soort == other.soort == Soort.DEEL and self.bron.bezoek == other.bron.bezoek

    @property
    def html(self) -> SafeString:
        """The part of a report under its heading of level 4."""
        return render_markdown(self.tekst, heading=5)

    @property
    def alt(self) -> str:
        """What is to be seen on a photo; where it was taken when nobody wrote that down."""
        return clean(self.tekst) or f"Foto. {clean(self.noot)}"

    @property
    def bron(self) -> Any:
        """The lesson, part, photo or quote itself."""
        return getattr(self.rij, self.soort)


@dataclass
class Groep:
    """Pieces that stand together: the parts of one visit (then with `bezoek`), lessons in a row, photos, a quote."""

    soort: str
    stukken: list[Stuk]
    bezoek: Bezoek | None = None

    @property
    def regel(self) -> str:
        """When and where the visit was, and who received us."""
        return visit_line(self.bezoek) if self.bezoek else ""


@dataclass
class Deel:
    """A chapter as it is read."""

    rij: Hoofdstuk
    nummer: int
    stukken: list[Stuk] = field(default_factory=list)

    @property
    def html(self) -> SafeString:
        """The own text under the title of level 2."""
        return render_markdown(self.rij.tekst, heading=3)

    @property
    def auteurs(self) -> str:
        """Who wrote it, in words."""
        return names(self.rij.auteur_namen)

    @property
    def groepen(self) -> list[Groep]:
        """The pieces in their order, with what follows each other put together."""
        found: list[Groep] = []
        for stuk in self.stukken:
            bezoek = stuk.bron.bezoek if stuk.soort == Soort.DEEL else None
            last = found[-1] if found else None
            if last and last.soort == stuk.soort and last.bezoek == bezoek and stuk.soort != Soort.CITAAT:
                last.stukken.append(stuk)
            else:
                found.append(Groep(stuk.soort, [stuk], bezoek))
        return found


@dataclass
class Boek:
    """A bundle as it is read today; `weggelaten` says what was chosen and is left out, `weg` which pieces that are."""

    bundel: Bundel
    delen: list[Deel]
    organisaties: list[tuple[str, str]]
    gasten: list[str]
    weg: list[BundelStuk]

    @property
    def inleiding(self) -> SafeString:
        """The introduction under its heading of level 2."""
        return render_markdown(self.bundel.inleiding, heading=3)

    @property
    def noten(self) -> list[Stuk]:
        """The pieces that bring a footnote, in order."""
        return [stuk for stuk in self.stukken if stuk.nummer]

    @property
    def stukken(self) -> list[Stuk]:
        """All pieces in their order."""
        return [stuk for deel in self.delen for stuk in deel.stukken]

    @property
    def weggelaten(self) -> list[str]:
        """What was left out, in words without the text itself."""
        counts = Counter(rij.soort for rij in self.weg)
        return [plural_text(counts[soort], ",".join(_WEG[soort])) for soort in Soort.values if counts[soort]]

    @property
    def auteurs(self) -> list[str]:
        """The names of who wrote a chapter, each once, in the order of the chapters."""
        return list(dict.fromkeys(naam for deel in self.delen for naam in deel.rij.auteur_namen))


def read_boek(bundel: Bundel) -> Boek:
    """Return the book with everything that may be read now, whoever reads it; three queries.

    A lesson that was taken away, a part that is no longer published, a photo that is gone and a quote without a yes
    are left out and told in `weg`. A chapter without text and pieces is left out without a word.
    """
    rijen: dict[int, list[BundelStuk]] = {}
    for rij in readable_pieces(BundelStuk.objects.filter(bundel=bundel)).order_by("volgorde"):
        rijen.setdefault(rij.hoofdstuk_id, []).append(rij)
    delen, weg = [], []
    nummer = noot = 0
    for hoofdstuk in bundel.hoofdstukken.met_auteurs().order_by("volgorde"):
        alle = rijen.get(hoofdstuk.pk, [])
        weg += [rij for rij in alle if not is_readable(rij)]
        stukken = [_piece(rij, bundel.verkenning.naam) for rij in alle if is_readable(rij)]
        if not stukken and not hoofdstuk.tekst:
            continue
        for vorige, stuk in zip([None, *stukken], stukken, strict=False):
            if not (vorige and stuk.same_visit(vorige)):
                noot += 1
                stuk.nummer = noot
        nummer += 1
        delen.append(Deel(hoofdstuk, nummer, stukken))
    deelnames = list(bundel.verkenning.deelnames().select_related("organisatie", "gebruiker"))
    mee = [row.organisatie for row in deelnames if row.organisatie and row.wijze == Deelname.Wijze.MEEDOEN]
    organisaties = sorted((org.naam, org.plaats) for org in mee)
    gasten = sorted(row.gebruiker.naam for row in deelnames if row.gebruiker)
    return Boek(bundel, delen, organisaties, gasten, weg)


def readable_pieces(rows: QuerySet[BundelStuk]) -> QuerySet[BundelStuk]:
    """Return pieces with their rows, and with `citaat_mag` and `foto_mag` for is_readable(); without notes."""
    related = ("les", "deel", "foto", "citaat")
    citaat = Citaat.objects.gedeeld().filter(pk=OuterRef("citaat"))
    foto = Foto.objects.gedeeld().filter(pk=OuterRef("foto"))
    rows = rows.select_related(
        *(f"{name}__bezoek__gastheer" for name in related),
        *(f"{name}__halte" for name in related if name != "deel"),
    ).annotate(citaat_mag=Exists(citaat), foto_mag=Exists(foto))
    return rows.defer(*(f"{name}__halte__{note}" for name in related if name != "deel" for note in Halte.NOTITIES))


def is_readable(rij: BundelStuk) -> bool:
    """Whether a piece of readable_pieces() may still be read by everybody who sees the exploration."""
    match rij.soort:
        case Soort.LES:
            return rij.les is not None and rij.les.verwijderd_op is None
        case Soort.DEEL:
            return rij.deel is not None and rij.deel.gepubliceerd_op is not None
        case Soort.FOTO:
            return bool(rij.foto_mag)  # type: ignore[attr-defined] # an annotation
    return bool(rij.citaat_mag)  # type: ignore[attr-defined] # an annotation


def visit_line(bezoek: Bezoek) -> str:
    """Return "12 mei 2026, Leiden, ontvangen door Ons Doel"."""
    parts = [date_text(bezoek.begint_op), bezoek.plaats]
    if bezoek.ontvanger and bezoek.ontvanger != bezoek.plaats:
        parts.append(f"ontvangen door {bezoek.ontvanger}")
    return ", ".join(filter(None, parts))


def source_line(bezoek: Bezoek | None, halte: Halte | None, verkenning: str = "") -> str:
    """Return the footnote: the stop with whom we met there, and the visit with its date and host."""
    parts = []
    if halte:
        parts.append(f"Halte ‘{halte.titel}’{f', {halte.met_wie}' if halte.met_wie else ''}.")
    if bezoek:
        parts.append(f"Bezoek ‘{bezoek.titel}’, {visit_line(bezoek)}.")
    return " ".join(parts) or f"Opgeschreven bij de verkenning ‘{verkenning}’."


def _piece(rij: BundelStuk, verkenning: str) -> Stuk:
    match rij.soort:
        case Soort.LES:
            noot = source_line(rij.les.bezoek, rij.les.halte, verkenning)
            return Stuk(rij, rij.soort, rij.les.tekst, noot, rij.les.get_soort_display())
        case Soort.DEEL:
            return Stuk(rij, rij.soort, rij.deel.tekst, source_line(rij.deel.bezoek, None), rij.deel.get_deel_display())
        case Soort.FOTO:
            return Stuk(rij, rij.soort, rij.foto.bijschrift, source_line(rij.foto.bezoek, rij.foto.halte))
    return Stuk(rij, rij.soort, rij.citaat.tekst, source_line(rij.citaat.bezoek, rij.citaat.halte), rij.citaat.wie)


def as_data(boek: Boek) -> dict[str, Any]:
    """Return the book as JSON for the child that makes the files; a photo is named by its id."""
    bundel, verkenning = boek.bundel, boek.bundel.verkenning
    return {
        "titel": clean(bundel.titel),
        "ondertitel": clean(bundel.ondertitel),
        "volledige_titel": clean(bundel.volledige_titel),
        "verkenning": clean(verkenning.naam),
        "vraag": clean(verkenning.vraag),
        "leider": clean(f"{verkenning.leider.naam}, {verkenning.organisatie.naam}"),
        "adres": settings.BASE_URL + bundel.get_absolute_url(),
        "auteurs": [clean(naam) for naam in boek.auteurs],
        "inleiding": make_blocks(bundel.inleiding, heading=2),
        "hoofdstukken": [_chapter(deel) for deel in boek.delen],
        "organisaties": [[clean(naam), clean(plaats)] for naam, plaats in boek.organisaties],
        "gasten": [clean(naam) for naam in boek.gasten],
        "weggelaten": boek.weggelaten,
    }


def fingerprint(boek: Boek) -> str:
    """Return the SHA-256 of a book, which changes with any word of it and with the order."""
    bundel, verkenning = boek.bundel, boek.bundel.verkenning
    chapters = [
        [
            deel.rij.titel,
            deel.rij.tekst,
            deel.rij.auteur_namen,
            [[stuk.soort, stuk.bron.pk, stuk.kop, stuk.tekst, stuk.noot] for stuk in deel.stukken],
        ]
        for deel in boek.delen
    ]
    whole = [
        [bundel.titel, bundel.ondertitel, bundel.inleiding, verkenning.naam, verkenning.vraag, verkenning.leider.naam],
        chapters,
        boek.organisaties,
        boek.gasten,
        boek.weggelaten,
    ]
    return hashlib.sha256(json.dumps(whole, ensure_ascii=False).encode()).hexdigest()


def sources(boek: Boek) -> dict[str, dict[str, str]]:
    """Return what stands in the book: per kind of piece the ids, as text, with the SHA-256 of the words."""
    found: dict[str, dict[str, str]] = {soort: {} for soort in Soort.values}
    for stuk in boek.stukken:
        words = [getattr(stuk.bron, name) for name in WOORDEN[Soort(stuk.soort)]]
        found[stuk.soort][str(stuk.bron.pk)] = words_hash(words)
    return found


def words_hash(words: Iterable[str]) -> str:
    """Return the SHA-256 of the words of a piece, in the order of WOORDEN."""
    return hashlib.sha256(json.dumps([*words], ensure_ascii=False).encode()).hexdigest()


def photo_ids(boek: Boek) -> list[int]:
    """Return the ids of the photos, each once."""
    return [stuk.bron.pk for stuk in boek.stukken if stuk.soort == Soort.FOTO]


def _chapter(deel: Deel) -> dict[str, Any]:
    return {
        "nummer": deel.nummer,
        "titel": clean(deel.rij.titel),
        "auteurs": [clean(naam) for naam in deel.rij.auteur_namen],
        "blokken": make_blocks(deel.rij.tekst, heading=2),
        "groepen": [_group(groep) for groep in deel.groepen],
    }


def _group(groep: Groep) -> dict[str, Any]:
    return {
        "soort": groep.soort,
        "kop": clean(groep.bezoek.titel) if groep.bezoek else "",
        "regel": clean(groep.regel),
        "stukken": [_as_data(stuk) for stuk in groep.stukken],
    }


def _as_data(stuk: Stuk) -> dict[str, Any]:
    data: dict[str, Any] = {"kop": clean(stuk.kop), "noot": clean(stuk.noot)}
    if stuk.soort == Soort.DEEL:
        return data | {"blokken": make_blocks(stuk.tekst, heading=4)}
    data["tekst"] = clean(stuk.tekst)
    if stuk.soort == Soort.FOTO:
        foto = stuk.bron
        data |= {"pad": f"{foto.pk}.jpg", "breedte": foto.breedte, "hoogte": foto.hoogte, "alt": stuk.alt}
    return data


def names(parts: Iterable[str]) -> str:
    """Return "Carla Kessels, Tom Verbeek en Sanne de Wit"."""
    *rest, last = [*parts] or [""]
    return f"{', '.join(rest)} en {last}" if rest else last
