"""The table of the drill: a line per fault, printed when it is known."""

import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

HEAD = ("fout", "wat er bezig was", "wat de mens zag", "wat er verloren ging")


class Fout(AssertionError):
    """Something was lost, came double, or was not said."""


class Tabel:
    """The lines until now, and how many of them were not ok."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, ...]] = []
        self.wrong = 0

    def add(self, fault: str, busy: str, seen: str, lost: str = "", seconds: float = 0) -> None:
        """Print a line; something in `lost` means NOT OK."""
        ok = "NIET OK" if lost else "ok"
        self.wrong += bool(lost)
        line = (fault, busy, seen or "niets", lost or "niets", ok)
        self.lines.append(line)
        sys.stdout.write(
            " | ".join(part.replace("\n", " ") for part in line) + (f" | {seconds:.0f} s\n" if seconds else "\n")
        )
        sys.stdout.flush()

    @contextmanager
    def line(self, fault: str, busy: str) -> Iterator[Callable[[str], None]]:
        """Give a function that says what the person saw; an error in the block is what was lost."""
        seen: list[str] = []
        began, lost = time.monotonic(), ""
        try:
            yield seen.append
        except Fout as error:
            lost = str(error)
        except Exception as error:  # noqa: BLE001 - a drill that breaks is not ok either
            lost = f"de proef brak: {type(error).__name__}: {error}"[:600]
            traceback.print_exc()
        self.add(fault, busy, "; ".join(seen), lost, time.monotonic() - began)


def need(condition: object, lost: str) -> None:
    """Raise Fout with what was lost unless this is so."""
    if not condition:
        raise Fout(lost)
