"""The trail: one line in the transaction of the change (C7)."""

from typing import Any

from django.db import connection, models

from .logs import request_id
from .models import AuditRegel


def record(
    actie: str,
    obj: models.Model,
    *,
    by: Any,
    organisatie_id: int | None = None,
    voor: dict[str, Any] | None = None,
    na: dict[str, Any] | None = None,
) -> AuditRegel:
    """Save who did what to this object; must run inside the transaction that does it.

    `organisatie_id` names the corporation whose admins may read the line; `voor` and `na` hold what changed
    as JSON values. `by` is a Gebruiker, or a short text such as "het portaal" for a job.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("record() belongs in the transaction of the change")
    if organisatie_id is None:
        organisatie_id = getattr(obj, "organisatie_id", None)
    person = getattr(by, "pk", None)
    return AuditRegel.objects.create(
        wie_id=person,
        wie_naam=str(by)[:200],
        actie=actie,
        soort=obj._meta.model_name or "",
        object_id=obj.pk if isinstance(obj.pk, int) else None,
        object_naam=str(obj)[:300],
        organisatie_id=organisatie_id,
        voor=voor,
        na=na,
        verzoek_id=request_id.get()[:32],
    )


def changes(before: dict[str, Any], after: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the two dicts with only the keys whose values differ."""
    keys = [key for key in after if before.get(key) != after[key]]
    return {key: before.get(key) for key in keys}, {key: after[key] for key in keys}
