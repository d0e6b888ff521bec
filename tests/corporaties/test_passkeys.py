"""Passkeys: made, used, named, taken away, and never more than a way in (C3, C4); in Chromium: tests/browser."""

import datetime as dt
import json

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from corporaties.models import Aanstelling, Gebruiker
from mkwportal.core.models import AuditRegel
from tests.factories.corporaties import PASSWORD, person, platform_admin
from tests.support.tweede_stap import Passkey, question_of, wrong_code

pytestmark = pytest.mark.django_db
NEW, USE = "/account/passkeys/nieuw/", "/account/passkeys/inloggen/"
SECOND = "/account/tweede-stap/code/"


def browser() -> Client:
    return Client(HTTP_HOST="localhost")  # browsers know passkeys on https, and on http only here


def sign_in(gebruiker: Gebruiker) -> Client:
    client = browser()
    client.post("/account/inloggen/", {"login": gebruiker.email, "password": PASSWORD})
    return client


def made_by(gebruiker: Gebruiker, name: str = "Laptop werk") -> Passkey:
    client, passkey = sign_in(gebruiker), Passkey()
    done = client.post(NEW, {"name": name, "credential": passkey.make(question_of(client.get(NEW)))})
    assert done.url == "/account/reservecodes/"
    return passkey


def ask(client: Client) -> dict:
    return json.loads(json.dumps(client.get(USE, headers={"accept": "application/json"}).json()["request_options"]))


def log_in(passkey: Passkey, client: Client, **how):
    return client.post(USE, {"credential": passkey.use(ask(client), **how)})


def is_in(client: Client) -> bool:
    return client.get("/profiel/").status_code == 200


def test_a_passkey_is_made_and_logs_in_by_itself():
    gebruiker = person()
    passkey = made_by(gebruiker)
    assert AuditRegel.objects.filter(actie="passkey toegevoegd", wie_id=gebruiker.pk).exists()
    client = browser()
    assert log_in(passkey, client).url == "/"
    assert is_in(client)
    page = client.get("/account/veiligheid/").content.decode()
    assert "Laptop werk" in page
    assert "het laatst gebruikt" in page


def test_a_passkey_gets_another_name_and_goes():
    gebruiker = person()
    passkey = made_by(gebruiker)
    pk, client = Authenticator.objects.get(type="webauthn").pk, browser()
    log_in(passkey, client)
    assert client.post(f"/account/passkeys/{pk}/naam/", {"name": ""}).status_code == 200
    assert client.post(f"/account/passkeys/{pk}/naam/", {"name": "Telefoon"}).status_code == 302
    assert "Telefoon" in client.get(f"/account/passkeys/{pk}/verwijderen/").content.decode()
    assert client.post(f"/account/passkeys/{pk}/verwijderen/").status_code == 302
    assert not Authenticator.objects.filter(user=gebruiker).exists()  # nor recovery codes for nothing
    again = browser()
    assert log_in(passkey, again).url == "/account/inloggen/"
    assert not is_in(again)


def test_a_passkey_of_somebody_else_does_not_exist():
    owner, other = person(), person()
    made_by(owner)
    pk, client = Authenticator.objects.get(type="webauthn").pk, sign_in(other)
    for path in (f"/account/passkeys/{pk}/naam/", f"/account/passkeys/{pk}/verwijderen/"):
        assert client.get(path).status_code == client.post(path, {"name": "van mij"}).status_code == 404
    assert Authenticator.objects.get(pk=pk).wrap().name == "Laptop werk"


def test_a_passkey_is_a_second_step_too():
    gebruiker = person()
    passkey = made_by(gebruiker)
    client = sign_in(gebruiker)
    assert not is_in(client)
    question = question_of(client.get(SECOND))
    assert "klopt niet" in client.post(SECOND, {"code": wrong_code("A" * 32)}).content.decode()
    question = question_of(client.get(SECOND))
    assert client.post(SECOND, {"credential": passkey.use(question)}).url == "/"
    assert is_in(client)


def test_an_answer_works_for_its_own_question_and_once():
    passkey, client = made_by(person()), browser()
    answer = passkey.use(ask(client))
    ask(client)  # another question
    client.post(USE, {"credential": answer})
    assert not is_in(client)
    answer = passkey.use(ask(client))
    assert client.post(USE, {"credential": answer}).url == "/"
    thief = browser()
    ask(thief)
    thief.post(USE, {"credential": answer})
    assert not is_in(thief)


def test_a_device_that_does_not_know_its_person_is_refused():
    gebruiker = person()
    client, passkey = sign_in(gebruiker), Passkey()
    question = question_of(client.get(NEW))
    assert client.post(NEW, {"credential": passkey.make(question, verified=False)}).status_code == 200
    assert not Authenticator.objects.exists()
    passkey, client = made_by(gebruiker), browser()
    log_in(passkey, client, verified=False)
    assert not is_in(client)


def test_another_person_and_another_site_are_refused():
    passkey, victim, client = made_by(person()), person(), browser()
    other = made_by(victim)
    log_in(passkey, client, handle=other.handle)  # "I am the victim"
    assert not is_in(client)
    passkey.site = "kwaad.localhost"
    log_in(passkey, client)
    assert not is_in(client)


GARBAGE = {
    "clientDataJSON": "e30",
    "attestationObject": "oA",
    "authenticatorData": "AA",
    "signature": "AA",
    "userHandle": "z" * 900,
}
NONSENSE = [
    *("", "{}", "[]", "null", '"x"', "1", "{" * 50),
    *('{"id": 1}', '{"response": null}', '{"rawId": 5, "response": []}'),
    json.dumps({"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": GARBAGE}),
    json.dumps({"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {**GARBAGE, "userHandle": "eno"}}),
]


@pytest.mark.parametrize("credential", NONSENSE)
def test_nonsense_as_a_passkey(credential):
    gebruiker = person()
    client = sign_in(gebruiker)
    client.get(NEW)
    assert client.post(NEW, {"credential": credential}).status_code == 200
    stranger = browser()
    ask(stranger)
    assert stranger.post(USE, {"credential": credential}).status_code == 302
    assert not is_in(stranger)


def test_a_passkey_lets_an_admin_in_where_a_second_step_is_needed(settings):
    settings.ADMINS_NEED_SECOND_STEP = True
    admin = platform_admin()
    passkey, client = made_by(admin), browser()
    log_in(passkey, client)
    assert client.get("/beheer/").status_code == 200


def test_without_access_a_passkey_opens_nothing():
    gebruiker = person()
    passkey, client = made_by(gebruiker), browser()
    Aanstelling.objects.filter(gebruiker=gebruiker).update(tot=timezone.localdate() - dt.timedelta(days=1))
    assert log_in(passkey, client).url == "/account/niet-actief/"
    assert not is_in(client)
