"""Photos: upright, small, and without place or other hidden facts (V6, Bad input)."""

import io

import pytest
from PIL import Image

from mkwportal.core.files import storage
from mkwportal.core.files.photos import MAX_PIXELS, normalise_photo
from mkwportal.core.files.types import FileRefused
from tests.support import files

RED, BLUE = (254, 0, 0), (0, 0, 254)


@pytest.fixture
def source(tmp_path):
    def write(data: bytes):
        path = tmp_path / "foto"
        path.write_bytes(data)
        return path

    return write


def refusal(path) -> FileRefused:
    with pytest.raises(FileRefused) as refused:
        normalise_photo(path)
    return refused.value


def near(one, other) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def exif(orientation: int = 1) -> Image.Exif:
    facts = Image.Exif()
    facts[0x0112] = orientation
    facts[0x010F] = "Telefoon van Jan"
    facts.get_ifd(0x8825).update({1: "N", 2: (52.0, 5.0, 0.0), 3: "E", 4: (5.0, 7.0, 0.0)})
    return facts


def test_a_photo_becomes_small_and_nameless(source, settings):
    data = files.image("JPEG", (4000, 3000), exif=exif(), comment=b"geheim", quality=95)
    large, small = normalise_photo(source(data))
    assert (large.width, large.height, small.width, small.height) == (1600, 1200, 480, 360)
    for photo in (large, small):
        content = photo.path.read_bytes()
        assert len(content) == photo.size
        assert not any(secret in content for secret in (b"Telefoon", b"Exif", b"geheim", b"GPS"))
        with Image.open(io.BytesIO(content)) as picture:
            assert (picture.format, picture.size) == ("JPEG", (photo.width, photo.height))
            assert not picture.getexif()
            assert not {"icc_profile", "comment", "exif", "photoshop"} & set(picture.info)
            assert near(picture.getpixel((2, 2)), RED)
    assert len(list((settings.PRIVATE_ROOT / "tmp").iterdir())) == 2
    large.close()
    small.close()
    assert list((settings.PRIVATE_ROOT / "tmp").iterdir()) == []


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [(1, (64, 48), "left"), (3, (64, 48), "right"), (6, (48, 64), "top"), (8, (48, 64), "bottom")],
)
def test_a_photo_is_turned_upright(source, orientation, size, red_at):
    (photo,) = normalise_photo(source(files.image("JPEG", exif=exif(orientation), quality=95)), sides=(1600,))
    spots = {"left": (4, 20), "right": (size[0] - 5, 20), "top": (20, 4), "bottom": (20, size[1] - 5)}
    assert (photo.width, photo.height) == size
    with Image.open(photo.path) as picture:
        found = {place for place, spot in spots.items() if near(picture.getpixel(spot), RED)}
    assert found >= {red_at}
    assert {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}[red_at] not in found


def test_a_small_photo_is_not_enlarged(source):
    large, small = normalise_photo(source(files.image("PNG", (300, 200))))
    assert (large.width, small.width) == (300, 300)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA", "P", "L", "1", "I;16"])
def test_every_kind_of_png(source, mode):
    data = io.BytesIO()
    Image.new("I;16", (40, 30), 40000).save(data, "PNG") if mode == "I;16" else data.write(
        files.image("PNG", mode=mode)
    )
    (photo,) = normalise_photo(source(data.getvalue()), sides=(1600,))
    with Image.open(photo.path) as picture:
        assert picture.mode == "RGB"
        if mode == "I;16":
            assert near(picture.getpixel((5, 5)), (156, 156, 156))


def test_transparency_becomes_white(source):
    data = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(data, "PNG")
    (photo,) = normalise_photo(source(data.getvalue()), sides=(1600,))
    with Image.open(photo.path) as picture:
        assert near(picture.getpixel((5, 5)), (255, 255, 255))


def test_a_photo_for_print(source):
    (photo,) = normalise_photo(source(files.image("JPEG", mode="CMYK")), sides=(1600,))
    with Image.open(photo.path) as picture:
        assert picture.mode == "RGB"


def test_a_photo_can_be_stored_as_it_is(source):
    photo = normalise_photo(source(files.image()))[0]
    key = storage.store(photo)
    photo.close()
    assert storage.is_intact(key)


def test_a_photo_of_too_many_pixels_is_not_even_decoded(source):
    data = io.BytesIO()
    Image.new("1", (20_000, 10_000)).save(data, "PNG")
    refused = refusal(source(data.getvalue()))
    assert refused.code == "foto_te_groot"
    assert "200 megapixels" in refused.message
    assert MAX_PIXELS == 40_000_000


def test_a_photo_of_just_enough_pixels(source):
    data = io.BytesIO()
    Image.new("L", (8000, 5000), 90).save(data, "PNG")
    assert normalise_photo(source(data.getvalue()), sides=(1600,))[0].width == 1600


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "leeg"),
        (b"geen foto", "geen_foto"),
        (files.pdf("Nota"), "geen_foto"),
        (files.zipped({"a": b"a"}), "geen_foto"),
        (b"MZ\0\0" + bytes(100), "geen_foto"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "heic"),
        (b"GIF89a" + bytes(60), "beeld_type"),
        (files.image("JPEG", (200, 200))[:900], "beschadigd"),
        (files.image("PNG", (200, 200)).replace(b"IDAT", b"IDOT", 1), "beschadigd"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20) + b"IEND", "beschadigd"),
    ],
)
def test_what_is_no_good_photo_gets_its_sentence(source, settings, data, code):
    refused = refusal(source(data))
    assert refused.code == code
    assert refused.message.endswith(".")
    assert not list((settings.PRIVATE_ROOT / "tmp").glob("*"))
