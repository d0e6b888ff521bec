"""Letting organisations in, and keeping their facts."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from mkwportal.core import stamps
from mkwportal.core.audit import changes, record
from mkwportal.core.edits import lock_revision
from mkwportal.core.search.knowledge import distance

from ..models import Gebruiker, Organisatie
from ..permissions import can_add_organisatie, can_edit_membership, can_edit_organisatie, require
from ..tasks import index_organisatie_job
from .sessies import end_sessions_without_access

FEITEN = (
    "naam", "soort", "plaats", "provincie", "gemeenten", "l_nummer", "kvk", "vhe", "fte", "website", "over",
)  # fmt: skip
LIDMAATSCHAP = ("lid_van", "lid_tot")
STEMPEL = "organisaties"


def create_organisatie(*, by: Gebruiker, **gegevens: Any) -> Organisatie:
    """Let an organisation in; the fields are FEITEN and LIDMAATSCHAP. Raises ValidationError per field."""
    require(can_add_organisatie(by), "Alleen de beheerder van MKW laat een organisatie toe.")
    organisatie = Organisatie(**gegevens)
    with transaction.atomic():
        organisatie.full_clean()
        organisatie.save()
        record(
            "organisatie toegevoegd",
            organisatie,
            by=by,
            organisatie_id=organisatie.pk,
            na=facts(organisatie, FEITEN + LIDMAATSCHAP),
        )
        index_organisatie_job.defer(organisatie_id=organisatie.pk)
        stamps.touch(STEMPEL)
    return organisatie


def edit_organisatie(organisatie: Organisatie, *, revisie: int, by: Gebruiker, **gegevens: Any) -> Organisatie:
    """Change facts of an organisation and, by the platform admin, its membership.

    Raises EditConflict when somebody saved since `revisie`, ValidationError per field. Who loses access
    because the membership ended, is logged out at once. An old name that differs by more than a slip of the pen stays
    to be found.
    """
    require(can_edit_organisatie(by, organisatie), "U kunt alleen uw eigen corporatie wijzigen.")
    with transaction.atomic():
        current = lock_revision(organisatie, revisie)
        before, naam = facts(current, FEITEN + LIDMAATSCHAP), current.naam
        for name, value in gegevens.items():
            setattr(current, name, value)
        voor, na = changes(before, facts(current, FEITEN + LIDMAATSCHAP))
        if not na:
            return organisatie
        if set(na) & set(LIDMAATSCHAP) and not can_edit_membership(by):
            raise PermissionDenied("Alleen de beheerder van MKW wijzigt het lidmaatschap.")
        if is_other_name(naam, current.naam):
            current.oude_namen = [name for name in dict.fromkeys([*current.oude_namen, naam]) if name != current.naam]
        current.full_clean()
        current.save()
        record("organisatie gewijzigd", current, by=by, organisatie_id=current.pk, voor=voor, na=na)
        if set(na) & set(LIDMAATSCHAP):
            end_sessions_without_access(current.aanstellingen.values_list("gebruiker", flat=True))
        index_organisatie_job.defer(organisatie_id=current.pk)
        stamps.touch(STEMPEL)
    return current


def is_other_name(old: str, new: str) -> bool:
    """Whether a corporation is called something else, and not only spelled better: one letter, or its case."""
    return distance(old.casefold(), new.casefold(), 1) > 1


def facts(obj: models.Model, fields: tuple[str, ...]) -> dict[str, Any]:
    """Return these fields as values for the trail: dates as ISO text, decimals as numbers."""
    return {name: _plain(getattr(obj, name)) for name in fields}


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value
