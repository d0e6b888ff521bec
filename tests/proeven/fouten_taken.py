"""Every kind of job, with its worker killed by kill -9: is it done after all, with effect exactly once?

A line per task in PROEVEN makes what the job is about and queues it. The walk first runs it undisturbed and counts what
that added: rows of every table, and mails. Then it does so again for each moment of dying (before the job, in the
middle, after it and before the queue hears so), lets the rescue queue it again, and compares. The process of a worker is
a fork of this one, so that a death costs a second and is a real one.
"""

import asyncio
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

import django

if __name__ == "__main__":
    django.setup()

from django.conf import settings
from django.db import connection, connections, transaction
from procrastinate.contrib.django import app
from procrastinate.jobs import DeleteJobCondition

from tests.proeven.fouten_werk import PROEVEN

MOMENTS = ("voor", "midden", "na")
_NOT_COUNTED = (
    "procrastinate_",
    "core_stempel",
    "core_verzoekteller",
    "core_mailverzending",
    "core_stand",
    "core_cache",
    "core_zoekwoord",
    "core_zoekstam",
    "core_zoekfout",
)
_TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"


class Uitslag(NamedTuple):
    """How it went with one task: which moments went wrong, and what was different."""

    taak: str
    fout: dict[str, str]
    twijfel: int  # mails of which nobody knows: shown to an admin, not sent again


class Killer:
    """Ends this process with -9 at a moment of a task; counts the questions to the database for the middle."""

    def __init__(self, task: str, moment: str, after: int = 0) -> None:
        self.task, self.moment, self.after, self.count = task, moment, after, 0

    async def around(self, call_next: Callable[[], Any], context: Any, worker: Any) -> Any:
        """Be a worker middleware."""
        if context.job.task_name != self.task:
            return await call_next()
        if self.moment == "voor":
            _die()
        result = await call_next()
        if self.moment == "na":
            _die()
        return result

    def within(self, call_next: Callable[[], Any], context: Any, worker: Any) -> Any:
        """Be a task middleware, in the thread of the job."""
        if context.job.task_name != self.task:
            return call_next()
        with connection.execute_wrapper(self._asked):
            return call_next()

    def _asked(self, execute: Callable[..., Any], *args: Any) -> Any:
        result = execute(*args)
        self.count += 1
        if self.moment == "midden" and self.count >= self.after:
            _die()
        return result


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def work(killer: Killer | None = None) -> tuple[bool, int]:
    """Run a worker in a fork until the queue is empty; return whether it was killed, and the questions it counted."""
    connections.close_all()
    out, into = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(out)
        code = 1
        with suppress(BaseException):
            _be_worker(killer)
            os.write(into, str(killer.count if killer else 0).encode())
            code = 0
        os._exit(code)
    os.close(into)
    _, status = os.waitpid(pid, 0)
    counted = os.read(out, 20)
    os.close(out)
    return os.WIFSIGNALED(status), int(counted or 0)


def _be_worker(killer: Killer | None) -> None:
    app.periodic_registry.periodic_tasks.clear()
    if killer:
        app.worker_defaults["worker_middleware"] = [killer.around]
        app.worker_defaults["task_middleware"] = [*app.worker_defaults["task_middleware"], killer.within]

    async def run() -> None:
        async with app.open_async():
            await app.run_worker_async(wait=False, listen_notify=False, delete_jobs=DeleteJobCondition.SUCCESSFUL)

    with app.replace_connector(app.connector.get_worker_connector()):
        asyncio.run(run())


def rescue() -> None:
    """Let a minute and a half pass for the dead worker, and look as the job of each minute does."""
    from mkwportal.core.rescue import rescue_jobs

    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '90 seconds'")
        cursor.execute("UPDATE corporaties_overzichtsbericht SET verstuurd_op = verstuurd_op - interval '90 seconds'")
    rescue_jobs(settle=0)


