"""The steps before the demo runs, in a process of their own that gives its memory back.

`demo` makes the tables and says by its exit status whether the content is still to be loaded; `content` loads it;
`empty` makes the tables and asks for the first admin.
"""

import sys

import django
from django.core.management import call_command

from .start import NOT_LOADED, say


def main(step: str) -> int:
    """Do one step and return the exit status; what was done before is not done again."""
    django.setup()
    from . import load

    if step == "content":
        load.load(say)
        return 0
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if step == "empty":
        load.ask_first_admin()
        return 0
    load.clear_half_loaded()
    return 0 if load.is_loaded() else NOT_LOADED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
