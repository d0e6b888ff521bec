"""The second step: app with codes, recovery codes, obligatory for admins, taken away by a colleague (C3)."""

import datetime as dt
import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from corporaties.models import Aanstelling
from corporaties.services import reset_tweede_stap
from mkwportal.core.models import AuditRegel
from tests.factories.corporaties import PASSWORD, OrganisatieFactory, person, platform_admin
from tests.support.jobs import run_jobs
from tests.support.tweede_stap import code_of, recovery_codes_of, with_app, wrong_code

pytestmark = pytest.mark.django_db
LOGIN, CODE, APP = "/account/inloggen/", "/account/tweede-stap/code/", "/account/tweede-stap/app/"


def sign_in(gebruiker, client=None) -> Client:
    client = client or Client()
    assert client.post(LOGIN, {"login": gebruiker.email, "password": PASSWORD}).status_code == 302
    return client


def is_in(client: Client) -> bool:
    return client.get("/profiel/").status_code == 200


def errors(response) -> str:
    return str(response.context["form"].errors)


@pytest.fixture
def obliged(settings):
    settings.ADMINS_NEED_SECOND_STEP = True


def test_the_password_alone_is_half_the_way():
    gebruiker = person()
    secret = with_app(gebruiker)
    client = sign_in(gebruiker)
    assert not is_in(client)
    assert "klopt niet" in errors(client.post(CODE, {"code": wrong_code(secret)}))
    assert not is_in(client)
    assert client.post(CODE, {"code": code_of(secret)}).url == "/"
    assert is_in(client)


def test_a_code_works_once_for_as_long_as_it_could_be_right():
    gebruiker = person()
    secret = with_app(gebruiker)
    with time_machine.travel(timezone.now().replace(second=1, microsecond=0), tick=False) as clock:
        code = code_of(secret)
        assert sign_in(gebruiker).post(CODE, {"code": code}).status_code == 302
        for _ in range(2):
            assert "al gebruikt" in errors(sign_in(gebruiker).post(CODE, {"code": f"{code[:3]} {code[3:]}"}))
            clock.shift(31)  # after half a minute the library would take it again


def test_five_wrong_codes_and_the_right_one_has_to_wait_too():
    gebruiker = person()
    secret = with_app(gebruiker)
    client = sign_in(gebruiker)
    for _ in range(5):
        client.post(CODE, {"code": wrong_code(secret)}, REMOTE_ADDR="10.0.0.1")
    elsewhere = sign_in(gebruiker, Client(REMOTE_ADDR="10.0.0.2"))
    assert "Wacht 5 minuten" in errors(elsewhere.post(CODE, {"code": code_of(secret)}))
    assert not is_in(elsewhere)


def test_a_recovery_code_works_once():
    gebruiker = person()
    with_app(gebruiker)
    code = recovery_codes_of(gebruiker)[3]
    assert sign_in(gebruiker).post(CODE, {"code": code}).status_code == 302
    assert "klopt niet" in errors(sign_in(gebruiker).post(CODE, {"code": code}))
    assert len(recovery_codes_of(gebruiker)) == 9


def test_from_no_second_step_to_saved_recovery_codes(django_capture_on_commit_callbacks):
    gebruiker = person()
    client = sign_in(gebruiker)
    page = client.get(APP)  # logged in a moment ago: no second question for the password
    assert "style=" not in page.context["totp_svg"]
    assert page.context["totp_url"].startswith("otpauth://totp/")
    secret = page.context["form"].secret
    assert "klopt niet" in errors(client.post(APP, {"code": wrong_code(secret)}))
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(APP, {"code": code_of(secret)})
    assert done.url == "/account/reservecodes/"
    codes = recovery_codes_of(gebruiker)
    shown = client.get(done.url).content.decode()
    file = client.get("/account/reservecodes/bestand/")
    assert all(code in shown and code in file.content.decode() for code in codes)
    assert file["Content-Disposition"].startswith("attachment")
    assert "no-store" in file["Cache-Control"]
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=4)):
        assert codes[0] in client.get(done.url).content.decode()  # after a reload too
    run_jobs()
    assert mail.outbox[-1].subject == "Uw tweede stap staat aan"
    assert AuditRegel.objects.filter(actie="app met codes aangezet", wie_id=gebruiker.pk).exists()


def test_recovery_codes_are_shown_once_and_can_be_made_anew():
    gebruiker = person()
    with_app(gebruiker)
    first = Client()
    sign_in(gebruiker, first).post(CODE, {"code": recovery_codes_of(gebruiker)[0]})
    old = recovery_codes_of(gebruiker)
    assert old[0] in first.get("/account/reservecodes/").content.decode()
    other = Client()
    sign_in(gebruiker, other).post(CODE, {"code": old.pop()})
    page = other.get("/account/reservecodes/").content.decode()
    assert "niet nog eens" in page
    assert not any(code in page for code in old)
    assert other.get("/account/reservecodes/bestand/").status_code == 404
    assert other.post("/account/reservecodes/nieuw/").url == "/account/reservecodes/"
    assert not set(old) & set(recovery_codes_of(gebruiker))
    assert recovery_codes_of(gebruiker)[0] in other.get("/account/reservecodes/").content.decode()


