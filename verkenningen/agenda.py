"""Visits as an .ics file (RFC 5545) that calendars on every device take in, and renew when they change.

METHOD:PUBLISH, in the mail as well: it says "here is an event", and Outlook, Google and Apple add it to a calendar.
METHOD:REQUEST would show their own buttons to accept, whose answer (iTIP REPLY) goes by mail to the organizer: the
portal never hears of it, while the person believes to have answered. Our answer is the link in the mail.

A visit that moves is published again with the same UID and a higher SEQUENCE. One that was called off stays with
STATUS:CANCELLED; because some programs overlook that, its title says so too, and it no longer takes up time.
"""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vText, vUri
from icalendar.prop import vDuration

from .models import Bezoek

PRODID = "-//MKW//MKW Portal//NL"
CONTENT_TYPE = "text/calendar; method=PUBLISH; charset=utf-8"
_ZONE = "Europe/Amsterdam"
_REFRESH = dt.timedelta(hours=4)


def calendar_file(bezoek: Bezoek) -> bytes:
    """Return the .ics of a visit with its programme: times in Amsterdam with their rules, CANCELLED when called off."""
    calendar = _calendar()
    calendar.add_component(_event(bezoek))
    return calendar.to_ical()


def calendar_feed(bezoeken: Iterable[Bezoek], naam: str) -> bytes:
    """Return visits as a calendar to subscribe to, under this name.

    The visits have their stops prefetched as `programma_haltes` and `mijn_antwoord`: who did not say to come sees the
    visit, but keeps the time free.
    """
    calendar = _calendar()
    calendar.add("name", naam)
    calendar.add("x-wr-calname", naam)
    calendar.add("x-wr-timezone", _ZONE)
    calendar.add("refresh-interval", vDuration(_REFRESH), parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_REFRESH))
    for bezoek in bezoeken:
        calendar.add_component(_event(bezoek, bezet=bezoek.mijn_antwoord is True))
    return calendar.to_ical()


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_amsterdam())
    return calendar


def _event(bezoek: Bezoek, *, bezet: bool = True) -> Event:
    url = settings.BASE_URL + bezoek.get_absolute_url()
    event = Event()
    event.add("uid", f"{bezoek.uid}@mkw-portal")
    event.add("sequence", bezoek.revisie)
    event.add("dtstamp", bezoek.gewijzigd_op)
    event.add("created", bezoek.gemaakt_op)
    event.add("last-modified", bezoek.gewijzigd_op)
    event.add("dtstart", _local(bezoek.begint_op))
    event.add("dtend", _local(bezoek.eindigt_op))
    event.add("summary", f"Gaat niet door: {bezoek.titel}" if bezoek.is_afgelast else bezoek.titel)
    event.add("location", ", ".join(part for part in (bezoek.adres, bezoek.plaats) if part))
    event.add("description", _description(bezoek, url))
    event["url"] = vUri(url)
    leider = bezoek.verkenning.leider
    organizer = vCalAddress(f"mailto:{leider.email}")
    organizer.params["cn"] = vText(leider.naam)
    event["organizer"] = organizer
    event.add("status", "CANCELLED" if bezoek.is_afgelast else "CONFIRMED")
    event.add("transp", "OPAQUE" if bezet and not bezoek.is_afgelast else "TRANSPARENT")
    return event


def _amsterdam() -> Timezone:
    """Return the rules of the zone, for programs that do not know it by its name: the last Sundays, since 1996."""
    zone = Timezone()
    zone.add("tzid", _ZONE)
    for kind, name, month, hour, before, after in (
        (TimezoneDaylight, "CEST", 3, 2, 1, 2),
        (TimezoneStandard, "CET", 10, 3, 2, 1),
    ):
        part = kind()
        part.add("tzname", name)
        part.add("tzoffsetfrom", dt.timedelta(hours=before))
        part.add("tzoffsetto", dt.timedelta(hours=after))
        part.add("dtstart", dt.datetime(1970, month, 29 if month == 3 else 25, hour))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(part)
    return zone


def _local(moment: dt.datetime) -> dt.datetime:
    """Return a moment in Amsterdam; in UTC when it is the second of an hour that comes twice, which has no name."""
    local = timezone.localtime(moment)
    return moment.astimezone(dt.UTC) if local.fold else local


def _description(bezoek: Bezoek, url: str) -> str:
    lines = [bezoek.verkenning.naam]
    if bezoek.gastvraag:
        lines.append(f"Vraag van de gastheer: {bezoek.gastvraag}")
    haltes = bezoek.programma_haltes if hasattr(bezoek, "programma_haltes") else bezoek.haltes.programma()
    lines += [
        " ".join(part for part in (f"{halte.tijd:%-H.%M} uur" if halte.tijd else "", halte.titel) if part)
        for halte in haltes
    ]
    return "\n".join([*lines, url])
