"""Actions at the same moment, each in a thread with a database connection of its own."""

import threading
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import connection

from mkwportal.core.edits import EditConflict

Refusal = ValidationError | EditConflict


def kind_of(error: Refusal) -> str:
    """Return what kind of refusal this is."""
    return type(error).__name__


def first_sentence(error: Refusal) -> str:
    """Return what the person reads first."""
    return error.messages[0]


def at_once(*actions: Callable[[], object], refused: Callable[[Refusal], str] = kind_of) -> list[str]:
    """Run these at the same moment; return for each "goed", or what `refused` makes of its refusal."""
    outcome, start = ["?"] * len(actions), threading.Barrier(len(actions))

    def run(number: int, action: Callable[[], object]) -> None:
        start.wait()
        try:
            action()
            outcome[number] = "goed"
        except (ValidationError, EditConflict) as error:
            outcome[number] = refused(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcome
