"""Demo settings with the floors mounted beside the portal."""

import os

os.environ.setdefault("MKW_MODE", "demo")

from mkwportal.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.urls"
SEARCHES_PER_MINUTE = 10**6  # one member asks everything here
LOGGING["root"]["level"] = "ERROR"  # noqa: F405
