"""The bundle (V12): who composes and reads it, what goes in and what does not."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from mkwportal.core.models import Melding
from tests.factories.corporaties import ThemaFactory
from tests.factories.verkenningen import (
    BezoekFactory,
    FotoFactory,
    LesFactory,
    VerkenningFactory,
    VerslagDeelFactory,
    participant,
)
from verkenningen import services
from verkenningen.bundel.boek import read_boek
from verkenningen.bundel.maken import request_files, still_allowed
from verkenningen.models import Bundel, BundelStuk, BundelUitvoer, Citaat, Hoofdstuk
from verkenningen.services.bundel import MOST_PIECES, Keuze

from ..helpers import TOEN, body, url
from .bundels import made

pytestmark = pytest.mark.django_db


def test_roles_see_a_concept_and_a_published_bundle(full, client):
    addresses = {"read": url("bundel", full.bundel.pk), "list": url("bundels", full.verkenning.pk)}
    compose = [url(name, full.bundel.pk) for name in ("bundel-samenstellen", "bundel-kiezen", "bundel-bewerken")]
    compose += [url("hoofdstuk-nieuw", full.bundel.pk), url("bundel-nieuw", full.verkenning.pk)]
    lead = url("bundel-document", full.bundel.pk)
    #            concept, published, compose, lead
    roles = {
        full.leider: (200, 200, 200, 200),
        full.lid: (200, 200, 200, 403),
        full.tribune: (404, 200, 403, 403),
        full.gast: (404, 200, 403, 403),
        full.beheer: (404, 200, 403, 403),
        full.vreemd: (404, 404, 404, 404),
    }
    for published in (False, True):
        if published:
            services.publish_bundel(full.bundel, by=full.leider)
        for who, expected in roles.items():
            client.force_login(who)
            assert client.get(addresses["read"]).status_code == expected[published], who
            if published:
                assert {client.get(address).status_code for address in compose} == {expected[2]}, who
                assert client.get(lead).status_code == expected[3], who
            elif expected[0] == 404:
                assert {client.get(address).status_code for address in [*compose[:4], lead]} == {404}, who
    assert Melding.objects.filter(ontvanger=full.lid, sleutel=f"bundel-{full.bundel.pk}").count() == 1
    full.verkenning.bereik = "leden"
    full.verkenning.save()
    client.force_login(full.vreemd)
    assert "Begin klein." in body(client, addresses["read"])
    services.withdraw_bundel(full.bundel, by=full.leider)
    assert client.get(addresses["read"]).status_code == 404
    for refused in (services.publish_bundel, services.withdraw_bundel):
        with pytest.raises(PermissionDenied):
            refused(full.bundel, by=full.lid)
    for refused in (services.order_by_theme, request_files):
        with pytest.raises(PermissionDenied):
            refused(full.bundel, by=full.tribune)


def test_only_what_everybody_may_read_can_be_chosen(world):
    other = LesFactory()
    wrong = [("deel", world.concept), ("foto", world.kaal), ("citaat", world.geheim), ("les", other)]
    keys = [Keuze(soort, row.pk) for soort, row in wrong]
    assert services.choose_pieces(world.bundel, erbij=[*world.alles, *keys], by=world.lid) == (5, 0)
    assert services.choose_pieces(world.bundel, erbij=world.alles, by=world.leider) == (0, 0)
    boek = read_boek(world.bundel)
    assert [deel.rij.titel for deel in boek.delen][:2] == ["Wat wij zagen", "Vertrouwen"]
    assert [stuk.tekst for stuk in boek.delen[0].stukken] == ["Wij zagen **drie** dingen.", "Wij doen het samen."]
    assert [stuk.soort for stuk in boek.delen[1].stukken] == ["les", "foto"]
    noot = boek.delen[1].stukken[0].noot
    assert noot.startswith("Halte ‘Stadhuis’, Carla Kessels, Gemeente Leiden. Bezoek ‘Op de fiets’, ")
    assert "Leiden, ontvangen door Ons Doel" in noot
    assert boek.stukken[-1].noot == "Opgeschreven bij de verkenning ‘Eigentijdse samenwerking’."
    assert services.choose_pieces(world.bundel, eraf=world.alles, by=world.lid) == (0, 5)
    assert not Hoofdstuk.objects.exists()


def test_what_was_taken_back_is_left_out_and_said(full, client):
    uitvoer = made(full)
    assert still_allowed(uitvoer)
    client.force_login(full.lid)
    page = url("bundel", full.bundel.pk)
    assert "weggelaten" not in body(client, page)
    services.remove_les(full.les, by=full.leider)
    services.withdraw_deel(full.deel, by=full.leider)
    html = body(client, page)
    assert "Begin klein." not in html
    assert "drie" not in html
    assert "1 deel van een verslag is niet meer gedeeld, 1 les is ingetrokken" in html
    assert "De les ‘Begin klein.’ is ingetrokken." in body(client, url("bundel-samenstellen", full.bundel.pk))
    refused = client.get(url("bundel-bestand", full.bundel.pk, "pdf"))
    assert refused.status_code == 404
    assert "ingetrokken" in refused.content.decode()
    full.foto.delete()
    Citaat.objects.filter(pk=full.citaat.pk).update(toestemming="nee", naam="Jan", antwoord_op=TOEN)
    boek = read_boek(full.bundel)
    assert boek.weggelaten[2:] == ["1 foto is niet meer gedeeld", "1 citaat mag niet meer worden getoond"]
    assert [stuk.tekst for stuk in boek.stukken] == ["Zonder bezoek."]
    services.restore_les(full.les, by=full.leider)
    assert "Begin klein." in body(client, page)
    gone = BundelStuk.objects.get(soort="foto")
    client.post(url("bundel-samenstellen", full.bundel.pk), {"actie": f"weg-stuk-{gone.pk}"})
    assert not BundelStuk.objects.filter(pk=gone.pk).exists()


def test_moving_without_a_script(full, client):
    client.force_login(full.lid)
    page = url("bundel-samenstellen", full.bundel.pk)

    def order():
        return [(deel.rij.titel, [stuk.soort for stuk in deel.stukken]) for deel in read_boek(full.bundel).delen]

    start = order()
    les = BundelStuk.objects.get(les=full.les)
    client.post(page, {"actie": f"omlaag-stuk-{les.pk}"})
    assert order()[1][1] == ["foto", "les"]
    client.post(page, {"actie": f"omlaag-stuk-{les.pk}"})  # over the edge of its chapter
    assert order()[1][1] == ["foto"]
    assert order()[2][1] == ["les", "les"]
    eerste, tweede = Hoofdstuk.objects.order_by("volgorde")[:2]
    client.post(page, {"actie": f"omlaag-hoofdstuk-{eerste.pk}"})
    assert order()[0][0] == "Vertrouwen"
    client.post(page, {"actie": "verplaats", "naar": eerste.pk, "stuk": [les.pk]})
    assert les.pk in eerste.stukken.values_list("pk", flat=True)
    answer = client.post(page, {"actie": f"omhoog-hoofdstuk-{tweede.pk}"}, follow=True)
    assert "staat al bovenaan" in answer.content.decode()
    client.post(url("bundel-op-thema", full.bundel.pk))
    assert order() == start
    assert client.post(page, {"actie": "omhoog-stuk-999999"}).status_code == 404
    assert client.post(page, {"actie": "onzin"}).status_code == 404
    elders = BundelStuk.objects.create(
        bundel=(ander := services.create_bundel(full.verkenning, titel="Ander", by=full.lid)),
        hoofdstuk=services.create_hoofdstuk(ander, titel="X", by=full.lid), volgorde=1, soort="les", les=full.les,
    )  # fmt: skip
    assert client.post(page, {"actie": f"omlaag-stuk-{elders.pk}"}).status_code == 404


def test_choosing_at_once_loses_nothing(world, client):
    client.force_login(world.leider)
    page = url("bundel-kiezen", world.bundel.pk)
    html = body(client, page)
    assert "Begin klein." in html
    assert "Fietsers" in html
    assert "Niet herhalen" not in html
    assert "Nog niet ged" not in html
    services.choose_pieces(world.bundel, erbij=[Keuze("les", world.les.pk)], by=world.lid)  # meanwhile
    data = {"was": "", "stuk": [f"les-{world.los.pk}", "onzin-1", "les-", "foto-99999999"]}
    assert client.post(page, data).status_code == 302
    assert BundelStuk.objects.count() == 2
    client.post(page, {"was": f"les-{world.los.pk} les-{world.les.pk}", "stuk": [f"les-{world.les.pk}"]})
    assert BundelStuk.objects.get().les == world.les
    client.post(page, {"was": "", "actie": "alles"})
    assert BundelStuk.objects.count() == 5


def test_chapters_have_authors_and_two_texts(full, client):
    ander = participant(full.verkenning)
    hoofdstuk = services.create_hoofdstuk(full.bundel, titel="Mandaat", auteurs=[full.lid], by=full.leider)
    page = url("hoofdstuk", hoofdstuk.pk)
    client.force_login(ander)
    assert client.get(page).status_code == 403
    client.force_login(full.lid)
    assert client.get(page).status_code == 200
    data = {"titel": "Mandaat", "tekst": "Mijn tekst.", "revisie": 1, "auteurs": [full.lid.pk]}
    assert client.post(page, data).status_code == 302
    conflict = client.post(page, data | {"tekst": "Ouder.", "revisie": 1})
    assert conflict.status_code == 409
    assert "Mijn tekst." in conflict.content.decode()
    assert "Ouder." in conflict.content.decode()
    samen = client.post(page, data | {"tekst": "Ouder.", "revisie": 2, "actie": "samen"}).content.decode()
    assert "Mijn tekst.\n\nOuder." in samen
    assert client.post(page, data | {"revisie": 2, "auteurs": [full.vreemd.pk]}).status_code == 422
    with pytest.raises(ValidationError):
        services.create_hoofdstuk(full.bundel, titel="X", auteurs=[full.vreemd], by=full.leider)
    thema = Hoofdstuk.objects.get(thema=full.thema)  # nobody's yet: who writes first is its author
    services.update_hoofdstuk(thema, revisie=1, titel="Vertrouwen", tekst="Van mij.", by=ander)
    assert [deel.auteurs for deel in read_boek(full.bundel).delen if deel.auteurs] == [ander.naam, full.lid.naam]
    with pytest.raises(PermissionDenied):
        services.update_hoofdstuk(thema, revisie=2, titel="V", tekst="", by=full.lid)
    edit = url("bundel-bewerken", full.bundel.pk)
    intro = {"titel": "Samen", "ondertitel": "", "inleiding": "Tweede.", "revisie": full.bundel.revisie}
    assert client.post(edit, intro).status_code == 302
    assert client.post(edit, intro | {"inleiding": "Derde."}).status_code == 409
    assert client.post(edit, intro | {"titel": ""}).status_code == 422
    client.post(page, {"actie": "weg"})
    assert not Hoofdstuk.objects.filter(pk=hoofdstuk.pk).exists()


@pytest.mark.parametrize("aantal", [1, 3])
def test_pages_ask_a_constant_number_of_queries(world, client, aantal, django_assert_num_queries):
    for number in range(aantal):
        bezoek = BezoekFactory(verkenning=world.verkenning, begint_op=TOEN)
        LesFactory(bezoek=bezoek, verkenning=world.verkenning, themas=[ThemaFactory()])
        VerslagDeelFactory(bezoek=bezoek, gepubliceerd_op=TOEN)
        FotoFactory(bezoek=bezoek, bijschrift="Plein")
        Citaat.objects.create(bezoek=bezoek, tekst=f"Woord {number}", toestemming="niet_nodig", door=world.leider)
        services.create_hoofdstuk(world.bundel, titel=f"Eigen {number}", by=world.lid)
    client.force_login(world.leider)
    client.post(url("bundel-kiezen", world.bundel.pk), {"was": "", "actie": "alles"})
    pages = {
        "bundel": 8,  # session, user, bundle, pieces, chapters, participants, viewers, files
        "bundel-samenstellen": 5,  # session, user, bundle, chapters, pieces
        "bundel-kiezen": 8,  # session, user, bundle, four kinds with their visits, chosen
    }
    client.get(url("bundel", world.bundel.pk))  # shows what was said about the choice
    for name, count in pages.items():
        with django_assert_num_queries(count):
            assert client.get(url(name, world.bundel.pk)).status_code == 200
    services.create_bundel(world.verkenning, titel="Tweede", by=world.lid)
    with django_assert_num_queries(4):  # session, user, exploration, bundles
        assert client.get(url("bundels", world.verkenning.pk)).status_code == 200


def test_a_bundle_begins_with_a_title(world, client):
    client.force_login(world.lid)
    page = url("bundel-nieuw", world.verkenning.pk)
    assert client.post(page, {"titel": ""}).status_code == 422
    answer = client.post(page, {"titel": "Tweede bundel", "formulier": "7b5c9a4e-0f2b-4f58-8a53-2d1c1d5b6f11"})
    assert answer["Location"] == url("bundel-kiezen", Bundel.objects.get(titel="Tweede bundel").pk)
    assert client.get(url("bundels", world.verkenning.pk)).status_code == 200
    with pytest.raises(ValidationError, match="nog leeg"):
        services.publish_bundel(Bundel.objects.get(titel="Tweede bundel"), by=world.leider)
    assert client.get(url("bundels", VerkenningFactory().pk)).status_code == 404
    many = [Keuze("les", pk) for pk in range(MOST_PIECES + 5)]
    assert services.choose_pieces(world.bundel, erbij=many, by=world.lid)[0] <= MOST_PIECES


def test_the_database_keeps_the_promises(full):
    hoofdstuk = Hoofdstuk.objects.first()
    wrong = [
        lambda: Bundel.objects.create(verkenning=full.verkenning, titel="", door=full.lid),
        lambda: Hoofdstuk.objects.create(bundel=full.bundel, titel="", volgorde=90),
        lambda: Hoofdstuk.objects.create(bundel=full.bundel, titel="X", volgorde=90, thema=full.thema),
        lambda: Hoofdstuk.objects.create(bundel=full.bundel, titel="X", volgorde=90, soort="thema"),
        lambda: Hoofdstuk.objects.create(bundel=full.bundel, titel="X", volgorde=90, soort="thema", thema=full.thema),
        lambda: Hoofdstuk.objects.create(bundel=full.bundel, titel="X", volgorde=hoofdstuk.volgorde),
        lambda: BundelUitvoer.objects.create(bundel=full.bundel, door=full.lid, stand="klaar"),
        lambda: BundelUitvoer.objects.create(bundel=full.bundel, door=full.lid, word="x"),
        lambda: [BundelUitvoer.objects.create(bundel=full.bundel, door=full.lid) for _ in range(2)],
    ]
    piece = {"bundel": full.bundel, "hoofdstuk": hoofdstuk, "volgorde": 99}
    rows = [
        {"soort": "les", "les": full.les},  # once in a bundle
        {"soort": "deel", "deel": full.deel},
        {"soort": "foto", "foto": full.foto},
        {"soort": "citaat", "citaat": full.citaat},
        {"soort": "les"},
        {"soort": "foto", "les": full.les},
    ]
    wrong += [lambda row=row: BundelStuk.objects.create(**piece, **row) for row in rows]
    taken = {**piece, "volgorde": hoofdstuk.stukken.first().volgorde}
    wrong.append(lambda: BundelStuk.objects.create(**taken, soort="foto"))
    for attempt in wrong:
        with pytest.raises(IntegrityError):
            _checked(attempt)


@transaction.atomic
def _checked(attempt):
    """Do it, and check at once what otherwise waits for the end of the transaction."""
    attempt()
    connection.check_constraints()
