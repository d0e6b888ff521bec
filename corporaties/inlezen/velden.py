"""The fields of a list, and how people call them in their own spreadsheets."""

import re
import unicodedata
from typing import NamedTuple

from rapidfuzz import fuzz, process


class Veld(NamedTuple):
    """A field of a list: its name, the heading in the example, other headings for it, and two examples."""

    naam: str
    label: str
    ook: str
    voorbeelden: tuple[str, str]


MENSEN = (
    Veld(
        "email", "E-mailadres",
        "e-mail, mail, mailadres, emailadres, e-mail adres, email werk, e-mail zakelijk, "
        "mailadres werk",
        ("a.bos@voorbeeld.nl", "t.verbeek@voorbeeld.nl"),
    ),
    Veld(
        "voornaam", "Voornaam",
        "roepnaam, voornamen, first name, given name",
        ("Anneke", "Tom"),
    ),
    Veld(
        "tussenvoegsel", "Tussenvoegsel",
        "tussenvoegsels, tussenv, tv, tussenv., voorvoegsel, voorvoegsels",
        ("van den", ""),
    ),
    Veld(
        "achternaam", "Achternaam",
        "familienaam, geslachtsnaam, last name, surname",
        ("Bos", "Verbeek"),
    ),
    Veld(
        "naam", "Naam",
        "volledige naam, naam medewerker, medewerker, contactpersoon, naam voluit, collega, persoon, "
        "full name",
        ("", ""),
    ),
    Veld(
        "functie", "Functie",
        "functienaam, functieomschrijving, functietitel, beroep, job title",
        ("Manager wonen", "Beleidsmedewerker"),
    ),
    Veld(
        "rol", "Rol",
        "rol in het portaal, rechten, portaalrol, role",
        ("corporatiebeheerder", "lid"),
    ),
    Veld(
        "telefoon", "Telefoon",
        "telefoonnummer, tel, tel., telnr, mobiel, mobiele nummer, mobiel nummer, gsm, 06-nummer, "
        "phone",
        ("06-12345678", ""),
    ),
    Veld(
        "corporatie", "Corporatie",
        "organisatie, naam corporatie, naam organisatie, woningcorporatie, werkgever, bedrijf, "
        "stichting, company",
        ("Woonstichting De Linde", "Woonstichting De Linde"),
    ),
    Veld(
        "l_nummer", "L-nummer",
        "lnr, l-nr, l nr, l.nummer, corporatienummer, aw-nummer",
        ("", ""),
    ),
)  # fmt: skip
CORPORATIES = (
    Veld(
        "naam", "Naam",
        "naam corporatie, corporatie, naam organisatie, organisatie, woningcorporatie, stichting, "
        "instelling",
        ("Woonstichting De Linde", "Gemeente Horst"),
    ),
    Veld(
        "soort", "Soort",
        "type, soort organisatie",
        ("Woningcorporatie", "Gemeente"),
    ),
    Veld(
        "plaats", "Plaats",
        "vestigingsplaats, woonplaats, stad, kantoor, plaatsnaam, statutaire plaats",
        ("Horst", "Horst"),
    ),
    Veld(
        "provincie", "Provincie",
        "prov, prov.",
        ("Limburg", "Limburg"),
    ),
    Veld(
        "gemeenten", "Gemeenten",
        "werkgebied, gemeente, werkgebieden, gemeentes",
        ("Horst aan de Maas, Venray", ""),
    ),
    Veld(
        "l_nummer", "L-nummer",
        "lnr, l-nr, l nr, l.nummer, corporatienummer, aw-nummer",
        ("L9001", ""),
    ),
    Veld(
        "kvk", "KvK-nummer",
        "kvk, kvk nr, kvk-nr, kamer van koophandel, handelsregisternummer, handelsregister",
        ("01234567", ""),
    ),
    Veld(
        "vhe", "Woningen (vhe)",
        "vhe, aantal vhe, verhuureenheden, aantal verhuureenheden, woningen, aantal woningen, bezit",
        ("1284", ""),
    ),
    Veld(
        "fte", "Fte",
        "aantal fte, formatie, fte's",
        ("17,5", ""),
    ),
    Veld(
        "website", "Website",
        "site, webadres, url, internet, www",
        ("www.delinde.example", ""),
    ),
    Veld(
        "over", "Over de organisatie",
        "over, omschrijving, toelichting",
        ("", ""),
    ),
    Veld(
        "lid_van", "Lid sinds",
        "lid vanaf, lid van mkw sinds, ingangsdatum, startdatum, lidmaatschap vanaf",
        ("01-01-2026", ""),
    ),
    Veld(
        "lid_tot", "Lid tot en met",
        "lid tot, einddatum, lidmaatschap tot",
        ("", ""),
    ),
)  # fmt: skip
VELDEN = {"mensen": MENSEN, "corporaties": CORPORATIES}
# headings of our own exports, and usual ones, that are left out without a question
OVERSLAAN = {
    "mensen": ("status", "vanaf", "tot", "laatst gezien", "nr", "nummer", "bereikbaar", "vraag mij over"),
    "corporaties": ("lid van mkw", "sterk in", "nr", "nummer"),
}
NODIG = {"mensen": ("email",), "corporaties": ("naam",)}
_LIKELY = 84  # of 100


