"""What the tests of the bundle share: words that want to be code, a real photo, the files once made."""

import io

from PIL import Image

from mkwportal.core.files import storage
from tests.support.jobs import run_jobs
from verkenningen.bundel.maken import request_files
from verkenningen.models import BundelUitvoer

EVIL = '#import "x": * $x^2$ <label> @ref `raw` *ster* <b>HTML</b> & 😀 שלום العربية 中文 ' + "lang" * 80


def photo_file():
    """Return the key of a real photo in the storage."""
    out = io.BytesIO()
    Image.new("RGB", (1600, 1200), "seagreen").save(out, "JPEG")
    return storage.save_bytes(out.getvalue())


def made(world):
    request_files(world.bundel, by=world.leider)
    run_jobs()
    return BundelUitvoer.objects.get(bundel=world.bundel)
