"""Child process: draw pages of a PDF, or a photo, and print them as WebP. Never imports Django."""

from __future__ import annotations

import base64
import ctypes
import io
import time
import warnings
from typing import Any

from documenten.preview import BREED, SMAL
from mkwportal.core.files import child

_QUALITY, _METHOD = 60, 2  # measured on text: below 60 letters fray, method 4 takes twice the time for 4 %
_HIGHEST = 3 * BREED  # of a page that is a long strip
_MAX_PIXELS = 120_000_000


def draw(path: str, mime: str, first: str, count: str, seconds: str) -> dict[str, Any]:
    """Return {"paginas": in the file, "tot": last page looked at, "beelden": [number, width, height, wide, small]}."""
    if mime != "application/pdf":
        return {"paginas": 1, "tot": 1, "beelden": [_encode(1, _photo(path))]}
    end, found = time.monotonic() + float(seconds), []
    pdf = _Pdf(path)
    number, last = int(first), min(pdf.page_count, int(first) + int(count) - 1)
    while number <= last:
        picture = pdf.picture(number)
        if picture is not None:
            found.append(_encode(number, picture))
        number += 1
        if time.monotonic() > end:
            break
    return {"paginas": pdf.page_count, "tot": number - 1, "beelden": found}


def _encode(number: int, picture: Any) -> list[Any]:
    from PIL import Image

    small = picture.reduce(2) if picture.width == BREED else picture.copy()
    small.thumbnail((SMAL, _HIGHEST), Image.Resampling.BOX)
    return [number, *picture.size, _webp(picture), _webp(small)]


def _webp(picture: Any) -> str:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=_QUALITY, method=_METHOD)
    return base64.b64encode(out.getvalue()).decode()


def _photo(path: str) -> Any:
    """Return a photo upright, at most BREED wide, on white and without anything hidden in it."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # the limit is checked here, before anything is decoded
    warnings.simplefilter("ignore")
    image = Image.open(path, formats=["JPEG", "PNG"])
    if image.width * image.height > _MAX_PIXELS:
        raise MemoryError
    image.draft("RGB", (BREED, BREED))  # a JPEG is decoded at a fraction of its size
    image.thumbnail((2 * _HIGHEST, 2 * _HIGHEST))
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):  # 16 bits per pixel
        image = image.point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    image = image.convert("RGB")
    image.thumbnail((BREED, _HIGHEST), Image.Resampling.LANCZOS)
    image.info.clear()
    return image


class _Pdf:
    """An open PDF with its form fields, drawn through the bindings of pdfium: half the time to load."""

    def __init__(self, path: str) -> None:
        import pypdfium2_raw.bindings as c

        self.c = c
        c.FPDF_InitLibrary()
        self.handle = c.FPDF_LoadDocument(path.encode(), None)
        if not self.handle:
            raise ValueError(f"pdfium cannot open it: {c.FPDF_GetLastError()}")
        self.page_count: int = c.FPDF_GetPageCount(self.handle)
        self.callbacks = c.FPDF_FORMFILLINFO(version=2)
        self.form = None
        if c.FPDF_GetFormType(self.handle) != c.FORMTYPE_NONE:
            self.form = c.FPDFDOC_InitFormFillEnvironment(self.handle, self.callbacks)

    def picture(self, number: int) -> Any:
        """Return page `number` as an image of BREED pixels wide, lower when it is a strip; None when it is damaged."""
        from PIL import Image

        c = self.c
        page = c.FPDF_LoadPage(self.handle, number - 1)
        if not page:
            return None
        width, height = c.FPDF_GetPageWidthF(page), c.FPDF_GetPageHeightF(page)
        if not (width > 0 and height > 0):
            return None
        scale = min(BREED / width, _HIGHEST / height)
        w, h = max(1, round(width * scale)), max(1, round(height * scale))
        stride = (3 * w + 3) // 4 * 4
        store = ctypes.create_string_buffer(stride * h)
        bitmap = c.FPDFBitmap_CreateEx(w, h, c.FPDFBitmap_BGR, store, stride)
        c.FPDFBitmap_FillRect(bitmap, 0, 0, w, h, 0xFFFFFFFF)
        flags = c.FPDF_ANNOT | c.FPDF_REVERSE_BYTE_ORDER
        c.FPDF_RenderPageBitmap(bitmap, page, 0, 0, w, h, 0, flags)
        if self.form:
            c.FORM_OnAfterLoadPage(page, self.form)
            c.FPDF_FFLDraw(self.form, bitmap, page, 0, 0, w, h, 0, flags)
        c.FPDFBitmap_Destroy(bitmap)
        c.FPDF_ClosePage(page)
        return Image.frombuffer("RGB", (w, h), store, "raw", "RGB", stride, 1)


def main() -> None:
    """Be the child process."""
    child.main(draw)


if __name__ == "__main__":
    main()
