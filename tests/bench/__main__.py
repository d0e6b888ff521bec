"""`script/bench [group ...]`: lines of name, value, limit and ok or over; status 1 when one is over."""

import os
import sys
import tempfile
from pathlib import Path

os.environ["MKW_MODE"] = "demo"
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
os.environ.pop("DATABASE_URL", None)


def main() -> int:
    """Run the groups that were asked for, all of them by default."""
    with tempfile.TemporaryDirectory(prefix="mkw-bench-") as folder:
        os.chmod(folder, 0o755)  # the database runs as another user when we are root
        os.environ["MKW_VAR"], os.environ["MKW_STATIC_ROOT"] = folder, str(Path(folder) / "static")
        from tests.bench.groups import NAMES, run

        wanted = sys.argv[1:] or list(NAMES)
        if unknown := [name for name in wanted if name not in NAMES]:
            sys.exit(f"unknown group: {', '.join(unknown)}; choose from {', '.join(NAMES)}")
        over = sum(not _show(*row) for row in run(wanted, Path(folder)))
    return 1 if over else 0


def _show(name: str, value: float, limit: float | None) -> bool:
    ok = limit is None or (value >= limit if name.startswith("zoekkwaliteit") else value <= limit)
    print(f"{name}\t{value:g}\t{'-' if limit is None else f'{limit:g}'}\t{'ok' if ok else 'over'}", flush=True)  # noqa: T201
    return ok


if __name__ == "__main__":
    sys.exit(main())
