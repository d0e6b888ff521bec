"""The digest: what is in it, exactly once, checked again when it is sent, silent when empty (P2)."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, connections, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from corporaties.models import Aanstelling, Gebruiker, Organisatie, Overzichtsbericht
from documenten.herzien import remind
from documenten.models import Document
from documenten.services.volgen import follow_subject, save_search
from mkwportal.core.models import Melding
from mkwportal.core.notifications import notify
from mkwportal.core.search.index import index_object
from mkwportal.pages.tasks import digests_job, send_digest_job
from mkwportal.pages.weekbericht.perioden import due
from mkwportal.pages.weekbericht.ronde import make_rounds
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, guest, person, platform_admin
from tests.factories.documenten import DocumentFactory, VersieFactory
from tests.factories.verkenningen import BezoekFactory, LesFactory, VerkenningFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
MONDAY = dt.datetime(2026, 11, 23, 6, 0, tzinfo=dt.UTC)  # seven in Amsterdam, in winter
Staat = Overzichtsbericht.Staat


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(MONDAY, tick=True):
        yield


@pytest.fixture
def director() -> Gebruiker:
    return old(person(aanhef="mevrouw", voornaam="Zoë", achternaam="Brönsted"))


def old(user: Gebruiker) -> Gebruiker:
    """Return somebody who was in the portal long before."""
    Gebruiker.objects.update(gemaakt_op=MONDAY - dt.timedelta(days=300))
    return user


def shared(days: float = 2, **fields) -> Document:
    """Return a document of another corporation, shared with all members so many days ago."""
    return DocumentFactory(bereik="leden", gedeeld_op=MONDAY - dt.timedelta(days=days), **fields)


def send(now: dt.datetime = MONDAY) -> list:
    """Make the rounds, run the jobs, and return the mails that this added."""
    before = len(mail.outbox)
    Gebruiker.objects.filter(gemaakt_op__gt=now - dt.timedelta(days=60)).update(gemaakt_op=now - dt.timedelta(days=300))
    make_rounds(now)
    run_jobs()
    return mail.outbox[before:]


def to(user: Gebruiker, messages: list):
    """Return the one message to this person."""
    [message] = [message for message in messages if message.to == [user.email]]
    return message


# When it is due


@pytest.mark.parametrize(
    ("utc", "expected"),
    [
        ("2026-11-23T05:59", None),  # winter: seven in Amsterdam is six in UTC
        ("2026-11-23T06:00", "2026-W48"),
        ("2026-07-06T04:59", None),  # summer: it is five in UTC
        ("2026-07-06T05:00", "2026-W28"),
        ("2026-03-30T05:00", "2026-W14"),  # the day after the clock went forward
        ("2026-03-30T04:59", None),
        ("2026-10-26T05:59", None),  # the day after the clock went back
        ("2026-10-26T06:00", "2026-W44"),
        ("2026-11-25T10:00", "2026-W48"),  # the worker stood still
        ("2026-11-27T10:00", None),  # too late: it waits for the next one
        ("2027-01-04T06:00", "2027-W01"),
    ],
)
def test_a_week_is_due_on_monday_at_seven_in_amsterdam(utc, expected):
    found = due("week", dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC))
    assert (found.naam if found else None) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-11-02", "2026-M11"), ("2026-11-09", None), ("2026-12-07", "2026-M12"), ("2027-02-01", "2027-M02")],
)
def test_a_month_is_due_on_its_first_monday(day, expected):
    found = due("maand", dt.datetime.fromisoformat(f"{day}T08:00").replace(tzinfo=dt.UTC))
    assert (found.naam if found else None) == expected


def test_never_is_never_due():
    assert due("nooit", MONDAY) is None


# What is in it


def test_what_is_followed_stands_first_and_the_rest_is_one_line(director):
    energy, es = ThemaFactory(naam="Energie"), OrganisatieFactory(naam="De Es")
    below = ThemaFactory(naam="Zon", ouder=energy)
    known = shared(40, titel="Lang bekend")
    for subject in (energy, es, known):
        follow_subject(subject, by=director)
    shared(titel="Zon op elk dak").themas.set([below])
    shared(titel="Jaarplan van De Es", organisatie=es)
    with time_machine.travel(MONDAY - dt.timedelta(days=1)):
        VersieFactory(document=known, toelichting="Bezwaar is korter.")
        LesFactory(verkenning=VerkenningFactory(bereik="leden"), tekst="Warmte vraagt geduld.", themas=[below])
    for title in ("Iets anders", "Nog iets", "Oud"):
        shared(titel=title)
    Document.objects.filter(titel="Oud").update(gedeeld_op=MONDAY - dt.timedelta(days=8))
    message = to(director, send())
    assert message.subject == "Uw week bij MKW: 3 nieuwe documenten en 1 nieuwe les"
    text = message.body
    for line in (
        "Zon op elk dak",
        "Jaarplan van De Es",
        "Lang bekend",
        "Bezwaar is korter.",
        "“Warmte vraagt geduld.”",
    ):
        assert line in text
    assert "2 andere nieuwe documenten" in text
    assert "Iets anders" not in text
    assert "Oud" not in text.replace("Oudere", "")
    assert "Dag mevrouw Brönsted" in text


def test_a_saved_search_finds_words_and_filters(director):
    save_search("?q=huurverhogingen&soort=beleid", "Huur", by=director)
    hit, other_kind = shared(titel="Beleid voor huurverhoging", soort="beleid"), shared(soort="brief", titel="Brief")
    miss = shared(titel="Tuinbeleid", soort="beleid")
    for document, text in ((hit, "De huurverhoging"), (other_kind, "De huurverhoging"), (miss, "De tuin")):
        index_object(
            "document", document.pk, titel=document.titel, meta="", namen=[], tekst=text, openbaar=True, datum=None
        )
    text = to(director, send()).body
    assert "Beleid voor huurverhoging" in text
    assert "2 andere nieuwe documenten" in text


def test_who_follows_nothing_gets_one_line_and_a_hint(director):
    shared(titel="Iets")
    message = to(director, send())
    assert message.subject == "Uw week bij MKW: 1 nieuw document"
    assert "U volgt nog niets" in message.body


def test_nothing_is_cut_silently(director):
    theme = ThemaFactory()
    follow_subject(theme, by=director)
    for number in range(26):
        shared(titel=f"Stuk {number}").themas.set([theme])
    message = to(director, send())
    assert message.body.count("- Stuk ") == 12
    assert "En nog 14 andere: http" in message.body


def test_unread_notices_are_told_once(director):
    for key in ("een", "twee"):
        notify([director], soort="proef", tekst=f"Bericht {key}", url="/corporaties/", sleutel=key)
    Melding.objects.filter(sleutel="twee").update(gelezen_op=timezone.now())
    text = to(director, send()).body
    assert "Bericht een" in text
    assert "Bericht twee" not in text
    assert Melding.objects.get(sleutel="een").gemaild_op
    assert [message.to for message in send(MONDAY + dt.timedelta(days=7))] == []


def test_what_was_mailed_at_once_is_not_told_again(director):
    notify([director], soort="vraag", tekst="Een vraag", url="/corporaties/", sleutel="vraag")
    Melding.objects.update(gemaild_op=timezone.now())
    assert send() == []


def test_a_version_of_which_a_notice_tells_is_not_told_twice(director):
    document = shared(40, titel="Incassobeleid")
    follow_subject(document, by=director)
    with time_machine.travel(MONDAY - dt.timedelta(days=1)):
        VersieFactory(document=document)
    notify(
        [director],
        soort="bronversie",
        tekst="Versie 2 van ‘Incassobeleid’, dat u overnam",
        url=f"/documenten/{document.pk}/overnemen/",
        sleutel="bronversie",
    )
    assert to(director, send()).body.count("Incassobeleid") == 1


def test_reviews_questions_and_visits_stand_in_it(director):
    mine = Organisatie.objects.get(pk=director.organisatie_ids[0])
    day = MONDAY.date() + dt.timedelta(days=9)
    DocumentFactory(organisatie=mine, contact=director, titel="Huurbeleid", status="vastgesteld", herzien_voor=day)
    begin = MONDAY + dt.timedelta(days=3)
    BezoekFactory(
        verkenning=VerkenningFactory(bereik="leden"),
        titel="Langs de Maas",
        begint_op=begin,
        eindigt_op=begin + dt.timedelta(hours=3),
    )
    shared()
    message = to(director, send())
    assert message.subject == "Uw week bij MKW: 1 ding gevraagd, 1 nieuw document"
    assert "‘Huurbeleid’ is toe aan herziening" in message.body
    assert "Vóór 2 december 2026, over 9 dagen" in message.body
    assert "Langs de Maas" in message.body
    assert "Leiden, 7.00 tot 10.00 uur" in message.body


def test_both_parts_say_the_same(director):
    follow_subject(thema := ThemaFactory(), by=director)
    shared(titel="Huur & <b>inkomen</b>").themas.set([thema])
    message = to(director, send())
    [(html, kind)] = message.alternatives
    assert kind == "text/html"
    assert "Huur &amp; &lt;b&gt;inkomen&lt;/b&gt;" in html
    assert "Huur & <b>inkomen</b>" in message.body
    assert "prefers-color-scheme: dark" in html
    assert 'style="margin:0 0 12px;' in html
    for address in ("/documenten/", "/afmelden/", "/meldingen/voorkeuren/"):
        assert f"http://127.0.0.1:8000{address}" in html
        assert f"http://127.0.0.1:8000{address}" in message.body


def test_my_own_documents_are_no_news_to_me(director):
    mine = Organisatie.objects.get(pk=director.organisatie_ids[0])
    shared(organisatie=mine, contact=director)
    assert [message.to for message in send()] == []


def test_a_month_looks_back_a_month(director):
    Gebruiker.objects.filter(pk=director.pk).update(overzicht="maand")
    shared(10, titel="Van een poos terug")
    assert send() == []
    december = dt.datetime(2026, 12, 7, 6, 0, tzinfo=dt.UTC)
    with time_machine.travel(december):
        message = to(director, send(december))
    assert message.subject.startswith("Uw maand bij MKW: ")


# To whom


def test_who_wants_none_gets_none(director):
    Gebruiker.objects.filter(pk=director.pk).update(overzicht="nooit")
    shared()
    assert director.email not in [message.to[0] for message in send()]
    assert not Overzichtsbericht.objects.filter(gebruiker=director).exists()


def test_silent_when_there_is_nothing(director):
    assert send() == []
    assert Overzichtsbericht.objects.get(gebruiker=director).staat == Staat.LEEG


def test_a_guest_hears_only_of_the_own_circle(director):
    verkenning = VerkenningFactory()
    visitor = old(guest(verkenning.kring))
    shared(titel="Voor leden")
    assert visitor.email not in [message.to[0] for message in send()]
    Overzichtsbericht.objects.all().delete()
    DocumentFactory(titel="Voor de kring", bereik="kring", kring=verkenning.kring, gedeeld_op=MONDAY - dt.timedelta(1))
    assert "1 nieuw document" in to(visitor, send()).subject


def test_a_platform_admin_gets_no_titles_that_were_meant_for_one_corporation():
    admin = old(platform_admin())
    theme = ThemaFactory()
    follow_subject(theme, by=admin)
    DocumentFactory(titel="Geheim", bereik="corporatie", gedeeld_op=MONDAY - dt.timedelta(1)).themas.set([theme])
    assert admin.email not in [message.to[0] for message in send()]


# Visibility at the moment of sending


def test_what_is_no_longer_visible_when_it_is_sent_drops_out(director):
    theme = ThemaFactory()
    follow_subject(theme, by=director)
    stays, goes = shared(titel="Blijft"), shared(titel="Wordt geheim")
    for document in (stays, goes):
        document.themas.set([theme])
    notify([director], soort="proef", tekst="Over ‘Wordt geheim’", url=goes.get_absolute_url(), sleutel="x")
    make_rounds(MONDAY)
    Document.objects.filter(pk=goes.pk).update(bereik="corporatie")
    run_jobs()
    text = to(director, mail.outbox).body
    assert "Blijft" in text
    assert "Wordt geheim" not in text
    assert Melding.objects.get().gemaild_op is None


def test_a_digest_of_which_nothing_is_left_is_not_sent(director):
    document = shared()
    make_rounds(MONDAY)
    Document.objects.filter(pk=document.pk).update(verwijderd_op=MONDAY)
    run_jobs()
    assert mail.outbox == []
    row = Overzichtsbericht.objects.get(gebruiker=director)
    assert (row.staat, row.reden) == (Staat.VERVALLEN, "Er was niets meer te melden.")


def test_who_lost_access_or_changed_the_mind_meanwhile_gets_nothing(director):
    other = old(person())
    shared()
    make_rounds(MONDAY)
    Aanstelling.objects.filter(gebruiker=director).update(tot=dt.date(2026, 11, 22))
    Gebruiker.objects.filter(pk=other.pk).update(overzicht="nooit")
    run_jobs()
    assert not {director.email, other.email} & {message.to[0] for message in mail.outbox}
    rows = Overzichtsbericht.objects.filter(gebruiker__in=[director, other])
    assert set(rows.values_list("staat", flat=True)) == {Staat.VERVALLEN}


# Exactly once


def test_the_job_may_run_as_often_as_it_likes(director):
    shared()
    old(director)
    for _ in range(3):
        digests_job(timestamp=0)
    run_jobs()
    row = Overzichtsbericht.objects.get(gebruiker=director)
    for _ in range(2):
        send_digest_job(bericht_id=row.pk)
    assert [message.to for message in mail.outbox].count([director.email]) == 1
    row.refresh_from_db()
    assert row.staat == Staat.VERSTUURD
    assert row.inhoud == {}


def test_the_next_one_begins_where_the_last_one_ended(director):
    shared(1, titel="Een")
    send()
    with time_machine.travel(MONDAY + dt.timedelta(days=7)):
        shared(-3, titel="Twee")
        message = to(director, send(MONDAY + dt.timedelta(days=7)))
    assert message.subject == "Uw week bij MKW: 1 nieuw document"
    first, second = Overzichtsbericht.objects.filter(gebruiker=director).order_by("pk")
    assert second.sinds == first.tot


def test_a_round_that_crashes_half_way_leaves_nothing_behind(director, monkeypatch):
    shared()
    old(director)

    def crash(*args):
        raise RuntimeError("the power went off")

    with monkeypatch.context() as patch:
        patch.setattr(send_digest_job, "batch_defer", crash)
        with pytest.raises(RuntimeError), transaction.atomic():
            make_rounds(MONDAY)
    assert not Overzichtsbericht.objects.exists()
    assert len([message for message in send() if message.to == [director.email]]) == 1


def test_a_worker_that_died_while_sending_does_not_send_twice_and_it_shows(director):
    shared()
    make_rounds(MONDAY)
    rows = Overzichtsbericht.objects.filter(gebruiker=director)
    rows.update(staat=Staat.BEZIG, verstuurd_op=MONDAY)
    run_jobs()
    assert director.email not in [message.to[0] for message in mail.outbox]
    with time_machine.travel(MONDAY + dt.timedelta(hours=2)):
        digests_job(timestamp=0)
    assert rows.get().staat == Staat.MISLUKT
    assert "stopte tijdens het versturen" in rows.get().reden


def test_the_database_keeps_one_per_person_and_period(director):
    row = {"gebruiker": director, "periode": "2026-W48", "sinds": MONDAY, "tot": MONDAY}
    Overzichtsbericht.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Overzichtsbericht.objects.create(**row)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_the_same_time_make_one_digest_per_person():
    people = [person() for _ in range(5)]
    old(people[0])
    shared()
    ready = threading.Barrier(2)

    def work():
        try:
            ready.wait(10)
            return make_rounds(MONDAY)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        queued = [job.result(30) for job in [pool.submit(work) for _ in range(2)]]
    assert 0 in queued
    for user in people:
        assert Overzichtsbericht.objects.filter(gebruiker=user).count() == 1
    waiting = Overzichtsbericht.objects.filter(staat=Staat.WACHT).count()
    assert ProcrastinateJob.objects.filter(task_name="pages.send_digest").count() == waiting


@pytest.mark.parametrize("many", [5, 50])
def test_the_number_of_queries_does_not_grow_with_the_people(many, django_assert_num_queries):
    theme = ThemaFactory()
    for number in range(many):
        user = person()
        follow_subject(theme, by=user)
        save_search(f"?q=woord{number}", "x", by=user)
        notify([user], soort="proef", tekst="Hallo", url="/", sleutel="hallo")
    shared(titel="Een stuk").themas.set([theme])
    Gebruiker.objects.update(gemaakt_op=MONDAY - dt.timedelta(days=300))
    with django_assert_num_queries(19):
        assert make_rounds(MONDAY) >= many


def test_what_is_asked_is_not_told_again_as_a_notice(director):
    mine = Organisatie.objects.get(pk=director.organisatie_ids[0])
    day = MONDAY.date() + dt.timedelta(days=9)
    DocumentFactory(organisatie=mine, contact=director, titel="Huurbeleid", status="vastgesteld", herzien_voor=day)
    remind(MONDAY.date())
    assert Melding.objects.get().soort == "herzien"
    message = to(director, send())
    assert message.subject == "Uw week bij MKW: 1 ding gevraagd"
    assert message.body.count("‘Huurbeleid’") == 1
    assert Melding.objects.get().gemaild_op
    assert send(MONDAY + dt.timedelta(days=7)) == []  # not every week again
