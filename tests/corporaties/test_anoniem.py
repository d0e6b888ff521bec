"""Anonymising who left (C8): the name goes everywhere, what they made stays, and it is shown before."""

import datetime as dt

import pytest
from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from corporaties.anoniem import without_names
from corporaties.models import Aanstelling, Deelname, Gebruiker, Rol, Toegangssleutel, Uitnodiging
from corporaties.search import index_persoon
from corporaties.services import anonymise, create_uitnodiging, end_aanstelling
from corporaties.services.anoniem import former_people
from corporaties.sleutels import renew_sleutel
from documenten.models import Document
from documenten.services import ask_question
from documenten.services.volgen import follow_subject
from mkwportal.core.models import AuditRegel, Mailfout, Melding, ZoekRegel
from mkwportal.core.notifications import notify
from tests.factories.corporaties import (
    PASSWORD,
    AanstellingFactory,
    GebruikerFactory,
    OrganisatieFactory,
    ThemaFactory,
    guest,
    person,
    platform_admin,
)
from tests.factories.documenten import uploaded_document
from tests.factories.verkenningen import LesFactory, VerkenningFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
NAAM = "Pieternel Alders"


@pytest.fixture
def admin():
    return platform_admin(voornaam="Sanne", achternaam="Vos")


@pytest.fixture
def organisatie():
    return OrganisatieFactory(naam="De Linde")


@pytest.fixture
def beheerder(organisatie):
    return person(organisatie, Rol.CORPORATIEBEHEERDER)


@pytest.fixture
def weg(organisatie, beheerder):
    """Somebody with a full life in the portal, who left."""
    weg = person(organisatie, voornaam="Pieternel", achternaam="Alders", telefoon="06-12345678", bereikbaar="maandag")
    weg.themas.set([ThemaFactory()])
    index_persoon(weg.pk)
    stuk = uploaded_document(weg, naam="beleid.txt")
    Document.objects.update(bereik="leden")
    stuk.refresh_from_db()
    ask_question(stuk, soort="vraag", tekst="Waarom zo?", by=weg)
    LesFactory(verkenning=VerkenningFactory(leider=beheerder, organisatie=organisatie), door=weg)
    follow_subject(ThemaFactory(), by=weg)
    renew_sleutel("feed", by=weg)
    notify([weg], soort="x", tekst="Voor u", url="/", sleutel="a")
    notify([beheerder], soort="x", tekst=f"{NAAM} stelde een vraag.", url="/", sleutel="b")
    Mailfout.objects.create(aan=weg.email, onderwerp="x", reden="550")
    end_aanstelling(weg.aanstellingen.get(), per=timezone.localdate(), opvolger=beheerder, by=beheerder)
    run_jobs()
    return Gebruiker.objects.get(pk=weg.pk)


def test_the_name_is_gone_and_what_was_made_stays(weg, admin, beheerder):
    email = weg.email
    anonymise(weg, by=admin)
    run_jobs()
    weg.refresh_from_db()
    assert weg.naam == "Oud-medewerker van De Linde"
    assert weg.email == f"oud-medewerker-{weg.pk}@geanonimiseerd.invalid"
    assert (weg.telefoon, weg.bereikbaar, weg.aanhef, weg.laatst_gezien) == ("", "", "", None)
    assert not weg.is_active
    assert not weg.has_usable_password()
    assert not weg.themas.exists()
    for model in (Toegangssleutel, UserSession, Uitnodiging):
        assert not model.objects.exists()
    assert not Mailfout.objects.exists()
    assert not Melding.objects.filter(ontvanger=weg).exists()
    assert not weg.volgingen.exists()
    assert Document.objects.get().gemaakt_door == weg
    assert Document.objects.get().vragen.get().door == weg
    told = Melding.objects.filter(ontvanger=beheerder).values_list("tekst", flat=True)
    assert "Oud-medewerker van De Linde stelde een vraag." in told
    assert not any(NAAM in text for text in told)
    assert not ZoekRegel.objects.filter(soort="persoon", object_id=weg.pk).exists()
    assert not ZoekRegel.objects.filter(tekst__contains="Pieternel").exists()
    assert not Gebruiker.objects.filter(email=email).exists()


def test_no_page_that_others_open_shows_the_name(weg, admin, beheerder, login):
    stuk, les = Document.objects.get(), weg.pk
    anonymise(weg, by=admin)
    run_jobs()
    reader = login(person())
    for path in (
        stuk.get_absolute_url(),
        f"/documenten/{stuk.pk}/vragen/",
        f"/documenten/{stuk.pk}/versies/",
        "/zoeken/?q=pieternel",
        "/corporaties/mensen/?q=alders",
    ):
        page = reader.get(path).content.decode().replace("pieternel", "").replace("alders", "")
        assert "Pieternel" not in page, path
        assert "Alders" not in page, path
    assert reader.get(f"/corporaties/mensen/{les}/").status_code == 404
    own = login(beheerder)
    for path in ("/meldingen/", "/beheer/leden/", "/beheer/uitnodigingen/", "/beheer/jaarcontrole/", "/beheer/export/"):
        assert "Alders" not in own.get(path, follow=True).content.decode(), path


