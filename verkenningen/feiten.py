"""All facts of the explorations of a corporation as values for JSON: what `verkenningen.json` holds (D15).

It names people by e-mail address, organisations by "naam, plaats", themes by slug, documents by their address in this
portal, and what stands in it itself by numbers of its own. What no programme needs (names, addresses) is for people.
"""

from collections import Counter, defaultdict
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from corporaties.models import Bereik, Deelname, Gebruiker, Organisatie
from documenten.models import Document, Verzameling
from documenten.uitvoer.collect import organisation_key, theme_facts

from .models import (
    Aansluiting,
    Aanwezigheid,
    Bezoek,
    Citaat,
    Foto,
    Halte,
    Labregel,
    Les,
    LesReactie,
    Opname,
    Verkenning,
    VerslagDeel,
    VraagRegel,
    Vraagstuk,
)

BESTAND, FORMAATVERSIE = "verkenningen.json", 2  # the first one had no number and could not be read in
_VERKENNING = (
    "pk", "naam", "vraag", "toelichting", "soort", "status", "bereik", "eerste_plaats", "eerste_gastheer",
    "leider__email", "gemaakt_op", "gewijzigd_op", "verwijderd_op", "revisie",
)  # fmt: skip
_BEZOEK = (
    "pk", "titel", "begint_op", "eindigt_op", "plaats", "adres", "ontvanger", "gastheer_naam", "gastvraag", "status",
    "uid", "gemaakt_op", "gewijzigd_op", "revisie",
)  # fmt: skip
_MENS = ("email", "aanhef", "voornaam", "tussenvoegsel", "achternaam")

Rows = dict[int, list[dict[str, Any]]]


