"""Logging in through Microsoft against a real OpenID provider, with tenants that lie (C3, C4)."""

import datetime as dt
import uuid

import pytest
from allauth.socialaccount.internal import statekit
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from corporaties.microsoft import Identiteit, identiteit_of, must_use
from corporaties.models import Aanstelling, Gebruiker, MicrosoftInlog, Organisatie
from corporaties.services import link_microsoft, set_microsoft, unlink_microsoft
from mkwportal.core.models import AuditRegel
from tests.factories.corporaties import PASSWORD, AanstellingFactory, OrganisatieFactory, person, platform_admin
from tests.support.jobs import run_jobs
from tests.support.openid import CLIENT_ID, SECRET, running_entra
from tests.support.tweede_stap import code_of, with_app

pytestmark = pytest.mark.django_db
OURS, THEIRS = str(uuid.UUID(int=0xA)), str(uuid.UUID(int=0xB))
LINK, LOGIN = "/account/microsoft/koppelen/", "/account/inloggen/"


@pytest.fixture(scope="module")
def provider():
    with running_entra() as running:
        yield running


@pytest.fixture
def entra(provider, settings):
    settings.ENTRA_CLIENT_ID, settings.ENTRA_SECRET = CLIENT_ID, SECRET
    settings.ENTRA_DISCOVERY = provider.discovery
    return provider


def corporation(stand: str = "kan", tenant: str = OURS) -> Organisatie:
    organisatie = OrganisatieFactory()
    MicrosoftInlog.objects.create(organisatie=organisatie, stand=stand, tenant=tenant)
    return organisatie


def account(number: int = 1, tenant: str = OURS, **more: str) -> dict[str, str]:
    claims = {"oid": str(uuid.UUID(int=number)), "name": "Anna Visser", "preferred_username": "anna@linde.example"}
    return {"tid": tenant, **claims, **more}


def linked(gebruiker: Gebruiker, number: int = 1, tenant: str = OURS) -> None:
    link_microsoft(gebruiker, Identiteit(tenant, account(number)["oid"], "Anna", "anna@linde.example"), by=gebruiker)


def sign_in(gebruiker: Gebruiker, client: Client | None = None, next: str = "/") -> Client:
    client = client or Client()
    client.post(LOGIN, {"login": gebruiker.email, "password": PASSWORD, "next": next})
    return client


def is_in(client: Client) -> bool:
    return client.get("/profiel/").status_code == 200


def text(response) -> str:
    return response.content.decode()


def test_from_an_unknown_account_through_the_link_to_a_login_without_password(entra):
    gebruiker = person(corporation())
    client = Client()
    assert entra.log_in(client, OURS, **account()).url == LINK
    page = text(client.get(LINK))
    assert "anna@linde.example" in page
    assert not is_in(client)
    assert not SocialAccount.objects.exists()  # nothing is linked without a click by who is logged in
    assert client.post(LOGIN, {"login": gebruiker.email, "password": PASSWORD, "next": LINK}).url == LINK
    assert gebruiker.email in text(client.get(LINK))
    assert client.post(LINK).url == "/account/veiligheid/"
    assert AuditRegel.objects.get(actie="Microsoft-account gekoppeld").wie_id == gebruiker.pk
    run_jobs()
    assert "Uw Microsoft-account is gekoppeld" in [message.subject for message in mail.outbox]
    again = Client()
    assert entra.log_in(again, OURS, "?next=/corporaties/", **account()).url == "/corporaties/"
    assert again.get("/profiel/").context["user"] == gebruiker
    assert not text(again.get("/account/veiligheid/")).count("Koppel uw Microsoft-account")


def test_it_never_leads_to_another_site(entra):
    linked(person(corporation()))
    assert entra.log_in(Client(), OURS, "?next=https://kwaad.example/", **account()).url == "/"


def test_a_tenant_that_nobody_knows_is_refused_whatever_address_it_claims(entra):
    victim = person(corporation())
    liar = account(1, THEIRS, email=victim.email, preferred_username=victim.email)
    client = Client()
    answer = entra.log_in(client, THEIRS, **liar)
    assert answer.status_code == 403
    assert "Wij kennen deze organisatie niet" in text(answer)
    assert not is_in(client)
    assert client.get(LINK).url == LOGIN
    assert not SocialAccount.objects.exists()


def test_a_second_tenant_that_claims_somebody_elses_address_gets_nothing_of_that_person(entra):
    victim = person(corporation())
    attacker = person(corporation(tenant=THEIRS))
    linked(victim)
    liar = account(1, THEIRS, email=victim.email, preferred_username=victim.email)  # the same object id too
    client = Client()
    assert entra.log_in(client, THEIRS, **liar).url == LINK
    sign_in(victim, client, LINK)  # even with the victim's help it is not theirs
    answer = client.get(LINK)
    assert answer.status_code == 403
    assert "andere organisatie" in text(answer)
    assert client.post(LINK).status_code == 302
    assert SocialAccount.objects.count() == 1
    own = Client()
    entra.log_in(own, THEIRS, **liar)
    sign_in(attacker, own, LINK)
    own.post(LINK)
    fresh = Client()
    entra.log_in(fresh, THEIRS, **liar)
    assert fresh.get("/profiel/").context["user"] == attacker


