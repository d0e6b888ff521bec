"""Own data as one zip (C8): everything of me, nothing of somebody else, and only for me."""

import io
import json
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from corporaties.inzage import collect, make_inzage, request_inzage
from corporaties.models import Gebruiker, Inzage
from corporaties.sleutels import code_of, renew_sleutel
from documenten.services import ask_question
from documenten.services.volgen import follow_subject
from mkwportal.core.audit import record
from mkwportal.core.files import storage
from mkwportal.core.models import AuditRegel, Melding
from mkwportal.core.notifications import notify
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, person, platform_admin
from tests.factories.documenten import DocumentFactory, uploaded_document
from tests.factories.verkenningen import (
    BezoekFactory,
    LesFactory,
    VerkenningFactory,
    VerslagDeelFactory,
    VraagstukFactory,
)
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def ik():
    return person(OrganisatieFactory(naam="De Linde"), voornaam="Piet", achternaam="Alders", telefoon="06-12345678")


def unpack(response) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def test_from_the_profile_page_to_a_zip_that_reads_and_parses(login, ik):
    client = login(ik)
    assert "/profiel/gegevens/" in client.get("/profiel/").content.decode()
    asked = client.post("/profiel/gegevens/maken/", follow=True).content.decode()
    assert "Wordt gemaakt" in asked
    run_jobs()
    assert "staat klaar" in Melding.objects.get(ontvanger=ik).tekst
    inzage = Inzage.objects.get()
    page = client.get("/profiel/gegevens/").content.decode()
    assert f"/profiel/gegevens/{inzage.pk}/" in page
    archive = unpack(client.get(f"/profiel/gegevens/{inzage.pk}/"))
    assert sorted(archive.namelist()) == ["gegevens.json", "overzicht.html"]
    facts = json.loads(archive.read("gegevens.json"))
    assert facts["Profiel"][0]["telefoon"] == "06-12345678"
    assert facts["Aanstellingen"][0]["organisatie"] == "De Linde"
    readable = archive.read("overzicht.html").decode()
    assert "Piet Alders" in readable
    assert "06-12345678" in readable
    for heading in facts:
        assert f"<h2>{heading}</h2>" in readable


def test_what_i_wrote_and_what_is_kept_of_me_is_in_it_and_nothing_of_others(ik):
    ander = person(voornaam="Zeg", achternaam="Niets", telefoon="06-99999999")
    stuk = uploaded_document(ik, naam="beleid.txt")
    DocumentFactory(titel="Stuk van een ander", bereik="leden")
    theirs = uploaded_document(ander, naam="ander.txt")
    type(theirs).objects.update(bereik="leden")
    theirs.refresh_from_db()
    ask_question(theirs, soort="vraag", tekst="Mijn eigen vraag", by=ik)
    ask_question(theirs, soort="vraag", tekst="De vraag van Zeg", by=ander)
    verkenning = VerkenningFactory(leider=ik)
    LesFactory(verkenning=verkenning, door=ik, tekst="Mijn les.")
    LesFactory(verkenning=verkenning, door=ander, tekst="De les van Zeg.")
    VerslagDeelFactory(bezoek=BezoekFactory(verkenning=verkenning), tekst="Mijn verslag.").auteurs.set([ik])
    VraagstukFactory(steller=ik, vraag="Mijn vraagstuk?")
    follow_subject(ThemaFactory(naam="Incasso"), by=ik)
    notify([ik], soort="x", tekst="Mijn melding", url="/", sleutel="a")
    notify([ander], soort="x", tekst="Melding van Zeg", url="/", sleutel="b")
    sleutel = renew_sleutel("feed", by=ik)
    with transaction.atomic():
        record("aanstelling gewijzigd", ik.aanstellingen.get(), by=platform_admin(voornaam="Sanne"))
    parts = {deel.kop: deel.rijen for deel in collect(ik)}
    text = json.dumps(parts, default=str, ensure_ascii=False)
    for own in (
        stuk.titel,
        "Mijn eigen vraag",
        "Mijn les.",
        "Mijn verslag.",
        "Mijn vraagstuk?",
        "Incasso",
        "Mijn melding",
    ):
        assert own in text
    for other in ("De vraag van Zeg", "De les van Zeg.", "Melding van Zeg", "06-99999999", "Stuk van een ander"):
        assert other not in text
    assert parts["Logboek: wat anderen met uw gegevens deden"][0]["wat"] == "aanstelling gewijzigd"
    assert "persoonlijk adres gemaakt" in text
    assert ik.password not in text
    assert sleutel.zout not in text
    assert code_of(sleutel) not in text


def test_nobody_else_fetches_it_also_not_the_platform_admin(login, ik):
    request_inzage(by=ik)
    run_jobs()
    pk = Inzage.objects.get().pk
    for other in (person(), platform_admin()):
        assert login(other).get(f"/profiel/gegevens/{pk}/").status_code == 404


def test_one_at_a_time_and_a_job_that_runs_twice_makes_one(ik):
    inzage = request_inzage(by=ik)
    with pytest.raises(ValidationError, match="al een zip"):
        request_inzage(by=ik)
    for _ in range(2):
        make_inzage(inzage.pk)
    assert Melding.objects.filter(soort="inzage").count() == 1
    assert AuditRegel.objects.filter(actie="eigen gegevens gevraagd").count() == 1
    request_inzage(by=ik)  # the next may be asked now


def test_a_zip_that_is_gone_says_so(login, ik):
    request_inzage(by=ik)
    run_jobs()
    inzage = Inzage.objects.get()
    storage.delete(inzage.sleutel)
    assert login(ik).get(f"/profiel/gegevens/{inzage.pk}/").status_code == 404


def test_what_fails_is_said_and_can_be_asked_again(login, ik, monkeypatch):
    inzage = request_inzage(by=ik)
    monkeypatch.setattr("corporaties.inzage.storage.save_file", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make_inzage(inzage.pk)
    assert "Mislukt" in login(ik).get("/profiel/gegevens/").content.decode()
    monkeypatch.undo()
    assert request_inzage(by=Gebruiker.objects.get(pk=ik.pk)).stand == "wacht"
