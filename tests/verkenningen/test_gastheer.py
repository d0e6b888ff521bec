"""The host reads first: a personal link, an answer per part, and sharing only after a yes or a deliberate choice (V7)."""

import datetime as dt

import pytest
from django.core import mail, signing
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mkwportal.core.links import personal_link
from mkwportal.core.models import AuditRegel, Melding
from tests.factories.corporaties import OrganisatieFactory, person
from tests.factories.verkenningen import BezoekFactory, FotoFactory, VerkenningFactory, VerslagDeelFactory, participant
from tests.support.jobs import run_jobs
from verkenningen.gastheer import LINK_SPIEGEL, LINK_VERSLAG, send_voorlegging
from verkenningen.models import VerslagDeel, VoorgelegdDeel, Voorlegging
from verkenningen.services import publish_deel, save_deel

from .helpers import body, refused, url

pytestmark = pytest.mark.django_db
HOST = {"naam": "Joke de Gastheer", "email": "joke@onsdoel.example"}


@pytest.fixture
def bezoek():
    bezoek = BezoekFactory(verkenning=VerkenningFactory(bereik="leden"), titel="Op de fiets")
    VerslagDeelFactory(bezoek=bezoek, deel="vraag", tekst="Waarom **samen**?")
    VerslagDeelFactory(bezoek=bezoek, deel="gezien", tekst="<script>x</script> [klik](javascript:alert(1))")
    VerslagDeelFactory(bezoek=bezoek, deel="vervolg", tekst="")
    return bezoek


def send(login, bezoek, **data):
    """Send the report to a host as its leader; return the address of the link in the mail."""
    client = login(bezoek.verkenning.leider)
    response = client.post(url("gastheer", bezoek.pk), {**HOST, **data})
    assert response.status_code == 302, response.content.decode()[:2000]
    return mailed()


def mailed():
    run_jobs()
    return next(word for word in mail.outbox[-1].body.split() if "/verkenningen/gastheer/" in word)


def answer(link, revisies=(1, 1), **data):
    """Answer without a login; `revisies` are those of the page that the host opened."""
    extra = {"vraag-revisie": revisies[0], "gezien-revisie": revisies[1]}
    return Client().post(link, {**extra, **data})


def test_from_sending_to_sharing(login, bezoek):
    foto = FotoFactory(bezoek=bezoek, bijschrift="Zes fietsen")
    link = send(login, bezoek, bericht="Dank voor de soep.")
    message = mail.outbox[-1]
    assert message.to == ["joke@onsdoel.example"]
    assert "Dank voor de soep." in message.body
    html = body(Client(), link)
    assert "<strong>samen</strong>" in html
    assert "Zes fietsen" in html
    assert f"fotos/{foto.pk}/?klein=1" in html
    assert "<script>x" not in html
    assert 'href="javascript' not in html
    assert "Hoe nu verder?" not in html  # empty
    assert VoorgelegdDeel.objects.filter(oordeel="").count() == 3  # a GET saves nothing; photos ask an answer too

    leider, mee = bezoek.verkenning.leider, participant(bezoek.verkenning)
    deel = VerslagDeel.objects.get(deel="vraag")
    blocked = login(leider).post(url("verslag-publiceren", bezoek.pk, "vraag"))
    refused(blocked, "De gastheer is nog niet akkoord", "gaf nog geen antwoord", status=409)
    done = answer(
        link, **{"vraag-oordeel": "akkoord", "gezien-oordeel": "anders", "gezien-opmerking": "Geen <b>namen</b>"}
    )
    assert done.url.endswith("?bewaard=1")
    assert "uw antwoord is bewaard" in body(Client(), done.url)
    melding = Melding.objects.get(ontvanger=leider, url=url("gastheer", bezoek.pk))
    assert "Joke de Gastheer wil iets graag anders" in melding.tekst
    html = body(login(leider), url("gastheer", bezoek.pk))
    assert "Geen &lt;b&gt;namen&lt;/b&gt;" in html
    assert "Joke de Gastheer heeft het gezien en is akkoord met de versie van" in html
    assert "Graag anders" in body(login(mee), url("verslag", bezoek.pk))

    login(leider).post(url("verslag-publiceren", bezoek.pk, "vraag"))
    deel.refresh_from_db()
    assert deel.gepubliceerd_op
    assert AuditRegel.objects.get(actie="deel van verslag gedeeld").na == {"deel": "vraag"}
    late = answer(link, **{"vraag-oordeel": "anders", "vraag-opmerking": "Toch niet", "gezien-oordeel": "akkoord"})
    assert late.status_code == 302
    assert set(VoorgelegdDeel.objects.exclude(deel="beeld").values_list("oordeel", flat=True)) == {"akkoord"}
    html = body(Client(), link)
    assert "Dit deel is gedeeld" in html
    assert 'name="vraag-oordeel"' not in html


