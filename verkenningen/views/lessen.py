"""Lessons across all explorations: search, filter, and the list as a part of other pages (V13)."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from corporaties.models import Thema
from documenten.models import Document
from mkwportal.core.htmx import is_htmx, render_page
from mkwportal.core.limits import limit
from mkwportal.core.pagination import fetched_page, page_number, paginate
from mkwportal.core.search.query import search
from mkwportal.core.search.suggest import record_empty
from mkwportal.core.tables import table_response
from mkwportal.core.templatetags.formats import plural_text

from .. import tabel
from ..models import Les, Verkenning
from ..permissions import member_organisaties
from .common import number_from

PER_PAGE, KORT = 24, 6
AT_ONCE, MOST_HITS = 100, 2000  # of a search in one file; a list without a search term goes out whole
SEARCHES_PER_MINUTE = 600
_LANGSTE_VRAAG = 300
_ELDERS = "Ga terug naar Lessen en kies opnieuw."


class Keuze(NamedTuple):
    """The full state of the list; the address holds exactly this."""

    q: str = ""
    thema: str = ""
    soort: str = ""
    verkenning: int | None = None
    document: int | None = None

    def query(self, *, pagina: int = 1, **changes: Any) -> str:
        """Return the address of this state, or of this state with changes, as "?q=…"."""
        state = {name: value for name, value in self._replace(**changes)._asdict().items() if value}
        return f"?{urlencode(state | ({'pagina': pagina} if pagina > 1 else {}))}"


@require_safe
def les_list(request: HttpRequest) -> HttpResponse:
    """Show the lessons that fit; to htmx, and so to other pages, only the list itself."""
    themas = {thema.slug: thema for thema in Thema.objects.all()}
    verkenningen = dict(Verkenning.objects.zichtbaar_voor(request.user).order_by("naam").values_list("pk", "naam"))
    keuze = _read(request, themas, verkenningen)
    rows = _filtered(request, keuze, themas)
    if keuze.q:
        limit("zoeken", request.user.pk, times=SEARCHES_PER_MINUTE, seconds=60)
        page, totaal, bedoelde_u = _search(request, keuze, rows)
    else:
        page = paginate(request, rows.for_list(request.user), PER_PAGE)
        totaal, bedoelde_u = page.paginator.count, None
    only_words = keuze == Keuze(q=keuze.q)
    if keuze.q and not totaal and only_words and not request.user.is_gast and not is_htmx(request):
        record_empty(keuze.q)
    context = {
        "keuze": keuze,
        "adres": keuze.query(),
        "page": page,
        "totaal": totaal,
        "bedoelde_u": bedoelde_u,
        "kop": _heading(keuze, totaal),
        "themas": list(themas.values()),
        "verkenningen": verkenningen,
        "soorten": Les.Soort.choices,
        "zonder_filters": Keuze(q=keuze.q).query(),
        "bedoelde_url": keuze.query(q=bedoelde_u) if bedoelde_u else "",
        "chips": _chips(keuze, themas, verkenningen),
        "organisaties": member_organisaties(request.user),
        "los": is_htmx(request),
    }
    response = render_page(request, "verkenningen/les_list.html", "verkenningen/_lessen.html", context)
    if is_htmx(request):
        response["HX-Push-Url"] = request.path + keuze.query(pagina=page.number)
    return response


@require_safe
def table(request: HttpRequest, soort: str) -> HttpResponseBase:
    """Return all lessons that the list shows for this address, as CSV or XLSX (P5)."""
    themas = {thema.slug: thema for thema in Thema.objects.all()}
    visible = Verkenning.objects.zichtbaar_voor(request.user).values_list("pk", "naam")
    keuze = _read(request, themas, dict(visible))
    rows = _filtered(request, keuze, themas)
    if keuze.q:
        limit("zoeken", request.user.pk, times=SEARCHES_PER_MINUTE, seconds=60)
        lines = _found_lines(request, keuze, rows)
    else:
        lines = tabel.les_rows(rows.for_list(request.user).iterator(500))
    return table_response(request, soort, "lessen", tabel.LESSEN, lines)


def _found_lines(request: HttpRequest, keuze: Keuze, rows: QuerySet[Les]) -> Iterator[tuple[Any, ...]]:
    """Yield the lines of the hits, best first, at most MOST_HITS; then one that says how many more there are."""
    for told in range(0, MOST_HITS, AT_ONCE):
        found = search(keuze.q, zichtbaar={"les": rows}, offset=told, limit=AT_ONCE, fragmenten=False)
        lessen = rows.for_list(request.user).in_bulk([hit.object_id for hit in found.treffers])
        yield from tabel.les_rows(lessen[hit.object_id] for hit in found.treffers if hit.object_id in lessen)
        if len(found.treffers) < AT_ONCE:
            return
    if found.totaal > MOST_HITS:
        yield tabel.rest_row(found.totaal - MOST_HITS)


@require_safe
def les_kort(request: HttpRequest) -> HttpResponse:
    """Return the newest lessons as a part of another page: of ?thema=, or in ?document=."""
    themas = {thema.slug: thema for thema in Thema.objects.all()}
    keuze = _read(request, themas, {})
    rows = _filtered(request, keuze, themas)
    lessen = list(rows.for_list(request.user)[: KORT + 1])
    context = {
        "lessen": lessen[:KORT],
        "meer": len(lessen) > KORT,
        "alles": reverse("verkenningen:lessen") + keuze.query(),
        "organisaties": member_organisaties(request.user),
        "terug": reverse("verkenningen:lessen") + keuze.query(),
    }
    return render(request, "verkenningen/_lessen_kort.html", context)


def _read(request: HttpRequest, themas: dict[str, Thema], verkenningen: dict[int, str]) -> Keuze:
    """Return the state that the address asks for; Http404 with a sentence for what does not exist."""
    get = request.GET
    keuze = Keuze(
        q=" ".join(get.get("q", "").replace("\x00", " ").split())[:_LANGSTE_VRAAG],
        thema=get.get("thema", ""),
        soort=get.get("soort", ""),
        verkenning=number_from(request, "verkenning"),
        document=number_from(request, "document"),
    )
    if keuze.thema and keuze.thema not in themas:
        raise Http404(f"Dit thema bestaat niet. {_ELDERS}")
    if keuze.soort and keuze.soort not in Les.Soort.values:
        raise Http404(f"Deze soort les bestaat niet. {_ELDERS}")
    if keuze.verkenning and keuze.verkenning not in verkenningen:
        raise Http404(f"Deze verkenning bestaat niet. {_ELDERS}")
    return keuze


def _filtered(request: HttpRequest, keuze: Keuze, themas: dict[str, Thema]) -> QuerySet[Les]:
    rows = Les.objects.zichtbaar_voor(request.user)
    if keuze.thema:
        thema = themas[keuze.thema]
        eronder = Thema.objects.filter(Q(pk=thema.pk) | Q(ouder=thema))
        rows = rows.filter(pk__in=Les.themas.through.objects.filter(thema__in=eronder).values("les"))
    if keuze.soort:
        rows = rows.filter(soort=keuze.soort)
    if keuze.verkenning:
        rows = rows.filter(verkenning=keuze.verkenning)
    if keuze.document:
        rows = rows.filter(document__in=Document.objects.zichtbaar_voor(request.user).filter(pk=keuze.document))
    return rows


def _search(request: HttpRequest, keuze: Keuze, rows: QuerySet[Les]) -> tuple[Page, int, str | None]:
    """Return the page of hits, how many there are, and the correction that was used."""
    number = page_number(request)
    found = search(
        keuze.q,
        zichtbaar={"les": rows},
        offset=(number - 1) * PER_PAGE,
        limit=PER_PAGE,
        typend=is_htmx(request),
    )
    lessen = rows.for_list(request.user).in_bulk([hit.object_id for hit in found.treffers])
    cards = [lessen[hit.object_id] for hit in found.treffers if hit.object_id in lessen]
    return fetched_page(cards, number, PER_PAGE, count=found.totaal), found.totaal, found.bedoelde_u


def _heading(keuze: Keuze, totaal: int) -> str:
    aantal = plural_text(totaal, "les,lessen") if totaal else "Geen lessen"
    return f"{aantal} over ‘{keuze.q}’" if keuze.q else aantal


def _chips(keuze: Keuze, themas: dict[str, Thema], verkenningen: dict[int, str]) -> list[tuple[str, str]]:
    """Return what was chosen as (label, address without it)."""
    found = []
    if keuze.thema:
        found.append((themas[keuze.thema].naam, keuze.query(thema="")))
    if keuze.soort:
        found.append((str(Les.Soort(keuze.soort).label), keuze.query(soort="")))
    if keuze.verkenning:
        found.append((verkenningen[keuze.verkenning], keuze.query(verkenning=None)))
    if keuze.document:
        found.append(("In één document", keuze.query(document=None)))
    return found
