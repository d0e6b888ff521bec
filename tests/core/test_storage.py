"""The storage: one suite for the disk and for an S3 bucket (R5, P9)."""

import hashlib
import secrets
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as live
from django.test import RequestFactory

from mkwportal.core.files import storage
from mkwportal.core.files.downloads import file_response
from mkwportal.core.files.uploads import StreamedUpload
from tests.support.s3 import s3_server, s3_settings

CONTENT = bytes(range(256)) * 4000
pytestmark = pytest.mark.django_db  # the end of an answer looks after the connection


@pytest.fixture(scope="module")
def s3_address():
    with s3_server() as address:
        yield address


@pytest.fixture(params=["schijf", "s3"])
def place(request, settings):
    if request.param == "s3":
        settings.S3 = s3_settings(request.getfixturevalue("s3_address"), f"b-{secrets.token_hex(6)}")
    return request.param


def upload(data=CONTENT):
    path, stream = storage.create_temporary()
    stream.write(data)
    stream.flush()
    return StreamedUpload(path, stream, name="x", size=len(data), sha256=hashlib.sha256(data).hexdigest(), mime="")


def temporary():
    return list((Path(live.PRIVATE_ROOT) / "tmp").iterdir())


def test_an_upload_comes_back_byte_for_byte_and_leaves_nothing_behind(place):
    with upload() as item:
        key = storage.store(item)
    assert storage.exists(key)
    assert storage.size(key) == len(CONTENT)
    assert storage.is_intact(key)
    with storage.open_file(key) as stream:
        assert stream.read() == CONTENT
    with storage.local_copy(key) as path:
        assert path.read_bytes() == CONTENT
    assert temporary() == []
    on_disk = (Path(live.PRIVATE_ROOT) / key).exists()
    assert on_disk is (place == "schijf")


def test_reading_a_part_and_jumping_in_it(place):
    key = storage.save_bytes(CONTENT)
    with storage.open_file(key, 1000, 3000) as stream:
        assert stream.read(10) == CONTENT[1000:1010]
        assert stream.tell() == 10
        assert stream.seek(-5, 2) == 1995
        assert stream.read() == CONTENT[2995:3000]
        assert stream.read() == b""
        assert stream.seek(0) == 0
        assert stream.read() == CONTENT[1000:3000]


def test_bytes_files_and_copies_in_folders_of_their_own(place):
    first = storage.save_bytes(b"een", folder="beelden")
    part = storage.temporary_path()
    part.write_bytes(b"twee")
    second = storage.save_file(part)
    third = storage.copy(first)
    assert (first.split("/")[0], second.split("/")[0], third.split("/")[0]) == ("beelden", "bestanden", "bestanden")
    assert list(storage.stored_keys("beelden")) == [first]
    assert list(storage.stored_keys()) == sorted([second, third])
    storage.delete(first)
    storage.delete(first)
    assert not storage.exists(first)
    assert storage.is_intact(third)
    assert temporary() == []


def test_the_list_goes_on_where_it_was(place):
    keys = sorted(storage.save_bytes(str(number).encode()) for number in range(30))
    assert list(storage.stored_keys()) == keys
    rest = list(storage.stored_files(after=keys[11]))
    assert [stored.key for stored in rest] == keys[12:]
    assert all(stored.size in (1, 2) for stored in rest)
    now = datetime.now(UTC)
    assert all(abs(stored.written - now) < timedelta(minutes=2) for stored in rest)


def test_a_file_that_is_gone_is_said_so_everywhere(place):
    key = storage.save_bytes(b"weg")
    storage.delete(key)
    for ask in (storage.size, storage.copy, lambda key: storage.open_file(key, 0, 3).read()):
        with pytest.raises(FileNotFoundError):
            ask(key)
    with pytest.raises(FileNotFoundError), storage.local_copy(key):
        pass
    assert not storage.exists(key)
    assert not storage.is_intact(key)


@pytest.mark.parametrize("key", ["../geheim", "bestanden/aa/bb/kort", "tmp/" + "a" * 10, ""])
def test_something_that_is_no_key_goes_nowhere(place, key):
    for ask in (storage.size, storage.delete, storage.open_file, storage.local_copy, storage.copy, storage.sha256_of):
        with pytest.raises(ValueError, match="no storage key"):
            ask(key)


def test_a_changed_file_is_not_intact(place, settings):
    key = storage.save_bytes(b"goed")
    if place == "schijf":
        storage.path_for(key).write_bytes(b"fout")
    else:
        storage.backend().client.put_object(Bucket=settings.S3["bucket"], Key=f"portaal/{key}", Body=b"fout")
    assert not storage.is_intact(key)


def test_when_the_record_fails_the_file_goes_again(place):
    with pytest.raises(RuntimeError), upload() as item, storage.storing(item):
        raise RuntimeError
    assert list(storage.stored_keys()) == []
    assert temporary() == []


