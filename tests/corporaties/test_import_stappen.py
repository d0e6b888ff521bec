"""Reading in a list, step by step, as the admin does it (C5)."""

import csv
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from corporaties.models import Import, Organisatie, Uitnodiging
from corporaties.services.inlezen import work
from tests.factories.corporaties import OrganisatieFactory, person, platform_admin

pytestmark = pytest.mark.django_db
URL = "/beheer/import/"


def csv_file(*rows, name="lijst.csv"):
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return SimpleUploadedFile(name, text.getvalue().encode())


def send(web, *rows, soort="mensen", **fields):
    answer = web.post(f"{URL}?soort={soort}", {"bestand": csv_file(*rows), **fields})
    assert answer.status_code == 302, re.findall(r"<p>.*?</p>", answer.content.decode())
    return Import.objects.latest("pk")


def checked(lijst):
    work(lijst.pk)
    lijst.refresh_from_db()
    return lijst


def fates(lijst):
    return {regel.nummer: regel.lot for regel in lijst.regels.all() if regel.lot}


def test_people_are_read_in_and_invited(login):
    organisatie = OrganisatieFactory(naam="De Linde")
    admin = person(organisatie, "corporatiebeheerder")
    web = login(admin)
    lijst = send(web, ["E-mail", "Voornaam", "Achternaam", "Functie"], ["a@linde.example", "Anneke", "Bos", "Wonen"])
    assert b"1 regel" in web.get(lijst.get_absolute_url()).content
    checked(lijst)
    page = web.get(lijst.get_absolute_url()).content.decode()
    assert "Nodig 1 mens uit" in page
    assert not Uitnodiging.objects.exists()
    web.post(f"{URL}{lijst.pk}/regels/", {"actie": "alles", "uitnodigen": "nu"})
    checked(lijst)
    assert lijst.stand == "klaar"
    uitnodiging = Uitnodiging.objects.get()
    assert (uitnodiging.email, uitnodiging.achternaam, uitnodiging.door) == ("a@linde.example", "Bos", admin)
    assert "De lijst is bewaard" in web.get(lijst.get_absolute_url()).content.decode()


def test_corporations_are_read_in(login):
    web = login(platform_admin())
    lijst = send(
        web,
        ["naam", "plaats", "vhe", "L-nummer", "lid sinds"],
        ["De Linde", "Horst", "1.284", "l9001", "12 mei 2026"],
        soort="corporaties",
    )
    checked(lijst)
    assert fates(lijst) == {2: "nieuw"}
    web.post(f"{URL}{lijst.pk}/regels/", {"actie": "alles"})
    checked(lijst)
    found = Organisatie.objects.get(naam="De Linde")
    assert (found.vhe, found.l_nummer, str(found.lid_van)) == (1284, "L9001", "2026-05-12")
