"""The trail without the names of who was anonymised: its lines cannot be changed, so they are shown without (C8)."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from mkwportal.core.models import AuditRegel

from .models import Aanstelling, Gebruiker

LEEG = "naam verwijderd"


def without_names(regels: Iterable[AuditRegel]) -> list[AuditRegel]:
    """Return these lines as they may be shown: the new name instead of the old one of who was anonymised.

    Of a line about such a person also the values before and after are left out: they may hold the name.
    """
    regels = list(regels)
    people = dict(_anonymous(regels))
    posts = dict(_posts(regels))
    for regel in regels:
        who = people.get(regel.wie_id)
        if who is not None:
            regel.wie_naam = str(who)
        about = _about(regel, people, posts)
        if about is not None:
            regel.object_naam = about
            regel.voor, regel.na = _hidden(regel.voor), _hidden(regel.na)
    return regels


def stream_without_names(regels: Iterable[AuditRegel], size: int = 500) -> Iterator[AuditRegel]:
    """Yield these lines as without_names() gives them, some hundred at a time, for a file of any length."""
    regels = iter(regels)
    while batch := list(islice(regels, size)):
        yield from without_names(batch)


def _about(regel: AuditRegel, people: dict[int, Gebruiker], posts: dict[int, Aanstelling]) -> str | None:
    """Return the new name of the thing that a line is about, when that is an anonymised person or their post."""
    if regel.soort == "gebruiker" and regel.object_id in people:
        return str(people[regel.object_id])
    if regel.soort == "aanstelling" and regel.object_id in posts:
        return str(posts[regel.object_id])
    if regel.soort == "uitnodiging" and regel.wie_id in people:
        return LEEG
    return None


def _anonymous(regels: list[AuditRegel]) -> Iterable[tuple[int, Gebruiker]]:
    ids = {regel.wie_id for regel in regels if regel.wie_id}
    ids |= {regel.object_id for regel in regels if regel.soort == "gebruiker" and regel.object_id}
    rows = Gebruiker.objects.filter(geanonimiseerd_op__isnull=False, pk__in=ids)
    return ((person.pk, person) for person in rows)


def _posts(regels: list[AuditRegel]) -> Iterable[tuple[int, Aanstelling]]:
    ids = {regel.object_id for regel in regels if regel.soort == "aanstelling" and regel.object_id}
    rows = Aanstelling.objects.filter(gebruiker__geanonimiseerd_op__isnull=False, pk__in=ids)
    return ((post.pk, post) for post in rows.select_related("gebruiker", "organisatie"))


def _hidden(values: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if values is None else dict.fromkeys(values, LEEG)
