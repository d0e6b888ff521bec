"""Jobs that failed for good: a person looks at them, tries again or takes them away (P3)."""

from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from .audit import record


def failed_jobs(limit: int = 50) -> list[ProcrastinateJob]:
    """Return the jobs that failed after every attempt, newest first."""
    return list(ProcrastinateJob.objects.filter(status="failed").order_by("-id")[:limit])


@transaction.atomic
def retry_job(job_id: int, *, by: object) -> bool:
    """Queue a failed job again; False when it is not failed any more."""
    job = ProcrastinateJob.objects.filter(pk=job_id, status="failed").first()
    if job is None:
        return False
    app.job_manager.retry_job_by_id(job_id, retry_at=timezone.now())
    record("taak opnieuw gestart", job, by=by, na={"taak": job.task_name})
    return True


@transaction.atomic
def forget_job(job_id: int, *, reden: str, by: object) -> bool:
    """Take a failed job away for this reason; False when it is not failed any more."""
    job = ProcrastinateJob.objects.filter(pk=job_id, status="failed").first()
    if job is None:
        return False
    record("taak weggehaald", job, by=by, na={"taak": job.task_name, "reden": reden})
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s AND status = 'failed'", [job_id])
    return True
