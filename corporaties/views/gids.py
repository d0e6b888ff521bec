"""The directory: organisations, people, and what somebody can be asked about."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mkwportal.core.htmx import is_htmx, render_page
from mkwportal.core.pagination import paginate
from mkwportal.core.tables import table_response
from mkwportal.core.templatetags.formats import plural_text

from .. import gids, mensen, tabel
from ..models import Aanstelling, Gebruiker, Organisatie, Thema
from ..permissions import can_add_organisatie, can_change_organisaties, can_edit_organisatie
from ..services.gevolgen import history

PER_PAGE = 50


@require_safe
def organisatie_list(request: HttpRequest) -> HttpResponse:
    """Show the organisations that fit the search words and filters; to htmx only what changes."""
    user, themas = request.user, gids.Themas()
    keuze = gids.read(request.GET, themas)
    rows = gids.load(user, themas)
    near = gids.scope(rows, keuze, user)
    found = gids.ordered(gids.select(near, gids.tests(keuze, themas)), keuze)
    kop = heading(len(found), keuze)
    context = {
        "adres": keuze.query(),
        "los": is_htmx(request),
        "keuze": keuze,
        "page": paginate(request, found, PER_PAGE),
        "kop": kop,
        "leden": sum(row.is_lid for row in rows),
        "facetten": gids.options(rows, keuze, themas, user),
        "tegels": gids.tiles(near, keuze, themas),
        "chips": [(label_of(name, value, themas), without(keuze, name, value)) for name, value in keuze.chosen],
        "zonder_filters": gids.Keuze(keuze.q, sorteer=keuze.sorteer).query(),
        "heel_nederland": keuze.query(provincie=()),
        "sorteer": {name: keuze.query(sorteer=name) for name in gids.SORTERINGEN},
        "mag_toevoegen": can_add_organisatie(user),
        "melding": f"{kop} gevonden.",
    }
    response = render_page(
        request, "corporaties/organisatie_list.html", "corporaties/_organisatie_resultaten.html", context
    )
    if context["los"]:
        response["HX-Push-Url"] = request.path + keuze.query()
    return response


@require_safe
def organisatie_table(request: HttpRequest, soort: str) -> HttpResponseBase:
    """Return the organisations that the list shows for this address, as CSV or XLSX (P5)."""
    user, themas = request.user, gids.Themas()
    keuze = gids.read(request.GET, themas)
    near = gids.scope(gids.load(user, themas), keuze, user)
    found = gids.ordered(gids.select(near, gids.tests(keuze, themas)), keuze)
    return table_response(request, soort, "organisaties", tabel.ORGANISATIES, tabel.organisatie_rows(user, found))


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an organisation: its facts, its people and where its documents and visits are."""
    organisatie = get_object_or_404(
        Organisatie.objects.zichtbaar_voor(request.user).select_related("opgegaan_in"), pk=pk
    )
    at_work = Aanstelling.objects.lopend().filter(organisatie=organisatie)
    people = (
        Gebruiker.objects.zichtbaar_voor(request.user)
        .filter(pk__in=at_work.values("gebruiker"))
        .for_list()
        .order_by("achternaam", "voornaam", "pk")
    )
    rows = [(person, next(post["functie"] for post in person.posten if post["organisatie"] == pk)) for person in people]
    rows.sort(key=lambda row: not row[0].themas.all())  # who can be asked about something, first
    context = {
        "organisatie": organisatie,
        "provincie_url": reverse("corporaties:lijst") + gids.Keuze(provincie=(organisatie.provincie,)).query(),
        "query": f"?corporatie={pk}",
        "website": organisatie.website.removeprefix("https://").removeprefix("http://").rstrip("/"),
        "mensen": rows,
        "mag_bewerken": can_edit_organisatie(request.user, organisatie),
        "mag_veranderen": can_change_organisaties(request.user),
        "geschiedenis": history(organisatie),
    }
    return render(request, "corporaties/organisatie_detail.html", context)


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Show who can be asked about what."""
    themas = gids.Themas()
    q, slugs = _people_asked(request, themas)
    found = _people(request, themas)
    page = paginate(request, found.for_list(), 20)
    counts = mensen.people_per_theme(request.user, themas)
    kop = plural_text(page.paginator.count, "collega,collega’s") if page.paginator.count else "Niemand"
    if slugs:
        kop += " over " + " en ".join(themas.by_slug[slug].naam for slug in slugs)
    context = {
        "los": is_htmx(request),
        "adres": f"?{urlencode([('q', q)] * bool(q) + [('thema', slug) for slug in slugs])}",
        "q": q,
        "page": page,
        "kop": f"{kop} met ‘{q}’" if q else kop,
        "themas": [
            gids.Optie(thema.slug, thema.naam, counts[thema.pk], thema.slug in slugs)
            for thema in themas.by_id.values()
            if counts.get(thema.pk) or thema.slug in slugs
        ],
        "chips": [("thema", slug, themas.by_slug[slug].naam) for slug in slugs],
        "zonder_filters": f"?{urlencode({'q': q})}" if q else request.path,
        "melding": f"{kop} gevonden.",
    }
    return render_page(request, "corporaties/mensen_list.html", "corporaties/_mensen_resultaten.html", context)


@require_safe
def people_table(request: HttpRequest, soort: str) -> HttpResponseBase:
    """Return the people that the list shows for this address, as CSV or XLSX (P5)."""
    found = _people(request, gids.Themas())
    return table_response(request, soort, "mensen", tabel.MENSEN, tabel.mens_rows(found))


def _people_asked(request: HttpRequest, themas: gids.Themas) -> tuple[str, tuple[str, ...]]:
    """Return the search words and the slugs of themes of the address; Http404 for a theme that does not exist."""
    slugs = gids.chosen(request.GET, "thema", themas.by_slug)
    return " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:200], slugs


def _people(request: HttpRequest, themas: gids.Themas) -> QuerySet[Gebruiker]:
    q, slugs = _people_asked(request, themas)
    return mensen.find_people(request.user, q, themas.with_children(slugs) if slugs else None)


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a person: where they work, what they can be asked about and how to reach them."""
    gebruiker = get_object_or_404(
        Gebruiker.objects.zichtbaar_voor(request.user).voor_verzoek().prefetch_related("themas"), pk=pk
    )
    visible = Organisatie.objects.zichtbaar_voor(request.user)
    posts = gebruiker.aanstellingen.lopend().filter(organisatie__in=visible).select_related("organisatie")
    context = {
        "gebruiker": gebruiker,
        "posten": list(posts),
        "actief": gebruiker.heeft_toegang,
        "zichzelf": gebruiker.pk == request.user.pk,
    }
    return render(request, "corporaties/persoon_detail.html", context)


