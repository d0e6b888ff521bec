"""After a visit: the two questions from the mail without a login, and the pile of answers for the leader (V9)."""

from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corporaties.models import Gebruiker
from mkwportal.core.limits import limit
from mkwportal.core.links import UNKNOWN, read_link
from mkwportal.core.numbers import whole_number

from ..models import Terugblik, TerugblikRegel
from ..permissions import can_come, require_lead
from ..services import Vervolg, save_terugblik, use_regel
from ..services.terugblik import VIEW, next_visit, places
from .common import fetch_bezoek

DAYS = 30
_LONGEST = TerugblikRegel._meta.get_field("zin").max_length or 0
TOO_LONG = f"Schrijf het korter op: hoogstens {_LONGEST} tekens."


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Ask both questions per stop; ?halte= with ?weten= or ?verder= is what was tapped in the mail."""
    terugblik, person = _asked(token)
    plekken = places(terugblik.bezoek)
    fout = ""
    if request.method == "POST":
        limit("terugblik", person.pk, times=60, seconds=3600)
        chosen = {pk: _read(request.POST, pk) for pk, _ in plekken}
        if any(len(row.zin) > _LONGEST for row in chosen.values()):
            fout = TOO_LONG
        else:
            save_terugblik(terugblik, chosen, by=person)
            return redirect(f"{request.path}?bewaard=ja")
    else:
        chosen = _tapped(request, {regel.halte_id or 0: regel for regel in terugblik.regels.all()}, plekken)
    tapped = whole_number(request.GET.get("halte")) or 0
    context = {
        "bezoek": terugblik.bezoek,
        "aan": person,
        "rijen": [(pk, titel, chosen[pk], pk == tapped or any(chosen[pk])) for pk, titel in plekken],
        "weten": TerugblikRegel.Weten.choices,
        "verder": TerugblikRegel.Verder.choices,
        "bewaard": request.GET.get("bewaard") == "ja",
        "fout": fout,
    }
    return render(request, "verkenningen/terugblik_antwoord.html", context, status=422 if fout else 200)


@require_safe
def pile(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the leader per stop what people want next, and what can be made of it."""
    bezoek = fetch_bezoek(request, pk)
    require_lead(request.user, bezoek.verkenning)
    rows = TerugblikRegel.objects.zichtbaar_voor(request.user).filter(terugblik__bezoek=bezoek)
    rows = rows.select_related("terugblik__gebruiker", "halte").order_by("halte__volgorde", "plek", "pk")
    context = {
        "bezoek": bezoek,
        "verkenning": bezoek.verkenning,
        "plekken": [
            _place(f"plek-{n}", plek, list(found))
            for n, (plek, found) in enumerate(groupby(rows, lambda row: row.plek), 1)
        ],
        "gevraagd": bezoek.terugblikken.count(),
        "volgend": next_visit(bezoek),
    }
    return render(request, "verkenningen/terugblik.html", context)


@require_POST
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a lesson, a question of the board, a stop or a question for the next visit of one answer, or nothing."""
    rows = TerugblikRegel.objects.zichtbaar_voor(request.user).select_related("terugblik__bezoek__verkenning", "halte")
    regel = get_object_or_404(rows, pk=pk)
    bezoek, gebruik = regel.terugblik.bezoek, request.POST.get("gebruik", "")
    if gebruik not in TerugblikRegel.Gebruik.values:
        raise Http404("Dit kan niet. Ga terug en kies opnieuw.")
    try:
        volgend = use_regel(regel, gebruik, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("verkenningen:terugblik", bezoek.pk)
    if gebruik == TerugblikRegel.Gebruik.LES:
        bron = {"halte": regel.halte_id} if regel.halte_id else {"bezoek": bezoek.pk}
        return redirect(f"{reverse('verkenningen:les-nieuw')}?{urlencode(bron | {'tekst': regel.als_zin})}")
    if gebruik == TerugblikRegel.Gebruik.VRAAGSTUK:
        return redirect(f"{reverse('verkenningen:vraagstuk-nieuw')}?{urlencode({'vraag': regel.als_zin})}")
    if volgend is not None:
        what = "halte" if gebruik == TerugblikRegel.Gebruik.HALTE else "vraag"
        messages.success(request, f"Dit staat nu als {what} bij ‘{volgend.titel}’.")
    return redirect("verkenningen:terugblik", bezoek.pk)


def _asked(token: str) -> tuple[Terugblik, Gebruiker]:
    """Return what was asked of whom; Http404 when this person may not come along (any more)."""
    pk = read_link(VIEW, token, days=DAYS)
    row = Terugblik.objects.select_related("bezoek__verkenning").filter(pk=pk).first()
    person = Gebruiker.objects.get_for_request(row.gebruiker_id) if row else None
    if row is None or person is None or not person.heeft_toegang or not can_come(person, row.bezoek):
        raise Http404(UNKNOWN)
    return row, person


def _read(data: QueryDict, plek: int) -> Vervolg:
    weten, verder = data.get(f"weten-{plek}", ""), data.get(f"verder-{plek}", "")
    zin = " ".join(data.get(f"zin-{plek}", "").replace("\x00", "").split())
    return Vervolg(
        weten if weten in TerugblikRegel.Weten.values else "",
        verder if verder in TerugblikRegel.Verder.values else "",
        zin,
    )


def _tapped(
    request: HttpRequest, kept: dict[int, TerugblikRegel], plekken: list[tuple[int, str]]
) -> dict[int, Vervolg]:
    """Return what was answered before, with what was tapped in the mail over it."""
    found = {
        pk: Vervolg(kept[pk].weten, kept[pk].verder, kept[pk].zin) if pk in kept else Vervolg() for pk, _ in plekken
    }
    tapped = whole_number(request.GET.get("halte")) or 0
    if tapped in found:
        data = request.GET.copy()
        new = _read(
            QueryDict(urlencode({f"{name}-{tapped}": data.get(name, "") for name in ("weten", "verder")})), tapped
        )
        found[tapped] = found[tapped]._replace(**{name: value for name, value in new._asdict().items() if value})
    return found


def _place(anker: str, plek: str, rows: list[TerugblikRegel]) -> dict[str, Any]:
    """Return one stop with how often each choice was made, most first, and the answers."""
    counts = []
    for name, choices in (("weten", TerugblikRegel.Weten), ("verder", TerugblikRegel.Verder)):
        told = [(choice.label, sum(getattr(row, name) == choice.value for row in rows)) for choice in choices]
        counts.append(sorted([row for row in told if row[1]], key=lambda row: -row[1]))
    return {"id": anker, "titel": plek, "weten": counts[0], "verder": counts[1], "rijen": rows}
