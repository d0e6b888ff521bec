"""Two authors of a report, a double click, a text that is too long, and a login that ran out."""

import pytest
from django.utils import timezone

from mkwportal.core import once
from tests.factories.verkenningen import BezoekFactory, HalteFactory, VerslagDeelFactory, participant
from verkenningen.models import VerslagDeel

from .helpers import refused, url

pytestmark = pytest.mark.django_db


def test_two_authors_write_at_one_stop_and_the_second_chooses(login):
    halte = HalteFactory()
    client = login(participant(halte.bezoek.verkenning))
    page = url("verslag-halte", halte.bezoek_id, halte.pk)
    assert client.post(page, {"revisie": 1, "gezien": "Van de een"}).status_code == 302
    mine = {"revisie": 1, "gezien": "Van de ander", "meenemen": "Mee"}
    html = refused(client.post(page, mine), "Iemand anders bewaarde dit eerder", "Van de een", status=409)
    assert "Van de ander</textarea>" in html
    assert 'data-draft-version="2"' in html
    response = client.post(page, mine | {"revisie": 2, "actie": "samen"})
    assert "Van de een\n\nVan de ander</textarea>" in response.content.decode()
    halte.refresh_from_db()
    assert halte.gezien == "Van de een"
    client.post(page, mine | {"revisie": 2})
    halte.refresh_from_db()
    assert (halte.gezien, halte.meenemen) == ("Van de ander", "Mee")


def test_a_double_click_on_a_stop_is_no_conflict(login):
    halte = HalteFactory()
    volgende = HalteFactory(bezoek=halte.bezoek)
    client = login(halte.bezoek.verkenning.leider)
    page = url("verslag-halte", halte.bezoek_id, halte.pk)
    data = {"revisie": 1, "gezien": "Veel", "actie": "volgende", once.FIELD: once.new_key()}
    answers = [client.post(page, data) for _ in range(2)]
    assert {answer.url for answer in answers} == {url("verslag-halte", halte.bezoek_id, volgende.pk)}
    halte.refresh_from_db()
    assert halte.revisie == 2
    html = client.get(answers[0].url).content.decode()
    assert f'data-draft-saved="halte-{halte.pk}-gebruiker-{halte.bezoek.verkenning.leider_id}"' in html


def test_a_line_that_is_too_long_stays_in_the_form(login):
    halte = HalteFactory()
    client = login(halte.bezoek.verkenning.leider)
    page = url("verslag-halte", halte.bezoek_id, halte.pk)
    html = refused(client.post(page, {"revisie": 1, "gezien": "z" * 2001, "gehoord": "Blijf"}), "2000")
    assert "Blijf</textarea>" in html
    assert (
        client.post(page, {"revisie": 1, "gezien": "a\r\n" * 1000}).status_code == 302
    )  # counted as the person counts


def test_what_was_written_survives_an_expired_login(login):
    halte = HalteFactory()
    leider = halte.bezoek.verkenning.leider
    client = login(leider)
    page = url("verslag-halte", halte.bezoek_id, halte.pk)
    data = {"revisie": "1", "gezien": "Regel één\nRegel twee", "actie": "verslag", once.FIELD: once.new_key()}
    session = client.session
    for name in list(session.keys()):
        del session[name]
    session.save()
    response = client.post(page, data)
    assert response.url.startswith("/account/inloggen/?next=")
    saved = dict(client.session["bewaarde_post"]["velden"])
    client.force_login(leider, backend="corporaties.auth.PortalBackend")
    html = client.get("/verder/").content.decode()
    assert "Regel één" in html
    client.post(page, saved)
    halte.refresh_from_db()
    assert halte.gezien == "Regel één\nRegel twee"


def test_two_authors_of_a_part(login):
    bezoek = BezoekFactory()
    client = login(participant(bezoek.verkenning))
    page = url("verslag-deel", bezoek.pk, "vervolg")
    assert client.post(page, {"revisie": 0, "tekst": "Van de een"}).status_code == 302
    html = refused(client.post(page, {"revisie": 0, "tekst": "Van de ander"}), "Van de een", status=409)
    assert "Van de ander</textarea>" in html
    response = client.post(page, {"revisie": 1, "tekst": "Van de ander", "actie": "samen"})
    assert "Van de een\n\nVan de ander</textarea>" in response.content.decode()
    assert client.get(url("verslag-deel", bezoek.pk, "onzin")).status_code == 404
    assert client.post(page, {"revisie": 1, "tekst": "x" * 20_001}).status_code == 422


def test_a_published_part_is_not_emptied_and_an_empty_one_not_published(login):
    bezoek = BezoekFactory()
    client = login(bezoek.verkenning.leider)
    VerslagDeelFactory(bezoek=bezoek, gepubliceerd_op=timezone.now())
    refused(client.post(url("verslag-deel", bezoek.pk, "gezien"), {"revisie": 1, "tekst": ""}), "Trek het eerst terug")
    VerslagDeelFactory(bezoek=bezoek, deel="vraag", tekst="")
    client.post(url("verslag-publiceren", bezoek.pk, "vraag"), {"toch": "ja"})
    assert VerslagDeel.objects.filter(gepubliceerd_op__isnull=False).count() == 1
    assert client.post(url("verslag-publiceren", bezoek.pk, "onzin")).status_code == 404
