"""Take the waiting jobs of one kind together, where one piece of work for many costs little more than for one."""

from django.db import connection


def take_waiting(task: str, argument: str, most: int) -> list[int]:
    """Take over up to `most` jobs of this task that wait for their first attempt; return their `argument`s.

    Call it in the transaction that does their work: when that fails, they wait again. A job that failed before
    runs on its own, so that it cannot take others along.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs WHERE id IN ("
            "  SELECT id FROM procrastinate_jobs WHERE task_name = %s AND status = 'todo' AND attempts = 0"
            "  AND (scheduled_at IS NULL OR scheduled_at <= now()) ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED"
            ") RETURNING (args ->> %s)::bigint",
            [task, most, argument],
        )
        return [value for (value,) in cursor.fetchall()]
