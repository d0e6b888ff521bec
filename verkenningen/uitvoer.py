"""What the explorations add to the zip with everything of a corporation (D15).

`verkenningen.json` names people by e-mail address and organisations by name; notes that nobody published are in it,
because they are the corporation's own. `lessen.csv` and `.xlsx` are for people, `fotos/` holds the photos.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from corporaties.models import Organisatie
from mkwportal.core.files import storage
from mkwportal.core.files.archives import Member
from mkwportal.core.tables import csv_lines, workbook

from .feiten import BESTAND, Feiten
from .models import LesReactie

KOPPEN = (
    "Verkenning", "Bezoek", "Datum", "Soort", "Les", "Thema’s", "Herkend door",
    "Toegepast door", "Opgenomen in", "Verwijderd op", "Adres",
)  # fmt: skip


def members_of(organisatie: Organisatie) -> Iterator[Member]:
    """Yield the photos, the list of lessons and all facts of the explorations of a corporation, as of one moment."""
    with transaction.atomic(), connection.cursor() as cursor:
        if not connection.savepoint_ids:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        feiten = Feiten(organisatie)
        facts = feiten.collect()
    gone = set()
    for path, photo in feiten.photos:
        if storage.exists(photo.sleutel):
            yield Member(path, lambda key=photo.sleutel: storage.open_file(key), photo.gemaakt_op)  # type: ignore[misc]
        else:
            gone.add(path)
    facts["fotos_die_er_niet_meer_zijn"] = sorted(gone)
    rows = list(_rows(facts))
    yield Member("lessen.csv", "".join(csv_lines(KOPPEN, rows)).encode())
    yield Member("lessen.xlsx", workbook("Lessen", KOPPEN, rows))
    yield Member(BESTAND, json.dumps(facts, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1).encode())


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
