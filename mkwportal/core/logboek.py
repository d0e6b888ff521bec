"""Search the trail and walk through it page by page; the cost does not grow with its length (C7).

Every filter has an index in the order of the page (newest first), and a page starts where the last one ended instead of
at a number. So nothing is counted: a page reads its own lines and no more.
"""

import datetime as dt
import re
from typing import NamedTuple

from django.contrib.postgres.search import SearchVectorField
from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet, Value

from .models import AuditRegel
from .models.audit import WOORDEN

_ACCENTS = str.maketrans(
    "àáâãäåçèéêëìíîïñòóôõöùúûüýÿÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ", "aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuy"
)
_WORD = re.compile(r"[^\s!-/:-@\[-`{-~]+")  # as migration 0011 cuts the lines
_CURSOR = re.compile(r"(\d{1,17})-(\d{1,18})")
_WIE, _OBJECT, _REST = "w:", "o:", "r:"
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)


class Bladzijde(NamedTuple):
    """Lines of the trail, and the cursors of what comes before (newer) and after (older); "" when nothing does."""

    regels: list[AuditRegel]
    nieuwer: str
    ouder: str


def search(lines: QuerySet, *, q: str = "", wie: str = "") -> QuerySet:
    """Return the lines where a word begins with each word of `q`, and a word of who it was with each word of `wie`."""
    asked = [(word, (_WIE, _OBJECT, _REST)) for word in words(q)] + [(word, (_WIE,)) for word in words(wie)]
    if not asked:
        return lines.none() if (q + wie).strip() else lines
    query = " & ".join(f"({' | '.join(_begins(mark, word) for mark in marks)})" for word, marks in asked)
    indexed = Func(*map(F, WOORDEN), function="core_auditregel_woorden", output_field=SearchVectorField())
    return lines.filter(
        Func(
            indexed,
            Value(query),
            arg_joiner=" @@ ",
            template="(%(expressions)s::tsquery)",
            output_field=BooleanField(),
        )
    )


def words(text: str) -> list[str]:
    """Return the words of a question, folded as the index folds them."""
    return [word[:40] for word in _WORD.findall(text.translate(_ACCENTS).lower())]


def page(lines: QuerySet, per_page: int, *, before: str = "", after: str = "") -> Bladzijde:
    """Return the newest lines, those older than the cursor `before`, or those just newer than `after`.

    Raises ValueError for what is no cursor.
    """
    if after:
        found = list(_beyond(lines, after, newer=True).order_by("tijd", "id")[: per_page + 1])
        more = len(found) > per_page
        found = found[:per_page][::-1]
        return Bladzijde(found, _cursor(found[0]) if more else "", _cursor(found[-1]) if found else "")
    rest = _beyond(lines, before, newer=False) if before else lines
    found = list(rest.order_by("-tijd", "-id")[: per_page + 1])
    more, found = len(found) > per_page, found[:per_page]
    return Bladzijde(found, _cursor(found[0]) if before and found else "", _cursor(found[-1]) if more else "")


def acts() -> list[str]:
    """Return every act that stands in the trail, by jumping through its index instead of reading all lines."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE jump AS ((SELECT actie FROM core_auditregel ORDER BY actie LIMIT 1) UNION ALL "
            "SELECT (SELECT actie FROM core_auditregel WHERE actie > jump.actie ORDER BY actie LIMIT 1) FROM jump "
            "WHERE jump.actie IS NOT NULL) SELECT actie FROM jump WHERE actie IS NOT NULL"
        )
        return [actie for (actie,) in cursor.fetchall()]


def _begins(mark: str, word: str) -> str:
    return f"'{mark}{word}':*"


def _cursor(line: AuditRegel) -> str:
    return f"{(line.tijd - _EPOCH) // _MICROSECOND}-{line.pk}"


def _beyond(lines: QuerySet, cursor: str, *, newer: bool) -> QuerySet:
    found = _CURSOR.fullmatch(cursor)
    if found is None:
        raise ValueError(cursor)
    moment, pk = _EPOCH + int(found[1]) * _MICROSECOND, int(found[2])
    if newer:
        return lines.filter(Q(tijd__gt=moment) | Q(tijd=moment, id__gt=pk), tijd__gte=moment)
    return lines.filter(Q(tijd__lt=moment) | Q(tijd=moment, id__lt=pk), tijd__lte=moment)  # this bound uses the index
