"""The W3C's HTML checker (vnu) over many pages in one run: starting Java is what takes the time."""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent.parent
_AT_ONCE = 400  # pages per run, well below the longest command line


def html_problems(pages: Mapping[str, str]) -> list[str]:
    """Return what the checker says of these pages, as "name: message, near …"; pages maps a name to its HTML."""
    names, found = list(pages), []
    for start in range(0, len(names), _AT_ONCE):
        part = names[start : start + _AT_ONCE]
        found += _run({name: pages[name] for name in part})
    return found


def _run(pages: Mapping[str, str]) -> list[str]:
    jar = Path(os.environ.get("MKW_TOOLS") or ROOT / ".venv" / "tools") / "vnu.jar"
    with TemporaryDirectory() as folder:
        files = {}
        for number, (name, html) in enumerate(pages.items()):
            path = Path(folder) / f"{number}.html"
            path.write_text(html, encoding="utf-8")
            files[path.name] = name
        command = ["java", "-Xmx512m", "-jar", str(jar), "--format", "json", "--stdout", *files]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if not done.stdout.startswith("{"):
        raise RuntimeError(f"the HTML checker did not run: {done.stderr[-500:]}")
    problems = [row for row in json.loads(done.stdout)["messages"] if row["type"] != "info" or "subType" in row]
    return [
        f"{files[row['url'].rpartition('/')[2]]}: {row['message']} Near {' '.join(row.get('extract', '').split())!r}"
        for row in problems
    ]
