"""What the explorations add to the zip with everything of a corporation (D15).

`verkenningen.json` names people by e-mail address and organisations by name; notes that nobody published are in it,
because they are the corporation's own. `lessen.csv` and `.xlsx` are for people, `fotos/` holds the photos.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import Q, QuerySet

from corporaties.models import Bereik, Deelname, Organisatie
from documenten.models import Document
from mkwportal.core.files import storage
from mkwportal.core.files.archives import Member
from mkwportal.core.tables import csv_lines, workbook

from .models import (
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

KOPPEN = (
    "Verkenning", "Bezoek", "Datum", "Soort", "Les", "Thema’s", "Herkend door",
    "Toegepast door", "Opgenomen in", "Verwijderd op", "Adres",
)  # fmt: skip


def members_of(organisatie: Organisatie) -> Iterator[Member]:
    """Yield the photos, the list of lessons and all facts of the explorations of a corporation, as of one moment."""
    with transaction.atomic(), connection.cursor() as cursor:
        if not connection.savepoint_ids:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        facts, photos = _facts(organisatie)
    gone = set()
    for path, photo in photos:
        if storage.exists(photo.sleutel):
            yield Member(path, lambda key=photo.sleutel: storage.open_file(key), photo.gemaakt_op)  # type: ignore[misc]
        else:
            gone.add(path)
    facts["fotos_die_er_niet_meer_zijn"] = sorted(gone)
    rows = list(_rows(facts))
    yield Member("lessen.csv", "".join(csv_lines(KOPPEN, rows)).encode())
    yield Member("lessen.xlsx", workbook("Lessen", KOPPEN, rows))
    yield Member("verkenningen.json", json.dumps(facts, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1).encode())


def _facts(organisatie: Organisatie) -> tuple[dict[str, Any], list[tuple[str, Foto]]]:
    """Return all facts as values for JSON, and the photos with their paths in the zip; a fixed number of queries."""
    own = Verkenning.objects.filter(organisatie=organisatie)
    ids = list(own.values_list("pk", flat=True))
    lines = _by(
        VraagRegel.objects.filter(verkenning__in=ids), "verkenning", "vraag", "inzicht", "door__email", "gemaakt_op"
    )
    circle = _by(
        Deelname.objects.filter(kring__in=own.values("kring")),
        "kring", "organisatie__naam", "gebruiker__email", "wijze", "tot",
    )  # fmt: skip
    lab = _by(
        Labregel.objects.filter(verkenning__in=ids),
        "verkenning", "organisatie__naam", "dag", "fase", "relatie", "waarom", "door__email",
    )  # fmt: skip
    visits, photos = _visits(ids)
    lessons = _lessons(Les.objects.filter(verkenning__in=ids), _readable(organisatie))
    elsewhere = LesReactie.objects.filter(organisatie=organisatie).exclude(les__verkenning__in=ids)
    questions = Vraagstuk.objects.filter(organisatie=organisatie).order_by("pk")
    columns = (
        "pk", "kring", "naam", "vraag", "toelichting", "status", "bereik", "eerste_plaats", "eerste_gastheer",
        "leider__email", "gemaakt_op", "gewijzigd_op", "verwijderd_op",
    )  # fmt: skip
    return {
        "verkenningen": [
            row
            | {"adres": _address(Verkenning(pk=row["pk"])), "eerdere_vragen": lines[row["pk"]]}
            | {"deelnemers": circle[row.pop("kring")], "praktijklab": lab[row["pk"]]}
            | {"bezoeken": visits[row["pk"]], "lessen": lessons[row["pk"]]}
            for row in own.order_by("pk").values(*columns)
        ],
        "lessen_van_anderen": list(
            elsewhere.order_by("pk").values("les__tekst", "les__verkenning__naam", "soort", "hoe", "gemaakt_op")
        ),
        "vraagstukken": list(
            questions.values(
                "vraag", "toelichting", "steller__email", "uitkomst", "gemaakt_op", "gesloten_op", "verwijderd_op"
            )
        ),
    }, photos


def _visits(ids: list[int]) -> tuple[dict[int, list[dict]], list[tuple[str, Foto]]]:
    bezoeken = Bezoek.objects.filter(verkenning__in=ids).select_related("gastheer").order_by("begint_op", "pk")
    of_visit: dict[str, Any] = {"bezoek__verkenning__in": ids}
    stops = _by(
        Halte.objects.filter(**of_visit).order_by("volgorde"),
        "bezoek", "volgorde", "tijd", "titel", "persoon", "rol", "organisatie", *Halte.NOTITIES,
        "geschreven_door__email",
    )  # fmt: skip
    people = _by(
        Aanwezigheid.objects.filter(**of_visit),
        "bezoek", "gebruiker__email", "naam", "organisatie__naam", "organisatie_naam", "gaat_mee", "was_er",
    )  # fmt: skip
    parts = _by(VerslagDeel.objects.filter(**of_visit), "bezoek", "deel", "tekst", "gepubliceerd_op", "gewijzigd_op")
    quotes = _by(Citaat.objects.filter(**of_visit), "bezoek", "tekst", "naam", "rol", "toestemming", "antwoord_op")
    pictures: dict[int, list[dict]] = defaultdict(list)
    photos = []
    for photo in Foto.objects.filter(**of_visit).select_related("door").order_by("pk"):
        path = f"fotos/{photo.bezoek_id:05}-{photo.pk:06}.jpg"
        photos.append((path, photo))
        pictures[photo.bezoek_id].append({"pad": path, "bijschrift": photo.bijschrift, "door": photo.door.email})
    found: dict[int, list[dict]] = defaultdict(list)
    for bezoek in bezoeken:
        found[bezoek.verkenning_id].append(
            {
                name: getattr(bezoek, name)
                for name in (
                    "pk",
                    "titel",
                    "begint_op",
                    "eindigt_op",
                    "plaats",
                    "adres",
                    "ontvanger",
                    "gastvraag",
                    "status",
                )
            }
            | {"adres_in_portaal": _address(bezoek), "haltes": stops[bezoek.pk], "aanwezigen": people[bezoek.pk]}
            | {"verslag": parts[bezoek.pk], "citaten": quotes[bezoek.pk], "fotos": pictures[bezoek.pk]}
        )
    return found, photos


def _readable(organisatie: Organisatie) -> QuerySet[Document]:
    """Return the documents that everybody at a corporation may see: who asks for an export may see no more."""
    kringen = Deelname.objects.lopend().filter(organisatie=organisatie).values("kring")
    shared = Q(bereik=Bereik.LEDEN) | Q(bereik=Bereik.KRING, kring__in=kringen)
    return Document.objects.filter(shared | Q(organisatie=organisatie), verwijderd_op=None)


def _lessons(lessen: QuerySet[Les], documents: QuerySet[Document]) -> dict[int, list[dict]]:
    reactions = _by(
        LesReactie.objects.filter(les__in=lessen.values("pk")), "les", "organisatie__naam", "soort", "hoe", "gemaakt_op"
    )
    taken = _by(
        Opname.objects.filter(les__in=lessen.values("pk"), versie__document__in=documents.values("pk")),
        "les", "versie__document__titel", "versie__nummer", "versie__document__organisatie__naam", "hoe", "op",
    )  # fmt: skip
    found: dict[int, list[dict]] = defaultdict(list)
    for les in lessen.select_related("bezoek", "halte", "door").prefetch_related("themas").order_by("pk"):
        found[les.verkenning_id].append(
            {
                "tekst": les.tekst,
                "soort": les.get_soort_display(),
                "bezoek": les.bezoek and les.bezoek.titel,
                "dag": les.bezoek and les.bezoek.begint_op,
                "halte": les.halte and les.halte.titel,
                "themas": [thema.naam for thema in les.themas.all()],
                "door": les.door.email,
                "gemaakt_op": les.gemaakt_op,
                "verwijderd_op": les.verwijderd_op,
                "adres": _address(les),
                "reacties": reactions[les.pk],
                "opgenomen_in": taken[les.pk],
            }
        )
    return found


def _by(rows: QuerySet, parent: str, *fields: str) -> dict[int, list[dict]]:
    """Return the fields of the rows per parent."""
    found: dict[int, list[dict]] = defaultdict(list)
    for row in (rows if rows.query.order_by else rows.order_by("pk")).values(parent, *fields):
        found[row.pop(parent)].append(row)
    return found


def _address(row: Any) -> str:
    return f"{settings.BASE_URL}{row.get_absolute_url()}"


def _rows(facts: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    for verkenning in facts["verkenningen"]:
        for les in verkenning["lessen"]:
            by_kind: dict[str, list[str]] = defaultdict(list)
            for row in les["reacties"]:
                by_kind[row["soort"]].append(row["organisatie__naam"])
            documents = (
                f"{row['versie__document__titel']}, versie {row['versie__nummer']}" for row in les["opgenomen_in"]
            )
            yield (
                verkenning["naam"], les["bezoek"] or "", les["dag"] and les["dag"].date(), les["soort"], les["tekst"],
                ", ".join(les["themas"]), "; ".join(by_kind[LesReactie.Soort.HERKENT]),
                "; ".join(by_kind[LesReactie.Soort.PAST_TOE]), "; ".join(documents), les["verwijderd_op"], les["adres"],
            )  # fmt: skip
