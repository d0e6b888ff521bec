"""New documents for programs, at a personal address: an Atom feed, and the same as JSON (P5)."""

import datetime as dt
import hashlib
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_POST, require_safe

from corporaties.models import Gebruiker, Thema, Toegangssleutel
from corporaties.sleutels import code_of, person_of, renew_sleutel, revoke_sleutel
from documenten import queries
from documenten.facets import chips
from documenten.models import Document
from documenten.queries import Keuze, Keuzelijsten
from mkwportal.core import stamps
from mkwportal.core.limits import limit
from mkwportal.core.pagination import paginate

ENTRIES, PER_PAGE, MOST_HITS = 50, 100, 100
FETCHES_PER_HOUR = 240
_FEED, _DATA = Toegangssleutel.Soort.FEED, Toegangssleutel.Soort.GEGEVENS


@login_not_required
@require_safe
def feed(request: HttpRequest, code: str) -> HttpResponse:
    """Return what was shared last and this person may see now, with the filters of the library, as Atom."""
    user, keuze, lists = _asked(request, code, _FEED)
    rows = _documents(user, keuze, lists).filter(gedeeld_op__isnull=False)
    documents = list(rows.order_by("-gedeeld_op", "-pk")[:ENTRIES])
    response = _unchanged(request, documents, f"atom:{keuze}")
    if response is None:
        response = HttpResponse(_atom(request, keuze, documents), content_type="application/atom+xml; charset=utf-8")
    return _stamped(response, documents, f"atom:{keuze}")


