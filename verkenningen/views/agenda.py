"""The calendar with visits: a personal feed for Outlook, iPhone and Google, and the page that explains it (V4)."""

import datetime as dt
import hashlib
from typing import NamedTuple

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_POST, require_safe

from corporaties.models import Gebruiker, Toegangssleutel
from corporaties.sleutels import code_of, person_of, renew_sleutel, revoke_sleutel
from mkwportal.core.limits import limit
from mkwportal.core.saving import saved_once

from ..agenda import calendar_feed
from ..models import Aanwezigheid, Bezoek, Halte, Verkenning
from ..models.verkenning import leads
from .common import form_context

SOORT = Toegangssleutel.Soort.AGENDA
NAAM = "Bezoeken MKW"
BACK = dt.timedelta(days=366)
MOST, LISTED = 500, 40
FETCHES_PER_HOUR = 240


class Adres(NamedTuple):
    """A verkenning with the address of its own calendar."""

    naam: str
    url: str


@login_not_required
@require_safe
def feed(request: HttpRequest, code: str) -> HttpResponse:
    """Return the visits of the circles of this person, of the last year and later, as a calendar."""
    user = _person(code)
    return _answer(request, _visits(user), NAAM, user)


@login_not_required
@require_safe
def feed_of_one(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Return the visits of one exploration as a calendar; its code opens nothing else."""
    user = _person(code, f"verkenning-{pk}")
    verkenning = get_object_or_404(Verkenning.objects.zichtbaar_voor(user), pk=pk)
    rows = Bezoek.objects.zichtbaar_voor(user).filter(verkenning=verkenning)
    return _answer(request, rows, f"{NAAM}: {verkenning.naam}", user)


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show the personal address, how to add it to a calendar, and an address per exploration."""
    sleutel = Toegangssleutel.objects.filter(gebruiker=request.user, soort=SOORT).first()
    context = {**form_context(), "adres": "", "verkenningen": []}
    if sleutel is not None:
        rows = Verkenning.objects.zichtbaar_voor(request.user).filter(_mine(request.user))
        context["adres"] = settings.BASE_URL + reverse("agenda:feed", args=[code_of(sleutel)])
        context["verkenningen"] = [
            Adres(
                naam, settings.BASE_URL + reverse("agenda:verkenning", args=[pk, code_of(sleutel, f"verkenning-{pk}")])
            )
            for pk, naam in rows.order_by("-gewijzigd_op").values_list("pk", "naam")[:LISTED]
        ]
        context["webcal"] = "webcal:" + context["adres"].partition(":")[2]
    return render(request, "verkenningen/agenda.html", context)


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Make, renew or take back the personal address."""
    limit("agenda-adres", request.user.pk, times=30, seconds=3600)
    with saved_once(request) as saved:
        saved.url = reverse("agenda:overzicht")
        if request.POST.get("actie") == "intrekken":
            revoke_sleutel(SOORT, by=request.user)
            messages.success(request, "Het adres is ingetrokken. Agenda’s die het gebruiken, krijgen niets meer.")
        else:
            renew_sleutel(SOORT, by=request.user)
            messages.success(request, "Uw adres staat klaar. Had u al een adres? Dat werkt nu niet meer.")
    return redirect(saved.url)


def _person(code: str, deel: str = "") -> Gebruiker:
    """Return whose address this is; Http404 when it was taken back, or when access ended."""
    user = person_of(code, SOORT, deel)
    if user is None:
        raise Http404
    limit("agenda", user.pk, times=FETCHES_PER_HOUR, seconds=3600)
    return user


def _mine(user: Gebruiker, path: str = "") -> Q:
    return Q(**{f"{path}kring__in": user.kring_ids}) | leads(user, path)


def _visits(user: Gebruiker) -> QuerySet[Bezoek]:
    """Return the visits of the circles of this person and those that this person said to come to, seen now."""
    mee = Aanwezigheid.objects.filter(gebruiker=user.pk, gaat_mee=True).values("bezoek")
    return Bezoek.objects.zichtbaar_voor(user).filter(_mine(user, "verkenning__") | Q(pk__in=mee))


def _answer(request: HttpRequest, rows: QuerySet[Bezoek], naam: str, user: Gebruiker) -> HttpResponse:
    """Return the calendar, or "304, you have it already"; in both cases with what the next question can compare."""
    haltes = Prefetch("haltes", Halte.objects.programma(), to_attr="programma_haltes")
    rows = rows.filter(begint_op__gte=timezone.now() - BACK).met_antwoord(user).select_related("verkenning__leider")
    visits = list(rows.order_by("begint_op", "pk").prefetch_related(haltes)[:MOST])
    etag = _etag(visits, naam)
    response = get_conditional_response(request, etag, None, None)
    if response is None or response.status_code != 304:
        response = HttpResponse(calendar_feed(visits, naam), content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="bezoeken.ics"'
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    if visits:
        response["Last-Modified"] = http_date(max(bezoek.gewijzigd_op for bezoek in visits).timestamp())
    return response


def _etag(visits: list[Bezoek], naam: str) -> str:
    leaders = {bezoek.verkenning.leider for bezoek in visits}
    seen = (
        [(bezoek.pk, bezoek.revisie, bezoek.gewijzigd_op, bezoek.mijn_antwoord) for bezoek in visits],
        sorted({(bezoek.verkenning_id, bezoek.verkenning.naam) for bezoek in visits}),
        sorted((person.pk, person.email, person.naam) for person in leaders),
    )
    return quote_etag(hashlib.sha256(f"{settings.RELEASE}{naam}{seen}".encode()).hexdigest()[:32])
