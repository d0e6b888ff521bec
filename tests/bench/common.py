"""What the groups share: rows, progress, a web server, and the library they measure."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = tuple[str, float, float | None]  # name, value, limit; None is printed for comparison only


@dataclass
class Library:
    """The running portal with its library: `documents` in it now, pids of web server and database.

    `measured` keeps figures per name and number of documents, for rows about growth.
    """

    folder: Path
    documents: int
    port: int = 0
    master: int = 0
    postmaster: int = 0
    measured: dict[str, dict[int, float]] = field(default_factory=dict)


def say(text: str) -> None:
    """Show progress on standard error."""
    print(f"  {text}", file=sys.stderr, flush=True)  # noqa: T201


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def web_server() -> Any:
    """Run the production web server on a free port; yields port and the master's pid."""
    port = free_port()
    environment = {**os.environ, "MKW_BIND": f"127.0.0.1:{port}"}
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "gunicorn", "--config", "mkwportal/gunicorn.py", "mkwportal.wsgi"],
        env=environment,
        start_new_session=True,
    )
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
