"""The examples that the operations guide ships are right: nginx for real, the others read."""

import contextlib
import http.server
import re
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
import requests
import yaml

from tests.proeven.bezoeker import Tally, Visitor
from tests.proeven.proxy import HOST, Nginx

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "docs" / "voorbeelden"
GUIDE = (ROOT / "docs" / "beheer.md").read_text()


class Upstream(http.server.BaseHTTPRequestHandler):
    """A portal that says what it was asked, or hands out a file through nginx; `newest` is the port of the new one."""

    newest = 0
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["Host"]))
        if self.path == "/bestand":
            self.send_response(200)
            self.send_header("X-Accel-Redirect", "/intern/bestanden/proef.txt")
            self.send_header("Content-Type", "application/pdf")
            self.send_header("Content-Disposition", 'attachment; filename="proef.pdf"')
            self.send_header("Content-Security-Policy", "sandbox")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Cache-Control", "private, no-cache")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if self.path == "/static/nieuw.css" and self.server.server_address[1] != Upstream.newest:
            self.send_error(404)
            return
        body = "\n".join(f"{name.lower()}={value}" for name, value in self.headers.items()).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """Run nginx with the example in front of an old and a new stub, and an address behind which nobody listens."""
    place = tmp_path_factory.mktemp("nginx")
    for folder in (place, *place.parents):
        if folder.owner() == place.owner():
            folder.chmod(folder.stat().st_mode | 0o055)
    (place / "files" / "bestanden").mkdir(parents=True)
    (place / "files" / "bestanden" / "proef.txt").write_bytes(b"0123456789")
    with contextlib.ExitStack() as stack:
        closed = stack.enter_context(socket.socket())
        closed.bind(("127.0.0.1", 0))  # bound and not listening: refuses
        stubs = [stack.enter_context(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Upstream)) for _ in range(2)]
        for stub in stubs:
            threading.Thread(target=stub.serve_forever, daemon=True).start()
            stack.callback(stub.shutdown)
        ports = [stub.server_address[1] for stub in stubs]
        Upstream.newest = ports[1]
        server = Nginx(place, [*ports, closed.getsockname()[1]], private=place / "files")
        server.start()
        server.wait_ready()
        stack.callback(server.stop)
        yield server


@pytest.fixture
def visitor(nginx: Nginx) -> Iterator[Visitor]:
    """Somebody who trusts the certificate of the test."""
    visitor = Visitor(f"https://127.0.0.1:{nginx.port}", nginx.certificate, Tally())
    with contextlib.closing(visitor.session):
        yield visitor


def test_nginx_accepts_the_example(nginx):
    said = nginx.check()
    assert "test is successful" in said
    assert "warn" not in said, said


def test_what_a_visitor_claims_about_himself_is_overwritten(visitor):
    lies = {
        "X-Forwarded-For": "10.0.0.1",
        "X-Forwarded-Proto": "http",
        "X-Forwarded-Host": "kwaad.example",
        "X-Real-IP": "10.0.0.1",
        "Forwarded": "for=10.0.0.1",
        "X-Request-ID": "mijn-eigen-nummer",
    }
    seen = dict(line.split("=", 1) for line in visitor.get("/", headers=lies).text.splitlines())
    assert seen["x-forwarded-for"] == seen["x-real-ip"] == "127.0.0.1"
    assert seen["x-forwarded-proto"] == "https"
    assert "x-forwarded-host" not in seen
    assert "forwarded" not in seen
    assert seen["host"] == HOST
    assert re.fullmatch(r"[0-9a-f]{32}", seen["x-request-id"])


def test_a_web_process_that_is_gone_is_passed_over(visitor):
    assert [visitor.get("/").status_code for _ in range(6)] == [200] * 6
    assert visitor.tally.errors == 0


def test_a_static_file_of_a_new_release_is_found_while_the_old_one_still_runs(visitor):
    assert [visitor.get("/static/nieuw.css").status_code for _ in range(8)] == [200] * 8


