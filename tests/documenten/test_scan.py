"""The virus scan with a real clamd: unknown is not clean, down is not clean, later verdicts count (R14)."""

import datetime as dt
import shutil
import tempfile
from pathlib import Path

import pytest
from django.utils import timezone

from documenten.models import Paginabeeld, Versie, VersieTekst, Vingerafdruk
from documenten.services import check_upload, create_versie, read_text, stage_file, storing_checked
from documenten.services.scan import scan_again, scan_versie, scan_waiting
from documenten.vrijgave import NietVrijgegeven, blocked, require_released
from mkwportal.core import health
from mkwportal.core.files import clamav, storage
from mkwportal.core.models import AuditRegel, Melding, ZoekRegel
from tests.factories.corporaties import platform_admin
from tests.factories.documenten import TEKST, docx, uploaded_document
from tests.support import files
from tests.support.clamd import LATER, VIRUS, running
from tests.support.jobs import run_jobs

NOW = dt.timedelta(seconds=-1)


@pytest.fixture(scope="module")
def daemon():
    folder = Path(tempfile.mkdtemp(prefix="clamd-"))  # a socket's path may be 107 characters
    with running(folder) as clamd:
        yield clamd
    shutil.rmtree(folder)


@pytest.fixture
def scanner(daemon, settings):
    settings.CLAMAV = daemon.address
    yield daemon
    daemon.forget()


def fresh(document):
    return Versie.objects.get(document=document)


def test_a_clean_file_is_released_and_then_read(directeur, scanner):
    document = uploaded_document(directeur)
    assert "Wij controleren dit bestand nog op virussen." in blocked(document.versie)
    run_jobs()
    versie = fresh(document)
    assert (versie.scan_status, versie.tekst_status) == ("schoon", "gelezen")
    assert versie.scan_versie.startswith("ClamAV 1.")
    assert timezone.now() - versie.scan_op < dt.timedelta(minutes=1)
    require_released(versie)
    assert list(Versie.objects.vrijgegeven()) == [versie]


@pytest.mark.parametrize(
    ("naam", "data"),
    [
        ("brief.txt", TEKST + VIRUS),
        ("brief.docx", docx(extra={"word/media/x.bin": VIRUS})),
        ("leeg.html", b"<!doctype html><p>" + VIRUS),
    ],
)
def test_a_virus_is_never_opened_and_everybody_concerned_hears_it(directeur, scanner, naam, data):
    beheerder = platform_admin()
    document = uploaded_document(directeur, naam, data)
    run_jobs()
    versie = fresh(document)
    assert (versie.scan_status, versie.tekst_status) == ("besmet", "mislukt")
    assert versie.scan_vondst == "MKW.Toetsvirus.UNOFFICIAL"
    assert not VersieTekst.objects.filter(versie=versie).exists()
    assert storage.exists(versie.sleutel)
    with pytest.raises(NietVrijgegeven, match="vond onze controle een virus"):
        require_released(versie)
    melding = Melding.objects.get(ontvanger=directeur, soort="scan")
    assert str(document) in melding.tekst
    assert "Voeg een schone versie toe" in melding.tekst
    bij_beheer = Melding.objects.get(ontvanger=beheerder)
    assert str(document) not in bij_beheer.tekst  # who is no member of that corporation learns no title
    assert f"document {document.pk}" in bij_beheer.tekst
    assert AuditRegel.objects.get(actie="viruscontrole", object_id=document.pk).na["vondst"] == versie.scan_vondst
    assert "TOETSVIRUS" not in str(ZoekRegel.objects.filter(soort="document", object_id=document.pk).values())


def test_a_scanner_that_is_down_is_not_clean_and_the_file_is_read_when_it_is_back(directeur, scanner):
    scanner.stop()
    document = uploaded_document(directeur)
    run_jobs()
    versie = fresh(document)
    assert (versie.scan_status, versie.tekst_status) == ("niet", "wacht")
    assert "nog op virussen" in blocked(versie)
    down = health.recall("scanner").gegevens
    assert "weg_sinds" in down
    assert scan_waiting(5, NOW) == 0
    assert health.recall("scanner").gegevens["weg_sinds"] == down["weg_sinds"]
    scanner.start()
    assert scan_waiting(5, NOW) == 1
    assert health.recall("scanner").gegevens == {"versie": clamav.version()}
    run_jobs()
    assert (fresh(document).scan_status, fresh(document).tekst_status) == ("schoon", "gelezen")
    assert scan_waiting(5, NOW) == 0


def test_a_new_file_is_left_to_the_job_that_reads_it(directeur, scanner):
    uploaded_document(directeur)
    assert scan_waiting(5) == 0


def test_a_file_too_large_for_the_scanner_stays_blocked_with_its_own_sentence(directeur, scanner):
    document = uploaded_document(directeur, "groot.txt", TEKST * 80_000)
    run_jobs()
    versie = fresh(document)
    assert (versie.scan_status, versie.tekst_status) == ("geweigerd", "mislukt")
    with pytest.raises(NietVrijgegeven, match="kon dit bestand niet nakijken"):
        require_released(versie)
    assert Melding.objects.filter(ontvanger=directeur, soort="scan").count() == 1


