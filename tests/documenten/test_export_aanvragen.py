"""An export is asked for, made and fetched: by whom, one at a time, a week long, and what stays here (D15)."""

import datetime as dt
import io
import json
import zipfile
import zlib

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from documenten.models import Document, Uitvoer, Versie, Verzameling
from documenten.services import verzamelingen as sets
from documenten.uitvoer.make import make_export, request_export, tidy_exports
from mkwportal.core.files import storage
from mkwportal.core.models import AuditRegel, Melding
from tests.factories.corporaties import person, platform_admin
from tests.factories.documenten import uploaded_document
from tests.support.jobs import run_jobs

from .helpers import page
from .uitvoer import bytes_of, data_of, export

pytestmark = pytest.mark.django_db
EXPORT = reverse("export")


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
    monkeypatch.setattr(make, "workbook", broken)
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
