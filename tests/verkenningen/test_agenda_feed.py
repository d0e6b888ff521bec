"""The calendar to subscribe to: whose visits are in it, when it ends, and what a program need not fetch again (V4)."""

import datetime as dt

import pytest
import vobject
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from corporaties.models import Deelname, Gebruiker, Toegangssleutel
from corporaties.sleutels import code_of, renew_sleutel
from mkwportal.core.models import AuditRegel
from tests.factories.corporaties import guest, person
from tests.factories.verkenningen import (
    AanwezigheidFactory,
    BezoekFactory,
    HalteFactory,
    VerkenningFactory,
    participant,
)
from verkenningen.models import Bezoek
from verkenningen.services import answer_bezoek

pytestmark = pytest.mark.django_db
DAG = dt.timedelta(days=1)


def feed_of(user, deel="", pk=None):
    code = code_of(renew_sleutel("agenda", by=user), deel)
    return f"/agenda/verkenning/{pk}/{code}.ics" if pk else f"/agenda/{code}.ics"


def titles(address):
    """Return the titles in a calendar, as two programs read it; None when there is no calendar."""
    response = Client().get(address)
    if response.status_code == 404:
        return None
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    first = [str(event["summary"]) for event in Calendar.from_ical(response.content).walk("VEVENT")]
    second = vobject.readOne(response.content.decode())
    assert [event.summary.value for event in getattr(second, "vevent_list", [])] == first
    return first


def test_a_calendar_holds_the_visits_of_the_own_circles_and_follows_what_one_may_see():
    verkenning, elders = VerkenningFactory(), VerkenningFactory(bereik="leden")
    leider, tribune = verkenning.leider, participant(verkenning, Deelname.Wijze.TRIBUNE)
    mee, gast = participant(verkenning), guest(verkenning.kring, timezone.localdate())
    now = timezone.now()
    BezoekFactory(verkenning=verkenning, titel="Lang geleden", begint_op=now - 400 * DAG)
    BezoekFactory(verkenning=verkenning, titel="Vorige maand", begint_op=now - 30 * DAG)
    straks = BezoekFactory(verkenning=verkenning, titel="Straks; één, twee", status="afgelast")
    HalteFactory(bezoek=straks, titel="Stadhuis", tijd=dt.time(9, 5))
    anders = BezoekFactory(verkenning=elders, titel="Elders")
    both = ["Vorige maand", "Gaat niet door: Straks; één, twee"]
    feeds = {
        who: feed_of(user) for who, user in {"l": leider, "t": tribune, "m": mee, "g": gast, "v": person()}.items()
    }
    assert {who: titles(address) for who, address in feeds.items()} == dict.fromkeys("ltmg", both) | {"v": []}
    AanwezigheidFactory(bezoek=anders, naam="", gebruiker=mee, gaat_mee=True)
    assert titles(feeds["m"]) == [*both, "Elders"]
    Deelname.objects.filter(gebruiker=gast).update(tot=timezone.localdate() - DAG)
    Deelname.objects.filter(organisatie__in=tribune.organisatie_ids).delete()
    assert (titles(feeds["g"]), titles(feeds["t"])) == (None, [])
    Gebruiker.objects.filter(pk=mee.pk).update(is_active=False)
    assert titles(feeds["m"]) is None
    verkenning.verwijderd_op = now
    verkenning.save()
    assert titles(feeds["l"]) == []


def test_the_calendar_of_one_exploration_opens_nothing_else_and_is_gone_with_it():
    verkenning, ander = VerkenningFactory(), VerkenningFactory()
    BezoekFactory(verkenning=verkenning, titel="Hier")
    BezoekFactory(verkenning=ander, titel="Daar")
    address = feed_of(verkenning.leider, f"verkenning-{verkenning.pk}", verkenning.pk)
    assert titles(address) == ["Hier"]
    code = address.rpartition("/")[2]
    for wrong in (f"/agenda/{code}", f"/agenda/verkenning/{ander.pk}/{code}", f"/agenda/verkenning/0/{code}"):
        assert titles(wrong) is None
    assert titles(feed_of(ander.leider, f"verkenning-{verkenning.pk}", verkenning.pk)) is None
    assert titles(address) == ["Hier"]
    renew_sleutel("agenda", by=verkenning.leider)
    assert titles(address) is None


def test_a_program_that_has_it_already_gets_304_until_something_changes():
    bezoek = BezoekFactory()
    leider, client = bezoek.verkenning.leider, Client()
    address = feed_of(leider)
    first = client.get(address)
    assert first["Last-Modified"]
    known = {"If-None-Match": first["ETag"]}
    unchanged = client.get(address, headers=known)
    assert (unchanged.status_code, unchanged.content, unchanged["ETag"]) == (304, b"", first["ETag"])
    assert b"TRANSP:TRANSPARENT" in first.content
    answer_bezoek(bezoek, gaat_mee=True, by=leider)
    second = client.get(address, headers=known)
    assert (second.status_code, b"TRANSP:OPAQUE" in second.content) == (200, True)
    Bezoek.objects.filter(pk=bezoek.pk).update(titel="Anders", revisie=2)
    assert client.get(address, headers={"If-None-Match": second["ETag"]}).status_code == 200


@pytest.mark.parametrize("times", [1, 3])
def test_a_feed_costs_the_same_number_of_queries(times, django_assert_num_queries):
    verkenning = VerkenningFactory()
    for _ in range(times):
        bezoek = BezoekFactory(verkenning=verkenning)
        for _ in range(times):
            HalteFactory(bezoek=bezoek)
    whole = feed_of(verkenning.leider)
    code = code_of(Toegangssleutel.objects.get(), f"verkenning-{verkenning.pk}")
    for address, queries in (
        (whole, 5),  # key, person, limit, visits, stops
        (f"/agenda/verkenning/{verkenning.pk}/{code}.ics", 6),
    ):
        with django_assert_num_queries(queries):
            assert Client().get(address).status_code == 200


def test_the_page_makes_renews_and_takes_back_the_address(login, django_assert_num_queries):
    verkenning = VerkenningFactory(naam="Samen op de fiets")
    client = login(verkenning.leider)
    assert "Maak mijn adres" in client.get("/agenda/").content.decode()
    found = []
    for actie in ("nieuw", "nieuw"):
        page = client.post("/agenda/adres/", {"actie": actie}, follow=True).content.decode()
        found.append(code_of(Toegangssleutel.objects.get(gebruiker=verkenning.leider)))
        assert page.count(f"/agenda/{found[-1]}.ics") == 2
        assert "Samen op de fiets" in page
    assert len(set(found)) == 2
    with django_assert_num_queries(4):
        client.get("/agenda/")
    client.post("/agenda/adres/", {"actie": "intrekken"})
    assert [titles(f"/agenda/{code}.ics") for code in found] == [None, None]
    assert (
        list(AuditRegel.objects.filter(actie__startswith="persoonlijk adres").values_list("na", flat=True))
        == [{"soort": "agenda"}] * 3
    )
