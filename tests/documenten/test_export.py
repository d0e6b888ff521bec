"""The way out and in: everything as one zip, and back into an empty portal without a difference (D15)."""

import datetime as dt
import io
import json
import zipfile
import zlib

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from corporaties.models import Aanstelling, Gebruiker, Kring, Organisatie
from documenten.models import (
    Antwoord,
    Document,
    Gebruik,
    Overname,
    OvernameAntwoord,
    Uitvoer,
    Versie,
    Verzameling,
    Vraag,
)
from documenten.services import check_upload, create_versie, remove_document, stage_file, storing_checked
from documenten.services import verzamelingen as sets
from documenten.uitvoer import package
from documenten.uitvoer.load import load_export
from documenten.uitvoer.make import make_export, request_export, tidy_exports
from documenten.uitvoer.package import Geweigerd
from mkwportal.core.files import storage
from mkwportal.core.models import AuditRegel, Melding
from tests.documenten.helpers import page
from tests.factories.corporaties import KringFactory, OrganisatieFactory, ThemaFactory, person, platform_admin
from tests.factories.documenten import docx, uploaded_document
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
EXPORT = reverse("export")


def make_corporation():
    """Return De Linde with about everything that a document can have around it."""
    linde = OrganisatieFactory(naam="De Linde", plaats="Dorp", l_nummer="L0123", website="https://linde.example")
    eik = OrganisatieFactory(naam="De Eik", plaats="Stad")
    els = person(linde, "corporatiebeheerder", email="els@linde.example", functie="Secretaris")
    bas = person(eik, email="bas@eik.example")
    thema = ThemaFactory(naam="Incasso", slug="incasso", ouder=ThemaFactory(naam="Huren", slug="huren"))
    beleid = uploaded_document(els, "Incassobeleid: “2026”.docx", docx())
    with storing_checked(check_upload(stage_file("nieuw.txt", b"Nieuwe tekst.\n"))) as [bestand]:
        versie = create_versie(beleid, bestand, toelichting="Korter.", by=els)
    beleid.themas.add(thema)
    Document.objects.filter(pk=beleid.pk).update(
        bereik="leden", soort="beleid", status="vastgesteld", jaar=2026, gedeeld_op=timezone.now(),
        vastgesteld_op="2026-02-01", herzien_voor="2028-01-01", samenvatting="=Handig, “ook” voor u; 1=1", viel_af="Boete.",
    )  # fmt: skip
    kringstuk, weg = uploaded_document(els, "kring.txt", b"kring\n"), uploaded_document(els, "weg.txt", b"weg\n")
    Document.objects.filter(pk=kringstuk.pk).update(bereik="kring", kring=KringFactory(naam="Thuis in het dorp"))
    remove_document(weg, by=els, reden="dubbel")
    theirs = uploaded_document(bas, "van de eik.txt", b"eik\n")
    Document.objects.filter(pk=theirs.pk).update(bereik="leden")
    taken = Overname.objects.create(
        document=beleid, versie=versie, nummer=2, bron_titel=beleid.titel, bron_organisatie=linde, organisatie=eik,
        wijze="aangepast", toelichting="Eigen bedragen", door=bas, contact=bas,
    )  # fmt: skip
    OvernameAntwoord.objects.create(overname=taken, versie=versie, antwoord="aanpassen", door=bas)
    Overname.objects.create(
        document=theirs, versie=theirs.versie, nummer=1, bron_titel=theirs.titel, bron_organisatie=eik, door=els,
        organisatie=linde, contact=els, eigen_document=kringstuk,
    )  # fmt: skip
    vraag = Vraag.objects.create(
        document=beleid, versie=versie, tekst="Wat doet u bij\nbetaling?", door=bas, organisatie=eik,
        alinea=1, citaat="Wij bezoeken huurders.", verwerkt_in=versie,
    )  # fmt: skip
    Antwoord.objects.create(vraag=vraag, tekst="Wij bellen.", door=els, organisatie=linde)
    Gebruik.objects.create(document=beleid, organisatie=eik, maand="2026-09-01", soort="gedownload", aantal=3)
    verzameling = sets.create_verzameling(
        organisatie_id=linde.pk, gegevens={"naam": "Startset", "uitleg": "", "bereik": "leden", "kring": None}, by=els
    )
    for document in (kringstuk, beleid):
        sets.add_to_set(verzameling, document, toelichting="Lees dit", by=els)
    run_jobs()
    return linde, els


def export(organisatie, by):
    uitvoer = request_export(organisatie, by=by)
    run_jobs()
    uitvoer.refresh_from_db()
    return uitvoer


def data_of(path_or_bytes):
    source = io.BytesIO(path_or_bytes) if isinstance(path_or_bytes, bytes) else path_or_bytes
    return json.loads(zipfile.ZipFile(source).read("gegevens.json"))


