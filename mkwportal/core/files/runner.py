"""Run one of our modules in a child process that cannot take the server down with it.

Files from outside are opened by large C and Rust libraries. A hang, crash or memory bomb in there ends the
child, never the web process or the worker. This module imports no Django, on both sides.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Any, Literal

from mkwportal.core.files.child import EXIT_MEMORY

ROOT = Path(__file__).resolve().parents[3]
MAX_OUTPUT = 64 * 1024 * 1024
_OUT_OF_MEMORY = ("MemoryError", "memory allocation of", "bad_alloc", "out of memory", "Out of memory")


class ChildFailed(Exception):
    """The child gave no answer; `reason` says why, `detail` holds the end of its error output for the log."""

    def __init__(self, reason: Literal["tijd", "geheugen", "crash", "uitvoer"], detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


def run_child(
    module: str,
    *args: str,
    stdin: int | IO[bytes] | None = None,
    timeout: float = 60,
    memory_mb: int = 1024,
    max_output: int = MAX_OUTPUT,
) -> Any:
    """Run `python -m module args` and return the JSON value it printed, or raise ChildFailed.

    `timeout` is in seconds (wall clock, and CPU as well), `memory_mb` limits the address space, `max_output`
    is in bytes. When time is up the whole process group is killed, so nothing stays behind.
    """
    limits = f"{int(timeout) + 1},{memory_mb},{max_output}"
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(  # noqa: S603 - our own module and arguments
            [sys.executable, "-m", module, limits, *args],
            stdin=stdin if stdin is not None else subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            cwd=ROOT,
            env=_environment(),
            start_new_session=True,
        )
        try:
            code = process.wait(timeout)
        except BaseException as error:
            _kill_group(process)
            if isinstance(error, subprocess.TimeoutExpired):
                raise ChildFailed("tijd", f"after {timeout} s") from None
            raise
        detail = _tail(err)
        if code in (-signal.SIGXCPU, -signal.SIGALRM):
            raise ChildFailed("tijd", detail)
        if code == -signal.SIGXFSZ or out.seek(0, os.SEEK_END) > max_output:
            raise ChildFailed("uitvoer", detail)
        if code == EXIT_MEMORY or (code and any(mark in detail for mark in _OUT_OF_MEMORY)):
            raise ChildFailed("geheugen", detail)
        if code:
            raise ChildFailed("crash", f"exit {code}: {detail}")
        out.seek(0)
        try:
            return json.load(out)
        except ValueError:
            raise ChildFailed("crash", "no JSON on output") from None


def _environment() -> dict[str, str]:
    """Return an environment without our secrets that keeps native libraries to one thread."""
    keep = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "TMPDIR") if name in os.environ}
    return keep | {
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1" if sys.dont_write_bytecode else "",
        "HOME": tempfile.gettempdir(),
        "MALLOC_ARENA_MAX": "2",
        "OMP_NUM_THREADS": "1",
        "RAYON_NUM_THREADS": "1",
        "TOKIO_WORKER_THREADS": "1",
    }


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):  # it ended in this very moment
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _tail(stream: IO[bytes], size: int = 2000) -> str:
    stream.seek(max(0, stream.seek(0, os.SEEK_END) - size))
    return stream.read().decode("utf-8", "replace").strip()