def finish() -> None:
    """Do what is in the queue, also what would wait for a next try."""
    for _ in range(6):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")
            cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'")
            if not cursor.fetchone()[0]:
                return
        work()


def count(mails: Callable[[], int]) -> Counter[str]:
    """Return how many rows each table has, and how many mails arrived."""
    found: Counter[str] = Counter()
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        for (name,) in cursor.fetchall():
            if not name.startswith(_NOT_COUNTED):
                cursor.execute(f'SELECT count(*) FROM "{name}"')
                found[name] = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status IN ('failed', 'doing')")
        found["taken mislukt of blijven hangen"] = cursor.fetchone()[0]
    found["mail"] = mails()
    return found


def try_task(name: str, mails: Callable[[], int], moments: tuple[str, ...] = MOMENTS) -> Uitslag:
    """Run a task undisturbed and with each death, and compare what that added."""
    added, questions = _once(name, None, mails)
    wrong, doubt = {}, 0
    for moment in moments:
        if moment == "midden" and questions < 2:
            continue
        found = _dying(name, moment, questions, mails)
        if found not in (None, added) and not _only_doubt(added, found):
            added, questions = _once(name, None, mails)  # the first time there may have been other work too
            found = _dying(name, moment, questions, mails)
        if found is None or found == added:
            continue
        if _only_doubt(added, found):
            doubt += 1
        else:
            wrong[moment] = ", ".join(
                f"{key} {found[key]} in plaats van {added[key]}" for key in {*found, *added} if found[key] != added[key]
            )
    return Uitslag(name, wrong, doubt)


def _dying(name: str, moment: str, questions: int, mails: Callable[[], int]) -> Counter[str] | None:
    """Return what was added after a death; None when this time there is no middle to die in."""
    for after in (max(1, questions // 2), max(1, questions // 6), 2):
        try:
            return _once(name, Killer(name, moment, after), mails)[0]
        except Alive:
            continue
    return None


class Alive(Exception):
    """The worker was done before it could be killed."""


def _only_doubt(added: Counter[str], found: Counter[str]) -> bool:
    """Whether the one difference is a mail that may have gone, and that a failed job shows (never one too many)."""
    missing = added["mail"] - found["mail"]
    shown = found["taken mislukt of blijven hangen"] - added["taken mislukt of blijven hangen"]
    rest = {key for key in {*found, *added} if found[key] != added[key]}
    return missing == shown == 1 and rest == {"mail", "taken mislukt of blijven hangen"}


def _once(name: str, killer: Killer | None, mails: Callable[[], int]) -> tuple[Counter[str], int]:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    with transaction.atomic():
        PROEVEN[name]()
    with connection.cursor() as cursor:  # what making the scene queued is not what we try
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name <> %s", [name])
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        [queued] = cursor.fetchone()
    assert queued >= 1, f"{name} is not queued"
    before = count(mails)
    dead, questions = work(killer or Killer(name, "nooit"))
    if killer:
        if not dead:
            raise Alive
        rescue()
    finish()
    found = count(mails)
    return Counter({key: found[key] - before[key] for key in found if found[key] != before[key]}), questions


def missing() -> set[str]:
    """Return the tasks without a line: a new one must be tried too."""
    return {name for name in app.tasks if not name.startswith(("builtin", "procrastinate"))} - set(PROEVEN)


def _say(line: Any) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Walk all tasks, or those on the command line; print a line of JSON for each."""
    from tests.support.smtp import mail_server

    if names := missing():
        _say(["tabel", dict.fromkeys(sorted(names), "geen regel"), 0])
    with mail_server() as (sink, settings.EMAIL_PORT):
        for name in sys.argv[1:] or sorted(set(PROEVEN) & set(app.tasks)):
            try:
                _say(try_task(name, lambda: len(sink.raw)))
            except Exception as error:  # noqa: BLE001 - the table says so, and the walk goes on
                _say([name, {"proef": f"{type(error).__name__}: {error}"[:400]}, 0])


if __name__ == "__main__":
    main()
