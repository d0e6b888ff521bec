"""Simultaneous edits lose nothing: the second saver sees both texts and chooses (R6)."""

from typing import Any

from django.db import models


class EditConflict(Exception):
    """Somebody else saved first; `current` is the row as it is now."""

    def __init__(self, current: models.Model) -> None:
        super().__init__(str(current))
        self.current = current


def lock_revision(obj: models.Model, revisie: int) -> Any:
    """Return the row locked for this transaction with its revision raised by one (not saved yet).

    Raises EditConflict when the row has another revision than the form was made from.
    """
    current: Any = type(obj)._default_manager.select_for_update(of=("self",), no_key=True).get(pk=obj.pk)
    if current.revisie != revisie:
        raise EditConflict(current)
    current.revisie += 1
    return current


def unchanged(current: Any) -> Any:
    """Return a row from lock_revision() of which nothing changed, with the revision that it keeps."""
    current.revisie -= 1
    return current
