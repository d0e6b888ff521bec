"""Start the whole portal on this machine: database, worker and web. Run by script/demo."""

import argparse
import contextlib
import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from .logins import LOGINS, PASSWORD

ROOT = Path(__file__).resolve().parent.parent.parent
VAR = Path(os.environ.get("MKW_VAR") or ROOT / "var")
NOT_LOADED = 10  # exit status of a prepared portal without content
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stop(Exception):
    """Somebody asked us to stop."""


def say(text: str) -> None:
    """Write one line for the person who started us."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _die_with_parent() -> None:
    """Ask the kernel to end this child when its parent is gone, also after kill -9 (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(1, signal.SIGTERM)


def child(*words: str, asks: bool = False) -> subprocess.Popen[bytes]:
    """Start a child; unless it asks something on the terminal, in its own process group: Ctrl-C reaches only us."""
    return subprocess.Popen(  # noqa: S603 (our own commands)
        words,
        cwd=ROOT,
        preexec_fn=_die_with_parent,
        process_group=None if asks else 0,
        stdin=None if asks else subprocess.DEVNULL,
    )


def prepare(children: list[subprocess.Popen[bytes]], step: str) -> int:
    """Run one step of mkwportal.demo.prepare to its end; return 0 or NOT_LOADED, leave when it failed."""
    process = child(sys.executable, "-W", "ignore", "-m", "mkwportal.demo.prepare", step, asks=step == "empty")
    children.append(process)
    if process.wait() not in (0, NOT_LOADED):
        sys.exit("Dat lukte niet. Kijk in de regels hierboven.")
    children.remove(process)
    return process.returncode


def wait_until_ready(url: str, web: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Return when the web server says it is ready; raise RuntimeError when it ends or stays silent."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if web.poll() is not None:
            break
        with (
            contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError),
            urllib.request.urlopen(url + "/gereed/", timeout=5) as answer,  # noqa: S310 (own address)
        ):
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError("De webserver start niet. Kijk in de regels hierboven.")


def stop(children: list[subprocess.Popen[bytes]]) -> None:
    """End the children in reverse order; who does not listen within 15 seconds is killed with its group."""
    for process in reversed(children):
        if process.poll() is None:
            process.terminate()
    for process in reversed(children):
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def parse() -> argparse.Namespace:
    """Return the options: port and leeg."""
    parser = argparse.ArgumentParser(prog="script/demo", description="Start het portaal met voorbeeldgegevens.")
    parser.add_argument("--port", type=int, default=8000, help="poort op 127.0.0.1 (standaard 8000)")
    parser.add_argument("--leeg", action="store_true", help="zonder voorbeelden; vraagt om de eerste beheerder")
    options = parser.parse_args()
    if not 1 <= options.port <= 65535:
        parser.error("kies een poort van 1 tot 65535")
    return options


def lock_folder() -> object:
    """Return the lock that says that a demo runs in this folder; leave with advice when one does."""
    VAR.mkdir(parents=True, exist_ok=True)
    lock = (VAR / "demo.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        sys.exit("In deze map draait het portaal al. Stop dat eerst, of gebruik een andere kloon.")
    return lock


def check_port(port: int) -> None:
    """Leave with advice when something else listens on this port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            sys.exit(f"Poort {port} is bezet. Kies een andere: script/demo --port {port + 1}")


def main() -> None:
    """Run until Ctrl-C; leave no process behind."""
    options = parse()
    began = time.monotonic()
    lock = lock_folder()
    check_port(options.port)
    base_url = f"http://127.0.0.1:{options.port}"
    folder = VAR / "leeg" if options.leeg else VAR
    os.environ.update(
        MKW_MODE="demo",
        MKW_VAR=str(folder),
        MKW_BASE_URL=base_url,
        MKW_BIND=f"127.0.0.1:{options.port}",
        DJANGO_SETTINGS_MODULE="mkwportal.settings",
        MKW_STATIC_ROOT=str(folder / "static"),
    )

    def ask_to_stop(*_: object) -> None:
        raise Stop

    for number in STOPPING:
        signal.signal(number, ask_to_stop)
    children: list[subprocess.Popen[bytes]] = []
    database = None
    try:
        from mkwportal.core import embedded

        database = embedded.start(folder / "postgres", keep=True)
        os.environ["DATABASE_URL"] = database.get_uri()
        state = prepare(children, "empty" if options.leeg else "demo")
        worker = ("worker", "--concurrency", "2")
        children.append(child(sys.executable, "-W", "ignore", "manage.py", *worker))
        if state == NOT_LOADED:
            prepare(children, "content")
        web = child(sys.executable, "-m", "gunicorn", "--config", "mkwportal/gunicorn.py", "mkwportal.wsgi")
        children.append(web)
        wait_until_ready(base_url, web)
        say(f"\nHet MKW Portal draait na {time.monotonic() - began:.0f} seconden op {base_url}")
        if not options.leeg:
            say(f"Log in met een van deze adressen en het wachtwoord {PASSWORD}:")
            for email, role in LOGINS:
                say(f"  {email:<34} {role}")
        say(f"Mail die het portaal verstuurt, leest u op {base_url}/demo/post/")
        say("Stop met Ctrl-C.")
        while all(process.poll() is None for process in children):
            time.sleep(0.5)
        say("Een onderdeel is gestopt. Het portaal sluit af; kijk in de regels hierboven.")
        sys.exit(1)
    except Stop:
        say("\nHet portaal stopt.")
    finally:
        for number in STOPPING:
            signal.signal(number, signal.SIG_IGN)
        stop(children)
        if database is not None:
            database.stop()
        del lock


if __name__ == "__main__":
    main()
