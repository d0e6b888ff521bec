"""The drill of faults: `python -m tests.proeven.fouten [part ...]`; prints a line per fault, status 1 when one is not ok.

Parts: database, schijf, klanten, mail, stroom, kluis, migratie, taken. Needs root, for small disks of its own.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from .fouten_database import try_database
from .fouten_mail import try_mail
from .fouten_schijf import small_disk, try_clients, try_disk
from .fouten_stroom import try_power
from .fouten_tabel import HEAD, Tabel, need
from .machines import Installation, installation, machine_folders
from .processes import ROOT

PARTS = ("database", "schijf", "klanten", "mail", "stroom", "kluis", "migratie", "taken")


def main() -> int:
    """Run the parts that were asked for, all without; return how many lines are not ok."""
    parts = sys.argv[1:] or PARTS
    if os.getuid() != 0:
        sys.exit("De proef maakt kleine schijven en heeft daarvoor root nodig: sudo script/proef-fouten")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("afgebroken"))  # the disks and processes go in any case
    began, tabel = time.monotonic(), Tabel()
    sys.stdout.write(" | ".join((*HEAD, "oordeel")) + "\n")
    folder = Path(tempfile.mkdtemp(prefix="mkw-fouten-"))
    folder.chmod(0o755)
    try:
        if set(parts) & {"database", "schijf", "klanten", "mail", "stroom"}:
            _with_machines(folder / "machines", parts, tabel)
        if set(parts) & {"kluis", "migratie", "taken"}:
            _with_database(folder / "kaal", parts, tabel)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.write(f"{len(tabel.lines)} regels, {tabel.wrong} niet ok, {time.monotonic() - began:.0f} seconden\n")
    return tabel.wrong


def _with_machines(folder: Path, parts: list[str], tabel: Tabel) -> None:
    """Run what needs web and worker, with files and temporary files on small disks."""
    found: dict = {}

    def fill(place: Installation) -> None:
        found.update(json.loads(place.run("-m", "tests.proeven.fouten_vullen").strip().splitlines()[-1]))

    with ExitStack() as stack:
        large = "klanten" in parts or "stroom" in parts
        files = stack.enter_context(small_disk(folder / "beheer" / "bestanden", 400 if large else 30))
        scratch = stack.enter_context(small_disk(folder / "tijdelijk", 4))
        scratch.chmod(0o1777)
        place = stack.enter_context(
            installation(
                folder,
                webs=1,
                workers=1,
                s3=False,
                nginx=False,
                prepare=fill,
                TMPDIR=str(scratch),
                MKW_WEB_THREADS="6",
                MKW_ADMINS_NEED_SECOND_STEP="0",
            )
        )
        if "database" in parts:
            try_database(place, found, tabel)
        if "schijf" in parts:
            try_disk(place, found, tabel, files, scratch)
        if "klanten" in parts:
            try_clients(place, found, tabel, files)
        if "mail" in parts:
            try_mail(place, tabel)
        if "stroom" in parts:
            try_power(place, found, tabel, files)


def _with_database(folder: Path, parts: list[str], tabel: Tabel) -> None:
    """Run what needs only a database and a mail server."""
    with installation(folder, webs=0, workers=0, s3=False, nginx=False) as place:
        if "migratie" in parts:
            _two_migrations(place, tabel)
        if "kluis" in parts:
            (folder / "kluizen").mkdir()
            for fault, busy, seen, lost in _lines(place, "tests.proeven.fouten_kluis", str(folder / "kluizen")):
                tabel.add(fault, busy, seen, lost)
        if "taken" in parts:
            (folder / "back-up").mkdir()
            extra = {
                "DJANGO_SETTINGS_MODULE": "tests.proeven.fouten_instellingen",
                "MKW_BACKUP_DIR": str(folder / "back-up"), "MKW_BACKUP_KEEP": "100",
            }  # fmt: skip
            for task, wrong, doubt in _lines(place, "tests.proeven.fouten_taken", **extra):
                lost = "; ".join(f"{moment}: {what}" for moment, what in wrong.items())
                seen = "Gezondheid: ‘misschien aangekomen’, niet dubbel" if doubt else ""
                tabel.add("worker gedood (kill -9) vóór, in en na de taak", task, seen, lost)


def _lines(place: Installation, module: str, *words: str, **extra: str):
    """Yield what a module of the drill prints, line by line, while it runs."""
    environment = {**place.environment, **machine_folders(place.folder / "beheer"), **extra}
    with (place.folder / f"{module}.log").open("wb") as log:
        running = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", module, *words], cwd=ROOT, env=environment,
            stdout=subprocess.PIPE, stderr=log,
        )  # fmt: skip
        for line in running.stdout or ():
            if line.startswith(b"["):
                yield json.loads(line)
    if running.wait():
        end = (place.folder / f"{module}.log").read_text(errors="replace")[-1500:]
        raise RuntimeError(f"{module} brak af: {end}")


def _two_migrations(place: Installation, tabel: Tabel) -> None:
    """Begin two migrations of an empty database at once."""
    with tabel.line("twee migraties tegelijk", "een nieuwe versie neerzetten") as saw:
        with place.postgres.connect("postgres") as connection:
            connection.execute("CREATE DATABASE tweemaal")
        url = place.postgres.url.rpartition("/")[0] + "/tweemaal"
        environment = {**place.environment, **machine_folders(place.folder / "beheer"), "DATABASE_URL": url}
        running = [
            subprocess.Popen(
                [sys.executable, "-W", "ignore", "manage.py", "migrate", "--verbosity", "0"], cwd=ROOT, env=environment,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            )
            for _ in range(2)
        ]  # fmt: skip
        said = [process.communicate()[1].decode()[-200:] for process in running]
        need(all(process.returncode == 0 for process in running), f"een van de twee brak af: {said}")
        need("[ ]" not in place.manage("showmigrations", DATABASE_URL=url), "er is een migratie niet gedaan")
        saw("de tweede wachtte op de eerste en had niets te doen")


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
