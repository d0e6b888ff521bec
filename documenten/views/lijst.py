"""The library: list, filters and search on one address that holds the full state."""

from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from corporaties.models import Gebruiker
from mkwportal.core import stamps
from mkwportal.core.htmx import is_htmx, render_page
from mkwportal.core.limits import limit
from mkwportal.core.once import new_key
from mkwportal.core.pagination import fetched_page, page_number, paginate
from mkwportal.core.search.analysis import fold
from mkwportal.core.search.query import Resultaat
from mkwportal.core.search.suggest import record_empty, suggest
from mkwportal.core.tables import table_response
from mkwportal.core.templatetags.formats import plural_text

from .. import facets, queries, tabel, volgen
from ..permissions import can_upload
from ..queries import Keuze, Keuzelijsten
from ..rows import Rij, hit_rows, rows_of
from ..stempels import personal_stamp

PER_PAGE, PER_PAGE_SEARCH = 25, 10
_TYPING, _PAGER = "input#zoek", "a"  # what htmx says of a request from the search box, and from a page number


class Getoond(NamedTuple):
    """What the list shows: the page, how many there are, rows and filters as HTML, a correction, a search cut short."""

    page: Page
    totaal: int
    regels: SafeString
    facetten: SafeString
    bedoelde_u: dict[str, str] | None = None
    afgebroken: bool = False


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    """Show the documents that fit the search term and the filters; to htmx only what changes."""
    user = request.user
    own = _stamps(request)
    stamp = own.rpartition(".")[0]  # what others see as well does not depend on the personal one
    lists = queries.choices(user, stamp)
    keuze = queries.read(request.GET, lists)
    alles = facets.counts(user, Keuze(), lists, stamp)
    los, source = is_htmx(request), request.headers.get("HX-Source")
    typing = los and source == _TYPING
    getoond = _search(request, keuze, lists, stamp, typing=typing) if keuze.q else _browse(request, keuze, lists, stamp)
    totaal = getoond.totaal
    context = getoond._asdict() | {
        "keuze": keuze,
        "omvang": alles,
        "kop": heading(keuze, totaal),
        "chips": facets.chips(keuze, lists),
        "zonder_filters": Keuze(keuze.q, sorteer=keuze.sorteer, weergave=keuze.weergave).query(),
        "adres": keuze.query(),
        "als_lijst": replace(keuze, weergave="lijst").query(),
        "als_tabel": replace(keuze, weergave="tabel").query(),
        "sorteringen": sort_options(keuze),
        "los": los,
        "bladerde": source == _PAGER,
        "melding": f"{heading(keuze, totaal)} gevonden.",
        "mag_delen": can_upload(user),
        "formulier": new_key(),
    }
    context |= volgen.library_part(user, keuze, lists, own)
    if not totaal:
        context |= _help(user, keuze, lists, alles)
    response = render_page(request, "documenten/document_list.html", "documenten/_resultaten.html", context)
    if los:
        response["HX-Replace-Url" if typing else "HX-Push-Url"] = request.path + _address(keuze, getoond.page)
    return response


def _stamps(request: HttpRequest) -> str:
    """Return the stamps of what the list shows, the person's own last; a search is counted in the same statement."""
    names = (*queries.STAMPS, personal_stamp(request.user))
    if not request.GET.get("q"):
        return stamps.current(*names)
    return limit("zoeken", request.user.pk, times=settings.SEARCHES_PER_MINUTE, seconds=60, stempels=names)


def _browse(request: HttpRequest, keuze: Keuze, lists: Keuzelijsten, stamp: str) -> Getoond:
    """Return a page without a search term; the first one, which everybody opens, is remembered."""
    user = request.user
    counted = facets.counts(user, keuze, lists, stamp)
    page = paginate(request, queries.documents(user, keuze, lists), PER_PAGE, count=counted.totaal)
    state = f"{queries.visibility_key(user)}:{keuze}"

    def rows() -> SafeString:
        if keuze.weergave == "tabel":
            return _table(tabel.rows_of(page.object_list), keuze)
        return _rows(rows_of(page.object_list, user))

    day = f"{timezone.localdate()}:{user.vorig_bezoek}"  # for what is overdue and what is new
    regels = stamps.remember(f"documentregels:{state}:{day}", stamp, rows) if page.number == 1 else rows()
    facetten = stamps.remember(
        f"documentfilters:{state}", stamp, lambda: _filters(keuze, facets.build(keuze, lists, counted.facetten))
    )
    return Getoond(page, counted.totaal, regels, facetten)