@require_safe
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a theme: what it is about, who can be asked, and where its documents and lessons are."""
    if not request.user.is_lid and not request.user.is_platformbeheerder:
        raise PermissionDenied("Thema’s zijn er voor leden van MKW.")
    thema = get_object_or_404(Thema.objects.select_related("ouder"), slug=slug)
    kinderen = list(thema.kinderen.all())
    wanted = {thema.pk, *(kind.pk for kind in kinderen)}
    vraagbaken = list(mensen.find_people(request.user, themas=wanted).for_list()[:13])
    context = {
        "thema": thema,
        "kinderen": kinderen,
        "vraagbaken": vraagbaken[:12],
        "meer": len(vraagbaken) > 12,
        "query": f"?thema={thema.slug}",
    }
    return render(request, "corporaties/thema_detail.html", context)


def heading(count: int, keuze: gids.Keuze) -> str:
    """Return "10 corporaties in Limburg" or "3 organisaties over ‘leiden’"."""
    words = "organisatie,organisaties" if keuze.q or keuze.soort else "corporatie,corporaties"
    kop = plural_text(count, words) if count else f"Geen {words.split(',')[1]}"
    if keuze.provincie:
        kop += " in " + " en ".join(keuze.provincie)
    return f"{kop} met ‘{keuze.q}’" if keuze.q else kop


def label_of(name: str, value: str, themas: gids.Themas) -> str:
    """Return how a chosen filter is called on the screen."""
    if name == "thema":
        return themas.by_slug[value].naam
    if name == "soort":
        return str(Organisatie.Soort(value).label)
    return str(gids.Grootte(value).label) if name == "grootte" else value


def without(keuze: gids.Keuze, name: str, value: str) -> str:
    """Return the address without this value."""
    return keuze.query(**{name: tuple(other for other in getattr(keuze, name) if other != value)})
