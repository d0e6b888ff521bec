"""The production settings, in a process of their own."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

PRODUCTION = {
    "MKW_MODE": "production",
    "MKW_SECRET_KEY": "q" * 30 + "".join(chr(65 + n % 26) for n in range(40)) + "0123456789",
    "MKW_BASE_URL": "https://portaal.example.nl",
    "MKW_HOSTS": "portaal.example.nl",
    "DATABASE_URL": "postgresql://mkw@localhost/mkw",
    "MKW_PRIVATE_ROOT": "/srv/mkw/bestanden",
    "MKW_EMAIL_URL": "smtp+starttls://user:pass@smtp.example.nl:587",
    "MKW_FROM_EMAIL": "MKW Portal <portaal@example.nl>",
    "DJANGO_SETTINGS_MODULE": "mkwportal.settings",
}


def manage(*words: str, **environment: str | None) -> subprocess.CompletedProcess[str]:
    """Run manage.py with the production environment, changed as asked (None removes a variable)."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("MKW_", "DJANGO_", "DATABASE_URL"))
    }
    full = {name: value for name, value in {**clean, **PRODUCTION, **environment}.items() if value is not None}
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=settings.BASE_DIR,
        env=full,
        capture_output=True,
        text=True,
        check=False,
    )


def test_check_deploy_finds_nothing_on_the_production_settings():
    found = manage("check", "--deploy", "--fail-level", "WARNING")
    assert found.returncode == 0, found.stderr
    assert "no issues" in found.stdout


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MKW_MODE", None),
        ("MKW_MODE", "prod"),
        ("MKW_SECRET_KEY", None),
        ("MKW_SECRET_KEY", "short"),
        ("MKW_BASE_URL", "http://portaal.example.nl"),
        ("MKW_HOSTS", "*"),
        ("MKW_HOSTS", None),
        ("DATABASE_URL", None),
        ("DATABASE_URL", "sqlite:///x"),
        ("MKW_PRIVATE_ROOT", None),
        ("MKW_EMAIL_URL", None),
        ("MKW_PROXY_COUNT", "many"),
        ("MKW_METRICS_TOKEN", "short"),
        ("MKW_ALERT_URL", "file:///etc/passwd"),
    ],
)
def test_production_refuses_to_start_on_a_missing_or_unclear_value(name, value):
    found = manage("check", **{name: value})
    assert found.returncode != 0
    assert name in found.stderr
