"""Handing out: byte for byte, resumable, with the right name and without danger (D4)."""

import hashlib
from io import BytesIO
from wsgiref.util import FileWrapper

import pytest
from django.http import FileResponse
from django.test import RequestFactory

from mkwportal.core.files import storage
from mkwportal.core.files.downloads import BLOCK, content_disposition, file_response
from mkwportal.core.files.uploads import StreamedUpload

pytestmark = pytest.mark.django_db  # the end of an answer looks after the connection

CONTENT = bytes(range(256)) * 2000
ETAG = f'"{hashlib.sha256(CONTENT).hexdigest()}"'


@pytest.fixture
def key():
    path, stream = storage.create_temporary()
    stream.write(CONTENT)
    stream.flush()
    digest = hashlib.sha256(CONTENT).hexdigest()
    with stream:
        return storage.store(StreamedUpload(path, stream, name="x", size=len(CONTENT), sha256=digest, mime=""))


def ask(key, *, method="GET", name="Nota.pdf", mime="application/pdf", inline=False, **headers):
    request = RequestFactory().generic(method, "/", headers=headers)
    response = file_response(request, key, name, mime, inline=inline)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    return response, body


def test_the_whole_file_comes_back_byte_for_byte(key):
    response, body = ask(key)
    assert response.status_code == 200
    assert body == CONTENT
    assert response["Content-Length"] == str(len(CONTENT))
    assert response["Content-Type"] == "application/pdf"
    assert response["ETag"] == ETAG
    assert response["Accept-Ranges"] == "bytes"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-cache, no-transform"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert response["Content-Disposition"] == 'attachment; filename="Nota.pdf"'


def test_it_is_sent_in_blocks(key):
    request = RequestFactory().get("/")
    response = file_response(request, key, "a.pdf", "application/pdf")
    sizes = [len(block) for block in response.streaming_content]
    response.close()
    assert max(sizes) == BLOCK
    assert 64 * 1024 <= BLOCK <= 256 * 1024


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-99", 0, 100),
        ("bytes=100-", 100, len(CONTENT)),
        ("bytes=-100", len(CONTENT) - 100, len(CONTENT)),
        ("bytes=500000-99999999", 500000, len(CONTENT)),
        ("bytes=-99999999999", 0, len(CONTENT)),
        ("Bytes=5-9", 5, 10),
    ],
)
def test_a_part(key, asked, start, end):
    response, body = ask(key, Range=asked)
    assert body == CONTENT[start:end]
    assert response["Content-Length"] == str(end - start)
    if end - start < len(CONTENT):
        assert response.status_code == 206
        assert response["Content-Range"] == f"bytes {start}-{end - 1}/{len(CONTENT)}"


@pytest.mark.parametrize("asked", [f"bytes={len(CONTENT)}-", "bytes=9999999-", "bytes=-0"])
def test_a_part_outside_the_file(key, asked):
    response, body = ask(key, Range=asked)
    assert (response.status_code, body) == (416, b"")
    assert response["Content-Range"] == f"bytes */{len(CONTENT)}"


@pytest.mark.parametrize(
    "asked",
    ["bytes=9-5", "bytes=0-1,5-6", "bytes=", "bytes=-", "bytes=a-b", "regels=0-5", "bytes=" + "9" * 5000 + "-", ""],
)
def test_a_part_that_makes_no_sense_gives_the_whole_file(key, asked):
    response, body = ask(key, Range=asked)
    assert (response.status_code, body) == (200, CONTENT)


@pytest.mark.parametrize(
    ("condition", "status"),
    [(ETAG, 206), ('"andere"', 200), (f"W/{ETAG}", 200), ("Wed, 21 Oct 2015 07:28:00 GMT", 200)],
)
def test_a_part_of_the_version_that_was_begun(key, condition, status):
    response, _ = ask(key, **{"Range": "bytes=0-9", "If-Range": condition})
    assert response.status_code == status


