"""Measure from outside: CPU time and memory of processes from the operating system's counters."""

import http.client
import http.cookies
import re
import statistics
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


def children(pid: int) -> list[int]:
    """Return this process and all that descend from it."""
    parents: dict[int, list[int]] = {}
    for stat in PROC.glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue
        parents.setdefault(int(text.rpartition(")")[2].split()[1]), []).append(int(stat.parent.name))
    found, todo = [], [pid]
    while todo:
        found.append(todo.pop())
        todo += parents.get(found[-1], [])
    return found


def cpu_ns(pids: Iterable[int]) -> int:
    """Return the nanoseconds that the threads of these processes ran on a processor."""
    total = 0
    for pid in pids:
        for task in (PROC / str(pid) / "task").glob("*/schedstat"):
            try:
                total += int(task.read_text().split()[0])
            except OSError:
                continue
    return total


def memory_kb(pid: int, field: str = "Pss", file: str = "smaps_rollup") -> int:
    """Return one memory figure of a process in kB: Pss of smaps_rollup, VmRSS or VmHWM of status."""
    try:
        text = (PROC / str(pid) / file).read_text()
    except OSError:
        return 0
    match = re.search(rf"^{field}:\s+(\d+) kB", text, re.M)
    return int(match.group(1)) if match else 0


def reset_peak(pid: int) -> None:
    """Make VmHWM of this process start again from what it uses now."""
    (PROC / str(pid) / "clear_refs").write_text("5")


class Pace:
    """How fast this machine is meanwhile, for figures that are no ratio: the CPU time of a loop that is always the same.

    A machine that others share may be twice as slow a minute later. The loop runs once a second, in a thread.
    """

    def __init__(self) -> None:
        self._spent: list[float] = []
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """Stop; return the middle of the milliseconds that the loop took."""
        self._stopped.set()
        self._thread.join()
        return statistics.median(self._spent)

    @staticmethod
    def once(times: int = 20) -> float:
        """Return the milliseconds of the fastest of so many loops, one after another."""
        return min(_loop() for _ in range(times))

    def _run(self) -> None:
        while True:
            self._spent.append(_loop())
            if self._stopped.wait(1):
                return


def _loop() -> float:
    start, total = time.thread_time(), 0
    for number in range(200_000):
        total += number * number
    return (time.thread_time() - start) * 1000


@dataclass(frozen=True)
class Cost:
    """CPU milliseconds per request (web and database) and wall milliseconds p50 and p95."""

    cpu: float
    p50: float
    p95: float


class Browser:
    """A logged-in HTTP client with one kept connection."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, http.cookies.SimpleCookie()
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)

    def request(
        self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
    ) -> tuple[int, bytes]:
        """Return status and body; cookies are kept; an answer of more than 8 MB is read and thrown away."""
        headers = {
            "Cookie": "; ".join(f"{name}={value.value}" for name, value in self.cookies.items()),
            "Accept-Encoding": "gzip",
            "Referer": f"http://127.0.0.1:{self.port}/",
            **(headers or {}),
        }
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionError):
            if method != "GET":
                raise
            self.connection.close()  # closed while nothing was asked: once more
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        for value in answer.headers.get_all("Set-Cookie") or []:
            self.cookies.load(value)
        if int(answer.headers.get("Content-Length") or 0) > 8_000_000:
            while answer.read(1 << 18):
                pass
            return answer.status, b""
        return answer.status, answer.read()

    def login(self, email: str, password: str) -> None:
        """Log in through the page."""
        _, page = self.request("GET", "/account/inloggen/", headers={"Accept-Encoding": "identity"})
        token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        form = {
            "login": email,
            "password": password,
            "csrfmiddlewaretoken": token.group(1).decode() if token else "",
        }
        status, _ = self.request(
            "POST",
            "/account/inloggen/",
            urllib.parse.urlencode(form),
            {"Content-Type": "application/x-www-form-urlencoded"},
        )
        if status != 302:
            raise RuntimeError(f"login answered {status}")


def cost(browser: Browser, paths: list[str], pids: Callable[[], list[int]], times: int = 100, warm: int = 20) -> Cost:
    """Return the cost of these pages, asked in turn; raise RuntimeError when one does not answer 200."""
    walls = []
    for number in range(warm + times):
        if number == warm:
            before = cpu_ns(pids())
        start = time.perf_counter()
        status, _ = browser.request("GET", paths[number % len(paths)])
        if number >= warm:
            walls.append((time.perf_counter() - start) * 1000)
        if status != 200:
            raise RuntimeError(f"{paths[number % len(paths)]} answered {status}")
    used = cpu_ns(pids()) - before
    return Cost(used / 1e6 / times, statistics.median(walls), statistics.quantiles(walls, n=20)[-1])
