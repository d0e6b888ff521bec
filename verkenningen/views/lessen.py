"""Lessons across all explorations: search, filter, and the list as a part of other pages (V13)."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from corporaties.models import Thema
from mkwportal.core import compiled, stamps
from mkwportal.core.htmx import is_htmx, render_page
from mkwportal.core.limits import limit
from mkwportal.core.pagination import fetched_page, page_number
from mkwportal.core.remembered import fill_forms
from mkwportal.core.search.query import search
from mkwportal.core.search.suggest import record_empty
from mkwportal.core.tables import table_response
from mkwportal.core.templatetags.formats import plural_text

from .. import lessen, lestellingen, tabel
from ..lessen import STAMPS, Keuze, Keuzelijsten
from ..lestellingen import Tellingen
from ..models import Les
from ..permissions import member_organisaties
from .common import number_from

PER_PAGE, PER_PAGE_SEARCH, KORT = 24, 10, 6
AT_ONCE, MOST_HITS = 100, 2000  # of a search in one file; a list without a search term goes out whole
_LANGSTE_VRAAG = 300
_ELDERS = "Ga terug naar Lessen en kies opnieuw."


class Getoond(NamedTuple):
    """What the list shows: the page, how many there are, cards as kept HTML, numbers at the filters, a correction."""

    page: Page
    totaal: int
    kaarten: str
    tellingen: Tellingen
    bedoelde_u: str | None = None


@require_safe
def les_list(request: HttpRequest) -> HttpResponse:
    """Show the lessons that fit; to htmx, and so to other pages, only the list itself."""
    user, los = request.user, is_htmx(request)
    stamp = _stamps(request)
    lists = lessen.choices(user, stamp)
    keuze = _read(request, lists)
    getoond = _search(request, keuze, lists, stamp) if keuze.q else _browse(request, keuze, lists, stamp)
    totaal = getoond.totaal
    only_words = keuze == Keuze(q=keuze.q)
    if keuze.q and not totaal and only_words and not user.is_gast and not los:
        record_empty(keuze.q)
    context = getoond._asdict() | {
        "kaarten": fill_forms(request, getoond.kaarten),
        "keuze": keuze,
        "adres": keuze.query(),
        "kop": _heading(keuze, totaal),
        "filters": lestellingen.filters(keuze, lists, getoond.tellingen),
        "meer_verkenningen": len(lists.verkenningen) > lessen.MOST_CHOICES,
        "sorteringen": lessen.SORTERINGEN.items(),
        "zonder_filters": Keuze(q=keuze.q, sorteer=keuze.sorteer).query(),
        "bedoelde_url": keuze.query(q=getoond.bedoelde_u) if getoond.bedoelde_u else "",
        "chips": _chips(keuze, lists),
        "los": los,
    }
    response = render_page(request, "verkenningen/les_list.html", "verkenningen/_lessen.html", context)
    if los:
        response["HX-Push-Url"] = request.path + keuze.query(pagina=getoond.page.number)
    return response


@require_safe
def table(request: HttpRequest, soort: str) -> HttpResponseBase:
    """Return all lessons that the list shows for this address, as CSV or XLSX (P5)."""
    lists = lessen.choices(request.user, _stamps(request))
    keuze = _read(request, lists)
    rows = lessen.lessons(request.user, keuze, lists)
    everything = tabel.les_rows(rows.for_list(request.user).iterator(500))
    lines = _found_lines(request, keuze, rows) if keuze.q else everything
    return table_response(request, soort, "lessen", tabel.LESSEN, lines)


def _found_lines(request: HttpRequest, keuze: Keuze, rows: QuerySet[Les]) -> Iterator[tuple[Any, ...]]:
    """Yield the lines of the hits, best first, at most MOST_HITS; then one that says how many more there are."""
    for told in range(0, MOST_HITS, AT_ONCE):
        found = search(keuze.q, zichtbaar={"les": rows}, offset=told, limit=AT_ONCE, fragmenten=False)
        cards = rows.for_list(request.user).in_bulk([hit.object_id for hit in found.treffers])
        yield from tabel.les_rows(cards[hit.object_id] for hit in found.treffers if hit.object_id in cards)
        if len(found.treffers) < AT_ONCE:
            return
    if found.totaal > MOST_HITS:
        yield tabel.rest_row(found.totaal - MOST_HITS)


@require_safe
def les_kort(request: HttpRequest) -> HttpResponse:
    """Return the newest lessons as a part of another page: of ?thema=, or in ?document=."""
    lists = Keuzelijsten({thema.slug: thema for thema in Thema.objects.all()}, {})
    keuze = _read(request, lists)
    rows = list(lessen.lessons(request.user, keuze, lists).for_list(request.user)[: KORT + 1])
    context = {
        "lessen": rows[:KORT],
        "meer": len(rows) > KORT,
        "alles": reverse("verkenningen:lessen") + keuze.query(),
        "organisaties": member_organisaties(request.user),
        "terug": reverse("verkenningen:lessen") + keuze.query(),
    }
    return render(request, "verkenningen/_lessen_kort.html", context)


def _read(request: HttpRequest, lists: Keuzelijsten) -> Keuze:
    """Return the state that the address asks for; Http404 with a sentence for what does not exist."""
    get = request.GET
    keuze = Keuze(
        q=" ".join(get.get("q", "").replace("\x00", " ").split())[:_LANGSTE_VRAAG],
        thema=get.get("thema", ""),
        soort=get.get("soort", ""),
        verkenning=number_from(request, "verkenning"),
        staat=get.get("staat", ""),
        document=number_from(request, "document"),
        sorteer=get.get("sorteer", ""),
    )
    if keuze.staat and keuze.staat not in lessen.STATEN:
        raise Http404(f"Dit filter bestaat niet. {_ELDERS}")
    if keuze.sorteer not in lessen.SORTERINGEN:
        raise Http404(f"Deze volgorde bestaat niet. {_ELDERS}")
    if keuze.thema and keuze.thema not in lists.themas:
        raise Http404(f"Dit thema bestaat niet. {_ELDERS}")
    if keuze.soort and keuze.soort not in Les.Soort.values:
        raise Http404(f"Deze soort les bestaat niet. {_ELDERS}")
    if keuze.verkenning and keuze.verkenning not in lists.verkenningen:
        raise Http404(f"Deze verkenning bestaat niet. {_ELDERS}")
    return keuze


def _stamps(request: HttpRequest) -> str:
    """Return the stamps of what the list shows; a search is counted in the same statement."""
    if not request.GET.get("q"):
        return stamps.current(*STAMPS)
    return limit("zoeken", request.user.pk, times=settings.SEARCHES_PER_MINUTE, seconds=60, stempels=STAMPS)


def _browse(request: HttpRequest, keuze: Keuze, lists: Keuzelijsten, stamp: str) -> Getoond:
    """Return a page without a search term; the first one, which everybody opens, is remembered."""
    user, number = request.user, page_number(request)
    telling = lestellingen.counts(user, keuze, lists, stamp)
    totaal = telling["totaal"][""]
    page: Page = fetched_page([], number, PER_PAGE, count=totaal)

    def cards() -> SafeString:
        rows = lessen.lessons(user, keuze, lists).for_list(user)[(number - 1) * PER_PAGE : number * PER_PAGE]
        return _cards(request, rows, keuze.query(pagina=number))

    key = f"lessenkaarten:{_who(request)}:{keuze}"
    return Getoond(page, totaal, stamps.remember(key, stamp, cards) if number == 1 else cards(), telling)


def _search(request: HttpRequest, keuze: Keuze, lists: Keuzelijsten, stamp: str) -> Getoond:
    """Return a page of hits, from memory when it was asked since the last change."""
    user, number, typing = request.user, page_number(request), is_htmx(request)

    def make() -> tuple[int, SafeString, Tellingen, str | None]:
        found = lessen.find(user, keuze, lists, stamp, page=number, per_page=PER_PAGE_SEARCH, typing=typing)
        pks = [hit.object_id for hit in found.treffers]
        rows = compiled.fetch(
            ("leskaarten", lessen.visibility_key(user)), pks, lambda: Les.objects.zichtbaar_voor(user).for_list(user)
        )
        cards = _cards(request, rows, keuze.query(pagina=number))
        return found.totaal, cards, lestellingen.counts_of_search(found), found.bedoelde_u

    key = f"lessenzoeken:{_who(request)}:{keuze}:{number}:{typing}"
    totaal, kaarten, telling, bedoelde_u = stamps.remember(key, stamp, make)
    return Getoond(fetched_page([], number, PER_PAGE_SEARCH, count=totaal), totaal, kaarten, telling, bedoelde_u)


def _who(request: HttpRequest) -> str:
    """Return what decides what the cards say: what this person sees, and for whom it may react."""
    return f"{lessen.visibility_key(request.user)}:{member_organisaties(request.user)}"


def _cards(request: HttpRequest, rows: Any, adres: str) -> SafeString:
    """Return cards as HTML to keep: their forms get what belongs to a request later."""
    context = {
        "lessen": rows,
        "organisaties": member_organisaties(request.user),
        "terug": reverse("verkenningen:lessen") + (adres if len(adres) > 1 else ""),
        "bewaard": True,
    }
    return render_to_string("verkenningen/_les_kaarten.html", context)


def _heading(keuze: Keuze, totaal: int) -> str:
    aantal = plural_text(totaal, "les,lessen") if totaal else "Geen lessen"
    return f"{aantal} over ‘{keuze.q}’" if keuze.q else aantal


def _chips(keuze: Keuze, lists: Keuzelijsten) -> list[tuple[str, str]]:
    """Return what was chosen as (label, address without it)."""
    found = []
    if keuze.thema:
        found.append((lists.themas[keuze.thema].naam, keuze.query(thema="")))
    if keuze.soort:
        found.append((str(Les.Soort(keuze.soort).label), keuze.query(soort="")))
    if keuze.verkenning:
        found.append((lists.verkenningen[keuze.verkenning], keuze.query(verkenning=None)))
    if keuze.staat:
        found.append((lessen.STATEN[keuze.staat], keuze.query(staat="")))
    if keuze.document:
        found.append(("In één document", keuze.query(document=None)))
    return found
