"""Logging in and out, sessions, passwords, and when somebody was last here (C3, C4)."""

import datetime as dt
import re

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import timezone

from corporaties.models import Aanstelling, Gebruiker
from corporaties.passwords import GuessablePasswordValidator
from tests.factories.corporaties import PASSWORD, GebruikerFactory, KringFactory, guest, person
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
LOGIN = "/account/inloggen/"


def sign_in(email: str, password: str = PASSWORD, client: Client | None = None, **extra):
    client = client or Client()
    return client.post(LOGIN, {"login": email, "password": password}, **extra)


def test_login_leads_to_vandaag_or_to_where_one_was_going():
    gebruiker = person()
    assert sign_in(gebruiker.email.upper()).url == "/"
    assert sign_in(gebruiker.email, QUERY_STRING="next=/corporaties/").url == "/corporaties/"


def test_login_never_leads_to_another_site():
    assert sign_in(person().email, QUERY_STRING="next=https://kwaad.example/").url == "/"


def test_the_error_never_says_which_of_the_two_was_wrong():
    gebruiker = person()
    wrong_password = sign_in(gebruiker.email, "iets-anders-dan-dat")
    wrong_address = sign_in("niemand@polder.example", "iets-anders-dan-dat")
    sentences = [response.context["form"].non_field_errors() for response in (wrong_password, wrong_address)]
    assert sentences[0] == sentences[1]
    assert len(sentences[0]) == 1


def test_the_sixth_wrong_try_has_to_wait_even_with_the_right_password():
    gebruiker = person()
    first = [sign_in(gebruiker.email, "fout-wachtwoord").context["form"] for _ in range(5)]
    assert len({str(form.non_field_errors()) for form in first}) == 1
    sixth = sign_in(gebruiker.email, PASSWORD)
    assert sixth.status_code == 200
    assert str(sixth.context["form"].non_field_errors()) != str(first[0].non_field_errors())
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=6)):
        assert sign_in(gebruiker.email, PASSWORD).status_code == 302


def ended() -> Gebruiker:
    gebruiker = person()
    Aanstelling.objects.filter(gebruiker=gebruiker).update(tot=timezone.localdate() - dt.timedelta(days=1))
    return gebruiker


def ended_member() -> Gebruiker:
    gebruiker = person()
    organisatie = gebruiker.aanstellingen.get().organisatie
    organisatie.lid_tot = timezone.localdate() - dt.timedelta(days=1)
    organisatie.save()
    return gebruiker


@pytest.mark.parametrize(
    "make",
    [
        GebruikerFactory,
        lambda: person(is_active=False),
        ended,
        ended_member,
        lambda: guest(KringFactory(), timezone.localdate() - dt.timedelta(days=1)),
    ],
    ids=["nooit", "geblokkeerd", "vertrokken", "corporatie geen lid meer", "gast voorbij"],
)
def test_without_access_nobody_gets_in_and_hears_what_to_do(make):
    client = Client()
    response = sign_in(make().email, client=client)
    assert response.url == "/account/niet-actief/"
    assert "Vraag het aan de beheerder" in client.get(response.url).content.decode()
    assert client.get("/profiel/").status_code == 302
    assert not UserSession.objects.exists()


def test_a_wrong_password_without_access_says_no_more_than_any_wrong_password():
    response = sign_in(ended().email, "fout-wachtwoord")
    assert response.context["form"].non_field_errors()


def test_sessions_are_listed_and_the_others_ended_at_once():
    gebruiker = person()
    here, there = Client(HTTP_USER_AGENT="Mozilla/5.0 (iPad) Safari"), Client()
    sign_in(gebruiker.email, client=here)
    sign_in(gebruiker.email, client=there)
    page = here.get("/account/veiligheid/")
    assert page.context["session_count"] == 2
    assert here.post("/account/sessies/").status_code == 302
    assert there.get("/profiel/").status_code == 302
    assert here.get("/profiel/").status_code == 200


def test_a_new_password_ends_the_other_sessions_and_is_mailed():
    gebruiker = person()
    here, there = Client(), Client()
    sign_in(gebruiker.email, client=here)
    sign_in(gebruiker.email, client=there)
    new = {"oldpassword": PASSWORD, "password1": "een-heel-nieuwe-zin", "password2": "een-heel-nieuwe-zin"}
    assert here.post("/account/wachtwoord/wijzigen/", new).status_code == 302
    assert here.get("/profiel/").status_code == 200
    assert there.get("/profiel/").status_code == 302
    run_jobs()
    [message] = [sent for sent in mail.outbox if "wachtwoord" in sent.subject]
    assert message.to == [gebruiker.email]


