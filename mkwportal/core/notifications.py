"""Notices: a line in the inbox now, e-mail by a job."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from .models import Melding


def notify(ontvangers: Iterable[Any], *, soort: str, tekst: str, url: str, sleutel: str) -> int:
    """Give each person one unread line; the same `sleutel` reaches a person once. Returns how many were new.

    The digest brings it by mail, unless a service mailed it at once and set `gemaild_op`.
    """
    rows = [
        Melding(ontvanger=person, soort=soort, tekst=tekst[:300], url=url, sleutel=sleutel[:120])
        for person in ontvangers
    ]
    known = Melding.objects.filter(ontvanger__in=[row.ontvanger_id for row in rows], sleutel=sleutel[:120])
    before = known.count()
    Melding.objects.bulk_create(rows, ignore_conflicts=True)
    return known.count() - before


def mark_notices_read(person: Any, *, only: int | None = None, up_to: int | None = None) -> int:
    """Mark unread notices of a person as read, `only` this one or those `up_to` this id; return how many."""
    unread = Melding.objects.filter(ontvanger=person, gelezen_op=None)
    if only is not None:
        unread = unread.filter(pk=only)
    if up_to is not None:
        unread = unread.filter(pk__lte=up_to)
    return unread.update(gelezen_op=timezone.now())
