"""Vandaag (P1): what is new for me, what waits for me, what comes soon."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from corporaties.models import Gebruiker
from documenten.stempels import personal_stamp
from mkwportal.core import stamps
from mkwportal.core.templatetags.formats import plural_text

from . import nieuws
from .gevraagd import Gevraagd, Herzien, asked, fetch_own, own_visits, to_review

SHOWN, VISITS = 6, 4
STAMPS = ("documenten", "verkenningen", "organisaties", "overnames", "vragen")


@dataclass(frozen=True)
class Komend:
    """A visit that comes; `gaat_mee` is None as long as this person did not answer."""

    begint_op: dt.datetime
    eindigt_op: dt.datetime
    titel: str
    url: str
    plaats: str
    verkenning: str
    gaat_mee: bool | None


@dataclass(frozen=True)
class Overzicht:
    """All that stands on the page for one person until something changes; of long lists only what it shows.

    `nieuw` and `ander_nieuw` count documents, lessons and questions: all that is new, and what is not followed.
    """

    gevraagd: list[Gevraagd]
    nieuws: list[nieuws.Nieuws]
    meer_nieuws: int
    nieuw: tuple[int, int, int]
    ander_nieuw: tuple[int, int, int]
    volgt_iets: bool
    bezoeken: list[Komend]
    herzien: list[Herzien]
    meer_herzien: int
    documenten: int
    corporaties: int


def asked_text(items: list[Gevraagd]) -> str:
    """Return "3 dingen. 2 hebben een datum." """
    dated = sum(item.dag is not None for item in items)
    things = "1 ding." if len(items) == 1 else f"{len(items)} dingen."
    return things + (f" {dated} {'heeft' if dated == 1 else 'hebben'} een datum." if dated else "")


def count_text(documents: int, lessons: int, questions: int = 0, *, more: bool = False) -> str:
    """Return "7 nieuwe documenten, 1 nieuwe les en 2 nieuwe vragen"; `more` says "andere nieuwe"."""
    new = "andere nieuwe" if more else "nieuwe"
    one = "ander nieuw" if more else "nieuw"
    parts = [plural_text(documents, f"{one} document,{new} documenten")] if documents else []
    parts += [plural_text(lessons, f"{new} les,{new} lessen")] if lessons else []
    parts += [plural_text(questions, f"{new} vraag,{new} vragen")] if questions else []
    return " en ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def upcoming(visits: list, now: dt.datetime) -> list[Komend]:
    """Return the visits that come, out of own_visits()."""
    return [
        Komend(v.begint_op, v.eindigt_op, v.titel, v.get_absolute_url(), v.plaats, v.verkenning.naam, v.gaat_mee)
        for v in visits
        if v.eindigt_op >= now and v.status == "gepland"
    ]


def overview(user: Gebruiker, since: dt.datetime, now: dt.datetime) -> Overzicht:
    """Return the page's content, remembered until something that it shows changes."""
    today = timezone.localdate(now)
    rights = f"{user.organisatie_ids}|{user.kring_ids}|{user.is_lid}|{user.is_platformbeheerder}"

    def make() -> Overzicht:
        own, visits = fetch_own(user, today), list(own_visits(user, now))
        new, review = nieuws.look(user, own.volgt, since, now), to_review(user, own.stukken, today)
        main, rest = (new.gevolgd, new.andere) if own.volgt else (new.andere, [])  # who follows nothing sees everything
        return Overzicht(
            gevraagd=asked(user, own, visits, now),
            nieuws=main[:SHOWN],
            meer_nieuws=max(0, len(main) - SHOWN),
            nieuw=new.aantallen,
            ander_nieuw=nieuws.counts(rest),
            volgt_iets=bool(own.volgt),
            bezoeken=upcoming(visits, now)[: 2 * VISITS],  # some may be over before anything changes
            herzien=review[:SHOWN],
            meer_herzien=max(0, len(review) - SHOWN),
            documenten=own.documenten,
            corporaties=own.corporaties,
        )

    stamp = stamps.current(*STAMPS, personal_stamp(user))
    return stamps.remember(f"vandaag|{user.pk}|{today}|{since.timestamp()}|{rights}", stamp, make)


def greeting(user: Gebruiker, now: dt.datetime) -> str:
    """Return "Goedemorgen, mevrouw Van den Broek", or the first name where no form of address is known."""
    hour = timezone.localtime(now).hour
    part = "nacht" if hour < 6 else "morgen" if hour < 12 else "middag" if hour < 18 else "navond"
    return f"Goede{part}, {user.aanspreking}"


@require_GET
def vandaag(request: HttpRequest) -> HttpResponse:
    """The start page: one sentence that says what changed and what is asked, then the lists."""
    user, now = request.user, timezone.now()
    first = user.vorig_bezoek is None
    since = user.vorig_bezoek or timezone.make_aware(
        dt.datetime.combine(timezone.localdate(now) - dt.timedelta(days=30), dt.time())
    )
    found = overview(user, since, now)
    context = {
        "groet": greeting(user, now),
        "vandaag": timezone.localdate(now),
        "sinds": since,
        "eerste_bezoek": first,
        "overzicht": found,
        "gevraagd_uitleg": asked_text(found.gevraagd),
        "nieuw_url": reverse("documenten:nieuw"),
        "eigen_url": f"{reverse('documenten:lijst')}?corporatie={user.organisatie_ids[0]}"
        if user.organisatie_ids
        else "",
        "bezoeken": [visit for visit in found.bezoeken if visit.eindigt_op >= now][:VISITS],
        "herzien": found.herzien,
        "meer_herzien": found.meer_herzien,
        **_news(found, first=first),
    }
    return render(request, "pages/vandaag.html", context)


def _own_library(user: Gebruiker) -> str:
    """Return the address of the documents of this person's corporations, or "" for who works at none."""
    query = urlencode([("corporatie", pk) for pk in user.organisatie_ids])
    return f"{reverse('documenten:lijst')}?{query}" if query else ""


def _news(found: Overzicht, *, first: bool) -> dict[str, object]:
    """Return what the section with news shows: what is followed, by day, and the rest in one line."""
    when = "De afgelopen maand." if first else "Sinds uw vorige bezoek."
    return {
        "nieuw_tekst": count_text(*found.nieuw),
        "nieuw_uitleg": f"{when} Gekozen op wat u volgt." if found.volgt_iets else when if found.nieuws else "",
        "nieuws": [
            (day, list(lines)) for day, lines in groupby(found.nieuws, lambda line: timezone.localdate(line.op))
        ],
        "meer_nieuws": found.meer_nieuws,
        "ander_nieuws": count_text(*found.ander_nieuw, more=bool(found.nieuws)),
    }