def test_a_later_verdict_withdraws_the_file_and_its_text(directeur, scanner):
    document = uploaded_document(directeur, "brief.txt", TEKST + LATER)
    run_jobs()
    assert fresh(document).scan_status == "schoon"
    scanner.learn(LATER)
    assert scan_again(5) == 0  # judged a moment ago
    Versie.objects.update(scan_op=timezone.now() - dt.timedelta(days=31))
    assert scan_again(5) == 1
    run_jobs()
    versie = fresh(document)
    assert (versie.scan_status, versie.scan_vondst) == ("besmet", "MKW.Later.UNOFFICIAL")
    assert not VersieTekst.objects.exists()
    assert "LATER-BEKEND" not in str(ZoekRegel.objects.filter(soort="document").values())
    assert Melding.objects.filter(ontvanger=directeur, soort="scan").count() == 1


def test_what_was_made_from_the_file_goes_with_it(directeur, scanner, django_capture_on_commit_callbacks):
    document = uploaded_document(directeur, "nota.pdf", files.pdf("Huurbeleid " * 5, LATER.decode()))
    run_jobs()
    made = list(storage.stored_keys("beelden"))
    assert len(made) == 4
    assert Vingerafdruk.objects.exists()
    scanner.learn(LATER)
    with django_capture_on_commit_callbacks(execute=True):
        assert not scan_versie(document.versie_id)
    assert list(storage.stored_keys("beelden")) == []
    assert not Paginabeeld.objects.exists()
    assert not Vingerafdruk.objects.exists()


def test_a_verdict_of_other_signatures_is_asked_again_a_day_later(directeur, scanner):
    uploaded_document(directeur)
    run_jobs()
    Versie.objects.update(scan_versie="ClamAV 1.0.0/26000", scan_op=timezone.now() - dt.timedelta(hours=2))
    assert scan_again(5) == 0
    Versie.objects.update(scan_op=timezone.now() - dt.timedelta(days=1))
    assert scan_again(5) == 1
    assert Versie.objects.get().scan_versie == clamav.version()


def test_a_wrong_verdict_is_taken_back(directeur, scanner):
    scanner.learn(TEKST[:30])
    document = uploaded_document(directeur)
    run_jobs()
    assert fresh(document).scan_status == "besmet"
    scanner.forget()
    assert scan_versie(document.versie_id)
    run_jobs()
    versie = fresh(document)
    assert (versie.scan_status, versie.tekst_status, versie.tekst_fout) == ("schoon", "gelezen", "")
    require_released(versie)


def test_each_version_has_its_own_verdict(directeur, scanner):
    document = uploaded_document(directeur, "brief.txt", TEKST + VIRUS)
    run_jobs()
    with storing_checked(check_upload(stage_file("schoon.txt", TEKST))) as [bestand]:
        create_versie(document, bestand, toelichting="Zonder virus.", by=directeur)
    run_jobs()
    assert list(document.versies.order_by("nummer").values_list("scan_status", flat=True)) == ["besmet", "schoon"]
    assert [versie.nummer for versie in document.versies.vrijgegeven()] == [2]


def test_a_filled_portal_that_gets_a_scanner_scans_what_it_has(directeur, settings, daemon):
    document = uploaded_document(directeur)
    run_jobs()
    require_released(fresh(document))
    settings.CLAMAV = daemon.address
    with pytest.raises(NietVrijgegeven):
        require_released(fresh(document))
    assert scan_waiting(5, NOW) == 1
    require_released(fresh(document))


def test_without_a_scanner_files_go_out_but_not_what_one_found(directeur, settings, scanner):
    good, bad = uploaded_document(directeur), uploaded_document(directeur, "b.txt", TEKST + VIRUS)
    run_jobs()
    settings.CLAMAV = ""
    assert list(Versie.objects.vrijgegeven()) == [fresh(good)]
    with pytest.raises(NietVrijgegeven):
        require_released(fresh(bad))
    assert scan_waiting(5, NOW) == scan_again(5) == 0


@pytest.mark.parametrize(("fout", "zin"), [("weg", "niet meer in onze opslag"), ("anders", "beschadigd")])
def test_a_broken_file_does_not_go_out(document, fout, zin):
    Versie.objects.update(bestand_fout=fout)
    with pytest.raises(NietVrijgegeven, match=zin):
        require_released(fresh(document))
    assert not Versie.objects.vrijgegeven().exists()


def test_a_file_that_is_gone_does_not_stop_the_others(directeur, scanner):
    gone, good = uploaded_document(directeur), uploaded_document(directeur, "b.txt", TEKST + b"b")
    storage.delete(gone.versie.sleutel)
    assert scan_waiting(5, NOW) == 2
    assert fresh(gone).bestand_fout == "weg"
    assert fresh(good).scan_status == "schoon"
    read_text(gone.versie_id)
    assert fresh(gone).tekst_status == "mislukt"


def test_the_time_given_is_kept(directeur, scanner):
    uploaded_document(directeur)
    assert scan_waiting(0, NOW) == 0


@pytest.mark.parametrize("address", ["127.0.0.1:1", "/bestaat/niet.sock"])
def test_an_address_where_nobody_is(settings, address, tmp_path):
    settings.CLAMAV = address
    with pytest.raises(clamav.ScannerDown, match="clamd at"):
        clamav.version()
