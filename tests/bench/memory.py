"""How much the web processes grow while a large file goes up and comes down."""

import os
import re
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .common import Library, Row, say
from .measure import Browser, children, memory_kb, reset_peak


def big_pdf(path: Path, size: int) -> None:
    """Write a small real PDF that is filled with a stream up to this size in bytes."""
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    tail_of_stream = b"\nendstream endobj\n"
    with path.open("wb") as out:
        out.write(head)
        table_room = 400
        length = size - len(head) - len(tail_of_stream) - table_room - 40
        stream_at = out.tell()
        out.write(b"4 0 obj<</Length %010d>>stream\n" % length)
        for _ in range(length // 65536):
            out.write(os.urandom(65536))
        out.write(os.urandom(length % 65536))
        out.write(tail_of_stream)
        start = out.tell()
        offsets = [head.index(b"1 0 obj"), head.index(b"2 0 obj"), head.index(b"3 0 obj"), stream_at]
        out.write(b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
        out.write(b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)


def rows(library: Library) -> list[Row]:
    """How much the web processes grow, at their peak, while 100 MB goes up and comes down."""
    from . import data

    port, master, folder = library.port, library.master, library.folder
    say("sending 100 MB and fetching it")
    path = folder / "groot.pdf"
    big_pdf(path, 99 * 1024 * 1024)
    browser = Browser(port)
    browser.login(data.MEMBER, data.PASSWORD)
    browser.request("GET", "/documenten/")
    _, page = browser.request("GET", "/documenten/nieuw/", headers={"Accept-Encoding": "identity"})
    token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    fields = {"csrfmiddlewaretoken": token.group(1).decode() if token else "", "formulier": str(uuid.uuid4())}
    edge = "mkwbench"
    head = "".join(f'--{edge}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items())
    head += f'--{edge}\r\nContent-Disposition: form-data; name="bestanden"; filename="groot.pdf"\r\nContent-Type: application/pdf\r\n\r\n'
    tail = f"\r\n--{edge}--\r\n"

    def body() -> Any:
        yield head.encode()
        with path.open("rb") as source:
            while chunk := source.read(1 << 18):
                yield chunk
        yield tail.encode()

    def grown(action: Callable[[], int]) -> float:
        workers = children(master)
        for pid in workers:
            reset_peak(pid)
        before = sum(memory_kb(pid, "VmRSS", "status") for pid in workers)
        if (status := action()) not in (200, 302):
            raise RuntimeError(f"answered {status}")
        return round((sum(memory_kb(pid, "VmHWM", "status") for pid in workers) - before) / 1024, 1)

    length = len(head.encode()) + path.stat().st_size + len(tail.encode())
    headers = {"Content-Type": f"multipart/form-data; boundary={edge}", "Content-Length": str(length)}
    up = grown(lambda: browser.request("POST", "/documenten/nieuw/", body(), headers)[0])
    from documenten.models import Document

    pk = Document.objects.order_by("-pk").values_list("pk", flat=True)[0]
    down = grown(lambda: browser.request("GET", f"/documenten/{pk}/bestand/")[0])
    return [("geheugen 100 MB omhoog, MB erbij", up, 30), ("geheugen 100 MB omlaag, MB erbij", down, 30)]
