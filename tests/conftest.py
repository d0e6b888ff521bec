"""Fixtures of every test."""

from collections.abc import Callable

import pytest
from django.core.cache import caches
from django.test import Client

from corporaties.models import Gebruiker


@pytest.fixture(autouse=True)
def _own_place(settings, tmp_path):
    """Give each test its own folder for files, and nothing kept in memory from the one before."""
    settings.PRIVATE_ROOT = tmp_path / "bestanden"
    settings.STATIC_ROOT = tmp_path  # whitenoise warns about a folder that is not there
    caches["local"].clear()


@pytest.fixture
def login() -> Callable[[Gebruiker], Client]:
    """Return a function that gives a new browser (test client) logged in as this person."""

    def start(gebruiker: Gebruiker, **options) -> Client:
        client = Client(**options)
        client.force_login(gebruiker, backend="corporaties.auth.PortalBackend")
        return client

    return start