@pytest.mark.parametrize("without", [("tid", "oid"), ("oid",), ("tid",)])
def test_only_an_e_mail_address_is_no_identity(entra, without):
    victim = person(corporation())
    claims = account(email=victim.email)
    for name in without:
        del claims[name]
    client = Client()
    answer = entra.log_in(client, OURS, **claims)
    assert answer.status_code in (400, 403)  # without a tenant the issuer is wrong as well
    assert "lukt niet" in text(answer) or "Een e-mailadres alleen is niet genoeg" in text(answer)
    assert not is_in(client)


def test_a_tenant_that_says_it_is_another_is_refused(entra):
    gebruiker = person(corporation())
    corporation(tenant=THEIRS)
    linked(gebruiker)
    client = Client()
    answer = entra.log_in(client, THEIRS, **account(1, OURS))  # signed as theirs, says ours
    assert answer.status_code == 400
    assert not is_in(client)


@pytest.mark.parametrize("bad", [{}, {"tid": 1, "oid": 2}, {"tid": None, "oid": "x"}, {"tid": OURS, "oid": "../"}])
def test_claims_that_name_nobody(bad):
    assert identiteit_of(bad) is None


def test_an_answer_is_taken_once_and_only_in_the_browser_that_asked(entra):
    linked(person(corporation()))
    entra.become(OURS, **account())
    client, thief = Client(), Client()
    back = entra.walk(client.get("/account/microsoft/").url)
    assert thief.get(back).status_code == 400
    assert client.get(back).status_code == 302
    client.post("/account/uitloggen/")
    assert client.get(back).status_code == 400
    assert not is_in(client)


def test_an_answer_to_another_question_is_refused(entra):
    linked(person(corporation()))
    entra.become(OURS, **account())
    client = Client()
    back = entra.walk(client.get("/account/microsoft/").url)
    session = client.session
    states = session[statekit.STATES_SESSION_KEY]
    for kept in states.values():
        kept[0]["nonce"] = "van-een-ander"
    session[statekit.STATES_SESSION_KEY] = states
    session.save()
    assert client.get(back).status_code == 400
    assert not is_in(client)


def test_who_stops_at_microsoft_or_finds_it_down_hears_what_to_do(entra, settings):
    client = Client()
    start = client.get("/account/microsoft/").url
    state = start.split("state=")[1].split("&")[0]
    assert "gestopt" in text(client.get(f"/account/microsoft/terug/?error=access_denied&state={state}"))
    assert client.get("/account/microsoft/terug/").status_code == 400
    settings.ENTRA_DISCOVERY = "http://127.0.0.1:9/niets"
    assert client.get("/account/microsoft/").status_code == 503


def test_without_access_microsoft_opens_nothing(entra):
    gebruiker = person(corporation())
    linked(gebruiker)
    Aanstelling.objects.filter(gebruiker=gebruiker).update(tot=timezone.localdate() - dt.timedelta(days=1))
    client = Client()
    assert entra.log_in(client, OURS, **account()).url == "/account/niet-actief/"
    assert not is_in(client)


def test_who_works_elsewhere_now_does_not_come_in_through_the_old_tenant(entra):
    gebruiker = person(corporation())
    linked(gebruiker)
    Aanstelling.objects.filter(gebruiker=gebruiker).update(tot=timezone.localdate() - dt.timedelta(days=1))
    AanstellingFactory(gebruiker=gebruiker, organisatie=corporation(tenant=THEIRS))
    client = Client()
    answer = entra.log_in(client, OURS, **account())
    assert "andere organisatie" in text(answer)
    assert not is_in(client)


def test_a_corporation_that_switches_it_off_ends_it_at_once(entra):
    ours, admin = corporation(), platform_admin()
    linked(person(ours))
    set_microsoft(ours, stand="uit", tenant=uuid.UUID(OURS), by=admin)
    client = Client()
    assert "Wij kennen deze organisatie niet" in text(entra.log_in(client, OURS, **account()))
    assert not is_in(client)


def test_who_has_a_second_step_is_asked_for_it_here_too(entra):
    gebruiker = person(corporation())
    secret = with_app(gebruiker)
    linked(gebruiker)
    client = Client()
    assert entra.log_in(client, OURS, **account()).url == "/account/tweede-stap/code/"
    assert not is_in(client)
    client.post("/account/tweede-stap/code/", {"code": code_of(secret)})
    assert is_in(client)


