"""The groups of the benchmark. Each returns rows (name, value, limit); limit None is printed for comparison only."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import uuid
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkwportal.core import embedded

Row = tuple[str, float, float | None]
DOCUMENTS = int(os.environ.get("MKW_BENCH_DOCUMENTS", "10000"))
QUERIES = (
    "huurverhoging",
    "incasso",
    "zonnepaneel",
    "sociaal plan",
    "warmtepompen isolatie",
    "klokkenluider",
    "huurders participatie",
    "energiecooperatie",
    "ontruimingen",
    "privacy gegevens",
    "treasurystatuut",
    "verduurzamen",
)


def say(text: str) -> None:
    """Show progress on standard error."""
    print(f"  {text}", file=sys.stderr, flush=True)  # noqa: T201


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(wanted: list[str], folder: Path) -> list[Row]:
    """Run these groups in a temporary folder and return their rows."""
    rows: list[Row] = []
    if set(wanted) & {"paginas", "vragen", "geheugen", "eerste"}:
        rows += _with_library(wanted, folder)
    if "zoeken" in wanted:
        rows += search_quality(folder)
    if "rust" in wanted:
        rows += at_rest(folder / "rust")
    return rows


def _with_library(wanted: list[str], folder: Path) -> list[Row]:
    rows: list[Row] = []
    database = embedded.start(folder / "postgres", keep=True)
    os.environ["DATABASE_URL"] = database.get_uri()
    try:
        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        from . import data

        say("making 200 corporations and 100 documents")
        call_command("collectstatic", interactive=False, verbosity=0)
        data.make_base()
        data.make_documents(0, 100)
        few = count_queries() if "vragen" in wanted else {}
        for start in range(100, DOCUMENTS, 1000):
            say(f"making documents {start} of {DOCUMENTS}")
            data.make_documents(start, min(DOCUMENTS, start + 1000))
        _analyze()
        if "vragen" in wanted:
            many = count_queries()
            for page, number in many.items():
                rows.append((f"vragen {page} bij {DOCUMENTS}", number, 10))
                rows.append((f"vragen {page} groei van 100 naar {DOCUMENTS}", number - few[page], 0))
        connections.close_all()
        with web_server() as (port, master):
            if "paginas" in wanted:
                rows += pages(port, master, database.get_pid())
            if "geheugen" in wanted:
                rows += memory(port, master, folder)
            if "eerste" in wanted:
                rows += first_screen(port)
    finally:
        database.stop()
        del os.environ["DATABASE_URL"]
    return rows


def _analyze() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def paths() -> dict[str, list[str]]:
    """Return the pages that are measured, each with the addresses that are asked in turn."""
    from documenten.models import Document

    first = list(Document.objects.filter(bereik="leden").order_by("pk").values_list("pk", flat=True)[:10])
    return {
        "bibliotheek met facetten": ["/documenten/"],
        "zoeken top 10": [_asked(query) for query in QUERIES],
        "zoeken top 10, elke keer een nieuwe vraag": [_asked(query) for query in new_queries()],
        "document": [f"/documenten/{pk}/" for pk in first],
        "vandaag": ["/"],
    }


LIMITS = {
    "bibliotheek met facetten": 2,
    "zoeken top 10": 3,
    "zoeken top 10, elke keer een nieuwe vraag": 3,
    "document": 2,
    "vandaag": 3,
}


def _asked(query: str) -> str:
    return f"/documenten/?{urllib.parse.urlencode({'q': query})}"


def new_queries() -> list[str]:
    """Return questions of two words, more than are asked in one measurement: none is answered from memory."""
    from .data import SUBJECTS, vocabulary

    words = vocabulary()[0][40:400]
    return [f"{SUBJECTS[number % len(SUBJECTS)]} {word}" for number, word in enumerate(words)]


def count_queries() -> dict[str, int]:
    """Return the number of SQL queries of each page, as an ordinary member, warm."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from corporaties.models import Gebruiker

    from . import data

    client = Client()
    client.force_login(Gebruiker.objects.get(email=data.MEMBER), "corporaties.auth.PortalBackend")
    counts = {}
    for name, addresses in paths().items():
        client.get(addresses[0], HTTP_HOST="127.0.0.1")
        with CaptureQueriesContext(connection) as queries:
            client.get(addresses[0], HTTP_HOST="127.0.0.1")
        counts[name] = len(
            [q for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "SET "))]
        )
    return counts


