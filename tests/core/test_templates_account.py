"""The account pages: in style, in Dutch, and working from start to end."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.factories.corporaties import PASSWORD, AanstellingFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
NEW = "een-nieuwe-dijk-voor-9"


@pytest.fixture
def lid():
    return AanstellingFactory().gebruiker


def text(response) -> str:
    return response.content.decode()


def head(response) -> str:
    assert text(response).count("<h1>") == 1
    return re.search(r"<h1>(.*?)</h1>", text(response)).group(1)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("account_login", "Inloggen"),
        ("account_reset_password", "Wachtwoord vergeten"),
        ("account_reset_password_done", "Kijk in uw e-mail"),
        ("account_inactive", "U hebt nu geen toegang"),
        ("account_reset_password_from_key_done", "Uw wachtwoord is gewijzigd"),
    ],
)
def test_pages_before_the_login(client, name, title):
    response = client.get(reverse(name))
    assert response.status_code == 200
    assert head(response) == title
    assert "mkw-bare__scene" in text(response)
    assert "accountmenu" not in text(response)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("account_change_password", "Wijzig uw wachtwoord"),
        ("veiligheid", "Inloggen en veiligheid"),
        ("account_logout", "Wilt u uitloggen?"),
    ],
)
def test_pages_after_the_login(login, lid, name, title):
    response = login(lid).get(reverse(name))
    assert response.status_code == 200
    assert head(response) == title


def test_login_goes_on_where_somebody_wanted_to_be(client, lid):
    form = client.get(reverse("account_login"), {"next": "/corporaties/"})
    assert '<input type="hidden" name="next" value="/corporaties/"' in text(form)
    assert 'autocomplete="username webauthn"' in text(form)
    answer = client.post(reverse("account_login"), {"login": lid.email, "password": PASSWORD, "next": "/corporaties/"})
    assert answer.headers["Location"] == "/corporaties/"


def test_a_wrong_login_never_says_which_of_the_two_was_wrong(client, lid):
    pages = [
        text(client.post(reverse("account_login"), {"login": email, "password": "fout-wachtwoord"}))
        for email in (lid.email, "niemand@polder.example")
    ]
    for page in pages:
        assert "<title>Fout: Inloggen - MKW Portal</title>" in page
        assert "Het e-mailadres of het wachtwoord klopt niet." in page
        assert "Vul uw wachtwoord opnieuw in." in page
        assert 'role="alert"' in page
        assert "fout-wachtwoord" not in page
    assert lid.email in pages[0]


def test_no_word_of_another_language_or_of_je(client, lid):
    page = text(client.post(reverse("account_login"), {"login": "geen adres", "password": ""}))
    body = re.sub(r"<[^>]+>", " ", page.split("<main")[1])
    assert not re.search(r"\b(je|jij|jouw|jou|login|sign in|password)\b", body, re.I)


def test_forgotten_password_from_mail_to_login(client, lid):
    client.post(reverse("account_reset_password"), {"email": lid.email})
    run_jobs()
    message = mail.outbox[-1]
    assert message.to == [lid.email]
    assert "Kies een nieuw wachtwoord" in message.subject
    assert message.body.startswith("Beste lezer,")
    link = re.search(r"http://[^/\s]+(/\S+)", message.body).group(1)
    page = client.get(link, follow=True)
    assert head(page) == "Kies een nieuw wachtwoord"
    action = re.search(r'<form method="post" action="([^"]+)"', text(page)).group(1)
    refused = client.post(action, {"password1": "kort", "password2": "kort"})
    assert "utrecht-form-field--invalid" in text(refused)
    done = client.post(action, {"password1": NEW, "password2": NEW}, follow=True)
    assert done.status_code == 200
    assert head(client.get(link, follow=True)) == "Deze link werkt niet meer"
    client.logout()
    assert client.post(reverse("account_login"), {"login": lid.email, "password": NEW}).status_code == 302


def test_changing_the_password_says_so_on_the_page_and_by_mail(login, lid):
    client = login(lid)
    fields = {"oldpassword": "niet-goed-dus", "password1": NEW, "password2": NEW}
    assert "Dit is niet uw wachtwoord van nu." in text(client.post(reverse("account_change_password"), fields))
    fields["oldpassword"] = PASSWORD
    done = client.post(reverse("account_change_password"), fields, follow=True)
    assert "Uw wachtwoord is gewijzigd." in text(done)


def test_sessions_can_be_ended_everywhere_else(login, lid, client):
    here = login(lid, headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    other = login(lid)
    page = text(here.get(reverse("veiligheid")))
    assert "Log uit op alle andere apparaten" in page
    assert page.count("Dit apparaat") == 1
    done = here.post(reverse("usersessions_list"), follow=True)
    assert "U bent op alle andere apparaten uitgelogd." in text(done)
    assert other.get("/").status_code == 302
    assert here.get("/").status_code == 200


def test_logging_out_needs_a_button(login, lid):
    client = login(lid)
    assert client.get(reverse("account_logout")).status_code == 200
    assert client.get("/").status_code == 200
    client.post(reverse("account_logout"))
    assert client.get("/").status_code == 302
