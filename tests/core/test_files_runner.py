"""Child processes: whatever a file does to a library, the caller gets an answer or a reason (R5)."""

import json
import os
import subprocess
import sys
import time

import pytest

from mkwportal.core.files.runner import ROOT, ChildFailed, run_child

CHILD = "tests.support.misbehave"


def test_the_answer_and_arguments_come_through_without_our_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    monkeypatch.setenv("DATABASE_URL", "postgres://geheim")
    answer = run_child(CHILD, "antwoord", "a b", "é\n")
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
def test_a_child_that_fails_gives_a_reason(how, reason):
    with pytest.raises(ChildFailed) as failed:
        run_child(CHILD, how, memory_mb=512, max_output=1_000_000)
    assert failed.value.reason == reason


def test_the_log_gets_the_error_of_the_child():
    with pytest.raises(ChildFailed, match="ValueError: kapot bestand"):
        run_child(CHILD, "fout")


@pytest.mark.parametrize("how", ["hang", "reken"])
def test_a_child_that_does_not_end_is_stopped_in_time(how):
    start = time.monotonic()
    with pytest.raises(ChildFailed) as failed:
        run_child(CHILD, how, timeout=0.6)
    assert failed.value.reason == "tijd"
    assert time.monotonic() - start < 10


def test_what_the_child_started_is_stopped_as_well(tmp_path):
    note = tmp_path / "pid"
    with pytest.raises(ChildFailed):
        run_child(CHILD, "kleinkind", str(note), timeout=3)
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
