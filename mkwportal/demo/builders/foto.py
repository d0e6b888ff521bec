"""Drawn photos of a flat country, as JPEG with a location in the EXIF data."""

import io
import random
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter
from PIL.ExifTags import GPS, IFD, Base

from mkwportal.demo.records import Foto

BREED, HOOG = 1600, 1067
_HORIZON = 600
Kleur = tuple[int, int, int]


def _meng(van: Kleur, naar: Kleur, deel: float) -> Kleur:
    return tuple(round(a + (b - a) * deel) for a, b in zip(van, naar, strict=True))


def _lucht_en_land(teken: ImageDraw.ImageDraw, hoog: Kleur, laag: Kleur, ver: Kleur, dicht: Kleur) -> None:
    for y in range(HOOG):
        boven = y < _HORIZON
        deel = y / _HORIZON if boven else (y - _HORIZON) / (HOOG - _HORIZON)
        teken.line((0, y, BREED, y), fill=_meng(hoog, laag, deel) if boven else _meng(ver, dicht, deel))


def _wolken(teken: ImageDraw.ImageDraw, toeval: random.Random, aantal: int) -> None:
    for _ in range(aantal):
        x, y, maat = toeval.randrange(BREED), toeval.randrange(60, 400), toeval.randrange(40, 110)
        for _ in range(7):
            dx, dy = toeval.randrange(-2 * maat, 2 * maat), toeval.randrange(-maat // 4, maat // 4)
            teken.ellipse((x + dx - maat, y + dy - maat // 2, x + dx + maat, y + dy + maat // 2), fill=(244, 245, 246))


def _bomen(teken: ImageDraw.ImageDraw, toeval: random.Random, aantal: int) -> None:
    for _ in range(aantal):
        x, hoogte = toeval.randrange(BREED), toeval.randrange(30, 90)
        groen = _meng((62, 84, 58), (96, 118, 80), toeval.random())
        teken.rectangle((x - 3, _HORIZON - hoogte // 2, x + 3, _HORIZON + 6), fill=(82, 66, 54))
        teken.ellipse((x - hoogte // 2, _HORIZON - hoogte, x + hoogte // 2, _HORIZON - hoogte // 4), fill=groen)


def _zonneveld(teken: ImageDraw.ImageDraw, toeval: random.Random) -> None:
    _lucht_en_land(teken, (116, 160, 200), (214, 226, 234), (150, 170, 120), (96, 120, 70))
    _wolken(teken, toeval, 6)
    _bomen(teken, toeval, 40)
    for rij in range(7):
        y, maat = _HORIZON + 40 + rij * rij * 11, 22 + rij * 14
        for x in range(-maat, BREED + maat, maat * 3):
            teken.polygon([(x, y), (x + maat * 2, y - maat // 3), (x + maat * 2 + 14, y + maat // 2),
                           (x + 14, y + maat)], fill=_meng((34, 48, 78), (60, 84, 120), toeval.random()))  # fmt: skip
            teken.line((x + maat, y + maat // 2, x + maat, y + maat + 14), fill=(120, 120, 124), width=4)


def _gracht(teken: ImageDraw.ImageDraw, toeval: random.Random) -> None:
    _lucht_en_land(teken, (170, 184, 198), (222, 226, 228), (96, 116, 122), (58, 78, 86))
    x = 0
    while x < BREED:
        breed, hoogte = toeval.randrange(90, 170), toeval.randrange(230, 390)
        gevel = _meng((122, 62, 46), (190, 150, 120), toeval.random())
        top = _HORIZON - hoogte
        teken.rectangle((x, top, x + breed, _HORIZON), fill=gevel)
        teken.polygon([(x, top), (x + breed // 2, top - 70), (x + breed, top)], fill=_meng(gevel, (70, 50, 46), 0.5))
        for rij in range(top + 30, _HORIZON - 60, 80):
            for kolom in range(x + 16, x + breed - 34, 44):
                teken.rectangle((kolom, rij, kolom + 24, rij + 46), fill=(226, 230, 228), outline=(60, 60, 60))
        teken.rectangle((x, _HORIZON, x + breed, _HORIZON + hoogte // 2), fill=_meng(gevel, (66, 86, 94), 0.72))
        x += breed
    for _ in range(160):
        y = toeval.randrange(_HORIZON + 20, HOOG)
        begin = toeval.randrange(BREED)
        teken.line((begin, y, begin + toeval.randrange(30, 160), y), fill=(140, 156, 160), width=2)
    kade = HOOG - 190
    teken.rectangle((0, kade, BREED, HOOG), fill=(150, 142, 132))
    for rij, y in enumerate(range(kade, HOOG, 38)):
        for x in range(-(rij % 2) * 40, BREED, 80):
            steen = _meng((138, 130, 120), (166, 158, 146), toeval.random())
            teken.rectangle((x, y, x + 78, y + 36), fill=steen)
    for fiets in range(6):
        x, y = 180 + fiets * 220, HOOG - 90 - (fiets % 2) * 24
        for wiel in (x, x + 84):
            teken.ellipse((wiel - 34, y - 34, wiel + 34, y + 34), outline=(24, 26, 30), width=6)
        teken.line([(x, y), (x + 34, y - 52), (x + 78, y - 52), (x + 84, y), (x + 40, y), (x + 34, y - 52)],
                   fill=(150, 52, 40), width=7)  # fmt: skip


def _dorp(teken: ImageDraw.ImageDraw, toeval: random.Random) -> None:
    _lucht_en_land(teken, (140, 172, 204), (230, 232, 226), (160, 168, 104), (112, 128, 66))
    _wolken(teken, toeval, 8)
    _bomen(teken, toeval, 26)
    teken.rectangle((760, _HORIZON - 260, 820, _HORIZON), fill=(142, 92, 72))
    teken.polygon([(752, _HORIZON - 260), (790, _HORIZON - 400), (828, _HORIZON - 260)], fill=(72, 78, 86))
    for nummer in range(11):
        x, breed = 60 + nummer * 138, toeval.randrange(96, 124)
        muur = _meng((168, 96, 74), (206, 170, 142), toeval.random())
        teken.rectangle((x, _HORIZON - 70, x + breed, _HORIZON + 30), fill=muur)
        teken.polygon([(x - 10, _HORIZON - 70), (x + breed // 2, _HORIZON - 130), (x + breed + 10, _HORIZON - 70)],
                      fill=(128, 62, 48))  # fmt: skip
        teken.rectangle((x + 16, _HORIZON - 40, x + 40, _HORIZON - 10), fill=(214, 226, 232))
        teken.rectangle((x + breed - 36, _HORIZON - 36, x + breed - 14, _HORIZON + 30), fill=(58, 82, 66))
    for sloot in range(5):
        teken.polygon([(200 + sloot * 300, _HORIZON + 40), (212 + sloot * 300, _HORIZON + 40),
                       (sloot * 420 + 40, HOOG), (sloot * 420 - 60, HOOG)], fill=(128, 152, 164))  # fmt: skip


def _werkplaats(teken: ImageDraw.ImageDraw, toeval: random.Random) -> None:
    _lucht_en_land(teken, (232, 226, 214), (214, 204, 188), (176, 144, 108), (132, 100, 70))
    for x in range(120, BREED - 200, 360):
        teken.rectangle((x, 120, x + 260, 420), fill=(176, 202, 216), outline=(250, 250, 248), width=12)
        teken.line((x + 130, 120, x + 130, 420), fill=(250, 250, 248), width=8)
    teken.polygon([(260, 780), (1340, 780), (1480, 940), (120, 940)], fill=(206, 178, 140))
    for _ in range(46):
        x, y = toeval.randrange(300, 1300), toeval.randrange(790, 900)
        papier = toeval.choice([(248, 246, 238), (240, 224, 150), (206, 226, 216), (236, 204, 194)])
        teken.polygon([(x, y), (x + 70, y - 8), (x + 78, y + 36), (x + 6, y + 44)], fill=papier)
    for x in range(240, 1400, 210):
        teken.ellipse((x, 560, x + 84, 644), fill=_meng((92, 66, 52), (196, 150, 118), toeval.random()))
        teken.rectangle((x - 26, 650, x + 110, 790), fill=_meng((52, 74, 96), (142, 82, 62), toeval.random()))


LANDSCHAPPEN: dict[str, Callable[[ImageDraw.ImageDraw, random.Random], None]] = {
    "zonneveld": _zonneveld,
    "gracht": _gracht,
    "dorp": _dorp,
    "werkplaats": _werkplaats,
}


def _graden(graden: float) -> tuple[float, float, float]:
    """Return degrees, minutes and seconds."""
    minuten = abs(graden) % 1 * 60
    return float(int(abs(graden))), float(int(minuten)), round(minuten % 1 * 60, 2)


def build_foto(foto: Foto) -> tuple[bytes, str]:
    """Return (JPEG, file name) of a photo; its EXIF data say where it was taken, the portal has to remove that."""
    toeval = random.Random(foto.key)
    beeld = Image.new("RGB", (BREED, HOOG))
    LANDSCHAPPEN[foto.landschap](ImageDraw.Draw(beeld), toeval)
    korrel = Image.frombytes("L", (BREED // 4, HOOG // 4), toeval.randbytes((BREED // 4) * (HOOG // 4)))
    korrel = korrel.resize((BREED, HOOG)).convert("RGB")
    beeld = Image.blend(beeld.filter(ImageFilter.GaussianBlur(1.2)), korrel, 0.06)
    exif = Image.Exif()
    exif[Base.Make.value], exif[Base.Model.value] = "Demo", "Tekening"
    breedte, lengte = foto.plek
    plaats = exif.get_ifd(IFD.GPSInfo)
    plaats[GPS.GPSLatitudeRef], plaats[GPS.GPSLatitude] = "N" if breedte >= 0 else "S", _graden(breedte)
    plaats[GPS.GPSLongitudeRef], plaats[GPS.GPSLongitude] = "E" if lengte >= 0 else "W", _graden(lengte)
    doel = io.BytesIO()
    beeld.save(doel, "JPEG", quality=84, exif=exif)
    return doel.getvalue(), f"{foto.key}.jpg"
