"""What the pages of a report propose and say, and what comes after the last stop."""

import pytest

from tests.factories.verkenningen import (
    BezoekFactory,
    HalteFactory,
    LesFactory,
    VerkenningFactory,
    VerslagDeelFactory,
    participant,
)

from .helpers import body, url

pytestmark = pytest.mark.django_db


def test_a_new_part_proposes_what_was_noted(login):
    verkenning = VerkenningFactory(vraag="Hoe dan?")
    bezoek = BezoekFactory(verkenning=verkenning, gastvraag="En bij u?")
    halte = HalteFactory(bezoek=bezoek, titel="Stadhuis", gezien="Een hof.", gehoord="Samen.")
    HalteFactory(bezoek=bezoek, titel="Leeg")
    LesFactory(verkenning=verkenning, bezoek=bezoek, tekst="Eerst luisteren.")
    client = login(verkenning.leider)
    texts = {
        deel: client.get(url("verslag-deel", bezoek.pk, deel)).context["form"]["tekst"].value()
        for deel in ("vraag", "gezien", "lessen", "vervolg")
    }
    assert texts == {
        "vraag": "Hoe dan?\n\nDe gastheer vroeg ons: En bij u?",
        "gezien": "## Stadhuis\n\nEen hof.\n\nSamen.",
        "lessen": "- Eerst luisteren.",
        "vervolg": "",
    }
    VerslagDeelFactory(bezoek=bezoek, deel="gezien", tekst="Zelf geschreven")
    html = body(client, url("verslag-deel", bezoek.pk, "gezien"))
    assert "Zelf geschreven" in html
    assert "voorstel" not in html
    assert halte.bezoek == bezoek


def test_sharing_a_part_says_for_how_many_and_can_be_taken_back(login):
    verkenning = VerkenningFactory()
    bezoek = BezoekFactory(verkenning=verkenning)
    deel = VerslagDeelFactory(bezoek=bezoek)
    client = login(verkenning.leider)
    page = url("verslag-publiceren", bezoek.pk, "gezien")
    assert (
        "Zichtbaar voor 1 persoon bij 1 organisatie." in client.post(page, {"toch": "ja"}, follow=True).content.decode()
    )
    assert "weer alleen voor wie meedoet" in client.post(page, {"actie": "terug"}, follow=True).content.decode()
    deel.refresh_from_db()
    assert deel.gepubliceerd_op is None
    assert "Deel<span" not in body(login(participant(verkenning)), url("verslag", bezoek.pk))


def test_after_the_last_stop_comes_the_report(login):
    halte = HalteFactory()
    client = login(halte.bezoek.verkenning.leider)
    page = url("verslag-halte", halte.bezoek_id, halte.pk)
    assert "Bewaar en verder" not in body(client, page)
    response = client.post(page, {"revisie": 1, "gezien": "a", "actie": "volgende"})
    assert response.url == url("verslag", halte.bezoek_id)
    assert (
        client.get(url("verslag-halte", BezoekFactory(verkenning=halte.bezoek.verkenning).pk, halte.pk)).status_code
        == 404
    )