def _search(request: HttpRequest, keuze: Keuze, lists: Keuzelijsten, stamp: str, *, typing: bool) -> Getoond:
    """Return a page of search hits, from memory when it was asked since the last change; no answer is counted."""
    user, number = request.user, page_number(request)

    def make() -> tuple[int, SafeString, SafeString, dict[str, str] | None, bool]:
        found = queries.find(user, keuze, lists, page=number, per_page=PER_PAGE_SEARCH, typing=typing, stamp=stamp)
        if keuze.weergave == "tabel":
            regels = _table(tabel.hit_rows(user, [hit.object_id for hit in found.treffers]), keuze)
        else:
            regels = _rows(hit_rows(user, found.treffers, keuze.q))
        return (
            found.totaal,
            regels,
            _filters(keuze, facets.build(keuze, lists, queries.facet_counts(found))),
            _meant(keuze, found),
            found.afgebroken,
        )

    asked = f"{queries.visibility_key(user)}:{keuze}:{number}:{typing}:{timezone.localdate()}:{user.vorig_bezoek}"
    totaal, regels, facetten, bedoelde_u, afgebroken = stamps.remember(f"documentzoeken:{asked}", stamp, make)
    if not (totaal or typing or afgebroken or keuze.filters) and not user.is_gast:  # only what the library itself lacks
        record_empty(keuze.q)
    page = fetched_page([], number, PER_PAGE_SEARCH, count=totaal)
    return Getoond(page, totaal, regels, facetten, bedoelde_u, afgebroken)


@require_safe
def table(request: HttpRequest, soort: str) -> HttpResponseBase:
    """Return all that the list shows for this address as CSV or XLSX, not only one page of it (P5)."""
    user = request.user
    lists = queries.choices(user, stamps.current(*queries.STAMPS))
    keuze = queries.read(request.GET, lists)
    return table_response(request, soort, "documenten", tabel.KOPPEN, tabel.file_rows(user, keuze, lists))


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Return completions of what was typed as options of a datalist; only words that every member may see."""
    limit("suggesties", request.user.pk, times=settings.SEARCHES_PER_MINUTE, seconds=60)
    words = suggest(request.GET.get("q", "")) if request.user.is_lid else []
    return render(request, "documenten/_suggesties.html", {"woorden": words})


def heading(keuze: Keuze, totaal: int) -> str:
    """Return "15 documenten over ‘huurverhoging’"."""
    count = plural_text(totaal, "document,documenten") if totaal else "Geen documenten"
    return f"{count} over ‘{keuze.q}’" if keuze.q else count


def sort_options(keuze: Keuze) -> list[tuple[str, str, bool]]:
    """Return the orders as (value, label, chosen); the usual one has no value and follows the term."""
    usual = queries.usual_order(keuze.q)
    shown = [usual, *(name for name in queries.SORTERINGEN if name not in (usual, "passend"))]
    return [
        ("" if name == usual else name, queries.SORTERINGEN[name], name == keuze.sorteer)
        for name in shown
        if not (keuze.q and name == "herzien")
    ]


def _rows(rijen: list[Rij]) -> SafeString:
    return mark_safe(render_to_string("documenten/_document_rij.html", {"rijen": rijen}))  # noqa: S308 - a template


def _table(rijen: list[tabel.TabelRij], keuze: Keuze) -> SafeString:
    """Return the rows as a table whose headings sort, where the list can be sorted that way."""
    context = {
        "rijen": rijen,
        "keuze": keuze,
        "vandaag": timezone.localdate(),
        "sorteer": {
            name: replace(keuze, sorteer=name).query()
            for name in queries.SORTERINGEN
            if not (keuze.q and name == "herzien")
        },
    }
    return mark_safe(render_to_string("documenten/_document_tabel.html", context))  # noqa: S308 - a template


def _filters(keuze: Keuze, found: list[facets.Facet]) -> SafeString:
    """Return the filters as HTML: they are remembered as they are shown."""
    return mark_safe(render_to_string("documenten/_facetten.html", {"keuze": keuze, "facetten": found}))  # noqa: S308


def _address(keuze: Keuze, page: Page) -> str:
    query = keuze.query()
    if page.number == 1:
        return query
    return f"{query}{'&' if len(query) > 1 else ''}pagina={page.number}"


def _meant(keuze: Keuze, found: Resultaat) -> dict[str, str] | None:
    """Return the correction that was used, and the question that asks for what was typed and nothing else."""
    if not found.bedoelde_u:
        return None
    words = [f'"{word}"' if fold(word) in found.gecorrigeerd else word for word in keuze.q.split()]
    return {
        "tekst": found.bedoelde_u,
        "url": replace(keuze, q=found.bedoelde_u).query(),
        "letterlijk": replace(keuze, q=" ".join(words)).query(),
    }


def _help(user: Gebruiker, keuze: Keuze, lists: Keuzelijsten, alles: facets.Tellingen) -> dict[str, Any]:
    """Return what to offer when nothing was found: other words, to members only, and the largest themes."""
    mains = {thema.id: thema for thema in lists.themas.values() if thema.ouder_id is None}
    sizes = sorted((-number, mains[pk]) for pk, number in alles.facetten["thema"].items() if pk in mains)
    last = keuze.q.split()[-1] if keuze.q and not user.is_gast else ""
    words = [word for word in suggest(last[: max(4, len(last) // 2)], 4) if word != last] if last else []
    return {
        "zoekterm": urlencode({"q": keuze.q}),
        "andere_woorden": [(word, Keuze(word, sorteer="passend").query()) for word in words[:3]],
        "grote_themas": [(thema.naam, Keuze(thema=(thema.slug,)).query(), -number) for number, thema in sizes[:3]],
    }
