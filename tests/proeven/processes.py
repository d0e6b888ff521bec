"""A program that runs, is killed, and comes back: what systemd does with Restart=always."""

import contextlib
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
RESTART_AFTER = 1.0  # seconds, as RestartSec of the example units


class Missing(RuntimeError):
    """A program that this needs is not on this machine; the text says how to get it."""


def free_port() -> int:
    """Return a port of 127.0.0.1 that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    """Return whether something listens on this port."""
    with socket.socket() as attempt:
        attempt.settimeout(1)
        return attempt.connect_ex(("127.0.0.1", port)) == 0


def wait_until(done: Callable[[], bool], seconds: float, what: str) -> None:
    """Return when `done` says so; TimeoutError after so many seconds."""
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise TimeoutError(f"{what} was not ready after {seconds:.0f} seconds")
        time.sleep(0.05)


class Process:
    """One program in a process group of its own; `supervised` starts it again whenever it ends."""

    def __init__(
        self,
        name: str,
        words: list[str],
        folder: Path,
        environment: dict[str, str] | None = None,
        *,
        user: str | None = None,
        supervised: bool = False,
    ) -> None:
        self.name, self.words, self.folder, self.user, self.supervised = name, words, folder, user, supervised
        self.environment = environment
        self.wanted, self.starts = False, 0
        self._process: subprocess.Popen[bytes] | None = None
        self._out: IO[bytes] | None = None
        self._lock = threading.Lock()

    @property
    def pid(self) -> int:
        """The process id of the last start."""
        assert self._process is not None, f"{self.name} was not started"
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start it, and keep it running when it is supervised."""
        with self._lock:
            first = not self.wanted
            self.wanted = True
            self._spawn()
        if first and self.supervised:
            threading.Thread(target=self._supervise, daemon=True, name=f"keeps {self.name}").start()

    def _spawn(self) -> None:
        if self._out is None:
            self._out = (self.folder / f"{self.name}.log").open("ab")
        self._process = subprocess.Popen(
            self.words,
            cwd=ROOT if self.user is None else self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=self._out,
            stderr=subprocess.STDOUT,
            user=self.user,
            start_new_session=True,
        )
        self.starts += 1

    def _supervise(self) -> None:
        while self.wanted:
            if not self.alive:
                time.sleep(RESTART_AFTER)
                with self._lock:
                    if self.wanted and not self.alive:
                        self._spawn()
            time.sleep(0.1)

    def signal(self, name: str) -> None:
        """Send a signal to the main process, such as "SIGHUP"."""
        if self.alive:
            os.kill(self.pid, getattr(signal, name))

    def kill(self) -> None:
        """Kill the whole group with -9, as when the machine loses its power; a supervised one comes back."""
        process = self._process
        if process is not None and process.poll() is None:
            for child in self.children():  # PostgreSQL's and gunicorn's own
                _kill(child)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def children(self) -> list[int]:
        """Return the process ids of the children, from /proc."""
        try:
            return [int(pid) for pid in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()]
        except OSError:
            return []

    def kill_child(self) -> int:
        """Kill the oldest child with -9; return its process id, 0 when there is none."""
        children = self.children()
        if children:
            _kill(children[0])
        return children[0] if children else 0

    def wait(self, seconds: float) -> None:
        """Wait until it ended; kill it when that takes longer."""
        if self._process is not None:
            try:
                self._process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()

    def stop(self, seconds: float = 20) -> None:
        """End it for good, with a signal and at last with -9."""
        self.wanted = False
        with self._lock:
            self.signal("SIGTERM")
            self.wait(seconds)
        if self._out is not None:
            self._out.close()
            self._out = None


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
