"""Quotes: with a name only after a yes of that person, and gone from every page after a no (V7)."""

import datetime as dt

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from corporaties.models import Deelname
from mkwportal.core.edits import EditConflict
from mkwportal.core.links import UNKNOWN, personal_link
from mkwportal.core.models import AuditRegel, Melding
from tests.factories.corporaties import guest, person, platform_admin
from tests.factories.verkenningen import (
    BezoekFactory,
    CitaatFactory,
    HalteFactory,
    VerkenningFactory,
    VerslagDeelFactory,
    VoorleggingFactory,
    participant,
)
from tests.support.jobs import run_jobs
from verkenningen.gastheer import LINK_CITAAT, citaat_link, send_citaat
from verkenningen.models import Citaat, VoorgelegdDeel
from verkenningen.services import add_citaat, answer_citaat, ask_consent, delete_citaat, note_consent, update_citaat

from .helpers import body, refused, url

pytestmark = pytest.mark.django_db
ZIN = "Je belt ook als er niets mis is."


@pytest.fixture
def bezoek():
    """Return a visit of an open exploration of which "Wat zagen wij?" was published."""
    bezoek = BezoekFactory(verkenning=VerkenningFactory(bereik="leden"))
    VerslagDeelFactory(bezoek=bezoek, gepubliceerd_op=timezone.now())
    return bezoek


def add(bezoek, **fields):
    return add_citaat(bezoek, **{"tekst": f"“{ZIN}”", "by": bezoek.verkenning.leider, **fields})


def shown(bezoek, login):
    """Return whether each who only reads gets the words: on the visit, in the list of quotes, at the host."""
    readers = [person(), guest(bezoek.verkenning.kring), participant(bezoek.verkenning, Deelname.Wijze.TRIBUNE)]
    readers.append(platform_admin())
    return {
        *(ZIN in body(login(reader), bezoek.get_absolute_url()) for reader in readers),
        *(Citaat.objects.zichtbaar_voor(reader).exists() for reader in readers),
    }


def test_a_name_needs_a_yes_and_a_no_takes_it_away_at_once(login, bezoek):
    halte = HalteFactory(bezoek=bezoek)
    leider = bezoek.verkenning.leider
    client = login(leider)
    form = {"tekst": ZIN, "naam": "Saar", "rol": "opbouwwerker", "email": "saar@wijk.example", "halte": halte.pk}
    assert client.post(url("citaten", bezoek.pk), form).status_code == 302
    citaat = Citaat.objects.get()
    assert (citaat.toestemming, citaat.halte) == ("nog_niet", halte)
    assert shown(bezoek, login) == {False}
    assert ZIN in body(login(participant(bezoek.verkenning)), url("citaten", bezoek.pk))

    client.post(url("citaat", citaat.pk), {"actie": "vraag"})
    run_jobs()
    link = next(word for word in mail.outbox[-1].body.split() if "/verkenningen/citaat/" in word)
    assert mail.outbox[-1].to == ["saar@wijk.example"]
    visitor = Client()
    assert ZIN in body(visitor, link)
    citaat.refresh_from_db()
    assert citaat.toestemming == "gevraagd"  # a GET says nothing
    assert shown(bezoek, login) == {False}
    refused(visitor.post(link), "Kies ja of nee.")

    assert visitor.post(link, {"antwoord": "ja"}).status_code == 302
    visitor.post(link, {"antwoord": "ja"})
    assert "wij gebruiken uw zin" in body(visitor, f"{link}?bewaard=1")
    assert shown(bezoek, login) == {True}
    assert "Het citaat van Saar mag" in Melding.objects.get(ontvanger=leider, url=url("citaten", bezoek.pk)).tekst
    assert AuditRegel.objects.filter(actie="toestemming voor citaat gegeven").count() == 1

    assert visitor.post(link, {"antwoord": "nee"}).status_code == 302  # after publication
    assert shown(bezoek, login) == {False}
    refused(client.post(url("citaat", citaat.pk), {"revisie": 1, "tekst": "Iets anders"}), "alleen weghalen")
    page, vandaag = url("citaat", citaat.pk), timezone.localdate()
    refused(client.post(page, {"actie": "mondeling", "ja": "ja", "op": vandaag}), "alleen weghalen")
    assert "alleen weghalen" in client.post(page, {"actie": "vraag"}, follow=True).content.decode()
    citaat.refresh_from_db()
    assert (citaat.toestemming, run_jobs().count("verkenningen.send_citaat")) == ("nee", 0)
    assert "Vraag het" not in body(client, page)
    assert visitor.post(link, {"antwoord": "ja"}).status_code == 302  # only the person turns a no
    assert shown(bezoek, login) == {True}
    visitor.post(link, {"antwoord": "nee"})
    client.post(url("citaat", citaat.pk), {"actie": "weg"})
    assert Client().get(link).status_code == 404
    assert not AuditRegel.objects.filter(na__icontains="belt").exists()  # the trail does not keep the words


