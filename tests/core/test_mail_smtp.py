"""Mail through a real SMTP server: what arrives, what is tried again, what is refused for good (P2, R12)."""

import contextlib
import datetime as dt
import smtplib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from procrastinate.jobs import Job

from corporaties.models import Gebruiker, Overzichtsbericht, Uitnodiging
from corporaties.services import create_uitnodiging
from corporaties.services.uitnodigingen import find_uitnodiging
from corporaties.tasks import send_uitnodiging_job
from documenten.services.volgen import follow_subject
from mkwportal.core import queue
from mkwportal.core.mail import new_message_id, send_mail
from mkwportal.core.models import Mailfout, Mailverzending
from mkwportal.core.queue import MailOnzeker
from mkwportal.core.tasks import send_mail_job
from mkwportal.pages.tasks import send_digest_job
from mkwportal.pages.weekbericht.perioden import Periode
from mkwportal.pages.weekbericht.ronde import make_round
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, person
from tests.factories.documenten import DocumentFactory
from tests.support.jobs import run_jobs
from tests.support.smtp import mail_server, make_certificate

pytestmark = pytest.mark.django_db
Staat = Overzichtsbericht.Staat


@pytest.fixture
def sink(settings):
    settings.EMAIL_BACKEND = "mkwportal.core.mail_once.Backend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 10
    with mail_server() as (sink, settings.EMAIL_PORT):
        yield sink


@pytest.fixture
def digest() -> Overzichtsbericht:
    """A digest that waits: one followed document, for somebody whose name has letters that ASCII does not have."""
    reader = person(aanhef="de heer", voornaam="Jürgen", achternaam="Šuštarič-Ørsted", email="jurgen@polder.example")
    theme = ThemaFactory()
    follow_subject(theme, by=reader)
    document = DocumentFactory(
        titel="Coöperatie ‘Één’: hüürbeleid €", bereik="leden", gedeeld_op=timezone.now() - dt.timedelta(hours=3)
    )
    document.themas.set([theme])
    Gebruiker.objects.exclude(pk=reader.pk).update(overzicht="nooit")
    Gebruiker.objects.update(gemaakt_op=timezone.now() - dt.timedelta(days=300))
    assert make_round("week", Periode("2026-W48", timezone.now())) == 1
    return Overzichtsbericht.objects.get()


def test_a_digest_arrives_with_two_parts_and_all_its_letters(sink, digest):
    run_jobs()
    [message] = sink.messages
    assert sink.receivers == ["jurgen@polder.example"]
    assert message["Subject"] == "Uw week bij MKW: 1 nieuw document"
    assert message.get_content_type() == "multipart/alternative"
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    for part in (text, html):
        assert part.get_content_charset() == "utf-8"
        assert "Coöperatie ‘Één’: hüürbeleid €" in part.get_content()
        assert "Dag meneer Šuštarič-Ørsted" in part.get_content()
    assert "<table" in html.get_content()
    assert all(len(line) <= 998 for line in sink.raw[0].split(b"\r\n"))


def test_the_headers_are_those_of_a_digest(sink, digest):
    run_jobs()
    [message] = sink.messages
    assert message["Message-ID"] == f"<overzicht-2026-W48-{digest.pk}@127.0.0.1>"
    assert abs(parsedate_to_datetime(message["Date"]).replace(tzinfo=dt.UTC) - timezone.now()) < dt.timedelta(minutes=1)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Precedence"] == "bulk"
    assert message["List-Id"] == "Overzicht van MKW <overzicht.127.0.0.1>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["From"] == "MKW Portal <portaal@mkw.example>"


def test_the_address_in_the_header_stops_the_digest_with_one_post(sink, digest):
    run_jobs()
    address = sink.messages[0]["List-Unsubscribe"].strip(" <>")
    assert address.startswith("http://127.0.0.1:8000/afmelden/")
    body = {"List-Unsubscribe": "One-Click"}
    assert Client(enforce_csrf_checks=True).post(urlsplit(address).path, body).status_code == 200
    digest.gebruiker.refresh_from_db()
    assert digest.gebruiker.overzicht == "nooit"