@pytest.mark.parametrize(
    ("known", "status"), [(ETAG, 304), (f'"a", W/{ETAG}', 304), ("*", 304), ('"andere"', 200), ("onzin", 200)]
)
def test_a_file_that_the_browser_already_has(key, known, status):
    response, body = ask(key, **{"If-None-Match": known, "Range": "bytes=0-9" if status == 304 else ""})
    assert response.status_code == status
    assert response["ETag"] == ETAG
    assert (body == b"") is (status == 304)


def test_head_gives_the_headers_only(key):
    response, body = ask(key, method="HEAD")
    assert (response.status_code, body, response["Content-Length"]) == (200, b"", str(len(CONTENT)))
    response, body = ask(key, method="HEAD", Range="bytes=0-9")
    assert (response.status_code, body, response["Content-Length"]) == (206, b"", "10")


@pytest.mark.parametrize("mime", ["application/pdf", "image/png", "image/jpeg", "text/plain"])
def test_types_that_may_be_shown_in_the_browser(key, mime):
    response, _ = ask(key, mime=mime, inline=True)
    assert response["Content-Disposition"].startswith("inline;")
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert ask(key, mime=mime)[0]["Content-Disposition"].startswith("attachment;")


@pytest.mark.parametrize("mime", ["text/html", "image/svg+xml", "message/rfc822", "application/msword"])
def test_types_that_are_only_saved(key, mime):
    response, _ = ask(key, mime=mime, inline=True)
    assert response["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Nota 2026.pdf", 'attachment; filename="Nota 2026.pdf"'),
        ("Café één.pdf", "attachment; filename=\"Cafe een.pdf\"; filename*=UTF-8''Caf%C3%A9%20%C3%A9%C3%A9n.pdf"),
        ('a"b\r\nX-Kwaad: ja.pdf', 'attachment; filename="a_b X-Kwaad_ ja.pdf"'),
        ("../../etc/passwd", 'attachment; filename="passwd"'),
        ("文件.pdf", "attachment; filename=\"bestand.pdf\"; filename*=UTF-8''%E6%96%87%E4%BB%B6.pdf"),
        ("100% klaar.pdf", "attachment; filename=\"100_ klaar.pdf\"; filename*=UTF-8''100%25%20klaar.pdf"),
        ("", 'attachment; filename="bestand"'),
    ],
)
def test_the_name_of_a_download(name, value):
    assert content_disposition(name) == value


def test_a_server_in_front_can_send_the_file(key, settings):
    settings.X_ACCEL_PREFIX = "/intern/"
    response, body = ask(key, Range="bytes=0-9")
    assert (response.status_code, body) == (200, b"")
    assert response["X-Accel-Redirect"] == f"/intern/{key}"
    assert response["Content-Disposition"] == 'attachment; filename="Nota.pdf"'
    assert response["ETag"] == ETAG


def test_sendfile_gets_the_right_part(key):
    """Gunicorn sends from the position of the file for as long as Content-Length says."""
    response = file_response(RequestFactory().get("/", headers={"Range": "bytes=1000-1999"}), key, "a", "text/plain")
    assert isinstance(response, FileResponse)
    part = response.file_to_stream
    with open(part.fileno(), "rb", closefd=False, buffering=0) as same:
        assert same.tell() == 1000
    wrapped = FileWrapper(part, response.block_size)
    assert b"".join(wrapped) == CONTENT[1000:2000]
    response.close()
    with pytest.raises(ValueError, match="closed"):
        part.fileno()


def test_a_file_that_is_gone_is_an_error_of_ours(key):
    storage.delete(key)
    with pytest.raises(FileNotFoundError):
        ask(key)
    with pytest.raises(ValueError, match="no storage key"):
        ask("../geheim")


def test_reading_more_than_the_part_gives_nothing(key):
    response = file_response(RequestFactory().get("/", headers={"Range": "bytes=0-9"}), key, "a", "text/plain")
    with BytesIO() as out:
        out.write(response.file_to_stream.read())
        assert out.getvalue() == CONTENT[:10]
        assert response.file_to_stream.read(5) == b""
    response.close()
