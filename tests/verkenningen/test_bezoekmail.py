"""The mail about a visit: who gets it, what is in it, what changed since, and the answer by its personal link (V4); who is
reminded of a report that is not there (V10)."""

import datetime as dt
import re
from email.message import EmailMessage
from urllib.parse import urlsplit

import pytest
import vobject
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from corporaties.models import Deelname, Gebruiker
from mkwportal.core.models import Melding
from tests.factories.corporaties import guest, person
from tests.factories.verkenningen import BezoekFactory, HalteFactory, VerkenningFactory, participant
from tests.support.jobs import run_jobs
from tests.support.smtp import mail_server
from verkenningen.models import Aanwezigheid, Bezoek, Bezoekbericht
from verkenningen.services import answer_bezoek, create_bezoek, update_bezoek
from verkenningen.services.bezoekmail import mail_visit, remind_reports

from .helpers import url

pytestmark = pytest.mark.django_db
DAG = dt.timedelta(days=1)


@pytest.fixture
def sink(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 10
    with mail_server() as (sink, settings.EMAIL_PORT):
        yield sink


def plan(verkenning: object, **fields: object) -> Bezoek:
    begin = timezone.now().replace(microsecond=0) + 14 * DAG
    values = {
        "titel": "Op de fiets",
        "begint_op": begin,
        "eindigt_op": begin + dt.timedelta(hours=3),
        "plaats": "Leiden",
    }
    return create_bezoek(verkenning, by=verkenning.leider, **{**values, **fields})


def calendar_in(message: EmailMessage) -> tuple[bytes, object]:
    """Return the calendar file of a message, raw, and its event as the second parser reads it."""
    [part] = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    assert (part.get_param("method"), part.get_content_charset()) == ("PUBLISH", "utf-8")
    assert part.get_filename() == "bezoek.ics"
    raw = part.get_payload(decode=True)
    assert Calendar.from_ical(raw)["method"] == "PUBLISH"
    return raw, vobject.readOne(raw.decode()).vevent


def link_in(message: EmailMessage, antwoord: str) -> str:
    """Return the path of the answer's link; the HTML has the same one."""
    [found] = re.findall(rf"http://\S+\?antwoord={antwoord}", message.get_body(("plain",)).get_content())
    assert found in message.get_body(("html",)).get_content()
    parts = urlsplit(found)
    return f"{parts.path}?{parts.query}"


def test_a_new_visit_is_mailed_once_to_who_takes_part_and_answered_in_two_taps(sink):
    verkenning = VerkenningFactory(naam="Samen één", status="voorbereiding")
    mee = participant(verkenning, email="mee@polder.example")
    gast = guest(verkenning.kring, timezone.localdate())
    for outside in (participant(verkenning, Deelname.Wijze.TRIBUNE), person()):
        assert outside.email not in ("mee@polder.example", gast.email)
    titel = "Coöperatie ‘Één’ — " + "hüürbeleid € " * 9
    bezoek = plan(verkenning, titel=titel.strip(), gastvraag="Wie beslist?", adres="Hooigracht 10")
    run_jobs()
    assert sorted(sink.receivers) == sorted(["mee@polder.example", gast.email])
    message = next(m for m in sink.messages if m["To"] == "mee@polder.example")
    assert "Gaat u mee? Coöperatie ‘Één’ — hüürbeleid €" in message["Subject"]
    text = message.get_body(("plain",)).get_content()
    assert "De gastheer vraagt ons: Wie beslist?" in text
    raw, event = calendar_in(message)
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert event.summary.value == titel.strip()
    assert (event.dtstart.value, event.sequence.value) == (bezoek.begint_op, "1")
    # nothing goes out twice: not by the job, not in the digest
    assert [mail_visit(bezoek.pk, verkenning.leider_id), mail_visit(bezoek.pk, 0)] == [0, 0]
    assert not Melding.objects.filter(ontvanger=mee, gemaild_op=None).exists()

    phone, address = Client(enforce_csrf_checks=True), link_in(message, "ja")
    page = phone.get(address)
    assert page.status_code == 200
    assert "Hooigracht 10, Leiden" in page.content.decode()
    assert not Aanwezigheid.objects.exists()  # a GET saves nothing
    assert phone.post(address, {"antwoord": "ja"}).status_code == 403
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())[1]
    done = phone.post(address, {"antwoord": "ja", "csrfmiddlewaretoken": token}, follow=True)
    assert "<h1>U gaat mee</h1>" in done.content.decode()
    phone.post(address, {"antwoord": "ja", "csrfmiddlewaretoken": token})
    assert [(row.gebruiker, row.gaat_mee) for row in Aanwezigheid.objects.all()] == [(mee, True)]


