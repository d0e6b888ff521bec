"""Passages of several corporations side by side (D12)."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from corporaties.models import Gebruiker, Grootte
from mkwportal.core import stamps
from mkwportal.core.limits import limit
from mkwportal.core.pagination import fetched_page, page_number
from mkwportal.core.search.suggest import record_empty, suggest

from .. import passages, queries
from ..models import Soort
from ..queries import Keuze, Keuzelijsten

_VOORBEELDEN = 6


@require_safe
def side_by_side(request: HttpRequest) -> HttpResponse:
    """Show what corporations write about ?q=, of one kind of document, or of the corporations that were chosen."""
    user, stamp = request.user, stamps.current(*queries.STAMPS)
    lists = queries.choices(user, stamp)
    asked = queries.read(request.GET, lists)
    keuze = replace(
        asked, sorteer="passend", alles=(), jaar=(), status=(), corporatie=asked.corporatie[: passages.MEESTE_NAAST]
    )
    context: dict[str, Any] = {
        "keuze": keuze,
        "te_veel": asked.corporatie[passages.MEESTE_NAAST :],
        "meeste": passages.MEESTE_NAAST,
        "soorten": _options(Soort.choices, keuze.soort),
        "themas": _options([(t.slug, t.naam) for t in lists.themas.values()], keuze.thema),
        "groottes": _options(Grootte.choices, keuze.grootte),
        "voorbeelden": [] if keuze.q else _examples(lists),
    }
    if keuze.q:
        limit("zoeken", user.pk, times=settings.SEARCHES_PER_MINUTE, seconds=60)
        context |= _found(request, keuze, lists, stamp)
    return render(request, "documenten/passages.html", context)


def _found(request: HttpRequest, keuze: Keuze, lists: Keuzelijsten, stamp: str) -> dict[str, Any]:
    number = 1 if keuze.corporatie else page_number(request)
    key = f"passages:{queries.visibility_key(request.user)}:{keuze}:{number}:{timezone.localdate()}"
    found = stamps.remember(key, stamp, lambda: passages.find(request.user, keuze, lists, page=number))
    page = fetched_page([], number, passages.PER_PAGE, count=len(found.corporaties))
    shown = {kolom.organisatie for kolom in found.kolommen}
    if not (found.kolommen or found.afgebroken or request.user.is_gast or keuze.filters):
        record_empty(keuze.q)
    every = urlencode(_pairs(replace(keuze, corporatie=())))
    return {
        "gevonden": found,
        "page": page,
        "nog": [(pk, lists.organisaties[pk], aantal) for pk, aantal in found.corporaties.items() if pk not in shown],
        "basis": every,
        "andere_woorden": [] if found.kolommen else _other_words(request.user, keuze),
        "zonder_filters": urlencode({"q": keuze.q}) if keuze.filters else "",
    }


def _pairs(keuze: Keuze) -> list[tuple[str, Any]]:
    return [("q", keuze.q), *((name, value) for name, values in keuze.filters.items() for value in values)]


def _options(choices: Any, chosen: tuple[str, ...]) -> list[tuple[str, str, bool]]:
    return [(value, f"{label[:1].upper()}{label[1:]}", value in chosen) for value, label in choices]


def _examples(lists: Keuzelijsten) -> list[tuple[str, str]]:
    """Return main themes as questions to begin with: (name, query)."""
    mains = [thema.naam for thema in lists.themas.values() if thema.ouder_id is None]
    return [(naam, urlencode({"q": naam})) for naam in mains[:_VOORBEELDEN]]


def _other_words(user: Gebruiker, keuze: Keuze) -> list[tuple[str, str]]:
    """Return words that begin alike as (word, query); to members only, for they come from what members may see."""
    last = keuze.q.split()[-1] if keuze.q.split() and not user.is_gast else ""
    words = [word for word in suggest(last[: max(4, len(last) // 2)], 4) if word != last] if last else []
    return [(word, urlencode({"q": word})) for word in words[:3]]
