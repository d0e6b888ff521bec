"""Keeping the fingerprint of each text that was read (D14)."""

from typing import Any

from django.db import transaction

from mkwportal.core import stamps

from ..extraction.blokken import block_text
from ..models import Versie, VersieTekst, Vingerafdruk
from ..vergelijking.afdruk import fingerprint

BATCH = 100


def keep_fingerprint(versie_id: int, blokken: list[dict[str, Any]]) -> None:
    """Make and keep the fingerprint of a text; call it in the transaction that keeps the text."""
    afdruk = fingerprint(map(block_text, blokken))
    Vingerafdruk.objects.bulk_create(
        [Vingerafdruk(versie_id=versie_id, **afdruk._asdict())],
        update_conflicts=True,
        unique_fields=["versie"],
        update_fields=list(afdruk._fields),
    )


def fill_fingerprints(batch: int = BATCH) -> int:
    """Make the fingerprints of texts that were read before there were any; return how many, at most `batch`."""
    todo = VersieTekst.objects.filter(versie__tekst_status=Versie.TekstStatus.GELEZEN, versie__vingerafdruk=None)
    done = 0
    for pk in todo.order_by("-pk").values_list("pk", flat=True)[:batch]:
        with transaction.atomic():
            blokken = VersieTekst.objects.filter(pk=pk).values_list("blokken", flat=True).first()
            if blokken is not None and Versie.objects.select_for_update(no_key=True).filter(pk=pk).exists():
                keep_fingerprint(pk, blokken)
                done += 1
    if done:
        with transaction.atomic():
            stamps.touch("documenten")
    return done