@login_not_required
@require_safe
def data(request: HttpRequest, code: str) -> HttpResponse:
    """Return a page of what this person may see now, with the filters of the library, as JSON."""
    user, keuze, lists = _asked(request, code, _DATA)
    page = paginate(request, _documents(user, keuze, lists).order_by("-gewijzigd_op", "-pk"), PER_PAGE)
    documents = list(page.object_list)
    key = f"json:{keuze}:{page.number}:{page.paginator.count}"
    response = _unchanged(request, documents, key)
    if response is None:
        following = f"{request.path}{keuze.query()}&pagina={page.number + 1}".replace("?&", "?")
        answer = {
            "aantal": page.paginator.count,
            "volgende": f"{settings.BASE_URL}{following}" if page.has_next() else None,
            "documenten": [_object(document) for document in documents],
        }
        response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False, "indent": 1})
    return _stamped(response, documents, key)


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show the personal addresses of this person, each for the filters in this page's own address."""
    lists = queries.choices(request.user, stamps.current(*queries.STAMPS))
    keuze = queries.read(request.GET, lists)
    codes = {row.soort: code_of(row) for row in Toegangssleutel.objects.filter(gebruiker=request.user)}
    filtered = keuze.query(sorteer=queries.usual_order(keuze.q), alles=(), weergave="lijst").rstrip("?")
    context = {
        "adressen": [
            (soort, titel, uitleg, _address(name, codes[soort], filtered) if soort in codes else "")
            for soort, name, titel, uitleg in _KINDS
        ],
        "filter": _in_words(keuze, lists),
    }
    return render(request, "pages/feeds.html", context)


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Make, renew or take back a personal address."""
    soort = request.POST.get("soort", "")
    if soort not in Toegangssleutel.Soort.values:
        raise Http404
    if request.POST.get("actie") == "intrekken":
        revoke_sleutel(soort, by=request.user)
        messages.success(request, "Het adres is ingetrokken. Programma’s die het gebruiken, krijgen niets meer.")
    else:
        renew_sleutel(soort, by=request.user)
        messages.success(request, "Uw adres staat klaar. Had u al een adres? Dat werkt nu niet meer.")
    return redirect("feeds")


_KINDS = (
    (
        _FEED,
        "feed",
        "Feed van nieuwe documenten",
        "Zet dit adres in een feedlezer, bijvoorbeeld in Outlook. U ziet daar elk nieuw document.",
    ),
    (
        _DATA,
        "gegevens-json",
        "Gegevens voor een ander programma",
        "Hiermee haalt een programma van uw corporatie de lijst met documenten op, als JSON.",
    ),
)


def _asked(request: HttpRequest, code: str, soort: str) -> tuple[Gebruiker, Keuze, Keuzelijsten]:
    """Return for whom and for which filters; Http404 for a code that does not (or no longer) give access."""
    user = person_of(code, soort)
    if user is None:
        raise Http404
    limit(soort, user.pk, times=FETCHES_PER_HOUR, seconds=3600)
    lists = queries.choices(user, stamps.current(*queries.STAMPS))
    return user, queries.read(request.GET, lists), lists


def _documents(user: Gebruiker, keuze: Keuze, lists: Keuzelijsten) -> QuerySet:
    """Return the documents of a state of the library; of a search the newest hits."""
    themas = Thema.objects.filter(documenten=OuterRef("pk")).order_by("volgorde", "naam")
    rows = queries.documents(user, Keuze(**keuze.filters), lists)
    if keuze.q:
        newest = replace(keuze, sorteer="nieuwste")
        found = queries.find(user, newest, lists, page=1, per_page=MOST_HITS, fragmenten=False)
        rows = rows.filter(pk__in=[hit.object_id for hit in found.treffers])
    return rows.select_related("organisatie", "versie").annotate(_themas=ArraySubquery(themas.values("naam")))


def _atom(request: HttpRequest, keuze: Keuze, documents: list[Document]) -> str:
    library = f"{settings.BASE_URL}{reverse('documenten:lijst')}{keuze.query().rstrip('?')}"
    result = Atom1Feed(
        title="Nieuwe documenten in MKW",
        link=library,
        description="",
        subtitle="Wat leden van MKW met u deelden, het nieuwste eerst.",
        language="nl",
        author_name="MKW",
        feed_url=f"{settings.BASE_URL}{request.get_full_path()}",
        feed_guid=library,
    )
    for document in documents:
        url = f"{settings.BASE_URL}{document.get_absolute_url()}"
        result.add_item(
            title=document.titel,
            link=url,
            description=document.samenvatting or f"{document.get_soort_display()} van {document.organisatie}.",
            unique_id=url,
            author_name=document.organisatie.naam,
            pubdate=document.gedeeld_op,
            updateddate=_updated(document),
            categories=[document.get_soort_display(), *document._themas],
        )
    return result.writeString("utf-8")


def _object(document: Document) -> dict[str, Any]:
    versie = document.versie
    url = f"{settings.BASE_URL}{document.get_absolute_url()}"
    return {
        "nummer": document.pk,
        "adres": url,
        "titel": document.titel,
        "soort": document.soort,
        "status": document.status,
        "organisatie": document.organisatie.naam,
        "themas": document._themas,
        "jaar": document.jaar,
        "samenvatting": document.samenvatting,
        "vastgesteld_op": document.vastgesteld_op,
        "herzien_voor": document.herzien_voor,
        "gedeeld_op": document.gedeeld_op,
        "gewijzigd_op": document.gewijzigd_op,
        "versie": {
            "nummer": versie.nummer,
            "bestandssoort": versie.ext,
            "grootte": versie.grootte,
            "sha256": versie.sha256,
            "gemaakt_op": versie.gemaakt_op,
        }
        if versie
        else None,
    }


def _updated(document: Document) -> dt.datetime:
    """Return when a document last became something new: shared, or a new version."""
    made = document.versie.gemaakt_op if document.versie else document.gedeeld_op
    return max(document.gedeeld_op, made)


def _etag(documents: list[Document], state: str) -> str:
    seen = [(document.pk, document.titel, document.gewijzigd_op, document.organisatie.naam) for document in documents]
    return quote_etag(hashlib.sha256(f"{settings.RELEASE}{state}{seen}".encode()).hexdigest()[:32])


def _last(documents: list[Document]) -> int | None:
    return int(max(document.gewijzigd_op for document in documents).timestamp()) if documents else None


def _unchanged(request: HttpRequest, documents: list[Document], state: str) -> HttpResponse | None:
    """Return "304, you have it already" when the program's copy is still right."""
    response = get_conditional_response(request, _etag(documents, state), None, None)
    return response if response is not None and response.status_code == 304 else None


def _stamped(response: HttpResponse, documents: list[Document], state: str) -> HttpResponse:
    response["ETag"] = _etag(documents, state)
    if (last := _last(documents)) is not None:
        response["Last-Modified"] = http_date(last)
    return response


def _address(name: str, code: str, query: str) -> str:
    return f"{settings.BASE_URL}{reverse(name, args=[code])}{query}"


def _in_words(keuze: Keuze, lists: Keuzelijsten) -> list[str]:
    words = [label for label, _ in chips(keuze, lists)]
    return [f"‘{keuze.q}’", *words] if keuze.q else words
