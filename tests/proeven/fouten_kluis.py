"""What can be wrong with a backup: each fault in the folder of the backups, and what the command says of it.

Runs in the environment of a machine: `python -m tests.proeven.fouten_kluis MAP`; prints a line of JSON per fault.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import django

django.setup()

import pyrage  # noqa: E402
from django.core.management import CommandError, call_command  # noqa: E402

from mkwportal.core import health  # noqa: E402
from mkwportal.core.backup import STAND  # noqa: E402
from mkwportal.core.files import storage  # noqa: E402
from tests.factories.corporaties import OrganisatieFactory, person  # noqa: E402
from tests.factories.documenten import uploaded_document  # noqa: E402

ROOT = Path(sys.argv[1])
ROOT_OF_PROJECT = Path(__file__).resolve().parents[2]


def say(fault: str, busy: str, seen: str, lost: str = "") -> None:
    """Print one line."""
    sys.stdout.write(json.dumps([fault, busy, seen, lost]) + "\n")
    sys.stdout.flush()


def run(*words: str, **options: object) -> str:
    """Return what a command says."""
    out = StringIO()
    call_command(*words, stdout=out, stderr=out, **options)
    return out.getvalue().strip().splitlines()[-1]


def refuses(fault: str, busy: str, expected: str, act: Callable[[], str]) -> None:
    """Print whether a command stops with a sentence that says `expected`."""
    try:
        said = act()
    except CommandError as error:
        lost = "" if expected in str(error) else f"de zin zegt niet ‘{expected}’"
        say(fault, busy, f"‘{error}’", lost)
    except Exception as error:  # noqa: BLE001 - the table says so
        say(fault, busy, "", f"{type(error).__name__}: {error}"[:300])
    else:
        say(fault, busy, said, "het ging door, zonder een woord")


def works(fault: str, busy: str, act: Callable[[], str]) -> None:
    """Print whether something works."""
    try:
        say(fault, busy, f"‘{act()}’")
    except Exception as error:  # noqa: BLE001 - the table says so
        say(fault, busy, "", f"{type(error).__name__}: {error}"[:300])


@contextmanager
def spoiled(path: Path, change: Callable[[bytes], bytes]) -> Iterator[None]:
    """Change a file while the block lasts."""
    good = path.read_bytes()
    path.write_bytes(change(good))
    try:
        yield
    finally:
        path.write_bytes(good)


def main() -> None:
    """Walk the faults."""
    member = person(OrganisatieFactory(naam="Kluis Wonen"), email="kluis@proef.example")
    documents = [uploaded_document(member, naam=f"kluis{n}.txt", data=f"Kluis {n}. ".encode() * 500) for n in range(3)]
    vault = ROOT / "kluis"
    run("backup", str(vault))
    one = next(path for path in (vault / "bestanden").rglob("*") if path.is_file())
    key = documents[0].versie.sleutel

    readonly = ROOT / "alleen-lezen"
    readonly.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m,ro", "tmpfs", str(readonly)], check=True)
    try:
        refuses(
            "map alleen te lezen", "back-up", "mag het portaal niet schrijven", lambda: run("backup", str(readonly))
        )
    finally:
        subprocess.run(["umount", "-l", str(readonly)], check=False)
    _folder_gone(vault)
    refuses("map weg", "terugzetten of proef", "staat geen back-up", lambda: run("herstelproef", str(ROOT / "nergens")))

    path = storage.path_for(key)
    with spoiled(path, lambda data: data[:-1] + b"?"):
        shutil.rmtree(ROOT / "nieuw", ignore_errors=True)
        refuses("bestand in de opslag beschadigd", "back-up", "veranderd", lambda: run("backup", str(ROOT / "nieuw")))
    hidden = path.with_suffix(".weg")
    path.rename(hidden)
    works("bestand in de opslag verdwenen", "back-up", lambda: run("backup", str(ROOT / "zonder")))
    hidden.rename(path)
    _vanishing()
    _killed(vault)
    last = max(path for path in vault.iterdir() if path.name.startswith("20"))
    with spoiled(one, lambda data: data[:-1] + b"?"):
        refuses("bestand in de back-up beschadigd", "proef", "beschadigd", lambda: run("herstelproef", str(vault)))
    with spoiled(last / "database.dump", lambda data: data[: len(data) // 2]):
        refuses("dump afgekapt", "proef", "veranderd", lambda: run("herstelproef", str(vault)))
    with spoiled(last / "inhoud.json", lambda data: data[: len(data) // 2]):
        refuses("inhoud.json afgekapt", "proef", "niet te lezen", lambda: run("herstelproef", str(vault)))
    with spoiled(last / "inhoud.json", _other_count):
        refuses("inhoud.json veranderd", "proef", "Niet alles kwam terug", lambda: run("herstelproef", str(vault)))
    refuses("installatie niet leeg", "terugzetten", "niet leeg", lambda: run("restore", str(vault)))
    _keys()
    works("geen", "proef met de laatste back-up", lambda: run("herstelproef", str(vault)))
    _while_writing(member)


def _folder_gone(vault: Path) -> None:
    """The disk of the nightly backup is not mounted."""
    from django.test import override_settings

    from mkwportal.core.backup import BackupError
    from mkwportal.core.tasks import backup_job

    away = vault.with_name("elders")
    vault.rename(away)
    vault.mkdir()
    try:
        with override_settings(BACKUP_DIR=str(vault)):
            backup_job.func(0)
        say("schijf van de back-up niet aangesloten", "back-up van de nacht", "", "hij schreef op de verkeerde schijf")
    except BackupError as error:
        stand = health.recall(STAND)
        shown = stand is not None and "aangesloten" in stand.gegevens["fout"]
        say(
            "schijf van de back-up niet aangesloten",
            "back-up van de nacht",
            f"Gezondheid: ‘{error}’",
            "" if shown else "niet getoond",
        )
    finally:
        vault.rmdir()
        away.rename(vault)


def _vanishing() -> None:
    """A document with its file goes while the backup copies."""
    member = person(email=f"weg{time.time()}@proef.example")
    content = os.urandom(1000).hex().encode()
    document = uploaded_document(member, naam="verdwijnt.txt", data=content)
    versie = document.versie

    def go() -> None:
        time.sleep(0.3)
        storage.delete(versie.sleutel)

    thread = threading.Thread(target=go)
    thread.start()
    works("bestand verdwijnt tijdens de back-up", "back-up", lambda: run("backup", str(ROOT / "verdwijnt")))
    thread.join()
    storage.path_for(versie.sleutel).write_bytes(content)


def _killed(vault: Path) -> None:
    """A backup is killed while it writes, and the next one must not stumble over what is left."""
    victim = subprocess.Popen(
        [sys.executable, "manage.py", "backup", str(vault)], cwd=ROOT_OF_PROJECT, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    end = time.monotonic() + 60
    while not list(vault.glob("bezig-*")) and time.monotonic() < end and victim.poll() is None:
        time.sleep(0.01)
    os.killpg(victim.pid, signal.SIGKILL)
    victim.wait()
    left = [path.name for path in vault.glob("bezig-*")]
    part = vault / "bestanden" / "half.deel"
    part.write_bytes(b"half")
    works("dump onderbroken (kill -9)", f"back-up (rest: {len(left)} map)", lambda: run("backup", str(vault)))
    if list(vault.glob("bezig-*")) or part.exists():
        say("dump onderbroken (kill -9)", "opruimen van de rest", "", "de rest bleef staan")


def _other_count(data: bytes) -> bytes:
    contents = json.loads(data)
    table = next(name for name, (rows, _) in contents["tabellen"].items() if rows)
    contents["tabellen"][table][0] += 1
    return json.dumps(contents).encode()


def _keys() -> None:
    """An encrypted backup, with the right key, another one and none."""
    good, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    for name, identity in (("goed", good), ("ander", other)):
        (ROOT / name).write_text(str(identity))
    vault = ROOT / "versleuteld"
    run("backup", str(vault), ontvanger=str(good.to_public()))
    refuses("geen sleutel", "versleutelde back-up terug", "versleuteld", lambda: run("herstelproef", str(vault)))
    refuses(
        "verkeerde sleutel",
        "versleutelde back-up terug",
        "past niet",
        lambda: run("herstelproef", str(vault), sleutel=str(ROOT / "ander")),
    )
    refuses(
        "onzin als sleutel",
        "versleutelde back-up",
        "sleutel klopt niet",
        lambda: run("backup", str(vault), ontvanger="age1onzin"),
    )
    works(
        "geen",
        "versleutelde back-up met de goede sleutel",
        lambda: run("herstelproef", str(vault), sleutel=str(ROOT / "goed")),
    )


def _while_writing(member: object) -> None:
    """People go on adding documents while a backup is made; it comes back as one moment."""
    from django.db import connections

    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            uploaded_document(member, naam=f"intussen{number}.txt", data=os.urandom(500).hex().encode())
            number += 1
        connections.close_all()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        works("mensen schrijven door", "back-up", lambda: run("backup", str(ROOT / "druk")))
    finally:
        stop.set()
        thread.join()
    works("mensen schrijven door", "proef met die back-up", lambda: run("herstelproef", str(ROOT / "druk")))


main()
