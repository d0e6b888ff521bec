"""A very large body, against the real web server in processes of its own.

nginx stands in front in production and refuses it earlier (docs/voorbeelden/nginx.conf).
"""

import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import psutil
import pytest
from django.conf import settings

from tests.proeven.processes import answers, free_port, wait_until

ROOT = Path(__file__).resolve().parent.parent.parent
GIGABYTE = 1024**3
MOST_GROWTH = 60 * 1024**2  # bytes of memory that the server may grow while two gigabytes are announced


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Start gunicorn with two workers of two threads on the database of the tests; return its port and process."""
    place, port = tmp_path_factory.mktemp("zwaar"), free_port()
    env = os.environ | {
        "MKW_MODE": "demo", "MKW_VAR": str(place), "MKW_BIND": f"127.0.0.1:{port}", "MKW_WEB_WORKERS": "2",
        "MKW_WEB_THREADS": "2", "DATABASE_URL": _address(), "MKW_STATIC_ROOT": str(place),
    }  # fmt: skip
    command = [sys.executable, "-W", "ignore", "-m", "gunicorn", "--config", "mkwportal/gunicorn.py", "mkwportal.wsgi"]
    with (place / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log)
        try:
            wait_until(lambda: answers(port), 60, "gunicorn")
            for _ in range(40):  # both workers have loaded what a first request loads
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/account/inloggen/", timeout=30) as page:
                    page.read()
            yield port, psutil.Process(process.pid)
        finally:
            process.terminate()
            process.wait(20)


def _address() -> str:
    own = settings.DATABASES["default"]
    return f"postgresql://{own['USER']}@/{own['NAME']}?host={own['HOST']}"


def _memory(process: psutil.Process) -> int:
    return sum(one.memory_info().rss for one in [process, *process.children(recursive=True)])


def _answer(stream: socket.socket) -> bytes:
    stream.settimeout(20)
    try:
        return stream.recv(4096)
    except (ConnectionResetError, BrokenPipeError):
        return b""


@pytest.mark.parametrize("framing", ["length", "chunked"])
@pytest.mark.parametrize("path", ["/account/inloggen/", "/documenten/nieuw/", "/documenten/nieuw/bestand/"])
def test_two_gigabytes_are_refused_early_and_cost_no_memory(server, path, framing):
    port, process = server
    before, sent = _memory(process), 0
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    head += f"Content-Length: {2 * GIGABYTE}\r\n\r\n" if framing == "length" else "Transfer-Encoding: chunked\r\n\r\n"
    block = b'--x\r\nContent-Disposition: form-data; name="bestanden"; filename="a.txt"\r\n\r\n' + b"a" * 65_000
    with socket.create_connection(("127.0.0.1", port)) as stream:
        stream.sendall(head.encode())
        stream.settimeout(0.2)
        answer = b""
        while sent < 300 * 1024**2 and not answer:
            try:
                part = block if framing == "length" else f"{len(block):x}\r\n".encode() + block + b"\r\n"
                stream.sendall(part)
                sent += len(part)
            except TimeoutError:
                continue
            except (BrokenPipeError, ConnectionResetError):
                break
            stream.setblocking(False)
            try:
                answer = stream.recv(4096)
            except BlockingIOError:
                answer = b""
            except (ConnectionResetError, BrokenPipeError):
                break
            finally:
                stream.settimeout(0.2)
        answer = answer or _answer(stream)
    assert sent < 5 * 1024**2, "the answer came late"
    expected = b" 413 " if framing == "length" else b" 403 "  # a body without a length is not read at all
    assert expected in answer, answer[:80]
    assert _memory(process) - before < MOST_GROWTH
