"""Everything that the portal knows of the documents of one corporation, as JSON values and a list of files."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.db import models
from django.utils import timezone

from corporaties.models import Aanstelling, Gebruiker, Organisatie, Thema
from mkwportal.core.files.archives import unique_path
from mkwportal.core.models import AuditRegel

from ..models import Document, Gebruik, Overname, Versie, Verzameling, VerzamelingRegel, Vraag
from ..vrijgave import blocked
from . import FORMAAT, FORMAATVERSIE

_FEITEN = (
    "naam", "soort", "plaats", "provincie", "gemeenten", "l_nummer", "kvk", "vhe", "fte", "website", "over", "lid_van",
    "lid_tot",
)  # fmt: skip
_DOCUMENT = (
    "titel", "soort", "status", "jaar", "samenvatting", "vastgesteld_op", "vastgesteld_door", "viel_af",
    "herzien_voor", "bereik", "gedeeld_op", "verwijderd_op", "gemaakt_op", "gewijzigd_op", "revisie",
)  # fmt: skip
_VERSIE = ("nummer", "naam", "ext", "mime", "sha256", "grootte", "toelichting", "gemaakt_op")
_OVERNAME = ("nummer", "bron_titel", "wijze", "toelichting", "op", "ingetrokken_op")
_VRAAG = ("soort", "alinea", "citaat", "tekst", "op", "ingetrokken_op", "verborgen_op")
_VERZAMELING = ("naam", "uitleg", "bereik", "verwijderd_op", "gemaakt_op", "gewijzigd_op", "revisie")


class Bestand(NamedTuple):
    """One file for the zip: its path there, its key in the storage and when it was made."""

    pad: str
    sleutel: str
    gemaakt_op: dt.datetime


class Collector:
    """Gathers the facts of one corporation; people and other organisations that are named come along."""

    def __init__(self, organisatie: Organisatie) -> None:
        self.organisatie = organisatie
        self.bestanden: list[Bestand] = []
        self.zonder_bestand: list[str] = []
        self._people: dict[int, Gebruiker] = {}
        self._organisations: dict[int, Organisatie] = {organisatie.pk: organisatie}
        self._taken: set[str] = set()
        self._numbers: dict[int, int] = {}

    def collect(self) -> dict[str, Any]:
        """Return all of it as JSON values; afterwards `bestanden` names the files that belong to it."""
        documents = list(
            Document.objects.filter(organisatie=self.organisatie)
            .select_related("contact", "gemaakt_door", "verwijderd_door", "kring", "versie")
            .prefetch_related("themas")
            .order_by("pk")
        )
        self._numbers = {document.pk: number for number, document in enumerate(documents, 1)}
        parts = self._per_document(documents)
        data = {
            "formaat": FORMAAT,
            "formaatversie": FORMAATVERSIE,
            "portaal": settings.BASE_URL,
            "release": settings.RELEASE,
            "gemaakt_op": _json(timezone.now()),
            "organisatie": self._organisation(self.organisatie),
            "documenten": [self._document(document, parts[document.pk]) for document in documents],
            "overgenomen": [self._takeover(row) for row in self._takeovers().filter(organisatie=self.organisatie)],
            "verzamelingen": list(self._sets()),
            "aanstellingen": list(self._posts()),
        }
        wanted = {thema.pk for document in documents for thema in document.themas.all()}
        data["themas"] = list(theme_facts(wanted))
        data["mensen"] = [_person(person) for person in sorted(self._people.values(), key=lambda p: p.email.lower())]
        others = sorted(self._organisations.values(), key=organisation_key)
        data["organisaties"] = {
            organisation_key(row): _fields(row, ("naam", "plaats", "soort", "l_nummer")) for row in others
        }
        return data

    def _per_document(self, documents: list[Document]) -> dict[int, dict[str, list[Any]]]:
        """Return what belongs to each document, in a fixed number of queries."""
        rows: dict[int, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        pks = [document.pk for document in documents]
        for versie in Versie.objects.filter(document__in=pks).select_related("door").order_by("nummer"):
            rows[versie.document_id]["versies"].append(versie)
        for takeover in self._takeovers().filter(document__in=pks):
            rows[takeover.document_id or 0]["overnames"].append(takeover)
        questions = Vraag.objects.filter(document__in=pks).select_related(
            "door", "organisatie", "versie", "verwerkt_in", "verborgen_door"
        )
        for question in questions.prefetch_related("antwoorden__door", "antwoorden__organisatie").order_by("pk"):
            rows[question.document_id]["vragen"].append(question)
        for use in Gebruik.objects.filter(document__in=pks).select_related("organisatie"):
            rows[use.document_id]["gebruik"].append(use)
        for line in AuditRegel.objects.filter(soort="document", object_id__in=pks).order_by("pk"):
            rows[line.object_id or 0]["logboek"].append(line)
        return rows

    def _document(self, document: Document, parts: dict[str, list[Any]]) -> dict[str, Any]:
        folder = f"bestanden/{unique_path(f'{self._numbers[document.pk]:04} {document.titel[:60]}', self._taken)}"
        return {
            "nr": self._numbers[document.pk],
            "adres": f"{settings.BASE_URL}{document.get_absolute_url()}",
            **_fields(document, _DOCUMENT),
            "kring": document.kring.naam if document.kring else None,
            "themas": sorted(thema.slug for thema in document.themas.all()),
            "contact": self._mail(document.contact),
            "gemaakt_door": self._mail(document.gemaakt_door),
            "verwijderd_door": self._mail(document.verwijderd_door),
            "versie": document.versie.nummer if document.versie else None,
            "versies": [self._version(versie, document, folder) for versie in parts["versies"]],
            "overgenomen_door": [self._takeover(row) for row in parts["overnames"]],
            "vragen": [self._question(row) for row in parts["vragen"]],
            "gebruik": sorted(
                (
                    {"organisatie": self._key(row.organisatie), **_fields(row, ("maand", "soort", "aantal"))}
                    for row in parts["gebruik"]
                ),
                key=lambda row: (row["maand"], row["organisatie"], row["soort"]),
            ),
            "logboek": [
                _fields(row, ("tijd", "wie_naam", "actie", "object_naam", "voor", "na")) for row in parts["logboek"]
            ],
        }

    def _version(self, versie: Versie, document: Document, folder: str) -> dict[str, Any]:
        reason = blocked(versie)
        path = "" if reason else f"{folder}/versie {versie.nummer}.{versie.ext}"
        if path:
            self.bestanden.append(Bestand(path, versie.sleutel, versie.gemaakt_op))
        else:
            self.zonder_bestand.append(f"{document.titel}, versie {versie.nummer}")
        return {**_fields(versie, _VERSIE), "door": self._mail(versie.door), "pad": path, "zonder_bestand": reason}

    def _takeovers(self) -> models.QuerySet[Overname]:
        return (
            Overname.objects.select_related("organisatie", "bron_organisatie", "door", "contact", "versie", "document")
            .prefetch_related("antwoorden__door", "antwoorden__versie")
            .order_by("pk")
        )

    def _takeover(self, row: Overname) -> dict[str, Any]:
        """Return a takeover; what only means something beside a document of another stands in `bij_de_bron`."""
        answers = [
            {"versie": a.versie.nummer, "antwoord": a.antwoord, "door": self._mail(a.door), "op": _json(a.op)}
            for a in row.antwoorden.all()
        ]
        result = {
            **_fields(row, _OVERNAME),
            "organisatie": self._key(row.organisatie),
            "bron_organisatie": self._key(row.bron_organisatie),
            "eigen_document": self._numbers.get(row.eigen_document_id or 0),
            "door": self._mail(row.door),
            "contact": self._mail(row.contact),
        }
        if row.document_id in self._numbers:
            return result | {"antwoorden": answers}
        source = row.document
        return result | {
            "antwoorden": [],
            "bij_de_bron": {
                "adres": f"{settings.BASE_URL}{source.get_absolute_url()}" if source else "",
                "sha256": row.versie.sha256 if row.versie else "",
                "antwoorden": answers,
            },
        }

    def _question(self, row: Vraag) -> dict[str, Any]:
        return {
            **_fields(row, _VRAAG),
            "versie": row.versie.nummer,
            "verwerkt_in": row.verwerkt_in.nummer if row.verwerkt_in else None,
            "door": self._mail(row.door),
            "organisatie": self._key(row.organisatie),
            "verborgen_door": self._mail(row.verborgen_door),
            "antwoorden": [
                {
                    "tekst": answer.tekst,
                    "door": self._mail(answer.door),
                    "organisatie": self._key(answer.organisatie),
                    "op": _json(answer.op),
                }
                for answer in row.antwoorden.all()
            ],
        }

    def _sets(self) -> Iterator[dict[str, Any]]:
        rows = VerzamelingRegel.objects.select_related("document__organisatie").order_by("volgorde", "pk")
        sets = Verzameling.objects.filter(organisatie=self.organisatie).select_related("door", "kring").order_by("pk")
        for verzameling in sets.prefetch_related(models.Prefetch("regels", rows)):
            yield {
                **_fields(verzameling, _VERZAMELING),
                "kring": verzameling.kring.naam if verzameling.kring else None,
                "door": self._mail(verzameling.door),
                "regels": [self._set_row(row) for row in verzameling.regels.all()],
            }

    def _set_row(self, row: VerzamelingRegel) -> dict[str, Any]:
        """Return a row of a set; of a document of another only where it stands, if all members may see it."""
        if row.document_id in self._numbers:
            return {"document": self._numbers[row.document_id], "toelichting": row.toelichting}
        document, shown = row.document, row.document.bereik == "leden" and row.document.verwijderd_op is None
        return {
            "document": None,
            "toelichting": row.toelichting if shown else "",
            "bij_de_bron": {
                "titel": document.titel if shown else "",
                "organisatie": document.organisatie.naam if shown else "",
                "adres": f"{settings.BASE_URL}{document.get_absolute_url()}" if shown else "",
            },
        }

    def _posts(self) -> Iterator[dict[str, Any]]:
        rows = Aanstelling.objects.filter(organisatie=self.organisatie).select_related("gebruiker").order_by("pk")
        for row in rows:
            yield {"gebruiker": self._mail(row.gebruiker), **_fields(row, ("rol", "functie", "van", "tot"))}

    def _organisation(self, organisatie: Organisatie) -> dict[str, Any]:
        return _fields(organisatie, _FEITEN)

    def _mail(self, person: Gebruiker | None) -> str | None:
        if person is None:
            return None
        self._people[person.pk] = person
        return person.email

    def _key(self, organisatie: Organisatie | None) -> str | None:
        if organisatie is None:
            return None
        self._organisations[organisatie.pk] = organisatie
        return organisation_key(organisatie)


def organisation_key(organisatie: Organisatie) -> str:
    """Return what an export calls an organisation."""
    return f"{organisatie.naam}, {organisatie.plaats}"


def theme_facts(wanted: set[int]) -> Iterator[dict[str, Any]]:
    """Yield these themes (by pk) and the ones above them, a main theme before those below it."""
    themes = {thema.pk: thema for thema in Thema.objects.all()}
    wanted = wanted | {main for pk in wanted if (main := themes[pk].ouder_id)}
    for thema in sorted((themes[pk] for pk in wanted), key=lambda t: (t.ouder_id is not None, t.slug)):
        above = themes.get(thema.ouder_id or 0)
        yield {**_fields(thema, ("naam", "slug", "trefwoorden")), "ouder": above.slug if above else None}


def _person(person: Gebruiker) -> dict[str, Any]:
    return _fields(person, ("email", "aanhef", "voornaam", "tussenvoegsel", "achternaam", "telefoon", "bereikbaar"))


def _fields(row: models.Model, names: Iterable[str]) -> dict[str, Any]:
    return {name: _json(getattr(row, name)) for name in names}


def _json(value: Any) -> Any:
    """Return a value as JSON has it: moments in UTC, days and decimals as text."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float | list | dict) else str(value)