def test_a_yes_holds_for_the_text_that_was_read(login, bezoek):
    leider, deel = bezoek.verkenning.leider, VerslagDeel.objects.get(deel="vraag")
    link = send(login, bezoek)
    answer(link, **{"vraag-oordeel": "akkoord"})
    save_deel(bezoek, "vraag", revisie=1, tekst="Iets heel anders.", by=leider)
    assert "Iets heel anders." not in body(Client(), link)  # what is written meanwhile is not sent
    html = body(login(leider), url("verslag", bezoek.pk))
    assert "De tekst is daarna gewijzigd. Stuur hem opnieuw." in html
    assert login(leider).post(url("verslag-publiceren", bezoek.pk, "vraag")).status_code == 409
    again = {"actie": "opnieuw", "voorlegging": Voorlegging.objects.get().pk}
    login(leider).post(url("gastheer", bezoek.pk), again)
    newest = mailed()
    conflict = answer(link, **{"vraag-oordeel": "anders", "vraag-opmerking": "Mijn zin", "gezien-oordeel": "akkoord"})
    refused(conflict, "De tekst is intussen gewijzigd", "Iets heel anders.", "Mijn zin", status=409)
    assert not VoorgelegdDeel.objects.exclude(oordeel="").exists()  # nothing of it was saved
    assert answer(newest, (2, 1), **{"vraag-oordeel": "akkoord"}).status_code == 302
    login(leider).post(url("verslag-publiceren", bezoek.pk, "vraag"))
    deel.refresh_from_db()
    assert deel.gepubliceerd_op


def test_sharing_anyway_is_a_choice_that_the_trail_keeps(login, bezoek):
    client = login(bezoek.verkenning.leider)
    page = url("verslag-publiceren", bezoek.pk, "gezien")
    refused(client.post(page), "Deel toch", "nog niet gezien", status=409)
    assert not VerslagDeel.objects.filter(gepubliceerd_op__isnull=False).exists()
    client.post(page, {"toch": "ja"})
    assert VerslagDeel.objects.get(deel="gezien").gepubliceerd_op
    assert "nog niet gezien" in AuditRegel.objects.get(actie="deel van verslag gedeeld").na["zonder_akkoord"]
    client.post(page, {"actie": "terug"})
    assert VerslagDeel.objects.get(deel="gezien").gepubliceerd_op is None
    alone = VerslagDeelFactory(bezoek=BezoekFactory(verkenning=bezoek.verkenning, gastheer_naam=""))
    publish_deel(alone, by=bezoek.verkenning.leider)  # nobody received us, so nobody reads first


def test_the_text_is_locked_before_the_yes_of_the_host_is_read(login, bezoek):
    answer(send(login, bezoek), **{"vraag-oordeel": "akkoord"})
    deel = VerslagDeel.objects.select_related("bezoek__verkenning").get(deel="vraag")
    with CaptureQueriesContext(connection) as queries:
        publish_deel(deel, by=bezoek.verkenning.leider)
    asked = [query["sql"] for query in queries if "verkenningen_verslagdeel" in query["sql"]]
    locked = next(i for i, sql in enumerate(asked) if "FOR NO KEY UPDATE" in sql)
    read = next(i for i, sql in enumerate(asked) if "verkenningen_voorgelegddeel" in sql)
    assert locked < read


def test_a_mail_job_that_runs_again_sends_nothing_and_asking_again_does(login, bezoek):
    send(login, bezoek)
    send_voorlegging(Voorlegging.objects.get().pk)
    assert len(mail.outbox) == 1
    login(bezoek.verkenning.leider).post(
        url("gastheer", bezoek.pk), {"actie": "opnieuw", "voorlegging": Voorlegging.objects.get().pk}
    )
    run_jobs()
    first, newer = (message.extra_headers["Message-ID"] for message in mail.outbox)
    assert first != newer


