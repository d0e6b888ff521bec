"""More than one machine (P9): people work on while web, workers and PostgreSQL fall over, and nothing is lost.

`script/proef-groot [--seconden N] [--map FOLDER]` starts an external PostgreSQL, an S3 service, a mail server, two
machines with gunicorn, two with a worker, and nginx with the example configuration. It prints what it broke, what
visitors saw of it, and compares at the end everything that was acknowledged. Status 1 when anything was lost.
"""

import argparse
import json
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from .bezoeker import Tally
from .groot_meten import measure
from .groot_tellen import Line, compare
from .groot_werk import Work
from .machines import Installation, installation

PAUSE = 9  # seconds between two disturbances
QUIET = 300  # seconds in which the queue must be empty again
DIGESTS = "2026-W01"


def say(text: str) -> None:
    """Write one line for the person who started us."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def disturbances(place: Installation) -> list[tuple[str, Callable[[], object]]]:
    """Return what is broken, in this order, again and again."""
    web1, web2 = place.webs[:2]
    worker1, worker2 = place.workers[:2]

    def both_workers() -> None:
        worker1.kill()
        worker2.kill()

    def rolling() -> None:
        for web in place.webs:
            web.supervised = False  # stop() is meant, as systemctl restart
            web.stop()
            web.supervised = True
            web.start()
            web.wait_ready()

    return [
        ("een proces van web1: kill -9", web1.kill_one),
        ("twee rondes van het overzicht tegelijk", lambda: digests(place)),
        ("worker1: kill -9", worker1.kill),
        ("web2: herladen (HUP)", web2.reload),
        ("web2 helemaal: kill -9", web2.kill),
        ("PostgreSQL: netjes herstart, 3 s weg", lambda: place.postgres.restart("fast", 3)),
        ("worker2: kill -9", worker2.kill),
        ("web1 en web2 om de beurt herstart", rolling),
        ("PostgreSQL: stopt zonder afscheid (immediate)", lambda: place.postgres.restart("immediate")),
        ("beide workers: kill -9", both_workers),
        ("PostgreSQL: 10 s weg", lambda: place.postgres.restart("fast", 10)),
    ]


def digests(place: Installation) -> None:
    """Make the same round of digests from two processes at once; a worker is killed next, while they are sent."""
    rounds = [
        threading.Thread(target=lambda: place.run("-m", "tests.proeven.groot_overzicht", DIGESTS)) for _ in range(2)
    ]
    for thread in rounds:
        thread.start()
    for thread in rounds:
        thread.join()


def disturb(place: Installation, seconds: float) -> list[str]:
    """Break one thing after the other for so long, and each of them once at least; return what was broken."""
    began, told, done = time.monotonic(), disturbances(place), []
    while time.monotonic() - began < seconds or len(done) < len(told):
        name, action = told[len(done) % len(told)]
        say(f"{time.monotonic() - began:5.0f} s  {name}")
        action()
        done.append(name)
        time.sleep(PAUSE)
    return done


def other_machine(place: Installation, work: Work) -> None:
    """Log in on one web machine and go on at the other: nothing of a visitor is on the machine."""
    visitor = work.visitor(work.people["deler"])
    first, second = (visitor.straight(web.port) for web in place.webs[:2])
    pages = [browser.page("/documenten/") for browser in (first, second)]
    sheets = [page[page.index("/static/") :].partition('"')[0] for page in pages]
    if sheets[0] != sheets[1]:
        work.ledger.wrong.append("the static files of two machines have different names")
    begun = first.page("/documenten/nieuw/")
    key = begun.partition('name="formulier" value="')[2].partition('"')[0]
    token = begun.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    form = {"formulier": key, "csrfmiddlewaretoken": token}
    files = [("bestanden", ("tweede.txt", b"Begonnen op de ene machine, verstuurd op de andere."))]
    answer = second.ask("POST", "/documenten/nieuw/", data=form, files=files)
    again = first.ask("POST", "/documenten/nieuw/", data=form, files=files)
    if answer.status_code != 302 or answer.headers["Location"] != again.headers.get("Location"):
        work.ledger.wrong.append("a form of one machine was not known at the other")


def wait_quiet(place: Installation) -> float:
    """Wait until no job is left to do; return how many seconds that took."""
    began = time.monotonic()
    while time.monotonic() - began < QUIET:
        busy = place.postgres.sql(
            "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing') AND queue_name <> 'onderhoud'"
        )[0][0]
        if not busy:
            break
        time.sleep(1)
    return time.monotonic() - began


def table(rows: list[Line]) -> str:
    """Return the lines as a table, with what is wrong marked."""
    width = max(len(row.what) for row in rows)
    return "\n".join(
        f"{'FOUT ' if row.lost else '     '}{row.what:<{width}}  {row.expected:>8}  {row.found:>8}" for row in rows
    )


def run(folder: Path, seconds: float) -> int:
    """Start everything, run the drill and print its table; return the exit status."""
    began = time.monotonic()
    people: dict = {}

    def fill(place: Installation) -> None:
        people.update(json.loads(place.run("-m", "tests.proeven.groot_vullen")))

    with installation(folder, webs=2, workers=2, prepare=fill) as place:
        version = place.postgres.sql("SHOW server_version")[0][0]
        say(f"PostgreSQL {version}, 2 x web, 2 x worker, nginx en S3 draaien na {time.monotonic() - began:.0f} s")
        status = drill(place, people, seconds)
        if status:
            kept = Path(tempfile.mkdtemp(prefix="proef-groot-log-"))
            for log in folder.glob("*.log"):
                shutil.copy(log, kept)
            say(f"De logs staan in {kept}")
    return status


def drill(place: Installation, people: dict, seconds: float) -> int:
    """Let people work while things fall over, compare, and print the table; return the exit status."""
    work = Work(place, people, Tally())
    other_machine(place, work)
    work.start()
    time.sleep(5)
    broken = disturb(place, seconds)
    work.stop()
    quiet = wait_quiet(place)
    rows = compare(place, work)
    costs = measure(place, work) if work.ledger.uploads else []
    tally, ledger = work.tally, work.ledger
    say(f"\n{len(broken)} storingen; daarna was de wachtrij na {quiet:.0f} s leeg")
    kinds = ", ".join(f"{count} x {kind}" for kind, count in tally.kinds.most_common())
    say(
        f"{tally.requests} aanvragen van bezoekers, {tally.errors} keer een fout ({kinds or 'geen'}); opnieuw proberen "
        f"hielp {tally.healed} keer, het langst na {tally.longest:.0f} s; het hielp {len(tally.lost)} keer niet"
    )
    say("Gedaan: " + ", ".join(f"{count} x {what}" for what, count in sorted(ledger.done.items())))
    say(f"\n     {'':<{max(len(row.what) for row in rows)}}  verwacht  gevonden\n{table(rows)}")
    say("\n" + "\n".join(["In rust, per aanvraag:", *costs]))
    for line in [*tally.lost, *ledger.wrong][:20]:
        say(f"FOUT {line}")
    lost = any(row.lost for row in rows) or tally.lost or ledger.wrong
    say("\nEr is iets verloren." if lost else "\nNiets verloren, niets dubbel.")
    return 1 if lost else 0


def main() -> None:
    """Read the options, run, and clean up."""
    parser = argparse.ArgumentParser(prog="script/proef-groot", description=__doc__.partition("\n")[0])
    parser.add_argument("--seconden", type=float, default=180, help="hoe lang er iets omvalt (standaard 180)")
    parser.add_argument(
        "--map", type=Path, help="map voor alles wat draait; standaard een tijdelijke, die weer weggaat"
    )
    options = parser.parse_args()
    folder = options.map or Path(tempfile.mkdtemp(prefix="proef-groot-"))
    try:
        status = run(folder, options.seconden)
    finally:
        if options.map is None:
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(status)


if __name__ == "__main__":
    main()