def bytes_of(uitvoer):
    with storage.open_file(uitvoer.sleutel) as file:
        return file.read()


class _Back(Exception):
    """Takes the database back to where it was."""


_MADE: list[bytes] = []  # reading its texts takes a second, so all tests share one export


@pytest.fixture
def zipped(tmp_path, settings):
    """The export of De Linde as a file; database and storage are empty again."""
    if not _MADE:
        root, settings.PRIVATE_ROOT = settings.PRIVATE_ROOT, tmp_path / "vroeger"
        try:
            with transaction.atomic():
                _MADE.append(bytes_of(export(*make_corporation())))
                raise _Back
        except _Back:
            settings.PRIVATE_ROOT = root
    assert not Organisatie.objects.exists()
    path = tmp_path / "export.zip"
    path.write_bytes(_MADE[0])
    return path


def strip(data):
    """Return the facts without what tells one portal or moment from another."""
    if isinstance(data, dict):
        return {
            key: strip(value)
            for key, value in data.items()
            if key not in ("adres", "bij_de_bron") and (key != "gemaakt_op" or "formaat" not in data)
        }
    return [strip(value) for value in data] if isinstance(data, list) else data


def changed(path, tmp_path, change, **files):
    """Return a copy of the zip of which the facts (dict) or files by name were changed."""
    target = tmp_path / "veranderd.zip"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            body = old.read(info)
            if info.filename == "gegevens.json":
                facts = json.loads(body)
                change(facts)
                body = json.dumps(facts).encode()
            new.writestr(files.pop(info.filename, info.filename), body)
    return target


def nothing_came_in(settings):
    left = [*storage.stored_keys()]
    return not Document.objects.exists() and not Gebruiker.objects.exists() and left == []


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


NASTY = {
    "een pad naar buiten": (lambda z: z.writestr("../../etc/passwd", "x"), "naar buiten wijst"),
    "een vast pad": (lambda z: z.writestr("/etc/passwd", "x"), "naar buiten wijst"),
    "een Windows-pad": (lambda z: z.writestr("a\\..\\b", "x"), "naar buiten wijst"),
    "twee keer hetzelfde": (lambda z: z.writestr("GEGEVENS.json", "{}"), "twee keer"),
}


@pytest.mark.parametrize("kind", NASTY)
def test_a_nasty_path_is_refused(zipped, settings, kind):
    add, sentence = NASTY[kind]
    with zipfile.ZipFile(zipped, "a") as archive:
        add(archive)
    with pytest.raises(Geweigerd, match=sentence):
        load_export(zipped, by="test")
    assert nothing_came_in(settings)


def test_a_bomb_is_refused_before_it_is_opened(zipped, settings, monkeypatch):
    monkeypatch.setattr(package, "ROOM", 1_000_000)
    with zipfile.ZipFile(zipped, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bestanden/nullen.txt", b"0" * 30_000_000)
    with pytest.raises(Geweigerd, match="veel meer dan het zelf groot is"):
        load_export(zipped, by="test")
    assert nothing_came_in(settings)


def test_a_file_that_was_changed_is_refused(zipped, tmp_path, settings):
    data = data_of(zipped)
    pad = data["documenten"][1]["versies"][0]["pad"]
    target = tmp_path / "anders.zip"
    with zipfile.ZipFile(zipped) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            body = old.read(info)
            new.writestr(info.filename, bytes(body[:-1]) + b"!" if info.filename == pad else body)
    with pytest.raises(Geweigerd, match="het controlegetal klopt niet"):
        load_export(target, by="test")
    assert nothing_came_in(settings)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda d: d.update(formaatversie=2), "formaat dat dit portaal niet kent"),
        (lambda d: d.update(formaat="iets"), "geen export"),
        (lambda d: d.pop("documenten"), "klopt ‘export: documenten’ niet"),
        (lambda d: d["documenten"][0].update(titel="x" * 201), "past niet in dit portaal"),
        (lambda d: d["documenten"][0].update(titel=""), "past niet in dit portaal"),
        (lambda d: d["documenten"][0].update(titel="a\x00b"), "klopt ‘export: documenten 1: titel’ niet"),
        (lambda d: d["documenten"][0].update(soort="toverspreuk"), "past niet in dit portaal"),
        (lambda d: d["documenten"][0].update(jaar=-5), "klopt ‘export: documenten 1: jaar’ niet"),
        (lambda d: d["documenten"][0].update(contact="weg@nergens.example"), "ontbreekt de persoon"),
        (lambda d: d["documenten"][0].update(themas=["onbekend"]), "ontbreekt de thema"),
        (lambda d: d["documenten"][0].update(gemaakt_op="gisteren"), "gemaakt_op’ niet"),
        (lambda d: d["documenten"][0]["versies"][0].update(sha256="abc"), "sha256’ niet"),
        (lambda d: d["documenten"][0]["versies"][0].update(grootte=1), "niet de grootte"),
        (lambda d: d["documenten"][0]["versies"][0].update(pad="bestanden/weg.txt"), "ontbreekt het bestand"),
        (lambda d: d["documenten"][0]["versies"][1].update(nummer=1), "spreken elkaar tegen"),
        (lambda d: d["documenten"][0].update(bereik="kring"), "spreken elkaar tegen"),
        (lambda d: d["documenten"].append(d["documenten"][0]), "een document twee keer"),
        (lambda d: d["documenten"][0]["gebruik"][0].update(maand="2026-09-02"), "spreken elkaar tegen"),
        (lambda d: d["mensen"][0].update(email="geen adres"), "past niet in dit portaal"),
        (lambda d: d["aanstellingen"][0].update(rol="keizer"), "past niet in dit portaal"),
    ],
)
def test_facts_that_are_wrong_are_refused_and_nothing_stays(zipped, tmp_path, settings, change, sentence):
    with pytest.raises(Geweigerd, match=sentence):
        load_export(changed(zipped, tmp_path, change), by="test")
    assert nothing_came_in(settings)


