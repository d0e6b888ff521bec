"""The mirror: what we say about the host's question, for the host first, then for the circle (V11)."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from corporaties.models import Deelname, Rol
from mkwportal.core.links import personal_link
from mkwportal.core.models import Melding
from tests.factories.corporaties import OrganisatieFactory, guest, person, platform_admin
from tests.factories.verkenningen import (
    BezoekFactory,
    CitaatFactory,
    HalteFactory,
    LesFactory,
    VerkenningFactory,
    VerslagDeelFactory,
    VoorleggingFactory,
    participant,
)
from tests.support.jobs import run_jobs
from verkenningen.models import Spiegel, SpiegelBijdrage, Voorlegging
from verkenningen.services import choose_for_spiegel, present_spiegel, release_spiegel, remove_les, save_bijdrage

from .helpers import body, refused, url

pytestmark = pytest.mark.django_db
HOST = {"naam": "Joke", "email": "joke@onsdoel.example"}
ZIN = "Uw motto hoorden wij aan elke tafel."


@pytest.fixture
def bezoek():
    return BezoekFactory(
        verkenning=VerkenningFactory(bereik="leden"),
        gastvraag="Werkt ons motto?",
        gastheer=OrganisatieFactory(naam="Ons Doel"),
    )


def people(bezoek):
    verkenning = bezoek.verkenning
    return {
        "leider": verkenning.leider,
        "schrijver": participant(verkenning),
        "doet mee": participant(verkenning),
        "tribune": participant(verkenning, Deelname.Wijze.TRIBUNE),
        "gast": guest(verkenning.kring),
        "gastheer": person(bezoek.gastheer),
        "lid elders": person(),
        "projectleider elders": person(rol=Rol.PROJECTLEIDER),
        "platformbeheerder": platform_admin(),
    }


def readers(login, bezoek, mensen):
    """Return who reads the words of the writer on the page of the mirror, and who gets a page at all."""
    answers = {name: login(user).get(url("spiegel", bezoek.pk)) for name, user in mensen.items()}
    pages = {name for name, response in answers.items() if response.status_code == 200}
    assert {response.status_code for response in answers.values()} <= {200, 404}
    return {name for name in pages if ZIN in answers[name].content.decode()}, pages


def test_first_the_host_then_the_circle(login, bezoek):
    mensen = people(bezoek)
    leider, schrijver = login(mensen["leider"]), login(mensen["schrijver"])
    page, compose = url("spiegel", bezoek.pk), url("spiegel-samenstellen", bezoek.pk)
    assert schrijver.post(page, {"actie": "bijdrage", "tekst": ZIN, "revisie": 0}).status_code == 302
    les = LesFactory(verkenning=bezoek.verkenning, bezoek=bezoek, tekst="Eerst de klik.")
    halte = HalteFactory(bezoek=bezoek, gehoord="Wij bellen elkaar.")
    leeg = HalteFactory(bezoek=bezoek)
    schrijven = {"leider", "schrijver", "doet mee"}
    assert readers(login, bezoek, mensen) == ({"leider", "schrijver"}, schrijven)

    refused(leider.post(compose, {"lessen": LesFactory().pk, "revisie": 1}), "Deze les is intussen weg")
    refused(leider.post(compose, {"haltes": leeg.pk, "revisie": 1}), "Deze halte is intussen weg")
    assert leider.post(compose, {"lessen": les.pk, "haltes": halte.pk, "revisie": 1}).status_code == 302
    refused(leider.post(compose, {"lessen": les.pk, "revisie": 1}), "koos intussen ook", status=409)
    assert leider.post(compose, {"actie": "sturen", **HOST}).status_code == 302
    run_jobs()
    link = next(word for word in mail.outbox[-1].body.split() if "/verkenningen/spiegel/" in word)
    html = body(Client(), link)
    for words in ("Werkt ons motto?", ZIN, mensen["schrijver"].naam, "Eerst de klik.", "Wij bellen elkaar."):
        assert words in html
    assert readers(login, bezoek, mensen) == ({"leider", "schrijver", "gastheer"}, schrijven | {"gastheer"})
    late = {"actie": "bijdrage", "tekst": "Nog iets", "revisie": 1}
    refused(schrijver.post(page, late), "ligt bij de gastheer")
    refused(leider.post(compose, {"lessen": les.pk, "revisie": 3}), "ligt bij de gastheer")

    leider.post(page, {"actie": "vrij"})  # not before the host said so
    assert Spiegel.objects.get().vrijgegeven_op is None
    refused(Client().post(link, {"revisie": 3}), "Kies ja of nog niet")
    assert Client().post(link, {"revisie": 3, "oordeel": "akkoord"}).status_code == 302
    assert "vindt het goed" in Melding.objects.get(ontvanger=mensen["leider"], url=page).tekst
    assert "doet mee" not in readers(login, bezoek, mensen)[0]
    assert schrijver.post(page, {"actie": "vrij"}).status_code == 403
    leider.post(page, {"actie": "vrij"})
    kring = schrijven | {"tribune", "gast", "gastheer", "platformbeheerder"}
    assert readers(login, bezoek, mensen) == (kring, kring)
    assert "Open de spiegel" in body(login(mensen["tribune"]), bezoek.get_absolute_url())
    assert "Open de spiegel" not in body(login(mensen["lid elders"]), bezoek.get_absolute_url())

    remove_les(les, by=mensen["leider"])
    assert "Eerst de klik." not in body(Client(), link)
    assert Client().post(link, {"revisie": 3, "oordeel": "anders", "opmerking": "Toch niet"}).status_code == 302
    assert readers(login, bezoek, mensen)[0] == {"leider", "schrijver", "gastheer"}  # the host takes it back
    assert "Toch niet" in body(leider, page)
    leider.post(page, {"actie": "open"})
    for response in (Client().get(link), Client().post(link, {"revisie": 3, "oordeel": "akkoord"})):
        refused(response, "Deze link werkt niet", status=404)
    mail.outbox.clear()
    leider.post(compose, {"actie": "sturen", **HOST})
    newest = mirror_link()
    refused(Client().post(newest, {"revisie": 3, "oordeel": "akkoord"}), "is intussen gewijzigd", status=409)


def mirror_link():
    run_jobs()
    return next(word for word in mail.outbox[-1].body.split() if "/verkenningen/spiegel/" in word)


def test_who_got_the_mirror_by_mistake_stops_reading(login, bezoek):
    leider = bezoek.verkenning.leider
    client, compose, page = login(leider), url("spiegel-samenstellen", bezoek.pk), url("gastheer", bezoek.pk)
    save_bijdrage(bezoek, revisie=0, tekst=ZIN, by=leider)
    client.post(compose, {"actie": "sturen", **HOST, "email": "Verkeerd@elders.example"})
    wrong = mirror_link()
    client.post(compose, {"actie": "sturen", **HOST, "email": "verkeerd@elders.example"})
    assert ZIN in body(Client(), wrong)  # the same address keeps its link
    client.post(compose, {"actie": "sturen", **HOST})
    right = mirror_link()
    assert Client().get(wrong).status_code == 404
    assert ZIN in body(Client(), right)

    html, voorlegging = body(client, page), Voorlegging.objects.get(ingetrokken_op=None)
    assert "Spiegel voor Joke" in html
    assert html.count('value="intrekken"') == 1
    assert 'value="opnieuw"' not in html
    again = {"actie": "opnieuw", "voorlegging": voorlegging.pk}
    assert client.post(page, again).status_code == 404  # the texts of the report do not go by this link
    client.post(page, {"actie": "intrekken", "voorlegging": voorlegging.pk})
    for response in (Client().get(right), Client().post(right, {"revisie": 2, "oordeel": "akkoord"})):
        refused(response, "Deze link werkt niet", status=404)
    assert Spiegel.objects.get().oordeel == ""


def test_the_host_answers_with_an_account(login, bezoek):
    mensen = people(bezoek)
    leider = mensen["leider"]
    save_bijdrage(bezoek, revisie=0, tekst=ZIN, by=leider)
    present_spiegel(bezoek, **HOST, by=leider)
    page, form = url("spiegel", bezoek.pk), {"actie": "gastheer", "revisie": 2, "oordeel": "akkoord"}
    assert login(leider).post(page, form).status_code == 404
    host = login(mensen["gastheer"])
    refused(host.post(page, {**form, "oordeel": "anders"}), "Schrijf op wat")
    refused(host.post(page, {**form, "revisie": 1}), "De spiegel is intussen gewijzigd", status=409)
    assert host.post(page, form).status_code == 302
    assert Spiegel.objects.get().antwoord_door == mensen["gastheer"].naam
    assert host.post(page, {"actie": "onzin"}).status_code == 404
    assert host.get(bezoek.get_absolute_url()).status_code == 200  # an open exploration
    type(bezoek.verkenning).objects.update(bereik="kring")
    assert host.get(bezoek.get_absolute_url()).status_code == 404
    assert host.get(page).status_code == 200
    type(bezoek.verkenning).objects.update(verwijderd_op=timezone.now())
    assert host.get(page).status_code == 404


def test_own_lines(login, bezoek):
    mee, page = participant(bezoek.verkenning), url("spiegel", bezoek.pk)
    tweede = OrganisatieFactory()
    client = login(mee)
    once = {"actie": "bijdrage", "tekst": ZIN, "revisie": 0, "formulier": "7b0b7a34-7d6c-4d8d-9a5e-1f1a0f7d1c13"}
    assert [client.post(page, once).status_code for _ in range(2)] == [302, 302]
    bijdrage = SpiegelBijdrage.objects.get()
    assert bijdrage.organisatie_id == mee.organisatie_ids[0] != tweede.pk
    client.post(page, {"actie": "bijdrage", "tekst": "Beter <b>zo</b>", "revisie": 1})
    refused(
        client.post(page, {"actie": "bijdrage", "tekst": "Te laat", "revisie": 1}),
        "Beter &lt;b&gt;zo",
        "Te laat",
        status=409,
    )
    refused(client.post(page, {"actie": "bijdrage", "tekst": "x" * 1001, "revisie": 2}), "1000")
    client.post(page, {"actie": "bijdrage", "tekst": "", "revisie": 2})
    assert not SpiegelBijdrage.objects.exists()
    leider = bezoek.verkenning.leider
    with pytest.raises(ValidationError, match="nog niets in de spiegel"):
        present_spiegel(bezoek, **HOST, by=leider)
    for act in (
        lambda: present_spiegel(bezoek, **HOST, by=mee),
        lambda: choose_for_spiegel(bezoek, revisie=1, lessen=[], haltes=[], by=mee),
        lambda: release_spiegel(bezoek, by=mee),
        lambda: save_bijdrage(bezoek, revisie=0, tekst="x", by=participant(bezoek.verkenning, "tribune")),
        lambda: save_bijdrage(bezoek, revisie=0, tekst="x", by=guest(bezoek.verkenning.kring)),
    ):
        with pytest.raises(PermissionDenied):
            act()
    bezoek.gastvraag = ""
    with pytest.raises(ValidationError, match="geen vraag van de gastheer"):
        save_bijdrage(bezoek, revisie=0, tekst="x", by=leider)


def test_the_database_refuses_a_release_without_the_host(bezoek):
    spiegel = Spiegel.objects.create(bezoek=bezoek)
    now = timezone.now()
    for wrong in ({"gestuurd_op": now}, {"oordeel": "akkoord", "antwoord_op": now}, {"vrijgegeven_op": now}):
        with pytest.raises(IntegrityError, match="spiegel_"), transaction.atomic():
            Spiegel.objects.filter(pk=spiegel.pk).update(**wrong)
    with pytest.raises(IntegrityError, match="spiegelbijdrage_"), transaction.atomic():
        SpiegelBijdrage.objects.create(bezoek=bezoek, door=bezoek.verkenning.leider, tekst="")
    SpiegelBijdrage.objects.create(bezoek=bezoek, door=bezoek.verkenning.leider, tekst="x")
    with pytest.raises(IntegrityError, match="spiegelbijdrage_een_per_persoon"), transaction.atomic():
        SpiegelBijdrage.objects.create(bezoek=bezoek, door=bezoek.verkenning.leider, tekst="y")


QUERIES = {"gastheer": 7, "citaten": 5, "spiegel": 7, "spiegel-samenstellen": 8, "spiegel-link": 5}


@pytest.mark.parametrize("times", [1, 3])
def test_the_pages_cost_the_same_with_one_row_and_with_three(times, login, bezoek, django_assert_num_queries):
    leider = bezoek.verkenning.leider
    haltes = [HalteFactory(bezoek=bezoek, gezien="x") for _ in range(times)]
    lessen = [LesFactory(verkenning=bezoek.verkenning, bezoek=bezoek) for _ in range(times)]
    for i in range(times):
        VerslagDeelFactory(bezoek=bezoek, deel=("vraag", "gezien", "vervolg")[i])
        save_bijdrage(bezoek, revisie=0, tekst=ZIN, by=participant(bezoek.verkenning))
        CitaatFactory(bezoek=bezoek, halte=haltes[i])
        VoorleggingFactory(bezoek=bezoek)
    chosen = {"lessen": [les.pk for les in lessen], "haltes": [halte.pk for halte in haltes]}
    choose_for_spiegel(bezoek, revisie=1, **chosen, by=leider)
    client = login(leider)
    for name in ("gastheer", "citaten", "spiegel-samenstellen"):
        with django_assert_num_queries(QUERIES[name]):
            assert client.get(url(name, bezoek.pk)).status_code == 200
    present_spiegel(bezoek, **HOST, by=leider)
    with django_assert_num_queries(QUERIES["spiegel"]):
        assert client.get(url("spiegel", bezoek.pk)).status_code == 200
    link = personal_link("verkenningen:spiegel-link", Voorlegging.objects.get(soort="spiegel").pk)
    with django_assert_num_queries(QUERIES["spiegel-link"]):
        assert Client().get(link).status_code == 200