class Feiten:
    """Gathers the facts of one corporation; people, organisations and themes that are named come along."""

    def __init__(self, organisatie: Organisatie) -> None:
        self.organisatie = organisatie
        self.photos: list[tuple[str, Foto]] = []
        self._ids: list[int] = []
        self._visits: dict[int, int] = {}  # the number of a visit within its exploration
        self._emails: set[str] = set()
        self._keys: set[str] = set()
        self._themes: set[int] = set()

    def collect(self) -> dict[str, Any]:
        """Return all of it, in a fixed number of queries; afterwards `photos` holds each photo with its path."""
        own = Verkenning.objects.filter(organisatie=self.organisatie).order_by("pk")
        self._ids = list(own.values_list("pk", flat=True))
        facts = {
            "formaatversie": FORMAATVERSIE,
            "verkenningen": self._verkenningen(own),
            "lessen_van_anderen": self._elsewhere(),
            "vraagstukken": self._questions(),
        }
        people = Gebruiker.objects.filter(email__in=self._emails).order_by("email").values(*_MENS)
        names = [key.rpartition(", ")[0] for key in self._keys]
        known = {organisation_key(row): row for row in Organisatie.objects.filter(naam__in=names)}
        return facts | {
            "themas": list(theme_facts(self._themes)),
            "mensen": [person | {"telefoon": "", "bereikbaar": ""} for person in people],
            "organisaties": {
                key: {name: getattr(known[key], name) for name in ("naam", "plaats", "soort", "l_nummer")}
                for key in sorted(self._keys)
            },
        }

    def _verkenningen(self, own: QuerySet[Verkenning]) -> list[dict[str, Any]]:
        of = {"verkenning__in": self._ids}
        lines = self._by(VraagRegel.objects.filter(**of), "verkenning", "vraag", "inzicht", "door__email", "gemaakt_op")
        circles = self._by(
            Deelname.objects.filter(kring__in=own.order_by().values("kring")),
            "kring", "organisatie__naam", "gebruiker__email", "wijze", "tot", "gemaakt_op",
        )  # fmt: skip
        lab = self._by(
            Labregel.objects.filter(**of), "verkenning", "organisatie__naam", "dag", "fase", "relatie", "waarom",
            "door__email", "gemaakt_op", "gewijzigd_op", "revisie",
        )  # fmt: skip
        visits, lessons, sure = self._bezoeken(), self._lessen(), self._sure_circles(own)
        found = []
        for nr, row in enumerate(own.values(*_VERKENNING, "kring", "kring__naam"), 1):
            self._emails.add(row["leider__email"])
            pk, kring, naam = row["pk"], row.pop("kring"), row.pop("kring__naam")
            found.append(
                row
                | {"nr": nr, "adres": _address(Verkenning(pk=pk)), "kring": naam, "kring_bij_naam": naam in sure}
                | {"eerdere_vragen": lines[pk], "deelnemers": circles[kring], "praktijklab": lab[pk]}
                | {"bezoeken": visits[pk], "lessen": lessons[pk]}
            )
        return found

    def _sure_circles(self, own: QuerySet[Verkenning]) -> set[str]:
        """Return the names by which this export means one circle only."""
        rows: set[tuple[int, str]] = set(own.values_list("kring", "kring__naam"))
        for model in (Document, Verzameling):
            there = model._default_manager.filter(organisatie=self.organisatie, kring__isnull=False)
            rows |= set(there.values_list("kring", "kring__naam"))
        return {naam for naam, number in Counter(naam for _, naam in rows).items() if number == 1}

    def _bezoeken(self) -> Rows:
        of: dict[str, Any] = {"bezoek__verkenning__in": self._ids}
        stops = self._by(
            Halte.objects.filter(**of).order_by("volgorde"), "bezoek", "volgorde", "tijd", "titel", "persoon", "rol",
            "organisatie", *Halte.NOTITIES, "geschreven_door__email", "geschreven_op", "revisie",
        )  # fmt: skip
        people = self._by(
            Aanwezigheid.objects.filter(**of), "bezoek", "gebruiker__email", "naam", "organisatie__naam",
            "organisatie_naam", "gaat_mee", "was_er", "schrijft",
        )  # fmt: skip
        quotes = self._by(
            Citaat.objects.filter(**of), "bezoek", "halte__volgorde", "tekst", "naam", "rol", "email", "toestemming",
            "gevraagd_op", "antwoord_op", "antwoord_hoe", "door__email", "gemaakt_op", "revisie",
        )  # fmt: skip
        parts, pictures, before = self._verslagen(of), self._fotos(of), self._vooraf()
        found: Rows = defaultdict(list)
        rows = Bezoek.objects.filter(verkenning__in=self._ids).select_related("gastheer")
        for bezoek in rows.order_by("begint_op", "pk"):
            visits, pk = found[bezoek.verkenning_id], bezoek.pk
            self._visits[pk] = len(visits) + 1
            visits.append(
                {name: getattr(bezoek, name) for name in _BEZOEK}
                | {"nr": self._visits[pk], "gastheer_sleutel": self._key(bezoek.gastheer), "vooraf": before[pk]}
                | {"adres_in_portaal": _address(bezoek), "haltes": stops[pk], "aanwezigen": people[pk]}
                | {"verslag": parts[pk], "citaten": quotes[pk], "fotos": pictures[pk]}
            )
        return found

    def _verslagen(self, of: dict[str, Any]) -> Rows:
        found: Rows = defaultdict(list)
        for part in VerslagDeel.objects.filter(**of).prefetch_related("auteurs").order_by("pk"):
            names = ("deel", "tekst", "gepubliceerd_op", "gewijzigd_op", "revisie")
            auteurs = sorted(self._mail(person) for person in part.auteurs.all())
            found[part.bezoek_id].append({name: getattr(part, name) for name in names} | {"auteurs": auteurs})
        return found

    def _fotos(self, of: dict[str, Any]) -> Rows:
        found: Rows = defaultdict(list)
        for photo in Foto.objects.filter(**of).select_related("door", "halte").order_by("pk"):
            path = f"fotos/{photo.bezoek_id:05}-{photo.pk:06}.jpg"
            self.photos.append((path, photo))
            names = ("bijschrift", "sha256", "grootte", "breedte", "hoogte", "gemaakt_op")
            found[photo.bezoek_id].append(
                {"pad": path, "door": self._mail(photo.door), "halte__volgorde": photo.halte and photo.halte.volgorde}
                | {name: getattr(photo, name) for name in names}
            )
        return found

    def _vooraf(self) -> dict[int, list[str]]:
        rows = Bezoek.vooraf.through.objects.filter(bezoek__verkenning__in=self._ids, document__in=self._readable())
        found: dict[int, list[str]] = defaultdict(list)
        for bezoek, document in rows.order_by("document").values_list("bezoek", "document"):
            found[bezoek].append(_address(Document(pk=document)))
        return found

    def _readable(self) -> QuerySet[Document]:
        """Return the documents that everybody at a corporation may see: who asks for an export may see no more."""
        kringen = Deelname.objects.lopend().filter(organisatie=self.organisatie).values("kring")
        shared = Q(bereik=Bereik.LEDEN) | Q(bereik=Bereik.KRING, kring__in=kringen)
        return Document.objects.filter(shared | Q(organisatie=self.organisatie), verwijderd_op=None)

    def _lessen(self) -> Rows:
        lessen = Les.objects.filter(verkenning__in=self._ids)
        reactions = self._by(
            LesReactie.objects.filter(les__in=lessen.values("pk")), "les", "organisatie__naam", "soort", "hoe",
            "door__email", "gemaakt_op",
        )  # fmt: skip
        taken = self._by(
            Opname.objects.filter(les__in=lessen.values("pk"), versie__document__in=self._readable().values("pk")),
            "les", "versie__document__titel", "versie__nummer", "versie__document__organisatie__naam", "hoe", "op",
            "versie__document", "door__email",
        )  # fmt: skip
        for opname in (row for rows in taken.values() for row in rows):
            opname["document_adres"] = _address(Document(pk=opname.pop("versie__document")))
        rows = lessen.select_related("bezoek", "halte", "door").prefetch_related("themas").order_by("verkenning", "pk")
        numbers = {les.pk: nr for nr, les in enumerate(rows, 1)}
        found: Rows = defaultdict(list)
        for les in rows:
            found[les.verkenning_id].append(
                self._les(les)
                | {"nr": numbers[les.pk], "beantwoordt": numbers.get(les.beantwoordt_id or 0)}
                | {"antwoord_op_een_ander": bool(les.beantwoordt_id) and les.beantwoordt_id not in numbers}
                | {"reacties": reactions[les.pk], "opgenomen_in": taken[les.pk]}
            )
        return found

    def _les(self, les: Les) -> dict[str, Any]:
        themas = sorted(les.themas.all(), key=lambda thema: thema.slug)
        self._themes |= {thema.pk for thema in themas}
        return {
            "tekst": les.tekst,
            "soort": les.get_soort_display(),
            "soort_code": les.soort,
            "bezoek": les.bezoek and les.bezoek.titel,
            "bezoek_nr": self._visits.get(les.bezoek_id or 0),
            "dag": les.bezoek and les.bezoek.begint_op,
            "halte": les.halte and les.halte.titel,
            "halte__volgorde": les.halte and les.halte.volgorde,
            "themas": [thema.naam for thema in themas],
            "thema_slugs": [thema.slug for thema in themas],
            "door": self._mail(les.door),
            "gemaakt_op": les.gemaakt_op,
            "verwijderd_op": les.verwijderd_op,
            "revisie": les.revisie,
            "adres": _address(les),
        }

    def _elsewhere(self) -> list[dict[str, Any]]:
        rows = LesReactie.objects.filter(organisatie=self.organisatie).exclude(les__verkenning__in=self._ids)
        return list(rows.order_by("pk").values("les__tekst", "les__verkenning__naam", "soort", "hoe", "gemaakt_op"))

    def _questions(self) -> list[dict[str, Any]]:
        rows = Vraagstuk.objects.filter(organisatie=self.organisatie).order_by("pk")
        joined = self._by(
            Aansluiting.objects.filter(vraagstuk__in=rows.order_by().values("pk")).order_by("gemaakt_op", "pk"),
            "vraagstuk", "organisatie__naam", "wijze", "door__email", "gemaakt_op",
        )  # fmt: skip
        names = ("vraag", "toelichting", "uitkomst", "gemaakt_op", "gewijzigd_op", "gesloten_op", "verwijderd_op")
        numbers = {pk: nr for nr, pk in enumerate(self._ids, 1)}
        found = []
        for row in rows.select_related("steller").prefetch_related("themas"):
            self._themes |= {thema.pk for thema in row.themas.all()}
            elsewhere = bool(row.verkenning_id) and row.verkenning_id not in numbers
            found.append(
                {name: getattr(row, name) for name in (*names, "revisie")}
                | {"steller__email": self._mail(row.steller), "verkenning": numbers.get(row.verkenning_id or 0)}
                | {"verkenning_van_een_ander": elsewhere, "aansluitingen": joined[row.pk]}
                | {"thema_slugs": sorted(thema.slug for thema in row.themas.all())}
            )
        return found

    def _by(self, rows: QuerySet, parent: str, *fields: str) -> Rows:
        """Return the fields of the rows per parent, and remember whom they name.

        With organisatie__naam comes organisatie_sleutel, what the export calls it.
        """
        extra = ["organisatie__plaats"] if "organisatie__naam" in fields else []
        found: Rows = defaultdict(list)
        for row in (rows if rows.query.order_by else rows.order_by("pk")).values(parent, *fields, *extra):
            if extra:
                naam, plaats = row["organisatie__naam"], row.pop("organisatie__plaats")
                row["organisatie_sleutel"] = self._key(None if naam is None else Organisatie(naam=naam, plaats=plaats))
            self._emails |= {row[name] for name in fields if name.endswith("__email") and row[name]}
            found[row.pop(parent)].append(row)
        return found

    def _mail(self, person: Gebruiker) -> str:
        self._emails.add(person.email)
        return person.email

    def _key(self, organisatie: Organisatie | None) -> str | None:
        if organisatie is None:
            return None
        self._keys.add(organisation_key(organisatie))
        return organisation_key(organisatie)


def _address(row: Any) -> str:
    return f"{settings.BASE_URL}{row.get_absolute_url()}"
