"""What a phone asks and sends: whose it is, the visits to open without a connection, drafts and photos (V6).

The answers are JSON with a `staat`: bewaard, conflict, fout, weg, geweigerd, ander or verouderd. An answer in HTML is a
login that expired (204 with HX-Redirect) or a token that did (403).
"""

import datetime as dt
from contextlib import ExitStack
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch, Q
from django.http import Http404, HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from mkwportal.core.edits import EditConflict
from mkwportal.core.files.photos import normalise_photo
from mkwportal.core.files.types import FileRefused
from mkwportal.core.files.uploads import StreamedUpload, upload_refusals
from mkwportal.core.limits import limit
from mkwportal.core.numbers import whole_number
from mkwportal.core.once import AlreadySaved
from mkwportal.core.saving import differences, posted_revision, saved_once
from mkwportal.core.templatetags.formats import date_text, datetime_text

from ..forms import FotosForm, HalteForm
from ..models import Bezoek, Foto, Halte
from ..permissions import NO_WRITE
from ..services import add_foto, save_halte
from .common import fetch_bezoek
from .fotos import PER_HOUR
from .verslag import after_halte

BEFORE, AFTER = dt.timedelta(days=3), dt.timedelta(days=2)
NEAR, NAMED = 5, 20
GONE = "Deze halte staat niet meer in het programma."
_NOT_TEXT = {"csrfmiddlewaretoken", "formulier", "revisie", "gebruiker", "actie"}


@never_cache
@require_safe
def stand(request: HttpRequest) -> JsonResponse:
    """Return who is logged in, and a token to send with."""
    return JsonResponse({"gebruiker": request.user.pk, "csrf": get_token(request)})


@never_cache
@require_safe
def visits(request: HttpRequest) -> JsonResponse:
    """Return the visits around today and those that the phone names (?bezoek=1&bezoek=2), where this person writes."""
    now = timezone.now()
    named = [nr for raw in request.GET.getlist("bezoek")[:NAMED] if (nr := whole_number(raw))]
    near = Q(begint_op__lt=now + BEFORE, eindigt_op__gt=now - AFTER) & ~Q(status=Bezoek.Status.AFGELAST)
    rows = Bezoek.objects.zichtbaar_voor(request.user).met_rechten(request.user).filter(mag_schrijven=True)
    around = rows.filter(near).order_by("begint_op").values("pk")[:NEAR]
    found = rows.filter(Q(pk__in=named) | Q(pk__in=around)).prefetch_related(
        Prefetch("haltes", Halte.objects.notities_voor(request.user))
    )
    return JsonResponse({"gebruiker": request.user.pk, "bezoeken": [_visit(bezoek) for bezoek in found]})


@require_POST
def draft(request: HttpRequest, pk: int, halte_pk: int) -> JsonResponse:
    """Save the lines of a stop that a phone kept; the same draft a second time is answered like the first."""
    bezoek = _writable(request, pk)
    if isinstance(bezoek, JsonResponse):
        return bezoek
    halte = bezoek.haltes.filter(pk=halte_pk).first()
    if halte is None:
        return _answer("weg", 404, zin=GONE)
    form = HalteForm(request.POST)
    if any(request.POST[name].strip() for name in request.POST if name not in {*form.fields, *_NOT_TEXT}):
        return _answer("verouderd", 409, zin="Het formulier is intussen veranderd.")
    if not form.is_valid():
        return _answer("fout", 422, zin=" ".join(error for errors in form.errors.values() for error in errors))
    revisie, url = posted_revision(request), after_halte(request, bezoek, halte)
    halte.bezoek = bezoek
    try:
        with saved_once(request) as saved:
            saved.url = url
            revisie = save_halte(halte, revisie=revisie, by=request.user, **form.cleaned_data).revisie
    except Halte.DoesNotExist:  # taken out of the programme a moment ago
        return _answer("weg", 404, zin=GONE)
    except AlreadySaved:
        if not differences(form, _lines(halte)):
            revisie = halte.revisie
    except EditConflict as conflict:
        current = conflict.current
        if differences(form, _lines(current)):
            wie, op = current.geschreven_door, current.geschreven_op
            words = {"wie": str(wie or ""), "wanneer": datetime_text(op) if op else ""}
            return _answer("conflict", 409, revisie=current.revisie, hun=_lines(current), **words)
        revisie = current.revisie
    if "actie" in request.POST:  # a button, not the phone by itself: the next page says it
        messages.success(request, f"Bewaard: {halte.titel}.")
    return _answer("bewaard", revisie=revisie, url=url)


