"""The pages of the platform admin: a fusion in three steps, the others in one, and the way back."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Organisatie, Organisatiewijziging
from tests.support.fusie import make_pair

pytestmark = pytest.mark.django_db


def fields(paar, **extra):
    return {
        "naar": "met", "naam": "", "plaats": "", "l_nummer": "", "kvk": "", "vhe": "2300", "fte": "26",
        "besloten": "samen", "datum": timezone.localdate().isoformat(),
    } | extra  # fmt: skip


def test_a_fusion_in_three_steps_and_back(login):
    paar = make_pair()
    client = login(paar.admin)
    page = client.get(reverse("corporaties:wijzigingen")).content.decode()
    assert reverse("corporaties:fusie") in page
    assert client.get(reverse("corporaties:fusie")).status_code == 200
    url = f"{reverse('corporaties:fusie')}?organisatie={paar.a.pk}&met={paar.b.pk}"
    assert "De Linde gaat op in Wonen Peel." in client.get(url).content.decode()
    response = client.post(url, fields(paar))
    page = response.content.decode()
    assert "1 besloten document van De Linde wordt zichtbaar voor 4 mensen van Wonen Peel." in page
    assert not Organisatiewijziging.objects.exists()
    gezien = response.context["proef"].sleutel
    refused = client.post(url, fields(paar, gezien=gezien))
    assert refused.status_code == 422
    assert "Zet een vinkje" in refused.content.decode()
    stale = client.post(url, fields(paar, gezien="0" * 20, akkoord="ja"))
    assert "Hieronder staan de aantallen van nu" in stale.content.decode()
    done = client.post(url, fields(paar, gezien=gezien, akkoord="ja"), follow=True)
    wijziging = Organisatiewijziging.objects.get()
    assert done.redirect_chain == [(wijziging.get_absolute_url(), 302)]
    assert Organisatie.objects.get(pk=paar.b.pk).vhe == 2300
    old = client.get(paar.a.get_absolute_url()).content.decode()
    assert f'Opgegaan in <a href="{paar.b.get_absolute_url()}">Wonen Peel</a>' in old
    assert "Voorheen De Linde." in client.get(paar.b.get_absolute_url()).content.decode()
    undo = reverse("corporaties:wijziging-ongedaan", args=[wijziging.pk])
    assert "staan weer zoals zij waren" in client.get(undo).content.decode()
    assert client.post(undo).status_code == 302
    assert "Opgegaan in" not in client.get(paar.a.get_absolute_url()).content.decode()
    again = client.post(undo)
    assert again.status_code == 422
    assert "Dit is al ongedaan gemaakt" in again.content.decode()


def test_a_new_corporation_needs_a_name_and_what_was_typed_stays(login):
    paar = make_pair()
    client = login(paar.admin)
    url = f"{reverse('corporaties:fusie')}?organisatie={paar.a.pk}&met={paar.b.pk}"
    response = client.post(url, fields(paar, naar="nieuw", l_nummer="L12", vhe="2345"))
    page = response.content.decode()
    assert response.status_code == 422
    assert "Vul de naam van de nieuwe corporatie in." in page
    assert "Een L-nummer is een L met vier cijfers" in page
    assert 'value="2345"' in page


def test_a_fusion_with_itself_is_refused(login):
    paar = make_pair()
    response = login(paar.admin).get(f"{reverse('corporaties:fusie')}?organisatie={paar.a.pk}&met={paar.a.pk}")
    assert response.status_code == 422
    assert "Kies twee verschillende corporaties." in response.content.decode()


def test_a_later_day_is_planned_and_can_be_cancelled(login):
    paar = make_pair()
    client = login(paar.admin)
    url = f"{reverse('corporaties:fusie')}?organisatie={paar.a.pk}&met={paar.b.pk}"
    later = (timezone.localdate() + dt.timedelta(days=20)).isoformat()
    gezien = client.post(url, fields(paar, datum=later)).context["proef"].sleutel
    client.post(url, fields(paar, datum=later, gezien=gezien, akkoord="ja"))
    wijziging = Organisatiewijziging.objects.get()
    assert wijziging.stand == "gepland"
    assert "Annuleer dit" in client.get(wijziging.get_absolute_url()).content.decode()
    client.post(reverse("corporaties:wijziging-annuleren", args=[wijziging.pk]))
    wijziging.refresh_from_db()
    assert wijziging.stand == "geannuleerd"
    assert Organisatie.objects.get(pk=paar.a.pk).is_lid
