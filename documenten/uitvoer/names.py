"""What an export names: themes, organisations, people and circles, found in this installation or made."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from corporaties.models import Aanstelling, Deelname, Gebruiker, Kring, Organisatie, Thema

from ..models import Document
from .package import Facts, Geweigerd, Pakket, day, number, text, texts


@dataclass
class Verslag:
    """What an import did: how many of each, and what could not come along, as sentences."""

    organisatie: str = ""
    aantallen: dict[str, int] = field(default_factory=dict)
    opmerkingen: list[str] = field(default_factory=list)

    def count(self, what: str) -> None:
        self.aantallen[what] = self.aantallen.get(what, 0) + 1


class Names:
    """The rows that the documents of an export point at, by what the export calls them."""

    def __init__(self, pakket: Pakket) -> None:
        self.pakket = pakket
        self.data = Facts(pakket.data, "export")
        self.verslag = Verslag()
        self.organisatie: Organisatie
        self.people: dict[str, Gebruiker] = {}
        self.organisations: dict[str, Organisatie] = {}
        self.themes: dict[str, Thema] = {}
        self.circles: dict[str, Kring] = {}

    def load_themes(self) -> None:
        """Find the themes by slug or name, and make those that are not here."""
        self.themes = {thema.slug: thema for thema in Thema.objects.all()}
        self.add_themes(self.data.each("themas"))

    def add_themes(self, rows: list[Facts]) -> None:
        """Find or make these themes as well."""
        by_name = {thema.naam.lower(): thema for thema in self.themes.values()}
        for facts in rows:
            slug, naam = facts.get("slug", text), facts.get("naam", text)
            if known := self.themes.get(slug) or by_name.get(naam.lower()):
                self.themes[slug] = known
                continue
            above = facts.get("ouder", text, empty=True)
            thema = Thema(slug=slug, naam=naam, trefwoorden=facts.get("trefwoorden", texts))
            thema.ouder = self.known(self.themes, above, "thema") if above else None
            self.themes[slug] = save(thema)

    def load_own_organisation(self, facts: Facts) -> Organisatie:
        """Find or make the corporation itself; Geweigerd when it has documents here already."""
        naam, plaats = facts.get("naam", text), facts.get("plaats", text)
        found = find_organisation(naam, plaats, facts.get("l_nummer", text))
        if found is not None:
            if Document.objects.filter(organisatie=found).exists():
                raise Geweigerd(f"{naam} heeft hier al documenten. Lees de export in een leeg portaal in.")
        else:
            fields = {
                name: facts.get(name, text) for name in ("soort", "provincie", "l_nummer", "kvk", "website", "over")
            }
            fields |= {name: facts.get(name, day, empty=True) for name in ("lid_van", "lid_tot")}
            found = save(
                Organisatie(
                    naam=naam, plaats=plaats, gemeenten=facts.get("gemeenten", texts),
                    vhe=facts.get("vhe", number, empty=True), fte=facts.get("fte", text, empty=True), **fields,
                )
            )  # fmt: skip
        self.verslag.organisatie = naam
        self.organisations[f"{naam}, {plaats}"] = found
        return found

    def load_organisations(self) -> None:
        """Find or make the other organisations that are named; a new one is no member."""
        self.add_organisations(self.data.named("organisaties"))

    def add_organisations(self, rows: dict[str, Facts]) -> None:
        """Find or make these organisations as well."""
        for key, facts in rows.items():
            if key in self.organisations:
                continue
            naam, plaats, l_nummer = (facts.get(name, text) for name in ("naam", "plaats", "l_nummer"))
            found = find_organisation(naam, plaats, l_nummer)
            if found is None:
                found = save(Organisatie(naam=naam, plaats=plaats, soort=facts.get("soort", text), l_nummer=l_nummer))
            self.organisations[key] = found

    def load_people(self) -> None:
        """Find or make the people; new ones cannot log in until they set a password, others never until invited."""
        posts = self.data.each("aanstellingen")
        ours = {facts.get("gebruiker", text).lower() for facts in posts}
        self.add_people(self.data.each("mensen"), active=ours)
        for facts in posts:
            person = self.person(facts, "gebruiker")
            post = Aanstelling(
                gebruiker=person, organisatie=self.organisatie, rol=facts.get("rol", text),
                functie=facts.get("functie", text), van=facts.get("van", day), tot=facts.get("tot", day, empty=True),
            )  # fmt: skip
            if not Aanstelling.objects.filter(gebruiker=person, organisatie=self.organisatie, van=post.van).exists():
                save(post)

    def add_people(self, rows: list[Facts], *, active: Iterable[str] = ()) -> None:
        """Find or make these people as well; a new one can only get in when the address is among `active`."""
        names = ("aanhef", "voornaam", "tussenvoegsel", "achternaam", "telefoon", "bereikbaar")
        for facts in rows:
            email = facts.get("email", text)
            if email in self.people:
                continue
            person = Gebruiker.objects.filter(email__iexact=email).first()
            if person is None:
                person = Gebruiker(
                    email=email, is_active=email.lower() in active, **{n: facts.get(n, text) for n in names}
                )
                person.set_unusable_password()
                save(person)
                self.verslag.count("mensen")
            self.people[email] = person

    def circle(self, naam: str | None) -> Kring | None:
        """Return a circle of this name with only this corporation in it: who else took part, is not in the export."""
        if naam is None:
            return None
        if naam not in self.circles:
            self.circles[naam] = Kring.objects.create(naam=naam)
            Deelname.objects.create(kring=self.circles[naam], organisatie=self.organisatie)
            self.verslag.opmerkingen.append(_only_own(naam))
        return self.circles[naam]

    def take_circle(self, naam: str, *, sure: bool) -> Kring:
        """Return a circle with nobody in it, for who knows who takes part.

        With `sure` the name means one circle in this export: then it is the one that its documents point at. Else
        those stay with the own corporation, because they may be of another circle of that name.
        """
        kring = self.circles.pop(naam, None) if sure else None
        if kring is None:
            return save(Kring(naam=naam))
        kring.deelnames.all().delete()
        self.verslag.opmerkingen.remove(_only_own(naam))
        return kring

    def person(self, facts: Facts, name: str, *, empty: bool = False) -> Any:
        """Return the person that a value names by e-mail address; with `empty` perhaps None."""
        email = facts.get(name, text, empty=empty)
        return None if email is None else self.known(self.people, email, "persoon")

    def organisation(self, facts: Facts, name: str, *, empty: bool = False) -> Any:
        """Return the organisation that a value names; with `empty` perhaps None."""
        key = facts.get(name, text, empty=empty)
        return None if key is None else self.known(self.organisations, key, "organisatie")

    @staticmethod
    def known(rows: dict[str, Any], key: str, what: str) -> Any:
        """Return what the export itself defines under this key; Geweigerd when it does not."""
        if key not in rows:
            raise Geweigerd(f"In de export ontbreekt de {what} ‘{key[:100]}’.")
        return rows[key]


def _only_own(naam: str) -> str:
    return f"Van ‘{naam}’ ziet hier alleen de eigen corporatie de documenten."


def save(row: Any) -> Any:
    """Check a row as a form would, apart from the rows it points at, and save it."""
    row.full_clean(exclude=set(_unchecked(row)), validate_unique=False, validate_constraints=False)
    row.save(force_insert=True)
    return row


def _unchecked(row: models.Model) -> Iterable[str]:
    """Return the fields that no form asks for: links, keys, and what is unknown where that may be."""
    for f in row._meta.concrete_fields:
        unknown = f.null and getattr(row, f.attname) is None
        if f.is_relation or f.name in ("password", "sleutel") or unknown:
            yield f.name


def find_organisation(naam: str, plaats: str, l_nummer: str) -> Organisatie | None:
    """Return the organisation with this L-nummer, else with this name in this place, or None."""
    rows = Organisatie.objects.all()
    by_number = rows.filter(l_nummer=l_nummer).first() if l_nummer else None
    return by_number or rows.filter(naam__iexact=naam, plaats__iexact=plaats).first()
