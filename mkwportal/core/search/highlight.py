"""Marking the words of a question in any text, such as the reading view of a document."""

from django.db import connection, transaction

from .knowledge import Kennis
from .question import read
from .snippets import Markeerder


def highlighter(vraag: str | None) -> Markeerder:
    """Return what marks the words of a question: the same words, synonyms and corrections that search finds."""
    kennis = Kennis()
    gelezen = read(vraag, kennis)
    with transaction.atomic(), connection.cursor() as cursor:
        for _ in range(2):  # as search reads a question
            if kennis.fetch(cursor):
                gelezen = read(vraag, kennis)
        transaction.set_rollback(True)  # fetch() changes settings for the transaction; nothing was written
    return Markeerder(gelezen.begrippen)