def test_without_a_name_and_by_word_of_mouth(login, bezoek):
    anoniem = add(bezoek, rol="huurder")
    assert str(anoniem) == f"“{ZIN}”"
    assert shown(bezoek, login) == {True}
    with pytest.raises(ValidationError, match="geen toestemming nodig"):
        note_consent(anoniem, ja=True, op=timezone.localdate(), by=bezoek.verkenning.leider)
    delete_citaat(anoniem, by=bezoek.verkenning.leider)
    citaat = add(bezoek, naam="Saar")
    client, page = login(bezoek.verkenning.leider), url("citaat", citaat.pk)
    morgen = timezone.localdate() + dt.timedelta(days=1)
    refused(client.post(page, {"actie": "mondeling", "ja": "ja", "op": morgen}), "moet nog komen")
    refused(client.post(page, {"actie": "mondeling", "op": "gisteren"}), "Deze dag bestaat niet")
    client.post(page, {"actie": "mondeling", "ja": "ja", "op": "2019-05-23"})
    assert "mondeling gegeven op 23 mei 2019, opgeschreven door" in body(client, page).lower()
    assert shown(bezoek, login) == {True}
    assert "Vul eerst het e-mailadres in" in client.post(page, {"actie": "vraag"}, follow=True).content.decode()


def test_other_words_need_a_new_yes(bezoek):
    leider = bezoek.verkenning.leider
    citaat = add(bezoek, naam="Saar", email="saar@wijk.example")
    note_consent(citaat, ja=True, op=timezone.localdate(), by=leider)
    citaat = update_citaat(citaat, revisie=1, tekst=ZIN, naam="Saar", email="anders@wijk.example", by=leider)
    assert (citaat.toestemming, citaat.gevraagd_op) == ("nog_niet", None)  # nobody knows who reads this address
    assert update_citaat(citaat, revisie=2, tekst=ZIN, naam="Saar", email="anders@wijk.example", by=leider).revisie == 2
    citaat = update_citaat(citaat, revisie=2, tekst="Nooit bellen.", naam="Saar", by=leider)
    assert (citaat.toestemming, citaat.antwoord_op, citaat.is_toonbaar) == ("nog_niet", None, False)
    with pytest.raises(EditConflict):  # she answers to the words that she read
        answer_citaat(citaat, ja=True, revisie=2)
    with pytest.raises(EditConflict):
        update_citaat(citaat, revisie=2, tekst="x", by=leider)
    with pytest.raises(ValidationError, match="Schrijf op wat er is gezegd"):
        update_citaat(citaat, revisie=3, tekst="“ ”", by=leider)
    assert not Citaat.objects.toonbaar().exists()


