"""Receiving and storing: streamed, hashed, limited, and nothing left behind (D1, R5)."""

import gc
import hashlib
import os
import re
import resource
import stat
import time
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.test import Client, RequestFactory

from mkwportal.core.files import storage
from mkwportal.core.files.uploads import StreamedUpload, upload_refusals

BOUNDARY = "grens"
CONTENT_TYPE = f"multipart/form-data; boundary={BOUNDARY}"


def part(name: str, content: bytes, filename: str = "") -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'
    head += f'; filename="{filename}"\r\nContent-Type: application/pdf' if filename else ""
    return head.encode() + b"\r\n\r\n" + content + b"\r\n"


def post(*parts: bytes, end: bool = True) -> HttpRequest:
    body = b"".join(parts) + (f"--{BOUNDARY}--\r\n".encode() if end else b"")
    return RequestFactory().post("/", data=body, content_type=CONTENT_TYPE)


def receive(stream: object, length: int) -> HttpRequest:
    """Return a request that reads its body from a connection."""
    facts = {"REQUEST_METHOD": "POST", "CONTENT_TYPE": CONTENT_TYPE, "CONTENT_LENGTH": str(length)}
    return RequestFactory().request(**facts, **{"wsgi.input": stream})


def temporary(settings) -> list[Path]:
    return list((settings.PRIVATE_ROOT / "tmp").glob("*"))


def upload(content: bytes = b"inhoud", name: str = "nota.pdf") -> StreamedUpload:
    return post(part("bestanden", content, name)).FILES["bestanden"]


def test_an_upload_is_streamed_to_a_private_file_and_hashed(settings):
    received = upload(b"inhoud" * 1000, "Nota één.pdf")
    assert isinstance(received, StreamedUpload)
    assert (received.name, received.size) == ("Nota één.pdf", 6000)
    assert received.sha256 == hashlib.sha256(b"inhoud" * 1000).hexdigest()
    path = Path(received.temporary_file_path())
    assert path.parent == settings.PRIVATE_ROOT / "tmp"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert received.read() == path.read_bytes() == b"inhoud" * 1000


def test_the_name_is_cleaned():
    assert upload(b"x", "..\\..\\a\u202egnp.exe").name == "agnp.exe"
    assert len(upload(b"x", "a" * 300 + ".pdf").name) == 150


def test_an_empty_file_arrives_as_empty():
    received = upload(b"", "leeg.pdf")
    assert received.size == 0
    assert received.sha256 == hashlib.sha256(b"").hexdigest()


def test_a_file_over_the_limit_is_left_out_and_the_form_stays(settings):
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    request = post(
        part("titel", b"Getypt"),
        part("bestanden", b"a" * (3 * 1024 * 1024), "groot.pdf"),
        part("bestanden", b"klein", "klein.pdf"),
        part("toelichting", b"Ook getypt, na het bestand"),
    )
    assert [item.name for item in request.FILES.getlist("bestanden")] == ["klein.pdf"]
    assert request.POST["titel"] == "Getypt"
    assert request.POST["toelichting"] == "Ook getypt, na het bestand"
    (refusal,) = upload_refusals(request)
    assert (refusal.field, refusal.name, refusal.code) == ("bestanden", "groot.pdf", "te_groot")
    assert "3,0 MB" in refusal.message
    assert len(temporary(settings)) == 1


def test_a_file_of_exactly_the_limit_is_taken(settings):
    settings.MAX_UPLOAD_BYTES = 300_000
    request = post(part("a", b"x" * 300_000, "past.pdf"), part("b", b"x" * 300_001, "te veel.pdf"))
    assert list(request.FILES) == ["a"]
    assert [refusal.name for refusal in upload_refusals(request)] == ["te veel.pdf"]


def test_the_twenty_first_file_is_refused_and_the_first_twenty_stay(settings):
    request = post(*(part("bestanden", b"x", f"{at}.pdf") for at in range(1, 23)))
    assert len(request.FILES.getlist("bestanden")) == 20
    assert [refusal.code for refusal in upload_refusals(request)] == ["te_veel", "te_veel"]
    assert "hooguit 20 bestanden" in upload_refusals(request)[0].message
    assert len(temporary(settings)) == 20


def test_a_request_that_is_absurdly_large_is_not_read(settings):
    settings.MAX_UPLOAD_BYTES, settings.MAX_UPLOAD_FILES = 1000, 1
    body = part("bestanden", b"x" * 10_000_000, "reus.pdf") + f"--{BOUNDARY}--\r\n".encode()
    stream = BytesIO(body)
    request = receive(stream, len(body))
    assert [refusal.code for refusal in upload_refusals(request)] == ["te_groot"]
    assert stream.tell() < 2_000_000
    assert not request.FILES


def test_a_request_without_files_has_no_refusals():
    assert upload_refusals(RequestFactory().post("/", {"titel": "x"})) == []
    assert upload_refusals(RequestFactory().get("/")) == []


