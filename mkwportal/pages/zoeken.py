"""One search box over everything (R7): documents, visits, lessons, explorations, organisations and people."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import CharField, DateTimeField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from corporaties.models import Aanstelling, Gebruiker, Organisatie
from corporaties.search import ORGANISATIE, PERSOON
from documenten.models import Document
from documenten.models import Soort as Documentsoort
from documenten.rows import join_fragments
from documenten.search import SOORT as DOCUMENT
from mkwportal.core.htmx import is_htmx, render_page
from mkwportal.core.limits import limit
from mkwportal.core.pagination import fetched_page, page_number
from mkwportal.core.search.query import Resultaat, Treffer, search
from mkwportal.core.search.suggest import record_empty
from mkwportal.core.templatetags.formats import date_text, plural_text
from verkenningen.models import Bezoek, Les, Verkenning, Vraagstuk
from verkenningen.search import BEZOEK, LES, VERKENNING, VRAAGSTUK

PER_PAGE, LONGEST = 10, 300


class Kind(NamedTuple):
    """A kind of thing that is found: its words, its icon, its address and how to say what it is."""

    label: str
    meer: str
    icoon: str
    kleur: str
    url: str
    model: Any
    noem: Callable[[str], str]


KINDS: dict[str, Kind] = {
    DOCUMENT: Kind(
        "Document",
        "Documenten",
        "file-text",
        "green",
        "documenten:detail",
        Document,
        lambda value: str(Documentsoort(value).label),
    ),
    BEZOEK: Kind("Bezoek", "Bezoeken", "bike", "clay", "verkenningen:bezoek", Bezoek, lambda value: "Bezoek"),
    LES: Kind("Les", "Lessen", "bulb", "clay", "verkenningen:les", Les, lambda value: str(Les.Soort(value).label)),
    VERKENNING: Kind(
        "Verkenning",
        "Verkenningen",
        "route",
        "clay",
        "verkenningen:detail",
        Verkenning,
        lambda value: "Verkenning",
    ),
    VRAAGSTUK: Kind(
        "Vraagstuk",
        "Vraagstukken",
        "message-question",
        "clay",
        "verkenningen:vraagstuk",
        Vraagstuk,
        lambda value: "Vraagstuk",
    ),
    ORGANISATIE: Kind(
        "Organisatie",
        "Organisaties",
        "building-community",
        "water",
        "corporaties:detail",
        Organisatie,
        lambda value: str(Organisatie.Soort(value).label),
    ),
    PERSOON: Kind("Persoon", "Mensen", "user", "water", "corporaties:persoon", Gebruiker, lambda value: "Persoon"),
}


class Vondst(NamedTuple):
    """One hit, ready to print."""

    url: str
    icoon: str
    kleur: str
    titel: SafeString
    tekst: SafeString
    regels: list[str]


@require_safe
def zoeken(request: HttpRequest) -> HttpResponse:
    """Search everything that this person may see; `soort` keeps one kind."""
    user, los = request.user, is_htmx(request)
    q = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST]
    soort = request.GET.get("soort", "")
    if soort and soort not in KINDS:
        raise Http404("Deze soort bestaat niet. Ga terug naar Zoeken en kies opnieuw.")
    source = request.headers.get("HX-Source") if los else None
    context: dict[str, Any] = {"q": q, "soort": soort, "los": los, "bladerde": source == "a"}
    if q:
        limit("zoeken", user.pk, times=settings.SEARCHES_PER_MINUTE, seconds=60)
        typing = source == "input#zoek"
        number = page_number(request)
        found = _find(user, q, soort, offset=(number - 1) * PER_PAGE, typing=typing)
        page = fetched_page(found.treffers, number, PER_PAGE, count=found.totaal)
        if not user.is_gast and not (found.totaal or soort or typing or found.afgebroken):
            record_empty(q)
        per_kind = dict(found.facetten["soort"])
        context |= {
            "page": page,
            "totaal": found.totaal,
            "vondsten": hits(user, found.treffers),
            "kop": f"{plural_text(found.totaal, 'resultaat,resultaten')} voor ‘{q}’"
            if found.totaal
            else f"Niets gevonden voor ‘{q}’",
            "soorten": _tabs(q, soort, per_kind),
            "afgebroken": found.afgebroken,
            "bedoelde_u": found.bedoelde_u,
            "bedoelde_url": f"?{urlencode({'q': found.bedoelde_u or ''})}",
        }
    return render_page(request, "pages/zoeken.html", "pages/zoeken_resultaten.html", context)


def visible(user: Gebruiker) -> dict[str, QuerySet]:
    """Return per kind what this person may see."""
    return {name: kind.model.objects.zichtbaar_voor(user) for name, kind in KINDS.items()}


def hits(user: Gebruiker, treffers: Iterable[Treffer]) -> list[Vondst]:
    """Return the hits with what stands under their title, in one query; what is gone is left out."""
    treffers = list(treffers)
    facts = _facts(user, treffers)
    return [
        _show(treffer, *facts[treffer.soort, treffer.object_id])
        for treffer in treffers
        if (treffer.soort, treffer.object_id) in facts
    ]


def _find(user: Gebruiker, q: str, soort: str, *, offset: int, typing: bool) -> Resultaat:
    return search(
        q,
        zichtbaar=visible(user),
        filters={"soort": [soort]} if soort else {},
        offset=offset,
        limit=PER_PAGE,
        typend=typing,
        facetten=("soort",),
    )


def _show(treffer: Treffer, sub: str, wie: str, toen: dt.datetime | None) -> Vondst:
    kind = KINDS[treffer.soort]
    return Vondst(
        reverse(kind.url, args=[treffer.object_id]),
        kind.icoon,
        kind.kleur,
        mark_safe(treffer.titel_html),  # noqa: S308 - escaped by search
        join_fragments(treffer.fragmenten),
        [line for line in (kind.noem(sub), wie, date_text(toen) if toen else "") if line],
    )


def _facts(user: Gebruiker, treffers: list[Treffer]) -> dict[tuple[str, int], tuple[str, str, dt.datetime | None]]:
    """Return per hit (what it is, who or where, when) of all kinds on the page in one statement."""
    columns: dict[str, tuple[Any, Any, Any]] = {
        DOCUMENT: (F("soort"), F("organisatie__naam"), F("versie__gemaakt_op")),
        BEZOEK: (F("status"), F("plaats"), F("begint_op")),
        LES: (F("soort"), F("verkenning__naam"), F("gemaakt_op")),
        VERKENNING: (F("status"), F("organisatie__naam"), None),
        VRAAGSTUK: (Value(""), F("organisatie__naam"), F("gemaakt_op")),
        ORGANISATIE: (F("soort"), F("plaats"), None),
        PERSOON: (Value(""), Coalesce(Subquery(_post()), Value("")), None),
    }
    parts = []
    for name, query in visible(user).items():
        ids = [treffer.object_id for treffer in treffers if treffer.soort == name]
        if ids:
            sub, wie, toen = columns[name]
            parts.append(
                query.filter(pk__in=ids)
                .order_by()
                .values_list(
                    Value(name, CharField()),
                    "pk",
                    Cast(sub, CharField()),
                    Cast(wie, CharField()),
                    Cast(toen or Value(None), DateTimeField()),
                )
            )
    if not parts:
        return {}
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return {(name, pk): (sub, wie, toen) for name, pk, sub, wie, toen in rows}


def _post() -> QuerySet:
    """Return "functie, organisatie" of a person's first running appointment."""
    running = Aanstelling.objects.lopend().filter(gebruiker=OuterRef("pk")).order_by("van", "pk")
    return running.values_list(Concat("functie", Value(", "), "organisatie__naam"), flat=True)[:1]


def _tabs(q: str, soort: str, per_kind: dict[str, int]) -> list[tuple[str, int, str, bool]]:
    """Return the kinds that have hits as (label, number, address, chosen), all of them first."""
    everything = sum(per_kind.values())
    tabs = [("Alles", everything, f"?{urlencode({'q': q})}", not soort)]
    tabs += [
        (kind.meer, per_kind.get(name, 0), f"?{urlencode({'q': q, 'soort': name})}", name == soort)
        for name, kind in KINDS.items()
        if name in per_kind or name == soort
    ]
    return tabs