@pytest.mark.parametrize(
    ("asked", "status", "start", "end"),
    [("", 200, 0, None), ("bytes=500-", 206, 500, None), ("bytes=-9", 206, -9, None)],
)
def test_a_download_and_its_parts(place, asked, status, start, end):
    key = storage.save_bytes(CONTENT)
    response = file_response(RequestFactory().get("/", headers={"Range": asked}), key, "a.pdf", "application/pdf")
    body = b"".join(response.streaming_content)
    response.close()
    assert (response.status_code, body) == (status, CONTENT[start:end])


def test_the_server_in_front_only_sends_what_is_on_disk(place, settings):
    settings.X_ACCEL_PREFIX = "/intern/"
    key = storage.save_bytes(CONTENT)
    response = file_response(RequestFactory().get("/"), key, "a.pdf", "application/pdf")
    assert ("X-Accel-Redirect" in response) is (place == "schijf")
    response.close()


def test_a_place_that_cannot_be_written_says_so(place, settings, tmp_path):
    storage.backend().probe()
    if place == "s3":
        settings.S3 = settings.S3 | {"bucket": "bestaat-niet"}
    else:
        (tmp_path / "vol").write_text("")
        settings.PRIVATE_ROOT = tmp_path / "vol"
    with pytest.raises(OSError, match=r"bestaat-niet|vol"):
        storage.backend().probe()


_LARGE = """
import hashlib, resource, sys
import django
from django.conf import settings
settings.configure(PRIVATE_ROOT=sys.argv[1], S3=eval(sys.argv[2]), X_ACCEL_PREFIX="", ALLOWED_HOSTS=["*"])
django.setup()
from django.test import RequestFactory
from mkwportal.core.files import storage
from mkwportal.core.files.downloads import file_response

def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) // 1024

def once(megabytes):
    path = storage.temporary_path()
    with open(path, "wb") as stream:
        for number in range(megabytes):
            stream.write(bytes([number]) * (1 << 20))
    key = storage.save_file(path)
    response = file_response(RequestFactory().get("/"), key, "a.pdf", "application/pdf")
    size = sum(len(block) for block in response.streaming_content)
    response.close()
    with storage.local_copy(key) as copy:
        assert copy.stat().st_size == size == megabytes << 20
    storage.delete(key)

once(20)  # every library is loaded and every buffer has its size
before = peak()
once(100)
print(peak() - before)
"""


def test_a_hundred_megabytes_take_no_more_memory_than_twenty(place, settings, tmp_path):
    run = subprocess.run(
        [sys.executable, "-c", _LARGE, str(tmp_path / "groot"), repr(settings.S3)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert int(run.stdout) < 8, f"{run.stdout} MB more"
    assert list((tmp_path / "groot" / "tmp").iterdir()) == []


def test_a_place_that_cannot_be_reached_is_an_oserror(place, settings, tmp_path):
    storage.backend().probe()
    if place == "s3":
        unreachable = [settings.S3 | {"endpoint": "http://127.0.0.1:1"}, settings.S3 | {"bucket": "bestaat-niet"}]
    else:
        (tmp_path / "vol").write_text("")
        settings.PRIVATE_ROOT, unreachable = tmp_path / "vol", [settings.S3]
    for setting in unreachable:
        settings.S3 = setting
        with pytest.raises(OSError, match=r"."):
            storage.backend().probe()


def test_a_file_made_on_another_disk_is_taken_over_whole(settings):
    """Such as a bundle that was made in /tmp, where that is a disk of its own."""
    elsewhere = Path("/dev/shm") / f"mkw-{secrets.token_hex(8)}"  # noqa: S108
    elsewhere.write_bytes(b"Van elders")
    assert elsewhere.stat().st_dev != Path(settings.PRIVATE_ROOT).parent.stat().st_dev
    key = storage.save_file(elsewhere)
    assert storage.is_intact(key)
    assert not elsewhere.exists()
    assert list((Path(settings.PRIVATE_ROOT) / "tmp").iterdir()) == []


def test_of_several_files_none_stays_when_the_last_finds_no_room(settings):
    """Each that was moved already goes again."""
    from mkwportal.core.files.uploads import StreamedUpload

    uploads = []
    for text in (b"een", b"twee"):
        path, stream = storage.create_temporary()
        stream.write(text)
        stream.flush()
        sha = hashlib.sha256(text).hexdigest()
        uploads.append(StreamedUpload(path, stream, name="x.txt", size=len(text), sha256=sha, mime="text/plain"))
    uploads[1].path.unlink()
    with pytest.raises(FileNotFoundError), storage.storing(*uploads):
        pass
    assert list(storage.stored_keys()) == []
