"""An export into this installation: all of it, or nothing (D15)."""

import datetime as dt
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import Error, connection, transaction
from psycopg.types.json import Jsonb

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
from ..signals import invoer_gevraagd
from .names import Names, Verslag, save
from .package import Facts, Geweigerd, Pakket, anything, day, moment, number, sha256, text, texts


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


class Loader(Names):
    """One import; runs in the transaction and the stack of files of load_export()."""

    def __init__(self, pakket: Pakket, files: ExitStack, by: Any) -> None:
        super().__init__(pakket)
        self.files, self.by = files, by
        self.documents: dict[int, Document] = {}
        self.versions: dict[int, dict[int, Versie]] = {}
        self.addresses: dict[str, int] = {}  # the number of a document by where it was in the other portal
        self.stamps = ["themas", "organisaties", "verzamelingen", "overnames", "documenten"]

    def load(self) -> Verslag:
        """Make the rows in the order in which they point at each other."""
        self.load_themes()
        self.organisatie = self.load_own_organisation(Facts(self.pakket.data.get("organisatie"), "organisatie"))
        self.load_organisations()
        self.load_people()
        for facts in self.data.each("documenten"):
            self._document(facts)
        for facts in self.data.each("documenten"):
            self._around(facts)
        for facts in self.data.each("overgenomen"):
            self._takeover(facts, None)
        for facts in self.data.each("verzamelingen"):
            self._set(facts)
        invoer_gevraagd.send(Loader, loader=self)
        record("export ingelezen", self.organisatie, by=self.by, organisatie_id=self.organisatie.pk,
               na=self.verslag.aantallen)  # fmt: skip
        for subject in self.stamps:
            stamps.touch(subject)
        return self.verslag

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
            contact=self.person(facts, "contact"),
            gemaakt_door=self.person(facts, "gemaakt_door"),
            verwijderd_door=self.person(facts, "verwijderd_door", empty=True),
            kring=self.circle(facts.get("kring", text, empty=True)),
            jaar=facts.get("jaar", number, empty=True),
            revisie=facts.get("revisie", number),
            **{name: facts.get(name, text) for name in texts_},
            **{name: facts.get(name, day, empty=True) for name in ("vastgesteld_op", "herzien_voor")},
            **{name: facts.get(name, moment, empty=True) for name in ("gedeeld_op", "verwijderd_op")},
        )
        save(document)
        document.themas.set([self.known(self.themes, slug, "thema") for slug in facts.get("themas", texts)])
        self.documents[nr] = document
        self.addresses[facts.get("adres", text)] = nr
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
            kind = inspect_file(upload, naam, max_bytes=settings.MAX_UPLOAD_BYTES)
        except FileRefused as refusal:
            upload.close()
            raise Geweigerd(f"‘{pad}’: {refusal.message}") from refusal
        [key] = self.files.enter_context(storing(upload))
        versie = Versie(
            document=document, nummer=facts.get("nummer", number), naam=naam, ext=kind.ext, mime=kind.mime,
            sleutel=key, sha256=promised, grootte=size, toelichting=facts.get("toelichting", text),
            door=self.person(facts, "door"),
        )  # fmt: skip
        save(versie)
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
                document=document, organisatie=self.organisation(row, "organisatie"), maand=row.get("maand", day),
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
            organisatie=self.organisation(facts, "organisatie"),
            bron_organisatie=self.organisation(facts, "bron_organisatie"),
            eigen_document=self.documents.get(own) if own and nr is None else None,
            door=self.person(facts, "door"), contact=self.person(facts, "contact"),
        )  # fmt: skip
        save(takeover)
        self.verslag.count("overnames")
        for row in facts.each("antwoorden"):
            versie = self.versions[nr].get(row.get("versie", number)) if nr is not None else None
            if versie is not None:
                save(OvernameAntwoord(
                    overname=takeover, versie=versie, antwoord=row.get("antwoord", text),
                    door=self.person(row, "door"), op=row.get("op", moment),
                ))  # fmt: skip

    def _question(self, facts: Facts, nr: int) -> None:
        versions = self.versions[nr]
        versie = versions.get(facts.get("versie", number))
        if versie is None:  # its file did not come along
            versie = versions[max(versions)]
        question = save(
            Vraag(
                document=self.documents[nr], versie=versie, soort=facts.get("soort", text),
                alinea=facts.get("alinea", number, empty=True), citaat=facts.get("citaat", text),
                tekst=facts.get("tekst", text), door=self.person(facts, "door"),
                organisatie=self.organisation(facts, "organisatie", empty=True), op=facts.get("op", moment),
                verwerkt_in=versions.get(facts.get("verwerkt_in", number, empty=True) or 0),
                ingetrokken_op=facts.get("ingetrokken_op", moment, empty=True),
                verborgen_op=facts.get("verborgen_op", moment, empty=True),
                verborgen_door=self.person(facts, "verborgen_door", empty=True),
            )
        )  # fmt: skip
        for row in facts.each("antwoorden"):
            save(Antwoord(
                vraag=question, tekst=row.get("tekst", text), door=self.person(row, "door"),
                organisatie=self.organisation(row, "organisatie"), op=row.get("op", moment),
            ))  # fmt: skip
        self.verslag.count("vragen")

    def _set(self, facts: Facts) -> None:
        verzameling = save(
            Verzameling(
                organisatie=self.organisatie, naam=facts.get("naam", text), uitleg=facts.get("uitleg", text),
                bereik=facts.get("bereik", text), kring=self.circle(facts.get("kring", text, empty=True)),
                verwijderd_op=facts.get("verwijderd_op", moment, empty=True), door=self.person(facts, "door"),
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
            save(VerzamelingRegel(
                verzameling=verzameling, document=document, volgorde=place, toelichting=row.get("toelichting", text)
            ))  # fmt: skip
        times = {name: facts.get(name, moment) for name in ("gemaakt_op", "gewijzigd_op")}
        Verzameling.objects.filter(pk=verzameling.pk).update(**times)
        self.verslag.count("verzamelingen")


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
            f"INSERT INTO {table} (tijd, wie_naam, actie, soort, object_id, object_naam, organisatie_id, voor, na, "  # noqa: S608 - own words, values as parameters
            "verzoek_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, '')",
            values,
        )
