"""A visit as an .ics file (RFC 5545) that calendars on every device take in, and renew when it changes."""

import datetime as dt

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress, vText, vUri

from .models import Bezoek

PRODID = "-//MKW//MKW Portal//NL"


def calendar_file(bezoek: Bezoek) -> bytes:
    """Return the .ics of a visit with its programme: times in Amsterdam with their rules, CANCELLED when called off.

    The same UID with a higher SEQUENCE (the revision) makes a calendar replace what it has.
    """
    url = settings.BASE_URL + bezoek.get_absolute_url()
    event = Event()
    event.add("uid", f"{bezoek.uid}@mkw-portal")
    event.add("sequence", bezoek.revisie)
    event.add("dtstamp", bezoek.gewijzigd_op)
    event.add("created", bezoek.gemaakt_op)
    event.add("last-modified", bezoek.gewijzigd_op)
    event.add("dtstart", _local(bezoek.begint_op))
    event.add("dtend", _local(bezoek.eindigt_op))
    event.add("summary", bezoek.titel)
    event.add("location", ", ".join(part for part in (bezoek.adres, bezoek.plaats) if part))
    event.add("description", _description(bezoek, url))
    event["url"] = vUri(url)
    leider = bezoek.verkenning.leider
    organizer = vCalAddress(f"mailto:{leider.email}")
    organizer.params["cn"] = vText(leider.naam)
    event["organizer"] = organizer
    event.add("status", "CANCELLED" if bezoek.is_afgelast else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _local(moment: dt.datetime) -> dt.datetime:
    """Return a moment in Amsterdam; in UTC when it is the second of an hour that comes twice, which has no name."""
    local = timezone.localtime(moment)
    return moment.astimezone(dt.UTC) if local.fold else local


def _description(bezoek: Bezoek, url: str) -> str:
    lines = [bezoek.verkenning.naam]
    if bezoek.gastvraag:
        lines.append(f"Vraag van de gastheer: {bezoek.gastvraag}")
    lines += [
        " ".join(part for part in (f"{halte.tijd:%-H.%M} uur" if halte.tijd else "", halte.titel) if part)
        for halte in bezoek.haltes.programma()
    ]
    return "\n".join([*lines, url])
