"""Marking the words of a question in any text, such as the reading view of a document."""

from .knowledge import Kennis
from .query import understand, undisturbed
from .snippets import Markeerder


def highlighter(vraag: str | None) -> Markeerder:
    """Return what marks the words of a question: the same words, synonyms and corrections that search finds."""
    with undisturbed() as cursor:
        return Markeerder(understand(vraag, Kennis(), cursor).begrippen)
