"""Jobs of the core."""

import contextlib
import datetime as dt
from collections.abc import Sequence

from procrastinate import JobContext
from procrastinate.contrib.django import app

from .queue import DATABASE_GONE, MAIL, Patient

_BACKUP = Patient(max_attempts=3, wait=900)  # a disk gets room, somebody else is done with the folder
DONE_HOURS = 72  # finished jobs hold the text of mails


@app.task(name="core.send_mail", queue="mail", retry=MAIL)
def send_mail_job(
    to: str, subject: str, text: str, html: str = "", message_id: str = "", attachments: Sequence[list[str]] = ()
) -> None:
    """Send one queued message; `attachments` as core.mail.Attachment."""
    from .mail import send_mail

    send_mail(to, subject, text, html, message_id=message_id, attachments=attachments)


@app.periodic(cron="* * * * *")
@app.task(name="core.rescue_jobs", queue="onderhoud", priority=100, queueing_lock="redden")
def rescue_jobs_job(timestamp: int) -> None:
    """Queue the jobs again whose worker was killed; every minute, usually nothing."""
    from .rescue import rescue_jobs

    rescue_jobs()


@app.periodic(cron="7 3 * * *")
@app.task(name="core.tidy", queue="onderhoud", retry=DATABASE_GONE)
def tidy_job(timestamp: int) -> None:
    """Forget what has served or was kept long enough; every night."""
    from .housekeeping import tidy

    tidy()


@app.periodic(cron="37 3 * * *")
@app.task(name="core.forget_jobs", queue="onderhoud", pass_context=True, retry=DATABASE_GONE)
async def forget_jobs_job(context: JobContext, timestamp: int) -> None:
    """Forget the jobs that went well, three days later; what failed stays for the health page."""
    await context.app.job_manager.delete_old_jobs(nb_hours=DONE_HOURS)


@app.task(name="core.reindex", queue="onderhoud", retry=DATABASE_GONE)
def reindex_job() -> None:
    """Index the next rows anew, and queue itself when there are more."""
    from .search.reindexing import work

    work()


@app.periodic(cron="*/5 * * * *")
@app.task(name="core.watch_reindex", queue="onderhoud", retry=DATABASE_GONE)
def watch_reindex_job(timestamp: int) -> None:
    """Start indexing anew after a new version of the analysis; wake it up when it fell asleep."""
    from .search.reindexing import watch

    watch()


@app.periodic(cron="*/10 * * * *")
@app.task(name="core.word_lists", queue="onderhoud", queueing_lock="woordlijsten", retry=DATABASE_GONE)
def word_lists_job(timestamp: int = 0) -> None:
    """Bring the lists of rows per common word up to date, and queue itself when there is more to do."""
    from procrastinate.exceptions import AlreadyEnqueued

    from .search.wordlists import keep_up

    if not keep_up():
        with contextlib.suppress(AlreadyEnqueued):
            word_lists_job.defer()


@app.periodic(cron="23 * * * *")
@app.task(name="core.cleanup_temp", queue="onderhoud", retry=DATABASE_GONE)
def cleanup_temp_job(timestamp: int) -> None:
    """Delete what an upload or a job that was killed left behind; every hour."""
    from .files.integrity import LEFTOVER
    from .files.storage import cleanup_temp

    cleanup_temp(LEFTOVER)


@app.periodic(cron="*/5 1-5 * * *")
@app.task(name="core.check_files", queue="onderhoud", queueing_lock="bestanden", lock="bestanden", retry=DATABASE_GONE)
def check_files_job(timestamp: int) -> None:
    """Compare files and rows, a minute at a time, one round a night; the content of each file once a week."""
    from .files.integrity import check_files, round_due

    now = dt.datetime.fromtimestamp(timestamp, dt.UTC)
    if round_due(now):
        check_files(seconds=60, read=lambda pk: pk % 7 == now.weekday())


@app.periodic(cron="45 0 * * *")  # UTC, before the nightly jobs that throw away
@app.task(name="core.backup", queue="onderhoud", lock="backup", queueing_lock="backup", retry=_BACKUP)
def backup_job(timestamp: int) -> None:
    """Make a backup and drop the oldest; every night, nothing without a folder for them."""
    from django.conf import settings

    from .backup.make import make_planned_backup, prune
    from .backup.planned import is_planned
    from .backup.settings import open_vault

    if is_planned():
        make_planned_backup(open_vault())
        prune(open_vault(), settings.BACKUP_KEEP)


@app.periodic(cron="15 4 * * 0")
@app.task(name="core.restore_drill", queue="onderhoud", lock="backup", queueing_lock="herstelproef", retry=_BACKUP)
def restore_drill_job(timestamp: int) -> None:
    """Prove that the last backup can come back; every Sunday, nothing where backups are made in another way."""
    from .backup.planned import can_drill
    from .backup.restore import drill
    from .backup.settings import open_vault

    if can_drill():
        drill(open_vault())


@app.periodic(cron="*/5 * * * *")
@app.task(name="core.watch", queue="onderhoud", queueing_lock="bewaking", retry=DATABASE_GONE)
def watch_job(timestamp: int) -> None:
    """Look whether everything is well, for when no web process does."""
    from .alarm import watch

    watch()
