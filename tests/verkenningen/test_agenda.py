"""The .ics file, read back by a calendar program's own library (V4)."""

import datetime as dt

import pytest
import vobject
from icalendar import Calendar

from tests.factories.corporaties import OrganisatieFactory, person
from tests.factories.verkenningen import BezoekFactory, HalteFactory, VerkenningFactory
from verkenningen.agenda import calendar_file
from verkenningen.models import Bezoek

pytestmark = pytest.mark.django_db


def read(bezoek):
    raw = calendar_file(bezoek)
    calendar = Calendar.from_ical(raw)
    [event] = calendar.walk("VEVENT")
    return raw, calendar, event


def utc(*args):
    return dt.datetime(*args, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("begin", "eind", "begin_lokaal", "eind_lokaal"),
    [
        (utc(2026, 1, 15, 9), utc(2026, 1, 15, 15), "20260115T100000", "20260115T160000"),
        (utc(2026, 7, 15, 9), utc(2026, 7, 15, 15), "20260715T110000", "20260715T170000"),
        (utc(2026, 3, 29, 0, 30), utc(2026, 3, 29, 2), "20260329T013000", "20260329T040000"),
        (utc(2026, 10, 24, 23, 30), utc(2026, 10, 25, 3), "20261025T013000", "20261025T040000"),
        (utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 3), "20261025T023000", "20261025T040000"),
    ],
)
def test_times_are_those_of_amsterdam_across_both_clock_changes(begin, eind, begin_lokaal, eind_lokaal):
    raw, calendar, event = read(BezoekFactory(begint_op=begin, eindigt_op=eind))
    assert f"DTSTART;TZID=Europe/Amsterdam:{begin_lokaal}".encode() in raw
    assert f"DTEND;TZID=Europe/Amsterdam:{eind_lokaal}".encode() in raw
    assert [event[name].dt.astimezone(dt.UTC) for name in ("dtstart", "dtend")] == [begin, eind]
    [zone] = calendar.walk("VTIMEZONE")  # for programs that do not know the zone by its name
    rules = zone.to_tz()
    for name, moment in (("dtstart", begin), ("dtend", eind)):
        assert event[name].dt.replace(tzinfo=rules).astimezone(dt.UTC) == moment


def test_the_second_of_an_hour_that_comes_twice_is_given_in_utc():
    begin, eind = utc(2026, 10, 25, 1, 30), utc(2026, 10, 25, 3)
    raw, _, event = read(BezoekFactory(begint_op=begin, eindigt_op=eind))
    assert b"DTSTART:20261025T013000Z" in raw
    assert event["dtstart"].dt == begin


def test_what_a_calendar_shows():
    leider = person(OrganisatieFactory(), "projectleider", voornaam="Willemijn", achternaam="Kersten")
    verkenning = VerkenningFactory(leider=leider, organisatie=leider.aanstellingen.get().organisatie, naam="Samen")
    bezoek = BezoekFactory(
        verkenning=verkenning,
        titel="Gemeente; huurders, en meer",
        plaats="Leiden",
        adres="Hooigracht 10",
        gastvraag="Hoe?",
    )
    HalteFactory(bezoek=bezoek, titel="Stadhuis", tijd=dt.time(9, 5))
    raw, calendar, event = read(bezoek)
    assert calendar["version"] == "2.0"
    assert calendar["method"] == "PUBLISH"
    assert event["summary"] == "Gemeente; huurders, en meer"
    assert b"SUMMARY:Gemeente\\; huurders\\, en meer" in raw
    assert event["location"] == "Hooigracht 10, Leiden"
    assert event["url"].endswith(f"/verkenningen/bezoeken/{bezoek.pk}/")
    assert event["organizer"] == f"mailto:{leider.email}"
    assert event["organizer"].params["cn"] == "Willemijn Kersten"
    assert event["status"] == "CONFIRMED"
    assert event["description"].split("\n")[:3] == ["Samen", "Vraag van de gastheer: Hoe?", "9.05 uur Stadhuis"]
    assert event["dtstamp"].dt == bezoek.gewijzigd_op.replace(microsecond=0)


def test_a_change_keeps_the_uid_and_raises_the_sequence():
    bezoek = BezoekFactory()
    _, _, first = read(bezoek)
    bezoek.revisie, bezoek.status = 4, Bezoek.Status.AFGELAST
    _, _, second = read(bezoek)
    assert first["uid"] == second["uid"] == f"{bezoek.uid}@mkw-portal"
    assert (first["sequence"], second["sequence"]) == (1, 4)
    assert second["status"] == "CANCELLED"


@pytest.mark.parametrize("start", range(4))
def test_long_lines_are_folded_at_75_octets_and_no_letter_is_cut_in_two(start):
    titel = "x" * start + "é" * 70 + "€" * 40 + "🚲" * 20  # two, three and four octets meet the border
    raw, _, event = read(BezoekFactory(titel=titel))
    lines = raw.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert [line.decode() for line in lines]
    assert event["summary"] == vobject.readOne(raw.decode()).vevent.summary.value == titel
    assert raw.endswith(b"END:VCALENDAR\r\n")


@pytest.mark.parametrize(
    "begin",
    [utc(2026, 3, 29, 0, 59), utc(2026, 3, 29, 1), utc(2026, 10, 25, 0, 59), utc(2026, 10, 25, 2), utc(2045, 7, 3, 9)],
)
def test_a_program_that_only_knows_the_rules_in_the_file_finds_the_same_moment(begin):
    raw, _, _ = read(BezoekFactory(begint_op=begin))
    event = vobject.readOne(raw.decode().replace("Europe/Amsterdam", "Zone van dit bestand")).vevent
    assert event.dtstart.value.astimezone(dt.UTC) == begin
    assert event.dtend.value.astimezone(dt.UTC) == begin + dt.timedelta(hours=2)
