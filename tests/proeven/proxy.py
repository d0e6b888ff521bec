"""nginx in front of the portal, with the configuration that the documentation ships."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from tests.support.smtp import make_certificate

from .processes import ROOT, Missing, Process, answers, free_port, wait_until

HOST = "portaal.example.nl"
EXAMPLE = ROOT / "docs" / "voorbeelden" / "nginx.conf"


class Nginx(Process):
    """nginx with the example that the documentation ships; only names, ports and paths are filled in."""

    def __init__(self, folder: Path, ports: list[int], *, private: Path | None = None) -> None:
        program = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin:/usr/local/sbin")
        if program is None:
            raise Missing("nginx was not found. On Debian and Ubuntu: apt-get install nginx-light")
        self.port, self.plain = free_port(), free_port()
        place = folder / "nginx"
        place.mkdir()
        _, self.certificate = make_certificate(place, HOST)
        site = fill_in(
            EXAMPLE.read_text(),
            ports,
            https=self.port,
            http=self.plain,
            certificate=place / "mail-key.pem",
            private=private or place,
        )
        (place / "site.conf").write_text(site)
        (place / "nginx.conf").write_text(wrap(place))
        super().__init__("nginx", [program, "-c", str(place / "nginx.conf"), "-p", str(place)], folder)

    def check(self) -> str:
        """Return what `nginx -t` says of the configuration."""
        return subprocess.run([*self.words, "-t"], capture_output=True, text=True, check=False).stderr

    def wait_ready(self, seconds: float = 60) -> None:
        """Return when it listens."""
        wait_until(lambda: answers(self.port), seconds, "nginx")


def fill_in(example: str, ports: list[int], *, https: int, http: int, certificate: Path, private: Path) -> str:
    """Return the example with our ports and paths; RuntimeError when it no longer has what we fill in."""
    servers = "".join(f"    server 127.0.0.1:{port} max_fails=3 fail_timeout=2s;\n" for port in ports)
    changes: list[tuple[str, str]] = [
        (r"(?:    server 127\.0\.0\.1:\d+ .*\n)+", servers),
        (r" *listen \[::\]:.*\n", ""),
        (r"listen 443 ", f"listen 127.0.0.1:{https} "),
        (r"listen 80 ", f"listen 127.0.0.1:{http} "),
        (r"/etc/ssl/mkw/keten\.pem", str(certificate)),
        (r"/etc/ssl/mkw/sleutel\.pem", str(certificate)),
        (r"/srv/mkw/bestanden/", f"{private}/"),
    ]
    for pattern, value in changes:
        example, count = re.subn(pattern, lambda _, value=value: value, example)
        if not count:
            raise RuntimeError(f"docs/voorbeelden/nginx.conf has no {pattern}")
    return example


def wrap(place: Path) -> str:
    """Return the rest of an nginx configuration: what a distribution has around a site."""
    temporary = "".join(
        f"    {kind}_temp_path {place}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.getuid() == 0 else ""  # or it could not read the files of whoever started us
    return (
        f"{user}daemon off;\nworker_processes 1;\npid {place}/pid;\nerror_log {place}/error.log warn;\n"
        f"events {{ worker_connections 512; }}\n"
        f"http {{\n    include /etc/nginx/mime.types;\n    default_type application/octet-stream;\n"
        f"    access_log {place}/access.log;\n{temporary}    include {place}/site.conf;\n}}\n"
    )