@pytest.mark.parametrize("kind", ["forged", "of the mirror", "expired", "revoked", "trash", "number"])
def test_a_link_that_does_not_hold_shows_nothing(kind, login, bezoek, monkeypatch):
    link = send(login, bezoek)
    voorlegging = Voorlegging.objects.get()
    if kind == "forged":
        link = link[:-3] + "xx/"
    elif kind == "of the mirror":
        link = personal_link(LINK_SPIEGEL, voorlegging.pk).replace("/spiegel/", "/gastheer/")
    elif kind == "number":
        link = personal_link(LINK_VERSLAG, 999)
    elif kind == "expired":
        later = timezone.now() + dt.timedelta(days=30, minutes=1)
        monkeypatch.setattr(signing.time, "time", later.timestamp)
    elif kind == "revoked":
        login(bezoek.verkenning.leider).post(
            url("gastheer", bezoek.pk), {"actie": "intrekken", "voorlegging": voorlegging.pk}
        )
    elif kind == "trash":
        type(bezoek.verkenning).objects.filter(pk=bezoek.verkenning_id).update(verwijderd_op=timezone.now())
    for response in (Client().get(link), answer(link, **{"vraag-oordeel": "akkoord"}), Client().get(f"{link}fotos/1/")):
        assert response.status_code == 404
        assert "Op de fiets" not in response.content.decode()
    assert not VoorgelegdDeel.objects.exclude(oordeel="").exists()


def test_bad_answers_keep_what_was_typed(login, bezoek):
    link = send(login, bezoek)
    refused(answer(link), "Kies bij ten minste één deel")
    html = refused(
        answer(link, **{"vraag-oordeel": "anders", "gezien-oordeel": "akkoord"}), "Schrijf op wat u graag anders"
    )
    assert 'value="akkoord"' in html
    refused(answer(link, **{"vraag-opmerking": "Mooi zo"}), "Kies hier akkoord, of graag anders", "Mooi zo")
    refused(answer(link, **{"vraag-oordeel": "misschien"}), "Kies akkoord, of graag anders")
    refused(answer(link, **{"vraag-oordeel": "anders", "vraag-opmerking": "x" * 2001}), "2000")
    assert not VoorgelegdDeel.objects.exclude(oordeel="").exists()
    once = {"vraag-oordeel": "akkoord", "formulier": "7b0b7a34-7d6c-4d8d-9a5e-1f1a0f7d1c11"}
    assert answer(link, **once).status_code == answer(link, **once).status_code == 302
    answer(link, **{"vraag-oordeel": "akkoord"})
    assert AuditRegel.objects.filter(actie="gastheer gaf antwoord op verslag").count() == 1
    refused(
        login(bezoek.verkenning.leider).post(url("gastheer", bezoek.pk), {"email": "x"}),
        "Vul de naam in.",
        "geen e-mailadres",
    )


def test_somebody_of_the_host_with_an_account_is_chosen_by_name(login):
    huis = OrganisatieFactory(naam="Ons Doel")
    piet, elders = person(huis), person()
    bezoek = BezoekFactory(gastheer=huis)
    client = login(bezoek.verkenning.leider)
    refused(client.post(url("gastheer", bezoek.pk), HOST), "Schrijf eerst een deel")
    VerslagDeelFactory(bezoek=bezoek)
    refused(client.post(url("gastheer", bezoek.pk), {"persoon": elders.pk, **HOST}), "werkt niet bij de gastheer")
    assert client.post(url("gastheer", bezoek.pk), {"persoon": piet.pk}).status_code == 302
    assert Voorlegging.objects.get().email == piet.email
    client.post(url("gastheer", bezoek.pk), {"persoon": piet.pk})
    assert Voorlegging.objects.count() == 1  # the same address keeps one link


def test_a_photo_only_of_this_visit(login, bezoek):
    link = send(login, bezoek)
    assert Client().get(f"{link}fotos/{FotoFactory().pk}/").status_code == 404


def test_the_database_refuses_half_an_answer(bezoek):
    voorlegging = Voorlegging.objects.create(bezoek=bezoek, soort="verslag", door=bezoek.verkenning.leider, **HOST)
    deel = VoorgelegdDeel(voorlegging=voorlegging, deel="vraag", revisie=1, versie_op=timezone.now())
    for wrong in ({"oordeel": "akkoord"}, {"oordeel": "anders", "antwoord_op": timezone.now()}):
        for name, value in wrong.items():
            setattr(deel, name, value)
        with pytest.raises(IntegrityError, match="voorgelegddeel"), transaction.atomic():
            deel.save()
    for wrong in ({"naam": ""}, {"naam": "Dubbel"}):
        with pytest.raises(IntegrityError, match="voorlegging"), transaction.atomic():
            Voorlegging.objects.create(
                **{"bezoek": bezoek, "soort": "verslag", "door": bezoek.verkenning.leider, **HOST, **wrong}
            )
