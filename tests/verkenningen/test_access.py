"""Every address of the app as every role, with a literal expectation; and the visits to it of who may nothing."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from corporaties.models import Deelname, Rol
from tests.factories.corporaties import guest, person, platform_admin
from tests.factories.verkenningen import (
    BezoekFactory,
    CitaatFactory,
    FotoFactory,
    HalteFactory,
    LesFactory,
    VerkenningFactory,
    VerslagDeelFactory,
    participant,
)

pytestmark = pytest.mark.django_db
ROLES = ("leider", "doet mee", "tribune", "gast", "lid elders", "projectleider elders", "platformbeheerder")
#                                 leider mee   trib. gast  elders pl.el. admin
KRING = {
    "lijst": (200, 200, 200, 200, 200, 200, 200),
    "kort": (200, 200, 200, 200, 200, 200, 200),
    "nieuw": (200, 403, 403, 403, 403, 200, 200),
    "detail": (200, 200, 200, 200, 404, 404, 200),
    "bewerken": (200, 403, 403, 403, 404, 404, 403),
    "deelnemers": (200, 403, 403, 403, 404, 404, 403),
    "meedoen": (405, 405, 405, 405, 405, 405, 405),
    "bezoek-nieuw": (200, 403, 403, 403, 404, 404, 403),
    "bezoek": (200, 200, 200, 200, 404, 404, 200),
    "bezoek-bewerken": (200, 403, 403, 403, 404, 404, 403),
    "haltes": (200, 403, 403, 403, 404, 404, 403),
    "bezoek-antwoord": (405, 405, 405, 405, 405, 405, 405),
    "bezoek-ics": (200, 200, 200, 200, 404, 404, 200),
    "aanwezigen": (200, 200, 403, 403, 404, 404, 403),
    "verslag": (200, 200, 403, 403, 404, 404, 403),
    "verslag-halte": (200, 200, 403, 403, 404, 404, 403),
    "verslag-deel": (200, 200, 403, 403, 404, 404, 403),
    "verslag-publiceren": (405, 405, 405, 405, 405, 405, 405),
    "gastheer": (200, 403, 403, 403, 404, 404, 403),
    "citaten": (200, 200, 403, 403, 404, 404, 403),
    "citaat": (200, 403, 404, 404, 404, 404, 404),
    "spiegel": (200, 200, 404, 404, 404, 404, 404),
    "spiegel-samenstellen": (200, 403, 403, 403, 404, 404, 403),
    "fotos": (200, 200, 403, 403, 404, 404, 403),
    "foto-verwijderen": (200, 403, 404, 404, 404, 404, 404),
    "lessen": (200, 200, 200, 200, 200, 200, 200),
    "lessen-kort": (200, 200, 200, 200, 200, 200, 200),
    "les": (200, 200, 200, 200, 404, 404, 200),
    "les-bewerken": (200, 403, 403, 403, 404, 404, 403),
    "les-terugzetten": (405, 405, 405, 405, 405, 405, 405),
    "les-reactie": (405, 405, 405, 405, 405, 405, 405),
}
LEDEN = {  # when every member may see it, a member elsewhere is as the tribune
    name: tuple(
        statuses[2] if role.endswith("elders") else status for role, status in zip(ROLES, statuses, strict=True)
    )
    for name, statuses in KRING.items()
    if name != "nieuw"
}
POSTS = {  # may this person do it? others are refused
    "bezoek-antwoord": (302, 302, 403, 302, 404, 404, 403),
    "verslag-publiceren": (302, 403, 403, 403, 404, 404, 403),
    "foto-verwijderen": (302, 403, 404, 404, 404, 404, 404),
    "les-terugzetten": (302, 403, 403, 403, 404, 404, 403),
    "les-reactie": (302, 302, 302, 404, 404, 404, 404),
    "meedoen": (404, 302, 302, 404, 404, 404, 404),
}


@pytest.fixture
def world():
    """Return an exploration for its circle with one of everything, and the arguments of its addresses."""
    verkenning = VerkenningFactory()
    bezoek = BezoekFactory(verkenning=verkenning)
    halte, les = HalteFactory(bezoek=bezoek), LesFactory(verkenning=verkenning, bezoek=bezoek)
    VerslagDeelFactory(bezoek=bezoek)
    foto = FotoFactory(bezoek=bezoek)
    args = {
        "lijst": [],
        "kort": [],
        "nieuw": [],
        "lessen": [],
        "lessen-kort": [],
        "verslag-halte": [bezoek.pk, halte.pk],
        "verslag-deel": [bezoek.pk, "gezien"],
        "verslag-publiceren": [bezoek.pk, "gezien"],
        "foto-verwijderen": [foto.pk],
        "citaat": [CitaatFactory(bezoek=bezoek).pk],
    }
    for name in ("detail", "bewerken", "deelnemers", "meedoen", "bezoek-nieuw"):
        args[name] = [verkenning.pk]
    for name in (
        "bezoek",
        "bezoek-bewerken",
        "haltes",
        "bezoek-antwoord",
        "bezoek-ics",
        "aanwezigen",
        "verslag",
        "fotos",
        "gastheer",
        "citaten",
        "spiegel",
        "spiegel-samenstellen",
    ):
        args[name] = [bezoek.pk]
    for name in ("les", "les-bewerken", "les-terugzetten", "les-reactie"):
        args[name] = [les.pk]
    return verkenning, {name: reverse(f"verkenningen:{name}", args=values) for name, values in args.items()}


def somebody(role, verkenning):
    make = {
        "leider": lambda: verkenning.leider,
        "doet mee": lambda: participant(verkenning),
        "tribune": lambda: participant(verkenning, Deelname.Wijze.TRIBUNE),
        "gast": lambda: guest(verkenning.kring, dt.date.today()),
        "lid elders": person,
        "projectleider elders": lambda: person(rol=Rol.PROJECTLEIDER),
        "platformbeheerder": platform_admin,
    }
    return make[role]()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("bereik", ["kring", "leden"])
def test_every_page_as_every_role(role, bereik, world, login):
    verkenning, urls = world
    verkenning.bereik = bereik
    verkenning.save()
    client = login(somebody(role, verkenning))
    table = KRING if bereik == "kring" else LEDEN
    found = {name: client.get(urls[name]).status_code for name in table}
    assert found == {name: statuses[ROLES.index(role)] for name, statuses in table.items()}


@pytest.mark.parametrize("role", ROLES[1:])
def test_every_change_as_every_role(role, world, login):
    verkenning, urls = world
    user = somebody(role, verkenning)
    client = login(user)
    data = {"gaat_mee": "ja", "wijze": "tribune", "soort": "herkent", "organisatie": (user.organisatie_ids or [0])[0]}
    found = {name: client.post(urls[name], data).status_code for name in POSTS}
    assert found == {name: statuses[ROLES.index(role)] for name, statuses in POSTS.items()}


def test_nobody_without_a_login(world):
    for url in world[1].values():
        response = Client().get(url)
        assert response.status_code == 302
        assert response.url.startswith("/account/inloggen/")


def test_a_guest_of_yesterday_is_out(world, login):
    verkenning, urls = world
    gast = guest(verkenning.kring, dt.date.today())
    client = login(gast)
    assert client.get(urls["detail"]).status_code == 200
    Deelname.objects.filter(gebruiker=gast).update(tot=dt.date.today() - dt.timedelta(days=1))
    assert client.get(urls["detail"]).status_code == 302


@pytest.mark.parametrize("address", ["x", "-1", "1.5", "99999999999999999999999999"])
def test_an_id_that_is_none_is_not_found(address, login):
    client = login(person())
    for path in ("", "bezoeken/", "lessen/", "fotos/"):
        assert client.get(f"/verkenningen/{path}{address}/").status_code == 404


def test_a_source_or_filter_that_is_none_is_not_found(login):
    client = login(person())
    for query in ("halte=x", "halte=0", "bezoek=99", "verkenning=9999999999999999999", ""):
        assert client.get(f"/verkenningen/lessen/nieuw/?{query}").status_code == 404, query
    for query in (
        "thema=geen",
        "soort=geen",
        "verkenning=77",
        "verkenning=x",
        "document=x",
        "pagina=1000000000",
        "pagina=-1",
    ):
        response = client.get(f"/verkenningen/lessen/?{query}")
        assert response.status_code == 404, query
    assert client.get("/verkenningen/?status=geen").status_code == 404
    assert client.get("/verkenningen/?pagina=2").status_code == 404