def test_the_trail_is_kept_and_shown_without_the_name(weg, admin):
    before = AuditRegel.objects.count()
    stored = AuditRegel.objects.filter(wie_id=weg.pk).count()
    anonymise(weg, by=admin)
    assert AuditRegel.objects.count() == before + 1
    value_only = "contactpersoon gewijzigd"  # the leaver as a value of a line about a document: besluiten/0011
    shown = without_names(AuditRegel.objects.exclude(actie=value_only))
    assert [line for line in shown if NAAM in f"{line.wie_naam} {line.object_naam} {line.voor} {line.na}"] == []
    assert len([line for line in shown if line.wie_naam == "Oud-medewerker van De Linde"]) == stored
    last = AuditRegel.objects.get(actie="persoon geanonimiseerd")
    assert NAAM not in f"{last.object_naam} {last.voor} {last.na}"
    assert (last.wie_id, last.object_id) == (admin.pk, weg.pk)


def test_the_page_and_the_file_of_the_trail_show_the_new_name(weg, admin, login):
    anonymise(weg, by=admin)
    client = login(admin)
    for path in ("/beheer/logboek/?actie=vraag+gesteld", "/beheer/logboek/logboek.csv?actie=vraag+gesteld"):
        answer = client.get(path)
        text = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
        assert "Oud-medewerker van De Linde" in text, path
        assert "Pieternel" not in text, path


def test_shown_in_numbers_first_and_only_with_a_tick(login, weg, admin):
    client, path = login(admin), f"/beheer/oud-medewerkers/{weg.pk}/anonimiseren/"
    listed = client.get("/beheer/oud-medewerkers/?q=pieternel").content.decode()
    assert path in listed
    page = client.get(path)
    counts = {telling.tekst: telling.uitleg for telling in page.context["tellingen"]}
    assert counts["1 document"] == counts["1 les"] == "met de nieuwe naam"
    assert counts["1 melding"] == counts["1 volging"] == "verwijderd"
    assert "niet terug te draaien" in page.content.decode()
    assert "Oud-medewerker van De Linde" in page.content.decode()
    refused = client.post(path)
    assert refused.status_code == 422
    assert "Zet een vinkje" in refused.content.decode()
    weg.refresh_from_db()
    assert weg.naam == NAAM
    done = client.post(path, {"zeker": "on"}, follow=True).content.decode()
    assert "De naam is nu: Oud-medewerker van De Linde." in done
    assert client.get(path).status_code == 404  # once is once
    with pytest.raises(ValidationError, match="al geanonimiseerd"):
        anonymise(weg, by=admin)


@pytest.mark.parametrize("who", ["werkt er", "begint straks", "stopt straks", "gast", "platformbeheerder"])
def test_who_has_access_now_or_later_is_refused(who, admin, login):
    today, day = timezone.localdate(), dt.timedelta(days=1)
    persoon = {
        "werkt er": lambda: person(),
        "begint straks": lambda: AanstellingFactory(van=today + 5 * day).gebruiker,
        "stopt straks": lambda: AanstellingFactory(tot=today + 5 * day).gebruiker,
        "gast": lambda: guest(VerkenningFactory().kring),
        "platformbeheerder": lambda: platform_admin(),
    }[who]()
    with pytest.raises(ValidationError, match="nog toegang"):
        anonymise(persoon, by=admin)
    assert persoon not in former_people()
    assert login(admin).get(f"/beheer/oud-medewerkers/{persoon.pk}/anonimiseren/").status_code == 404


def test_only_the_platform_admin_does_it(weg, beheerder, login):
    with pytest.raises(PermissionDenied):
        anonymise(weg, by=beheerder)
    for path in ("/beheer/oud-medewerkers/", f"/beheer/oud-medewerkers/{weg.pk}/anonimiseren/"):
        assert login(beheerder).get(path).status_code == 403


def test_a_former_guest_has_no_corporation(admin):
    gast = guest(VerkenningFactory().kring)
    Deelname.objects.filter(gebruiker=gast).update(tot=timezone.localdate() - dt.timedelta(days=1))
    assert anonymise(gast, by=admin).naam == "Oud-gast van MKW"


def test_the_old_address_can_be_invited_anew_and_is_somebody_else(weg, admin, organisatie, beheerder):
    email = weg.email
    anonymise(weg, by=admin)
    create_uitnodiging(email=email, organisatie=organisatie, by=beheerder)
    client = Client()
    client.post("/account/inloggen/", {"login": email, "password": PASSWORD})
    assert client.get("/profiel/").status_code == 302


def test_two_of_the_same_name_keep_theirs_apart(weg, admin):
    namesake = GebruikerFactory(voornaam="Pieternel", achternaam="Alders")
    AanstellingFactory(gebruiker=namesake)
    anonymise(weg, by=admin)
    namesake.refresh_from_db()
    assert namesake.naam == NAAM
    assert Aanstelling.objects.lopend().filter(gebruiker=namesake).exists()
