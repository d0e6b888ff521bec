"""What two versions differ in, worked out once: at once when they are short, by a job when they are long."""

from typing import Any

from django.db import transaction

from .. import tasks
from ..extraction.blokken import block_text
from ..models import Vergelijking, Versie, VersieTekst
from ..vergelijking import METHODE, Verschil, compare

LANG = 3_000_000  # characters in both versions together, some 900 pages: about a second and a half
BEWAAR = 150_000  # characters; what is longer is kept, so that it is worked out once


def comparison(oud: Versie, nieuw: Versie) -> Verschil | None:
    """Return what changed from one version to the other, None while a job works it out.

    Both must have been read, and be visible to who asks.
    """
    kept = Vergelijking.objects.filter(oud=oud, nieuw=nieuw, methode=METHODE).first()
    if kept is not None:
        return None if kept.uitkomst is None else Verschil.from_json(kept.uitkomst)
    was, wordt = _texts(oud, nieuw)
    length = _length(was) + _length(wordt)
    if length > LANG:
        _ask(oud, nieuw)
        return None
    verschil = compare(was, wordt)
    if length > BEWAAR:
        _keep(oud, nieuw, verschil)
    return verschil


def work_out(oud_id: int, nieuw_id: int) -> None:
    """Work out a comparison that somebody waits for; nothing happens when a version is gone or it was done before."""
    todo = Vergelijking.objects.select_related("oud", "nieuw").filter(
        oud=oud_id, nieuw=nieuw_id, methode=METHODE, uitkomst__isnull=True
    )
    row = todo.first()
    if row is not None:
        row.uitkomst = compare(*_texts(row.oud, row.nieuw)).to_json()
        row.save(update_fields=["uitkomst"])


@transaction.atomic
def _ask(oud: Versie, nieuw: Versie) -> None:
    _drop_outdated(oud, nieuw)
    _, new = Vergelijking.objects.get_or_create(oud=oud, nieuw=nieuw, methode=METHODE)
    if new:
        tasks.compare_job.defer(oud_id=oud.pk, nieuw_id=nieuw.pk)


def _keep(oud: Versie, nieuw: Versie, verschil: Verschil) -> None:
    _drop_outdated(oud, nieuw)
    row = Vergelijking(oud=oud, nieuw=nieuw, methode=METHODE, uitkomst=verschil.to_json())
    Vergelijking.objects.bulk_create([row], ignore_conflicts=True)  # somebody else may have asked the same


def _drop_outdated(oud: Versie, nieuw: Versie) -> None:
    """Remove what an earlier method made of these two: it is made anew now."""
    Vergelijking.objects.filter(oud=oud, nieuw=nieuw, methode__lt=METHODE).delete()


def _texts(oud: Versie, nieuw: Versie) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the blocks of both versions; [] for one without a text."""
    texts = VersieTekst.objects.filter(versie__in=(oud, nieuw), versie__tekst_status=Versie.TekstStatus.GELEZEN)
    blokken = dict(texts.values_list("versie", "blokken"))
    return blokken.get(oud.pk, []), blokken.get(nieuw.pk, [])


def _length(blokken: list[dict[str, Any]]) -> int:
    return sum(len(block_text(blok)) for blok in blokken)
