"""Child processes: whatever a file does to a library, the caller gets an answer or a reason (R5)."""

import json
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from mkwportal.core.files import runner
from mkwportal.core.files.runner import ROOT, ChildFailed, close_nursery, run_child

CHILD = "tests.support.misbehave"


@pytest.fixture(params=[False, True], ids=["gestart", "geforkt"])
def run(request):
    """run_child with a process that is started for the file, and with one that is forked."""
    yield partial(run_child, warm=request.param)
    close_nursery()


def test_the_answer_and_arguments_come_through_without_our_secrets(run, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    monkeypatch.setenv("DATABASE_URL", "postgres://geheim")
    answer = run(CHILD, "antwoord", "a b", "é\n")
    assert answer["argumenten"] == ["a b", "é\n"]
    assert not {"SECRET_KEY", "DATABASE_URL"} & set(answer["omgeving"])


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("crash", "crash"),
        ("fout", "crash"),
        ("onzin", "crash"),
        ("geheugen", "geheugen"),
        ("abort", "geheugen"),
        ("veel", "uitvoer"),
    ],
)
def test_a_child_that_fails_gives_a_reason(run, how, reason):
    with pytest.raises(ChildFailed) as failed:
        run(CHILD, how, memory_mb=512, max_output=1_000_000)
    assert failed.value.reason == reason


def test_the_log_gets_the_error_of_the_child(run):
    with pytest.raises(ChildFailed, match="ValueError: kapot bestand"):
        run(CHILD, "fout")


@pytest.mark.parametrize("how", ["hang", "reken"])
def test_a_child_that_does_not_end_is_stopped_in_time(run, how):
    start = time.monotonic()
    with pytest.raises(ChildFailed) as failed:
        run(CHILD, how, timeout=0.6)
    assert failed.value.reason == "tijd"
    assert time.monotonic() - start < 10


def test_what_the_child_started_is_stopped_as_well(run, tmp_path):
    note = tmp_path / "pid"
    with pytest.raises(ChildFailed):
        run(CHILD, "kleinkind", str(note), timeout=3)
    pid = int(note.read_text())
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and _runs(pid):
        time.sleep(0.05)
    assert not _runs(pid)


def _runs(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize(
    "module", ["documenten.extraction.child", "mkwportal.core.files.pdf_child", "mkwportal.core.files.photo_child"]
)
def test_our_children_start_without_django(module):
    code = f"import {module}, sys, json; print(json.dumps(sorted(sys.modules)))"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={"PATH": os.environ["PATH"]}, capture_output=True, check=True
    )
    loaded = json.loads(found.stdout)
    assert module in loaded
    assert not [name for name in loaded if name.partition(".")[0] in ("django", "psycopg", "kreuzberg")]


def test_forks_share_nothing_and_run_side_by_side():
    try:
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(lambda n: run_child(CHILD, "antwoord", str(n), warm=True), range(40)))
        assert [answer["argumenten"] for answer in answers] == [[str(n)] for n in range(40)]
        nursery = runner._nurseries[os.getpid()]
        assert len(os.listdir(f"/proc/{nursery.process.pid}/fd")) < 12  # nothing stays open
        children = subprocess.run(["ps", "--ppid", str(nursery.process.pid)], capture_output=True, text=True)
        assert len(children.stdout.splitlines()) == 1  # no zombies
    finally:
        close_nursery()


def test_a_nursery_that_was_killed_is_replaced_and_no_file_suffers():
    try:
        run_child(CHILD, "antwoord", warm=True)
        first = runner._nurseries[os.getpid()]
        hangs = threading.Thread(target=lambda: run_child(CHILD, "slaap", warm=True))
        hangs.start()
        time.sleep(0.3)
        first.process.kill()
        hangs.join(20)
        assert not hangs.is_alive()
        assert run_child(CHILD, "antwoord", "b", warm=True)["argumenten"] == ["b"]
        assert runner._nurseries[os.getpid()] is not first
    finally:
        close_nursery()


def test_the_nursery_ends_with_its_parent():
    code = f"from mkwportal.core.files import runner; import os; runner.run_child({CHILD!r}, 'antwoord', warm=True); print(runner._nurseries[os.getpid()].process.pid, flush=True); os._exit(0)"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and _runs(int(found.stdout)):
        time.sleep(0.05)
    assert not _runs(int(found.stdout))
