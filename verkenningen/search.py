"""What search knows of explorations, visits and lessons; only what everybody who sees them may read."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, QuerySet

from corporaties.models import Bereik
from mkwportal.core import stamps
from mkwportal.core.search import vocabulary
from mkwportal.core.search.index import Zoekobject, index_objects, remove_object

from .models import Bezoek, Halte, Les, Verkenning, VerslagDeel, Vraagstuk

VERKENNING, BEZOEK, LES, VRAAGSTUK = "verkenning", "bezoek", "les", "vraagstuk"
STEMPEL = "verkenningen gezocht"  # touched when what is found of explorations changed


def index_verkenning(verkenning_id: int) -> None:
    """Renew an exploration in the index; a removed one goes."""
    _renew(VERKENNING, Verkenning.objects.all(), [verkenning_id], verkenning_objects)


def index_bezoek(bezoek_id: int) -> None:
    """Renew a visit in the index: its programme and the published parts of its report, never the notes."""
    _renew(BEZOEK, Bezoek.objects.all(), [bezoek_id], bezoek_objects)


def index_les(les_id: int) -> None:
    """Renew a lesson in the index; a removed one goes."""
    _renew(LES, Les.objects.all(), [les_id], les_objects)


def index_vraagstuk(vraagstuk_id: int) -> None:
    """Renew a question of the board in the index; a withdrawn one goes."""
    _renew(VRAAGSTUK, Vraagstuk.objects.all(), [vraagstuk_id], vraagstuk_objects)


def index_whole(verkenning_id: int) -> None:
    """Renew an exploration with all its visits and lessons, after a change of its audience."""
    index_verkenning(verkenning_id)
    for soort, rows, objects in ((BEZOEK, Bezoek.objects.all(), bezoek_objects), (LES, Les.objects.all(), les_objects)):
        _renew(soort, rows, rows.filter(verkenning=verkenning_id).values_list("pk", flat=True), objects)


def verkenning_objects(rows: QuerySet[Verkenning]) -> list[Zoekobject]:
    """Return what the index holds of these explorations; of removed ones nothing."""
    rows = rows.filter(verwijderd_op=None).select_related("organisatie").prefetch_related("eerdere_vragen")
    return [
        Zoekobject(
            soort=VERKENNING,
            object_id=verkenning.pk,
            titel=verkenning.vraag,
            meta=verkenning.naam,
            namen=[verkenning.organisatie.naam],
            tekst="\n".join([verkenning.toelichting, *(regel.vraag for regel in verkenning.eerdere_vragen.all())]),
            status=verkenning.status,
            datum=verkenning.gemaakt_op,
            **_audience(verkenning),
        )
        for verkenning in rows
    ]


def bezoek_objects(rows: QuerySet[Bezoek]) -> list[Zoekobject]:
    """Return what the index holds of these visits; of removed explorations nothing."""
    gepubliceerd = VerslagDeel.objects.filter(gepubliceerd_op__isnull=False).order_by("pk")
    rows = rows.filter(verkenning__verwijderd_op=None).select_related("verkenning", "gastheer")
    rows = rows.prefetch_related(
        Prefetch("haltes", Halte.objects.programma()), Prefetch("verslagdelen", gepubliceerd, to_attr="gepubliceerd")
    )
    return [
        Zoekobject(
            soort=BEZOEK,
            object_id=bezoek.pk,
            titel=bezoek.titel,
            meta=bezoek.verkenning.naam,
            namen=[bezoek.ontvanger, bezoek.plaats],
            tekst="\n".join(
                [
                    bezoek.gastvraag,
                    *(f"{halte.titel} {halte.organisatie} {halte.rol}" for halte in bezoek.haltes.all()),
                    *(deel.tekst for deel in bezoek.gepubliceerd),
                ]
            ),
            jaar=bezoek.begint_op.year,
            datum=bezoek.begint_op,
            **_audience(bezoek.verkenning),
        )
        for bezoek in rows
    ]


def les_objects(rows: QuerySet[Les]) -> list[Zoekobject]:
    """Return what the index holds of these lessons; of removed ones nothing."""
    rows = rows.filter(verwijderd_op=None, verkenning__verwijderd_op=None)
    found = []
    for les in rows.select_related("verkenning", "bezoek").prefetch_related("themas"):
        themas = list(les.themas.all())
        found.append(
            Zoekobject(
                soort=LES,
                object_id=les.pk,
                titel=les.tekst,
                meta=" ".join([les.get_soort_display(), *(thema.naam for thema in themas)]),
                namen=[les.bezoek.plaats, les.bezoek.titel] if les.bezoek else [],
                tekst=les.verkenning.naam,
                thema_ids=[thema.pk for thema in themas],
                subsoort=les.soort,
                datum=les.gemaakt_op,
                **_audience(les.verkenning),
            )
        )
    return found


def vraagstuk_objects(rows: QuerySet[Vraagstuk]) -> list[Zoekobject]:
    """Return what the index holds of these questions; of withdrawn ones nothing."""
    found = []
    for vraagstuk in rows.filter(verwijderd_op=None).select_related("organisatie").prefetch_related("themas"):
        themas = list(vraagstuk.themas.all())
        found.append(
            Zoekobject(
                soort=VRAAGSTUK,
                object_id=vraagstuk.pk,
                titel=vraagstuk.vraag,
                meta=" ".join(["Vraagstuk", *(thema.naam for thema in themas)]),
                namen=[vraagstuk.organisatie.naam],
                tekst=f"{vraagstuk.toelichting}\n{vraagstuk.uitkomst}",
                openbaar=True,
                organisatie_id=vraagstuk.organisatie_id,
                thema_ids=[thema.pk for thema in themas],
                status=vraagstuk.stand,
                datum=vraagstuk.gemaakt_op,
            )
        )
    return found


def _audience(verkenning: Verkenning) -> dict[str, Any]:
    return {"openbaar": verkenning.bereik == Bereik.LEDEN, "organisatie_id": verkenning.organisatie_id}


@transaction.atomic
def _renew(soort: str, rows: QuerySet, pks: Iterable[int], objects: Callable[[QuerySet], list[Zoekobject]]) -> None:
    """Bring the index up to date with these rows; what is remembered of searches is old from then on."""
    vocabulary.lock()  # before reading: who indexes later has read later
    gone = set(pks)
    found = objects(rows.filter(pk__in=gone))
    index_objects(found)
    for pk in sorted(gone - {one.object_id for one in found}):
        remove_object(soort, pk)
    stamps.touch(STEMPEL)
