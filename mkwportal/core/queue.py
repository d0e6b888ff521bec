"""What the queue needs to lose no job and to do none twice: one transaction, and patience with the database.

procrastinate's own worker queues a job that a job asks for over a connection of its own, so outside the transaction of
the change: after a crash there would be the one without the other. And when the database goes away while a job ends, it
forgets to say so, and the job hangs for ever. Both are mended here.
"""

import asyncio
import contextvars
import functools
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import psycopg
import psycopg_pool
from procrastinate import App, JobContext, RetryStrategy, sql
from procrastinate.connector import BaseConnector
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job
from procrastinate.psycopg_connector import PsycopgConnector
from procrastinate.retry import RetryDecision

from .faults import is_away, is_full

T = TypeVar("T")
PATIENCE = 900  # seconds that a worker waits for the database before it gives up and starts anew
_PAUSE = 1.0
_FETCH, _RETRY, _FINISH = (sql.queries[name] for name in ("fetch_job", "retry_job", "finish_job"))
_current_job: contextvars.ContextVar[int | None] = contextvars.ContextVar("current_job", default=None)
logger = logging.getLogger(__name__)


class MailOnzeker(Exception):
    """Whether a message arrived cannot be known any more: a person decides whether it goes again."""


class Patient(RetryStrategy):
    """Wait for what comes back by itself: a database for a quarter of an hour, room on a disk for a day.

    After any other error it does as a RetryStrategy does; without attempts of its own it gives up.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if isinstance(exception, MailOnzeker):
            return None  # never again by itself what may have arrived
        if is_full(exception) and job.attempts < _TIMES_FULL:
            return RetryDecision(retry_in={"seconds": WAIT_FULL})
        if is_away(exception) and job.attempts < _TIMES_AWAY:
            return RetryDecision(retry_in={"seconds": WAIT_AWAY})
        return super().get_retry_decision(exception=exception, job=job) if self.max_attempts else None


WAIT_FULL, WAIT_AWAY = 300, 15  # seconds
_TIMES_FULL, _TIMES_AWAY = 288, 60
MAIL = Patient(max_attempts=8, exponential_wait=4)
DATABASE_GONE = Patient()
"""For a job that is not tried again for any other reason."""


def current_job() -> int | None:
    """Return the number of the job that runs here, None outside a worker."""
    return _current_job.get()


class WorkerConnector(PsycopgConnector):
    """The worker's own connections; what a job queues goes over the job's, in its transaction."""

    def __init__(self, django: DjangoConnector) -> None:
        super().__init__(kwargs=connector_params(django.alias), timeout=PATIENCE, configure=_follow_the_index)
        self._django = django

    def get_sync_connector(self) -> BaseConnector:
        return self._django

    async def execute_query_async(self, query: Any, **arguments: Any) -> None:
        try:
            await _patiently(super().execute_query_async, query, arguments)
        except UniqueViolation:
            if query != _RETRY:
                raise
            # the next run of the same work waits already: this one has nothing left to do
            gone = {"job_id": arguments["job_id"], "status": "aborted", "delete_job": True}
            await _patiently(super().execute_query_async, _FINISH, gone)

    async def execute_query_one_async(self, query: Any, **arguments: Any) -> dict[str, Any]:
        if query == _FETCH:  # it may have been done without us hearing which job: then this worker starts anew
            return await super().execute_query_one_async(query, **arguments)
        return await _patiently(super().execute_query_one_async, query, arguments)

    async def execute_query_all_async(self, query: Any, **arguments: Any) -> list[dict[str, Any]]:
        return await _patiently(super().execute_query_all_async, query, arguments)

    async def listen_notify(self, *args: Any, **kwargs: Any) -> None:
        """Listen for new jobs, again and again; without it they are found by looking every five seconds."""
        while True:
            try:
                await super().listen_notify(*args, **kwargs)
            except ConnectorException as error:
                if not _is_gone(error):
                    raise
                await asyncio.sleep(_PAUSE)


class PortalConnector(DjangoConnector):
    """Queues over the connection of Django, in the web and in a job."""

    def get_worker_connector(self) -> WorkerConnector:
        return WorkerConnector(self)


def set_up(app: App) -> None:
    """Give procrastinate our connector and our middleware, and each task patience; PROCRASTINATE_ON_APP_READY."""
    app.connector = app.job_manager.connector = PortalConnector()
    app.worker_defaults["task_middleware"] = [*(app.worker_defaults.get("task_middleware") or ()), know_job]
    for task in app.tasks.values():
        if task.retry_strategy is None:
            task.retry_strategy = DATABASE_GONE


def know_job(call_next: Callable[[], T], context: JobContext, worker: Any) -> T:
    """Let current_job() say which job runs; a middleware of every job."""
    token = _current_job.set(context.job.id)
    try:
        return call_next()
    finally:
        _current_job.reset(token)


async def _follow_the_index(connection: psycopg.AsyncConnection) -> None:
    """Let the next job be the first one of the index that is in order, however many wait.

    A queue is mostly empty, and PostgreSQL plans by what it last counted: it would fetch all that wait and sort it, for
    each job anew, until it has counted again. These connections ask for jobs and nothing else.
    """
    for way in ("enable_sort", "enable_seqscan", "enable_bitmapscan"):
        await connection.execute(f"SET {way} = off")
    await connection.commit()


async def _patiently(ask: Callable[..., Awaitable[T]], query: Any, arguments: dict[str, Any]) -> T:
    """Ask again while the database is gone; what we ask may safely be asked twice."""
    end = asyncio.get_running_loop().time() + PATIENCE
    while True:
        try:
            return await functools.partial(ask, query, **arguments)()
        except ConnectorException as error:
            if not _is_gone(error) or asyncio.get_running_loop().time() > end:
                raise
            logger.warning("the database is gone; the worker waits for it")
            await asyncio.sleep(_PAUSE)


def _is_gone(error: ConnectorException) -> bool:
    """Whether the connection is what failed, not the question."""
    cause = error.__cause__
    if isinstance(cause, psycopg_pool.PoolClosed | psycopg_pool.TooManyRequests):
        return False
    return isinstance(cause, psycopg.OperationalError | psycopg.InterfaceError)