def test_not_now_means_again_later_and_delivered_once(sink, digest):
    sink.answers = ["451 Probeer het straks"]
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send_digest_job(bericht_id=digest.pk)
    digest.refresh_from_db()
    assert (digest.staat, digest.verstuurd_op, bool(digest.inhoud)) == (Staat.WACHT, None, True)
    for _ in range(3):
        send_digest_job(bericht_id=digest.pk)
    assert len(sink.raw) == 1
    assert not Mailfout.objects.exists()


def test_the_queue_tries_again_for_most_of_a_day():
    waits = dt.timedelta()
    for attempt in range(8):
        job = Job(id=1, queue="mail", lock=None, queueing_lock=None, task_name="x", attempts=attempt)
        decision = send_mail_job.retry_strategy.get_retry_decision(exception=smtplib.SMTPException(), job=job)
        waits += decision.retry_at - dt.datetime.now(dt.UTC)
    assert waits > dt.timedelta(hours=20)


@pytest.mark.parametrize("place", ["answers", "after_data"])
def test_never_is_noted_and_nobody_tries_again(sink, digest, place):
    setattr(sink, place, ["550 5.1.1 Deze bus bestaat niet"])
    run_jobs()
    run_jobs()
    digest.refresh_from_db()
    assert digest.staat == Staat.MISLUKT
    assert digest.reden == "550 5.1.1 Deze bus bestaat niet"
    [failure] = Mailfout.objects.all()
    assert (failure.aan, failure.reden) == ("jurgen@polder.example", "550 5.1.1 Deze bus bestaat niet")
    assert sink.raw == []


def test_a_server_that_is_not_there_is_tried_again(settings, digest):
    settings.EMAIL_BACKEND = "mkwportal.core.mail_once.Backend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 2
    with pytest.raises(OSError, match="refused"):
        send_digest_job(bericht_id=digest.pk)
    digest.refresh_from_db()
    assert digest.staat == Staat.WACHT


def test_an_invitation_to_an_address_that_does_not_exist_is_noted(sink):
    organisatie = OrganisatieFactory()
    create_uitnodiging(
        email="weg@polder.example", organisatie=organisatie, by=person(organisatie, "corporatiebeheerder")
    )
    sink.answers = ["550 Onbekend"]
    run_jobs()
    assert Mailfout.objects.get().aan == "weg@polder.example"


def test_a_queued_message_keeps_its_id_when_it_is_tried_again(sink):
    sink.answers = ["451 Straks"]
    job = {"to": "a@polder.example", "subject": "Eén", "text": "Hallo\n", "message_id": new_message_id()}
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send_mail_job(**job)
    send_mail_job(**job)
    [message] = sink.messages
    assert message["Message-ID"] == job["message_id"]
    assert message["Subject"] == "Eén"
    assert message.get_content_type() == "text/plain"


def test_a_new_line_in_a_subject_cannot_add_a_header(sink):
    with pytest.raises(ValueError, match="newlines"):
        send_mail("a@polder.example", "Hallo\nBcc: b@polder.example", "Hallo")
    assert sink.raw == []


def test_starttls_is_used_when_it_is_asked_for(settings, digest, tmp_path, monkeypatch):
    context, certificate = make_certificate(tmp_path)
    settings.EMAIL_BACKEND = "mkwportal.core.mail_once.Backend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT, settings.EMAIL_USE_TLS = "127.0.0.1", 10, True
    with mail_server(tls_context=context, require_starttls=True) as (sink, settings.EMAIL_PORT):
        with pytest.raises(OSError, match="certificate verify failed"):
            send_digest_job(bericht_id=digest.pk)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        send_digest_job(bericht_id=digest.pk)
    assert sink.tls == [True]