@require_POST
def photo(request: HttpRequest, pk: int) -> JsonResponse:
    """Keep one photo that a phone sends; the same photo a second time stays one."""
    bezoek = _writable(request, pk)
    if isinstance(bezoek, JsonResponse):
        return bezoek
    form = FotosForm(request.POST, bezoek=bezoek)
    halte = form.cleaned_data["halte"] if form.is_valid() else None  # the stop is gone: the photo of the visit stays
    upload = request.FILES.get("foto")
    if not isinstance(upload, StreamedUpload):
        zinnen = [row.message for row in upload_refusals(request)]
        return _answer("fout", 422, zin=zinnen[0] if zinnen else "Er kwam geen foto mee. Kies de foto opnieuw.")
    limit("upload", request.user.pk, times=PER_HOUR, seconds=3600)
    with ExitStack() as stack:
        try:
            groot, klein = normalise_photo(upload)
        except FileRefused as refusal:
            return _answer("fout", 422, zin=refusal.message)
        stack.callback(groot.close)
        stack.callback(klein.close)
        try:
            with saved_once(request) as saved:
                saved.url = reverse("verkenningen:fotos", args=[pk])
                if not Foto.objects.filter(bezoek=bezoek, door=request.user, sha256=groot.sha256).exists():
                    add_foto(bezoek, groot, klein, halte=halte, by=request.user)
        except AlreadySaved:
            pass  # the first time it was kept; only the answer was lost on the way
    return _answer("bewaard")


def _writable(request: HttpRequest, pk: int) -> Bezoek | JsonResponse:
    """Return the visit, or the refusal of what another person typed here or of a visit where one does not write."""
    if request.POST.get("gebruiker") != str(request.user.pk):
        return _answer("ander", 409, zin="Deze tekst is van iemand anders. Log in als degene die hem schreef.")
    try:
        bezoek = fetch_bezoek(request, pk)
    except Http404:
        return _answer("weg", 404, zin="Dit bezoek bestaat niet meer, of u mag het niet meer zien.")
    return bezoek if bezoek.mag_schrijven else _answer("geweigerd", 403, zin=NO_WRITE)


def _answer(staat: str, status: int = 200, **values: Any) -> JsonResponse:
    return JsonResponse({"staat": staat, **values}, status=status)


def _lines(halte: Halte) -> dict[str, str]:
    return {name: getattr(halte, name) for name in Halte.NOTITIES}


def _visit(bezoek: Bezoek) -> dict[str, Any]:
    haltes = [
        {
            "id": halte.pk,
            "titel": halte.titel,
            "tijd": f"{halte.tijd:%-H.%M}" if halte.tijd else "",
            "metWie": halte.met_wie,
            "versie": str(halte.revisie),
            "velden": _lines(halte),
            "url": reverse("verkenningen:verslag-halte", args=[bezoek.pk, halte.pk]),
            "post": reverse("verkenningen:apparaat-halte", args=[bezoek.pk, halte.pk]),
        }
        for halte in bezoek.haltes.all()
    ]
    return {
        "id": bezoek.pk,
        "titel": bezoek.titel,
        "datum": date_text(bezoek.begint_op),
        "plaats": bezoek.plaats,
        "eindigt": bezoek.eindigt_op.isoformat(),
        "verslag": reverse("verkenningen:verslag", args=[bezoek.pk]),
        "fotos": reverse("verkenningen:apparaat-foto", args=[bezoek.pk]),
        "haltes": haltes,
    }
