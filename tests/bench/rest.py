"""The demo at rest."""

import http.client
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from .common import Row, free_port, say
from .measure import PROC, children, memory_kb


def rows(folder: Path) -> list[Row]:
    """Proportional memory of the whole demo at rest: starter, database, worker and web."""
    say("starting the demo and letting it rest")
    folder = folder / "rust"
    folder.mkdir()
    folder.chmod(0o755)
    port = free_port()
    environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "MKW_STATIC_ROOT")}
    environment |= {"MKW_VAR": str(folder / "var"), "DJANGO_SETTINGS_MODULE": "mkwportal.settings"}
    log = folder / "log"
    with log.open("wb") as out:
        began = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "mkwportal.demo.start", "--port", str(port)],
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        while "Stop met Ctrl-C" not in log.read_text():
            if process.poll() is not None:
                raise RuntimeError("the demo did not start:\n" + log.read_text()[-2000:])
            time.sleep(0.5)
        loaded = time.monotonic() - began
        for _ in range(8):
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request("GET", "/account/inloggen/")
            connection.getresponse().read()
        time.sleep(15)
        pids = set(children(process.pid))
        postmaster = int((folder / "var" / "postgres" / "postmaster.pid").read_text().split()[0])
        pids |= set(children(postmaster))
        total = sum(memory_kb(pid) for pid in pids if (PROC / str(pid)).exists()) / 1024
        process.send_signal(signal.SIGINT)
        process.wait(60)
    return [("demo in rust, MB PSS", round(total), 500), ("demo eerste start, seconden", round(loaded), None)]
