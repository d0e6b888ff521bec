"""The figures of the core: versions, jobs, mail, backup, disks, database and the state of each health check."""

import datetime as dt
import platform
from collections.abc import Iterator
from functools import partial

import django
from django.conf import settings
from django.db import connection
from django.utils import timezone
from prometheus_client.core import Metric

from . import health
from .backup import STAND as BACKUP
from .backup import STAND_PROEF
from .health_machines import disks, usage
from .metrics import gauge, measure
from .models import Mailfout, Stand

_STATES = {staat.value: number for number, staat in enumerate(health.Staat)}
_QUEUES = """
WITH open AS (
    SELECT queue_name, status, attempts, status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now()) AS due,
        (SELECT min(at) FROM procrastinate_events e WHERE e.job_id = j.id AND e.type = 'deferred') AS since
    FROM procrastinate_jobs j WHERE status IN ('todo', 'doing', 'failed')
)
SELECT queue_name, count(*) FILTER (WHERE due), count(*) FILTER (WHERE status = 'todo' AND NOT due),
    count(*) FILTER (WHERE status = 'doing'), count(*) FILTER (WHERE status = 'failed'),
    count(*) FILTER (WHERE status = 'todo' AND attempts > 0),
    coalesce(extract(epoch FROM now() - min(since) FILTER (WHERE due)), 0)
FROM open GROUP BY queue_name ORDER BY queue_name
"""
_QUEUE_NAMES = ("due", "later", "running", "failed", "retrying")


@measure("versions", database=False)
def versions() -> Iterator[Metric]:
    """The versions of this process."""
    row = (settings.RELEASE, platform.python_version(), django.get_version())
    yield gauge("mkw_info", "Versions of portal, Python and Django", {row: 1}, ("release", "python", "django"))


@measure("jobs")
def jobs() -> Iterator[Metric]:
    """How long each queue is, how old its oldest job that could run, and how many workers are alive."""
    with connection.cursor() as cursor:
        cursor.execute(_QUEUES)
        rows = cursor.fetchall()
        cursor.execute("SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '2 minutes'")
        (workers,) = cursor.fetchone()
    counts = {(queue, name): count for queue, *rest in rows for name, count in zip(_QUEUE_NAMES, rest, strict=False)}
    yield gauge("mkw_jobs", "Jobs per queue and state", counts, ("queue", "state"))
    ages = {(row[0],): float(row[-1]) for row in rows}
    yield gauge("mkw_job_oldest_seconds", "How long the oldest job that could run waits", ages, ("queue",))
    yield gauge("mkw_workers", "Workers that gave a sign of life in the last two minutes", {(): workers})


@measure("mail")
def mail() -> Iterator[Metric]:
    """How many mails were refused for good."""
    day = Mailfout.objects.filter(tijd__gt=timezone.now() - dt.timedelta(days=1)).count()
    yield gauge("mkw_mail_refused_day", "Mails that a server refused for good in the last 24 hours", {(): day})


@measure("backup")
def backups() -> Iterator[Metric]:
    """When the last good backup and proof were, and whether the last try failed."""
    kept = {row.naam: row.gegevens for row in Stand.objects.filter(naam__in=(BACKUP, STAND_PROEF))}
    names = {BACKUP: "mkw_backup", STAND_PROEF: "mkw_restore_drill"}
    for naam, name in names.items():
        found = kept.get(naam, {})
        good = {(): dt.datetime.fromisoformat(found["goed"]).timestamp()} if found.get("goed") else {}
        yield gauge(f"{name}_last_success_timestamp_seconds", "When it last went well", good)
        yield gauge(f"{name}_failed", "Whether the last try failed", {(): bool(found.get("fout"))})


@measure("disk", database=False)
def room() -> Iterator[Metric]:
    """Free and total bytes of the disks on this machine."""
    found = {name: health.within(f"meting {name}", partial(usage, place)) for name, place in disks().items()}
    free, total = ({(name,): both[which] for name, both in found.items()} for which in (0, 1))
    yield gauge("mkw_disk_free_bytes", "Free bytes on this machine", free, ("place",))
    yield gauge("mkw_disk_size_bytes", "Size of the disk on this machine", total, ("place",))


@measure("database")
def database() -> Iterator[Metric]:
    """Size and connections of the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_database_size(current_database()), (SELECT count(*) FROM pg_stat_activity), "
            "current_setting('max_connections')::int, current_setting('server_version_num')::int, "
            "(SELECT greatest(reltuples, 0) FROM pg_class WHERE oid = 'core_auditregel'::regclass)"
        )
        size, used, most, version, lines = cursor.fetchone()
    yield gauge("mkw_database_bytes", "Size of the database", {(): size})
    yield gauge("mkw_database_connections", "Connections to the database server", {(): used})
    yield gauge("mkw_database_connections_max", "Connections that the server allows", {(): most})
    yield gauge(
        "mkw_postgresql_version", "Version of the server as PostgreSQL writes it, such as 180001", {(): version}
    )
    yield gauge("mkw_trail_lines", "Lines in the trail, as PostgreSQL estimates them", {(): lines})


@measure("health")
def states() -> Iterator[Metric]:
    """What the watch found last: 0 goed, 1 onbekend, 2 let op, 3 fout; and when it looked."""
    stand = health.recall(health.STAND)
    kept = stand.gegevens.get("staten", {}) if stand else {}
    values = {(naam,): _STATES[staat] for naam, (staat, _) in kept.items()}
    yield gauge("mkw_health", "State of a part: 0 good, 1 unknown, 2 warning, 3 wrong", values, ("check",))
    looked = {(): stand.gewijzigd_op.timestamp()} if stand else {}
    yield gauge("mkw_health_last_look_timestamp_seconds", "When the watch last looked at everything", looked)
