"""The digest on its way: to whom, checked again when it is sent, exactly once, silent when empty (P2)."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, connections, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from corporaties.models import Aanstelling, Gebruiker, Overzichtsbericht
from documenten.models import Document
from documenten.services.volgen import follow_subject, save_search
from mkwportal.core.mail import new_message_id
from mkwportal.core.models import Mailverzending, Melding
from mkwportal.core.notifications import notify
from mkwportal.pages.tasks import digests_job, send_digest_job
from mkwportal.pages.weekbericht.ronde import make_rounds
from tests.factories.corporaties import ThemaFactory, guest, person, platform_admin
from tests.factories.documenten import DocumentFactory
from tests.factories.verkenningen import VerkenningFactory
from tests.support.jobs import run_jobs

from .helpers import MONDAY, old, send, shared, to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
Staat = Overzichtsbericht.Staat


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
    rows.update(staat=Staat.BEZIG, verstuurd_op=MONDAY - dt.timedelta(minutes=2))
    row = rows.get()
    Mailverzending.objects.create(message_id=new_message_id(f"overzicht-{row.periode}-{row.pk}"))
    run_jobs()
    assert director.email not in [message.to[0] for message in mail.outbox]
    assert rows.get().staat == Staat.MISLUKT
    assert "stopte tijdens het versturen" in rows.get().reden


def test_a_worker_that_died_before_sending_is_succeeded_by_one_that_sends(director):
    shared()
    make_rounds(MONDAY)
    rows = Overzichtsbericht.objects.filter(gebruiker=director)
    rows.update(staat=Staat.BEZIG, verstuurd_op=MONDAY - dt.timedelta(minutes=2))
    run_jobs()
    send_digest_job(bericht_id=rows.get().pk)
    assert [message.to[0] for message in mail.outbox].count(director.email) == 1
    assert rows.get().staat == Staat.VERSTUURD


def test_a_digest_of_which_the_job_is_gone_shows(director):
    shared()
    make_rounds(MONDAY)
    rows = Overzichtsbericht.objects.filter(gebruiker=director)
    rows.update(staat=Staat.BEZIG, verstuurd_op=MONDAY - dt.timedelta(minutes=2))
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
    with django_assert_num_queries(20):
        assert make_rounds(MONDAY) >= many