def test_where_it_is_obligatory_a_password_is_good_for_linking_alone(entra):
    gebruiker = person(corporation("moet"))
    client = sign_in(gebruiker)
    assert client.get("/").url == LINK
    assert client.get("/documenten/").url == LINK
    assert "Log in met Microsoft" in text(client.get(LINK))
    entra.log_in(client, OURS, **account())
    assert client.post(LINK).url == "/account/veiligheid/"
    assert is_in(client)
    refused = Client()
    answer = refused.post(LOGIN, {"login": gebruiker.email, "password": PASSWORD})
    assert answer.url == "/account/microsoft/verplicht/"
    assert "Uw corporatie wil" in text(refused.get(answer.url))
    assert not is_in(refused)
    again = Client()
    entra.log_in(again, OURS, **account())
    assert is_in(again)


def test_obligatory_locks_nobody_out(entra, settings):
    ours, elsewhere = corporation("moet"), OrganisatieFactory()
    both, boss, lost = person(ours), person(ours, is_platformbeheerder=True), person(ours)
    AanstellingFactory(gebruiker=both, organisatie=elsewhere)
    for number, gebruiker in enumerate((both, boss, lost), 1):
        linked(gebruiker, number)
    assert is_in(sign_in(both))  # works at a corporation without it too
    assert is_in(sign_in(boss))
    assert not is_in(sign_in(lost))
    assert unlink_microsoft(lost, by=boss) == 1  # another Microsoft account: the password once more, to link it
    assert sign_in(lost).get("/profiel/").url == LINK
    linked(lost, 3)
    settings.ENTRA_CLIENT_ID = ""  # the registration is gone
    assert is_in(sign_in(lost))


def test_must_use_counts_every_running_appointment():
    assert not must_use(person())


def test_an_account_belongs_to_one_person(entra):
    ours = corporation()
    first, second = person(ours), person(ours)
    linked(first)
    with pytest.raises(ValidationError, match="al bij iemand anders"):
        linked(second)
    client = sign_in(second)
    answer = entra.log_in(client, OURS, **account())
    assert "hoort bij iemand anders" in text(answer)
    assert client.get("/profiel/").context["user"] == second  # still oneself
    with pytest.raises(ValueError, match="belongs to the person"):
        link_microsoft(second, Identiteit(OURS, account(2)["oid"]), by=first)


def test_taking_the_link_away(login):
    ours = corporation()
    gebruiker, colleague = person(ours), person(ours, "corporatiebeheerder")
    stranger = person(rol="corporatiebeheerder")
    linked(gebruiker)
    assert sign_in(gebruiker).post("/account/microsoft/losmaken/").url == "/account/veiligheid/"
    assert not SocialAccount.objects.exists()
    linked(gebruiker)
    device = sign_in(gebruiker)
    with pytest.raises(PermissionDenied):
        unlink_microsoft(gebruiker, by=stranger)
    login(colleague).post(f"/beheer/mensen/{gebruiker.pk}/inloggen/", {"wat": "microsoft"})
    assert not SocialAccount.objects.exists()
    assert not is_in(device)
    line = AuditRegel.objects.filter(actie="Microsoft-account losgemaakt").latest("pk")
    assert (line.wie_id, line.organisatie_id) == (colleague.pk, ours.pk)


def test_the_platform_admin_chooses_per_corporation(login):
    ours, admin = OrganisatieFactory(), platform_admin()
    address, browser = f"/beheer/corporaties/{ours.pk}/microsoft/", login(admin)
    refused = browser.post(address, {"stand": "moet", "tenant": ""})
    assert refused.status_code == 422
    assert "Vul het tenant-id in" in text(refused)
    assert "geen tenant-id" in text(browser.post(address, {"stand": "kan", "tenant": "de linde"}))
    assert browser.post(address, {"stand": "kan", "tenant": OURS}).status_code == 302
    assert browser.post(address, {"stand": "kan", "tenant": OURS}).status_code == 302  # no change, no line
    line = AuditRegel.objects.get(actie="inloggen met Microsoft ingesteld")
    assert line.na == {"stand": "kan", "tenant": OURS}
    assert line.organisatie_id == ours.pk
    with pytest.raises(PermissionDenied):
        set_microsoft(ours, stand="uit", tenant=None, by=person(ours, "corporatiebeheerder"))


@pytest.mark.parametrize("row", [{"stand": "kan", "tenant": None}, {"stand": "soms", "tenant": OURS}])
def test_the_database_refuses_a_half_setting(row):
    with pytest.raises(IntegrityError), transaction.atomic():
        MicrosoftInlog.objects.create(organisatie=OrganisatieFactory(), **row)


def test_the_button_shows_only_with_a_registration(settings):
    assert "Log in met Microsoft" not in text(Client().get(LOGIN))
    settings.ENTRA_CLIENT_ID = "portaal"
    page = text(Client().get(f"{LOGIN}?next=/corporaties/"))
    assert "Log in met Microsoft" in page
    assert "/account/microsoft/?next=" in page
