"""The child's side of runner.run_child: limits first, then the work, then one JSON answer.

Only light modules are imported here, because every file that comes in pays for the start of a child.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

EXIT_MEMORY = 97


def main(work: Callable[..., Any]) -> None:
    """Be the child: take on the limits of run_child, print what work(*arguments) returns and end at once.

    The process ends without the clean-up of libraries, because a damaged file may make them hang in it.
    """
    seconds, memory_mb, max_output = (int(part) for part in sys.argv[1].split(","))
    memory = memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (max_output, max_output))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    signal.alarm(seconds + 5)  # also ends this process when the parent was killed and nobody waits any more
    try:
        value = work(*sys.argv[2:])
        sys.stdout.write(json.dumps(value, separators=(",", ":")))
        sys.stdout.flush()
    except MemoryError:
        os._exit(EXIT_MEMORY)
    os._exit(0)
