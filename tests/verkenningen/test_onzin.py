"""Arbitrary text in every form of the explorations."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corporaties.models import Rol
from tests.factories.corporaties import OrganisatieFactory, person
from tests.factories.verkenningen import BezoekFactory, HalteFactory, VerkenningFactory

from .helpers import url

pytestmark = pytest.mark.django_db


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_any_text_is_survived(text, login):
    linde = OrganisatieFactory()
    leider = person(linde, Rol.PROJECTLEIDER)
    bezoek = BezoekFactory(verkenning=VerkenningFactory(organisatie=linde, leider=leider))
    halte, client = HalteFactory(bezoek=bezoek), login(leider)
    fields = (
        "vraag",
        "naam",
        "titel",
        "datum",
        "begin",
        "eind",
        "plaats",
        "ontvanger",
        "revisie",
        "gezien",
        "tekst",
        "themas",
        "soort",
        "organisatie",
        "wijze",
        "email",
        "tot",
        "actie",
        "halte",
        "vooraf",
        "stuk",
        "form-TOTAL_FORMS",
    )
    data = dict.fromkeys(fields, text)
    for name, *args in (
        ("nieuw",),
        ("bewerken", bezoek.verkenning_id),
        ("deelnemers", bezoek.verkenning_id),
        ("bezoek-nieuw", bezoek.verkenning_id),
        ("bezoek-bewerken", bezoek.pk),
        ("haltes", bezoek.pk),
        ("aanwezigen", bezoek.pk),
        ("verslag-halte", bezoek.pk, halte.pk),
        ("verslag-deel", bezoek.pk, "gezien"),
        ("fotos", bezoek.pk),
        ("meedoen", bezoek.verkenning_id),
    ):
        assert client.post(url(name, *args), data).status_code < 500
    assert client.get(url("lessen"), {"q": text}).status_code == 200
