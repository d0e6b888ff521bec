"""The two lines of a praktijklab: each organisation that takes part fills in its own (V15)."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from corporaties.models import Gebruiker, Organisatie
from mkwportal.core import stamps
from mkwportal.core.audit import changes, record
from mkwportal.core.edits import EditConflict

from ..models import Labregel, Verkenning
from ..permissions import require_fill_lab

NOT_YET = "Deze dag moet nog komen. Kies vandaag of een dag die is geweest."
NO_LAB = "Deze verkenning is geen praktijklab. De projectleider kan dat wijzigen."
_VELDEN = ("fase", "relatie", "waarom")


@transaction.atomic
def save_labregel(
    verkenning: Verkenning,
    organisatie: Organisatie,
    *,
    dag: dt.date,
    fase: int,
    relatie: int,
    by: Gebruiker,
    waarom: str = "",
    revisie: int = 0,
) -> Labregel:
    """Save how an organisation sees content and relation on a day; `revisie` is 0 as long as it said nothing then.

    Raises ValidationError for a day to come, EditConflict when a colleague saved first.
    """
    require_fill_lab(by, verkenning, organisatie.pk)
    if verkenning.soort != Verkenning.Soort.PRAKTIJKLAB:
        raise ValidationError(NO_LAB)
    if dag > timezone.localdate():
        raise ValidationError({"dag": NOT_YET})
    Verkenning.objects.select_for_update(of=("self",), no_key=True).get(
        pk=verkenning.pk
    )  # two colleagues do not make two lines
    regel = Labregel.objects.filter(verkenning=verkenning, organisatie=organisatie, dag=dag).first()
    if regel is None:
        regel = Labregel(verkenning=verkenning, organisatie=organisatie, dag=dag)
    elif regel.revisie != revisie:
        raise EditConflict(regel)
    else:
        regel.revisie += 1
    old = _describe(regel) if regel.pk else {}
    regel.fase, regel.relatie, regel.waarom, regel.door = fase, relatie, waarom, by
    voor, na = changes(old, _describe(regel))
    if not na:
        return regel
    regel.save()
    record("praktijklab ingevuld", regel, by=by, voor=voor, na={"dag": dag.isoformat()} | na)
    stamps.touch("verkenningen")
    return regel


@transaction.atomic
def remove_labregel(regel: Labregel, *, by: Gebruiker) -> None:
    """Take the own line of a day away; the trail keeps what it said."""
    require_fill_lab(by, regel.verkenning, regel.organisatie_id)
    record("praktijklab: regel weggehaald", regel, by=by, voor={"dag": regel.dag.isoformat()} | _describe(regel))
    Labregel.objects.filter(pk=regel.pk).delete()
    stamps.touch("verkenningen")


def _describe(regel: Labregel) -> dict[str, Any]:
    """Return the fields as the trail keeps them."""
    return {veld: getattr(regel, veld) for veld in _VELDEN}