def test_secrets_are_not_readable_in_the_database_and_another_key_gives_a_sentence(settings):
    gebruiker = person()
    secret = with_app(gebruiker)
    code = recovery_codes_of(gebruiker)[0]
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    client = sign_in(gebruiker)
    old, settings.SECRET_KEY = settings.SECRET_KEY, "een-andere-sleutel-van-meer-dan-vijftig-tekens-voor-de-proef"
    settings.SECRET_KEY_FALLBACKS = [old]
    assert client.post(CODE, {"code": code}).status_code == 302  # the old key still reads
    settings.SECRET_KEY_FALLBACKS = []
    assert "Vraag de beheerder van MKW" in errors(sign_in(gebruiker).post(CODE, {"code": code_of(secret)}))


def test_before_anything_that_matters_one_shows_again_who_one_is():
    gebruiker = person()
    with_app(gebruiker)
    client = Client()
    sign_in(gebruiker, client).post(CODE, {"code": recovery_codes_of(gebruiker)[0]})
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=6)):
        for path in (
            "/account/tweede-stap/app/uitzetten/",
            "/account/reservecodes/",
            "/account/reservecodes/bestand/",
            "/account/reservecodes/nieuw/",
            "/account/passkeys/nieuw/",
        ):
            assert client.get(path).url.startswith("/account/opnieuw-inloggen/"), path
        again = client.get("/account/tweede-stap/opnieuw/?next=/account/passkeys/nieuw/")
        assert again.status_code == 200
        code = recovery_codes_of(gebruiker)[0]
        done = client.post("/account/tweede-stap/opnieuw/", {"code": code, "next": "/account/passkeys/nieuw/"})
        assert done.url == "/account/passkeys/nieuw/"
        assert client.get(done.url).status_code == 200


def test_switching_off_takes_the_recovery_codes_along():
    gebruiker = person()
    with_app(gebruiker)
    client = Client()
    sign_in(gebruiker, client).post(CODE, {"code": recovery_codes_of(gebruiker)[0]})
    assert client.get("/account/tweede-stap/app/uitzetten/").status_code == 200
    assert client.post("/account/tweede-stap/app/uitzetten/").url == "/account/veiligheid/"
    assert not Authenticator.objects.exists()
    assert is_in(sign_in(gebruiker))


@pytest.mark.parametrize("make", [platform_admin, lambda: person(rol="corporatiebeheerder")])
def test_an_admin_without_a_second_step_reaches_only_the_own_account(obliged, make):
    admin = make()
    client = sign_in(admin)
    for path in ("/", "/beheer/", "/beheer/leden/", "/beheer/logboek/", "/corporaties/", "/documenten/"):
        assert client.get(path).url == "/account/tweede-stap/", path
    htmx = client.get("/corporaties/", headers={"HX-Request": "true"})
    assert htmx["HX-Redirect"] == "/account/tweede-stap/"
    assert client.get("/account/tweede-stap/").status_code == 200
    assert client.get("/account/veiligheid/").status_code == 200
    assert client.get("/gezond/").status_code == 200
    secret = client.get(APP).context["form"].secret
    client.post(APP, {"code": code_of(secret)})
    assert client.get("/beheer/").status_code == 200


def test_what_an_admin_typed_meanwhile_is_kept(obliged):
    admin = platform_admin()
    client = sign_in(admin)
    client.post("/profiel/", {"voornaam": "Sanne", "achternaam": "Vos", "bereikbaar": "niet op vrijdag"})
    secret = client.get(APP).context["form"].secret
    client.post(APP, {"code": code_of(secret)})
    assert "/verder/" in client.get("/account/reservecodes/").content.decode()
    assert "niet op vrijdag" in client.get("/verder/").content.decode()


def test_who_becomes_admin_while_logged_in_needs_it_at_once(obliged):
    gebruiker = person()
    client = sign_in(gebruiker)
    assert is_in(client)
    Aanstelling.objects.filter(gebruiker=gebruiker).update(rol="corporatiebeheerder")
    assert client.get("/beheer/leden/").url == "/account/tweede-stap/"


def test_an_admin_keeps_the_only_second_step(obliged):
    admin = platform_admin()
    secret = with_app(admin)
    client = sign_in(admin)
    client.post(CODE, {"code": code_of(secret)})
    page = client.get("/account/tweede-stap/app/uitzetten/").content.decode()
    assert "altijd een tweede stap" in page
    client.post("/account/tweede-stap/app/uitzetten/")
    assert Authenticator.objects.filter(user=admin, type="totp").exists()


