"""The queue loses no job and does none twice: dead workers, a database that goes away, jobs queued by jobs."""

import asyncio
import re

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from mkwportal.core.management.commands.worker import Stop, _stop
from mkwportal.core.queue import MAIL, MailOnzeker, Patient, PortalConnector
from mkwportal.core.rescue import MOST, rescue_jobs
from mkwportal.core.tasks import check_files_job, reindex_job, send_mail_job
from tests.proeven.fouten_taken import missing

pytestmark = pytest.mark.django_db


def doing(task, *, silent: int | None, attempts: int = 0, **args) -> int:
    """Return a job that a worker began; `silent` seconds ago it gave its last sign of life, None: it is forgotten."""
    job_id = task.defer(**args)
    with connection.cursor() as cursor:
        worker = None
        if silent is not None:
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))"
                " RETURNING id",
                [silent],
            )
            [worker] = cursor.fetchone()
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s, attempts = %s WHERE id = %s",
            [worker, attempts, job_id],
        )
    return job_id


@pytest.mark.parametrize("silent", [None, 60])
def test_a_job_whose_worker_is_gone_is_queued_again(silent):
    job_id = doing(reindex_job, silent=silent)
    assert rescue_jobs(settle=0) == ["core.reindex"]
    job = ProcrastinateJob.objects.get(pk=job_id)
    assert (job.status, job.attempts) == ("todo", 1)
    assert rescue_jobs(settle=0) == []


def test_a_job_of_a_living_worker_is_left_alone():
    doing(reindex_job, silent=20)
    assert rescue_jobs(settle=0) == []


def test_just_after_the_database_started_every_worker_gets_time_to_say_that_it_lives():
    doing(reindex_job, silent=600)
    assert rescue_jobs(settle=10**9) == []


def test_a_job_that_takes_its_worker_along_each_time_is_given_up_and_shows():
    job_id = doing(reindex_job, silent=None, attempts=MOST)
    rescue_jobs(settle=0)
    assert ProcrastinateJob.objects.get(pk=job_id).status == "failed"


def test_a_dead_job_whose_successor_waits_already_makes_room_for_it():
    dead = doing(check_files_job, silent=None, timestamp=1)
    waiting = check_files_job.defer(timestamp=2)
    rescue_jobs(settle=0)
    assert list(ProcrastinateJob.objects.values_list("pk", "status")) == [(waiting, "todo")]
    assert not ProcrastinateJob.objects.filter(pk=dead).exists()


def test_what_a_job_queues_goes_with_its_own_transaction():
    """Within a worker too: procrastinate's own would use another connection."""
    assert isinstance(app.connector, PortalConnector)
    with app.replace_connector(app.connector.get_worker_connector()), transaction.atomic():
        reindex_job.defer()
        assert ProcrastinateJob.objects.count() == 1
        transaction.set_rollback(True)
    assert not ProcrastinateJob.objects.exists()


def test_mail_that_may_have_arrived_is_not_sent_again_by_itself():
    job = Job(id=1, queue="mail", lock=None, queueing_lock=None, task_name="x", attempts=0)
    assert MAIL.get_retry_decision(exception=MailOnzeker(), job=job) is None
    assert MAIL.get_retry_decision(exception=OSError(), job=job) is not None
    assert send_mail_job.retry_strategy is MAIL


def test_each_task_waits_for_the_database():
    """Closed by default: a task that says nothing about it does."""
    assert {name for name, task in app.tasks.items() if not isinstance(task.retry_strategy, Patient)} == set()


def test_each_task_has_a_line_in_the_drill_that_kills_its_worker():
    """Closed by default: script/proef-fouten walks them all."""
    assert missing() == set()


@pytest.mark.django_db(transaction=True)
def test_the_next_job_is_found_without_reading_all_that_wait():
    """Also when PostgreSQL last counted the queue while it was empty, as it mostly is."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE procrastinate_jobs")
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'procrastinate_fetch_job_v2'")
        [source] = cursor.fetchone()
    reindex_job.batch_defer(*({} for _ in range(300)))
    found = re.search(r"WITH candidate AS \((.*)\)\s+UPDATE", source, re.DOTALL)
    question = found[1].replace("target_queue_names", "NULL::varchar[]")
    plan = asyncio.run(_plan_of_the_worker(question))
    assert "procrastinate_jobs_priority_idx" in plan, plan
    assert "Sort" not in plan, plan


def test_a_stop_that_comes_while_a_worker_starts_is_heard():
    """In the middle of a callback, as while its connections open: asyncio keeps other errors to itself."""

    async def start():
        asyncio.get_running_loop().call_soon(_stop)
        await asyncio.sleep(2)

    with pytest.raises(Stop):
        asyncio.run(start())


async def _plan_of_the_worker(question: str) -> str:
    worker = app.connector.get_worker_connector()
    await worker.open_async()
    try:
        return str(await worker.execute_query_all_async("EXPLAIN " + question))
    finally:
        await worker.close_async()
