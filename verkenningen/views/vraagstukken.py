"""The board with questions of members: search, filter, and take along (V14)."""

import datetime as dt
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Page
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from corporaties.models import Thema
from mkwportal.core.htmx import is_htmx, render_page
from mkwportal.core.limits import limit
from mkwportal.core.once import new_key
from mkwportal.core.pagination import fetched_page, page_number, paginate
from mkwportal.core.search.query import search
from mkwportal.core.tables import table_response
from mkwportal.core.templatetags.formats import plural_text

from .. import tabel
from ..models import Vraagstuk
from ..permissions import member_organisaties
from ..search import VRAAGSTUK
from .vraagstuk import members_only

PER_PAGE, MOST_HITS = 20, 100  # of a search in one file
PRULLENBAK = dt.timedelta(days=30)
_LANGSTE_VRAAG = 300
_ELDERS = "Ga terug naar Vraagstukken en kies opnieuw."


class Keuze(NamedTuple):
    """The full state of the list; the address holds exactly this."""

    q: str = ""
    thema: str = ""
    stand: str = ""

    def query(self, *, pagina: int = 1, **changes: Any) -> str:
        """Return the address of this state, or of this state with changes, as "?q=…"."""
        state = {name: value for name, value in self._replace(**changes)._asdict().items() if value}
        return f"?{urlencode(state | ({'pagina': pagina} if pagina > 1 else {}))}"


@require_safe
def vraagstuk_list(request: HttpRequest) -> HttpResponse:
    """Show the questions that fit, the newest first; htmx gets only the list."""
    members_only(request)
    themas = {thema.slug: thema for thema in Thema.objects.all()}
    keuze = _read(request, themas)
    rows = _filtered(request, keuze, themas)
    page, totaal = _page(request, keuze, rows)
    context = {
        "keuze": keuze,
        "adres": keuze.query(),
        "page": page,
        "kop": _heading(keuze, totaal),
        "themas": list(themas.values()),
        "standen": Vraagstuk.Stand.choices,
        "chips": _chips(keuze, themas),
        "zonder_filters": Keuze(q=keuze.q).query(),
        "mag_vragen": bool(member_organisaties(request.user)),
        "los": is_htmx(request),
    }
    if not is_htmx(request):
        gone = Vraagstuk.objects.filter(steller=request.user, verwijderd_op__gte=timezone.now() - PRULLENBAK)
        context |= {"weg": list(gone.order_by("-verwijderd_op")[:3]), "formulier": new_key()}
    response = render_page(request, "verkenningen/vraagstuk_list.html", "verkenningen/_vraagstukken.html", context)
    if is_htmx(request):
        response["HX-Push-Url"] = request.path + keuze.query(pagina=page.number)
    return response


@require_safe
def table(request: HttpRequest, soort: str) -> HttpResponseBase:
    """Return the questions that the list shows for this address, as CSV or XLSX (P5); of a search the best hits."""
    members_only(request)
    themas = {thema.slug: thema for thema in Thema.objects.all()}
    keuze = _read(request, themas)
    rows = _filtered(request, keuze, themas)
    if keuze.q:
        found = _found(request, keuze, rows, offset=0, most=MOST_HITS)[0]
    else:
        found = rows.for_list(request.user).iterator(500)
    return table_response(request, soort, "vraagstukken", tabel.VRAAGSTUKKEN, tabel.vraagstuk_rows(found))


def _page(request: HttpRequest, keuze: Keuze, rows: QuerySet[Vraagstuk]) -> tuple[Page, int]:
    if not keuze.q:
        page = paginate(request, rows.for_list(request.user), PER_PAGE)
        return page, page.paginator.count
    number = page_number(request)
    found, totaal = _found(request, keuze, rows, offset=(number - 1) * PER_PAGE, most=PER_PAGE)
    return fetched_page(found, number, PER_PAGE, count=totaal), totaal


def _found(
    request: HttpRequest, keuze: Keuze, rows: QuerySet[Vraagstuk], *, offset: int, most: int
) -> tuple[list[Vraagstuk], int]:
    """Return the hits with what a row shows, best first, and how many there are in all."""
    limit("zoeken", request.user.pk, times=settings.SEARCHES_PER_MINUTE, seconds=60)
    found = search(
        keuze.q, zichtbaar={VRAAGSTUK: rows}, offset=offset, limit=most, typend=is_htmx(request), fragmenten=False
    )
    cards = rows.for_list(request.user).in_bulk([hit.object_id for hit in found.treffers])
    return [cards[hit.object_id] for hit in found.treffers if hit.object_id in cards], found.totaal


def _read(request: HttpRequest, themas: dict[str, Thema]) -> Keuze:
    """Return the state that the address asks for; Http404 with a sentence for what does not exist."""
    get = request.GET
    q = " ".join(get.get("q", "").replace("\x00", " ").split())[:_LANGSTE_VRAAG]
    keuze = Keuze(q=q, thema=get.get("thema", ""), stand=get.get("stand", ""))
    if keuze.thema and keuze.thema not in themas:
        raise Http404(f"Dit thema bestaat niet. {_ELDERS}")
    if keuze.stand and keuze.stand not in Vraagstuk.Stand.values:
        raise Http404(f"Deze stand bestaat niet. {_ELDERS}")
    return keuze


def _filtered(request: HttpRequest, keuze: Keuze, themas: dict[str, Thema]) -> QuerySet[Vraagstuk]:
    rows = Vraagstuk.objects.zichtbaar_voor(request.user)
    if keuze.thema:
        thema = themas[keuze.thema]
        eronder = Thema.objects.filter(Q(pk=thema.pk) | Q(ouder=thema))
        rows = rows.filter(pk__in=Vraagstuk.themas.through.objects.filter(thema__in=eronder).values("vraagstuk"))
    return rows.van_stand(keuze.stand) if keuze.stand else rows


def _heading(keuze: Keuze, totaal: int) -> str:
    aantal = plural_text(totaal, "vraag,vragen") if totaal else "Geen vragen"
    return f"{aantal} over ‘{keuze.q}’" if keuze.q else aantal


def _chips(keuze: Keuze, themas: dict[str, Thema]) -> list[tuple[str, str]]:
    """Return what was chosen as (label, address without it)."""
    found = []
    if keuze.thema:
        found.append((themas[keuze.thema].naam, keuze.query(thema="")))
    if keuze.stand:
        found.append((str(Vraagstuk.Stand(keuze.stand).label), keuze.query(stand="")))
    return found