def test_others_and_the_demo_need_no_second_step(obliged, settings):
    assert is_in(sign_in(person()))
    settings.ADMINS_NEED_SECOND_STEP = False
    assert sign_in(platform_admin()).get("/beheer/").status_code == 200


def test_a_colleague_admin_takes_a_lost_second_step_away(login):
    ours = OrganisatieFactory()
    admin, lost = person(ours, "corporatiebeheerder"), person(ours)
    with_app(lost)
    device = Client()
    sign_in(lost, device).post(CODE, {"code": recovery_codes_of(lost)[0]})
    browser = login(admin)
    page = browser.get(f"/beheer/mensen/{lost.pk}/inloggen/").content.decode()
    assert "een app met codes" in page
    done = browser.post(f"/beheer/mensen/{lost.pk}/inloggen/", {"wat": "tweede_stap"}, follow=True)
    assert "De tweede stap is gewist" in done.content.decode()
    assert not Authenticator.objects.filter(user=lost).exists()
    assert not is_in(device)  # logged out everywhere
    assert not UserSession.objects.filter(user=lost).exists()
    assert is_in(sign_in(lost))
    line = AuditRegel.objects.get(actie="tweede stap gewist")
    assert (line.wie_id, line.object_id, line.organisatie_id) == (admin.pk, lost.pk, ours.pk)
    run_jobs()
    [message] = [sent for sent in mail.outbox if sent.subject == "Uw tweede stap is gewist"]
    assert message.to == [lost.email]
    assert str(admin) in message.body


def test_who_may_take_a_second_step_away(login):
    ours, other = OrganisatieFactory(), OrganisatieFactory()
    mine, theirs, chief = person(ours, "corporatiebeheerder"), person(other), platform_admin()
    colleague, boss = person(ours), platform_admin()
    Aanstelling.objects.create(gebruiker=boss, organisatie=ours)
    for gebruiker in (mine, theirs, chief, colleague, boss):
        with_app(gebruiker)
    for who, whom in ((mine, theirs), (mine, mine), (mine, chief), (mine, boss), (chief, chief), (colleague, mine)):
        with pytest.raises(PermissionDenied):
            reset_tweede_stap(whom, by=who)
        answer = login(who).post(f"/beheer/mensen/{whom.pk}/inloggen/")
        assert answer.status_code in (302, 403, 404)
        assert Authenticator.objects.filter(user=whom).count() == 2
    assert not AuditRegel.objects.filter(actie="tweede stap gewist").exists()
    assert reset_tweede_stap(theirs, by=chief) == 2
    assert reset_tweede_stap(boss, by=chief) == 2
    assert reset_tweede_stap(colleague, by=mine) == 2
    assert reset_tweede_stap(colleague, by=mine) == 0  # nothing left: no line and no mail
    assert AuditRegel.objects.filter(actie="tweede stap gewist").count() == 3


def test_the_server_gives_the_last_platform_admin_a_way_back(capsys):
    admin = platform_admin()
    with_app(admin)
    call_command("wis_tweede_stap", email=admin.email.upper())
    assert not Authenticator.objects.exists()
    assert AuditRegel.objects.get(actie="tweede stap gewist").wie_naam == "de opdrachtregel"
    for email in (admin.email, "niemand@polder.example"):
        with pytest.raises(CommandError):
            call_command("wis_tweede_stap", email=email)


def test_access_that_ends_between_password_and_code_keeps_the_door_shut():
    gebruiker = person()
    secret = with_app(gebruiker)
    client = sign_in(gebruiker)
    Aanstelling.objects.filter(gebruiker=gebruiker).update(tot=timezone.localdate() - dt.timedelta(days=1))
    assert client.post(CODE, {"code": code_of(secret)}).url == "/account/niet-actief/"
    assert not is_in(client)
    assert not UserSession.objects.exists()


def test_the_page_of_the_own_login_shows_what_is_there():
    gebruiker = person()
    with_app(gebruiker)
    client = Client()
    sign_in(gebruiker, client).post(CODE, {"code": recovery_codes_of(gebruiker)[0]})
    page = re.sub(r"\s+", " ", client.get("/account/veiligheid/").content.decode())
    assert "U hebt nog 9 reservecodes" in page
    assert "Een app met codes, gekoppeld op" in page
    assert client.get("/account/sessies/").url == "/account/veiligheid/"


def test_logging_out_everywhere_ends_this_session_too():
    gebruiker = person()
    here, there = sign_in(gebruiker), sign_in(gebruiker)
    assert here.post("/account/sessies/", {"ook_hier": "1"}).url == "/account/inloggen/"
    assert not is_in(here)
    assert not is_in(there)
