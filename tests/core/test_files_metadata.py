"""A photo in the library says nothing of where and with what it was taken, and looks the same (D1)."""

import hashlib
import io
import struct
import zlib

import pytest
from PIL import Image, ImageChops, PngImagePlugin

from documenten.services import check_upload, stage_file
from mkwportal.core.files.metadata import strip_metadata
from mkwportal.core.files.types import FileRefused
from tests.support import files

SECRET = b"Dorpsstraat 12 Olst"


def photo(kind="JPEG", orientation=6, **options):
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x010E] = orientation, "Telefoonmerk", SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 20.0, 1.0)})
    picture = Image.effect_noise((320, 200), 80).convert(options.pop("mode", "RGB"))
    out = io.BytesIO()
    picture.save(out, kind, exif=exif, **options)
    return out.getvalue()


def strip(data, ext="jpg"):
    target = io.BytesIO()
    strip_metadata(io.BytesIO(data), target, ext)
    return target.getvalue()


def same(before, after):
    first, second = Image.open(io.BytesIO(before)), Image.open(io.BytesIO(after))
    assert (first.size, first.mode) == (second.size, second.mode)
    return ImageChops.difference(first.convert("RGB"), second.convert("RGB")).getbbox() is None


@pytest.mark.parametrize(
    "options",
    [{}, {"progressive": True}, {"mode": "L"}, {"mode": "CMYK"}, {"restart_marker_blocks": 4}, {"comment": SECRET}],
)
def test_a_jpeg_keeps_its_picture_and_side_and_nothing_else(options):
    data = photo(**options)
    clean = strip(data)
    assert same(data, clean)
    assert SECRET in data
    assert SECRET not in clean
    assert b"Telefoonmerk" not in clean
    assert dict(Image.open(io.BytesIO(clean)).getexif()) == {0x0112: 6}
    assert strip(clean) == clean


def test_what_a_phone_puts_behind_and_beside_the_picture_goes():
    data = photo(icc_profile=b"kleuren" * 20)
    xmp = b"http://ns.adobe.com/xap/1.0/\0" + SECRET
    beside = b"\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp + b"\xff\xed\x00\x08IPTC1\0"
    clean = strip(data[:2] + beside + data[2:] + b"film" + SECRET)
    assert SECRET not in clean
    assert b"IPTC" not in clean
    assert clean.endswith(b"\xff\xd9")
    assert Image.open(io.BytesIO(clean)).info["icc_profile"] == b"kleuren" * 20


def test_an_upright_photo_needs_no_exif_at_all():
    assert b"Exif" not in strip(photo(orientation=1))


def test_a_png_keeps_its_picture_and_side_and_nothing_else():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Plaats", SECRET.decode())
    notes.add_itxt("Maker", SECRET.decode(), zip=True)
    data = photo("PNG", pnginfo=notes)
    clean = strip(data + SECRET, "png")
    assert same(data, clean)
    assert SECRET not in clean
    picture = Image.open(io.BytesIO(clean))
    assert dict(picture.getexif()) == {0x0112: 6}
    assert "Maker" not in picture.info
    assert zlib.crc32(b"IEND") == struct.unpack(">I", clean[-4:])[0]


@pytest.mark.parametrize("ext", ["jpg", "png"])
def test_a_picture_that_breaks_off_anywhere_is_an_error_of_ours(ext):
    data = photo({"jpg": "JPEG", "png": "PNG"}[ext])
    for cut in range(0, len(data) - 2, 97):
        with pytest.raises(ValueError, match=r"breaks off|no marker|no JPEG|no PNG"):
            strip(data[:cut], ext)


@pytest.mark.parametrize(
    "tiff", [b"", b"II", b"XX" + bytes(20), b"II*\0\xff\xff\xff\x7f" + bytes(8), b"MM\0*" + bytes(20)]
)
def test_nonsense_in_the_exif_is_no_reason_to_refuse(tiff):
    exif = b"Exif\0\0" + tiff
    data = files.image()
    clean = strip(data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:])
    assert same(data, clean)


def test_an_upload_is_stored_without_and_has_the_checksum_of_that():
    with stage_file("foto.jpg", photo()) as upload:
        checked = check_upload(upload).upload
        data = checked.read()
        assert SECRET not in data
        assert (checked.size, checked.sha256) == (len(data), hashlib.sha256(data).hexdigest())
        with open(checked.temporary_file_path(), "rb") as stored:
            assert stored.read() == data
    assert not checked.path.exists()


def test_a_broken_photo_is_refused_and_leaves_nothing(settings):
    data = photo()
    broken = data[:-2] + b"\xff\x01\xff\xd9"
    with stage_file("foto.jpg", broken[:4] + b"xx" + broken[4:]) as upload, pytest.raises(FileRefused):
        check_upload(upload)
    assert list((settings.PRIVATE_ROOT / "tmp").iterdir()) == []
