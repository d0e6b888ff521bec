"""An export into this installation: all of it, or nothing (D15)."""

import datetime as dt
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import Error, connection, models, transaction
from psycopg.types.json import Jsonb

from corporaties.models import Aanstelling, Deelname, Gebruiker, Kring, Organisatie, Thema
from mkwportal.core import stamps
from mkwportal.core.audit import record
from mkwportal.core.files.checks import inspect_file
from mkwportal.core.files.storage import storing
from mkwportal.core.files.types import FileRefused
from mkwportal.core.models import AuditRegel

from .. import tasks
from ..models import (
    Antwoord,
    Document,
    Gebruik,
    Overname,
    OvernameAntwoord,
    Versie,
    Verzameling,
    VerzamelingRegel,
    Vraag,
)
from . import package
from .package import Facts, Geweigerd, Pakket, anything, day, moment, number, sha256, text, texts


@dataclass
class Verslag:
    """What an import did: how many of each, and what could not come along, as sentences."""

    organisatie: str = ""
    aantallen: dict[str, int] = field(default_factory=dict)
    opmerkingen: list[str] = field(default_factory=list)

    def count(self, what: str) -> None:
        self.aantallen[what] = self.aantallen.get(what, 0) + 1


def load_export(path: Path | str, *, by: Any) -> Verslag:
    """Take in an export: organisation, people, documents with their files and all that is known of them.

    Raises Geweigerd with a sentence; then neither a row nor a file stays behind. `by` is a Gebruiker or a text.
    """
    with Pakket(path) as pakket, ExitStack() as files:
        try:
            with transaction.atomic():
                return Loader(pakket, files, by).load()
        except ValidationError as error:
            raise Geweigerd(f"De export past niet in dit portaal: {' '.join(error.messages)}") from error
        except Error as error:
            raise Geweigerd("De gegevens in de export spreken elkaar tegen. Maak de export opnieuw.") from error


