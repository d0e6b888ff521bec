"""Sending and fetching a file against bare views that do the same with the same bytes; memory of web and worker."""

import random
import re
import statistics
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from .common import Library, Row, say
from .measure import Browser, children, cpu_ns
from .memory import big_pdf

UPLOAD, DOWNLOAD = 2.0, 1.5
EDGE = "mkwbench"


def token(browser: Browser, path: str = "/documenten/nieuw/") -> str:
    """Return the token of a form that this person has open."""
    _, page = browser.request("GET", path, headers={"Accept-Encoding": "identity"})
    found = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    return found.group(1).decode() if found else ""


def send(browser: Browser, path: str, csrf: str, *uploads: tuple[str, bytes]) -> int:
    """Post files as the form does; returns the status."""
    fields = {"csrfmiddlewaretoken": csrf, "formulier": str(uuid.uuid4())}
    parts = [
        f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    for name, data in uploads:
        head = f'--{EDGE}\r\nContent-Disposition: form-data; name="bestanden"; filename="{name}"\r\n\r\n'
        parts += [head.encode(), data, b"\r\n"]
    body = b"".join([*parts, f"--{EDGE}--\r\n".encode()])
    headers = {"Content-Type": f"multipart/form-data; boundary={EDGE}", "Content-Length": str(len(body))}
    return browser.request("POST", path, body, headers)[0]


def rows(library: Library) -> list[Row]:
    """CPU milliseconds and waiting time of an upload of 5 MB and a download of 1 MB, and their floors."""
    from . import data

    browser = Browser(library.port)
    browser.login(data.MEMBER, data.PASSWORD)
    csrf = token(browser)
    five, one = _random_pdf(library.folder, 5 << 20), _random_pdf(library.folder, 1 << 20)

    def pids() -> list[int]:
        return children(library.master) + children(library.postmaster)

    def compare(name: str, limit: float, floor: Callable[[], int], real: Callable[[], int], times: int) -> list[Row]:
        say(f"measuring {name}")
        spent: dict[str, list[float]] = {"cpu0": [], "cpu1": [], "wand0": [], "wand1": []}
        for number in range(times + 3):
            for which, action in enumerate((floor, real)):
                before, start = cpu_ns(pids()), time.perf_counter()
                if (status := action()) not in (200, 302):
                    raise RuntimeError(f"{name} answered {status}")
                if number >= 3:
                    spent[f"wand{which}"].append((time.perf_counter() - start) * 1000)
                    spent[f"cpu{which}"].append((cpu_ns(pids()) - before) / 1e6)
        middle = {key: statistics.median(values) for key, values in spent.items()}
        return [
            (f"{name}, x kaal (wandtijd)", round(middle["wand1"] / middle["wand0"], 2), limit),
            (f"{name}, x kaal (CPU)", round(middle["cpu1"] / middle["cpu0"], 2), limit),
            *((f"{name}, {key}, ms", round(value, 1), None) for key, value in middle.items()),
        ]

    def bare_send() -> int:
        return send(browser, "/floor/upload/", csrf, ("groot.pdf", five))

    found = compare(
        "versturen 5 MB",
        UPLOAD,
        bare_send,
        lambda: send(browser, "/documenten/nieuw/", csrf, ("groot.pdf", five)),
        30,
    )
    if send(browser, "/documenten/nieuw/", csrf, ("klein.pdf", one)) != 302:
        raise RuntimeError("no upload")
    from documenten.models import Versie

    versie = Versie.objects.order_by("-pk")[0]
    found += compare(
        "ophalen 1 MB",
        DOWNLOAD,
        lambda: browser.request("GET", f"/floor/file/{versie.sleutel}")[0],
        lambda: browser.request("GET", f"/documenten/{versie.document_id}/bestand/")[0],
        100,
    )
    return found


def _random_pdf(folder: Path, size: int) -> bytes:
    path = folder / f"{random.getrandbits(40)}.pdf"
    big_pdf(path, size)
    data = path.read_bytes()
    path.unlink()
    return data
