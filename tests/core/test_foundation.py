"""Request ids, headers, limits, saving once, simultaneous edits, the trail, stamps and notices."""

import json
import logging
import threading
import uuid

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from corporaties.models import Organisatie
from mkwportal.core import limits, once, stamps
from mkwportal.core.audit import changes, record
from mkwportal.core.edits import EditConflict, lock_revision
from mkwportal.core.logs import JsonFormatter, RequestIdFilter, request_id
from mkwportal.core.middleware import TextGZipMiddleware
from mkwportal.core.models import AuditRegel, Formulierslot, Melding
from mkwportal.core.notifications import notify
from tests.factories.corporaties import GebruikerFactory, OrganisatieFactory, person


def test_every_answer_carries_the_headers_that_keep_a_browser_safe(client):
    response = client.get("/gezond/")
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "data:" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in response["Permissions-Policy"]
    assert "noindex" in response["X-Robots-Tag"]


def test_a_request_id_is_kept_when_it_is_clean_and_made_when_it_is_not(client):
    assert client.get("/gezond/", headers={"X-Request-ID": "abcdef123456"})["X-Request-ID"] == "abcdef123456"
    made = client.get("/gezond/", headers={"X-Request-ID": "x\r\nSet-Cookie: a"})["X-Request-ID"]
    assert len(made) == 12


def test_an_error_page_shows_the_reference_that_stands_in_the_log(client, caplog):
    with caplog.at_level(logging.WARNING, "mkwportal.errors"):
        response = client.get("/bestaat-niet/", headers={"X-Request-ID": "feedbeef0001"})
    assert response.status_code == 404
    assert "feedbeef0001" in response.content.decode()
    assert "404" in caplog.text


def test_a_log_line_is_json_with_the_request_id():
    line = logging.LogRecord("mkw", logging.INFO, "", 1, "Straße %s", ("x",), None)
    token = request_id.set("r1")
    RequestIdFilter().filter(line)
    request_id.reset(token)
    assert json.loads(JsonFormatter().format(line)) | {"time": ""} == {
        "time": "",
        "level": "INFO",
        "logger": "mkw",
        "request": "r1",
        "message": "Straße x",
    }


@pytest.mark.django_db
def test_a_limit_lets_through_what_it_says_and_not_one_more():
    for _ in range(3):
        limits.limit("proef", "iemand", times=3, seconds=3600)
    with pytest.raises(limits.TooManyRequests) as caught:
        limits.limit("proef", "iemand", times=3, seconds=3600)
    assert 0 < caught.value.seconds <= 3600
    limits.limit("proef", "ander", times=3, seconds=3600)


def _post(user, key):
    request = RequestFactory().post("/", {once.FIELD: key})
    request.user = user
    return request


@pytest.mark.django_db
def test_the_second_save_of_a_form_finds_where_the_first_went():
    user, key = GebruikerFactory(), once.new_key()
    slot = once.claim(_post(user, key))
    once.finish(slot, "/documenten/7/")
    with pytest.raises(once.AlreadySaved) as caught:
        once.claim(_post(user, key))
    assert caught.value.url == "/documenten/7/"
    assert Formulierslot.objects.count() == 1


@pytest.mark.django_db
def test_a_form_key_of_somebody_else_reveals_nothing():
    key = once.new_key()
    once.finish(once.claim(_post(GebruikerFactory(), key)), "/documenten/7/")
    with pytest.raises(once.AlreadySaved) as caught:
        once.claim(_post(GebruikerFactory(), key))
    assert caught.value.url == "/"


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "geen-uuid", "\x00"])
def test_a_form_without_a_key_is_saved_without_a_lock(key):
    assert once.claim(_post(AnonymousUser(), key)) is None


@pytest.mark.django_db
def test_the_second_of_two_savers_is_told():
    organisatie = OrganisatieFactory()
    with transaction.atomic():
        current = lock_revision(organisatie, 1)
        current.save()
    with pytest.raises(EditConflict) as caught, transaction.atomic():
        lock_revision(organisatie, 1)
    assert caught.value.current.revisie == 2


@pytest.mark.django_db(transaction=True)
def test_two_savers_at_the_same_moment_wait_for_each_other():
    organisatie = OrganisatieFactory()
    outcomes = []

    def save():
        try:
            with transaction.atomic():
                lock_revision(organisatie, 1).save()
            outcomes.append("saved")
        except EditConflict:
            outcomes.append("conflict")
        finally:
            connection.close()

    threads = [threading.Thread(target=save) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["conflict", "conflict", "conflict", "saved"]
    assert Organisatie.objects.get(pk=organisatie.pk).revisie == 2


@pytest.mark.django_db
def test_the_trail_says_who_did_what_and_cannot_be_changed():
    organisatie = OrganisatieFactory()
    user = person(organisatie)
    line = record("proef", organisatie, by=user, organisatie_id=organisatie.pk, voor={"a": 1}, na={"a": 2})
    assert (line.wie_id, line.wie_naam, line.object_id) == (user.pk, user.naam, organisatie.pk)
    for change in (lambda: AuditRegel.objects.update(actie="x"), lambda: AuditRegel.objects.all().delete()):
        with pytest.raises(DatabaseError, match="kan niet worden gewijzigd"), transaction.atomic():
            change()
    assert AuditRegel.objects.get(pk=line.pk).actie == "proef"


@pytest.mark.django_db(transaction=True)
def test_a_line_of_the_trail_outside_the_transaction_of_the_change_is_refused():
    with pytest.raises(RuntimeError, match="transaction"):
        record("proef", OrganisatieFactory(), by="het portaal")


def test_changes_keeps_only_what_differs():
    assert changes({"a": 1, "b": 2}, {"a": 1, "b": 3}) == ({"b": 2}, {"b": 3})


@pytest.mark.django_db
def test_a_count_is_remembered_until_its_subject_changes():
    made = []

    def count():
        made.append(1)
        return len(made)

    key = str(uuid.uuid4())
    assert [stamps.remember(key, stamps.current("proef"), count) for _ in range(3)] == [1, 1, 1]
    stamps.touch("proef")
    assert stamps.remember(key, stamps.current("proef"), count) == 2


@pytest.mark.django_db
def test_the_same_notice_reaches_a_person_once():
    people = [GebruikerFactory(), GebruikerFactory()]
    notice = {"soort": "proef", "tekst": "Hallo", "url": "/", "sleutel": "proef:1"}
    assert notify(people, **notice) == 2
    assert notify([*people, GebruikerFactory()], **notice) == 1
    assert Melding.objects.count() == 3


@pytest.mark.parametrize(
    ("kind", "extra", "packed"),
    [
        ("text/html; charset=utf-8", {}, True), ("application/json", {}, True), ("text/csv", {}, True),
        ("image/webp", {}, False), ("application/pdf", {}, False), ("text/plain", {"Accept-Ranges": "bytes"}, False),
    ],
)  # fmt: skip
def test_pages_are_compressed_and_files_go_out_as_they_are(rf, kind, extra, packed):
    answer = TextGZipMiddleware(lambda request: HttpResponse(b"a" * 5000, content_type=kind, headers=extra))(
        rf.get("/", headers={"Accept-Encoding": "gzip"})
    )
    assert answer.has_header("Content-Encoding") is packed