def test_nginx_hands_out_a_file_with_the_headers_of_the_portal(visitor):
    answer = visitor.get("/bestand", headers={"Range": "bytes=2-4"})
    assert (answer.status_code, answer.content) == (206, b"234")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="proef.pdf"'
    assert answer.headers["Content-Security-Policy"] == "sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert visitor.get("/intern/bestanden/proef.txt").status_code == 404


def test_a_body_that_is_too_large_gets_a_dutch_sentence_before_it_is_sent(visitor):
    answer = visitor.ask("POST", "/", headers={"Content-Length": str(2 * 1024**3), "Expect": "100-continue"})
    assert answer.status_code == 413
    assert "hoogstens 100 MB" in answer.content.decode()
    assert visitor.ask("POST", "/", data=b"x" * (2 * 1024**2)).status_code == 200


def test_another_name_gets_no_answer_and_plain_http_is_sent_on(nginx):
    context = ssl.create_default_context(cafile=str(nginx.certificate))
    with socket.create_connection(("127.0.0.1", nginx.port)) as plain, pytest.raises(ssl.SSLError):
        context.wrap_socket(plain, server_hostname="kwaad.example")
    answer = requests.get(
        f"http://127.0.0.1:{nginx.plain}/documenten/?q=1",
        headers={"Host": "kwaad.example"},
        allow_redirects=False,
        timeout=10,
    )
    assert answer.headers["Location"] == f"https://{HOST}/documenten/?q=1"
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.load_verify_locations(nginx.certificate)
    with socket.create_connection(("127.0.0.1", nginx.port)) as plain:
        old.set_alpn_protocols(["h2"])
        with old.wrap_socket(plain, server_hostname=HOST) as secure:
            assert secure.selected_alpn_protocol() == "h2"
            assert secure.version() in ("TLSv1.2", "TLSv1.3")


def test_when_no_web_process_answers_the_page_says_so(tmp_path_factory):
    place = tmp_path_factory.mktemp("alleen")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        server = Nginx(place, [closed.getsockname()[1]])
        server.start()
        server.wait_ready()
        try:
            visitor = Visitor(f"https://127.0.0.1:{server.port}", server.certificate, Tally())
            with contextlib.closing(visitor.session):
                answer = visitor.session.get(visitor.base + "/")
        finally:
            server.stop()
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "10"
    assert "even niet bereikbaar" in answer.content.decode()


def test_compose_starts_what_is_there():
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())
    services = compose["services"]
    assert {"db", "migratie", "web1", "web2", "worker1", "worker2", "nginx", "clamav", "minio"} <= set(services)
    assert {services[name]["profiles"][0] for name in ("clamav", "minio")} == {"virus", "s3"}
    for name, service in services.items():
        for volume in service.get("volumes", ()):
            source = volume.partition(":")[0]
            assert source.startswith("$") or source in compose["volumes"] or (ROOT / source).exists(), (name, source)
        for network in service.get("networks", ()):
            assert network in compose["networks"]
        for other in service.get("depends_on", {}):
            assert other in services
    ours = [service for service in services.values() if "build" in service]
    assert len(ours) == 5
    assert all(service["read_only"] and service["cap_drop"] == ["ALL"] for service in ours)
    assert all("manage.py" in service["command"] for service in ours if "command" in service)
    changed = " ".join(services["nginx"]["command"])
    example = (EXAMPLES / "nginx.conf").read_text()
    assert all(word in example for word in re.findall(r"s/([\d.:]+)/", changed))
    assert "postgres:" in services["db"]["image"]


def test_every_variable_of_an_example_stands_in_the_guide():
    known = set(re.findall(r"`(MKW_[A-Z0-9_]+|DATABASE_URL)`", GUIDE)) | {"MKW_RELEASE", "MKW_DB_PASSWORD", "MKW_TLS"}
    files = [ROOT / "compose.yaml", ROOT / "Dockerfile", ROOT / ".env.example", *EXAMPLES.iterdir()]
    for path in files:
        used = set(re.findall(r"\b(MKW_[A-Z0-9_]*[A-Z0-9]|DATABASE_URL)\b", path.read_text()))
        assert used <= known, (path.name, used - known)


