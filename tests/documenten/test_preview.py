"""Pictures of pages: what the child process draws, of good files and of bad ones, within its limits."""

import io

import pytest
from PIL import Image

from documenten.preview import BREED, SMAL, TekenenMislukt, draw_pages
from tests.support.files import drawn_pdf, image, pdf

PDF = "application/pdf"


@pytest.fixture
def draw(tmp_path):
    def draw(data: bytes, mime: str = PDF, **options):
        path = tmp_path / "bestand"
        path.write_bytes(data)
        return draw_pages(path, mime, **{"seconds": 20, **options})

    return draw


def picture(data: bytes) -> Image.Image:
    found = Image.open(io.BytesIO(data))
    assert found.format == "WEBP"
    return found.convert("RGB")


def test_a_page_is_drawn_in_two_widths_with_its_text(draw):
    found = draw(pdf("Huurbeleid\n" * 30, "Twee"))
    assert (found.paginas, found.tot) == (2, 2)
    one, two = found.beelden
    assert (one.nummer, two.nummer) == (1, 2)
    assert (one.breedte, one.hoogte) == (BREED, 2038)
    wide, small = picture(one.breed), picture(one.smal)
    assert wide.size == (one.breedte, one.hoogte)
    assert small.size == (SMAL, 1019)
    assert min(wide.getpixel((5, 5))) > 250  # white
    assert small.convert("L").getextrema()[0] < 80  # there is ink on it
    assert len(one.smal) < len(one.breed) < 200_000


def test_some_pages_can_be_asked_and_time_that_is_up_stops_after_a_page(draw):
    data = pdf(*(f"Pagina {n}" for n in range(1, 8)))
    found = draw(data, first=3, count=2)
    assert [beeld.nummer for beeld in found.beelden] == [3, 4]
    assert (found.paginas, found.tot) == (7, 4)
    found = draw(data, first=6, seconds=0)
    assert ([beeld.nummer for beeld in found.beelden], found.tot) == ([6], 6)


@pytest.mark.parametrize(
    ("size", "expected"), [((14_400, 14_400), (1440, 1440)), ((100, 14_400), (30, 4320)), ((842, 595), (1440, 1018))]
)
def test_a_page_of_any_size_becomes_a_picture_of_ours(draw, size, expected):
    [beeld] = draw(drawn_pdf([(10, 20, 12, False, "Plattegrond")], size=size)).beelden
    assert (beeld.breedte, beeld.hoogte) == pytest.approx(expected, abs=1)


def test_a_photo_is_upright_and_no_larger_than_it_is(draw):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010F] = "Toestel"
    found = draw(image("JPEG", (640, 480), exif=exif), "image/jpeg")
    [beeld] = found.beelden
    assert (found.paginas, beeld.breedte, beeld.hoogte) == (1, 480, 640)
    assert b"Toestel" not in beeld.breed + beeld.smal
    [beeld] = draw(image("JPEG", (4000, 3000), mode="CMYK"), "image/jpeg").beelden
    assert (beeld.breedte, beeld.hoogte) == (1440, 1080)
    [beeld] = draw(image("PNG", (300, 200), mode="RGBA"), "image/png").beelden
    assert picture(beeld.breed).size == (300, 200)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\nonzin", pdf("x")[:200], pdf("x", password="geheim")])
def test_what_cannot_be_drawn_says_so(draw, data):
    with pytest.raises(TekenenMislukt) as failure:
        draw(data)
    assert failure.value.code == "crash"
    assert "U kunt het bestand wel downloaden." in failure.value.message


def test_a_picture_that_is_too_large_is_not_unpacked(draw):
    with pytest.raises(TekenenMislukt) as failure:
        draw(image("PNG", (12_000, 11_000), mode="1"), "image/png")
    assert failure.value.code == "geheugen"


def test_time_and_memory_are_limited(draw):
    lines = [(1, 1, 2, False, "x" * 90)] * 40_000
    with pytest.raises(TekenenMislukt) as failure:
        draw(drawn_pdf(lines), timeout=0.3)
    assert failure.value.code == "tijd"
    with pytest.raises(TekenenMislukt) as failure:
        draw(pdf("x"), memory_mb=60)
    assert failure.value.code in ("geheugen", "crash")


def test_preview_knows_no_django():
    import subprocess
    import sys

    code = "import sys, documenten.preview.child; sys.exit(any(name.startswith('django') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
