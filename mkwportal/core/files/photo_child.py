"""Child process: write the photo on standard input again, smaller and with nothing beside the picture."""

from __future__ import annotations

import io
import warnings
from typing import Any

from mkwportal.core.files import child

QUALITY = 85


def normalise(max_pixels: str, *targets: str) -> dict[str, Any]:
    """Write a JPEG for each target "longest side in pixels:path", from large to small.

    Return {"fotos": [[width, height], ...]}, or {"fout": code}, or {"pixels": the number that is too many}.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # the limit is checked here, before anything is decoded
    warnings.simplefilter("ignore")
    with open(0, "rb", closefd=False) as stream:
        try:
            image = Image.open(stream, formats=["JPEG", "PNG"])
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
            return {"fout": "beschadigd"}
        if image.width * image.height > int(max_pixels):
            return {"pixels": image.width * image.height}
        sides = [int(target.partition(":")[0]) for target in targets]
        try:
            image.draft("RGB", (sides[0], sides[0]))  # a JPEG is decoded at a fraction of its size
            upright = ImageOps.exif_transpose(image)
            picture = _plain_rgb(upright)
        except (OSError, ValueError, SyntaxError, EOFError):
            return {"fout": "beschadigd"}
    sizes = []
    for side, target in zip(sides, targets, strict=True):
        picture.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
        picture.save(target.partition(":")[2], "JPEG", quality=QUALITY, optimize=True, progressive=True)
        sizes.append(list(picture.size))
    return {"fotos": sizes}


def _plain_rgb(image: Any) -> Any:
    """Return the picture as sRGB on white, as a new image that carries no metadata at all."""
    from PIL import Image, ImageCms

    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits per pixel
        image = image.point(lambda value: value / 256).convert("L")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            image = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass  # a damaged colour profile: keep the numbers as they are
    if image.has_transparency_data:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image)
    image = image.convert("RGB")
    image.info.clear()
    return image


if __name__ == "__main__":
    child.main(normalise)
