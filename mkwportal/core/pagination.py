"""Pages of a list, from `?pagina=`."""

import re

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_GONE = "Deze bladzijde van de lijst bestaat niet. Ga terug naar de eerste bladzijde."


def paginate(
    request: HttpRequest, queryset: QuerySet | list, per_page: int = 25, *, count: int | None = None
) -> Page:
    """Return the page that the request asks for, the first one by default.

    Raises Http404 for a number that is no page (-1, 0, x, 10**9, past the end); nonsense costs no query.
    `count` is the number of rows when the caller knows it already, which saves the query that counts.
    """
    wanted = request.GET.get("pagina", "") or "1"
    if not _NUMBER.fullmatch(wanted):
        raise Http404(_GONE)
    paginator = Paginator(queryset, per_page)
    if count is not None:
        paginator.__dict__["count"] = count  # a cached_property: this is where its value would be kept
    if int(wanted) > paginator.num_pages:
        raise Http404(_GONE)
    return paginator.page(wanted)