class Loader:
    """One import; runs in the transaction and the stack of files of load_export()."""

    def __init__(self, pakket: Pakket, files: ExitStack, by: Any) -> None:
        self.pakket, self.files, self.by = pakket, files, by
        self.data = Facts(pakket.data, "export")
        self.verslag = Verslag()
        self.people: dict[str, Gebruiker] = {}
        self.organisations: dict[str, Organisatie] = {}
        self.themes: dict[str, Thema] = {}
        self.documents: dict[int, Document] = {}
        self.versions: dict[int, dict[int, Versie]] = {}
        self.circles: dict[str, Kring] = {}

    def load(self) -> Verslag:
        """Make the rows in the order in which they point at each other."""
        self._themes()
        self.organisatie = self._own_organisation(Facts(self.pakket.data.get("organisatie"), "organisatie"))
        self._organisations()
        self._people()
        for facts in self.data.each("documenten"):
            self._document(facts)
        for facts in self.data.each("documenten"):
            self._around(facts)
        for facts in self.data.each("overgenomen"):
            self._takeover(facts, None)
        for facts in self.data.each("verzamelingen"):
            self._set(facts)
        record("export ingelezen", self.organisatie, by=self.by, organisatie_id=self.organisatie.pk,
               na=self.verslag.aantallen)  # fmt: skip
        for subject in ("themas", "organisaties", "verzamelingen", "overnames", "documenten"):
            stamps.touch(subject)
        return self.verslag

    def _themes(self) -> None:
        self.themes = {thema.slug: thema for thema in Thema.objects.all()}
        by_name = {thema.naam.lower(): thema for thema in self.themes.values()}
        for facts in self.data.each("themas"):
            slug, naam = facts.get("slug", text), facts.get("naam", text)
            if known := self.themes.get(slug) or by_name.get(naam.lower()):
                self.themes[slug] = known
                continue
            above = facts.get("ouder", text, empty=True)
            thema = Thema(slug=slug, naam=naam, trefwoorden=facts.get("trefwoorden", texts))
            thema.ouder = self._known(self.themes, above, "thema") if above else None
            self.themes[slug] = _save(thema)

    def _own_organisation(self, facts: Facts) -> Organisatie:
        naam, plaats = facts.get("naam", text), facts.get("plaats", text)
        found = _find_organisation(naam, plaats, facts.get("l_nummer", text))
        if found is not None:
            if Document.objects.filter(organisatie=found).exists():
                raise Geweigerd(f"{naam} heeft hier al documenten. Lees de export in een leeg portaal in.")
        else:
            fields = {
                name: facts.get(name, text) for name in ("soort", "provincie", "l_nummer", "kvk", "website", "over")
            }
            fields |= {name: facts.get(name, day, empty=True) for name in ("lid_van", "lid_tot")}
            found = _save(
                Organisatie(
                    naam=naam, plaats=plaats, gemeenten=facts.get("gemeenten", texts),
                    vhe=facts.get("vhe", number, empty=True), fte=facts.get("fte", text, empty=True), **fields,
                )
            )  # fmt: skip
        self.verslag.organisatie = naam
        self.organisations[f"{naam}, {plaats}"] = found
        return found

    def _organisations(self) -> None:
        """Find or make the other organisations that are named; a new one is no member."""
        for key, value in Facts({"o": self.pakket.data.get("organisaties")}, "export").get("o", dict).items():
            if key in self.organisations:
                continue
            facts = Facts(value, f"organisatie {key}")
            naam, plaats, l_nummer = (facts.get(name, text) for name in ("naam", "plaats", "l_nummer"))
            found = _find_organisation(naam, plaats, l_nummer)
            if found is None:
                found = _save(Organisatie(naam=naam, plaats=plaats, soort=facts.get("soort", text), l_nummer=l_nummer))
            self.organisations[key] = found

    def _people(self) -> None:
        """Find or make the people; new ones cannot log in until they set a password, others never until invited."""
        posts = self.data.each("aanstellingen")
        ours = {facts.get("gebruiker", text).lower() for facts in posts}
        names = ("aanhef", "voornaam", "tussenvoegsel", "achternaam", "telefoon", "bereikbaar")
        for facts in self.data.each("mensen"):
            email = facts.get("email", text)
            person = Gebruiker.objects.filter(email__iexact=email).first()
            if person is None:
                person = Gebruiker(
                    email=email, is_active=email.lower() in ours, **{n: facts.get(n, text) for n in names}
                )
                person.set_unusable_password()
                _save(person)
                self.verslag.count("mensen")
            self.people[email] = person
        for facts in posts:
            person = self._person(facts, "gebruiker")
            post = Aanstelling(
                gebruiker=person, organisatie=self.organisatie, rol=facts.get("rol", text),
                functie=facts.get("functie", text), van=facts.get("van", day), tot=facts.get("tot", day, empty=True),
            )  # fmt: skip
            if not Aanstelling.objects.filter(gebruiker=person, organisatie=self.organisatie, van=post.van).exists():
                _save(post)

    def _document(self, facts: Facts) -> None:
        nr, rows = facts.get("nr", number), facts.each("versies")
        present = [row for row in rows if row.get("pad", text)]
        titel = facts.get("titel", text)
        for row in rows:
            if row not in present:
                self.verslag.opmerkingen.append(
                    f"‘{titel}’, versie {row.get('nummer', number)}: zonder bestand, niet ingelezen."
                )
        if nr in self.documents:
            raise Geweigerd("In gegevens.json staat een document twee keer.")
        if not present:
            return
        texts_ = ("titel", "soort", "status", "samenvatting", "vastgesteld_door", "viel_af", "bereik")
        document = Document(
            organisatie=self.organisatie,
            contact=self._person(facts, "contact"),
            gemaakt_door=self._person(facts, "gemaakt_door"),
            verwijderd_door=self._person(facts, "verwijderd_door", empty=True),
            kring=self._circle(facts.get("kring", text, empty=True)),
            jaar=facts.get("jaar", number, empty=True),
            revisie=facts.get("revisie", number),
            **{name: facts.get(name, text) for name in texts_},
            **{name: facts.get(name, day, empty=True) for name in ("vastgesteld_op", "herzien_voor")},
            **{name: facts.get(name, moment, empty=True) for name in ("gedeeld_op", "verwijderd_op")},
        )
        _save(document)
        document.themas.set([self._known(self.themes, slug, "thema") for slug in facts.get("themas", texts)])
        self.documents[nr] = document
        self.versions[nr] = {row.get("nummer", number): self._version(row, document) for row in present}
        current = self.versions[nr].get(facts.get("versie", number, empty=True) or 0)
        current = current or self.versions[nr][max(self.versions[nr])]
        times = {name: facts.get(name, moment) for name in ("gemaakt_op", "gewijzigd_op")}
        Document.objects.filter(pk=document.pk).update(versie=current, **times)
        self.verslag.count("documenten")

    def _version(self, facts: Facts, document: Document) -> Versie:
        promised, size = facts.get("sha256", sha256), facts.get("grootte", number)
        naam, pad = facts.get("naam", text), facts.get("pad", text)
        upload = self.pakket.file(pad, sha256=promised, grootte=size, naam=naam)
        try:
            kind = inspect_file(upload, naam, max_bytes=package.settings.MAX_UPLOAD_BYTES)
        except FileRefused as refusal:
            upload.close()
            raise Geweigerd(f"‘{pad}’: {refusal.message}") from refusal
        [key] = self.files.enter_context(storing(upload))
        versie = Versie(
            document=document, nummer=facts.get("nummer", number), naam=naam, ext=kind.ext, mime=kind.mime,
            sleutel=key, sha256=promised, grootte=size, toelichting=facts.get("toelichting", text),
            door=self._person(facts, "door"),
        )  # fmt: skip
        _save(versie)
        Versie.objects.filter(pk=versie.pk).update(gemaakt_op=facts.get("gemaakt_op", moment))
        tasks.read_text_job.defer(versie_id=versie.pk)
        self.verslag.count("versies")
        return versie

    def _around(self, facts: Facts) -> None:
        """Make what stands around a document: takeovers, questions, use and its part of the trail."""
        nr = facts.get("nr", number)
        document = self.documents.get(nr)
        if document is None:
            return
        for row in facts.each("overgenomen_door"):
            self._takeover(row, nr)
        for row in facts.each("vragen"):
            self._question(row, nr)
        for row in facts.each("gebruik"):
            Gebruik.objects.create(
                document=document, organisatie=self._organisation(row, "organisatie"), maand=row.get("maand", day),
                soort=row.get("soort", text), aantal=row.get("aantal", number),
            )  # fmt: skip
        _trail(document, facts.each("logboek"))

    def _takeover(self, facts: Facts, nr: int | None) -> None:
        document = self.documents.get(nr) if nr is not None else None
        own = facts.get("eigen_document", number, empty=True)
        nummer = facts.get("nummer", number)
        takeover = Overname(
            document=document, versie=self.versions[nr].get(nummer) if nr is not None else None, nummer=nummer,
            bron_titel=facts.get("bron_titel", text), wijze=facts.get("wijze", text),
            toelichting=facts.get("toelichting", text), op=facts.get("op", moment),
            ingetrokken_op=facts.get("ingetrokken_op", moment, empty=True),
            organisatie=self._organisation(facts, "organisatie"),
            bron_organisatie=self._organisation(facts, "bron_organisatie"),
            eigen_document=self.documents.get(own) if own and nr is None else None,
            door=self._person(facts, "door"), contact=self._person(facts, "contact"),
        )  # fmt: skip
        _save(takeover)
        self.verslag.count("overnames")
        for row in facts.each("antwoorden"):
            versie = self.versions[nr].get(row.get("versie", number)) if nr is not None else None
            if versie is not None:
                _save(OvernameAntwoord(
                    overname=takeover, versie=versie, antwoord=row.get("antwoord", text),
                    door=self._person(row, "door"), op=row.get("op", moment),
                ))  # fmt: skip

    def _question(self, facts: Facts, nr: int) -> None:
        versions = self.versions[nr]
        versie = versions.get(facts.get("versie", number))
        if versie is None:  # its file did not come along
            versie = versions[max(versions)]
        question = _save(
            Vraag(
                document=self.documents[nr], versie=versie, soort=facts.get("soort", text),
                alinea=facts.get("alinea", number, empty=True), citaat=facts.get("citaat", text),
                tekst=facts.get("tekst", text), door=self._person(facts, "door"),
                organisatie=self._organisation(facts, "organisatie", empty=True), op=facts.get("op", moment),
                verwerkt_in=versions.get(facts.get("verwerkt_in", number, empty=True) or 0),
                ingetrokken_op=facts.get("ingetrokken_op", moment, empty=True),
                verborgen_op=facts.get("verborgen_op", moment, empty=True),
                verborgen_door=self._person(facts, "verborgen_door", empty=True),
            )
        )  # fmt: skip
        for row in facts.each("antwoorden"):
            _save(Antwoord(
                vraag=question, tekst=row.get("tekst", text), door=self._person(row, "door"),
                organisatie=self._organisation(row, "organisatie"), op=row.get("op", moment),
            ))  # fmt: skip
        self.verslag.count("vragen")

    def _set(self, facts: Facts) -> None:
        verzameling = _save(
            Verzameling(
                organisatie=self.organisatie, naam=facts.get("naam", text), uitleg=facts.get("uitleg", text),
                bereik=facts.get("bereik", text), kring=self._circle(facts.get("kring", text, empty=True)),
                verwijderd_op=facts.get("verwijderd_op", moment, empty=True), door=self._person(facts, "door"),
                revisie=facts.get("revisie", number),
            )
        )  # fmt: skip
        for place, row in enumerate(facts.each("regels"), 1):
            document = self.documents.get(row.get("document", number, empty=True) or 0)
            if document is None:
                self.verslag.opmerkingen.append(
                    f"Verzameling ‘{verzameling}’: een document van een ander zit niet in de export."
                )
                continue
            _save(VerzamelingRegel(
                verzameling=verzameling, document=document, volgorde=place, toelichting=row.get("toelichting", text)
            ))  # fmt: skip
        times = {name: facts.get(name, moment) for name in ("gemaakt_op", "gewijzigd_op")}
        Verzameling.objects.filter(pk=verzameling.pk).update(**times)
        self.verslag.count("verzamelingen")

    def _circle(self, naam: str | None) -> Kring | None:
        """Return a circle of this name with only this corporation in it: who else took part, is not in the export."""
        if naam is None:
            return None
        if naam not in self.circles:
            self.circles[naam] = Kring.objects.create(naam=naam)
            Deelname.objects.create(kring=self.circles[naam], organisatie=self.organisatie)
            self.verslag.opmerkingen.append(f"Van ‘{naam}’ ziet hier alleen de eigen corporatie de documenten.")
        return self.circles[naam]

    def _person(self, facts: Facts, name: str, *, empty: bool = False) -> Any:
        email = facts.get(name, text, empty=empty)
        return None if email is None else self._known(self.people, email, "persoon")

    def _organisation(self, facts: Facts, name: str, *, empty: bool = False) -> Any:
        key = facts.get(name, text, empty=empty)
        return None if key is None else self._known(self.organisations, key, "organisatie")

    @staticmethod
    def _known(rows: dict[str, Any], key: str, what: str) -> Any:
        if key not in rows:
            raise Geweigerd(f"In gegevens.json ontbreekt de {what} ‘{key[:100]}’.")
        return rows[key]