@pytest.mark.parametrize("part", [0.3, 0.98])
def test_a_truncated_zip_is_refused(zipped, tmp_path, settings, part):
    whole = zipped.read_bytes()
    half = tmp_path / "half.zip"
    half.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(Geweigerd, match="niet heel"):
        load_export(half, by="test")
    assert nothing_came_in(settings)


def test_damage_inside_is_refused(zipped, tmp_path, settings):
    whole = bytearray(zipped.read_bytes())
    with zipfile.ZipFile(zipped) as archive:
        info = next(i for i in archive.infolist() if i.filename.endswith("versie 2.txt"))
    place = info.header_offset + 30 + len(info.filename.encode()) + 2
    whole[place] ^= 0xFF
    broken = tmp_path / "stuk.zip"
    broken.write_bytes(whole)
    with pytest.raises(Geweigerd):
        load_export(broken, by="test")
    assert nothing_came_in(settings)


def test_a_disguised_program_in_an_export_is_refused(zipped, tmp_path, settings):
    import hashlib

    evil = b"MZ\x90\x00" + b"\x00" * 200

    def change(facts):
        versie = facts["documenten"][1]["versies"][0]
        versie |= {"sha256": hashlib.sha256(evil).hexdigest(), "grootte": len(evil)}

    pad = data_of(zipped)["documenten"][1]["versies"][0]["pad"]
    target = changed(zipped, tmp_path, change)
    again = tmp_path / "vermomd.zip"
    with zipfile.ZipFile(target) as old, zipfile.ZipFile(again, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, evil if info.filename == pad else old.read(info))
    with pytest.raises(Geweigerd, match="versie 1"):
        load_export(again, by="test")
    assert nothing_came_in(settings)


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


# Asking, waiting, fetching


@pytest.fixture
def beheerder(directeur):
    return person(directeur.aanstellingen.get().organisatie, "corporatiebeheerder")


def test_ask_wait_fetch(beheerder, document, login):
    web = login(beheerder)
    web.post(reverse("export-maken"), {"organisatie": document.organisatie_id})
    waiting = page(web.get(EXPORT))
    assert "Wacht op zijn beurt" in waiting
    assert 'data-hx-trigger="every 3s"' in waiting
    run_jobs()
    uitvoer = Uitvoer.objects.get()
    assert uitvoer.gedaan == uitvoer.totaal == 1
    assert Melding.objects.get(soort="export").ontvanger == beheerder
    assert "every 3s" not in page(web.get(EXPORT))
    answer = web.get(reverse("export-bestand", args=[uitvoer.pk]))
    assert zlib.crc32(b"".join(answer.streaming_content)) == zlib.crc32(bytes_of(uitvoer))
    assert "Export De Linde" in answer["Content-Disposition"]
    acts = list(AuditRegel.objects.filter(actie__startswith="export").order_by("pk").values_list("actie", flat=True))
    assert acts == ["export gevraagd", "export opgehaald"]


def test_the_platform_admin_leaves_a_trace(document, login):
    admin = platform_admin()
    web = login(admin)
    web.post(reverse("export-maken"), {"organisatie": document.organisatie_id})
    line = AuditRegel.objects.get(actie="export gevraagd")
    assert (line.wie_id, line.organisatie_id) == (admin.pk, document.organisatie_id)