@pytest.mark.parametrize(
    "change", [{"tekst": "Bel nooit."}, {"naam": "Piet"}, {"email": "piet@wijk.example"}, {"rol": "wethouder"}]
)
def test_a_link_is_dead_after_a_change(login, bezoek, change):
    fields = {"tekst": ZIN, "naam": "Saar", "rol": "opbouwwerker", "email": "saar@wijk.example"}
    leider = bezoek.verkenning.leider
    citaat = ask_consent(add(bezoek, **fields), by=leider)
    link = citaat_link(citaat)
    assert ZIN in body(Client(), link)
    assert update_citaat(citaat, revisie=1, **fields | change, by=leider).toestemming == "nog_niet"
    run_jobs()
    assert not mail.outbox  # the mail that waited asks about what is no longer there
    for response in (Client().get(link), Client().post(link, {"antwoord": "ja"})):
        refused(response, UNKNOWN, status=404)
    citaat.refresh_from_db()
    assert citaat.toestemming == "nog_niet"
    assert Client().get(personal_link(LINK_CITAAT, citaat.pk)).status_code == 404  # not bound to anything
    ask_consent(citaat, by=leider)
    send_citaat(citaat.pk)
    send_citaat(citaat.pk)  # the job ran twice: one message
    assert len(mail.outbox) == 1
    ask_consent(citaat, by=leider)
    send_citaat(citaat.pk)
    first, later = (message.extra_headers["Message-ID"] for message in mail.outbox)
    assert first != later


def test_the_host_and_a_draft_show_only_what_may_be_shown(login, bezoek):
    bezoek.verslagdelen.update(gepubliceerd_op=None)
    add(bezoek)
    assert shown(bezoek, login) == {False}  # nothing was published
    assert ZIN in body(login(bezoek.verkenning.leider), bezoek.get_absolute_url())
    stil = add(bezoek, tekst="Dit blijft onder ons.", naam="Saar")
    voorlegging = VoorleggingFactory(bezoek=bezoek)
    VoorgelegdDeel.objects.create(voorlegging=voorlegging, deel="beeld", revisie=0, versie_op=timezone.now())
    html = body(Client(), personal_link("verkenningen:gastheer-link", voorlegging.pk))
    assert ZIN in html
    assert stil.tekst not in html


def test_who_writes_and_who_leads(bezoek):
    mee, collega = participant(bezoek.verkenning), participant(bezoek.verkenning)
    citaat = add(bezoek, naam="Saar", by=mee)
    outsiders = [person(), guest(bezoek.verkenning.kring), participant(bezoek.verkenning, Deelname.Wijze.TRIBUNE)]
    for user in outsiders:
        with pytest.raises(PermissionDenied):
            add(bezoek, by=user)
    for user in (*outsiders, collega):
        with pytest.raises(PermissionDenied):
            note_consent(citaat, ja=True, op=timezone.localdate(), by=user)
    note_consent(citaat, ja=False, op=timezone.localdate(), by=bezoek.verkenning.leider)
    assert not Citaat.objects.toonbaar().exists()


def test_bad_input_keeps_what_was_typed(login, bezoek):
    client = login(bezoek.verkenning.leider)
    form = {"tekst": "", "naam": "Saar <b>", "email": "saar", "halte": HalteFactory().pk}
    html = refused(
        client.post(url("citaten", bezoek.pk), form),
        "Schrijf op wat er is gezegd.",
        "geen e-mailadres",
        "halte bestaat niet",
    )
    assert "Saar &lt;b&gt;" in html
    once = {"tekst": "<script>alert(1)</script> **vet**", "formulier": "7b0b7a34-7d6c-4d8d-9a5e-1f1a0f7d1c12"}
    for _ in range(2):
        client.post(url("citaten", bezoek.pk), once)
    assert Citaat.objects.count() == 1
    html = body(login(person()), bezoek.get_absolute_url())
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **vet**" in html


def test_the_database_refuses_a_name_without_consent_and_an_answer_without_a_moment(bezoek):
    leider = bezoek.verkenning.leider
    for wrong in (
        {"toestemming": "niet_nodig"},
        {"naam": "", "toestemming": "nog_niet"},
        {"toestemming": "ja"},
        {"tekst": ""},
    ):
        with pytest.raises(IntegrityError, match="citaat_"), transaction.atomic():
            CitaatFactory(bezoek=bezoek, door=leider, **{"naam": "Saar", **wrong})
