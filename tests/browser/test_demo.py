"""How script/demo starts and stops: data stays, nothing is left behind, a kill does no harm, two run side by side."""

import os
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Portal, start_demo, wait_for_demo

ADMIN = "Robin\nMaas\neerste@demo.example\neen lange zin als wachtwoord\neen lange zin als wachtwoord\n"


def processes_of(folder: Path) -> list[str]:
    """Return the command lines of all processes that have to do with this folder, the database's included."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            words = (place / "cmdline").read_bytes() + (place / "environ").read_bytes()
        except OSError:  # it has just ended, or is of somebody else
            continue
        if str(folder).encode() in words and place.name != str(os.getpid()):
            found.append((place / "cmdline").read_bytes().replace(b"\0", b" ").decode())
    return found


def wait_until_gone(folder: Path, seconds: float = 20) -> None:
    """Return when no process of this folder is left; fail with their names when some stay."""
    end = time.monotonic() + seconds
    while left := processes_of(folder):
        assert time.monotonic() < end, left
        time.sleep(0.2)


def wait_for_line(process: subprocess.Popen, log: Path, words: str, seconds: float = 120) -> None:
    """Return when the demo has said this."""
    end = time.monotonic() + seconds
    while words not in log.read_text():
        if process.poll() is not None or time.monotonic() > end:
            raise AssertionError(log.read_text()[-2000:])
        time.sleep(0.1)


def answers(url: str) -> bool:
    with urllib.request.urlopen(url + "/gereed/", timeout=10) as answer:
        return answer.status == 200


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """An own folder; whatever still runs there when a test fails is ended."""
    yield tmp_path / "var"
    for place in Path("/proc").glob("[0-9]*"):
        try:
            ours = str(tmp_path).encode() in (place / "cmdline").read_bytes() + (place / "environ").read_bytes()
        except OSError:
            continue
        if ours and place.name != str(os.getpid()):
            os.kill(int(place.name), signal.SIGKILL)


def test_a_folder_keeps_its_data_through_stops_and_a_kill_while_another_runs_beside_it(folder, tmp_path, portal):
    log = tmp_path / "log"
    first, url = start_demo(folder, log, "--leeg", answers=ADMIN)
    wait_for_demo(first, log, 120)
    assert answers(url)
    assert answers(portal.url)
    refused, _ = start_demo(folder, tmp_path / "refused", "--leeg")
    assert refused.wait(60) == 1
    assert "In deze map draait het portaal al" in (tmp_path / "refused").read_text()
    first.send_signal(signal.SIGINT)  # Ctrl-C
    assert first.wait(30) == 0
    wait_until_gone(folder)

    began = time.monotonic()
    second, url = start_demo(folder, log, "--leeg", answers="")  # asks nothing: there is an admin
    wait_for_demo(second, log, 30)
    print(f"second start: {time.monotonic() - began:.1f} s")  # noqa: T201 (a figure for who looks)
    assert admins(folder) == [("eerste@demo.example",)]
    second.kill()  # kill -9, while it serves
    second.wait()

    third, url = start_demo(folder, log, "--leeg", answers="")
    wait_for_demo(third, log, 60)
    assert answers(url)
    assert admins(folder) == [("eerste@demo.example",)]
    os.kill(third.pid, signal.SIGTERM)
    assert third.wait(30) == 0
    wait_until_gone(folder)
    assert answers(portal.url)


def admins(folder: Path) -> list[tuple]:
    return Portal("", folder / "leeg", None, None).sql("SELECT email FROM corporaties_gebruiker")


def test_loading_that_was_killed_begins_again_and_stops_at_once(folder, tmp_path):
    log = tmp_path / "log"
    first, _ = start_demo(folder, log)
    wait_for_line(first, log, "documenten maken en delen")
    first.kill()
    first.wait()
    second, _ = start_demo(folder, log)
    wait_for_line(second, log, "documenten maken en delen")
    database = Portal("", folder, second, log)
    [(people,)] = database.sql("SELECT count(DISTINCT email) - count(*) FROM corporaties_gebruiker")
    assert people == 0
    second.send_signal(signal.SIGINT)
    second.wait(30)
    wait_until_gone(folder)
    assert "Traceback" not in log.read_text()