def test_forgotten_password_from_mail_to_login():
    gebruiker = person()
    client = Client()
    assert client.post("/account/wachtwoord/vergeten/", {"email": gebruiker.email}).status_code == 302
    assert not mail.outbox  # the worker sends it
    run_jobs()
    assert mail.outbox[0].to == [gebruiker.email]
    link = re.search(r"http://127.0.0.1:8000(/account/wachtwoord/nieuw/\S+)", mail.outbox[0].body)[1]
    page = client.get(link, follow=True)
    form_url = page.redirect_chain[-1][0]
    new = {"password1": "een-heel-nieuwe-zin", "password2": "een-heel-nieuwe-zin"}
    assert client.post(form_url, new).url == "/account/wachtwoord/nieuw/klaar/"
    assert sign_in(gebruiker.email, "een-heel-nieuwe-zin").url == "/"
    assert "werkt niet meer" in Client().get(link, follow=True).content.decode()  # spent


def test_an_unknown_address_gets_the_same_answer_and_no_mail():
    gebruiker = person()
    answers = [
        Client().post("/account/wachtwoord/vergeten/", {"email": email})
        for email in (gebruiker.email, "niemand@polder.example", ended().email)
    ]
    assert {(answer.status_code, answer.url) for answer in answers} == {
        (302, "/account/wachtwoord/vergeten/verstuurd/")
    }
    assert "niemand@polder.example" not in {to for message in _sent() for to in message.to}


def _sent():
    run_jobs()
    return mail.outbox


def test_the_password_link_is_not_in_the_queue():
    gebruiker = person()
    Client().post("/account/wachtwoord/vergeten/", {"email": gebruiker.email})
    with connection.cursor() as cursor:
        cursor.execute("SELECT args::text FROM procrastinate_jobs")
        assert [row[0] for row in cursor.fetchall()] == [f'{{"gebruiker_id": {gebruiker.pk}}}']


@pytest.mark.parametrize("password", ["Welkom2026!", "Wachtwoord123", "12345678901", "....aaaa....", "December-2026"])
def test_passwords_that_anybody_guesses(password):
    with pytest.raises(ValidationError, match="te raden"):
        GuessablePasswordValidator().validate(password)


@pytest.mark.parametrize("password", ["welkom-bij-mkw", PASSWORD, "Éénpaardsmacht7"])
def test_passwords_of_a_few_words_are_fine(password):
    GuessablePasswordValidator().validate(password)


def test_last_seen_moves_every_five_minutes_and_a_visit_starts_after_four_hours(login):
    gebruiker = person()
    start = dt.datetime(2026, 5, 12, 8, 0, tzinfo=dt.UTC)

    def visit(minutes: int) -> Gebruiker:
        with time_machine.travel(start + dt.timedelta(minutes=minutes), tick=False):
            browser.get("/profiel/")
        return Gebruiker.objects.get(pk=gebruiker.pk)

    with time_machine.travel(start, tick=False):
        browser = login(gebruiker)
    assert visit(4).laatst_gezien == start
    assert visit(6).laatst_gezien == start + dt.timedelta(minutes=6)
    assert UserSession.objects.get().last_seen_at == start + dt.timedelta(minutes=6)  # the device too
    assert visit(6 + 239).vorig_bezoek is None
    after = visit(6 + 239 + 241)
    assert after.vorig_bezoek == start + dt.timedelta(minutes=6 + 239)
    assert after.laatst_gezien == start + dt.timedelta(minutes=6 + 239 + 241)


def test_the_first_visit_has_none_before_it(login):
    gebruiker = person()
    browser = login(gebruiker)
    Gebruiker.objects.filter(pk=gebruiker.pk).update(laatst_gezien=None)
    browser.get("/profiel/")
    gebruiker.refresh_from_db()
    assert gebruiker.laatst_gezien is not None
    assert gebruiker.vorig_bezoek is None


def test_a_page_within_five_minutes_costs_no_write(login, django_assert_num_queries):
    browser = login(person())
    with django_assert_num_queries(4):  # session, user, themes of the form, own themes
        browser.get("/profiel/")


def test_logging_out_ends_the_session():
    gebruiker = person()
    client = Client()
    sign_in(gebruiker.email, client=client)
    client.post("/account/uitloggen/")
    assert client.get("/profiel/").status_code == 302
