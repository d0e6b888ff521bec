"""A process that has our readers loaded and forks a child per file, so that a file does not wait for Python to start.

The child is a process of its own for one file, with the same limits as one that was started: what a file does to
a library ends with it. The nursery itself never opens a file. No Django here: the worker starts this module as a
program, with an environment without secrets.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import traceback
from typing import NoReturn

_MESSAGE = 60_000
_STATUS = struct.Struct("i")


class NurseryGone(Exception):
    """The nursery ended before it could say how the child ended."""


class Fork:
    """A child of the nursery, with as much of subprocess.Popen as its parent needs."""

    def __init__(self, pid: int, reply: socket.socket) -> None:
        self.pid, self._reply = pid, reply

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit code (negative: a signal); TimeoutExpired after so many seconds, NurseryGone."""
        try:
            self._reply.settimeout(timeout)
            answer = self._reply.recv(_STATUS.size)
        except TimeoutError:
            raise subprocess.TimeoutExpired("child", timeout or 0) from None
        except OSError as error:
            raise NurseryGone from error
        self._reply.close()
        if len(answer) < _STATUS.size:
            raise NurseryGone
        return int(_STATUS.unpack(answer)[0])


class Nursery:
    """The parent's side: starts the process at first use and again when it went away."""

    def __init__(self, environment: dict[str, str], folder: str) -> None:
        self.channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "mkwportal.core.files.nursery", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env=environment,
                cwd=folder,
                start_new_session=True,
            )

    def fork(self, module: str, args: list[str], stdin: int, stdout: int, stderr: int) -> Fork:
        """Start `module` in a child with these open files; NurseryGone when there is nobody to do it."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                message = json.dumps([module, args]).encode()
                socket.send_fds(self.channel, [message], [stdin, stdout, stderr, theirs.fileno()])
            pid = ours.recv(_STATUS.size)
        except OSError as error:
            raise NurseryGone from error
        if len(pid) < _STATUS.size:
            raise NurseryGone
        return Fork(int(_STATUS.unpack(pid)[0]), ours)

    def close(self) -> None:
        """End the process; children that still run end by their own limits."""
        self.channel.close()
        self.process.wait()


def serve(channel: socket.socket) -> NoReturn:
    """Fork a child for each message until the parent goes away, and tell it how each child ended."""
    woken, waker = os.pipe()
    for end in (woken, waker):
        os.set_blocking(end, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(waker)
    replies: dict[int, socket.socket] = {}
    while True:
        ready, _, _ = select.select([channel.fileno(), woken], [], [])
        if woken in ready:
            os.read(woken, 4096)
            _tell_ended(replies)
        if channel.fileno() in ready:
            message, files, _, _ = socket.recv_fds(channel, _MESSAGE, 4)
            if not message:
                os._exit(0)
            module, args = json.loads(message)
            _load(module)
            pid = os.fork()
            if pid == 0:
                _become(module, args, files[:3])
            reply = socket.socket(fileno=files[3])
            for number in files[:3]:
                os.close(number)
            replies[pid] = reply
            with contextlib.suppress(OSError):  # nobody waits for it any more
                reply.send(_STATUS.pack(pid))


def _tell_ended(replies: dict[int, socket.socket]) -> None:
    while replies:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        with contextlib.suppress(OSError), replies.pop(pid) as reply:
            reply.send(_STATUS.pack(os.waitstatus_to_exitcode(status)))


def _load(module: str) -> None:
    """Load a module and what its PRELOAD names, once; the children share that memory."""
    if module not in sys.modules:
        loaded = importlib.import_module(module)
        for name in getattr(loaded, "PRELOAD", ()):
            importlib.import_module(name)
        gc.collect()
        gc.freeze()  # the collector of a child then leaves the shared pages alone


def _become(module: str, args: list[str], files: list[int]) -> NoReturn:
    """Be the child: own session, these three files and nothing else open, and run main() of the module."""
    try:
        os.setsid()
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for target, number in enumerate(files):
            os.dup2(number, target)
        os.closerange(3, 256)
        sys.argv = [module, *args]
        sys.modules[module].main()
    except BaseException:  # noqa: BLE001 - the end of this process; the parent reads what is printed
        traceback.print_exc()
    finally:
        os._exit(1)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