class Herkend(NamedTuple):
    """A column: its heading, the field it is taken for ("" to leave it out), and whether that is certain."""

    kop: str
    veld: str
    zeker: bool


def plain(text: str) -> str:
    """Return a heading without case, accents, spaces and signs: "E-mail adres:" gives "emailadres"."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]", "", "".join(char for char in bare if not unicodedata.combining(char)))


def names(soort: str) -> dict[str, str]:
    """Return every known heading, plain, with its field."""
    return {plain(word): veld.naam for veld in VELDEN[soort] for word in (veld.label, *veld.ook.split(", "))}


def recognise(soort: str, headings: list[str]) -> list[Herkend]:
    """Return for each heading what it is; a field is taken once, by the heading that fits best."""
    known, leave = names(soort), {plain(word) for word in OVERSLAAN[soort]}
    taken: set[str] = set()
    found: dict[int, Herkend] = {}
    for place, heading in enumerate(headings):  # what is certain goes first
        field = known.get(plain(heading), "")
        if field and field not in taken:
            taken.add(field)
            found[place] = Herkend(heading, field, True)
        elif plain(heading) in leave:
            found[place] = Herkend(heading, "", True)
    for place, heading in enumerate(headings):
        if place not in found:
            field = _likely(plain(heading), known)
            found[place] = Herkend(heading, "" if field in taken else field, False)
            taken.add(field)
    return [found[place] for place in range(len(headings))]


def best_sheet(soort: str, sheets: list[list[tuple[int, list[str]]]]) -> int:
    """Return which of these sheets has the most headings that we know, the first of equals."""
    known = names(soort)

    def score(place: int) -> int:
        return max((sum(plain(cell) in known for cell in cells) for _, cells in sheets[place][:20]), default=0)

    return max(range(len(sheets)), key=lambda place: (score(place), -place))


def find_heading(soort: str, rows: list[tuple[int, list[str]]]) -> int:
    """Return the number of the row with headings among the first twenty; 0 when the list begins at once."""
    known = names(soort)
    scores = [(sum(plain(cell) in known for cell in cells), -number) for number, cells in rows[:20]]
    best, number = max(scores, default=(0, 0))
    if best:
        return -number
    first = rows[0]
    return 0 if any("@" in cell for cell in first[1]) else first[0]


def _likely(heading: str, known: dict[str, str]) -> str:
    if len(heading) < 3:
        return ""
    match = process.extractOne(heading, known.keys(), scorer=fuzz.ratio, score_cutoff=_LIKELY)
    if match:
        return known[match[0]]
    return next((field for word, field in known.items() if len(word) > 4 and heading.startswith(word)), "")