def test_another_manager_gets_nothing(beheerder, document, login):
    uitvoer = export(document.organisatie, beheerder)
    other = person(rol="corporatiebeheerder")
    web = login(other)
    assert web.get(reverse("export-bestand", args=[uitvoer.pk])).status_code == 404
    assert web.post(reverse("export-maken"), {"organisatie": document.organisatie_id}).status_code == 404
    assert "De Linde" not in page(web.get(EXPORT))
    with pytest.raises(PermissionDenied):
        request_export(document.organisatie, by=other)


def test_one_at_a_time(beheerder, document, login):
    request_export(document.organisatie, by=beheerder)
    with pytest.raises(ValidationError, match="Wacht tot die klaar is"):
        request_export(document.organisatie, by=beheerder)
    answer = login(beheerder).post(reverse("export-maken"), {"organisatie": document.organisatie_id}, follow=True)
    assert "Wacht tot die klaar is" in page(answer)
    with pytest.raises(IntegrityError, match="uitvoer_een_tegelijk"), transaction.atomic():
        Uitvoer.objects.create(organisatie=document.organisatie, door=beheerder)


def test_the_job_may_run_twice(beheerder, document):
    uitvoer = export(document.organisatie, beheerder)
    make_export(uitvoer.pk)
    assert Melding.objects.filter(soort="export").count() == 1
    assert len(list(storage.stored_keys("uitvoer"))) == 1


def test_a_failure_is_told_and_leaves_nothing(beheerder, document, monkeypatch):
    from documenten.uitvoer import make

    def broken(*_):
        raise OSError("disk full")

    uitvoer = request_export(document.organisatie, by=beheerder)
    monkeypatch.setattr(make, "write_xlsx", broken)
    with pytest.raises(OSError, match="disk full"):
        make_export(uitvoer.pk)
    uitvoer.refresh_from_db()
    assert (uitvoer.stand, uitvoer.sleutel) == ("mislukt", "")
    assert list(storage.stored_keys("uitvoer")) == []
    assert request_export(document.organisatie, by=beheerder).stand == "wacht"


def test_after_a_week_it_is_gone(beheerder, document, login):
    uitvoer = export(document.organisatie, beheerder)
    assert tidy_exports() == (0, 0)
    Uitvoer.objects.filter(pk=uitvoer.pk).update(klaar_op=timezone.now() - dt.timedelta(days=8))
    assert tidy_exports() == (1, 0)
    assert list(storage.stored_keys("uitvoer")) == []
    web = login(beheerder)
    assert web.get(reverse("export-bestand", args=[uitvoer.pk])).status_code == 404
    assert "Weggegooid" in page(web.get(EXPORT))


def test_what_hangs_for_a_day_is_called_failed(beheerder, document):
    uitvoer = request_export(document.organisatie, by=beheerder)
    Uitvoer.objects.filter(pk=uitvoer.pk).update(gemaakt_op=timezone.now() - dt.timedelta(hours=25))
    assert tidy_exports() == (0, 1)
    assert request_export(document.organisatie, by=beheerder).stand == "wacht"


def test_a_file_that_is_gone_is_named(beheerder, document):
    storage.delete(document.versie.sleutel)
    archive = zipfile.ZipFile(io.BytesIO(bytes_of(export(document.organisatie, beheerder))))
    assert f"- {document.titel}, versie 1" in archive.read("LEESMIJ.txt").decode()
    versie = json.loads(archive.read("gegevens.json"))["documenten"][0]["versies"][0]
    assert (versie["pad"], versie["zonder_bestand"]) == ("", "Het bestand staat niet meer in de opslag.")


def test_what_the_scanner_found_stays_here(beheerder, document):
    Versie.objects.filter(document=document).update(scan_status="besmet")
    archive = zipfile.ZipFile(io.BytesIO(bytes_of(export(document.organisatie, beheerder))))
    assert not [name for name in archive.namelist() if name.startswith("bestanden/")]
    assert "virus" in json.loads(archive.read("gegevens.json"))["documenten"][0]["versies"][0]["zonder_bestand"]


def test_titles_that_others_hide_do_not_leave_with_a_set(beheerder, document):
    other = uploaded_document(person(), "geheim.txt", b"geheim\n")
    verzameling = sets.create_verzameling(
        organisatie_id=document.organisatie_id, by=beheerder,
        gegevens={"naam": "Set", "uitleg": "", "bereik": "leden", "kring": None},
    )  # fmt: skip
    Document.objects.filter(pk=other.pk).update(bereik="leden")
    sets.add_to_set(verzameling, other, toelichting="Over hun geheim", by=beheerder)
    Document.objects.filter(pk=other.pk).update(bereik="corporatie")
    text = json.dumps(data_of(bytes_of(export(document.organisatie, beheerder))), ensure_ascii=False).lower()
    assert "geheim" not in text
    assert Verzameling.objects.count() == 1
