"""Run queued jobs within a test's transaction, in the order in which they were queued."""

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob


def run_jobs(limit: int = 200) -> list[str]:
    """Run every waiting job, also those that jobs queue; return their names. What a job raises, is raised."""
    done: list[str] = []
    while len(done) < limit:
        job = ProcrastinateJob.objects.filter(status="todo").order_by("id").first()
        if job is None:
            return done
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [job.pk])
        app.tasks[job.task_name](**job.args)
        done.append(job.task_name)
    raise AssertionError(f"more than {limit} jobs: {done[-5:]}")
