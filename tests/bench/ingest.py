"""From the upload to findable: one file at once, a thousand with one worker and with two, and what that takes."""

import os
import random
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .common import Library, Row, say
from .corpus import mixed, text_pdf
from .measure import Browser, Pace, children, memory_kb
from .traffic import send, token

FILES = int(os.environ.get("MKW_BENCH_FILES", "1000"))
PER_DOCUMENT_MS, DOUBLE, AT_ONCE, MEMORY = 100, 0.6, 1.0, 450


@contextmanager
def workers(count: int) -> Iterator[list[int]]:
    """Run so many workers as script/worker does; yields their pids."""
    command = [sys.executable, "-W", "ignore", "manage.py", "worker"]
    running = [
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        for _ in range(count)
    ]
    try:
        time.sleep(4)  # all of them wait for work
        yield [process.pid for process in running]
    finally:
        for process in running:
            process.send_signal(signal.SIGTERM)
        for process in running:
            process.wait(60)


def rows(library: Library) -> list[Row]:
    """Waiting time of one file, milliseconds per document of many, and memory of web and worker."""
    from procrastinate.contrib.django.models import ProcrastinateJob

    from documenten.models import Document, Versie

    # the rows of the bench have no files: nothing of them is drawn
    Versie.objects.filter(beeld_status=Versie.BeeldStatus.NIET).update(beeld_status=Versie.BeeldStatus.GEMAAKT)
    _fingerprints()  # else the hourly job may make them meanwhile
    senders = [_member(library, number) for number in range(1 + FILES * 2 // 250)]
    found: list[Row] = []
    with workers(1) as pids:
        waiting = ProcrastinateJob.objects.filter(status__in=("todo", "doing"), queue_name__in=("tekst", "index"))
        _wait(lambda: not waiting.exists())
        found.append(("10 pagina's vindbaar na, s", round(_one_at_once(senders[0]), 2), AT_ONCE))
        spent = {1: _many(library, senders, 1)}
        everything = {*children(library.master), *(pid for one in pids for pid in children(one))}
        used = sum(memory_kb(pid) for pid in everything) / 1024
        found.append(("web (2) en een worker, MB PSS", round(used), MEMORY))
    with workers(2):
        spent[2] = _many(library, senders, 2)
    for count, (sent, total, busy, pace) in spent.items():
        found += [
            (
                f"inname {FILES} bestanden, {count} worker(s), ms per document",
                round(total / FILES * 1000, 1),
                PER_DOCUMENT_MS,
            ),
            (f"inname, {count} worker(s), documenten per seconde", round(FILES / total, 1), None),
            (f"inname, {count} worker(s), alleen versturen, s", round(sent, 1), None),
            (f"inname, {count} worker(s), deel van de processors bezet", round(busy, 2), None),
            (f"inname, {count} worker(s), vaste lus van Python (midden), ms", round(pace, 1), None),
        ]
    found.append(("vaste lus van Python in rust (snelste), ms", round(Pace.once(), 1), None))
    found.append(("inname met 2 workers, x de tijd met 1", round(spent[2][1] / spent[1][1], 2), DOUBLE))
    if Document.objects.filter(versie__tekst_status="mislukt", versie__naam__contains="kenmerk").exists():
        raise RuntimeError("a file of the bench could not be read")
    return found


def _member(library: Library, number: int) -> Browser:
    """Return the browser of a person who is logged in without the login page."""
    from django.test import Client

    from corporaties.models import Gebruiker

    client = Client()
    person = Gebruiker.objects.get(email=f"mens{number}@bench.example")
    client.force_login(person, "corporaties.auth.PortalBackend")
    browser = Browser(library.port)
    for name, value in client.cookies.items():
        browser.cookies[name] = value.value
    return browser


def _one_at_once(browser: Browser) -> float:
    """Return the seconds between the answer to an upload and the search page that finds the file; the middle of 5."""
    csrf, rng, spent = token(browser), random.Random(5), []
    for number in range(5):
        word = f"uniekwoord{number}q"
        if send(browser, "/documenten/nieuw/", csrf, (f"nota {number}.pdf", text_pdf(word, 10, rng))) != 302:
            raise RuntimeError("no upload")
        start = time.perf_counter()
        while (
            b"1 document"
            not in browser.request("GET", f"/documenten/?q={word}", headers={"Accept-Encoding": "identity"})[1]
        ):
            if time.perf_counter() - start > 30:
                raise RuntimeError("not found within 30 s")
            time.sleep(0.02)
        spent.append(time.perf_counter() - start)
        time.sleep(1)
    return statistics.median(spent)


def _many(library: Library, senders: list[Browser], seed: int) -> tuple[float, float, float, float]:
    """Send all files. Returns four figures.

    The seconds to send them, the seconds until the last one can be found, how busy the machine was (0 to 1), and its
    pace meanwhile.
    """
    from mkwportal.core.models import ZoekRegel

    say(f"making and sending {FILES} files with {seed} worker(s)")
    corpus = list(mixed(FILES, seed))
    half = len(senders) // 2
    mine = senders[:half] if seed == 1 else senders[half:]
    tokens = [token(browser) for browser in mine]
    newest = max(ZoekRegel.objects.filter(soort="document").values_list("object_id", flat=True))
    pace, start, busy = Pace(), time.perf_counter(), _busy()
    for number in range(0, len(corpus), 5):
        browser = (number // 5) % len(mine)
        uploads = [(name, data) for name, data, _ in corpus[number : number + 5]]
        if (status := send(mine[browser], "/documenten/nieuw/", tokens[browser], *uploads)) != 302:
            raise RuntimeError(f"upload answered {status}")
    sent = time.perf_counter() - start
    _wait(lambda: ZoekRegel.objects.filter(soort="document", object_id__gt=newest).count() >= FILES)
    total = time.perf_counter() - start
    return sent, total, (_busy() - busy) / total / (os.cpu_count() or 1), pace.stop()


def _fingerprints() -> None:
    """Give each text of the library a fingerprint, of the right size and made of chance."""
    from django.db import connection

    from documenten.vergelijking.afdruk import PLAATSEN, RIJEN

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO documenten_vingerafdruk (versie_id, omvang, tekening, banden) "
            "SELECT t.versie_id, 300, c.a, c.a[1:%s] FROM documenten_versietekst t, LATERAL (SELECT array_agg("
            "hashint8(t.versie_id * 1000 + n)) AS a FROM generate_series(1, %s) n) c ON CONFLICT DO NOTHING",
            [PLAATSEN // RIJEN, PLAATSEN],
        )


def _busy() -> float:
    """Return the seconds that all processors of this machine worked since it started (proc(5), the line cpu)."""
    user, nice, system, _idle, _iowait, irq, softirq, steal, *_ = map(
        int, Path("/proc/stat").read_text().splitlines()[0].split()[1:]
    )
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def _wait(done: object, seconds: int = 600) -> None:
    until = time.monotonic() + seconds
    while not done():  # type: ignore[operator]
        if time.monotonic() > until:
            raise RuntimeError("the jobs did not come to an end")
        time.sleep(0.1)
