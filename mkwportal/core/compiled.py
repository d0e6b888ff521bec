"""Queries of the ORM whose SQL is made once and asked again for other rows.

Building the statement of a card takes the ORM longer than PostgreSQL needs to answer it. What the statement says
depends on who looks, not on which rows are shown, so it is kept per process and filled in with their numbers.
"""

import copy
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import BigIntegerField, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

MEESTE = 48  # statements that are kept
_OPEN = object()  # stands in the parameters where the numbers come
_kept: OrderedDict[Hashable, "_Klaar"] = OrderedDict()
_lock = Lock()


class _Klaar:
    def __init__(self, queryset: QuerySet) -> None:
        self._queryset = queryset.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [_OPEN])).order_by()
        self._compiler = self._queryset.query.get_compiler(using=self._queryset.db)
        self._sql, self._params = self._compiler.as_sql()

    def rows(self, pks: list[int]) -> list[Any]:
        """Return the rows with these numbers, in any order."""
        queryset, compiler = self._queryset.all(), copy.copy(self._compiler)
        params = tuple(pks if param is _OPEN else param for param in self._params)
        compiler.connection = connections[queryset.db]
        compiler.as_sql = lambda *args, **kwargs: (self._sql, params)
        queryset.query.get_compiler = lambda *args, **kwargs: compiler  # type: ignore[method-assign]
        return list(queryset)


def fetch(key: Hashable, pks: Sequence[int], make: Callable[[], QuerySet]) -> list[Any]:
    """Return what `make` gives of the rows with these numbers, in their order; what it does not give is left out.

    `key` says all that the queryset depends on, but for the day: the same key must make the same queryset. Its rows are
    model objects with `pk`, or tuples of which the first value is the number.
    """
    pks = [pk for pk in pks if pk <= BigIntegerField.MAX_BIGINT]
    if not pks:
        return []
    full = (key, timezone.localdate())
    with _lock:
        klaar = _kept.get(full)
    if klaar is None:
        try:
            klaar = _Klaar(make())
        except EmptyResultSet:
            return []
    with _lock:
        _kept[full] = klaar
        _kept.move_to_end(full)
        while len(_kept) > MEESTE:
            _kept.popitem(last=False)
    found = {row[0] if isinstance(row, tuple) else row.pk: row for row in klaar.rows(pks)}
    return [found[pk] for pk in pks if pk in found]
