"""Give rows of the index another owner at once; what is written in them, a job analyses later."""

from django.db import connection, transaction
from django.db.models import QuerySet

from . import vocabulary


@transaction.atomic
def move_rows(soort: str, objects: QuerySet, *, organisatie_id: int, grootte: str | None = None) -> int:
    """Let the rows of these objects say that they are of this organisation; return how many said something else.

    Each gets a new number, because `memory` knows rows by number. While all is indexed anew nothing is done here: that
    round counts along the numbers, and the jobs that follow do the same.
    """
    if vocabulary.lock():
        return 0
    pks = list(objects.values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE core_zoekregel SET id = nextval(pg_get_serial_sequence('core_zoekregel', 'id')), "
            "organisatie_id = %s, grootte = coalesce(%s, grootte) WHERE soort = %s AND object_id = ANY(%s) "
            "AND (organisatie_id, grootte) IS DISTINCT FROM (%s, coalesce(%s, grootte))",
            [organisatie_id, grootte, soort, pks, organisatie_id, grootte],
        )
        return cursor.rowcount
