"""The library with its files in an S3 bucket: nothing but temporary files stays on the machine (P9)."""

import io
import secrets
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as live
from django.urls import reverse
from django.utils import timezone

from documenten.models import Document
from documenten.services import empty_trash, remove_document
from documenten.services.verzamelingen import add_to_set, create_verzameling
from mkwportal.core.files import integrity, storage
from tests.documenten.helpers import address, page, send
from tests.support import files
from tests.support.jobs import run_jobs
from tests.support.s3 import s3_server, s3_settings

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def service():
    with s3_server() as endpoint:
        yield endpoint


@pytest.fixture(autouse=True)
def _bucket(service, settings):
    settings.S3 = s3_settings(service, f"b-{secrets.token_hex(6)}")


def body(answer):
    return b"".join(answer.streaming_content)  # the test client closes it at the end


def test_from_upload_to_gone_for_good(web, directeur, django_capture_on_commit_callbacks):
    data = files.pdf("Wij bezoeken huurders met een achterstand binnen drie weken.")
    assert send(web, ("nota.pdf", data)).status_code == 302
    run_jobs()
    document = Document.objects.get()
    assert document.versie.tekst_status == "gelezen"
    assert "binnen drie weken" in page(web.get(address("lezen", document)))
    assert body(web.get(address("bestand", document))) == data
    part = web.get(address("bestand", document), headers={"Range": "bytes=10-19"})
    assert (part.status_code, body(part)) == (206, data[10:20])
    image = web.get(reverse("documenten:versie-pagina", args=[document.pk, 1, 1]))
    assert body(image)[8:12] == b"WEBP"
    assert integrity.check_files(60, fresh=True)
    assert integrity.findings()["fouten"] == {}
    on_disk = [path for path in Path(live.PRIVATE_ROOT).rglob("*") if path.is_file()]
    assert on_disk == []

    remove_document(document, by=directeur)
    Document.objects.update(verwijderd_op=timezone.now() - timedelta(days=31))
    with django_capture_on_commit_callbacks(execute=True):
        assert empty_trash() == (1, 0)
    assert list(storage.stored_keys()) == []


def test_a_set_is_one_zip_from_the_bucket(web, directeur):
    send(web, ("a.txt", b"Eerste stuk over huur."), ("b.txt", b"Tweede stuk over huur."))
    verzameling = create_verzameling(
        organisatie_id=directeur.organisatie_ids[0], gegevens={"naam": "Set", "bereik": "corporatie"}, by=directeur
    )
    for document in Document.objects.order_by("pk"):
        add_to_set(verzameling, document, by=directeur)
    archive = zipfile.ZipFile(io.BytesIO(body(web.get(reverse("documenten:verzameling-zip", args=[verzameling.pk])))))
    assert archive.testzip() is None
    assert {b"Eerste stuk over huur.", b"Tweede stuk over huur."} <= {archive.read(name) for name in archive.namelist()}