def test_what_changed_is_mailed_to_who_said_yes_or_nothing(sink):
    verkenning = VerkenningFactory()
    ja, nee, stil = (participant(verkenning, email=f"{wie}@polder.example") for wie in ("ja", "nee", "stil"))
    bezoek, leider = plan(verkenning), verkenning.leider
    run_jobs()
    answer_bezoek(bezoek, gaat_mee=True, by=ja)
    answer_bezoek(bezoek, gaat_mee=False, by=nee)
    sent = {}
    for name, fields in {
        "titel": {"titel": "Op de step"},
        "tijd": {"begint_op": bezoek.begint_op + DAG, "eindigt_op": bezoek.eindigt_op + DAG},
        "plaats": {"plaats": "Gouda"},
        "afgelast": {"status": Bezoek.Status.AFGELAST},
        "toch": {"status": Bezoek.Status.GEPLAND},
    }.items():
        sink.raw.clear()
        sink.receivers.clear()
        bezoek = update_bezoek(bezoek, revisie=bezoek.revisie, by=leider, **fields)
        run_jobs()
        sent[name] = ([*sorted(sink.receivers)], [m["Subject"] for m in sink.messages][:1], sink.messages[:1])
    both, day = ["ja@polder.example", "stil@polder.example"], timezone.localtime(bezoek.begint_op)
    assert [sent[name][0] for name in sent] == [[], both, both, both, both]
    assert sent["afgelast"][1] == ["Gaat niet door: Op de step"]
    assert [sent[name][1][0].split(":")[0] for name in ("tijd", "plaats", "toch")] == [
        "Gewijzigd",
        "Gewijzigd",
        "Gaat toch door",
    ]
    _, event = calendar_in(sent["afgelast"][2][0])
    assert (event.status.value, event.summary.value) == ("CANCELLED", "Gaat niet door: Op de step")
    assert (event.sequence.value, event.transp.value) == ("5", "TRANSPARENT")
    assert event.uid.value == f"{bezoek.uid}@mkw-portal"
    assert b"antwoord=ja" not in sent["afgelast"][2][0].as_bytes()
    assert event.dtstart.value.hour == day.hour
    assert Bezoekbericht.objects.filter(bezoek=bezoek).count() == 4  # the planner is not mailed, but knows it
    assert {stil.pk, leider.pk} <= set(Bezoekbericht.objects.values_list("gebruiker", flat=True))


def test_a_mistake_that_is_mended_in_time_is_never_mailed(sink):
    verkenning = VerkenningFactory()
    participant(verkenning)
    bezoek = plan(verkenning)
    update_bezoek(bezoek, revisie=1, by=verkenning.leider, plaats="Gouda")
    run_jobs()
    assert [m["Subject"].split("?")[0] for m in sink.messages] == ["Gaat u mee"]
    afgelast = plan(verkenning)
    update_bezoek(afgelast, revisie=1, by=verkenning.leider, status=Bezoek.Status.AFGELAST)
    plan(verkenning, begint_op=timezone.now() - 2 * DAG, eindigt_op=timezone.now() - DAG)
    run_jobs()
    assert len(sink.messages) == 1


def test_a_link_shows_only_its_visit_and_ends_with_the_access_or_the_visit(sink):
    verkenning = VerkenningFactory()
    gast = guest(verkenning.kring, timezone.localdate())
    bezoek = plan(verkenning)
    run_jobs()
    address, client = link_in(sink.messages[0], "nee"), Client()
    html = client.get(address).content.decode()
    assert html.index("Ik kan niet") < html.index("Ik ga mee")
    assert gast.naam in html
    assert verkenning.leider.naam not in html
    assert client.post(address, {"antwoord": "misschien"}).status_code == 404
    assert client.get(address.replace("/antwoord/", "/antwoord/x")).status_code == 404
    Bezoek.objects.filter(pk=bezoek.pk).update(status="afgelast")
    response = client.post(address, {"antwoord": "ja"})
    assert response.status_code == 422
    assert "gaat niet door" in response.content.decode()
    Bezoek.objects.filter(pk=bezoek.pk).update(
        status="gepland", begint_op=timezone.now() - 2 * DAG, eindigt_op=timezone.now() - DAG
    )
    assert "Dit bezoek is geweest" in client.get(address).content.decode()
    Deelname.objects.filter(gebruiker=gast).update(tot=timezone.localdate() - DAG)
    assert client.get(address).status_code == 404
    assert not Aanwezigheid.objects.exists()


def test_the_report_is_asked_once_two_days_later_of_the_leader_and_who_said_to_write(sink):
    today = timezone.localdate()
    end = timezone.make_aware(dt.datetime.combine(today - 2 * DAG, dt.time(23, 30)))
    verkenning = VerkenningFactory()
    Gebruiker.objects.filter(pk=verkenning.leider_id).update(email="leider@polder.example")
    schrijver, weg = (participant(verkenning, email=f"{wie}@polder.example") for wie in ("schrijver", "weg"))
    times = {"verkenning": verkenning, "begint_op": end - dt.timedelta(hours=3), "eindigt_op": end}
    bezoek = BezoekFactory(titel="Gisteren nog", **times)
    halte = HalteFactory(bezoek=bezoek)
    for who in (schrijver, weg):
        Aanwezigheid.objects.create(bezoek=bezoek, gebruiker=who, schrijft=True)
    Deelname.objects.filter(organisatie__in=weg.organisatie_ids).delete()
    BezoekFactory(**times, status="afgelast")
    HalteFactory(bezoek=BezoekFactory(**times), gehoord="Samen")
    BezoekFactory(verkenning=verkenning, begint_op=end - 30 * DAG)
    BezoekFactory(verkenning=verkenning, begint_op=end + DAG - dt.timedelta(hours=4))
    assert [remind_reports(today), remind_reports(today), remind_reports(today + DAG)] == [2, 0, 1]
    run_jobs()
    first = [m for m in sink.messages if "Gisteren nog" in m["Subject"]]
    assert sorted(m["To"] for m in first) == ["leider@polder.example", "schrijver@polder.example"]
    assert url("verslag-halte", bezoek.pk, halte.pk) in first[0].get_body(("plain",)).get_content()
