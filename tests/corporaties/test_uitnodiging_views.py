"""The link of an invitation in a browser, and the pages of who invites (step 7, C2)."""

import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from corporaties.models import Aanstelling, Gebruiker, Rol, Uitnodiging
from corporaties.services import create_uitnodiging
from mkwportal.core.once import new_key
from tests.factories.corporaties import PASSWORD, KringFactory, OrganisatieFactory, guest, person, platform_admin
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
NIEUW, LIJST = "/beheer/uitnodigingen/nieuw/", "/beheer/uitnodigingen/"
JOKE = {
    "voornaam": "Joke", "tussenvoegsel": "", "achternaam": "Lammers",
    "wachtwoord": "drie-losse-woorden", "nogmaals": "drie-losse-woorden",
}  # fmt: skip


@pytest.fixture
def organisatie():
    return OrganisatieFactory(naam="De Linde")


@pytest.fixture
def admin(login, organisatie):
    return login(person(organisatie, Rol.CORPORATIEBEHEERDER, voornaam="Riet", achternaam="Bos"))


def send(browser, email="joke@polder.example", **fields):
    data = {"email": email, "rol": "lid", "formulier": new_key(), **fields}
    if "organisatie" not in data and "kring" not in data:
        data["organisatie"] = Aanstelling.objects.filter(rol="corporatiebeheerder").first().organisatie_id
    return browser.post(NIEUW, data)


def newest_link() -> str:
    run_jobs()
    return re.search(r"/uitnodiging/[\w-]+/", mail.outbox[-1].body)[0]


def test_step_seven_from_invitation_to_the_own_documents(admin, organisatie):
    response = send(admin)
    assert response.url == LIJST
    link = newest_link()
    colleague = Client()
    page = colleague.get(link)
    assert page.status_code == 200
    assert "De Linde" in page.content.decode()
    assert colleague.get(link).status_code == 200  # a mail scanner looked: nothing was spent
    response = colleague.post(link, JOKE)
    assert (response.status_code, response.url) == (302, "/")
    assert colleague.get("/profiel/").context["user"].organisatie_ids == [organisatie.pk]
    again = Client().get(link)
    assert again.status_code == 410
    assert "al gebruikt" in again.content.decode()
    assert "Joke Lammers" in admin.get("/meldingen/").content.decode()


def test_head_and_get_never_spend(admin):
    send(admin)
    link = newest_link()
    for method in (Client().get, Client().head, Client().get):
        assert method(link).status_code == 200
    assert Uitnodiging.objects.get().gebruikt_op is None


def test_what_is_wrong_is_said_and_what_was_typed_stays(admin):
    send(admin)
    link = newest_link()
    for change, sentence in (
        ({"nogmaals": "iets anders"}, "niet gelijk"),
        ({"wachtwoord": "kort", "nogmaals": "kort"}, "10"),
        ({"wachtwoord": "Welkom2026!", "nogmaals": "Welkom2026!"}, "te raden"),
        ({"voornaam": ""}, "verplicht|Vul"),
        ({"voornaam": "Jo\x00ke"}, "voornaam|tekens|toegestaan"),
        ({"achternaam": "x" * 300}, "80"),
    ):
        response = Client().post(link, {**JOKE, **change})
        page = response.content.decode()
        assert response.status_code == 422
        assert re.search(sentence, page), change
        assert ("Lammers" in page) or "achternaam" in change
        assert "drie-losse-woorden" not in page
    assert not Gebruiker.objects.filter(email="joke@polder.example").exists()


def test_a_double_click_is_one_account_and_ends_inside(admin):
    send(admin)
    link = newest_link()
    first, second = Client(), Client()
    assert first.post(link, JOKE).url == "/"
    assert second.post(link, JOKE).url == "/"
    assert second.get("/profiel/").status_code == 200
    assert Gebruiker.objects.filter(email="joke@polder.example").count() == 1
    assert Client().post(link, {**JOKE, "wachtwoord": "een-ander-woord"}).status_code == 410
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=2)):
        assert Client().post(link, JOKE).status_code == 410


@pytest.mark.parametrize(
    ("prepare", "status", "sentence"),
    [
        (lambda admin, u: admin.post(f"{LIJST}{u.pk}/intrekken/"), 410, "ingetrokken"),
        (lambda admin, u: admin.post(f"{LIJST}{u.pk}/opnieuw/") and run_jobs(), 410, "nieuwere uitnodiging"),
        (lambda admin, u: Uitnodiging.objects.update(verloopt_op=timezone.now()), 410, "verlopen"),
        (lambda admin, u: Uitnodiging.objects.update(token_hash="x"), 404, "klopt niet"),
    ],
    ids=["ingetrokken", "vervangen", "verlopen", "vervalst"],
)
def test_every_dead_link_explains_itself(admin, prepare, status, sentence):
    send(admin)
    link = newest_link()
    prepare(admin, Uitnodiging.objects.get())
    for method in (Client().get, lambda url: Client().post(url, JOKE)):
        response = method(link)
        assert response.status_code == status
        assert sentence in response.content.decode()
    assert Gebruiker.objects.filter(email="joke@polder.example").count() == 0


def test_personele_unie_logs_in_and_presses_one_button(admin, organisatie, login):
    director = person(email="dir@polder.example")
    send(admin, email="dir@polder.example")
    link = newest_link()
    page = Client().get(link).content.decode()
    assert f"/account/inloggen/?next={link.replace('/', '%2F')}" in page
    assert "wachtwoord" not in re.findall(r'name="(\w+)"', page)
    assert Client().post(link, JOKE).status_code == 200  # nothing happened
    stranger = login(person())
    assert "voor iemand anders" in stranger.post(link).content.decode()
    browser = login(director)
    assert "Ik neem de uitnodiging aan" in browser.get(link).content.decode()
    assert browser.post(link).url == "/"
    assert organisatie.pk in Gebruiker.objects.get(pk=director.pk).organisatie_ids
    assert Gebruiker.objects.filter(email="dir@polder.example").count() == 1


