"""Run one of our modules in a child process that cannot take the server down with it.

Files from outside are opened by large C and Rust libraries. A hang, crash or memory bomb in there ends the
child, never the web process or the worker. This module imports no Django, on both sides.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal

from mkwportal.core.files.child import EXIT_MEMORY
from mkwportal.core.files.nursery import Fork, Nursery, NurseryGone

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[3]
MAX_OUTPUT = 64 * 1024 * 1024
_nurseries: dict[int, Nursery] = {}  # by process: a fork of us must not talk through our channel
_lock = threading.Lock()
_LITTLE = 64 * 1024  # bytes
_NO_ROOM = os.strerror(errno.ENOSPC)
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
    warm: bool = False,
) -> Any:
    """Run `python -m module args` and return the JSON value it printed, or raise ChildFailed.

    `timeout` is in seconds (wall clock, and CPU as well), `memory_mb` limits the address space, `max_output`
    is in bytes. When time is up the whole process group is killed, so nothing stays behind. `warm` forks the
    child from a process that has the module loaded already, which this process then keeps: for a worker.
    """
    arguments = [f"{int(timeout) + 1},{memory_mb},{max_output}", *args]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, _input(stdin) as source:
        code = _exit_code(module, arguments, (source, out.fileno(), err.fileno()), timeout, warm=warm)
        detail = _tail(err)
        if code in (-signal.SIGXCPU, -signal.SIGALRM):
            raise ChildFailed("tijd", detail)
        if code == -signal.SIGXFSZ or out.seek(0, os.SEEK_END) > max_output:
            raise ChildFailed("uitvoer", detail)
        if code == EXIT_MEMORY or (code and any(mark in detail for mark in _OUT_OF_MEMORY)):
            raise ChildFailed("geheugen", detail)
        if code and (_NO_ROOM in detail or _is_full(out)):  # the machine's trouble, not the file's
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if code:
            raise ChildFailed("crash", f"exit {code}: {detail}")
        out.seek(0)
        try:
            return json.load(out)
        except ValueError:
            raise ChildFailed("crash", "no JSON on output") from None


def _exit_code(module: str, arguments: list[str], files: tuple[int, int, int], timeout: float, *, warm: bool) -> int:
    if warm:
        try:
            return _wait(_start_warm(module, arguments, *files), timeout)
        except NurseryGone:  # begin again without it
            for written in files[1:]:
                os.ftruncate(written, 0)
                os.lseek(written, 0, os.SEEK_SET)
    return _wait(_start(module, arguments, *files), timeout)


def _wait(process: subprocess.Popen[bytes] | Fork, timeout: float) -> int:
    """Return the exit code; ChildFailed when time is up, and then nothing of it runs any more."""
    try:
        return process.wait(timeout)
    except BaseException as error:  # also when the nursery went: then its child would go on beside a new one
        _kill_group(process)
        if isinstance(error, subprocess.TimeoutExpired):
            raise ChildFailed("tijd", f"after {timeout} s") from None
        raise


def _start(module: str, arguments: list[str], stdin: int, stdout: int, stderr: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own module and arguments
        [sys.executable, "-m", module, *arguments],
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        cwd=ROOT,
        env=_environment(),
        start_new_session=True,
    )


def _start_warm(module: str, arguments: list[str], stdin: int, stdout: int, stderr: int) -> Fork:
    """Fork from this process's nursery, which is started at first use and again when it went away."""
    with _lock:
        nursery = _nurseries.get(os.getpid())
        if nursery is None or nursery.process.poll() is not None:
            nursery = _nurseries[os.getpid()] = Nursery(_environment(), str(ROOT))
        return nursery.fork(module, arguments, stdin, stdout, stderr)


def close_nursery() -> None:
    """End the nursery of this process, when it has one."""
    with _lock:
        nursery = _nurseries.pop(os.getpid(), None)
    if nursery is not None:
        nursery.close()


@contextlib.contextmanager
def _input(stdin: int | IO[bytes] | None) -> Iterator[int]:
    """Give the descriptor of the child's standard input."""
    if stdin is None or stdin == subprocess.DEVNULL:
        with open(os.devnull, "rb") as nothing:
            yield nothing.fileno()
    else:
        yield stdin if isinstance(stdin, int) else stdin.fileno()


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


def _kill_group(process: subprocess.Popen[bytes] | Fork) -> None:
    for kill in (os.killpg, os.kill):  # the second for a fork that has no session of its own yet
        with contextlib.suppress(ProcessLookupError):  # it ended in this very moment
            kill(process.pid, signal.SIGKILL)
    with contextlib.suppress(NurseryGone):
        process.wait()


def _is_full(stream: IO[bytes]) -> bool:
    """Whether the disk of this file has no room: then the child could not even say so."""
    disk = os.fstatvfs(stream.fileno())
    return disk.f_bavail * disk.f_frsize < _LITTLE


def _tail(stream: IO[bytes], size: int = 2000) -> str:
    stream.seek(max(0, stream.seek(0, os.SEEK_END) - size))
    return stream.read().decode("utf-8", "replace").strip()
