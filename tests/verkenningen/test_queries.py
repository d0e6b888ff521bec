"""Lists and pages cost the same number of queries with one row and with three."""

import datetime as dt

import pytest
from django.urls import reverse

from documenten.models import Document
from tests.factories.corporaties import DeelnameFactory, ThemaFactory, guest, person
from tests.factories.verkenningen import (
    AanwezigheidFactory,
    BezoekFactory,
    FotoFactory,
    HalteFactory,
    LesFactory,
    LesReactieFactory,
    VerkenningFactory,
    VerslagDeelFactory,
    participant,
)
from verkenningen.models import VraagRegel

pytestmark = pytest.mark.django_db
KEYS = (
    "lijst detail bewerken deelnemers bezoek bezoek-bewerken haltes aanwezigen verslag verslag-halte fotos lessen "
    "lessen-kort les kort"
).split()
QUERIES = {
    "lijst": 4,  # session, user, count, page
    "detail": 8,  # session, user, exploration, sentence, lessons in short, lessons, participants, visits
    "bewerken": 7,
    "deelnemers": 7,
    "bezoek": 4,  # session, user, visit, stamps: the page is kept; made anew it takes MADE
    "bezoek-bewerken": 6,
    "haltes": 4,
    "aanwezigen": 8,
    "verslag": 8,
    "verslag-halte": 6,
    "fotos": 5,
    "lessen": 7,  # session, user, stamps, themes, explorations, count, page; three when these are in memory
    "lessen-kort": 4,
    "les": 7,
    "kort": 4,
}
MADE = {"bezoek": 12}  # these, and: visit, stops, lessons, parts, attendance, documents, photos, sentence


def fill(verkenning, times):
    """Give an exploration so many visits, and the first visit so many of everything; return the page arguments."""
    eigenaar = verkenning.leider
    bezoeken = [BezoekFactory(verkenning=verkenning) for _ in range(times)]
    bezoek = bezoeken[0]
    for i in range(times):
        thema = ThemaFactory()
        halte = HalteFactory(bezoek=bezoek, gezien="x")
        les = LesFactory(verkenning=verkenning, bezoek=bezoek, halte=halte, themas=[thema])
        LesReactieFactory(les=les)
        FotoFactory(bezoek=bezoek, halte=halte)
        AanwezigheidFactory(bezoek=bezoek, was_er=True)
        AanwezigheidFactory(bezoek=bezoek, naam="", gebruiker=participant(verkenning), gaat_mee=True)
        VerslagDeelFactory(bezoek=bezoek, deel=("vraag", "gezien", "vervolg")[i]).auteurs.add(eigenaar, person())
        bezoek.vooraf.add(
            Document.objects.create(
                titel="Stuk",
                contact=eigenaar,
                gemaakt_door=eigenaar,
                organisatie=verkenning.organisatie,
                bereik="leden",
            )
        )
        DeelnameFactory(kring=verkenning.kring, wijze="tribune")
        guest(verkenning.kring, dt.date.today())
        VraagRegel.objects.create(verkenning=verkenning, vraag="Eerst?", door=eigenaar)
        VerkenningFactory(bereik="leden")
    return {
        "detail": [verkenning.pk],
        "bewerken": [verkenning.pk],
        "deelnemers": [verkenning.pk],
        "verslag-halte": [bezoek.pk, halte.pk],
        "les": [les.pk],
        **dict.fromkeys(("bezoek", "bezoek-bewerken", "haltes", "aanwezigen", "verslag", "fotos"), [bezoek.pk]),
    }


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("name", KEYS)
def test_query_count(name, times, login, django_assert_num_queries):
    verkenning = VerkenningFactory()
    args = fill(verkenning, times)
    client = login(verkenning.leider)
    url = reverse(f"verkenningen:{name}", args=args.get(name, []))
    if name == "kort":
        url += f"?corporatie={verkenning.organisatie_id}"
    if name in MADE:
        with django_assert_num_queries(MADE[name]):
            client.get(url)
    with django_assert_num_queries(QUERIES[name]):
        assert client.get(url).status_code == 200


@pytest.mark.parametrize("rol", ["gast", "lid"])
def test_pages_of_somebody_who_only_reads_cost_no_more(rol, login, django_assert_max_num_queries):
    verkenning = VerkenningFactory(bereik="leden")
    args = fill(verkenning, 3)
    client = login(guest(verkenning.kring, dt.date.today()) if rol == "gast" else person())
    for name in ("lijst", "detail", "bezoek", "lessen", "les"):
        with django_assert_max_num_queries(12 if name in MADE else 10):
            assert client.get(reverse(f"verkenningen:{name}", args=args.get(name, []))).status_code == 200