def test_much_text_in_a_form_stays_limited(settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    with pytest.raises(RequestDataTooBig):
        _ = post(part("titel", b"x" * 2000)).POST


class _Breaks(BytesIO):
    """A connection that breaks off halfway."""

    def read(self, *args):
        data = super().read(*args)
        if not data or self.tell() > 600_000:
            raise OSError("weg")
        return data


def test_a_connection_that_breaks_off_leaves_nothing(settings):
    body = part("bestanden", b"x" * 100_000, "eerste.pdf") + part("bestanden", b"x" * 900_000, "tweede.pdf")
    request = receive(_Breaks(body), len(body))
    with pytest.raises((UnreadablePostError, MultiPartParserError, OSError)):
        _ = request.FILES
    del request
    gc.collect()
    assert temporary(settings) == []


def test_the_end_of_the_request_deletes_what_nobody_stored(settings):
    request = post(part("a", b"een", "een.pdf"), part("b", b"twee", "twee.pdf"))
    key = storage.store(request.FILES["a"])
    assert len(temporary(settings)) == 1
    request.close()
    assert temporary(settings) == []
    assert storage.open_file(key).read() == b"een"


def test_a_large_upload_stays_out_of_memory():
    size = 60 * 1024 * 1024
    head = part("bestanden", b"", "groot.pdf")[:-2]
    tail = f"\r\n--{BOUNDARY}--\r\n".encode()

    class Body:
        left, sent = size, 0

        def read(self, count=-1):
            if self.sent == 0:
                self.sent = 1
                return head
            if self.left:
                piece = min(self.left, 65536 if count < 0 else count)
                self.left -= piece
                return b"y" * piece
            if self.sent == 1:
                self.sent = 2
                return tail
            return b""

        readline = read

    request = receive(Body(), len(head) + size + len(tail))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert request.FILES["bestanden"].size == size
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # kB


def test_a_stored_file_has_its_own_private_place(settings):
    one, two = upload(b"zelfde"), upload(b"zelfde")
    keys = [storage.store(one), storage.store(two)]
    assert keys[0] != keys[1]
    for key in keys:
        assert re.fullmatch(r"bestanden/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}-[0-9a-f]{16}", key)
        assert storage.sha256_of(key) == hashlib.sha256(b"zelfde").hexdigest()
        path = storage.path_for(key)
        assert path.is_relative_to(settings.PRIVATE_ROOT)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert set(storage.stored_keys()) == set(keys)
    storage.delete(keys[0])
    storage.delete(keys[0])
    assert not storage.exists(keys[0])
    assert storage.open_file(keys[1]).read() == b"zelfde"


@pytest.mark.parametrize(
    "key",
    [
        "",
        "/etc/passwd",
        "../../etc/passwd",
        "bestanden/../../etc/passwd",
        "tmp/abc.deel",
        f"bestanden/aa/bb/{'c' * 64}-{'0' * 16}",
        f"bestanden/aa/bb/aabb{'c' * 60}-{'0' * 16}/../x",
        f"bestanden/aa/bb/aabb{'c' * 60}-{'0' * 16}\n",
        f"bestanden/aa/bb/AABB{'c' * 60}-{'0' * 16}",
    ],
)
def test_a_key_that_we_did_not_make_is_refused(key):
    for function in (storage.path_for, storage.open_file, storage.delete, storage.exists, storage.sha256_of):
        with pytest.raises(ValueError, match="no storage key"):
            function(key)


def test_storing_around_a_failure_leaves_no_files(settings):
    uploads = [upload(b"een"), upload(b"twee")]
    with pytest.raises(RuntimeError), storing_two(uploads):
        raise RuntimeError("de transactie mislukte")
    assert list(storage.stored_keys()) == []
    with storing_two(uploads := [upload(b"een"), upload(b"twee")]) as keys:
        pass
    assert set(storage.stored_keys()) == set(keys)


storing_two = lambda uploads: storage.storing(*uploads)  # noqa: E731


def test_a_file_that_changed_on_disk_is_noticed():
    key = storage.store(upload(b"goed"))
    assert storage.is_intact(key)
    path = storage.path_for(key)
    path.chmod(0o600)
    path.write_bytes(b"fout")
    assert not storage.is_intact(key)
    storage.delete(key)
    assert not storage.is_intact(key)
    with pytest.raises(FileNotFoundError):
        storage.open_file(key)


def test_only_old_temporary_files_are_cleaned_up(settings):
    old, new = upload(b"oud"), upload(b"nieuw")
    past = time.time() - 7200
    os.utime(old.temporary_file_path(), (past, past))
    assert storage.cleanup_temp(timedelta(hours=1)) == 1
    assert temporary(settings) == [Path(new.temporary_file_path())]
    assert storage.cleanup_temp(timedelta(hours=1)) == 0


def test_cleaning_up_before_the_first_upload(settings):
    assert storage.cleanup_temp(timedelta(0)) == 0
    assert list(storage.stored_keys()) == []


@pytest.mark.django_db
def test_what_somebody_without_a_login_sends_never_reaches_the_disk(settings):
    client = Client(enforce_csrf_checks=True)
    token = client.get("/account/inloggen/").cookies["csrf"].value
    upload = SimpleUploadedFile("groot.pdf", b"%PDF-1.4" + b"x" * 500_000)
    response = client.post("/documenten/nieuw/", {"csrfmiddlewaretoken": token, "bestanden": upload})
    assert response.status_code == 302
    assert "/account/inloggen/" in response["Location"]
    assert not (settings.PRIVATE_ROOT / "tmp").exists(), "not even for a moment"
