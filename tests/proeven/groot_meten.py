"""What the quiet installation costs after the drill: processor per request, memory per process."""

from tests.bench.measure import children, cpu_ns, memory_kb

from .groot_werk import Work
from .machines import Installation

TIMES = 60


def measure(place: Installation, work: Work) -> list[str]:
    """Return lines with what a request costs through nginx, all processes together, and what the processes hold."""
    visitor = work.visitor(work.people["vragers"][0])
    upload = work.ledger.uploads[0]
    pages = {
        "lijst": "/documenten/",
        "zoekvraag": f"/documenten/?q={upload.word}",
        "document": f"/documenten/{upload.document}/",
        "download": f"/documenten/{upload.document}/bestand/",
    }
    parts = {"nginx": [place.nginx], "web": place.webs, "PostgreSQL": [place.postgres]}
    lines = []
    for name, path in pages.items():
        for _ in range(10):
            visitor.get(path)
        before = {part: _cpu(processes) for part, processes in parts.items()}
        for _ in range(TIMES):
            visitor.get(path)
        spent = {part: (_cpu(processes) - before[part]) / TIMES / 1e6 for part, processes in parts.items()}
        lines.append(f"{name}: " + ", ".join(f"{part} {value:.1f}" for part, value in spent.items()) + " ms processor")
    web = [memory_kb(pid) for process in place.webs for pid in children(process.pid)]
    worker = [sum(memory_kb(pid) for pid in children(process.pid)) for process in place.workers]
    lines.append(
        f"geheugen: een gunicorn {sum(web) / len(place.webs) / 1024:.0f} MB, een worker {max(worker) / 1024:.0f} MB"
    )
    return lines


def _cpu(processes: list) -> int:
    return sum(cpu_ns(children(process.pid)) for process in processes)
