"""The way out and in: everything as one zip, and back into an empty portal without a difference (D15)."""

import datetime as dt
import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from openpyxl import load_workbook

from corporaties.models import Aanstelling, Gebruiker, Kring, Organisatie
from documenten.models import Document, Versie
from documenten.uitvoer.load import load_export
from documenten.uitvoer.package import Geweigerd
from mkwportal.core.models import AuditRegel
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, person
from tests.support.jobs import run_jobs

from .helpers import page
from .uitvoer import bytes_of, data_of, export

pytestmark = pytest.mark.django_db


def strip(data):
    """Return the facts without what tells one portal or moment from another."""
    if isinstance(data, dict):
        return {
            key: strip(value)
            for key, value in data.items()
            if key not in ("adres", "bij_de_bron") and (key != "gemaakt_op" or "formaat" not in data)
        }
    return [strip(value) for value in data] if isinstance(data, list) else data


def test_everything_is_in_it(zipped):
    archive = zipfile.ZipFile(zipped)
    assert archive.testzip() is None
    names = archive.namelist()
    assert names[-1] == "LEESMIJ.txt"
    assert "bestanden/0001 Incassobeleid “2026”/versie 1.docx" in names
    assert "bestanden/0001 Incassobeleid “2026”/versie 2.txt" in names
    data = data_of(zipped)
    beleid = data["documenten"][0]
    assert [versie["nummer"] for versie in beleid["versies"]] == [1, 2]
    assert beleid["overgenomen_door"][0]["organisatie"] == "De Eik, Stad"
    assert beleid["vragen"][0]["antwoorden"][0]["tekst"] == "Wij bellen."
    assert beleid["gebruik"] == [
        {"organisatie": "De Eik, Stad", "maand": "2026-09-01", "soort": "gedownload", "aantal": 3}
    ]
    assert "versie toegevoegd" in [line["actie"] for line in beleid["logboek"]]
    assert [row["bron_titel"] for row in data["overgenomen"]] == ["Van de eik"]
    assert data["documenten"][2]["verwijderd_op"]
    assert {person["email"] for person in data["mensen"]} == {"els@linde.example", "bas@eik.example"}
    assert "passwo" not in json.dumps(data)
    readme = archive.read("LEESMIJ.txt").decode()
    assert "EXPORT VAN DE LINDE" in readme
    assert "3 documenten" in readme


def test_the_lists_open_in_excel_and_run_nothing(zipped):
    archive = zipfile.ZipFile(zipped)
    csv = archive.read("documenten.csv").decode("utf-8-sig").splitlines()
    assert csv[0].startswith("Nummer;Titel;Soort")
    assert "'=Handig" in csv[1]
    sheet = load_workbook(io.BytesIO(archive.read("documenten.xlsx")))["Documenten"]
    row = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert row["Samenvatting"].data_type == "s"
    assert row["Herzien vóór"].value == dt.datetime(2028, 1, 1)
    assert row["Thema’s"].value == "Incasso"
    assert row["Overgenomen door"].value == "De Eik, Stad"


def test_out_and_in_and_out_again_is_the_same(zipped):
    before = data_of(zipped)
    call_command("importeer", str(zipped))
    run_jobs()
    linde = Organisatie.objects.get(naam="De Linde")
    after_zip = bytes_of(export(linde, Gebruiker.objects.get(email="els@linde.example")))
    assert strip(data_of(after_zip)) == strip(before)
    old, new = zipfile.ZipFile(zipped), zipfile.ZipFile(io.BytesIO(after_zip))
    assert old.namelist() == new.namelist()
    for name in old.namelist():
        if name.startswith("bestanden/"):
            assert old.read(name) == new.read(name)


def test_what_came_in_works(zipped, login):
    load_export(zipped, by="test")
    run_jobs()
    els = Gebruiker.objects.get(email="els@linde.example")
    assert not els.has_usable_password()
    assert not Gebruiker.objects.get(email="bas@eik.example").is_active
    assert Aanstelling.objects.get(gebruiker=els).rol == "corporatiebeheerder"
    beleid = Document.objects.get(titel__startswith="Incassobeleid")
    assert "Wij bezoeken huurders" in page(login(els).get(reverse("documenten:versie", args=[beleid.pk, 1])))
    assert Document.objects.zichtbaar_voor(els).count() == 2  # one is in the trash
    kring = Kring.objects.get()
    assert [d.organisatie.naam for d in kring.deelnames.all()] == ["De Linde"]
    line = AuditRegel.objects.filter(soort="document", object_id=beleid.pk).order_by("pk").first()
    assert line.wie_naam == "Anna " + els.achternaam
    assert Versie.objects.exclude(tekst_status="gelezen").count() == 0


def test_a_second_time_is_refused(zipped):
    load_export(zipped, by="test")
    with pytest.raises(Geweigerd, match="heeft hier al documenten"):
        load_export(zipped, by="test")
    assert Document.objects.count() == 3


def test_existing_people_themes_and_organisations_are_used(zipped):
    linde = OrganisatieFactory(naam="de linde", plaats="dorp")
    els = person(linde, email="ELS@linde.example")
    thema = ThemaFactory(naam="incasso", slug="innen")
    load_export(zipped, by="test")
    beleid = Document.objects.get(titel__startswith="Incassobeleid")
    assert (beleid.organisatie, beleid.contact, list(beleid.themas.all())) == (linde, els, [thema])


def test_the_command_says_what_is_wrong(tmp_path, zipped, capsys):
    with pytest.raises(CommandError, match="Kijk de naam na"):
        call_command("importeer", str(tmp_path / "weg.zip"))
    (tmp_path / "geen.zip").write_text("geen zip")
    with pytest.raises(CommandError, match="Niets ingelezen"):
        call_command("importeer", str(tmp_path / "geen.zip"))
    call_command("importeer", str(zipped))
    said = capsys.readouterr().out
    assert "Ingelezen voor De Linde: " in said
    assert "3 documenten" in said
    assert "ziet hier alleen de eigen corporatie" in said
