"""What was typed survives a login that expired between form and save."""

import pytest
from django.test import Client

from tests.factories.corporaties import PASSWORD, person

pytestmark = pytest.mark.django_db


def test_a_form_that_was_sent_without_a_login_waits_for_the_next_login():
    user, client = person(), Client()
    response = client.post("/profiel/", {"voornaam": "Anne-Fleur", "telefoon": "06-12345678", "password": "geheim"})
    assert response.status_code == 302
    assert response["Location"] == "/account/inloggen/?next=/verder/"
    client.post("/account/inloggen/?next=/verder/", {"login": user.email, "password": PASSWORD})
    html = client.get("/verder/").content.decode()
    assert 'action="/profiel/"' in html
    assert 'name="voornaam" value="Anne-Fleur"' in html
    assert "06-12345678" in html
    assert "geheim" not in html
    assert client.get("/verder/").status_code == 302, "it is shown once"


def test_too_much_text_is_not_kept_and_the_login_goes_on():
    client = Client()
    response = client.post("/profiel/", {"over": "x" * 300_000})
    assert response.status_code == 302
    assert "verder" not in response["Location"]


def test_html_in_kept_text_stays_text():
    user, client = person(), Client()
    client.post("/profiel/", {"voornaam": '"><script>alert(1)</script>'})
    client.post("/account/inloggen/?next=/verder/", {"login": user.email, "password": PASSWORD})
    assert b"<script>alert" not in client.get("/verder/").content
