"""Jobs whose worker is gone: killed, or on a machine that went down. They are queued again by themselves (R12)."""

import logging

from django.db import IntegrityError, connection, transaction

SILENT = 45  # seconds without a sign of life; a worker gives one every ten
MOST = 8  # times that a job was begun; one that takes its worker along each time must not do so for ever
_FIND = """
SELECT job.id, job.task_name, job.attempts
FROM procrastinate_jobs job LEFT JOIN procrastinate_workers worker ON worker.id = job.worker_id
WHERE job.status = 'doing' AND (worker.id IS NULL OR worker.last_heartbeat < now() - make_interval(secs => %(silent)s))
AND pg_postmaster_start_time() < now() - make_interval(secs => %(settle)s)
ORDER BY job.id FOR UPDATE OF job SKIP LOCKED"""
_AGAIN = "SELECT procrastinate_retry_job_v2(%s, now(), NULL, NULL, NULL)"
_FAIL = "SELECT procrastinate_finish_job_v1(%s, 'failed', false)"
_DROP = "SELECT procrastinate_finish_job_v1(%s, 'aborted', true)"
logger = logging.getLogger(__name__)


@transaction.atomic
def rescue_jobs(silent: float = SILENT, settle: float = SILENT) -> list[str]:
    """Queue the jobs again that were under way in a worker that gives no sign of life; return their names.

    The clock is the database's own. Just after it started nothing is done (`settle`): living workers first say so.
    """
    with connection.cursor() as cursor:
        cursor.execute(_FIND, {"silent": silent, "settle": settle})
        found = cursor.fetchall()
        for job_id, name, attempts in found:
            if attempts >= MOST:
                logger.error("job %s (%s) lost its worker %s times and is given up", job_id, name, attempts)
                cursor.execute(_FAIL, [job_id])
                continue
            logger.warning("job %s (%s) lost its worker and is queued again", job_id, name)
            try:
                with transaction.atomic():
                    cursor.execute(_AGAIN, [job_id])
            except IntegrityError:  # the same work waits already, under the same queueing lock
                cursor.execute(_DROP, [job_id])
    return [name for _, name, _ in found]
