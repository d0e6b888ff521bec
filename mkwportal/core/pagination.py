"""Pages of a list, from `?pagina=`."""

import re

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_GONE = "Deze bladzijde van de lijst bestaat niet. Ga terug naar de eerste bladzijde."


def paginate(request: HttpRequest, queryset: QuerySet | list, per_page: int = 25, *, count: int | None = None) -> Page:
    """Return the page that the request asks for, the first one by default.

    Raises Http404 for a number that is no page (-1, 0, x, 10**9, past the end); nonsense costs no query.
    `count` is the number of rows when the caller knows it already, which saves the query that counts.
    """
    number = page_number(request)
    paginator = Paginator(queryset, per_page)
    if count is not None:
        paginator.__dict__["count"] = count  # a cached_property: this is where its value would be kept
    if number > paginator.num_pages:
        raise Http404(_GONE)
    return paginator.page(number)


def page_number(request: HttpRequest) -> int:
    """Return the number that the request asks for, 1 by default; Http404 for what is no number from 1."""
    wanted = request.GET.get("pagina", "") or "1"
    if not _NUMBER.fullmatch(wanted):
        raise Http404(_GONE)
    return int(wanted)


def fetched_page(rows: list, number: int, per_page: int, *, count: int) -> Page:
    """Return page `number` of `count` rows, of which `rows` are already cut; raises Http404 past the end."""
    paginator = Paginator(range(count), per_page)
    if number > paginator.num_pages:
        raise Http404(_GONE)
    return Page(rows, number, paginator)
