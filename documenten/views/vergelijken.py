"""Comparing two versions of a document, or a document with another one (D6)."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from mkwportal.core.htmx import is_htmx, render_page
from mkwportal.core.limits import limit
from mkwportal.core.numbers import whole_number
from mkwportal.core.pagination import paginate
from mkwportal.core.templatetags.formats import date_text

from ..models import Document, Versie
from ..services import trace_opening
from ..services.vergelijken import comparison
from ..vergelijken import DOCUMENTEN, PER_PAGE, VERSIES, Sectie, Taal, contents, sections, summary
from ..vergelijking import Verschil

_PER_MINUTE = 120
_GEEN_VERSIE = "Deze versie van het document bestaat niet."


@dataclass(frozen=True)
class Keuze:
    """Which two versions: `met` is the other document when they are not of the same one."""

    document: Document
    versies: list[Versie]
    oud: Versie | None
    nieuw: Versie | None
    met: Document | None = None

    @property
    def taal(self) -> Taal:
        """How to speak of what differs."""
        return DOCUMENTEN if self.met else VERSIES

    @property
    def opties(self) -> list[tuple[int, str]]:
        """The versions of the document as choices: "Versie 2, 12 maart 2025"."""
        return [(versie.nummer, f"Versie {versie.nummer}, {date_text(versie.gemaakt_op)}") for versie in self.versies]

    def unread(self) -> list[Versie]:
        """Return the versions whose text cannot be compared: not read, or held back by the virus scanner (R14)."""
        both = [versie for versie in (self.oud, self.nieuw) if versie]
        return [v for v in both if v.geblokkeerd or v.tekst_status != Versie.TekstStatus.GELEZEN]


@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what changed: ?van=1&naar=2, or ?met=<document>.<nummer>; the previous and the current one by default."""
    keuze = _choice(request, pk)
    context: dict[str, Any] = {"keuze": keuze, "document": keuze.document, "adres": _address(keuze), **_names(keuze)}
    if keuze.oud and keuze.nieuw and keuze.oud != keuze.nieuw and not keuze.unread():
        limit("vergelijken", request.user.pk, times=_PER_MINUTE, seconds=60)
        verschil = comparison(keuze.oud, keuze.nieuw)
        if verschil and is_htmx(request):  # what the page waited for is there
            return HttpResponse(headers={"HX-Redirect": request.get_full_path()})
        context |= _shown(request, keuze, verschil) if verschil else {"bezig": True}
    return render_page(request, "documenten/document_vergelijken.html", "documenten/_vergelijken_wacht.html", context)


def _choice(request: HttpRequest, pk: int) -> Keuze:
    user, get = request.user, request.GET
    document = get_object_or_404(Document.objects.zichtbaar_voor(user).select_related("organisatie"), pk=pk)
    trace_opening(document, by=user)
    versies = list(document.versies.select_related("door").order_by("-nummer"))
    nieuw = _numbered(versies, get.get("naar")) if get.get("naar") else next(iter(versies), None)
    if not get.get("met"):
        earlier = [versie for versie in versies if nieuw and versie.nummer < nieuw.nummer]
        oud = _numbered(versies, get.get("van")) if get.get("van") else next(iter(earlier), None)
        return Keuze(document, versies, oud, nieuw)
    oud = _other(request, get["met"])
    return Keuze(document, versies, oud, nieuw, oud.document)


def _other(request: HttpRequest, value: str) -> Versie:
    """Return the version that ?met=<document>.<number> names; without a number the newest."""
    first, _, last = value.partition(".")
    pk, nummer = whole_number(first), whole_number(last, 9)
    if pk is None or (last and nummer is None):
        raise Http404(_GEEN_VERSIE)
    rows = Versie.objects.zichtbaar_voor(request.user).select_related("document__organisatie")
    found = rows.filter(document=pk, **({"nummer": nummer} if last else {})).order_by("-nummer").first()
    if found is None:
        raise Http404(_GEEN_VERSIE)
    trace_opening(found.document, by=request.user)
    return found


def _numbered(versies: list[Versie], value: str | None) -> Versie:
    for versie in versies:
        if str(versie.nummer) == value:
            return versie
    raise Http404(_GEEN_VERSIE)


def _address(keuze: Keuze) -> str:
    """Return the address that shows exactly these two versions, whatever is added later."""
    if keuze.oud is None or keuze.nieuw is None:
        return "?"
    first = ("met", f"{keuze.met.pk}.{keuze.oud.nummer}") if keuze.met else ("van", keuze.oud.nummer)
    return f"?{urlencode([first, ('naar', keuze.nieuw.nummer)])}"


def _names(keuze: Keuze) -> dict[str, Any]:
    """Return what both sides are called, and the change notes between them."""
    if keuze.met is None:
        first, last = (keuze.oud.nummer, keuze.nieuw.nummer) if keuze.oud and keuze.nieuw else (0, 0)
        notes = [v for v in reversed(keuze.versies) if first < v.nummer <= last and v.toelichting]
        return {"was": "Was", "wordt": "Wordt", "toelichtingen": notes}
    owners = (keuze.met.organisatie.naam, keuze.document.organisatie.naam)
    same = owners[0] == owners[1]
    return {
        "was": "Ander document" if same else owners[0],
        "wordt": "Dit document" if same else owners[1],
        "toelichtingen": [],
    }


def _shown(request: HttpRequest, keuze: Keuze, verschil: Verschil) -> dict[str, Any]:
    parts = sections(verschil, keuze.taal)
    numbers = [part.nummer for part in parts if isinstance(part, Sectie)]
    page = paginate(request, numbers, PER_PAGE)
    return {
        "verschil": verschil,
        "samenvatting": summary(verschil, keuze.taal),
        "delen": _on_page(parts, page.number),
        "page": page,
        "secties": len(numbers),
        "inhoud": [(regel, (regel.eerste - 1) // PER_PAGE + 1) for regel in contents(verschil)],
    }


def _on_page(parts: list[Any], number: int) -> list[Any]:
    """Return the sections of one page with the folds before them; the folds at the end go with the last page."""
    shown, at = [], 1
    last = -(-sum(isinstance(part, Sectie) for part in parts) // PER_PAGE)
    for part in parts:
        if isinstance(part, Sectie):
            at = part.nummer
        place = at // PER_PAGE + 1 if not isinstance(part, Sectie) else (at - 1) // PER_PAGE + 1
        if min(place, max(last, 1)) == number:
            shown.append(part)
    return shown
