"""A real clamd for the tests, with our own signatures (tests/data/clamav) on a socket of its own."""

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SIGNATURES = Path(__file__).parent.parent / "data" / "clamav"
VIRUS = b"DIT-IS-HET-TOETSVIRUS-VAN-HET-PORTAAL"  # what toets.ndb looks for
LATER = b"DIT-VIRUS-IS-PAS-LATER-BEKEND"
_CONFIG = """
DatabaseDirectory {folder}/handtekeningen
LocalSocket {folder}/clamd.sock
Foreground yes
StreamMaxLength 5M
SelfCheck 0
"""


class Clamd:
    """A running clamd: its address, and a way to stop it, start it again and teach it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.address = folder, f"{folder}/clamd.sock"
        self.process: subprocess.Popen | None = None
        (folder / "clamd.conf").write_text(_CONFIG.format(folder=folder))
        self._signatures()

    def start(self) -> None:
        """Start it and wait until it answers."""
        program = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")
        if program is None:
            pytest.fail("The tests need clamd. On Debian and Ubuntu: apt-get install clamav-daemon")
        self.process = subprocess.Popen(
            [program, "-c", str(self.folder / "clamd.conf")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 30
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                pytest.fail("clamd did not start")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop it, as a machine that goes down does."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(10)
            self.process = None
            Path(self.address).unlink(missing_ok=True)

    def learn(self, text: bytes) -> None:
        """Add a signature; it is known when this returns."""
        with open(self.folder / "handtekeningen" / "later.ndb", "w") as stream:
            stream.write(f"MKW.Later:0:*:{text.hex()}\n")
        self.stop()
        self.start()

    def forget(self) -> None:
        """Go back to the signatures of the repository, running."""
        learned = (self.folder / "handtekeningen" / "later.ndb").exists()
        self._signatures()
        if learned:
            self.stop()
        if self.process is None:
            self.start()

    def _signatures(self) -> None:
        shutil.rmtree(self.folder / "handtekeningen", ignore_errors=True)
        shutil.copytree(SIGNATURES, self.folder / "handtekeningen")

    def _answers(self) -> bool:
        try:
            return self._command(b"zPING\0") == b"PONG\0"
        except OSError:
            return False

    def _command(self, command: bytes) -> bytes:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(10)
            connection.connect(self.address)
            connection.sendall(command)
            return connection.recv(100)


@contextmanager
def running(folder: Path) -> Iterator[Clamd]:
    """Run clamd in a folder while the block lasts."""
    clamd = Clamd(folder)
    clamd.start()
    try:
        yield clamd
    finally:
        clamd.stop()