def _save(row: Any) -> Any:
    """Check a row as a form would, apart from the rows it points at, and save it."""
    row.full_clean(exclude=_links(row), validate_unique=False, validate_constraints=False)
    row.save(force_insert=True)
    return row


def _links(row: models.Model) -> Iterable[str]:
    return [f.name for f in row._meta.concrete_fields if f.is_relation or f.name in ("password", "sleutel")]


def _find_organisation(naam: str, plaats: str, l_nummer: str) -> Organisatie | None:
    rows = Organisatie.objects.all()
    by_number = rows.filter(l_nummer=l_nummer).first() if l_nummer else None
    return by_number or rows.filter(naam__iexact=naam, plaats__iexact=plaats).first()


def _trail(document: Document, rows: list[Facts]) -> None:
    """Write the lines of the trail with their own time; who did it is a name only here."""
    table = AuditRegel._meta.db_table
    values: list[tuple[dt.datetime, str, str, str, int, str, int, Any, Any]] = []
    wrap: Callable[[Any], Any] = lambda value: None if value is None else Jsonb(value)  # noqa: E731
    for row in rows:
        values.append((
            row.get("tijd", moment), row.get("wie_naam", text)[:200], row.get("actie", text)[:80], "document",
            document.pk, row.get("object_naam", text)[:300], document.organisatie_id,
            wrap(row.get("voor", anything, empty=True)), wrap(row.get("na", anything, empty=True)),
        ))  # fmt: skip
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (tijd, wie_naam, actie, soort, object_id, object_naam, organisatie_id, voor, na, "
            "verzoek_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, '')",
            values,
        )
