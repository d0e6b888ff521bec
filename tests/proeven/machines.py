"""The portal as it runs in production, on this machine: PostgreSQL, S3, mail, web, workers, and nginx in front.

    with installation(folder, webs=2, workers=2) as place:
        place.webs[0].kill()            # kill -9; comes back as with Restart=always
        place.postgres.restart("fast")
        place.manage("check")

Every part is a real program on 127.0.0.1 with a folder of its own, so that nothing is shared but what the
documentation says: the database, the bucket and the mail server. What a part says is in `<folder>/<name>.log`.
"""

import contextlib
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.s3 import s3_server, s3_settings
from tests.support.smtp import Sink, mail_server

from .postgres import Postgres
from .processes import ROOT, Process, answers, free_port, wait_until
from .proxy import HOST, Nginx

WORKER = ("manage.py", "worker")


class Web(Process):
    """One machine with gunicorn: a master and its web processes on one port."""

    def __init__(self, name: str, folder: Path, environment: dict[str, str]) -> None:
        self.port, self.place = free_port(), folder / name
        own = {"MKW_BIND": f"127.0.0.1:{self.port}", **machine_folders(self.place)}
        words = [sys.executable, "-m", "gunicorn", "--config", "mkwportal/gunicorn.py", "mkwportal.wsgi"]
        super().__init__(name, words, folder, environment | own, supervised=True)

    def wait_ready(self, seconds: float = 240) -> None:
        """Return when it answers that it is alive."""
        wait_until(lambda: answers(self.port), seconds, self.name)

    def kill_one(self) -> int:
        """Kill one web process with -9, as the kernel does when memory is short; gunicorn makes a new one."""
        return self.kill_child()

    def reload(self) -> None:
        """Ask gunicorn to replace its web processes one after the other."""
        self.signal("SIGHUP")


class Worker(Process):
    """One machine that does the jobs."""

    def __init__(self, name: str, folder: Path, environment: dict[str, str]) -> None:
        self.place = folder / name
        own = machine_folders(self.place)
        words = [sys.executable, *WORKER, "--concurrency", environment.get("MKW_WORKER_CONCURRENCY", "1")]
        super().__init__(name, words, folder, environment | own, supervised=True)


def machine_folders(place: Path) -> dict[str, str]:
    """Return the variables that give one machine folders of its own."""
    return {
        "MKW_VAR": str(place / "var"),
        "MKW_STATIC_ROOT": str(place / "static"),
        "MKW_PRIVATE_ROOT": str(place / "bestanden"),
    }


@dataclass
class Installation:
    """Everything that runs; `environment` is what every machine has in common."""

    folder: Path
    environment: dict[str, str]
    postgres: Postgres
    mail: Sink
    mail_port: int
    s3: str = ""
    webs: list[Web] = field(default_factory=list)
    workers: list[Worker] = field(default_factory=list)
    nginx: Nginx | None = None

    @property
    def processes(self) -> list[Process]:
        """Every process, in the order in which they started."""
        found: list[Process | None] = [self.postgres, *self.webs, *self.workers, self.nginx]
        return [process for process in found if process is not None]

    def run(self, *words: str, input: str | None = None, **extra: str) -> str:
        """Run Python with the environment of a machine and return what it printed; RuntimeError when it fails."""
        done = subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env={**self.environment, **machine_folders(self.folder / "beheer"), **extra},
            capture_output=True,
            text=True,
            input=input,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
        return done.stdout

    def manage(self, *words: str, **extra: str) -> str:
        """Run a command of manage.py."""
        return self.run("manage.py", *words, **extra)

    def log(self, name: str) -> str:
        """Return what a process wrote."""
        return (self.folder / f"{name}.log").read_text(errors="replace")


def production(postgres: Postgres, mail_port: int) -> dict[str, str]:
    """Return the environment of production (docs/beheer.md), without the folders of one machine."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("MKW_", "DJANGO_", "DATABASE_URL"))
    }
    return clean | {
        "DJANGO_SETTINGS_MODULE": "mkwportal.settings",
        "MKW_MODE": "production",
        "MKW_SECRET_KEY": secrets.token_urlsafe(60),
        "MKW_BASE_URL": f"https://{HOST}",
        "MKW_HOSTS": HOST,
        "DATABASE_URL": postgres.url,
        "MKW_EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
        "MKW_FROM_EMAIL": f"MKW Portal <portaal@{HOST}>",
        "MKW_BEHIND_PROXY": "1",
        "MKW_PROXY_COUNT": "1",
        "MKW_WEB_WORKERS": "1",
        "MKW_DB_POOL": "6",
        "MKW_LOG": "text",
        "PYTHONWARNINGS": "ignore",
    }


@contextlib.contextmanager
def installation(
    folder: Path,
    *,
    webs: int = 2,
    workers: int = 2,
    s3: bool = True,
    nginx: bool = True,
    prepare: Callable[[Installation], None] | None = None,
    **environment: str,
) -> Iterator[Installation]:
    """Run a whole installation while the block lasts; `prepare` fills the migrated database before web and workers.

    Without `s3` all machines share one folder for files, as on one server.
    """
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    with contextlib.ExitStack() as stack:
        sink, mail_port = stack.enter_context(mail_server())
        postgres = Postgres(folder)
        place = Installation(folder, production(postgres, mail_port) | environment, postgres, sink, mail_port)
        stack.callback(lambda: [process.stop() for process in reversed(place.processes)])
        postgres.create()
        if s3:
            place.s3 = stack.enter_context(s3_server())
            bucket = s3_settings(place.s3, "mkw")
            place.environment |= {f"MKW_S3_{name.upper()}": value for name, value in bucket.items()}
        place.manage("migrate", "--verbosity", "0")
        if prepare:
            prepare(place)
        place.webs = [Web(f"web{number + 1}", folder, place.environment) for number in range(webs)]
        place.workers = [Worker(f"worker{number + 1}", folder, place.environment) for number in range(workers)]
        if not s3:
            for process in (*place.webs, *place.workers):
                process.environment["MKW_PRIVATE_ROOT"] = str(folder / "beheer" / "bestanden")
        if place.webs:
            _collect_static(place)
        for process in (*place.webs, *place.workers):
            process.start()
        for web in place.webs:
            web.wait_ready()
        if nginx:
            private = None if s3 else folder / "beheer" / "bestanden"
            place.nginx = Nginx(folder, [web.port for web in place.webs], private=private)
            place.nginx.start()
            place.nginx.wait_ready()
        yield place


def _collect_static(place: Installation) -> None:
    """Make the static files once and give each web machine its copy, as a build does."""
    first, *others = [web.place / "static" for web in place.webs]
    place.manage("collectstatic", "--noinput", "--verbosity", "0", MKW_STATIC_ROOT=str(first))
    for other in others:
        shutil.copytree(first, other)