def test_login_brings_one_back_to_the_invitation(admin):
    director = person(email="dir@polder.example")
    send(admin, email="dir@polder.example")
    link = newest_link()
    login_url = re.search(r'href="(/account/inloggen/[^"]+)"', Client().get(link).content.decode())[1]
    response = Client().post(login_url, {"login": director.email, "password": PASSWORD})
    assert response.url == link


def test_somebody_else_logged_in_does_not_spend_a_new_persons_link(admin, login):
    send(admin)
    link = newest_link()
    stranger = login(person())
    assert "voor iemand anders" in stranger.post(link, JOKE).content.decode()
    assert Uitnodiging.objects.get().gebruikt_op is None


def test_errors_keep_what_was_typed(admin, organisatie):
    person(organisatie, email="ilse@polder.example", voornaam="Ilse", achternaam="Jansen")
    for email, sentence in (("ilse@polder.example", "Ilse Jansen heeft al toegang"), ("geen adres", "e-mailadres")):
        response = send(admin, email=email, functie="Wijkbeheerder")
        page = response.content.decode()
        assert response.status_code == 422
        assert sentence in page
        assert 'value="Wijkbeheerder"' in page
    assert not Uitnodiging.objects.exists()


def test_sent_twice_is_one_invitation(admin):
    key = new_key()
    assert send(admin, formulier=key).url == LIJST
    assert send(admin, formulier=key).url == LIJST
    assert Uitnodiging.objects.count() == 1


def test_an_admin_cannot_smuggle_in_another_corporation_or_a_guest(admin):
    other = OrganisatieFactory()
    assert send(admin, organisatie=other.pk).status_code == 422
    assert admin.get(f"{NIEUW}?gast=1").status_code == 403
    kring = KringFactory()
    response = admin.post(f"{NIEUW}?gast=1", {"email": "g@x.example", "kring": kring.pk, "gast_tot": "2030-01-01"})
    assert response.status_code == 403
    assert not Uitnodiging.objects.exists()


def test_the_platform_invites_guests_with_a_last_day(login):
    kring, admin = KringFactory(naam="Samen sterk"), login(platform_admin())
    data = {"email": "g@x.example", "kring": kring.pk, "formulier": new_key()}
    assert admin.post(f"{NIEUW}?gast=1", {**data, "gast_tot": "2026-02-31"}).status_code == 422
    assert admin.post(f"{NIEUW}?gast=1", {**data, "gast_tot": "2020-01-01"}).status_code == 422
    assert admin.post(f"{NIEUW}?gast=1", {**data, "gast_tot": "2099-01-01"}).status_code == 302
    guest_browser = Client()
    assert guest_browser.post(newest_link(), JOKE).url == "/"
    assert guest_browser.get("/profiel/").context["user"].kring_ids == [kring.pk]


def test_other_peoples_invitations_do_not_exist_for_an_admin(admin):
    theirs = person(rol=Rol.CORPORATIEBEHEERDER)
    hidden = create_uitnodiging(email="z@x.example", organisatie=theirs.aanstellingen.get().organisatie, by=theirs)
    assert "z@x.example" not in admin.get(LIJST).content.decode()
    for action in ("opnieuw", "intrekken"):
        assert admin.post(f"{LIJST}{hidden.pk}/{action}/").status_code == 404
        assert admin.get(f"{LIJST}{hidden.pk}/{action}/").status_code == 405


def test_the_list_shows_each_state(admin, organisatie):
    for number in range(4):
        send(admin, email=f"m{number}@polder.example")
    run_jobs()
    rows = {u.email[:2]: u for u in Uitnodiging.objects.all()}
    Uitnodiging.objects.filter(pk=rows["m1"].pk).update(verloopt_op=timezone.now() - dt.timedelta(days=1))
    Uitnodiging.objects.filter(pk=rows["m2"].pk).update(gebruikt_op=timezone.now())
    admin.post(f"{LIJST}{rows['m3'].pk}/intrekken/")
    for state, name in (("open", "m0"), ("verlopen", "m1"), ("gebruikt", "m2"), ("ingetrokken", "m3")):
        assert [u.email[:2] for u in admin.get(LIJST, {"staat": state}).context["page"]] == [name]
    assert admin.get(LIJST, {"staat": "bestaat-niet"}).status_code == 404


@pytest.mark.parametrize("who", ["lid", "projectleider", "gast"])
def test_who_manages_nothing_gets_no_page(login, organisatie, who):
    browser = login(guest(KringFactory()) if who == "gast" else person(organisatie, who))
    for url in (LIJST, NIEUW, "/beheer/leden/", "/beheer/logboek/", "/beheer/corporaties/nieuw/"):
        assert browser.get(url).status_code == 403, url


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_the_list_does_not_grow(admin, count, django_assert_num_queries):
    for number in range(count):
        send(admin, email=f"m{number}@polder.example")
    with django_assert_num_queries(4):  # session, user, count, page
        assert len(admin.get(LIJST).context["page"]) == count


def test_too_many_tries_have_to_wait():
    client = Client()
    codes = [client.get("/uitnodiging/verzonnen/").status_code for _ in range(61)]
    assert codes[:60] == [404] * 60
    assert codes[60] == 429