@contextmanager
def broken_server(*, takes: bool) -> Iterator[tuple[list[bytes], int]]:
    """A server that drops the connection: in the middle of a message, or (`takes`) when it has it all; then mends."""
    got: list[bytes] = []

    def talk(conversation: socket.socket, *, breaks: bool) -> None:
        with conversation, conversation.makefile("rwb") as wire:

            def say(line: bytes) -> None:
                wire.write(line + b"\r\n")
                wire.flush()

            say(b"220 proef")
            while line := wire.readline():
                if line.upper().startswith(b"DATA"):
                    say(b"354 ga uw gang")
                    if breaks and not takes:
                        conversation.shutdown(socket.SHUT_RDWR)
                        return
                    message = bytearray()
                    while (line := wire.readline()) not in (b"", b".\r\n"):
                        message += line
                    got.append(bytes(message))
                    line = b"DATA"
                    if breaks:
                        return
                say(b"221 dag" if line.upper().startswith(b"QUIT") else b"250 goed")

    def serve() -> None:
        for number in range(2):
            with contextlib.suppress(OSError):  # the test is over
                talk(listener.accept()[0], breaks=number == 0)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield got, listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def test_a_connection_that_breaks_within_a_message_means_again_later(settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "mkwportal.core.mail_once.Backend", "127.0.0.1"
    job = {"to": "a@polder.example", "subject": "Eén", "text": "Hallo\n" * 200_000, "message_id": "<een@proef>"}
    with broken_server(takes=False) as (got, settings.EMAIL_PORT):
        with pytest.raises((smtplib.SMTPException, OSError)):
            send_mail_job(**job)
        send_mail_job(**job)
    assert len(got) == 1


def test_a_message_that_may_have_arrived_is_not_sent_again_until_a_person_says_so(settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "mkwportal.core.mail_once.Backend", "127.0.0.1"
    job = {"to": "a@polder.example", "subject": "Eén", "text": "Hallo\n", "message_id": "<een@proef>"}
    with broken_server(takes=True) as (got, settings.EMAIL_PORT):
        with pytest.raises(MailOnzeker):
            send_mail_job(**job)
        assert len(got) == 1
        send_mail_job(**job)  # the button on the health page
    assert len(got) == 2


def test_a_job_that_lost_its_worker_after_sending_sends_nothing_more(sink):
    job = {"to": "a@polder.example", "subject": "Eén", "text": "Hallo\n", "message_id": "<een@proef>"}
    for _ in range(3):
        send_mail_job(**job)
    assert len(sink.raw) == 1


def test_a_job_that_lost_its_worker_while_sending_asks_a_person(sink):
    Mailverzending.objects.create(message_id="<een@proef>")
    job = {"to": "a@polder.example", "subject": "Eén", "text": "Hallo\n", "message_id": "<een@proef>"}
    with pytest.raises(MailOnzeker):
        send_mail_job(**job)
    assert sink.raw == []


def test_an_invitation_that_lost_its_worker_after_sending_keeps_the_link_that_was_mailed(sink):
    organisatie = OrganisatieFactory()
    uitnodiging = create_uitnodiging(
        email="nieuw@polder.example", organisatie=organisatie, by=person(organisatie, "corporatiebeheerder")
    )
    token = queue._current_job.set(7)
    try:
        send_uitnodiging_job(uitnodiging_id=uitnodiging.pk)
        Uitnodiging.objects.update(verzonden_op=None)  # the worker was killed before it could write this
        send_uitnodiging_job(uitnodiging_id=uitnodiging.pk)
    finally:
        queue._current_job.reset(token)
    [message] = sink.messages
    address = next(word for word in message.get_content().split() if "/uitnodiging/" in word)
    assert find_uitnodiging(address.rstrip("/").rpartition("/")[2])[1] == "open"
    assert Uitnodiging.objects.get().verzonden_op is not None
