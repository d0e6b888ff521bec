"""Bad input at a lesson and at a reaction to it: refused with a sentence, nothing saved."""

import pytest

from mkwportal.core import once
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, person
from tests.factories.verkenningen import BezoekFactory, LesFactory
from verkenningen.models import Les, LesReactie

from .helpers import refused, url

pytestmark = pytest.mark.django_db


def test_a_lesson_badly_written(login):
    bezoek = BezoekFactory()
    client = login(bezoek.verkenning.leider)
    page = f"{url('les-nieuw')}?bezoek={bezoek.pk}"
    html = refused(client.post(page, {"tekst": "Blijf staan", "soort": "les"}), "Kies ten minste één thema.")
    assert "Blijf staan</textarea>" in html
    thema = ThemaFactory()
    refused(client.post(page, {"tekst": "", "soort": "les", "themas": thema.pk}), "Schrijf in één zin wat u leerde.")
    refused(client.post(page, {"tekst": "x" * 301, "soort": "les", "themas": thema.pk}), "300")
    refused(client.post(page, {"tekst": "x", "soort": "geen", "themas": thema.pk}))
    refused(client.post(page, {"tekst": "x", "soort": "les", "themas": "x"}), "Dit thema bestaat niet.")
    assert not Les.objects.exists()
    data = {"tekst": "Goed", "soort": "tip", "themas": thema.pk, once.FIELD: once.new_key()}
    assert {client.post(page, data).url for _ in range(2)} == {url("verslag", bezoek.pk)}
    assert Les.objects.get().soort == "tip"


def test_a_lesson_is_changed_taken_away_and_put_back(login):
    thema = ThemaFactory()
    les = LesFactory(themas=[thema], tekst="Oud")
    client = login(les.door)
    page, data = (
        url("les-bewerken", les.pk),
        {"tekst": "Van de ander", "soort": "les", "themas": thema.pk, "revisie": 1},
    )
    assert client.post(page, data).status_code == 302
    html = refused(client.post(page, data | {"tekst": "Van mij"}), "Van de ander", status=409)
    assert "Van mij</textarea>" in html
    response = client.post(page, {"actie": "weg"})
    html = client.get(response.url).content.decode()
    assert "Zet terug" in html
    assert client.get(les.get_absolute_url()).status_code == 404
    assert client.post(url("les-terugzetten", les.pk)).status_code == 302
    assert client.get(les.get_absolute_url()).status_code == 200
    assert "Zet terug" not in client.get(f"{les.verkenning.get_absolute_url()}?weg=x").content.decode()


def test_a_reaction_for_another_corporation_or_of_another_kind(login):
    les = LesFactory()
    client = login(person(les.verkenning.organisatie))
    page, mijn = url("les-reactie", les.pk), les.verkenning.organisatie_id
    for data in (
        {"soort": "herkent", "organisatie": OrganisatieFactory().pk},
        {"soort": "leuk", "organisatie": mijn},
        {"soort": "herkent", "organisatie": "x"},
        {},
    ):
        assert client.post(page, data).status_code == 404
    data = {"soort": "past_toe", "organisatie": mijn, "terug": "/verkenningen/lessen/"}
    assert client.post(page, data | {"hoe": "h" * 301}).status_code == 302
    assert not LesReactie.objects.exists()
    assert client.post(page, data | {"hoe": "Zo"}).url == "/verkenningen/lessen/"
    assert client.post(page, data | {"terug": "//elders.example/"}).url == les.get_absolute_url()
    assert LesReactie.objects.count() == 1
    client.post(page, data | {"actie": "terug"})
    assert not LesReactie.objects.exists()