def test_the_image_holds_what_it_needs_and_runs_as_nobody_special():
    lines = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text()).splitlines()
    last = lines[max(n for n, line in enumerate(lines) if line.startswith("FROM ")) :]
    assert "USER mkw" in last
    assert [line for line in last if line.startswith("CMD")] == last[-1:]
    assert any(line.startswith("HEALTHCHECK") and "script/gereed" in line for line in last)
    assert any("uv sync --frozen" in line for line in lines)
    assert not any(line.startswith(("ADD ", "ARG ")) for line in lines)
    taken = [word for line in lines if line.startswith("COPY ") for word in line.split()[1:-1] if "=" not in word]
    needed = {path for path in taken if not path.startswith("/")}
    assert all((ROOT / path).exists() for path in needed)
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert needed == allowed
    apps = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert apps <= needed


def test_the_health_check_of_the_image_asks_with_the_name_of_the_portal():
    script = [sys.executable, str(ROOT / "script" / "gereed")]
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Upstream) as stub:
        threading.Thread(target=stub.serve_forever, daemon=True).start()
        here = {"MKW_BIND": f"0.0.0.0:{stub.server_address[1]}", "MKW_HOSTS": f"{HOST}, ander.example.nl"}
        Upstream.asked.clear()
        assert subprocess.run(script, env=here, check=False).returncode == 0
        assert Upstream.asked == [("/gereed/", HOST)]
        stub.shutdown()
    done = subprocess.run(script, env=here, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "not ready" in done.stderr


@pytest.mark.parametrize("name", ["mkw-web@8001", "mkw-worker@1"])
def test_systemd_takes_the_units(name, tmp_path):
    unit = EXAMPLES / f"{name.partition('@')[0]}@.service"
    text = unit.read_text()
    program = re.search(r"^ExecStart=/opt/mkw/(\S+)$", text, re.M)
    assert program is not None
    assert (ROOT / program[1]).stat().st_mode & 0o111
    assert "Restart=always" in text
    assert "NoNewPrivileges=yes" in text
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not on this machine; the rest of the unit was checked")
    text = text.replace("/opt/mkw", str(ROOT)).replace("User=mkw", "User=root").replace("Group=mkw", "Group=root")
    (tmp_path / unit.name).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / f"{name}.service")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert unit.name not in done.stderr, done.stderr


def test_slow_clients_hold_no_web_process_and_are_let_go(nginx, visitor):
    context = ssl.create_default_context(cafile=str(nginx.certificate))
    begin = f"GET /traag HTTP/1.1\r\nHost: {HOST}\r\n"
    body = f"POST /traag HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 500000\r\n\r\n"
    with contextlib.ExitStack() as stack:

        def dial(text: str) -> ssl.SSLSocket:
            plain = stack.enter_context(socket.create_connection(("127.0.0.1", nginx.port)))
            line = stack.enter_context(context.wrap_socket(plain, server_hostname=HOST))
            line.sendall(text.encode())
            return line

        headers = [dial(begin) for _ in range(150)]
        bodies = [dial(body) for _ in range(40)]
        for second in range(14):  # the example gives a head ten seconds
            for line in [*headers, *bodies]:
                with contextlib.suppress(OSError):
                    line.sendall(b"X-%d: 1\r\n" % second if line in headers else b"x")
            assert visitor.get("/").status_code == 200
            time.sleep(1)
        assert [_is_let_go(line) for line in headers] == [True] * len(headers)
    assert not [path for path, _ in Upstream.asked if path == "/traag"]


def _is_let_go(line: ssl.SSLSocket) -> bool:
    """Whether nginx ended this connection, with or without a word."""
    line.settimeout(1)
    try:
        answer = line.recv(100)
    except TimeoutError:
        return False
    except OSError:  # reset
        return True
    return not answer or b" 408 " in answer