@contextmanager
def web_server() -> Any:
    """Run the production web server on a free port; yields port and the master's pid."""
    port = free_port()
    environment = {**os.environ, "MKW_BIND": f"127.0.0.1:{port}"}
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "gunicorn", "--config", "mkwportal/gunicorn.py", "mkwportal.wsgi"],
        env=environment,
        start_new_session=True,
    )
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def pages(port: int, master: int, postmaster: int) -> list[Row]:
    """CPU milliseconds per request of web and database against the plain list of the same run."""
    from . import data
    from .measure import Browser, children, cost

    browser = Browser(port)
    browser.login(data.MEMBER, data.PASSWORD)

    def pids() -> list[int]:
        return children(master) + children(postmaster)

    say("measuring the floors")
    constant = cost(browser, ["/floor/constant/"], pids, times=300, warm=40)
    floor = cost(browser, ["/floor/list/"], pids, times=300, warm=40)
    rows: list[Row] = [
        ("vloer constante pagina, CPU ms", round(constant.cpu, 2), None),
        ("vloer gewone lijst, CPU ms", round(floor.cpu, 2), None),
    ]
    for name, addresses in paths().items():
        say(f"measuring {name}")
        found = cost(browser, addresses, pids, times=120, warm=40)
        rows += [
            (f"{name}, x gewone lijst", round(found.cpu / floor.cpu, 2), LIMITS[name]),
            (f"{name}, CPU ms", round(found.cpu, 2), None),
            (f"{name}, wand p50 ms", round(found.p50, 2), None),
            (f"{name}, wand p95 ms", round(found.p95, 2), None),
        ]
    return rows


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


def memory(port: int, master: int, folder: Path) -> list[Row]:
    """How much the web processes grow, at their peak, while 100 MB goes up and comes down."""
    import re

    from . import data
    from .measure import Browser, children, memory_kb, reset_peak

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


def first_screen(port: int) -> list[Row]:
    """What the library's first screen costs over the wire with an empty cache, in a real Chromium."""
    from playwright.sync_api import sync_playwright

    from . import data

    say("opening the library in Chromium with an empty cache")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("MKW_CHROMIUM") or _chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context(base_url=f"http://127.0.0.1:{port}")
        page = context.new_page()
        page.goto("/account/inloggen/")
        page.get_by_label("E-mailadres").fill(data.MEMBER)
        page.get_by_label("Wachtwoord", exact=True).fill(data.PASSWORD)
        page.get_by_role("button", name="Inloggen").click()
        page.wait_for_url("**/")
        cdp = context.new_cdp_session(page)
        cdp.send("Network.enable")
        cdp.send("Network.setCacheDisabled", {"cacheDisabled": True})
        sizes: dict[str, tuple[str, float]] = {}
        kinds: dict[str, str] = {}
        cdp.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
        cdp.on(
            "Network.loadingFinished",
            lambda event: sizes.update(
                {event["requestId"]: (kinds.get(event["requestId"], "?"), event["encodedDataLength"])}
            ),
        )
        page.goto("/documenten/", wait_until="networkidle")
        browser.close()
    text = sum(size for kind, size in sizes.values() if kind in ("Document", "Stylesheet", "Script"))
    fonts = sum(size for kind, size in sizes.values() if kind == "Font")
    return [
        ("eerste scherm HTML, CSS en JavaScript, kB", round(text / 1000, 1), 75),
        ("eerste scherm lettertypen, kB", round(fonts / 1000, 1), 75),
        ("eerste scherm aanvragen", len(sizes), 8),
    ]


def _chromium() -> str | None:
    import shutil

    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def at_rest(folder: Path) -> list[Row]:
    """Proportional memory of the whole demo at rest: starter, database, worker and web."""
    from .measure import PROC, children, memory_kb

    say("starting the demo and letting it rest")
    folder.mkdir()
    folder.chmod(0o755)
    port = free_port()
    environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "MKW_STATIC_ROOT")}
    environment |= {"MKW_VAR": str(folder / "var"), "DJANGO_SETTINGS_MODULE": "mkwportal.settings"}
    log = folder / "log"
    with log.open("wb") as out:
        began = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "mkwportal.demo.start", "--port", str(port)],
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        while "Stop met Ctrl-C" not in log.read_text():
            if process.poll() is not None:
                raise RuntimeError("the demo did not start:\n" + log.read_text()[-2000:])
            time.sleep(0.5)
        loaded = time.monotonic() - began
        import http.client

        for _ in range(8):
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request("GET", "/account/inloggen/")
            connection.getresponse().read()
        time.sleep(15)
        pids = set(children(process.pid))
        postmaster = int((folder / "var" / "postgres" / "postmaster.pid").read_text().split()[0])
        pids |= set(children(postmaster))
        total = sum(memory_kb(pid) for pid in pids if (PROC / str(pid)).exists()) / 1024
        process.send_signal(signal.SIGINT)
        process.wait(60)
    return [("demo in rust, MB PSS", round(total), 500), ("demo eerste start, seconden", round(loaded), None)]


def search_quality(folder: Path) -> list[Row]:
    """How well the portal's own search does on the test collection; higher is better."""
    from tests.support.zoekmeting import measure

    return measure(folder)
